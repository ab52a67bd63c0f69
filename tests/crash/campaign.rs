//! A series of kills (`QONUN_SOAK=200` for all of them): at moments spread over a whole run, and at each step of
//! writing and publishing a generation.

use std::fs;
use std::process::Child;
use std::time::Instant;

use qonun_testkit::amount;
use qonun_tests::Mirror;
use qonun_tests::program::{qonun, text};

use super::{start_ingest, written};

/// Number of publishing steps at which a run is killed; the other kills happen at a moment of the run.
const STEPS: u32 = 5;

/// True if a run has reached a step of writing and publishing.
fn has_come_to(step: u32, mirror: &Mirror, before: &str) -> bool {
    let index = mirror.index();
    let names = mirror.generations();
    let unfinished = names.iter().find(|name| name.ends_with(".part"));
    match step {
        0 => unfinished.is_some() && written(mirror) > 0,
        1 => unfinished.is_some_and(|name| index.join("generations").join(name).join("manifest.json").exists()),
        2 => unfinished.is_some_and(|name| index.join("generations").join(name).join("checksums.txt").exists()),
        3 => names.iter().any(|name| name.as_str() > before && !name.ends_with(".part")),
        _ => index.join("current.part").exists() || mirror.current() != before,
    }
}

/// Kills a run as soon as `now` returns true. If the run ended before, returns whether it reported success.
fn kill_at(mut child: Child, mut now: impl FnMut() -> bool) -> Option<bool> {
    while child.try_wait().unwrap().is_none() {
        if now() {
            child.kill().unwrap();
            break;
        }
        std::thread::yield_now();
    }
    child.wait().unwrap().code().map(|code| code <= 1)
}

/// Returns the number of documents of an index, and the number of hits of each word.
fn said(mirror: &Mirror, words: &[&str]) -> (u64, Vec<u64>) {
    let manifest = mirror.index().join("generations").join(mirror.current()).join("manifest.json");
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(manifest).unwrap()).unwrap();
    (manifest["documents"].as_u64().unwrap(), words.iter().map(|word| mirror.found(word)).collect())
}

#[test]
fn kills_lose_no_document_and_leave_no_half_generation() {
    let kills = amount(8, 200);
    let mirror = Mirror::sample();
    let start = Instant::now();
    mirror.ingest(&[]);
    let whole = start.elapsed();
    let words = ["queen", "walruses"];
    let before = said(&mirror, &words);
    assert_eq!(before.1, [1, 0]);
    // Indexes of the word in the pages, and of the word in the index.
    let (mut in_pages, mut in_index) = (0, 0);
    let (mut killed, mut moved) = (0, 0);
    for kill in 0..kills {
        // A run that was killed in time left a change that is not in the index yet.
        if in_pages == in_index {
            in_pages = 1 - in_index;
            mirror.edit("7000004.html", words[in_index], words[in_pages]);
        }
        let current = mirror.current();
        let child = start_ingest(&mirror.pages(), &mirror);
        let start = Instant::now();
        let moment = whole.mul_f64(f64::from(kill) / f64::from(kills));
        let ended = if kill % 2 == 0 {
            kill_at(child, || start.elapsed() >= moment)
        } else {
            kill_at(child, || has_come_to(kill / 2 % STEPS, &mirror, &current))
        };
        killed += u32::from(ended.is_none());
        assert_ne!(ended, Some(false), "kill {kill}: the run failed");

        // The index is one of the two states, complete; acknowledged changes are in it.
        let _ = qonun(&["check", text(&mirror.index())]).expect(0);
        let has_moved = mirror.current() != current;
        assert!(has_moved || ended.is_none(), "kill {kill}: acknowledged and not there");
        moved += u32::from(has_moved && ended.is_none());
        in_index = if has_moved { in_pages } else { in_index };
        let mut found = [0, 0];
        found[in_index] = 1;
        assert_eq!(said(&mirror, &words), (before.0, found.to_vec()), "kill {kill}");
        // The current one, the previous one, one whose removal was interrupted, and an unfinished one.
        assert!(mirror.generations().len() <= 4, "kill {kill}: rests pile up: {:?}", mirror.generations());
    }
    eprintln!("{kills} kills: {killed} runs were killed, {moved} of them after the pointer had moved");
    assert!(killed >= kills / 2, "only {killed} of {kills} runs were killed");

    mirror.ingest(&["--force"]);
    assert!(mirror.generations().len() <= 2 && mirror.generations().iter().all(|name| !name.ends_with(".part")));
    let mut found = [0, 0];
    found[in_pages] = 1;
    assert_eq!(said(&mirror, &words), (before.0, found.to_vec()));
}

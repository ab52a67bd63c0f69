//! A run that is killed: the previous generation stays undamaged and in use, and the next run cleans up.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod campaign;

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use qonun_tests::program::{command, text};
use qonun_tests::{Mirror, Server};

/// Starts an ingest of other pages into the index of a mirror.
fn start_ingest(pages: &Path, mirror: &Mirror) -> Child {
    let index = mirror.index();
    let mut command = command(&["ingest", text(pages), "--index", text(&index)]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Returns the folder of the generation that is being written.
fn unfinished(mirror: &Mirror) -> Option<String> {
    mirror.generations().into_iter().find(|name| name.ends_with(".part"))
}

/// Returns the number of bytes of the files that are being written.
fn written(mirror: &Mirror) -> u64 {
    let Some(name) = unfinished(mirror) else { return 0 };
    let mut open = vec![mirror.index().join("generations").join(name)];
    let mut bytes = 0;
    while let Some(dir) = open.pop() {
        // The run continues meanwhile: a file that is gone was not complete anyway.
        for path in fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                bytes += fs::metadata(path).map_or(0, |facts| facts.len());
            }
        }
    }
    bytes
}

/// Kills a run with SIGKILL as soon as `now` returns true. Returns true if it was still running.
fn kill_when(child: &mut Child, mut now: impl FnMut() -> bool) -> bool {
    while child.try_wait().unwrap().is_none() {
        if now() {
            child.kill().unwrap();
            return child.wait().unwrap().code().is_none();
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}

fn assert_whole(mirror: &Mirror, server: &Server, generation: &str, moment: &str) {
    assert_eq!(mirror.current(), generation, "{moment}: the pointer moved");
    assert_eq!(mirror.found("asalari"), 1, "{moment}: a new reader finds nothing");
    assert_eq!(server.acts(&[("q", "asalari")]), ["uz/law/2019/9001"], "{moment}: the server finds nothing");
    assert_eq!(server.get("/api/v1/documents/7000010").expect(200).json()["number"], "VMQ-77", "{moment}");
}

#[test]
fn a_killed_run_leaves_the_old_generation_whole() {
    let (sample, large) = (Mirror::sample(), Mirror::generated(600));
    let pages = large.pages();
    sample.ingest(&[]);
    let generation = sample.current();
    let server = Server::start(&sample.index());

    let mut kills = 0;
    for milliseconds in [0, 20, 60, 150] {
        let start = Instant::now();
        let mut child = start_ingest(&pages, &sample);
        kills += u32::from(kill_when(&mut child, || start.elapsed() >= Duration::from_millis(milliseconds)));
        assert_whole(&sample, &server, &generation, &format!("after {milliseconds} ms"));
    }
    let mut writing = 0;
    for bytes in [0, 1, 50_000, 200_000] {
        let mut child = start_ingest(&pages, &sample);
        let now = || unfinished(&sample).is_some() && written(&sample) >= bytes;
        let killed = kill_when(&mut child, now);
        kills += u32::from(killed);
        writing += u32::from(killed && unfinished(&sample).is_some());
        assert_whole(&sample, &server, &generation, &format!("after {bytes} bytes"));
        assert!(sample.generations().len() <= 2, "rests pile up: {:?}", sample.generations());
    }
    assert!(kills >= 5, "only {kills} runs were killed in the middle");
    assert!(writing >= 2, "only {writing} runs were killed while they wrote");

    // A run without changes cleans up, too.
    sample.ingest(&[]);
    assert_eq!(sample.generations(), [generation.as_str()]);

    let whole = start_ingest(&pages, &sample).wait().unwrap();
    assert!(whole.code().is_some_and(|code| code <= 1));
    assert_ne!(sample.current(), generation);
    assert_eq!(unfinished(&sample), None);
    assert_eq!(sample.found("asalari"), 1, "what was there before is kept");
    let documents = sample.ingest(&[])["documents"].as_u64().unwrap();
    assert!(documents > 400, "{documents} documents");
}

#[test]
fn a_first_run_that_is_killed_leaves_nothing_that_can_be_opened() {
    let large = Mirror::generated(300);
    let mut child = start_ingest(&large.pages(), &large);
    assert!(kill_when(&mut child, || unfinished(&large).is_some()), "the run was over too soon");
    let index = large.index();
    let ran = qonun_tests::qonun(&["search", "qonun", "--index", text(&index)]).expect(3);
    assert!(ran.err.contains("no generation"), "{}", ran.err);
    large.ingest(&[]);
    assert_eq!(large.generations(), [large.current()]);
}

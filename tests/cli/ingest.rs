//! `qonun ingest`: its input, its output, its counts.

use std::fs;
use std::time::{Duration, SystemTime};

use qonun_tests::program::{command, qonun, start, text};
use qonun_tests::server::wait_until;
use qonun_tests::{Mirror, mirror};
use serde_json::Value;

fn count(counts: &Value, name: &str) -> u64 {
    counts[name].as_u64().unwrap_or_else(|| panic!("no count \"{name}\" in {counts}"))
}

/// Checks that every file is a document, an edition, refused, or beside another file of the same text.
fn assert_adds_up(counts: &Value) {
    let came_of_files: u64 =
        ["documents", "editions", "refused", "beside"].map(|name| count(counts, name)).iter().sum();
    assert_eq!(came_of_files, count(counts, "files") + count(counts, "kept"), "{counts}");
}

#[test]
fn the_counts_of_the_sample_add_up() {
    let sample = Mirror::sample();
    fs::write(sample.page("notes.txt"), "not a page").unwrap();
    let ran = sample.try_ingest(&[]).expect(1);
    let counts = ran.json();
    assert_adds_up(&counts);
    let files = fs::read_dir(sample.pages()).unwrap().count() as u64;
    assert_eq!(count(&counts, "files") + count(&counts, "ignored"), files);
    for (name, wanted) in
        [("documents", 15), ("editions", 1), ("beside", 1), ("refused", 3), ("ignored", 1), ("kept", 0), ("acts", 12)]
    {
        assert_eq!(count(&counts, name), wanted, "{name} of {counts}");
    }
    assert_eq!(counts["unchanged"], 0);
    assert_eq!(counts["generation"], sample.current());
    assert!(count(&counts, "provisions") > 50 && count(&counts, "bytes") > 10_000 && count(&counts, "problems") > 0);
    assert_eq!(ran.out.lines().count(), 1, "results alone stand on standard output: {}", ran.out);
}

#[test]
fn a_clean_mirror_ends_with_0() {
    let clean = Mirror::empty();
    fs::copy(mirror::sample_pages().join("7000004.html"), clean.page("7000004.html")).unwrap();
    assert_eq!(clean.try_ingest(&[]).expect(0).json()["problems"], 0);
}

#[test]
fn a_second_run_writes_nothing() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    let before = snapshot(&sample);
    let second = sample.try_ingest(&[]).expect(0).json();
    assert_eq!(second["unchanged"], first["documents"]);
    assert_eq!(second["generation"], first["generation"]);
    for name in ["documents", "editions", "acts", "provisions", "files", "refused", "ignored"] {
        assert_eq!(second[name], first[name], "{name}");
    }
    assert_adds_up(&second);
    assert_eq!(snapshot(&sample), before);

    let later = SystemTime::now() + Duration::from_secs(5);
    fs::File::options().append(true).open(sample.page("7000004.html")).unwrap().set_modified(later).unwrap();
    sample.ingest(&[]);
    assert_eq!(snapshot(&sample), before, "a new time alone is no change");
}

/// Returns all files of the index with their times of change.
fn snapshot(mirror: &Mirror) -> Vec<(String, SystemTime)> {
    let mut open = vec![mirror.index().join("generations")];
    let mut found = Vec::new();
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            found.push((text(&path).to_owned(), fs::metadata(&path).unwrap().modified().unwrap()));
            if path.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_changed_page_is_read_again() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    assert_eq!((sample.found("queen"), sample.found("walruses")), (1, 0));
    sample.edit("7000004.html", "queen", "walruses");
    let second = sample.ingest(&[]);
    assert_ne!(second["generation"], first["generation"]);
    assert_eq!(second["unchanged"], 0);
    assert_eq!(second["documents"], first["documents"]);
    assert_eq!(sample.found("walruses"), 1);
    assert!(sample.generations().len() <= 2, "{:?}", sample.generations());
}

#[test]
fn a_new_page_comes_in() {
    let sample = Mirror::sample();
    fs::rename(sample.page("7000055.html"), sample.root().join("later.html")).unwrap();
    let first = sample.ingest(&[]);
    assert_eq!(sample.found("cranes"), 0);
    fs::create_dir_all(sample.page("deeper/still")).unwrap();
    fs::rename(sample.root().join("later.html"), sample.page("deeper/still/7000055.html")).unwrap();
    let second = sample.ingest(&[]);
    assert_eq!(count(&second, "documents"), count(&first, "documents") + 1);
    assert_eq!(sample.found("cranes"), 1);
}

#[test]
fn a_removed_page_stays_until_it_is_pruned() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    fs::remove_file(sample.page("7000055.html")).unwrap();

    let kept = sample.ingest(&[]);
    assert_eq!(kept["documents"], first["documents"]);
    assert_eq!(sample.found("cranes"), 1, "a page that is gone stays in the index");

    // Another change makes a new generation; the text of the missing page is taken over.
    sample.edit("7000004.html", "queen", "walruses");
    let changed = sample.ingest(&[]);
    assert_eq!(changed["documents"], first["documents"]);
    assert_eq!(count(&changed, "kept"), 1);
    assert_adds_up(&changed);
    assert_eq!((sample.found("cranes"), sample.found("walruses")), (1, 1));

    let pruned = sample.ingest(&["--prune"]);
    assert_eq!(count(&pruned, "documents"), count(&first, "documents") - 1);
    assert_adds_up(&pruned);
    assert_eq!((sample.found("cranes"), sample.found("walruses")), (0, 1));
    let again = sample.ingest(&["--prune"]);
    assert_eq!(again["generation"], pruned["generation"]);
}

#[test]
fn the_report_names_file_block_and_problem() {
    let sample = Mirror::sample();
    let report = sample.root().join("report.jsonl");
    let counts = sample.ingest(&["--report", text(&report)]);
    let lines: Vec<Value> =
        fs::read_to_string(&report).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (summary, problems) = lines.split_last().unwrap();
    assert_eq!(problems.len() as u64, count(&counts, "problems"));
    for name in ["files", "documents", "refused", "ignored", "problems"] {
        assert_eq!(summary["summary"][name], counts[name], "{name}");
    }
    for problem in problems {
        assert!(problem["file"].as_str().is_some_and(|file| std::path::Path::new(file).is_file()), "{problem}");
        assert!(problem["message"].as_str().is_some_and(|message| message.len() > 10), "{problem}");
    }
    for (file, code, has_block) in [
        ("7000050.html", "pdf_only", false),
        ("7000060.html", "not_found", false),
        ("7000061.html", "empty", false),
        ("7000062.html", "not_a_law_page", false),
        ("7000070.html", "truncated", true),
        ("7000071.html", "encoding", false),
        ("7000072.html", "markup", true),
        ("7000072.html", "active_content", true),
    ] {
        let is_it = |problem: &&Value| {
            problem["code"] == code && problem["file"].as_str().is_some_and(|found| found.ends_with(file))
        };
        let found = problems.iter().find(is_it).unwrap_or_else(|| panic!("{file}: no {code} in the report"));
        assert_eq!(found["block"].is_string(), has_block, "{found}");
    }
}

#[test]
fn a_text_in_two_folders_is_one_document() {
    let (sample, other) = (Mirror::sample(), Mirror::empty());
    fs::copy(sample.page("7000004.html"), other.page("7000004.html")).unwrap();
    let (one, two, index) = (sample.pages(), other.pages(), sample.index());
    let report = sample.root().join("report.jsonl");
    let arguments = ["ingest", text(&one), text(&two), "--index", text(&index), "--report", text(&report)];
    let counts = qonun(&arguments).expect(1).json();
    assert_adds_up(&counts);
    assert_eq!((count(&counts, "documents"), count(&counts, "beside")), (15, 2));
    assert!(fs::read_to_string(&report).unwrap().contains("\"duplicate_document\""));
    let again = qonun(&arguments).expect(0).json();
    assert_eq!(again["generation"], counts["generation"]);
}

#[test]
fn a_file_that_cannot_be_unpacked_is_reported_and_not_read_again() {
    let sample = Mirror::sample();
    fs::write(sample.page("7000099.html.gz"), "this is not gzip").unwrap();
    let report = sample.root().join("report.jsonl");
    let counts = sample.ingest(&["--report", text(&report)]);
    assert_adds_up(&counts);
    assert_eq!(count(&counts, "refused"), 4);
    let lines = fs::read_to_string(&report).unwrap();
    assert!(lines.lines().any(|line| line.contains("7000099.html.gz") && line.contains("\"unreadable\"")), "{lines}");
    assert_eq!(sample.ingest(&[])["generation"], counts["generation"], "nothing changed");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let (one, two) = (Mirror::sample(), Mirror::sample());
    let (with_one, with_three) = (one.ingest(&["--jobs", "1"]), two.ingest(&["--jobs", "3"]));
    assert_eq!(with_one["generation"], with_three["generation"]);
    for query in ["asalari", "пчелы", "балиқчилик", "cranes"] {
        assert_eq!(one.search(query), two.search(query), "{query}");
    }
}

#[test]
fn only_one_run_writes_at_a_time() {
    let (base, sample) = (Mirror::generated(600), Mirror::sample());
    let (pages, index) = (base.pages(), sample.index());
    let arguments = ["ingest", text(&pages), "--index", text(&index)];
    let mut first = start(&mut command(&arguments));
    wait_until("the first generation", Duration::from_secs(60), || sample.generations().first().cloned());
    let second = sample.try_ingest(&[]);
    assert!(first.try_wait().unwrap().is_none(), "the first run is over too soon for this test");
    let second = second.expect(3);
    assert!(second.err.contains("another process is writing"), "{}", second.err);
    assert!(first.wait().unwrap().code().is_some_and(|code| code <= 1), "the first run is not disturbed");
    sample.ingest(&[]);
    assert_eq!(sample.found("asalari"), 1);
}

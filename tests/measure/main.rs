//! The figures that the measuring tools of the shared folder ask for, over a small mirror of real pages.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use qonun_tests::program::{Ran, text};
use qonun_tests::{Mirror, Server, optional};

/// Pages of the mirror: the real acts and some hundred made from real titles.
const DOCUMENTS: &str = "600";
const SEED: &str = "7";

/// What must be reached. A small mirror has fewer titles to mistake one for another, and fewer of each kind to count.
const REQUIRED: [&str; 15] = [
    "parse.lang>=0.99",
    "parse.title>=0.99",
    "parse.number>=0.99",
    "parse.adopted>=0.99",
    "parse.status>=0.99",
    "parse.languages>=0.99",
    "parse.articles>=0.99",
    "parse.no leaks>=0.995",
    "parse.text>=0.98",
    "known.exact.success@1>=0.99",
    "known.other_script.success@1>=0.97",
    "citations.act@1>=0.97",
    "citations.search@1>=0.97",
    "citations.resolve@1>=0.97",
    "robust.ok==1",
];

fn python(python: &str, script: &Path, arguments: &[&str]) -> Ran {
    Ran::from_output(Command::new(python).arg(script).args(arguments).output().unwrap())
}

#[test]
fn a_mirror_of_real_pages_is_read_found_and_cited() {
    const NAME: &str = "measure::a_mirror_of_real_pages_is_read_found_and_cited";
    let Some(program) = optional::python() else { return optional::skip(NAME, "there is no python3") };
    let Some(shared) = optional::shared() else {
        return optional::skip(NAME, "the folder of shared data (QONUN_SHARED) is not there");
    };
    let tools = shared.join("tools");
    let (make, evaluate) = (tools.join("make_mirror.py"), tools.join("evaluate.py"));
    if !make.is_file() || !evaluate.is_file() {
        return optional::skip(NAME, &format!("{} has no measuring tools", tools.display()));
    }
    let mirror = Mirror::empty();
    let _ = python(program, &make, &["--out", text(mirror.root()), "--documents", DOCUMENTS, "--seed", SEED]).expect(0);
    let counts = mirror.ingest(&[]);
    let count = |name: &str| counts[name].as_u64().unwrap();
    assert_eq!(count("documents") + count("editions") + count("refused") + count("beside"), count("files"), "{counts}");

    let server = Server::start(&mirror.index());
    let (expected, base) = (mirror.root().join("expected"), format!("http://{}", server.address()));
    let misses = mirror.root().join("misses.jsonl");
    let mut arguments = vec!["--base", &base, "--expected", text(&expected), "--misses", text(&misses)];
    arguments.extend(["--sets", "parse,known,citations,robust"]);
    arguments.extend(REQUIRED.iter().flat_map(|rule| ["--require", rule]));
    let ran = python(program, &evaluate, &arguments);
    let shown: Vec<String> = std::fs::read_to_string(&misses)
        .unwrap_or_default()
        .lines()
        .take(20)
        .map(|line| line.chars().take(300).collect())
        .collect();
    assert_eq!(ran.code, 0, "{}\n{}\nthe first misses:\n{}", ran.out, ran.err, shown.join("\n"));
}

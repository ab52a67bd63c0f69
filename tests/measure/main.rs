//! The figures required by the measuring tools of the shared folder, over a small mirror of real pages.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use qonun_tests::program::{Ran, text};
use qonun_tests::{Mirror, Server, optional};
use serde_json::Value;

/// Number of pages of the mirror: the real acts and a few hundred made from real titles.
const DOCUMENTS: &str = "600";
const SEED: &str = "7";

/// Required minimum values. In a small mirror there are fewer similar titles, and fewer cases of each kind.
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

/// Returns Python and the measuring tools; without them the test is skipped.
fn tools(test: &str) -> Option<(&'static str, PathBuf)> {
    let Some(program) = optional::python() else {
        optional::skip(test, "there is no python3");
        return None;
    };
    let Some(shared) = optional::shared() else {
        optional::skip(test, "the folder of shared data (QONUN_SHARED) is not there");
        return None;
    };
    let tools = shared.join("tools");
    if !tools.join("make_mirror.py").is_file() || !tools.join("evaluate.py").is_file() {
        optional::skip(test, &format!("{} has no measuring tools", tools.display()));
        return None;
    }
    Some((program, tools))
}

/// Measures a server over a mirror.
fn evaluate(program: &str, tools: &Path, mirror: &Mirror, sets: &str, required: &[&str]) {
    let server = Server::start(&mirror.index());
    let (expected, base) = (mirror.root().join("expected"), format!("http://{}", server.address()));
    let misses = mirror.root().join("misses.jsonl");
    let mut arguments = vec!["--base", &base, "--expected", text(&expected), "--misses", text(&misses)];
    arguments.extend(["--sets", sets]);
    arguments.extend(required.iter().flat_map(|rule| ["--require", rule]));
    let ran = python(program, &tools.join("evaluate.py"), &arguments);
    let shown: Vec<String> = std::fs::read_to_string(&misses)
        .unwrap_or_default()
        .lines()
        .take(20)
        .map(|line| line.chars().take(300).collect())
        .collect();
    assert_eq!(ran.code, 0, "{}\n{}\nthe first misses:\n{}", ran.out, ran.err, shown.join("\n"));
}

#[test]
fn a_mirror_of_real_pages_is_read_found_and_cited() {
    let Some((program, tools)) = tools("measure::a_mirror_of_real_pages_is_read_found_and_cited") else { return };
    let mirror = Mirror::empty();
    let arguments = ["--out", text(mirror.root()), "--documents", DOCUMENTS, "--seed", SEED];
    let _ = python(program, &tools.join("make_mirror.py"), &arguments).expect(0);
    let counts = mirror.ingest(&[]);
    let count = |name: &str| counts[name].as_u64().unwrap();
    assert_eq!(count("documents") + count("editions") + count("refused") + count("beside"), count("files"), "{counts}");
    evaluate(program, &tools, &mirror, "parse,known,citations,robust", &REQUIRED);
}

/// Share of Russian questions whose right provision is among the first ten results if its act exists in Uzbek only.
/// Words alone find one in twenty.
const OTHER_LANGUAGE: &str = "questions.all.recall@10>=0.45";

/// Parses the lines of a file as JSON.
fn lines(path: &Path) -> Vec<Value> {
    std::fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn russian_questions_find_acts_that_exist_in_uzbek_only() {
    let Some((program, tools)) = tools("measure::russian_questions_find_acts_that_exist_in_uzbek_only") else { return };
    let mirror = Mirror::empty();
    let _ = python(program, &tools.join("make_mirror.py"), &["--out", text(mirror.root()), "--real-only"]).expect(0);
    let expected = mirror.root().join("expected");
    let mut questions = lines(&expected.join("questions.jsonl"));
    questions.retain(|question| question["lang"] == "ru" && question["expect_none"] == false);
    let asked: HashSet<i64> = questions
        .iter()
        .flat_map(|question| question["gold"].as_array().unwrap())
        .flat_map(|gold| gold["documents"].as_array().unwrap().iter().filter_map(Value::as_i64))
        .collect();
    for document in lines(&expected.join("documents.jsonl")) {
        if document["lang"] == "ru" && asked.contains(&document["document"].as_i64().unwrap()) {
            std::fs::remove_file(mirror.root().join(document["file"].as_str().unwrap())).unwrap();
        }
    }
    let written: Vec<String> = questions.iter().map(Value::to_string).collect();
    std::fs::write(expected.join("questions.jsonl"), written.join("\n")).unwrap();
    mirror.ingest(&[]);
    evaluate(program, &tools, &mirror, "questions", &[OTHER_LANGUAGE]);
}

//! What other programs read in the files. A program that is not installed is passed over with a message.
#![expect(clippy::print_stderr, reason = "messages and figures of a test")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use qonun_formats::Format;

use crate::documents::DOCUMENTS;
use crate::words::{file, plain, words};

/// True if a program is installed.
fn has(program: &str, argument: &str) -> bool {
    let found = Command::new(program).arg(argument).output().is_ok();
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    found
}

/// Writes every document in a format to a folder.
fn written(folder: &Path, format: Format, most: usize) -> Vec<PathBuf> {
    let write = |(at, document): (usize, &qonun_law::Document)| {
        let path = folder.join(format!("{at}.{}", format.extension()));
        std::fs::write(&path, file(document, format)).unwrap();
        path
    };
    DOCUMENTS.iter().take(most).enumerate().map(write).collect()
}

#[test]
fn akoma_ntoso_is_valid() {
    let Some(schema) = std::env::var_os("QONUN_AKN_SCHEMA") else {
        eprintln!("skipped: QONUN_AKN_SCHEMA names no schema");
        return;
    };
    if !has("xmllint", "--version") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = written(folder.path(), Format::Akn, usize::MAX);
    let mut valid = 0;
    for some in files.chunks(100) {
        let checked = Command::new("xmllint")
            .args(["--noout", "--nonet", "--huge", "--schema"])
            .arg(&schema)
            .args(some)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&checked.stderr);
        valid += said.lines().filter(|line| line.ends_with(" validates")).count();
        assert!(
            checked.status.success(),
            "{}",
            said.lines().filter(|line| !line.ends_with(" validates")).take(20).collect::<Vec<_>>().join("\n")
        );
    }
    eprintln!("valid: {valid} of {}", files.len());
    assert_eq!(valid, files.len());
}

/// Words of two texts, however they are ordered: the words of both, and the greater number of words.
fn shared(one: &[String], other: &[String]) -> (usize, usize) {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for word in one {
        *counts.entry(word).or_default() += 1;
    }
    for word in other {
        *counts.entry(word).or_default() -= 1;
    }
    let missing: i64 = counts.values().filter(|n| **n > 0).sum();
    let wrong: i64 = counts.values().filter(|n| **n < 0).map(|n| -n).sum();
    let (missing, wrong) = (usize::try_from(missing).unwrap(), usize::try_from(wrong).unwrap());
    (one.len() - missing, one.len() + wrong)
}

/// Compares the words that a program reads with those of the text, and prints what differs.
fn compare(name: &str, read: impl Fn(usize) -> String, count: usize) {
    let (mut same, mut all) = (0, 0);
    for (at, document) in DOCUMENTS.iter().take(count).enumerate() {
        let (wanted, found) = (plain(document), words(&read(at)));
        let (both, either) = shared(&wanted, &found);
        if both < either {
            let strange: Vec<&String> = found.iter().filter(|word| !wanted.contains(word)).take(8).collect();
            let missing: Vec<&String> = wanted.iter().filter(|word| !found.contains(word)).take(8).collect();
            eprintln!("{name} {}: {both} of {either}; missing {missing:?}, strange {strange:?}", document.id);
        }
        same += both;
        all += either;
    }
    #[expect(clippy::cast_precision_loss, reason = "numbers of words")]
    let share = same as f64 / all as f64;
    eprintln!("{name}: {same} of {all} words, {share:.6}");
    assert!(share >= 0.999, "{name}: {share}");
}

/// The part of a page between the running title and the origin of the text, in points.
const TEXT_OF_PAGE: [&str; 8] = ["-x", "0", "-y", "50", "-W", "596", "-H", "730"];

#[test]
fn pdf_has_every_word() {
    if !has("pdftotext", "-v") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = written(folder.path(), Format::Pdf, usize::MAX);
    let read = |at: usize| {
        let mut command = Command::new("pdftotext");
        let out = command.args(["-raw", "-enc", "UTF-8"]).args(TEXT_OF_PAGE).arg(&files[at]).arg("-").output().unwrap();
        assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    compare("pdf", read, files.len());
}

#[test]
fn word_files_are_opened() {
    if !has("soffice", "--version") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = written(folder.path(), Format::Docx, 60);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .args(&files)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let read = |at: usize| std::fs::read_to_string(folder.path().join(format!("{at}.txt"))).unwrap();
    compare("docx", read, files.len());
}

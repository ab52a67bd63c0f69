//! The hand-written pages of `corpus/sample`, each with some pitfalls of the format, are read and compared with the
//! expectations of a person: `corpus/sample/expected/*.md`. `QONUN_UPDATE=1` rewrites the expectations, which must then
//! be reviewed.

#![allow(clippy::print_stderr, clippy::unwrap_used)]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use common::outline;
use qonun_ingest::{
    FileKind, FileName, Files, Group, Header, Mirror, PageResult, join_acts, list, read_file, read_files, read_page,
    read_page_by_tree,
};

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus/sample")
}

fn pages(mirror: &Mirror) -> impl Iterator<Item = (&FileName, Vec<u8>)> {
    let texts = mirror.files.iter().filter(|file| file.name.kind != FileKind::Card);
    texts.map(|file| (&file.name, read_file(&file.path, file.name.packed).unwrap()))
}

fn read_group(mirror: &Mirror, group: &Group) -> PageResult {
    let read = |place: Option<usize>| {
        place.map(|at| {
            let file = &mirror.files[at];
            (&file.name, read_file(&file.path, file.name.packed).unwrap())
        })
    };
    let (page, card, word) = (read(group.page), read(group.card), read(group.word));
    read_files(&Files {
        page: page.as_ref().map(|(name, bytes)| (*name, bytes.as_slice())),
        card: card.as_ref().map(|(_, bytes)| bytes.as_slice()),
        word: word.as_ref().map(|(name, bytes)| (*name, bytes.as_slice())),
    })
}

fn compare(name: &str, got: &str) -> bool {
    let path = sample().join("expected").join(name);
    if std::env::var_os("QONUN_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, got).unwrap();
        return true;
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    if wanted == got {
        return true;
    }
    let line = wanted
        .lines()
        .zip(got.lines())
        .position(|(a, b)| a != b)
        .unwrap_or(wanted.lines().count().min(got.lines().count()));
    let of = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    eprintln!("{name}, line {}:\n  expected: {}\n  read:     {}", line + 1, of(&wanted), of(got));
    false
}

#[test]
fn every_page_reads_as_expected() {
    let mirror = list(&[sample()], false).unwrap();
    let mut wrong = Vec::new();
    for group in mirror.groups() {
        let stamp = group.edition.map_or(String::new(), |stamp| format!("@{stamp}"));
        let name = format!("{}{stamp}.md", group.id);
        if !compare(&name, &outline(&read_group(&mirror, &group))) {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "not as expected: {}", wrong.join(", "));
}

#[test]
fn the_pages_make_the_expected_acts() {
    let mirror = list(&[sample()], false).unwrap();
    let documents: Vec<_> = mirror.groups().iter().filter_map(|group| read_group(&mirror, group).document).collect();
    let headers: Vec<Header> = documents.iter().map(Header::from).collect();
    let mut text = String::new();
    for group in join_acts(&headers) {
        let _ = writeln!(text, "{}", group.act);
        for &place in &group.members {
            let document = &documents[place];
            let stamp = document.edition.map_or(String::new(), |stamp| format!(" @{stamp}"));
            let _ = writeln!(text, "- {}{stamp} {}: {}", document.id, document.lang, document.title);
        }
    }
    assert!(compare("acts.md", &text));
}

#[test]
fn the_scanner_and_the_parser_agree() {
    let mirror = list(&[sample()], false).unwrap();
    let mut scanned = 0;
    for (name, bytes) in pages(&mirror) {
        let fast = read_page(name, &bytes);
        let slow = read_page_by_tree(name, &bytes);
        scanned += usize::from(!fast.by_tree && fast.document.is_some());
        assert_eq!((&fast.document, &fast.problems), (&slow.document, &slow.problems), "{name:?}");
    }
    assert!(scanned >= 8, "the scanner reads the pages that are written in the site's pattern, not {scanned} of them");
}

/// Reads the whole mirror named by `QONUN_MIRROR`, if it is set.
#[test]
fn the_scanner_and_the_parser_agree_on_a_mirror() {
    let Some(dir) = std::env::var_os("QONUN_MIRROR").map(PathBuf::from).filter(|dir| dir.is_dir()) else {
        eprintln!("skipped: QONUN_MIRROR names no folder of pages");
        return;
    };
    let mirror = list(&[dir], false).unwrap();
    for (name, bytes) in pages(&mirror) {
        let fast = read_page(name, &bytes);
        if !fast.by_tree {
            let slow = read_page_by_tree(name, &bytes);
            assert_eq!((&fast.document, &fast.problems), (&slow.document, &slow.problems), "{name:?}");
        }
    }
}

/// The ids of the blocks of a page: `<div name="101" id="101">`.
fn block_ids(markup: &str) -> Vec<&str> {
    let text = markup.split_once("id=\"divCont\"").map_or("", |(_, text)| text);
    let named = text.split("name=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    named.filter(|(id, rest)| rest.trim_start().starts_with(&format!("id=\"{id}\""))).map(|(id, _)| id).collect()
}

#[test]
fn every_id_of_a_page_leads_to_a_place() {
    let mirror = list(&[sample()], false).unwrap();
    let mut count = 0;
    for (name, bytes) in pages(&mirror) {
        let Some(document) = read_page(name, &bytes).document else { continue };
        let inside = document.provisions.iter().map(|provision| provision.element_ids().collect::<Vec<_>>());
        let places: Vec<Vec<&str>> = inside.chain([document.element_ids().collect()]).collect();
        let markup = String::from_utf8_lossy(&bytes);
        for id in block_ids(&markup) {
            count += 1;
            assert_eq!(places.iter().filter(|ids| ids.contains(&id)).count(), 1, "{id} of {}", name.id);
        }
    }
    assert!(count > 100, "{count}");
}

//! Which generations of a folder are current, may be read, and survive a sweep: every row of `folder.md`.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::fs;

use qonun_index::{Folder, IndexError};
use qonun_testkit::{Row, tables};

/// Returns the name of a generation from its turn: `3`, or `3.part` while it is written; any other cell is not a
/// generation.
fn name_of(cell: &str) -> String {
    let (turn, ending) = cell.split_once('.').map_or((cell, String::new()), |(turn, end)| (turn, format!(".{end}")));
    turn.parse::<u32>().map_or(cell.to_owned(), |turn| format!("{turn:06}-{turn:016x}{ending}"))
}

/// Returns the turns of generations, separated by spaces; `-` if there are none.
fn turns(names: &[String]) -> String {
    let turn = |name: &String| name[..6].parse::<u32>().unwrap().to_string();
    if names.is_empty() { "-".to_owned() } else { names.iter().map(turn).collect::<Vec<_>>().join(" ") }
}

/// Returns the state of a folder: the current generation, the readable generations, and those left after a writer took
/// the lock.
fn said(row: &Row<6>) -> [String; 3] {
    let [stand, pointer, ..] = row.cells();
    let place = tempfile::tempdir().unwrap();
    let generations = place.path().join("generations");
    fs::create_dir(&generations).unwrap();
    for name in stand.split(' ').filter(|name| *name != "-") {
        fs::create_dir(generations.join(name_of(name))).unwrap();
    }
    if pointer != "-" {
        let written = if pointer == "empty" { String::new() } else { name_of(pointer) };
        fs::write(place.path().join("current"), written).unwrap();
    }
    let folder = Folder::new(place.path());
    let current = match folder.current() {
        Ok(None) => "-".to_owned(),
        Ok(Some(name)) => turns(&[name]),
        Err(IndexError::Damaged { .. }) => "damaged".to_owned(),
        Err(error) => error.to_string(),
    };
    let readable = turns(&folder.readable().unwrap());
    drop(folder.lock().unwrap());
    let mut left: Vec<String> =
        fs::read_dir(&generations).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    let short = |name: &String| {
        let turn = name.get(..6).and_then(|turn| turn.parse::<u32>().ok());
        turn.map_or(name.clone(), |turn| format!("{turn}{}", name.get(23..).unwrap_or_default()))
    };
    let left: Vec<String> = left.iter().map(short).collect();
    [current, readable, if left.is_empty() { "-".to_owned() } else { left.join(" ") }]
}

#[test]
fn a_folder_says_which_generations_may_be_read() {
    let mut wrong = Vec::new();
    for row in &tables!("folder.md").rows::<6>(16) {
        let [.., current, readable, left, _] = row.cells();
        let found = said(row);
        if found != [current, readable, left] {
            wrong.push(format!("{}: {found:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

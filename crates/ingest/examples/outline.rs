//! Prints what is read from a page, a Word export or a page with its card.
//!
//! `cargo run -p qonun-ingest --example outline -- FILE [CARD]`

#![allow(clippy::print_stdout, clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::PathBuf;

use qonun_ingest::{FileKind, FileName, Files, read_file, read_files};

fn main() {
    let mut paths = std::env::args().skip(1).map(PathBuf::from);
    let path = paths.next().expect("a file");
    let packed = |path: &PathBuf| path.extension().is_some_and(|end| end == "gz");
    let plain = FileName { id: 1, edition: None, kind: FileKind::Page, packed: packed(&path) };
    let name = path.file_name().and_then(|name| name.to_str()).and_then(FileName::parse).unwrap_or(plain);
    let bytes = read_file(&path, name.packed).unwrap();
    let card = paths.next().map(|card| read_file(&card, packed(&card)).unwrap());
    let mut files = Files { card: card.as_deref(), ..Files::default() };
    match name.kind {
        FileKind::Word => files.word = Some((&name, &bytes)),
        _ => files.page = Some((&name, &bytes)),
    }
    print!("{}", common::outline(&read_files(&files)));
}

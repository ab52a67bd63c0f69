//! Generations of another format, as written by another program version.

use std::fs;
use std::path::Path;

/// Changes the format of a generation and updates its checksums. Returns the old and the new format.
///
/// # Panics
/// The manifest or the checksums are not those of a generation.
pub fn set_format(generation: &Path, change: impl Fn(u32) -> u32) -> [u32; 2] {
    let file = generation.join("manifest.json");
    let manifest = fs::read_to_string(&file).unwrap();
    let (before, rest) = manifest.split_once("\"format\":").unwrap();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap();
    let had = rest[..end].parse().unwrap();
    let has = change(had);
    let manifest = format!("{before}\"format\":{has}{}", &rest[end..]);
    fs::write(&file, &manifest).unwrap();
    let line = |bytes: &[u8], name: &str| format!("{:08x} {} {name}\n", crc32fast::hash(bytes), bytes.len());
    let file = generation.join("checksums.txt");
    let sums = fs::read_to_string(&file).unwrap();
    let others = sums.lines().filter(|line| !line.ends_with(" checksums.txt"));
    let mut sums: String = others
        .map(|sum| match sum.strip_suffix(" manifest.json") {
            Some(_) => line(manifest.as_bytes(), "manifest.json"),
            None => format!("{sum}\n"),
        })
        .collect();
    sums.push_str(&line(sums.as_bytes(), "checksums.txt"));
    fs::write(&file, sums).unwrap();
    [had, has]
}

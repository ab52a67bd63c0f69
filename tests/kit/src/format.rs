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
    let line = |bytes: &[u8], name: &str| format!("{:08x} {} {name}\n", crc32(bytes), bytes.len());
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

/// Computes the CRC-32 of Ethernet and gzip.
fn crc32(bytes: &[u8]) -> u32 {
    let shift = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    let next = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| shift(sum));
    !bytes.iter().fold(u32::MAX, next)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}

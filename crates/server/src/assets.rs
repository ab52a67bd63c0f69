//! The files of the site, embedded in the program.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// Returns the address of a file. It contains the hash of the bytes, so a changed file has another address.
pub(crate) fn address_of(file: &str) -> String {
    let hash = asset(file).map(|asset| asset.hash).unwrap_or_default();
    format!("/assets/{file}?v={hash}")
}

/// A file, ready to be sent.
pub(crate) struct Asset {
    pub(crate) bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub(crate) kind: &'static str,
    /// Prefix of the hash of its bytes.
    pub(crate) hash: String,
}

/// Returns the file with this name.
pub(crate) fn asset(name: &str) -> Option<Asset> {
    let found = Files::get(name)?;
    Some(Asset { kind: kind_of(name), hash: short_hash(&found.metadata.sha256_hash()), bytes: found.data })
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn short_hash(hash: &[u8; 32]) -> String {
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, address_of, kind_of};

    #[test]
    fn every_file_has_a_type_and_an_address() {
        assert!(Files::iter().count() >= 3);
        for file in Files::iter() {
            assert_ne!(kind_of(&file), "application/octet-stream", "{file}");
            assert_eq!(address_of(&file).len(), format!("/assets/{file}?v=").len() + 16, "{file}");
        }
    }
}

//! What a search tells, in words: a [`Notice`] and a mistake of a query become sentences in the language of the reader.
//!
//! The site, the API and the command line say the same, so they all take it from here.
//!
//! Invariant: this crate chooses the text of [`qonun_texts`] that says what [`qonun_query`] tells, and fills it in. It
//! does not know when something is told, nor where it is shown: no index, no HTTP.

mod mistake;
mod notice;

pub use mistake::mistake;
pub use notice::notice;

/// The beginning of a value, so long that a sentence with it can still be read.
fn shortened(value: &str, longest: usize) -> String {
    match value.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

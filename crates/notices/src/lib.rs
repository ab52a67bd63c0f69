//! The notices of a search in words: a [`Notice`] or a mistake of a query becomes a sentence in the reader's language.
//!
//! The site, the API and the command line show the same sentences, so all of them use this crate.
//!
//! Invariant: this crate chooses the text of [`qonun_texts`] for each value of [`qonun_query`] and fills it in. It does
//! not know when a notice is given or where it is shown: no index, no HTTP.

mod mistake;
mod notice;

pub use mistake::mistake;
pub use notice::notice;

/// Shortens a value to `longest` characters, so that a sentence with it stays readable.
fn shortened(value: &str, longest: usize) -> String {
    match value.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

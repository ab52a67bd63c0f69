//! The identity of a term: the stems of its words.

use crate::{Keys, Language, is_stop_word};

/// Maximum number of keys of a term.
const MOST_KEYS: usize = 16;

/// Returns the keys of a term, likeliest first: for each choice of stems of its content words one key. There are none if
/// the term has only stop words.
#[must_use]
pub fn term_keys(words: &[Keys], language: Language) -> Vec<String> {
    let content: Vec<&Keys> = words.iter().filter(|word| !is_stop_word(&word.exact, language)).collect();
    if content.is_empty() {
        return Vec::new();
    }
    let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
    for word in content {
        // The likeliest stem of every choice comes first, so that the limit cuts off the unlikely ones.
        let all = word.stems.iter().flat_map(|stem| choices.iter().map(move |choice| (choice, stem.as_str())));
        choices = all.take(MOST_KEYS).map(|(choice, stem)| choice.iter().copied().chain([stem]).collect()).collect();
    }
    let mut keys: Vec<String> = Vec::with_capacity(choices.len());
    for mut choice in choices {
        choice.sort_unstable();
        let key = choice.join(" ");
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

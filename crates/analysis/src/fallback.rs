//! Alternative spellings of a typed word: letters missing on a keyboard, omitted apostrophes.

use crate::chars::{LETTER_MARK, TUTUQ, is_cyrillic, is_latin_vowel};
use crate::fold::{letters, uzbek};
use crate::query::{Level, QueryKey};
use crate::{Analyzer, Language};

/// Maximum number of spellings of a word.
pub const MAX_SPELLINGS: usize = 64;
/// Maximum number of places changed at once.
const MAX_CHANGES: u32 = 4;
/// Maximum number of places considered; later ones are unchanged.
const MAX_PLACES: usize = 12;
/// Weight of a spelling with one changed letter; each further change multiplies it by [`FURTHER`].
const FIRST: f32 = 0.5;
const FURTHER: f32 = 0.8;

impl Analyzer {
    /// Returns the keys of other Uzbek spellings of a typed word, for words that the index does not contain as typed.
    ///
    /// Cyrillic у к г х may be ў қ ғ ҳ; Latin o and g may be oʻ and gʻ, h and x are interchangeable, and a tutuq may be
    /// missing after a vowel. There are at most [`MAX_SPELLINGS`] spellings, fewest changes first, each with its exact
    /// key and its stems. The caller keeps those in its vocabulary.
    #[must_use]
    pub fn fallback_keys(&self, word: &str, languages: &[Language]) -> Vec<QueryKey> {
        if !languages.contains(&Language::Uzbek) {
            return Vec::new();
        }
        let mut keys: Vec<QueryKey> = Vec::new();
        for (spelling, weight) in fallback_spellings(word) {
            let found = self.keys(&spelling, Language::Uzbek);
            let levels =
                std::iter::once((&found.exact, Level::Exact)).chain(found.stems.iter().map(|s| (s, Level::Stem)));
            for (key, level) in levels {
                if !keys.iter().any(|k| k.key == *key && k.level == level) {
                    keys.push(QueryKey { key: key.clone(), level, weight, language: Language::Uzbek });
                }
            }
        }
        keys
    }
}

/// Returns only the spellings of [`Analyzer::fallback_keys`]: folded, fewest changes first, each with its weight. This
/// is cheaper than their keys, for a caller who first checks its vocabulary of exact forms.
#[must_use]
pub fn fallback_spellings(word: &str) -> Vec<(String, f32)> {
    let typed = letters(word);
    let places: Vec<(usize, &'static str)> = if typed.iter().copied().any(is_cyrillic) {
        (0..typed.len()).filter_map(|at| cyrillic_place(typed[at]).map(|to| (at, to))).take(MAX_PLACES).collect()
    } else {
        (0..typed.len()).filter_map(|at| latin_place(&typed, at).map(|to| (at, to))).take(MAX_PLACES).collect()
    };
    let mut masks: Vec<u32> = (1..1_u32 << places.len()).filter(|mask| mask.count_ones() <= MAX_CHANGES).collect();
    masks.sort_by_key(|mask| (mask.count_ones(), *mask));
    masks.truncate(MAX_SPELLINGS);
    let weight = |mask: u32| FIRST * FURTHER.powi(mask.count_ones().saturating_sub(1) as i32);
    masks.into_iter().map(|mask| (uzbek(&changed(&typed, &places, mask)), weight(mask))).collect()
}

/// Rewrites an Uzbek word of short messages, which uses w for sh and c for ch: `boshatish` for `bowatiw`. Returns
/// `None` for a word without these letters: in Latin Uzbek neither occurs alone.
#[must_use]
pub fn written_out(word: &str) -> Option<String> {
    let typed = letters(word);
    let is_short = |at: usize| typed[at] == 'w' || (typed[at] == 'c' && typed.get(at + 1) != Some(&'h'));
    if !(0..typed.len()).any(is_short) || typed.iter().copied().any(is_cyrillic) {
        return None;
    }
    let mut out = String::with_capacity(word.len() + 4);
    for (at, &c) in typed.iter().enumerate() {
        match c {
            _ if !is_short(at) => out.push(c),
            'w' => out.push_str("sh"),
            _ => out.push_str("ch"),
        }
    }
    Some(out)
}

/// Returns the letters with the places of the mask changed.
fn changed(typed: &[char], places: &[(usize, &'static str)], mask: u32) -> Vec<char> {
    let mut out = Vec::with_capacity(typed.len() + 4);
    for (at, &c) in typed.iter().enumerate() {
        let place = places.iter().position(|(place, _)| *place == at).filter(|index| mask >> index & 1 == 1);
        match place {
            Some(index) => out.extend(places[index].1.chars()),
            None => out.push(c),
        }
    }
    out
}

fn cyrillic_place(c: char) -> Option<&'static str> {
    Some(match c {
        'у' => "ў",
        'к' => "қ",
        'г' => "ғ",
        'х' => "ҳ",
        _ => return None,
    })
}

/// Returns the alternative of a Latin letter. A vowel before a consonant may have lost its tutuq.
fn latin_place(typed: &[char], at: usize) -> Option<&'static str> {
    let next = typed.get(at + 1).copied();
    let bare = next != Some(LETTER_MARK) && next != Some(TUTUQ) && !next.is_some_and(crate::chars::is_apostrophe);
    Some(match typed[at] {
        'o' if bare => "oʻ",
        // ng at an end is n and g, as in the genitive; before a vowel it may be ngʻ: yongʻin.
        'g' if bare && (at == 0 || typed[at - 1] != 'n' || next.is_some_and(is_latin_vowel)) => "gʻ",
        'x' => "h",
        'h' if at == 0 || !matches!(typed[at - 1], 's' | 'c') => "x",
        'a' if bare && next.is_some_and(|c| !is_latin_vowel(c)) => "aʼ",
        _ => return None,
    })
}

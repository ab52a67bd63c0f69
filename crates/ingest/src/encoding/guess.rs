//! Chooses the encoding that yields words: a wrong encoding turns small letters into capitals, signs or letters of
//! other alphabets.

use std::borrow::Cow;

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, X_MAC_CYRILLIC};

/// Encodings of Cyrillic pages, most frequent first.
const CANDIDATES: [&Encoding; 5] = [WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5, X_MAC_CYRILLIC];

/// Returns the likeliest encoding and the text in it.
pub(super) fn guess(bytes: &[u8]) -> (&'static Encoding, Cow<'_, str>) {
    let texts = CANDIDATES.map(|encoding| (encoding, encoding.decode_without_bom_handling(bytes).0));
    let likeliest = texts.into_iter().min_by_key(|(_, text)| Letters::count(text).odd);
    likeliest.unwrap_or((WINDOWS_1251, WINDOWS_1251.decode_without_bom_handling(bytes).0))
}

/// True if a decoded text consists of words. A text without foreign letters does.
pub(super) fn is_plausible(text: &str) -> bool {
    let letters = Letters::count(text);
    letters.odd * 10 <= letters.all
}

/// Counts of characters outside ASCII.
#[derive(Default)]
struct Letters {
    all: usize,
    /// Characters at impossible places, and the excess of capitals over small letters.
    odd: usize,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut letters = Self::default();
        let (mut small, mut capital) = (0usize, 0usize);
        let mut before = ' ';
        for c in text.chars() {
            if !c.is_ascii() {
                letters.all += 1;
                letters.odd += usize::from(is_odd(before, c));
                small += usize::from(c.is_lowercase());
                capital += usize::from(c.is_uppercase());
            }
            before = c;
        }
        letters.odd += capital.saturating_sub(small);
        letters
    }
}

/// True if words do not have the character `c` after `before`.
fn is_odd(before: char, c: char) -> bool {
    let inside_word = before.is_alphabetic() && !before.is_ascii();
    if !c.is_alphabetic() {
        // DOS box characters, control characters and the replacement character.
        return matches!(c, '\u{80}'..='\u{9f}' | '\u{2500}'..='\u{25ff}' | '\u{fffd}' | '¤' | '¬' | '¦')
            || !before.is_ascii()
                && matches!(c, '\u{a1}'..='\u{bf}' | '√' | '∞' | '≤' | '≥' | '≈')
                && !matches!(c, '§' | '«' | '»' | '°');
    }
    let foreign = matches!(
        c,
        'Ђ' | 'Ѓ'
            | 'ѓ'
            | 'Љ'
            | 'Њ'
            | 'Ќ'
            | 'Ћ'
            | 'Џ'
            | 'ђ'
            | 'љ'
            | 'њ'
            | 'ќ'
            | 'ћ'
            | 'џ'
            | 'Ѕ'
            | 'ѕ'
            | 'Ј'
            | 'ј'
            | 'Ґ'
            | 'ґ'
    );
    let joined = inside_word && (before.is_lowercase() && c.is_uppercase() || is_latin(before) || is_latin(c));
    foreign || joined
}

const fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}')
}

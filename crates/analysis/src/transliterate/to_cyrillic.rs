//! Converts Latin to Cyrillic.

use super::case::{Style, style, titled};
use super::loans;
use crate::chars::{LETTER_MARK, TUTUQ, is_latin_vowel, lower};

/// Converts a word in the Latin of 1995, with its correct marks, to Cyrillic.
pub(super) fn word(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let low: Vec<char> = letters.iter().map(|&c| lower(c)).collect();
    let mut out = String::with_capacity(word.len() * 2);
    let mut at = 0;
    let style = style(&letters);
    if style != Style::Mixed {
        let text: String = low.iter().collect();
        if let Some(loan) = loans::latin(&text) {
            at = loan.latin.chars().count();
            let has_ending = at < low.len();
            // апрель, апрелда
            let stem =
                if has_ending { loan.cyrillic.strip_suffix('ь').unwrap_or(loan.cyrillic) } else { loan.cyrillic };
            out.push_str(&match style {
                Style::Upper => stem.to_uppercase(),
                Style::Title => titled(stem),
                Style::Lower | Style::Mixed => stem.to_owned(),
            });
        }
    }
    while at < low.len() {
        let (letter, length) = letter(&low, at);
        match letter {
            Some(letter) if letters[at].is_uppercase() => out.extend(letter.chars().flat_map(char::to_uppercase)),
            Some(letter) => out.push_str(letter),
            None => out.push(letters[at]),
        }
        at += length;
    }
    out
}

/// Returns the Cyrillic of the letter at `at` of a lower-case word, and the number of characters that it replaces.
/// `None` if the letter is unchanged.
fn letter(word: &[char], at: usize) -> (Option<&'static str>, usize) {
    let before = at.checked_sub(1).map(|before| word[before]);
    let (text, length) = match &word[at..] {
        ['o', LETTER_MARK, ..] => ("ў", 2),
        ['g', LETTER_MARK, ..] => ("ғ", 2),
        ['y', 'o', LETTER_MARK, ..] => ("й", 1),
        ['s', 'h', ..] => ("ш", 2),
        ['c', 'h', ..] => ("ч", 2),
        // The tutuq separates s and h: Исҳоқ.
        [TUTUQ, 'h', ..] if before == Some('s') => ("", 1),
        [TUTUQ, ..] => ("ъ", 1),
        ['y', 'e', ..] => ye(before),
        ['y', 'o', ..] => ("ё", 2),
        ['y', 'u', ..] => ("ю", 2),
        ['y', 'a', ..] => ("я", 2),
        ['t', 's', rest @ ..] if is_tse(before, rest) => ("ц", 2),
        ['s', rest @ ..] if is_hidden_tse(&word[..at], rest) => ("ц", 1),
        ['e', rest @ ..] if is_open_e(before, rest) => ("э", 1),
        [c, ..] => return (plain(*c), 1),
        [] => return (None, 1),
    };
    (Some(text), length)
}

/// True if e is э: at the start and after a vowel, but not in names such as Алексеев.
fn is_open_e(before: Option<char>, rest: &[char]) -> bool {
    match before {
        Some('e') => rest.first() != Some(&'v'),
        Some(c) => is_latin_vowel(c) || c == LETTER_MARK || !c.is_alphabetic(),
        None => true,
    }
}

/// ye after a consonant is separated by a sign: премьера.
fn ye(before: Option<char>) -> (&'static str, usize) {
    let parts =
        before.is_some_and(|c| c.is_alphabetic() && !is_latin_vowel(c) && !matches!(c, LETTER_MARK | TUTUQ | 'y'));
    if parts { ("ье", 2) } else { ("е", 2) }
}

/// True if ts is the letter ц. It is not if an ending begins with s (ketsa, otsin, hayotsiz), nor if it is t and sh
/// (yurtshunos).
fn is_tse(before: Option<char>, rest: &[char]) -> bool {
    let Some(before) = before.filter(|c| c.is_alphabetic()) else { return true };
    match rest {
        ['h' | TUTUQ, ..] => false,
        ['i', next, ..] => !matches!(next, 'z' | 'n' | 'q' | 'r' | 'm'),
        ['e' | 'o', ..] => is_latin_vowel(before),
        [vowel, ..] if is_latin_vowel(*vowel) => false,
        _ => true,
    }
}

/// True if the s after a consonant is the ц of -ция, -цион, -циал.
fn is_hidden_tse(head: &[char], rest: &[char]) -> bool {
    let Some(before) = head.last() else { return false };
    let pension = head.ends_with(&['p', 'e', 'n']);
    match rest {
        ['i', 'y', 'a', ..] | ['i', 'o', 'n', ..] => matches!(before, 'k' | 'n' | 'p' | 'b') && !pension,
        ['i', 'a', 'l', ..] => *before == 'n',
        _ => false,
    }
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'a' => "а",
        'b' => "б",
        'd' => "д",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' => "ҳ",
        'i' => "и",
        'j' => "ж",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'p' => "п",
        'q' => "қ",
        'r' => "р",
        's' => "с",
        't' => "т",
        'u' => "у",
        'v' => "в",
        'x' => "х",
        'y' => "й",
        'z' => "з",
        _ => return None,
    })
}

//! Keys of Roman numerals.

use qonun_letters::{roman_numeral, roman_value};

use crate::chars::is_invisible;

/// A word read as a Roman numeral.
pub(crate) struct Roman {
    /// The figures in lower-case Latin letters, the same for every typed form: `xii` for `ХІІ`.
    pub(crate) key: String,
    /// True if it cannot be anything else. `Х` alone is also a letter of the Cyrillic alphabet.
    pub(crate) is_sure: bool,
}

/// Reads a word as a Roman numeral in Latin or look-alike letters.
///
/// It must contain I, V or X: other figures alone are abbreviations (`СМ`, `CD`, `М`). Cyrillic letters of Russian and
/// Uzbek are figures beside a letter that is not one of them (`ХI`, `СІ`); only Х is a figure by itself. У is V beside
/// a figure I. In lower case at least two letters are required, all of them i, v or x.
pub(crate) fn roman(word: &str) -> Option<Roman> {
    let first = word.chars().next()?;
    if !is_figure(first) && !is_figure_in_capitals(first) {
        return None;
    }
    let typed: String = word.chars().filter(|&c| !is_invisible(c)).collect();
    let small = typed.chars().any(char::is_lowercase);
    let is_letter = typed.len() == 1;
    if small && (is_letter || typed.chars().any(char::is_uppercase)) {
        return None;
    }
    let mut figures = if small { typed.to_uppercase() } else { typed };
    if figures.chars().any(is_one) {
        figures = figures.replace('У', "V");
    }
    let value = roman_value(&figures)?;
    let key = roman_numeral(value)?.to_ascii_lowercase();
    let is_sure = !figures.chars().all(is_cyrillic_letter);
    let is_alone = figures.chars().all(|c| c == 'Х');
    let holds = if small {
        is_sure && key.bytes().all(|figure| matches!(figure, b'i' | b'v' | b'x'))
    } else {
        (is_sure || is_alone) && key.contains(['i', 'v', 'x'])
    };
    holds.then_some(Roman { key, is_sure })
}

fn is_figure(c: char) -> bool {
    qonun_letters::is_roman_figure(c) || c == 'У'
}

fn is_figure_in_capitals(c: char) -> bool {
    c.is_lowercase() && c.to_uppercase().all(is_figure)
}

/// True for I in any alphabet.
fn is_one(c: char) -> bool {
    roman_value(c.encode_utf8(&mut [0; 4])).is_some_and(|value| value < 5)
}

/// True for a letter of the Russian or Uzbek alphabet that looks like a figure.
fn is_cyrillic_letter(c: char) -> bool {
    matches!(c, 'Х' | 'С' | 'М')
}

//! Numbers of acts and of provisions, and their canonical forms.

use std::fmt;

/// Letter series of document numbers. One series has a spelling in every language and script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Laws since 2005: O‘RQ, ЎРҚ, ЗРУ, ZRU, LRU.
    Orq,
    /// Decrees of the President: PF, ПФ, УП, UP, PD.
    Pf,
    /// Resolutions of the President: PQ, ПҚ, ПП, PP, RP.
    Pq,
    /// Dispositions of the President: F, Ф, Р, R, D.
    F,
    /// Resolutions of the Cabinet of Ministers: VMQ, ВМҚ, ПКМ, RCM; in official texts a bare number.
    Vmq,
}

/// Every spelling of a series, upper case, apostrophes left out. Look-alikes (ПК for ПҚ, УРҚ, ОРҚ) are typing habits.
const SPELLINGS: [(&str, Series); 32] = [
    ("ORQ", Series::Orq),
    ("URQ", Series::Orq),
    ("ЎРҚ", Series::Orq),
    ("УРҚ", Series::Orq),
    ("УРК", Series::Orq),
    ("ЎРК", Series::Orq),
    ("ОРҚ", Series::Orq),
    ("ЗРУ", Series::Orq),
    ("ZRU", Series::Orq),
    ("LRU", Series::Orq),
    ("PF", Series::Pf),
    ("ПФ", Series::Pf),
    ("УП", Series::Pf),
    ("UP", Series::Pf),
    ("PD", Series::Pf),
    ("PQ", Series::Pq),
    ("ПҚ", Series::Pq),
    ("ПК", Series::Pq),
    ("ПП", Series::Pq),
    ("PP", Series::Pq),
    ("RP", Series::Pq),
    ("F", Series::F),
    ("Ф", Series::F),
    ("Р", Series::F),
    ("R", Series::F),
    ("D", Series::F),
    ("VMQ", Series::Vmq),
    ("VM", Series::Vmq),
    ("ВМҚ", Series::Vmq),
    ("ВМК", Series::Vmq),
    ("ПКМ", Series::Vmq),
    ("RCM", Series::Vmq),
];

impl Series {
    /// The canonical letters: `ORQ`, `PF`, `PQ`, `F`, `VMQ`.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Orq => "ORQ",
            Self::Pf => "PF",
            Self::Pq => "PQ",
            Self::F => "F",
            Self::Vmq => "VMQ",
        }
    }

    /// The series that a spelling stands for, in any language, script, case and apostrophe.
    #[must_use]
    pub fn from_spelling(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_uppercase).collect();
        SPELLINGS.iter().find(|(spelling, _)| *spelling == plain).map(|&(_, series)| series)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2b9}'..='\u{2bf}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{ff07}')
}

/// Number of an act: a series and a number, or a number alone.
///
/// Displayed canonically: `ORQ-547`, `PQ-3786`, `560-II`, `2644`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActNumber {
    /// The series, when the number has one.
    pub series: Option<Series>,
    /// What follows the letters: `547`, `560-II`, `VII-22-51-12-217-K/26`.
    pub rest: String,
}

impl ActNumber {
    /// Reads a number as printed on pages and typed by readers: `ЎРҚ-547-сон`, `O‘RQ 547`, `№ ЗРУ-547`, `560-II-son`.
    /// `None` when no digit is in it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches(['№', 'N', 'n']).trim_start_matches(['.', ' ', '\u{a0}']).trim();
        let text: String = text.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
        let text = strip_counter(&text);
        let first_digit = text.find(|c: char| c.is_ascii_digit())?;
        let letters = text[..first_digit].trim_end_matches(['-', ' ', '\u{a0}', '№']).trim();
        let rest = text[first_digit..].trim().to_owned();
        if letters.is_empty() {
            return Some(Self { series: None, rest });
        }
        match Series::from_spelling(letters) {
            Some(series) => Some(Self { series: Some(series), rest }),
            None => Some(Self { series: None, rest: text.trim().to_owned() }),
        }
    }
}

/// Takes the counting word off the end: `-son`, `-sonli`, `-сон`, `-сонли`.
fn strip_counter(text: &str) -> &str {
    let text = text.trim_end_matches(['.', ' ']);
    for word in ["sonli", "сонли", "son", "сон"] {
        let cut = text.char_indices().rev().nth(word.chars().count() - 1).map(|(at, _)| at);
        if let Some(at) = cut.filter(|&at| text[at..].to_lowercase() == word) {
            return text[..at].trim_end_matches(['-', ' ', '\u{a0}']);
        }
    }
    text
}

const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for ActNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.series {
            Some(series) => write!(f, "{}-{}", series.letters(), self.rest),
            None => f.write_str(&self.rest),
        }
    }
}

/// The canonical number of a provision: `358¹`, `358(1)` and `358-1` are `358-1`; a final full stop is left out.
#[must_use]
pub fn canonical_provision_number(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut raised = false;
    for c in text.trim().trim_end_matches('.').chars() {
        let digit = digit_of_superscript(c);
        if digit.is_some() && !raised && !out.is_empty() {
            out.push('-');
        }
        raised = digit.is_some();
        match c {
            '(' | ' ' => out.push('-'),
            ')' => {}
            c if is_dash(c) => out.push('-'),
            c => out.push(digit.unwrap_or(c)),
        }
    }
    out
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn digit_of_superscript(c: char) -> Option<char> {
    let value = SUPERSCRIPTS.iter().position(|&raised| raised == c)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

/// A canonical provision number as printed: `358-1` is `358¹`.
#[must_use]
pub fn superscript_number(canonical: &str) -> String {
    let Some((base, inserted)) = canonical.split_once('-') else {
        return canonical.to_owned();
    };
    if !inserted.bytes().all(|b| b.is_ascii_digit()) {
        return canonical.to_owned();
    }
    let raised = inserted.bytes().map(|b| SUPERSCRIPTS[usize::from(b - b'0')]);
    base.chars().chain(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::{ActNumber, canonical_provision_number, superscript_number};

    #[test]
    fn a_number_is_one_in_every_spelling() {
        for (text, wanted) in [
            ("ЎРҚ-547-сон", "ORQ-547"),
            ("O‘RQ-547-son", "ORQ-547"),
            ("o'rq547", "ORQ-547"),
            ("O`RQ 547", "ORQ-547"),
            ("№ ЗРУ-547", "ORQ-547"),
            ("LRU-547", "ORQ-547"),
            ("УП-5415", "PF-5415"),
            ("ПП-3666", "PQ-3666"),
            ("PQ–12-sonli", "PQ-12"),
            ("560-II-son", "560-II"),
            ("№ 560-II", "560-II"),
            ("443-сон", "443"),
            ("2644", "2644"),
            ("VII-22-51-12-217-K/26", "VII-22-51-12-217-K/26"),
        ] {
            assert_eq!(ActNumber::parse(text).map(|n| n.to_string()).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(ActNumber::parse("qonun"), None);
    }

    #[test]
    fn an_inserted_article_keeps_its_number_apart() {
        for (text, wanted) in
            [("358¹", "358-1"), ("26¹²", "26-12"), ("358(1)", "358-1"), ("3581", "3581"), ("4.", "4"), ("15–1", "15-1")]
        {
            assert_eq!(canonical_provision_number(text), wanted, "{text}");
        }
        assert_eq!(superscript_number("358-1"), "358¹");
        assert_eq!(superscript_number("15"), "15");
    }
}

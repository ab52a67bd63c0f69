//! Numbers of acts and of provisions, and their canonical forms.

use std::fmt;

use qonun_letters::{
    digit_twin, is_apostrophe, is_dash, is_invisible, is_slash, one_alphabet, roman_numeral, roman_value, skeleton,
    superscript, superscript_digit,
};

/// Letter series of act numbers. Each series has a spelling in every language and script.
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
    /// Resolutions of the Cabinet of Ministers: VMQ, ВМҚ, ПКМ, RCM; official texts print the bare number.
    Vmq,
}

/// Every spelling of a series, in upper case, without apostrophes. Look-alikes (ПК for ПҚ, УРҚ, ОРҚ) are common typing
/// habits.
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
    /// Returns the canonical letters: `ORQ`, `PF`, `PQ`, `F`, `VMQ`.
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

    /// Returns the series of a spelling, in any language, script, case and with any apostrophe. If no spelling matches
    /// exactly, look-alike letters of the other alphabet are accepted: `ЗPУ` with a Latin P, `3РУ` with a digit.
    #[must_use]
    pub fn from_spelling(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().filter(|&c| !is_silent(c)).flat_map(char::to_uppercase).map(unmarked).collect();
        if plain.is_empty() || plain.chars().count() > LONGEST_SERIES {
            return None;
        }
        let exact = SPELLINGS.iter().find(|(spelling, _)| *spelling == plain);
        let look = skeleton(&plain);
        let found = exact.or_else(|| SPELLINGS.iter().find(|(spelling, _)| skeleton(spelling) == look));
        found.map(|&(_, series)| series)
    }
}

/// Length in letters of the longest spelling of a series.
const LONGEST_SERIES: usize = 3;

/// True for characters without meaning inside the letters of a series: apostrophes, combining accents, invisible
/// characters.
const fn is_silent(c: char) -> bool {
    is_apostrophe(c) || is_invisible(c) || matches!(c, '\u{300}'..='\u{36f}')
}

/// Returns the base letter of the Ö of ÖRQ, as the new alphabet and its drafts write it, and of the letters of Tajik
/// and Karakalpak keyboards that replace Ў and Қ.
const fn unmarked(c: char) -> char {
    match c {
        'Ö' | 'Õ' | 'Ŏ' | 'Ō' | 'Ó' => 'O',
        'Ӯ' | 'Ұ' => 'Ў',
        'Ҡ' | 'Ҝ' | 'Ӄ' => 'Қ',
        c => c,
    }
}

/// Number of an act: a series and a number, or a number alone.
///
/// Its display form is canonical: `ORQ-547`, `PQ-3786`, `560-II`, `2644`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActNumber {
    /// The series, if the number has one.
    pub series: Option<Series>,
    /// The part after the letters: `547`, `560-II`, `VII-22-51-12-217-K/26`.
    pub rest: String,
}

impl ActNumber {
    /// True if the number identifies one act without a date. Numbers of the other series restart every year.
    #[must_use]
    pub fn is_unique(&self) -> bool {
        let session = self.rest.bytes().any(|b| matches!(b, b'I' | b'V' | b'X'));
        self.series == Some(Series::Orq) || (self.series.is_none() && session)
    }

    /// Parses a number as printed on pages and typed by readers: `ЎРҚ-547-сон`, `O‘RQ 547`, `№ ЗРУ-547`, `ЗРУ N 547`,
    /// `547-ЗРУ`, `560-II-son`. Returns `None` if the text contains no digit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let written = text.chars().filter(|&c| !is_invisible(c)).map(|c| if is_dash(c) { '-' } else { c });
        let written: String = written.collect();
        let text = strip_counter(strip_sign(written.trim_matches(is_gap))).trim_start_matches(is_gap);
        if let Some((series, rest)) = series_before(text).or_else(|| series_behind(text)) {
            return Some(Self { series: Some(series), rest: rest_of_number(rest) });
        }
        let first_digit = text.find(|c: char| c.is_ascii_digit())?;
        let is_bare = text[..first_digit].trim_matches(is_gap).is_empty();
        let rest = if is_bare { &text[first_digit..] } else { text };
        Some(Self { series: None, rest: rest_of_number(rest.trim()) })
    }
}

/// True for characters that may separate the parts of a number.
const fn is_gap(c: char) -> bool {
    matches!(c, '-' | ' ' | '\u{a0}' | '.' | '№' | '#' | '\t')
}

/// Returns a series at the beginning, and the number after it.
fn series_before(text: &str) -> Option<(Series, &str)> {
    // A digit may replace the first letter.
    let first = text.chars().next().filter(|c| c.is_alphabetic() || matches!(c, '0' | '3'))?;
    let after = &text[first.len_utf8()..];
    let end = after.find(|c: char| !c.is_alphabetic() && !is_silent(c)).unwrap_or(after.len());
    let letters = &text[..first.len_utf8() + end];
    let series = Series::from_spelling(letters)?;
    let rest = strip_sign(text[letters.len()..].trim_start_matches(is_gap));
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some((series, rest))
}

/// Returns a series at the end and the number before it: `547-ЗРУ`. A single letter is part of the number: the Cabinet
/// numbers its dispositions `12-F`.
fn series_behind(text: &str) -> Option<(Series, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, after) = text.split_at(digits);
    let word = strip_counted(after).trim_matches(is_gap);
    let is_word = !number.is_empty() && word.chars().all(|c| c.is_alphabetic() || is_silent(c));
    let series = Series::from_spelling(word).filter(|_| is_word && word.chars().nth(1).is_some())?;
    Some((series, number))
}

/// Removes a counting word at the beginning: `-сон ЎРҚ`.
fn strip_counted(text: &str) -> &str {
    let bare = text.trim_start_matches(is_gap);
    let end = bare.find(|c: char| !c.is_alphabetic()).unwrap_or(bare.len());
    if COUNTERS.contains(&bare[..end].to_lowercase().as_str()) { &bare[end..] } else { text }
}

/// Removes a number sign at the beginning: `№`, `#`, `N`, `No.`, `Nº`, `N°`.
fn strip_sign(text: &str) -> &str {
    let bare = text.trim_start_matches(['№', '#']);
    let end = bare.find(|c: char| !c.is_alphabetic()).unwrap_or(bare.len());
    let word = one_alphabet(&bare[..end]).to_lowercase();
    let bare = if SIGNS.contains(&word.as_str()) { bare[end..].trim_start_matches('°') } else { bare };
    if bare.len() == text.len() { text } else { bare.trim_start_matches(is_gap) }
}

/// Words that replace the number sign.
const SIGNS: [&str; 6] = ["n", "no", "nº", "nr", "num", "number"];

/// Counting words of a number: `547-son`.
const COUNTERS: [&str; 4] = ["sonli", "сонли", "son", "сон"];

/// Removes a counting word at the end: `-son`, `-sonli`, `-сон`, `-сонли`.
fn strip_counter(text: &str) -> &str {
    let text = text.trim_end_matches(['.', ' ']);
    for word in COUNTERS {
        let cut = text.char_indices().rev().nth(word.chars().count() - 1).map(|(at, _)| at);
        if let Some(at) = cut.filter(|&at| text[at..].to_lowercase() == word) {
            return text[..at].trim_end_matches(['-', ' ', '\u{a0}']);
        }
    }
    text
}

/// Maximum value of the session in `560-II`: the first parliaments numbered their laws by session.
const LAST_SESSION: u32 = 89;

/// Returns the part after the letters, and corrects letters typed for digits or Roman figures: `5О7` becomes `507`,
/// `2012-ХІІ` becomes `2012-XII`.
fn rest_of_number(rest: &str) -> String {
    let letters: Vec<char> = rest.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let digit_at = |(at, &c): (usize, &char)| {
        let inside = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        digit_twin(c).filter(|_| inside).unwrap_or(c)
    };
    let rest: String = letters.iter().enumerate().map(digit_at).collect();
    let Some((number, session)) = rest.rsplit_once('-') else { return rest };
    let value = roman_value(session).filter(|&value| value <= LAST_SESSION);
    match value.and_then(roman_numeral) {
        Some(numeral) => format!("{number}-{numeral}"),
        None => rest,
    }
}

impl fmt::Display for ActNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.series {
            Some(series) => write!(f, "{}-{}", series.letters(), self.rest),
            None => f.write_str(&self.rest),
        }
    }
}

/// Returns the canonical number of a provision: `358¹`, `358(1)` and `358-1` become `358-1`, `9¹⁻¹` becomes `9-1-1`; a
/// final full stop is dropped.
#[must_use]
pub fn canonical_provision_number(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut raised = false;
    // Trims blanks, full stops, and invisible characters between them.
    let bare = text.trim().trim_end_matches(|c: char| matches!(c, '.' | ')') || c.is_whitespace() || is_invisible(c));
    for c in bare.chars().filter(|&c| !is_invisible(c)) {
        let digit = superscript_digit(c);
        if digit.is_some() && !raised && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        raised = digit.is_some() || (raised && c == '⁻');
        match c {
            ')' => {}
            // One hyphen separates the parts, whatever the number of separators: `44⁻¹`, `48-¹`, `15 (1)`.
            c if matches!(c, '(' | ' ' | '⁻') || is_dash(c) || is_slash(c) => {
                if !out.ends_with('-') {
                    out.push('-');
                }
            }
            c => out.push(digit.unwrap_or(c)),
        }
    }
    out
}

/// Returns a canonical provision number in its printed form: `358¹` for `358-1`.
#[must_use]
pub fn superscript_number(canonical: &str) -> String {
    let Some((base, inserted)) = canonical.split_once('-') else {
        return canonical.to_owned();
    };
    let raised: Option<String> = inserted.chars().map(superscript).collect();
    raised.map_or_else(|| canonical.to_owned(), |raised| format!("{base}{raised}"))
}

#[cfg(test)]
mod tests {
    use super::{ActNumber, canonical_provision_number, skeleton, superscript_number};
    use super::{LONGEST_SERIES, SPELLINGS};

    #[test]
    fn a_number_is_one_in_every_spelling() {
        for (text, wanted) in [
            ("ЎРҚ-547-сон", "ORQ-547"),
            ("O‘RQ-547-son", "ORQ-547"),
            ("o'rq547", "ORQ-547"),
            ("O`RQ 547", "ORQ-547"),
            ("№ ЗРУ-547", "ORQ-547"),
            ("– 547-ЗРУ", "ORQ-547"),
            ("LRU-547", "ORQ-547"),
            ("УП-5415", "PF-5415"),
            ("ПП-3666", "PQ-3666"),
            ("PQ–12-sonli", "PQ-12"),
            ("560-II-son", "560-II"),
            ("№ 560-II", "560-II"),
            ("443-сон", "443"),
            ("2644", "2644"),
            ("VII-22-51-12-217-K/26", "VII-22-51-12-217-K/26"),
            ("ЗРУ N 547", "ORQ-547"),
            ("ЗРУ No. 547", "ORQ-547"),
            ("ЗРУ №547", "ORQ-547"),
            ("ЗРУ # 547", "ORQ-547"),
            ("ЗРУ547", "ORQ-547"),
            ("OꞌRQ-547", "ORQ-547"),
            ("ÖRQ-547", "ORQ-547"),
            ("У\u{306}РҚ-547", "ORQ-547"),
            ("ЗPУ-547", "ORQ-547"),
            ("3РУ-547", "ORQ-547"),
            ("0'RQ-547", "ORQ-547"),
            ("ЗРУ-5О7", "ORQ-507"),
            ("РQ-12", "PQ-12"),
            ("ЗРУ-\u{200b}5\u{ad}47", "ORQ-547"),
            ("ЗРУ‑547", "ORQ-547"),
            ("547-ЗРУ", "ORQ-547"),
            ("547-сон ЎРҚ", "ORQ-547"),
            ("№ 547 OʻRQ", "ORQ-547"),
            ("12-F", "12-F"),
            ("202-mh", "202-mh"),
            ("2012-ХІІ", "2012-XII"),
            ("30-И", "30-И"),
            ("Nº 443", "443"),
            ("N° 443", "443"),
            ("Nо 443", "443"),
        ] {
            assert_eq!(ActNumber::parse(text).map(|n| n.to_string()).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(ActNumber::parse("qonun"), None);
    }

    #[test]
    fn no_spelling_looks_like_one_of_another_series() {
        for (spelling, series) in SPELLINGS {
            for (other, of_other) in SPELLINGS {
                assert!(skeleton(spelling) != skeleton(other) || series == of_other, "{spelling} {other}");
            }
        }
        assert_eq!(SPELLINGS.iter().map(|(spelling, _)| spelling.chars().count()).max(), Some(LONGEST_SERIES));
    }

    #[test]
    fn an_inserted_article_keeps_its_number_apart() {
        for (text, wanted) in [
            ("358¹", "358-1"),
            ("26¹²", "26-12"),
            ("358(1)", "358-1"),
            ("3581", "3581"),
            ("4.", "4"),
            ("15–1", "15-1"),
            ("9¹⁻¹", "9-1-1"),
            ("16\u{2060}¹", "16-1"),
        ] {
            assert_eq!(canonical_provision_number(text), wanted, "{text}");
        }
        assert_eq!(superscript_number("358-1"), "358¹");
        assert_eq!(superscript_number("15"), "15");
        assert_eq!(superscript_number("9-1-1"), "9¹⁻¹");
        assert_eq!(superscript_number("15-a"), "15-a");
    }
}

//! The end of a sentence: distinguishes a full stop from the point of an abbreviation.

use crate::chars::{is_apostrophe, lower};

/// The characters between two words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Gap {
    /// The end of a paragraph.
    pub(crate) line: bool,
    /// The border of a table cell.
    pub(crate) tab: bool,
    /// A point anywhere.
    pub(crate) dot: bool,
    /// A point directly after the word.
    pub(crate) dot_at_once: bool,
    /// `!`, `?` or `…`.
    pub(crate) stop: bool,
}

/// True if a sentence ends between `last` and `next`, which a point or another stop separates.
pub(crate) fn ends_sentence(last: &str, last_starts_sentence: bool, gap: Gap, next: &str) -> bool {
    if next.chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    if gap.stop || !gap.dot_at_once {
        return true;
    }
    let is_number = last.starts_with(|c: char| c.is_ascii_digit());
    if is_number {
        // "5. Fuqarolar": the number of an item.
        return !last_starts_sentence;
    }
    !is_abbreviation(last)
}

/// True for a word that is usually followed by a point: an initial, or a short form.
fn is_abbreviation(word: &str) -> bool {
    // The longest entry of the list has six letters.
    if word.len() > 12 {
        return false;
    }
    let mut lowered = [' '; 12];
    let mut length = 0;
    for c in word.chars() {
        lowered[length] = lower(c);
        length += 1;
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    match &lowered[..length] {
        [_] => true,
        ['s' | 'c', 'h'] | ['y', 'a' | 'o' | 'u' | 'e'] => capital || lowered[0] == 's',
        ['o' | 'g', mark] if is_apostrophe(*mark) => capital,
        letters => SHORT_FORMS.iter().any(|form| form.chars().eq(letters.iter().copied())),
    }
}

/// Short forms of Russian, Uzbek and English legal text, without their point.
const SHORT_FORMS: [&str; 74] = [
    // Russian: статья, пункт, часть, абзац, глава, раздел, год, рубль, тысяча, имени, улица …
    "ст",
    "пп",
    "подп",
    "абз",
    "гл",
    "разд",
    "гг",
    "вв",
    "тт",
    "руб",
    "коп",
    "тыс",
    "млн",
    "млрд",
    "трлн",
    "им",
    "ул",
    "кв",
    "стр",
    "рис",
    "табл",
    "прим",
    "ред",
    "изд",
    "обл",
    "др",
    "пр",
    "см",
    "ср",
    "напр",
    "зам",
    "нач",
    "проф",
    "акад",
    "доц",
    "гр",
    "рег",
    "зарег",
    "утв",
    "доп",
    "изм",
    "пос",
    "экз",
    "тел", // Uzbek, both alphabets: tuman, viloyat, koʻcha, va boshqalar, qarang …
    "tum",
    "vil",
    "koʻch",
    "ko‘ch",
    "ko'ch",
    "mln",
    "mlrd",
    "qar",
    "mas",
    "sah",
    "tel",
    "prof",
    "dots",
    "akad",
    "тум",
    "вил",
    "кўч",
    "қар",
    "мас",
    "саҳ", // English.
    "art",
    "sec",
    "para",
    "no",
    "nos",
    "cl",
    "vs",
    "mr",
    "mrs",
    "dr",
];

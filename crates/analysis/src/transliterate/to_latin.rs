//! Converts Cyrillic to Latin.

use super::case::{Style, cased, style, titled};
use super::loans;
use crate::chars::lower;
use crate::fold::{is_cyrillic_vowel, plain_cyrillic};

/// Converts a Cyrillic word to Latin.
pub(super) fn word(word: &str) -> String {
    if let Some((verb, particle)) = conditional_particle(word) {
        return format!("{}-{}", self::word(verb), self::word(particle));
    }
    let letters: Vec<char> = word.chars().collect();
    let low: Vec<char> = letters.iter().map(|&c| lower(c)).collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    let style = style(&letters);
    if style != Style::Mixed {
        let text: String = low.iter().collect();
        if let Some(loan) = loans::cyrillic(&text, self::word) {
            out.push_str(&match style {
                Style::Upper => loan.latin.to_uppercase(),
                Style::Title => titled(loan.latin),
                Style::Lower | Style::Mixed => loan.latin.to_owned(),
            });
            at = loan.cyrillic.chars().count();
        }
    }
    for at in at..letters.len() {
        let piece = letter(&low, at);
        let neighbour = letters.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| letters.get(before)));
        match piece {
            Some(piece) => {
                out.push_str(&cased(piece, letters[at].is_uppercase(), neighbour.is_some_and(|c| c.is_uppercase())));
            }
            None => out.push(letters[at]),
        }
    }
    out
}

/// Splits a conditional with a particle, which Latin writes with a hyphen: бўлсада, келмасада, олсангизчи become
/// boʻlsa-da, kelmasa-da, olsangiz-chi.
fn conditional_particle(word: &str) -> Option<(&str, &str)> {
    let (verb, persons): (&str, &[&str]) = match word.strip_suffix("да") {
        Some(verb) => (verb, &["маса"]),
        None => (word.strip_suffix("чи")?, &["маса", "сам", "санг", "сангиз", "сак"]),
    };
    let is_conditional =
        persons.iter().any(|person| verb.strip_suffix(person).is_some_and(|root| root.chars().count() >= 2));
    (is_conditional || verb == "бўлса").then(|| word.split_at(verb.len()))
}

/// Returns the Latin of one letter of a lower-case word. `None` if the letter is unchanged.
fn letter(word: &[char], at: usize) -> Option<&'static str> {
    let before = at.checked_sub(1).map(|before| word[before]);
    let next = word.get(at + 1).copied();
    Some(match word[at] {
        'е' if before.is_none_or(|c| is_cyrillic_vowel(c) || matches!(c, 'ъ' | 'ь') || !c.is_alphabetic()) => "ye",
        'ё' => "yo",
        'ю' => "yu",
        'я' => "ya",
        'ц' if before.is_some_and(is_cyrillic_vowel) => "ts",
        'ц' => "s",
        'ҳ' if before == Some('с') => "ʼh",
        // A hard sign that only separates: мўъжиза, объект; but маъюс.
        'ъ' if before == Some('ў') => "",
        'ъ' if matches!(next, Some('е' | 'ё' | 'ю' | 'я')) && !before.is_some_and(is_cyrillic_vowel) => "",
        // At the end it is silent: тобеъ becomes tobe.
        'ъ' if next.is_none() => "",
        'ъ' => "ʼ",
        'ь' if next == Some('о') => "y",
        c => return plain_cyrillic(c),
    })
}

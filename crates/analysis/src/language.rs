//! The language of a text, determined by its letters.

use std::cmp::Ordering;

use crate::chars::{is_apostrophe, is_cyrillic, is_latin, lower};
use crate::fold::fold;
use crate::russian::{has_uzbek_letters, is_function_word, looks_russian};
use crate::{Alphabet, Language};

/// True if the word contains oʻ or gʻ in Latin letters, with any spelling of the mark.
pub(crate) fn has_letter_mark(word: &str) -> bool {
    let mut before = ' ';
    for c in word.chars() {
        if is_apostrophe(c) && matches!(before, 'o' | 'O' | 'g' | 'G') || matches!(c, 'ö' | 'ğ' | 'ō' | 'ŏ' | 'õ')
        {
            return true;
        }
        before = c;
    }
    false
}

/// Returns the language of a paragraph; `declared` is the language of the whole text.
///
/// The declared language applies unless the letters contradict it. Cyrillic is Uzbek by ў, қ, ғ, ҳ and Russian by ы, щ
/// and words that only Russian has; Latin is Uzbek by oʻ, gʻ, q and x and English by w, th and single c.
#[must_use]
pub fn paragraph_language(text: &str, declared: Language) -> Language {
    let count = Count::of(text);
    if count.cyrillic > count.latin {
        return cyrillic_language(text, &count, declared);
    }
    if count.latin > count.cyrillic {
        return latin_language(&count, declared);
    }
    declared
}

fn cyrillic_language(text: &str, count: &Count, declared: Language) -> Language {
    if count.uzbek_cyrillic * 3 > count.russian * 4 {
        return Language::Uzbek;
    }
    if count.russian > 0 || declared == Language::Uzbek && has_russian_words(text) {
        return Language::Russian;
    }
    // No letter and no word decides: names in an English text are more often Russian than Uzbek.
    if declared == Language::English { Language::Russian } else { declared }
}

fn latin_language(count: &Count, declared: Language) -> Language {
    match declared {
        Language::Uzbek => Language::Uzbek,
        Language::English if count.uzbek_latin > count.english.max(1) => Language::Uzbek,
        Language::English => Language::English,
        Language::Russian if count.uzbek_latin > count.english => Language::Uzbek,
        Language::Russian if count.english > count.uzbek_latin && count.latin >= LONG => Language::English,
        Language::Russian => Language::Russian,
    }
}

/// Returns the language of a word that only one language can have: by its letters (ў қ ғ ҳ and oʻ gʻ are Uzbek, ы щ
/// Russian, w English), by an ending of Russian words, or as a short word of Russian. Returns `None` if the word is
/// ambiguous.
#[must_use]
pub fn sure_language(word: &str) -> Option<Language> {
    let folded = fold(word, Language::Russian);
    if word.chars().any(is_cyrillic) {
        return if has_uzbek_letters(&word.to_lowercase()) {
            Some(Language::Uzbek)
        } else {
            (looks_russian(&folded) || is_function_word(&folded)).then_some(Language::Russian)
        };
    }
    if has_letter_mark(word) {
        return Some(Language::Uzbek);
    }
    word.contains(['w', 'W']).then_some(Language::English)
}

/// Returns the alphabet of the majority of letters of a text. `None` if both have the same number of letters, or there
/// is no letter.
#[must_use]
pub fn alphabet_of(text: &str) -> Option<Alphabet> {
    let count = Count::of(text);
    match count.cyrillic.cmp(&count.latin) {
        Ordering::Greater => Some(Alphabet::Cyrillic),
        Ordering::Less => Some(Alphabet::Latin),
        Ordering::Equal => None,
    }
}

/// Number of letters from which a Latin piece in Russian text is more than a name.
const LONG: u32 = 20;

/// True if the text contains a word that only Russian has. A letter that numbers an item ("в)") does not count.
fn has_russian_words(text: &str) -> bool {
    text.contains(" и ")
        || text.contains(" в ")
        || text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).any(|word| {
            let folded = fold(word, Language::Russian);
            is_function_word(&folded) || looks_russian(&folded) || folded.starts_with("стать")
        })
}

/// Counts of letters that distinguish languages.
#[derive(Default)]
struct Count {
    latin: u32,
    cyrillic: u32,
    /// ў қ ғ ҳ.
    uzbek_cyrillic: u32,
    /// щ ы.
    russian: u32,
    /// oʻ gʻ, x, and q without u.
    uzbek_latin: u32,
    /// w, th, and c without h or k.
    english: u32,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut before = ' ';
        for typed in text.chars() {
            let c = lower(typed);
            count.see(c, before);
            // Roman numerals have capitals.
            count.uzbek_latin += u32::from(typed == 'x');
            before = c;
        }
        count
    }

    fn see(&mut self, c: char, before: char) {
        if is_cyrillic(c) {
            self.cyrillic += 1;
            match c {
                'ў' | 'қ' | 'ғ' | 'ҳ' => self.uzbek_cyrillic += 1,
                'щ' | 'ы' => self.russian += 1,
                _ => {}
            }
        } else if is_latin(c) {
            self.latin += 1;
            self.english +=
                u32::from(c == 'w' || before == 't' && c == 'h' || before == 'c' && !matches!(c, 'h' | 'k'));
            self.uzbek_latin += u32::from(before == 'q' && c != 'u' || matches!(c, 'ö' | 'ğ' | 'ş'));
        } else if is_apostrophe(c) {
            self.uzbek_latin += u32::from(matches!(before, 'o' | 'g'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{alphabet_of, sure_language};
    use crate::{Alphabet, Language};

    #[test]
    fn words_of_one_language_are_told() {
        for (wanted, words) in [
            (Some(Language::Uzbek), &["меҳнат", "СОЛИҚ", "ўрмон", "o‘rmon", "G'azna", "toʻlov", "oʻzbek"][..]),
            (Some(Language::Russian), &["трудового", "расторжение", "товарищ", "выплата", "по", "для"]),
            (Some(Language::English), &["law", "Wages"]),
            (None, &["кодекс", "договор", "давлат", "soliq", "contract", "547", "", "taʼtil", "modda"]),
        ] {
            for word in words {
                assert_eq!(sure_language(word), wanted, "{word}");
            }
        }
    }

    #[test]
    fn an_alphabet_is_that_of_most_letters() {
        for (text, wanted) in [
            ("ЎРҚ-547 15-модда", Some(Alphabet::Cyrillic)),
            ("O‘RQ-547", Some(Alphabet::Latin)),
            ("soliq ва", Some(Alphabet::Latin)),
            ("547", None),
            ("", None),
        ] {
            assert_eq!(alphabet_of(text), wanted, "{text}");
        }
    }
}

//! The language of a text, told by its letters.

use crate::Language;
use crate::chars::{is_apostrophe, is_cyrillic, is_latin};

/// Has the word oʻ or gʻ in Latin letters, in any spelling of the mark?
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

/// The language of a paragraph, the language of the whole text being declared.
///
/// The declaration stands unless the letters speak against it: a Latin Uzbek text with a Cyrillic paragraph stays Uzbek
/// when the paragraph has ў, қ, ғ or ҳ or lacks Russian letters and words, and is Russian otherwise.
#[must_use]
pub fn paragraph_language(text: &str, declared: Language) -> Language {
    let count = Count::of(text);
    match declared {
        Language::Uzbek if count.is_cyrillic() && count.is_russian() => Language::Russian,
        Language::Russian if count.is_cyrillic() && count.is_uzbek_cyrillic() => Language::Uzbek,
        Language::Russian | Language::English if count.is_latin() && count.is_uzbek_latin() => Language::Uzbek,
        Language::Russian if count.is_latin() && count.letters >= LONG => Language::English,
        Language::English if count.is_cyrillic() && count.is_uzbek_cyrillic() => Language::Uzbek,
        Language::English if count.is_cyrillic() => Language::Russian,
        declared => declared,
    }
}

/// Letters of a paragraph that is long enough to be judged without marks of its own.
const LONG: u32 = 40;

/// Letters that tell languages apart.
#[derive(Default)]
struct Count {
    letters: u32,
    latin: u32,
    cyrillic: u32,
    /// ў қ ғ ҳ.
    uzbek_cyrillic: u32,
    /// щ ы and the endings of Russian words.
    russian: u32,
    /// oʻ gʻ and q without u.
    uzbek_latin: u32,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        let mut before = ' ';
        for c in text.chars() {
            count.see(c, before);
            before = c;
        }
        count
    }

    fn see(&mut self, c: char, before: char) {
        if is_cyrillic(c) {
            self.letters += 1;
            self.cyrillic += 1;
            match c {
                'ў' | 'қ' | 'ғ' | 'ҳ' | 'Ў' | 'Қ' | 'Ғ' | 'Ҳ' => self.uzbek_cyrillic += 1,
                'щ' | 'ы' | 'Щ' | 'Ы' => self.russian += 1,
                _ => {}
            }
        } else if is_latin(c) {
            self.letters += 1;
            self.latin += 1;
            if matches!(before, 'q' | 'Q') && !matches!(c, 'u' | 'U') {
                self.uzbek_latin += 1;
            }
        } else if is_apostrophe(c) && matches!(before, 'o' | 'O' | 'g' | 'G') {
            self.uzbek_latin += 1;
        }
    }

    fn is_cyrillic(&self) -> bool {
        self.cyrillic > self.latin
    }

    fn is_latin(&self) -> bool {
        self.latin > self.cyrillic
    }

    /// Uzbek has one of ў қ ғ ҳ in about fifteen letters, Russian щ or ы in about forty.
    fn is_russian(&self) -> bool {
        self.russian * 3 > self.uzbek_cyrillic * 4 || self.letters >= 3 * LONG && self.uzbek_cyrillic == 0
    }

    fn is_uzbek_cyrillic(&self) -> bool {
        self.uzbek_cyrillic * 3 > self.russian * 4
    }

    fn is_uzbek_latin(&self) -> bool {
        self.uzbek_latin * 40 >= self.latin
    }
}

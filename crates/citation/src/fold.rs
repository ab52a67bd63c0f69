//! One spelling for a word in either alphabet, in any case, with or without apostrophes.
//!
//! The folded form is Latin and has no apostrophes: `тўғрисидаги`, `toʻgʻrisidagi` and `TO'G'RISIDAGI` all become
//! `togrisidagi`. Russian words use the same table, so one dictionary serves every language. A folded form is compared
//! only with folded forms; it is not a transliteration for readers.

use qonun_letters::is_apostrophe;

/// Maximum length of a folded word in the dictionary, in bytes. Longer words are not looked up.
pub(crate) const LONGEST_WORD: usize = 40;

/// Folds a word letter by letter.
#[derive(Default)]
pub(crate) struct Folder {
    out: String,
    previous: char,
}

impl Folder {
    /// Forgets the word.
    pub(crate) fn clear(&mut self) {
        self.out.clear();
        self.previous = '\0';
    }

    /// Returns the folded word, or `None` if it is too long for the dictionary.
    pub(crate) fn word(&self) -> Option<&str> {
        (self.out.len() <= LONGEST_WORD).then_some(self.out.as_str())
    }

    /// Adds a letter or a mark of a word.
    pub(crate) fn push(&mut self, c: char) {
        if self.out.len() > LONGEST_WORD {
            return;
        }
        if c.is_ascii() {
            self.previous = c.to_ascii_lowercase();
            self.out.push(self.previous);
            return;
        }
        let c = lower(c);
        match c {
            'е' if self.after_vowel_or_start() => self.out.push_str("ye"),
            'ц' if self.after_vowel() => self.out.push_str("ts"),
            // A breve, diaeresis or cedilla written as a separate combining mark.
            '\u{306}' if self.previous == 'и' => self.replace_last("y"),
            '\u{306}' if self.previous == 'у' => self.replace_last("o"),
            '\u{308}' if self.previous == 'е' => self.replace_last("yo"),
            '\u{327}' | '\u{326}' if matches!(self.previous, 's' | 'c') => self.out.push('h'),
            _ => match folded(c) {
                Some(letters) => self.out.push_str(letters),
                None => self.out.push(c),
            },
        }
        self.previous = c;
    }

    fn replace_last(&mut self, letters: &str) {
        self.out.pop();
        self.out.push_str(letters);
    }

    fn after_vowel(&self) -> bool {
        matches!(self.previous, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ў' | 'ы' | 'э' | 'ю' | 'я')
    }

    fn after_vowel_or_start(&self) -> bool {
        self.after_vowel() || matches!(self.previous, '\0' | 'ь' | 'ъ')
    }
}

/// The folded form of one word.
pub(crate) fn fold(word: &str) -> String {
    let mut folder = Folder::default();
    word.chars().filter(|&c| !is_apostrophe(c)).for_each(|c| folder.push(c));
    folder.out
}

fn lower(c: char) -> char {
    match c {
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'а'..='я' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Returns Latin letters for a lower-case letter outside ASCII, and an empty string for marks that are dropped.
const fn folded(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ğ' | 'ḡ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "j",
        'з' => "z",
        'и' | 'ы' | 'і' => "i",
        'й' => "y",
        'к' => "k",
        // Some people type Uzbek on keyboards of neighbouring languages.
        'қ' | 'ҡ' | 'ҝ' | 'ӄ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ў' | 'ӯ' | 'ұ' | 'ö' | 'õ' | 'ŏ' | 'ō' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ц' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "x",
        'ҳ' | 'һ' | 'ӽ' => "h",
        'ч' | 'ç' => "ch",
        'ш' | 'щ' | 'ş' | 'ș' => "sh",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' | '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

/// True if `c` is a letter of the Cyrillic alphabet.
pub(crate) const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// True if `c` is a combining accent: a mark inside a word that is not a letter.
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_spelling_of_a_word_folds_to_one() {
        for (wanted, spellings) in [
            ("togrisidagi", &["тўғрисидаги", "toʻgʻrisidagi", "TO'G'RISIDAGI", "to‘g‘risidagi", "töğrisidagi"][..]),
            ("yer", &["Ер", "yer", "YER"]),
            ("protsessual", &["процессуал", "protsessual"]),
            ("konstitutsiyasi", &["Конституцияси", "Konstitutsiyasi"]),
            ("orq", &["ЎРҚ", "O‘RQ", "o'rq", "ORQ", "У\u{306}РҚ"]),
            ("yonalish", &["йўналиш", "и\u{306}у\u{306}налиш", "yoʻnalish"]),
            ("stati", &["статьи", "СТАТЬИ"]),
        ] {
            for spelling in spellings {
                assert_eq!(fold(spelling), wanted, "{spelling}");
            }
        }
    }
}

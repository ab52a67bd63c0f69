//! Letters of the folded Latin alphabet, as far as suffixes look at them.

/// The mark that makes oʻ and gʻ of o and g (U+02BB).
const LETTER_MARK: char = '\u{02BB}';

/// A stand-in for the letter oʻ, so that every letter is one character.
const OE: char = 'ö';
/// A stand-in for the letter gʻ.
const GH: char = 'ğ';

/// The last letter of `text`: oʻ and gʻ count as one letter and are given as `ö` and `ğ`.
pub(super) fn last_letter(text: &str) -> Option<char> {
    let mut characters = text.chars().rev();
    match characters.next()? {
        LETTER_MARK => Some(if characters.next() == Some('o') { OE } else { GH }),
        plain => Some(plain),
    }
}

/// Is it a vowel? (`ö` stands for oʻ.)
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | OE)
}

/// How many letters the text has: oʻ, gʻ count once, digraphs (sh, ch, ng) twice.
pub(super) fn letter_count(text: &str) -> usize {
    text.chars().filter(|&character| character != LETTER_MARK).count()
}

/// How many syllables: one for each vowel.
pub(super) fn syllables(text: &str) -> usize {
    text.chars().filter(|&character| is_vowel(character)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_letter_is_one_letter() {
        assert_eq!(last_letter("togʻ"), Some('ğ'));
        assert_eq!(last_letter("obroʻ"), Some('ö'));
        assert_eq!(last_letter("bank"), Some('k'));
        assert_eq!(last_letter(""), None);
        assert_eq!(letter_count("oʻgʻil"), 4);
        assert_eq!(syllables("boʻyicha"), 3);
    }
}

//! Letters of the folded Latin alphabet, as far as suffixes depend on them, and the changes of a stem before suffixes.

/// The mark of oʻ and gʻ (U+02BB).
const LETTER_MARK: char = '\u{02BB}';

/// Represents the letter oʻ as one character.
const OE: char = 'ö';
/// Represents the letter gʻ as one character.
const GH: char = 'ğ';

/// Returns the last letter of `text`: oʻ and gʻ count as one letter and are returned as `ö` and `ğ`.
pub(super) fn last_letter(text: &str) -> Option<char> {
    let mut characters = text.chars().rev();
    match characters.next()? {
        LETTER_MARK => Some(if characters.next() == Some('o') { OE } else { GH }),
        plain => Some(plain),
    }
}

/// True for a vowel (`ö` represents oʻ).
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | OE)
}

/// Returns the number of letters: oʻ, gʻ count once, digraphs (sh, ch, ng) twice.
pub(super) fn letter_count(text: &str) -> usize {
    text.chars().filter(|&character| character != LETTER_MARK).count()
}

/// Returns the number of syllables: one for each vowel.
pub(super) fn syllables(text: &str) -> usize {
    text.chars().filter(|&character| is_vowel(character)).count()
}

/// Changes k → g and q → gʻ before a possessive, in words of more than one syllable: tilak, tilag-i.
pub(super) fn softened(root: &str) -> Option<String> {
    if syllables(root) < 2 {
        return None;
    }
    if let Some(start) = root.strip_suffix('k') {
        return Some(format!("{start}g"));
    }
    root.strip_suffix('q').map(|start| format!("{start}gʻ"))
}

/// Returns the root from which [`softened`] may have made a stem. Loans in -log and -gog end in g themselves.
pub(super) fn restored(stem: &str) -> Option<String> {
    if syllables(stem) < 2 || stem.ends_with("log") || stem.ends_with("gog") {
        return None;
    }
    if let Some(start) = stem.strip_suffix("gʻ") {
        return Some(format!("{start}q"));
    }
    stem.strip_suffix('g').filter(|start| !start.ends_with('n')).map(|start| format!("{start}k"))
}

/// Changes g → k and gʻ → q before -gan, as pronounced: teg, tek-kan.
pub(super) fn hardened(root: &str) -> Option<String> {
    if let Some(start) = root.strip_suffix("gʻ") {
        return Some(format!("{start}q"));
    }
    root.strip_suffix('g').filter(|start| !start.ends_with('n')).map(|start| format!("{start}k"))
}

/// Changes i → u and a → o before -v and -vchi: oʻqi, oʻqu-vchi; sayla, saylo-v.
pub(super) fn rounded(root: &str) -> Option<String> {
    if letter_count(root) < 3 {
        return None;
    }
    if let Some(start) = root.strip_suffix('i') {
        return Some(format!("{start}u"));
    }
    root.strip_suffix('a').map(|start| format!("{start}o"))
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

    #[test]
    fn a_softened_stem_is_restored() {
        for root in ["tilak", "qishloq", "tarmoq"] {
            assert_eq!(softened(root).and_then(|stem| restored(&stem)).as_deref(), Some(root));
        }
        assert_eq!(softened("bank"), None);
        assert_eq!(restored("pedagog"), None);
    }
}

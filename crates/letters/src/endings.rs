//! Endings after a closing quotation mark.

/// Uzbek endings that follow the closing quotation mark of a name or a title and belong to its last word, in both
/// alphabets, in lower case: `toʻgʻrisida"gi`, `«Kadastr»lar`.
const QUOTED_ENDINGS: [&str; 42] = [
    "gi",
    "dagi",
    "ni",
    "ning",
    "ga",
    "da",
    "dan",
    "gacha",
    "i",
    "si",
    "ining",
    "sining",
    "ini",
    "sini",
    "iga",
    "siga",
    "li",
    "lar",
    "larni",
    "larga",
    "larning",
    // The same in the Cyrillic alphabet.
    "ги",
    "даги",
    "ни",
    "нинг",
    "га",
    "да",
    "дан",
    "гача",
    "и",
    "си",
    "ининг",
    "сининг",
    "ини",
    "сини",
    "ига",
    "сига",
    "ли",
    "лар",
    "ларни",
    "ларга",
    "ларнинг",
];

/// Length of the longest ending in characters.
const LONGEST: usize = 7;

/// True if the letters directly after a closing quotation mark are an ending of the word before it. The case is
/// ignored, because titles may be in capitals.
#[must_use]
pub fn is_quoted_ending(letters: &str) -> bool {
    letters.chars().nth(LONGEST).is_none() && QUOTED_ENDINGS.contains(&letters.to_lowercase().as_str())
}

/// Iterates over all these endings.
pub fn quoted_endings() -> impl Iterator<Item = &'static str> {
    QUOTED_ENDINGS.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, is_quoted_ending, quoted_endings};

    #[test]
    fn endings_are_known_in_both_cases() {
        for ending in quoted_endings() {
            assert!(is_quoted_ending(ending) && is_quoted_ending(&ending.to_uppercase()), "{ending}");
        }
        assert_eq!(quoted_endings().map(|ending| ending.chars().count()).max(), Some(LONGEST));
        assert!(!is_quoted_ending("") && !is_quoted_ending("larningni") && !is_quoted_ending("qonun"));
    }
}

//! Look-alike letters of the Latin and the Cyrillic alphabet, and digits that look like letters.

use std::borrow::Cow;

/// The alphabet of a letter, as far as look-alikes need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// Latin, with or without diacritics.
    Latin,
    /// Cyrillic.
    Cyrillic,
}

/// Returns the alphabet of a letter; `None` for any other character.
#[must_use]
pub const fn alphabet_of(c: char) -> Option<Alphabet> {
    match c {
        'Ѐ'..='ԯ' => Some(Alphabet::Cyrillic),
        'a'..='z' | 'A'..='Z' => Some(Alphabet::Latin),
        '×' | '÷' => None,
        'À'..='ɏ' | 'Ḁ'..='ỿ' => Some(Alphabet::Latin),
        _ => None,
    }
}

/// Lower-case letters that look the same in both alphabets: Latin, Cyrillic.
const TWINS: [(char, char); 13] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('b', 'в'),
];

/// Latin letters that look like their Cyrillic twin only in capitals; in lower case they differ visibly.
const CAPITAL_ONLY: [char; 5] = ['h', 'k', 'm', 't', 'b'];

/// Returns the twins (Latin, Cyrillic) of a lower-case letter, if it has a look-alike in this case.
fn twins(c: char, capital: bool) -> Option<(char, char)> {
    let pair = TWINS.iter().copied().find(|&(latin, cyrillic)| c == latin || c == cyrillic)?;
    (capital || !CAPITAL_ONLY.contains(&pair.0)).then_some(pair)
}

/// Corrects letters of the other alphabet in a word that mixes Latin and Cyrillic. Returns `true` if a letter was
/// changed.
///
/// `letters` are lower case, each with `true` if it was a capital. The alphabet of the word is that of the letters that
/// exist in one alphabet only; if these do not decide, that of the majority of letters. Letters without a twin are
/// unchanged.
pub fn repair(letters: &mut [(char, bool)]) -> bool {
    let mut counts = [(0_usize, 0_usize); 2];
    for &(c, capital) in letters.iter() {
        let Some(alphabet) = alphabet_of(c) else { continue };
        let count = &mut counts[usize::from(alphabet == Alphabet::Cyrillic)];
        count.1 += 1;
        count.0 += usize::from(twins(c, capital).is_none());
    }
    let [latin, cyrillic] = counts;
    if latin.1 == 0 || cyrillic.1 == 0 {
        return false;
    }
    let to_latin = latin > cyrillic;
    let mut changed = false;
    for (c, capital) in letters.iter_mut() {
        let Some((latin, cyrillic)) = twins(*c, *capital) else { continue };
        let wanted = if to_latin { latin } else { cyrillic };
        changed |= *c != wanted;
        *c = wanted;
    }
    changed
}

/// Returns a word in one alphabet, in its written case: `ЗРУ` for `ЗPУ` with a Latin P. See [`repair`].
#[must_use]
pub fn one_alphabet(word: &str) -> Cow<'_, str> {
    let has = |alphabet| word.chars().any(|c| alphabet_of(c) == Some(alphabet));
    if word.is_ascii() || !has(Alphabet::Latin) || !has(Alphabet::Cyrillic) {
        return Cow::Borrowed(word);
    }
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut letters: Vec<(char, bool)> = word.chars().map(|c| (lower(c), c.is_uppercase())).collect();
    if !repair(&mut letters) {
        return Cow::Borrowed(word);
    }
    let upper = |c: char| c.to_uppercase().next().unwrap_or(c);
    Cow::Owned(letters.into_iter().map(|(c, capital)| if capital { upper(c) } else { c }).collect())
}

/// Returns the look of a word in capitals: every look-alike letter becomes the Latin one, the digits 0 and 3 become the
/// letters for which they are typed. Words that a reader cannot distinguish have the same skeleton. Use it only for
/// comparison with other skeletons.
#[must_use]
pub fn skeleton(word: &str) -> String {
    word.chars()
        .flat_map(char::to_uppercase)
        .map(|c| match c {
            '0' => 'O',
            '3' => 'З',
            'Ӏ' => 'I',
            c => {
                let lower = c.to_lowercase().next().unwrap_or(c);
                twins(lower, true).map_or(c, |(latin, _)| latin.to_ascii_uppercase())
            }
        })
        .collect()
}

/// Returns the digit for which a letter is typed inside a number: `0` for O in either alphabet, `3` for З, `1` for l
/// and I.
#[must_use]
pub const fn digit_twin(c: char) -> Option<char> {
    Some(match c {
        'O' | 'o' | 'О' | 'о' => '0',
        'l' | 'I' | 'І' | 'Ӏ' => '1',
        'З' | 'з' => '3',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{one_alphabet, skeleton};

    #[test]
    fn a_word_is_put_into_the_alphabet_that_it_is_written_in() {
        for (mixed, wanted) in [
            ("ЗPУ", "ЗРУ"),
            ("3PУ", "3РУ"),
            ("OРҚ", "ОРҚ"),
            ("РQ", "PQ"),
            ("VМQ", "VMQ"),
            ("TК", "ТК"),
            ("Cтатья", "Статья"),
            ("статья", "статья"),
            ("mоdda", "modda"),
            ("ХІV", "XIV"),
        ] {
            assert_eq!(one_alphabet(mixed), wanted, "{mixed}");
        }
    }

    #[test]
    fn words_that_look_alike_have_one_skeleton() {
        for (one, other) in [("ЗРУ", "3PY"), ("ПКМ", "пKM"), ("УП", "YП"), ("ОРҚ", "0PҚ")] {
            assert_eq!(skeleton(one), skeleton(other));
        }
        assert_ne!(skeleton("ПП"), skeleton("PP"));
    }
}

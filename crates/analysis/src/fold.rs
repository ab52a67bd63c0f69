//! The folded form of a word: lower case, and for Uzbek one Latin spelling for both alphabets.
//!
//! The fold is not an orthography. It unifies the spellings of one word: `obyekt`, `obʼekt` and `объект` become
//! `obekt`; `federatsiya` and `федерация` become `federatsiya`; `stantsiya`, `stansiya` and `станция` become
//! `stansiya`.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::Language;
use crate::chars::{
    LETTER_MARK, TUTUQ, is_apostrophe, is_cyrillic, is_invisible, is_latin, is_latin_vowel, lower, repair,
};
use crate::particles::is_particle;

/// Folds a word by the rules of its language. Folding is idempotent.
#[must_use]
pub fn fold(word: &str, language: Language) -> String {
    // Most words of queries and of Latin texts have only these letters: nothing needs composing, lower-casing or
    // repair.
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return if language == Language::Uzbek { settled(word.to_owned()) } else { word.to_owned() };
    }
    fold_any(word, language)
}

/// Folds a word with any characters.
fn fold_any(word: &str, language: Language) -> String {
    match language {
        Language::Uzbek => uzbek(&letters(word)),
        Language::Russian => russian(&letters_as(word, |c| if c == 'ё' { 'е' } else { c })),
        Language::English => english(&letters_as(word, unaccented)),
    }
}

/// Folds an entry of a lexicon: its words are folded and the signs between them are kept. A tutuq at the end is kept
/// too, since an ending may follow.
pub(crate) fn lexicon_spelling(entry: &str) -> Cow<'_, str> {
    if !entry.contains(TUTUQ) && !CHANGING.iter().any(|piece| entry.contains(piece)) {
        return Cow::Borrowed(entry);
    }
    let mut out = String::with_capacity(entry.len());
    let mut rest = entry;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(rest.len());
        let (word, signs) = rest.split_at(end);
        out.push_str(&fold(word, Language::Uzbek));
        out.extend(word.ends_with(TUTUQ).then_some(TUTUQ));
        let end = signs.find(char::is_alphabetic).unwrap_or(signs.len());
        out.push_str(&signs[..end]);
        rest = &signs[end..];
    }
    Cow::Owned(out)
}

/// Returns the letters of a word: composed, lower case, without invisible marks, in one script.
pub(crate) fn letters(word: &str) -> Vec<char> {
    letters_as(word, |c| c)
}

/// Returns the letters of a word, each changed by `change`.
fn letters_as(word: &str, change: fn(char) -> char) -> Vec<char> {
    let mut letters: Vec<(char, bool)> = Vec::with_capacity(word.len());
    let mut push = |c: char| {
        if !is_invisible(c) {
            letters.push((change(lower(c)), c.is_uppercase()));
        }
    };
    if is_nfc_quick(word.chars()) == IsNormalized::Yes {
        word.chars().for_each(&mut push);
    } else {
        word.nfc().for_each(&mut push);
    }
    repair(&mut letters);
    letters.into_iter().map(|(c, _)| c).collect()
}

/// Folds Russian: an apostrophe after a Cyrillic letter is a hard sign.
fn russian(letters: &[char]) -> String {
    let mut out = String::with_capacity(letters.len() * 2);
    for (at, &c) in letters.iter().enumerate() {
        if !is_apostrophe(c) {
            out.extend(is_kept(c).then_some(c));
            continue;
        }
        let inside = letters.get(at + 1).is_some_and(|next| next.is_alphabetic() && !is_apostrophe(*next));
        match out.chars().next_back() {
            Some(before) if inside && is_cyrillic(before) => out.push('ъ'),
            Some(before) if inside && is_latin(before) => out.push('\''),
            _ => {}
        }
    }
    out
}

/// Folds English: removes the possessive and unifies apostrophes.
fn english(letters: &[char]) -> String {
    let folded: String =
        letters.iter().filter_map(|&c| if is_apostrophe(c) { Some('\'') } else { is_kept(c).then_some(c) }).collect();
    let mut bare = folded.trim_matches('\'');
    while let Some(owner) = bare.strip_suffix("'s") {
        bare = owner.trim_matches('\'');
    }
    bare.to_owned()
}

/// True for letters, digits and characters that join them; quotation marks inside a word are removed.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '.' | '/')
}

/// Returns a Latin letter without its accent.
fn unaccented(c: char) -> char {
    match c {
        'ı' => 'i',
        c if !c.is_ascii() && is_latin(c) => {
            std::iter::once(c).nfd().next().filter(char::is_ascii_alphabetic).unwrap_or(c)
        }
        c => c,
    }
}

/// Returns one Latin spelling for both alphabets.
pub(crate) fn uzbek(letters: &[char]) -> String {
    settled(latin(letters))
}

/// Transliterates a word to Latin letter by letter.
pub(crate) fn latin(letters: &[char]) -> String {
    let mut latin = Latin { out: String::with_capacity(letters.len() + 8) };
    for (at, &c) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        if is_cyrillic(c) {
            latin.push_cyrillic(c, at.checked_sub(1).map(|before| letters[before]), next);
        } else {
            latin.push_latin(c);
        }
    }
    latin.out
}

/// Builds a word of Latin letters.
struct Latin {
    out: String,
}

impl Latin {
    fn push_latin(&mut self, c: char) {
        match c {
            'a'..='z' | '0'..='9' | '-' => self.out.push(c),
            'ö' | 'õ' | 'ŏ' | 'ō' => self.out.push_str("oʻ"),
            'ğ' | 'ḡ' => self.out.push_str("gʻ"),
            'ş' | 'ș' => self.out.push_str("sh"),
            'ç' => self.out.push_str("ch"),
            c if is_apostrophe(c) => self.push_apostrophe(),
            c if is_kept(c) => self.out.push(unaccented(c)),
            _ => {}
        }
    }

    /// Adds the letter mark after o and g, the tutuq after other letters, nothing after a mark.
    fn push_apostrophe(&mut self) {
        match self.out.chars().next_back() {
            Some('o' | 'g') => self.out.push(LETTER_MARK),
            Some(last) if last.is_alphabetic() && last != LETTER_MARK && last != TUTUQ => self.out.push(TUTUQ),
            _ => {}
        }
    }

    fn push_cyrillic(&mut self, c: char, before: Option<char>, next: Option<char>) {
        let starts = !before.is_some_and(char::is_alphanumeric);
        let text = match c {
            'е' if starts => "ye",
            'ё' => "yo",
            'ю' => "yu",
            'я' => "ya",
            'ҳ' if before == Some('с') => "ʼh",
            'ц' => tse(before, next),
            // A hard sign that only separates: объект, мўъжиза.
            'ъ' if before == Some('ў') || matches!(next, Some('е' | 'ё' | 'ю' | 'я') | None) => "",
            'ъ' => return self.push_apostrophe(),
            'ь' if next == Some('о') => "y",
            c => return self.push_plain(c),
        };
        self.out.push_str(text);
    }

    fn push_plain(&mut self, c: char) {
        match plain_cyrillic(c) {
            Some(text) => self.out.push_str(text),
            None => self.out.push(c),
        }
    }
}

/// Returns ts for ц after a vowel, otherwise s. Before possible endings it does not change, because the stem must stay
/// the same; before other consonants it is s (плацкарт, пицца).
fn tse(before: Option<char>, next: Option<char>) -> &'static str {
    let inside = next.is_none_or(|c| is_cyrillic_vowel(c) || matches!(c, 'д' | 'н' | 'г' | 'л' | 'м' | 'с' | 'ч'));
    if before.is_some_and(is_cyrillic_vowel) && inside { "ts" } else { "s" }
}

pub(crate) fn is_cyrillic_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ў' | 'ы' | 'э' | 'ю' | 'я')
}

/// Returns the Latin spelling of a Cyrillic letter that has only one.
pub(crate) fn plain_cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ѐ' | 'э' | 'є' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'ѝ' | 'ы' | 'і' | 'ї' => "i",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "x",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ь' => "",
        // The second letter, of a neighbouring alphabet or an old font, is typed for the first.
        'ў' | 'ӯ' => "oʻ",
        'қ' | 'ќ' => "q",
        'ғ' | 'ѓ' => "gʻ",
        'ҳ' | 'ӽ' => "h",
        _ => return None,
    })
}

/// Joins a particle with a hyphen to its word: boʻlsa-da, бўлсада.
fn join_particle(latin: String) -> String {
    match latin.rsplit_once('-') {
        Some((head, tail)) if !head.is_empty() && is_particle(tail) => format!("{head}{tail}"),
        _ => latin,
    }
}

/// Pieces of words that [`settle`] may change; a word without any of them is unchanged.
const CHANGING: [&str; 7] = ["-", "ye", "ts", "siya", "yu", "yon", "tyabr"];

/// Number of rounds of [`settle`]: the result of one round may be a spelling that the next one changes.
const ROUNDS: usize = 8;

/// Applies [`settle`] until nothing changes.
fn settled(mut latin: String) -> String {
    for _ in 0..ROUNDS {
        if !latin.contains(TUTUQ) && !CHANGING.iter().any(|piece| latin.contains(piece)) {
            break;
        }
        let next = join_particle(settle(&latin));
        if next.is_empty() || next == latin {
            break;
        }
        latin = next;
    }
    latin
}

/// Unifies the spellings of one word: ye and e, ts and s, yu and u in words from Russian.
fn settle(latin: &str) -> String {
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::with_capacity(latin.len() + 1);
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let rest = &letters[at + 1..];
        match c {
            'y' if before.is_some_and(|c| c != 'y') && rest.first() == Some(&'e') => {}
            'y' if is_soft(&out, rest) => {}
            TUTUQ if parts_only(before, rest) => {}
            't' if rest.first() == Some(&'s') && is_loan_tse(before, &letters[..at], &rest[1..]) => {}
            's' if before.is_some_and(is_latin_vowel) && rest.starts_with(&['i', 'y', 'a']) => out.push_str("ts"),
            c => out.push(c),
        }
    }
    out
}

/// True if the y only marks the softness of a Russian consonant, which is optional in writing.
///
/// sentabr and sentyabr, budjet and byudjet, valuta and valyuta, parashut and parashyut, batalon and batalyon.
fn is_soft(out: &str, rest: &[char]) -> bool {
    match rest {
        ['a', 'b', 'r', ..] => matches!(out, "sent" | "okt"),
        ['u', ..] => out.ends_with(['b', 'l']) || out.ends_with("sh") || out == "j",
        ['o', 'n', ..] => out.ends_with('l') || out.ends_with("los"),
        _ => false,
    }
}

/// True if the tutuq only separates: before ya, yo, yu, ye, before e after a consonant (obʼekt), and where no letter
/// follows.
fn parts_only(before: Option<char>, rest: &[char]) -> bool {
    match rest {
        [next, ..] if !next.is_alphabetic() || *next == LETTER_MARK => true,
        [] => true,
        ['y', vowel, ..] => matches!(vowel, 'a' | 'o' | 'u' | 'e'),
        ['e', ..] => before.is_some_and(|c| !is_latin_vowel(c) && c != LETTER_MARK),
        _ => false,
    }
}

/// Beginnings of words in which ц follows a consonant and precedes a, o, u: Frantsuz, Shveytsariya.
const LOAN_HEADS: [&[char]; 2] = [&['f', 'r', 'a', 'n'], &['s', 'h', 'v', 'e', 'y']];

/// True if the ts between `before` and `after` is the ц of a word from Russian that is also written s.
///
/// At the start of a word it always is. After a consonant it is before another consonant and at the end, because no
/// Uzbek ending begins so; before i unless an Uzbek ending is there (in vaqtsiz, aytsin they are t and s); before other
/// vowels never (aytsa), except in known words. After a vowel it is only before consonants with which no ending begins
/// (platskart).
fn is_loan_tse(before: Option<char>, head: &[char], after: &[char]) -> bool {
    let Some(before) = before.filter(|c| c.is_alphabetic()) else { return true };
    match after {
        // In yurtshunos the letters are t and sh.
        ['h' | TUTUQ, ..] => false,
        ['i', next, ..] => !is_latin_vowel(before) && !matches!(next, 'z' | 'q' | 'n' | 'r' | 'm'),
        ['i'] => !is_latin_vowel(before),
        [vowel, ..] if is_latin_vowel(*vowel) => LOAN_HEADS.contains(&head),
        [] | ['d' | 'n' | 'g' | 'l' | 'm' | 's' | 'c', ..] => !is_latin_vowel(before),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_any};
    use crate::Language;

    #[test]
    fn plain_latin_words_fold_as_any_word_does() {
        let pieces = ["yer", "obyekt", "ts", "iya", "o", "gh", "shartnoma", "lar", "ni", "yu", "ku", "x", "penalties"];
        let words = pieces.iter().flat_map(|one| pieces.iter().map(move |two| format!("{one}{two}")));
        let mut count = 0;
        for word in words.chain([String::new()]) {
            for language in [Language::Uzbek, Language::Russian, Language::English] {
                assert_eq!(fold(&word, language), fold_any(&word, language), "{word} as {language:?}");
                count += 1;
            }
        }
        assert_eq!(count, 510);
    }
}

//! Abbreviations in capitals, bare and with endings: УК, JK, JKning, УКдаги.

use crate::Language;

/// Returns the letters of an inflected abbreviation without its ending: `JK` for `JKning`. `None` if the word is not
/// one.
///
/// Two capitals that spell one letter (SHahar, CHorsu, YOsh) are not an abbreviation.
pub(crate) fn head(word: &str, language: Language) -> Option<&str> {
    let end = word.char_indices().find(|(_, c)| c.is_lowercase()).map(|(at, _)| at)?;
    let (head, tail) = word.split_at(end);
    let capitals = head.chars().filter(|c| c.is_uppercase()).count();
    if !(2..=8).contains(&capitals) || matches!(head, "SH" | "CH" | "YO" | "YU" | "YA" | "YE" | "TS") {
        return None;
    }
    let endings: &[&str] = match language {
        Language::Uzbek => &UZBEK_ENDINGS,
        Language::Russian | Language::English => &OTHER_ENDINGS,
    };
    endings.contains(&tail).then_some(head)
}

/// Iterates over the endings of abbreviations in all languages.
pub(crate) fn endings() -> impl Iterator<Item = &'static str> {
    UZBEK_ENDINGS.iter().chain(&OTHER_ENDINGS).copied()
}

/// True for a bare abbreviation of two or three capitals.
pub(crate) fn is_short(word: &str) -> bool {
    let mut letters = 0;
    for c in word.chars() {
        if !c.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    (2..=3).contains(&letters)
}

/// Possessive and case endings of Uzbek, in both alphabets, and the relative -dagi.
const UZBEK_ENDINGS: [&str; 52] = [
    "ni",
    "ning",
    "ga",
    "ka",
    "qa",
    "da",
    "dan",
    "dagi",
    "gacha",
    "lar",
    "larning",
    "larni",
    "larga",
    "larda",
    "lari",
    "i",
    "si",
    "ining",
    "sining",
    "ini",
    "sini",
    "iga",
    "siga",
    "ida",
    "sida",
    "li",
    "ни",
    "нинг",
    "га",
    "ка",
    "қа",
    "да",
    "дан",
    "даги",
    "гача",
    "лар",
    "ларнинг",
    "ларни",
    "ларга",
    "ларда",
    "лари",
    "и",
    "си",
    "ининг",
    "сининг",
    "ини",
    "сини",
    "ига",
    "сига",
    "ида",
    "сида",
    "ли",
];

/// Endings of abbreviations in Russian and English: ГОСТа, ВУЗов, SMEs.
const OTHER_ENDINGS: [&str; 11] = ["а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и", "s"];

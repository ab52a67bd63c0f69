//! Numbers written in Roman figures and in words ("IV", "BIRINCHI", "первая", "Second"), and days in figures.

use qonun_law::{Date, parse_date};

pub(crate) use qonun_letters::is_apostrophe;

/// Maximum Roman number of a heading. Above it, words such as "MD" and "DC" are not numbers.
const GREATEST: u32 = 399;

/// Returns the value of an upper-case Roman number in standard form, up to [`GREATEST`]. Cyrillic look-alikes are
/// accepted.
pub(crate) fn roman(text: &str) -> Option<u32> {
    qonun_letters::roman_value(text).filter(|&value| value <= GREATEST)
}

/// Ordinals and their prefixes, in every language of the law base; Uzbek words without apostrophes, in lower case.
const ORDINALS: [(&[&str], u32); 20] = [
    (&["birinchi", "биринчи", "перв", "first", "one"], 1),
    (&["ikkinchi", "иккинчи", "втор", "second", "two"], 2),
    (&["uchinchi", "учинчи", "трет", "third", "three"], 3),
    (&["tortinchi", "тўртинчи", "четверт", "четвёрт", "fourth", "four"], 4),
    (&["beshinchi", "бешинчи", "пят", "fifth", "five"], 5),
    (&["oltinchi", "олтинчи", "шест", "sixth", "six"], 6),
    (&["yettinchi", "еттинчи", "седьм", "seventh", "seven"], 7),
    (&["sakkizinchi", "саккизинчи", "восьм", "eighth", "eight"], 8),
    (&["toqqizinchi", "тўққизинчи", "девят", "ninth", "nine"], 9),
    (&["oninchi", "ўнинчи", "десят", "tenth", "ten"], 10),
    (&["on birinchi", "ўн биринчи", "одиннадцат", "eleventh", "eleven"], 11),
    (&["on ikkinchi", "ўн иккинчи", "двенадцат", "twelfth", "twelve"], 12),
    (&["on uchinchi", "ўн учинчи", "тринадцат", "thirteenth"], 13),
    (&["on tortinchi", "ўн тўртинчи", "четырнадцат", "fourteenth"], 14),
    (&["on beshinchi", "ўн бешинчи", "пятнадцат", "fifteenth"], 15),
    (&["on oltinchi", "ўн олтинчи", "шестнадцат", "sixteenth"], 16),
    (&["on yettinchi", "ўн еттинчи", "семнадцат", "seventeenth"], 17),
    (&["on sakkizinchi", "ўн саккизинчи", "восемнадцат", "eighteenth"], 18),
    (&["on toqqizinchi", "ўн тўққизинчи", "девятнадцат", "nineteenth"], 19),
    (&["yigirmanchi", "йигирманчи", "двадцат", "twentieth"], 20),
];

/// Returns the value of an ordinal word such as `BIRINCHI`, `первая`, `Second`; case and apostrophes are ignored.
pub(crate) fn ordinal(text: &str) -> Option<u32> {
    let word: String = text.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase).collect();
    let endings = ["", "ый", "ий", "ой", "ая", "ья", "ое", "ье", "ого", "ьего"];
    ORDINALS.iter().find_map(|(words, value)| {
        let fits = words.iter().any(|stem| {
            let cyrillic = !stem.is_ascii();
            word.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || cyrillic && endings.contains(&rest))
        });
        fits.then_some(*value)
    })
}

/// Returns the text in lower case, without apostrophes, for comparing words of pages.
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase).collect()
}

/// Like [`fold`], for a word with some letters typed in the other alphabet: `Cтатья` with a Latin C becomes `статья`.
pub(crate) fn fold_word(word: &str) -> String {
    fold(&qonun_letters::one_alphabet(word))
}

/// Returns the first day written `01.02.2020` in a text, with its byte offset.
pub(crate) fn find_date(text: &str) -> Option<(usize, Date)> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let shape = bytes[at].is_ascii_digit() && bytes[at + 2] == b'.' && bytes[at + 5] == b'.';
        let alone = at == 0 || !bytes[at - 1].is_ascii_digit();
        if !shape || !alone {
            return None;
        }
        text.get(at..at + 10).and_then(parse_date).map(|date| (at, date))
    })
}

#[cfg(test)]
mod tests {
    use super::{ordinal, roman};

    #[test]
    fn figures_and_words_have_a_value() {
        for (text, wanted) in [
            ("I", Some(1)),
            ("IV", Some(4)),
            ("XXXIX", Some(39)),
            ("ХІ", Some(11)),
            ("IIII", None),
            ("VX", None),
            ("", None),
            ("A", None),
        ] {
            assert_eq!(roman(text), wanted, "{text}");
        }
        for (text, wanted) in [
            ("BIRINCHI", Some(1)),
            ("Toʻrtinchi", Some(4)),
            ("ТЎҚҚИЗИНЧИ", Some(9)),
            ("первая", Some(1)),
            ("ТРЕТИЙ", Some(3)),
            ("третья", Some(3)),
            ("седьмой", Some(7)),
            ("Oʻn birinchi", Some(11)),
            ("second", Some(2)),
            ("umumiy", None),
            ("onest", None),
        ] {
            assert_eq!(ordinal(text), wanted, "{text}");
        }
    }
}

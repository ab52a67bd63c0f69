//! Numbers written in Roman figures and in words ("IV", "BIRINCHI", "первая", "Second"), and days in figures.

use qonun_law::{Date, parse_date};

pub(crate) use qonun_letters::is_apostrophe;

/// The greatest number that a heading has in Roman figures: beyond it, words such as "MD" and "DC" are none.
const GREATEST: u32 = 399;

/// The value of a Roman number, upper case, in its usual form, up to [`GREATEST`]. Cyrillic look-alikes are taken too.
pub(crate) fn roman(text: &str) -> Option<u32> {
    qonun_letters::roman_value(text).filter(|&value| value <= GREATEST)
}

/// Ordinals and their beginnings, in every language of the law base; Uzbek words without apostrophes, lower case.
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

/// The value of an ordinal word such as `BIRINCHI`, `первая`, `Second`; case and apostrophes do not matter.
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

/// Lower case, apostrophes left out: for comparing words of pages.
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase).collect()
}

/// [`fold`] of a word whose letters are partly typed in the other alphabet: `Cтатья` with a Latin C is `статья`.
pub(crate) fn fold_word(word: &str) -> String {
    fold(&qonun_letters::one_alphabet(word))
}

/// The first day written `01.02.2020` in a text, and where.
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

//! Labels at the beginning of headings and paragraphs: "15¹-modda.", "Статья 3.", "II BOʻLIM", "4.", "1-ILOVA".

use qonun_law::{HeadingLevel, canonical_provision_number};
use qonun_letters::{is_dash, is_superscript};

use crate::numerals::{fold, ordinal, roman};

/// A label and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// As printed, its full stop included.
    pub(crate) label: String,
    /// Canonical number, when there is one.
    pub(crate) number: Option<String>,
    /// What follows, without the punctuation between.
    pub(crate) rest: String,
}

/// A heading above articles and points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) level: HeadingLevel,
    pub(crate) text: Labelled,
}

/// A number at the start of a text and its length in bytes: `15`, `15¹`, `15(1)`, `15-1`.
fn number_at(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 5 {
        return None;
    }
    let after = &text[digits..];
    let raised: usize = after.chars().take_while(|c| is_superscript(*c)).map(char::len_utf8).sum();
    let mut length = digits + raised;
    if raised == 0 {
        length += inserted_number(after);
    }
    let written = text[..length].replace('^', "-").replace(" (", "(");
    Some((canonical_provision_number(&written), length))
}

/// Length of `(1)`, ` (1)`, `^1` or `-1` after a number; a hyphen before a word is not one.
fn inserted_number(after: &str) -> usize {
    let digits_of = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let bare = after.trim_start_matches(' ');
    if let Some(inside) = bare.strip_prefix('(') {
        let digits = digits_of(inside);
        let whole = digits > 0 && digits < 3 && inside[digits..].starts_with(')');
        return if whole { after.len() - bare.len() + digits + 2 } else { 0 };
    }
    let Some(mark) = after.chars().next().filter(|&c| c == '^' || is_dash(c) && c != '—') else { return 0 };
    let digits = digits_of(&after[mark.len_utf8()..]);
    let ends = |at: usize| !after[at..].starts_with(|c: char| c.is_alphanumeric());
    let length = mark.len_utf8() + digits;
    if digits > 0 && digits < 3 && ends(length) { length } else { 0 }
}

/// The word at the start of a text, by length in bytes.
fn word_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic() && !crate::numerals::is_apostrophe(c)).unwrap_or(text.len());
    &text[..end]
}

/// Blanks, dashes and full stops between a label and its text.
fn skip_punctuation(text: &str) -> &str {
    text.trim_start_matches(|c| matches!(c, ' ' | '\n' | '.' | ':' | ',') || is_dash(c))
}

fn labelled(text: &str, length: usize, number: Option<String>) -> Labelled {
    let after = &text[length..];
    let stop = after.len() - after.trim_start_matches('.').len();
    Labelled {
        label: text[..length + stop].trim().to_owned(),
        number,
        rest: skip_punctuation(&after[stop..]).trim().to_owned(),
    }
}

/// Reads the heading of an article: `358¹-modda. Heading`, `Статья 12. Heading`, `Article3.`, `Article IV`.
pub(crate) fn parse_article(text: &str) -> Option<Labelled> {
    let numbered = number_at(text).or_else(|| roman_at(text));
    if let Some((number, length)) = numbered {
        let after = text[length..].trim_start_matches(|c| c == ' ' || is_dash(c));
        let word = word_at(after);
        if matches!(fold(word).as_str(), "modda" | "модда") {
            let at = text.len() - after.len() + word.len();
            return Some(labelled(text, at, Some(number)));
        }
        return None;
    }
    let word = word_at(text);
    if !matches!(fold(word).as_str(), "статья" | "article" | "модда" | "modda") {
        return None;
    }
    let after = text[word.len()..].trim_start_matches(|c| matches!(c, ' ' | '.' | '№') || is_dash(c));
    let (number, length) = number_at(after).or_else(|| roman_at(after))?;
    let at = text.len() - after.len() + length;
    (!text[at..].starts_with(|c: char| c.is_alphanumeric())).then(|| labelled(text, at, Some(number)))
}

/// A Roman number at the start of a text, as a figure.
fn roman_at(text: &str) -> Option<(String, usize)> {
    let word = word_at(text);
    let value = roman(word)?;
    let raised: usize = text[word.len()..].chars().take_while(|c| is_superscript(*c)).map(char::len_utf8).sum();
    let inserted = &text[word.len()..word.len() + raised];
    Some((canonical_provision_number(&format!("{value}{inserted}")), word.len() + raised))
}

/// A number in figures, Roman figures or one or two words.
fn any_number_at(text: &str) -> Option<(String, usize)> {
    if let Some(found) = number_at(text).or_else(|| roman_at(text)) {
        return Some(found);
    }
    let first = word_at(text);
    let second = text[first.len()..].strip_prefix(' ').map(word_at).filter(|word| !word.is_empty());
    if let Some(second) = second {
        let both = &text[..first.len() + 1 + second.len()];
        if let Some(value) = ordinal(both) {
            return Some((value.to_string(), both.len()));
        }
    }
    ordinal(first).map(|value| (value.to_string(), first.len()))
}

/// The level that a word names.
fn level_of(word: &str) -> Option<HeadingLevel> {
    Some(match fold(word).as_str() {
        "qism" | "қисм" | "часть" | "part" => HeadingLevel::Part,
        "bolim" | "бўлим" | "раздел" | "section" => HeadingLevel::Section,
        "подраздел" | "subsection" => HeadingLevel::Subsection,
        "bob" | "боб" | "глава" | "chapter" => HeadingLevel::Chapter,
        "paragraf" | "параграф" | "paragraph" => HeadingLevel::Paragraph,
        _ => return None,
    })
}

/// A word of level at the start of a text and its length, "kichik boʻlim" included.
fn level_at(text: &str) -> Option<(HeadingLevel, usize)> {
    if text.starts_with('§') {
        return Some((HeadingLevel::Paragraph, '§'.len_utf8()));
    }
    let word = word_at(text);
    if matches!(fold(word).as_str(), "kichik" | "кичик") {
        let after = text[word.len()..].trim_start();
        let next = word_at(after);
        return (level_of(next)? == HeadingLevel::Section)
            .then(|| (HeadingLevel::Subsection, text.len() - after.len() + next.len()));
    }
    level_of(word).map(|level| (level, word.len()))
}

/// Reads a heading; one without any label is [`HeadingLevel::Plain`].
pub(crate) fn parse_heading(text: &str) -> Heading {
    numbered_heading(text).or_else(|| named_part(text)).or_else(|| listed_heading(text)).unwrap_or_else(|| Heading {
        level: HeadingLevel::Plain,
        text: Labelled { label: String::new(), number: None, rest: text.trim().to_owned() },
    })
}

/// `1-bob. Heading`, `II BOʻLIM`, `BIRINCHI QISM`, `Глава 3. Heading`, `§ 1. Heading`.
fn numbered_heading(text: &str) -> Option<Heading> {
    if let Some((level, word)) = level_at(text) {
        let after = text[word..].trim_start_matches([' ', '.', '№']);
        let (number, length) = any_number_at(after)?;
        let at = text.len() - after.len() + length;
        return Some(Heading { level, text: labelled(text, at, Some(number)) });
    }
    let (number, length) = any_number_at(text)?;
    let after = text[length..].trim_start_matches(|c| matches!(c, ' ' | '.') || is_dash(c));
    let (level, word) = level_at(after)?;
    let at = text.len() - after.len() + word;
    Some(Heading { level, text: labelled(text, at, Some(number)) })
}

/// `UMUMIY QISM`, `Особенная часть`.
fn named_part(text: &str) -> Option<Heading> {
    let first = word_at(text);
    let after = text[first.len()..].trim_start();
    let second = word_at(after);
    let names = ["umumiy", "maxsus", "умумий", "махсус", "общая", "особенная", "general", "special"];
    let fits = names.contains(&fold(first).as_str()) && level_of(second)? == HeadingLevel::Part;
    fits.then(|| {
        let at = text.len() - after.len() + second.len();
        Heading { level: HeadingLevel::Part, text: labelled(text, at, None) }
    })
}

/// `I. Heading`, `1. Heading`: a number without a word of level.
fn listed_heading(text: &str) -> Option<Heading> {
    let (number, length) = number_at(text).or_else(|| roman_at(text))?;
    let after = text[length..].strip_prefix('.')?;
    let heading = after.trim_start();
    (!heading.is_empty() && !heading.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| Heading { level: HeadingLevel::Plain, text: labelled(text, length, Some(number)) })
}

/// A numbered point of the first level, `4. Text`: its number and the length of the label in bytes, blanks included.
/// A date or a number of two levels is none.
pub(crate) fn parse_point(text: &str) -> Option<(String, usize)> {
    let (number, length) = number_at(text)?;
    if text.bytes().take_while(u8::is_ascii_digit).count() > 4 {
        return None;
    }
    let after = text[length..].strip_prefix('.')?;
    let rest = after.trim_start_matches([' ', '\n']);
    let goes_on = rest.chars().next().is_some_and(|c| !c.is_ascii_digit() || rest.len() < after.len());
    goes_on.then(|| (number, text.len() - rest.len()))
}

/// Reads the banner of an annex: the line that names it, and its number.
pub(crate) fn parse_annex(line: &str) -> Option<Labelled> {
    let folded: String = line.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
    let words = ["ilova", "илова", "приложение", "annex", "appendix"];
    let (at, word) = words.iter().filter_map(|word| folded.rfind(word).map(|at| (at, *word))).max()?;
    // Lower case keeps the lengths of Latin and Cyrillic letters, but not of every letter there is.
    if folded.len() != line.len() {
        return Some(Labelled { label: line.trim().to_owned(), number: None, rest: String::new() });
    }
    let before = line[..at].trim_end_matches(|c| c == ' ' || is_dash(c));
    let figures = before.trim_end_matches(|c: char| c.is_ascii_digit() || is_superscript(c));
    let number = &before[figures.len()..];
    if !number.is_empty() && matches!(word, "ilova" | "илова") {
        let label = line[figures.len()..at + word.len()].trim().to_owned();
        return Some(Labelled {
            label,
            number: Some(canonical_provision_number(number)),
            rest: figures.trim().to_owned(),
        });
    }
    let after = line[at + word.len()..].trim_start_matches([' ', '№', '.']);
    let after =
        after.strip_prefix("No").or_else(|| after.strip_prefix('N')).unwrap_or(after).trim_start_matches(['.', ' ']);
    let number = any_number_at(after);
    let end = line.len() - after.len() + number.as_ref().map_or(0, |(_, length)| *length);
    let label = if number.is_some() { &line[at..end] } else { &line[at..at + word.len()] };
    Some(Labelled {
        label: label.trim().to_owned(),
        number: number.map(|(number, _)| number),
        rest: line[..at].trim().to_owned(),
    })
}

/// Does a heading announce the preamble?
pub(crate) fn is_preamble_heading(text: &str) -> bool {
    matches!(fold(text.trim().trim_end_matches('.')).as_str(), "muqaddima" | "муқаддима" | "преамбула" | "preamble")
}

#[cfg(test)]
mod tests {
    use qonun_law::HeadingLevel;

    use super::{parse_annex, parse_article, parse_heading, parse_point};

    #[test]
    fn articles_are_known_in_every_language() {
        for (text, wanted) in [
            ("15-modda. Baliq", Some(("15-modda.", "15", "Baliq"))),
            ("358¹-modda. Baliq", Some(("358¹-modda.", "358-1", "Baliq"))),
            ("3581-modda.", Some(("3581-modda.", "3581", ""))),
            ("26 (1)-модда. Балиқ", Some(("26 (1)-модда.", "26-1", "Балиқ"))),
            ("12 – modda. Baliq", Some(("12 – modda.", "12", "Baliq"))),
            ("IV-модда", Some(("IV-модда", "4", ""))),
            ("Статья 3. Рыба", Some(("Статья 3.", "3", "Рыба"))),
            ("Статья 3². Рыба", Some(("Статья 3².", "3-2", "Рыба"))),
            ("СТАТЬЯ 15-1. Рыба", Some(("СТАТЬЯ 15-1.", "15-1", "Рыба"))),
            ("Article3. Fish", Some(("Article3.", "3", "Fish"))),
            ("Article 12. Fish", Some(("Article 12.", "12", "Fish"))),
            ("15-moddasi", None),
            ("Статья о рыбе", None),
            ("15. Baliq", None),
        ] {
            let read = parse_article(text);
            let got = read.as_ref().map(|a| (a.label.as_str(), a.number.as_deref().unwrap_or(""), a.rest.as_str()));
            assert_eq!(got, wanted, "{text}");
        }
    }

    #[test]
    fn headings_tell_their_level_by_words() {
        use HeadingLevel::{Chapter, Paragraph, Part, Plain, Section, Subsection};
        for (text, level, number, rest) in [
            ("1-bob. Umumiy qoidalar", Chapter, Some("1"), "Umumiy qoidalar"),
            ("I bob. Baliq", Chapter, Some("1"), "Baliq"),
            ("BIRINCHI BOʻLIM UMUMIY QOIDALAR", Section, Some("1"), "UMUMIY QOIDALAR"),
            ("ЎН БИРИНЧИ БЎЛИМ", Section, Some("11"), ""),
            ("РАЗДЕЛ I ОБЩИЕ ПОЛОЖЕНИЯ", Section, Some("1"), "ОБЩИЕ ПОЛОЖЕНИЯ"),
            ("Часть первая", Part, Some("1"), ""),
            ("UMUMIY QISM", Part, None, ""),
            ("Глава XI¹. Рыба", Chapter, Some("11-1"), "Рыба"),
            ("2-kichik boʻlim. Baliq", Subsection, Some("2"), "Baliq"),
            ("§ 3. Рыба", Paragraph, Some("3"), "Рыба"),
            ("3-§. Baliq", Paragraph, Some("3"), "Baliq"),
            ("CHAPTER ONE. Fish", Chapter, Some("1"), "Fish"),
            ("IV. Baliq ovlash", Plain, Some("4"), "Baliq ovlash"),
            ("2. Baliq ovlash", Plain, Some("2"), "Baliq ovlash"),
            ("Baliq ovlash", Plain, None, "Baliq ovlash"),
        ] {
            let read = parse_heading(text);
            assert_eq!(
                (read.level, read.text.number.as_deref(), read.text.rest.as_str()),
                (level, number, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn points_and_annexes_have_numbers() {
        for (text, wanted) in [
            ("4. Baliq", Some(("4", "Baliq"))),
            ("4.Baliq", Some(("4", "Baliq"))),
            ("4¹. Baliq", Some(("4-1", "Baliq"))),
            ("4-1. Baliq", Some(("4-1", "Baliq"))),
            ("4.1. Baliq", None),
            ("01.02.2020 kuni", None),
            ("4) baliq", None),
            ("12020. Baliq", None),
            ("4.", None),
        ] {
            let got = parse_point(text);
            assert_eq!(got.as_ref().map(|(number, length)| (number.as_str(), &text[*length..])), wanted, "{text}");
        }
        for (line, wanted) in [
            ("1-ILOVA", Some(("1-ILOVA", Some("1")))),
            ("Vazirlar Mahkamasining qaroriga 2¹-ilova", Some(("2¹-ilova", Some("2-1")))),
            ("ПРИЛОЖЕНИЕ № 3", Some(("ПРИЛОЖЕНИЕ № 3", Some("3")))),
            ("ANNEX No. 4", Some(("ANNEX No. 4", Some("4")))),
            ("Приложение", Some(("Приложение", None))),
            ("Nizom", None),
        ] {
            let got = parse_annex(line);
            assert_eq!(got.as_ref().map(|a| (a.label.as_str(), a.number.as_deref())), wanted, "{line}");
        }
    }
}

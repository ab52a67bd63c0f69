//! Labels at the beginning of headings and paragraphs: "15¹-modda.", "Статья 3.", "II BOʻLIM", "4.", "1-ILOVA".

use qonun_law::{HeadingLevel, canonical_provision_number};
use qonun_letters::{digit_twin, is_dash, is_superscript, skeleton};

use crate::numerals::{fold, fold_word, ordinal, roman};

/// A label and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// As printed, its full stop included.
    pub(crate) label: String,
    /// Canonical number, when there is one.
    pub(crate) number: Option<String>,
    /// What follows, without the punctuation between.
    pub(crate) rest: String,
    /// Is the number read from letters that look like figures, or does a letter follow it?
    pub(crate) doubtful: bool,
}

/// A heading above articles and points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) level: HeadingLevel,
    pub(crate) text: Labelled,
}

/// A number at the start of a text and its length in bytes: `15`, `15¹`, `9¹⁻¹`, `15(1)`, `15-1`. Raised figures before
/// a bracket, `15¹)`, are a footnote's.
fn number_at(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 5 {
        return None;
    }
    let raised = raised_figures(&text[digits..]);
    let is_footnote = raised > 0 && text[digits + raised..].starts_with(')');
    let mut length = digits + if is_footnote { 0 } else { raised };
    // Insertions into insertions: 15-1-1. After raised figures a bracket is no number.
    for turn in 0..3 {
        let after = &text[length..];
        if is_footnote || (raised > 0 || turn > 0) && !after.starts_with(is_dash) {
            break;
        }
        length += inserted_number(after);
    }
    let written = text[..length].replace('^', "-").replace(" (", "(");
    Some((canonical_provision_number(&written), length))
}

/// The same with the parts that some acts number by full stops: `15.1`, `14.1.1`.
fn dotted_number_at(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits;
    while let Some(after) = text[length..].strip_prefix('.') {
        let part = after.bytes().take_while(u8::is_ascii_digit).count();
        if part == 0
            || part > 3
            || after[part..].starts_with(char::is_alphanumeric) && !after[part..].starts_with(is_superscript)
        {
            break;
        }
        length += 1 + part;
    }
    if digits == 0 || digits > 5 || length == digits {
        return number_at(text);
    }
    length += raised_figures(&text[length..]);
    Some((canonical_provision_number(&text[..length]), length))
}

/// Length of raised figures at the start of a text, with raised hyphens between them.
fn raised_figures(text: &str) -> usize {
    let raised = text.trim_start_matches(|c| is_superscript(c) || c == '⁻');
    text[..text.len() - raised.len()].trim_end_matches('⁻').len()
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

/// Length of the marks of footnotes at the start of a text: `*`, `[1]`, `¹)`.
fn footnote_marks(text: &str) -> usize {
    let mut rest = text;
    loop {
        let after = if let Some(after) = rest.strip_prefix('*') {
            after
        } else if let Some(inside) = rest.strip_prefix('[') {
            let bare = inside.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
            match bare.strip_prefix(']') {
                Some(after) if (1..4).contains(&(inside.len() - bare.len())) => after,
                _ => return text.len() - rest.len(),
            }
        } else {
            let raised = raised_figures(rest);
            match rest[raised..].strip_prefix(')') {
                Some(after) if raised > 0 => after,
                _ => return text.len() - rest.len(),
            }
        };
        rest = after;
    }
}

/// The word at the start of a text, by length in bytes.
fn word_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic() && !crate::numerals::is_apostrophe(c)).unwrap_or(text.len());
    &text[..end]
}

/// Blanks, dashes and full stops between a label and its text.
fn skip_punctuation(text: &str) -> &str {
    text.trim_start_matches(|c| matches!(c, ' ' | '\n' | '.' | ':' | ',' | ')') || is_dash(c))
}

fn labelled(text: &str, length: usize, number: Option<String>) -> Labelled {
    let after = &text[length..];
    let stop = after.len() - after.trim_start_matches('.').len();
    Labelled {
        label: text[..length + stop].trim().to_owned(),
        number,
        rest: skip_punctuation(&after[stop..]).trim().to_owned(),
        doubtful: false,
    }
}

/// Is it the word "article" in one of the languages, some letters perhaps typed in the other alphabet?
fn is_article_word(word: &str) -> bool {
    const WORDS: [&str; 4] = ["статья", "article", "модда", "modda"];
    let folded = fold(word);
    WORDS.contains(&folded.as_str())
        || !word.is_ascii() && word.len() < 24 && WORDS.iter().any(|known| skeleton(known) == skeleton(&folded))
}

/// Is it the Uzbek word, which follows the number?
fn is_modda(word: &str) -> bool {
    matches!(fold_word(word).as_str(), "modda" | "модда")
}

/// Reads the heading of an article: `358¹-modda. Heading`, `Статья 12. Heading`, `Статья 15.1.`, `Article3.`,
/// `Article IV`.
pub(crate) fn parse_article(text: &str) -> Option<Labelled> {
    if let Some(number) = article_number_at(text) {
        let after = text[number.end..].trim_start_matches(|c| c == ' ' || is_dash(c));
        let word = word_at(after);
        return is_modda(word).then(|| number.label(text, text.len() - after.len() + word.len()));
    }
    let word = word_at(text);
    if !is_article_word(word) {
        return None;
    }
    number_after_word(text, word)
}

/// The same of a block that is marked as the heading of an article: there, the word may be cut short.
pub(crate) fn parse_clause(text: &str) -> Option<Labelled> {
    parse_article(text).or_else(|| {
        let word = word_at(text);
        let is_short = matches!(fold_word(word).as_str(), "ст" | "art" | "mod" | "мод");
        if is_short { number_after_word(text, word) } else { None }
    })
}

/// Does a heading name an article whose number cannot be read?
pub(crate) fn lacks_number(text: &str) -> bool {
    is_article_word(word_at(text)) && parse_article(text).is_none()
}

fn number_after_word(text: &str, word: &str) -> Option<Labelled> {
    let after = text[word.len()..].trim_start_matches(|c| matches!(c, ' ' | '.' | '№') || is_dash(c));
    let number = article_number_at(after)?;
    let at = text.len() - after.len() + number.end;
    (!text[at..].starts_with(char::is_alphanumeric)).then(|| number.label(text, at))
}

/// The number of an article where it stands in a text.
struct ArticleNumber {
    number: String,
    /// Its length in bytes, marks of footnotes included.
    end: usize,
    doubtful: bool,
}

impl ArticleNumber {
    fn label(self, text: &str, end: usize) -> Labelled {
        Labelled { doubtful: self.doubtful, ..labelled(text, end, Some(self.number)) }
    }
}

/// A number of an article at the start of a text: in figures, in Roman figures, with a letter after it (`18а`), with
/// letters among its figures that look like them (`l2`, `З`).
fn article_number_at(text: &str) -> Option<ArticleNumber> {
    let found = dotted_number_at(text).filter(|(_, length)| !goes_on(&text[*length..]));
    let found = found.or_else(|| roman_at(text).filter(|(_, length)| !goes_on(&text[*length..])));
    let (number, length, doubtful) = match found {
        Some((number, length)) => (number, length, false),
        None => {
            let (number, length) = lettered_number_at(text).or_else(|| look_alike_number_at(text))?;
            (number, length, true)
        }
    };
    Some(ArticleNumber { number, end: length + footnote_marks(&text[length..]), doubtful })
}

/// Does a letter or figure follow that is no word of its own? A raised figure before a bracket is a footnote's.
fn goes_on(after: &str) -> bool {
    after.starts_with(char::is_alphanumeric) && footnote_marks(after) == 0 && !is_modda(word_at(after))
}

/// A number and one letter: `18а`, `18b`. The letters of both alphabets have one order, so they are written alike.
fn lettered_number_at(text: &str) -> Option<(String, usize)> {
    const LETTERS: [(&str, char); 6] = [("аa", 'a'), ("бb", 'b'), ("вv", 'v'), ("гg", 'g'), ("дd", 'd'), ("еe", 'e')];
    let (number, length) = number_at(text)?;
    let mut after = text[length..].chars();
    let letter = after.next()?;
    let lower = letter.to_lowercase().next()?;
    let (_, written) =
        LETTERS.into_iter().find(|(alike, _)| alike.contains(lower)).or_else(|| (lower == 'c').then_some(("", 'c')))?;
    (!after.as_str().starts_with(char::is_alphanumeric))
        .then(|| (format!("{number}-{written}"), length + letter.len_utf8()))
}

/// A number in which letters stand for the figures that they look like; `З` alone is 3.
fn look_alike_number_at(text: &str) -> Option<(String, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && digit_twin(c).is_none()).unwrap_or(text.len());
    let written = &text[..end];
    let has_figure = written.contains(|c: char| c.is_ascii_digit());
    let fits = (has_figure || matches!(written, "З" | "з")) && written.chars().count() <= 5;
    if !fits || text[end..].starts_with(char::is_alphanumeric) && !text[end..].starts_with(is_superscript) {
        return None;
    }
    let figures: String = written.chars().map(|c| digit_twin(c).unwrap_or(c)).collect();
    let (number, length) = number_at(&format!("{figures}{}", &text[end..]))?;
    Some((number, length - figures.len() + end))
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
    if let Some(found) = dotted_number_at(text).or_else(|| roman_at(text)) {
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
    Some(match fold_word(word).as_str() {
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
        text: Labelled { rest: text.trim().to_owned(), ..Labelled::default() },
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
        return Some(Labelled { label: line.trim().to_owned(), ..Labelled::default() });
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
            doubtful: false,
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
        doubtful: false,
    })
}

/// Does a heading announce the preamble?
pub(crate) fn is_preamble_heading(text: &str) -> bool {
    matches!(fold(text.trim().trim_end_matches('.')).as_str(), "muqaddima" | "муқаддима" | "преамбула" | "preamble")
}

#[cfg(test)]
mod tests {
    use qonun_law::HeadingLevel;

    use super::{lacks_number, parse_annex, parse_article, parse_clause, parse_heading, parse_point};

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
            ("Статья 15.1. Рыба", Some(("Статья 15.1.", "15.1", "Рыба"))),
            ("15.1-модда. Балиқ", Some(("15.1-модда.", "15.1", "Балиқ"))),
            ("Статья 14.1.1 Рыба", Some(("Статья 14.1.1", "14.1.1", "Рыба"))),
            ("Статья 15. 1. Рыба", Some(("Статья 15.", "15", "1. Рыба"))),
            ("Статья 9¹⁻¹. Рыба", Some(("Статья 9¹⁻¹.", "9-1-1", "Рыба"))),
            ("9¹-1-modda. Baliq", Some(("9¹-1-modda.", "9-1-1", "Baliq"))),
            ("15-1-1-modda. Baliq", Some(("15-1-1-modda.", "15-1-1", "Baliq"))),
            ("15\u{2010}modda. Baliq", Some(("15\u{2010}modda.", "15", "Baliq"))),
            ("15\u{2212}1\u{2212}modda. Baliq", Some(("15\u{2212}1\u{2212}modda.", "15-1", "Baliq"))),
            ("Cтaтья 4. Рыба", Some(("Cтaтья 4.", "4", "Рыба"))),
            ("12-mоdda. Baliq", Some(("12-mоdda.", "12", "Baliq"))),
            ("12-модdа. Балиқ", None),
            ("Статья l2. Рыба", Some(("Статья l2.", "12", "Рыба"))),
            ("Статья З. Рыба", Some(("Статья З.", "3", "Рыба"))),
            ("Статья 1О¹. Рыба", Some(("Статья 1О¹.", "10-1", "Рыба"))),
            ("Статья 18а. Рыба", Some(("Статья 18а.", "18-a", "Рыба"))),
            ("18a-modda. Baliq", Some(("18a-modda.", "18-a", "Baliq"))),
            ("Статья 13— Рыба", Some(("Статья 13", "13", "Рыба"))),
            ("Статья 14) Рыба", Some(("Статья 14", "14", "Рыба"))),
            ("Статья 16*. Рыба", Some(("Статья 16*.", "16", "Рыба"))),
            ("Статья 17[1]. Рыба", Some(("Статья 17[1].", "17", "Рыба"))),
            ("Статья 5¹). Рыба", Some(("Статья 5¹).", "5", "Рыба"))),
            ("19¹*-modda. Baliq", Some(("19¹*-modda.", "19-1", "Baliq"))),
            ("15modda. Baliq", Some(("15modda.", "15", "Baliq"))),
            ("15-moddasi", None),
            ("12а классы", None),
            ("Статья о рыбе", None),
            ("Статья Завершающая", None),
            ("Ст. 15. Рыба", None),
            ("15. Baliq", None),
        ] {
            let read = parse_article(text);
            let got = read.as_ref().map(|a| (a.label.as_str(), a.number.as_deref().unwrap_or(""), a.rest.as_str()));
            assert_eq!(got, wanted, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_not_in_figures_are_doubtful() {
        for (text, doubtful) in
            [("Статья 12.", false), ("Статья XII.", false), ("Статья l2.", true), ("Статья 18а.", true)]
        {
            assert_eq!(parse_article(text).map(|article| article.doubtful), Some(doubtful), "{text}");
        }
        assert_eq!(parse_clause("Ст. 15. Рыба").and_then(|article| article.number).as_deref(), Some("15"));
        assert!(lacks_number("Статья тринадцатая") && !lacks_number("Статья 13") && !lacks_number("Рыба"));
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
            ("Глава 15.1. Рыба", Chapter, Some("15.1"), "Рыба"),
            ("Глaвa 3. Рыба", Chapter, Some("3"), "Рыба"),
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

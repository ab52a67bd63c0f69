//! Labels at the beginning of headings and paragraphs: "15¹-modda.", "Статья 3.", "II BOʻLIM", "4.", "1-ILOVA".

use qonun_law::{HeadingLevel, canonical_provision_number};
use qonun_letters::{digit_twin, is_dash, is_slash, is_superscript, skeleton};

use crate::numerals::{fold, fold_word, ordinal, roman};

/// A label and the text after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// As printed, including its full stop.
    pub(crate) label: String,
    /// Canonical number, if there is one.
    pub(crate) number: Option<String>,
    /// The text after it, without the punctuation between.
    pub(crate) rest: String,
    /// True if the number is read from letters that look like figures, or if a letter follows it.
    pub(crate) doubtful: bool,
}

/// A heading above articles and points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) level: HeadingLevel,
    pub(crate) text: Labelled,
}

/// Returns a number at the start of a text and its length in bytes: `15`, `15¹`, `9¹⁻¹`, `15(1)`, `15-1`. Superscript
/// figures before a bracket, `15¹)`, mark a footnote.
fn number_at(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 5 {
        return None;
    }
    let raised = raised_figures(&text[digits..]);
    let is_footnote = raised > 0 && text[digits + raised..].starts_with(')');
    let mut length = digits + if is_footnote { 0 } else { raised };
    // Insertions into insertions: 15-1-1. After superscript figures a bracket is not a number.
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

/// Like [`number_at`], with parts separated by full stops, as in some acts: `15.1`, `14.1.1`.
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

/// Returns the length of superscript figures at the start of a text, with superscript hyphens between them and a hyphen
/// before them.
fn raised_figures(text: &str) -> usize {
    let hyphen = text.chars().next().filter(|&c| is_dash(c)).map_or(0, char::len_utf8);
    let start = if text[hyphen..].starts_with(is_superscript) { hyphen } else { 0 };
    let raised = text[start..].trim_start_matches(|c| is_superscript(c) || c == '⁻');
    let length = text.len() - start - raised.len();
    if length == 0 { 0 } else { text[..start + length].trim_end_matches('⁻').len() }
}

/// Returns the length of ` прим. 1` after a number.
fn remark(after: &str) -> usize {
    let bare = after.trim_start_matches([' ', '-', '.']);
    let word = word_at(bare);
    if !matches!(fold_word(word).as_str(), "прим" | "prim") {
        return 0;
    }
    let figures = bare[word.len()..].trim_start_matches([' ', '.']);
    let digits = figures.bytes().take_while(u8::is_ascii_digit).count();
    if (1..3).contains(&digits) { after.len() - figures.len() + digits } else { 0 }
}

/// Returns the length of `(1)`, ` (1)`, `^1`, `/1` or `-1` after a number; a hyphen before a word does not count.
fn inserted_number(after: &str) -> usize {
    let digits_of = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let bare = after.trim_start_matches(' ');
    if let Some(inside) = bare.strip_prefix('(') {
        let digits = digits_of(inside);
        let whole = digits > 0 && digits < 3 && inside[digits..].starts_with(')');
        return if whole { after.len() - bare.len() + digits + 2 } else { 0 };
    }
    let Some(mark) = after.chars().next().filter(|&c| c == '^' || is_slash(c) || is_dash(c) && c != '—') else {
        return 0;
    };
    let digits = digits_of(&after[mark.len_utf8()..]);
    let ends = |at: usize| !after[at..].starts_with(|c: char| c.is_alphanumeric());
    let length = mark.len_utf8() + digits;
    if digits > 0 && digits < 3 && ends(length) { length } else { 0 }
}

/// Returns the length of footnote marks at the start of a text: `*`, `[1]`, `¹)`.
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

/// Returns the word at the start of a text.
fn word_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic() && !crate::numerals::is_apostrophe(c)).unwrap_or(text.len());
    &text[..end]
}

/// Skips blanks, dashes and full stops between a label and its text.
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

/// The word "article" in every language.
const ARTICLE_WORDS: [&str; 4] = ["статья", "article", "модда", "modda"];

/// True for the word "article" in one of the languages, even with some letters of the other alphabet.
fn is_article_word(word: &str) -> bool {
    let folded = fold(word);
    ARTICLE_WORDS.contains(&folded.as_str())
        || !word.is_ascii() && word.len() < 24 && ARTICLE_WORDS.iter().any(|known| skeleton(known) == skeleton(&folded))
}

/// True for the Uzbek word, which follows the number.
fn is_modda(word: &str) -> bool {
    matches!(fold_word(word).as_str(), "modda" | "модда")
}

/// Parses the heading of an article: `358¹-modda. Heading`, `Статья 12. Heading`, `Статья 15.1.`, `Article3.`, `Article
/// IV`.
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

/// Like [`parse_article`], for a block marked as the heading of an article: there the word may be shortened, spaced
/// out, misspelt by one letter, or follow the number in Russian too.
pub(crate) fn parse_clause(text: &str) -> Option<Labelled> {
    let joined = joined_letters(text);
    let text = joined.as_deref().unwrap_or(text);
    parse_article(text).or_else(|| {
        let word = word_at(text);
        let is_short = matches!(fold_word(word).as_str(), "ст" | "art" | "mod" | "мод");
        if is_short { number_after_word(text, word) } else { misspelt_article(text, word) }
    })
}

/// Parses a heading whose word for an article is misspelt or misplaced; the result is always doubtful.
fn misspelt_article(text: &str, word: &str) -> Option<Labelled> {
    let read = if word.is_empty() {
        let number = article_number_at(text)?;
        let after = text[number.end..].trim_start_matches(|c| matches!(c, ' ' | '.') || is_dash(c));
        let word = word_at(after);
        let fits = is_article_word(word) || is_nearly_article_word(word);
        fits.then(|| number.label(text, text.len() - after.len() + word.len()))?
    } else {
        is_nearly_article_word(word).then(|| number_after_word(text, word))??
    };
    Some(Labelled { doubtful: true, ..read })
}

/// True for the word "article" with one wrong letter. Its own forms ("статьи 1 и 2") do not count.
fn is_nearly_article_word(word: &str) -> bool {
    let folded = fold_word(word);
    let differ = |known: &str| {
        let same = known.chars().count() == folded.chars().count();
        same && known.chars().zip(folded.chars()).filter(|(a, b)| a != b).count() == 1
    };
    !matches!(folded.as_str(), "статьи" | "статье") && ARTICLE_WORDS.iter().any(|known| differ(known))
}

/// Joins the first word of a text if it is spaced out, `С т а т ь я 1`. Returns `None` if it is not.
fn joined_letters(text: &str) -> Option<String> {
    let mut word = String::new();
    let mut rest = text;
    loop {
        let mut chars = rest.chars();
        let Some(letter) = chars.next().filter(|c| c.is_alphabetic()) else { break };
        let after = chars.as_str().strip_prefix(' ')?;
        word.push(letter);
        rest = after.trim_start_matches(' ');
    }
    is_article_word(&word).then(|| format!("{word} {rest}"))
}

/// True if a heading names an article whose number cannot be parsed.
pub(crate) fn lacks_number(text: &str) -> bool {
    is_article_word(word_at(text)) && parse_article(text).is_none()
}

fn number_after_word(text: &str, word: &str) -> Option<Labelled> {
    let after = text[word.len()..].trim_start_matches(|c| matches!(c, ' ' | '.' | '№') || is_dash(c));
    let number = article_number_at(after)?;
    let at = text.len() - after.len() + number.end;
    (!text[at..].starts_with(char::is_alphanumeric)).then(|| number.label(text, at))
}

/// The number of an article at the start of a text.
struct ArticleNumber {
    number: String,
    /// Its length in bytes, including footnote marks.
    end: usize,
    doubtful: bool,
}

impl ArticleNumber {
    fn label(self, text: &str, end: usize) -> Labelled {
        Labelled { doubtful: self.doubtful, ..labelled(text, end, Some(self.number)) }
    }
}

/// Returns the number of an inserted article marked by a word: `16-1` for `16 прим. 1`.
fn remarked_number_at(text: &str) -> Option<(String, usize)> {
    let (number, length) = number_at(text)?;
    let remark = remark(&text[length..]);
    let inserted = text[length..length + remark].trim_start_matches(|c: char| !c.is_ascii_digit());
    (remark > 0).then(|| (format!("{number}-{inserted}"), length + remark))
}

/// Returns an article number at the start of a text: in figures, in Roman figures, with a letter after it (`18а`), or
/// with look-alike letters among its figures (`l2`, `З`).
fn article_number_at(text: &str) -> Option<ArticleNumber> {
    let found = remarked_number_at(text).or_else(|| dotted_number_at(text));
    let found = found.filter(|(_, length)| !goes_on(&text[*length..]));
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

/// True if a letter or figure follows that is not a separate word. A superscript figure before a bracket marks a
/// footnote.
fn goes_on(after: &str) -> bool {
    after.starts_with(char::is_alphanumeric) && footnote_marks(after) == 0 && !is_modda(word_at(after))
}

/// Returns a number with one letter: `18а`, `18b`. The letters of both alphabets have the same order, so they have one
/// spelling.
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

/// Returns a number in which look-alike letters replace figures; `З` alone is 3.
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

/// Returns a Roman number at the start of a text, as figures.
fn roman_at(text: &str) -> Option<(String, usize)> {
    let word = word_at(text);
    let value = roman(word)?;
    let raised: usize = text[word.len()..].chars().take_while(|c| is_superscript(*c)).map(char::len_utf8).sum();
    let inserted = &text[word.len()..word.len() + raised];
    Some((canonical_provision_number(&format!("{value}{inserted}")), word.len() + raised))
}

/// Returns a number in figures, Roman figures or one or two words.
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

/// Returns the level named by a word.
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

/// Returns the level word at the start of a text and its length, including "kichik boʻlim".
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

/// Parses a heading; one without a label is [`HeadingLevel::Plain`].
pub(crate) fn parse_heading(text: &str) -> Heading {
    numbered_heading(text).or_else(|| named_part(text)).or_else(|| listed_heading(text)).unwrap_or_else(|| Heading {
        level: HeadingLevel::Plain,
        text: Labelled { rest: text.trim().to_owned(), ..Labelled::default() },
    })
}

/// Parses `1-bob. Heading`, `II BOʻLIM`, `BIRINCHI QISM`, `Глава 3. Heading`, `§ 1. Heading`.
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

/// Parses `UMUMIY QISM`, `Особенная часть`.
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

/// Parses `I. Heading`, `1. Heading`: a number without a level word.
fn listed_heading(text: &str) -> Option<Heading> {
    let (number, length) = number_at(text).or_else(|| roman_at(text))?;
    let after = text[length..].strip_prefix('.')?;
    let heading = after.trim_start();
    (!heading.is_empty() && !heading.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| Heading { level: HeadingLevel::Plain, text: labelled(text, length, Some(number)) })
}

/// Parses a numbered point of the first level, `4. Text`. Returns its number and the length of the label in bytes,
/// including blanks. A date or a number with two levels is not a point.
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

/// Parses the banner of an annex: the line that names it, and its number.
pub(crate) fn parse_annex(line: &str) -> Option<Labelled> {
    let folded: String = line.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
    let words = ["ilova", "илова", "приложение", "annex", "appendix"];
    let (at, word) = words.iter().filter_map(|word| folded.rfind(word).map(|at| (at, *word))).max()?;
    // Lower case keeps the lengths of Latin and Cyrillic letters, but not of all letters.
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

/// True if a heading announces the preamble.
pub(crate) fn is_preamble_heading(text: &str) -> bool {
    matches!(fold(text.trim().trim_end_matches('.')).as_str(), "muqaddima" | "муқаддима" | "преамбула" | "preamble")
}

#[cfg(test)]
mod tests;

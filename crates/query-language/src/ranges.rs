//! Ranges and comparisons of days: `2019..2021`, `>=01.01.2020`, `[2019-01-01 TO *]`.

use crate::characters::is_quote;
use crate::lexer::Lexer;
use crate::token::{Kind, RawRange};

/// Maximum length of a bracketed range; a longer text is not a range.
const LONGEST: usize = 80;

impl Lexer<'_> {
    /// Reads a comparison or a bracketed range that begins here.
    pub(crate) fn comparison(&mut self) -> bool {
        if matches!(self.peek(0), Some('[' | '{')) {
            return self.bracketed();
        }
        let Some(comparison) = Comparison::of(self.peek(0), self.peek(1)) else { return false };
        let start = self.run(self.at + comparison.signs, char::is_whitespace);
        let Some((day, end)) = self.bound(start) else { return false };
        self.push(Kind::Range(comparison.with(day)), end);
        true
    }

    /// Reads `x..` or `x..y`, if `dots` is the first of exactly two full stops.
    pub(crate) fn closed_range(&mut self, dots: usize) -> bool {
        let stops = self.run(dots, |c| c == '.') - dots;
        let from = self.slice(self.at, dots);
        let begins_with_digit = from.starts_with(|c: char| c.is_ascii_digit());
        if stops != 2 || !begins_with_digit {
            return false;
        }
        let from = Some((from.to_owned(), true));
        let (to, end) = match self.bound(dots + 2) {
            Some((day, end)) => (Some((day, true)), end),
            None => (None, dots + 2 + usize::from(self.char_at(dots + 2) == Some('*'))),
        };
        self.push(Kind::Range(RawRange { from, to }), end);
        true
    }

    /// Reads `..y`.
    pub(crate) fn open_range(&mut self) -> bool {
        let stops = self.run(self.at, |c| c == '.') - self.at;
        if stops != 2 {
            return false;
        }
        let Some((day, end)) = self.bound(self.at + 2) else { return false };
        self.push(Kind::Range(RawRange { from: None, to: Some((day, true)) }), end);
        true
    }

    /// Reads an end of a range: a text that begins with a digit, or any text in quotation marks.
    fn bound(&self, start: usize) -> Option<(String, usize)> {
        let first = self.char_at(start)?;
        if is_quote(first) {
            let close = self.quotes.closing(start)?;
            return Some((self.slice(start + 1, close).to_owned(), close + 1));
        }
        if !first.is_ascii_digit() {
            return None;
        }
        let end = self.run(start, |c| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '\u{2013}'));
        let text = self.slice(start, end).trim_end_matches(['.', '-', '/']);
        Some((text.to_owned(), start + text.chars().count()))
    }

    /// Reads `[x TO y]`; `{` and `}` exclude the end itself; `*` is an open end.
    fn bracketed(&mut self) -> bool {
        let inside = self.at + 1;
        let close = self.run(inside, |c| !matches!(c, ']' | '}' | '[' | '{')).min(inside + LONGEST);
        let Some(closing @ (']' | '}')) = self.char_at(close) else { return false };
        let (from_itself, to_itself) = (self.peek(0) == Some('['), closing == ']');
        let Some(range) = between(self.slice(inside, close), from_itself, to_itself) else { return false };
        self.push(Kind::Range(range), close + 1);
        true
    }
}

/// The signs of a comparison.
struct Comparison {
    /// True if the range begins with the day, false if it ends with it.
    from_below: bool,
    /// True if the range includes the day itself.
    itself: bool,
    /// Number of characters of the signs.
    signs: usize,
}

impl Comparison {
    fn of(first: Option<char>, second: Option<char>) -> Option<Self> {
        let (from_below, itself, signs) = match (first?, second) {
            ('>', Some('=')) | ('=', Some('>')) => (true, true, 2),
            ('<', Some('=')) | ('=', Some('<')) => (false, true, 2),
            ('>', _) => (true, false, 1),
            ('<', _) => (false, false, 1),
            ('≥', _) => (true, true, 1),
            ('≤', _) => (false, true, 1),
            _ => return None,
        };
        Some(Self { from_below, itself, signs })
    }

    fn with(&self, day: String) -> RawRange {
        let end = Some((day, self.itself));
        if self.from_below { RawRange { from: end, to: None } } else { RawRange { from: None, to: end } }
    }
}

/// Parses `x TO y`; `*` is an open end.
fn between(text: &str, from_itself: bool, to_itself: bool) -> Option<RawRange> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let middle = words.iter().position(|word| word.eq_ignore_ascii_case("to"))?;
    let end_of_range = |words: &[&str], itself: bool| {
        let text = words.join(" ").replace(is_quote, "");
        (!text.is_empty() && text != "*").then_some((text, itself))
    };
    Some(RawRange {
        from: end_of_range(&words[..middle], from_itself),
        to: end_of_range(&words[middle + 1..], to_itself),
    })
}

/// Parses a whole text as a comparison or range, as in quotation marks: `>2019`, `2019..2 июля 2021`, `[2019 TO *]`.
pub(crate) fn written(text: &str) -> Option<RawRange> {
    let text = text.trim();
    let mut signs = text.chars();
    if let Some(comparison) = Comparison::of(signs.next(), signs.next()) {
        let day = text.chars().skip(comparison.signs).collect::<String>();
        return Some(comparison.with(day.trim().to_owned()));
    }
    if let (Some(inside), true) = (text.strip_prefix(['[', '{']), text.ends_with([']', '}'])) {
        let inside = &inside[..inside.len() - 1];
        return between(inside, text.starts_with('['), text.ends_with(']'));
    }
    let (from, to) = text.split_once("..")?;
    let end_of_range =
        |text: &str| Some((text.trim().to_owned(), true)).filter(|(text, _)| !text.is_empty() && text != "*");
    Some(RawRange { from: end_of_range(from), to: end_of_range(to) })
}

//! Ranges and comparisons of days: `2019..2021`, `>=01.01.2020`, `[2019-01-01 TO *]`.

use super::characters::is_quote;
use super::lexer::Lexer;
use super::token::{Kind, RawRange};

/// A bracketed range is looked for so far; what is longer is not a range.
const LONGEST: usize = 80;

impl Lexer<'_> {
    /// A comparison or a bracketed range that begins here.
    pub(super) fn comparison(&mut self) -> bool {
        if matches!(self.peek(0), Some('[' | '{')) {
            return self.bracketed();
        }
        let (from_below, itself, signs) = match (self.peek(0), self.peek(1)) {
            (Some('>'), Some('=')) | (Some('='), Some('>')) => (true, true, 2),
            (Some('<'), Some('=')) | (Some('='), Some('<')) => (false, true, 2),
            (Some('>'), _) => (true, false, 1),
            (Some('<'), _) => (false, false, 1),
            (Some('≥'), _) => (true, true, 1),
            (Some('≤'), _) => (false, true, 1),
            _ => return false,
        };
        let start = self.run(self.at + signs, char::is_whitespace);
        let Some((day, end)) = self.bound(start) else { return false };
        let end_of_range = Some((day, itself));
        let range = if from_below {
            RawRange { from: end_of_range, to: None }
        } else {
            RawRange { from: None, to: end_of_range }
        };
        self.push(Kind::Range(range), end);
        true
    }

    /// `x..` or `x..y`, when `dots` is the first of exactly two full stops.
    pub(super) fn closed_range(&mut self, dots: usize) -> bool {
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

    /// `..y`
    pub(super) fn open_range(&mut self) -> bool {
        let stops = self.run(self.at, |c| c == '.') - self.at;
        if stops != 2 {
            return false;
        }
        let Some((day, end)) = self.bound(self.at + 2) else { return false };
        self.push(Kind::Range(RawRange { from: None, to: Some((day, true)) }), end);
        true
    }

    /// The end of a range: something that begins with a digit, or anything in quotation marks.
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

    /// `[x TO y]`; `{` and `}` leave the end itself out; `*` is an open end.
    fn bracketed(&mut self) -> bool {
        let inside = self.at + 1;
        let close = self.run(inside, |c| !matches!(c, ']' | '}' | '[' | '{')).min(inside + LONGEST);
        let Some(closing @ (']' | '}')) = self.char_at(close) else { return false };
        let words: Vec<&str> = self.slice(inside, close).split_whitespace().collect();
        let Some(middle) = words.iter().position(|word| word.eq_ignore_ascii_case("to")) else { return false };
        let end_of_range = |words: &[&str], itself: bool| {
            let text = words.join(" ").replace(is_quote, "");
            (!text.is_empty() && text != "*").then_some((text, itself))
        };
        let from = end_of_range(&words[..middle], self.peek(0) == Some('['));
        let to = end_of_range(&words[middle + 1..], closing == ']');
        self.push(Kind::Range(RawRange { from, to }), close + 1);
        true
    }
}

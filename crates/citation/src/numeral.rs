//! Numbers of provisions: digits, superscripts, ordinals, Roman numerals, letters, in lists and ranges.

use std::ops::Range;

use qonun_law::canonical_provision_number;
use qonun_letters::{is_hyphen, superscript_digit};

use crate::lexicon::{Form, Sense, Unit};
use crate::reader::Reader;
use crate::spelled::Spelled;
use crate::token::Kind;

/// Maximum length of one list. A longer list is cut, so that reading stays linear.
const LONGEST_LIST: usize = 64;
/// Maximum number of parts after the first part of a number, `4.1.2`. A number with more parts is not a provision, and
/// it would be reread from each of its parts.
const DEEPEST: usize = 4;

/// One number of a list, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// Canonical number, `358-1` for 358¹.
    pub(crate) from: String,
    /// Last number of a range.
    pub(crate) through: Option<String>,
    /// Tokens of the line.
    pub(crate) tokens: Range<usize>,
}

/// The kinds of numbers that are allowed at a place.
#[derive(Clone, Copy)]
pub(crate) struct Allowed {
    /// I, II, III: sections and chapters.
    pub(crate) roman: bool,
    /// Words that are not ordinals: one, two, three.
    pub(crate) cardinal: bool,
    /// True if a hyphen before a greater number always marks an inserted article (статья 9-16).
    pub(crate) singular: bool,
    /// Letters without quotation marks, as in a request: "п в ч 2", "a bandi".
    pub(crate) letter: bool,
}

impl Allowed {
    pub(crate) const NUMBER_FIRST: Self = Self { roman: true, cardinal: false, singular: false, letter: true };

    pub(crate) fn after(form: Form, unit: Unit) -> Self {
        let roman = matches!(unit, Unit::Section | Unit::Chapter | Unit::Annex);
        let letter = matches!(unit, Unit::Point | Unit::Subpoint);
        Self { roman, cardinal: true, singular: form == Form::Singular, letter }
    }
}

/// A number as read.
pub(crate) struct Item {
    number: String,
    /// True if the number was digits alone: a hyphen may add an inserted number.
    plain: bool,
    ordinal: bool,
    next: usize,
}

/// A list as read.
pub(crate) struct List {
    pub(crate) spans: Vec<Span>,
    /// True if all numbers are ordinal words.
    pub(crate) ordinals: bool,
    /// True if the first number is a Roman numeral.
    pub(crate) romans: bool,
    pub(crate) next: usize,
}

impl Reader<'_> {
    /// Reads a list such as "15, 17–19 и 25¹" or "birinchi va ikkinchi".
    pub(crate) fn list(&self, at: usize, allowed: Allowed) -> Option<List> {
        let at = self.skip(at, Sense::From);
        let first = self.item(at, allowed)?;
        let romans = self.roman(at).is_some();
        let mut list = List { spans: Vec::new(), ordinals: first.ordinal, romans, next: first.next };
        // "п. 3 и в ст. 5": a second letter is a number only after a first letter; otherwise it is a word.
        let allowed = Allowed { letter: allowed.letter && self.bare_letter(at).is_some(), ..allowed };
        let (mut last, mut start) = (first, at);
        while list.spans.len() < LONGEST_LIST {
            let range = self.range_end(&last, allowed);
            list.next = range.as_ref().map_or(last.next, |end| end.next);
            let tokens = start..list.next;
            list.spans.push(Span { from: last.number, through: range.map(|end| end.number), tokens });
            let Some(after) = self.separator(list.next) else { break };
            let Some(item) = self.item(after, allowed).filter(|item| self.ends_item(item.next)) else { break };
            list.ordinals &= item.ordinal;
            (last, start) = (item, after);
        }
        Some(list)
    }

    /// Reads the end of a range whose first number has been read.
    fn range_end(&self, first: &Item, allowed: Allowed) -> Option<Item> {
        let after =
            if self.is(first.next, Kind::Dash) { first.next + 1 } else { self.phrase(first.next, Sense::Through)? };
        let last = self.item(after, allowed).filter(|item| self.ends_item(item.next))?;
        let rises = match (leading(&first.number), leading(&last.number)) {
            (Some(a), Some(b)) => (a, inserted(&first.number)) < (b, inserted(&last.number)),
            // "а"–"в"
            (None, None) => true,
            _ => false,
        };
        rises.then_some(last)
    }

    /// Returns the token after a separator of two numbers of a list: a comma, "and", or both, and the hyphen of "15-,
    /// 17-".
    fn separator(&self, at: usize) -> Option<usize> {
        let at = at + usize::from(self.is(at, Kind::Dash) && self.glued(at) && !self.glued(at + 1));
        let at = if self.is(at, Kind::Dash) && self.is(at + 1, Kind::Comma) { at + 1 } else { at };
        let comma = self.skip_kind(at, Kind::Comma);
        let after = self.skip(comma, Sense::And);
        (after > at).then(|| self.skip_kind(after, Kind::NumberSign))
    }

    /// True if a number of a list may end before token `next`. It may not end before a month, a percent sign, a decimal
    /// or a counting word.
    fn ends_item(&self, next: usize) -> bool {
        let dashed = self.is(next, Kind::Dash) && self.glued(next + 1) && self.is(next + 1, Kind::Word);
        let word = next + usize::from(self.is(next, Kind::Dash));
        let other = self.find(word, |sense| {
            matches!(sense, Sense::Month(_) | Sense::Year | Sense::Counter | Sense::Measure).then_some(())
        });
        if other.is_some() || self.text(next) == "%" {
            return false;
        }
        !dashed || self.unit(next + 1).is_some()
    }

    /// Reads one number.
    fn item(&self, at: usize, allowed: Allowed) -> Option<Item> {
        match self.kind(at)? {
            Kind::Number => self.digits_item(at, allowed.singular),
            Kind::Word => {
                let letter = || self.bare_letter(at).filter(|_| allowed.letter);
                self.word_item(at, allowed).or_else(letter)
            }
            Kind::QuoteOpen | Kind::Quote | Kind::Open => self.letter_item(at),
            _ => None,
        }
    }

    /// Reads digits with their suffixes: 358¹, 358(1), 358-1, 4.1.
    fn digits_item(&self, at: usize, singular: bool) -> Option<Item> {
        let text = self.text(at);
        let base = text.bytes().take_while(u8::is_ascii_digit).count();
        if base == 0 || base > 4 || text.starts_with('0') {
            return None;
        }
        let mut item =
            Item { number: canonical_provision_number(text), plain: base == text.len(), ordinal: false, next: at + 1 };
        if !item.plain {
            return Some(item);
        }
        let joined = self.in_brackets(at + 1).map(|inserted| (inserted.to_owned(), at + 4));
        let joined = joined.or_else(|| self.raised(at, singular));
        let joined = joined.or_else(|| self.lost_superscript(at).map(|inserted| (inserted.to_owned(), at + 2)));
        let joined = joined.or_else(|| self.inserted(at, singular).map(|inserted| (inserted.to_owned(), at + 3)));
        if let Some((inserted, next)) = joined {
            item.number = format!("{text}-{inserted}");
            item.next = next;
            return Some(item);
        }
        for _ in 0..DEEPEST {
            let Some(digits) = self.decimal(item.next) else { break };
            item.number = format!("{}.{digits}", item.number);
            item.next += 2;
        }
        // Endings of an ordinal: 15-й, 3-го, 2nd.
        let dash = usize::from(self.is(item.next, Kind::Dash) && self.glued(item.next));
        if self.glued(item.next + dash) && is_ordinal_ending(self.text(item.next + dash)) {
            item.ordinal = true;
            item.next += dash + 1;
        }
        Some(item)
    }

    /// Reads "(1)" written directly after a number.
    fn in_brackets(&self, at: usize) -> Option<&str> {
        let near = self.is(at, Kind::Open) && (at..at + 3).all(|place| self.glued(place));
        near.then(|| self.digits(at + 1, 2)).flatten().filter(|_| self.is(at + 2, Kind::Close))
    }

    /// Reads what replaces a superscript after the number at token `number`: "^1", "/1", "прим 1", "прим" alone for 1,
    /// or superscript digits after a space. Returns the digits and the next token.
    fn raised(&self, number: usize, singular: bool) -> Option<(String, usize)> {
        let at = number + 1;
        if let Some(digits) = self.superscript(at) {
            return Some((digits, at + 1));
        }
        if matches!(self.kind(at)?, Kind::Caret | Kind::Slash) {
            let near = (self.glued(at) && self.glued(at + 1)) || self.is(at, Kind::Caret);
            let digits = near.then(|| self.digits(at + 1, 2)).flatten()?;
            // "статьи 15/16" are two articles, and "3/4/5" are more.
            let slash = self.is(at, Kind::Slash);
            let several = slash && !singular && self.value(at + 1, 2)? > self.value(number, 4)?;
            let more = slash && self.is(at + 2, Kind::Slash) && self.glued(at + 2);
            return (!several && !more).then(|| (digits.to_owned(), at + 2));
        }
        let word = self.skip_kind(at, Kind::Dash);
        let next = self.skip_dot(self.phrase(word, Sense::Inserted)?);
        let number = self.skip_kind(next, Kind::Dash);
        Some(match self.digits(number, 2) {
            Some(digits) => (digits.to_owned(), number + 1),
            None => self.superscript(number).map_or_else(|| ("1".to_owned(), next), |digits| (digits, number + 1)),
        })
    }

    /// Reads superscript digits that are a separate token.
    fn superscript(&self, at: usize) -> Option<String> {
        let text = Some(self.text(at)).filter(|_| self.is(at, Kind::Number))?;
        text.chars().map(superscript_digit).collect()
    }

    /// Reads "-1" directly after the number at token `at`, if it is an inserted number and not a range.
    fn inserted(&self, at: usize, singular: bool) -> Option<&str> {
        let dash = self.is(at + 1, Kind::Dash);
        let near = dash && self.glued(at + 1) && self.glued(at + 2);
        // In a search request "ст. 16 - 1" is not a range.
        let digits = (near || (dash && self.query)).then(|| self.digits(at + 2, 2)).flatten()?;
        let (base, inserted) = (self.value(at, 4)?, self.value(at + 2, 2)?);
        let hyphen = self.text(at + 1).chars().all(is_hyphen);
        (inserted <= base || (near && singular && hyphen)).then_some(digits)
    }

    /// Reads the 6 of "521 6 -модда", where the text lost the superscript of 521⁶.
    fn lost_superscript(&self, at: usize) -> Option<&str> {
        let digits = self.digits(at + 1, 2).filter(|_| !self.glued(at + 1))?;
        let dash = self.is(at + 2, Kind::Dash) && !self.glued(at + 2) && self.glued(at + 3);
        (dash && self.unit(at + 3).is_some()).then_some(digits)
    }

    /// Reads ".1" written directly after a number.
    fn decimal(&self, at: usize) -> Option<&str> {
        let near = self.is(at, Kind::Dot) && self.glued(at) && self.glued(at + 1);
        near.then(|| self.digits(at + 1, 2)).flatten()
    }

    fn word_item(&self, at: usize, allowed: Allowed) -> Option<Item> {
        // In running text the Russian "статьи две" may count the following noun; English says "part two".
        let cardinal = allowed.cardinal && (self.query || self.token(at).is_some_and(|token| !token.cyrillic));
        if let Some(Spelled { value, ordinal, next }) = self.spelled(at, cardinal) {
            return Some(Item { number: value.to_string(), plain: false, ordinal, next });
        }
        let roman = self.roman(at).filter(|_| allowed.roman)?;
        let mut item = Item { number: roman.to_string(), plain: false, ordinal: false, next: at + 1 };
        // XXIII¹, or "XXIII 1 bob" where the text lost the superscript.
        let lost = self.digits(at + 1, 2).is_some() && self.unit(self.skip_kind(at + 2, Kind::Dash)).is_some();
        if lost || (self.is(at + 1, Kind::Number) && self.glued(at + 1)) {
            item.number = format!("{roman}-{}", canonical_provision_number(self.text(at + 1)));
            item.next += 1;
        }
        Some(item)
    }

    /// Reads a letter with a bracket after it, "в)"; in a request also a letter alone, if a unit or nothing follows.
    pub(crate) fn bare_letter(&self, at: usize) -> Option<Item> {
        let text = Some(self.text(at)).filter(|text| self.is(at, Kind::Word) && text.chars().count() == 1)?;
        let closed = self.is(at + 1, Kind::Close) && self.glued(at + 1);
        let ends = || at + 1 >= self.tokens.len() || self.unit(self.skip_kind(at + 1, Kind::Dash)).is_some();
        let joined = || self.separator(at + 1).is_some();
        let fits = closed || (self.query && self.unit(at).is_none() && (ends() || joined()));
        fits.then(|| Item {
            number: crate::fold::fold(text),
            plain: false,
            ordinal: false,
            next: at + 1 + usize::from(closed),
        })
    }

    /// Reads a letter in quotation marks or brackets: «а», (b).
    fn letter_item(&self, at: usize) -> Option<Item> {
        let text = self.text(at + 1);
        let mut letters = text.chars();
        let (letter, none) = (letters.next()?, letters.next());
        let closed = matches!(self.kind(at + 2)?, Kind::QuoteClose | Kind::Quote | Kind::QuoteOpen | Kind::Close);
        let one_letter = self.is(at + 1, Kind::Word) && none.is_none() && letter.is_alphabetic();
        (closed && one_letter && self.glued(at + 1) && self.glued(at + 2)).then(|| Item {
            number: crate::fold::fold(text),
            plain: false,
            ordinal: false,
            next: at + 3,
        })
    }
}

/// Returns the number before the first hyphen or full stop.
fn leading(number: &str) -> Option<u32> {
    number.split(['-', '.']).next()?.parse().ok()
}

/// Returns the inserted part of a number, or 0 if there is none.
fn inserted(number: &str) -> u32 {
    number.split_once(['-', '.']).and_then(|(_, own)| own.parse().ok()).unwrap_or(0)
}

fn is_ordinal_ending(text: &str) -> bool {
    matches!(text, "й" | "я" | "е" | "го" | "му" | "м" | "ой" | "ей" | "ю" | "х" | "ми" | "nd" | "rd" | "th")
}

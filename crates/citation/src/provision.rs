//! Provisions named in a text: a unit with its numbers, before or after it.

use crate::lexicon::{Form, Sense, Unit};
use crate::numeral::{Allowed, List, Span};
use crate::reader::{Reader, UnitWord};
use crate::token::Kind;

/// The numbers of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// The listed numbers.
    Listed(Vec<Span>),
    /// The unit that contains the text: "ushbu moddaning", "настоящей статьи".
    This,
}

/// A unit with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProvisionMention {
    pub(crate) unit: Unit,
    pub(crate) numbers: Numbers,
    /// True if the language writes the larger unit first (Uzbek).
    pub(crate) larger_first: bool,
    /// True if the provision may begin a heading: no list, no range.
    pub(crate) single: bool,
}

impl Reader<'_> {
    /// Returns the provision that begins at token `at`, and the next token.
    pub(crate) fn provision(&self, at: usize) -> Option<(ProvisionMention, usize)> {
        self.this_unit(at).or_else(|| self.unit_then_numbers(at)).or_else(|| self.numbers_then_unit(at))
    }

    /// Reads "ushbu moddaning", "настоящей статьи", "this article".
    fn this_unit(&self, at: usize) -> Option<(ProvisionMention, usize)> {
        let after = self.phrase(at, Sense::This).or_else(|| self.phrase(at, Sense::Same))?;
        let (word, next) = self.unit(after)?;
        // "настоящим пунктом 3" has its own number; after "ushbu moddaning" comes the number of a smaller unit.
        if word.form == Form::Short || (!word.number_first && self.is(next, Kind::Number)) {
            return None;
        }
        Some((
            ProvisionMention { unit: word.unit, numbers: Numbers::This, larger_first: word.number_first, single: true },
            next,
        ))
    }

    /// Reads "статьи 15, 17 и 20", "п. 3", "часть вторая", "articles 5 and 7-9".
    fn unit_then_numbers(&self, at: usize) -> Option<(ProvisionMention, usize)> {
        let (word, next) = self.unit(at)?;
        if word.number_first && !self.query {
            return None;
        }
        let numbers = self.number_place(word, at, next)?;
        // In a request "пп 3786" is more likely a resolution than a point, and so is "ПП № 60".
        let is_long = || self.digits(next, 5).is_some_and(|digits| digits.len() >= 3);
        let is_signed = || self.is(next, Kind::NumberSign) || self.phrase(next, Sense::NumberSign).is_some();
        let is_loud = || is_signed() && self.token(at).is_some_and(|token| token.capitals >= 2);
        if self.query && self.is_series(at) && (is_long() || is_loud()) {
            return None;
        }
        let list = self.list(numbers, Allowed::after(word.form, word.unit))?;
        // In a request "модда 15" must not be followed by a unit that takes the number: "modda 15-band" is point 15.
        if word.number_first && self.unit(self.skip_kind(list.next, Kind::Dash)).is_some() {
            return None;
        }
        if !self.ends_number(list.next) {
            return None;
        }
        Some(mention(word, list))
    }

    fn is_series(&self, at: usize) -> bool {
        self.find(at, |sense| matches!(sense, Sense::Series(_)).then_some(())).is_some()
    }

    /// Returns the token of the number after a unit. It skips full stops, a repeated abbreviation ("ст. ст.") and "№".
    fn number_place(&self, word: UnitWord, at: usize, next: usize) -> Option<usize> {
        let mut place = next;
        if word.form == Form::Short {
            place = self.skip_dot(place);
            if let Some((again, after)) = self.unit(place).filter(|(again, _)| again.form == Form::Short)
                && again.unit == word.unit
            {
                place = self.skip_dot(after);
            }
            let one_letter = self.tokens.get(at)?.chars.1 - self.tokens.get(at)?.chars.0 == 1;
            let bare = place == next && !self.glued(place);
            if one_letter && bare && !self.query {
                return None;
            }
        }
        let sign = self.skip_kind(place, Kind::NumberSign);
        let word_sign =
            self.phrase(sign, Sense::NumberSign).filter(|&after| self.is(self.skip_dot(after), Kind::Number));
        Some(word_sign.map_or(sign, |after| self.skip_dot(after)))
    }

    /// Reads "15-modda", "15, 17–19-moddalar", "ikkinchi qismi"; in every language with ordinals: "second paragraph".
    fn numbers_then_unit(&self, at: usize) -> Option<(ProvisionMention, usize)> {
        // Not the 5 of "A5-band", and not the issue of a gazette in "№ 9, 181-modda".
        let taken = at
            .checked_sub(1)
            .is_some_and(|before| (self.is(before, Kind::Word) && self.glued(at)) || self.is(before, Kind::NumberSign));
        if taken || at < self.no_unit_before.get() {
            return None;
        }
        let list = self.list(at, Allowed::NUMBER_FIRST)?;
        let place = list.next + usize::from(self.is(list.next, Kind::Dash));
        let Some((word, next)) = self.unit(place) else {
            self.no_unit_before.set(list.next);
            return None;
        };
        let lettered = self.bare_letter(at).is_some();
        if lettered && !(word.number_first && matches!(word.unit, Unit::Point | Unit::Subpoint)) {
            return None;
        }
        let behind = self.skip_kind(self.skip_kind(next, Kind::Dot), Kind::Dash);
        let loose = self.query && !self.is(behind, Kind::Number);
        if !(word.number_first || list.ordinals || loose) {
            return None;
        }
        if list.romans && !matches!(word.unit, Unit::Section | Unit::Chapter | Unit::Annex) {
            return None;
        }
        // "15-band" and "15 band" are valid, "15- band" and "15 -band" are not; but people do type "15 -modda".
        let next = if word.form == Form::Short { self.skip_dot(next) } else { next };
        Some((mention(word, list).0, next))
    }

    /// True if a number after its unit may end before token `next`. It may not end inside "ст. 15-летний" or "п. 3%".
    fn ends_number(&self, next: usize) -> bool {
        let dash = self.is(next, Kind::Dash) && self.glued(next) && self.glued(next + 1);
        let letters = self.is(next, Kind::Word) && self.glued(next);
        let dashed_word = dash && self.is(next + 1, Kind::Word) && self.unit(next + 1).is_none();
        self.text(next) != "%" && !letters && !dashed_word
    }
}

fn mention(word: UnitWord, list: List) -> (ProvisionMention, usize) {
    let single = list.spans.len() == 1 && list.spans.iter().all(|span| span.through.is_none());
    let numbers = Numbers::Listed(list.spans);
    (ProvisionMention { unit: word.unit, numbers, larger_first: word.number_first, single }, list.next)
}

//! Numbers in words, up to 999: "сто пятая", "yuz beshinchi", "twenty-first", and after a unit "article twenty-one".

use crate::lexicon::Sense;
use crate::reader::Reader;
use crate::token::Kind;

/// A number in words.
pub(crate) struct Spelled {
    pub(crate) value: u32,
    /// True if the last word is an ordinal.
    pub(crate) ordinal: bool,
    pub(crate) next: usize,
}

impl Reader<'_> {
    /// Reads the number in words at token `at`. A number that is not an ordinal is accepted only if `cardinal` is true.
    pub(crate) fn spelled(&self, at: usize, cardinal: bool) -> Option<Spelled> {
        // "two hundredth" begins with a number by itself.
        if let Some((value, next)) = self.round_hundreds(at) {
            return Some(Spelled { value, ordinal: true, next });
        }
        let (hundreds, after) = self.hundreds(at).unwrap_or((0, at));
        // "one hundred and five"
        let joined = if hundreds > 0 && self.text(after).eq_ignore_ascii_case("and") { after + 1 } else { after };
        let below = self.below_hundred(self.over_hyphen(at, joined), cardinal);
        if let Some(Spelled { value, ordinal, next }) = below {
            return Some(Spelled { value: hundreds + value, ordinal, next });
        }
        (hundreds > 0 && cardinal).then_some(Spelled { value: hundreds, ordinal: false, next: after })
    }

    /// Reads "сто", "двести", "yuz", "ikki yuz", "two hundred". Returns the value and the next token.
    fn hundreds(&self, at: usize) -> Option<(u32, usize)> {
        let value = |place| {
            self.find(place, |sense| if let Sense::Hundreds(value) = sense { Some(u32::from(value)) } else { None })
        };
        if let Some(found) = value(at) {
            return Some((found, at + 1));
        }
        let (count, after) = self.count(at)?;
        (value(after)? == 100).then_some((count * 100, after + 1))
    }

    /// Reads "сотая", "двухсотая", "yuzinchi", "ikki yuzinchi", "two hundredth". Returns the value and the next token.
    fn round_hundreds(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(value) = self.ordinal(at).filter(|&value| value >= 100) {
            return Some((value, at + 1));
        }
        let (count, after) = self.count(at)?;
        (self.ordinal(after)? == 100).then_some((count * 100, after + 1))
    }

    /// Reads the number of hundreds: one digit in words.
    fn count(&self, at: usize) -> Option<(u32, usize)> {
        let count = self.cardinal(at).filter(|&count| count < 10)?;
        Some((count, self.over_hyphen(at, at + 1)))
    }

    /// Reads a number from 1 to 99.
    fn below_hundred(&self, at: usize, cardinal: bool) -> Option<Spelled> {
        let spelled = |value, ordinal, next| Some(Spelled { value, ordinal, next });
        let tens = self.find(at, |sense| if let Sense::Tens(value) = sense { Some(u32::from(value)) } else { None });
        if let Some(tens) = tens {
            let ones = self.over_hyphen(at, at + 1);
            if let Some(value) = self.ordinal(ones).filter(|&value| value < 10) {
                return spelled(tens + value, true, ones + 1);
            }
            let ones_value = self.cardinal(ones).filter(|&value| value < 10 && cardinal);
            return match ones_value {
                Some(value) => spelled(tens + value, false, ones + 1),
                None if cardinal => spelled(tens, false, at + 1),
                None => None,
            };
        }
        if let Some(value) = self.ordinal(at).filter(|&value| value < 100) {
            return spelled(value, true, at + 1);
        }
        spelled(self.cardinal(at).filter(|_| cardinal)?, false, at + 1)
    }

    /// Skips the hyphen of "twenty-one" at token `at`, after the words of the number that began at token `first`.
    fn over_hyphen(&self, first: usize, at: usize) -> usize {
        let hyphen = at > first && self.is(at, Kind::Dash) && self.glued(at) && self.glued(at + 1);
        at + usize::from(hyphen)
    }

    fn ordinal(&self, at: usize) -> Option<u32> {
        self.find(at, |sense| if let Sense::Ordinal(value) = sense { Some(u32::from(value)) } else { None })
    }

    fn cardinal(&self, at: usize) -> Option<u32> {
        self.find(at, |sense| if let Sense::Cardinal(value) = sense { Some(u32::from(value)) } else { None })
    }
}

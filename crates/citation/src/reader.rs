//! Access to the tokens of one line.

use std::cell::Cell;

use qonun_law::ActType;

use crate::lexicon::{Lexicon, Sense, Unit};
use crate::steps::Steps;
use crate::token::{Kind, Token};

/// The tokens of a line, and the queries of the grammar on them. A place is the index of a token; places past the end
/// are valid and have no token.
pub(crate) struct Reader<'t> {
    pub(crate) line: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) lexicon: &'static Lexicon,
    /// True in a search request, where bare numbers and free order are allowed.
    pub(crate) query: bool,
    /// Lists of numbers that begin before this place are known to end without a unit. Without this mark each tail of a
    /// long list would be reread, and reading would not be linear.
    pub(crate) no_unit_before: Cell<usize>,
    pub(crate) steps: &'t Steps<'t>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(
        line: &'t str,
        tokens: &'t [Token],
        lexicon: &'static Lexicon,
        query: bool,
        steps: &'t Steps<'t>,
    ) -> Self {
        Self { line, tokens, lexicon, query, no_unit_before: Cell::new(0), steps }
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'t Token> {
        self.steps.spend();
        self.tokens.get(at)
    }

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    pub(crate) fn is(&self, at: usize, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// The token as written.
    pub(crate) fn text(&self, at: usize) -> &'t str {
        self.token(at).and_then(|token| self.line.get(token.start..token.end)).unwrap_or("")
    }

    /// True if no space separates the token from the preceding one.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced)
    }

    pub(crate) fn has(&self, at: usize, sense: Sense) -> bool {
        self.token(at).is_some_and(|token| self.lexicon.senses(token).contains(&sense))
    }

    pub(crate) fn find<T>(&self, at: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.lexicon.senses(self.token(at)?).iter().find_map(|&sense| wanted(sense))
    }

    /// Returns the token after a phrase with this meaning.
    pub(crate) fn phrase(&self, at: usize, meaning: Sense) -> Option<usize> {
        self.steps.spend();
        self.lexicon.phrase(self.tokens, at, meaning)
    }

    /// Returns the token after a phrase with this meaning, or `at` if there is none.
    pub(crate) fn skip(&self, at: usize, meaning: Sense) -> usize {
        self.phrase(at, meaning).unwrap_or(at)
    }

    pub(crate) fn skip_kind(&self, at: usize, kind: Kind) -> usize {
        at + usize::from(self.is(at, kind))
    }

    /// Skips a full stop that belongs to an abbreviation.
    pub(crate) fn skip_dot(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Kind::Dot) && self.glued(at))
    }

    /// Returns the kind of act named by the words at token `at`, and the next token.
    pub(crate) fn act_word(&self, at: usize) -> Option<(ActType, usize)> {
        self.lexicon.longest(self.tokens, at, |sense| match sense {
            Sense::Act(kind) => Some(kind),
            _ => None,
        })
    }

    /// Returns the digits of a number token that has at most `longest` plain digits and nothing else.
    pub(crate) fn digits(&self, at: usize, longest: usize) -> Option<&'t str> {
        let text = Some(self.text(at)).filter(|_| self.is(at, Kind::Number))?;
        (text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
    }

    /// A number token as a value.
    pub(crate) fn value(&self, at: usize, longest: usize) -> Option<u32> {
        self.digits(at, longest)?.parse().ok()
    }

    /// Returns the value of a word that is a Roman numeral up to 89, in Latin or look-alike Cyrillic capitals.
    pub(crate) fn roman(&self, at: usize) -> Option<u32> {
        let text = Some(self.text(at)).filter(|_| self.is(at, Kind::Word))?;
        roman_value(text)
    }

    /// Returns the unit that begins at token `at`, and the next token.
    pub(crate) fn unit(&self, at: usize) -> Option<(UnitWord, usize)> {
        let token = self.token(at)?;
        let found = self.lexicon.longest(self.tokens, at, |sense| match sense {
            Sense::Unit { unit, form, number_first } => Some(UnitWord { unit, form, number_first }),
            _ => None,
        })?;
        // "СТ" and "П" in capitals are more likely series of numbers; "Ст." at the beginning of a sentence is not.
        let shouted = found.0.form == crate::lexicon::Form::Short && token.capitals > 1;
        (!shouted || self.query || self.is(at + 1, Kind::Dot)).then_some(found)
    }
}

/// A unit word as written in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitWord {
    pub(crate) unit: Unit,
    pub(crate) form: crate::lexicon::Form,
    pub(crate) number_first: bool,
}

/// Maximum Roman numeral of a citation. Above it, letters are words and abbreviations, such as "C" and "MD".
const GREATEST_ROMAN: u32 = 89;

/// The value of a Roman numeral in its usual form, at most [`GREATEST_ROMAN`]; `None` for anything else.
pub(crate) fn roman_value(text: &str) -> Option<u32> {
    qonun_letters::roman_value(text).filter(|&value| value <= GREATEST_ROMAN)
}

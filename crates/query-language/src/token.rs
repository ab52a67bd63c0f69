//! Tokens that the lexer passes to the parser.

use crate::{Field, NearKind, Span};

/// A word as typed, before its context is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) span: Span,
    /// Text without apostrophes before it and without invisible characters; wildcards are written `*` and `?`.
    pub(crate) text: String,
}

impl Word {
    /// True if it contains a wildcard.
    pub(crate) fn is_pattern(&self) -> bool {
        self.text.contains(['*', '?'])
    }
}

/// A proximity operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NearOp {
    pub(crate) kind: NearKind,
    pub(crate) ordered: bool,
    pub(crate) negated: bool,
}

/// A comparison or range of days, its ends as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawRange {
    /// The text of the lower end, and true if the end is inclusive; `None` for an open end.
    pub(crate) from: Option<(String, bool)>,
    /// The same for the upper end.
    pub(crate) to: Option<(String, bool)>,
}

/// Kind of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word.
    Word(Word),
    /// The value directly after a field of days or values; a value always follows its field.
    Value(Word),
    /// The contents of quotation marks: the words, and the text as typed.
    Phrase(Vec<Word>, String),
    /// A citation, by its index in the list of recognised ones.
    Citation(usize),
    /// `=` before a word or phrase.
    Equals,
    /// `(`
    Open,
    /// `)`
    Close,
    /// AND in words or symbols.
    And,
    /// OR in words or symbols.
    Or,
    /// NOT in words, or the minus.
    Not,
    /// A proximity operator.
    Near(NearOp),
    /// A field's name with its colon.
    Field(Field),
    /// `scope:`
    Scope,
    /// ATLEASTn before a bracket.
    AtLeast(u32),
    /// EXACT before a bracket.
    Exact,
    /// A range or comparison.
    Range(RawRange),
    /// `~` or `~n` at the end of a word or phrase.
    Tilde(Option<u32>),
    /// `^x` as a suffix, in hundredths.
    Boost(u32),
}

/// A token and its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

impl Token {
    /// True if a part of a query can begin with it.
    pub(crate) fn begins_a_part(&self) -> bool {
        !matches!(self.kind, Kind::Close | Kind::And | Kind::Or | Kind::Near(_) | Kind::Tilde(_) | Kind::Boost(_))
    }

    /// True if a part of a query can end with it.
    pub(crate) fn ends_a_part(&self) -> bool {
        matches!(
            self.kind,
            Kind::Word(_)
                | Kind::Value(_)
                | Kind::Phrase(..)
                | Kind::Citation(_)
                | Kind::Close
                | Kind::Range(_)
                | Kind::Tilde(_)
                | Kind::Boost(_)
        )
    }

    /// True if it shows that the reader uses operators.
    pub(crate) fn is_advanced(&self) -> bool {
        matches!(
            self.kind,
            Kind::Open | Kind::Or | Kind::And | Kind::Near(_) | Kind::Field(_) | Kind::AtLeast(_) | Kind::Exact
        )
    }
}

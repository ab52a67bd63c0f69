//! The tree of a query.

use std::fmt;

use qonun_law::{ActType, Date, Lang, Status};
use serde::{Serialize, Serializer};

use crate::Field;

/// A range of bytes of the query text, serialised as `[0, 5]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// Creates the range from one byte up to another.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the smallest range that contains both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

/// How a word of the query matches words of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// Every form of the word.
    Forms,
    /// Only this form (`=word`), in either alphabet.
    Exact,
    /// Every word with this prefix (`word*`); the text has no star.
    Prefix,
    /// Every word that matches the pattern: `*` stands for any letters, `?` for one letter.
    Pattern,
    /// Every word with an edit distance of at most 1 (`word~1`).
    #[serde(rename = "fuzzy_1")]
    Fuzzy1,
    /// Every word with an edit distance of at most 2 (`word~2`).
    #[serde(rename = "fuzzy_2")]
    Fuzzy2,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Term {
    /// Its place in the query text.
    pub span: Span,
    /// As typed, without operators. It may contain hyphens (`585-sonli`): the analysis splits it into words.
    pub text: String,
    /// How it matches words of the texts.
    #[serde(rename = "match")]
    pub how: Match,
}

/// The unit of a proximity operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NearKind {
    /// At most this number of words apart: 1 is the next word.
    Words(u32),
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
    /// In one point.
    Point,
    /// In one provision.
    Provision,
}

/// Factor of a part of the query in the score, in hundredths: 250 is `^2.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Boost(u16);

impl Boost {
    /// The maximum boost, `^10`.
    pub const MAX: Self = Self(1_000);

    /// Creates a boost from hundredths, at most [`Boost::MAX`]; `None` for 0.
    #[must_use]
    pub fn hundredths(count: u32) -> Option<Self> {
        let capped = u16::try_from(count).unwrap_or(u16::MAX).min(Self::MAX.0);
        (capped > 0).then_some(Self(capped))
    }

    /// Returns the factor, 0.01 to 10.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// Returns the product of two boosts, within the limits.
    pub(crate) fn times(self, other: Self) -> Self {
        let product = u32::from(self.0) * u32::from(other.0) / 100;
        Self::hundredths(product).unwrap_or(Self(1))
    }
}

impl fmt::Display for Boost {
    /// Formats `2`, `2.5`, `0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl Serialize for Boost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The value is converted to f64: 2.5 is written 2.5, and 0.1 does not get the digits of an f32.
        (f64::from(self.0) / 100.0).serialize(serializer)
    }
}

/// The required value of a field of acts or provisions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A kind of act.
    Type(ActType),
    /// A status.
    Status(Status),
    /// A language with its script.
    Lang(Lang),
    /// A name or number; numbers of acts and provisions are canonical (`ORQ-547`, `358-1`).
    Text(String),
    /// An act or a provision, in the canonical form.
    Citation(String),
}

/// A part of a query. Every list has at least one member.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "node", rename_all = "snake_case")]
pub enum Node {
    /// Matches all `items` and none of `except`. `items` is never empty, and no item is itself an AND.
    And {
        /// Its place in the query text.
        span: Span,
        /// The required items.
        items: Vec<Node>,
        /// The excluded items.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        except: Vec<Node>,
    },
    /// Matches any of two or more items, none of which is itself an OR.
    Or {
        /// Its place in the query text.
        span: Span,
        /// The alternatives.
        items: Vec<Node>,
    },
    /// Matches two or more items near one another: words, phrases, OR of them, and brackets with a proximity.
    ///
    /// It is evaluated from the left: the second item is near the first, the third is near the range found so far. If
    /// `negated`, the first item matches where none of the others is near it.
    Near {
        /// Its place in the query text.
        span: Span,
        /// The unit of the distance.
        kind: NearKind,
        /// True if the items must be in the order of the query.
        ordered: bool,
        /// True for "not near".
        negated: bool,
        /// The operands.
        items: Vec<Node>,
    },
    /// Two or more consecutive words.
    Phrase {
        /// Its place, including quotation marks.
        span: Span,
        /// The words.
        terms: Vec<Term>,
    },
    /// A word.
    Term(Term),
    /// Restricts an item to one text field. A field inside another one takes precedence there.
    Field {
        /// Its place in the query text.
        span: Span,
        /// [`Field::Title`] or [`Field::Text`].
        field: Field,
        /// The restricted item.
        item: Box<Node>,
    },
    /// A field of the act or provision has a value.
    Filter {
        /// Place of the value in the query text.
        span: Span,
        /// Any field of [`crate::FieldKind::Values`].
        field: Field,
        /// The value.
        value: Value,
    },
    /// A day is within a range; at least one end is given.
    Range {
        /// Place of the days in the query text.
        span: Span,
        /// Any field of [`crate::FieldKind::Days`].
        field: Field,
        /// First day.
        from: Option<Date>,
        /// Last day, inclusive.
        to: Option<Date>,
    },
    /// Matches if the item (a word, a phrase, OR of them, a proximity) occurs at least `count` times.
    AtLeast {
        /// Its place in the query text.
        span: Span,
        /// Minimum number of occurrences, 1 to [`crate::MAX_NUMBER`].
        count: u32,
        /// The counted item.
        item: Box<Node>,
    },
    /// Multiplies the score of the item. It is never directly inside another boost.
    Boost {
        /// Its place in the query text.
        span: Span,
        /// The factor.
        boost: Boost,
        /// The boosted item.
        item: Box<Node>,
    },
    /// A cited act or provision.
    Citation {
        /// Its place in the query text.
        span: Span,
        /// The canonical form. The typed text is at `span`.
        canonical: String,
    },
}

impl Node {
    /// Returns its place in the query text, in bytes.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::And { span, .. }
            | Self::Or { span, .. }
            | Self::Near { span, .. }
            | Self::Phrase { span, .. }
            | Self::Term(Term { span, .. })
            | Self::Field { span, .. }
            | Self::Filter { span, .. }
            | Self::Range { span, .. }
            | Self::AtLeast { span, .. }
            | Self::Boost { span, .. }
            | Self::Citation { span, .. } => *span,
        }
    }

    /// Returns the direct children, excluded ones last.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let (items, except): (&[Self], &[Self]) = match self {
            Self::And { items, except, .. } => (items, except),
            Self::Or { items, .. } | Self::Near { items, .. } => (items, &[]),
            Self::Field { item, .. } | Self::AtLeast { item, .. } | Self::Boost { item, .. } => {
                (std::slice::from_ref(item.as_ref()), &[])
            }
            Self::Phrase { .. } | Self::Term(_) | Self::Filter { .. } | Self::Range { .. } | Self::Citation { .. } => {
                (&[], &[])
            }
        };
        items.iter().chain(except)
    }

    /// Returns this tree with every span mapped by `place`.
    #[must_use]
    pub fn map_spans(mut self, place: &impl Fn(Span) -> Span) -> Self {
        self.move_spans(place);
        self
    }

    /// Returns this tree with exact forms in place of all forms.
    #[must_use]
    pub fn in_exact_forms(mut self) -> Self {
        self.make_exact();
        self
    }

    fn make_exact(&mut self) {
        let exact = |term: &mut Term| {
            if term.how == Match::Forms {
                term.how = Match::Exact;
            }
        };
        match self {
            Self::Term(term) => exact(term),
            Self::Phrase { terms, .. } => terms.iter_mut().for_each(exact),
            Self::And { items, except, .. } => items.iter_mut().chain(except).for_each(Self::make_exact),
            Self::Or { items, .. } | Self::Near { items, .. } => items.iter_mut().for_each(Self::make_exact),
            Self::Field { item, .. } | Self::AtLeast { item, .. } | Self::Boost { item, .. } => item.make_exact(),
            Self::Filter { .. } | Self::Range { .. } | Self::Citation { .. } => {}
        }
    }

    /// Returns this tree with spans in characters of the query text instead of bytes.
    #[must_use]
    pub fn in_characters(self, text: &str) -> Self {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let character = |byte: usize| starts.partition_point(|&start| start < byte);
        self.map_spans(&|span| Span::new(character(span.start), character(span.end)))
    }

    fn move_spans(&mut self, place: &impl Fn(Span) -> Span) {
        match self {
            Self::And { span, items, except } => {
                *span = place(*span);
                items.iter_mut().chain(except).for_each(|item| item.move_spans(place));
            }
            Self::Or { span, items } | Self::Near { span, items, .. } => {
                *span = place(*span);
                items.iter_mut().for_each(|item| item.move_spans(place));
            }
            Self::Phrase { span, terms } => {
                *span = place(*span);
                terms.iter_mut().for_each(|term| term.span = place(term.span));
            }
            Self::Field { span, item, .. } | Self::AtLeast { span, item, .. } | Self::Boost { span, item, .. } => {
                *span = place(*span);
                item.move_spans(place);
            }
            Self::Term(Term { span, .. })
            | Self::Filter { span, .. }
            | Self::Range { span, .. }
            | Self::Citation { span, .. } => *span = place(*span),
        }
    }
}

//! The tree of a query.

use std::fmt;

use qonun_law::{ActType, Date, Lang, Status};
use serde::{Serialize, Serializer};

use crate::Field;

/// A stretch of the query text: first byte and the byte after the last, written `[0, 5]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The stretch from one byte up to another.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest stretch that holds both.
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

/// How a word of the query meets words of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// Every form of the word.
    Forms,
    /// This form alone (`=word`), in either alphabet.
    Exact,
    /// Every word that begins so (`word*`); the text is without the star.
    Prefix,
    /// Every word of this shape: `*` is any letters, `?` is one letter.
    Pattern,
    /// Every word at most one letter away (`word~1`).
    #[serde(rename = "fuzzy_1")]
    Fuzzy1,
    /// Every word at most two letters away (`word~2`).
    #[serde(rename = "fuzzy_2")]
    Fuzzy2,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// As typed, without operators. May hold hyphens (`585-sonli`): the analysis of words decides what is in it.
    pub text: String,
    /// How it meets words of the texts.
    #[serde(rename = "match")]
    pub how: Match,
}

/// What a proximity operator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NearKind {
    /// At most so many words apart: 1 is the next word.
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

/// How much more a part of the query counts, in hundredths: 250 is `^2.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Boost(u16);

impl Boost {
    /// The highest boost, `^10`.
    pub const MAX: Self = Self(1_000);

    /// A boost of so many hundredths, at most [`Boost::MAX`]; `None` for nought.
    #[must_use]
    pub fn hundredths(count: u32) -> Option<Self> {
        let capped = u16::try_from(count).unwrap_or(u16::MAX).min(Self::MAX.0);
        (capped > 0).then_some(Self(capped))
    }

    /// The factor, 0.01 to 10.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// Both boosts at once, within the bounds.
    pub(crate) fn times(self, other: Self) -> Self {
        let product = u32::from(self.0) * u32::from(other.0) / 100;
        Self::hundredths(product).unwrap_or(Self(1))
    }
}

impl fmt::Display for Boost {
    /// `2`, `2.5`, `0.25`.
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
        // By way of f64: 2.5 is written 2.5, and 0.1 is not written with the digits of an f32.
        (f64::from(self.0) / 100.0).serialize(serializer)
    }
}

/// What a field of acts or provisions is to be.
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
    /// An act or a provision, in the one form of all spellings.
    Citation(String),
}

/// A part of a query. Every list has at least one member.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "node", rename_all = "snake_case")]
pub enum Node {
    /// Every item and nothing of what is excepted. `items` is never empty, and no item is itself an AND.
    And {
        /// Where it stands.
        span: Span,
        /// What must be there.
        items: Vec<Node>,
        /// What must not be there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        except: Vec<Node>,
    },
    /// Any of two or more items, none of which is itself an OR.
    Or {
        /// Where it stands.
        span: Span,
        /// What may be there.
        items: Vec<Node>,
    },
    /// Two or more items near one another: words, phrases, OR of them, and brackets that hold a proximity themselves.
    ///
    /// Read from the left: the second is near the first, the third is near the stretch found so far. When `negated`,
    /// the first item counts where none of the others is near it.
    Near {
        /// Where it stands.
        span: Span,
        /// What is counted.
        kind: NearKind,
        /// In the order of the query.
        ordered: bool,
        /// Not near.
        negated: bool,
        /// What is near.
        items: Vec<Node>,
    },
    /// Two or more words one after another.
    Phrase {
        /// Where it stands, quotation marks included.
        span: Span,
        /// The words.
        terms: Vec<Term>,
    },
    /// A word.
    Term(Term),
    /// Looked for in one field of text only. A field inside another one wins there.
    Field {
        /// Where it stands.
        span: Span,
        /// [`Field::Title`] or [`Field::Text`].
        field: Field,
        /// What is looked for.
        item: Box<Node>,
    },
    /// A field of the act or provision has a value.
    Filter {
        /// Where the value stands.
        span: Span,
        /// Any field of [`crate::FieldKind::Values`].
        field: Field,
        /// The value.
        value: Value,
    },
    /// A day lies in a range; at least one of its ends is given.
    Range {
        /// Where the days stand.
        span: Span,
        /// Any field of [`crate::FieldKind::Days`].
        field: Field,
        /// First day.
        from: Option<Date>,
        /// Last day, included.
        to: Option<Date>,
    },
    /// The item (a word, a phrase, OR of them, a proximity) occurs so many times or more.
    AtLeast {
        /// Where it stands.
        span: Span,
        /// How many times, 1 to [`crate::MAX_NUMBER`].
        count: u32,
        /// What is counted.
        item: Box<Node>,
    },
    /// The item counts more or less in the order of results. Never directly inside another boost.
    Boost {
        /// Where it stands.
        span: Span,
        /// How much.
        boost: Boost,
        /// What.
        item: Box<Node>,
    },
    /// A cited act or provision.
    Citation {
        /// Where it stands.
        span: Span,
        /// The one form of all spellings. What was typed stands at `span`.
        canonical: String,
    },
}

impl Node {
    /// Where it stands in the query text, in bytes.
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

    /// The parts directly below, excepted ones last.
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

    /// This tree with every place given by `place` instead.
    #[must_use]
    pub fn map_spans(mut self, place: &impl Fn(Span) -> Span) -> Self {
        self.move_spans(place);
        self
    }

    /// This tree with every word in its exact form where every form of it was wanted.
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

    /// This tree with its places counted in characters of the query text instead of bytes.
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

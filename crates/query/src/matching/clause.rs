//! Clauses of a query: what matches by itself.

use qonun_analysis::StopKind;
use qonun_index::RecordNo;

use super::boundaries::{Binding, Boundaries};
use super::span_matcher::SpanMatcher;
use super::spans::Span;
use crate::QueryError;
use crate::postings::{MatchTarget, PositionCursor, Reader, TermField, TermKey};

/// A word of a query with the keys that stand for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermClause {
    /// The word as typed.
    pub(crate) typed: String,
    /// Keys, best first; none when the word is known to stand nowhere.
    pub(crate) keys: Vec<TermKey>,
    /// Exact forms of the word, for the bonus of an exact match.
    pub(crate) exact: Vec<TermKey>,
    /// Is it a word without a topic of its own, and of which kind? So is an everyday word that the law base has
    /// nowhere.
    pub(crate) stop: Option<StopKind>,
}

impl TermClause {
    /// A word that nobody typed, by its stem.
    pub(crate) fn of_stem(stem: &str) -> Self {
        let key = TermKey { place: TermField::Stem, key: stem.to_owned(), weight: 1.0 };
        Self { typed: stem.to_owned(), keys: vec![key], exact: Vec::new(), stop: None }
    }

    /// Is this form alone wanted, and no other?
    pub(crate) fn is_exact(&self) -> bool {
        !self.keys.is_empty() && self.keys.iter().all(|key| key.place == TermField::Exact)
    }
}

/// The smallest part of a query that matches by itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Clause {
    /// A word.
    Word(TermClause),
    /// Any of several.
    Any(Vec<Self>),
    /// Words one after the other: each with its distance from the first.
    Phrase(Vec<(Self, u32)>),
    /// Two operands bound together.
    Near {
        /// How.
        binding: Binding,
        /// Must the first stand before the second?
        ordered: bool,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// The first operand where the second is not near.
    Except {
        /// How near.
        binding: Binding,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// At least so many times in one provision.
    AtLeast(usize, Box<Self>),
    /// Records with a property, such as the number of the article, whatever their words.
    Listed(Vec<RecordNo>),
}

impl Clause {
    /// Words one right after the other.
    pub(crate) fn phrase(words: Vec<Self>) -> Self {
        Self::Phrase(words.into_iter().zip(0..).collect())
    }

    /// Opens the clause's cursors.
    pub(crate) fn open(&self, reader: &Reader<'_>, target: MatchTarget) -> Result<SpanMatcher, QueryError> {
        let pair = |operands: &[Self; 2]| -> Result<Box<[SpanMatcher; 2]>, QueryError> {
            Ok(Box::new([operands[0].open(reader, target)?, operands[1].open(reader, target)?]))
        };
        Ok(match self {
            Self::Word(word) => SpanMatcher::Word(PositionCursor::open(reader, &word.keys, target)?),
            Self::Any(members) => {
                SpanMatcher::Any(members.iter().map(|member| member.open(reader, target)).collect::<Result<_, _>>()?)
            }
            Self::Phrase(members) => {
                let open = |(member, offset): &(Self, u32)| Ok((member.open(reader, target)?, *offset));
                let members = members.iter().map(open).collect::<Result<_, QueryError>>()?;
                SpanMatcher::Phrase { members, room: Vec::new(), found: Vec::new() }
            }
            Self::Near { binding, ordered, operands } => {
                let operands = pair(operands)?;
                SpanMatcher::Near { binding: *binding, ordered: *ordered, operands, room: Default::default() }
            }
            Self::Except { binding, operands } => SpanMatcher::Except { binding: *binding, operands: pair(operands)? },
            Self::AtLeast(times, inner) => SpanMatcher::AtLeast(*times, Box::new(inner.open(reader, target)?)),
            Self::Listed(records) => SpanMatcher::Listed(records.clone()),
        })
    }

    /// The words of the clause, those of excluded operands left out.
    pub(crate) fn words<'l>(&'l self, out: &mut Vec<&'l TermClause>) {
        match self {
            Self::Word(word) => out.push(word),
            Self::Any(members) => members.iter().for_each(|member| member.words(out)),
            Self::Phrase(members) => members.iter().for_each(|(member, _)| member.words(out)),
            Self::Near { operands, .. } => operands.iter().for_each(|member| member.words(out)),
            Self::Except { operands, .. } => operands[0].words(out),
            Self::AtLeast(_, inner) => inner.words(out),
            Self::Listed(_) => {}
        }
    }

    /// Where it matches in each of some records (or titles of texts), which must rise.
    pub(crate) fn spans_in(
        &self,
        reader: &Reader<'_>,
        target: MatchTarget,
        records: &[RecordNo],
    ) -> Result<Vec<Vec<Span>>, QueryError> {
        let mut places = self.open(reader, target)?;
        let mut boundaries = Boundaries::new(reader.generation, target);
        let mut at = |record: &RecordNo| {
            boundaries.go_to(*record);
            if places.seek(*record) == *record { places.spans(&mut boundaries) } else { Ok(Vec::new()) }
        };
        records.iter().map(&mut at).collect()
    }
}

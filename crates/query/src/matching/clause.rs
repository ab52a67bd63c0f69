//! Clauses: the smallest parts of a query that match on their own.

use qonun_analysis::StopKind;
use qonun_index::RecordNo;

use super::boundaries::{Binding, Boundaries};
use super::span_matcher::SpanMatcher;
use super::spans::Span;
use crate::QueryError;
use crate::postings::{MatchTarget, PositionCursor, Reader, TermField, TermKey};

/// A word of a query with its keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TermClause {
    /// The word as typed.
    pub(crate) typed: String,
    /// Keys, best first. Empty if the word is known to occur nowhere.
    pub(crate) keys: Vec<TermKey>,
    /// Exact forms of the word, for the bonus of an exact match.
    pub(crate) exact: Vec<TermKey>,
    /// The kind of stop word, if it is one. An everyday word that occurs nowhere in the law base counts as a stop word
    /// too.
    pub(crate) stop: Option<StopKind>,
}

impl TermClause {
    /// An added word that was not typed, by its stem.
    pub(crate) fn of_stem(stem: &str) -> Self {
        let key = TermKey { place: TermField::Stem, key: stem.to_owned(), weight: 1.0 };
        Self { typed: stem.to_owned(), keys: vec![key], exact: Vec::new(), stop: None }
    }

    /// True if only this form is wanted.
    pub(crate) fn is_exact(&self) -> bool {
        !self.keys.is_empty() && self.keys.iter().all(|key| key.place == TermField::Exact)
    }
}

/// The smallest part of a query that matches on its own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Clause {
    /// A word.
    Word(TermClause),
    /// Any of several clauses.
    Any(Vec<Self>),
    /// A sequence of words, each with its offset from the first.
    Phrase(Vec<(Self, u32)>),
    /// Two operands close to each other.
    Near {
        /// How close.
        binding: Binding,
        /// True if the first must precede the second.
        ordered: bool,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// The first operand where the second is not close to it.
    Except {
        /// How close.
        binding: Binding,
        /// The operands.
        operands: Box<[Self; 2]>,
    },
    /// Matches if the inner clause occurs at least N times in a provision.
    AtLeast(usize, Box<Self>),
    /// Records with a property, such as the number of the article, whatever words they contain.
    Listed(Vec<RecordNo>),
}

impl Clause {
    /// A phrase of adjacent words.
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

    /// Collects the words of the clause, except those of excluded operands.
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

    /// The spans of its matches in each of some records (or titles of texts), which must be in ascending order.
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

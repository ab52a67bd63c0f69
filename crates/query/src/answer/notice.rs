//! What the reader should know about an answer: what happened, with its values. Who shows it puts it in words.

use std::ops::RangeInclusive;

use qonun_law::Date;
use qonun_query_language::{Problem, ProblemCode};

/// A place in the query, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryPlace {
    /// First character.
    pub offset: usize,
    /// How many characters.
    pub length: usize,
}

/// Something the reader should know about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something of the query was wrong, or was read otherwise than it may have been meant.
    Reading(Problem),
    /// A wildcard stands for more words than are taken.
    ExpansionCut,
    /// A word that stands nowhere was taken for one near it.
    Spelling {
        /// As typed.
        typed: String,
        /// What was searched for instead.
        replacement: String,
        /// Place of the word.
        place: QueryPlace,
    },
    /// Abbreviations that were searched for by their full names too.
    WrittenOut(Vec<FullNames>),
    /// Nothing was found.
    NoMatch,
    /// Filters leave nothing of what was found.
    FilteredOut {
        /// Results without the filters.
        found: usize,
    },
    /// The results fit only in part.
    WeakMatch,
    /// No act holds every word: those that hold most of them are shown.
    Relaxed,
    /// The words of quoted phrases of a question were searched, since nothing holds the phrases.
    Unquoted {
        /// The phrases as typed, without quotation marks.
        phrases: Vec<String>,
    },
    /// The law says in other words what was asked in everyday ones; they were searched for too.
    WordsOfLaw {
        /// The words of the law, in the letters of the query.
        terms: Vec<String>,
    },
    /// Acts were found that name by another term what was asked.
    Synonym {
        /// The other terms, in the letters of the query.
        terms: Vec<String>,
    },
    /// Acts were found that have no text in the language of the query.
    OtherLanguage,
    /// The texts as of a day were searched.
    OldEdition {
        /// The day.
        day: Date,
        /// Acts that were in force on the day in an edition whose text is not held.
        absent: usize,
    },
    /// What is cited is not held.
    NotHeld {
        /// The first things that are missing.
        missing: Vec<NotHeld>,
        /// Are there results beside it?
        found: bool,
    },
    /// Parts of the query that no act holds together with the others.
    InTheWay(InTheWay),
    /// A filter or a field asks for what no act has.
    NoActHas {
        /// What no act has.
        what: Unmet,
        /// The value as written.
        value: String,
        /// Its place, when it stands in the query.
        place: Option<QueryPlace>,
    },
}

/// An abbreviation and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullNames {
    /// As typed.
    pub typed: String,
    /// The names that were searched for.
    pub names: Vec<String>,
}

/// Something that is cited and not held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotHeld {
    /// As the query has it.
    pub written: String,
    /// What is held nearest to it.
    pub nearest: Option<NearestName>,
}

/// What stands nearest to something that is not held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearestName {
    /// The act of this number, in canonical form.
    Number(String),
    /// A provision of the act, as printed.
    Provision(String),
    /// The last provision of the act, as printed.
    LastProvision(String),
}

/// Parts of a query without which something is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTheWay {
    /// The parts as typed, without quotation marks.
    pub words: Vec<String>,
    /// Is it one part, which nothing holds at all?
    pub nowhere: bool,
    /// Acts that are found without them.
    pub acts: usize,
    /// Are there results that hold most of the words?
    pub found: bool,
    /// Place of the first part.
    pub place: Option<QueryPlace>,
    /// The query without them.
    pub without: Option<String>,
}

/// What a filter or a field asks for and no act has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// Adopted by a body of this name.
    Body,
    /// Of a topic.
    Topic,
    /// Of a number.
    Number,
    /// An article of a number.
    Article,
    /// Adopted in a time; the years of which there are acts.
    Adopted(RangeInclusive<i16>),
    /// In force, or taking effect, on a day; the years of which there are acts.
    InForce(RangeInclusive<i16>),
    /// Any other value.
    Value,
    /// The target of `cites` or `amends` cannot be read.
    Unreadable,
    /// The target is not held.
    Target,
    /// The target's act has no such provision.
    Provision,
    /// Links lead to the provision, not to the part of it that is asked for: those to the whole were found.
    PartOfProvision,
}

/// Kinds of notices; the names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Nothing was found.
    NoMatch,
    /// The results fit only in part.
    WeakMatch,
    /// The results hold most of what was asked.
    Relaxed,
    /// A word was corrected.
    Spelling,
    /// Abbreviations were written out.
    Abbreviation,
    /// AND and OR stand without brackets.
    Precedence,
    /// A wildcard stands for too many words.
    ExpansionCut,
    /// Something was left out or read as plain words.
    Ignored,
    /// Another term was searched for too.
    Synonym,
    /// Other languages were searched too.
    OtherLanguage,
    /// The texts as of a day were searched.
    OldEdition,
    /// No act has a value that was asked for.
    UnknownValue,
}

impl NoticeKind {
    /// The stable name: `no_match`, `spelling`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoMatch => "no_match",
            Self::WeakMatch => "weak_match",
            Self::Relaxed => "relaxed",
            Self::Spelling => "spelling",
            Self::Abbreviation => "abbreviation",
            Self::Precedence => "precedence",
            Self::ExpansionCut => "expansion_cut",
            Self::Ignored => "ignored",
            Self::Synonym => "synonym",
            Self::OtherLanguage => "other_language",
            Self::OldEdition => "old_edition",
            Self::UnknownValue => "unknown_value",
        }
    }
}

impl Notice {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::Reading(problem) if problem.code == ProblemCode::Precedence => NoticeKind::Precedence,
            Self::Reading(_) | Self::NoActHas { what: Unmet::PartOfProvision, .. } => NoticeKind::Ignored,
            Self::ExpansionCut => NoticeKind::ExpansionCut,
            Self::Spelling { .. } => NoticeKind::Spelling,
            Self::WrittenOut(_) => NoticeKind::Abbreviation,
            Self::NoMatch
            | Self::FilteredOut { .. }
            | Self::NotHeld { found: false, .. }
            | Self::InTheWay(InTheWay { found: false, .. }) => NoticeKind::NoMatch,
            Self::WeakMatch | Self::NotHeld { .. } => NoticeKind::WeakMatch,
            Self::Relaxed | Self::Unquoted { .. } | Self::WordsOfLaw { .. } | Self::InTheWay(_) => NoticeKind::Relaxed,
            Self::Synonym { .. } => NoticeKind::Synonym,
            Self::OtherLanguage => NoticeKind::OtherLanguage,
            Self::OldEdition { .. } => NoticeKind::OldEdition,
            Self::NoActHas { .. } => NoticeKind::UnknownValue,
        }
    }

    /// The place in the query that it speaks of.
    #[must_use]
    pub const fn place(&self) -> Option<QueryPlace> {
        match self {
            Self::Reading(problem) => Some(QueryPlace { offset: problem.offset, length: problem.length }),
            Self::Spelling { place, .. } => Some(*place),
            Self::InTheWay(InTheWay { place, .. }) | Self::NoActHas { place, .. } => *place,
            _ => None,
        }
    }

    /// For a corrected word what was searched for in its place; otherwise a whole query that does better.
    #[must_use]
    pub fn replacement(&self) -> Option<&str> {
        match self {
            Self::Reading(problem) => problem.repaired.as_deref(),
            Self::Spelling { replacement, .. } => Some(replacement),
            Self::InTheWay(one) => one.without.as_deref(),
            _ => None,
        }
    }
}

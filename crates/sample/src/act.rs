//! The properties of a planned act before its text is written.

use qonun_law::{ActType, Date, EditionStamp};

use crate::calendar::saved_on;
use crate::phrase::Texts;

/// Groups of acts as counted by lex.uz.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Code,
    Law,
    Decree,
    Resolution,
    Disposition,
    Cabinet,
    Ministry,
    Treaty,
}

impl Class {
    /// All classes.
    pub(crate) const ALL: [Self; 8] = [
        Self::Code,
        Self::Law,
        Self::Decree,
        Self::Resolution,
        Self::Disposition,
        Self::Cabinet,
        Self::Ministry,
        Self::Treaty,
    ];

    /// True if the act has articles, false if it has points.
    pub(crate) const fn has_articles(self) -> bool {
        matches!(self, Self::Code | Self::Law | Self::Treaty)
    }
}

/// Number of an act, with its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// A law since 2005.
    Orq(usize),
    /// An earlier law: number, and convocation in Roman figures.
    Convocation(usize, &'static str),
    Pf(usize),
    Pq(usize),
    F(usize),
    /// Cabinet: a number within the year.
    Bare(usize),
    /// Ministry of Justice: number in the register.
    Registered(usize),
    None,
}

impl Number {
    /// Returns the number as printed in a language, with `ʻ` in Latin; empty if there is none.
    pub(crate) fn label(&self, lang: usize) -> String {
        let series = match self {
            Self::Orq(_) => ["OʻRQ", "ЎРҚ", "ЗРУ", "LRU"],
            Self::Pf(_) => ["PF", "ПФ", "УП", "PD"],
            Self::Pq(_) => ["PQ", "ПҚ", "ПП", "RP"],
            Self::F(_) => ["F", "Ф", "Р", "R"],
            _ => [""; 4],
        }[lang];
        match self {
            Self::Orq(n) | Self::Pf(n) | Self::Pq(n) | Self::F(n) => format!("{series}-{n}"),
            Self::Convocation(n, roman) => format!("{n}-{roman}"),
            Self::Bare(n) | Self::Registered(n) => n.to_string(),
            Self::None => String::new(),
        }
    }
}

/// The purpose of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Regulates,
    Amends,
    Repeals,
}

/// The kind of a change to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Reworded,
    Inserted,
    Removed,
}

/// One change that an amending act makes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amendment {
    /// Index in the plan of the changed act.
    pub(crate) target: usize,
    /// Index of the unit in the changed act.
    pub(crate) unit: usize,
    pub(crate) change: Change,
    /// Edition of the changed act that begins with the change.
    pub(crate) edition: usize,
}

/// A change, from the point of view of the changed unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) change: Change,
    pub(crate) edition: usize,
    /// Index in the plan of the amending act.
    pub(crate) by: usize,
    /// Index of the amending unit in that act.
    pub(crate) by_unit: usize,
}

/// The kind of a unit's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Purpose,
    Legislation,
    Concepts,
    /// A provision; the index of its kind in the vocabulary.
    Provision(usize),
    Implement,
    Force,
    RepealList,
    /// Amendments of the act from the first index up to, but not including, the second.
    Amend(usize, usize),
    /// Approval of an annex.
    Approve(usize),
    /// A fixed phrase, by name.
    Frame(&'static str),
    /// A table without a number.
    Table,
}

/// Level of a heading above units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Part,
    Section,
    Chapter,
    Paragraph,
}

/// Source of the words of a heading above units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadingWords {
    General,
    GeneralPart,
    Final,
    SpecialPart,
    /// The subject of the unit below.
    Subject,
    /// The heading of the unit's kind.
    Kind,
}

/// A heading above units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heading {
    pub(crate) level: Level,
    pub(crate) number: usize,
    pub(crate) words: HeadingWords,
    pub(crate) two_lines: bool,
}

/// An article, a point, or an unnumbered table.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Number, and superscript number if it is inserted: 358 and 1 for 358¹; both 0 if there is none.
    pub(crate) number: (usize, usize),
    /// 0 for the act itself, 1 for its first annex.
    pub(crate) annex: usize,
    pub(crate) role: Role,
    pub(crate) headings: Vec<Heading>,
    pub(crate) topic: usize,
    pub(crate) subject: usize,
    /// Units of one theme share parties, subject and matter.
    pub(crate) theme: u64,
    /// Index of the unit in its theme.
    pub(crate) ordinal: usize,
    /// Index of the sentence about its subject alone, if it has one.
    pub(crate) fact: Option<usize>,
    pub(crate) events: Vec<Event>,
}

impl Unit {
    /// True if the edition contains the unit.
    pub(crate) fn stands_in(&self, edition: usize) -> bool {
        let happened = |change| self.events.iter().any(|event| event.change == change && event.edition <= edition);
        !happened(Change::Removed) && (self.number.1 == 0 || happened(Change::Inserted))
    }

    /// Number of times that the unit was reworded up to an edition.
    pub(crate) fn version(&self, edition: usize) -> usize {
        self.events.iter().filter(|event| event.change == Change::Reworded && event.edition <= edition).count()
    }
}

/// An annex.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Annex {
    /// True for a table, false for rules with points.
    pub(crate) table: bool,
    /// Index of the title pattern.
    pub(crate) title: usize,
    /// Theme of its title.
    pub(crate) theme: u64,
    /// Index of the subject in the act's topic.
    pub(crate) subject: usize,
}

/// A kind of deliberate damage to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    Empty,
    NotFound,
    Encoding,
    Truncated,
    Unclosed,
    Script,
}

/// The page of an act whose text is only in a PDF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PdfPage {
    /// Only the PDF.
    Bare,
    /// The title and a warning before the PDF.
    WithTitle,
}

/// An act of the plan.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) class: Class,
    pub(crate) kind: ActType,
    pub(crate) topic: usize,
    pub(crate) subject: usize,
    pub(crate) matter: usize,
    /// Index of the code, for a code.
    pub(crate) code: usize,
    /// Document id of the text in each language.
    pub(crate) ids: [Option<i64>; 4],
    pub(crate) number: Number,
    pub(crate) adopted: Date,
    pub(crate) in_force_from: Date,
    /// The act that repealed this act, and the day of repeal.
    pub(crate) repealed: Option<(usize, Date)>,
    pub(crate) title: Texts,
    pub(crate) purpose: Purpose,
    pub(crate) cites: Vec<usize>,
    pub(crate) repeals: Vec<usize>,
    pub(crate) amendments: Vec<Amendment>,
    /// First days of the editions, oldest first.
    pub(crate) editions: Vec<EditionStamp>,
    /// Editions other than the current one that have a page.
    pub(crate) edition_pages: Vec<usize>,
    pub(crate) annexes: Vec<Annex>,
    pub(crate) units: Vec<Unit>,
    /// Form of its pages if the text is only in a PDF file.
    pub(crate) pdf_only: Option<PdfPage>,
    pub(crate) has_card: bool,
    pub(crate) damage: [Option<Damage>; 4],
}

impl Act {
    /// Returns the edition in force on the day of saving, or the first one of an act that is not yet in force.
    pub(crate) fn current_edition(&self) -> usize {
        self.editions.iter().rposition(|edition| edition.from <= saved_on()).unwrap_or(0)
    }

    /// Returns, for each language, true if it has a text.
    pub(crate) fn languages(&self) -> [bool; 4] {
        self.ids.map(|id| id.is_some())
    }

    /// Returns the id of the link target for a text in `lang`: the text in the same language, otherwise in Russian,
    /// otherwise in Uzbek.
    pub(crate) fn id_for(&self, lang: usize) -> i64 {
        use crate::phrase::{CYR, RU};
        self.ids[lang].or(self.ids[RU]).or(self.ids[CYR]).unwrap_or(0)
    }

    /// Returns the day of repeal, if it is not after the day of saving.
    pub(crate) fn repealed_on(&self) -> Option<Date> {
        self.repealed.map(|(_, day)| day).filter(|&day| day <= saved_on())
    }

    /// Returns the block id of the head of a unit in the text with an id.
    pub(crate) fn unit_anchor(id: i64, unit: usize) -> i64 {
        block_id(id, UNIT_START + unit * UNIT_STRIDE)
    }

    /// Returns the number of ids that a text of this act needs.
    pub(crate) fn id_span(&self) -> usize {
        UNIT_START + (self.units.len() + 2) * UNIT_STRIDE
    }
}

/// Offset of the first unit from the document id.
pub(crate) const UNIT_START: usize = 40;
/// Ids reserved for each unit: first its blocks and notes, last the headings above the next unit.
pub(crate) const UNIT_STRIDE: usize = 40;

/// Returns the id of a block; it has the sign of the document id.
pub(crate) fn block_id(document: i64, offset: usize) -> i64 {
    let offset = i64::try_from(offset).unwrap_or(0);
    if document < 0 { document - offset } else { document + offset }
}

//! The data of all acts for filters and facets, stored compactly.
//!
//! An act is identified by its first text. So a few operations on bits turn a set of texts into a set of acts, without
//! a look-up for each text.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use qonun_analysis::Analyzer;
use qonun_index::{ActEntry, BodyNo, Tables, TextNo, TopicNo};
use qonun_law::{ActType, Date, LangSet, Status};

use super::names::NameTable;
use crate::postings::{ActSet, TextSet};

/// Value of `Row::year` for an act without a year. No law can have this year.
const NO_YEAR: i16 = i16::MAX;
/// Value of `Row::body` for an act without a body.
const NO_BODY: BodyNo = BodyNo::MAX;

/// An act.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) kind: ActType,
    pub(super) status: Status,
    pub(super) languages: LangSet,
    /// Its first body.
    pub(super) body: BodyNo,
    year: i16,
    /// Start and end of its counted topics in `ActTable::branches`.
    branches: [u32; 2],
}

impl Row {
    fn new(act: &ActEntry, today: Date, branches: Range<usize>) -> Self {
        Self {
            kind: act.kind,
            status: act.status_on(today),
            languages: act.languages.keys().copied().collect(),
            body: act.bodies.first().copied().unwrap_or(NO_BODY),
            year: act.adopted.map_or(NO_YEAR, |day| day.year()),
            branches: [branches.start as u32, branches.end as u32],
        }
    }

    /// The year of adoption.
    pub(super) fn year(&self) -> Option<i16> {
        (self.year != NO_YEAR).then_some(self.year)
    }
}

/// The acts of a generation on a day.
pub(crate) struct ActTable {
    /// First text of each act.
    first: ActSet,
    /// Last text of each act.
    last: TextSet,
    /// Maximum number of texts of one act.
    most_texts: u32,
    /// For each text, the row of its act.
    pub(super) rows: Vec<Row>,
    /// The second and further bodies of acts. Acts are given by their first texts.
    pub(super) more_bodies: Vec<(TextNo, BodyNo)>,
    /// For each topic, its acts, by their first texts.
    pub(super) topics: Vec<Vec<TextNo>>,
    /// The counted topics (the top levels of the classifiers) of all acts, act by act.
    branches: Vec<TopicNo>,
    /// The names of bodies and topics.
    pub(crate) names: NameTable,
    /// The day.
    pub(super) today: Date,
    /// First to last year in which an act was adopted.
    pub(crate) years: RangeInclusive<i16>,
}

impl ActTable {
    pub(crate) fn new(tables: &Tables, analyzer: Arc<Analyzer>, today: Date) -> Self {
        let size = tables.text_count();
        let names = NameTable::new(tables, analyzer);
        let mut table = Self {
            first: ActSet::empty(size),
            last: TextSet::empty(size),
            most_texts: 0,
            rows: Vec::with_capacity(tables.texts.len()),
            more_bodies: Vec::new(),
            topics: vec![Vec::new(); tables.topics.len()],
            branches: Vec::new(),
            names,
            today,
            years: adopted_years(tables),
        };
        for act in tables.acts.iter().filter(|act| !act.texts.is_empty()) {
            table.add(act, tables, today);
        }
        table
    }

    /// The counted topics of an act.
    #[inline]
    pub(super) fn branches_of(&self, act: &Row) -> &[TopicNo] {
        let [begin, end] = act.branches;
        &self.branches[begin as usize..end as usize]
    }

    /// Adds an act. Its texts must follow those of the previous act.
    fn add(&mut self, act: &ActEntry, tables: &Tables, today: Date) {
        let first = act.texts.start;
        self.first.insert(first);
        self.last.insert(act.texts.end - 1);
        self.most_texts = self.most_texts.max(act.texts.end - first);
        self.more_bodies.extend(act.bodies.iter().skip(1).map(|&body| (first, body)));
        let first_branch = self.branches.len();
        for &topic in &act.topics {
            self.topics[topic as usize].push(first);
            let entry = &tables.topics[topic as usize];
            if entry.is_branch && self.names.is_value_of_one(entry) {
                self.branches.push(topic);
            }
        }
        let row = Row::new(act, today, first_branch..self.branches.len());
        self.rows.extend(act.texts.clone().map(|_| row));
    }

    /// The acts of some texts.
    pub(crate) fn acts_of(&self, texts: &TextSet) -> ActSet {
        let mut acts = texts.clone();
        acts.spread_down(self.most_texts, &self.last);
        acts.intersect(&self.first);
        acts
    }

    /// All texts of some acts.
    pub(crate) fn texts_of(&self, acts: &ActSet) -> TextSet {
        let mut texts = acts.clone();
        texts.spread_up(self.most_texts, &self.first);
        texts
    }

    /// All texts.
    pub(super) fn every_text(&self) -> TextSet {
        TextSet::full(self.first.size())
    }

    /// The empty set of acts.
    pub(super) fn none(&self) -> ActSet {
        ActSet::empty(self.first.size())
    }

    /// The acts that pass a test.
    pub(super) fn acts_where(&self, test: impl Fn(&Row) -> bool) -> ActSet {
        let mut acts = self.none();
        self.first.iter().filter(|&text| test(&self.rows[text as usize])).for_each(|text| acts.insert(text));
        acts
    }
}

/// First to last year in which an act was adopted. Empty if no act has a date.
fn adopted_years(tables: &Tables) -> RangeInclusive<i16> {
    let years = || tables.acts.iter().filter_map(|act| act.adopted).map(|day| day.year());
    years().min().unwrap_or(1)..=years().max().unwrap_or(0)
}

//! The meaning of a query, evaluated word by word over the analysed texts: slow and short, without an index.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use qonun_analysis::{Analyzer, Keys, Language, Level, fold, words};
use qonun_index::language_of;
use qonun_law::{Document, ProvisionKind, Status};
use qonun_query_language::{Field, Match, NearKind, Node, Term, Value};

use crate::Scope;

/// A match: the intervals of its words, in ascending order.
pub(super) type Parts = Vec<(u32, u32)>;

/// Words with their boundaries: a provision, or a title.
pub(super) struct Interval {
    words: Vec<Keys>,
    /// Positions at which a sentence begins; true if a paragraph begins there too.
    sentences: Vec<(u32, bool)>,
    heading: u32,
    is_point: bool,
}

pub(super) struct Record {
    pub(super) words: Interval,
    /// Words of the headings above the provision.
    above: Vec<Keys>,
    article: Option<String>,
}

pub(super) struct Text {
    pub(super) document: Document,
    /// Index of its act.
    pub(super) act: usize,
    title: Interval,
    pub(super) records: Vec<Record>,
}

fn push(analyzer: &Analyzer, text: &str, language: Language, interval: &mut Interval) -> u32 {
    let first = interval.words.len() as u32;
    for word in words(text, language) {
        if word.starts_sentence {
            interval.sentences.push((interval.words.len() as u32, word.starts_paragraph));
        }
        interval.words.push(analyzer.keys(&text[word.range], language));
    }
    interval.words.len() as u32 - first
}

const fn empty() -> Interval {
    Interval { words: Vec::new(), sentences: Vec::new(), heading: 0, is_point: false }
}

/// Analyses a document.
pub(super) fn analyse(analyzer: &Analyzer, document: &Document, act: usize) -> Text {
    let language = language_of(document.lang);
    let mut title = empty();
    push(analyzer, &document.title, language, &mut title);
    // A title is one sentence.
    title.sentences.clear();
    let mut above: Vec<Keys> = Vec::new();
    let mut records = Vec::new();
    for provision in &document.provisions {
        let mut interval = empty();
        interval.heading = push(analyzer, &provision.heading, language, &mut interval);
        let heading = interval.words.clone();
        push(analyzer, &provision.text(), language, &mut interval);
        interval.is_point = provision.kind == ProvisionKind::Point;
        let is_chapter = provision.kind == ProvisionKind::Chapter;
        let article = (provision.kind == ProvisionKind::Article).then(|| provision.number.clone()).flatten();
        records.push(Record { words: interval, above: if is_chapter { Vec::new() } else { above.clone() }, article });
        if is_chapter {
            above = heading;
        }
    }
    Text { document: document.clone(), act, title, records }
}

impl Interval {
    fn crosses(&self, from: u32, to: u32, is_border: impl Fn(bool) -> bool) -> bool {
        self.sentences.iter().any(|&(at, paragraph)| from < at && at <= to && is_border(paragraph))
    }

    /// True if two words may be bound, at any distance.
    fn together(&self, kind: NearKind, from: u32, to: u32) -> bool {
        match kind {
            NearKind::Words(_) => !(from < self.heading && self.heading <= to),
            NearKind::Sentence => !self.crosses(from, to, |_| true),
            NearKind::Point if self.is_point => true,
            NearKind::Paragraph | NearKind::Point => !self.crosses(from, to, |paragraph| paragraph),
            NearKind::Provision => true,
        }
    }
}

fn whole(parts: &Parts) -> (u32, u32) {
    let end = parts.iter().map(|part| part.1).max().unwrap_or(0);
    (parts[0].0, end)
}

fn share(one: &Parts, two: &Parts) -> bool {
    one.iter().any(|a| two.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
}

/// True if two matches are as close as requested.
fn near(one: &Parts, two: &Parts, kind: NearKind, text: &Interval) -> bool {
    let (one, two) = (whole(one), whole(two));
    let apart = two.0.saturating_sub(one.1).max(one.0.saturating_sub(two.1));
    let far = matches!(kind, NearKind::Words(distance) if apart > distance);
    !far && text.together(kind, one.0.min(two.0), one.1.max(two.1))
}

/// Optimal string alignment distance: inserted, deleted, replaced and swapped letters.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut table = vec![vec![0; two.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=two.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let other = usize::from(one[i - 1] != two[j - 1]);
                let mut best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + other);
                if i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[one.len()][two.len()]
}

fn has_shape(pattern: &[char], word: &[char]) -> bool {
    match pattern.split_first() {
        None => word.is_empty(),
        Some(('*', rest)) => (0..=word.len()).any(|skipped| has_shape(rest, &word[skipped..])),
        Some((sign, rest)) => {
            word.split_first().is_some_and(|(letter, after)| (*sign == '?' || sign == letter) && has_shape(rest, after))
        }
    }
}

/// Evaluates queries over texts.
pub(super) struct BruteForce<'a> {
    analyzer: &'a Analyzer,
    languages: &'a [Language],
    /// Cache: whether a typed word, with its kind of match, matches a word of the texts.
    known: RefCell<HashMap<(String, Match, String), bool>>,
}

impl<'a> BruteForce<'a> {
    pub(super) fn new(analyzer: &'a Analyzer, languages: &'a [Language]) -> Self {
        Self { analyzer, languages, known: RefCell::default() }
    }

    fn is_word(&self, typed: &str, how: Match, word: &Keys) -> bool {
        // The same form may have other stems in another language.
        let key = (typed.to_owned(), how, format!("{} {}", word.exact, word.stems.join(" ")));
        if let Some(&known) = self.known.borrow().get(&key) {
            return known;
        }
        let stands = self.stands_for(typed, how, word);
        self.known.borrow_mut().insert(key, stands);
        stands
    }

    fn stands_for(&self, typed: &str, how: Match, word: &Keys) -> bool {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        let folded = |test: &dyn Fn(&str) -> bool| self.languages.iter().any(|&language| test(&fold(typed, language)));
        match how {
            Match::Forms | Match::Exact => {
                self.analyzer.query_keys(typed, self.languages).iter().any(|key| match (how, key.level) {
                    (Match::Exact, Level::Exact) => key.key == word.exact,
                    (Match::Forms, level) if level != Level::Exact => word.stems.contains(&key.key),
                    _ => false,
                })
            }
            Match::Prefix => folded(&|folded| word.exact.starts_with(folded)),
            // The letters of the vocabulary are folded one by one; signs are removed when a whole word is folded.
            Match::Pattern => self.languages.iter().any(|&language| {
                let pattern: String = typed
                    .split_inclusive(['*', '?'])
                    .map(|piece| match piece.strip_suffix(['*', '?']) {
                        Some(plain) => fold(plain, language) + &piece[plain.len()..],
                        None => fold(piece, language),
                    })
                    .collect();
                has_shape(&letters(&pattern), &letters(&word.exact))
            }),
            Match::Fuzzy1 => folded(&|folded| distance(&letters(folded), &letters(&word.exact)) <= 1),
            Match::Fuzzy2 => folded(&|folded| distance(&letters(folded), &letters(&word.exact)) <= 2),
        }
    }

    fn phrase(&self, terms: &[Term], text: &Interval) -> BTreeSet<Parts> {
        let length = terms.len() as u32;
        let fits = |start: u32| {
            let at = |place: usize| text.words.get(start as usize + place);
            text.together(NearKind::Words(0), start, start + length - 1)
                && terms
                    .iter()
                    .enumerate()
                    .all(|(place, term)| at(place).is_some_and(|word| self.is_word(&term.text, term.how, word)))
        };
        let starts = 0..text.words.len() as u32;
        starts.filter(|&start| fits(start)).map(|start| vec![(start, start + length - 1)]).collect()
    }

    /// The matches of a node in an interval.
    pub(super) fn matches(&self, node: &Node, text: &Interval) -> BTreeSet<Parts> {
        match node {
            Node::Term(term) => self.phrase(std::slice::from_ref(term), text),
            Node::Phrase { terms, .. } => self.phrase(terms, text),
            Node::Or { items, .. } => items.iter().flat_map(|item| self.matches(item, text)).collect(),
            Node::AtLeast { count, item, .. } => {
                let found = self.matches(item, text);
                if found.len() >= *count as usize { found } else { BTreeSet::new() }
            }
            Node::Near { kind, negated: true, items, .. } => {
                let others: BTreeSet<Parts> = items[1..].iter().flat_map(|item| self.matches(item, text)).collect();
                let mut found = self.matches(&items[0], text);
                found.retain(|one| !others.iter().any(|other| one != other && near(one, other, *kind, text)));
                found
            }
            Node::Near { kind, ordered, items, .. } => {
                let mut found = self.matches(&items[0], text);
                for item in &items[1..] {
                    let next = self.matches(item, text);
                    let mut bound = BTreeSet::new();
                    for (one, two) in found.iter().flat_map(|one| next.iter().map(move |two| (one, two))) {
                        let in_order = !ordered || whole(one).1 < whole(two).0;
                        if in_order && !share(one, two) && near(one, two, *kind, text) {
                            let mut parts = [one.as_slice(), two.as_slice()].concat();
                            parts.sort_unstable();
                            bound.insert(parts);
                        }
                    }
                    found = bound;
                }
                found
            }
            other => panic!("{other:?} has no place in a proximity"),
        }
    }

    fn property(node: &Node, text: &Text) -> Option<bool> {
        let document = &text.document;
        Some(match node {
            Node::Filter { value: Value::Lang(lang), .. } => document.lang == *lang,
            Node::Filter { value: Value::Type(kind), .. } => document.kind == *kind,
            Node::Filter { value: Value::Status(status), .. } => *status == Status::InForce,
            Node::Range { field: Field::AsOf, to, .. } => document.in_force_from <= *to,
            Node::Range { from, to, .. } => {
                let day = document.adopted;
                from.is_none_or(|first| day >= Some(first)) && to.is_none_or(|last| day <= Some(last))
            }
            _ => return None,
        })
    }

    fn is_above(&self, node: &Node, record: &Record) -> bool {
        // The index has headings above only as stems.
        matches!(node, Node::Term(term) if term.how == Match::Forms
            && record.above.iter().any(|word| self.is_word(&term.text, Match::Forms, word)))
    }

    /// True if a query matches a text, or one record of it.
    pub(super) fn holds(
        &self,
        node: &Node,
        all: &[Text],
        text: usize,
        scope: Scope,
        record: usize,
        field: Option<Field>,
    ) -> bool {
        let again = |node: &Node, field| self.holds(node, all, text, scope, record, field);
        let here = &all[text];
        if let Some(holds) = Self::property(node, here) {
            return holds;
        }
        match node {
            Node::And { items, except, .. } => {
                items.iter().all(|item| again(item, field))
                    && !except.iter().any(|item| {
                        // A word that occurs in one language of an act occurs in the act.
                        let of_act = |&other: &usize| all[other].act == here.act;
                        if scope == Scope::Provision || Self::property(item, here).is_some() {
                            return again(item, field);
                        }
                        (0..all.len()).filter(of_act).any(|other| self.holds(item, all, other, scope, record, field))
                    })
            }
            Node::Or { items, .. } => items.iter().any(|item| again(item, field)),
            Node::Boost { item, .. } => again(item, field),
            Node::Field { field, item, .. } => again(item, Some(*field)),
            Node::Filter { field: Field::Article, value: Value::Text(number), .. } => {
                let is_it = |record: &Record| record.article.as_ref() == Some(number);
                match scope {
                    Scope::Act => here.records.iter().any(is_it),
                    Scope::Provision => is_it(&here.records[record]),
                }
            }
            node => {
                let title = || !self.matches(node, &here.title).is_empty();
                let inside = |record: &Record| !self.matches(node, &record.words).is_empty();
                match (field, scope) {
                    (Some(Field::Title), _) => title(),
                    (Some(_), Scope::Act) => here.records.iter().any(inside),
                    (Some(_), Scope::Provision) => inside(&here.records[record]),
                    (None, Scope::Act) => title() || here.records.iter().any(inside),
                    (None, Scope::Provision) => {
                        inside(&here.records[record]) || self.is_above(node, &here.records[record])
                    }
                }
            }
        }
    }
}

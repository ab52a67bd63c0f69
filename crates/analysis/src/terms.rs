//! Terms of law across languages, and the everyday words for them.
//!
//! Three tables that a lawyer can read and extend: `data/terms.tsv` (one thing in Uzbek, Russian and English),
//! `data/everyday.tsv` (what people say, and what the law says for it) and `data/synonyms.tsv` (what the law itself
//! calls now so and now so). Look-ups are by keys, so that every form and both alphabets find a term.

use std::ops::Range;

use qonun_table::Table;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::uzbek::LexiconError;
use crate::{Analyzer, Keys, Language, words};

const TERMS: Table<3> = Table::new("terms.tsv", include_str!("../data/terms.tsv"));
const EVERYDAY: Table<3> = Table::new("everyday.tsv", include_str!("../data/everyday.tsv"));
const SYNONYMS: Table<2> = Table::new("synonyms.tsv", include_str!("../data/synonyms.tsv"));

/// How many other words may stand among those of an everyday entry. On the questions two give .015 more reciprocal rank
/// than one, and .017 more recall than four.
const MOST_BETWEEN: usize = 2;

/// A term of one language: one word or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub language: Language,
    /// As the table writes it.
    pub text: String,
    /// The keys of its words, in their order.
    pub words: Vec<Keys>,
}

/// Words of a query that are a term, and the terms that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Which words of the query, counted from 0.
    pub at: Range<usize>,
    /// Those of them that are words of the term, rising: others may stand between.
    pub places: Vec<usize>,
    /// Terms that mean the same, the usual ones first.
    pub terms: Vec<&'a Term>,
}

/// A word of a query: its keys, and how it was typed.
#[derive(Clone, Debug)]
pub struct QueryWord<'q> {
    /// Its keys.
    pub keys: Keys,
    /// As typed.
    pub typed: &'q str,
    /// What was typed between it and the word before it.
    pub gap: &'q str,
}

impl<'q> QueryWord<'q> {
    /// The words of a text, in their order.
    #[must_use]
    pub fn all(analyzer: &Analyzer, text: &'q str, language: Language) -> Vec<Self> {
        let mut end = 0;
        let word = |range: Range<usize>| {
            let gap = text.get(end..range.start).unwrap_or_default();
            end = range.end;
            Self { keys: analyzer.keys(&text[range.clone()], language), typed: &text[range], gap }
        };
        words(text, language).map(|word| word.range).map(word).collect()
    }
}

/// The tables, ready for look-ups.
pub struct Terms {
    terms: Vec<Term>,
    translations: Index,
    legal: Index,
    synonyms: Index,
    /// The stems of all everyday words.
    everyday: FxHashSet<(Language, String)>,
}

/// Terms by the first stem of their first word.
type Index = FxHashMap<(Language, String), Vec<Entry>>;

/// A term that is looked for, and what stands for it.
struct Entry {
    term: usize,
    targets: Vec<usize>,
    /// Places of its words that a number follows, and how.
    numbered: Vec<(usize, Numbered)>,
}

/// How a number follows a word of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbered {
    /// Apart: `forma 2`.
    Apart,
    /// As one name with it: `ST-1`.
    Joined,
}

impl Terms {
    /// Reads the tables with an analyzer; the keys of queries must come from the same analyzer.
    ///
    /// # Errors
    /// A row that cannot be read.
    pub fn new(analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let mut tables = Self {
            terms: Vec::new(),
            translations: Index::default(),
            legal: Index::default(),
            synonyms: Index::default(),
            everyday: FxHashSet::default(),
        };
        for row in TERMS.rows()? {
            let groups: Vec<Vec<usize>> = row
                .cells
                .into_iter()
                .zip([Language::Uzbek, Language::Russian, Language::English])
                .map(|(cell, language)| tables.add_cell(analyzer, cell, language))
                .collect();
            tables.index_row(&groups);
        }
        for row in EVERYDAY.rows()? {
            let [language, said, legal] = row.cells;
            let language = Language::from_code(language).ok_or_else(|| row.unread())?;
            let said = tables.add_cell(analyzer, said, language);
            let targets = tables.add_cell(analyzer, legal, language);
            for term in said {
                insert(&mut tables.legal, &tables.terms, term, targets.clone());
                let stems = tables.terms[term].words.iter().flat_map(|word| &word.stems);
                tables.everyday.extend(stems.map(|stem| (language, stem.clone())));
            }
        }
        for row in SYNONYMS.rows()? {
            let [language, cell] = row.cells;
            let language = Language::from_code(language).ok_or_else(|| row.unread())?;
            let group = tables.add_cell(analyzer, cell, language);
            for &term in &group {
                let others = group.iter().copied().filter(|&other| other != term).collect();
                insert(&mut tables.synonyms, &tables.terms, term, others);
            }
        }
        Ok(tables)
    }

    /// The terms in the words of a query of one language, with the terms of the other languages for the same thing.
    ///
    /// A longer term goes before the shorter ones inside it. `query` has the keys of the words in their order.
    #[must_use]
    pub fn translations(&self, query: &[Keys], language: Language) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < query.len() {
            let length = self.longest(&query[at..], language).map_or(0, |(length, targets)| {
                found.push(Found {
                    at: at..at + length,
                    places: (at..at + length).collect(),
                    terms: self.terms_of(&targets),
                });
                length
            });
            at += length.max(1);
        }
        found
    }

    /// The everyday words in a query, with the words of law for them, in the same language.
    ///
    /// People put other words between those of an entry, and turn them round: `oyligimni uch oy bermadi` holds
    /// `oylik bermaslik`. An entry whose words all belong to a longer one says nothing beside it.
    ///
    /// A name with a number is met as it is written: `st 1` is an article, and `ST-1`, `st1`, `ST 1` are a certificate;
    /// `form № 2` is one of many, and `form 2` the one that people call so.
    #[must_use]
    pub fn legal_words(&self, query: &[QueryWord<'_>], language: Language) -> Vec<Found<'_>> {
        self.found_in(&self.legal, query, language)
    }

    /// The terms of law in a query for which the law has others too, with those, in the same language. They are met as
    /// everyday words are: `расторжение трудового договора` holds `расторжение договора`.
    #[must_use]
    pub fn synonyms(&self, query: &[QueryWord<'_>], language: Language) -> Vec<Found<'_>> {
        self.found_in(&self.synonyms, query, language)
    }

    fn found_in<'t>(&'t self, index: &'t Index, query: &[QueryWord<'_>], language: Language) -> Vec<Found<'t>> {
        let mut spots = self.spots(index, query, language);
        spots.sort_by_key(|spot| std::cmp::Reverse(spot.places.len()));
        let mut kept: Vec<Spot<'_>> = Vec::new();
        for spot in spots {
            if !kept.iter().any(|longer| spot.is_inside(longer)) {
                kept.push(spot);
            }
        }
        kept.sort_by_key(|spot| spot.range().start);
        let found = |spot: Spot<'_>| {
            let (at, terms) = (spot.range(), self.terms_of(&spot.entry.targets));
            let mut places = spot.places;
            places.sort_unstable();
            Found { at, places, terms }
        };
        kept.into_iter().map(found).collect()
    }

    /// Is a word one of those that people use, for which the law has others?
    #[must_use]
    pub fn is_everyday(&self, word: &Keys, language: Language) -> bool {
        word.stems.iter().any(|stem| self.everyday.contains(&(language, stem.clone())))
    }

    /// Every entry of an index whose words stand together in a query.
    fn spots<'t>(&self, index: &'t Index, query: &[QueryWord<'_>], language: Language) -> Vec<Spot<'t>> {
        let mut spots: Vec<Spot<'t>> = Vec::new();
        for (at, word) in query.iter().enumerate() {
            for stem in &word.keys.stems {
                for entry in index.get(&(language, stem.clone())).into_iter().flatten() {
                    let is_known = spots.iter().any(|spot| spot.entry.term == entry.term && spot.places[0] == at);
                    if !is_known
                        && let Some(places) = together(&self.terms[entry.term].words, &entry.numbered, query, at)
                    {
                        spots.push(Spot { places, entry });
                    }
                }
            }
        }
        spots
    }

    fn terms_of(&self, ids: &[usize]) -> Vec<&Term> {
        ids.iter().map(|&id| &self.terms[id]).collect()
    }

    /// The longest term with which the words begin: how many words, and what stands for it.
    fn longest(&self, query: &[Keys], language: Language) -> Option<(usize, Vec<usize>)> {
        let mut best: Option<(usize, Vec<usize>)> = None;
        for stem in &query.first()?.stems {
            for entry in self.translations.get(&(language, stem.clone())).into_iter().flatten() {
                let words = &self.terms[entry.term].words;
                let fits = words.len() <= query.len() && words.iter().zip(query).all(|(term, word)| meet(term, word));
                if !fits {
                    continue;
                }
                match &mut best {
                    Some((length, targets)) if *length == words.len() => {
                        let fresh: Vec<usize> =
                            entry.targets.iter().copied().filter(|id| !targets.contains(id)).collect();
                        targets.extend(fresh);
                    }
                    Some((length, _)) if *length > words.len() => {}
                    _ => best = Some((words.len(), entry.targets.clone())),
                }
            }
        }
        best
    }

    /// Adds the terms of a cell, parted by `; `.
    fn add_cell(&mut self, analyzer: &Analyzer, cell: &str, language: Language) -> Vec<usize> {
        let mut ids = Vec::new();
        for text in cell.split("; ").filter(|text| !text.is_empty()) {
            let words = words(text, language).map(|word| analyzer.keys(&text[word.range], language)).collect();
            ids.push(self.terms.len());
            self.terms.push(Term { language, text: text.to_owned(), words });
        }
        ids
    }

    /// Every term of a row stands for those of the other languages.
    fn index_row(&mut self, groups: &[Vec<usize>]) {
        for (own, group) in groups.iter().enumerate() {
            let targets: Vec<usize> =
                groups.iter().enumerate().filter(|(other, _)| *other != own).flat_map(|(_, ids)| ids.clone()).collect();
            for &term in group {
                insert(&mut self.translations, &self.terms, term, targets.clone());
            }
        }
    }
}

fn insert(index: &mut Index, terms: &[Term], term: usize, targets: Vec<usize>) {
    let Some(first) = terms[term].words.first() else { return };
    let numbered = numbered(&terms[term]);
    for stem in &first.stems {
        let entry = Entry { term, targets: targets.clone(), numbered: numbered.clone() };
        index.entry((terms[term].language, stem.clone())).or_default().push(entry);
    }
}

/// The words of a term that a number follows, and how.
fn numbered(term: &Term) -> Vec<(usize, Numbered)> {
    if !term.text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let ranges: Vec<Range<usize>> = words(&term.text, term.language).map(|word| word.range).collect();
    let follows = |(at, pair): (usize, &[Range<usize>])| {
        let (label, number) = (&term.text[pair[0].clone()], &term.text[pair[1].clone()]);
        let is_named = !label.starts_with(is_digit) && number.starts_with(is_digit);
        let how = if is_joint(&term.text[pair[0].end..pair[1].start]) { Numbered::Joined } else { Numbered::Apart };
        is_named.then_some((at, how))
    };
    ranges.windows(2).enumerate().filter_map(follows).collect()
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Does nothing, or a hyphen, stand between a word and its number?
fn is_joint(gap: &str) -> bool {
    gap.trim().chars().all(qonun_letters::is_hyphen) && (gap.is_empty() || !gap.trim().is_empty())
}

/// Was a word of a query typed with its number as an entry has the two?
fn typed_as(how: Numbered, query: &[QueryWord<'_>], label: usize) -> bool {
    // A sign of numbers may be part of the number as typed: "форма N 2".
    let Some(number) = query.get(label + 1).filter(|number| number.typed.starts_with(is_digit)) else { return false };
    match how {
        // A number sign makes it one of many: "форма № 2".
        Numbered::Apart => !number.gap.contains(|c: char| c.is_alphanumeric() || matches!(c, '№' | '#')),
        Numbered::Joined if is_joint(number.gap) => true,
        // Capitals tell a name where not everything is in capitals. One letter alone may be a sign of numbers: "акт N
        // 1".
        Numbered::Joined => {
            let in_capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
            let mut others = query
                .iter()
                .enumerate()
                .filter(|(at, word)| !(label..=label + 1).contains(at) && word.typed.contains(char::is_alphabetic));
            let is_name = query[label].typed.chars().count() > 1 && in_capitals(query[label].typed);
            let shouts = others.next().is_some_and(|(_, first)| in_capitals(first.typed))
                && others.all(|(_, word)| in_capitals(word.typed));
            is_name && !shouts && number.gap.trim().is_empty()
        }
    }
}

/// Words of a query that are those of an everyday entry.
struct Spot<'t> {
    /// Places of the words, in the order of the entry.
    places: Vec<usize>,
    entry: &'t Entry,
}

impl Spot<'_> {
    fn range(&self) -> Range<usize> {
        self.places.iter().min().map_or(0, |&first| first)..self.places.iter().max().map_or(0, |&last| last + 1)
    }

    /// Does a longer one have all its words?
    fn is_inside(&self, other: &Self) -> bool {
        self.places.len() < other.places.len() && self.places.iter().all(|place| other.places.contains(place))
    }
}

/// The places of the words of an entry in a query, the first of them at `at`, the others as near it as may be and with
/// no more than [`MOST_BETWEEN`] other words among them.
///
/// A number belongs to its neighbour in the entry: `48 soat` are hours, and 48 of something for some hours are not. The
/// two must be typed beside each other, in their order, and as the entry has them.
fn together(words: &[Keys], numbered: &[(usize, Numbered)], query: &[QueryWord<'_>], at: usize) -> Option<Vec<usize>> {
    let reach = words.len() - 1 + MOST_BETWEEN;
    let mut places = vec![at];
    for word in &words[1..] {
        let fits = |place: &usize| !places.contains(place) && meet(word, &query[*place].keys);
        let around = at.saturating_sub(reach)..query.len().min(at + reach + 1);
        let nearest = around.filter(fits).min_by_key(|place| place.abs_diff(at))?;
        places.push(nearest);
    }
    let (first, last) = (places.iter().min()?, places.iter().max()?);
    let is_typed = |&(label, how): &(usize, Numbered)| {
        places[label + 1] != places[label] + 1 || typed_as(how, query, places[label])
    };
    (last - first <= reach && numbers_stand_beside(words, &places) && numbered.iter().all(is_typed)).then_some(places)
}

/// Does each number of an entry stand directly behind the word before it there, or before the word behind it?
fn numbers_stand_beside(words: &[Keys], places: &[usize]) -> bool {
    let is_number = |at: &usize| words[*at].exact.starts_with(|c: char| c.is_ascii_digit());
    let follows = |at: usize| places.get(at + 1) == Some(&(places[at] + 1));
    (0..words.len()).filter(is_number).all(|at| words.len() == 1 || follows(at) || (at > 0 && follows(at - 1)))
}

/// Do two words share a stem?
fn meet(left: &Keys, right: &Keys) -> bool {
    left.stems.iter().any(|stem| right.stems.contains(stem))
}

//! Legal terms in several languages, and everyday words for them.
//!
//! The data are three tables that a lawyer can read and extend: `data/terms.tsv` (one concept in Uzbek, Russian and
//! English), `data/everyday.tsv` (everyday words, and the legal terms for them) and `data/synonyms.tsv` (legal terms
//! with the same meaning). Look-ups use keys, so every form of a term in both scripts is found.

use std::ops::Range;

use qonun_table::Table;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::clauses::{Idioms, SaidWord, Standing, standings};
use crate::uzbek::LexiconError;
use crate::{Analyzer, Keys, Language, StopKind, stop_kind, words};

const TERMS: Table<3> = Table::new("terms.tsv", include_str!("../data/terms.tsv"));
const EVERYDAY: Table<3> = Table::new("everyday.tsv", include_str!("../data/everyday.tsv"));
const SYNONYMS: Table<2> = Table::new("synonyms.tsv", include_str!("../data/synonyms.tsv"));

/// Maximum number of other words among those of an everyday entry. On the benchmark questions, 2 has a mean reciprocal
/// rank higher by .015 than 1, and a recall higher by .017 than 4.
const MOST_BETWEEN: usize = 2;

/// A term in one language: one or more words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its language.
    pub language: Language,
    /// The term as the table contains it.
    pub text: String,
    /// The keys of its words, in order.
    pub words: Vec<Keys>,
}

/// The words of a query that form a term, and the terms that may replace it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The range of these words in the query, counted from 0.
    pub at: Range<usize>,
    /// The indices of those words in the range that belong to the term, in ascending order. Other words may occur
    /// between them.
    pub places: Vec<usize>,
    /// Terms with the same meaning, most common first.
    pub terms: Vec<&'a Term>,
}

/// A word of a query: its keys and its typed form.
#[derive(Clone, Debug)]
pub struct QueryWord<'q> {
    /// Its keys.
    pub keys: Keys,
    /// The typed form.
    pub typed: &'q str,
    /// The text between the previous word and this one.
    pub gap: &'q str,
    /// Where it stands in the query.
    pub standing: Standing,
}

impl<'q> QueryWord<'q> {
    /// A word of which only the keys and the typed form count.
    #[must_use]
    pub fn alone(keys: Keys, typed: &'q str) -> Self {
        Self { keys, typed, gap: " ", standing: Standing::default() }
    }
}

/// The tables, indexed for look-ups.
pub struct Terms {
    terms: Vec<Term>,
    translations: Index,
    legal: Index,
    synonyms: Index,
    idioms: Idioms,
    /// The stems of all everyday words.
    everyday: FxHashSet<(Language, String)>,
}

/// Entries by the first word of their term: its language and each of its stems.
type Index = FxHashMap<(Language, String), Vec<Entry>>;

/// A term for look-up, and the terms that may replace it.
struct Entry {
    term: usize,
    targets: Vec<usize>,
    /// Indices of its words that a number follows, and how it follows.
    numbered: Vec<(usize, Numbered)>,
}

/// How a number follows a word of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbered {
    /// As a separate word: `forma 2`.
    Apart,
    /// As a part of the same name: `ST-1`.
    Joined,
}

impl Terms {
    /// Reads the tables with an analyzer. The keys of queries must come from the same analyzer.
    ///
    /// # Errors
    /// Returns an error if a row cannot be read.
    pub fn new(analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let mut tables = Self {
            terms: Vec::new(),
            translations: Index::default(),
            legal: Index::default(),
            synonyms: Index::default(),
            idioms: Idioms::new(analyzer)?,
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

    /// Returns the words of a text, in order.
    #[must_use]
    pub fn words_of<'q>(&self, analyzer: &Analyzer, text: &'q str, language: Language) -> Vec<QueryWord<'q>> {
        let mut end = 0;
        let word = |range: Range<usize>| {
            let gap = text.get(end..range.start).unwrap_or_default();
            end = range.end;
            QueryWord { gap, ..QueryWord::alone(analyzer.keys(&text[range.clone()], language), &text[range]) }
        };
        let mut all: Vec<QueryWord<'_>> = words(text, language).map(|word| word.range).map(word).collect();
        self.place(analyzer, &mut all, language);
        all
    }

    /// Finds where each of all words of a query stands.
    pub fn place(&self, analyzer: &Analyzer, query: &mut [QueryWord<'_>], language: Language) {
        let said: Vec<SaidWord<'_>> = query.iter().map(|word| SaidWord { keys: &word.keys, gap: word.gap }).collect();
        let standings = standings(analyzer, &self.idioms, &said, language);
        query.iter_mut().zip(standings).for_each(|(word, standing)| word.standing = standing);
    }

    /// Returns the terms in a query, each with the terms of the other languages for the same concept.
    ///
    /// A longer term is preferred to the shorter ones inside it. `query` contains the keys of the words in order, all
    /// in `language`.
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

    /// Returns the everyday words in a query, with the legal terms for them in the same language.
    ///
    /// The words of an entry may occur in another order and with other words between them: `oyligimni uch oy bermadi`
    /// contains `oylik bermaslik`. They belong to one clause, and mean what they mean by themselves ([`Standing`]). An
    /// entry is left out if all its words belong to a longer entry.
    ///
    /// For a name with a number, the typed form decides: `st 1` is an article, but `ST-1`, `st1` and `ST 1` are a
    /// certificate; `form № 2` is one of many forms, but `form 2` is the one with this everyday name.
    #[must_use]
    pub fn legal_words(&self, query: &[QueryWord<'_>], language: Language) -> Vec<Found<'_>> {
        self.found_in(&self.legal, query, language)
    }

    /// Returns the legal terms in a query that have legal synonyms, with these synonyms in the same language. They are
    /// found as everyday words are: `расторжение трудового договора` contains `расторжение договора`.
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

    /// True if a word is an everyday word for which there is a legal term.
    #[must_use]
    pub fn is_everyday(&self, word: &Keys, language: Language) -> bool {
        word.stems.iter().any(|stem| self.everyday.contains(&(language, stem.clone())))
    }

    /// Returns every entry of an index whose words occur near each other in a query.
    fn spots<'t>(&self, index: &'t Index, query: &[QueryWord<'_>], language: Language) -> Vec<Spot<'t>> {
        let mut spots: Vec<Spot<'t>> = Vec::new();
        for (at, word) in query.iter().enumerate() {
            for stem in &word.keys.stems {
                for entry in index.get(&(language, stem.clone())).into_iter().flatten() {
                    let is_known = spots.iter().any(|spot| spot.entry.term == entry.term && spot.places[0] == at);
                    if !is_known && let Some(places) = together(&self.terms[entry.term], &entry.numbered, query, at) {
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

    /// Returns the length of the longest term at the beginning of `query`, in words, and the terms that may replace it.
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

    /// Adds the terms of a cell, which are separated by `; `.
    fn add_cell(&mut self, analyzer: &Analyzer, cell: &str, language: Language) -> Vec<usize> {
        let mut ids = Vec::new();
        for text in cell.split("; ").filter(|text| !text.is_empty()) {
            let words = words(text, language).map(|word| analyzer.keys(&text[word.range], language)).collect();
            ids.push(self.terms.len());
            self.terms.push(Term { language, text: text.to_owned(), words });
        }
        ids
    }

    /// Maps every term of a row to the terms of the other languages.
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

/// Returns the indices of the words of a term that a number follows, and how it follows.
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

/// True if nothing, or only a hyphen, is between a word and its number.
fn is_joint(gap: &str) -> bool {
    gap.trim().chars().all(qonun_letters::is_hyphen) && (gap.is_empty() || !gap.trim().is_empty())
}

/// True if a word of a query was typed with its number in the way of the entry. `label` is the index of the word.
fn typed_as(how: Numbered, query: &[QueryWord<'_>], label: usize) -> bool {
    // A number sign may be a part of the typed number: "форма N 2".
    let Some(number) = query.get(label + 1).filter(|number| number.typed.starts_with(is_digit)) else { return false };
    match how {
        // With a number sign it is one of many: "форма № 2".
        Numbered::Apart => !number.gap.contains(|c: char| c.is_alphanumeric() || matches!(c, '№' | '#')),
        Numbered::Joined if is_joint(number.gap) => true,
        // A word in capitals is a name unless the whole query is in capitals. A single letter may be a number sign:
        // "акт N 1".
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

/// The words of a query that match an everyday entry.
struct Spot<'t> {
    /// Indices of the words, in the order of the entry.
    places: Vec<usize>,
    entry: &'t Entry,
}

impl Spot<'_> {
    fn range(&self) -> Range<usize> {
        self.places.iter().min().map_or(0, |&first| first)..self.places.iter().max().map_or(0, |&last| last + 1)
    }

    /// True if a longer spot contains all its words.
    fn is_inside(&self, other: &Self) -> bool {
        self.places.len() < other.places.len() && self.places.iter().all(|place| other.places.contains(place))
    }
}

/// Returns the indices in a query of the words of an entry. The first word is at `at`; the others are as near to it as
/// possible, with at most [`MOST_BETWEEN`] other words among them.
///
/// A number belongs to its neighbour in the entry: `48 soat` are hours, but `48` of something else for some `soat` is
/// not a match. The two must be adjacent in the query, in the same order, and typed in the way of the entry.
fn together(term: &Term, numbered: &[(usize, Numbered)], query: &[QueryWord<'_>], at: usize) -> Option<Vec<usize>> {
    let words = &term.words;
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
    let fits = last - first <= reach
        && numbers_stand_beside(words, &places)
        && numbered.iter().all(is_typed)
        && mean_the_same(term, &places, query);
    fits.then_some(places)
}

/// True if the words of a query at some places mean together what the entry means.
///
/// They belong to one clause, unless the entry itself has several predicates or is typed word by word. A word that
/// depends on others counts only with them. A function word keeps its order with a neighbour, and its form: `men
/// haydamaganman` (I did not drive) is not `meni haydamoqchi` (wants to dismiss me).
fn mean_the_same(term: &Term, places: &[usize], query: &[QueryWord<'_>]) -> bool {
    let standings = || places.iter().map(|&place| &query[place].standing);
    let is_bound =
        |standing: &Standing| standing.bound.clone().any(|needed| standings().all(|matched| matched.place != needed));
    // `yoʻlda qoʻy` (a sheep on the road) is no `yoʻl qoʻyish`.
    let is_other =
        |(word, &place): (&Keys, &usize)| query[place].standing.is_fixed && word.exact != query[place].keys.exact;
    if standings().any(is_bound) || term.words.iter().zip(places).any(is_other) {
        return false;
    }
    let follows = |pair: &[usize]| pair[1] == pair[0] + 1 && query[pair[1]].gap.trim().is_empty();
    let is_typed_so = places.windows(2).all(follows);
    let has_clauses = standings().filter(|standing| standing.is_predicate).count() > 1;
    if !is_typed_so && !has_clauses && !Standing::are_together(standings()) {
        return false;
    }
    let is_function = |key: &str| stop_kind(key, term.language) == Some(StopKind::Function);
    let keeps_order = |at: usize| {
        let after = places.get(at + 1).is_some_and(|next| *next > places[at]);
        after || at.checked_sub(1).is_some_and(|before| places[before] < places[at])
    };
    let is_said = |(at, word): (usize, &Keys)| {
        let said = &query[places[at]].keys.exact;
        !is_function(&word.exact) || keeps_order(at) && (*said == word.exact || !is_function(said))
    };
    term.words.len() == 1 || term.words.iter().enumerate().all(is_said)
}

/// True if each number of an entry directly follows the previous word of the entry, or directly precedes the next one.
fn numbers_stand_beside(words: &[Keys], places: &[usize]) -> bool {
    let is_number = |at: &usize| words[*at].exact.starts_with(|c: char| c.is_ascii_digit());
    let follows = |at: usize| places.get(at + 1) == Some(&(places[at] + 1));
    (0..words.len()).filter(is_number).all(|at| words.len() == 1 || follows(at) || (at > 0 && follows(at - 1)))
}

/// True if two words share a stem.
fn meet(left: &Keys, right: &Keys) -> bool {
    left.stems.iter().any(|stem| right.stems.contains(stem))
}

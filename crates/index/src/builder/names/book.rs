//! Spellings of names, and which of them name one notion.

use std::collections::BTreeMap;

use qonun_analysis::Analyzer;
use qonun_law::Lang;
use rustc_hash::FxHashMap;

use crate::language_of;
use crate::names::{Named, Spelling, language_of_name};

/// Index of a spelling in a [`Book`].
pub(super) type SpellingNo = u32;

/// A name is merged with another if both occur side by side in at least this number of acts …
const OFTEN: u32 = 3;
/// … and in at least this percentage of the acts in which the name occurs beside any other name.
const MOSTLY: u32 = 80;

/// Number of times that each name was printed, by language.
#[derive(Default)]
pub(super) struct Printed(BTreeMap<Lang, BTreeMap<String, u32>>);

impl Printed {
    pub(super) fn add(&mut self, lang: Lang, name: &str) {
        self.add_often(lang, name, 1);
    }

    fn add_often(&mut self, lang: Lang, name: &str, times: u32) {
        let names = self.0.entry(lang).or_default();
        match names.get_mut(name) {
            Some(count) => *count += times,
            None => drop(names.insert(name.to_owned(), times)),
        }
    }

    /// Adds a name in a language that has no name.
    pub(super) fn add_missing(&mut self, lang: Lang, name: &str) {
        if !self.0.contains_key(&lang) {
            self.add(lang, name);
        }
    }

    /// Returns the most frequent name in each language. A name in capitals only is used if there is no other.
    pub(super) fn names(&self) -> BTreeMap<Lang, String> {
        let is_shouted = |name: &str| !name.chars().any(char::is_lowercase);
        let best = |names: &BTreeMap<String, u32>| {
            let ranked = |(name, count): &(&String, &u32)| (!is_shouted(name), **count, std::cmp::Reverse(name.len()));
            names.iter().max_by_key(ranked).map(|(name, _)| name.clone())
        };
        self.0.iter().filter_map(|(&lang, names)| Some((lang, best(names)?))).collect()
    }
}

/// The spellings found so far, grouped into notions.
pub(super) struct Book<'a> {
    analyzer: &'a Analyzer,
    /// The spelling and language of a name in a text of a language.
    known: FxHashMap<(String, Lang), Option<(SpellingNo, Lang)>>,
    spellings: Vec<Spelling>,
    places: FxHashMap<Spelling, SpellingNo>,
    /// Union–find parents: for each spelling another spelling of its notion; a root has itself.
    parents: Vec<SpellingNo>,
    /// The table row of each root that has one.
    rows: FxHashMap<SpellingNo, usize>,
    /// Names of the rows, in the order of [`Lang::ALL`].
    names_of_rows: Vec<Vec<&'static str>>,
    /// Number of times that each name was printed.
    printed: BTreeMap<(SpellingNo, Lang, String), u32>,
    /// Number of acts in which two spellings occur at the same index of their lists.
    beside: BTreeMap<(SpellingNo, SpellingNo), u32>,
}

impl<'a> Book<'a> {
    pub(super) fn new(analyzer: &'a Analyzer) -> Self {
        Self {
            analyzer,
            known: FxHashMap::default(),
            spellings: Vec::new(),
            places: FxHashMap::default(),
            parents: Vec::new(),
            rows: FxHashMap::default(),
            names_of_rows: Vec::new(),
            printed: BTreeMap::new(),
            beside: BTreeMap::new(),
        }
    }

    /// Adds a table: a name in each of four languages, then other names separated by `|`.
    pub(super) fn add_table(&mut self, table: &[[&'static str; 5]]) {
        for row in table {
            let (names, others) = row.split_at(Lang::ALL.len());
            let written = Lang::ALL.into_iter().zip(names.iter().copied());
            let others = others.iter().flat_map(|others| others.split('|')).filter(|name| !name.is_empty());
            let others = others.map(|name| (language_of_name(name, Lang::UzLatn), name));
            let mut root = None;
            for (lang, name) in
                written.chain(others.flat_map(|(lang, name)| readings(lang).map(move |lang| (lang, name))))
            {
                let Some(spelling) = Spelling::of(name, language_of(lang), self.analyzer) else { continue };
                let place = self.place(spelling);
                let first = *root.get_or_insert(place);
                self.unite(first, place);
            }
            if let Some(root) = root {
                let root = self.root(root);
                self.rows.insert(root, self.names_of_rows.len());
                self.names_of_rows.push(names.to_vec());
            }
        }
    }

    /// Returns the spelling of a name in a text of a language, or `None` if the name has no words.
    pub(super) fn met(&mut self, name: &str, text: Lang) -> Option<SpellingNo> {
        let key = (name.to_owned(), text);
        let found = match self.known.get(&key) {
            Some(&found) => found,
            None => {
                let lang = language_of_name(name, text);
                let spelling = Spelling::of(name, language_of(lang), self.analyzer);
                let found = spelling.map(|spelling| (self.place(spelling), lang));
                self.known.insert(key, found);
                found
            }
        };
        let (place, lang) = found?;
        *self.printed.entry((place, lang, name.to_owned())).or_default() += 1;
        Some(place)
    }

    /// Records that the lists of one act name the same bodies in the same order, if they are equally long.
    pub(super) fn stand_beside(&mut self, lists: &[Vec<SpellingNo>]) {
        let mut pairs: Vec<(SpellingNo, SpellingNo)> = Vec::new();
        for (place, one) in lists.iter().enumerate() {
            for other in lists[place + 1..].iter().filter(|other| other.len() == one.len()) {
                let different = one.iter().zip(other).filter(|(one, other)| one != other);
                pairs.extend(different.map(|(&one, &other)| (one.min(other), one.max(other))));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        for pair in pairs {
            *self.beside.entry(pair).or_default() += 1;
        }
    }

    /// Merges spellings that usually occur at the same index.
    pub(super) fn join(&mut self) {
        // For each spelling and language: the number of acts with its most frequent neighbour, and with any neighbour.
        let mut best: FxHashMap<(SpellingNo, usize), (u32, u32)> = FxHashMap::default();
        for (&(one, other), &count) in &self.beside {
            for (own, second) in [(one, other), (other, one)] {
                let (most, all) = best.entry((own, self.language(second))).or_default();
                *most = (*most).max(count);
                *all += count;
            }
        }
        let mut pairs: Vec<(u32, SpellingNo, SpellingNo)> =
            self.beside.iter().map(|(&(one, other), &count)| (count, one, other)).collect();
        pairs.sort_by_key(|&(count, one, other)| (std::cmp::Reverse(count), one, other));
        for (count, one, other) in pairs {
            let (most_of_one, all_of_one) = best[&(one, self.language(other))];
            let (most_of_other, all_of_other) = best[&(other, self.language(one))];
            let mostly = |all: u32| count >= OFTEN && count * 100 >= all * MOSTLY;
            let is_mutual = count == most_of_one && count == most_of_other && count * 2 > all_of_one.max(all_of_other);
            if is_mutual || mostly(all_of_one) || mostly(all_of_other) {
                self.unite(one, other);
            }
        }
    }

    /// Returns the root of a spelling: the representative of its notion.
    pub(super) fn root(&mut self, spelling: SpellingNo) -> SpellingNo {
        let mut root = spelling;
        while self.parents[root as usize] != root {
            root = self.parents[root as usize];
        }
        self.parents[spelling as usize] = root;
        root
    }

    pub(super) fn spelling(&self, place: SpellingNo) -> &Spelling {
        &self.spellings[place as usize]
    }

    /// Returns the notions of some roots, in the same order.
    pub(super) fn named(&mut self, roots: &[SpellingNo]) -> Vec<Named> {
        let mut spellings: FxHashMap<SpellingNo, Vec<Spelling>> = FxHashMap::default();
        for place in 0..self.spellings.len() {
            let root = self.root(u32::try_from(place).unwrap_or(u32::MAX));
            spellings.entry(root).or_default().push(self.spellings[place].clone());
        }
        let mut printed: FxHashMap<SpellingNo, Printed> = FxHashMap::default();
        for ((place, lang, name), count) in std::mem::take(&mut self.printed) {
            let root = self.root(place);
            printed.entry(root).or_default().add_often(lang, &name, count);
        }
        let named = |root: &SpellingNo| {
            let mut spellings = spellings.remove(root).unwrap_or_default();
            spellings.sort_unstable();
            let written = self.rows.get(root).map(|&row| &self.names_of_rows[row]);
            let names = match written {
                Some(row) => Lang::ALL.into_iter().zip(row.iter().map(|name| (*name).to_owned())).collect(),
                None => printed.get(root).map(Printed::names).unwrap_or_default(),
            };
            Named { code: String::new(), is_branch: false, names, spellings }
        };
        roots.iter().map(named).collect()
    }

    fn place(&mut self, spelling: Spelling) -> SpellingNo {
        if let Some(&known) = self.places.get(&spelling) {
            return known;
        }
        let place = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
        self.spellings.push(spelling.clone());
        self.places.insert(spelling, place);
        self.parents.push(place);
        place
    }

    fn language(&self, place: SpellingNo) -> usize {
        self.spellings[place as usize].language()
    }

    /// Merges two notions, unless they are two rows of the table.
    fn unite(&mut self, one: SpellingNo, other: SpellingNo) {
        let (one, other) = (self.root(one), self.root(other));
        let (row, second) = (self.rows.get(&one).copied(), self.rows.get(&other).copied());
        if one == other || row.is_some() && second.is_some() {
            return;
        }
        self.parents[other as usize] = one;
        self.rows.remove(&other);
        if let Some(row) = row.or(second) {
            self.rows.insert(one, row);
        }
    }
}

/// Returns the languages whose rules may apply to a name of the last column, where the language is not stated.
fn readings(lang: Lang) -> impl Iterator<Item = Lang> {
    let cyrillic = matches!(lang, Lang::UzCyrl | Lang::Ru);
    let both = if cyrillic { [Lang::UzCyrl, Lang::Ru] } else { [Lang::UzLatn, Lang::En] };
    both.into_iter()
}

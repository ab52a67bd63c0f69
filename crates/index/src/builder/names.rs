//! Decides from the law base which names of bodies and topics mean the same.
//!
//! Names with the same spelling are one ([`Spelling`]). The texts of an act in several languages list the same bodies
//! in the same order, and so do a page and its card: names at the same index are one if they usually occur together
//! there. Tables (`data/`) list the main bodies and the branches of the classifier; names of two rows of a table are
//! never merged.

mod book;

use std::collections::{BTreeMap, BTreeSet};

use qonun_analysis::Analyzer;
use qonun_analysis::uzbek::LexiconError;
use qonun_law::{Document, Lang};
use qonun_table::{BadRow, Table};
use rustc_hash::FxHashMap;

use super::ActPlan;
use crate::language_of;
use crate::names::{Named, Spelling, language_of_name};
use crate::tables::{BodyNo, TopicNo};
use book::{Book, Printed, SpellingNo};

const BODIES: Table<5> = Table::new("bodies.tsv", include_str!("../../data/bodies.tsv"));
const BRANCHES: Table<5> = Table::new("topics.tsv", include_str!("../../data/topics.tsv"));

/// The bodies and topics of all acts.
pub(super) struct Names {
    /// The bodies, ordered by the first act that names them.
    pub(super) bodies: Vec<Named>,
    /// The topics: those with a code in the order of their codes, then those without.
    pub(super) topics: Vec<Named>,
    /// The bodies of each act, in the act's order.
    pub(super) bodies_of: Vec<Vec<BodyNo>>,
    /// The topics of each act, in rising order.
    pub(super) topics_of: Vec<Vec<TopicNo>>,
}

impl Names {
    /// Reads the names in all acts.
    ///
    /// # Errors
    /// A row of the tables is invalid.
    pub(super) fn of(acts: &[ActPlan], analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let (bodies, bodies_of) = bodies(acts, analyzer, &read_bodies()?);
        let (topics, topics_of) = topics(acts, analyzer, &read_branches()?);
        Ok(Self { bodies, topics, bodies_of, topics_of })
    }
}

fn heads(act: &ActPlan) -> impl Iterator<Item = &Document> {
    act.texts.iter().map(|text| &text.head)
}

fn bodies(acts: &[ActPlan], analyzer: &Analyzer, table: &[[&'static str; 5]]) -> (Vec<Named>, Vec<Vec<BodyNo>>) {
    let mut book = Book::new(analyzer);
    book.add_table(table);
    let mut lists_of = |act: &ActPlan| -> Vec<SpellingNo> {
        let mut lists: Vec<Vec<SpellingNo>> = Vec::new();
        for head in heads(act) {
            for names in [&head.bodies, &head.bodies_on_page] {
                lists.push(names.iter().filter_map(|name| book.met(name, head.lang)).collect());
            }
        }
        book.stand_beside(&lists);
        // The bodies of one text adopted the act; the other texts name the same bodies.
        lists.into_iter().find(|list| !list.is_empty()).unwrap_or_default()
    };
    let met: Vec<Vec<SpellingNo>> = acts.iter().map(&mut lists_of).collect();
    book.join();
    numbered(&mut book, &met, 0)
}

/// Numbers the notions of a book from `first` on, in the order in which acts have them.
fn numbered(book: &mut Book<'_>, met: &[Vec<SpellingNo>], first: u32) -> (Vec<Named>, Vec<Vec<u32>>) {
    let mut places: FxHashMap<SpellingNo, u32> = FxHashMap::default();
    let mut roots: Vec<SpellingNo> = Vec::new();
    let mut of_acts = Vec::with_capacity(met.len());
    for list in met {
        let mut numbers: Vec<u32> = Vec::new();
        for &spelling in list {
            let root = book.root(spelling);
            let number = *places.entry(root).or_insert_with(|| {
                roots.push(root);
                first + u32::try_from(roots.len() - 1).unwrap_or(u32::MAX)
            });
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        of_acts.push(numbers);
    }
    (book.named(&roots), of_acts)
}

/// A topic with a code, collected while the acts are read.
#[derive(Default)]
struct Coded {
    printed: Printed,
    spellings: BTreeSet<Spelling>,
}

fn topics(acts: &[ActPlan], analyzer: &Analyzer, branches: &[[&'static str; 5]]) -> (Vec<Named>, Vec<Vec<TopicNo>>) {
    let mut coded: BTreeMap<String, Coded> = BTreeMap::new();
    let mut book = Book::new(analyzer);
    // Top-level names of a classifier without codes.
    let mut tops: BTreeSet<SpellingNo> = BTreeSet::new();
    let (mut codes_of, mut met) = (Vec::with_capacity(acts.len()), Vec::with_capacity(acts.len()));
    for act in acts {
        let mut codes: BTreeSet<String> = BTreeSet::new();
        let mut lists: Vec<Vec<SpellingNo>> = Vec::new();
        for head in heads(act) {
            let mut list = Vec::new();
            let entries = head.classifiers.iter().flat_map(|entry| entry.levels.iter().enumerate());
            for (depth, level) in entries {
                let Some(code) = whole_code(&level.code) else {
                    let spelling = book.met(&level.name, head.lang);
                    tops.extend(spelling.filter(|_| depth == 0));
                    list.extend(spelling);
                    continue;
                };
                let topic = coded.entry(code.clone()).or_default();
                topic.add(&level.name, head.lang, analyzer);
                codes.insert(branch_of(&code));
                codes.insert(code);
            }
            lists.push(list);
        }
        book.stand_beside(&lists);
        codes_of.push(codes);
        met.push(lists.concat());
    }
    for code in codes_of.iter().flatten() {
        coded.entry(code.clone()).or_default();
    }
    fill_branches(&mut coded, analyzer, branches);
    book.join();
    let first = u32::try_from(coded.len()).unwrap_or(u32::MAX);
    let (mut others, mut of_acts) = numbered(&mut book, &met, first);
    let numbers: FxHashMap<&String, u32> = coded.keys().zip(0..).collect();
    for (numbers_of, codes) in of_acts.iter_mut().zip(&codes_of) {
        numbers_of.extend(codes.iter().map(|code| numbers[code]));
        numbers_of.sort_unstable();
    }
    for &top in &tops {
        let spelling = book.spelling(top);
        others.iter_mut().filter(|other| other.spellings.contains(spelling)).for_each(|other| other.is_branch = true);
    }
    let mut topics: Vec<Named> = coded.into_iter().map(|(code, topic)| topic.named(code)).collect();
    topics.append(&mut others);
    (topics, of_acts)
}

impl Coded {
    fn add(&mut self, name: &str, text: Lang, analyzer: &Analyzer) {
        if name.is_empty() {
            return;
        }
        let lang = language_of_name(name, text);
        self.printed.add(lang, name);
        self.spellings.extend(Spelling::of(name, language_of(lang), analyzer));
    }

    fn named(self, code: String) -> Named {
        let is_branch = branch_of(&code) == code;
        Named { code, is_branch, names: self.printed.names(), spellings: self.spellings.into_iter().collect() }
    }
}

/// Reads the table of bodies: a name in each of four languages, then other names.
fn read_bodies() -> Result<Vec<[&'static str; 5]>, BadRow> {
    BODIES.read(|cells| cells[..4].iter().all(|name| !name.is_empty()).then_some(cells))
}

/// Reads the table of branches: the code, then a name in each language.
fn read_branches() -> Result<Vec<[&'static str; 5]>, BadRow> {
    BRANCHES.read(|cells| (is_whole_code(cells[0]) && cells.iter().all(|cell| !cell.is_empty())).then_some(cells))
}

/// True if the code has the form of the table.
fn is_whole_code(code: &str) -> bool {
    whole_code(code).as_deref() == Some(code)
}

/// Adds to branches the names in languages in which the law base does not name them.
fn fill_branches(coded: &mut BTreeMap<String, Coded>, analyzer: &Analyzer, branches: &[[&'static str; 5]]) {
    for [code, names @ ..] in branches {
        let Some(topic) = coded.get_mut(*code) else { continue };
        let written: Vec<(Lang, &str, Spelling)> = Lang::ALL
            .into_iter()
            .zip(names)
            .filter_map(|(lang, name)| Some((lang, *name, Spelling::of(name, language_of(lang), analyzer)?)))
            .collect();
        // A law base may have another classifier with the same codes.
        let same = |known: &Spelling| {
            written.iter().any(|(.., spelling)| spelling.has_words_of(known) || known.has_words_of(spelling))
        };
        if !topic.spellings.iter().any(same) {
            continue;
        }
        for (lang, name, spelling) in written {
            topic.printed.add_missing(lang, name);
            topic.spellings.insert(spelling);
        }
    }
}

/// Returns a code with all four levels: `03.01.00.00` for `03.01`. `None` if the text is not a code.
fn whole_code(code: &str) -> Option<String> {
    let mut places: Vec<&str> = code.split('.').filter(|place| !place.is_empty()).collect();
    if places.is_empty() {
        return None;
    }
    while places.len() < 4 {
        places.push("00");
    }
    Some(places.join("."))
}

/// Returns the branch code of a full code: `03.00.00.00` for `03.01.05.00`.
fn branch_of(code: &str) -> String {
    let places = code.split('.').enumerate();
    places.map(|(at, place)| if at == 0 { place } else { "00" }).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::{branch_of, read_bodies, read_branches, whole_code};

    #[test]
    fn every_row_of_the_tables_is_read() {
        let bodies = read_bodies().unwrap();
        assert_eq!(bodies[0][0], "Oʻzbekiston Respublikasi Prezidenti");
        let branches = read_branches().unwrap();
        assert!(bodies.len() > 40 && branches.len() > 15);
        assert_eq!(branches[0][0], "01.00.00.00");
    }

    #[test]
    fn a_code_has_a_branch() {
        for (code, whole, branch) in [
            ("03.01.05.00", "03.01.05.00", "03.00.00.00"),
            ("03.01", "03.01.00.00", "03.00.00.00"),
            ("07.", "07.00.00.00", "07.00.00.00"),
        ] {
            assert_eq!(whole_code(code).as_deref(), Some(whole));
            assert_eq!(branch_of(whole), branch);
        }
        assert_eq!(whole_code(""), None);
    }
}

//! Abbreviations of law and administration, and the words that they stand for.
//!
//! `data/abbreviations.tsv` is a table that a lawyer can read and extend. A typed word is looked up as it is written:
//! letter case tells an abbreviation from an ordinary word of the same letters, case endings may be attached (`QQSni`,
//! `НДСа`), and letters of the other alphabet that look alike do not matter.

use qonun_letters::skeleton;
use qonun_table::{Row, Table};
use rustc_hash::FxHashMap;

use crate::abbreviation::endings;
use crate::chars::{is_apostrophe, is_cyrillic, is_invisible};
use crate::uzbek::LexiconError;
use crate::{Analyzer, Keys, LETTER_MARK, Language, Term, words};

const TABLE: Table<4> = Table::new("abbreviations.tsv", include_str!("../data/abbreviations.tsv"));

/// The languages of the columns; Uzbek has one for each alphabet.
const COLUMNS: [Language; 4] = [Language::Uzbek, Language::Uzbek, Language::Russian, Language::English];

/// One thing with its abbreviations and its full names.
pub struct Abbreviation {
    /// Keys of the abbreviations as words of texts, with their languages.
    writings: Vec<(Language, Keys)>,
    /// The full names, those of each language in the order of the table.
    names: Vec<Term>,
}

impl Abbreviation {
    /// The keys of its abbreviations in a language.
    pub fn writings(&self, language: Language) -> impl Iterator<Item = &Keys> {
        self.writings.iter().filter(move |(known, _)| *known == language).map(|(_, keys)| keys)
    }

    /// Its full names in a language, the usual one first; Uzbek ones in Latin letters.
    pub fn names(&self, language: Language) -> impl Iterator<Item = &Term> {
        self.names.iter().filter(move |name| name.language == language)
    }
}

/// A spelling of the table.
struct Spelling {
    /// As the table writes it.
    text: String,
    row: usize,
    language: Language,
    /// Are its letters in lower case an ordinary word?
    needs_capitals: bool,
}

/// The table, ready for look-ups.
pub struct Abbreviations {
    rows: Vec<Abbreviation>,
    /// By the letters in lower case.
    spellings: FxHashMap<String, Vec<Spelling>>,
    /// Lower-case letters of spellings by their skeleton.
    look_alikes: FxHashMap<String, Vec<String>>,
}

/// What a word may be an abbreviation of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviated {
    /// Which row of the table it is: see [`Abbreviations::get`].
    pub row: usize,
    /// The language of the abbreviation.
    pub language: Language,
}

impl Abbreviations {
    /// Reads the table with an analyzer; the keys of queries must come from the same analyzer.
    ///
    /// # Errors
    /// A row that cannot be read.
    pub fn new(analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let mut table = Self { rows: Vec::new(), spellings: FxHashMap::default(), look_alikes: FxHashMap::default() };
        for row in TABLE.rows()? {
            table.add_row(analyzer, &row)?;
        }
        Ok(table)
    }

    fn add_row(&mut self, analyzer: &Analyzer, written: &Row<4>) -> Result<(), LexiconError> {
        let row = self.rows.len();
        let (mut writings, mut names) = (Vec::<(Language, Keys)>::new(), Vec::new());
        let cells = written.cells.into_iter().zip(COLUMNS).enumerate();
        for (column, (cell, language)) in cells.filter(|(_, (cell, _))| !cell.is_empty()) {
            let (short, full) = cell.split_once("= ").ok_or_else(|| written.unread())?;
            for written in short.trim().split("; ").filter(|written| !written.is_empty()) {
                let text = written.trim_end_matches('!');
                let keys = analyzer.keys(text, language);
                if !writings.contains(&(language, keys.clone())) {
                    writings.push((language, keys));
                }
                self.add_spelling(text, written.ends_with('!'), row, language);
            }
            // The names in Cyrillic letters are those in Latin ones, and have their keys.
            if column != 1 {
                names.extend(full.split("; ").map(|text| {
                    let words = words(text, language).map(|word| analyzer.keys(&text[word.range], language)).collect();
                    Term { language, text: text.to_owned(), words }
                }));
            }
        }
        self.rows.push(Abbreviation { writings, names });
        Ok(())
    }

    fn add_spelling(&mut self, text: &str, is_marked: bool, row: usize, language: Language) {
        let key = folded(text);
        let needs_capitals = is_marked || text.chars().filter(|c| c.is_alphabetic()).count() <= SHORT;
        let look_alikes = self.look_alikes.entry(skeleton(&text.to_uppercase())).or_default();
        if !look_alikes.contains(&key) {
            look_alikes.push(key.clone());
        }
        let spelling = Spelling { text: text.to_owned(), row, language, needs_capitals };
        self.spellings.entry(key).or_default().push(spelling);
    }

    /// A row of the table.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&Abbreviation> {
        self.rows.get(row)
    }

    /// What a typed word is an abbreviation of, the rows in the order of the table; nothing when it is none.
    ///
    /// `in_capitals` tells that the words around it are in capitals, so that its own say nothing.
    #[must_use]
    pub fn find(&self, word: &str, in_capitals: bool) -> Vec<Abbreviated> {
        let word: String = word.chars().filter(|c| !is_invisible(*c)).collect();
        if word.len() > LONGEST || !word.starts_with(char::is_alphabetic) {
            return Vec::new();
        }
        let tails = endings().filter_map(|ending| word.strip_suffix(ending));
        let heads: Vec<&str> = std::iter::once(word.as_str()).chain(tails.filter(|head| !head.is_empty())).collect();
        let found = heads.iter().map(|head| self.of_head(&folded(head), head, &word, in_capitals));
        if let Some(found) = found.into_iter().find(|found| !found.is_empty()) {
            return found;
        }
        // Letters of the other alphabet are typed in capitals.
        let by_shape = heads.iter().filter(|head| is_capital(head)).map(|head| {
            let keys = self.look_alikes.get(&skeleton(head));
            keys.into_iter().flatten().flat_map(|key| self.of_head(key, head, &word, in_capitals)).collect::<Vec<_>>()
        });
        by_shape.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The spellings of a key that a head may be, as it was written.
    fn of_head(&self, key: &str, head: &str, word: &str, in_capitals: bool) -> Vec<Abbreviated> {
        let ending = &word[head.len()..];
        let mut found: Vec<Abbreviated> = Vec::new();
        for spelling in self.spellings.get(key).into_iter().flatten() {
            let as_written = is_capital(head) || spelling.text == head;
            let fits = if as_written {
                !(spelling.needs_capitals && in_capitals) && ending.chars().all(char::is_lowercase)
            } else {
                !spelling.needs_capitals && may_end(key, ending)
            };
            let meant = Abbreviated { row: spelling.row, language: spelling.language };
            if fits && !found.contains(&meant) {
                found.push(meant);
            }
        }
        found
    }
}

/// Abbreviations of so many letters need their capitals.
const SHORT: usize = 2;
/// Longer words in bytes are no abbreviations.
const LONGEST: usize = 48;

/// Lower case, with one mark in oʻ.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { LETTER_MARK } else { c }).collect()
}

/// Is it written in capitals?
fn is_capital(head: &str) -> bool {
    let mut letters = head.chars().filter(|c| c.is_alphabetic() && !is_apostrophe(*c)).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// May an abbreviation in small letters have an ending? Without vowels it can be no other word; with them a short
/// ending may make one (`стир`, `стирка`; `инн`, `Инна`).
fn may_end(key: &str, ending: &str) -> bool {
    let is_vowel =
        |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я');
    let long_enough = ending.chars().count() >= 2 && !matches!(ending, "ка" | "ka") && !key.contains(is_cyrillic);
    ending.is_empty() || !key.contains(is_vowel) || long_enough
}

//! Abbreviations of law and administration, and their full names.
//!
//! `data/abbreviations.tsv` is a table that a lawyer can read and extend. A typed word is looked up as written: letter
//! case distinguishes an abbreviation from an ordinary word with the same letters, case endings may follow (`QQSni`,
//! `НДСа`), and look-alike letters of the other alphabet are accepted.

use qonun_letters::skeleton;
use qonun_table::{Row, Table};
use rustc_hash::FxHashMap;

use crate::abbreviation::endings;
use crate::chars::{is_apostrophe, is_cyrillic, is_invisible};
use crate::uzbek::LexiconError;
use crate::{Analyzer, Keys, LETTER_MARK, Language, Term, is_stop_word, words};

const TABLE: Table<4> = Table::new("abbreviations.tsv", include_str!("../data/abbreviations.tsv"));

/// The languages of the columns; Uzbek has one column for each alphabet.
const COLUMNS: [Language; 4] = [Language::Uzbek, Language::Uzbek, Language::Russian, Language::English];

/// One concept with its abbreviations and its full names.
pub struct Abbreviation {
    /// Keys of the abbreviations as words of texts, with their languages.
    writings: Vec<(Language, Keys)>,
    /// The full names; those of one language are in the order of the table.
    names: Vec<Term>,
}

impl Abbreviation {
    /// Returns the keys of its abbreviations in a language.
    pub fn writings(&self, language: Language) -> impl Iterator<Item = &Keys> {
        self.writings.iter().filter(move |(known, _)| *known == language).map(|(_, keys)| keys)
    }

    /// Returns its full names in a language, the usual one first; Uzbek names are in the Latin alphabet.
    pub fn names(&self, language: Language) -> impl Iterator<Item = &Term> {
        self.names.iter().filter(move |name| name.language == language)
    }
}

/// A spelling of the table.
struct Spelling {
    /// The spelling as in the table.
    text: String,
    row: usize,
    language: Language,
    /// True if its letters in lower case are an ordinary word, a stop word for example, or if it is short.
    needs_capitals: bool,
}

/// The table, prepared for look-up.
pub struct Abbreviations {
    rows: Vec<Abbreviation>,
    /// Spellings by their letters in lower case.
    spellings: FxHashMap<String, Vec<Spelling>>,
    /// Lower-case letters of spellings, by skeleton.
    look_alikes: FxHashMap<String, Vec<String>>,
}

/// A possible meaning of a word as an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abbreviated {
    /// Index of the row in the table; see [`Abbreviations::get`].
    pub row: usize,
    /// The language of the abbreviation.
    pub language: Language,
}

impl Abbreviations {
    /// Reads the table with an analyzer. The keys of queries must come from the same analyzer.
    ///
    /// # Errors
    /// A row is invalid.
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
                let is_word = language == Language::English && is_uzbek_word(analyzer, text);
                self.add_spelling(text, is_word || written.ends_with('!'), row, language);
            }
            // The Cyrillic names are the same as the Latin ones and have the same keys.
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
        let is_stop =
            [Language::Uzbek, Language::Russian, Language::English].iter().any(|&known| is_stop_word(&key, known));
        let is_short = text.chars().filter(|c| c.is_alphabetic()).count() <= SHORT;
        let needs_capitals = is_marked || is_short || is_stop;
        let look_alikes = self.look_alikes.entry(skeleton(&text.to_uppercase())).or_default();
        if !look_alikes.contains(&key) {
            look_alikes.push(key.clone());
        }
        let spelling = Spelling { text: text.to_owned(), row, language, needs_capitals };
        self.spellings.entry(key).or_default().push(spelling);
    }

    /// Returns a row of the table.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&Abbreviation> {
        self.rows.get(row)
    }

    /// Returns the possible meanings of a typed word, in the order of the table; empty if the word is not an
    /// abbreviation.
    ///
    /// `in_capitals` is true if the surrounding words are in capitals too, so that the word's own capitals mean
    /// nothing.
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
        // Letters of the other alphabet are typed as capitals.
        let by_shape = heads.iter().filter(|head| is_capital(head)).map(|head| {
            let keys = self.look_alikes.get(&skeleton(head));
            keys.into_iter().flatten().flat_map(|key| self.of_head(key, head, &word, in_capitals)).collect::<Vec<_>>()
        });
        by_shape.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Returns the spellings of a key that match a head as written.
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

/// Abbreviations with at most this number of letters need their capitals.
const SHORT: usize = 2;
/// Maximum length of an abbreviation, in bytes.
const LONGEST: usize = 48;

/// Returns the text in lower case, with one mark in oʻ.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { LETTER_MARK } else { c }).collect()
}

/// True if the letters of an abbreviation are an Uzbek word in lower case: `osh` is a dish.
fn is_uzbek_word(analyzer: &Analyzer, text: &str) -> bool {
    let word = text.to_lowercase();
    analyzer.keys(&word, Language::Uzbek).stems.iter().any(|stem| analyzer.is_root_of_lexicon(&word, stem))
}

/// True if it is written in capitals.
fn is_capital(head: &str) -> bool {
    let mut letters = head.chars().filter(|c| c.is_alphabetic() && !is_apostrophe(*c)).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// True if an abbreviation in lower case may have the ending. Without vowels it cannot be another word; with vowels a
/// short ending may form one (`стир`, `стирка`; `инн`, `Инна`).
fn may_end(key: &str, ending: &str) -> bool {
    let is_vowel =
        |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я');
    let long_enough = ending.chars().count() >= 2 && !matches!(ending, "ка" | "ka") && !key.contains(is_cyrillic);
    ending.is_empty() || !key.contains(is_vowel) || long_enough
}

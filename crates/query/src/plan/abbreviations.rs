//! Abbreviations of a plain query: their full names are searched in addition to the abbreviation as written.

use qonun_analysis::{Abbreviated, Abbreviations, Keys, Language, Term};

use super::Plan;
use crate::QueryError;
use crate::matching::{Clause, TermClause};
use crate::postings::{Reader, TermField, TermKey};
use crate::spelling::TypedWord;

/// If a word in capitals has at least this many letters, the whole query is taken to be in capitals.
const LONG: usize = 4;
/// Weight of a reading of a word other than its likeliest one.
const OTHER_READING: f32 = 0.6;

/// An abbreviation in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Abbreviation {
    /// Index of its clause.
    pub(crate) clause: usize,
    /// Its possible meanings.
    pub(crate) meant: Vec<Abbreviated>,
    /// As typed.
    pub(crate) typed: String,
    /// The full names that are searched, as written in the table. Empty if the law base has none of them.
    pub(crate) names: Vec<String>,
}

/// The abbreviations among the plain words of a query.
pub(super) fn find(
    table: &Abbreviations,
    query: &str,
    words: &[TypedWord],
    clauses: &mut [Clause],
) -> Vec<Abbreviation> {
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= LONG;
    let in_capitals = query.split_whitespace().filter(is_long).any(|word| !word.contains(char::is_lowercase));
    let abbreviation = |word: &TypedWord| {
        let typed = &word.of(clauses)?.typed;
        let alone = typed.len() == query.trim().len();
        let meant = table.find(typed, in_capitals && !alone);
        let is_one = word.member.is_none() && !meant.is_empty();
        is_one.then(|| Abbreviation { clause: word.clause, meant, typed: typed.clone(), names: Vec::new() })
    };
    words.iter().filter_map(abbreviation).collect()
}

/// Adds the full names of the abbreviations to their clauses, and notes which names were added.
pub(super) fn write_out(plan: &mut Plan, table: &Abbreviations, reader: &Reader<'_>) -> Result<(), QueryError> {
    for abbreviation in &mut plan.abbreviations {
        let Some(Clause::Word(word)) = plan.clauses.get(abbreviation.clause) else {
            continue;
        };
        // As written, the abbreviation is a word of its own: the keys of ordinary words with the same letters are not
        // meant.
        let mut word = TermClause { keys: Vec::new(), ..word.clone() };
        let mut members = Vec::new();
        for meant in &abbreviation.meant {
            let Some(row) = table.get(meant.row) else { continue };
            row.writings(meant.language).for_each(|keys| add_writing(&mut word, keys, meant.language));
            for name in row.names(meant.language) {
                if stands(reader, name)? {
                    members.push(name_clause(name));
                    abbreviation.names.push(name.text.clone());
                }
            }
        }
        plan.clauses[abbreviation.clause] = if members.is_empty() {
            Clause::Word(word)
        } else {
            members.insert(0, Clause::Word(word));
            Clause::Any(members)
        };
    }
    Ok(())
}

/// The same concept in another language, as abbreviation and in full. `None` if it has no name there.
pub(crate) fn in_language(table: &Abbreviations, abbreviation: &Abbreviation, language: Language) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let rows = abbreviation.meant.iter().filter_map(|meant| table.get(meant.row));
    for row in rows {
        let mut word =
            TermClause { typed: abbreviation.typed.clone(), keys: Vec::new(), exact: Vec::new(), stop: None };
        row.writings(language).for_each(|keys| add_writing(&mut word, keys, language));
        if !word.keys.is_empty() {
            clauses.push(Clause::Word(word));
        }
        clauses.extend(row.names(language).map(name_clause));
    }
    clauses
}

/// Adds the keys of an abbreviation as texts write it. In English it has no other forms, and its stem may be that of
/// another word: VAT is not a vat.
fn add_writing(word: &mut TermClause, keys: &Keys, language: Language) {
    let stems = if language == Language::English { &[][..] } else { &keys.stems[..] };
    let exact = std::iter::once((TermField::Exact, &keys.exact));
    for (place, key) in exact.chain(stems.iter().map(|stem| (TermField::Stem, stem))) {
        if !word.keys.iter().any(|known| known.place == place && known.key == *key) {
            word.keys.push(TermKey { place, key: key.clone(), weight: 1.0 });
        }
    }
}

/// A full name as a phrase, with any form of its words.
fn name_clause(name: &Term) -> Clause {
    let mut words: Vec<Clause> = name.words.iter().map(word_of_name).map(Clause::Word).collect();
    if words.len() == 1 { words.remove(0) } else { Clause::phrase(words) }
}

/// A word of a full name. Its first stem is the likeliest one.
fn word_of_name(keys: &Keys) -> TermClause {
    let weights = std::iter::once(1.0).chain(std::iter::repeat(OTHER_READING));
    let of_stem = |(stem, weight): (&String, f32)| TermKey { place: TermField::Stem, key: stem.clone(), weight };
    TermClause {
        typed: keys.exact.clone(),
        keys: keys.stems.iter().zip(weights).map(of_stem).collect(),
        exact: vec![TermKey { place: TermField::Exact, key: keys.exact.clone(), weight: 1.0 }],
        stop: None,
    }
}

/// True if every word of a name occurs in the law base.
fn stands(reader: &Reader<'_>, name: &Term) -> Result<bool, QueryError> {
    for word in &name.words {
        let mut known = false;
        for stem in &word.stems {
            known |= reader.frequency_of_stem(stem)? > 0;
        }
        if !known {
            return Ok(false);
        }
    }
    Ok(!name.words.is_empty())
}

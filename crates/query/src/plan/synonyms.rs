//! Legal terms in a query, and the synonyms that the law has for them.

use qonun_analysis::{Found, Keys, QueryWord, Term, Terms, is_stop_word};

use super::Plan;
use super::everyday::keys_of;
use crate::matching::{Clause, MatchExpr, TermClause};
use crate::postings::{TermField, TermKey};
use crate::words::QueryWords;

/// Maximum number of searched synonyms.
const MOST: usize = 4;

/// The words of a query with one of its terms replaced by a synonym.
pub(crate) struct Otherwise {
    /// The words in the order of the query.
    pub(crate) words: Vec<TermClause>,
    /// The synonym, as the table writes it.
    pub(crate) term: String,
}

/// The variants of the plain words of a query with synonyms. Exact forms, phrases and exclusions are taken as typed, so
/// a query with them has no variants.
pub(super) fn of(plan: &Plan, query_words: &QueryWords<'_>, terms: &Terms) -> Vec<Otherwise> {
    let free = plan.typed.iter().filter(|place| plan.covered.binary_search(place).is_err());
    let words: Option<Vec<&TermClause>> = free.map(|&place| plain(&plan.clauses[place])).collect();
    let (Some(words), true) = (words, is_of_words(&plan.expr)) else {
        return Vec::new();
    };
    let typed = stems(words.iter().copied().filter(|word| word.stop.is_none()));
    let mut ways: Vec<Otherwise> = Vec::new();
    for &language in query_words.languages() {
        let keys: Vec<Keys> = words.iter().map(|word| keys_of(word, query_words, language)).collect();
        let query: Vec<QueryWord<'_>> =
            words.iter().zip(&keys).map(|(word, keys)| QueryWord::alone(keys.clone(), &word.typed)).collect();
        for found in terms.synonyms(&query, language) {
            for term in &found.terms {
                let way = Otherwise { words: put(&words, &keys, &found, term), term: term.text.clone() };
                // Two terms may have the same stems.
                let is_new = |known: &Otherwise| stems(&known.words) != stems(&way.words);
                if !way.words.is_empty() && stems(&way.words) != typed && ways.iter().all(is_new) {
                    ways.push(way);
                }
            }
        }
    }
    ways.truncate(MOST);
    ways
}

/// The word of a clause, if any of its forms may match.
fn plain(clause: &Clause) -> Option<&TermClause> {
    match clause {
        Clause::Word(word) if !word.is_exact() => Some(word),
        _ => None,
    }
}

/// True if an expression consists only of words and of what citations name.
fn is_of_words(expr: &MatchExpr) -> bool {
    match expr {
        MatchExpr::Clause(_) => true,
        MatchExpr::All(members) => members.iter().all(is_of_words),
        MatchExpr::Any(members) => matches!(members[..], [MatchExpr::All(_), MatchExpr::Texts(_)]),
        _ => false,
    }
}

fn stems<'w>(words: impl IntoIterator<Item = &'w TermClause>) -> Vec<&'w str> {
    words.into_iter().filter_map(|word| word.keys.first()).map(|key| key.key.as_str()).collect()
}

/// The words of a query, with the found ones replaced by those of a term. A word that both have keeps its place, and so
/// does a word between the found ones.
fn put(words: &[&TermClause], keys: &[Keys], found: &Found<'_>, term: &Term) -> Vec<TermClause> {
    let meets = |place: usize, of_term: &Keys| of_term.stems.iter().any(|stem| keys[place].stems.contains(stem));
    let is_said = |of_term: &&Keys| !(0..words.len()).any(|place| meets(place, of_term));
    let tells = |of_term: &&Keys| is_said(of_term) && !is_stop_word(&of_term.exact, term.language);
    let mut fresh: Vec<TermClause> = term.words.iter().filter(tells).filter_map(clause_of).collect();
    let mut out = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let is_left = !found.places.contains(&place) || term.words.iter().any(|of_term| meets(place, of_term));
        if is_left {
            out.push((*word).clone());
        } else {
            out.append(&mut fresh);
        }
    }
    out.append(&mut fresh);
    out.retain(|word| word.stop.is_none());
    out
}

fn clause_of(keys: &Keys) -> Option<TermClause> {
    let mut clause = TermClause::of_stem(keys.stems.first()?);
    clause.exact = vec![TermKey { place: TermField::Exact, key: keys.exact.clone(), weight: 1.0 }];
    Some(clause)
}

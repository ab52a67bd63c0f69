//! Questions in plain words: which of their words the law must contain, and which other words it may have for them.

use qonun_analysis::uzbek::family;
use qonun_analysis::{StopKind, russian_family};

use super::{AddedClause, Plan};
use crate::QueryError;
use crate::matching::{Clause, MatchExpr, TermClause};
use crate::postings::{Reader, TermField, TermKey};
use crate::rank::weights::{FAMILY, REPEATED};
use crate::spelling::is_cyrillic;

/// A query with at least this many content words tells a story; it does not list words that must occur.
const STORY: usize = 6;

/// True if the query is a question in plain words. Exclusions and exact forms are a lawyer's syntax, and so are
/// quotation marks in a query that does not ask. A query that tells in everyday words what happened also asks what the
/// law says about it.
pub(super) fn is_question(plan: &Plan, query: &str) -> bool {
    let words = plan.words();
    let asks = query.trim_end().ends_with('?') || words.iter().any(|word| word.stop == Some(StopKind::Question));
    let is_plain = |clause: &Clause| matches!(clause, Clause::Word(_)) || (asks && matches!(clause, Clause::Phrase(_)));
    let plain = !words.iter().any(|word| word.is_exact())
        && plan.clauses.iter().all(is_plain)
        && plan.typed.len() == plan.clauses.len();
    let says_something = |(word, covered): &(&&TermClause, bool)| word.stop.is_none() && !covered;
    let content = words.iter().zip(plan.covered_words()).filter(says_something).count();
    let asks_for_definition = !plan.asked.notions.is_empty();
    plain && (content >= STORY || !plan.legal_terms.is_empty() || (asks && content > 1) || asks_for_definition)
}

/// Makes the stop words of a question optional: the law need not contain them.
pub(super) fn leave_out_stop_words(plan: &mut Plan) {
    let MatchExpr::All(members) = &mut plan.expr else {
        return;
    };
    let clauses = &plan.clauses;
    let is_stop = |expr: &MatchExpr| matches!(expr, MatchExpr::Clause(place) if matches!(&clauses[*place], Clause::Word(word) if word.stop.is_some()));
    if members.iter().any(|expr| !is_stop(expr) && !matches!(expr, MatchExpr::Not(_))) {
        members.retain(|expr| !is_stop(expr));
    }
}

/// Lowers the weight of a word that is repeated in any form.
pub(super) fn weigh_repetition(plan: &mut Plan) {
    let mut seen = Vec::new();
    for (clause, boost) in plan.clauses.iter().zip(&mut plan.boosts) {
        let Clause::Word(TermClause { keys, .. }) = clause else {
            continue;
        };
        let Some(stem) = keys.first().map(|key| &key.key) else {
            continue;
        };
        if seen.contains(&stem) {
            *boost *= REPEATED;
        } else {
            seen.push(stem);
        }
    }
}

/// Adds the words of a word's family as keys, at a lower weight.
pub(super) fn add_families(plan: &mut Plan, reader: &Reader<'_>) -> Result<(), QueryError> {
    for clause in &mut plan.clauses {
        let Clause::Word(word) = clause else {
            continue;
        };
        for key in members(word) {
            if word.keys.iter().all(|known| known.key != key) && reader.frequency_of_stem(&key)? > 0 {
                word.keys.push(TermKey { place: TermField::Stem, key, weight: FAMILY });
            }
        }
    }
    Ok(())
}

/// The stems that may belong to the family of a word: of its likeliest reading in Latin letters if that is the likeliest
/// of all, and of its likeliest Russian reading. The families of other readings would be guesses based on guesses.
fn members(word: &TermClause) -> Vec<String> {
    let stems = || word.keys.iter().filter(|key| key.place == TermField::Stem).map(|key| key.key.as_str());
    let latin = stems().next().filter(|stem| stem.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    let russian = stems().find(|stem| is_cyrillic(stem));
    let mut members = latin.map(family).unwrap_or_default();
    members.extend(russian.into_iter().flat_map(russian_family));
    members
}

/// Adds the words of the quoted phrases of a question as separate clauses too.
pub(super) fn add_words_of_phrases(plan: &mut Plan) {
    let mut words = Vec::new();
    plan.clauses
        .iter()
        .filter(|clause| matches!(clause, Clause::Phrase(_)))
        .for_each(|clause| clause.words(&mut words));
    let says_something = words.into_iter().filter(|word| word.stop.is_none());
    let clauses: Vec<AddedClause> = says_something.cloned().map(Clause::Word).map(AddedClause::alone).collect();
    plan.added.extend(clauses);
}

#[cfg(test)]
mod tests;

//! Questions in plain words: what of them must stand in the law, and what else may stand there for it.

use qonun_analysis::StopKind;
use qonun_analysis::uzbek::family;

use super::{AddedClause, Plan};
use crate::QueryError;
use crate::matching::{Clause, MatchExpr, TermClause};
use crate::postings::{Reader, TermField, TermKey};
use crate::rank::weights::{FAMILY, REPEATED};

/// A query of so many words that say something tells a story rather than names what must be there.
const STORY: usize = 6;

/// Is the query a question in plain words? Exclusions and exact forms are a lawyer's, and so are quotation marks where
/// nothing is asked.
/// Who tells in everyday words what has happened asks what the law says of it.
pub(super) fn is_question(plan: &Plan, query: &str) -> bool {
    let words = plan.words();
    let asks = query.trim_end().ends_with('?') || words.iter().any(|word| word.stop == Some(StopKind::Question));
    let is_plain = |clause: &Clause| matches!(clause, Clause::Word(_)) || (asks && matches!(clause, Clause::Phrase(_)));
    let plain = !words.iter().any(|word| word.is_exact())
        && plan.clauses.iter().all(is_plain)
        && plan.typed.len() == plan.clauses.len();
    let says_something = |(word, covered): &(&&TermClause, bool)| word.stop.is_none() && !covered;
    let content = words.iter().zip(plan.covered_words()).filter(says_something).count();
    plain && (content >= STORY || !plan.legal_terms.is_empty() || (asks && content > 1))
}

/// A citizen's question words need not stand in the law.
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

/// A word that comes again, in whatever form, is not asked for twice as much.
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

/// Lets the words of an Uzbek word's family stand for it, at less weight.
pub(super) fn add_families(plan: &mut Plan, reader: &Reader<'_>) -> Result<(), QueryError> {
    for clause in &mut plan.clauses {
        let Clause::Word(word) = clause else {
            continue;
        };
        // The likeliest reading alone: of others the families would be guesses of guesses.
        let Some(stem) = word.keys.iter().find(|key| key.place == TermField::Stem) else {
            continue;
        };
        if !stem.key.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        for key in family(&stem.key) {
            if word.keys.iter().all(|known| known.key != key) && reader.frequency_of_stem(&key)? > 0 {
                word.keys.push(TermKey { place: TermField::Stem, key, weight: FAMILY });
            }
        }
    }
    Ok(())
}

/// What a question has in quotation marks is looked for word by word too.
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

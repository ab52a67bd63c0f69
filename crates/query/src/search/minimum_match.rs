//! Partial matches, if no act has every word: acts with most of the query.

use qonun_analysis::rarity;

use crate::QueryError;
use crate::matching::{MatchExpr, Matcher, heaviest};
use crate::plan::Plan;
use crate::postings::TextSet;
use crate::rank::weights::{QUESTION_SHARE, RELAXED_SHARE};

/// The searched texts that may match at all: without excluded ones, and within the sets that the query names.
pub(crate) fn allowed(matcher: &mut Matcher<'_, '_>, plan: &Plan, searched: &TextSet) -> Result<TextSet, QueryError> {
    let mut allowed = searched.clone();
    if let MatchExpr::All(members) = &plan.expr {
        for excluded in members.iter().filter(|member| matches!(member, MatchExpr::Not(_) | MatchExpr::Texts(_))) {
            allowed.intersect(&matcher.matched(excluded)?);
        }
    }
    Ok(allowed)
}

/// Of the allowed texts those with most of the required clauses, by weight. `size` is the number of all texts.
pub(crate) fn texts(
    matcher: &mut Matcher<'_, '_>,
    plan: &Plan,
    is_question: bool,
    allowed: &TextSet,
    size: u32,
) -> Result<TextSet, QueryError> {
    let held = plan.ranked_clauses().into_iter().map(|place| matcher.anywhere(place));
    let held = held.collect::<Result<Vec<_>, _>>()?;
    let weigh = |set: &TextSet| rarity(set.count() as usize, size as usize);
    let weighed: Vec<(&TextSet, f32)> = held.iter().map(|set| (&**set, weigh(set))).collect();
    let share = if is_question { QUESTION_SHARE } else { RELAXED_SHARE };
    // If all weights are zero, there are no matches.
    Ok(heaviest(&weighed, allowed, |most| if most > 0.0 { share * most } else { f32::INFINITY }))
}

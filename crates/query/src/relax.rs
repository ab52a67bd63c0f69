//! When no act holds every word: acts that hold most of what was asked.

use crate::QueryError;
use crate::matching::{Matcher, TextSet, Want};
use crate::plan::Plan;
use crate::rank::lanes::rarity;
use crate::rank::weights::{QUESTION_SHARE, RELAXED_SHARE};

/// Texts that hold most of the wanted leaves, by weight, and nothing excluded. `size` is how many texts there are.
pub(crate) fn texts(
    matcher: &mut Matcher<'_, '_>,
    plan: &Plan,
    searched: &TextSet,
    size: u32,
) -> Result<TextSet, QueryError> {
    let mut scores = vec![0.0_f32; size as usize];
    for place in plan.ranked_leaves() {
        let set = matcher.anywhere(place)?;
        let weight = rarity(u64::from(set.count()), size as usize);
        set.iter().for_each(|text| scores[text as usize] += weight);
    }
    let mut allowed = searched.clone();
    if let Want::All(members) = &plan.want {
        for excluded in members.iter().filter(|member| matches!(member, Want::Not(_) | Want::Texts(_))) {
            allowed.intersect(&matcher.matched(excluded)?);
        }
    }
    let share = if plan.is_question { QUESTION_SHARE } else { RELAXED_SHARE };
    let best = allowed.iter().map(|text| scores[text as usize]).fold(0.0, f32::max);
    let mut found = TextSet::empty(size);
    if best > 0.0 {
        allowed.iter().filter(|&text| scores[text as usize] >= share * best).for_each(|text| found.insert(text));
    }
    Ok(found)
}

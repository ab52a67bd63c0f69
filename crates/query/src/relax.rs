//! When no act holds every word: acts that hold most of what was asked.

use crate::QueryError;
use crate::matching::{Leaf, Matched, Reader, TextSet, Want, match_texts};
use crate::plan::Plan;
use crate::rank::lanes::rarity;
use crate::rank::weights::{QUESTION_SHARE, RELAXED_SHARE};

/// Texts that hold most of the wanted leaves, by weight, and nothing excluded.
pub(crate) fn texts(
    reader: &Reader<'_>,
    plan: &Plan,
    matched: &[Option<Matched>],
    searched: &TextSet,
) -> Result<TextSet, QueryError> {
    let size = u32::try_from(reader.generation.tables().texts.len()).unwrap_or(u32::MAX);
    let mut scores = vec![0.0_f32; size as usize];
    for place in plan.ranked_leaves() {
        let set = match (&plan.leaves[place], &matched[place]) {
            (Leaf::Word(_), _) | (_, None) => {
                match_texts(reader, &Want::Leaf(place), &plan.leaves, &mut vec![None; plan.leaves.len()])?
            }
            (_, Some(found)) => {
                let mut set = TextSet::empty(size);
                found.records.iter().for_each(|&(record, _)| set.insert(reader.generation.text_of_record(record)));
                set
            }
        };
        let weight = rarity(set.iter().count() as u64, size as usize);
        set.iter().for_each(|text| scores[text as usize] += weight);
    }
    let mut allowed = searched.clone();
    if let Want::All(members) = &plan.want {
        for excluded in members.iter().filter(|member| matches!(member, Want::Not(_) | Want::Texts(_))) {
            allowed.intersect(&match_texts(reader, excluded, &plan.leaves, &mut vec![None; plan.leaves.len()])?);
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

//! The best records by their words alone. [`super::score`] chooses from these candidates.

use std::sync::Arc;

use super::scorer::{Limits, Scorer};
use super::top_k::Hit;
use super::weights::TELLING;
use super::windows::WindowWalk;
use crate::QueryError;
use crate::postings::Reader;

/// Scorers with their bits. Scorers with the same impacts are merged, and their weights added: a story repeats a word
/// in sentence after sentence.
fn joined(scorers: &[Scorer]) -> Vec<(Scorer, u64)> {
    let mut joined: Vec<(Scorer, u64)> = Vec::with_capacity(scorers.len());
    for (place, scorer) in scorers.iter().enumerate() {
        let bit = 1 << place.min(63);
        match joined.iter_mut().find(|(known, _)| Arc::ptr_eq(&known.impacts, &scorer.impacts)) {
            Some((known, bits)) => {
                known.idf += scorer.idf;
                known.base += scorer.base;
                *bits |= bit;
            }
            None => joined.push((scorer.clone(), bit)),
        }
    }
    joined
}

/// Number of telling scorers. `scorers` come in descending order of their upper bounds; the last ones, frequent words
/// whose weights sum to little, do not make an answer.
fn telling(scorers: &[(Scorer, u64)]) -> usize {
    let whole: f32 = scorers.iter().map(|(scorer, _)| scorer.highest()).sum();
    let mut rest = 0.0;
    let tells_little = |(scorer, _): &&(Scorer, u64)| {
        rest += scorer.highest();
        rest < TELLING * whole
    };
    let little = scorers.iter().rev().take_while(tells_little).count();
    (scorers.len() - little).max(1)
}

fn walk<'w, 'g>(reader: &'w Reader<'g>, scorers: &[Scorer], limits: &Limits<'_>) -> WindowWalk<'w, 'g> {
    let mut scorers = joined(scorers);
    scorers.sort_by(|(one, _), (two, _)| {
        two.highest().total_cmp(&one.highest()).then(one.impacts.records().cmp(&two.impacts.records()))
    });
    let telling = if limits.weak_words { scorers.len().max(1) } else { telling(&scorers) };
    WindowWalk { reader, scorers, every: limits.every, telling }
}

/// Finds the best records. Scorers come in the order of the query, and [`Hit::scorers`] uses this order.
pub(crate) fn best_records(
    reader: &Reader<'_>,
    scorers: &[Scorer],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    walk(reader, scorers, limits).best(limits)
}

/// Same result as [`best_records`], found by scoring every record.
#[cfg(test)]
pub(crate) fn best_of_all_records(
    reader: &Reader<'_>,
    scorers: &[Scorer],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let walk = walk(reader, scorers, limits);
    let mut best = super::top_k::TopK::new(limits.count.max(1), limits.above);
    let mut verifiers = walk.verifiers()?;
    for record in 0..reader.generation.tables().record_count() {
        if limits.allow(record, reader.generation.text_of_record(record))
            && let Some(hit) = walk.hit(record, &mut verifiers)?
        {
            best.push(hit);
        }
    }
    Ok(best.finish())
}

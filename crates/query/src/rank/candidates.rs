//! The best records by their words alone: what [`super::score`] chooses from.

use std::sync::Arc;

#[cfg(test)]
use qonun_index::RecordNo;

use super::best::Hit;
use super::lanes::{Lane, Limits};
use super::weights::TELLING;
use super::windows::WindowWalk;
use crate::QueryError;
use crate::postings::Reader;

/// Lanes with the bits they stand for. Those that are worth the same in every record are one, with their weights together: a
/// story says a word in sentence after sentence.
fn joined(lanes: &[Lane]) -> Vec<(Lane, u64)> {
    let mut joined: Vec<(Lane, u64)> = Vec::with_capacity(lanes.len());
    for (place, lane) in lanes.iter().enumerate() {
        let bit = 1 << place.min(63);
        match joined.iter_mut().find(|(known, _)| Arc::ptr_eq(&known.impacts, &lane.impacts)) {
            Some((known, bits)) => {
                known.idf += lane.idf;
                *bits |= bit;
            }
            None => joined.push((lane.clone(), bit)),
        }
    }
    joined
}

/// How many of some lanes, those that can give most first, tell something: frequent words that together weigh little do not
/// make an answer.
fn telling(lanes: &[(Lane, u64)]) -> usize {
    let whole: f32 = lanes.iter().map(|(lane, _)| lane.highest()).sum();
    let mut rest = 0.0;
    let tells_little = |(lane, _): &&(Lane, u64)| {
        rest += lane.highest();
        rest < TELLING * whole
    };
    let little = lanes.iter().rev().take_while(tells_little).count();
    (lanes.len() - little).max(1)
}

fn walk<'w, 'g>(reader: &'w Reader<'g>, lanes: &[Lane], limits: &Limits<'_>) -> WindowWalk<'w, 'g> {
    let mut lanes = joined(lanes);
    lanes.sort_by(|(one, _), (two, _)| {
        two.highest().total_cmp(&one.highest()).then(one.impacts.records().cmp(&two.impacts.records()))
    });
    let telling = if limits.weak_words { lanes.len().max(1) } else { telling(&lanes) };
    WindowWalk { reader, lanes, every: limits.every, telling }
}

/// Finds the best records. Lanes come in the order of the query; [`Hit::lanes`] counts in that order.
pub(crate) fn best_records(reader: &Reader<'_>, lanes: &[Lane], limits: &Limits<'_>) -> Result<Vec<Hit>, QueryError> {
    walk(reader, lanes, limits).best(limits)
}

/// The same, found by looking at each record there is.
#[cfg(test)]
pub(crate) fn best_of_all_records(
    reader: &Reader<'_>,
    lanes: &[Lane],
    limits: &Limits<'_>,
) -> Result<Vec<Hit>, QueryError> {
    let walk = walk(reader, lanes, limits);
    let mut best = super::best::Best::new(limits.count.max(1), limits.above);
    let mut proofs = walk.proofs()?;
    for record in 0..reader.generation.tables().records.len() as RecordNo {
        if limits.allow(record, reader.generation.text_of_record(record))
            && let Some(hit) = walk.hit(record, &mut proofs)?
        {
            best.push(hit);
        }
    }
    Ok(best.finish())
}

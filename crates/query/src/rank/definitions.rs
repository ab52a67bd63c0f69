//! Provisions that define what a query asks about.

use qonun_analysis::DEFINITION_DEGREES;
use qonun_index::{ActNo, RecordNo};

use super::weights::{DEFINES, DEFINITION_FADE};

/// The degree of a doubtful definition: a paragraph that may be a row of a list, or the definition of a narrower term.
const DOUBTFUL: u8 = 1;

/// A term whose definition is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notion {
    /// The records that define it, in ascending order, with the degrees of their definitions.
    defining: Vec<(RecordNo, u8)>,
}

impl Notion {
    /// The notion that some records define. A record that is given several times has its highest degree.
    pub(crate) fn new(mut defining: Vec<(RecordNo, u8)>) -> Self {
        defining.sort_unstable_by_key(|&(record, degree)| (record, std::cmp::Reverse(degree)));
        defining.dedup_by_key(|&mut (record, _)| record);
        Self { defining }
    }

    /// True if no record defines it.
    pub(crate) const fn is_undefined(&self) -> bool {
        self.defining.is_empty()
    }

    /// The records that define it.
    pub(crate) fn records(&self) -> impl Iterator<Item = RecordNo> {
        self.defining.iter().map(|&(record, _)| record)
    }

    /// Keeps only some of its records. Of these, doubtful definitions are removed if others are clear.
    pub(crate) fn retain(&mut self, keep: impl Fn(RecordNo) -> bool) {
        self.defining.retain(|&(record, _)| keep(record));
        if self.defining.iter().any(|&(_, degree)| degree > DOUBTFUL) {
            self.defining.retain(|&(_, degree)| degree > DOUBTFUL);
        }
    }

    /// How clearly a record defines it, from 0 (not at all) to 1.
    fn share(&self, record: RecordNo) -> f32 {
        let found = self.defining.binary_search_by_key(&record, |&(known, _)| known);
        found.map_or(0.0, |place| f32::from(self.defining[place].1) / f32::from(DEFINITION_DEGREES))
    }
}

/// A provision before its act is considered.
pub(super) struct Candidate {
    pub(super) record: RecordNo,
    /// The provision in all languages of its act: the act, and the hash of the path.
    pub(super) provision: (ActNo, u32),
    pub(super) score: f32,
    /// True if its heading consists of the notions.
    pub(super) is_about_all: bool,
}

/// Returns the new scores of the candidates that define some notions; 0 for the others. `whole` is the whole weight of the
/// query.
///
/// The definition of one notion gets a bonus. If there are several notions, the definitions of each are put first in turn,
/// each as good as that of the others: a definition has the words of one notion only, and would rank below provisions that
/// mention all of them.
pub(super) fn lifted(candidates: &[Candidate], notions: &[Notion], whole: f32) -> Vec<f32> {
    let mut lifted = vec![0.0_f32; candidates.len()];
    let highest = candidates.iter().map(|found| found.score).fold(0.0, f32::max) + DEFINES * whole;
    for notion in notions {
        let score = |(place, found): (usize, &Candidate)| {
            let share = notion.share(found.record);
            (share > 0.0).then_some((place, found.score + DEFINES * whole * share))
        };
        let mut scores: Vec<(usize, f32)> = candidates.iter().enumerate().filter_map(score).collect();
        if notions.len() > 1 {
            put_first(&mut scores, highest, candidates);
        }
        scores.into_iter().for_each(|(place, score)| lifted[place] = lifted[place].max(score));
    }
    if notions.len() > 1 {
        // A provision about all of them tells them apart.
        let about_all = candidates.iter().zip(&mut lifted).filter(|(found, _)| found.is_about_all);
        about_all.for_each(|(_, lifted)| *lifted = highest);
    }
    lifted
}

/// Replaces the scores of the definitions of one notion: the best provision gets the highest score, each further one a
/// lower one.
fn put_first(scores: &mut [(usize, f32)], highest: f32, candidates: &[Candidate]) {
    scores.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    let mut before: Vec<(ActNo, u32)> = Vec::new();
    for (place, score) in scores {
        let provision = candidates[*place].provision;
        let turn = before.iter().position(|&known| known == provision).unwrap_or_else(|| {
            before.push(provision);
            before.len() - 1
        });
        *score = highest * DEFINITION_FADE.powi(i32::try_from(turn).unwrap_or(i32::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, DEFINES, DEFINITION_FADE, Notion, lifted};

    /// Candidates with record and act numbers and scores.
    fn candidates(of: &[(u32, u32, f32)]) -> Vec<Candidate> {
        let candidate =
            |&(record, act, score)| Candidate { record, provision: (act, 0), score, is_about_all: record == 9 };
        of.iter().map(candidate).collect()
    }

    #[test]
    fn a_definition_gets_a_bonus_by_its_degree() {
        let notion = Notion::new(vec![(2, 1), (1, 3), (2, 3), (7, 1)]);
        let scores = lifted(&candidates(&[(1, 1, 0.5), (2, 1, 0.2), (7, 2, 0.1), (8, 2, 4.0)]), &[notion], 3.0);
        assert_eq!(scores, [0.5 + 3.0 * DEFINES, 0.2 + 3.0 * DEFINES, 0.1 + DEFINES, 0.0]);
    }

    #[test]
    fn definitions_of_several_notions_take_turns() {
        let (one, two) = (Notion::new(vec![(1, 3), (3, 1)]), Notion::new(vec![(2, 1)]));
        let found = candidates(&[(1, 1, 0.5), (2, 2, 0.1), (3, 3, 0.4), (4, 4, 2.0), (9, 5, 1.0)]);
        let highest = 2.0 + 3.0 * DEFINES;
        let scores = lifted(&found, &[one, two], 3.0);
        assert_eq!(scores, [highest, highest, highest * DEFINITION_FADE, 0.0, highest], "and what is about both");
    }

    #[test]
    fn without_notions_nothing_is_lifted() {
        assert_eq!(lifted(&candidates(&[(9, 1, 0.5)]), &[], 3.0), [0.0]);
    }
}

//! The differences of two lines or cells, word by word.

use crate::effort::Effort;
use crate::pieces::Pieces;
use crate::sequence::{Budget, Stretch, stretches};
use crate::tidy::tidy;
use crate::vocabulary::Vocabulary;
use crate::words::{Word, words};

/// What the texts of one comparison share: the numbers of their words, and the steps that are left.
pub(crate) struct Differ<'t, 'w> {
    vocabulary: Vocabulary<'t>,
    pub(crate) budget: Budget<'w>,
}

impl<'t, 'w> Differ<'t, 'w> {
    pub(crate) fn new(effort: &'w Effort<'w>) -> Self {
        Self { vocabulary: Vocabulary::default(), budget: Budget::new(effort) }
    }

    /// Adds the differences of two lines word by word.
    pub(crate) fn words(&mut self, old: &'t str, new: &'t str, pieces: &mut Pieces) {
        let (olds, news) = (words(old), words(new));
        let texts = |words: &[Word<'t>]| words.iter().map(|word| word.text).collect::<Vec<&str>>();
        let (a, b) = (self.numbers(&texts(&olds)), self.numbers(&texts(&news)));
        for stretch in tidy(self.stretches(&a, &b), &olds, &news) {
            let (own, other) = (&olds[stretch.old], &news[stretch.new]);
            if stretch.is_equal {
                for (a, b) in own.iter().zip(other) {
                    pieces.gap(a.gap, b.gap);
                    pieces.equal(a.text);
                }
                continue;
            }
            match (own.first().zip(own.last()), other.first().zip(other.last())) {
                (Some(a), Some(b)) => replace(old, a, new, b, pieces),
                (Some((a, z)), None) => pieces.replace(&old[a.start()..z.range.end], ""),
                (None, Some((b, y))) => pieces.replace("", &new[b.start()..y.range.end]),
                (None, None) => {}
            }
        }
    }

    /// Gives equal units equal numbers.
    pub(crate) fn numbers(&mut self, units: &[&'t str]) -> Vec<u32> {
        units.iter().map(|unit| self.vocabulary.number(unit)).collect()
    }

    /// Returns the stretches of two lists of units, told by their numbers.
    pub(crate) fn stretches(&mut self, old: &[u32], new: &[u32]) -> Vec<Stretch> {
        stretches(old, new, &mut self.budget)
    }
}

/// Replaces a phrase by another, each given by its first and last word. The space before them is not replaced if it is
/// the same.
fn replace(old: &str, (a, z): (&Word<'_>, &Word<'_>), new: &str, (b, y): (&Word<'_>, &Word<'_>), pieces: &mut Pieces) {
    if a.gap == b.gap {
        pieces.equal(a.gap);
        pieces.replace(&old[a.range.start..z.range.end], &new[b.range.start..y.range.end]);
    } else {
        pieces.replace(&old[a.start()..z.range.end], &new[b.start()..y.range.end]);
    }
}

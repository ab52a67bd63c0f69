//! Changes that a lawyer reads as phrases: a word that is equal by chance between two changes becomes a part of them.

use std::ops::Range;

use crate::sequence::Stretch;
use crate::words::Word;

/// Of a changed text, at least 1 in this many letters is equal; otherwise the text is told as replaced.
const EQUAL: usize = 5;

/// Numbers of words and letters before each place of a text.
struct Sums {
    words: Vec<usize>,
    letters: Vec<usize>,
}

impl Sums {
    fn of(words: &[Word<'_>]) -> Self {
        let mut sums = Self { words: vec![0], letters: vec![0] };
        let (mut count, mut letters) = (0, 0);
        for word in words {
            count += usize::from(word.has_letters());
            letters += word.text.chars().count();
            sums.words.push(count);
            sums.letters.push(letters);
        }
        sums
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.words[range.end] - self.words[range.start]
    }

    fn letters(&self, range: &Range<usize>) -> usize {
        self.letters[range.end] - self.letters[range.start]
    }
}

/// Joins changes that are separated by too little. Each join shortens the list, so the work is linear.
pub(crate) fn tidy(stretches: Vec<Stretch>, old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Stretch> {
    let (olds, news) = (Sums::of(old), Sums::of(new));
    let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        out.push(stretch);
        while let [.., left, equal, right] = out.as_slice() {
            if left.is_equal || !equal.is_equal || right.is_equal || !is_weak(left, equal, right, &olds, &news) {
                break;
            }
            let joined =
                Stretch { old: left.old.start..right.old.end, new: left.new.start..right.new.end, is_equal: false };
            out.truncate(out.len() - 3);
            out.push(joined);
        }
    }
    let equal: usize = out.iter().filter(|one| one.is_equal).map(|one| olds.letters(&one.old)).sum();
    let (all_old, all_new) = (0..old.len(), 0..new.len());
    let both_are_phrases = olds.words(&all_old).min(news.words(&all_new)) > 3;
    // What was only added or removed is told exactly, however much it is.
    let is_rewritten = out.iter().any(|one| !one.is_equal && !one.old.is_empty() && !one.new.is_empty());
    if both_are_phrases && is_rewritten && equal * EQUAL < olds.letters(&all_old).max(news.letters(&all_new)) {
        return vec![Stretch { old: all_old, new: all_new, is_equal: false }];
    }
    out
}

/// True if what is equal between two changes is too little to be told: one word, or less than each of the changes.
/// Changes that only add, or only remove, stay apart: nothing that was left alone may seem to be removed.
fn is_weak(left: &Stretch, equal: &Stretch, right: &Stretch, olds: &Sums, news: &Sums) -> bool {
    let removes = !left.old.is_empty() || !right.old.is_empty();
    let adds = !left.new.is_empty() || !right.new.is_empty();
    let size = |change: &Stretch| olds.letters(&change.old).max(news.letters(&change.new));
    let letters = olds.letters(&equal.old);
    removes && adds && (olds.words(&equal.old) <= 1 || letters <= size(left).min(size(right)))
}

//! Which provision of the old edition a provision of the new one was.
//!
//! 1. A text that occurs once in both editions is the same provision, whatever its path.
//! 2. Neighbours of such a pair with equal texts are pairs too: short provisions follow the ones around them.
//! 3. So are equal texts with one path.
//! 4. Of the rest, the most alike are paired first; the same path counts in favour. Candidates share rare shingles, so
//!    that their number is linear.
//! 5. Neighbours of pairs that are alike are pairs.
//! 6. One provision that stands alone between two pairs in both editions is a provision that got another text.
//! 7. So is what remains with the same path.
//!
//! The provisions at the top are aligned first, each with the texts below it: below a renumbered annex, "the same path"
//! is the one in the old annex.

mod likeness;

use std::collections::HashMap;

use qonun_law::Provision;

use likeness::{CANDIDATES, Candidates, Sheet};

use crate::effort::Effort;
use crate::vocabulary::Vocabulary;

/// Number of words from which an equal text is evidence enough by itself.
const SUBSTANCE: usize = 8;

/// Likeness in thousandths from which provisions with different paths are one; and what the same path adds to it when
/// pairs are put in order.
const ALIKE: u32 = 350;
const SAME_PATH: u32 = 200;

/// Returns for each new provision the place of the old one. The texts are those of the provisions.
pub(crate) fn align(
    old: (&[Provision], &[String]),
    new: (&[Provision], &[String]),
    effort: &Effort<'_>,
) -> Vec<Option<usize>> {
    let (old_places, new_places) = (places(old.0), places(new.0));
    let (old_below, new_below) = (with_below(old, &old_places), with_below(new, &new_places));
    let (old_content, new_content) = (content(old.0, &old_below), content(new.0, &new_below));
    let mut vocabulary = Vocabulary::default();
    let (Some(olds), Some(news)) = (
        sheets(old.0, &old_below, &old_content, &mut vocabulary, effort),
        sheets(new.0, &new_below, &new_content, &mut vocabulary, effort),
    ) else {
        return vec![None; new.0.len()];
    };
    let mut work = Work {
        old: old.0,
        new: new.0,
        to_old: vec![None; new.0.len()],
        to_new: vec![None; old.0.len()],
        old_places,
        new_places,
        olds,
        news,
        effort,
    };
    work.round(|provision| !provision.path.as_str().contains('/'));
    work.round(|_| true);
    work.to_old
}

/// The text of each provision. That of a provision at the top contains the texts below it: an annex is recognised by its
/// points.
fn with_below((provisions, texts): (&[Provision], &[String]), places: &HashMap<&str, usize>) -> Vec<String> {
    let mut out = texts.to_vec();
    for (provision, text) in provisions.iter().zip(texts) {
        let top = provision.path.as_str().split_once('/').and_then(|(top, _)| places.get(top));
        if let Some(&top) = top {
            out[top].extend(["\n", text]);
        }
    }
    out
}

fn content(provisions: &[Provision], texts: &[String]) -> Vec<String> {
    provisions.iter().zip(texts).map(|(provision, text)| format!("{}\n{text}", provision.heading)).collect()
}

/// The sheet of each provision; `None` if the caller no longer waits.
fn sheets<'t>(
    provisions: &'t [Provision],
    texts: &'t [String],
    content: &'t [String],
    vocabulary: &mut Vocabulary<'t>,
    effort: &Effort<'_>,
) -> Option<Vec<Sheet>> {
    let all = provisions.iter().zip(content).zip(texts);
    all.map(|((provision, content), text)| {
        effort.spend(text.len()).then(|| Sheet::new(provision, content, text, vocabulary))
    })
    .collect()
}

/// The first place of each path.
fn places(provisions: &[Provision]) -> HashMap<&str, usize> {
    let mut places = HashMap::with_capacity(provisions.len());
    for (place, provision) in provisions.iter().enumerate() {
        places.entry(provision.path.as_str()).or_insert(place);
    }
    places
}

struct Work<'p> {
    old: &'p [Provision],
    new: &'p [Provision],
    olds: Vec<Sheet>,
    news: Vec<Sheet>,
    to_old: Vec<Option<usize>>,
    to_new: Vec<Option<usize>>,
    old_places: HashMap<&'p str, usize>,
    new_places: HashMap<&'p str, usize>,
    effort: &'p Effort<'p>,
}

impl Work<'_> {
    fn round(&mut self, takes: impl Fn(&Provision) -> bool) {
        let olds: Vec<usize> = (0..self.old.len()).filter(|&i| takes(&self.old[i])).collect();
        let news: Vec<usize> = (0..self.new.len()).filter(|&j| takes(&self.new[j])).collect();
        self.pair_unique(&olds, &news);
        self.spread(&news, 1_000);
        self.pair_by_path(&news, 1_000);
        self.pair_alike(&olds, &news);
        self.spread(&news, ALIKE);
        self.pair_between(&news);
        self.pair_by_path(&news, 0);
    }

    /// True if both provisions have no partner yet and are of one kind.
    fn are_free(&self, i: usize, j: usize) -> bool {
        self.to_new[i].is_none() && self.to_old[j].is_none() && self.old[i].kind == self.new[j].kind
    }

    fn pair(&mut self, i: usize, j: usize) {
        self.to_new[i] = Some(j);
        self.to_old[j] = Some(i);
    }

    /// Pairs long texts that occur once in each edition.
    fn pair_unique(&mut self, olds: &[usize], news: &[usize]) {
        let once = |places: &[usize], sheets: &[Sheet]| {
            let mut found: HashMap<u32, Option<usize>> = HashMap::with_capacity(places.len());
            for &place in places.iter().filter(|&&place| sheets[place].words >= SUBSTANCE) {
                found.entry(sheets[place].content).and_modify(|place| *place = None).or_insert(Some(place));
            }
            found
        };
        let (from, to) = (once(olds, &self.olds), once(news, &self.news));
        for (content, j) in to {
            if let (Some(j), Some(&Some(i))) = (j, from.get(&content))
                && self.are_free(i, j)
            {
                self.pair(i, j);
            }
        }
    }

    /// Pairs neighbours of pairs, forwards and backwards, if they are at least so alike.
    fn spread(&mut self, news: &[usize], least: u32) {
        for &j in news {
            let before = j.checked_sub(1).and_then(|j| self.to_old[j]);
            self.pair_if_alike(before.map(|i| i + 1), j, least);
        }
        for &j in news.iter().rev() {
            let after = self.to_old.get(j + 1).copied().flatten();
            self.pair_if_alike(after.and_then(|i| i.checked_sub(1)), j, least);
        }
    }

    /// Pairs what stands alone between two pairs in both editions.
    fn pair_between(&mut self, news: &[usize]) {
        for &j in news {
            let (before, after) = (j.checked_sub(1).and_then(|j| self.to_old[j]), self.to_old.get(j + 1));
            if let (Some(before), Some(&Some(after))) = (before, after)
                && before + 2 == after
            {
                self.pair_if_alike(Some(before + 1), j, 0);
            }
        }
    }

    fn pair_if_alike(&mut self, i: Option<usize>, j: usize, least: u32) {
        if let Some(i) = i.filter(|&i| i < self.old.len())
            && self.are_free(i, j)
            && self.olds[i].likeness(&self.news[j]) >= least
        {
            self.pair(i, j);
        }
    }

    /// The old provision with the same path. Below a provision that was renumbered, it is the one below its old path.
    fn same_path(&self, j: usize) -> Option<usize> {
        let path = self.new[j].path.as_str();
        let moved = path.split_once('/').and_then(|(top, rest)| {
            let top = self.to_old[*self.new_places.get(top)?]?;
            self.old_places.get(format!("{}/{rest}", self.old[top].path).as_str())
        });
        moved.or_else(|| self.old_places.get(path)).copied()
    }

    fn pair_by_path(&mut self, news: &[usize], least: u32) {
        for &j in news {
            self.pair_if_alike(self.same_path(j), j, least);
        }
    }

    fn pair_alike(&mut self, olds: &[usize], news: &[usize]) {
        let free = olds.iter().filter(|&&i| self.to_new[i].is_none());
        let candidates = Candidates::new(free.map(|&i| (i, &self.olds[i])));
        let mut found: Vec<(u32, usize, usize)> = Vec::new();
        for &j in news.iter().filter(|&&j| self.to_old[j].is_none()) {
            if !self.effort.spend(self.news[j].words * CANDIDATES) {
                return;
            }
            let same = self.same_path(j);
            for i in candidates.of(&self.news[j]).into_iter().chain(same) {
                let likeness = if self.are_free(i, j) { self.olds[i].likeness(&self.news[j]) } else { 0 };
                let bonus = if same == Some(i) && likeness > 0 { SAME_PATH } else { 0 };
                if likeness + bonus >= ALIKE {
                    found.push((likeness + bonus, i, j));
                }
            }
        }
        found.sort_unstable_by_key(|&(likeness, i, j)| (std::cmp::Reverse(likeness), i.abs_diff(j), j));
        for (_, i, j) in found {
            if self.are_free(i, j) {
                self.pair(i, j);
            }
        }
    }
}

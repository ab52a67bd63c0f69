//! The comparison of two editions.

use qonun_law::{Path, Provision};
use serde::Serialize;

use crate::align::align;
use crate::differ::Differ;
use crate::effort::Effort;
use crate::lines::{self, is_unchanged};
use crate::pieces::Piece;
use crate::sequence::longest_rise;

/// What happened to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Path, place, heading and text are equal.
    Same,
    /// Heading or text changed.
    Changed,
    /// It has another path, or another place among the provisions. Heading and text may have changed too.
    Moved,
    /// Only in the new edition.
    Added,
    /// Only in the old edition.
    Removed,
}

/// A provision in both editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aligned {
    /// Its place in the old edition; `None` if it was added.
    #[serde(skip)]
    pub from: Option<usize>,
    /// Its place in the new edition; `None` if it was removed.
    #[serde(skip)]
    pub to: Option<usize>,
    /// Its path in the old edition.
    pub from_path: Option<Path>,
    /// Its path in the new edition.
    pub to_path: Option<Path>,
    /// What happened to it.
    pub change: Change,
    /// Differences of label and heading; see [`heading`].
    pub heading: Vec<Piece>,
    /// Differences of the text; see [`Provision::text`].
    pub diff: Vec<Piece>,
}

impl Aligned {
    /// True if heading or text differ.
    #[must_use]
    pub fn is_reworded(&self) -> bool {
        !is_unchanged(&self.heading) || !is_unchanged(&self.diff)
    }
}

/// Number of provisions by change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// [`Change::Same`].
    pub same: usize,
    /// [`Change::Changed`].
    pub changed: usize,
    /// [`Change::Moved`].
    pub moved: usize,
    /// [`Change::Added`].
    pub added: usize,
    /// [`Change::Removed`].
    pub removed: usize,
}

/// Two editions, compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The provisions in the order of the new edition. A removed one comes after the one that it followed.
    pub provisions: Vec<Aligned>,
}

impl Comparison {
    /// Returns the number of provisions by change.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for provision in &self.provisions {
            *match provision.change {
                Change::Same => &mut counts.same,
                Change::Changed => &mut counts.changed,
                Change::Moved => &mut counts.moved,
                Change::Added => &mut counts.added,
                Change::Removed => &mut counts.removed,
            } += 1;
        }
        counts
    }

    /// Returns the provisions that are not [`Change::Same`], with the path in the old edition and the one in the new.
    pub fn changed_paths(&self) -> impl Iterator<Item = (Change, Option<&Path>, Option<&Path>)> {
        let differs = self.provisions.iter().filter(|provision| provision.change != Change::Same);
        differs.map(|provision| (provision.change, provision.from_path.as_ref(), provision.to_path.as_ref()))
    }
}

/// Returns the label and the heading of a provision: `15-modda. Soliq toʻlovchilar`.
#[must_use]
pub fn heading(provision: &Provision) -> String {
    let parts = [provision.label.as_str(), provision.heading.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns the differences of two texts.
#[must_use]
pub fn differences(old: &str, new: &str) -> Vec<Piece> {
    let effort = Effort::new(&|_| true);
    lines::differences(old, new, &mut Differ::new(&effort))
}

/// Compares two editions.
#[must_use]
pub fn compare(old: &[Provision], new: &[Provision]) -> Comparison {
    compare_while(old, new, &|_| true).unwrap_or(Comparison { provisions: Vec::new() })
}

/// As [`compare`], as long as the caller waits: `goes_on` is told of the steps of the work as it goes, of about ten
/// nanoseconds each. Returns `None` once it returns false.
#[must_use]
pub fn compare_while(old: &[Provision], new: &[Provision], goes_on: &dyn Fn(u64) -> bool) -> Option<Comparison> {
    let effort = &Effort::new(goes_on);
    let (old_texts, new_texts) = (texts(old), texts(new));
    let to_old = align((old, &old_texts), (new, &new_texts), effort);
    let (old_headings, new_headings) = (headings(old), headings(new));
    let mut differ = Differ::new(effort);
    let provisions = order(old.len(), &to_old).into_iter().map(|(from, to, keeps_order)| {
        let (from_path, to_path) = (from.map(|i| old[i].path.clone()), to.map(|j| new[j].path.clone()));
        if !effort.spend(at(&old_texts, from).len() + at(&new_texts, to).len()) {
            return None;
        }
        let diff = lines::differences(at(&old_texts, from), at(&new_texts, to), &mut differ);
        let heading = lines::differences(at(&old_headings, from), at(&new_headings, to), &mut differ);
        let change = match (from, to) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ if from_path != to_path || !keeps_order => Change::Moved,
            _ if is_unchanged(&heading) && is_unchanged(&diff) => Change::Same,
            _ => Change::Changed,
        };
        Some(Aligned { from, to, from_path, to_path, change, heading, diff })
    });
    let provisions = provisions.collect::<Option<Vec<_>>>()?;
    // What was compared after the caller left was cut short.
    (!effort.is_over()).then_some(Comparison { provisions })
}

/// Compares two provisions that the caller takes for one, however different they are.
#[must_use]
pub fn compare_pair(old: &Provision, new: &Provision) -> Aligned {
    let (heading, diff) = (differences(&heading(old), &heading(new)), differences(&old.text(), &new.text()));
    pair(old, new, heading, diff)
}

/// As [`compare_pair`], as long as the caller waits; see [`compare_while`].
#[must_use]
pub fn compare_pair_while(old: &Provision, new: &Provision, goes_on: &dyn Fn(u64) -> bool) -> Option<Aligned> {
    let effort = &Effort::new(goes_on);
    let differences = |old: &str, new: &str| {
        let found = effort.spend(old.len() + new.len()).then(|| lines::differences(old, new, &mut Differ::new(effort)));
        found.filter(|_| !effort.is_over())
    };
    let heads = differences(&heading(old), &heading(new))?;
    Some(pair(old, new, heads, differences(&old.text(), &new.text())?))
}

fn pair(old: &Provision, new: &Provision, heading: Vec<Piece>, diff: Vec<Piece>) -> Aligned {
    let change = match old.path == new.path {
        false => Change::Moved,
        true if is_unchanged(&heading) && is_unchanged(&diff) => Change::Same,
        true => Change::Changed,
    };
    let (from_path, to_path) = (Some(old.path.clone()), Some(new.path.clone()));
    Aligned { from: Some(0), to: Some(0), from_path, to_path, change, heading, diff }
}

fn headings(provisions: &[Provision]) -> Vec<String> {
    provisions.iter().map(heading).collect()
}

fn texts(provisions: &[Provision]) -> Vec<String> {
    provisions.iter().map(Provision::text).collect()
}

fn at(texts: &[String], place: Option<usize>) -> &str {
    place.map_or("", |place| &texts[place])
}

/// The places of the old and the new provision in the order of the comparison, and true for those that keep their order
/// among the others.
fn order(old: usize, to_old: &[Option<usize>]) -> Vec<(Option<usize>, Option<usize>, bool)> {
    let pairs: Vec<(usize, usize)> = to_old.iter().enumerate().filter_map(|(j, i)| Some((j, (*i)?))).collect();
    let froms: Vec<usize> = pairs.iter().map(|&(_, i)| i).collect();
    let mut keeps = vec![false; to_old.len()];
    let mut new_of = vec![None; old];
    let mut is_held = vec![false; old];
    for &i in &froms {
        is_held[i] = true;
    }
    for place in longest_rise(&froms) {
        let (j, i) = pairs[place];
        keeps[j] = true;
        new_of[i] = Some(j);
    }
    // Removed provisions by the number of new ones before them.
    let mut removed: Vec<Vec<usize>> = vec![Vec::new(); to_old.len() + 1];
    let mut before = 0;
    for i in 0..old {
        before = new_of[i].map_or(before, |j| j + 1);
        if !is_held[i] {
            removed[before].push(i);
        }
    }
    let mut out = Vec::with_capacity(old + to_old.len());
    for (j, removed) in removed.into_iter().enumerate() {
        out.extend(removed.into_iter().map(|i| (Some(i), None, false)));
        if let Some(&i) = to_old.get(j) {
            out.push((i, Some(j), keeps[j]));
        }
    }
    out
}

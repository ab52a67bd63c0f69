//! Two texts, compared: two editions word by word, or two language versions side by side.

use qonun_compare::{Aligned, Change, Op, Piece, compare, compare_pair, heading, side_by_side};
use qonun_law::{Date, DocId, Path, Provision};

use crate::QueryError;
use crate::answer::{ChangeCounts, CompareAnswer, ComparedProvision, PieceView};
use crate::clock::Patience;
use crate::snapshot::Snapshot;
use crate::view::LinkCache;
use crate::view::document::{Found, find};

/// One side of a comparison.
#[derive(Clone, Debug)]
pub struct ComparedPlace {
    /// The text.
    pub document: DocId,
    /// The day of its edition; `None` for the one shown today.
    pub on: Option<Date>,
    /// The provision, with those below it; `None` for the whole text. If only one side names a provision, it is that
    /// of both.
    pub path: Option<String>,
}

/// Compares two texts.
pub(crate) fn compared(
    snapshot: &Snapshot,
    kept: &LinkCache,
    from: &ComparedPlace,
    to: &ComparedPlace,
    patience: &Patience,
) -> Result<CompareAnswer, QueryError> {
    let old = find(snapshot, kept, from.document, from.on, patience.clone())?;
    let new = find(snapshot, kept, to.document, to.on, patience.clone())?;
    let old_path = from.path.as_deref().or(to.path.as_deref());
    let new_path = to.path.as_deref().or(from.path.as_deref());
    let (olds, news) = (selected(&old, old_path)?, selected(&new, new_path)?);
    patience.check()?;
    let is_of_one_language = old.lang() == new.lang();
    let provisions = match (olds.as_slice(), news.as_slice()) {
        _ if !is_of_one_language => beside(&olds, &news),
        // A reader who names two provisions takes them for one.
        ([old], [new]) if old_path.is_some() => views(vec![compare_pair(old, new)]),
        _ => views(compare(&olds, &news).provisions),
    };
    patience.check()?;
    let path = |provisions: &[Provision], path: Option<&str>| {
        provisions.first().filter(|_| path.is_some()).map(|provision| provision.path.clone())
    };
    Ok(CompareAnswer {
        from: old.compared(path(&olds, old_path).as_ref()),
        to: new.compared(path(&news, new_path).as_ref()),
        compared: if is_of_one_language { "words" } else { "provisions" },
        counts: counts(&provisions),
        provisions,
    })
}

/// The provisions that a path names: one and those below it. A path inside a provision names the whole provision.
fn selected(found: &Found<'_>, path: Option<&str>) -> Result<Vec<Provision>, QueryError> {
    let all = found.provisions();
    let Some(path) = path else { return Ok(all.to_vec()) };
    let top = &found.named(path)?.path;
    let is_below = |path: &Path| path.as_str().strip_prefix(top.as_str()).is_some_and(|rest| rest.starts_with('/'));
    let named = all.iter().find(|provision| provision.path == *top);
    Ok(named.into_iter().chain(all.iter().filter(|provision| is_below(&provision.path))).cloned().collect())
}

/// The provisions of two language versions. The text of the first comes before that of the second.
fn beside(from: &[Provision], to: &[Provision]) -> Vec<ComparedProvision> {
    let rows = side_by_side(from, to).into_iter().map(|row| {
        let text = |of: &[Provision], place: Option<usize>| place.map(|at| of[at].text()).unwrap_or_default();
        let head = |of: &[Provision], place: Option<usize>| place.map(|at| heading(&of[at])).unwrap_or_default();
        let change = match (&row.from_path, &row.to_path) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            (from, to) if from == to => Change::Same,
            _ => Change::Moved,
        };
        ComparedProvision {
            change: name(change),
            heading: one_after_the_other(head(from, row.from), head(to, row.to)),
            diff: one_after_the_other(text(from, row.from), text(to, row.to)),
            from_path: row.from_path,
            to_path: row.to_path,
        }
    });
    rows.collect()
}

fn one_after_the_other(old: String, new: String) -> Vec<PieceView> {
    let both = [("delete", old), ("insert", new)];
    both.into_iter().filter(|(_, text)| !text.is_empty()).map(|(op, text)| PieceView { op, text }).collect()
}

fn views(provisions: Vec<Aligned>) -> Vec<ComparedProvision> {
    let view = |provision: Aligned| ComparedProvision {
        from_path: provision.from_path,
        to_path: provision.to_path,
        change: name(provision.change),
        heading: pieces(provision.heading),
        diff: pieces(provision.diff),
    };
    provisions.into_iter().map(view).collect()
}

fn pieces(pieces: Vec<Piece>) -> Vec<PieceView> {
    let op = |op: Op| match op {
        Op::Equal => "equal",
        Op::Insert => "insert",
        Op::Delete => "delete",
    };
    pieces.into_iter().map(|piece| PieceView { op: op(piece.op), text: piece.text }).collect()
}

const fn name(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Changed => "changed",
        Change::Moved => "moved",
        Change::Added => "added",
        Change::Removed => "removed",
    }
}

fn counts(provisions: &[ComparedProvision]) -> ChangeCounts {
    let count = |change| provisions.iter().filter(|provision| provision.change == name(change)).count();
    ChangeCounts {
        same: count(Change::Same),
        changed: count(Change::Changed),
        moved: count(Change::Moved),
        added: count(Change::Added),
        removed: count(Change::Removed),
    }
}

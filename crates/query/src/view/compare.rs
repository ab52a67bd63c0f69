//! Two texts, compared: two editions word by word, or two language versions side by side.

use std::cell::RefCell;

use qonun_compare::{
    Aligned, Change, Comparison, Op, Piece, compare_pair_while, compare_while, heading, side_by_side, unified,
};
use qonun_law::{ActId, Date, DocId, Lang, Path, Provision};
use rustc_hash::FxHashSet;

use crate::answer::{ChangeCounts, CompareAnswer, ComparedProvision, ComparedText, PieceView, TextEditionsView};
use crate::clock::{Clock, Patience};
use crate::editions::TextEditions;
use crate::snapshot::Snapshot;
use crate::view::LinkCache;
use crate::view::document::{Found, find};
use crate::{QueryError, address};

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPlace {
    /// The text.
    pub document: DocId,
    /// The day of its edition; `None` for the one shown today.
    pub on: Option<Date>,
    /// The provision, with those below it; `None` for the whole text. If only one side names a provision, it is that
    /// of both.
    pub path: Option<String>,
}

/// Two texts, compared.
pub(crate) struct Compared {
    from: ComparedText,
    to: ComparedText,
    is_of_one_language: bool,
    comparison: Comparison,
}

/// Compares two texts.
pub(crate) fn compared(
    snapshot: &Snapshot,
    kept: &LinkCache,
    from: &ComparedPlace,
    to: &ComparedPlace,
    patience: &Patience,
) -> Result<Compared, QueryError> {
    let old = find(snapshot, kept, from.document, from.on, patience.clone())?;
    let new = find(snapshot, kept, to.document, to.on, patience.clone())?;
    let old_path = from.path.as_deref().or(to.path.as_deref());
    let new_path = to.path.as_deref().or(from.path.as_deref());
    // A text may have the provision that the reader named for the other one under another path, or not at all. Then the
    // comparison of the whole texts tells what became of it.
    let (olds, news, only) = match (selected(&old, old_path), selected(&new, new_path)) {
        (Err(QueryError::NoProvision { .. }), Ok(news)) if from.path.is_none() => {
            (old.provisions().to_vec(), new.provisions().to_vec(), Some((false, news)))
        }
        (Ok(olds), Err(QueryError::NoProvision { .. })) if to.path.is_none() => {
            (old.provisions().to_vec(), new.provisions().to_vec(), Some((true, olds)))
        }
        (olds, news) => (olds?, news?, None),
    };
    let is_of_one_language = old.lang() == new.lang();
    let watch = Watch::new(patience.clone());
    let goes_on = |steps| watch.goes_on(steps);
    let comparison = match (olds.as_slice(), news.as_slice()) {
        _ if !is_of_one_language => Some(beside(&olds, &news)),
        // A reader who names two provisions takes them for one.
        ([old], [new]) if old_path.is_some() && only.is_none() => {
            compare_pair_while(old, new, &goes_on).map(|pair| Comparison { provisions: vec![pair] })
        }
        _ => compare_while(&olds, &news, &goes_on),
    };
    let mut comparison = comparison.ok_or_else(|| watch.into_error())?;
    if let Some((is_old, wanted)) = only {
        let paths: FxHashSet<&Path> = wanted.iter().map(|provision| &provision.path).collect();
        let path = |row: &Aligned| if is_old { row.from_path.clone() } else { row.to_path.clone() };
        comparison.provisions.retain(|row| path(row).is_some_and(|path| paths.contains(&path)));
    }
    patience.check()?;
    let first = |path: fn(&Aligned) -> Option<&Path>| comparison.provisions.iter().find_map(path);
    let (from_path, to_path) = (first(|row| row.from_path.as_ref()), first(|row| row.to_path.as_ref()));
    Ok(Compared {
        from: old.compared(from_path.filter(|_| old_path.is_some())),
        to: new.compared(to_path.filter(|_| new_path.is_some())),
        is_of_one_language,
        comparison,
    })
}

impl Compared {
    pub(crate) fn into_answer(self) -> CompareAnswer {
        let counts = self.comparison.counts();
        CompareAnswer {
            from: self.from,
            to: self.to,
            compared: if self.is_of_one_language { "words" } else { "provisions" },
            counts: ChangeCounts {
                same: counts.same,
                changed: counts.changed,
                moved: counts.moved,
                added: counts.added,
                removed: counts.removed,
            },
            provisions: self.comparison.provisions.into_iter().map(view).collect(),
        }
    }

    /// The comparison as unified text. Its first lines name the texts as a reader may type them.
    pub(crate) fn into_text(self) -> String {
        unified(&self.comparison, &self.from.name(), &self.to.name())
    }
}

/// The clock of a request, for a crate that knows neither clocks nor errors of queries.
struct Watch {
    clock: Clock,
    error: RefCell<Option<QueryError>>,
}

impl Watch {
    fn new(patience: Patience) -> Self {
        Self { clock: Clock::of_page(patience), error: RefCell::new(None) }
    }

    fn goes_on(&self, steps: u64) -> bool {
        self.clock.spend(steps).map_err(|error| self.error.replace(Some(error))).is_ok()
    }

    fn into_error(self) -> QueryError {
        self.error.into_inner().unwrap_or(QueryError::Deadline)
    }
}

/// The texts of an act with their editions, in the order of their languages.
pub(crate) fn texts_of(snapshot: &Snapshot, act: &ActId) -> Result<Vec<TextEditionsView>, QueryError> {
    let tables = snapshot.generation().tables();
    let place = tables.act_of_id(act).ok_or_else(|| QueryError::NoAct(act.clone()))?;
    let view = |text: &qonun_index::TextEntry| TextEditionsView {
        document: text.id,
        lang: text.lang,
        title: text.title.clone(),
        editions: TextEditions::of(snapshot, text).listed(),
        url: address::document_address(act, text.lang),
    };
    let mut texts: Vec<TextEditionsView> = tables.texts_of(place).iter().map(view).collect();
    texts.sort_by_key(|text| Lang::ALL.iter().position(|lang| *lang == text.lang));
    Ok(texts)
}

/// What a reader compares a text with who names only that text: the held edition before it, otherwise another language
/// version; `None` if nothing else of the act is held.
pub(crate) fn other_side(snapshot: &Snapshot, to: &ComparedPlace) -> Result<Option<ComparedPlace>, QueryError> {
    let tables = snapshot.generation().tables();
    let place = tables.text_of_document(to.document).ok_or(QueryError::NoDocument(to.document))?;
    let text = &tables.texts[place as usize];
    let editions = TextEditions::of(snapshot, text);
    let shown = to.on.map_or(editions.shown, |day| editions.known.on(day));
    let before = |from: Date| editions.known.iter().find(|&stamp| stamp.from < from && editions.holds(stamp));
    if let Some(stamp) = shown.and_then(|shown| before(shown.from)) {
        return Ok(Some(ComparedPlace { document: to.document, on: Some(stamp.from), path: None }));
    }
    let others = tables.texts_of(text.act).iter().filter(|other| other.id != text.id);
    let held = others.filter(|other| TextEditions::of(snapshot, other).holds_on(to.on));
    // The other alphabet tells a reader nothing new.
    let other = held.min_by_key(|other| (other.lang.is_uzbek() && text.lang.is_uzbek(), other.id));
    Ok(other.map(|other| ComparedPlace { document: other.id, on: to.on, path: None }))
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
fn beside(from: &[Provision], to: &[Provision]) -> Comparison {
    let rows = side_by_side(from, to).into_iter().map(|row| {
        let text = |of: &[Provision], place: Option<usize>| place.map(|at| of[at].text()).unwrap_or_default();
        let head = |of: &[Provision], place: Option<usize>| place.map(|at| heading(&of[at])).unwrap_or_default();
        let change = match (&row.from_path, &row.to_path) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            (from, to) if from == to => Change::Same,
            _ => Change::Moved,
        };
        Aligned {
            change,
            heading: one_after_the_other(head(from, row.from), head(to, row.to)),
            diff: one_after_the_other(text(from, row.from), text(to, row.to)),
            from: row.from,
            to: row.to,
            from_path: row.from_path,
            to_path: row.to_path,
        }
    });
    Comparison { provisions: rows.collect() }
}

fn one_after_the_other(old: String, new: String) -> Vec<Piece> {
    let both = [(Op::Delete, old), (Op::Insert, new)];
    both.into_iter().filter(|(_, text)| !text.is_empty()).map(|(op, text)| Piece { op, text }).collect()
}

/// A provision in both texts.
pub(super) fn view(provision: Aligned) -> ComparedProvision {
    ComparedProvision {
        from_path: provision.from_path,
        to_path: provision.to_path,
        change: name(provision.change),
        heading: pieces(provision.heading),
        diff: pieces(provision.diff),
    }
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

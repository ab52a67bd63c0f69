//! Things that a citation names and the law base lacks, and the nearest thing that it has.

use qonun_citation::{ActReference, Citation, Match, Place};
use qonun_index::{ActNo, Generation, TextEntry, path_hash};
use qonun_law::{ActNumber, Date, Path, Series};
use rustc_hash::FxHashSet;

use super::library::{Cited, Named, texts_of};
use crate::answer::Missing;
use crate::snapshot::Snapshot;

/// Something that a citation names and the law base lacks.
#[derive(Clone, Debug)]
pub(crate) struct Absence {
    /// The citation as written in the query: the act alone if the act is missing.
    pub(crate) written: String,
    /// The acts that were meant; empty if the act is missing.
    pub(crate) acts: Vec<ActNo>,
    /// Kind and name of the missing thing.
    pub(crate) missing: Missing,
    /// The nearest thing that the law base has.
    pub(crate) nearest: Option<NearestHeld>,
}

/// The nearest thing that the law base has to something that it lacks.
#[derive(Clone, Debug)]
pub(crate) enum NearestHeld {
    /// The act with the nearest number in the same series.
    Act(ActNo),
    /// A provision of the act; without a path, the act itself.
    Provision {
        act: ActNo,
        path: Option<Path>,
        /// True if the act has no provision of this kind with a greater number.
        last: bool,
    },
}

/// Maximum number of missing things that are reported for one citation or one query.
pub(crate) const MOST_TOLD: usize = 3;

/// The first things that a citation of a text names and the law base lacks. A citation without a named act ("this
/// Code", "15-modda") has none. Only the ends of a range are looked up: numbers inside may be left out.
pub(crate) fn absences(snapshot: &Snapshot, named: &Named, text: &str) -> Vec<Absence> {
    let Named { citation, acts: found } = named;
    if found.is_empty() {
        return absent_act(snapshot, citation, text).into_iter().collect();
    }
    let parts = citation.clone().into_parts();
    let of_part = |part: &Citation| {
        let ends = part.provisions.iter().flat_map(|one| std::iter::once(&one.path).chain(&one.through));
        let written = if parts.len() == 1 { citation.text(text).to_owned() } else { with_act(citation, part, text) };
        ends.filter_map(|path| absent_path(snapshot, found, path, &written)).next()
    };
    parts.iter().filter_map(of_part).take(MOST_TOLD).collect()
}

/// The first thing that a citation names and the law base lacks.
pub(crate) fn absence(snapshot: &Snapshot, named: &Named, text: &str) -> Option<Absence> {
    absences(snapshot, named, text).into_iter().next()
}

/// A part of a citation of several provisions, with the name of the act, which may precede or follow: `99, ТК`.
fn with_act(citation: &Citation, part: &Citation, text: &str) -> String {
    let (own, act) = (part.text(text).trim(), act_as_written(citation, text));
    if own.contains(&act) { own.to_owned() } else { format!("{own}, {act}") }
}

/// A provision, or a part of one, that none of the found acts has.
fn absent_path(snapshot: &Snapshot, found: &[Match<ActNo>], path: &Path, written: &str) -> Option<Absence> {
    let mut acts: Vec<ActNo> = found.iter().filter(|one| one.path.as_ref() == Some(path)).map(|one| one.act).collect();
    acts.dedup();
    let first = *acts.first().filter(|_| !acts.iter().any(|&act| has_path(snapshot, act, path)))?;
    let (kind, nearest) = near_path(snapshot, first, path);
    let missing = Missing { kind, text: path.to_string(), path: Some(path.clone()) };
    Some(Absence { written: written.to_owned(), acts, missing, nearest: Some(nearest) })
}

/// True if an act has what is cited: the whole act, a provision, or a part of one.
pub(crate) fn is_held(snapshot: &Snapshot, cited: &Cited) -> bool {
    cited.provision.as_ref().is_none_or(|found| found.path == found.known || has_path(snapshot, cited.act, &found.path))
}

/// True if a text of an act has the provision or part of `path`.
fn has_path(snapshot: &Snapshot, act: ActNo, path: &Path) -> bool {
    snapshot.generation().tables().texts_of(act).iter().any(|text| holds(snapshot, text, path))
}

pub(crate) fn holds(snapshot: &Snapshot, text: &TextEntry, path: &Path) -> bool {
    let Some((record, known)) = snapshot.generation().tables().nearest_record(text, path) else { return false };
    let way = &path.as_str()[known.as_str().len()..];
    // Whether an unreadable provision lacks a part is unknown.
    way.is_empty()
        || snapshot
            .generation()
            .provisions(&[record])
            .map_or(true, |found| found.first().is_some_and(|one| one.holds(way)))
}

/// An act that the law base lacks.
fn absent_act(snapshot: &Snapshot, citation: &Citation, text: &str) -> Option<Absence> {
    let act = citation.act.as_ref()?;
    let nearest = match act {
        ActReference::This { .. } | ActReference::Unnamed { .. } => return None,
        ActReference::Number { number, adopted, .. } => near_number(snapshot, number, *adopted),
        ActReference::Code { .. } | ActReference::Title { .. } => None,
    };
    let missing = Missing { kind: "act", text: act.to_string(), path: None };
    let written = act_as_written(citation, text);
    Some(Absence { written, acts: Vec::new(), missing, nearest: nearest.map(NearestHeld::Act) })
}

/// The act of a citation as written in the text, without the provisions before or after it.
fn act_as_written(citation: &Citation, text: &str) -> String {
    let bytes = &citation.bytes;
    let places = || citation.places.iter().map(|place: &Place| &place.bytes);
    let (first, last) = (places().map(|place| place.start).min(), places().map(|place| place.end).max());
    let around = [first.map(|first| bytes.start..first), last.map(|last| last..bytes.end)];
    let part = around.into_iter().flatten().filter_map(|range| text.get(range));
    let trimmed = part.map(|part| part.trim_matches(|c: char| c.is_whitespace() || c == ','));
    let longest = trimmed.max_by_key(|part| part.len()).filter(|part| !part.is_empty());
    longest.unwrap_or_else(|| citation.text(text)).to_owned()
}

/// The act with the nearest number in the same series; among equal numbers, the one with the nearest day.
fn near_number(snapshot: &Snapshot, number: &ActNumber, adopted: Option<Date>) -> Option<ActNo> {
    let tables = snapshot.generation().tables();
    let letters = number.series.map(|series| format!("{}-", series.letters())).unwrap_or_default();
    let (wanted, session) = leading(&number.rest)?;
    // Many bodies use bare numbers: only an equal one is near.
    let is_counted = number.series.is_some() || !session.is_empty();
    let days = |act: ActNo| {
        let (day, adopted) = (tables.acts[act as usize].adopted?, adopted?);
        Some(day.since(adopted).ok()?.get_days().unsigned_abs())
    };
    let far = |&(ref canonical, act): &(String, ActNo)| {
        let (value, after) = leading(canonical.strip_prefix(letters.as_str())?)?;
        let far = value.abs_diff(wanted);
        (after == session && (is_counted || far == 0)).then(|| (far, days(act).unwrap_or(u32::MAX), act))
    };
    tables.by_number.iter().filter_map(far).min().map(|(_, _, act)| act)
}

/// Splits off the number at the beginning of a text. Returns the number and the rest.
fn leading(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// The kind of a missing path, and the nearest thing that the act has.
fn near_path(snapshot: &Snapshot, act: ActNo, path: &Path) -> (&'static str, NearestHeld) {
    let texts = texts_of(snapshot, act, None);
    let known = texts.iter().find_map(|text| snapshot.generation().tables().nearest_record(text, path));
    let of_container = known.as_ref().is_some_and(|(_, known)| is_container(known));
    if let Some((_, known)) = known.filter(|_| !of_container) {
        let mut nearest = path.parent();
        while let Some(above) = nearest.as_ref().filter(|above| above.as_str().len() > known.as_str().len()) {
            if has_path(snapshot, act, above) {
                break;
            }
            nearest = above.parent();
        }
        return ("part", NearestHeld::Provision { act, path: nearest, last: false });
    }
    let beside = texts.iter().find_map(|text| beside(snapshot.generation(), text, path));
    let nearest = match beside {
        Some((path, last)) => NearestHeld::Provision { act, path: Some(path), last },
        None => NearestHeld::Provision { act, path: path.parent().filter(|_| of_container), last: false },
    };
    ("provision", nearest)
}

/// True if a path leads to an annex, a chapter or a section, which contain provisions.
fn is_container(path: &Path) -> bool {
    let step = path.as_str().rsplit('/').next().unwrap_or_default();
    ["annex", "chapter", "section", "title"].iter().any(|kind| step.starts_with(kind))
}

/// Numbers are tried up to this multiple of the number of records of a text: the numbers of repealed provisions have
/// gaps.
const GAPS: u64 = 4;

/// The provision of a text with the greatest number below that of a path, otherwise the first above it; and whether it
/// is the last of its kind. Takes time linear in the number of records of the text.
fn beside(generation: &Generation, text: &TextEntry, path: &Path) -> Option<(Path, bool)> {
    let records = &generation.tables().records[text.records.start as usize..text.records.end as usize];
    let hashes: FxHashSet<u32> = records.iter().map(|record| record.path_hash).collect();
    beside_in(&|path| hashes.contains(&path_hash(path)), records.len(), path)
}

/// Same as `beside` for a text of `provisions` provisions, of which `has` knows the paths. For article 9999, part 2 the
/// article is looked for.
pub(crate) fn beside_in(has: &dyn Fn(&Path) -> bool, provisions: usize, path: &Path) -> Option<(Path, bool)> {
    let most = (provisions as u64).saturating_mul(GAPS) + 100;
    let mut wanted = Some(path.clone()).filter(|path| !has(path));
    while let Some(path) = wanted {
        let numbered = path.as_str().rsplit_once('_').and_then(|(kind, number)| Some((kind, leading(number)?.0)));
        if let Some((kind, number)) = numbered {
            let at = |number: u64| Some(Path::new(format!("{kind}_{number}"))).filter(|path| has(path));
            let below = (0..=number.min(most)).rev().find_map(at);
            let above = (number.saturating_add(1)..=most).find_map(at);
            let last = above.is_none();
            if let Some(found) = below.or(above) {
                return Some((found, last));
            }
        }
        wanted = path.parent().filter(|path| !has(path));
    }
    None
}

/// True if a search should report a missing act. Letters and digits of a query may look like a number. So a single
/// letter counts as a series only if nothing else was typed, and a bare number or the name of a code only with a
/// provision.
pub(crate) fn is_told(citation: &Citation, query: &str) -> bool {
    let is_whole = || {
        let around = [query.get(..citation.bytes.start), query.get(citation.bytes.end..)];
        !around.into_iter().flatten().any(|text| text.chars().any(char::is_alphanumeric))
    };
    match &citation.act {
        Some(ActReference::Number { number, .. }) => match number.series {
            Some(Series::F) => is_whole(),
            Some(_) => true,
            None => !citation.provisions.is_empty(),
        },
        Some(ActReference::Code { .. }) => !citation.provisions.is_empty(),
        _ => false,
    }
}

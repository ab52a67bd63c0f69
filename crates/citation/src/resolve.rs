//! Finding cited acts in a law base.

use std::fmt;

use qonun_law::{ActNumber, Date, Path, Series};

use crate::code::Code;
use crate::reference::{ActReference, Citation, ProvisionReference};

/// A law base, as far as citations ask it.
pub trait Directory {
    /// What names an act in this law base.
    type Act: Clone;

    /// The acts of a number, most likely first. A bare number may also be that of a resolution of the Cabinet or of a
    /// registration; the day may be that of the registration.
    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<Self::Act>;

    /// The acts of a number adopted in a year.
    fn by_number_in_year(&self, number: &ActNumber, _year: i16) -> Vec<Self::Act> {
        self.by_number(number, None)
    }

    /// The acts that a code consists of, those in force first. See [`Code::of_title`].
    fn by_code(&self, code: Code) -> Vec<Self::Act>;

    /// The acts of a code that were adopted in a year; all of them when none was, since the year may be another one
    /// that the code has, as that in which it came into force. A directory without years gives all.
    fn by_code_in_year(&self, code: Code, _year: i16) -> Vec<Self::Act> {
        self.by_code(code)
    }

    /// The acts of a title, in any language and spelling, most likely first.
    fn by_title(&self, title: &str) -> Vec<Self::Act>;

    /// Does an act have a provision? Asked of what a range may name besides its ends: the articles 15 to 17 are also
    /// the article 15¹ when there is one. Asked too of a number with a full stop: article 16.1 may be the article 16¹.
    /// A law base that cannot tell says no.
    fn has(&self, _act: &Self::Act, _path: &Path) -> bool {
        false
    }
}

/// Longest range that is written out; of a longer one only its ends are cited.
const LONGEST_RANGE: u32 = 256;
/// Inserted provisions that are looked for after the last one known: numbers are seldom left out.
const GAP: u32 = 3;
/// More provisions than this are nowhere inserted after one.
const MOST_INSERTED: u32 = 100;

/// An act that a citation may mean, and the provision of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<A> {
    /// The act.
    pub act: A,
    /// The provision, in the largest detail the citation gives: `art_15/part_2`; the law base may know only `art_15`.
    pub path: Option<Path>,
}

/// What a citation means in a law base: every act it may stand for with every provision it names, most likely first.
///
/// `here` is the act in which the text stands, when it stands in one: the act of "this Code" and of a provision cited
/// without an act. Provisions of "this article" are left to a caller who knows the article.
#[must_use]
pub fn resolve<D: Directory>(citation: &Citation, directory: &D, here: Option<&D::Act>) -> Vec<Match<D::Act>> {
    let provisions = || citation.provisions.iter().filter(|found| found.of_this.is_none());
    let acts = match &citation.act {
        Some(act) => acts(act, directory, here),
        None => here.cloned().into_iter().collect(),
    };
    if provisions().next().is_none() {
        return acts.into_iter().map(|act| Match { act, path: None }).collect();
    }
    let mut matches = Vec::new();
    for act in acts {
        let exists = |path: &Path| directory.has(&act, path);
        let paths = provisions().flat_map(|provision| written_out(&as_numbered(provision, &exists), &exists));
        matches.extend(paths.map(|path| Match { act: act.clone(), path: Some(path) }));
    }
    matches
}

fn acts<D: Directory>(act: &ActReference, directory: &D, here: Option<&D::Act>) -> Vec<D::Act> {
    match act {
        ActReference::Number { number, adopted, year, title } => {
            let mut found = numbered(number, *adopted, *year, directory);
            if let Some(title) = title.as_deref().filter(|_| found.is_empty()) {
                found = directory.by_title(title);
            }
            found
        }
        ActReference::Code { candidates, year } => {
            let of = |&code: &Code| match year {
                Some(year) => directory.by_code_in_year(code, *year),
                None => directory.by_code(code),
            };
            candidates.iter().flat_map(of).collect()
        }
        ActReference::Title { title, .. } => directory.by_title(title),
        ActReference::This { .. } => here.cloned().into_iter().collect(),
        ActReference::Unnamed { .. } => Vec::new(),
    }
}

fn numbered<D: Directory>(number: &ActNumber, adopted: Option<Date>, year: Option<i16>, directory: &D) -> Vec<D::Act> {
    let ask = |number: &ActNumber| match (adopted, year) {
        (None, Some(year)) => directory.by_number_in_year(number, year),
        _ => directory.by_number(number, adopted),
    };
    let found = ask(number);
    if !found.is_empty() {
        return found;
    }
    match number.series {
        // Official texts print numbers of the Cabinet without letters.
        None => ask(&ActNumber { series: Some(Series::Vmq), rest: number.rest.clone() }),
        // The day or the year may be misprinted; a law has its number to itself.
        Some(Series::Orq) if adopted.is_some() || year.is_some() => directory.by_number(number, None),
        Some(_) => Vec::new(),
    }
}

/// A reference with the numbers as the act writes them. See [`path_as_numbered`].
fn as_numbered(reference: &ProvisionReference, exists: &dyn Fn(&Path) -> bool) -> ProvisionReference {
    ProvisionReference {
        path: path_as_numbered(&reference.path, exists),
        through: reference.through.as_ref().map(|last| path_as_numbered(last, exists)),
        of_this: reference.of_this,
    }
}

/// A path with the numbers as the act writes them: "article 16.1" is the article 16.1 of an act that has one, otherwise
/// the article 16¹ when there is one. Each step is asked for by itself, because a law base may not know the parts below
/// an article. A number that the act has in neither spelling stays as it was cited.
fn path_as_numbered(path: &Path, exists: &dyn Fn(&Path) -> bool) -> Path {
    if !path.as_str().contains('.') {
        return path.clone();
    }
    let mut numbered = Path::default();
    for step in path.as_str().split('/') {
        let cited = numbered.join(step);
        // 4.1.2 is a number of a point, never an inserted one.
        let is_decimal = step.bytes().filter(|&byte| byte == b'.').count() == 1;
        let inserted = is_decimal.then(|| numbered.join(&step.replace('.', "-")));
        let other = inserted.filter(|inserted| !exists(&cited) && exists(inserted));
        numbered = other.unwrap_or(cited);
    }
    numbered
}

/// The paths of a reference, a range written out: every whole number in it, and those inserted ones that exist.
fn written_out(reference: &ProvisionReference, exists: &dyn Fn(&Path) -> bool) -> Vec<Path> {
    let ends = || std::iter::once(&reference.path).chain(&reference.through).cloned().collect();
    let Some(through) = &reference.through else {
        return ends();
    };
    let (parent, first) = reference.path.as_str().rsplit_once('/').unwrap_or(("", reference.path.as_str()));
    let last = through.as_str().rsplit_once('_').map_or("", |(_, number)| number);
    let (unit, first) = first.split_once('_').unwrap_or((first, ""));
    let (Some(from), Some(to)) = (Ordinal::read(first), Ordinal::read(last)) else {
        return ends();
    };
    if to.whole.saturating_sub(from.whole) > LONGEST_RANGE {
        return ends();
    }
    let path = |number: Ordinal| Path::new(parent).join(&format!("{unit}_{number}"));
    let mut paths = Vec::new();
    for whole in from.whole..=to.whole {
        let mut missing = 0;
        for inserted in 0_u32.. {
            let number = Ordinal { whole, inserted };
            let (named, path) = (inserted == 0 || number == from || number == to, path(number));
            if number > to || (missing > GAP && whole < to.whole) {
                break;
            }
            if number >= from && (named || exists(&path)) {
                missing = 0;
                paths.push(path);
            } else if number > from {
                missing += 1;
            }
        }
    }
    paths
}

/// A number of a provision: 358¹ is the first one inserted after 358.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ordinal {
    whole: u32,
    inserted: u32,
}

impl Ordinal {
    /// Reads `358` or `358-1`; no number that is made otherwise.
    fn read(number: &str) -> Option<Self> {
        let (whole, inserted) = number.split_once('-').unwrap_or((number, "0"));
        let inserted = inserted.parse().ok().filter(|&inserted| inserted < MOST_INSERTED)?;
        Some(Self { whole: whole.parse().ok()?, inserted })
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inserted {
            0 => write!(f, "{}", self.whole),
            inserted => write!(f, "{}-{inserted}", self.whole),
        }
    }
}

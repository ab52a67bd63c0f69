//! Finds cited acts in a law base.

use std::fmt;

use qonun_law::{ActNumber, Date, Path, Series};

use crate::code::Code;
use crate::reference::{ActReference, Citation, ProvisionReference};

/// The look-ups of a law base that citations need.
pub trait Directory {
    /// The identifier of an act in this law base.
    type Act: Clone;

    /// Returns the acts with a number, most likely first. A bare number may also be the number of a Cabinet resolution
    /// or of a registration; `adopted` may be the day of registration.
    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<Self::Act>;

    /// Returns the acts with a number that were adopted in a year.
    fn by_number_in_year(&self, number: &ActNumber, _year: i16) -> Vec<Self::Act> {
        self.by_number(number, None)
    }

    /// Returns the acts that form a code, acts in force first. See [`Code::of_title`].
    fn by_code(&self, code: Code) -> Vec<Self::Act>;

    /// Returns the acts of a code that were adopted in a year, or all its acts if none was: the text may mean another
    /// year, for example the year of entry into force. A directory without years returns all acts.
    fn by_code_in_year(&self, code: Code, _year: i16) -> Vec<Self::Act> {
        self.by_code(code)
    }

    /// Returns the acts with a title, in any language and spelling, most likely first.
    fn by_title(&self, title: &str) -> Vec<Self::Act>;

    /// True if an act has a provision. It is called for the inner provisions of a range: articles 15 to 17 include
    /// article 15¹ if it exists. It is also called for a number with a full stop: article 16.1 may be article 16¹. A
    /// law base without this information returns `false`.
    fn has(&self, _act: &Self::Act, _path: &Path) -> bool {
        false
    }
}

/// Maximum length of a range that is written out. A longer range cites only its ends.
const LONGEST_RANGE: u32 = 256;
/// Number of consecutive missing inserted provisions that the look-up tolerates: numbers are seldom skipped.
const GAP: u32 = 3;
/// Maximum number of inserted provisions after one provision. No act has more.
const MOST_INSERTED: u32 = 100;

/// An act that a citation may refer to, and its provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<A> {
    /// The act.
    pub act: A,
    /// The provision, in the full detail of the citation: `art_15/part_2`. The law base may contain only `art_15`.
    pub path: Option<Path>,
}

/// Resolves a citation in a law base. Returns every act that it may refer to, with every provision that it names, most
/// likely first.
///
/// `here` is the act that contains the text, if there is one: the act of "this Code" and of a provision cited without
/// an act. Provisions of "this article" are left to a caller who knows the article.
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
    let is_annex = matches!(citation.act, Some(ActReference::Unnamed { .. }));
    for act in acts {
        if is_annex {
            matches.extend(in_annexes(citation, &act, directory));
            continue;
        }
        let exists = |path: &Path| directory.has(&act, path);
        let paths = provisions().flat_map(|provision| written_out(&as_numbered(provision, &exists), &exists));
        matches.extend(paths.map(|path| Match { act: act.clone(), path: Some(path) }));
    }
    matches
}

/// Maximum number of annexes that are looked through. No act in the law base has more with points of their own.
const MOST_ANNEXES: u32 = 60;

/// Resolves the provisions of an approved annex: each is in the annexes that have it. If none has, the act is cited.
fn in_annexes<D: Directory>(citation: &Citation, act: &D::Act, directory: &D) -> Vec<Match<D::Act>> {
    let annexes = (1..=MOST_ANNEXES).map(|number| Path::new(format!("annex_{number}")));
    // An act may be the page of its annex alone.
    let tops: Vec<Path> = annexes.filter(|annex| directory.has(act, annex)).chain([Path::default()]).collect();
    let mut matches = Vec::new();
    for provision in citation.provisions.iter().filter(|found| found.of_this.is_none()) {
        for top in &tops {
            let exists = |path: &Path| directory.has(act, &top.join(path.as_str()));
            let paths = written_out(&as_numbered(provision, &exists), &exists).into_iter().filter(exists);
            matches.extend(paths.map(|path| Match { act: act.clone(), path: Some(top.join(path.as_str())) }));
        }
    }
    if matches.is_empty() {
        matches.push(Match { act: act.clone(), path: None });
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
        ActReference::Unnamed { approved_by, .. } => {
            approved_by.as_ref().map_or_else(Vec::new, |by| acts(by, directory, here))
        }
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
        // Official texts print Cabinet numbers without letters.
        None => ask(&ActNumber { series: Some(Series::Vmq), rest: number.rest.clone() }),
        // The day or the year may be misprinted; the number of a law is unique.
        Some(Series::Orq) if adopted.is_some() || year.is_some() => directory.by_number(number, None),
        Some(_) => Vec::new(),
    }
}

/// Rewrites the numbers of a reference as the act writes them. See [`path_as_numbered`].
fn as_numbered(reference: &ProvisionReference, exists: &dyn Fn(&Path) -> bool) -> ProvisionReference {
    ProvisionReference {
        path: path_as_numbered(&reference.path, exists),
        through: reference.through.as_ref().map(|last| path_as_numbered(last, exists)),
        of_this: reference.of_this,
    }
}

/// Rewrites the numbers of a path as the act writes them: "article 16.1" is article 16.1 if the act has it, otherwise
/// article 16¹ if that exists. Each step is checked by itself, because a law base may not know the parts below an
/// article. A number that the act has in neither spelling is unchanged.
fn path_as_numbered(path: &Path, exists: &dyn Fn(&Path) -> bool) -> Path {
    if !path.as_str().contains('.') {
        return path.clone();
    }
    let mut numbered = Path::default();
    for step in path.as_str().split('/') {
        let cited = numbered.join(step);
        // 4.1.2 is the number of a point, never an inserted number.
        let is_decimal = step.bytes().filter(|&byte| byte == b'.').count() == 1;
        let inserted = is_decimal.then(|| numbered.join(&step.replace('.', "-")));
        let other = inserted.filter(|inserted| !exists(&cited) && exists(inserted));
        numbered = other.unwrap_or(cited);
    }
    numbered
}

/// Returns the paths of a reference. A range is written out: all its whole numbers, and the inserted numbers that
/// exist.
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

/// The number of a provision: 358¹ is the first provision inserted after 358.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ordinal {
    whole: u32,
    inserted: u32,
}

impl Ordinal {
    /// Parses `358` or `358-1`; `None` for any other form.
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

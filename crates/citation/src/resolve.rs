//! Finding cited acts in a law base.

use qonun_law::{ActNumber, Date, Path, Series};

use crate::chain::numbers_of;
use crate::code::Code;
use crate::numeral::Span;
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

    /// The acts of a title, in any language and spelling, most likely first.
    fn by_title(&self, title: &str) -> Vec<Self::Act>;
}

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
    let paths: Vec<Path> =
        citation.provisions.iter().filter(|found| found.of_this.is_none()).flat_map(written_out).collect();
    let acts = match &citation.act {
        Some(act) => acts(act, directory, here),
        None => here.cloned().into_iter().collect(),
    };
    if paths.is_empty() {
        return acts.into_iter().map(|act| Match { act, path: None }).collect();
    }
    let of_act = |act: D::Act| paths.iter().map(move |path| Match { act: act.clone(), path: Some(path.clone()) });
    acts.into_iter().flat_map(|act| of_act(act).collect::<Vec<_>>()).collect()
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
        ActReference::Code { candidates } => candidates.iter().flat_map(|&code| directory.by_code(code)).collect(),
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
        // The day may be misprinted; a law has its number to itself.
        Some(Series::Orq) if adopted.is_some() => directory.by_number(number, None),
        Some(_) => Vec::new(),
    }
}

/// The paths of a reference, a range written out.
fn written_out(reference: &ProvisionReference) -> Vec<Path> {
    let Some(through) = &reference.through else {
        return vec![reference.path.clone()];
    };
    let (parent, first) = reference.path.as_str().rsplit_once('/').unwrap_or(("", reference.path.as_str()));
    let last = through.as_str().rsplit_once('_').map(|(_, number)| number.to_owned());
    let Some((unit, from)) = first.split_once('_') else {
        return vec![reference.path.clone()];
    };
    let numbers = numbers_of(&Span { from: from.to_owned(), through: last });
    numbers.iter().map(|number| Path::new(parent).join(&format!("{unit}_{number}"))).collect()
}

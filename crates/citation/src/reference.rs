//! What is cited: acts and provisions, and their canonical form.

use std::fmt;
use std::ops::Range;

use qonun_law::{ActNumber, ActType, Date, Path, Series};

use crate::code::Code;
use crate::lexicon::Unit;

/// An act as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActReference {
    /// By its number, perhaps with the day of adoption.
    Number {
        /// The number. A bare number of a resolution of the Cabinet has the series only when the text names the
        /// Cabinet.
        number: ActNumber,
        /// Day of adoption (of registration, where a registration is cited).
        adopted: Option<Date>,
        /// Year of adoption, where the text tells no more: a number of the national database, `03/21/683/0375`.
        year: Option<i16>,
        /// The title, where the text gives it too.
        title: Option<String>,
    },
    /// By the name or abbreviation of a code. An abbreviation may stand for several: ЖК is the Criminal Code in Uzbek
    /// and the Housing Code in Russian.
    Code {
        /// At least one, in the order of the table of words.
        candidates: Vec<Code>,
        /// The year in which it was adopted, where the text tells it: the Labour Code of 1995 is not today's.
        year: Option<i16>,
    },
    /// By its title: in quotation marks, in a search request also without them.
    Title {
        /// The title as written, without the marks.
        title: String,
        /// What the text calls the act.
        kind: ActType,
        /// Day of adoption.
        adopted: Option<Date>,
    },
    /// The act in which the text stands: "ushbu Kodeks", "настоящий Закон".
    This {
        /// What the text calls the act.
        kind: ActType,
    },
    /// An act called by its kind alone ("the said Law", "Qonunning 5-moddasi") that was not cited before in the text.
    Unnamed {
        /// What the text calls the act.
        kind: ActType,
    },
}

/// A provision, or a range of them, as a way from the top of the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvisionReference {
    /// The provision; the first one of a range: `art_15/part_2`.
    pub path: Path,
    /// The last one of a range: `art_19`.
    pub through: Option<Path>,
    /// The unit in which the text stands and from which the path goes on: "this article" in "part two of this article".
    pub of_this: Option<Unit>,
}

/// Where something stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its characters.
    pub chars: Range<usize>,
    /// The same in bytes, on character borders.
    pub bytes: Range<usize>,
}

/// A citation found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The same in bytes, on character borders.
    pub bytes: Range<usize>,
    /// The act; `None` for the act in which the text stands.
    pub act: Option<ActReference>,
    /// The provisions, in the order of the text; empty for the whole act.
    pub provisions: Vec<ProvisionReference>,
    /// Where each of them is named. Those that the same words name have the same place: "15 va 17-moddalarning
    /// 2-qismi".
    pub places: Vec<Place>,
    /// The citation in one spelling: `ORQ-547, art_15/part_2`.
    pub canonical: String,
}

impl Citation {
    /// The citation as written in the text it was found in.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.bytes.clone()).unwrap_or("")
    }

    /// A citation of several provisions as citations of one each, where each is named; itself when that cannot be told
    /// apart. The first has what stands before the list, the last what stands after it: "Mehnat kodeksining 15" and
    /// "19-moddalari".
    #[must_use]
    pub fn into_parts(self) -> Vec<Self> {
        let apart = self.places.windows(2).all(|pair| pair[0].chars.end <= pair[1].chars.start);
        if !apart || self.provisions.len() < 2 {
            return vec![self];
        }
        let last = self.provisions.len() - 1;
        let part = |(at, (provision, place)): (usize, (&ProvisionReference, &Place))| {
            let (mut chars, mut bytes) = (place.chars.clone(), place.bytes.clone());
            if at == 0 {
                (chars.start, bytes.start) = (self.start, self.bytes.start);
            }
            if at == last {
                (chars.end, bytes.end) = (self.end, self.bytes.end);
            }
            let provisions = vec![provision.clone()];
            Self {
                start: chars.start,
                end: chars.end,
                bytes,
                canonical: canonical(self.act.as_ref(), &provisions),
                act: self.act.clone(),
                provisions,
                places: vec![place.clone()],
            }
        };
        self.provisions.iter().zip(&self.places).enumerate().map(part).collect()
    }
}

impl fmt::Display for ActReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { number, adopted, year, .. } => {
                write!(f, "{number}")?;
                if is_unique(number) {
                    return Ok(());
                }
                // Numbers of the other series begin anew every year.
                match (adopted, year) {
                    (Some(day), _) => write!(f, " of {day}"),
                    (None, Some(year)) => write!(f, " of {year}"),
                    (None, None) => Ok(()),
                }
            }
            Self::Code { candidates, year } => {
                let names: Vec<&str> = candidates.iter().map(|code| code.id()).collect();
                f.write_str(&names.join(" or "))?;
                year.map_or(Ok(()), |year| write!(f, " of {year}"))
            }
            Self::Title { title, kind, .. } => write!(f, "{kind} \"{title}\""),
            Self::This { kind } => write!(f, "this {kind}"),
            Self::Unnamed { kind } => write!(f, "that {kind}"),
        }
    }
}

/// Does the number name one act without a date?
fn is_unique(number: &ActNumber) -> bool {
    let session = number.rest.bytes().any(|b| matches!(b, b'I' | b'V' | b'X'));
    number.series == Some(Series::Orq) || (number.series.is_none() && session)
}

impl fmt::Display for ProvisionReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(unit) = self.of_this {
            write!(f, "this_{}", unit.step())?;
            if !self.path.as_str().is_empty() {
                f.write_str("/")?;
            }
        }
        write!(f, "{}", self.path)?;
        match &self.through {
            Some(last) => write!(f, "..{last}"),
            None => Ok(()),
        }
    }
}

/// The canonical form of a citation.
pub(crate) fn canonical(act: Option<&ActReference>, provisions: &[ProvisionReference]) -> String {
    let act = act.map(ToString::to_string);
    let all: Vec<String> = act.into_iter().chain(provisions.iter().map(ToString::to_string)).collect();
    all.join(", ")
}

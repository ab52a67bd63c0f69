//! Cited acts and provisions, and their canonical form.

use std::fmt;
use std::ops::Range;

use qonun_law::{ActNumber, ActType, Date, Path};

use crate::code::Code;
use crate::lexicon::Unit;

/// An act as a text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActReference {
    /// By its number, perhaps with the day of adoption.
    Number {
        /// The number. A bare number of a Cabinet resolution has the series only if the text names the Cabinet.
        number: ActNumber,
        /// Day of adoption, or of registration if a registration is cited.
        adopted: Option<Date>,
        /// Year of adoption, if the text contains no full date: a number of the national database, `03/21/683/0375`.
        year: Option<i16>,
        /// The title, if the text contains it too.
        title: Option<String>,
    },
    /// By the name or abbreviation of a code. An abbreviation may have several meanings: ЖК is the Criminal Code in
    /// Uzbek and the Housing Code in Russian.
    Code {
        /// The possible codes, at least one, in the order of the table of words.
        candidates: Vec<Code>,
        /// Year of adoption, if the text contains it: the Labour Code of 1995 is not today's code.
        year: Option<i16>,
    },
    /// By its title: in quotation marks, or in a search request also without them.
    Title {
        /// The title as written, without quotation marks.
        title: String,
        /// The kind of act in the text.
        kind: ActType,
        /// Day of adoption.
        adopted: Option<Date>,
    },
    /// The act that contains the text: "ushbu Kodeks", "настоящий Закон".
    This {
        /// The kind of act in the text.
        kind: ActType,
    },
    /// An act named by its kind alone ("the said Law", "Qonunning 5-moddasi") and not cited earlier in the text.
    Unnamed {
        /// The kind of act in the text.
        kind: ActType,
        /// The act with which it was approved, if the text says so: it is an annex of that act.
        approved_by: Option<Box<ActReference>>,
    },
}

/// A provision, or a range of provisions, as a path from the top of the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvisionReference {
    /// The provision, or the first one of a range: `art_15/part_2`.
    pub path: Path,
    /// The last one of a range: `art_19`.
    pub through: Option<Path>,
    /// The unit that contains the text and from which the path continues: "this article" in "part two of this article".
    pub of_this: Option<Unit>,
}

/// A range of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In characters.
    pub chars: Range<usize>,
    /// In bytes, on character boundaries.
    pub bytes: Range<usize>,
}

/// A citation found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The same range in bytes, on character boundaries.
    pub bytes: Range<usize>,
    /// The act; `None` for the act that contains the text.
    pub act: Option<ActReference>,
    /// The provisions, in text order; empty if the whole act is cited.
    pub provisions: Vec<ProvisionReference>,
    /// The place of each provision. Provisions named by the same words share a place: "15 va 17-moddalarning 2-qismi".
    pub places: Vec<Place>,
    /// The citation in one spelling: `ORQ-547, art_15/part_2`.
    pub canonical: String,
}

impl Citation {
    /// Returns the citation as written in `text`, the text in which it was found.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.bytes.clone()).unwrap_or("")
    }

    /// Splits a citation of several provisions into citations of one provision each, at their places. Returns the
    /// citation unchanged if the places overlap. The first part includes the words before the list, the last part the
    /// words after it: "Mehnat kodeksining 15" and "19-moddalari".
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
                if number.is_unique() {
                    return Ok(());
                }
                // Numbers of the other series restart every year.
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
            Self::Unnamed { kind, .. } => write!(f, "that {kind}"),
        }
    }
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

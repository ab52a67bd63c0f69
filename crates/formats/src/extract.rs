//! What is taken away: a text or a part of it, and what the document itself cannot know.

use std::borrow::Cow;
use std::fmt;

use qonun_law::{ActId, Block, Date, Document, Link, Path, Provision, Status, Stretch};
use serde::{Deserialize, Serialize};

use crate::FormatError;

/// The edition of a text: its days, and the act that made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// First day in force.
    pub from: Date,
    /// Last day in force, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The act that made it, as it is cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What is said about a text besides its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The act.
    pub act: ActId,
    /// Status on the reader's day.
    pub status: Status,
    /// The edition, if editions are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// Address at which the text is read.
    pub source: String,
    /// Day on which it was retrieved from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// Lines for readers about kind, number, day, force and edition, in the language of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub state: Vec<String>,
}

/// Whether somebody still waits for a file. Without an answer, somebody does.
#[derive(Clone, Copy, Default)]
struct Waiting<'d>(Option<&'d dyn Fn() -> bool>);

impl fmt::Debug for Waiting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waiting")
    }
}

/// A text of an act, or a part of it.
#[derive(Clone, Debug)]
pub struct Extract<'d> {
    pub(crate) document: &'d Document,
    pub(crate) about: &'d About,
    /// Path of the part; `None` for the whole text.
    pub(crate) part: Option<Path>,
    pub(crate) provisions: Cow<'d, [Provision]>,
    pub(crate) notes: bool,
    waiting: Waiting<'d>,
}

impl<'d> Extract<'d> {
    /// Takes a whole text.
    #[must_use]
    pub fn whole(document: &'d Document, about: &'d About) -> Self {
        Self::of(document, about, None, Cow::Borrowed(&document.provisions))
    }

    /// Takes the part with a path: a chapter or an annex with everything below it, an article, or lines of one
    /// (`art_15/part_2`).
    ///
    /// # Errors
    ///
    /// [`FormatError::NoPart`] if the text has no such part.
    pub fn part(document: &'d Document, about: &'d About, path: &Path) -> Result<Self, FormatError> {
        let all = &document.provisions;
        let part = Some(path.clone());
        if let Some(start) = all.iter().position(|provision| provision.path == *path) {
            let below = all[start + 1..].iter().take_while(|below| below.depth > all[start].depth).count();
            let provisions = Cow::Borrowed(&all[start..=start + below]);
            return Ok(Self::of(document, about, part, provisions));
        }
        let lines = inside(all, path.as_str()).ok_or_else(|| FormatError::NoPart(path.clone()))?;
        Ok(Self::of(document, about, part, Cow::Owned(vec![lines])))
    }

    fn of(document: &'d Document, about: &'d About, part: Option<Path>, provisions: Cow<'d, [Provision]>) -> Self {
        Self { document, about, part, provisions, notes: false, waiting: Waiting::default() }
    }

    /// Lets the formats for readers stop before the end when `goes_on` returns false: nobody waits for the file any
    /// more.
    #[must_use]
    pub const fn while_waited(mut self, goes_on: &'d dyn Fn() -> bool) -> Self {
        self.waiting = Waiting(Some(goes_on));
        self
    }

    /// True if somebody still waits for the file.
    pub(crate) fn goes_on(&self) -> bool {
        self.waiting.0.is_none_or(|goes_on| goes_on())
    }

    /// Adds the notes of the editors to the formats for readers. The formats for programs always have them.
    #[must_use]
    pub const fn with_notes(mut self) -> Self {
        self.notes = true;
        self
    }

    /// Returns the blocks at the end of a whole text: signature, place, day and number.
    pub(crate) fn requisites(&self) -> &'d [Block] {
        if self.part.is_none() { &self.document.requisites } else { &[] }
    }
}

/// Returns the provision that contains the lines with a path, with these lines alone.
fn inside(all: &[Provision], path: &str) -> Option<Provision> {
    let (provision, way) = path.rmatch_indices('/').find_map(|(at, _)| {
        let above = all.iter().find(|provision| provision.path.as_str() == &path[..at])?;
        Some((above, &path[at + 1..]))
    })?;
    let stretches = provision.within(way)?;
    let mut only = provision.clone();
    only.blocks = stretches.iter().filter_map(|stretch| cut(provision.blocks.get(stretch.block)?, *stretch)).collect();
    let about = |id: &Option<String>| only.blocks.iter().any(|block| block.id.is_some() && block.id == *id);
    only.notes.retain(|note| about(&note.about));
    Some(only)
}

/// Returns a block with a range of its characters.
fn cut(block: &Block, stretch: Stretch) -> Option<Block> {
    if block.table.is_some() {
        return Some(block.clone());
    }
    let length = stretch.end.checked_sub(stretch.start)?;
    let text = block.text.chars().skip(stretch.start).take(length).collect();
    let (start, end) = (u32::try_from(stretch.start).ok()?, u32::try_from(stretch.end).ok()?);
    let link = |link: &Link| {
        let inside = link.start >= start && link.end <= end;
        inside.then(|| Link { start: link.start - start, end: link.end - start, target: link.target.clone() })
    };
    let links = block.links.iter().filter_map(link).collect();
    Some(Block { id: block.id.clone(), style: block.style, text, links, table: None })
}

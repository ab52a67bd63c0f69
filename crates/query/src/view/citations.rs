//! Links for citations that the page of a law did not mark.
//!
//! Each provision in a list gets its own link. Only a certain citation becomes a link: one that may mean several acts,
//! or a missing article, stays text. "This Code", "this article" and articles without an act belong to the text itself.

use std::cell::RefCell;

use qonun_citation::{ActReference, Citation, ProvisionReference, Unit, recognise_while};
use qonun_index::TextEntry;
use qonun_law::{ActType, Block, BlockStyle, Document, Path, Provision};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cited;
use crate::QueryError;
use crate::answer::LinkView;
use crate::citing::Library;
use crate::clock::Clock;
use crate::snapshot::Snapshot;

/// Phrases in titles of acts that amend other acts, in lower case. Such an act mentions articles of the amended act:
/// "1) in article 15…". The phrases have no letters with an apostrophe, which titles spell in several ways.
const AMENDING: [&str; 7] =
    ["zgartirish", "shimchalar kirit", "ўзгартириш", "қўшимчалар кирит", "изменени", "дополнени", "amend"];

/// Maximum number of title look-ups for citations in one text: each look-up reads all titles.
const MOST_TITLES: usize = 64;
/// Cost in steps of looking up what a citation names.
const LOOK_UP: u64 = 16;

/// The target of a citation: document and address.
type Target = (i64, String);

/// Makes links from the citations of one text.
pub(crate) struct Citations<'d> {
    library: Library<'d>,
    text: &'d TextEntry,
    kind: ActType,
    amends: bool,
    /// Address of the provisions of this text, without the part from `#` on.
    own_address: String,
    paths: FxHashSet<&'d str>,
    /// Cache of the targets of citations of other acts, by canonical form.
    known: RefCell<FxHashMap<String, Option<Target>>>,
    titles: RefCell<usize>,
    clock: &'d Clock,
}

impl<'d> Citations<'d> {
    /// For a document. `own_address` is the address of the text with its provisions.
    pub(crate) fn new(
        snapshot: &'d Snapshot,
        text: &'d TextEntry,
        document: &'d Document,
        own_address: String,
        clock: &'d Clock,
    ) -> Result<Self, QueryError> {
        let title = document.title.to_lowercase();
        Ok(Self {
            library: Library::new(snapshot)?,
            text,
            kind: document.kind,
            amends: AMENDING.iter().any(|word| title.contains(word)),
            own_address,
            paths: document.provisions.iter().map(|provision| provision.path.as_str()).collect(),
            known: RefCell::default(),
            titles: RefCell::default(),
            clock,
        })
    }

    /// The links of each block of a provision.
    pub(crate) fn links(&self, provision: &Provision) -> Result<Vec<Vec<LinkView>>, QueryError> {
        self.of_blocks(&provision.blocks, &provision.path)
    }

    /// The links of consecutive blocks. They are read together so that "the same Code" finds its antecedent.
    fn of_blocks(&self, blocks: &[Block], place: &Path) -> Result<Vec<Vec<LinkView>>, QueryError> {
        let is_read = |block: &Block| !matches!(block.style, BlockStyle::Table | BlockStyle::Picture);
        let mut text = String::new();
        // Offset of each block in the text, in characters.
        let mut starts = Vec::with_capacity(blocks.len());
        let mut chars = 0;
        for block in blocks {
            starts.push(chars);
            if is_read(block) {
                text.push_str(&block.text);
                chars += block.text.chars().count();
            }
            text.push('\n');
            chars += 1;
        }
        let mut links: Vec<Vec<LinkView>> = vec![Vec::new(); blocks.len()];
        let marked: Vec<Marked> = blocks.iter().map(Marked::of).collect();
        let found = recognise_while(&text, &|| self.clock.goes_on()).ok_or(QueryError::Deadline)?;
        for citation in found.into_iter().flat_map(Citation::into_parts) {
            self.clock.spend(LOOK_UP)?;
            // A citation does not cross a line end.
            let at = starts.partition_point(|&start| start <= citation.start).saturating_sub(1);
            let Some(&first) = starts.get(at) else {
                continue;
            };
            let (Ok(start), Ok(end)) = (u32::try_from(citation.start - first), u32::try_from(citation.end - first))
            else {
                continue;
            };
            if marked[at].meets(start, end) {
                continue;
            }
            if let Some((document, url)) = self.target(&citation, place) {
                links[at].push(LinkView {
                    start,
                    end,
                    document: Some(document),
                    url,
                    canonical: Some(citation.canonical),
                });
            }
        }
        Ok(links)
    }

    fn target(&self, citation: &Citation, place: &Path) -> Option<Target> {
        match &citation.act {
            None if self.amends && citation.provisions.iter().any(|provision| provision.of_this.is_none()) => None,
            None | Some(ActReference::This { .. }) => self.own(citation, place),
            Some(ActReference::Unnamed { approved_by: None, .. }) => None,
            // Its canonical form does not name the act.
            Some(act @ ActReference::Unnamed { .. }) => self.other(citation, act),
            Some(act) => {
                if let Some(known) = self.known.borrow().get(&citation.canonical) {
                    return known.clone();
                }
                let found = self.other(citation, act);
                self.known.borrow_mut().insert(citation.canonical.clone(), found.clone());
                found
            }
        }
    }

    /// The target of a citation of another act.
    fn other(&self, citation: &Citation, act: &ActReference) -> Option<Target> {
        if matches!(act, ActReference::Title { .. }) {
            *self.titles.borrow_mut() += 1;
            if *self.titles.borrow() > MOST_TITLES {
                return None;
            }
        }
        let snapshot = self.library.snapshot();
        let found = self.library.named(citation.clone()).cited(snapshot, Some(self.text.lang));
        let first = found.first()?;
        // If a code is several acts, the one in force comes first.
        let certain = match act {
            ActReference::Code { candidates, .. } => candidates.len() == 1,
            // Several annexes may have the provision.
            ActReference::Unnamed { .. } => found.len() == 1,
            _ => found.iter().all(|other| other.act == first.act),
        };
        let found = cited::view(snapshot, first, Some(self.text.lang)).filter(|_| certain)?;
        Some((found.document, found.url))
    }

    /// The target of a citation of a provision of this text.
    fn own(&self, citation: &Citation, place: &Path) -> Option<Target> {
        let path = self.own_path(citation.provisions.first()?, citation.act.as_ref(), place)?;
        Some((self.text.id, format!("{}#{path}", self.own_address)))
    }

    /// The path of the provision of this text that a citation in provision `place` names.
    fn own_path(&self, cited: &ProvisionReference, act: Option<&ActReference>, place: &Path) -> Option<Path> {
        if let Some(unit) = cited.of_this {
            return self
                .existing(&enclosing(place, unit), &cited.path)
                .or_else(|| self.paths.contains(place.as_str()).then(|| place.clone()));
        }
        // A regulation in an annex is an act of its own; "this resolution" is the act to which it is annexed.
        let of_act = matches!(act, Some(ActReference::This { kind }) if *kind == self.kind);
        let annex = place.annex().filter(|_| !of_act);
        let in_annex = annex.and_then(|annex| self.existing(&annex, &cited.path));
        in_annex.or_else(|| self.existing(&Path::default(), &cited.path))
    }

    /// The longest existing path that consists of `from` and at least one step of `way`.
    fn existing(&self, from: &Path, way: &Path) -> Option<Path> {
        let mut steps = way.as_str();
        while !steps.is_empty() {
            let path = from.join(steps);
            if self.paths.contains(path.as_str()) {
                return Some(path);
            }
            steps = steps.rsplit_once('/').map_or("", |(above, _)| above);
        }
        None
    }
}

/// The spans of a block that its page has marked as links.
struct Marked {
    /// Start of each span, in ascending order, with the greatest end of all spans so far.
    stretches: Vec<(u32, u32)>,
}

impl Marked {
    fn of(block: &Block) -> Self {
        let mut stretches: Vec<(u32, u32)> = block.links.iter().map(|link| (link.start, link.end)).collect();
        stretches.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut stretches {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { stretches }
    }

    /// True if a link overlaps one of the spans. Takes one look-up, whatever the number of spans.
    fn meets(&self, start: u32, end: u32) -> bool {
        let before = self.stretches.partition_point(|&(begins, _)| begins < end);
        before > 0 && self.stretches[before - 1].1 > start
    }
}

/// The provision of kind `unit` that contains `place`; `place` itself if there is none.
fn enclosing(place: &Path, unit: Unit) -> Path {
    let wanted = match unit {
        Unit::Annex => "annex_",
        Unit::Chapter => "chapter_",
        Unit::Article => "art_",
        Unit::Point => "point_",
        Unit::Section | Unit::Part | Unit::Subpoint | Unit::Paragraph => return place.clone(),
    };
    let mut path = place.clone();
    loop {
        if path.as_str().rsplit('/').next().is_some_and(|step| step.starts_with(wanted)) {
            return path;
        }
        match path.parent() {
            Some(parent) => path = parent,
            None => return place.clone(),
        }
    }
}

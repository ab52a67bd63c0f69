//! A text of an act, whole or one provision of it, as of a day.

use qonun_index::{ActEntry, Generation, TextEntry};
use qonun_law::{Block, Date, DocId, Document, EditionStamp, Link, LinkTarget, Note, Provision, ProvisionKind};

use crate::answer::{
    BlockView, ClassifierView, DocumentView, EditionView, LinkView, NoteView, OutlineItem, ProblemView,
    ProvisionAnswer, ProvisionView, RegistrationView,
};
use crate::engine::Engine;
use crate::view::citations::Citations;
use crate::view::kept::LinksOfText;
use crate::{QueryError, address};

/// Where texts that the law base does not have, and files, are.
const OUTSIDE: &str = "https://lex.uz";

/// A text as of a day, with what it belongs to.
pub(crate) struct Found<'e> {
    engine: &'e Engine,
    text: &'e TextEntry,
    act: &'e ActEntry,
    document: Document,
    /// The edition shown, when editions are known.
    edition: Option<EditionView>,
    /// The edition that was asked for.
    stamp: Option<EditionStamp>,
    /// Is it the edition of today?
    is_current: bool,
}

/// All known editions of a text, newest first: those its page names and those that are kept.
fn editions(generation: &Generation, text: &TextEntry) -> Vec<EditionStamp> {
    let kept = generation.tables().editions_of(text.id).iter().map(|edition| edition.stamp);
    let mut all: Vec<EditionStamp> = text.editions.iter().copied().chain(kept).collect();
    all.sort_unstable_by(|one, two| two.cmp(one));
    all.dedup();
    all
}

/// First and last day of an edition. Of several editions of a day, the last one is in force after it.
fn span_of(stamp: EditionStamp, newest_first: &[EditionStamp]) -> EditionView {
    let next = newest_first.iter().rev().find(|other| other.from > stamp.from);
    let to = next.and_then(|next| next.from.yesterday().ok());
    EditionView { from: stamp.from.to_string(), to: to.map(|day| day.to_string()) }
}

/// Finds a text as of a day; `None` for today.
pub(crate) fn find(engine: &Engine, id: DocId, on: Option<Date>) -> Result<Found<'_>, QueryError> {
    let generation = engine.index();
    let tables = generation.tables();
    let place = tables.text_of_document(id).ok_or(QueryError::NoDocument(id))?;
    let text = &tables.texts[place as usize];
    let act = &tables.acts[text.act as usize];
    let stamps = editions(generation, text);
    let in_force_on = |day: Date| stamps.iter().find(|stamp| stamp.from <= day).copied();
    let current = in_force_on(engine.today()).or(stamps.last().copied());
    let wanted = match on {
        None => current,
        Some(day) => {
            let first = stamps.last().map(|stamp| stamp.from).or(act.in_force_from).or(act.adopted);
            if let Some(first) = first.filter(|&first| day < first) {
                return Err(QueryError::BeforeFirstEdition { document: id, day, first });
            }
            in_force_on(day)
        }
    };
    let document = match wanted.filter(|_| wanted != current) {
        None => generation.document(text)?,
        Some(stamp) => {
            let kept = tables.editions_of(id).iter().rev().find(|edition| edition.stamp.from == stamp.from);
            generation.edition(kept.ok_or(QueryError::EditionNotKept { document: id, edition: stamp })?)?
        }
    };
    let edition = wanted.map(|stamp| span_of(stamp, &stamps));
    Ok(Found { engine, text, act, document, edition, stamp: wanted, is_current: wanted == current })
}

impl Found<'_> {
    fn etag(&self) -> String {
        let edition = self.edition.as_ref().map_or("", |edition| edition.from.as_str());
        format!("{}/{}/{edition}", self.engine.generation(), self.text.id)
    }

    fn link(&self, link: &Link) -> LinkView {
        let (document, url) = match &link.target {
            LinkTarget::Here { anchor } => (None, format!("#{anchor}")),
            LinkTarget::Address(address) if address.starts_with('/') => (None, format!("{OUTSIDE}{address}")),
            LinkTarget::Address(address) => (None, address.clone()),
            LinkTarget::Document { id, anchor, .. } => {
                let known = self.engine.act_of(*id);
                let page = known.map_or_else(
                    || format!("{OUTSIDE}/docs/{id}"),
                    |(act, lang)| address::document_address(&act, lang),
                );
                let anchor = anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
                (Some(*id), page + &anchor)
            }
        };
        LinkView { start: link.start, end: link.end, document, url, canonical: None }
    }

    fn links(&self, links: &[Link]) -> Vec<LinkView> {
        links.iter().map(|link| self.link(link)).collect()
    }

    fn block(&self, block: &Block) -> BlockView {
        BlockView {
            id: block.id.clone(),
            style: block.style,
            text: block.text.clone(),
            links: self.links(&block.links),
            table: block.table.clone(),
        }
    }

    fn note(&self, note: &Note) -> NoteView {
        NoteView { kind: note.kind, about: note.about.clone(), text: note.text.clone(), links: self.links(&note.links) }
    }

    /// What makes links of the citations of this text. On the page of a whole text of another day a link to a provision
    /// stays on that page.
    fn citations(&self, whole: bool) -> Citations<'_> {
        let address = address::document_address(&self.act.id, self.text.lang);
        let own = if whole && !self.is_current { String::new() } else { address };
        Citations::new(self.engine, self.text, &self.document, own)
    }

    /// The links of citations in each provision.
    fn recognised(&self) -> LinksOfText {
        self.engine.links().of((self.text.id, self.stamp), || {
            let citations = self.citations(true);
            self.document.provisions.iter().map(|provision| citations.links(provision)).collect()
        })
    }

    /// A provision with the links of citations in each of its blocks.
    fn provision_view(&self, provision: &Provision, recognised: &[Vec<LinkView>]) -> ProvisionView {
        let mut blocks: Vec<BlockView> = provision.blocks.iter().map(|block| self.block(block)).collect();
        for (block, links) in blocks.iter_mut().zip(recognised).filter(|(_, links)| !links.is_empty()) {
            block.links.extend_from_slice(links);
            block.links.sort_by_key(|link| link.start);
        }
        ProvisionView {
            path: provision.path.clone(),
            kind: provision.kind,
            number: provision.number.clone(),
            label: provision.label.clone(),
            heading: provision.heading.clone(),
            text: provision.text(),
            depth: provision.depth,
            anchor: provision.anchor.clone(),
            notes: provision.notes.iter().map(|note| self.note(note)).collect(),
            blocks,
            url: address::provision_address(&self.act.id, self.text.lang, &provision.path),
        }
    }

    /// The whole text.
    pub(crate) fn view(&self) -> DocumentView {
        let document = &self.document;
        let act = self.act;
        let recognised = self.recognised();
        let provisions = document.provisions.iter().zip(recognised.iter());
        let outline = |provision: &&Provision| {
            matches!(provision.kind, ProvisionKind::Chapter | ProvisionKind::Article | ProvisionKind::Annex)
        };
        let problem = |problem: &qonun_law::Problem| ProblemView {
            code: problem.code.name(),
            message: problem.message.clone(),
            block: problem.block.clone(),
        };
        let registration = document.registration.as_ref().or(act.registration.as_ref());
        DocumentView {
            id: self.text.id,
            act: act.id.clone(),
            lang: self.text.lang,
            title: document.title.clone(),
            kind: document.kind,
            number: document.number.clone(),
            adopted: document.adopted.map(|day| day.to_string()),
            in_force_from: document.in_force_from.map(|day| day.to_string()),
            repealed_on: document.repealed_on.or(act.repealed_on).map(|day| day.to_string()),
            status: act.status_on(self.engine.today()),
            bodies: document.bodies.clone(),
            form: document.form.clone(),
            registration: registration.map(|registration| RegistrationView {
                number: registration.number.clone(),
                date: registration.date.map(|day| day.to_string()),
            }),
            editions: editions(self.engine.index(), self.text).iter().map(ToString::to_string).collect(),
            edition: self.edition.clone(),
            languages: act.languages.clone(),
            outline: document.provisions.iter().filter(outline).map(outline_item).collect(),
            provisions: provisions.map(|(one, links)| self.provision_view(one, links)).collect(),
            requisites: document.requisites.iter().map(|block| self.block(block)).collect(),
            publications: document.publications.iter().map(|publication| publication.text.clone()).collect(),
            classifiers: document
                .classifiers
                .iter()
                .map(|entry| ClassifierView {
                    system: entry.system.clone(),
                    code: entry.code.clone(),
                    names: entry.names.clone(),
                })
                .collect(),
            notes: document.notes.iter().map(|note| self.note(note)).collect(),
            attachments: document.attachments.clone(),
            problems: document.problems.iter().map(problem).collect(),
            url: address::document_address(&act.id, self.text.lang),
            etag: self.etag(),
        }
    }

    /// One provision, by its path or by a path inside it (`art_15/part_2`).
    pub(crate) fn provision(&self, path: &str) -> Result<ProvisionAnswer, QueryError> {
        let provisions = &self.document.provisions;
        let mut wanted = path;
        let place = loop {
            if let Some(place) = provisions.iter().position(|provision| provision.path.as_str() == wanted) {
                break place;
            }
            wanted = wanted
                .rsplit_once('/')
                .map(|(parent, _)| parent)
                .ok_or_else(|| QueryError::NoProvision { document: self.text.id, path: path.to_owned() })?;
        };
        let provision = &provisions[place];
        let beside = |kind: ProvisionKind, other: &&Provision| other.kind == kind;
        Ok(ProvisionAnswer {
            act: self.act.id.clone(),
            document: self.text.id,
            lang: self.text.lang,
            title: self.document.title.clone(),
            above: above(provisions, place),
            previous: provisions[..place].iter().rev().find(|other| beside(provision.kind, other)).map(outline_item),
            next: provisions[place + 1..].iter().find(|other| beside(provision.kind, other)).map(outline_item),
            provision: self.provision_view(provision, &self.citations(false).links(provision)),
            etag: self.etag(),
        })
    }
}

/// The headings over a provision, highest first.
fn above(provisions: &[Provision], place: usize) -> Vec<OutlineItem> {
    let mut depth = provisions[place].depth;
    let mut out = Vec::new();
    for provision in provisions[..place].iter().rev() {
        let heads = matches!(provision.kind, ProvisionKind::Chapter | ProvisionKind::Annex);
        if heads && provision.depth < depth {
            depth = provision.depth;
            out.push(outline_item(provision));
        }
    }
    out.reverse();
    out
}

fn outline_item(provision: &Provision) -> OutlineItem {
    OutlineItem {
        path: provision.path.clone(),
        kind: provision.kind,
        label: provision.label.clone(),
        heading: provision.heading.clone(),
        depth: provision.depth,
    }
}

//! A text of an act as of a day: the whole text or one provision.

mod history;

use qonun_digest::Digest;
use qonun_index::{ActEntry, TextEntry};
use qonun_law::{
    ActId, Block, Date, DocId, Document, EditionStamp, Lang, Link, LinkTarget, Note, Path, Provision, ProvisionKind,
    Stretch,
};
use rustc_hash::FxHashSet;

use crate::answer::{
    BlockView, ClassifierView, ComparedText, DocumentView, LinkView, Nearest, NoteView, OutlineItem, PartView,
    ProblemView, ProofView, ProvisionAnswer, ProvisionView, RegistrationView, TextState, TextView,
};
use crate::citing::beside_in;
use crate::clock::{Clock, Patience};
use crate::editions::TextEditions;
use crate::proof::{Proof, cut, span_of_part};
use crate::snapshot::Snapshot;
use crate::view::citations::Citations;
use crate::view::link_cache::{LinkCache, LinksOfText};
use crate::{QueryError, address};

/// Site with files, and with texts that the law base lacks.
const OUTSIDE: &str = "https://lex.uz";

/// Cost in steps of looking up the target of a link; and of copying a block.
const LINK: u64 = 32;
const BLOCK: u64 = 16;

/// A text as of a day, with the data it belongs to.
pub(crate) struct Found<'e> {
    snapshot: &'e Snapshot,
    kept: &'e LinkCache,
    text: &'e TextEntry,
    act: &'e ActEntry,
    document: Document,
    editions: TextEditions<'e>,
    /// The shown edition, if editions are known.
    stamp: Option<EditionStamp>,
    /// The requested day.
    on: Option<Date>,
    clock: Clock,
}

/// A text as it is stored, without links to pages of this server, as of a day.
pub struct StoredText {
    /// The act.
    pub act: ActId,
    /// The text.
    pub document: Document,
    /// Its force, edition and languages.
    pub state: TextState,
    /// The place in it that was asked for.
    pub path: Option<Path>,
}

/// The text of an act that a reader of a language reads best: in this language, else in the other alphabet of it, else
/// the first one. It has an edition of the day, and in it the place that `path` names.
pub(crate) fn best(
    snapshot: &Snapshot,
    kept: &LinkCache,
    (id, path): (&ActId, Option<&str>),
    lang: Option<Lang>,
    on: Option<Date>,
    patience: &Patience,
) -> Result<DocId, QueryError> {
    let tables = snapshot.generation().tables();
    let no_act = || QueryError::NoAct(id.clone());
    let mut texts: Vec<&TextEntry> = tables.texts_of(tables.act_of_id(id).ok_or_else(no_act)?).iter().collect();
    let other_alphabet = |text: &TextEntry| lang.is_some_and(|lang| lang.is_uzbek() && text.lang.is_uzbek());
    texts.sort_by_key(|text| (Some(text.lang) != lang, !other_alphabet(text)));
    let mut refused = None;
    for text in texts {
        if path.is_none() && on.is_none() {
            return Ok(text.id);
        }
        let found = find(snapshot, kept, text.id, on, patience.clone());
        match found.and_then(|found| path.map_or(Ok(()), |path| found.named(path).map(drop))) {
            Ok(()) => return Ok(text.id),
            Err(error @ (QueryError::Deadline | QueryError::TooCostly | QueryError::Index(_))) => return Err(error),
            // The refusal of the best text names what is nearest in the language of the reader.
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(no_act))
}

/// Finds a text as of a day; `None` for today.
pub(crate) fn find<'e>(
    snapshot: &'e Snapshot,
    kept: &'e LinkCache,
    id: DocId,
    on: Option<Date>,
    patience: Patience,
) -> Result<Found<'e>, QueryError> {
    let clock = Clock::of_page(patience);
    let tables = snapshot.generation().tables();
    let place = tables.text_of_document(id).ok_or(QueryError::NoDocument(id))?;
    let text = &tables.texts[place as usize];
    let act = &tables.acts[text.act as usize];
    let editions = TextEditions::of(snapshot, text);
    let stamp = match on {
        None => editions.shown,
        Some(day) => match (editions.known.on(day), editions.known.first()) {
            (None, Some(first)) => {
                let (title, nearest) = (text.title.clone(), Box::new(editions.nearest(day)));
                return Err(QueryError::BeforeFirstEdition { title, day, first: first.from, nearest });
            }
            (stamp, _) => stamp,
        },
    };
    clock.check()?;
    let document = text_of_edition(snapshot, &editions, text, stamp)?.ok_or_else(|| {
        let from = stamp.map_or_else(|| snapshot.today(), |stamp| stamp.from);
        let nearest = Box::new(editions.nearest(on.unwrap_or(from)));
        QueryError::EditionNotKept { title: text.title.clone(), from, nearest }
    })?;
    Ok(Found { snapshot, kept, text, act, document, editions, stamp, on, clock })
}

/// The text of an edition; `None` if it is not kept.
pub(super) fn text_of_edition(
    snapshot: &Snapshot,
    editions: &TextEditions<'_>,
    text: &TextEntry,
    stamp: Option<EditionStamp>,
) -> Result<Option<Document>, QueryError> {
    Ok(match stamp.filter(|&stamp| !editions.is_present(stamp)) {
        None => Some(snapshot.generation().document(text)?),
        Some(stamp) => match editions.kept(stamp) {
            Some(kept) => Some(snapshot.generation().edition(kept)?),
            None => None,
        },
    })
}

impl Found<'_> {
    /// The document as it is stored, with its state, and the place in it that `path` names.
    pub(crate) fn stored(self, path: Option<&str>) -> Result<StoredText, QueryError> {
        let path = match path {
            Some(path) => Some(Path::new(self.place_as_read(path)?.0)),
            None => None,
        };
        let state = self.state(None)?;
        Ok(StoredText { act: self.act.id.clone(), state, path, document: self.document })
    }

    fn etag(&self) -> String {
        let edition = self.stamp.map(|stamp| stamp.from.to_string()).unwrap_or_default();
        format!("{}/{}/{edition}", self.snapshot.generation().name(), self.text.id)
    }

    fn address(&self) -> String {
        address::document_address_on(&self.act.id, self.text.lang, self.on)
    }

    fn link(&self, link: &Link) -> LinkView {
        let (document, url) = match &link.target {
            LinkTarget::Here { anchor } => (None, format!("#{anchor}")),
            LinkTarget::Address(address) if address.starts_with('/') => (None, format!("{OUTSIDE}{address}")),
            LinkTarget::Address(address) => (None, address.clone()),
            LinkTarget::Document { id, anchor, on } => {
                let anchor = anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
                (Some(*id), self.page_of(*id, *on) + &anchor)
            }
        };
        LinkView { start: link.start, end: link.end, document, url, canonical: None }
    }

    /// Address of a document as of a day. A missing edition of this text leads to lex.uz. A missing edition of another
    /// act leads to the text that is shown without a day.
    fn page_of(&self, id: DocId, on: Option<Date>) -> String {
        let outside = || {
            let day = on.map(|day| format!("?ONDATE={}", day.strftime("%d.%m.%Y"))).unwrap_or_default();
            format!("{OUTSIDE}/docs/{id}{day}")
        };
        let tables = self.snapshot.generation().tables();
        let Some(text) = tables.text_of_document(id).map(|place| &tables.texts[place as usize]) else {
            return outside();
        };
        let editions = TextEditions::of(self.snapshot, text);
        let is_held = editions.holds_on(on);
        if !is_held && id == self.text.id {
            return outside();
        }
        let is_shown = on.is_none_or(|day| editions.known.on(day) == editions.shown);
        let on = on.filter(|_| is_held && !is_shown);
        address::document_address_on(&tables.acts[text.act as usize].id, text.lang, on)
    }

    fn links(&self, links: &[Link]) -> Result<Vec<LinkView>, QueryError> {
        let link = |link| {
            self.clock.spend(LINK)?;
            Ok(self.link(link))
        };
        links.iter().map(link).collect()
    }

    fn block(&self, block: &Block) -> Result<BlockView, QueryError> {
        self.clock.spend(BLOCK)?;
        Ok(BlockView {
            id: block.id.clone(),
            style: block.style,
            text: block.text.clone(),
            links: self.links(&block.links)?,
            table: block.table.clone(),
        })
    }

    fn note(&self, note: &Note) -> Result<NoteView, QueryError> {
        self.clock.spend(BLOCK)?;
        let links = self.links(&note.links)?;
        Ok(NoteView { kind: note.kind, about: note.about.clone(), id: note.id.clone(), text: note.text.clone(), links })
    }

    /// Builder of links from the citations of this text.
    fn citations(&self) -> Result<Citations<'_>, QueryError> {
        let own = address::document_address(&self.act.id, self.text.lang);
        Citations::new(self.snapshot, self.text, &self.document, own, &self.clock)
    }

    /// The links of citations in each provision.
    fn recognised(&self) -> Result<LinksOfText, QueryError> {
        let make = || {
            let citations = self.citations()?;
            self.document.provisions.iter().map(|provision| citations.links(provision)).collect::<Result<_, _>>()
        };
        // If damaged data was left out, nobody sees these links, and they must not be cached for others.
        self.kept.of((self.text.id, self.stamp), make, || !self.snapshot.generation().has_met_damage())
    }

    /// A link of a citation as of the requested day: a link to a provision of this text stays in the text of that day.
    fn as_of_day(&self, link: &LinkView) -> LinkView {
        let mut link = link.clone();
        let own = link.document == Some(self.text.id) && self.on.is_some();
        if let Some((_, path)) = link.url.split_once('#').filter(|_| own) {
            link.url = format!("{}#{path}", self.address());
        }
        link
    }

    /// A provision with the links of citations in each of its blocks.
    fn provision_view(&self, provision: &Provision, recognised: &[Vec<LinkView>]) -> Result<ProvisionView, QueryError> {
        let mut blocks =
            provision.blocks.iter().map(|block| self.block(block)).collect::<Result<Vec<BlockView>, QueryError>>()?;
        for (block, links) in blocks.iter_mut().zip(recognised).filter(|(_, links)| !links.is_empty()) {
            for link in links {
                self.clock.spend(1)?;
                block.links.push(self.as_of_day(link));
            }
            block.links.sort_by_key(|link| link.start);
        }
        Ok(ProvisionView {
            path: provision.path.clone(),
            kind: provision.kind,
            number: provision.number.clone(),
            label: provision.label.clone(),
            heading: provision.heading.clone(),
            text: provision.text(),
            depth: provision.depth,
            anchor: provision.anchor.clone(),
            notes: provision.notes.iter().map(|note| self.note(note)).collect::<Result<_, _>>()?,
            blocks,
            other_ids: provision.other_ids.clone(),
            url: address::provision_address_on(&self.act.id, self.text.lang, &provision.path, self.on),
        })
    }

    /// The state of the text. A text in another language is present if it has an edition of the same day, and in it the
    /// shown provision, if there is one.
    fn state(&self, provision: Option<&Path>) -> Result<TextState, QueryError> {
        let tables = self.snapshot.generation().tables();
        let held = tables.texts_of(self.text.act);
        let mut texts = Vec::with_capacity(self.act.languages.len());
        for (&lang, &document) in &self.act.languages {
            let text = held.iter().find(|text| text.id == document);
            let present = match text {
                Some(text) => self.is_shown_in(text, provision)?,
                None => false,
            };
            let url = match provision {
                Some(path) => address::provision_address_on(&self.act.id, lang, path, self.on),
                None => address::document_address_on(&self.act.id, lang, self.on),
            };
            let title = text.map_or(&self.document.title, |text| &text.title).clone();
            texts.push(TextView { document, lang, title, present, url });
        }
        Ok(TextState {
            status: self.act.status_on(self.snapshot.today()),
            in_force_from: self.document.in_force_from.or(self.act.in_force_from).map(|day| day.to_string()),
            repealed_on: self.document.repealed_on.or(self.act.repealed_on).map(|day| day.to_string()),
            edition: self.stamp.map(|stamp| self.editions.days(stamp)),
            current_edition: self.editions.current_beside(self.stamp),
            age: self.editions.age(self.stamp),
            editions: self.editions.listed(),
            texts,
        })
    }

    /// True if a text of the act has an edition of the same day, and in it `provision`, if one is given.
    fn is_shown_in(&self, text: &TextEntry, provision: Option<&Path>) -> Result<bool, QueryError> {
        if text.id == self.text.id {
            return Ok(true);
        }
        let editions = TextEditions::of(self.snapshot, text);
        if !editions.holds_on(self.on) {
            return Ok(false);
        }
        let Some(path) = provision else { return Ok(true) };
        let stamp = self.on.map_or(editions.shown, |day| editions.known.on(day));
        if stamp.is_none_or(|stamp| editions.is_present(stamp)) {
            return Ok(self.snapshot.generation().tables().record_of(text, path).is_some());
        }
        self.clock.check()?;
        let document = text_of_edition(self.snapshot, &editions, text, stamp)?;
        Ok(document.is_some_and(|document| document.provisions.iter().any(|one| one.path == *path)))
    }

    /// The whole text.
    pub(crate) fn view(&self) -> Result<DocumentView, QueryError> {
        let document = &self.document;
        let act = self.act;
        let recognised = self.recognised()?;
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
        Ok(DocumentView {
            id: self.text.id,
            act: act.id.clone(),
            lang: self.text.lang,
            title: document.title.clone(),
            kind: document.kind,
            number: document.number.clone(),
            adopted: document.adopted.map(|day| day.to_string()),
            state: self.state(None)?,
            bodies: document.bodies.clone(),
            form: document.form.clone(),
            registration: registration.map(|registration| RegistrationView {
                number: registration.number.clone(),
                date: registration.date.map(|day| day.to_string()),
            }),
            languages: act.languages.clone(),
            outline: document.provisions.iter().filter(outline).map(outline_item).collect(),
            provisions: provisions.map(|(one, links)| self.provision_view(one, links)).collect::<Result<_, _>>()?,
            requisites: document.requisites.iter().map(|block| self.block(block)).collect::<Result<_, _>>()?,
            publications: document.publications.iter().map(|publication| publication.text.clone()).collect(),
            classifiers: document
                .classifiers
                .iter()
                .map(|entry| ClassifierView {
                    system: entry.system.clone(),
                    code: entry.code().to_owned(),
                    names: entry.names().map(str::to_owned).collect(),
                })
                .collect(),
            notes: document.notes.iter().map(|note| self.note(note)).collect::<Result<_, _>>()?,
            other_ids: document.other_ids.clone(),
            attachments: document.attachments.clone(),
            problems: document.problems.iter().map(problem).collect(),
            url: self.address(),
            etag: self.etag(),
        })
    }

    /// One provision, by its path or by a path inside it (`art_15/part_2`). As in a citation, a number with a full stop
    /// is read literally first, then as that of an inserted provision: `art_16.1` is `art_16-1`.
    pub(crate) fn provision(&self, path: &str) -> Result<ProvisionAnswer, QueryError> {
        let provisions = &self.document.provisions;
        let (path, place) = self.place_as_read(path)?;
        let provision = &provisions[place];
        let way = &path[provision.path.as_str().len()..];
        let part = provision.within(way).filter(|_| !way.is_empty());
        let beside = |kind: ProvisionKind, other: &&Provision| other.kind == kind;
        Ok(ProvisionAnswer {
            act: self.act.id.clone(),
            document: self.text.id,
            lang: self.text.lang,
            title: self.document.title.clone(),
            act_kind: self.document.kind,
            act_number: self.document.number.clone(),
            adopted: self.document.adopted.map(|day| day.to_string()),
            state: self.state(Some(&provision.path))?,
            above: above(provisions, place),
            previous: provisions[..place].iter().rev().find(|other| beside(provision.kind, other)).map(outline_item),
            next: provisions[place + 1..].iter().find(|other| beside(provision.kind, other)).map(outline_item),
            provision: self.provision_view(provision, &self.citations()?.links(provision)?)?,
            history: self.history(provision)?,
            proof: self.proof(provision, &path, part.as_deref()),
            part: part.map(|stretches| self.part_view(provision, Path::new(&path), &stretches)),
            etag: self.etag(),
        })
    }

    /// What a provision says, or a part of it.
    fn proof(&self, provision: &Provision, path: &str, part: Option<&[Stretch]>) -> ProofView {
        let text = provision.text();
        let part = part.and_then(|stretches| span_of_part(provision, stretches));
        let (path, span, words) = match part.and_then(|span| Some((span, cut(&text, span)?))) {
            Some((span, words)) => (Path::new(path), span, words),
            None => (provision.path.clone(), [0, text.chars().count()], text.as_str()),
        };
        Proof {
            act: self.act.id.clone(),
            lang: self.text.lang,
            edition: self.stamp,
            path,
            span,
            sha256: Digest::of(words.as_bytes()),
            generation: self.snapshot.generation().name().to_owned(),
        }
        .view(self.text.id)
    }

    fn part_view(&self, provision: &Provision, path: Path, stretches: &[Stretch]) -> PartView {
        let cut = |place: &Stretch| -> String {
            provision.blocks[place.block].text.chars().skip(place.start).take(place.end - place.start).collect()
        };
        PartView {
            text: stretches.iter().map(cut).collect::<Vec<_>>().join("\n"),
            places: stretches.iter().map(|place| [place.block, place.start, place.end]).collect(),
            url: address::part_address(&self.act.id, self.text.lang, &path, self.on),
            path,
        }
    }

    /// The language of the text.
    pub(crate) const fn lang(&self) -> Lang {
        self.text.lang
    }

    /// The provisions of the edition.
    pub(crate) fn provisions(&self) -> &[Provision] {
        &self.document.provisions
    }

    /// The provision that a path names or lies in. A number with a full stop is read as in [`Self::provision`].
    pub(crate) fn named(&self, path: &str) -> Result<&Provision, QueryError> {
        Ok(&self.document.provisions[self.place_as_read(path)?.1])
    }

    /// The path as it was read, and the index of the provision that it names or lies in.
    fn place_as_read(&self, path: &str) -> Result<(String, usize), QueryError> {
        let place = |path: &str| self.place_of(path).map(|(place, _)| (path.to_owned(), place));
        place(path).or_else(|error| place(&path.replace('.', "-")).map_err(|_| error))
    }

    /// The text as a side of a comparison: all of it, or one provision.
    pub(crate) fn compared(&self, path: Option<&Path>) -> ComparedText {
        ComparedText {
            document: self.text.id,
            act: self.act.id.clone(),
            lang: self.text.lang,
            title: self.document.title.clone(),
            edition: self.stamp.map(|stamp| self.editions.days(stamp)),
            path: path.cloned(),
            url: match path {
                Some(path) => address::provision_page_address(&self.act.id, self.text.lang, path, self.on),
                None => self.address(),
            },
        }
    }

    /// Index of the provision that a path names or lies in, and the rest of the path inside it.
    fn place_of<'p>(&self, path: &'p str) -> Result<(usize, &'p str), QueryError> {
        let provisions = &self.document.provisions;
        // The provision with the longest path that is a prefix of the requested one. One pass, however many steps the
        // requested path has.
        let mut known: Option<(usize, usize)> = None;
        for (place, provision) in provisions.iter().enumerate() {
            self.clock.spend(1)?;
            let own = provision.path.as_str();
            let begins = path.strip_prefix(own).is_some_and(|way| way.is_empty() || way.starts_with('/'));
            if begins && known.is_none_or(|(_, longest)| own.len() > longest) {
                known = Some((place, own.len()));
            }
        }
        let mut nearest = None;
        if let Some((place, own)) = known {
            let way = &path[own..];
            let held = provisions[place].held(way);
            if held == way {
                return Ok((place, way));
            }
            nearest = Some(Path::new(&path[..own + held.len()]));
        }
        let nearest = nearest.or_else(|| {
            let paths: FxHashSet<&str> = provisions.iter().map(|provision| provision.path.as_str()).collect();
            beside_in(&|path| paths.contains(path.as_str()), provisions.len(), &Path::new(path)).map(|(path, _)| path)
        });
        let url = match &nearest {
            Some(path) => address::provision_page_address(&self.act.id, self.text.lang, path, self.on),
            None => self.address(),
        };
        Err(QueryError::NoProvision {
            title: self.document.title.clone(),
            path: Path::new(path),
            nearest: Box::new(Nearest { path: nearest, edition: None, url }),
        })
    }
}

/// The headings above a provision, highest first.
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

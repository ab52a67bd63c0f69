//! The two ends of a link: the paths of its provisions, and the sentence around it.

use std::rc::Rc;

use qonun_analysis::Surroundings;
use qonun_index::{Landing, LinkEntry, language_of};
use qonun_law::{Document, Lang, LinkedText, Path, Provision};
use rustc_hash::FxHashMap;

use crate::snapshot::Snapshot;

/// Where a link stands: its provision, and the sentence around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) path: Option<Path>,
    pub(crate) sentence: String,
}

/// Reads the ends of links. Consecutive links often stand in one provision, which is read once.
pub(crate) struct LinkEnds<'e> {
    snapshot: &'e Snapshot,
    /// Paths of provisions, by record.
    paths: FxHashMap<u32, Option<Path>>,
    last: Option<(SourceKey, Source)>,
    /// The last text with a link: its provision, and its index there.
    prepared: Option<((SourceKey, u32), Surroundings)>,
}

/// A text and a provision of it; `None` for the part outside provisions.
type SourceKey = (u32, Option<u32>);

#[derive(Clone)]
enum Source {
    Provision(Rc<Provision>),
    Head(Rc<Document>),
    /// The data is damaged; the generation knows.
    Unreadable,
}

impl Source {
    fn path(&self) -> Option<Path> {
        match self {
            Self::Provision(provision) => Some(provision.path.clone()),
            Self::Head(_) | Self::Unreadable => None,
        }
    }

    fn part(&self, part: u32) -> Option<LinkedText<'_>> {
        let part = part as usize;
        match self {
            Self::Provision(provision) => provision.linked_texts().nth(part),
            Self::Head(head) => head.linked_texts().nth(part),
            Self::Unreadable => None,
        }
    }
}

impl<'e> LinkEnds<'e> {
    pub(crate) fn new(snapshot: &'e Snapshot) -> Self {
        Self { snapshot, paths: FxHashMap::default(), last: None, prepared: None }
    }

    /// The path of the provision to which a link leads.
    pub(crate) fn target(&mut self, link: &LinkEntry) -> Option<Path> {
        let Landing::Provision(place) = link.landing else { return None };
        let tables = self.snapshot.generation().tables();
        let text = tables.text_of_document(link.to)?;
        let record = tables.texts[text as usize].records.start + place;
        self.paths.entry(record).or_insert_with(|| self.snapshot.path_of(record)).clone()
    }

    /// Where a link stands.
    pub(crate) fn standing(&mut self, link: &LinkEntry) -> Standing {
        let lang = self.snapshot.generation().tables().texts[link.from as usize].lang;
        let source = self.source((link.from, link.provision));
        let sentence = source.part(link.part).map(|part| self.sentence(part.text, link, lang)).unwrap_or_default();
        Standing { path: source.path(), sentence }
    }

    fn sentence(&mut self, text: &str, link: &LinkEntry, lang: Lang) -> String {
        let key = ((link.from, link.provision), link.part);
        let prepared = self.prepared.take().filter(|(known, _)| *known == key);
        let (_, surroundings) =
            self.prepared.insert(prepared.unwrap_or_else(|| (key, Surroundings::new(text, language_of(lang)))));
        text[surroundings.sentence(text, link.start as usize..link.end as usize)].to_owned()
    }

    fn source(&mut self, key: SourceKey) -> Source {
        if let Some((_, source)) = self.last.as_ref().filter(|(known, _)| *known == key) {
            return source.clone();
        }
        let generation = self.snapshot.generation();
        let text = &generation.tables().texts[key.0 as usize];
        let source = match key.1 {
            Some(place) => {
                let read = generation.provisions(&[text.records.start + place]).ok().and_then(|mut read| read.pop());
                read.map_or(Source::Unreadable, |provision| Source::Provision(Rc::new(provision)))
            }
            None => generation.head(text).map_or(Source::Unreadable, |head| Source::Head(Rc::new(head))),
        };
        self.last = Some((key, source.clone()));
        source
    }
}

//! Documents: one text of an act, in one language, of one edition.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::provision::{ids_of, linked_texts};
use crate::{ActType, Block, Date, DocId, EditionStamp, Lang, LinkedText, Note, Problem, Provision, Status};

/// Registration by the Ministry of Justice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Number in the register.
    pub number: String,
    /// Day of registration.
    pub date: Option<Date>,
}

/// An entry of a classifier of legislation: the path from a branch of law down to a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classifier {
    /// Name of the classifier as printed: `ОКОЗ`, `QTUK`, `ТСЗ`…
    pub system: String,
    /// Its levels, from the highest down.
    pub levels: Vec<ClassifierLevel>,
    /// Id of the block that it classifies; `None` for the whole act.
    pub about: Option<String>,
}

/// One level of an entry of a classifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassifierLevel {
    /// Code such as `03.01.00.00`; may be empty.
    pub code: String,
    /// Name in the language of the document; may be empty.
    pub name: String,
}

impl Classifier {
    /// Returns the code of the lowest level that has one; empty if none has.
    #[must_use]
    pub fn code(&self) -> &str {
        self.levels.iter().rev().map(|level| level.code.as_str()).find(|code| !code.is_empty()).unwrap_or_default()
    }

    /// Returns the names from the highest level down; missing names are skipped.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.levels.iter().map(|level| level.name.as_str()).filter(|name| !name.is_empty())
    }
}

/// A place where the text was published officially.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// As printed, without brackets.
    pub text: String,
}

/// One text of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Id on lex.uz.
    pub id: DocId,
    /// Language, as stated by the page.
    pub lang: Lang,
    /// Title in its natural case, without number and date.
    pub title: String,
    /// Kind of act.
    pub kind: ActType,
    /// Canonical number: `ORQ-547`, `PF-60`, `VMQ-443`, `560-II`, `2644`; see [`crate::ActNumber`].
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<Date>,
    /// First day in force.
    pub in_force_from: Option<Date>,
    /// First day no longer in force.
    pub repealed_on: Option<Date>,
    /// Status stated by the page on the day it was saved. [`Status::NotYet`] depends on the reader's day.
    pub status: Status,
    /// Adopting bodies as printed: in the document's language, or in the language of its card.
    pub bodies: Vec<String>,
    /// The same bodies in the same order as named by the page, if a card names them too; otherwise empty.
    pub bodies_on_page: Vec<String>,
    /// Form of the act as printed: "qarori", "Указ"; may be empty.
    pub form: String,
    /// Registration by the Ministry of Justice.
    pub registration: Option<Registration>,
    /// Every text of the act named by the page, including this one.
    pub languages: BTreeMap<Lang, DocId>,
    /// Known editions, newest first, including future ones.
    pub editions: Vec<EditionStamp>,
    /// The edition of this text; `None` for the current one.
    pub edition: Option<EditionStamp>,
    /// The edition selected in the page's own list when the page was saved; `None` if there is no list. The text of a
    /// current page remains of this edition, even when a later one begins.
    pub chosen: Option<EditionStamp>,
    /// Chapters, articles, points… in document order.
    pub provisions: Vec<Provision>,
    /// Lines such as "Adopted by the Legislative Chamber…", signature, place, date and number.
    pub requisites: Vec<Block>,
    /// Places of publication.
    pub publications: Vec<Publication>,
    /// Classifier entries.
    pub classifiers: Vec<Classifier>,
    /// Notes about the whole text.
    pub notes: Vec<Note>,
    /// Ids of elements on lex.uz that belong to no provision and have no block here: title, body, form, publications.
    pub other_ids: Vec<String>,
    /// Attached files: PDFs, archives.
    pub attachments: Vec<String>,
    /// Problems of the page.
    pub problems: Vec<Problem>,
}

impl Document {
    /// Creates a text in force that has only a name: no number, days, bodies or provisions.
    #[must_use]
    pub fn new(id: DocId, lang: Lang, title: impl Into<String>, kind: ActType) -> Self {
        Self {
            id,
            lang,
            title: title.into(),
            kind,
            number: None,
            adopted: None,
            in_force_from: None,
            repealed_on: None,
            status: Status::InForce,
            bodies: Vec::new(),
            bodies_on_page: Vec::new(),
            form: String::new(),
            registration: None,
            languages: BTreeMap::new(),
            editions: Vec::new(),
            edition: None,
            chosen: None,
            provisions: Vec::new(),
            requisites: Vec::new(),
            publications: Vec::new(),
            classifiers: Vec::new(),
            notes: Vec::new(),
            other_ids: Vec::new(),
            attachments: Vec::new(),
            problems: Vec::new(),
        }
    }
}

impl Document {
    /// Returns the status on a day: [`Status::NotYet`] for an act that takes effect later, whatever the page states.
    #[must_use]
    pub fn status_on(&self, day: Date) -> Status {
        if self.status == Status::Repealed || self.repealed_on.is_some_and(|end| end <= day) {
            return Status::Repealed;
        }
        if self.in_force_from.is_some_and(|start| start > day) { Status::NotYet } else { Status::InForce }
    }

    /// Returns the ids of all elements of the page on lex.uz that are part of the text but of no provision.
    pub fn element_ids(&self) -> impl Iterator<Item = &str> {
        let requisites = self.requisites.iter().filter_map(|block| block.id.as_deref());
        self.other_ids.iter().map(String::as_str).chain(requisites).chain(ids_of(&self.notes))
    }

    /// Returns the texts outside provisions that may contain links, in a fixed order: the requisites, then the notes.
    pub fn linked_texts(&self) -> impl Iterator<Item = LinkedText<'_>> {
        linked_texts(&self.requisites, &self.notes)
    }
}

//! Tables of acts, texts and records, in memory.

use std::collections::BTreeMap;
use std::ops::Range;

use qonun_citation::Code;
use qonun_law::{ActId, ActType, Date, DocId, EditionStamp, Lang, Path, ProvisionKind, Registration, Status};
use serde::{Deserialize, Serialize};

use crate::names::Named;

/// Index of a record in the order of the generation; also its document number in the inverted index of records.
pub type RecordNo = u32;
/// Index of an act in the order of the generation.
pub type ActNo = u32;
/// Index of a text in the order of the generation.
pub type TextNo = u32;
/// Index of a body in [`Tables::bodies`].
pub type BodyNo = u32;
/// Index of a topic in [`Tables::topics`].
pub type TopicNo = u32;

/// An act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ActEntry {
    /// Id of the act.
    pub id: ActId,
    /// Its texts, current ones only.
    pub texts: Range<TextNo>,
    /// Kind.
    pub kind: ActType,
    /// Canonical number.
    pub number: Option<String>,
    /// Registration by the Ministry of Justice.
    pub registration: Option<Registration>,
    /// Day of adoption.
    pub adopted: Option<Date>,
    /// First day in force.
    pub in_force_from: Option<Date>,
    /// First day no longer in force.
    pub repealed_on: Option<Date>,
    /// Status according to its pages: [`Status::InForce`] or [`Status::Repealed`].
    pub status: Status,
    /// Every text named by its pages, in the law base or not.
    pub languages: BTreeMap<Lang, DocId>,
    /// Adopting bodies.
    pub bodies: Vec<BodyNo>,
    /// Topics of the act and of its provisions at every level of the classifiers, in rising order.
    pub topics: Vec<TopicNo>,
}

impl RecordEntry {
    /// True if the record contains other provisions and carries nothing but its own heading.
    #[must_use]
    pub const fn is_bare_container(&self) -> bool {
        matches!(self.kind, ProvisionKind::Chapter | ProvisionKind::Annex) && self.body_words == 0
    }
}

impl ActEntry {
    /// Returns the status on a day.
    #[must_use]
    pub fn status_on(&self, day: Date) -> Status {
        if self.status == Status::Repealed || self.repealed_on.is_some_and(|end| end <= day) {
            return Status::Repealed;
        }
        if self.in_force_from.is_some_and(|start| start > day) { Status::NotYet } else { Status::InForce }
    }

    /// True if the act was in force on a day, according to its dates.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        let begun = self.in_force_from.or(self.adopted).is_some_and(|start| start <= day);
        // An act whose day of repeal is unknown is not known to be in force on any day.
        let ended = match self.repealed_on {
            Some(end) => end <= day,
            None => self.status == Status::Repealed,
        };
        begun && !ended
    }
}

/// A current text of an act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TextEntry {
    /// Id on lex.uz.
    pub id: DocId,
    /// Language.
    pub lang: Lang,
    /// Its act.
    pub act: ActNo,
    /// Title.
    pub title: String,
    /// Number of words of the title.
    pub title_words: u16,
    /// Its records, in document order.
    pub records: Range<u32>,
    /// Index of the blob of its head; the blobs of its provisions follow.
    pub head: u32,
    /// Known editions, newest first.
    pub editions: Vec<EditionStamp>,
    /// The edition of the text, if its page or its file name states one; otherwise the text is of today's edition.
    pub edition: Option<EditionStamp>,
    /// In a generation as of a day, the other edition that takes the place of the present text.
    #[serde(skip)]
    pub edition_of_day: Option<EditionStamp>,
}

/// A text of an older (or future) edition. It is searched only as of a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditionEntry {
    /// Id on lex.uz.
    pub id: DocId,
    /// The day from which it is in force.
    pub stamp: EditionStamp,
    /// Index of the blob of its head; the blobs of its new provisions follow.
    pub head: u32,
    /// Number of provisions. Those that the editions before it have too are stored with them.
    pub provisions: u32,
}

/// The properties of a record that are known without reading its text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RecordEntry {
    /// Number of words of the heading, which comes first in the text field.
    pub heading_words: u16,
    /// Number of words of the headings above.
    pub above_words: u8,
    /// Kind of provision.
    pub kind: ProvisionKind,
    /// Number of words of the text.
    pub body_words: u32,
    /// Hash of the path: the same for one provision in all languages of its act.
    pub path_hash: u32,
    /// Number of the family of like headings in its text, counted from 1; 0 if it has no heading.
    pub family: u16,
}

/// The tables of a generation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tables {
    /// Acts in the order of the generation: newest first within a kind.
    pub acts: Vec<ActEntry>,
    /// Texts; those of an act are consecutive.
    pub texts: Vec<TextEntry>,
    /// Records; those of a text are consecutive.
    pub records: Vec<RecordEntry>,
    /// Other editions, sorted by id and day.
    pub editions: Vec<EditionEntry>,
    /// Adopting bodies, ordered by the first act that names them.
    pub bodies: Vec<Named>,
    /// Topics: those with a code in the order of their codes, then those without.
    pub topics: Vec<Named>,
    /// Indexes of texts, sorted by id.
    pub by_document: Vec<(DocId, TextNo)>,
    /// Indexes of acts, sorted by act id.
    pub by_act: Vec<(ActId, ActNo)>,
    /// Indexes of acts, sorted by canonical number.
    pub by_number: Vec<(String, ActNo)>,
    /// Number of words of all texts.
    pub total_body_words: u64,
}

impl Tables {
    /// Returns the number of texts.
    #[must_use]
    pub fn text_count(&self) -> u32 {
        u32::try_from(self.texts.len()).unwrap_or(u32::MAX)
    }

    /// Returns the number of records.
    #[must_use]
    pub fn record_count(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// Returns the text with an id.
    #[must_use]
    pub fn text_of_document(&self, id: DocId) -> Option<TextNo> {
        let place = self.by_document.binary_search_by_key(&id, |&(id, _)| id).ok()?;
        Some(self.by_document[place].1)
    }

    /// Returns the act with an id.
    #[must_use]
    pub fn act_of_id(&self, id: &ActId) -> Option<ActNo> {
        let place = self.by_act.binary_search_by(|(known, _)| known.cmp(id)).ok()?;
        Some(self.by_act[place].1)
    }

    /// Returns the acts with a canonical number, or registered under it.
    pub fn acts_of_number(&self, number: &str) -> impl Iterator<Item = ActNo> {
        let start = self.by_number.partition_point(|(known, _)| known.as_str() < number);
        let end = self.by_number.partition_point(|(known, _)| known.as_str() <= number);
        self.by_number[start..end].iter().map(|&(_, act)| act)
    }

    /// Returns the acts with a canonical number that were adopted, or registered, on a day; without a day all of them.
    pub fn acts_of_number_on(&self, number: &str, day: Option<Date>) -> impl Iterator<Item = ActNo> {
        let registered = |act: &ActEntry| act.registration.as_ref().and_then(|found| found.date);
        let on = move |act: &ActEntry| day.is_none() || act.adopted == day || registered(act) == day;
        self.acts_of_number(number).filter(move |&act| on(&self.acts[act as usize]))
    }

    /// True if an act was adopted in a year.
    #[must_use]
    pub fn was_adopted_in(&self, act: ActNo, year: i16) -> bool {
        self.acts[act as usize].adopted.is_some_and(|day| day.year() == year)
    }

    /// Returns the acts whose titles say that they are codes, in the order of the generation.
    #[must_use]
    pub fn codes(&self) -> Vec<(Code, ActNo)> {
        let is_code = |kind| matches!(kind, ActType::Code | ActType::Constitution | ActType::Law);
        let code_of = |act| self.texts_of(act).iter().find_map(|text| Code::of_title(&text.title));
        let acts = (0..).zip(&self.acts).filter(|(_, act)| is_code(act.kind));
        acts.filter_map(|(place, _)| Some((code_of(place)?, place))).collect()
    }

    /// Returns the text of an act in a language, or in the other alphabet of it.
    #[must_use]
    pub fn text_in(&self, act: ActNo, lang: Lang) -> Option<&TextEntry> {
        let texts = self.texts_of(act);
        let same = texts.iter().find(|text| text.lang == lang);
        same.or_else(|| texts.iter().find(|text| text.lang.is_uzbek() && lang.is_uzbek()))
    }

    /// Returns the record of a path in a text.
    #[must_use]
    pub fn record_of(&self, text: &TextEntry, path: &Path) -> Option<RecordNo> {
        self.record_of_hash(text, path_hash(path))
    }

    /// Returns the first record of a text whose path has a hash. See [`path_hash`].
    #[must_use]
    pub fn record_of_hash(&self, text: &TextEntry, hash: u32) -> Option<RecordNo> {
        text.records.clone().find(|&record| self.records[record as usize].path_hash == hash)
    }

    /// Returns the record of a path in a text, or of its nearest ancestor, and the path of that record.
    #[must_use]
    pub fn nearest_record(&self, text: &TextEntry, path: &Path) -> Option<(RecordNo, Path)> {
        let mut wanted = Some(path.clone());
        while let Some(path) = wanted {
            if let Some(record) = self.record_of(text, &path) {
                return Some((record, path));
            }
            wanted = path.parent();
        }
        None
    }

    /// True if a text of an act has a path.
    #[must_use]
    pub fn has_path(&self, act: ActNo, path: &Path) -> bool {
        let hash = path_hash(path);
        self.texts_of(act).iter().any(|text| self.record_of_hash(text, hash).is_some())
    }

    /// Returns the texts of an act in the law base.
    #[must_use]
    pub fn texts_of(&self, act: ActNo) -> &[TextEntry] {
        let range = &self.acts[act as usize].texts;
        &self.texts[range.start as usize..range.end as usize]
    }

    /// Returns the kept editions of a document, oldest first.
    #[must_use]
    pub fn editions_of(&self, id: DocId) -> &[EditionEntry] {
        let start = self.editions.partition_point(|edition| edition.id < id);
        let end = self.editions.partition_point(|edition| edition.id <= id);
        &self.editions[start..end]
    }

    pub(crate) fn make_lookups(&mut self) {
        self.by_document = (0..).zip(&self.texts).map(|(place, text)| (text.id, place)).collect();
        self.by_document.sort_unstable();
        self.by_act = (0..).zip(&self.acts).map(|(place, act)| (act.id.clone(), place)).collect();
        self.by_act.sort_unstable();
        for (place, act) in (0..).zip(&self.acts) {
            let registered = act.registration.as_ref().map(|registration| &registration.number);
            let mut numbers: Vec<&String> = act.number.iter().chain(registered).collect();
            numbers.dedup();
            self.by_number.extend(numbers.into_iter().map(|number| (number.clone(), place)));
        }
        self.by_number.sort_unstable();
    }
}

/// Returns the hash of a path that each record stores and look-ups compare: the upper half of its XXH3 (64 bits), which
/// is the same in every version of the library. Two paths of one text with the same hash are taken for one provision.
#[must_use]
pub fn path_hash(path: &Path) -> u32 {
    (xxhash_rust::xxh3::xxh3_64(path.as_str().as_bytes()) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use qonun_law::Path;

    use super::path_hash;

    /// Generations contain these values: if one changes, `FORMAT` must change.
    #[test]
    fn the_hash_of_a_path_never_changes() {
        for (path, hash) in [("", 0x2d06_8005), ("art_15", 0x855c_c731), ("annex_1/point_4", 0xe19e_fe45)] {
            assert_eq!(path_hash(&Path::new(path)), hash, "{path}");
        }
    }
}

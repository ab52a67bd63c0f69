//! The history of a provision from the notes of its page.

use qonun_law::{Date, Link, LinkTarget, Note, NoteKind, Provision};
use rustc_hash::FxHashSet;

use super::Found;
use crate::QueryError;
use crate::answer::{HistoryAct, HistoryEntry};
use crate::view::act;

/// Cost in steps of reading a note: its acts are looked up.
const NOTE: u64 = 128;

impl Found<'_> {
    /// The history of a provision, newest first. What the notes do not say is left open.
    pub(super) fn history(&self, provision: &Provision) -> Result<Vec<HistoryEntry>, QueryError> {
        let mut dated: Vec<(Option<Date>, HistoryEntry)> = Vec::new();
        // Several paragraphs of a provision may have the same note.
        let mut seen = FxHashSet::default();
        for note in &provision.notes {
            self.clock.spend(NOTE)?;
            let entry = match note.kind {
                NoteKind::Amendment => self.amendment(note)?,
                NoteKind::PreviousEdition | NoteKind::FutureEdition => self.wording(note),
                NoteKind::Comment | NoteKind::Warning => continue,
            };
            if seen.insert((note.kind, note.text.as_str(), entry.0, entry.1.url.clone())) {
                dated.push(entry);
            }
        }
        let rank = |kind: NoteKind| match kind {
            NoteKind::FutureEdition => 0,
            NoteKind::PreviousEdition => 2,
            _ => 1,
        };
        dated.sort_by_key(|(day, entry)| (std::cmp::Reverse(*day), rank(entry.kind)));
        Ok(dated.into_iter().map(|(_, entry)| entry).collect())
    }

    fn amendment(&self, note: &Note) -> Result<(Option<Date>, HistoryEntry), QueryError> {
        let mut acts: Vec<HistoryAct> = Vec::new();
        let mut newest = None;
        for link in &note.links {
            let LinkTarget::Document { id, on, .. } = link.target else { continue };
            self.clock.spend(NOTE)?;
            // A note may link to several places of one act.
            if id != self.text.id && acts.iter().all(|act| act.document != id) {
                newest = newest.max(on);
                acts.push(self.amending_act(link, on)?);
            }
        }
        let last = self.stamp.and_then(|stamp| self.editions.known.span(stamp).to);
        let is_late = newest.zip(last).is_some_and(|(day, last)| day > last);
        let entry = HistoryEntry { acts, published: published(&note.text), ..self.entry(note, newest, is_late) };
        Ok((newest, entry))
    }

    fn amending_act(&self, link: &Link, on: Option<Date>) -> Result<HistoryAct, QueryError> {
        let tables = self.snapshot.generation().tables();
        let view = self.link(link);
        let document = view.document.unwrap_or_default();
        let place = tables.text_of_document(document).map(|text| tables.texts[text as usize].act);
        let held = place.map(|act| &tables.acts[act as usize]);
        let title = held.map(|held| act::title(self.snapshot, &held.id, Some(self.text.lang))).transpose()?;
        Ok(HistoryAct {
            document,
            act: held.map(|held| held.id.clone()),
            title: title.map(|(title, _)| title),
            kind: held.map(|held| held.kind),
            number: held.and_then(|held| held.number.clone()),
            adopted: held.and_then(|held| held.adopted).map(|day| day.to_string()),
            on: on.map(|day| day.to_string()),
            url: view.url,
        })
    }

    /// An earlier or later wording.
    fn wording(&self, note: &Note) -> (Option<Date>, HistoryEntry) {
        let link = note.links.iter().find(|link| matches!(link.target, LinkTarget::Document { on: Some(_), .. }));
        let on = link.and_then(|link| match link.target {
            LinkTarget::Document { on, .. } => on,
            _ => None,
        });
        let contradicts = |(day, from): (Date, Date)| match note.kind {
            NoteKind::PreviousEdition => day >= from,
            _ => day <= from,
        };
        let is_impossible = on.zip(self.stamp.map(|stamp| stamp.from)).is_some_and(contradicts);
        let entry = HistoryEntry {
            present: on.is_some() && !is_impossible && self.editions.holds_on(on),
            url: link.filter(|_| !is_impossible).map(|link| self.link(link).url),
            ..self.entry(note, on, is_impossible)
        };
        (on, entry)
    }

    fn entry(&self, note: &Note, on: Option<Date>, is_day_impossible: bool) -> HistoryEntry {
        HistoryEntry {
            kind: note.kind,
            about: note.about.clone(),
            note: note.text.clone(),
            on: on.map(|day| day.to_string()),
            published: None,
            acts: Vec::new(),
            present: false,
            url: None,
            is_day_impossible,
        }
    }
}

/// The place of publication that a note names: what stands behind its last dash, without the bracket.
fn published(note: &str) -> Option<String> {
    let (_, place) = note.rsplit_once(" — ").or_else(|| note.rsplit_once(" – ")).or_else(|| note.rsplit_once(" - "))?;
    let place = place.trim().trim_end_matches('.').trim_end_matches(')').trim();
    (place.chars().any(|c| c.is_ascii_digit())).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn the_place_of_publication_stands_behind_the_last_dash() {
        for (note, wanted) in [
            (
                "(1-modda AB-1-sonli Qonuni tahririda — Qonunchilik maʼlumotlari milliy bazasi, 01.02.2021-y., 03/21-son)",
                Some("Qonunchilik maʼlumotlari milliy bazasi, 01.02.2021-y., 03/21-son"),
            ),
            (
                "(статья 5 в редакции Закона — СЗ РУ, 2007 г., № 50-51, ст. 506).",
                Some("СЗ РУ, 2007 г., № 50-51, ст. 506"),
            ),
            (
                "(point 2 in the wording of the Law - National database, 19.04.2018)",
                Some("National database, 19.04.2018"),
            ),
            ("(статья 5 исключена Законом № ЗРУ-476)", None),
            ("(матн — таҳрирда)", None),
        ] {
            assert_eq!(published(note).as_deref(), wanted, "{note}");
        }
    }
}

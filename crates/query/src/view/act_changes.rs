//! What an act changed in others: each amended provision before and after, as far as the texts are held.

use std::collections::BTreeSet;

use qonun_index::TextEntry;
use qonun_law::{Date, DocId, LinkKind, LinkTarget, Path};

use crate::answer::{ActChanges, ActLink, AmendedProvision, WordingChange};
use crate::citing::records_within;
use crate::clock::{Clock, Patience};
use crate::editions::TextEditions;
use crate::snapshot::Snapshot;
use crate::view::compare::{ComparedPlace, compared};
use crate::view::{LinkCache, act_links};
use crate::{Direction, LinksRequest, QueryError};

/// A page of what an act changed. Of the request, the act, the filters, the language and the page count.
pub(crate) fn view(
    snapshot: &Snapshot,
    kept: &LinkCache,
    request: &LinksRequest,
    patience: &Patience,
) -> Result<ActChanges, QueryError> {
    let kinds = vec![LinkKind::Amends, LinkKind::Repeals];
    let request = LinksRequest { direction: Direction::Out, kinds, path: None, ..request.clone() };
    let found = act_links::view(snapshot, &request, &Clock::of_page(patience.clone()))?;
    let tables = snapshot.generation().tables();
    let act = tables.act_of_id(&request.act).ok_or_else(|| QueryError::NoAct(request.act.clone()))?;
    let own: BTreeSet<DocId> = tables.acts[act as usize].languages.values().copied().collect();
    let finder = Wordings { snapshot, kept, own, patience };
    let change = |link: ActLink| Ok(AmendedProvision { wordings: finder.of(&link)?, link });
    let changes = found.links.into_iter().map(change).collect::<Result<_, QueryError>>()?;
    Ok(ActChanges { total: found.total, changes, cursor: found.cursor })
}

struct Wordings<'e> {
    snapshot: &'e Snapshot,
    kept: &'e LinkCache,
    /// The texts of the amending act.
    own: BTreeSet<DocId>,
    patience: &'e Patience,
}

impl Wordings<'_> {
    fn of(&self, link: &ActLink) -> Result<Vec<WordingChange>, QueryError> {
        self.patience.check()?;
        let tables = self.snapshot.generation().tables();
        let (Some(text), Some(path)) = (tables.text_of_document(link.document), &link.path) else {
            return Ok(Vec::new());
        };
        let text = &tables.texts[text as usize];
        let days = self.days(text, path)?;
        days.into_iter().rev().map(|day| self.change(text, path, day)).collect()
    }

    /// The days on which the amending act changed a provision, as its notes say.
    fn days(&self, text: &TextEntry, path: &Path) -> Result<BTreeSet<Date>, QueryError> {
        let Some(records) = records_within(self.snapshot, text, path)? else { return Ok(BTreeSet::new()) };
        let read = self.snapshot.generation().provisions(&records.take(1).collect::<Vec<_>>())?;
        let links = read.iter().flat_map(|provision| &provision.notes).flat_map(|note| &note.links);
        let day = |target: &LinkTarget| match target {
            LinkTarget::Document { id, on, .. } if self.own.contains(id) => *on,
            _ => None,
        };
        Ok(links.filter_map(|link| day(&link.target)).collect())
    }

    fn change(&self, text: &TextEntry, path: &Path, day: Date) -> Result<WordingChange, QueryError> {
        let editions = TextEditions::of(self.snapshot, text);
        // Another edition than one of that day does not show this change.
        let after = editions.known.on(day).filter(|stamp| stamp.from == day);
        let before = day.yesterday().ok().and_then(|day| editions.known.on(day));
        let held = before.zip(after).filter(|&(before, after)| editions.holds(before) && editions.holds(after));
        let place = |on: Date, path: Option<&Path>| ComparedPlace {
            document: text.id,
            on: Some(on),
            path: path.map(ToString::to_string),
        };
        let answer = match held {
            Some((before, after)) => {
                let (from, to) = (place(before.from, None), place(after.from, Some(path)));
                match compared(self.snapshot, self.kept, &from, &to, self.patience) {
                    // The provision is in neither edition under this path.
                    Err(QueryError::NoProvision { .. }) => None,
                    answer => Some(answer?.into_answer()),
                }
            }
            None => None,
        };
        Ok(WordingChange {
            on: day.to_string(),
            before: before.map(|stamp| editions.days(stamp)),
            after: after.map(|stamp| editions.days(stamp)),
            present: answer.is_some(),
            compare: answer.as_ref().map(|answer| [answer.from.name(), answer.to.name()]),
            provisions: answer.map(|answer| answer.provisions).unwrap_or_default(),
        })
    }
}

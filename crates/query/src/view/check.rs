//! Checks the citations of a text as of a day: what they name, whether it was in force, whether it has changed since.

use std::rc::Rc;

use qonun_index::TextEntry;
use qonun_law::{Date, DocId, Document, EditionStamp, LinkKind, Status};
use rustc_hash::FxHashMap;

use super::cited::{Amount, citations_in};
use super::document::text_of_edition;
use crate::answer::{CheckAnswer, CheckedCitation, CitationView, CitedMatch, Finding, Naming, RepealingAct};
use crate::clock::{Clock, Patience};
use crate::editions::TextEditions;
use crate::proof::words_at;
use crate::snapshot::Snapshot;
use crate::{Direction, Filters, LinksRequest, QueryError, address, view};

/// Number of texts that are kept in memory while a text is checked.
const MOST_KEPT: usize = 16;
/// Maximum number of repealing acts that are told of one act.
const MOST_REPEALING: usize = 5;

/// Checks the citations of a text.
pub(crate) fn checked(
    snapshot: &Snapshot,
    text: &str,
    on: Option<Date>,
    amount: Amount,
    patience: &Patience,
) -> Result<CheckAnswer, QueryError> {
    let found = citations_in(snapshot, text, amount, patience)?;
    let on = on.unwrap_or_else(|| snapshot.today());
    let mut checker = Checker { snapshot, on, patience, texts: Vec::new(), known: FxHashMap::default() };
    let mut lines = Lines::of(text);
    let mut citations = Vec::with_capacity(found.citations.len());
    for citation in found.citations {
        patience.check()?;
        let line = lines.line_of(citation.start);
        citations.push(checker.citation(citation, line)?);
    }
    let generation = snapshot.generation().name().to_owned();
    Ok(CheckAnswer { on: on.to_string(), citations, cut_at: found.cut_at, generation })
}

/// Counts lines up to places that only move forward.
struct Lines<'t> {
    rest: std::str::Chars<'t>,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { rest: text.chars(), at: 0, line: 1 }
    }

    /// The line of a character, counted from 1.
    fn line_of(&mut self, place: usize) -> usize {
        while self.at < place {
            self.line += usize::from(self.rest.next() == Some('\n'));
            self.at += 1;
        }
        self.line
    }
}

/// What is found of an act or provision; a text cites the same one many times.
#[derive(Clone, Default)]
struct State {
    findings: Vec<Finding>,
    status: Option<Status>,
    repealed_by: Vec<RepealingAct>,
    url_then: Option<String>,
}

/// A text that was read: its id and edition, and the text, if it is held.
type Kept = ((DocId, Option<EditionStamp>), Option<Rc<Document>>);

struct Checker<'s> {
    snapshot: &'s Snapshot,
    on: Date,
    patience: &'s Patience,
    /// The texts that were read last.
    texts: Vec<Kept>,
    /// By canonical form.
    known: FxHashMap<String, State>,
}

impl Checker<'_> {
    fn citation(&mut self, citation: CitationView, line: usize) -> Result<CheckedCitation, QueryError> {
        let state = match self.known.get(&citation.canonical) {
            Some(state) => state.clone(),
            None => {
                let state = self.state(&citation)?;
                self.known.insert(citation.canonical.clone(), state.clone());
                state
            }
        };
        let State { findings, status, repealed_by, url_then } = state;
        Ok(CheckedCitation { citation, line, findings, status, repealed_by, url_then })
    }

    fn state(&mut self, citation: &CitationView) -> Result<State, QueryError> {
        let mut state = State::default();
        if let Some(missing) = &citation.missing {
            state.findings.push(match missing.kind {
                "provision" => Finding::NoProvision,
                "part" => Finding::NoPart,
                _ => Finding::NotHeld,
            });
        } else if citation.naming == Naming::Nothing {
            state.findings.push(Finding::NotHeld);
        }
        match citation.naming {
            Naming::SeveralActs => state.findings.push(Finding::Ambiguous),
            Naming::OneAct => {
                for found in &citation.matches {
                    self.add_match(found, &mut state)?;
                }
            }
            // The act of a missing provision is known by the nearest one alone: its state is not that of the citation.
            Naming::Nothing => {}
        }
        Ok(state)
    }

    /// Adds what is found of one provision of the cited act.
    fn add_match(&mut self, found: &CitedMatch, state: &mut State) -> Result<(), QueryError> {
        let tables = self.snapshot.generation().tables();
        let Some(place) = tables.text_of_document(found.document) else { return Ok(()) };
        let text = &tables.texts[place as usize];
        let act = &tables.acts[text.act as usize];
        let mut add = |finding| {
            if !state.findings.contains(&finding) {
                state.findings.push(finding);
            }
        };
        // An act whose day of repeal is unknown is repealed on every day.
        let ended = act.repealed_on.map_or(act.status == Status::Repealed, |day| day <= self.on);
        let begun = act.in_force_from.or(act.adopted).is_none_or(|day| day <= self.on);
        let status = match (ended, begun) {
            (true, _) => Status::Repealed,
            (false, true) => Status::InForce,
            (false, false) => Status::NotYet,
        };
        match status {
            Status::Repealed => add(Finding::Repealed),
            Status::NotYet => add(Finding::NotYet),
            Status::InForce => {}
        }
        if status != Status::NotYet {
            match self.has_changed(text, found)? {
                Some((true, url)) => {
                    add(Finding::Changed);
                    state.url_then = state.url_then.take().or(Some(url));
                }
                Some((false, _)) => {}
                None => add(Finding::NotComparable),
            }
        }
        if act.status_on(self.snapshot.today()) == Status::Repealed && state.repealed_by.is_empty() {
            state.repealed_by = self.repealing(found)?;
        }
        state.status = Some(status);
        Ok(())
    }

    /// True if the cited words are others today than on the day, and their address on that day. `None` if the text of the
    /// day is not held.
    fn has_changed(&mut self, text: &TextEntry, found: &CitedMatch) -> Result<Option<(bool, String)>, QueryError> {
        let editions = TextEditions::of(self.snapshot, text);
        let then = editions.known.on(self.on);
        let Some(then) = then.filter(|_| then != editions.shown) else {
            // Without known editions, or before the first one, there is no other text than that of today.
            let is_known = then.is_some() || editions.known.first().is_none_or(|first| first.from <= self.on);
            return Ok(is_known.then(|| (false, String::new())));
        };
        let Some(old) = self.text(text, &editions, Some(then))? else { return Ok(None) };
        let Some(new) = self.text(text, &editions, editions.shown)? else { return Ok(None) };
        let act = &self.snapshot.generation().tables().acts[text.act as usize].id;
        let day = editions.day_of(Some(then));
        let words = |document: &Document, path| words_at(&document.provisions, path).map(|(words, ..)| words);
        Ok(Some(match &found.path {
            Some(path) => {
                let url = address::provision_page_address(act, text.lang, path, day);
                (words(&old, path) != words(&new, path), url)
            }
            None => {
                let all = |document: &Document| -> Vec<String> {
                    document
                        .provisions
                        .iter()
                        .map(|provision| provision.heading.clone() + "\n" + &provision.text())
                        .collect()
                };
                (all(&old) != all(&new), address::document_address_on(act, text.lang, day))
            }
        }))
    }

    /// The text of an edition; `None` if it is not held.
    fn text(
        &mut self,
        text: &TextEntry,
        editions: &TextEditions<'_>,
        stamp: Option<EditionStamp>,
    ) -> Result<Option<Rc<Document>>, QueryError> {
        let key = (text.id, stamp);
        if let Some((_, known)) = self.texts.iter().find(|(known, _)| *known == key) {
            return Ok(known.clone());
        }
        self.patience.check()?;
        let read = text_of_edition(self.snapshot, editions, text, stamp)?.map(Rc::new);
        if self.texts.len() >= MOST_KEPT {
            self.texts.remove(0);
        }
        self.texts.push((key, read.clone()));
        Ok(read)
    }

    /// The acts that repealed an act.
    fn repealing(&self, found: &CitedMatch) -> Result<Vec<RepealingAct>, QueryError> {
        let request = LinksRequest {
            act: found.act.clone(),
            direction: Direction::In,
            kinds: vec![LinkKind::Repeals],
            path: None,
            filters: Filters::default(),
            lang: None,
            limit: MOST_REPEALING,
            cursor: None,
        };
        let links = view::act_links::view(self.snapshot, &request, &Clock::of_page(self.patience.clone()))?.links;
        let mut acts: Vec<RepealingAct> = links
            .into_iter()
            .map(|link| RepealingAct {
                act: link.from_act,
                title: link.title,
                number: link.number,
                adopted: link.adopted,
                url: link.url,
            })
            .collect();
        acts.dedup_by(|one, other| one.act.is_some() && one.act == other.act);
        Ok(acts)
    }
}

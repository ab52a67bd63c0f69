//! Makes results from the acts of a page: texts, snippets and marks.

use qonun_digest::Digest;
use qonun_index::{ActNo, Face, RecordNo, TextEntry, TextNo};
use qonun_law::{Date, Lang, Path};
use qonun_query_language::Node;

use super::snippet::{self, Found};
use super::{Matches, PageAct, Search};
use crate::answer::{ProvisionHit, SearchResult};
use crate::editions::TextEditions;
use crate::matching::Clause;
use crate::postings::MatchTarget;
use crate::proof::Proof;
use crate::rank::score::{RankedProvision, in_language};
use crate::rank::scorer::Scorer;
use crate::rank::titles::texts_of;
use crate::rank::weights::WORD_OF_LAW;
use crate::written::shown_language;
use crate::{QueryError, Scope, Syntax, address};

/// Records (or texts) in ascending order, each with its index on the page. Cursors only move forward, but the page is
/// sorted by score.
fn rising(numbers: &[u32]) -> Vec<(u32, usize)> {
    let mut rising: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
    rising.sort_unstable();
    rising
}

impl Search<'_> {
    /// Turns the acts of a page into results.
    pub(super) fn show(
        &self,
        matches: &Matches,
        tree: Option<&Node>,
        page: Vec<PageAct>,
    ) -> Result<Vec<SearchResult>, QueryError> {
        let lang = shown_language(self.request, self.languages(tree)?);
        let text = |act: &PageAct| self.shown_text(matches, act, lang);
        let texts: Vec<TextNo> = page.iter().map(text).collect::<Result<_, _>>()?;
        let hits = self.show_provisions(matches, &page, &texts)?;
        let titles = self.found_in_titles(matches, &texts)?;
        let results = page.into_iter().zip(hits).zip(texts).zip(titles);
        Ok(results.map(|(((act, hits), text), title)| self.result(act, hits, text, &title)).collect())
    }

    /// The provisions of each act of a page, in the text in which the act is shown, if it has them.
    fn show_provisions(
        &self,
        matches: &Matches,
        page: &[PageAct],
        texts: &[TextNo],
    ) -> Result<Vec<Vec<ProvisionHit>>, QueryError> {
        let ranked: Vec<&RankedProvision> = page.iter().flat_map(|act| &act.shown).collect();
        let lang = |text: &TextNo| self.generation().tables().texts[*text as usize].lang;
        let shown =
            page.iter().zip(texts).flat_map(|(act, text)| act.shown.iter().map(move |found| (found, lang(text))));
        let records: Vec<RecordNo> =
            shown.map(|(found, lang)| in_language(self.generation(), found.record, lang)).collect();
        let found = self.found_in_records(matches, &records)?;
        let hits = self
            .generation()
            .faces(&records, |at, face| self.provision_hit(ranked[at], records[at], face, &found[at]))?;
        let mut hits = hits.into_iter();
        Ok(page.iter().map(|act| hits.by_ref().take(act.shown.len()).collect()).collect())
    }

    fn provision_hit(
        &self,
        ranked: &RankedProvision,
        record: RecordNo,
        face: &Face<'_>,
        found: &Found,
    ) -> ProvisionHit {
        let tables = self.generation().tables();
        let text = &tables.texts[self.generation().text_of_record(record) as usize];
        let act = &tables.acts[text.act as usize];
        let path = Path::new(face.path);
        let length = self.request.snippet;
        let editions = TextEditions::of(self.snapshot, text);
        let on = self.day_of(&editions);
        ProvisionHit {
            document: text.id,
            lang: text.lang,
            kind: face.kind,
            number: face.number.map(str::to_owned),
            label: face.label.to_owned(),
            heading: face.heading.to_owned(),
            heading_marks: snippet::marks_at(face.heading, text.lang, found),
            status: self.snapshot.facts()[text.act as usize].status,
            edition: editions.searched.map(|stamp| editions.days(stamp)),
            url: address::provision_address_on(&act.id, text.lang, &path, on),
            proof: Proof {
                act: act.id.clone(),
                lang: text.lang,
                edition: editions.searched,
                path: path.clone(),
                span: [0, face.text.chars().count()],
                sha256: Digest::of(face.text.as_bytes()),
                generation: self.generation().name().to_owned(),
            }
            .view(text.id),
            path,
            score: ranked.score,
            snippet: (length > 0).then(|| snippet::snippet(self.generation(), record, face.text, found, length)),
            explanation: self.request.explain.then(|| ranked.parts.clone()),
        }
    }

    /// The day that the address of a result names: the day that was asked for, or that of its edition, if the plain
    /// address leads to another one.
    fn day_of(&self, editions: &TextEditions<'_>) -> Option<Date> {
        self.request.on.or_else(|| editions.day_of(editions.searched))
    }

    /// The texts of an act that were searched.
    fn held_texts(&self, act: ActNo) -> impl Iterator<Item = &TextEntry> {
        let tables = self.generation().tables();
        let numbers = tables.acts[act as usize].texts.clone().filter(|&text| self.snapshot.holds(text));
        numbers.map(|text| &tables.texts[text as usize])
    }

    /// The text whose title and language are shown for an act: in the wanted language, otherwise in its other alphabet,
    /// otherwise the text that matched.
    fn shown_text(&self, matches: &Matches, shown: &PageAct, lang: Option<Lang>) -> Result<TextNo, QueryError> {
        let tables = self.generation().tables();
        let act = &tables.acts[shown.ranked.act as usize];
        let text = |number: &TextNo| &tables.texts[*number as usize];
        let texts = act.texts.clone().filter(|&text| self.snapshot.holds(text));
        let wanted = lang.and_then(|lang| texts.clone().find(|number| text(number).lang == lang));
        let uzbek = || texts.clone().find(|number| text(number).lang.is_uzbek());
        let wanted = wanted.or_else(|| lang.filter(|lang| lang.is_uzbek()).and_then(|_| uzbek()));
        let found = || shown.shown.first().map(|found| self.generation().text_of_record(found.record));
        let matching = || texts.clone().find(|&number| matches.found.own.texts.contains(number));
        let chosen =
            wanted.or(shown.ranked.titled).or_else(found).or_else(matching).or_else(|| act.texts.clone().next());
        chosen.ok_or_else(|| QueryError::NoAct(act.id.clone()))
    }

    fn result(&self, found: PageAct, provisions: Vec<ProvisionHit>, text: TextNo, title: &Found) -> SearchResult {
        let ranked = found.ranked;
        let tables = self.generation().tables();
        let (act, text) = (&tables.acts[ranked.act as usize], &tables.texts[text as usize]);
        let editions = TextEditions::of(self.snapshot, text);
        SearchResult {
            act: act.id.clone(),
            document: text.id,
            lang: text.lang,
            documents: act.languages.clone(),
            title: text.title.clone(),
            title_marks: snippet::marks_at(&text.title, text.lang, title),
            kind: act.kind,
            number: act.number.clone(),
            adopted: act.adopted.map(|day| day.to_string()),
            status: self.snapshot.facts()[ranked.act as usize].status,
            repealed_on: act.repealed_on.map(|day| day.to_string()),
            edition: editions.searched.map(|stamp| editions.days(stamp)),
            current_edition: editions.current_beside(editions.searched),
            held: self.held_texts(ranked.act).map(|text| text.lang).collect(),
            url: address::document_address_on(&act.id, text.lang, self.day_of(&editions)),
            score: ranked.score,
            close: found.close,
            provisions,
            explanation: self.request.explain.then_some(ranked.parts),
        }
    }

    /// The matches of the plan in each record.
    fn found_in_records(&self, matches: &Matches, records: &[RecordNo]) -> Result<Vec<Found>, QueryError> {
        let rising = rising(records);
        let mut found = vec![Found::default(); records.len()];
        for (number, leg) in matches.found.legs() {
            let plan = &leg.plan;
            let scorers = plan.ranked_clauses().into_iter().zip(&leg.scorers);
            let typed = scorers.map(|(place, scorer)| (&plan.clauses[place], Some((place, scorer)), 1.0));
            // Legal words for everyday words are marked if they may be the reason for the match.
            let added = if matches.relaxed { &plan.added[..] } else { &[] };
            for (clause, typed, weight) in typed.chain(added.iter().map(|added| (&added.clause, None, WORD_OF_LAW))) {
                let counts = |&(record, _): &(RecordNo, usize)| {
                    let is_typed = |(place, scorer): (usize, &Scorer)| {
                        scorer.holds(record) && leg.coverage.count(place, self.counted(leg, record))
                    };
                    let text = self.generation().text_of_record(record);
                    matches.found.shown_by(text) == number && typed.is_none_or(is_typed)
                };
                let wanted: Vec<(RecordNo, usize)> = rising.iter().copied().filter(counts).collect();
                self.find(clause, MatchTarget::Records, weight, &wanted, &mut found)?;
            }
        }
        found.iter_mut().for_each(Found::settle);
        Ok(found)
    }

    /// The matches in the titles of texts.
    fn found_in_titles(&self, matches: &Matches, texts: &[TextNo]) -> Result<Vec<Found>, QueryError> {
        let rising = rising(texts);
        let mut found = vec![Found::default(); texts.len()];
        for (number, leg) in matches.found.legs() {
            let mut places = Vec::new();
            let scope = if leg.records.is_some() { Scope::Provision } else { Scope::Act };
            leg.plan.expr.title_clauses(scope, &mut places);
            if self.request.syntax == Syntax::Simple {
                places.extend(&leg.plan.typed);
            }
            for place in places {
                let clause = &leg.plan.clauses[place];
                // A title has few words of a query. Cached sets show which ones.
                let titled = match clause {
                    Clause::Word(word) => Some(texts_of(&self.reader, word)?),
                    _ => None,
                };
                let may_hold =
                    |text| titled.as_ref().is_none_or(|sets| sets.iter().any(|(texts, _)| texts.set.contains(text)));
                let counts = |&(text, _): &(TextNo, usize)| {
                    matches.found.shown_by(text) == number
                        && may_hold(text)
                        && (leg.records.is_some() || leg.coverage.count(place, text))
                };
                let wanted: Vec<(TextNo, usize)> = rising.iter().copied().filter(counts).collect();
                self.find(clause, MatchTarget::Titles, 1.0, &wanted, &mut found)?;
            }
        }
        found.iter_mut().for_each(Found::settle);
        Ok(found)
    }

    /// Adds the matches of a clause in some records (or titles), which are in ascending order and may be repeated.
    fn find(
        &self,
        clause: &Clause,
        target: MatchTarget,
        weight: f32,
        wanted: &[(u32, usize)],
        found: &mut [Found],
    ) -> Result<(), QueryError> {
        if wanted.is_empty() {
            return Ok(());
        }
        let mut numbers: Vec<u32> = wanted.iter().map(|&(number, _)| number).collect();
        numbers.dedup();
        let spans = clause.spans_in(&self.reader, target, &numbers)?;
        let mut rank = 0;
        for &(number, at) in wanted {
            rank += usize::from(numbers[rank] != number);
            found[at].add(weight, &spans[rank]);
        }
        Ok(())
    }
}

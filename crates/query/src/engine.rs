//! The engine: one open generation of the index, with everything that answers questions over it.

use std::path::Path as FilePath;
use std::sync::OnceLock;

use qonun_index::{Folder, Generation, Refused, damage_met};
use qonun_law::{ActId, Date, DocId, Lang};

use crate::answer::{
    ActChanges, ActLinks, ActView, CheckAnswer, CitationsAnswer, CompareAnswer, DocumentView, Examples,
    ProvisionAnswer, ResolveAnswer, SearchAnswer, Statistics, SuggestAnswer, TextEditionsView, VerifyAnswer,
};
use crate::clock::{Clock, Patience};
use crate::days::Days;
use crate::proof::Proof;
use crate::search::Search;
use crate::snapshot::Snapshot;
use crate::suggest::{Shown, Suggester};
use crate::view::act::LinkDetail;
use crate::view::compare::Compared;
use crate::view::{Amount, ComparedPlace, LinkCache, StoredText};
use crate::{FacetField, LinksRequest, QueryError, SearchRequest, view, written};

/// The current day in Tashkent, which is five hours ahead of Greenwich all year.
#[must_use]
pub fn today() -> Date {
    let hours = jiff::tz::Offset::constant(5);
    hours.to_datetime(jiff::Timestamp::now()).date()
}

/// Maximum number of steps of the address of an act that are looked up.
const MOST_STEPS_OF_ACT: usize = 16;

/// Answers questions over one generation of the index. Cheap to share: every method takes `&self`.
pub struct Engine {
    snapshot: Snapshot,
    /// Built at the first request for a suggestion.
    suggester: OnceLock<Suggester>,
    /// Snapshots of days that were searched.
    days: Days,
    /// Links that were computed for texts shown before.
    links: LinkCache,
    /// Built at the first request, in the order of [`Lang::ALL`].
    examples: [OnceLock<Examples>; 4],
}

impl Engine {
    /// Opens the current generation of an index folder, as of today.
    ///
    /// # Errors
    /// If the folder has no generation or its files cannot be read.
    pub fn open(index: &FilePath) -> Result<Self, QueryError> {
        Self::over(Generation::open_current(&Folder::new(index))?, today())
    }

    /// Opens an index folder whose current generation may be damaged. The generation that it opens is intact.
    ///
    /// # Errors
    /// If no generation of the folder is intact.
    pub fn open_whole(index: &FilePath) -> Result<Self, QueryError> {
        Self::over(Generation::open_whole(&Folder::new(index))?, today())
    }

    /// Opens an engine over a generation. `today` is the day for which it decides whether an act is in force.
    ///
    /// # Errors
    /// If its files cannot be read.
    pub fn over(index: Generation, today: Date) -> Result<Self, QueryError> {
        let snapshot = Snapshot::open(index, today)?;
        let (suggester, links) = (OnceLock::new(), LinkCache::default());
        Ok(Self { snapshot, suggester, days: Days::default(), links, examples: Default::default() })
    }

    /// Name of the generation.
    #[must_use]
    pub fn generation(&self) -> &str {
        self.snapshot.generation().name()
    }

    /// True if damaged data was read. Then [`Engine::open_whole`] opens a generation that can be trusted.
    #[must_use]
    pub fn has_met_damage(&self) -> bool {
        self.snapshot.generation().has_met_damage()
    }

    /// Runs `work` and returns its answer only if all data behind it could be read. An answer without the damaged data,
    /// or a "not found" because of it, would be a different answer.
    fn whole<T>(work: impl FnOnce() -> Result<T, QueryError>) -> Result<T, QueryError> {
        // Damage met before belongs to another answer.
        drop(damage_met());
        let answer = work();
        damage_met().map_or(answer, |damage| Err(damage.into()))
    }

    /// The newer generation that could not be opened, and the reason.
    #[must_use]
    pub const fn refused(&self) -> Option<&Refused> {
        self.snapshot.generation().refused()
    }

    /// The open generation.
    #[cfg(test)]
    pub(crate) const fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The day for which the engine decides whether an act is in force.
    #[must_use]
    pub fn today(&self) -> Date {
        self.snapshot.today()
    }

    /// Answers a search. `ui` is the language of names in facets and notices.
    ///
    /// # Errors
    /// If the query cannot be read or costs too much, if the cursor cannot be followed, or if the caller no longer
    /// waits.
    pub fn search(
        &self,
        request: &SearchRequest,
        ui: Lang,
        patience: impl Into<Patience>,
    ) -> Result<SearchAnswer, QueryError> {
        Self::whole(|| {
            let day = request.on.map(|day| self.days.of(&self.snapshot, day));
            let snapshot = day.as_deref().unwrap_or(&self.snapshot);
            let search = Search::new(snapshot, request, patience.into())?;
            let mut answer = search.run(ui)?;
            if request.tells_cited {
                let lang = request.lang.or_else(|| self.language_of(&request.q, Some(ui))).unwrap_or(ui);
                answer.cited = view::cited::matches_of(snapshot, &search.cited_text(), Some(lang));
            }
            Ok(answer)
        })
    }

    /// The single body or topic that a text names in any language: the value of its facet, and its name for a reader.
    #[must_use]
    pub fn named(&self, field: FacetField, text: &str, lang: Lang) -> Option<(String, String)> {
        self.snapshot.acts().names.one(field, text, self.snapshot.generation().tables(), lang)
    }

    /// A text by its id, as of today or of a day.
    ///
    /// # Errors
    /// If there is no such document or no edition of that day, or if the caller no longer waits.
    pub fn document(
        &self,
        id: DocId,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<DocumentView, QueryError> {
        Self::whole(|| view::document::find(&self.snapshot, &self.links, id, on, patience.into())?.view())
    }

    /// A text as it is stored, as of today or of a day: what [`Engine::document`] shows, without its links to pages of
    /// this server. `path` is a place that it must have.
    ///
    /// # Errors
    /// If there is no such document, edition or place, or if the caller no longer waits.
    pub fn stored(
        &self,
        id: DocId,
        path: Option<&str>,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<StoredText, QueryError> {
        Self::whole(|| view::document::find(&self.snapshot, &self.links, id, on, patience.into())?.stored(path))
    }

    /// The text of an act, or of a place in it, that a reader of a language reads best.
    ///
    /// # Errors
    /// If there is no such act, or if none of its texts has an edition of the day and in it the place.
    pub fn best_text(
        &self,
        act: &ActId,
        path: Option<&str>,
        lang: Option<Lang>,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<DocId, QueryError> {
        Self::whole(|| view::document::best(&self.snapshot, &self.links, (act, path), lang, on, &patience.into()))
    }

    /// The act with which an address without a language begins, and the rest of the address: `uz/law/2019/547/art_15`.
    #[must_use]
    pub fn act_and_path<'a>(&self, address: &'a str) -> Option<(ActId, Option<&'a str>)> {
        let ends = address.match_indices('/').map(|(at, _)| at).take(MOST_STEPS_OF_ACT).chain([address.len()]);
        let act =
            |end: usize| Some(ActId(address[..end].to_owned())).filter(|act| self.has_act(act)).map(|act| (act, end));
        let (act, end) = ends.filter_map(act).max_by_key(|(_, end)| *end)?;
        Some((act, address.get(end + 1..)))
    }

    /// One provision of a text.
    ///
    /// # Errors
    /// If there is no such document, edition or provision, or if the caller no longer waits.
    pub fn provision(
        &self,
        id: DocId,
        path: &str,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<ProvisionAnswer, QueryError> {
        Self::whole(|| view::document::find(&self.snapshot, &self.links, id, on, patience.into())?.provision(path))
    }

    /// Two texts, compared.
    ///
    /// # Errors
    /// If there is no such document, edition or provision, or if the caller no longer waits.
    pub fn compare(
        &self,
        from: &ComparedPlace,
        to: &ComparedPlace,
        patience: impl Into<Patience>,
    ) -> Result<CompareAnswer, QueryError> {
        let compared = || view::compare::compared(&self.snapshot, &self.links, from, to, &patience.into());
        Self::whole(compared).map(Compared::into_answer)
    }

    /// Two texts, compared, as unified text.
    ///
    /// # Errors
    /// As [`Self::compare`].
    pub fn compare_as_text(
        &self,
        from: &ComparedPlace,
        to: &ComparedPlace,
        patience: impl Into<Patience>,
    ) -> Result<String, QueryError> {
        let compared = || view::compare::compared(&self.snapshot, &self.links, from, to, &patience.into());
        Self::whole(compared).map(Compared::into_text)
    }

    /// What a text is compared with if nothing is named: the held edition before it, otherwise another language version.
    ///
    /// # Errors
    /// If there is no such document.
    pub fn other_side(&self, to: &ComparedPlace) -> Result<Option<ComparedPlace>, QueryError> {
        Self::whole(|| view::compare::other_side(&self.snapshot, to))
    }

    /// The texts of an act with their editions.
    ///
    /// # Errors
    /// If there is no such act.
    pub fn texts_of_act(&self, act: &ActId) -> Result<Vec<TextEditionsView>, QueryError> {
        Self::whole(|| view::compare::texts_of(&self.snapshot, act))
    }

    /// Checks a proof: whether its words are those of today. `before` may be an engine over the generation that made
    /// it: there its words may be held when they are gone from this one.
    ///
    /// # Errors
    /// If the caller no longer waits, or if the data cannot be read.
    pub fn verify(
        &self,
        proof: &Proof,
        before: Option<&Self>,
        patience: impl Into<Patience>,
    ) -> Result<VerifyAnswer, QueryError> {
        let patience = patience.into();
        Self::whole(|| {
            let before = before.map(|before| view::verify::stated(&before.snapshot, proof, &patience)).transpose()?;
            view::verify::verified(&self.snapshot, proof, before.flatten(), &patience)
        })
    }

    /// A work of law.
    ///
    /// # Errors
    /// If there is no such act, or if the caller no longer waits.
    pub fn act(&self, act: &ActId, lang: Option<Lang>, patience: impl Into<Patience>) -> Result<ActView, QueryError> {
        let clock = Clock::of_page(patience.into());
        Self::whole(|| view::act::view(&self.snapshot, act, lang, LinkDetail::Places, &clock))
    }

    /// A work of law whose links name only the other act: their paths are `None` and their contexts empty. Cited acts
    /// have thousands of links, and to read the place of each takes most of the time.
    ///
    /// # Errors
    /// If there is no such act, or if the caller no longer waits.
    pub fn act_without_places(
        &self,
        act: &ActId,
        lang: Option<Lang>,
        patience: impl Into<Patience>,
    ) -> Result<ActView, QueryError> {
        let clock = Clock::of_page(patience.into());
        Self::whole(|| view::act::view(&self.snapshot, act, lang, LinkDetail::Acts, &clock))
    }

    /// The links of an act or of a provision of it, page by page.
    ///
    /// # Errors
    /// If there is no such act or provision, if the cursor cannot be followed, or if the caller no longer waits.
    pub fn links(&self, request: &LinksRequest, patience: impl Into<Patience>) -> Result<ActLinks, QueryError> {
        Self::whole(|| view::act_links::view(&self.snapshot, request, &Clock::of_page(patience.into())))
    }

    /// What an act changed in others: each amended provision before and after.
    ///
    /// # Errors
    /// As [`Self::links`].
    pub fn changes_by(&self, request: &LinksRequest, patience: impl Into<Patience>) -> Result<ActChanges, QueryError> {
        Self::whole(|| view::act_changes::view(&self.snapshot, &self.links, request, &patience.into()))
    }

    /// The title of an act and its language: `lang` if the act has a text in it.
    ///
    /// # Errors
    /// If there is no such act.
    pub fn title_of(&self, act: &ActId, lang: Option<Lang>) -> Result<(String, Lang), QueryError> {
        view::act::title(&self.snapshot, act, lang)
    }

    /// True if there is an act of this name.
    #[must_use]
    pub fn has_act(&self, act: &ActId) -> bool {
        self.snapshot.generation().tables().act_of_id(act).is_some()
    }

    /// The text of an act in a language, if there is one.
    #[must_use]
    pub fn text_of(&self, act: &ActId, lang: Lang) -> Option<DocId> {
        let tables = self.snapshot.generation().tables();
        tables.texts_of(tables.act_of_id(act)?).iter().find(|text| text.lang == lang).map(|text| text.id)
    }

    /// The act of a document, and the language of that document.
    #[must_use]
    pub fn act_of(&self, id: DocId) -> Option<(ActId, Lang)> {
        let tables = self.snapshot.generation().tables();
        let text = &tables.texts[tables.text_of_document(id)? as usize];
        Some((tables.acts[text.act as usize].id.clone(), text.lang))
    }

    /// The language and alphabet of a text typed by a reader. If two are equally likely and `own`, the reader's
    /// language, is one of them, it is `own`. `None` if the text does not tell, for example a bare number.
    #[must_use]
    pub fn language_of(&self, typed: &str, own: Option<Lang>) -> Option<Lang> {
        written::language_of_text(&self.snapshot, typed, own)
    }

    /// What a citation names.
    ///
    /// # Errors
    /// If the citation names nothing.
    pub fn resolve(&self, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
        Self::whole(|| view::cited::resolve_text(&self.snapshot, text, lang))
    }

    /// The citations of a text.
    ///
    /// # Errors
    /// If the caller no longer waits.
    pub fn citations(
        &self,
        text: &str,
        amount: Amount,
        patience: impl Into<Patience>,
    ) -> Result<CitationsAnswer, QueryError> {
        Self::whole(|| view::cited::citations_in(&self.snapshot, text, amount, &patience.into()))
    }

    /// The citations of a text, checked as of a day (`None` for today): what they name, whether that was in force, and
    /// whether it has changed since.
    ///
    /// # Errors
    /// If the caller no longer waits.
    pub fn check(
        &self,
        text: &str,
        on: Option<Date>,
        amount: Amount,
        patience: impl Into<Patience>,
    ) -> Result<CheckAnswer, QueryError> {
        Self::whole(|| view::check::checked(&self.snapshot, text, on, amount, &patience.into()))
    }

    /// Completions of an unfinished query, with titles in `lang`. With `None`, titles are in the language and alphabet
    /// of the typed text, and in `own`, the reader's language, where that leaves a choice.
    ///
    /// # Errors
    /// If the caller no longer waits, or if the data cannot be read.
    pub fn suggest(
        &self,
        typed: &str,
        limit: usize,
        lang: Option<Lang>,
        own: Option<Lang>,
        patience: impl Into<Patience>,
    ) -> Result<SuggestAnswer, QueryError> {
        Self::whole(|| {
            // A found title has a language of its own; a number has none.
            let told = || self.language_of(typed, own).or(own);
            let own = if typed.chars().any(|c| c.is_ascii_digit()) { told() } else { own };
            let clock = Clock::until(patience.into());
            self.suggester()?.suggest(&self.snapshot, typed, limit, Shown { lang, own }, &clock)
        })
    }

    fn suggester(&self) -> Result<&Suggester, QueryError> {
        if let Some(known) = self.suggester.get() {
            return Ok(known);
        }
        let made = Suggester::new(&self.snapshot)?;
        Ok(self.suggester.get_or_init(|| made))
    }

    /// Builds the data that is otherwise built at the first request, so that no reader waits for it.
    pub fn prepare(&self) {
        // A read error is reported to the first request.
        let _ = (self.suggester(), self.snapshot.vocabulary());
    }

    /// Citations of acts of the law base, as a reader of a language writes them.
    ///
    /// # Errors
    /// If the data cannot be read.
    pub fn examples(&self, lang: Lang) -> Result<&Examples, QueryError> {
        let kept = &self.examples[lang.index()];
        if let Some(known) = kept.get() {
            return Ok(known);
        }
        let made = Self::whole(|| Ok(view::examples::examples(&self.snapshot, lang)))?;
        Ok(kept.get_or_init(|| made))
    }

    /// Sizes of the law base.
    #[must_use]
    pub fn statistics(&self, lang: Lang) -> Statistics {
        view::statistics::statistics(&self.snapshot, lang)
    }
}

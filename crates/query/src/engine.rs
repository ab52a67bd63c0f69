//! The engine: one generation of the index, open, with everything that answers questions over it.

use std::path::Path as FilePath;
use std::sync::OnceLock;

use qonun_index::{Folder, Generation, Refused, damage_met};
use qonun_law::{ActId, Date, DocId, Lang};

use crate::answer::{
    ActView, CitationsAnswer, DocumentView, Examples, ProvisionAnswer, ResolveAnswer, SearchAnswer, Statistics,
    SuggestAnswer,
};
use crate::clock::{Clock, Patience};
use crate::search::Search;
use crate::snapshot::Snapshot;
use crate::suggest::{Shown, Suggester};
use crate::view::{Amount, LinkCache};
use crate::{FacetField, QueryError, SearchRequest, view, written};

/// The day it is in Tashkent, five hours ahead of Greenwich all year.
#[must_use]
pub fn today() -> Date {
    let hours = jiff::tz::Offset::constant(5);
    hours.to_datetime(jiff::Timestamp::now()).date()
}

/// Answers questions over one generation of the index. Cheap to share: every method takes `&self`.
pub struct Engine {
    snapshot: Snapshot,
    /// Made when the first suggestion is asked for.
    suggester: OnceLock<Suggester>,
    /// Links that were made for texts shown before.
    links: LinkCache,
    /// Made when they are first asked for, in the order of [`Lang::ALL`].
    examples: [OnceLock<Examples>; 4],
}

impl Engine {
    /// Opens the current generation of an index folder, as of today.
    ///
    /// # Errors
    /// When the folder has no generation or its files cannot be read.
    pub fn open(index: &FilePath) -> Result<Self, QueryError> {
        Self::over(Generation::open_current(&Folder::new(index))?, today())
    }

    /// The same where the texts of the current one are in doubt: what is opened is whole.
    ///
    /// # Errors
    /// When no generation of the folder is whole.
    pub fn open_whole(index: &FilePath) -> Result<Self, QueryError> {
        Self::over(Generation::open_whole(&Folder::new(index))?, today())
    }

    /// Opens an engine over a generation. `today` is the day on which acts are in force or not.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn over(index: Generation, today: Date) -> Result<Self, QueryError> {
        let snapshot = Snapshot::open(index, today)?;
        let (suggester, links) = (OnceLock::new(), LinkCache::default());
        Ok(Self { snapshot, suggester, links, examples: Default::default() })
    }

    /// The name of the generation.
    #[must_use]
    pub fn generation(&self) -> &str {
        self.snapshot.generation().name()
    }

    /// Was anything read that is damaged? Then [`Engine::open_whole`] opens what can be trusted.
    #[must_use]
    pub fn has_met_damage(&self) -> bool {
        self.snapshot.generation().has_met_damage()
    }

    /// An answer, if all that it was made of could be read: one that lacks what was damaged, or says that it is not
    /// here, would be another answer.
    fn whole<T>(work: impl FnOnce() -> Result<T, QueryError>) -> Result<T, QueryError> {
        // What was met before belongs to another answer.
        drop(damage_met());
        let answer = work();
        damage_met().map_or(answer, |damage| Err(damage.into()))
    }

    /// The generation that should have been opened instead, and why it was not.
    #[must_use]
    pub const fn refused(&self) -> Option<&Refused> {
        self.snapshot.generation().refused()
    }

    /// The opened generation that is asked.
    #[cfg(test)]
    pub(crate) const fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The day on which acts are in force or not.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.snapshot.today()
    }

    /// Answers a search; `ui` is the language of names in facets and notices.
    ///
    /// # Errors
    /// A query that cannot be read or costs too much, a cursor that cannot be followed, or nobody waits any more.
    pub fn search(
        &self,
        request: &SearchRequest,
        ui: Lang,
        patience: impl Into<Patience>,
    ) -> Result<SearchAnswer, QueryError> {
        Self::whole(|| {
            let search = Search::new(&self.snapshot, request, patience.into())?;
            let mut answer = search.run(ui)?;
            if request.tells_cited {
                let lang = request.lang.or_else(|| self.language_of(&request.q, Some(ui))).unwrap_or(ui);
                answer.cited = view::cited::matches_of(&self.snapshot, &search.cited_text(), Some(lang));
            }
            Ok(answer)
        })
    }

    /// The one body or topic that a text names in any language: the value of its facet, and its name for a reader.
    #[must_use]
    pub fn named(&self, field: FacetField, text: &str, lang: Lang) -> Option<(String, String)> {
        self.snapshot.acts().names.one(field, text, self.snapshot.generation().tables(), lang)
    }

    /// A text by its id, as of today or of a day.
    ///
    /// # Errors
    /// No such document, or no edition of that day; or nobody waits any more.
    pub fn document(
        &self,
        id: DocId,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<DocumentView, QueryError> {
        Self::whole(|| view::document::find(&self.snapshot, &self.links, id, on, patience.into())?.view())
    }

    /// One provision of a text.
    ///
    /// # Errors
    /// No such document, edition or provision; or nobody waits any more.
    pub fn provision(
        &self,
        id: DocId,
        path: &str,
        on: Option<Date>,
        patience: impl Into<Patience>,
    ) -> Result<ProvisionAnswer, QueryError> {
        Self::whole(|| view::document::find(&self.snapshot, &self.links, id, on, patience.into())?.provision(path))
    }

    /// A work of law.
    ///
    /// # Errors
    /// No such act; or nobody waits any more.
    pub fn act(&self, act: &ActId, lang: Option<Lang>, patience: impl Into<Patience>) -> Result<ActView, QueryError> {
        Self::whole(|| view::act::view(&self.snapshot, act, lang, &Clock::of_page(patience.into())))
    }

    /// Is there an act of this name?
    #[must_use]
    pub fn has_act(&self, act: &ActId) -> bool {
        self.snapshot.generation().tables().act_of_id(act).is_some()
    }

    /// The text of an act in a language, when there is one.
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

    /// The language and alphabet in which a reader typed a text. When two are as likely, `own`, the reader's, is taken
    /// if it is one of them; `None` when nothing can be told, as of a bare number.
    #[must_use]
    pub fn language_of(&self, typed: &str, own: Option<Lang>) -> Option<Lang> {
        written::language_of_text(&self.snapshot, typed, own)
    }

    /// What a citation names.
    ///
    /// # Errors
    /// Nothing is named.
    pub fn resolve(&self, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
        Self::whole(|| view::cited::resolve_text(&self.snapshot, text, lang))
    }

    /// The citations of a text.
    ///
    /// # Errors
    /// Nobody waits any more.
    pub fn citations(
        &self,
        text: &str,
        amount: Amount,
        patience: impl Into<Patience>,
    ) -> Result<CitationsAnswer, QueryError> {
        Self::whole(|| view::cited::citations_in(&self.snapshot, text, amount, &patience.into()))
    }

    /// Completions of what is being typed, with titles in `lang`; with `None` in the language and alphabet of typing,
    /// and in `own`, the reader's, where that leaves a choice.
    ///
    /// # Errors
    /// Nobody waits any more, or what they are made of cannot be read.
    pub fn suggest(
        &self,
        typed: &str,
        limit: usize,
        lang: Option<Lang>,
        own: Option<Lang>,
        patience: impl Into<Patience>,
    ) -> Result<SuggestAnswer, QueryError> {
        Self::whole(|| {
            // Titles that are found are in a language themselves; numbers are not.
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

    /// Makes now what else is made when it is first asked for, so that no reader waits for it.
    pub fn prepare(&self) {
        // What cannot be read is told to who asks for it.
        let _ = (self.suggester(), self.snapshot.vocabulary());
    }

    /// Citations of acts that are here, as a reader of a language writes them.
    ///
    /// # Errors
    /// What they are made of cannot be read.
    pub fn examples(&self, lang: Lang) -> Result<&Examples, QueryError> {
        let kept = &self.examples[lang.index()];
        if let Some(known) = kept.get() {
            return Ok(known);
        }
        let made = Self::whole(|| Ok(view::examples::examples(&self.snapshot, lang)))?;
        Ok(kept.get_or_init(|| made))
    }

    /// How much there is.
    #[must_use]
    pub fn statistics(&self, lang: Lang) -> Statistics {
        view::statistics::statistics(&self.snapshot, lang)
    }
}

//! The engine: one generation of the index, open, with everything that answers questions over it.

use std::path::Path as FilePath;
use std::sync::{Arc, OnceLock};

use qonun_analysis::{Abbreviations, Analyzer, Terms, WordPairs};
use qonun_index::{Folder, Generation, RecordNo, Refused, damage_met};
use qonun_law::{ActId, Date, DocId, Lang, LangSet, Path};

use crate::amending::amending_texts;
use crate::answer::{
    ActView, CitationsAnswer, DocumentView, Examples, FacetValue, NewestAct, ProvisionAnswer, ResolveAnswer,
    SearchAnswer, Statistics, SuggestAnswer,
};
use crate::cited::{self, Amount, Codes};
use crate::clock::{Clock, Patience};
use crate::facets::{self, ActFacts, ActTable};
use crate::forms::Forms;
use crate::matching::{KeptTexts, Reader, TextSet};
use crate::plan::Planner;
use crate::rank::impacts::ImpactCache;
use crate::search::Search;
use crate::suggest::{Shown, Suggester};
use crate::view::KeptLinks;
use crate::{FacetField, QueryError, SearchRequest, address, unknown, view, written};

/// Acts shown as the newest.
const NEWEST: usize = 8;

/// The day it is in Tashkent, five hours ahead of Greenwich all year.
#[must_use]
pub fn today() -> Date {
    let hours = jiff::tz::Offset::constant(5);
    hours.to_datetime(jiff::Timestamp::now()).date()
}

/// Answers questions over one generation of the index. Cheap to share: every method takes `&self`.
pub struct Engine {
    index: Generation,
    analyzer: Arc<Analyzer>,
    facts: Vec<ActFacts>,
    acts: ActTable,
    /// Texts of each language, in the order of [`Lang::ALL`].
    texts_in: [TextSet; 4],
    codes: Codes,
    terms: Terms,
    abbreviations: Abbreviations,
    impacts: ImpactCache,
    kept_texts: KeptTexts,
    pairs: WordPairs,
    today: Date,
    /// Made when the first suggestion is asked for.
    suggester: OnceLock<Suggester>,
    /// Made when the first word is looked for that may be misspelt.
    forms: OnceLock<Forms>,
    links: KeptLinks,
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

    /// Opens an engine over a generation. `today` is the day on which acts are in force or not.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn over(index: Generation, today: Date) -> Result<Self, QueryError> {
        let tables = index.tables();
        let learnt = index.learnt()?;
        let analyzer = Arc::new(learnt.analyzer()?);
        let facts = facets::facts_of(tables, &amending_texts(&index, &analyzer)?, today);
        let (acts, kept_texts) = (ActTable::new(tables, Arc::clone(&analyzer), today), KeptTexts::new(tables));
        let size = u32::try_from(tables.texts.len()).unwrap_or(u32::MAX);
        let mut texts_in = Lang::ALL.map(|_| TextSet::empty(size));
        for (place, text) in (0..).zip(&tables.texts) {
            texts_in[text.lang.index()].insert(place);
        }
        let codes = cited::codes_of(&index, today);
        let (terms, abbreviations) = (Terms::new(&analyzer), Abbreviations::new(&analyzer));
        let pairs = learnt.pairs;
        Ok(Self {
            facts,
            acts,
            texts_in,
            codes,
            terms,
            abbreviations,
            impacts: ImpactCache::new(&index),
            kept_texts,
            pairs,
            today,
            analyzer,
            index,
            suggester: OnceLock::new(),
            forms: OnceLock::new(),
            links: KeptLinks::default(),
            examples: Default::default(),
        })
    }

    /// The name of the generation.
    #[must_use]
    pub fn generation(&self) -> &str {
        self.index.name()
    }

    /// The same where the texts of the current one are in doubt: what is opened is whole.
    ///
    /// # Errors
    /// When no generation of the folder is whole.
    pub fn open_whole(index: &FilePath) -> Result<Self, QueryError> {
        Self::over(Generation::open_whole(&Folder::new(index))?, today())
    }

    /// Was anything read that is damaged? Then [`Engine::open_whole`] opens what can be trusted.
    #[must_use]
    pub fn has_met_damage(&self) -> bool {
        self.index.has_met_damage()
    }

    /// An answer, if all that it was made of could be read: one that lacks what was damaged, or says that it is not here,
    /// would be another answer.
    fn whole<T>(work: impl FnOnce() -> Result<T, QueryError>) -> Result<T, QueryError> {
        // What was met before belongs to another answer.
        drop(damage_met());
        let answer = work();
        damage_met().map_or(answer, |damage| Err(damage.into()))
    }

    /// The generation that should have been opened instead, and why it was not.
    #[must_use]
    pub const fn refused(&self) -> Option<&Refused> {
        self.index.refused()
    }

    pub(crate) const fn index(&self) -> &Generation {
        &self.index
    }

    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    pub(crate) const fn terms(&self) -> &Terms {
        &self.terms
    }

    pub(crate) const fn abbreviations(&self) -> &Abbreviations {
        &self.abbreviations
    }

    /// What keys are worth in the records that hold them.
    pub(crate) const fn impacts(&self) -> &ImpactCache {
        &self.impacts
    }

    /// The texts of frequent keys, and the lengths of titles.
    pub(crate) const fn kept_texts(&self) -> &KeptTexts {
        &self.kept_texts
    }

    pub(crate) const fn pairs(&self) -> &WordPairs {
        &self.pairs
    }

    /// The words of the law base, to find those near a word.
    pub(crate) fn forms(&self) -> Result<&Forms, QueryError> {
        if let Some(known) = self.forms.get() {
            return Ok(known);
        }
        let made = Forms::new(&Reader::new(&self.index)?)?;
        Ok(self.forms.get_or_init(|| made))
    }

    pub(crate) fn codes(&self) -> &Codes {
        &self.codes
    }

    pub(crate) fn facts(&self) -> &[ActFacts] {
        &self.facts
    }

    /// What filters and facets need of all acts.
    pub(crate) const fn acts(&self) -> &ActTable {
        &self.acts
    }

    /// Links that were made for texts shown before.
    pub(crate) const fn links(&self) -> &KeptLinks {
        &self.links
    }

    pub(crate) const fn texts_in(&self, lang: Lang) -> &TextSet {
        &self.texts_in[lang.index()]
    }

    /// The day on which acts are in force or not.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The path of a record.
    pub(crate) fn path_of(&self, record: RecordNo) -> Option<Path> {
        self.index.provisions(&[record]).ok()?.pop().map(|provision| provision.path)
    }

    /// Answers a search; `ui` is the language of notices and problems.
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
            let mut answer = Search::new(self, request, patience.into())?.run(ui)?;
            facets::tell(&mut answer.facets, &self.acts, ui);
            answer.notices.extend(unknown::notices(self, request, &answer, ui));
            Ok(answer)
        })
    }

    /// The one body or topic that a text names in any language: the value of its facet, and its name for a reader.
    #[must_use]
    pub fn named(&self, field: FacetField, text: &str, lang: Lang) -> Option<(String, String)> {
        self.acts.names.one(field, text, self.index.tables(), lang)
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
        Self::whole(|| view::document::find(self, id, on, patience.into())?.view())
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
        Self::whole(|| view::document::find(self, id, on, patience.into())?.provision(path))
    }

    /// A work of law.
    ///
    /// # Errors
    /// No such act; or nobody waits any more.
    pub fn act(&self, act: &ActId, lang: Option<Lang>, patience: impl Into<Patience>) -> Result<ActView, QueryError> {
        Self::whole(|| view::act::view(self, act, lang, &Clock::of_page(patience.into())))
    }

    /// Is there an act of this name?
    #[must_use]
    pub fn has_act(&self, act: &ActId) -> bool {
        self.index.tables().act_of_id(act).is_some()
    }

    /// The text of an act in a language, when there is one.
    #[must_use]
    pub fn text_of(&self, act: &ActId, lang: Lang) -> Option<DocId> {
        let tables = self.index.tables();
        tables.texts_of(tables.act_of_id(act)?).iter().find(|text| text.lang == lang).map(|text| text.id)
    }

    /// The act of a document, and the language of that document.
    #[must_use]
    pub fn act_of(&self, id: DocId) -> Option<(ActId, Lang)> {
        let tables = self.index.tables();
        let text = &tables.texts[tables.text_of_document(id)? as usize];
        Some((tables.acts[text.act as usize].id.clone(), text.lang))
    }

    /// The language and alphabet in which a reader typed a text. When two are as likely, `own`, the reader's, is taken if
    /// it is one of them; `None` when nothing can be told, as of a bare number.
    #[must_use]
    pub fn language_of(&self, typed: &str, own: Option<Lang>) -> Option<Lang> {
        let reader = Reader::new(&self.index).ok()?.with_kept(&self.kept_texts);
        let planner = Planner::new(&self.analyzer, LangSet::ALL);
        written::language_of(self, &reader, &planner, typed, own).ok().flatten()
    }

    /// What a citation names.
    ///
    /// # Errors
    /// Nothing is named.
    pub fn resolve(&self, text: &str, lang: Option<Lang>) -> Result<ResolveAnswer, QueryError> {
        Self::whole(|| cited::resolve_text(self, text, lang))
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
        Self::whole(|| cited::citations_in(self, text, amount, &patience.into()))
    }

    /// Completions of what is being typed, with titles in `lang`; with `None` in the language and alphabet of typing, and
    /// in `own`, the reader's, where that leaves a choice.
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
            self.suggester()?.suggest(self, typed, limit, Shown { lang, own }, &clock)
        })
    }

    fn suggester(&self) -> Result<&Suggester, QueryError> {
        if let Some(known) = self.suggester.get() {
            return Ok(known);
        }
        let made = Suggester::new(self)?;
        Ok(self.suggester.get_or_init(|| made))
    }

    /// Makes now what else is made when it is first asked for, so that no reader waits for it.
    pub fn prepare(&self) {
        // What cannot be read is told to who asks for it.
        let _ = (self.suggester(), self.forms());
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
        let made = Self::whole(|| Ok(view::examples::examples(self, lang)))?;
        Ok(kept.get_or_init(|| made))
    }

    /// How much there is.
    #[must_use]
    pub fn statistics(&self, lang: Lang) -> Statistics {
        let tables = self.index.tables();
        let mut by_type: Vec<FacetValue> = qonun_law::ActType::ALL
            .iter()
            .map(|kind| FacetValue::new(kind.name(), tables.acts.iter().filter(|act| act.kind == *kind).count()))
            .collect();
        by_type.retain(|value| value.count > 0);
        let mut acts: Vec<u32> = (0..).take(tables.acts.len()).collect();
        acts.retain(|&act| tables.acts[act as usize].adopted.is_some_and(|day| day <= self.today));
        acts.sort_by_key(|&act| (std::cmp::Reverse(tables.acts[act as usize].adopted), act));
        let newest = acts.into_iter().take(NEWEST).filter_map(|act| {
            let texts = tables.texts_of(act);
            let text = texts.iter().find(|text| text.lang == lang).or(texts.first())?;
            let entry = &tables.acts[act as usize];
            Some(NewestAct {
                document: text.id,
                lang: text.lang,
                title: text.title.clone(),
                status: self.facts[act as usize].status,
                url: address::document_address(&entry.id, text.lang),
            })
        });
        Statistics {
            generation: self.index.name().to_owned(),
            acts: tables.acts.len(),
            documents: tables.texts.len(),
            provisions: tables.records.len(),
            by_type,
            newest: newest.collect(),
        }
    }
}

//! Everyday words of a query, and the legal terms for them.

use qonun_analysis::{Found, Keys, Language, QueryWord, StopKind, Terms, is_stop_word};

use super::{AddedClause, Plan};
use crate::QueryError;
use crate::matching::{Boundaries, Clause, TermClause};
use crate::postings::{END, MatchTarget, Reader, TermField, TermKey};
use crate::rank::weights::{TOLD, WORD_OF_LAW};
use crate::spelling::{TypedWord, is_cyrillic, stands};
use crate::words::QueryWords;

/// The everyday words found among the words of a query.
#[derive(Default)]
pub(super) struct EverydayWords<'t> {
    /// The entries that were found.
    said: Vec<Said<'t>>,
    /// The legal words for them, each once, without those that the query has.
    of_law: Vec<WordOfLaw>,
}

/// An entry of the table of everyday words that matches the query.
struct Said<'t> {
    /// Indexes of its words among those of the query.
    places: Vec<usize>,
    found: Found<'t>,
    language: Language,
    /// True if its words have one meaning together and the law uses other words for it.
    told: bool,
}

/// A legal term for a phrase of several everyday words.
#[derive(Clone, Debug)]
pub(crate) struct LegalTerm {
    pub(crate) language: Language,
    /// Uzbek terms are in Latin letters.
    pub(crate) text: String,
}

/// A legal word for everyday words.
struct WordOfLaw {
    stem: String,
    /// Stems of the other words of its terms. Empty if the word is a term on its own.
    beside: Vec<String>,
}

/// Everyday words that occur as a phrase in at least this many provisions are legal words themselves.
const WORDS_OF_LAW: usize = 5;
/// Maximum number of provisions with all the words that are examined.
const LOOKED_INTO: usize = 2_000;

impl<'t> EverydayWords<'t> {
    /// Looks for everyday words as typed, and again without the question words: `merosni qanday boʻlish` contains
    /// `merosni boʻlish`. `typed` are the plain words of the query `text`.
    pub(super) fn of(
        plan: &Plan,
        text: &str,
        typed: &[TypedWord],
        reader: &Reader<'_>,
        query_words: &QueryWords<'_>,
        terms: &'t Terms,
    ) -> Result<Self, QueryError> {
        let words = plan.words();
        // A query for an exact form means that word.
        if words.iter().any(|word| word.is_exact()) {
            return Ok(Self::default());
        }
        let covered = plan.covered_words();
        let all: Vec<usize> = (0..words.len()).filter(|&place| !covered[place]).collect();
        let telling: Vec<usize> = all.iter().copied().filter(|&place| words[place].stop.is_none()).collect();
        let ways = if telling.len() == all.len() { vec![all] } else { vec![all, telling] };
        let spans = spans(plan, typed);
        let mut everyday = Self::default();
        let gap = |before: Option<usize>, place: usize| {
            let between = before.and_then(|before| spans[before]).zip(spans[place]);
            between.and_then(|(before, own)| text.get(before.end..own.start)).unwrap_or(" ")
        };
        for &language in query_words.languages() {
            let word = |place: usize| {
                let clause = words[place];
                let word = QueryWord::alone(keys_of(clause, query_words, language), &clause.typed);
                QueryWord { gap: gap(place.checked_sub(1), place), ..word }
            };
            let mut every: Vec<QueryWord<'_>> = (0..words.len()).map(word).collect();
            terms.place(query_words.analyzer(), &mut every, language);
            for places in &ways {
                let word = |(turn, &place): (usize, &usize)| {
                    let before = turn.checked_sub(1).map(|before| places[before]);
                    QueryWord { gap: gap(before, place), ..every[place].clone() }
                };
                let said: Vec<QueryWord<'_>> = places.iter().enumerate().map(word).collect();
                for found in terms.legal_words(&said, language) {
                    let places = places[found.at.clone()].to_vec();
                    let together: Vec<&TermClause> = places.iter().map(|&place| words[place]).collect();
                    let told = together.len() > 1 && !are_of_law(reader, &together)?;
                    everyday.add(&words, Said { places, found, language, told });
                }
            }
        }
        Ok(everyday)
    }

    fn add(&mut self, words: &[&TermClause], said: Said<'t>) {
        let language = said.language;
        for term in &said.found.terms {
            let telling = term.words.iter().filter(|word| !is_stop_word(&word.exact, language));
            let stems: Vec<&String> = telling.filter_map(|word| word.stems.first()).collect();
            for &stem in &stems {
                let typed = words.iter().any(|word| has_stem(word, stem));
                if !typed {
                    let others = stems.iter().copied().filter(|other| *other != stem).cloned().collect();
                    self.add_word_of_law(stem, others);
                }
            }
        }
        self.said.push(said);
    }

    /// Adds a legal word that occurs in a term with some other words. A word that is a term on its own counts alone.
    fn add_word_of_law(&mut self, stem: &str, others: Vec<String>) {
        match self.of_law.iter_mut().find(|word| word.stem == stem) {
            None => self.of_law.push(WordOfLaw { stem: stem.to_owned(), beside: others }),
            Some(known) if known.beside.is_empty() || others.is_empty() => known.beside.clear(),
            Some(known) => {
                known.beside.extend(others);
                known.beside.sort_unstable();
                known.beside.dedup();
            }
        }
    }

    /// The legal words, except those that are keys of a typed word already.
    pub(super) fn words_of_law(&self, plan: &Plan) -> Vec<AddedClause> {
        let words = plan.words();
        let is_typed = |stem: &str| words.iter().any(|word| has_stem(word, stem));
        let added = |word: &WordOfLaw| AddedClause {
            clause: Clause::Word(TermClause::of_stem(&word.stem)),
            beside: word.beside.iter().map(|stem| TermClause::of_stem(stem)).collect(),
        };
        self.of_law.iter().filter(|word| !is_typed(&word.stem)).map(added).collect()
    }

    /// The legal terms for phrases of several everyday words, each once.
    pub(super) fn legal_terms(&self) -> Vec<LegalTerm> {
        let mut terms: Vec<LegalTerm> = Vec::new();
        for said in self.said.iter().filter(|said| said.told) {
            for term in &said.found.terms {
                if !terms.iter().any(|known| known.text == term.text) {
                    terms.push(LegalTerm { language: said.language, text: term.text.clone() });
                }
            }
        }
        terms
    }

    /// Adjusts the everyday words of a plan. Three cases:
    ///
    /// - A word that occurs nowhere in the law base is no longer required.
    /// - If the query is not a question, such a word is replaced by a legal word with the same meaning, which is
    ///   required.
    /// - In a question, words that have one meaning together weigh less: the law uses other words for this meaning, and
    ///   uses these words for other things. Words that occur in the legal term itself keep their weight.
    pub(super) fn weigh(
        &self,
        plan: &mut Plan,
        reader: &Reader<'_>,
        query_words: &QueryWords<'_>,
    ) -> Result<(), QueryError> {
        let mut place = 0;
        for clause in plan.typed.clone() {
            let first = place;
            place += plan.words_at(clause).len();
            // Words in quotation marks are taken as typed.
            let Some(Clause::Word(word)) = plan.clauses.get_mut(clause) else {
                continue;
            };
            let of_word: Vec<&Said<'_>> = self.said.iter().filter(|said| said.places.contains(&first)).collect();
            let is_of_law = |said: &&Said<'_>| is_said_with(&said.found, word);
            let told: Vec<&Said<'_>> = of_word.iter().copied().filter(|said| said.told).collect();
            if plan.worded_as_question && !told.is_empty() && !told.iter().any(is_of_law) {
                plan.boosts[clause] *= TOLD;
            }
            if of_word.iter().all(is_of_law) {
                plan.subjects.push(clause);
            }
            if !of_word.is_empty() && !stands(reader, query_words, word)? {
                let alone = of_word.iter().filter(|said| said.places[..] == [first]);
                let terms = alone.flat_map(|said| &said.found.terms);
                if plan.worded_as_question || !put_into_law(reader, word, terms.map(|term| &term.words[..]))? {
                    word.stop = word.stop.or(Some(StopKind::Function));
                }
            }
        }
        Ok(())
    }
}

/// True if a word of the query has this stem.
fn has_stem(word: &TermClause, stem: &str) -> bool {
    word.keys.iter().any(|key| key.key == stem)
}

/// True if the legal term of an entry contains this word too.
fn is_said_with(found: &Found<'_>, word: &TermClause) -> bool {
    let of_law = found.terms.iter().flat_map(|term| &term.words);
    of_law.filter_map(|of_law| of_law.stems.first()).any(|stem| has_stem(word, stem))
}

/// Replaces a word that the law base lacks by legal terms of one word that it has. Returns false if there are none.
fn put_into_law<'k>(
    reader: &Reader<'_>,
    word: &mut TermClause,
    terms: impl Iterator<Item = &'k [Keys]>,
) -> Result<bool, QueryError> {
    let mut keys: Vec<TermKey> = Vec::new();
    for term in terms {
        if let [only] = term
            && let Some(stem) = only.stems.first()
            && keys.iter().all(|key| key.key != *stem)
            && reader.frequency_of_stem(stem)? > 0
        {
            keys.push(TermKey { place: TermField::Stem, key: stem.clone(), weight: WORD_OF_LAW });
        }
    }
    let is_known = !keys.is_empty();
    if is_known {
        word.keys = keys;
    }
    Ok(is_known)
}

/// The typed position of each word of a plan, if it is known.
pub(super) fn spans(plan: &Plan, typed: &[TypedWord]) -> Vec<Option<TypedWord>> {
    let mut spans = Vec::new();
    for &clause in &plan.typed {
        let of_clause = |place: usize| {
            let is_it = |word: &&TypedWord| word.clause == clause && word.member.is_none_or(|member| member == place);
            typed.iter().find(is_it).copied()
        };
        spans.extend((0..plan.words_at(clause).len()).map(of_clause));
    }
    spans
}

/// True if the law contains some words as the phrase that was typed. Then it needs no other words for them.
fn are_of_law(reader: &Reader<'_>, words: &[&TermClause]) -> Result<bool, QueryError> {
    let members = words.iter().zip(0..).map(|(&word, place)| (Clause::Word(word.clone()), place));
    let phrase = Clause::Phrase(members.collect());
    let mut places = phrase.open(reader, MatchTarget::Records)?;
    let mut boundaries = Boundaries::new(reader.generation, MatchTarget::Records);
    let (mut found, mut record) = (0, places.seek(0));
    for _ in 0..LOOKED_INTO {
        if record == END || found >= WORDS_OF_LAW {
            break;
        }
        reader.clock.spend(1)?;
        boundaries.go_to(record);
        found += usize::from(places.times(&mut boundaries, 1)? > 0);
        record = places.seek(record + 1);
    }
    Ok(found >= WORDS_OF_LAW)
}

/// The keys of a word in a language: those of the word as typed, and those of its corrections.
pub(super) fn keys_of(word: &TermClause, query_words: &QueryWords<'_>, language: Language) -> Keys {
    let mut keys = query_words.keys(&word.typed, language);
    let in_script = |stem: &str| is_cyrillic(stem) == (language == Language::Russian);
    for key in word.keys.iter().filter(|key| key.place == TermField::Stem && in_script(&key.key)) {
        if !keys.stems.contains(&key.key) {
            keys.stems.push(key.key.clone());
        }
    }
    keys
}

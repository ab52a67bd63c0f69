//! A query of one language, asked in the others: for acts that have no text in its own.
//!
//! The words of the query are put into the other languages by the written terms of law, and by the word pairs that the
//! law base itself taught. What comes out is a plan like any other.

use qonun_analysis::{Found, Keys, Language, Level, Term, is_stop_word};
use qonun_index::language_of;
use qonun_law::Lang;
use tantivy::DocSet;

use crate::QueryError;
use crate::engine::Engine;
use crate::language::Scope;
use crate::matching::{END, Leaf, Matcher, Reader, TermKey, TextField, TextSet, Want, Where, WordLeaf};
use crate::plan::Plan;
use crate::rank::lanes::rarity;
use crate::rank::weights::{OTHER_LANGUAGE_LEAST, QUESTION_SHARE, RELAXED_SHARE};

/// Translations of a word that are looked for, in each language.
const TRANSLATIONS: usize = 3;
/// Of so many texts that hold a stem it is seen in which language they are.
const LOOKED_AT: f32 = 100.0;
/// A word whose translations are frequent weighs so many times what they do, at most.
const MOST_BOOST: f32 = 3.0;
/// A translation weaker than this share of the strongest is left out.
const MUCH_WEAKER: f32 = 0.3;
/// A word in a thousandth of the texts of a language counts as much for that language as all that is rarer together.
const COMMON: f32 = 1000.0;

/// The languages of a law base.
const LANGUAGES: [Language; 3] = [Language::Uzbek, Language::Russian, Language::English];

/// A query in other languages, and the texts that it finds.
pub(crate) struct Widened {
    /// What is looked for.
    pub(crate) plan: Plan,
    /// Texts that match, of acts without a text in the language of the query.
    pub(crate) texts: TextSet,
}

/// Asks a query in the other languages of the texts searched. `every_word` tells whether an act must hold every word.
/// Nothing when the query is more than plain words, or its language cannot be told.
pub(crate) fn widen<'e>(
    engine: &'e Engine,
    reader: &'e Reader<'e>,
    plan: &Plan,
    searched: &TextSet,
    every_word: bool,
) -> Result<Option<Widened>, QueryError> {
    let Some(words) = plain_words(plan) else {
        return Ok(None);
    };
    let Some(own) = spoken(engine, reader, &words)? else {
        return Ok(None);
    };
    let mut candidates = without(engine, searched, own);
    if let Want::All(members) = &plan.want {
        for member in members {
            if let Want::Texts(allowed) = member {
                candidates.intersect(allowed);
            }
        }
    }
    if candidates.is_empty() {
        return Ok(None);
    }
    let translator = Translator { engine, reader, own };
    let leaves = translator.leaves(&words);
    let boosts = leaves.iter().map(|leaf| translator.boost(leaf)).collect::<Result<_, _>>()?;
    let helpers: Vec<&WordLeaf> = plan.helpers.iter().filter_map(word).collect();
    let typed: Vec<usize> = (0..leaves.len()).collect();
    let widened = Plan {
        boosts,
        want: Want::All(typed.iter().map(|&place| Want::Leaf(place)).collect()),
        typed,
        leaves: leaves.into_iter().map(Leaf::Word).collect(),
        helpers: translator.leaves(&helpers).into_iter().map(Leaf::Word).collect(),
        is_question: plan.is_question,
        parts: Vec::new(),
        cut: false,
        corrections: Vec::new(),
    };
    let texts = translator.matched(&widened, &candidates, every_word)?;
    Ok((!texts.is_empty()).then_some(Widened { plan: widened, texts }))
}

fn word(leaf: &Leaf) -> Option<&WordLeaf> {
    match leaf {
        Leaf::Word(word) => Some(word),
        _ => None,
    }
}

/// The words of a plan that is nothing but words, in any of their forms, and filters.
fn plain_words(plan: &Plan) -> Option<Vec<&WordLeaf>> {
    let words: Vec<&WordLeaf> = plan.typed.iter().map(|&place| word(&plan.leaves[place])).collect::<Option<_>>()?;
    let any_form = |word: &&WordLeaf| word.keys.iter().all(|key| key.place == Where::Stem);
    (!words.is_empty() && is_plain(&plan.want) && words.iter().all(any_form)).then_some(words)
}

fn is_plain(want: &Want) -> bool {
    match want {
        Want::Leaf(_) | Want::Texts(_) => true,
        Want::All(members) => members.iter().all(is_plain),
        Want::Title(_) | Want::Provision(_) | Want::Any(_) | Want::Not(_) => false,
    }
}

/// The language of some words: the one in whose texts they are at home. `None` when two are as likely.
fn spoken(engine: &Engine, reader: &Reader<'_>, words: &[&WordLeaf]) -> Result<Option<Language>, QueryError> {
    let mut scores = [0.0_f32; LANGUAGES.len()];
    for word in words.iter().filter(|word| !word.typed.contains(|c: char| c.is_ascii_digit())) {
        for (score, language) in scores.iter_mut().zip(LANGUAGES) {
            let keys = engine.analyzer().query_keys(&word.typed, &[language]);
            if let Some(key) = keys.iter().find(|key| key.level == Level::Stem) {
                let share = frequency_in(engine, reader, &key.key, language)? / (1.0 + texts_in(engine, language));
                *score += key.weight * (COMMON * share).ln_1p();
            }
        }
    }
    // A law base may lack every text of the language; the terms of law tell it too.
    for (score, language) in scores.iter_mut().zip(LANGUAGES) {
        let keys: Vec<Keys> = words.iter().map(|word| engine.analyzer().keys(&word.typed, language)).collect();
        let terms = engine.terms().translations(&keys, language);
        *score += terms.iter().map(|found| found.at.len()).sum::<usize>() as f32;
    }
    let mut order: Vec<usize> = (0..LANGUAGES.len()).collect();
    order.sort_by(|&one, &two| scores[two].total_cmp(&scores[one]));
    Ok((scores[order[0]] > scores[order[1]]).then_some(LANGUAGES[order[0]]))
}

/// In how many texts of a language a stem stands, about: a key of one language may be one of another too.
fn frequency_in(engine: &Engine, reader: &Reader<'_>, stem: &str, language: Language) -> Result<f32, QueryError> {
    let Some(mut list) = reader.texts_of(TextField::All, stem)? else {
        return Ok(0.0);
    };
    let (frequency, mut looked_at, mut own) = (list.doc_freq() as f32, 0.0, 0.0);
    while list.doc() != END && looked_at < LOOKED_AT {
        looked_at += 1.0;
        if language_of(engine.index().tables().texts[list.doc() as usize].lang) == language {
            own += 1.0;
        }
        list.advance();
    }
    Ok(frequency * own / f32::max(looked_at, 1.0))
}

fn texts_in(engine: &Engine, language: Language) -> f32 {
    let of = |lang: &&Lang| language_of(**lang) == language;
    Lang::ALL.iter().filter(of).map(|&lang| engine.texts_in(lang).count()).sum::<u32>() as f32
}

/// The texts searched of acts that have none of them in a language.
fn without(engine: &Engine, searched: &TextSet, own: Language) -> TextSet {
    let mut spoken = TextSet::empty(searched.size());
    for lang in Lang::ALL.into_iter().filter(|&lang| language_of(lang) == own) {
        spoken.unite(engine.texts_in(lang));
    }
    spoken.intersect(searched);
    let tables = engine.index().tables();
    let mut rest = searched.clone();
    let mut next = spoken.next(0);
    while let Some(text) = next {
        let act = tables.acts[tables.texts[text as usize].act as usize].texts.clone();
        act.clone().for_each(|text| rest.remove(text));
        next = spoken.next(act.end);
    }
    rest
}

/// Puts words of one language into the others.
struct Translator<'e> {
    engine: &'e Engine,
    reader: &'e Reader<'e>,
    own: Language,
}

impl Translator<'_> {
    /// The words that say something, each with its own keys and those of its translations. A term of several words
    /// becomes the words of the term in the other languages.
    fn leaves(&self, words: &[&WordLeaf]) -> Vec<WordLeaf> {
        let keys: Vec<Keys> = words.iter().map(|word| self.engine.analyzer().keys(&word.typed, self.own)).collect();
        let mut terms = self.engine.terms().translations(&keys, self.own).into_iter().peekable();
        // A stop word of its own language may be no word at all in those that are searched.
        let is_stop = |at: usize| words[at].stop.is_some() || is_stop_word(&keys[at].exact, self.own);
        let only_stops = (0..words.len()).all(is_stop);
        let says_something = |at: usize| only_stops || !is_stop(at);
        let (mut leaves, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let found = terms.next_if(|found| found.at.start == at);
            match found {
                Some(Found { at: place, terms }) if place.len() > 1 => {
                    leaves.extend(of_term(words[at], &terms));
                    at = place.end;
                }
                found => {
                    if says_something(at) {
                        leaves.extend(self.of_word(
                            words[at],
                            &keys[at],
                            &found.map_or_else(Vec::new, |found| found.terms),
                        ));
                    }
                    at += 1;
                }
            }
        }
        leaves
    }

    /// Candidates that hold every word, or else most of them by weight. A word without a translation is missing.
    fn matched(&self, plan: &Plan, candidates: &TextSet, every_word: bool) -> Result<TextSet, QueryError> {
        let mut matcher = Matcher::new(self.reader, &plan.leaves, Scope::Act);
        let mut texts = candidates.clone();
        if every_word {
            texts.intersect(&matcher.matched(&plan.want)?);
            return Ok(texts);
        }
        let size = candidates.size() as usize;
        let (mut scores, mut whole) = (vec![0.0_f32; size], 0.0);
        for &place in &plan.typed {
            let mut found = matcher.matched(&Want::Leaf(place))?;
            let boost = plan.boosts[place];
            let weight = boost * rarity(u64::from(found.count()), size);
            whole += weight;
            found.intersect(candidates);
            found.iter().for_each(|text| scores[text as usize] += weight);
        }
        let best = scores.iter().copied().fold(0.0, f32::max);
        let share = if plan.is_question { QUESTION_SHARE } else { RELAXED_SHARE };
        let least = (share * best).max(OTHER_LANGUAGE_LEAST * whole);
        candidates.iter().filter(|&text| scores[text as usize] < least).for_each(|text| texts.remove(text));
        Ok(texts)
    }

    /// In how many texts the most frequent of some stems stands.
    fn most_frequent<'s>(&self, mut stems: impl Iterator<Item = &'s String>) -> Result<u32, QueryError> {
        stems.try_fold(0, |most, stem| Ok(self.reader.frequency_of_stem(stem)?.max(most)))
    }

    /// What makes a word weigh in other languages what it weighs in its own: there its translations may be frequent
    /// words. A word that its own language does not know here weighs what its translations do.
    fn boost(&self, leaf: &WordLeaf) -> Result<f32, QueryError> {
        let total = self.engine.index().tables().texts.len();
        let own = self.most_frequent(self.engine.analyzer().keys(&leaf.typed, self.own).stems.iter())?;
        let all = self.most_frequent(leaf.keys.iter().map(|key| &key.key))?;
        let weigh = |count: u32| rarity(u64::from(count), total);
        Ok(if (1..all).contains(&own) { (weigh(own) / weigh(all)).min(MOST_BOOST) } else { 1.0 })
    }

    /// A word with its translations. When only terms of several words stand for it, those words.
    fn of_word(&self, word: &WordLeaf, keys: &Keys, terms: &[&Term]) -> Vec<WordLeaf> {
        let mut leaf = word.clone();
        // What the word weighs is told by its own language, searched or not.
        keys.stems.iter().for_each(|stem| push(&mut leaf, stem, 1.0));
        let own = leaf.keys.len();
        for term in terms {
            if let [only] = &term.words[..] {
                add(&mut leaf, only, 1.0);
            }
        }
        for language in LANGUAGES {
            let stem = keys.stems.first().map_or("", String::as_str);
            let known = self.engine.pairs().translations(stem, self.own).iter();
            let found: Vec<_> = known.filter(|found| found.language == language).take(TRANSLATIONS).collect();
            let strongest = found.first().map_or(1.0, |found| found.strength);
            for found in found.iter().filter(|found| found.strength >= MUCH_WEAKER * strongest) {
                push(&mut leaf, &found.stem, found.strength.sqrt());
            }
        }
        if leaf.keys.len() == own && !terms.is_empty() { of_term(word, terms) } else { vec![leaf] }
    }
}

/// The words of the usual term of each language, the first words together, then the second ones.
fn of_term(word: &WordLeaf, terms: &[&Term]) -> Vec<WordLeaf> {
    let mut leaves: Vec<WordLeaf> = Vec::new();
    for language in LANGUAGES {
        let usual = terms.iter().find(|term| term.language == language);
        for (place, keys) in usual.iter().flat_map(|term| &term.words).enumerate() {
            if leaves.len() == place {
                leaves.push(WordLeaf { keys: Vec::new(), exact: Vec::new(), ..word.clone() });
            }
            add(&mut leaves[place], keys, 1.0);
        }
    }
    leaves
}

fn add(leaf: &mut WordLeaf, keys: &Keys, weight: f32) {
    if let Some(stem) = keys.stems.first() {
        push(leaf, stem, weight);
    }
}

fn push(leaf: &mut WordLeaf, stem: &str, weight: f32) {
    if !leaf.keys.iter().any(|key| key.key == stem) {
        leaf.keys.push(TermKey { place: Where::Stem, key: stem.to_owned(), weight });
    }
}

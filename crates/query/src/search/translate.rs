//! Translation of a query into other languages, to find acts without a text in its own language.
//!
//! The words of the query are translated by the table of legal terms, and by word pairs that were learned from the law
//! base. The result is a plan like any other.

use qonun_analysis::{Found, Keys, Language, Term, is_stop_word, rarity};
use qonun_query_language::Scope;

use super::leg::Leg;
use crate::QueryError;
use crate::matching::{Clause, MatchExpr, Matcher, TermClause, heaviest};
use crate::plan::{AddedClause, Plan, in_language};
use crate::postings::{Reader, TermField, TermKey, TextField, TextSet};
use crate::rank::weights::{OTHER_LANGUAGE_LEAST, QUESTION_SHARE, RELAXED_SHARE};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;
use crate::written::{LANGUAGES, likelihoods, texts_in};

/// Maximum number of translations of a word in each language.
const TRANSLATIONS: usize = 3;
/// Upper limit of the boost of a word with more frequent translations.
const MOST_BOOST: f32 = 3.0;
/// A translation with less than this share of the strength of the strongest one is left out.
const MUCH_WEAKER: f32 = 0.3;

/// A query in other languages, and its matches.
pub(crate) struct Translated {
    /// The translated plan.
    pub(crate) plan: Plan,
    /// Matching texts of acts without a text in the language of the query.
    pub(crate) texts: TextSet,
    /// All texts of such acts.
    pub(crate) candidates: TextSet,
    /// The language of the query.
    pub(crate) language: Language,
}

/// Translates a query into the other languages of the searched texts, and matches it. `every_word` tells whether an act
/// must have every word. `None` if the query is more than plain words, or if its language is unknown.
pub(crate) fn translate<'e>(
    snapshot: &'e Snapshot,
    reader: &'e Reader<'e>,
    query_words: &QueryWords<'_>,
    asked: &Leg,
    searched: &TextSet,
    every_word: bool,
) -> Result<Option<Translated>, QueryError> {
    let plan = &asked.plan;
    let Some(words) = plain_words(plan) else {
        return Ok(None);
    };
    let Some((own, keys)) = spoken(snapshot, reader, query_words, plan, &words)? else {
        return Ok(None);
    };
    let mut candidates = without(snapshot, searched, own);
    if let MatchExpr::All(members) = &plan.expr {
        for member in members {
            if let MatchExpr::Texts(allowed) = member {
                candidates.intersect(allowed);
            }
        }
    }
    if candidates.is_empty() {
        return Ok(None);
    }
    let translator = Translator { snapshot, reader, own, is_question: asked.is_question };
    // An abbreviation is translated by its own table.
    let others: Vec<usize> = (0..words.len()).filter(|&at| !is_short(plan, at)).collect();
    let (other_words, other_keys): (Vec<&TermClause>, Vec<Keys>) =
        others.into_iter().map(|at| (words[at], keys[at].clone())).unzip();
    let clauses = translator.clauses(&other_words, &other_keys);
    let keys_of = |clause: &TermClause| words.iter().zip(&keys).find(|(word, _)| word.typed == clause.typed);
    let boost = |clause| translator.boost(clause, keys_of(clause).map_or(&[][..], |(_, keys)| &keys.stems));
    let mut boosts: Vec<f32> = clauses.iter().map(boost).collect::<Result<_, _>>()?;
    let mut clauses: Vec<Clause> = clauses.into_iter().map(Clause::Word).collect();
    for abbreviation in plan.abbreviations.iter().filter(|short| plan.typed.contains(&short.clause)) {
        let mut members = vec![plan.clauses[abbreviation.clause].clone()];
        let foreign = LANGUAGES.into_iter().filter(|language| *language != own);
        members.extend(foreign.flat_map(|language| in_language(snapshot.abbreviations(), abbreviation, language)));
        clauses.push(Clause::Any(members));
        boosts.push(1.0);
    }
    let added: Vec<&TermClause> = plan.added.iter().filter_map(|added| word(&added.clause)).collect();
    let added_keys = keys_in(query_words, &added, own);
    let subject = |clause: &usize| matches!(&clauses[*clause], Clause::Word(word) if is_subject(plan, word));
    let subjects = (0..clauses.len()).filter(subject).collect();
    let translated = Plan {
        boosts,
        subjects,
        added: translator.clauses(&added, &added_keys).into_iter().map(Clause::Word).map(AddedClause::alone).collect(),
        legal_terms: plan.legal_terms.clone(),
        ..Plan::of_clauses(clauses)
    };
    let texts = translator.matched(&translated, &candidates, every_word)?;
    Ok((!texts.is_empty()).then_some(Translated { plan: translated, texts, candidates, language: own }))
}

fn word(clause: &Clause) -> Option<&TermClause> {
    match clause {
        Clause::Word(word) => Some(word),
        // In a plain query this is an abbreviation with its full names.
        Clause::Any(members) => members.first().and_then(word),
        _ => None,
    }
}

/// True if a clause represents a word that is a legal word.
fn is_subject(plan: &Plan, clause: &TermClause) -> bool {
    plan.subjects.iter().filter_map(|&place| word(&plan.clauses[place])).any(|word| word.typed == clause.typed)
}

/// Indexes of the typed clauses that no citation covers.
fn free_clauses(plan: &Plan) -> impl Iterator<Item = usize> {
    plan.typed.iter().copied().filter(|place| plan.covered.binary_search(place).is_err())
}

/// True if a typed word is an abbreviation. `at` is its index among those that no citation covers.
fn is_short(plan: &Plan, at: usize) -> bool {
    free_clauses(plan).nth(at).is_some_and(|clause| plan.abbreviations.iter().any(|short| short.clause == clause))
}

/// The words of a plan that consists of words in any form and filters; otherwise `None`.
fn plain_words(plan: &Plan) -> Option<Vec<&TermClause>> {
    let words: Vec<&TermClause> = free_clauses(plan).map(|place| word(&plan.clauses[place])).collect::<Option<_>>()?;
    let any_form = |(at, word): (usize, &&TermClause)| {
        is_short(plan, at) || word.keys.iter().any(|key| key.place == TermField::Stem)
    };
    (!words.is_empty() && is_plain(&plan.expr) && words.iter().enumerate().all(any_form)).then_some(words)
}

fn is_plain(expr: &MatchExpr) -> bool {
    match expr {
        MatchExpr::Clause(_) | MatchExpr::Texts(_) => true,
        MatchExpr::All(members) => members.iter().all(is_plain),
        // A citation: its words, or what it names.
        MatchExpr::Any(members) if matches!(members[..], [MatchExpr::All(_), MatchExpr::Texts(_)]) => true,
        MatchExpr::Title(_) | MatchExpr::Provision(_) | MatchExpr::Any(_) | MatchExpr::Not(_) => false,
    }
}

/// The keys of some words in a language.
fn keys_in(query_words: &QueryWords<'_>, words: &[&TermClause], language: Language) -> Vec<Keys> {
    words.iter().map(|word| query_words.keys(&word.typed, language)).collect()
}

/// The language of some words, with their keys in it: the one in whose texts they are most frequent. `None` if two are
/// equally likely.
fn spoken(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    plan: &Plan,
    words: &[&TermClause],
) -> Result<Option<(Language, Vec<Keys>)>, QueryError> {
    let typed: Vec<&str> = words.iter().map(|word| word.typed.as_str()).collect();
    let meant = |language| {
        let meant = plan.abbreviations.iter().flat_map(|short| &short.meant);
        meant.filter(|meant| meant.language == language).count().min(plan.abbreviations.len()) as f32
    };
    let likely = likelihoods(snapshot, reader, query_words, &typed, &|at| !is_short(plan, at), &meant)?;
    let is_clear = likely[0].0 > likely[1].0;
    Ok(likely.into_iter().next().filter(|_| is_clear).map(|(_, language, keys)| (language, keys)))
}

/// The searched texts of acts that have none of them in language `own`.
fn without(snapshot: &Snapshot, searched: &TextSet, own: Language) -> TextSet {
    let mut spoken = texts_in(snapshot, own);
    spoken.intersect(searched);
    let mut rest = searched.clone();
    rest.subtract(&snapshot.acts().texts_of(&snapshot.acts().acts_of(&spoken)));
    rest
}

/// Translates words of one language into the others.
struct Translator<'e> {
    snapshot: &'e Snapshot,
    reader: &'e Reader<'e>,
    own: Language,
    is_question: bool,
}

impl Translator<'_> {
    /// The content words, each with its own keys and those of its translations. A term of several words becomes the
    /// words of the term in the other languages. `keys` are those of the words in their own language.
    fn clauses(&self, words: &[&TermClause], keys: &[Keys]) -> Vec<TermClause> {
        let mut terms = self.snapshot.terms().translations(keys, self.own).into_iter().peekable();
        // A stop word of the query's language may not be a word of the searched languages.
        let is_stop = |at: usize| words[at].stop.is_some() || is_stop_word(&keys[at].exact, self.own);
        let only_stops = (0..words.len()).all(is_stop);
        let says_something = |at: usize| only_stops || !is_stop(at);
        let (mut clauses, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let found = terms.next_if(|found| found.at.start == at);
            match found {
                Some(Found { at: place, terms, .. }) if place.len() > 1 => {
                    clauses.extend(of_term(words[at], &terms));
                    at = place.end;
                }
                found => {
                    if says_something(at) {
                        clauses.extend(self.of_word(
                            words[at],
                            &keys[at],
                            &found.map_or_else(Vec::new, |found| found.terms),
                        ));
                    }
                    at += 1;
                }
            }
        }
        clauses
    }

    /// Candidates with every word, or with most of them by weight. A word without a translation counts as missing.
    fn matched(&self, plan: &Plan, candidates: &TextSet, every_word: bool) -> Result<TextSet, QueryError> {
        let mut matcher = Matcher::new(self.reader, &plan.clauses, Scope::Act);
        let mut texts = candidates.clone();
        if every_word {
            texts.intersect(&matcher.matched(&plan.expr)?);
            return Ok(texts);
        }
        let (mut held, mut whole) = (Vec::with_capacity(plan.typed.len()), 0.0);
        for &place in &plan.typed {
            let found = matcher.anywhere(place)?;
            let weight = plan.boosts[place] * rarity(found.count() as usize, candidates.size() as usize);
            whole += weight;
            held.push((found, weight));
        }
        let weighed: Vec<(&TextSet, f32)> = held.iter().map(|(set, weight)| (&**set, *weight)).collect();
        let share = if self.is_question { QUESTION_SHARE } else { RELAXED_SHARE };
        Ok(heaviest(&weighed, candidates, |most| (share * most).max(OTHER_LANGUAGE_LEAST * whole)))
    }

    /// Number of texts with the most frequent of some stems.
    fn most_frequent<'s>(&self, stems: impl Iterator<Item = &'s String>) -> Result<u32, QueryError> {
        let mut most = 0;
        for stem in stems {
            most = self.reader.set_of(TextField::All, stem)?.map_or(most, |texts| texts.count.max(most));
        }
        Ok(most)
    }

    /// The boost that keeps the weight of a word in its own language, since its translations may be frequent words. A
    /// word that does not occur in its own language gets the weight of its translations. `stems` are those in its own
    /// language.
    fn boost(&self, clause: &TermClause, stems: &[String]) -> Result<f32, QueryError> {
        let total = self.snapshot.generation().tables().texts.len();
        let own = self.most_frequent(stems.iter())?;
        let all = self.most_frequent(clause.keys.iter().map(|key| &key.key))?;
        let weigh = |count: u32| rarity(count as usize, total);
        Ok(if (1..all).contains(&own) { (weigh(own) / weigh(all)).min(MOST_BOOST) } else { 1.0 })
    }

    /// A word with its translations. If it has only translations of several words, the words of these.
    fn of_word(&self, word: &TermClause, keys: &Keys, terms: &[&Term]) -> Vec<TermClause> {
        let mut clause = word.clone();
        // The weight of a word is computed in its own language, whether or not that is searched.
        keys.stems.iter().for_each(|stem| push(&mut clause, stem, 1.0));
        let own = clause.keys.len();
        for term in terms {
            if let [only] = &term.words[..] {
                add(&mut clause, only, 1.0);
            }
        }
        let known = self.snapshot.pairs().translations(keys.stems.first().map_or("", String::as_str), self.own);
        for language in LANGUAGES {
            let found: Vec<_> = known.iter().filter(|found| found.language == language).take(TRANSLATIONS).collect();
            let strongest = found.first().map_or(1.0, |found| found.strength);
            for found in found.iter().filter(|found| found.strength >= MUCH_WEAKER * strongest) {
                push(&mut clause, &found.stem, found.strength.sqrt());
            }
        }
        if clause.keys.len() == own && !terms.is_empty() { of_term(word, terms) } else { vec![clause] }
    }
}

/// The words of the usual term of each language. The first words of all terms become one clause, then the second ones,
/// and so on.
fn of_term(word: &TermClause, terms: &[&Term]) -> Vec<TermClause> {
    let mut clauses: Vec<TermClause> = Vec::new();
    for language in LANGUAGES {
        let usual = terms.iter().find(|term| term.language == language);
        for (place, keys) in usual.iter().flat_map(|term| &term.words).enumerate() {
            if clauses.len() == place {
                clauses.push(TermClause { keys: Vec::new(), exact: Vec::new(), ..word.clone() });
            }
            add(&mut clauses[place], keys, 1.0);
        }
    }
    clauses
}

fn add(clause: &mut TermClause, keys: &Keys, weight: f32) {
    if let Some(stem) = keys.stems.first() {
        push(clause, stem, weight);
    }
}

fn push(clause: &mut TermClause, stem: &str, weight: f32) {
    if !clause.keys.iter().any(|key| key.key == stem) {
        clause.keys.push(TermKey { place: TermField::Stem, key: stem.to_owned(), weight });
    }
}

//! The meaning of words that a word next to them negates: `не выплачивать`, `not be dismissed`, `qonuniy emas`. The set
//! of matches stays the same; matches with the opposite meaning rank lower.

use std::sync::Arc;

use qonun_analysis::uzbek::PartOfSpeech;
use qonun_analysis::{Language, StopKind, fold};
use qonun_index::RecordNo;

use super::Plan;
use super::negation::negated_forms;
use crate::QueryError;
use crate::matching::{Beside, Binding, Boundaries, Clause, Contrary, TermClause};
use crate::postings::{END, MatchTarget, Reader, TermField, TermKey};
use crate::spelling::is_cyrillic;
use crate::words::QueryWords;

/// Words that negate the word after them: language, word, maximum distance in words in the law.
const BEFORE: [(Language, &str, u32); 5] = [
    (Language::Russian, "не", 2),
    (Language::English, "not", 3),
    (Language::English, "cannot", 2),
    (Language::English, "never", 2),
    (Language::English, "non", 1),
];
/// Uzbek words that negate the word before them.
const BEHIND: [&str; 2] = ["emas", "yoʻq"];
/// Prefixes that negate the word.
const JOINED: [(Language, &str); 4] =
    [(Language::Russian, "не"), (Language::English, "non"), (Language::English, "un"), (Language::Uzbek, "no")];

/// A word that is wanted with a negation.
pub(crate) struct NegatedWord {
    /// Index of its clause.
    pub(crate) clause: usize,
    /// The clause of its negated form.
    negated: Clause,
}

impl NegatedWord {
    /// The records with the negated form, in ascending order.
    pub(crate) fn records(&self, reader: &Reader<'_>) -> Result<Vec<RecordNo>, QueryError> {
        let mut negated = self.negated.open(reader, MatchTarget::Records)?;
        let mut boundaries = Boundaries::new(reader.generation, MatchTarget::Records);
        let (mut records, mut record) = (Vec::new(), negated.seek(0));
        while record != END {
            reader.clock.spend(1 + boundaries.take_work())?;
            boundaries.go_to(record);
            if negated.times(&mut boundaries, u32::MAX)? > 0 {
                records.push(record);
            }
            record = negated.seek(record + 1);
        }
        Ok(records)
    }
}

/// Finds the words of a plain query that a word next to them negates. Adds to their keys the forms that include the
/// negation.
pub(super) fn negated_words(
    plan: &mut Plan,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
) -> Result<Vec<NegatedWord>, QueryError> {
    let mut words = Vec::new();
    let places = plan.typed.clone();
    for (at, &place) in places.iter().enumerate() {
        let Clause::Word(negator) = &plan.clauses[place] else { continue };
        let (negator, target) = (negator.clone(), target_of(plan, query_words, &places, at));
        let Some((target, distance, is_before)) = target else { continue };
        let Clause::Word(word) = &mut plan.clauses[target] else { continue };
        let pair = if is_before { [negator, word.clone()] } else { [word.clone(), negator] };
        let operands = Box::new(pair.map(Clause::Word));
        let mut members = vec![Clause::Near { binding: Binding::Words(distance), ordered: true, operands }];
        for stem in joined_stems(reader, query_words, &word.typed)? {
            members.push(Clause::Word(TermClause::of_stem(&stem)));
            if word.keys.iter().all(|key| key.key != stem) {
                word.keys.push(TermKey { place: TermField::Stem, key: stem, weight: 1.0 });
            }
        }
        words.push(NegatedWord { clause: target, negated: Clause::Any(members) });
    }
    Ok(words)
}

/// For the word at `at`: the index of the clause that it negates, the maximum distance in words, and true if the
/// negated word comes after it.
fn target_of(plan: &Plan, query_words: &QueryWords<'_>, places: &[usize], at: usize) -> Option<(usize, u32, bool)> {
    let Clause::Word(word) = &plan.clauses[places[at]] else {
        return None;
    };
    let before = negates_next(query_words, &word.typed);
    // `not to be dismissed`: function words may come between. Question words are not negated.
    let is_between =
        |place: &&usize| matches!(&plan.clauses[**place], Clause::Word(word) if word.stop == Some(StopKind::Function));
    let target = match before {
        Some(_) => places[at + 1..].iter().find(|place| !is_between(place)),
        None if negates_last(query_words, &word.typed) => at.checked_sub(1).and_then(|last| places.get(last)),
        None => None,
    };
    let says_something = |place: usize| {
        matches!(&plan.clauses[place], Clause::Word(word)
            if word.stop.is_none() && word.keys.iter().any(|key| key.place == TermField::Stem))
    };
    target.copied().filter(|&place| says_something(place)).map(|place| (place, before.unwrap_or(1), before.is_some()))
}

/// Maximum distance in words from a negating word to the negated word after it; `None` if it negates no word after it.
fn negates_next(query_words: &QueryWords<'_>, typed: &str) -> Option<u32> {
    let is_it = |(language, word, _): &&(Language, &str, u32)| {
        query_words.languages().contains(language) && query_words.keys(typed, *language).exact == *word
    };
    BEFORE.iter().find(is_it).map(|&(_, _, distance)| distance)
}

fn negates_last(query_words: &QueryWords<'_>, typed: &str) -> bool {
    let keys = query_words.keys(typed, Language::Uzbek);
    let is_it = |word: &str| keys.exact == word || keys.stems.first().is_some_and(|stem| stem == word);
    query_words.languages().contains(&Language::Uzbek) && BEHIND.into_iter().any(is_it)
}

/// Stems of the law base that consist of a negating prefix and the word.
fn joined_stems(reader: &Reader<'_>, query_words: &QueryWords<'_>, typed: &str) -> Result<Vec<String>, QueryError> {
    let mut stems = Vec::new();
    for (language, beginning) in JOINED.into_iter().filter(|(language, _)| query_words.languages().contains(language)) {
        // Uzbek Cyrillic and Russian share an alphabet, but stems of Uzbek are in Latin letters: the folded word must
        // be in the alphabet of the stems.
        let folded = fold(typed, language);
        let is_own = is_cyrillic(&folded) == (language == Language::Russian);
        let Some(stem) = query_words.keys(&format!("{beginning}{folded}"), language).stems.into_iter().next() else {
            continue;
        };
        if is_own && !stems.contains(&stem) && reader.frequency_of_stem(&stem)? > 0 {
            stems.push(stem);
        }
    }
    Ok(stems)
}

/// What reverses the phrases of a plan, by index of the phrase. A phrase without a negation must be matched with its
/// own meaning.
pub(super) fn contraries(
    plan: &Plan,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
) -> Result<Vec<(usize, Arc<Contrary>)>, QueryError> {
    let mut contraries = Vec::new();
    for &place in &plan.typed {
        if let Clause::Phrase(members) = &plan.clauses[place] {
            let contrary = contrary_of(members, reader, query_words)?;
            if !contrary.is_empty() {
                contraries.push((place, Arc::new(contrary)));
            }
        }
    }
    Ok(contraries)
}

/// The words that reverse a phrase.
fn contrary_of(
    members: &[(Clause, u32)],
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
) -> Result<Contrary, QueryError> {
    let typed: Vec<&str> = members.iter().filter_map(|(member, _)| typed_word(member)).collect();
    // Words of different alphabets are not adjacent in texts.
    let alphabet = typed.iter().any(|word| is_cyrillic(word));
    let before = BEFORE.iter().filter(|(language, ..)| query_words.languages().contains(language));
    let before = before.map(|(_, word, _)| *word).filter(|word| is_cyrillic(word) == alphabet);
    let mut contrary = vec![(Beside::Before, any_of(before, query_words))];
    if query_words.languages().contains(&Language::Uzbek) {
        contrary.push((Beside::Behind, any_of(BEHIND.into_iter(), query_words)));
        for (member, offset) in members {
            let Clause::Word(word) = member else { continue };
            let keys = contrary_forms(word, reader, query_words)?;
            contrary.push((Beside::At(*offset), TermClause { keys, ..word.clone() }));
        }
    }
    contrary.retain(|(_, word)| !word.keys.is_empty());
    Ok(contrary)
}

/// One clause that matches any of some words.
fn any_of<'w>(words: impl Iterator<Item = &'w str>, query_words: &QueryWords<'_>) -> TermClause {
    let mut any = TermClause { typed: String::new(), keys: Vec::new(), exact: Vec::new(), stop: None };
    any.keys.extend(words.flat_map(|word| query_words.word(word, false).keys));
    any
}

/// The word of a clause as it was typed.
fn typed_word(clause: &Clause) -> Option<&str> {
    match clause {
        Clause::Word(word) => Some(&word.typed),
        _ => None,
    }
}

/// The negated forms that the law base has of an Uzbek verb typed without negation. Empty if only the typed form is
/// wanted.
fn contrary_forms(
    word: &TermClause,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
) -> Result<Vec<TermKey>, QueryError> {
    let analyzer = query_words.analyzer();
    let any_form = word.keys.iter().any(|key| key.place == TermField::Stem);
    let form = fold(&word.typed, Language::Uzbek);
    let readings = if any_form { analyzer.uzbek().analyses(&form) } else { Vec::new() };
    let is_verb = readings.first().is_some_and(|reading| reading.part_of_speech == PartOfSpeech::Verb);
    if !is_verb || analyzer.is_negated(&form) {
        return Ok(Vec::new());
    }
    let forms = negated_forms(reader, query_words, &form)?;
    Ok(forms.into_iter().map(|(key, _)| TermKey { place: TermField::Exact, key, weight: 1.0 }).collect())
}

//! Words of a plain query whose spelling differs from that of the law base.
//!
//! There are two kinds. First, letters that a keyboard lacks, apostrophes that readers leave out (`togrisida`,
//! `узбекистон`), and the spelling of short messages (`iwdan` for `ishdan`): the spelling of the law base is used,
//! without a notice. Second, typing errors: a word that occurs nowhere in the law base is replaced by the likeliest
//! similar word, with a notice.
//!
//! These are never corrected: a word that occurs in the law base, an everyday word for which the law has another, a
//! number, and a word in quotation marks.

mod distance;
mod near;
mod negation;
mod surface;

pub(crate) use surface::is_cyrillic;

use qonun_analysis::{Language, Level, StopKind, fallback_spellings, fold, is_apostrophe, stop_kind, written_out};
use qonun_law::Lang;

use crate::QueryError;
use crate::matching::{Clause, TermClause};
use crate::postings::{Reader, TermField, TermKey};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// A spelling with marks is used in addition to the bare one, which the law base has too, if it is at least this many
/// times as frequent.
const OFTENER: u32 = 4;
/// The spelling with marks is clearly meant if it is at least this many times as frequent.
const CLEARLY: u32 = 20;
/// Weight of a spelling that is clearly meant.
const CLEAR: f32 = 0.95;
/// A form without a text is unknown if its guessed stem occurs in fewer texts than this.
const SHARED_STEM: u32 = 5;
/// Weights of corrections, likeliest first. The first one is shown; the others prevent a wrong guess from hiding the
/// right act.
const CORRECTIONS: [f32; 3] = [0.9, 0.4, 0.3];

/// A word of the query that was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Correction {
    /// As typed.
    pub(crate) typed: String,
    /// In natural spelling, with the alphabet and the capitals of the typed word.
    pub(crate) replacement: String,
    /// Offset in the query, in characters.
    pub(crate) offset: usize,
    /// Length in characters.
    pub(crate) length: usize,
}

/// A word of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypedWord {
    /// Index of its clause.
    pub(crate) clause: usize,
    /// Its index in that clause if the clause is a phrase.
    pub(crate) member: Option<usize>,
    /// Byte offset of its start in the query.
    pub(crate) start: usize,
    /// Byte offset of its end.
    pub(crate) end: usize,
}

impl TypedWord {
    /// The word in the clauses of the query.
    pub(crate) fn of(self, clauses: &mut [Clause]) -> Option<&mut TermClause> {
        match (clauses.get_mut(self.clause)?, self.member) {
            (Clause::Word(word), None) => Some(word),
            (Clause::Phrase(members), Some(member)) => match members.get_mut(member)? {
                (Clause::Word(word), _) => Some(word),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Corrects words of a plain query in their clauses, in the order of the query. Returns the corrections. Without
/// `corrects` there are none; then only missing marks are added.
pub(crate) fn correct(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    query: &str,
    words: &[TypedWord],
    clauses: &mut [Clause],
    corrects: bool,
) -> Result<Vec<Correction>, QueryError> {
    // A query with marks on some words means the other words as typed.
    let types_marks = query.chars().any(is_marked);
    let mut unknown = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let Some(clause) = word.of(clauses) else {
            continue;
        };
        if clause.typed.chars().any(char::is_numeric) || !clause.typed.contains(char::is_alphabetic) {
            continue;
        }
        let stands = stands(reader, query_words, clause)?;
        if stands && types_marks {
            continue;
        }
        let known =
            other_spellings(reader, query_words, clause, stands)? || stands || write_out(reader, query_words, clause)?;
        if corrects
            && !known
            && !is_said(snapshot, query_words, clause)
            && !stands_elsewhere(reader, query_words, clause)?
        {
            unknown.push(place);
        }
    }
    let mut corrections = Vec::new();
    for place in unknown {
        let neighbours = neighbours(reader, query_words, words, place, clauses)?;
        if let Some(clause) = words[place].of(clauses) {
            corrections.extend(correct_word(snapshot, reader, query_words, query, words[place], clause, &neighbours)?);
        }
    }
    Ok(corrections)
}

/// True for a letter that a plain keyboard lacks, and for an apostrophe.
pub(crate) fn is_marked(c: char) -> bool {
    is_apostrophe(c) || matches!(c, 'ў' | 'қ' | 'ғ' | 'ҳ' | 'Ў' | 'Қ' | 'Ғ' | 'Ҳ')
}

/// True if a word occurs in the law base in any of its forms.
///
/// A form without a text may still belong to a word with texts. But the root of an Uzbek word outside the lexicon is a
/// guess, and if only a few texts share it, this may be chance: it does not count. The stem of a spelling that was not
/// typed does not count either.
pub(crate) fn stands(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    clause: &TermClause,
) -> Result<bool, QueryError> {
    for key in &clause.exact {
        if reader.frequency_of_form(&key.key)? > 0 {
            return Ok(true);
        }
    }
    for key in clause.keys.iter().filter(|key| key.place == TermField::Stem) {
        if reader.frequency_of_stem(&key.key)? >= SHARED_STEM {
            return Ok(true);
        }
    }
    has_sure_stem(reader, query_words, &clause.typed, query_words.languages())
}

/// True if a text contains another form of a typed word whose stem in one of `languages` is certain.
fn has_sure_stem(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    typed: &str,
    languages: &[Language],
) -> Result<bool, QueryError> {
    for key in query_words.query_keys(typed, languages) {
        if key.level != Level::Stem || reader.frequency_of_stem(&key.key)? == 0 {
            continue;
        }
        let is_sure = match key.language {
            Language::Uzbek => query_words.analyzer().is_root_of_lexicon(typed, &key.key),
            // Uzbek and English stems have the same alphabet.
            Language::English => near::is_in_texts_of(reader, &key.key, &[Lang::En])?,
            Language::Russian => true,
        };
        if is_sure {
            return Ok(true);
        }
    }
    Ok(false)
}

/// True if people use the word although it does not occur in the law base.
fn is_said(snapshot: &Snapshot, query_words: &QueryWords<'_>, clause: &TermClause) -> bool {
    let is_everyday =
        |&language: &Language| snapshot.terms().is_everyday(&query_words.keys(&clause.typed, language), language);
    clause.stop.is_some() || query_words.languages().iter().any(is_everyday)
}

/// True if a word occurs in a language that is not searched. Then it belongs to that language and is not a spelling
/// error.
fn stands_elsewhere(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    clause: &TermClause,
) -> Result<bool, QueryError> {
    let others = [Language::Uzbek, Language::Russian, Language::English];
    let others: Vec<Language> = others.into_iter().filter(|other| !query_words.languages().contains(other)).collect();
    for key in query_words.query_keys(&clause.typed, &others) {
        if key.level == Level::Exact && reader.frequency_of_form(&key.key)? > 0 {
            return Ok(true);
        }
    }
    has_sure_stem(reader, query_words, &clause.typed, &others)
}

fn push(keys: &mut Vec<TermKey>, place: TermField, key: &str, weight: f32) {
    if !keys.iter().any(|known| known.place == place && known.key == key) {
        keys.push(TermKey { place, key: key.to_owned(), weight });
    }
}

/// Adds a form of the law base to a clause: its exact key, and its stems in each language that has such a form.
fn add_form(clause: &mut TermClause, query_words: &QueryWords<'_>, form: &str, weight: f32) {
    push(&mut clause.exact, TermField::Exact, form, weight);
    let of_form = |language: &Language| fold(form, *language) == form;
    let languages: Vec<Language> = query_words.languages().iter().copied().filter(of_form).collect();
    for key in query_words.query_keys(form, &languages) {
        if key.level == Level::Stem {
            push(&mut clause.keys, TermField::Stem, &key.key, weight * key.weight);
        }
    }
}

/// The kind of stop word that a form is in one of the languages.
fn stop_kind_of(query_words: &QueryWords<'_>, form: &str) -> Option<StopKind> {
    query_words.languages().iter().find_map(|&language| stop_kind(form, language))
}

/// Adds the spellings of the law base that a word typed without marks may mean. Returns true if there is one.
fn other_spellings(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    clause: &mut TermClause,
    stands: bool,
) -> Result<bool, QueryError> {
    if !query_words.languages().contains(&Language::Uzbek) {
        return Ok(false);
    }
    let mut bare = 0;
    for key in &clause.exact {
        bare = bare.max(reader.frequency_of_form(&key.key)?);
    }
    let mut found: Vec<(String, f32, u32)> = Vec::new();
    for (spelling, weight) in fallback_spellings(&clause.typed) {
        let count = reader.frequency_of_form(&spelling)?;
        if count > 0 && count >= bare.saturating_mul(OFTENER) {
            found.push((spelling, weight, count));
        }
    }
    if found.is_empty() {
        return if stands { Ok(false) } else { add_stems(reader, query_words, clause) };
    }
    let most = found.iter().map(|&(_, _, count)| count).max().unwrap_or(0);
    for (spelling, weight, count) in found {
        // The most frequent of several spellings is meant; a rare bare form is an error in the texts.
        let clear = count == most && count >= bare.saturating_mul(CLEARLY);
        add_form(clause, query_words, &spelling, if clear { CLEAR } else { weight });
        if clear {
            clause.stop = clause.stop.or(stop_kind_of(query_words, &spelling));
        }
    }
    Ok(true)
}

/// Replaces a word in the spelling of short messages, which occurs nowhere, by its standard spelling if that occurs in
/// the law base. Returns true if it does.
fn write_out(reader: &Reader<'_>, query_words: &QueryWords<'_>, clause: &mut TermClause) -> Result<bool, QueryError> {
    let is_uzbek = query_words.languages().contains(&Language::Uzbek);
    let Some(written) = written_out(&clause.typed).filter(|_| is_uzbek) else {
        return Ok(false);
    };
    let mut out = query_words.word(&written, false);
    let stands = stands(reader, query_words, &out)?;
    let known = other_spellings(reader, query_words, &mut out, stands)? || stands;
    if known {
        *clause = TermClause { typed: std::mem::take(&mut clause.typed), ..out };
    }
    Ok(known)
}

/// Adds the stems of other spellings that the law base has, for a form that it lacks.
fn add_stems(reader: &Reader<'_>, query_words: &QueryWords<'_>, clause: &mut TermClause) -> Result<bool, QueryError> {
    let mut found = false;
    for key in query_words.analyzer().fallback_keys(&clause.typed, query_words.languages()) {
        if key.level == Level::Stem && reader.frequency_of_stem(&key.key)? >= SHARED_STEM {
            push(&mut clause.keys, TermField::Stem, &key.key, key.weight);
            found = true;
        }
    }
    Ok(found)
}

/// Replaces a word that occurs nowhere by the likeliest similar words. Returns the correction, unless only marks were
/// missing.
fn correct_word(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    query: &str,
    word: TypedWord,
    clause: &mut TermClause,
    neighbours: &[TermClause],
) -> Result<Option<Correction>, QueryError> {
    let mut found = near::candidates(snapshot, reader, query_words, &clause.typed, neighbours)?;
    found.retain(|candidate| !negation::turns_round(query_words, &clause.typed, &candidate.form));
    let found = near::readable(reader, query_words, &clause.typed, found, CORRECTIONS.len())?;
    let Some(best) = found.first() else {
        return Ok(None);
    };
    for (candidate, weight) in found.iter().zip(CORRECTIONS) {
        add_form(clause, query_words, &candidate.form, weight);
    }
    clause.stop = clause.stop.or(stop_kind_of(query_words, &best.form));
    if best.errors == 0 {
        return Ok(None);
    }
    let typed = clause.typed.clone();
    let offset = query.get(..word.start).map_or(0, |before| before.chars().count());
    let length = query.get(word.start..word.end).map_or(0, |written| written.chars().count());
    let replacement = surface::of(reader, &best.form, &typed)?;
    Ok(replacement.map(|replacement| Correction { typed, replacement, offset, length }))
}

/// The nearest words before and after the unknown one that occur in the law base and are not stop words.
fn neighbours(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    words: &[TypedWord],
    place: usize,
    clauses: &mut [Clause],
) -> Result<Vec<TermClause>, QueryError> {
    let mut found = Vec::new();
    let before: Vec<TypedWord> = words[..place].iter().rev().copied().collect();
    for side in [&before, &words[place + 1..]] {
        for word in side {
            if let Some(clause) = word.of(clauses)
                && clause.stop.is_none()
                && stands(reader, query_words, clause)?
            {
                found.push(clause.clone());
                break;
            }
        }
    }
    Ok(found)
}

//! Negated Uzbek words: `toʻlamaslik` (not to pay) has the root of `toʻlash` (to pay), so the stem finds both.
//!
//! Only the negated forms are wanted; inside quotation marks and operators always. Plain words without a negated form
//! in the law base, and words of questions, match every form, and the negated forms weigh more.

use qonun_analysis::Language;

use super::expand::beginning_with;
use crate::QueryError;
use crate::matching::{Clause, TermClause};
use crate::postings::{Reader, TermField, TermKey};
use crate::words::QueryWords;

/// Weight of the stems of a negated word; its negated forms have weight 1.
pub(crate) const ANY_FORM: f32 = 0.5;
/// Maximum number of negated forms of a word; the most frequent ones are taken.
const MOST_FORMS: usize = 64;

/// How the negated forms of a word are used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Every form matches; the negated ones weigh more.
    More,
    /// Only the negated forms match, if there are any.
    First,
    /// Only the negated forms match: the word is inside a clause that is matched by positions.
    Alone,
}

/// Replaces the keys of negated words by the negated forms of the law base.
pub(super) fn prefer_negated(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    clauses: &mut [Clause],
    is_question: bool,
) -> Result<(), QueryError> {
    let wanted = if is_question { Wanted::More } else { Wanted::First };
    if query_words.languages().contains(&Language::Uzbek) {
        for clause in clauses {
            in_clause(reader, query_words, clause, wanted)?;
        }
    }
    Ok(())
}

fn in_clause(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    clause: &mut Clause,
    wanted: Wanted,
) -> Result<(), QueryError> {
    let alone = |member: &mut Clause| in_clause(reader, query_words, member, Wanted::Alone);
    match clause {
        Clause::Word(word) => in_word(reader, query_words, word, wanted),
        Clause::Any(members) => members.iter_mut().try_for_each(alone),
        Clause::Phrase(members) => members.iter_mut().map(|(member, _)| member).try_for_each(alone),
        Clause::Near { operands, .. } | Clause::Except { operands, .. } => operands.iter_mut().try_for_each(alone),
        Clause::AtLeast(_, inner) => alone(inner),
        Clause::Listed(_) => Ok(()),
    }
}

fn in_word(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    word: &mut TermClause,
    wanted: Wanted,
) -> Result<(), QueryError> {
    let analyzer = query_words.analyzer();
    let any_form = word.keys.iter().any(|key| key.place == TermField::Stem);
    let negated: Vec<&str> =
        word.exact.iter().map(|key| key.key.as_str()).filter(|form| analyzer.is_negated(form)).collect();
    if !any_form || negated.is_empty() {
        return Ok(());
    }
    let mut forms: Vec<(String, u32)> = Vec::new();
    for form in negated {
        forms.extend(negated_forms(reader, query_words, form)?);
    }
    forms.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    forms.dedup();
    forms.truncate(MOST_FORMS);
    if wanted == Wanted::Alone || (wanted == Wanted::First && !forms.is_empty()) {
        word.keys.clear();
    }
    word.keys.iter_mut().for_each(|key| key.weight *= ANY_FORM);
    word.keys.extend(forms.into_iter().map(|(key, _)| TermKey { place: TermField::Exact, key, weight: 1.0 }));
    Ok(())
}

/// The negated forms that the law base has of the word of a form, with their document frequencies.
pub(super) fn negated_forms(
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    form: &str,
) -> Result<Vec<(String, u32)>, QueryError> {
    let analyzer = query_words.analyzer();
    let Some(root) = analyzer.keys(form, Language::Uzbek).stems.into_iter().next() else {
        return Ok(Vec::new());
    };
    let is_same =
        |other: &str| analyzer.is_negated(other) && analyzer.keys(other, Language::Uzbek).stems.first() == Some(&root);
    let mut found = beginning_with(reader, common_beginning(&root, form))?;
    found.retain(|(other, _)| is_same(other));
    Ok(found)
}

/// Common prefix of two words.
fn common_beginning<'w>(one: &'w str, two: &str) -> &'w str {
    let same = one.char_indices().zip(two.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    &one[..same.unwrap_or(one.len().min(two.len()))]
}

//! Wildcards and fuzzy words: their expansions in the vocabulary of the law base.

use qonun_analysis::{begins_doubled, fold};
use qonun_query_language::{Match, is_hyphen};
use tantivy::termdict::TermDictionary;

use crate::QueryError;
use crate::matching::TermClause;
use crate::postings::{Reader, TermField, TermKey};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;

/// Maximum number of expansions of a wildcard; the most frequent ones are taken.
const MOST_WORDS: usize = 256;
/// Maximum number of vocabulary words examined for one wildcard.
const MOST_LOOKED_AT: usize = 100_000;

/// The expansions of a wildcard or fuzzy word.
pub(crate) struct Expanded {
    pub(crate) clause: TermClause,
    /// True if there were more expansions than are taken.
    pub(crate) cut: bool,
}

/// True if a word matches a pattern. `*` matches any letters, `?` matches one.
fn has_shape(pattern: &[char], word: &[char]) -> bool {
    // Where to resume if a star has to match one letter more.
    let (mut at, mut read, mut star) = (0, 0, None);
    while read < word.len() {
        if at < pattern.len() && (pattern[at] == '?' || pattern[at] == word[read]) {
            (at, read) = (at + 1, read + 1);
        } else if at < pattern.len() && pattern[at] == '*' {
            star = Some((at, read));
            at += 1;
        } else if let Some((place, swallowed)) = star {
            star = Some((place, swallowed + 1));
            (at, read) = (place + 1, swallowed + 1);
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|&c| c == '*')
}

/// Folds the letters of a pattern and keeps its signs.
fn folded_pattern(pattern: &str, language: qonun_analysis::Language) -> String {
    let mut out = String::new();
    for piece in pattern.split_inclusive(['*', '?']) {
        let (letters, sign) =
            piece.strip_suffix(['*', '?']).map_or((piece, ""), |letters| (letters, &piece[letters.len()..]));
        out.push_str(&fold(letters, language));
        out.push_str(sign);
    }
    out
}

/// Words of the vocabulary with their document frequencies.
type Words = Vec<(String, u32)>;

fn failed(error: std::io::Error) -> QueryError {
    QueryError::Index(tantivy::TantivyError::from(error).into())
}

/// Adds the words of texts and titles that match a pattern. Returns true if not all words were examined.
fn shaped(reader: &Reader<'_>, pattern: &str, out: &mut Words) -> Result<bool, QueryError> {
    let mut cut = false;
    for vocabulary in reader.forms() {
        cut |= shaped_in(vocabulary, pattern, out)?;
    }
    for vocabulary in reader.title_forms() {
        cut |= shaped_in(vocabulary, pattern, out)?;
    }
    Ok(cut)
}

/// Words of texts and titles that begin with `beginning`, with their frequencies; at most [`MOST_LOOKED_AT`] of each.
pub(super) fn beginning_with(reader: &Reader<'_>, beginning: &str) -> Result<Words, QueryError> {
    let mut words = Words::new();
    shaped(reader, &format!("{beginning}*"), &mut words)?;
    Ok(words)
}

fn shaped_in(vocabulary: &TermDictionary, pattern: &str, out: &mut Words) -> Result<bool, QueryError> {
    let beginning = pattern.split(['*', '?']).next().unwrap_or("");
    let letters: Vec<char> = pattern.chars().collect();
    let mut stream = vocabulary.range().ge(beginning).into_stream().map_err(failed)?;
    let mut looked_at = 0;
    while stream.advance() {
        let Ok(word) = std::str::from_utf8(stream.key()) else {
            continue;
        };
        if !word.starts_with(beginning) {
            break;
        }
        looked_at += 1;
        if looked_at > MOST_LOOKED_AT {
            return Ok(true);
        }
        if has_shape(&letters, &word.chars().collect::<Vec<_>>()) {
            out.push((word.to_owned(), stream.value().doc_freq));
        }
    }
    Ok(false)
}

/// One token of a typed wildcard or fuzzy word, cut like the words of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    pub(crate) how: Match,
}

/// Minimum length in letters of a part that may be misspelt.
const SHORTEST_FUZZY: usize = 4;

/// The tokens that texts have for a typed word: its parts between hyphens, with numbers separated from letters. A
/// wildcard belongs to the part in which it occurs, and `*` at the end to the last part. Any part of a fuzzy word may
/// be misspelt, unless it is short or a number.
pub(crate) fn parts(typed: &str, how: Match) -> Vec<Part> {
    if is_one_word(typed) {
        return vec![Part { text: typed.to_owned(), how }];
    }
    let mut texts = vec![String::new()];
    let mut before = None;
    for c in typed.chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        let changes = matches!((before, kind), (Some(before), Some(kind)) if before != kind);
        if is_hyphen(c) || changes {
            texts.push(String::new());
        }
        if let (false, Some(last)) = (is_hyphen(c), texts.last_mut()) {
            last.push(c);
        }
        before = kind;
    }
    texts.retain(|text| !text.is_empty());
    let last = texts.len().saturating_sub(1);
    let part = |(place, text): (usize, String)| {
        let is_word = text.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_FUZZY;
        let how = match how {
            Match::Prefix if place == last => Match::Prefix,
            Match::Pattern if text.contains(['*', '?']) => Match::Pattern,
            Match::Fuzzy1 | Match::Fuzzy2 if is_word => how,
            _ => Match::Forms,
        };
        Part { text, how }
    };
    texts.into_iter().enumerate().map(part).collect()
}

/// True if the typed word is a doubled word up to its first wildcard: `joy-joy*`.
fn is_one_word(typed: &str) -> bool {
    let letters = typed.split(['*', '?']).next().unwrap_or_default();
    letters.split_once(is_hyphen).is_some_and(|(first, second)| begins_doubled(first, second))
}

/// Finds the expansions of a part of a typed wildcard or fuzzy word.
pub(crate) fn expand(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    Part { text: typed, how }: &Part,
) -> Result<Expanded, QueryError> {
    let mut words: Words = Vec::new();
    let mut cut = false;
    let mut folds: Vec<String> = Vec::new();
    for &language in query_words.languages() {
        let folded = folded_pattern(typed, language);
        if !folded.is_empty() && !folds.contains(&folded) {
            folds.push(folded);
        }
    }
    for folded in folds {
        match how {
            Match::Fuzzy1 => words.extend(snapshot.vocabulary()?.near(&folded, 1)),
            Match::Fuzzy2 => words.extend(snapshot.vocabulary()?.near(&folded, 2)),
            Match::Prefix => cut |= shaped(reader, &format!("{folded}*"), &mut words)?,
            Match::Forms | Match::Exact | Match::Pattern => cut |= shaped(reader, &folded, &mut words)?,
        }
    }
    words.sort_by(|one, two| one.0.cmp(&two.0).then(two.1.cmp(&one.1)));
    words.dedup_by(|later, first| later.0 == first.0);
    words.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    cut |= words.len() > MOST_WORDS;
    words.truncate(MOST_WORDS);
    let keys: Vec<TermKey> =
        words.into_iter().map(|(key, _)| TermKey { place: TermField::Exact, key, weight: 1.0 }).collect();
    let clause = TermClause { typed: typed.clone(), exact: Vec::new(), keys, stop: None };
    Ok(Expanded { clause, cut })
}

#[cfg(test)]
mod tests {
    use super::{has_shape, parts};
    use qonun_query_language::Match;

    #[test]
    fn parts_of_a_word_keep_their_own_signs() {
        use Match::{Forms, Fuzzy2, Pattern, Prefix};
        for (typed, how, wanted) in [
            ("kodeks", Prefix, vec![("kodeks", Prefix)]),
            ("уголовно-процесс", Prefix, vec![("уголовно", Forms), ("процесс", Prefix)]),
            ("уголовн*–процессуал?ный", Pattern, vec![("уголовн*", Pattern), ("процессуал?ный", Pattern)]),
            ("уголовн*-процессуальный", Pattern, vec![("уголовн*", Pattern), ("процессуальный", Forms)]),
            ("jinoyat-protsesual", Fuzzy2, vec![("jinoyat", Fuzzy2), ("protsesual", Fuzzy2)]),
            ("mol-mulkni", Fuzzy2, vec![("mol", Forms), ("mulkni", Fuzzy2)]),
            ("joy-joy", Prefix, vec![("joy-joy", Prefix)]),
            ("жой-жой?га", Pattern, vec![("жой-жой?га", Pattern)]),
            ("joy-jo", Prefix, vec![("joy", Forms), ("jo", Prefix)]),
            ("585-sonli", Fuzzy2, vec![("585", Forms), ("sonli", Fuzzy2)]),
            ("5modd", Prefix, vec![("5", Forms), ("modd", Prefix)]),
            ("20?1", Pattern, vec![("20?1", Pattern)]),
        ] {
            let found = parts(typed, how);
            let found: Vec<(&str, Match)> = found.iter().map(|part| (part.text.as_str(), part.how)).collect();
            assert_eq!(found, wanted, "{typed}");
        }
    }

    #[test]
    fn shapes() {
        for (pattern, word, wanted) in [
            ("qonun*", "qonunlar", true),
            ("qonun*", "qonun", true),
            ("qonun*", "qonu", false),
            ("wom?n", "woman", true),
            ("wom?n", "womn", false),
            ("*kod*s*", "kodekslar", true),
            ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false),
        ] {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(has_shape(&letters(pattern), &letters(word)), wanted, "{pattern} {word}");
        }
    }
}

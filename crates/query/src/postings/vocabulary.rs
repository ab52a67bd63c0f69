//! The vocabulary of the law base, in a layout for finding similar words.
//!
//! An automaton over the sorted vocabulary would visit most of it, since most beginnings are similar. Here every word
//! has a signature of bits. If two signatures differ in too many bits, their words are not similar; only the few
//! remaining words are compared by letters.

use std::ops::Range;

use tantivy::termdict::TermDictionary;

use super::cursor::Reader;
use crate::QueryError;

/// A word of the vocabulary, and the number of records or of titles with it: the greater of the two.
type Counted = (String, u32);

/// Every exact form of headings, texts and titles.
pub(crate) struct Vocabulary {
    /// All words, concatenated, sorted by number of letters.
    letters: String,
    /// End offset of each word in `letters`.
    ends: Vec<u32>,
    /// Signature of each word.
    signatures: Vec<u64>,
    /// Number of records or titles with each word.
    counts: Vec<u32>,
    /// Index of the first word for each number of letters, and the number of all words.
    first_of_length: Vec<usize>,
}

/// The signature of a word: one bit for each letter that occurs an odd number of times. The letters of one alphabet
/// have different bits.
fn signature(word: &str) -> u64 {
    word.chars().fold(0, |bits, letter| bits ^ (1 << (u32::from(letter) % 64)))
}

fn failed(error: std::io::Error) -> QueryError {
    QueryError::Index(tantivy::TantivyError::from(error).into())
}

/// Adds the words of a dictionary.
fn read(vocabulary: &TermDictionary, out: &mut Vec<Counted>) -> Result<(), QueryError> {
    let mut stream = vocabulary.stream().map_err(failed)?;
    while stream.advance() {
        if let Ok(word) = std::str::from_utf8(stream.key()) {
            out.push((word.to_owned(), stream.value().doc_freq));
        }
    }
    Ok(())
}

impl Vocabulary {
    /// Reads the vocabularies of texts and titles.
    pub(crate) fn new(reader: &Reader<'_>) -> Result<Self, QueryError> {
        let vocabularies = || reader.forms().chain(reader.title_forms());
        let mut words = Vec::with_capacity(vocabularies().map(TermDictionary::num_terms).sum());
        vocabularies().try_for_each(|vocabulary| read(vocabulary, &mut words))?;
        Ok(Self::of(words))
    }

    fn of(mut words: Vec<Counted>) -> Self {
        words.sort_by(|one, two| one.0.cmp(&two.0).then(two.1.cmp(&one.1)));
        words.dedup_by(|later, first| later.0 == first.0);
        let length = |(word, _): &Counted| word.chars().count();
        words.sort_by_cached_key(length);
        let mut forms = Self {
            letters: String::with_capacity(words.iter().map(|(word, _)| word.len()).sum()),
            ends: Vec::with_capacity(words.len()),
            signatures: words.iter().map(|(word, _)| signature(word)).collect(),
            counts: words.iter().map(|&(_, count)| count).collect(),
            first_of_length: Vec::new(),
        };
        for (place, word) in words.iter().enumerate() {
            forms.first_of_length.resize(forms.first_of_length.len().max(length(word) + 1), place);
            forms.letters.push_str(&word.0);
            forms.ends.push(u32::try_from(forms.letters.len()).unwrap_or(u32::MAX));
        }
        forms.first_of_length.push(words.len());
        forms
    }

    /// Indexes of the words with `length` letters.
    fn of_length(&self, length: usize) -> Range<usize> {
        let first = |length: usize| self.first_of_length.get(length).copied().unwrap_or(self.ends.len());
        first(length)..first(length + 1)
    }

    fn word(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[start..self.ends[place] as usize]
    }

    /// The words at most `distance` edits away, in alphabetical order. A swap of two neighbours is one edit.
    pub(crate) fn near(&self, word: &str, distance: usize) -> Vec<Counted> {
        let (wanted, bits) = (word.chars().collect::<Vec<_>>(), signature(word));
        let mut other = Vec::new();
        let mut found = Vec::new();
        for length in wanted.len().saturating_sub(distance)..=wanted.len() + distance {
            // An inserted or deleted letter changes one bit, a replaced letter two, and a swap none.
            let most_bits = (2 * distance - wanted.len().abs_diff(length)) as u32;
            let places = self.of_length(length);
            for (place, signature) in places.clone().zip(&self.signatures[places]) {
                if (signature ^ bits).count_ones() > most_bits {
                    continue;
                }
                let known = self.word(place);
                other.clear();
                other.extend(known.chars());
                if is_near(&wanted, &other, distance) {
                    found.push((known.to_owned(), self.counts[place]));
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// True if two words are at most `distance` edits apart. An edit inserts, deletes or replaces a letter, or swaps it
/// with its neighbour.
fn is_near(one: &[char], two: &[char], distance: usize) -> bool {
    let same = one.iter().zip(two).take_while(|(one, two)| one == two).count();
    let (one, two) = (&one[same..], &two[same..]);
    let (&[first, ref rest @ ..], &[other, ref others @ ..]) = (one, two) else {
        return one.len().max(two.len()) <= distance;
    };
    if one.len().abs_diff(two.len()) > distance || distance == 0 {
        return false;
    }
    let left = distance - 1;
    let swapped = || match (rest, others) {
        (&[second, ref rest @ ..], &[second_other, ref others @ ..]) => {
            first == second_other && second == other && is_near(rest, others, left)
        }
        _ => false,
    };
    is_near(rest, others, left) || is_near(rest, two, left) || is_near(one, others, left) || swapped()
}

#[cfg(test)]
mod tests {
    use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};

    use super::Vocabulary;

    /// All words of up to five letters over an alphabet of three, and some words of another alphabet.
    fn words() -> Vec<String> {
        let mut words = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let until = words.len();
            for place in from..until {
                words.extend(['a', 'b', 'ў'].map(|letter| format!("{}{letter}", words[place])));
            }
            from = until;
        }
        words.extend(["кодекс", "кодкес", "кодес", "модекс", "кодекси"].map(str::to_owned));
        words
    }

    #[test]
    fn near_words_are_those_of_an_automaton() {
        let words = words();
        let forms = Vocabulary::of(words.iter().map(|word| (word.clone(), 1)).collect());
        for distance in [1, 2] {
            let builder = LevenshteinAutomatonBuilder::new(distance, true);
            for word in words.iter().step_by(3).map(String::as_str).chain(["кодекс", "abbbaa", "кодеск"]) {
                let automaton = builder.build_dfa(word);
                let is_near = |other: &&String| matches!(automaton.eval(other.as_str()), Distance::Exact(_));
                let mut wanted: Vec<&String> = words.iter().filter(is_near).collect();
                wanted.sort();
                let found = forms.near(word, usize::from(distance));
                assert_eq!(found.iter().map(|(word, _)| word).collect::<Vec<_>>(), wanted, "{word} {distance}");
            }
        }
    }

    #[test]
    fn a_word_of_texts_and_titles_comes_once() {
        let word = |word: &str, count| (word.to_owned(), count);
        let forms = Vocabulary::of(vec![word("kodeks", 7), word("qonun", 9), word("kodeks", 12)]);
        assert_eq!(forms.near("kodks", 1), [word("kodeks", 12)]);
        assert_eq!(forms.near("qonunlar", 2), []);
    }
}

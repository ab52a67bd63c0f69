//! Titles by prefixes of their words.

use std::ops::Range;
use std::sync::Arc;

use qonun_index::Generation;
use rustc_hash::FxHashSet;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::typed::{Typed, TypedPrefix};
use crate::QueryError;
use crate::clock::Clock;
use crate::postings::{TextSet, near_prefix};
use crate::snapshot::Snapshot;

/// If fewer acts match, spelling errors are allowed.
const FEW: usize = 3;
/// Number of words, counted from the last one, that are tried with an error if every one of them occurs in titles.
const FORGIVEN: usize = 4;
/// Maximum number of titles read for one typed text: those of higher acts come first.
const MATCHES: usize = 2_000;
/// Shorter words are not searched with errors.
const SHORTEST: usize = 3;
/// Number of spellings with letters that a keyboard lacks that are searched with an error too.
const OTHER_SPELLINGS: usize = 3;
/// Weight of a word with an error.
const ERROR: f32 = 0.6;
/// Weight of a form that continues a complete typed word by an ending.
const ENDING: f32 = 0.9;
/// Bonus of a title that begins with the typed text.
const BEGINS: f32 = 0.8;
/// Bonus of each word that follows the previous one as typed.
const FOLLOWS: f32 = 0.4;
/// Bonus of a title without other words.
const COVERED: f32 = 1.5;

/// Index of a form in the vocabulary of titles.
type Form = u32;

/// The titles of a generation as sequences of forms, and the titles of each form.
pub(super) struct Titles {
    vocabulary: Arc<InvertedIndexReader>,
    /// All forms in ascending order, concatenated, and the start of each in `spelled_starts`, plus an end. Searching
    /// them is faster than searching the index.
    spelled: String,
    spelled_starts: Vec<u32>,
    /// Start of the words of each text in `words`, plus an end.
    starts: Vec<u32>,
    words: Vec<Form>,
    /// Start of the texts of each form in `texts`, plus an end.
    form_starts: Vec<u32>,
    texts: Vec<u32>,
}

/// Forms that begin with one spelling of a typed word.
struct Forms {
    forms: Range<Form>,
    weight: f32,
    /// The form that is equal to this spelling.
    equal: Option<Form>,
}

/// The possible meanings of a typed word.
struct Meant {
    spelled: Vec<Forms>,
    /// Ranges of forms that match with an error, in ascending order.
    near: Vec<Range<Form>>,
    is_complete: bool,
    /// The texts with any of these forms.
    texts: TextSet,
}

impl Meant {
    /// How well a form matches; 0 if it does not.
    fn weight_of(&self, form: Form) -> f32 {
        let fits = self.spelled.iter().filter(|one| one.forms.contains(&form));
        let goes_on = |one: &Forms| self.is_complete && one.equal != Some(form);
        let weight = fits.map(|one| if goes_on(one) { ENDING * one.weight } else { one.weight }).fold(0.0, f32::max);
        let place = self.near.partition_point(|stretch| stretch.end <= form);
        let is_near = self.near.get(place).is_some_and(|stretch| stretch.contains(&form));
        weight.max(if is_near { ERROR } else { 0.0 })
    }
}

/// A title that matches: every typed word is a prefix of one of its words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TitleMatch {
    pub(super) text: u32,
    score: f32,
    /// Positions of the words, if each follows the previous one.
    pub(super) run: Option<Range<u32>>,
}

fn failed(error: impl Into<tantivy::TantivyError>) -> QueryError {
    QueryError::Index(error.into().into())
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Titles {
    pub(super) fn new(generation: &Generation) -> Result<Self, QueryError> {
        let (side, fields) = generation.texts();
        let vocabulary = side.segment().inverted_index(fields.title_exact).map_err(failed)?;
        let mut starts = vec![0];
        let mut end = 0;
        for text in &generation.tables().texts {
            end += u32::from(text.title_words);
            starts.push(end);
        }
        let mut words = vec![Form::MAX; end as usize];
        let (mut form_starts, mut texts) = (vec![0], Vec::new());
        let mut stream = vocabulary.terms().stream().map_err(failed)?;
        let mut positions = Vec::new();
        let mut form = 0;
        let (mut spelled, mut spelled_starts) = (String::new(), vec![0]);
        while stream.advance() {
            spelled.push_str(std::str::from_utf8(stream.key()).unwrap_or_default());
            spelled_starts.push(size(spelled.len()));
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut list = vocabulary.read_postings_from_terminfo(stream.value(), option).map_err(failed)?;
            while list.doc() != TERMINATED {
                let text = list.doc() as usize;
                list.positions(&mut positions);
                for &position in &positions {
                    let place = starts[text] + position;
                    // A title with more words than the counter can represent is cut.
                    if place < starts[text + 1] {
                        words[place as usize] = form;
                    }
                }
                texts.push(list.doc());
                list.advance();
            }
            form_starts.push(size(texts.len()));
            form += 1;
        }
        drop(stream);
        Ok(Self { vocabulary, spelled, spelled_starts, starts, words, form_starts, texts })
    }

    /// The forms of a title.
    pub(super) fn forms(&self, text: u32) -> &[Form] {
        &self.words[self.starts[text as usize] as usize..self.starts[text as usize + 1] as usize]
    }

    fn texts_of(&self, forms: &Range<Form>) -> &[u32] {
        &self.texts[self.form_starts[forms.start as usize] as usize..self.form_starts[forms.end as usize] as usize]
    }

    fn spelled(&self, form: Form) -> &str {
        let place = form as usize;
        &self.spelled[self.spelled_starts[place] as usize..self.spelled_starts[place + 1] as usize]
    }

    /// The first form of a range for which `test` is false. `test` must be true for all forms before it and false for
    /// all after it.
    fn first_without(&self, within: Range<Form>, test: impl Fn(&str) -> bool) -> Form {
        let (mut low, mut high) = (within.start, within.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if test(self.spelled(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The forms with a prefix.
    fn beginning_with(&self, prefix: &str) -> Range<Form> {
        let end = size(self.spelled_starts.len() - 1);
        let first = self.first_without(0..end, |form| form < prefix);
        first..self.first_without(first..end, |form| form.starts_with(prefix))
    }

    /// The meanings of a typed word without errors.
    fn meant(&self, word: &TypedPrefix, size: u32, clock: &Clock) -> Result<Meant, QueryError> {
        let mut meant =
            Meant { spelled: Vec::new(), near: Vec::new(), is_complete: word.is_complete, texts: TextSet::empty(size) };
        for (spelling, weight) in &word.spellings {
            let forms = self.beginning_with(spelling);
            if forms.is_empty() {
                continue;
            }
            let texts = self.texts_of(&forms);
            clock.spend(texts.len() as u64)?;
            texts.iter().for_each(|&text| meant.texts.insert(text));
            let equal = Some(forms.start).filter(|&form| self.spelled(form) == spelling);
            meant.spelled.push(Forms { forms, weight: *weight, equal });
        }
        Ok(meant)
    }

    /// Adds the meanings of a typed word with one error in it.
    fn forgive(&self, word: &TypedPrefix, meant: &mut Meant, clock: &Clock) -> Result<(), QueryError> {
        let mut forms: Vec<Form> = Vec::new();
        for (spelling, _) in word.spellings.iter().take(word.literal + OTHER_SPELLINGS) {
            if spelling.chars().count() < SHORTEST || spelling.chars().any(char::is_numeric) {
                continue;
            }
            let mut stream = self.vocabulary.terms().search(near_prefix(spelling)).into_stream().map_err(failed)?;
            while stream.advance() {
                clock.spend(1)?;
                forms.extend(Form::try_from(stream.term_ord()).ok());
            }
        }
        forms.sort_unstable();
        forms.dedup();
        for form in forms {
            match meant.near.last_mut() {
                Some(stretch) if stretch.end == form => stretch.end += 1,
                _ => meant.near.push(form..form + 1),
            }
        }
        for stretch in &meant.near {
            let texts = self.texts_of(stretch);
            clock.spend(texts.len() as u64)?;
            texts.iter().for_each(|&text| meant.texts.insert(text));
        }
        Ok(())
    }

    /// Titles in which every typed word is a prefix of a word, best first. If there are few, one word may have an
    /// error.
    pub(super) fn matching(
        &self,
        snapshot: &Snapshot,
        typed: &Typed,
        clock: &Clock,
    ) -> Result<Vec<TitleMatch>, QueryError> {
        let size = snapshot.generation().tables().text_count();
        let mut words: Vec<Meant> =
            typed.words.iter().map(|word| self.meant(word, size, clock)).collect::<Result<_, _>>()?;
        let mut found = self.holding_all(snapshot, &words, clock)?;
        if found.len() >= FEW {
            return Ok(found);
        }
        let wrong: Vec<usize> = (0..words.len()).filter(|&place| words[place].spelled.is_empty()).collect();
        match wrong[..] {
            // Every word occurs in titles, but not all together: one of them is an error for another word.
            [] => {
                for place in (0..words.len()).rev().take(FORGIVEN) {
                    let right = self.meant(&typed.words[place], size, clock)?;
                    self.forgive(&typed.words[place], &mut words[place], clock)?;
                    found.extend(self.holding_all(snapshot, &words, clock)?);
                    words[place] = right;
                }
            }
            [place] => {
                self.forgive(&typed.words[place], &mut words[place], clock)?;
                found.extend(self.holding_all(snapshot, &words, clock)?);
            }
            // Only one error is allowed.
            _ => {}
        }
        let mut seen = FxHashSet::default();
        found.retain(|found| seen.insert(snapshot.generation().tables().texts[found.text as usize].act));
        Ok(found)
    }

    /// Titles with all words, each act once, best first.
    fn holding_all(&self, snapshot: &Snapshot, words: &[Meant], clock: &Clock) -> Result<Vec<TitleMatch>, QueryError> {
        let tables = snapshot.generation().tables();
        let mut candidates = TextSet::full(tables.text_count());
        words.iter().for_each(|word| candidates.intersect(&word.texts));
        let mut found: Vec<TitleMatch> = Vec::new();
        for text in candidates.iter().take(MATCHES) {
            // Each word may be compared at each position.
            clock.spend((words.len() * self.forms(text).len()) as u64)?;
            if let Some(mut one) = self.read(text, words) {
                one.score += super::prior::prior(snapshot, tables.texts[text as usize].act);
                found.push(one);
            }
        }
        found.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.text.cmp(&two.text)));
        let mut seen = FxHashSet::default();
        found.retain(|found| seen.insert(tables.texts[found.text as usize].act));
        Ok(found)
    }

    /// How well the typed words match a title; `None` if one of them is missing.
    fn read(&self, text: u32, words: &[Meant]) -> Option<TitleMatch> {
        let title = self.forms(text);
        let weight_at = |place: usize, word: &Meant| word.weight_of(title[place]);
        let (mut score, mut next, mut first, mut follows) = (0.0, 0, 0, true);
        for (nth, word) in words.iter().enumerate() {
            // The position after the previous word, otherwise the best one.
            let right_behind = if next < title.len() { weight_at(next, word) } else { 0.0 };
            let (place, weight) = if right_behind > 0.0 {
                (next, right_behind)
            } else {
                (0..title.len())
                    .map(|place| (place, weight_at(place, word)))
                    .filter(|&(_, weight)| weight > 0.0)
                    .reduce(|best, other| if other.1 > best.1 { other } else { best })?
            };
            score += weight / words.len() as f32;
            if nth == 0 {
                first = place;
                score += if place == 0 { BEGINS } else { 0.0 };
            } else if place == next {
                score += FOLLOWS;
            } else {
                follows = false;
            }
            next = place + 1;
        }
        score += COVERED * (words.len() as f32 / title.len() as f32).min(1.0);
        Some(TitleMatch { text, score, run: follows.then(|| size(first)..size(next)) })
    }
}

//! Titles by the beginnings of their words.

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

/// When fewer acts are found, an error is looked for.
const FEW: usize = 3;
/// Words, from the last one typed, that are tried with an error when every one of them stands in titles.
const FORGIVEN: usize = 4;
/// Titles that are read for one text typed: those of higher acts come first.
const MATCHES: usize = 2_000;
/// Shorter words are not searched for errors.
const SHORTEST: usize = 3;
/// Spellings with letters that a keyboard lacks in which an error is looked for too.
const OTHER_SPELLINGS: usize = 3;
/// Weight of a word with an error.
const ERROR: f32 = 0.6;
/// Weight of a form that goes on where a complete word was typed: an ending.
const ENDING: f32 = 0.9;
/// Bonus of a title that begins with what was typed.
const BEGINS: f32 = 0.8;
/// Bonus of each word that follows the one before as it was typed.
const FOLLOWS: f32 = 0.4;
/// Bonus of a title that has no other words.
const COVERED: f32 = 1.5;

/// Place of a form in the vocabulary of titles.
type Form = u32;

/// The titles of a generation as rows of forms, and the titles of each form.
pub(super) struct Titles {
    vocabulary: Arc<InvertedIndexReader>,
    /// The forms, rising, one after the other, and where each begins, with an end: faster to search than the index.
    spelled: String,
    spelled_starts: Vec<u32>,
    /// Where the words of each text begin in `words`, and an end.
    starts: Vec<u32>,
    words: Vec<Form>,
    /// Where the texts of each form begin in `texts`, and an end.
    form_starts: Vec<u32>,
    texts: Vec<u32>,
}

/// Forms that go on from one spelling of a typed word.
struct Forms {
    forms: Range<Form>,
    weight: f32,
    /// The form that is exactly what was typed.
    equal: Option<Form>,
}

/// What a typed word may stand for.
struct Meant {
    spelled: Vec<Forms>,
    /// Stretches of forms with an error in what was typed, rising.
    near: Vec<Range<Form>>,
    is_complete: bool,
    /// The texts that hold any of them.
    texts: TextSet,
}

impl Meant {
    /// How well a form fits; 0 when it does not.
    fn weight_of(&self, form: Form) -> f32 {
        let fits = self.spelled.iter().filter(|one| one.forms.contains(&form));
        let goes_on = |one: &Forms| self.is_complete && one.equal != Some(form);
        let weight = fits.map(|one| if goes_on(one) { ENDING * one.weight } else { one.weight }).fold(0.0, f32::max);
        let place = self.near.partition_point(|stretch| stretch.end <= form);
        let is_near = self.near.get(place).is_some_and(|stretch| stretch.contains(&form));
        weight.max(if is_near { ERROR } else { 0.0 })
    }
}

/// A title in which every word typed begins a word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TitleMatch {
    pub(super) text: u32,
    score: f32,
    /// Positions of the words, when each follows the one before.
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
                    // A title longer than its count of words can tell is cut.
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

    /// The first form of a stretch from which on a test fails, when it fails for all that follow.
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

    /// The forms that begin with a text.
    fn beginning_with(&self, prefix: &str) -> Range<Form> {
        let end = size(self.spelled_starts.len() - 1);
        let first = self.first_without(0..end, |form| form < prefix);
        first..self.first_without(first..end, |form| form.starts_with(prefix))
    }

    /// What a typed word stands for, spelled right.
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

    /// Adds what a typed word stands for with one error in it.
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

    /// Titles in which every word typed begins a word, best first. When there are few, with one error in a word.
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
            // Every word is one of titles, but not together: one of them is another word with an error.
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
            // One error is forgiven, not several.
            _ => {}
        }
        let mut seen = FxHashSet::default();
        found.retain(|found| seen.insert(snapshot.generation().tables().texts[found.text as usize].act));
        Ok(found)
    }

    /// Titles that hold all words, each act once, best first.
    fn holding_all(&self, snapshot: &Snapshot, words: &[Meant], clock: &Clock) -> Result<Vec<TitleMatch>, QueryError> {
        let tables = snapshot.generation().tables();
        let mut candidates = TextSet::full(tables.text_count());
        words.iter().for_each(|word| candidates.intersect(&word.texts));
        let mut found: Vec<TitleMatch> = Vec::new();
        for text in candidates.iter().take(MATCHES) {
            // Each word may be looked for at each place.
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

    /// How well the words typed fit a title; `None` when one of them is not in it.
    fn read(&self, text: u32, words: &[Meant]) -> Option<TitleMatch> {
        let title = self.forms(text);
        let weight_at = |place: usize, word: &Meant| word.weight_of(title[place]);
        let (mut score, mut next, mut first, mut follows) = (0.0, 0, 0, true);
        for (nth, word) in words.iter().enumerate() {
            // The place right behind the word before, else the best one.
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

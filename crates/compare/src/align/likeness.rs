//! How alike two provisions are, and which ones may be alike at all.

use std::collections::HashMap;

use qonun_law::Provision;

use crate::sequence::common;
use crate::vocabulary::Vocabulary;
use crate::words::words;

/// Shingles of a provision under which it is looked up: those with the lowest hashes, so that like texts choose the
/// same ones.
const SKETCH: usize = 48;

/// A shingle that occurs in more provisions tells nothing about any of them.
const COMMON: usize = 32;

/// Candidates of a provision that are compared: those that share the most shingles.
pub(super) const CANDIDATES: usize = 4;

/// Weight of the text in thousandths, if the provision has a heading as well.
const TEXT: u32 = 700;

/// What is known of a provision when it is aligned.
pub(crate) struct Sheet {
    /// Number of the heading and text together: equal for equal ones.
    pub(super) content: u32,
    /// Number of words of the heading and text.
    pub(super) words: usize,
    /// Shingles (pairs of neighbouring words) of the heading and of the text, as sorted hashes without repeats.
    heading: Vec<u64>,
    text: Vec<u64>,
}

impl Sheet {
    /// `content` is the heading and text of a provision, and `text` its text.
    pub(super) fn new<'t>(
        provision: &'t Provision,
        content: &'t str,
        text: &'t str,
        vocabulary: &mut Vocabulary<'t>,
    ) -> Self {
        let (heading, heading_words) = shingles(&provision.heading, vocabulary);
        let (shingles, text_words) = shingles(text, vocabulary);
        Self { content: vocabulary.number(content), words: heading_words + text_words, heading, text: shingles }
    }

    /// Likeness in thousandths.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.content == other.content {
            return 1_000;
        }
        let headings = likeness(&self.heading, &other.heading);
        match (likeness(&self.text, &other.text), headings) {
            (Some(text), Some(heading)) => (text * TEXT + heading * (1_000 - TEXT)) / 1_000,
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 0,
        }
    }

    fn sketch(&self) -> Vec<u64> {
        let mut all: Vec<u64> = self.text.iter().chain(&self.heading).copied().collect();
        all.sort_unstable();
        all.dedup();
        all.truncate(SKETCH);
        all
    }
}

/// Share of the shingles that both have, in thousandths; `None` if neither has any.
fn likeness(a: &[u64], b: &[u64]) -> Option<u32> {
    let all = a.len() + b.len();
    if all == 0 {
        return None;
    }
    // Lists of very different length cannot be alike: that bounds the work for one long text among many short ones.
    if a.len().min(b.len()) * 8 < all {
        return Some(0);
    }
    Some(u32::try_from(2_000 * common(a, b) / all).unwrap_or(0))
}

/// The shingles of a text, and its number of words.
fn shingles<'t>(text: &'t str, vocabulary: &mut Vocabulary<'t>) -> (Vec<u64>, usize) {
    let words: Vec<u32> =
        words(text).iter().filter(|word| word.has_letters()).map(|word| vocabulary.number(word.text)).collect();
    let hash = |a: u32, b: u32| mixed(u64::from(a) << 32 | u64::from(b));
    let mut shingles: Vec<u64> = match words.as_slice() {
        [one] => vec![hash(*one, u32::MAX)],
        words => words.windows(2).map(|pair| hash(pair[0], pair[1])).collect(),
    };
    shingles.sort_unstable();
    shingles.dedup();
    (shingles, words.len())
}

/// A one-to-one mixing of the bits, so that the lowest hashes are a fair choice.
const fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Old provisions by the shingles of their sketches.
pub(crate) struct Candidates {
    places: HashMap<u64, Vec<usize>>,
}

impl Candidates {
    /// `sheets` are old provisions with their places.
    pub(super) fn new<'s>(sheets: impl Iterator<Item = (usize, &'s Sheet)>) -> Self {
        let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
        for (place, sheet) in sheets {
            for shingle in sheet.sketch() {
                let list = places.entry(shingle).or_default();
                if list.len() <= COMMON {
                    list.push(place);
                }
            }
        }
        places.retain(|_, list| list.len() <= COMMON);
        Self { places }
    }

    /// The old provisions that share the most shingles with a new one.
    pub(super) fn of(&self, sheet: &Sheet) -> Vec<usize> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for place in sheet.sketch().iter().filter_map(|shingle| self.places.get(shingle)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let mut found: Vec<(usize, usize)> = shared.into_iter().collect();
        found.sort_unstable_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
        found.truncate(CANDIDATES);
        found.into_iter().map(|(place, _)| place).collect()
    }
}

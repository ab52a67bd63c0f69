//! Learns which words of two languages have the same meaning, from pieces of text with the same meaning.
//!
//! The method is word alignment by agreement (IBM model 1 in both directions, with the posteriors multiplied). The
//! words of each language in a piece explain the words of the other. The agreement of both directions is counted, and
//! the counts improve the next round. A word that one partner explains completely does not explain its neighbours, so
//! "labour" is not paired with "code".

use rustc_hash::FxHashMap;

use crate::{Language, WordPairs};

/// Number of rounds.
const ROUNDS: usize = 6;
/// Minimum number of pieces with both words of a pair; other pairs are ignored.
const TOGETHER: u32 = 3;
/// Minimum number of pieces in which the words of a pair correspond.
const COUNT: f32 = 2.5;
/// A pair is kept if one of its words has at least this share of its places in correspondence with the other,
const STRENGTH: f32 = 0.3;
/// or if each of them has at least this share.
const BOTH: f32 = 0.12;
/// If only one word of a pair is strong, the words must correspond in at least this number of pieces,
const COUNT_OF_ONE_SIDED: f32 = 6.0;
/// and the other word must have at least this share.
const WEAKEST: f32 = 0.02;
/// Maximum number of words of a piece; longer pieces say too little about which words correspond.
const LONGEST_PIECE: usize = 60;
/// Maximum number of possible links in all pieces; it limits time and memory.
const MOST_LINKS: usize = 10_000_000;
/// Marks a possible link that is not a candidate pair.
const NONE: u32 = u32::MAX;

/// The words of one language in the pieces.
#[derive(Default)]
struct Side {
    numbers: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    /// Words of the pieces, one piece after another.
    pieces: Vec<u32>,
    /// Start of each piece in `pieces`, and the end of the last one.
    starts: Vec<usize>,
}

impl Side {
    fn new() -> Self {
        Self { starts: vec![0], ..Self::default() }
    }

    /// Adds a piece; each of its words counts once.
    fn add(&mut self, keys: &[&str]) {
        let start = self.pieces.len();
        for &key in keys {
            let number = match self.numbers.get(key) {
                Some(&number) => number,
                None => {
                    let number = self.words.len() as u32;
                    self.words.push(key.into());
                    self.numbers.insert(key.into(), number);
                    number
                }
            };
            if !self.pieces[start..].contains(&number) {
                self.pieces.push(number);
            }
        }
        self.starts.push(self.pieces.len());
    }

    fn piece(&self, place: usize) -> std::ops::Range<usize> {
        self.starts[place]..self.starts[place + 1]
    }

    /// Returns for each word its indexes in `pieces`, each with the piece.
    fn places(&self) -> Vec<Vec<(u32, u32)>> {
        let mut places = vec![Vec::new(); self.words.len()];
        for piece in 0..self.starts.len() - 1 {
            for at in self.piece(piece) {
                places[self.pieces[at] as usize].push((at as u32, piece as u32));
            }
        }
        places
    }

    /// Returns the number of pieces with each word.
    fn frequencies(&self) -> Vec<u32> {
        let mut counts = vec![0; self.words.len()];
        self.pieces.iter().for_each(|&word| counts[word as usize] += 1);
        counts
    }
}

/// Collects pieces of text with the same meaning in two languages, and learns word pairs from them.
pub struct PairLearner {
    languages: [Language; 2],
    sides: [Side; 2],
    links: usize,
}

/// Two words that occur together in enough pieces.
struct Candidate {
    words: [u32; 2],
    /// Unnormalised likelihood of the second word given the first, and the reverse.
    likely: [f32; 2],
    /// Expected number of pieces in which they correspond, by agreement of both directions.
    agreed: f32,
}

impl PairLearner {
    /// Creates a learner of pairs of two languages.
    #[must_use]
    pub fn new(languages: [Language; 2]) -> Self {
        Self { languages, sides: [Side::new(), Side::new()], links: 0 }
    }

    /// Adds a piece: the keys of its words in both languages, in the order of [`PairLearner::new`]. Returns `false` if
    /// the learner is full. Pieces that are too long or without words are skipped.
    pub fn add(&mut self, keys: [&[&str]; 2]) -> bool {
        let lengths = keys.map(<[_]>::len);
        if lengths.contains(&0) || lengths.iter().any(|&length| length > LONGEST_PIECE) {
            return true;
        }
        self.links += lengths[0] * lengths[1];
        if self.links > MOST_LINKS {
            return false;
        }
        for (side, keys) in self.sides.iter_mut().zip(keys) {
            side.add(keys);
        }
        true
    }

    /// Returns the strong pairs.
    #[must_use]
    pub fn learn(self) -> WordPairs {
        let places = self.sides[0].places();
        let (mut candidates, links) = self.candidates(&places);
        for _ in 0..ROUNDS {
            self.explain(&places, &links, &mut candidates);
        }
        let frequencies = [self.sides[0].frequencies(), self.sides[1].frequencies()];
        let order = if self.languages[0] < self.languages[1] { [0, 1] } else { [1, 0] };
        let mut pairs = WordPairs::default();
        for Candidate { words, agreed, .. } in candidates {
            let strengths = order.map(|side| (agreed / frequencies[side][words[side] as usize] as f32).min(1.0));
            if is_strong(strengths, agreed) {
                let word = |side: usize| (self.languages[side], &*self.sides[side].words[words[side] as usize]);
                pairs.add(order.map(word), strengths, agreed.round() as u32);
            }
        }
        pairs
    }

    /// Returns the candidate pairs, and the candidate of each possible link in the order of [`PairLearner::each_link`].
    /// `places` belongs to the words of the first language.
    fn candidates(&self, places: &[Vec<(u32, u32)>]) -> (Vec<Candidate>, Vec<u32>) {
        let right = &self.sides[1];
        let (mut candidates, mut links) = (Vec::new(), Vec::with_capacity(self.links));
        let mut together = vec![0_u32; right.words.len()];
        let mut pair_of = vec![NONE; right.words.len()];
        for (word, places) in places.iter().enumerate() {
            let others = || places.iter().flat_map(|&(_, piece)| &right.pieces[right.piece(piece as usize)]);
            others().for_each(|&other| together[other as usize] += 1);
            for &other in others() {
                let count = std::mem::take(&mut together[other as usize]);
                if count >= TOGETHER {
                    pair_of[other as usize] = candidates.len() as u32;
                    candidates.push(Candidate { words: [word as u32, other], likely: [1.0; 2], agreed: 0.0 });
                }
            }
            links.extend(others().map(|&other| pair_of[other as usize]));
            others().for_each(|&other| pair_of[other as usize] = NONE);
        }
        (candidates, links)
    }

    /// Calls `take` with the two places and the pair of each possible link.
    fn each_link(&self, places: &[Vec<(u32, u32)>], links: &[u32], mut take: impl FnMut(usize, usize, usize)) {
        let mut links = links.iter();
        for &(own, piece) in places.iter().flatten() {
            for (other, &pair) in self.sides[1].piece(piece as usize).zip(links.by_ref()) {
                if pair != NONE {
                    take(own as usize, other, pair as usize);
                }
            }
        }
    }

    /// Runs one round: explains each word, and counts the agreement of both directions.
    fn explain(&self, places: &[Vec<(u32, u32)>], links: &[u32], candidates: &mut [Candidate]) {
        let mut sums = [vec![0.0_f32; self.sides[0].pieces.len()], vec![0.0_f32; self.sides[1].pieces.len()]];
        self.each_link(places, links, |own, other, pair| {
            let [forth, back] = candidates[pair].likely;
            sums[1][other] += forth;
            sums[0][own] += back;
        });
        let mut agreed = vec![0.0_f32; candidates.len()];
        self.each_link(places, links, |own, other, pair| {
            let [forth, back] = candidates[pair].likely;
            // A likelihood that has become zero stays zero.
            if forth > 0.0 && back > 0.0 {
                agreed[pair] += forth / sums[1][other] * (back / sums[0][own]);
            }
        });
        let mut totals = [vec![0.0_f32; self.sides[0].words.len()], vec![0.0_f32; self.sides[1].words.len()]];
        for (candidate, &count) in candidates.iter().zip(&agreed) {
            for side in 0..2 {
                totals[side][candidate.words[side] as usize] += count;
            }
        }
        for (candidate, count) in candidates.iter_mut().zip(agreed) {
            candidate.agreed = count;
            for side in 0..2 {
                candidate.likely[side] = count / totals[side][candidate.words[side] as usize].max(f32::MIN_POSITIVE);
            }
        }
    }
}

/// True if a pair is strong enough, by its shares and by the number of pieces.
fn is_strong([one, two]: [f32; 2], agreed: f32) -> bool {
    let (weaker, stronger) = (one.min(two), one.max(two));
    let one_sided = stronger >= STRENGTH && weaker >= WEAKEST && agreed >= COUNT_OF_ONE_SIDED;
    agreed >= COUNT && (weaker >= BOTH || one_sided)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_partners() {
        let pieces = [
            ("mehnat kodeks", "трудов кодекс"),
            ("mehnat shartnoma", "трудов договор"),
            ("mehnat taʼtil", "трудов отпуск"),
            ("soliq kodeks", "налогов кодекс"),
            ("soliq shartnoma", "налогов договор"),
            ("bojxona kodeks", "таможен кодекс"),
            ("xalqaro shartnoma", "международн договор"),
            ("soliq davlat", "налогов государств"),
            ("bojxona soliq", "таможен налогов"),
            ("bojxona shartnoma", "таможен договор"),
        ];
        let mut learner = PairLearner::new([Language::Uzbek, Language::Russian]);
        for (uzbek, russian) in pieces {
            let [uzbek, russian]: [Vec<&str>; 2] = [uzbek, russian].map(|text| text.split(' ').collect());
            assert!(learner.add([&uzbek, &russian]));
        }
        let pairs = learner.learn();
        let found: Vec<(&str, &str)> = pairs.iter().map(|(_, stem, found, _)| (stem, found.stem.as_str())).collect();
        assert_eq!(
            found,
            [
                ("bojxona", "таможен"),
                ("kodeks", "кодекс"),
                ("mehnat", "трудов"),
                ("shartnoma", "договор"),
                ("soliq", "налогов")
            ]
        );
        assert!(pairs.iter().all(|(_, _, found, back)| found.strength.min(back) > 0.9), "{pairs}");
    }

    #[test]
    fn pieces_that_say_nothing_teach_nothing() {
        let mut learner = PairLearner::new([Language::Russian, Language::English]);
        assert!(learner.add([&[], &["law"]]));
        let long = vec!["слово"; LONGEST_PIECE + 1];
        assert!(learner.add([&long, &["word"]]));
        assert!(learner.learn().is_empty());
    }
}

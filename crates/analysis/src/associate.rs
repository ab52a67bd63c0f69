//! Learning which words of two languages stand for each other, from pieces of text that say the same.
//!
//! The method is the alignment of words by agreement: each word of a piece is explained by the words of the other
//! language in it, and those explain it back; what both sides agree on is counted, and the counts make the next
//! explanation sharper (IBM model 1 in both directions, their posteriors multiplied). A word that is fully explained by
//! one partner does not lend itself to its neighbours, so that "labour" is not taken for "code".

use rustc_hash::FxHashMap;

use crate::{Language, WordPairs};

/// Rounds of explaining.
const ROUNDS: usize = 6;
/// A pair must stand together in so many pieces to be looked at.
const TOGETHER: u32 = 3;
/// A pair must stand for each other in so many pieces to be kept.
const COUNT: f32 = 2.5;
/// A pair is kept when one of its words calls for the other in this share of its places,
const STRENGTH: f32 = 0.3;
/// or each of them in this.
const BOTH: f32 = 0.12;
/// A pair that only one of its words is strong in must stand for each other in so many pieces,
const COUNT_OF_ONE_SIDED: f32 = 6.0;
/// and the other must call for it in this share of its places.
const WEAKEST: f32 = 0.02;
/// A piece with more words says too little about which stands for which.
const LONGEST_PIECE: usize = 60;
/// Possible links of all pieces together: bounds time and memory.
const MOST_LINKS: usize = 10_000_000;
/// A place in the list of possible links where no pair is.
const NONE: u32 = u32::MAX;

/// The words of one language in the pieces.
#[derive(Default)]
struct Side {
    numbers: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    /// Words of the pieces, one piece after the other.
    pieces: Vec<u32>,
    /// Where each piece begins in `pieces`, and where the last one ends.
    starts: Vec<usize>,
}

impl Side {
    fn new() -> Self {
        Self { starts: vec![0], ..Self::default() }
    }

    /// Adds a piece, each of its words once.
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

    /// For each word the places in `pieces` where it stands, with the piece.
    fn places(&self) -> Vec<Vec<(u32, u32)>> {
        let mut places = vec![Vec::new(); self.words.len()];
        for piece in 0..self.starts.len() - 1 {
            for at in self.piece(piece) {
                places[self.pieces[at] as usize].push((at as u32, piece as u32));
            }
        }
        places
    }

    /// In how many pieces each word stands.
    fn frequencies(&self) -> Vec<u32> {
        let mut counts = vec![0; self.words.len()];
        self.pieces.iter().for_each(|&word| counts[word as usize] += 1);
        counts
    }
}

/// Collects pieces of text that say the same in two languages, and learns word pairs from them.
pub struct PairLearner {
    languages: [Language; 2],
    sides: [Side; 2],
    links: usize,
}

/// Words that stand together in pieces often enough.
struct Candidate {
    words: [u32; 2],
    /// How likely the second is where the first stands, and the other way round; not to any scale.
    likely: [f32; 2],
    /// In how many pieces they stand for each other, so far as both sides agree.
    agreed: f32,
}

impl PairLearner {
    /// A learner of pairs of two languages.
    #[must_use]
    pub fn new(languages: [Language; 2]) -> Self {
        Self { languages, sides: [Side::new(), Side::new()], links: 0 }
    }

    /// Takes in a piece: the keys of its words in both languages, in the order of [`PairLearner::new`]. `false` when
    /// there is no more room; pieces too long or without words are passed over.
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

    /// The strong pairs.
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

    /// The pairs worth looking at; and which pair each possible link is, in the order of [`PairLearner::each_link`].
    /// `places` are those of the words of the first language.
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

    /// Calls a function with the two places and the pair of each possible link.
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

    /// One round: what each word is explained by, and how far both sides agree.
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
            // What was explained away altogether stays so.
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

/// Is a pair strong enough, by the shares of places of its words and by their number?
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

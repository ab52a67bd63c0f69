//! Learns from the law base before it is analysed.

use qonun_analysis::uzbek::{self, LearntRoots};
use qonun_analysis::{Analyzer, Language, PairLearner, WordPairs, fold, words};
use qonun_law::Lang;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::act::spared;
use super::parallel::{self, Piece};
use super::{ActPlan, PackedDocument};
use crate::blob::{self, Dictionary};
use crate::{IndexError, KeyMemo, Learnt};

/// Approximate compressed size, in bytes, of the text whose words are counted. A larger law base is sampled.
const VOCABULARY_BYTES: usize = 64 << 20;

/// Number of acts in two languages whose provisions are read for word pairs. The Constitution, codes and laws come
/// first: they are translated most carefully, and people search for their words.
const PARALLEL_ACTS: usize = 1_500;
/// Number of acts read at once: their pieces wait in memory.
const ACTS_AT_ONCE: usize = 64;
/// Pairs of languages.
const PAIRED: [[Language; 2]; 3] = [
    [Language::Uzbek, Language::Russian],
    [Language::Uzbek, Language::English],
    [Language::Russian, Language::English],
];

/// Number of occurrences of each word as written.
type Counts = FxHashMap<Box<str>, u64>;

/// Learns from acts. The result does not depend on the number of threads of the current pool.
pub(super) fn learn(acts: &[ActPlan], dictionary: &Dictionary) -> Result<Learnt, IndexError> {
    let roots = learn_roots(acts, dictionary)?;
    let analyzer = Analyzer::with_learnt_roots(&roots)?;
    let mut pairs = WordPairs::default();
    for languages in PAIRED {
        pairs.extend(&learn_pairs(acts, languages, dictionary, &analyzer)?);
    }
    Ok(Learnt { roots, pairs })
}

/// Learns word pairs of two languages from the acts that exist in both.
fn learn_pairs(
    acts: &[ActPlan],
    languages: [Language; 2],
    dictionary: &Dictionary,
    analyzer: &Analyzer,
) -> Result<WordPairs, IndexError> {
    let mut texts: Vec<[&PackedDocument; 2]> =
        acts.iter().filter_map(|act| parallel::texts_in(act, languages)).collect();
    let mut learner = PairLearner::new(languages);
    // Texts on which the analysis fails teach nothing; they are reported when they are analysed.
    let pair_of_titles =
        |memo: &mut KeyMemo<'_>, texts: &[&PackedDocument; 2]| spared(|| parallel::titles(*texts, memo));
    let titles: Vec<Piece> = texts.par_iter().map_init(|| KeyMemo::new(analyzer), pair_of_titles).flatten().collect();
    if !titles.iter().all(|piece| add(&mut learner, piece)) {
        return Ok(learner.learn());
    }
    texts.truncate(PARALLEL_ACTS);
    for some in texts.chunks(ACTS_AT_ONCE) {
        let read = |memo: &mut KeyMemo<'_>, texts: &[&PackedDocument; 2]| {
            spared(|| parallel::provisions(*texts, dictionary, memo)).unwrap_or_else(|| Ok(Vec::new()))
        };
        let pieces: Vec<Vec<Piece>> =
            some.par_iter().map_init(|| KeyMemo::new(analyzer), read).collect::<Result<_, _>>()?;
        if !pieces.iter().flatten().all(|piece| add(&mut learner, piece)) {
            break;
        }
    }
    Ok(learner.learn())
}

/// Adds a piece to the learner. Returns `false` if the learner is full.
fn add(learner: &mut PairLearner, [one, two]: &Piece) -> bool {
    let one: Vec<&str> = one.iter().map(String::as_str).collect();
    let two: Vec<&str> = two.iter().map(String::as_str).collect();
    learner.add([&one, &two])
}

/// Learns roots from the Uzbek words of acts: from one text per act, since the other alphabet has the same words.
fn learn_roots(acts: &[ActPlan], dictionary: &Dictionary) -> Result<LearntRoots, IndexError> {
    let texts: Vec<&PackedDocument> = acts.iter().filter_map(uzbek_text).collect();
    let bytes: usize = texts.iter().map(|text| text.blobs.len()).sum();
    let step = bytes.div_ceil(VOCABULARY_BYTES).max(1);
    let sample: Vec<&PackedDocument> = texts.into_iter().step_by(step).collect();
    let counts = sample
        .par_iter()
        .try_fold(Counts::default, |counts, text| count_words(text, dictionary, counts))
        .try_reduce(Counts::default, |one, two| Ok(merged(one, two)))?;
    let mut vocabulary: FxHashMap<String, u64> = FxHashMap::default();
    for (word, count) in counts {
        *vocabulary.entry(fold(&word, Language::Uzbek)).or_default() += count;
    }
    let analyzer = Analyzer::new()?;
    Ok(uzbek::learn(analyzer.uzbek(), vocabulary.iter().map(|(word, count)| (word.as_str(), *count))))
}

/// Returns the Uzbek text of an act, the Latin one if it has both.
fn uzbek_text(act: &ActPlan) -> Option<&PackedDocument> {
    let text_in = |lang| act.texts.iter().find(|text| text.head.lang == lang);
    text_in(Lang::UzLatn).or_else(|| text_in(Lang::UzCyrl))
}

fn count_words(text: &PackedDocument, dictionary: &Dictionary, mut counts: Counts) -> Result<Counts, IndexError> {
    let mut unpacker = dictionary.unpacker().map_err(IndexError::io(std::path::Path::new("compression dictionary")))?;
    for place in 0..text.provisions() {
        let raw = text.provision(place).and_then(|blob| unpacker.unpack(blob)).ok_or(IndexError::Worker)?;
        let body = blob::text_of(raw).ok_or(IndexError::Worker)?;
        let ranges = spared(|| words(body, Language::Uzbek).map(|word| word.range).collect::<Vec<_>>());
        for range in ranges.unwrap_or_default() {
            let word = &body[range];
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(counts.insert(word.into(), 1)),
            }
        }
    }
    Ok(counts)
}

fn merged(one: Counts, two: Counts) -> Counts {
    let (mut all, fewer) = if one.len() < two.len() { (two, one) } else { (one, two) };
    for (word, count) in fewer {
        *all.entry(word).or_default() += count;
    }
    all
}

//! Pieces of text that say the same in two languages, found in acts that exist in both.
//!
//! Titles and headings are pieces as they stand. A provision is cut into paragraphs when it has as many of them in both
//! languages. Law is full of figures, and figures are the same in every language: provisions whose figures differ are
//! of different editions, and acts whose figures mostly differ are no translations.

use qonun_analysis::{Language, is_stop_word, words};
use qonun_law::{Lang, Provision};
use rustc_hash::FxHashMap;

use super::{ActPlan, PackedDocument};
use crate::blob::{self, Dictionary, Unpacker};
use crate::keys::{KeyMemo, language_of};
use crate::{IndexError, path_hash};

/// Provisions with fewer figures do not tell whether they say the same.
const FEW_FIGURES: usize = 3;
/// The share of figures that two provisions must have in common.
const SAME_FIGURES: f32 = 0.5;
/// So many provisions are looked at before an act is given up as no translation.
const TRIED: usize = 40;
/// Paragraphs are a pair when neither is longer than the other by more than this.
const LONGER: usize = 2;

/// The keys of a piece in two languages.
pub(super) type Piece = [Vec<String>; 2];

/// The texts of an act in two languages. Uzbek has two alphabets: the Latin text comes first.
pub(super) fn texts_in(act: &ActPlan, languages: [Language; 2]) -> Option<[&PackedDocument; 2]> {
    let text = |lang| act.texts.iter().find(|text| text.head.lang == lang);
    let text_of = |language| match language {
        Language::Uzbek => text(Lang::UzLatn).or_else(|| text(Lang::UzCyrl)),
        Language::Russian => text(Lang::Ru),
        Language::English => text(Lang::En),
    };
    Some([text_of(languages[0])?, text_of(languages[1])?])
}

/// The keys by which words of a piece are paired: of each the likeliest stem. Words that say nothing and numbers pair
/// with everything.
fn keys(text: &str, language: Language, memo: &mut KeyMemo<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for word in words(text, language) {
        let keys = memo.keys(&text[word.range], language);
        let is_number = keys.exact.starts_with(|c: char| c.is_ascii_digit());
        if !is_number && !is_stop_word(&keys.exact, language) {
            out.extend(keys.stems.first().cloned());
        }
    }
    out
}

/// The titles of an act as a piece.
pub(super) fn titles(texts: [&PackedDocument; 2], memo: &mut KeyMemo<'_>) -> Piece {
    texts.map(|text| keys(&text.head.title, language_of(text.head.lang), memo))
}

/// The pieces of the provisions of an act; none when its texts are no translations of each other.
pub(super) fn provisions(
    texts: [&PackedDocument; 2],
    dictionary: &Dictionary,
    memo: &mut KeyMemo<'_>,
) -> Result<Vec<Piece>, IndexError> {
    let mut unpacker = dictionary.unpacker().map_err(IndexError::io(std::path::Path::new("compression dictionary")))?;
    let mut other = FxHashMap::default();
    for provision in read(texts[1], &mut unpacker) {
        let provision = provision?;
        other.insert(path_hash(&provision.path), provision);
    }
    let (mut pieces, mut telling, mut same) = (Vec::new(), 0_usize, 0.0);
    for provision in read(texts[0], &mut unpacker) {
        let provision = provision?;
        let Some(other) = other.get(&path_hash(&provision.path)) else { continue };
        let pair = [&provision, other];
        let share = shared_figures(pair);
        if let Some(share) = share {
            telling += 1;
            same += share;
            if telling >= TRIED && same < SAME_FIGURES * telling as f32 {
                return Ok(Vec::new());
            }
        }
        if share.is_none_or(|share| share >= SAME_FIGURES) {
            add_pieces(pair, texts.map(|text| language_of(text.head.lang)), memo, &mut pieces);
        }
    }
    // Without figures nothing tells that the texts say the same.
    if telling == 0 || same < SAME_FIGURES * telling as f32 {
        pieces.clear();
    }
    Ok(pieces)
}

fn read<'r, 'd>(
    text: &'r PackedDocument,
    unpacker: &'r mut Unpacker<'d>,
) -> impl Iterator<Item = Result<Provision, IndexError>> + use<'r, 'd> {
    let mut one = |place| blob::decode_provision(unpacker.unpack(text.provision(place)?)?);
    (0..text.provisions()).map(move |place| one(place).ok_or(IndexError::Worker))
}

/// The heading and the paragraphs of a provision.
fn add_pieces(pair: [&Provision; 2], languages: [Language; 2], memo: &mut KeyMemo<'_>, pieces: &mut Vec<Piece>) {
    let mut add = |texts: [&str; 2]| {
        let [one, two] = texts.map(|text| text.chars().count());
        if one > 0 && two > 0 && one <= LONGER * two && two <= LONGER * one {
            pieces.push([keys(texts[0], languages[0], memo), keys(texts[1], languages[1], memo)]);
        }
    };
    add([&pair[0].heading, &pair[1].heading]);
    if pair[0].blocks.len() == pair[1].blocks.len() {
        for (one, two) in pair[0].blocks.iter().zip(&pair[1].blocks) {
            add([&one.text, &two.text]);
        }
    }
}

/// The share of the figures of two provisions that they have in common; `None` when they have too few to tell.
fn shared_figures(pair: [&Provision; 2]) -> Option<f32> {
    let [one, two] = pair.map(figures);
    let most = one.len().max(two.len());
    if most < FEW_FIGURES {
        return None;
    }
    let (mut common, mut at) = (0, 0);
    for figure in &one {
        while two.get(at).is_some_and(|other| other < figure) {
            at += 1;
        }
        if two.get(at) == Some(figure) {
            common += 1;
            at += 1;
        }
    }
    Some(common as f32 / most as f32)
}

/// The figures of a provision, sorted.
fn figures(provision: &Provision) -> Vec<&str> {
    let texts = std::iter::once(&provision.heading).chain(provision.blocks.iter().map(|block| &block.text));
    let numbers = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()));
    let mut figures: Vec<&str> = numbers.collect();
    figures.sort_unstable();
    figures
}

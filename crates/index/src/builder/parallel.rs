//! Pieces of text that mean the same in two languages, found in acts that exist in both.
//!
//! Titles and headings are pieces as they are. A provision is split into paragraphs if both languages have the same
//! number of them. Laws contain many figures, and figures are the same in every language: provisions with different
//! figures belong to different editions, and acts whose figures mostly differ are not translations.

use qonun_analysis::{Language, is_stop_word, words};
use qonun_law::{Lang, Provision};
use rustc_hash::FxHashMap;

use super::{ActPlan, PackedDocument};
use crate::blob::{self, Dictionary, Unpacker};
use crate::keys::{KeyMemo, language_of};
use crate::{IndexError, path_hash};

/// Provisions with fewer figures than this cannot be compared.
const FEW_FIGURES: usize = 3;
/// Minimum share of common figures of two provisions.
const SAME_FIGURES: f32 = 0.5;
/// Number of provisions that are compared before an act is rejected as not a translation.
const TRIED: usize = 40;
/// Maximum ratio of the lengths of two paired paragraphs.
const LONGER: usize = 2;

/// The keys of a piece in two languages.
pub(super) type Piece = [Vec<String>; 2];

/// Returns the texts of an act in two languages. For Uzbek, which has two alphabets, the Latin text is preferred.
pub(super) fn texts_in(act: &ActPlan, languages: [Language; 2]) -> Option<[&PackedDocument; 2]> {
    let text = |lang| act.texts.iter().find(|text| text.head.lang == lang);
    let text_of = |language| match language {
        Language::Uzbek => text(Lang::UzLatn).or_else(|| text(Lang::UzCyrl)),
        Language::Russian => text(Lang::Ru),
        Language::English => text(Lang::En),
    };
    Some([text_of(languages[0])?, text_of(languages[1])?])
}

/// Returns the keys by which the words of a piece are paired: the likeliest stem of each word. Stop words and numbers
/// are left out, because they pair with everything.
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

/// Returns the titles of an act as a piece.
pub(super) fn titles(texts: [&PackedDocument; 2], memo: &mut KeyMemo<'_>) -> Piece {
    texts.map(|text| keys(&text.head.title, language_of(text.head.lang), memo))
}

/// Returns the pieces of the provisions of an act; none if its texts are not translations of each other.
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
    // Without figures nothing shows that the texts mean the same.
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

/// Adds the heading and the paragraphs of a provision.
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

/// Returns the share of common figures of two provisions, or `None` if they have too few figures.
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

/// Returns the figures of a provision, sorted.
fn figures(provision: &Provision) -> Vec<&str> {
    let texts = std::iter::once(&provision.heading).chain(provision.blocks.iter().map(|block| &block.text));
    let numbers = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()));
    let mut figures: Vec<&str> = numbers.collect();
    figures.sort_unstable();
    figures
}

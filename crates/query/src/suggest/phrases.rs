//! Frequent phrases of titles: the typed words with their most frequent continuation by a word or two.

use qonun_analysis::{fold, is_stop_word, words};
use qonun_index::{Generation, language_of};
use rustc_hash::FxHashMap;

use super::titles::{TitleMatch, Titles};

/// Minimum number of acts of a frequent phrase.
const FREQUENT: usize = 3;
/// Number of words by which a phrase continues the typed text.
const LONGER: [usize; 2] = [1, 2];

/// The most frequent phrases that begin as typed, in the spelling of the first title with them.
pub(super) fn frequent(generation: &Generation, titles: &Titles, matches: &[TitleMatch], most: usize) -> Vec<String> {
    let mut counts: FxHashMap<&[u32], (usize, &TitleMatch)> = FxHashMap::default();
    for found in matches {
        let Some(run) = &found.run else {
            continue;
        };
        let forms = titles.forms(found.text);
        for longer in LONGER {
            if let Some(phrase) = forms.get(run.start as usize..run.end as usize + longer) {
                counts.entry(phrase).or_insert((0, found)).0 += 1;
            }
        }
    }
    let mut frequent: Vec<(&[u32], (usize, &TitleMatch))> =
        counts.into_iter().filter(|&(_, (count, _))| count >= FREQUENT).collect();
    // Among equally frequent phrases the longer one is more specific.
    frequent.sort_by_key(|&(phrase, (count, _))| (std::cmp::Reverse((count, phrase.len())), phrase));
    let mut out: Vec<String> = Vec::new();
    for (phrase, (_, found)) in frequent {
        if out.len() >= most {
            break;
        }
        let Some(text) = written(generation, found, phrase.len()) else {
            continue;
        };
        if !out.iter().any(|known| known.starts_with(&text) || text.starts_with(known.as_str())) {
            out.push(text);
        }
    }
    out
}

/// A phrase in the spelling of the title. `None` if it ends with a conjunction or a stop word.
fn written(generation: &Generation, found: &TitleMatch, length: usize) -> Option<String> {
    let text = &generation.tables().texts[found.text as usize];
    let language = language_of(text.lang);
    let first = found.run.as_ref()?.start as usize;
    let cut: Vec<_> = words(&text.title, language).skip(first).take(length).map(|word| word.range).collect();
    let (start, end) = (cut.first()?.start, cut.last()?);
    let last = fold(text.title.get(end.clone())?, language);
    if is_stop_word(&last, language) || last.chars().count() < 3 {
        return None;
    }
    let phrase = text.title.get(start..end.end)?;
    // A phrase must not contain brackets or quotation marks.
    let is_plain = |c: char| c.is_alphanumeric() || qonun_analysis::is_apostrophe(c) || matches!(c, ' ' | '-');
    phrase.chars().all(is_plain).then(|| phrase.to_owned())
}

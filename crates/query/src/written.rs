//! The language and alphabet of a query; its answer is shown in them.
//!
//! Letters and words that only one language has decide first. What they leave open is decided by the frequency of the
//! words in the texts of each language.

use qonun_analysis::{Alphabet, Keys, Language, alphabet_of, is_apostrophe, script_fits, sure_language};
use qonun_law::{Lang, LangSet, Series};
use qonun_query_language::{Node, Syntax};

use crate::postings::{Reader, TextField, TextSet};
use crate::snapshot::Snapshot;
use crate::words::QueryWords;
use crate::{QueryError, SearchRequest};

/// Number of texts with a stem whose languages are examined.
const LOOKED_AT: usize = 100;
/// A word in a thousandth of the texts of a language counts as much for that language as all rarer words together.
const COMMON: f32 = 1000.0;
/// The languages of a law base.
pub(crate) const LANGUAGES: [Language; 3] = [Language::Uzbek, Language::Russian, Language::English];
/// Number of query words that are examined: more of them add nothing new.
const WORDS: usize = 24;
/// If another language has at least this share of the weight of the likeliest one, it is equally likely, and the
/// reader's own is taken.
const AS_LIKELY: f32 = 0.8;

/// The language and alphabet of a text typed by a reader whose own language is `own`. `None` if the text does not tell,
/// for example a bare number.
pub(crate) fn language_of_text(snapshot: &Snapshot, text: &str, own: Option<Lang>) -> Option<Lang> {
    let reader = Reader::new(snapshot.generation()).ok()?.with_kept(snapshot.text_sets());
    let query_words = QueryWords::new(snapshot.analyzer(), LangSet::ALL);
    LikelyLangs::of(snapshot, &reader, &query_words, text).ok()?.told(own)
}

/// The equally likely languages of a text, each with its alphabet. None if the text does not tell.
pub(crate) struct LikelyLangs(Vec<Lang>);

impl LikelyLangs {
    pub(crate) fn of(
        snapshot: &Snapshot,
        reader: &Reader<'_>,
        query_words: &QueryWords<'_>,
        text: &str,
    ) -> Result<Self, QueryError> {
        let Some(alphabet) = alphabet_of(text) else {
            return Ok(Self(Vec::new()));
        };
        if let Some(lang) = by_signs(snapshot, query_words, text, alphabet) {
            return Ok(Self(vec![lang]));
        }
        let cut = query_words.cut(text);
        let words: Vec<&str> = cut.iter().map(|&(_, word)| word).filter(|word| has_letter(word)).take(WORDS).collect();
        let likely = likelihoods(snapshot, reader, query_words, &words, &|_| true, &|_| 0.0)?;
        let best = likely[0].0;
        let told = likely.iter().filter(|(score, ..)| *score > 0.0 && *score >= AS_LIKELY * best);
        Ok(Self(told.filter_map(|(_, language, _)| lang(*language, alphabet)).collect()))
    }

    /// The language of the text: that of the reader, if it is as likely as the likeliest.
    pub(crate) fn told(&self, own: Option<Lang>) -> Option<Lang> {
        own.filter(|own| self.0.contains(own)).or(self.0.first().copied())
    }
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// A language in an alphabet; `None` if the language is not written in it.
const fn lang(language: Language, alphabet: Alphabet) -> Option<Lang> {
    match (language, alphabet) {
        (Language::Uzbek, Alphabet::Cyrillic) => Some(Lang::UzCyrl),
        (Language::Uzbek, _) => Some(Lang::UzLatn),
        (Language::Russian, Alphabet::Cyrillic) => Some(Lang::Ru),
        (Language::English, Alphabet::Latin) => Some(Lang::En),
        (Language::Russian | Language::English, _) => None,
    }
}

/// The language that most signs indicate: letters, words of one language alone, abbreviations (ИП, КоАП) and series of
/// acts (ЗРУ, ПФ). `None` without a majority.
fn by_signs(snapshot: &Snapshot, query_words: &QueryWords<'_>, text: &str, alphabet: Alphabet) -> Option<Lang> {
    let mut counts = [0_usize; Lang::ALL.len()];
    let words = query_words.cut(text);
    let sure = words.iter().take(WORDS).filter_map(|&(_, word)| match sure_language(word) {
        Some(language) => lang(language, alphabet),
        None => of_abbreviation(snapshot, word, alphabet),
    });
    sure.chain(series(text)).for_each(|lang| counts[lang.index()] += 1);
    let (most, first) = counts.iter().zip(Lang::ALL).max_by_key(|&(count, _)| *count)?;
    let only = counts.iter().filter(|count| *count == most).count() == 1;
    (*most > 0 && only).then_some(first)
}

/// The language of an abbreviation in capitals, if it is an abbreviation in no other language: КоАП, ИП, YaTT.
fn of_abbreviation(snapshot: &Snapshot, word: &str, alphabet: Alphabet) -> Option<Lang> {
    if word.chars().filter(|c| c.is_uppercase()).count() < 2 {
        return None;
    }
    qonun_citation::language_of_abbreviation(word).or_else(|| {
        let meant = snapshot.abbreviations().find(word, false);
        let language = meant.first()?.language;
        meant.iter().all(|other| other.language == language).then(|| lang(language, alphabet)).flatten()
    })
}

/// The languages of the series that precede a number.
fn series(text: &str) -> impl Iterator<Item = Lang> {
    let is_letter = |c: char| c.is_alphabetic() || is_apostrophe(c);
    text.split_inclusive(|c: char| c.is_ascii_digit()).take(WORDS).filter_map(move |piece| {
        let before = piece.strip_suffix(|c: char| c.is_ascii_digit())?;
        let before = before.trim_end_matches(|c: char| !is_letter(c));
        let letters = &before[before.rfind(|c| !is_letter(c)).map_or(0, |at| next_character(before, at))..];
        Series::from_spelling(letters)?.language_of_letters(letters)
    })
}

/// Index of the byte after the character that begins at `at`.
fn next_character(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The language in which the answer to a search is shown: the requested one; otherwise that of the query, the only
/// searched one, or the reader's, if texts in it are searched. `None`: the language that matched best.
pub(crate) fn shown_language(request: &SearchRequest, of_query: &LikelyLangs) -> Option<Lang> {
    let searched = request.searched;
    let own = request.reader_lang.filter(|&lang| searched.contains(lang));
    let told = of_query.told(own).filter(|&lang| searched.contains(lang));
    request.lang.or(told).or_else(|| only(searched)).or(own)
}

fn only(searched: LangSet) -> Option<Lang> {
    let mut all = searched.iter();
    all.next().filter(|_| all.next().is_none())
}

/// The parts of a query that are in a language. In the lawyers' syntax these are words, phrases and citations, without
/// operators and fields.
pub(crate) fn typed(q: &str, syntax: Syntax, tree: Option<&Node>) -> String {
    match (syntax, tree) {
        (Syntax::Simple, _) | (_, None) => q.to_owned(),
        (Syntax::Advanced, Some(tree)) => {
            let mut words = String::new();
            collect(tree, q, &mut words);
            words
        }
    }
}

fn collect(node: &Node, q: &str, out: &mut String) {
    let mut put = |text: &str| {
        out.push_str(text);
        out.push(' ');
    };
    match node {
        Node::Term(term) => put(&term.text),
        Node::Phrase { terms, .. } => terms.iter().for_each(|term| put(&term.text)),
        Node::Citation { span, .. } => put(q.get(span.start..span.end).unwrap_or_default()),
        Node::Filter { .. } | Node::Range { .. } => {}
        _ => node.children().for_each(|child| collect(child, q, out)),
    }
}

/// How likely some words are in each language, with their keys in it, likeliest first. 0 if nothing indicates the
/// language. `counts` tells which words are looked up in the texts; `beside` is the weight of other signs of a
/// language.
pub(crate) fn likelihoods(
    snapshot: &Snapshot,
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
    words: &[&str],
    counts: &dyn Fn(usize) -> bool,
    beside: &dyn Fn(Language) -> f32,
) -> Result<[(f32, Language, Vec<Keys>); 3], QueryError> {
    let mut likely = LANGUAGES.map(|language| (0.0, language, Vec::new()));
    for (score, language, found) in &mut likely {
        let language = *language;
        let keys: Vec<Keys> = words.iter().map(|word| query_words.keys(word, language)).collect();
        let texts = texts_in(snapshot, language);
        let size = texts.count() as f32;
        for (at, (typed, keys)) in words.iter().zip(&keys).enumerate() {
            if !counts(at) {
                continue;
            }
            let is_number = typed.contains(|c: char| c.is_ascii_digit());
            if let (false, Some(likely), Some(stem)) = (is_number, script_fits(typed, language), keys.stems.first()) {
                let share = frequency_in(reader, stem, &texts)? / (1.0 + size);
                *score += likely * (COMMON * share).ln_1p();
            }
        }
        // The law base may have no text in the language; the table of legal terms is evidence too.
        let terms = snapshot.terms().translations(&keys, language);
        *score += terms.iter().map(|found| found.at.len()).sum::<usize>() as f32 + beside(language);
        *found = keys;
    }
    likely.sort_by(|one, two| two.0.total_cmp(&one.0));
    Ok(likely)
}

/// Number of texts of a language that contain a stem, estimated from the first texts that contain it.
fn frequency_in(reader: &Reader<'_>, stem: &str, of_language: &TextSet) -> Result<f32, QueryError> {
    let Some(texts) = reader.set_of(TextField::All, stem)? else {
        return Ok(0.0);
    };
    let (mut looked_at, mut own) = (0.0, 0.0);
    for text in texts.set.iter().take(LOOKED_AT) {
        looked_at += 1.0;
        own += if of_language.contains(text) { 1.0 } else { 0.0 };
    }
    Ok(texts.count as f32 * own / f32::max(looked_at, 1.0))
}

/// The texts of a language, in all alphabets.
pub(crate) fn texts_in(snapshot: &Snapshot, language: Language) -> TextSet {
    let mut texts = TextSet::empty(snapshot.generation().tables().text_count());
    let langs = Lang::ALL.into_iter().filter(|&lang| qonun_index::language_of(lang) == language);
    langs.for_each(|lang| texts.unite(snapshot.texts_in(lang)));
    texts
}

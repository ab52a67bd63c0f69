//! Converts the words of a provision to packed keys.

use qonun_analysis::{Analyzer, ConceptsOfHeadings, Keys, Language, Word, is_stop_word, stated_terms, words};
use qonun_law::Lang;
use rustc_hash::FxHashMap;

use crate::fields::HeadCount;
use crate::tokenizer::{END, SAME_POSITION};

/// Maximum number of words in one memo before it is cleared; about 60 MB.
const MEMO_LIMIT: usize = 400_000;

/// Returns the language whose rules analyse a text of the law base.
#[must_use]
pub const fn language_of(lang: Lang) -> Language {
    match lang {
        Lang::UzLatn | Lang::UzCyrl => Language::Uzbek,
        Lang::Ru => Language::Russian,
        Lang::En => Language::English,
    }
}

/// Caches the keys of words: a law base repeats each of its words hundreds of times.
pub struct KeyMemo<'a> {
    analyzer: &'a Analyzer,
    known: [FxHashMap<Box<str>, Keys>; 3],
}

impl<'a> KeyMemo<'a> {
    /// Creates an empty memo over an analyzer.
    #[must_use]
    pub fn new(analyzer: &'a Analyzer) -> Self {
        Self { analyzer, known: Default::default() }
    }

    /// Returns the keys of a word.
    pub fn keys(&mut self, word: &str, language: Language) -> &Keys {
        let known = &mut self.known[language as usize];
        if known.len() >= MEMO_LIMIT {
            known.clear();
        }
        if !known.contains_key(word) {
            known.insert(word.into(), self.analyzer.keys(word, language));
        }
        &known[word]
    }
}

/// The keys of one provision, packed for the inverted index.
#[derive(Default)]
pub(crate) struct ProvisionKeys {
    pub(crate) text: String,
    pub(crate) exact: String,
    pub(crate) head: String,
    /// Distinct stems of what the provision is about, in ascending order; the likeliest stem of each content word. It is
    /// about its heading, or else, if it is an article, about its first sentence.
    pub(crate) subject: Vec<String>,
    /// The terms that it defines.
    pub(crate) defined: String,
    /// Number of words of the heading.
    pub(crate) heading_words: u32,
    /// Number of words of the headings above.
    pub(crate) above_words: u32,
    /// Number of words of the text.
    pub(crate) body_words: u32,
    /// Positions at which sentences begin, each with true if it also begins a paragraph.
    pub(crate) sentences: Vec<(u32, bool)>,
}

/// The texts by which a provision is indexed.
pub(crate) struct ProvisionTexts<'a> {
    pub(crate) heading: &'a str,
    pub(crate) body: &'a str,
    pub(crate) above: &'a [String],
    pub(crate) language: Language,
    pub(crate) is_article: bool,
}

fn push_key(packed: &mut String, key: &str, same_position: bool) {
    if same_position {
        packed.push(SAME_POSITION);
    }
    packed.push_str(key);
    packed.push(END);
}

/// Packs the words of a text after the existing ones; `each` sees every word with its keys. Returns their number.
fn pack_words(
    out: &mut ProvisionKeys,
    text: &str,
    language: Language,
    memo: &mut KeyMemo<'_>,
    mut each: impl FnMut(&Word, &Keys),
) -> u32 {
    let first = out.heading_words;
    let mut count = 0;
    for word in words(text, language) {
        let keys = memo.keys(&text[word.range.clone()], language);
        // The packed tokenizer counts one position per word, and so does the word splitter.
        debug_assert_eq!(word.position, count);
        push_key(&mut out.exact, &keys.exact, false);
        for (place, stem) in keys.stems.iter().enumerate() {
            push_key(&mut out.text, stem, place > 0);
        }
        if word.starts_sentence {
            out.sentences.push((first + count, word.starts_paragraph));
        }
        each(&word, keys);
        count += 1;
    }
    count
}

/// Packs the concepts of a provision that is about some distinct stems. A concept is repeated by its degree.
pub(crate) fn concept_keys(concepts: &ConceptsOfHeadings, subject: &[String]) -> String {
    let mut packed = String::new();
    for (concept, level) in concepts.of_heading(subject.iter().map(String::as_str)) {
        (0..level).for_each(|_| push_key(&mut packed, &concept.to_string(), false));
    }
    packed
}

/// Packs the terms that a provision defines. A term is repeated by the degree of its definition.
fn pack_defined(texts: &ProvisionTexts<'_>, memo: &mut KeyMemo<'_>) -> String {
    let language = texts.language;
    let mut packed = String::new();
    for (term, degree) in stated_terms(texts.heading, texts.body, language, |word| memo.keys(word, language).clone()) {
        (0..degree).for_each(|_| push_key(&mut packed, &term, false));
    }
    packed
}

/// Analyses a provision.
pub(crate) fn provision_keys(texts: &ProvisionTexts<'_>, memo: &mut KeyMemo<'_>) -> ProvisionKeys {
    let language = texts.language;
    let mut out = ProvisionKeys::default();
    let (mut heads, mut subject) = (HeadCounts::default(), Vec::new());
    let mut is_subject = |keys: &Keys| {
        let stem = keys.stems.first().filter(|_| !is_stop_word(&keys.exact, language));
        subject.extend(stem.cloned());
    };
    out.heading_words = pack_words(&mut out, texts.heading, language, memo, |_, keys| {
        heads.add(keys, |count| &mut count.heading);
        is_subject(keys);
    });
    let mut in_subject = texts.heading.is_empty() && texts.is_article;
    out.body_words = pack_words(&mut out, texts.body, language, memo, |word, keys| {
        in_subject &= word.position == 0 || !word.starts_sentence;
        if in_subject {
            is_subject(keys);
        }
    });
    for heading in texts.above {
        for word in words(heading, language) {
            heads.add(memo.keys(&heading[word.range], language), |count| &mut count.above);
            out.above_words += 1;
        }
    }
    subject.sort_unstable();
    subject.dedup();
    out.subject = subject;
    out.head = heads.packed();
    out.defined = pack_defined(texts, memo);
    out
}

/// How often the headings of a provision have each stem.
#[derive(Default)]
struct HeadCounts(FxHashMap<String, HeadCount>);

impl HeadCounts {
    fn add(&mut self, keys: &Keys, count: impl Fn(&mut HeadCount) -> &mut u32) {
        for stem in &keys.stems {
            *count(self.0.entry(stem.clone()).or_insert(HeadCount { heading: 0, above: 0 })) += 1;
        }
    }

    /// The stems in ascending order, each repeated by its encoded count.
    fn packed(self) -> String {
        let mut sorted: Vec<_> = self.0.into_iter().collect();
        sorted.sort_unstable_by(|one, two| one.0.cmp(&two.0));
        let mut packed = String::new();
        for (stem, head) in sorted {
            (0..head.encode()).for_each(|_| push_key(&mut packed, &stem, false));
        }
        packed
    }
}

/// Returns the packed keys of a title: stems, exact forms, and its number of words.
pub(crate) fn title_keys(title: &str, language: Language, memo: &mut KeyMemo<'_>) -> (String, String, u32) {
    let mut out = ProvisionKeys::default();
    let count = pack_words(&mut out, title, language, memo, |_, _| {});
    (out.text, out.exact, count)
}

/// Returns the distinct keys of a packed string.
pub(crate) fn distinct_keys(packed: &str) -> impl Iterator<Item = &str> {
    packed.split_terminator(END).map(|key| key.strip_prefix(SAME_POSITION).unwrap_or(key))
}

/// Packs keys without positions.
pub(crate) fn pack_set<'k>(keys: impl Iterator<Item = &'k str>) -> String {
    let mut packed = String::new();
    for key in keys {
        push_key(&mut packed, key, false);
    }
    packed
}

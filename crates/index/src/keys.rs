//! Converts the words of a provision to packed keys.

use qonun_analysis::{Analyzer, ConceptsOfHeadings, Keys, Language, Word, is_stop_word, words};
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
    concepts: Option<&'a ConceptsOfHeadings>,
    known: [FxHashMap<Box<str>, Keys>; 3],
}

impl<'a> KeyMemo<'a> {
    /// Creates an empty memo over an analyzer.
    #[must_use]
    pub fn new(analyzer: &'a Analyzer) -> Self {
        Self { analyzer, concepts: None, known: Default::default() }
    }

    /// Also finds the concepts of headings.
    pub(crate) const fn with_concepts(mut self, concepts: &'a ConceptsOfHeadings) -> Self {
        self.concepts = Some(concepts);
        self
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
    /// Distinct stems of what the provision is about, in ascending order; one stem of each word.
    pub(crate) named: Vec<String>,
    /// The concepts that it is about.
    pub(crate) concepts: String,
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

impl ProvisionTexts<'_> {
    /// What a provision is about, in few words: its heading, or the first sentence of an article without heading.
    fn subject(&self) -> &str {
        if !self.heading.is_empty() || !self.is_article {
            return self.heading;
        }
        let next = words(self.body, self.language).skip(1).find(|word| word.starts_sentence);
        next.map_or(self.body, |word| &self.body[..word.range.start])
    }
}

fn push_key(packed: &mut String, key: &str, same_position: bool) {
    if same_position {
        packed.push(SAME_POSITION);
    }
    packed.push_str(key);
    packed.push(END);
}

/// Packs the words of a text after the existing ones. Returns their number.
fn pack_words(out: &mut ProvisionKeys, text: &str, language: Language, memo: &mut KeyMemo<'_>) -> u32 {
    let first = out.heading_words;
    let mut count = 0;
    for word in words(text, language) {
        let keys = memo.keys(&text[word.range], language);
        // The packed tokenizer counts one position per word, and so does the word splitter.
        debug_assert_eq!(word.position, count);
        push_key(&mut out.exact, &keys.exact, false);
        for (place, stem) in keys.stems.iter().enumerate() {
            push_key(&mut out.text, stem, place > 0);
        }
        if word.starts_sentence {
            out.sentences.push((first + count, word.starts_paragraph));
        }
        count += 1;
    }
    count
}

/// Returns the distinct stems of the content words of a text, in ascending order; of each word the likeliest one.
fn distinct_stems(text: &str, language: Language, memo: &mut KeyMemo<'_>) -> Vec<String> {
    let stem = |word: Word| {
        let keys = memo.keys(&text[word.range], language);
        keys.stems.first().filter(|_| !is_stop_word(&keys.exact, language)).cloned()
    };
    let mut stems: Vec<String> = words(text, language).filter_map(stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Packs the concepts of a provision that is about some stems. A concept is repeated by its degree.
fn pack_concepts(concepts: &ConceptsOfHeadings, stems: &[String]) -> String {
    let mut packed = String::new();
    for (concept, level) in concepts.of_heading(stems.iter().map(String::as_str)) {
        (0..level).for_each(|_| push_key(&mut packed, &concept.to_string(), false));
    }
    packed
}

/// Analyses a provision.
pub(crate) fn provision_keys(texts: &ProvisionTexts<'_>, memo: &mut KeyMemo<'_>) -> ProvisionKeys {
    let concepts = memo.concepts;
    let mut out = ProvisionKeys::default();
    out.heading_words = pack_words(&mut out, texts.heading, texts.language, memo);
    out.body_words = pack_words(&mut out, texts.body, texts.language, memo);
    let mut counts: FxHashMap<String, HeadCount> = FxHashMap::default();
    let mut count = |text: &str, memo: &mut KeyMemo<'_>, above: bool| {
        let mut words_seen = 0;
        for word in words(text, texts.language) {
            words_seen += 1;
            for stem in &memo.keys(&text[word.range], texts.language).stems {
                let entry = counts.entry(stem.clone()).or_insert(HeadCount { heading: 0, above: 0 });
                if above {
                    entry.above += 1;
                } else {
                    entry.heading += 1;
                }
            }
        }
        words_seen
    };
    count(texts.heading, memo, false);
    out.above_words = texts.above.iter().map(|heading| count(heading, memo, true)).sum();
    out.named = distinct_stems(texts.subject(), texts.language, memo);
    out.concepts = concepts.map(|concepts| pack_concepts(concepts, &out.named)).unwrap_or_default();
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    for (stem, head) in sorted {
        for _ in 0..head.encode() {
            push_key(&mut out.head, &stem, false);
        }
    }
    out
}

/// Returns the packed keys of a title: stems, exact forms, and its number of words.
pub(crate) fn title_keys(title: &str, language: Language, memo: &mut KeyMemo<'_>) -> (String, String, u32) {
    let mut out = ProvisionKeys::default();
    let count = pack_words(&mut out, title, language, memo);
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

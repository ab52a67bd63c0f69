//! Queries drawn from the texts of an index, class by class; they are the same on every run.

use std::collections::HashMap;

use qonun_analysis::stop_kind;
use qonun_index::{Generation, language_of};
use qonun_law::Lang;
use qonun_query::Syntax;

/// A class of queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Two to four words of one provision; all must match.
    Words,
    /// One of the most frequent words.
    Frequent,
    /// Two of the most frequent words.
    TwoFrequent,
    /// Two words of one provision, one of them misspelt.
    Typo,
    /// Five to eight words of one provision, with a question mark; the search is relaxed.
    Question,
    /// Eight to ten words of one provision, one of them misspelt; the search is relaxed too.
    Misspelt,
    /// Four sentences of five words each, from one text.
    Story,
    /// The first words of a title.
    Title,
    /// Two consecutive words in quotation marks.
    Phrase,
    /// Two words of one provision: `a AND b`. It is the baseline for distance and sentence queries.
    And,
    /// The words of [`Class::And`] within a distance: `a /5 b`.
    Near,
    /// The words of [`Class::And`] in one sentence: `a /s b`.
    Sentence,
    /// The words of [`Class::And`], the first one truncated: `abc* b`.
    Wildcard,
    /// A word in a title, a word in a text, and a status.
    Fields,
    /// The number of an act with an article.
    Citation,
}

/// A query with its syntax.
#[derive(Clone, Debug)]
pub struct Query {
    /// The query.
    pub text: String,
    /// Its syntax.
    pub syntax: Syntax,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 15] = [
        Self::Words,
        Self::Frequent,
        Self::TwoFrequent,
        Self::Typo,
        Self::Question,
        Self::Misspelt,
        Self::Story,
        Self::Title,
        Self::Phrase,
        Self::And,
        Self::Near,
        Self::Sentence,
        Self::Wildcard,
        Self::Fields,
        Self::Citation,
    ];

    /// Its name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Frequent => "a frequent word",
            Self::TwoFrequent => "two frequent words",
            Self::Typo => "typing error",
            Self::Question => "question",
            Self::Misspelt => "misspelt question",
            Self::Story => "story",
            Self::Title => "title",
            Self::Phrase => "phrase",
            Self::And => "a AND b",
            Self::Near => "a /5 b",
            Self::Sentence => "a /s b",
            Self::Wildcard => "wildcard",
            Self::Fields => "fields",
            Self::Citation => "citation",
        }
    }

    /// Returns the syntax of its queries.
    #[must_use]
    pub const fn syntax(self) -> Syntax {
        match self {
            Self::And | Self::Near | Self::Sentence | Self::Wildcard | Self::Fields => Syntax::Advanced,
            _ => Syntax::Simple,
        }
    }

    /// Classes with the same seed use the same words.
    const fn seed(self) -> u64 {
        match self {
            Self::Near | Self::Sentence | Self::Wildcard => Self::And as u64,
            other => other as u64,
        }
    }
}

/// A deterministic pseudo-random generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize
    }
}

/// A place in the law base.
struct Place<'g> {
    generation: &'g Generation,
    text: usize,
    /// Selects a position within the text.
    number: usize,
}

impl Place<'_> {
    fn lang(&self) -> Lang {
        self.generation.tables().texts[self.text].lang
    }

    /// Returns the words of a text that have more than three letters and nothing else.
    fn long_words(&self, text: &str, from: usize) -> Vec<String> {
        let words = all_words(text, self.lang());
        let from = from % words.len().max(1);
        words.into_iter().skip(from).filter(|word| is_long(word)).collect()
    }

    /// Returns the text of a provision.
    fn provision(&self, step: usize) -> anyhow::Result<String> {
        let records = self.generation.tables().texts[self.text].records.clone();
        let place = (self.number / 7 + step * 3) % records.len();
        Ok(self.generation.record_texts(&[records.start + place as u32])?.concat())
    }

    /// Returns long words of a provision, from a selected position on.
    fn words(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.long_words(&self.provision(0)?, self.number))
    }

    fn query(&self, class: Class, frequent: &[String]) -> anyhow::Result<Option<String>> {
        let number = self.number;
        let any_frequent = |step: usize| frequent.get(number / step % frequent.len().max(1)).cloned();
        let entry = &self.generation.tables().texts[self.text];
        Ok(match class {
            Class::Words => some_joined(&self.words()?, 2 + number % 3),
            Class::Frequent => any_frequent(1),
            Class::TwoFrequent => any_frequent(1).zip(any_frequent(97)).map(|(one, two)| format!("{one} {two}")),
            Class::Typo => misspelt(self.words()?, 2, number),
            Class::Question => some_joined(&self.words()?, 5 + number % 4).map(|words| format!("{words}?")),
            Class::Misspelt => misspelt(self.words()?, 8 + number % 3, number),
            Class::Story => {
                let mut sentences = Vec::new();
                for step in 0..4 {
                    sentences.extend(some_joined(&self.long_words(&self.provision(step)?, 0), 5));
                }
                (sentences.len() == 4).then(|| sentences.join(". "))
            }
            Class::Title => {
                let words = all_words(&entry.title, self.lang());
                (!words.is_empty()).then(|| words[..words.len().min(6)].join(" "))
            }
            Class::Phrase => {
                let words = all_words(&self.provision(0)?, self.lang());
                let pair = words.windows(2).skip(number % words.len().max(1));
                pair.into_iter()
                    .find(|pair| pair.iter().all(|word| is_long(word)))
                    .map(|pair| format!("\"{}\"", pair.join(" ")))
            }
            Class::And => pair(&self.words()?).map(|(one, two)| format!("{one} AND {two}")),
            Class::Near => pair(&self.words()?).map(|(one, two)| format!("{one} /5 {two}")),
            Class::Sentence => pair(&self.words()?).map(|(one, two)| format!("{one} /s {two}")),
            Class::Wildcard => pair(&self.words()?).map(|(one, two)| {
                let beginning: String = one.chars().take(4).collect();
                format!("{beginning}* {two}")
            }),
            Class::Fields => {
                let of_title = self.long_words(&entry.title, 0);
                let words = self.words()?;
                let fields = of_title.first().zip(words.first());
                fields.map(|(title, text)| format!("title:{title} text:{text} status:in_force"))
            }
            Class::Citation => {
                let act = &self.generation.tables().acts[entry.act as usize];
                act.number.as_ref().map(|act| format!("{act} {}-modda", 1 + number % 20))
            }
        })
    }
}

fn all_words(text: &str, lang: Lang) -> Vec<String> {
    qonun_analysis::words(text, language_of(lang)).map(|word| text[word.range].to_owned()).take(200).collect()
}

fn is_long(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(char::is_alphabetic)
}

fn some_joined(words: &[String], count: usize) -> Option<String> {
    words.get(..count).map(|words| words.join(" "))
}

fn misspelt(words: Vec<String>, count: usize, number: usize) -> Option<String> {
    let mut chosen = words.get(..count)?.to_vec();
    chosen[number % count].push_str("zqx");
    Some(chosen.join(" "))
}

fn pair(words: &[String]) -> Option<(&String, &String)> {
    words.first().zip(words.get(1))
}

/// Returns the words contained in most of many provisions, without stop words.
fn frequent_words(generation: &Generation) -> anyhow::Result<Vec<String>> {
    let tables = generation.tables();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut dice = Dice(1);
    for _ in 0..3_000 {
        let record = (dice.roll() % tables.records.len().max(1)) as u32;
        let language = language_of(tables.texts[generation.text_of_record(record) as usize].lang);
        let text = generation.record_texts(&[record])?.concat().to_lowercase();
        let words = qonun_analysis::words(&text, language).map(|word| &text[word.range]);
        let mut words: Vec<&str> = words.filter(|word| is_long(word) && stop_kind(word, language).is_none()).collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    Ok(counts.into_iter().take(60).map(|(word, _)| word).collect())
}

/// Chooses `count` queries of a class from the texts of a generation.
///
/// # Errors
/// The generation cannot be read.
pub fn queries(generation: &Generation, class: Class, count: usize) -> anyhow::Result<Vec<Query>> {
    let tables = generation.tables();
    let frequent = match class {
        Class::Frequent | Class::TwoFrequent => frequent_words(generation)?,
        _ => Vec::new(),
    };
    let mut out = Vec::with_capacity(count);
    let mut dice = Dice(0x9e37_79b9 + class.seed());
    let mut tries = 0;
    while out.len() < count && tries < count * 50 {
        tries += 1;
        let number = dice.roll();
        let place = Place { generation, text: number % tables.texts.len(), number };
        if tables.texts[place.text].records.is_empty() {
            continue;
        }
        let text = place.query(class, &frequent)?;
        out.extend(text.map(|text| Query { text, syntax: class.syntax() }));
    }
    Ok(out)
}

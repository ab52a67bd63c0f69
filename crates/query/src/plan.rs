//! From a query to what is looked for.

use qonun_analysis::{Analyzer, Language, Level, words};
use qonun_index::language_of;
use qonun_law::LangSet;

use crate::ParsedTree;
use crate::matching::{Leaf, TermKey, Want, Where, WordLeaf};

/// What is looked for.
pub(crate) struct Plan {
    /// The leaves, in the order of the query.
    pub(crate) leaves: Vec<Leaf>,
    /// How they combine over a text.
    pub(crate) want: Want,
    /// The query as it was read, for the reader.
    pub(crate) tree: ParsedTree,
}

impl Plan {
    /// Places of the leaves that make a record better: the wanted ones, without stop words unless there is nothing else.
    pub(crate) fn ranked_leaves(&self) -> Vec<usize> {
        let mut places = Vec::new();
        self.want.leaves(&mut places);
        places.sort_unstable();
        places.dedup();
        let says_something = |&place: &usize| !matches!(&self.leaves[place], Leaf::Word(word) if word.is_stop_word);
        if places.iter().any(says_something) {
            places.retain(says_something);
        }
        places
    }

    /// The words that are wanted, in the order of the query.
    pub(crate) fn words(&self) -> Vec<&WordLeaf> {
        let mut places = Vec::new();
        self.want.leaves(&mut places);
        places.sort_unstable();
        places.dedup();
        let mut words = Vec::new();
        for place in places {
            self.leaves[place].words(&mut words);
        }
        words
    }
}

/// Makes leaves of typed words.
pub(crate) struct Planner<'a> {
    analyzer: &'a Analyzer,
    languages: Vec<Language>,
}

impl<'a> Planner<'a> {
    /// A planner for texts in some languages.
    pub(crate) fn new(analyzer: &'a Analyzer, searched: LangSet) -> Self {
        let mut languages: Vec<Language> = searched.iter().map(language_of).collect();
        languages.dedup();
        Self { analyzer, languages }
    }

    /// The language by whose rules a query is cut into words: they differ little, and Uzbek ones keep apostrophes.
    fn cutting(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::Uzbek)
    }

    /// The leaf of one word. With `exact` only its exact form counts.
    pub(crate) fn word(&self, typed: &str, exact: bool) -> WordLeaf {
        let mut leaf = WordLeaf { typed: typed.to_owned(), keys: Vec::new(), exact: Vec::new(), is_stop_word: false };
        for key in self.analyzer.query_keys(typed, &self.languages) {
            let place = if key.level == Level::Exact { Where::Exact } else { Where::Stem };
            let term = TermKey { place, key: key.key, weight: key.weight };
            let list = if place == Where::Exact { &mut leaf.exact } else { &mut leaf.keys };
            // The same key by the rules of two languages is one key.
            if !list.iter().any(|known| known.key == term.key) {
                list.push(term);
            }
        }
        if exact {
            leaf.keys.clone_from(&leaf.exact);
        }
        leaf
    }

    /// The words of a stretch of text, with their byte ranges.
    pub(crate) fn cut<'t>(&self, text: &'t str) -> Vec<(std::ops::Range<usize>, &'t str)> {
        words(text, self.cutting()).map(|word| (word.range.clone(), &text[word.range])).collect()
    }

    /// The leaf of a phrase; `None` when it has no words.
    pub(crate) fn phrase(&self, text: &str, exact: bool) -> Option<Leaf> {
        let mut members: Vec<(Leaf, u32)> =
            (0..).zip(self.cut(text)).map(|(offset, (_, word))| (Leaf::Word(self.word(word, exact)), offset)).collect();
        match members.len() {
            0 => None,
            1 => members.pop().map(|(leaf, _)| leaf),
            _ => Some(Leaf::Phrase(members)),
        }
    }
}

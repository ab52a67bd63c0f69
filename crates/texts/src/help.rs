//! The lines of the help on the query language, by their keys in the language files.

/// A line of the help on the simple query language: its purpose, an example, the result.
pub type SimpleLine = (&'static str, Example, &'static str);

/// The example in a line of the help.
#[derive(Clone, Copy)]
pub enum Example {
    /// Words to search for.
    Words(&'static str),
    /// The number of an act in the law base.
    Number,
    /// An article of an act in the law base.
    Article,
}

/// The keys of the lines. A line without an example here has it in the language file.
pub(crate) const SIMPLE_LINES: [(&str, Option<Example>); 5] = [
    ("help_all_words", None),
    ("help_phrase", None),
    ("help_without_word", None),
    ("help_number", Some(Example::Number)),
    ("help_article", Some(Example::Article)),
];
pub(crate) const ADVANCED_LINES: [&str; 12] = [
    "help_either",
    "help_brackets",
    "help_not",
    "help_exact",
    "help_near",
    "help_near_in_order",
    "help_same_sentence",
    "help_same_article",
    "help_any_ending",
    "help_similar",
    "help_title",
    "help_days",
];

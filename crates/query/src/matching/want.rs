//! Combinations of leaves, matched over texts.

use super::cursor::{Ground, Reader, TextField, Where};
use super::leaf::{Leaf, Matched, WordLeaf};
use super::sets::TextSet;
use crate::QueryError;

/// What a query wants of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Want {
    /// A leaf, in a provision or a title: a place in the list of leaves.
    Leaf(usize),
    /// A leaf in the title alone.
    Title(Leaf),
    /// A leaf in a provision alone, its heading or its text.
    Provision(usize),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// None of this.
    Not(Box<Self>),
    /// One of these texts, whatever their words.
    Texts(TextSet),
}

impl Want {
    /// The leaves that are wanted, not those that are excluded.
    pub(crate) fn leaves(&self, out: &mut Vec<usize>) {
        match self {
            Self::Leaf(place) | Self::Provision(place) => out.push(*place),
            Self::All(members) | Self::Any(members) => members.iter().for_each(|member| member.leaves(out)),
            Self::Title(_) | Self::Not(_) | Self::Texts(_) => {}
        }
    }
}

fn add_texts(reader: &Reader<'_>, field: TextField, key: &str, set: &mut TextSet) -> Result<(), QueryError> {
    use tantivy::{DocSet, TERMINATED};
    let Some(mut list) = reader.texts_of(field, key)? else {
        return Ok(());
    };
    while list.doc() != TERMINATED {
        set.insert(list.doc());
        list.advance();
    }
    Ok(())
}

/// Texts that hold a word anywhere. Exact forms are kept for records only, and titles.
fn texts_of_word(reader: &Reader<'_>, leaf: &Leaf, word: &WordLeaf, size: u32) -> Result<TextSet, QueryError> {
    let mut set = TextSet::empty(size);
    let mut exact = false;
    for key in &word.keys {
        match key.place {
            Where::Stem => add_texts(reader, TextField::All, &key.key, &mut set)?,
            Where::Exact => {
                exact = true;
                add_texts(reader, TextField::TitleExact, &key.key, &mut set)?;
            }
        }
    }
    if exact {
        set.unite(&texts_of(reader, &leaf.matched(reader, Ground::Records)?, size));
    }
    Ok(set)
}

/// The texts of matched records.
fn texts_of(reader: &Reader<'_>, matched: &Matched, size: u32) -> TextSet {
    let mut set = TextSet::empty(size);
    for &(record, _) in &matched.records {
        set.insert(reader.generation.text_of_record(record));
    }
    set
}

/// Texts of the provisions that a leaf matches; the provisions are kept for ranking.
fn texts_of_provisions(
    reader: &Reader<'_>,
    leaf: &Leaf,
    kept: &mut Option<Matched>,
    size: u32,
) -> Result<TextSet, QueryError> {
    let found = leaf.matched(reader, Ground::Records)?;
    let set = texts_of(reader, &found, size);
    *kept = Some(found);
    Ok(set)
}

/// Texts in whose title a leaf matches.
fn texts_of_title(reader: &Reader<'_>, leaf: &Leaf, size: u32) -> Result<TextSet, QueryError> {
    let mut set = TextSet::empty(size);
    leaf.matched(reader, Ground::Titles)?.records.iter().for_each(|&(text, _)| set.insert(text));
    Ok(set)
}

/// Matches a want over texts. `matched[n]` receives the records of leaf `n` when it had to be matched by positions.
pub(crate) fn match_texts(
    reader: &Reader<'_>,
    want: &Want,
    leaves: &[Leaf],
    matched: &mut [Option<Matched>],
) -> Result<TextSet, QueryError> {
    let size = u32::try_from(reader.generation.tables().texts.len()).unwrap_or(u32::MAX);
    match want {
        Want::Texts(set) => Ok(set.clone()),
        Want::Title(leaf) => texts_of_title(reader, leaf, size),
        Want::Leaf(place) => match &leaves[*place] {
            leaf @ Leaf::Word(word) => texts_of_word(reader, leaf, word, size),
            leaf => {
                let mut set = texts_of_provisions(reader, leaf, &mut matched[*place], size)?;
                set.unite(&texts_of_title(reader, leaf, size)?);
                Ok(set)
            }
        },
        Want::Provision(place) => texts_of_provisions(reader, &leaves[*place], &mut matched[*place], size),
        Want::Not(inner) => {
            let mut set = match_texts(reader, inner, leaves, matched)?;
            set.complement();
            Ok(set)
        }
        Want::All(members) => {
            let mut set = TextSet::full(size);
            for member in members {
                set.intersect(&match_texts(reader, member, leaves, matched)?);
                if set.is_empty() {
                    break;
                }
            }
            Ok(set)
        }
        Want::Any(members) => {
            let mut set = TextSet::empty(size);
            for member in members {
                set.unite(&match_texts(reader, member, leaves, matched)?);
            }
            Ok(set)
        }
    }
}

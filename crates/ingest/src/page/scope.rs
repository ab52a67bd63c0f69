//! The scopes of a text: the act itself and each of its annexes, which number their articles and points anew.

use crate::html::{Class, RawBlock};

use super::headings::{parse_article, parse_point};
use super::notes::Annotation;

/// The properties of a scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// True if there are articles; numbered paragraphs are then parts of them.
    pub(crate) articles: bool,
    /// True if only words mark the articles.
    pub(crate) by_words: bool,
}

/// Returns the scope number of each block, and the scopes. `annotations` is parallel to `blocks`. Scope 0 is the act
/// itself.
pub(crate) fn find_scopes(blocks: &[RawBlock], annotations: &[Option<Annotation>]) -> (Vec<usize>, Vec<Scope>) {
    let mut places = Vec::with_capacity(blocks.len());
    let mut scopes = vec![Tally::default()];
    let mut opening = false;
    for (block, annotation) in blocks.iter().zip(annotations) {
        let quiet = block.content.parts.is_empty() || annotation.is_some();
        if !quiet {
            let opens = matches!(block.class, Class::AnnexBanner | Class::AnnexTitle);
            let extends = opening && matches!(block.class, Class::AnnexTitle | Class::AnnexBanner);
            if opens && !extends {
                scopes.push(Tally::default());
            }
            opening = opens || opening && matches!(block.class, Class::Departmental | Class::Body | Class::Form);
        }
        let scope = scopes.len() - 1;
        places.push(scope);
        if !quiet {
            scopes[scope].count(block);
        }
    }
    (places, scopes.into_iter().map(Tally::scope).collect())
}

/// Counts of possible articles.
#[derive(Default)]
struct Tally {
    clauses: usize,
    /// Number of clauses written as numbered points.
    pointed: usize,
    worded: usize,
    first_worded: Option<String>,
    /// Number of paragraphs written as numbered points.
    points: usize,
}

impl Tally {
    fn count(&mut self, block: &RawBlock) {
        let Some(part) = block.content.parts.first() else { return };
        if block.class == Class::Clause {
            self.clauses += 1;
            self.pointed += usize::from(parse_point(&part.text).is_some());
        } else if part.table.is_none() && parse_point(&part.text).is_some() {
            self.points += 1;
        } else if part.table.is_none()
            && part.text.len() < 600
            && let Some(article) = parse_article(&part.text)
        {
            self.worded += 1;
            if self.first_worded.is_none() {
                self.first_worded = article.number;
            }
        }
    }

    fn scope(self) -> Scope {
        let by_class = self.clauses > self.pointed;
        let by_words = !by_class && self.worded >= 2.max(self.points) && self.first_worded.as_deref() == Some("1");
        Scope { articles: by_class || by_words, by_words }
    }
}

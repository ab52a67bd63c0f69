//! The citations of a query.

use qonun_citation::{ActReference, Citation};
use qonun_index::ActNo;
use qonun_law::Lang;
use qonun_query_language::{Node, Span};

use super::absent::{Absence, absences, is_told};
use super::library::{Cited, CitedProvision, Named};
use super::recogniser::{CitedText, Recogniser};
use crate::snapshot::Snapshot;

/// The citations of a query.
#[derive(Default)]
pub(crate) struct CitedByQuery {
    pub(crate) cited: Vec<Cited>,
    /// True if the query is nothing but the citation.
    pub(crate) whole: bool,
    /// True if each of its citations names a provision, or names an act by more than a bare number.
    pub(crate) telling: bool,
    /// Citations of the query of which the law base has nothing.
    pub(crate) absent: Vec<Absence>,
    /// The missing parts of citations that the law base has otherwise: part 99 of an article with three parts.
    pub(crate) lacking: Vec<Absence>,
    /// True if the query is nothing but citations of acts that the law base lacks.
    pub(crate) names_no_act: bool,
}

impl CitedByQuery {
    /// The named acts, likeliest first, each with its named provision. An act counts as named even if it lacks the
    /// provision.
    pub(crate) fn named(&self) -> impl Iterator<Item = (ActNo, Option<&CitedProvision>)> {
        let cited = self.cited.iter().map(|cited| (cited.act, cited.provision.as_ref()));
        cited.chain(self.absent.iter().flat_map(|absent| &absent.acts).map(|&act| (act, None)))
    }
}

/// The citations of a text: the query, or a part of it.
pub(crate) fn cited_by_text(snapshot: &Snapshot, of: &CitedText, lang: Option<Lang>) -> CitedByQuery {
    let CitedText { text: query, citations } = of;
    let (mut rest, mut beside) = (query.clone(), query.clone());
    let mut all = CitedByQuery { telling: true, ..CitedByQuery::default() };
    for named in citations.iter().rev() {
        let (citation, found) = (&named.citation, named.cited(snapshot, lang));
        if found.is_empty() {
            let absent = told_absences(snapshot, named, query);
            if absent.iter().any(|one| one.acts.is_empty()) {
                beside.replace_range(citation.bytes.clone(), " ");
            }
            all.absent.splice(0..0, absent);
        } else {
            rest.replace_range(citation.bytes.clone(), " ");
            if !citation.provisions.is_empty() {
                all.lacking.splice(0..0, absences(snapshot, named, query));
            }
            all.telling &= is_telling(citation);
            all.cited.splice(0..0, found);
        }
    }
    let is_blank = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && !qonun_letters::is_apostrophe(c));
        words.all(|word| word.is_empty() || names_country(word))
    };
    all.whole = !all.cited.is_empty() && is_blank(&rest);
    all.names_no_act = !all.absent.is_empty() && is_blank(&beside);
    all
}

/// Missing things worth reporting, of a citation of which the law base has nothing.
fn told_absences(snapshot: &Snapshot, named: &Named, query: &str) -> Vec<Absence> {
    let mut absent = absences(snapshot, named, query);
    absent.retain(|found| !found.acts.is_empty() || is_told(&named.citation, query));
    absent
}

/// True if a citation names a provision, a code, or an act by more than a bare number, which many acts share.
fn is_telling(citation: &Citation) -> bool {
    !citation.provisions.is_empty()
        || match &citation.act {
            Some(ActReference::Number { number, adopted, year, .. }) => {
                number.series.is_some() || adopted.is_some() || year.is_some()
            }
            Some(ActReference::Code { .. }) => true,
            Some(ActReference::Title { .. } | ActReference::This { .. } | ActReference::Unnamed { .. }) | None => false,
        }
}

/// Words of the name of the country, without endings. They belong to the full name of an act.
const COUNTRY: [&str; 7] =
    ["республик", "узбекистан", "ўзбекистон", "respublika", "oʻzbekiston", "republic", "uzbekistan"];
/// Words of that name that have no endings.
const WHOLE: [&str; 3] = ["руз", "of", "the"];

/// True if a word is part of the name of the country, in any language and form: `Республики Узбекистан`.
pub(crate) fn names_country(word: &str) -> bool {
    let letters =
        |word: &str| -> String { word.to_lowercase().chars().filter(|&c| !qonun_letters::is_apostrophe(c)).collect() };
    let word = letters(word);
    WHOLE.contains(&word.as_str()) || COUNTRY.iter().any(|name| word.starts_with(&letters(name)))
}

/// The required citations of a query in the lawyers' syntax. Excluded ones and values of fields do not count.
pub(crate) fn cited_by_tree(
    recogniser: &Recogniser<'_>,
    tree: Option<&Node>,
    query: &str,
    lang: Option<Lang>,
) -> CitedByQuery {
    let snapshot = recogniser.snapshot();
    let mut spans = Vec::new();
    tree.into_iter().for_each(|tree| wanted_citations(tree, &mut spans));
    let written = spans.into_iter().filter_map(|span| query.get(span.start..span.end));
    let mut all = CitedByQuery { whole: matches!(tree, Some(Node::Citation { .. })), ..CitedByQuery::default() };
    for text in written {
        let found = cited_by_text(snapshot, &recogniser.of(text), lang);
        all.cited.extend(found.cited);
        all.absent.extend(found.absent);
        all.lacking.extend(found.lacking);
    }
    all.lacking.extend(absent_of_tree(recogniser, tree, query, lang));
    all
}

/// The missing things of citations that the tree has as words because the law base has nothing of them.
fn absent_of_tree(recogniser: &Recogniser<'_>, tree: Option<&Node>, query: &str, lang: Option<Lang>) -> Vec<Absence> {
    let mut words = Vec::new();
    tree.into_iter().for_each(|tree| wanted_words(tree, &mut words));
    if words.is_empty() {
        return Vec::new();
    }
    let (mut out, snapshot) = (Vec::new(), recogniser.snapshot());
    for named in &recogniser.of(query).citations {
        let bytes = &named.citation.bytes;
        let is_wanted = words.iter().any(|word| bytes.start <= word.start && word.end <= bytes.end);
        if is_wanted && named.cited(snapshot, lang).is_empty() {
            out.extend(told_absences(snapshot, named, query));
        }
    }
    out
}

/// Collects the spans of the words of a tree that may match anywhere in an act and are required.
fn wanted_words(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Term(term) => out.push(term.span),
        Node::And { items, .. } | Node::Or { items, .. } => items.iter().for_each(|item| wanted_words(item, out)),
        Node::Boost { item, .. } => wanted_words(item, out),
        _ => {}
    }
}

/// Collects the spans of the required citations of a tree.
fn wanted_citations(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Citation { span, .. } => out.push(*span),
        Node::And { items, .. } | Node::Or { items, .. } => {
            items.iter().for_each(|item| wanted_citations(item, out));
        }
        Node::Boost { item, .. } => wanted_citations(item, out),
        _ => {}
    }
}

//! What a query cites.

use qonun_citation::{ActReference, Citation};
use qonun_index::ActNo;
use qonun_law::Lang;
use qonun_query_language::{Node, Span};

use super::absent::{Absence, absences, is_told};
use super::library::{Cited, CitedProvision, Named};
use super::recogniser::{CitedText, Recogniser};
use crate::snapshot::Snapshot;

/// What a query cites.
#[derive(Default)]
pub(crate) struct CitedByQuery {
    pub(crate) cited: Vec<Cited>,
    /// Is the query nothing but the citation?
    pub(crate) whole: bool,
    /// Does each of its citations name a provision, or an act by more than a bare number?
    pub(crate) telling: bool,
    /// What the query cites and the law base does not hold: citations of which it has nothing.
    pub(crate) absent: Vec<Absence>,
    /// What is missing of citations that are held but for it: the part 99 of an article that has three.
    pub(crate) lacking: Vec<Absence>,
    /// Is the query nothing but citations of acts that are not held?
    pub(crate) names_no_act: bool,
}

impl CitedByQuery {
    /// The acts that are named, likeliest first, each with the provision that is. An act is named too by a provision
    /// that it does not have.
    pub(crate) fn named(&self) -> impl Iterator<Item = (ActNo, Option<&CitedProvision>)> {
        let cited = self.cited.iter().map(|cited| (cited.act, cited.provision.as_ref()));
        cited.chain(self.absent.iter().flat_map(|absent| &absent.acts).map(|&act| (act, None)))
    }
}

/// What a text cites: the query, or a part of it.
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

/// What is worth telling of a citation of which nothing is held.
fn told_absences(snapshot: &Snapshot, named: &Named, query: &str) -> Vec<Absence> {
    let mut absent = absences(snapshot, named, query);
    absent.retain(|found| !found.acts.is_empty() || is_told(&named.citation, query));
    absent
}

/// Does a citation name a provision, a code, or an act by more than a bare number, which many have?
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

/// Words of the name of the country, without endings: they belong to the full name of an act.
const COUNTRY: [&str; 7] =
    ["республик", "узбекистан", "ўзбекистон", "respublika", "oʻzbekiston", "republic", "uzbekistan"];
/// Words of that name that have no endings.
const WHOLE: [&str; 3] = ["руз", "of", "the"];

/// Is a word part of the name of the country, in any language and form: `Республики Узбекистан`?
pub(crate) fn names_country(word: &str) -> bool {
    let letters =
        |word: &str| -> String { word.to_lowercase().chars().filter(|&c| !qonun_letters::is_apostrophe(c)).collect() };
    let word = letters(word);
    WHOLE.contains(&word.as_str()) || COUNTRY.iter().any(|name| word.starts_with(&letters(name)))
}

/// What a lawyer's query cites: a citation that is wanted, not one that is excluded or the value of a field.
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

/// What is missing of the citations that the tree has as words, since nothing of them is held.
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

/// Where the words of a tree stand that are wanted anywhere in an act.
fn wanted_words(node: &Node, out: &mut Vec<Span>) {
    match node {
        Node::Term(term) => out.push(term.span),
        Node::And { items, .. } | Node::Or { items, .. } => items.iter().for_each(|item| wanted_words(item, out)),
        Node::Boost { item, .. } => wanted_words(item, out),
        _ => {}
    }
}

/// Where the citations of a tree stand that are wanted.
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

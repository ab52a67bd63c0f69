//! Filters and fields that nothing in the law base matches: a notice names them and gives the reason for the empty
//! result.

use qonun_query_language::{Field, Node, Value, is_quote, without_quotes};

use crate::answer::{Notice, QueryPlace, SearchAnswer, Unmet};
use crate::citing::Recogniser;
use crate::facets::CompiledFilters;
use crate::plan::filters::{self, Target};
use crate::snapshot::Snapshot;
use crate::{FacetField, Filters, SearchRequest};

/// Maximum number of values of one query that are checked.
const MOST: usize = 20;

/// The notices of the filters and fields of a search that no act matches.
pub(crate) fn notices(recogniser: &Recogniser<'_>, request: &SearchRequest, answer: &SearchAnswer) -> Vec<Notice> {
    let snapshot = recogniser.snapshot();
    let told = |(what, value): (Unmet, String)| Notice::NoActHas { what, value, place: None };
    let mut notices: Vec<Notice> = of_filters(snapshot, &request.filters).into_iter().map(told).collect();
    let mut nodes = Vec::new();
    answer.query.parsed.iter().for_each(|tree| collect(tree, &mut nodes));
    for node in nodes.into_iter().take(MOST) {
        let (Node::Filter { span, .. } | Node::Range { span, .. }) = node else { continue };
        let (start, length) = (span.start, span.end.saturating_sub(span.start));
        if let Some(what) = of_node(recogniser, node) {
            let written: String = request.q.chars().skip(start).take(length).collect();
            let value: String = written.chars().filter(|&c| !is_quote(c)).collect();
            let value = without_quotes(&value).to_owned();
            notices.push(Notice::NoActHas { what, value, place: Some(QueryPlace { offset: start, length }) });
        }
    }
    notices
}

/// The filters that no act passes, each taken alone.
fn of_filters(snapshot: &Snapshot, filters: &Filters) -> Vec<(Unmet, String)> {
    let tables = snapshot.generation().tables();
    let is_empty =
        |filters: Filters| CompiledFilters::new(&filters, snapshot.acts(), tables).texts(snapshot.acts()).is_empty();
    let years = || snapshot.acts().years.clone();
    let mut out: Vec<(Unmet, String)> = Vec::new();
    let mut names = |field: FacetField, what: &Unmet, texts: &[String]| {
        let unknown = texts.iter().take(MOST).filter(|text| snapshot.acts().names.find(field, text, tables).is_empty());
        out.extend(unknown.map(|text| (what.clone(), text.clone())));
    };
    names(FacetField::Body, &Unmet::Body, &filters.bodies);
    names(FacetField::Topic, &Unmet::Topic, &filters.topics);
    if let Some(number) = &filters.number
        && is_empty(Filters { number: Some(number.clone()), ..Filters::default() })
    {
        out.push((Unmet::Number, number.clone()));
    }
    for &year in filters.years.iter().take(MOST) {
        if is_empty(Filters { years: vec![year], ..Filters::default() }) {
            out.push((Unmet::Adopted(years()), year.to_string()));
        }
    }
    let (from, to) = (filters.adopted_from, filters.adopted_to);
    if (from.is_some() || to.is_some())
        && is_empty(Filters { adopted_from: from, adopted_to: to, ..Filters::default() })
    {
        let day = |day: Option<qonun_law::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        out.push((Unmet::Adopted(years()), format!("{}–{}", day(from), day(to))));
    }
    if let Some(day) = filters.in_force_on
        && is_empty(Filters { in_force_on: Some(day), ..Filters::default() })
    {
        out.push((Unmet::InForce(years()), day.to_string()));
    }
    for &kind in filters.types.iter().take(MOST) {
        if is_empty(Filters { types: vec![kind], ..Filters::default() }) {
            out.push((Unmet::Value, kind.to_string()));
        }
    }
    for &status in &filters.statuses {
        if is_empty(Filters { statuses: vec![status], ..Filters::default() }) {
            out.push((Unmet::Value, status.to_string()));
        }
    }
    out
}

/// Collects the nodes of a tree that have values or dates.
fn collect<'t>(node: &'t Node, out: &mut Vec<&'t Node>) {
    match node {
        Node::Filter { .. } | Node::Range { .. } => out.push(node),
        node => node.children().for_each(|child| collect(child, out)),
    }
}

/// The value of a field that nothing has, if there is one.
fn of_node(recogniser: &Recogniser<'_>, node: &Node) -> Option<Unmet> {
    match node {
        Node::Filter { field, value: Value::Text(text) | Value::Citation(text), .. } if field.names_acts() => {
            match filters::target_of(recogniser, text) {
                Target::Unreadable => Some(Unmet::Unreadable),
                Target::NotHeld(_) => Some(Unmet::Target),
                Target::NoProvision => Some(Unmet::Provision),
                Target::Acts(_) => filters::names_part(recogniser, text).then_some(Unmet::PartOfProvision),
            }
        }
        Node::Filter { field, value, .. } => {
            filters::of_value(recogniser, *field, value).is_empty().then_some(match field {
                Field::Body => Unmet::Body,
                Field::Topic => Unmet::Topic,
                Field::Number => Unmet::Number,
                Field::Article => Unmet::Article,
                _ => Unmet::Value,
            })
        }
        Node::Range { field, from, to, .. } => {
            let what = if *field == Field::Adopted { Unmet::Adopted } else { Unmet::InForce };
            let years = || recogniser.snapshot().acts().years.clone();
            filters::of_days(recogniser.snapshot(), *field, *from, *to).is_empty().then(|| what(years()))
        }
        _ => None,
    }
}

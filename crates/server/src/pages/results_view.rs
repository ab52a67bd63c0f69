//! The parts of the page of results: results, filters, notices. Each contains its final addresses.

use std::collections::{BTreeMap, BTreeSet};

use qonun_law::{Date, Lang, LangSet, ProvisionKind, Status};
use qonun_query::{
    Engine, FacetField, Filters, ProvisionHit, Scope, SearchAnswer, SearchRequest, SearchResult, Sort, Syntax,
};
use qonun_texts::{Texts, texts};

use super::frame::Frame;
use crate::address::encode_pairs;
use crate::format;
use crate::markup::Html;
use crate::parameters::write_search;
use crate::state::edition_line;

/// Number of values of a filter that are shown before "more".
const SHOWN: usize = 6;

/// Number of provisions of an act that are shown before "more".
const SHOWN_HITS: usize = 3;

/// An act among the results.
pub(super) struct ResultPart {
    pub(super) title: Html,
    pub(super) lang: Lang,
    pub(super) href: String,
    pub(super) line: String,
    pub(super) status: Status,
    pub(super) status_name: &'static str,
    /// The edition that was searched, if it is not the current one.
    pub(super) edition: Option<String>,
    pub(super) provisions: Vec<ProvisionLine>,
    /// Provisions that are shown on request.
    pub(super) more: Vec<ProvisionLine>,
    /// The other languages of the same act: language, name, address.
    pub(super) languages: Vec<(Lang, &'static str, String)>,
}

/// A provision among the results.
pub(super) struct ProvisionLine {
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) heading: Html,
    pub(super) href: String,
    pub(super) snippet: Option<Html>,
}

/// An active filter. Its address removes it.
pub(super) struct FilterChip {
    pub(super) name: String,
    pub(super) href: String,
}

/// A property for filtering.
pub(super) struct FilterGroup {
    pub(super) name: &'static str,
    pub(super) values: Vec<FilterValue>,
    pub(super) more: Vec<FilterValue>,
}

/// A value for filtering. Its address adds or removes the filter.
pub(super) struct FilterValue {
    pub(super) name: String,
    pub(super) count: String,
    pub(super) href: String,
    pub(super) chosen: bool,
}

/// Returns the address of a search on this site. `facets` is left out, since the site always shows counts.
pub(super) fn address(request: &SearchRequest) -> String {
    let pairs = write_search(&SearchRequest { facets: Vec::new(), ..request.clone() });
    format!("/search?{}", encode_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str()))))
}

impl ResultPart {
    /// `on` is the day whose texts were searched: the links to other languages keep it.
    pub(super) fn new(result: &SearchResult, on: Option<Date>, frame: &Frame) -> Self {
        let others = result.held.iter().filter(|&lang| lang != result.lang);
        let link =
            |lang: Lang| (lang, texts(lang).language_name, qonun_query::document_address_on(&result.act, lang, on));
        let mut provisions: Vec<ProvisionLine> = result.provisions.iter().map(ProvisionLine::new).collect();
        let more = provisions.split_off(provisions.len().min(SHOWN_HITS));
        Self {
            title: Html::marked(&result.title, &result.title_marks),
            lang: result.lang,
            href: result.url.clone(),
            line: frame.act_line(result.kind, result.number.as_deref(), result.adopted.as_deref()),
            status: result.status,
            status_name: frame.status(&result.status),
            edition: edition_line(result, frame.ui),
            provisions,
            more,
            languages: others.map(link).collect(),
        }
    }
}

impl ProvisionLine {
    fn new(hit: &ProvisionHit) -> Self {
        let label = hit.label.trim();
        let by_label = matches!(hit.kind, ProvisionKind::Chapter | ProvisionKind::Annex) && !label.is_empty();
        let name = if by_label { label.to_owned() } else { format::path_name(&hit.path, hit.lang) };
        let snippet = hit.snippet.as_ref().filter(|snippet| !snippet.text.trim().is_empty());
        Self {
            lang: hit.lang,
            name: format::capitalised(name.trim_end_matches('.')),
            heading: Html::marked(&hit.heading, &hit.heading_marks),
            href: hit.url.clone(),
            snippet: snippet.map(|snippet| Html::marked(&snippet.text, &snippet.marks)),
        }
    }
}

/// Returns the address of a search for the words as they were typed.
pub(super) fn as_typed(request: &SearchRequest) -> String {
    address(&SearchRequest { corrects: false, cursor: None, ..request.clone() })
}

/// Returns the same search without filters.
pub(super) fn without_filters(request: &SearchRequest) -> SearchRequest {
    SearchRequest { filters: Filters::default(), cursor: None, ..request.clone() }
}

/// Returns the same search with one value of a filter added or removed.
fn toggled(request: &SearchRequest, field: FacetField, value: &str) -> SearchRequest {
    let mut request = SearchRequest { cursor: None, ..request.clone() };
    let filters = &mut request.filters;
    match field {
        FacetField::Type => toggle(&mut filters.types, value.parse().ok()),
        FacetField::Status => toggle(&mut filters.statuses, value.parse().ok()),
        FacetField::Year => toggle(&mut filters.years, value.parse().ok()),
        FacetField::Body => toggle(&mut filters.bodies, Some(value.to_owned())),
        FacetField::Topic => toggle(&mut filters.topics, Some(value.to_owned())),
        FacetField::Language => {
            let mut chosen = chosen_languages(filters);
            toggle(&mut chosen, value.parse().ok());
            filters.languages = if chosen.is_empty() { LangSet::ALL } else { chosen.into_iter().collect() };
        }
    }
    request
}

fn toggle<T: PartialEq>(values: &mut Vec<T>, value: Option<T>) {
    let Some(value) = value else { return };
    match values.iter().position(|found| *found == value) {
        Some(at) => drop(values.remove(at)),
        None => values.push(value),
    }
}

fn chosen_languages(filters: &Filters) -> Vec<Lang> {
    if filters.languages == LangSet::ALL { Vec::new() } else { filters.languages.iter().collect() }
}

/// Returns the active values of a filter, as facets name them.
fn chosen(request: &SearchRequest, field: FacetField) -> Vec<String> {
    let filters = &request.filters;
    match field {
        FacetField::Type => filters.types.iter().map(ToString::to_string).collect(),
        FacetField::Status => filters.statuses.iter().map(ToString::to_string).collect(),
        FacetField::Year => filters.years.iter().map(ToString::to_string).collect(),
        FacetField::Body => filters.bodies.clone(),
        FacetField::Topic => filters.topics.clone(),
        FacetField::Language => chosen_languages(filters).iter().map(ToString::to_string).collect(),
    }
}

/// Names of bodies and topics for the reader, by the values of their facets.
pub(super) type Names = BTreeMap<String, String>;

/// Replaces bodies and topics in the filters by the values of their facets, and returns their names. So a value that
/// was typed in another way or language is shown as chosen.
pub(super) fn name_filters(engine: &Engine, filters: &mut Filters, ui: Lang) -> Names {
    let mut names = Names::new();
    for (field, texts) in [(FacetField::Body, &mut filters.bodies), (FacetField::Topic, &mut filters.topics)] {
        for text in texts.iter_mut() {
            if let Some((value, name)) = engine.named(field, text, ui) {
                names.insert(value.clone(), name);
                *text = value;
            }
        }
        let mut seen = BTreeSet::new();
        texts.retain(|text| seen.insert(text.clone()));
    }
    names
}

fn value_name(field: FacetField, value: &str, t: &Texts) -> String {
    let name = match field {
        FacetField::Type => value.parse().ok().map(|kind| t.types_name(kind)),
        FacetField::Status => value.parse().ok().map(|status| t.status_name(status)),
        FacetField::Language => value.parse().ok().map(|lang: Lang| texts(lang).language_name),
        FacetField::Year | FacetField::Body | FacetField::Topic => None,
    };
    name.unwrap_or(value).to_owned()
}

/// Returns the active filters. Days and the number can also be removed in their fields, but as chips they are visible.
/// `names` contains the names of bodies and topics by their values.
pub(super) fn chips(request: &SearchRequest, names: &Names, t: &Texts, ui: Lang) -> Vec<FilterChip> {
    let of_facet = |field: FacetField| {
        let chip = move |value: String| FilterChip {
            name: names.get(&value).cloned().unwrap_or_else(|| value_name(field, &value, t)),
            href: address(&toggled(request, field, &value)),
        };
        chosen(request, field).into_iter().map(chip)
    };
    let mut chips: Vec<FilterChip> = FacetField::ALL.into_iter().flat_map(of_facet).collect();
    let plain = SearchRequest { cursor: None, ..request.clone() };
    if request.syntax == Syntax::Advanced {
        let href = address(&SearchRequest { syntax: Syntax::Simple, ..plain.clone() });
        chips.push(FilterChip { name: t.syntax_advanced.to_owned(), href });
    }
    if request.scope == Scope::Provision {
        let href = address(&SearchRequest { scope: Scope::Act, ..plain.clone() });
        chips.push(FilterChip { name: format!("{} {}", t.scope, t.scope_provision), href });
    }
    let day = |day: Date| format::date(&day.to_string(), ui);
    if let Some(on) = request.on {
        chips.push(FilterChip { name: t.chip_on_day(day(on)), href: address(&SearchRequest { on: None, ..plain }) });
    }
    let filters = &request.filters;
    let mut put = |name: String, without: Filters| {
        let href = address(&SearchRequest { filters: without, cursor: None, ..request.clone() });
        chips.push(FilterChip { name, href });
    };
    if let Some(number) = &filters.number {
        put(number.clone(), Filters { number: None, ..filters.clone() });
    }
    if let Some(from) = filters.adopted_from {
        put(t.chip_adopted_from(day(from)), Filters { adopted_from: None, ..filters.clone() });
    }
    if let Some(to) = filters.adopted_to {
        put(t.chip_adopted_to(day(to)), Filters { adopted_to: None, ..filters.clone() });
    }
    if let Some(on) = filters.in_force_on {
        put(t.chip_in_force_on(day(on)), Filters { in_force_on: None, ..filters.clone() });
    }
    if let Some(since) = filters.changed_since {
        put(t.chip_changed_since(day(since)), Filters { changed_since: None, ..filters.clone() });
    }
    if let Some(from) = filters.takes_effect_from {
        put(t.chip_takes_effect_from(day(from)), Filters { takes_effect_from: None, ..filters.clone() });
    }
    chips
}

/// Returns the filters that can be added, with counts.
pub(super) fn groups(request: &SearchRequest, answer: &SearchAnswer, t: &'static Texts, ui: Lang) -> Vec<FilterGroup> {
    // If there is no exact result, the counts are those of close results.
    let has_exact = answer.facets.values().flatten().any(|value| value.count > 0);
    let group = |field: FacetField| {
        let chosen = chosen(request, field);
        let value = |found: &qonun_query::FacetValue| FilterValue {
            name: found.label.clone().unwrap_or_else(|| value_name(field, &found.value, t)),
            count: format::number(if has_exact { found.count } else { found.close }, ui),
            href: address(&toggled(request, field, &found.value)),
            chosen: chosen.contains(&found.value),
        };
        let mut values: Vec<FilterValue> = answer.facets.get(field.name())?.iter().map(value).collect();
        values.retain(|value| value.chosen || value.count != "0");
        if field == FacetField::Year {
            values.sort_by(|one, other| other.name.cmp(&one.name));
        }
        if values.is_empty() {
            return None;
        }
        let more = values.split_off(values.len().min(SHOWN));
        Some(FilterGroup { name: field_name(field, t), values, more })
    };
    let shown = [
        FacetField::Type,
        FacetField::Status,
        FacetField::Year,
        FacetField::Topic,
        FacetField::Body,
        FacetField::Language,
    ];
    shown.into_iter().filter_map(group).collect()
}

const fn field_name(field: FacetField, t: &Texts) -> &'static str {
    match field {
        FacetField::Type => t.filter_type,
        FacetField::Body => t.filter_body,
        FacetField::Topic => t.classifiers,
        FacetField::Status => t.filter_status,
        FacetField::Year => t.filter_year,
        FacetField::Language => t.filter_language,
    }
}

/// Returns the orders of results: name, address, and whether it is in use. For an empty query there is no relevance, so
/// the default is newest first.
pub(super) fn sorts(request: &SearchRequest, t: &Texts) -> Vec<(&'static str, String, bool)> {
    let is_listing = request.is_blank();
    let used = if is_listing && request.sort == Sort::Relevance { Sort::DateDescending } else { request.sort };
    // Few acts take effect on a coming day: the order serves the list of those that do.
    let has_effect = request.filters.takes_effect_from.is_some() || request.sort == Sort::Effect;
    let orders = ORDERS.into_iter().filter(|sort| match sort {
        Sort::Relevance => !is_listing,
        Sort::Effect => has_effect,
        _ => true,
    });
    let order = |sort| {
        let href = address(&SearchRequest { sort, cursor: None, ..request.clone() });
        (order_name(sort, t), href, used == sort)
    };
    orders.map(order).collect()
}

const ORDERS: [Sort; 6] =
    [Sort::Relevance, Sort::DateDescending, Sort::Date, Sort::ChangedDescending, Sort::Effect, Sort::Number];

const fn order_name(sort: Sort, t: &Texts) -> &'static str {
    match sort {
        Sort::Relevance => t.sort_relevance,
        Sort::DateDescending => t.sort_newest,
        Sort::Date => t.sort_oldest,
        Sort::Number => t.sort_number,
        Sort::ChangedDescending => t.sort_changed,
        Sort::Effect => t.sort_effect,
    }
}

/// Returns the name of the list for an empty query: "Codes, newest first".
pub(super) fn listing_name(request: &SearchRequest, t: &Texts) -> String {
    let kinds: Vec<&str> = request.filters.types.iter().map(|&kind| t.types_name(kind)).collect();
    let what = if kinds.is_empty() { t.all_acts.to_owned() } else { kinds.join(", ") };
    let sort = if request.sort == Sort::Relevance { Sort::DateDescending } else { request.sort };
    format!("{what}, {}", order_name(sort, t))
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActType, Lang};
    use qonun_query::{FacetField, SearchRequest, Sort};
    use qonun_texts::texts;

    use super::{address, as_typed, listing_name, sorts, toggled};

    #[test]
    fn a_list_without_words_has_a_name_and_an_order() {
        let mut request = SearchRequest::new("");
        let name = |request: &SearchRequest| Lang::ALL.map(|lang| listing_name(request, texts(lang)));
        assert_eq!(name(&request)[2..], ["Все документы, сначала новые", "All acts, newest first"]);
        request.filters.types = vec![ActType::Code];
        assert_eq!(name(&request)[2..], ["Кодексы, сначала новые", "Codes, newest first"]);
        (request.filters.types, request.sort) = (vec![ActType::Law, ActType::Decree], Sort::Date);
        assert_eq!(name(&request)[3], "Laws, Decrees, oldest first");
        let chosen = |request: &SearchRequest| {
            let orders = sorts(request, texts(Lang::En));
            let chosen: Vec<_> = orders.iter().filter(|(_, _, chosen)| *chosen).map(|(name, ..)| *name).collect();
            (orders.len(), chosen)
        };
        assert_eq!(chosen(&SearchRequest::new("")), (4, vec!["newest first"]));
        assert_eq!(chosen(&SearchRequest::new("tax")), (5, vec!["best first"]));
    }

    #[test]
    fn a_filter_is_put_on_and_taken_off() {
        let plain = SearchRequest::new("yer solig");
        for (field, value, wanted) in [
            (FacetField::Type, "law", "/search?q=yer+solig&type=law"),
            (FacetField::Status, "in_force", "/search?q=yer+solig&status=in_force"),
            (FacetField::Year, "2019", "/search?q=yer+solig&year=2019"),
            (FacetField::Language, "ru", "/search?q=yer+solig&language=ru"),
            (FacetField::Body, "A, B", "/search?q=yer+solig&body=A%2C+B"),
            (FacetField::Topic, "03.00.00.00", "/search?q=yer+solig&topic=03.00.00.00"),
        ] {
            let on = toggled(&plain, field, value);
            assert_eq!(address(&on), wanted);
            assert_eq!(address(&toggled(&on, field, value)), "/search?q=yer+solig");
        }
    }

    #[test]
    fn words_are_searched_for_as_typed() {
        assert_eq!(as_typed(&SearchRequest::new("mehnta kodeksi")), "/search?q=mehnta+kodeksi&spelling=off");
    }
}

//! A body or topic is the same in all languages. Every row of `cases.md` is tested by the parameter and by the field,
//! and the counts of facets equal the results of a click.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

mod law_base;

use std::sync::LazyLock;

use proptest::prelude::*;
use qonun_law::{ActType, Lang, LangSet};
use qonun_query::{FacetField, Filters, NoticeKind, QueryPlace, SearchAnswer, SearchRequest, Syntax};
use qonun_testkit::{Opened, tables};

static BASE: LazyLock<Opened> = LazyLock::new(law_base::build);

fn search(request: &SearchRequest, ui: Lang) -> SearchAnswer {
    BASE.ask_in(ui, request)
}

/// The names of the found acts, in their order.
fn acts(answer: &SearchAnswer) -> String {
    let mut names: Vec<&str> = answer.results.iter().filter_map(|result| result.act.0.rsplit('/').next()).collect();
    names.sort_unstable();
    if names.is_empty() { "-".to_owned() } else { names.join(", ") }
}

fn filtered(field: &str, value: &str) -> Filters {
    let value = value.to_owned();
    match field {
        "body" => Filters { bodies: vec![value], ..Filters::default() },
        "topic" => Filters { topics: vec![value], ..Filters::default() },
        "number" => Filters { number: Some(value), ..Filters::default() },
        other => panic!("no filter {other}"),
    }
}

#[test]
fn every_case_finds_the_same_by_parameter_and_by_field() {
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(45) {
        let [field, value, wanted] = row.cells();
        let request = SearchRequest { filters: filtered(field, value), limit: 100, ..SearchRequest::new("common") };
        let by_parameter = search(&request, Lang::En);
        let request = SearchRequest {
            syntax: Syntax::Advanced,
            limit: 100,
            ..SearchRequest::new(format!("{field}:\"{value}\""))
        };
        let by_field = search(&request, Lang::En);
        for (door, answer) in [("parameter", &by_parameter), ("field", &by_field)] {
            let told = answer.notices.iter().any(|notice| notice.kind() == NoticeKind::UnknownValue);
            if acts(answer) != wanted || told != (wanted == "-") {
                wrong.push(format!("{}: {field} {value} by {door}: {}, told: {told}", row.at, acts(answer)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn facets_name_bodies_and_topics_in_the_language_of_the_reader() {
    let facet = |field: FacetField, ui: Lang| {
        let request = SearchRequest { facets: vec![field], ..SearchRequest::new("common") };
        let answer = search(&request, ui);
        let values = answer.facets[field.name()].iter();
        values.map(|value| format!("{} {}", value.label.as_deref().unwrap(), value.count)).collect::<Vec<_>>()
    };
    let bodies = |ui| facet(FacetField::Body, ui);
    assert!(bodies(Lang::UzLatn).contains(&"Oʻzbekiston Respublikasi Vazirlar Mahkamasi 4".to_owned()));
    assert!(bodies(Lang::UzCyrl).contains(&"Куз ишлари агентлиги 3".to_owned()), "{:?}", bodies(Lang::UzCyrl));
    assert!(bodies(Lang::Ru).contains(&"Министерство весны 4".to_owned()), "{:?}", bodies(Lang::Ru));
    assert!(bodies(Lang::En).contains(&"Cabinet of Ministers of the Republic of Uzbekistan 4".to_owned()));
    assert_eq!(bodies(Lang::Ru).len(), 4, "{:?}", bodies(Lang::Ru));
    let topics = |ui| facet(FacetField::Topic, ui);
    assert!(topics(Lang::Ru).contains(&"Оборона 2".to_owned()), "{:?}", topics(Lang::Ru));
    assert!(topics(Lang::UzCyrl).contains(&"Мудофаа 2".to_owned()), "{:?}", topics(Lang::UzCyrl));
    assert!(topics(Lang::En).contains(&"Defence 2".to_owned()), "{:?}", topics(Lang::En));
    assert!(topics(Lang::Ru).contains(&"Гражданское право 2".to_owned()), "{:?}", topics(Lang::Ru));
    // Only top-level topics: "General provisions" alone would be unclear.
    assert!(topics(Lang::En).iter().all(|topic| !topic.starts_with("General")), "{:?}", topics(Lang::En));
}

#[test]
fn what_no_act_has_is_told_where_it_stands() {
    for (ui, words) in [
        (Lang::UzLatn, "nomli organ"),
        (Lang::UzCyrl, "номли орган"),
        (Lang::Ru, "органом"),
        (Lang::En, "adopted by a body"),
    ] {
        let request = SearchRequest {
            syntax: Syntax::Advanced,
            ..SearchRequest::new("common OR body:\"Қиш вазирлиги\"")
        };
        let answer = search(&request, ui);
        let notice = answer.notices.iter().find(|notice| notice.kind() == NoticeKind::UnknownValue).unwrap();
        let text = qonun_notices::notice(notice, ui);
        assert!(text.contains(words) && text.contains("Қиш вазирлиги"), "{text}");
        assert_eq!(notice.place(), Some(QueryPlace { offset: 15, length: 15 }));
    }
    for query in ["adopted:1950", "adopted:>2030", "as_of:1950-01-01", "in_force:2050", "article:77", "type:treaty"] {
        let request = SearchRequest { syntax: Syntax::Advanced, ..SearchRequest::new(query) };
        assert!(
            search(&request, Lang::En).notices.iter().any(|notice| notice.kind() == NoticeKind::UnknownValue),
            "{query}"
        );
    }
    let day = |text| qonun_law::parse_date(text);
    for filters in [
        Filters { years: vec![2020, 1950], ..Filters::default() },
        Filters { adopted_from: day("2030-01-01"), ..Filters::default() },
        Filters { in_force_on: day("1950-01-01"), ..Filters::default() },
        Filters { types: vec![ActType::Treaty], ..Filters::default() },
    ] {
        let request = SearchRequest { filters: filters.clone(), ..SearchRequest::new("common") };
        let notices = search(&request, Lang::En).notices;
        assert_eq!(
            notices.iter().filter(|notice| notice.kind() == NoticeKind::UnknownValue).count(),
            1,
            "{filters:?} {notices:?}"
        );
    }
    let request = SearchRequest { filters: filtered("number", "547"), ..SearchRequest::new("common") };
    assert!(search(&request, Lang::En).notices.iter().all(|notice| notice.kind() != NoticeKind::UnknownValue));
}

/// A search with one more facet value selected, and no other value of this facet.
fn clicked(request: &SearchRequest, field: FacetField, value: &str) -> SearchRequest {
    let mut request = request.clone();
    let filters = &mut request.filters;
    match field {
        FacetField::Type => filters.types = vec![value.parse().unwrap()],
        FacetField::Status => filters.statuses = vec![value.parse().unwrap()],
        FacetField::Year => filters.years = vec![value.parse().unwrap()],
        FacetField::Body => filters.bodies = vec![value.to_owned()],
        FacetField::Topic => filters.topics = vec![value.to_owned()],
        FacetField::Language => filters.languages = LangSet::EMPTY.with(value.parse().unwrap()),
    }
    request
}

fn any_request() -> impl Strategy<Value = SearchRequest> {
    let bodies = proptest::sample::subsequence(vec!["Vazirlar Mahkamasi", "Министерство весны", "agentlik"], 0..=2);
    let topics = proptest::sample::subsequence(vec!["07", "Мудофаа", "Гражданское право", "09.00.00.00"], 0..=2);
    let years = proptest::sample::subsequence(vec![2020_i16, 2022, 2023], 0..=1);
    let query = proptest::sample::select(vec!["common", "spring", "common roads", "harvest OR thaw"]);
    (query, bodies, topics, years).prop_map(|(query, bodies, topics, years)| {
        let mut request = SearchRequest { syntax: Syntax::Advanced, ..SearchRequest::new(query) };
        request.filters.bodies = bodies.into_iter().map(str::to_owned).collect();
        request.filters.topics = topics.into_iter().map(str::to_owned).collect();
        request.filters.years = years;
        request.facets = FacetField::ALL.to_vec();
        request
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_count_is_what_a_click_gives(request in any_request(), ui in proptest::sample::select(Lang::ALL.to_vec())) {
        let answer = search(&request, ui);
        for field in FacetField::ALL {
            for value in &answer.facets[field.name()] {
                let total = search(&clicked(&request, field, &value.value), ui).total.value;
                prop_assert_eq!(total, value.count, "{}: {} of {:?}", field.name(), &value.value, &request);
            }
        }
    }
}

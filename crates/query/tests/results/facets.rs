//! Facets: the number of results of each value, and the effect of a filter on the counts.

use qonun_law::LangSet;
use qonun_query::{FacetField, Filters, SearchRequest, Syntax};
use qonun_testkit::tables;

use crate::open;

/// Parses the filters of a table: `type law, order; year 2019`; `-` means none.
fn filters(cell: &str) -> Filters {
    let mut filters = Filters::default();
    for filter in cell.split("; ").filter(|filter| *filter != "-") {
        let (name, values) = filter.split_once(' ').unwrap();
        let values = values.split(", ");
        match name {
            "type" => filters.types = values.map(|value| value.parse().unwrap()).collect(),
            "status" => filters.statuses = values.map(|value| value.parse().unwrap()).collect(),
            "year" => filters.years = values.map(|value| value.parse().unwrap()).collect(),
            "body" => filters.bodies = values.map(str::to_owned).collect(),
            "topic" => filters.topics = values.map(str::to_owned).collect(),
            "language" => filters.languages = values.map(|value| value.parse().unwrap()).collect::<LangSet>(),
            other => panic!("no filter {other}"),
        }
    }
    filters
}

#[test]
fn values_are_counted_as_the_tables_say() {
    let base = open(include_str!("../fixtures/operators/law-base.md"));
    let mut wrong = Vec::new();
    for row in tables!("facets.md").rows(28) {
        let [query, chosen, facet, wanted, _] = row.cells();
        let field = FacetField::ALL.into_iter().find(|field| field.name() == facet).unwrap();
        let query = if query == "-" { "" } else { query };
        let request = SearchRequest {
            syntax: Syntax::Advanced,
            filters: filters(chosen),
            facets: vec![field],
            ..SearchRequest::new(query)
        };
        let answer = base.ask(&request);
        let values = answer.facets[facet].iter().map(|value| {
            let close = if value.close > 0 { format!(" ~{}", value.close) } else { String::new() };
            format!("{} {}{close}", value.value, value.count)
        });
        let found = values.collect::<Vec<_>>().join(", ");
        let found = if found.is_empty() { "-" } else { &found };
        if found != wanted {
            wrong.push(format!("{}: {query}, {chosen}: {found}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

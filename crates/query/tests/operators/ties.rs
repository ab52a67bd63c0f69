//! What the links of a law base say: every row of `fixtures/ties/ties.md` is a link of an act as its list of links has
//! it.

use qonun_law::{ActId, Lang, Path};
use qonun_query::{ActLink, Direction, Filters, LinksRequest, Patience, SearchRequest, Syntax};
use qonun_testkit::{LawBase, Opened, tables};

use crate::TODAY;

fn request(act: &str, direction: Direction, path: Option<&str>) -> LinksRequest {
    LinksRequest {
        act: ActId(format!("uz/test/{act}")),
        direction,
        kinds: Vec::new(),
        path: path.map(Path::new),
        filters: Filters::default(),
        lang: Some(Lang::Ru),
        limit: 100,
        cursor: None,
    }
}

fn name(act: Option<&ActId>, document: i64) -> String {
    act.map_or_else(|| document.to_string(), |act| act.0.trim_start_matches("uz/test/").to_owned())
}

fn end(act: Option<&ActId>, document: i64, path: Option<&Path>) -> String {
    let path = path.map(|path| format!(" {path}")).unwrap_or_default();
    format!("{}{path}", name(act, document))
}

fn row(asked: &str, direction: Direction, link: &ActLink) -> String {
    let from = end(link.from_act.as_ref(), link.from_document, link.from_path.as_ref());
    let to = end(link.act.as_ref(), link.document, link.path.as_ref());
    let (kind, sentence) = (link.kind.name(), link.context.replace('\n', " "));
    format!("| {asked} | {} | {kind} | {from} | {to} | {sentence} |", direction.name())
}

/// The links of the acts and provisions of a law base, as rows of a table.
fn rows(base: &Opened, asked: &[(&str, Option<&str>)]) -> Vec<String> {
    let mut found = Vec::new();
    for &(act, path) in asked {
        for direction in Direction::ALL {
            let request = request(act, direction, path);
            let answer = base.engine.links(&request, Patience::default()).unwrap();
            assert_eq!(answer.total, answer.links.len());
            let asked = path.map_or_else(|| act.to_owned(), |path| format!("{act} {path}"));
            found.extend(answer.links.iter().map(|link| row(&asked, direction, link)));
            one_by_one(base, &request, &answer.links);
        }
    }
    found
}

#[test]
fn links_say_what_the_acts_do_to_each_other() {
    let base = Opened::new(LawBase::new(include_str!("../fixtures/ties/law-base.md")), TODAY);
    let found = rows(
        &base,
        &[
            ("hunting", None),
            ("hunting", Some("art_2")),
            ("hunting", Some("art_2/part_1")),
            ("old", None),
            ("rules", None),
            ("rules", Some("annex_1")),
            ("changes", None),
        ],
    );
    let wanted: Vec<String> =
        tables!("../fixtures/ties/ties.md").rows::<6>(20).into_iter().map(|row| row.text).collect();
    assert_eq!(found, wanted, "\n{}", found.join("\n"));
}

#[test]
fn a_citation_that_is_no_link_leads_to_the_act_and_the_provision_that_it_means() {
    let base = Opened::new(LawBase::new(include_str!("../fixtures/ties/unmarked.md")), TODAY);
    let found = rows(
        &base,
        &[
            ("labour-1995", None),
            ("labour", None),
            ("labour", Some("art_1")),
            ("labour", Some("art_2")),
            ("civil-1", None),
            ("civil-2", None),
            ("services", None),
            ("services", Some("annex_1/point_1")),
            ("markets", None),
            ("changes", None),
            ("changes", Some("art_1")),
        ],
    );
    let wanted: Vec<String> =
        tables!("../fixtures/ties/unmarked-ties.md").rows::<6>(10).into_iter().map(|row| row.text).collect();
    assert_eq!(found, wanted, "\n{}", found.join("\n"));
}

/// The pages of one link each are the whole list.
fn one_by_one(base: &Opened, request: &LinksRequest, wanted: &[ActLink]) {
    let mut request = LinksRequest { limit: 1, ..request.clone() };
    let mut found = Vec::new();
    loop {
        let page = base.engine.links(&request, Patience::default()).unwrap();
        assert_eq!(page.total, wanted.len());
        found.extend(page.links);
        request.cursor = page.cursor;
        if request.cursor.is_none() {
            break;
        }
    }
    let shown = |links: &[ActLink]| links.iter().map(|link| format!("{link:?}")).collect::<Vec<_>>();
    assert_eq!(shown(&found), shown(wanted));
}

#[test]
fn fields_find_acts_by_their_links() {
    let base = Opened::new(LawBase::new(include_str!("../fixtures/ties/law-base.md")), TODAY);
    for row in tables!("../fixtures/ties/fields.md").rows::<2>(14) {
        let [query, wanted] = row.cells();
        let request = SearchRequest { syntax: Syntax::Advanced, limit: 100, ..SearchRequest::new(query) };
        let answer = base.engine.search(&request, Lang::En, Patience::default()).unwrap();
        let mut found: Vec<String> = answer.results.iter().map(|result| name(Some(&result.act), 0)).collect();
        found.sort_unstable();
        assert_eq!(found.join("; "), wanted, "{query}");
    }
}

//! Every error under `/api`: a problem document with a stable code.

use crate::Site;

#[test]
fn every_mistake_is_a_problem_document() {
    let site = Site::sample();
    for (method, path, status, code) in [
        ("GET", "/api/v1/nosuchaddress", 404, "not_found"),
        ("GET", "/api", 404, "not_found"),
        ("GET", "/api/v2/search", 404, "not_found"),
        ("POST", "/api/v1/nosuchaddress", 404, "not_found"),
        ("DELETE", "/api/v1/search?q=a", 405, "method_not_allowed"),
        ("PUT", "/api/v1/documents/1", 405, "method_not_allowed"),
        ("GET", "/api/v1/citations", 405, "method_not_allowed"),
        ("GET", "/api/v1/search?q=%ff%fe", 400, "bad_encoding"),
        ("GET", "/api/v1/search?q=%zz", 400, "bad_encoding"),
        ("GET", "/api/v1/search?q=a&q=b", 400, "repeated_parameter"),
        ("GET", "/api/v1/search?q=a&limit=0", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&limit=101", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&sort=odd", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&type=odd", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&in=fr", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&facets=odd", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&adopted_from=2020-02-30", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&per_act=21", 400, "bad_value"),
        ("GET", "/api/v1/search?q=a&cursor=x", 400, "broken_cursor"),
        ("GET", "/api/v1/search?q=(a&syntax=advanced", 400, "bad_query"),
        ("GET", "/api/v1/documents/abc", 400, "bad_value"),
        ("GET", "/api/v1/documents/7999999", 404, "no_document"),
        ("GET", "/api/v1/documents/7000010/provisions/art_999", 404, "no_provision"),
        ("GET", "/api/v1/acts/no/such/act", 404, "no_act"),
        ("GET", "/api/v1/resolve", 400, "missing_parameter"),
        ("GET", "/api/v1/compare?from=7000010", 400, "missing_parameter"),
        ("GET", "/api/v1/compare?from=7000010&to=odd", 400, "bad_value"),
        ("GET", "/api/v1/compare?from=7000010@odd&to=7000010", 400, "bad_value"),
        ("GET", "/api/v1/compare?from=7000010&to=7999999", 404, "no_document"),
        ("GET", "/api/v1/compare?from=7000010&to=no/such/act/ru", 404, "no_act"),
        ("GET", "/api/v1/compare?from=7000010/art_999&to=7000010", 404, "no_provision"),
        ("GET", "/api/v1/compare?from=-7000001@2000-01-01&to=-7000001", 404, "before_first_edition"),
        ("GET", "/api/v1/resolve?q=zzz", 404, "nothing_cited"),
    ] {
        let reply = site.ask(method, path);
        let problem = reply.problem(status);
        assert_eq!(problem["code"], code, "{method} {path}");
        assert_eq!(problem["type"], format!("/help/problems#{code}"));
        assert!(!problem["detail"].as_str().unwrap().contains('{'), "a sentence with an empty place: {problem}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{method} {path}");
        if status == 405 {
            assert!(reply.header("allow").is_some_and(|allowed| !allowed.is_empty()), "{method} {path}");
        }
    }
    let long = format!("/api/v1/search?q={}", "a".repeat(2_001));
    assert_eq!(site.get(&long).problem(400)["code"], "query_too_long");
}

#[test]
fn a_provision_that_an_act_lacks_is_told_with_the_nearest_by_number() {
    let site = Site::sample();
    let held = |path: &str| site.get(&format!("/api/v1/documents/7000003/provisions/{path}")).problem(404);
    let last = held("art_999");
    let nearest = last["nearest"]["path"].as_str().unwrap_or_default().to_owned();
    assert!(nearest.starts_with("art_"), "{last}");
    site.get(&format!("/api/v1/documents/7000003/provisions/{nearest}")).expect(200);
    assert_eq!(held("art_9999/part_2")["nearest"]["path"], nearest.as_str());
    assert!(held("preamble_x")["nearest"]["path"].is_null());
}

#[test]
fn problems_are_explained_where_their_type_points() {
    let site = Site::sample();
    let page = site.get("/help/problems").expect(200);
    for code in ["not_found", "bad_value", "broken_cursor", "old_cursor", "bad_query", "too_many_requests"] {
        assert!(page.text().contains(&format!("id=\"{code}\"")), "{code} is not explained");
    }
}

/// The help page and the description of the API tell the same parameters.
#[test]
fn parameters_are_explained_to_readers_too() {
    let site = Site::sample();
    let described = site.get("/api/v1/openapi.json").expect(200).json();
    let parameters = described["paths"]["/api/v1/search"]["get"]["parameters"].as_array().unwrap();
    assert!(parameters.len() > 20, "{parameters:?}");
    for lang in ["uz-Latn", "uz-Cyrl", "ru", "en"] {
        let page = site.get(&format!("/help/query?ui={lang}")).expect(200);
        let (_, told) = page.text().split_once("id=\"parameters\"").unwrap();
        for parameter in parameters {
            let name = parameter["name"].as_str().unwrap();
            assert!(told.contains(&format!("<dt><code>{name}</code></dt>")), "{lang}: {name} is not explained");
        }
        assert!(!told.contains('`'), "{lang}: {told}");
    }
}

#[test]
fn problems_speak_the_language_of_the_reader() {
    let site = Site::sample();
    let mut titles = std::collections::BTreeSet::new();
    for lang in ["uz-Latn", "uz-Cyrl", "ru", "en"] {
        let problem = site.get(&format!("/api/v1/documents/7999999?ui={lang}")).problem(404);
        titles.insert(problem["title"].as_str().unwrap().to_owned());
    }
    assert_eq!(titles.len(), 4, "{titles:?}");
}

#[test]
fn pages_answer_people_with_pages() {
    let site = Site::sample();
    for (path, status) in [("/no/such/page", 404), ("/docs/7999999", 404), ("/search?q=%ff", 400)] {
        let reply = site.get(path).expect(status);
        assert_eq!(reply.kind(), "text/html", "{path}");
        assert!(reply.text().contains("<h1"), "{path}");
    }
}

//! A slash at the end of an address redirects, and so do capital letters.

use crate::Site;

#[test]
fn a_slash_at_the_end_leads_on_and_keeps_the_query() {
    let site = Site::sample();
    for (asked, wanted) in [
        ("/search/?q=asalari&ui=ru", "/search?q=asalari&ui=ru"),
        ("/search//", "/search"),
        ("/help/query/", "/help/query"),
        ("/help/problems/?ui=ru", "/help/problems?ui=ru"),
        ("/uz/law/2019/9001/", "/uz/law/2019/9001"),
        ("/uz/law/2019/9001/ru/?on=2030-01-01", "/uz/law/2019/9001/ru?on=2030-01-01"),
        ("//uz/law/2019/9001/ru/art_4/", "/uz/law/2019/9001/ru/art_4"),
        ("/api/v1/search/?q=%D0%BC%D1%91%D0%B4&limit=3", "/api/v1/search?q=%D0%BC%D1%91%D0%B4&limit=3"),
        ("/api/v1/documents/7000010/", "/api/v1/documents/7000010"),
        (
            "/api/v1/documents/7000010/provisions/annex_1/point_3/",
            "/api/v1/documents/7000010/provisions/annex_1/point_3",
        ),
        ("/api/v1/acts/uz/law/2019/9001/", "/api/v1/acts/uz/law/2019/9001"),
        ("/api/v1/openapi.json/", "/api/v1/openapi.json"),
        ("/health/live/", "/health/live"),
    ] {
        let reply = site.get(asked).expect(308);
        assert_eq!(reply.header("location"), Some(wanted), "{asked}");
        assert!(reply.body.is_empty());
        site.get(wanted).expect(200);
    }
    let reply = site.post("/api/v1/citations/", "text/plain", b"ORQ-9001").expect(308);
    assert_eq!(reply.header("location"), Some("/api/v1/citations"));
}

#[test]
fn capital_letters_lead_on_to_the_address_in_its_own() {
    let site = Site::sample();
    for (asked, status, wanted) in [
        ("/uz/law/2019/9001/RU", 308, "/uz/law/2019/9001/ru"),
        ("/UZ/LAW/2019/9001/ru/ART_4?on=2030-01-01", 308, "/uz/law/2019/9001/ru/art_4?on=2030-01-01"),
        ("/uz/law/2019/9001/uz-latn/Art_4/", 308, "/uz/law/2019/9001/uz-Latn/art_4"),
        ("/RU/docs/7000003", 301, "/uz/law/2019/9001/ru"),
        ("/docs/7000003/ART_4", 301, "/uz/law/2019/9001/ru/art_4"),
        ("/Search?q=asalari", 308, "/search?q=asalari"),
        ("/api/v1/acts/UZ/law/2019/9001", 308, "/api/v1/acts/uz/law/2019/9001"),
        ("/api/v1/documents/7000003/provisions/ART_4", 308, "/api/v1/documents/7000003/provisions/art_4"),
    ] {
        let reply = site.get(asked).expect(status);
        assert_eq!(reply.header("location"), Some(wanted), "{asked}");
        site.get(wanted).expect(200);
    }
    site.get("/uz/law/2019/9001/RU/ART_999").expect(404);
    site.get("/NO/such/page").expect(404);
    let problem = site.get("/api/v1/documents/7000003/provisions/ART_999").problem(404);
    assert!(problem["nearest"].is_object(), "{problem}");
}

#[test]
fn what_leads_elsewhere_leads_there_at_once() {
    let site = Site::sample();
    let reply = site.get("/ru/docs/7000003/?ONDATE=01.01.2030").expect(301);
    assert_eq!(reply.header("location"), Some("/uz/law/2019/9001/ru?on=2030-01-01"));
    let reply = site.get("/go/?q=ORQ-9001&ui=ru").expect(303);
    assert_eq!(reply.header("location"), Some("/uz/law/2019/9001/uz-Latn"), "in the language of the citation");
}

#[test]
fn what_is_not_there_is_refused_at_once() {
    let site = Site::sample();
    for path in ["/no/such/page/", "/docs/7999999/", "//elsewhere.example/", "/docs/"] {
        assert_eq!(site.get(path).expect(404).kind(), "text/html", "{path}");
    }
    site.get("/api/v1/documents/").problem(404);
    site.get("/api/v1/documents/7999999/").problem(404);
}

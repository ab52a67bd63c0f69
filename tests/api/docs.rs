//! Addresses of lex.uz redirect to our pages.

use crate::Site;

#[test]
fn old_addresses_lead_to_the_page_of_the_text() {
    let site = Site::sample();
    for (old, new) in [
        ("/docs/-7000001", "/uz/law/2019/9001/uz-Latn"),
        ("/docs/7000001", "/uz/law/2019/9001/uz-Cyrl"),
        ("/uz/docs/-7000001", "/uz/law/2019/9001/uz-Latn"),
        ("/ru/docs/7000003", "/uz/law/2019/9001/ru"),
        ("/en/docs/7000004", "/uz/law/2019/9001/en"),
        ("/acts/7000010", "/uz/resolution/2020/vmq-77/uz-Cyrl"),
        ("/ru/acts/7000020", "/uz/order/2018/3055/ru"),
        ("/docs/-7000001?ONDATE=05.06.2019", "/uz/law/2019/9001/uz-Latn?on=2019-06-05"),
        ("/docs/-7000001?ONDATE=05.06.2019%2000", "/uz/law/2019/9001/uz-Latn?on=2019-06-05"),
        ("/uz/docs/-7000001?ondate=05.06.2019+00", "/uz/law/2019/9001/uz-Latn?on=2019-06-05"),
    ] {
        let reply = site.get(old).expect(301);
        assert_eq!(reply.header("location"), Some(new), "{old}");
        let page = site.get(new).expect(200);
        assert_eq!(page.kind(), "text/html");
    }
    site.get("/docs/7999999").expect(404);
    site.get("/docs/abc").expect(404);
    site.get("/docs/-7000001?ONDATE=31.02.2019").expect(400);
}

#[test]
fn block_ids_of_lex_uz_are_ids_of_our_page() {
    let site = Site::sample();
    let page = site.get("/uz/law/2019/9001/uz-Latn").expect(200);
    for id in ["-7000107", "-7000109", "art_1", "art_4-1"] {
        assert!(page.text().contains(&format!("id=\"{id}\"")), "#{id} leads nowhere");
    }
}

#[test]
fn a_citation_in_an_address_opens_what_it_names() {
    let site = Site::sample();
    for (citation, place) in [
        ("ORQ-9001 4-modda", "/uz/law/2019/9001/uz-Latn#art_4"),
        ("ЗРУ-9001 ст. 4", "/uz/law/2019/9001/ru#art_4"),
        ("ЎРҚ-9001", "/uz/law/2019/9001/uz-Cyrl"),
    ] {
        // The page is in the language of the citation, not of the interface.
        let reply = site.get(&format!("/go?q={}&ui=en", qonun_tests::http::encode(citation))).expect(303);
        assert_eq!(reply.header("location"), Some(place));
    }
    let reply = site.get("/go?q=asalari").expect(303);
    assert_eq!(reply.header("location"), Some("/search?q=asalari"));
}

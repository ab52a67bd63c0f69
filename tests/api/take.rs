//! Texts to take away, and the addresses of acts, texts and provisions: the form of the answer by address and `Accept`.

use qonun_testkit::tables;

use crate::Site;

/// What browsers send.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

/// Extension, name for `format=`, media type.
const FORMATS: [(&str, &str, &str); 9] = [
    ("txt", "text", "text/plain"),
    ("md", "md", "text/markdown"),
    ("html", "html", "text/html"),
    ("xml", "akn", "application/akn+xml"),
    ("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("pdf", "pdf", "application/pdf"),
    ("csv", "csv", "text/csv"),
    ("jsonld", "jsonld", "application/ld+json"),
    ("json", "json", "application/json"),
];

#[test]
fn an_address_and_accept_decide_the_form() {
    let site = Site::sample();
    for row in tables!("take.md").rows::<5>(40) {
        let [address, accept, status, kind, location] = row.cells();
        let accept = if accept == "browser" { BROWSER } else { accept };
        let headers: &[(&str, &str)] = if accept == "–" { &[] } else { &[("Accept", accept)] };
        let reply = site.get_with(address, headers);
        assert_eq!(reply.status.to_string(), status, "{}: {}", row.at, row.text);
        if kind != "–" {
            assert_eq!(reply.kind(), kind, "{}: {}", row.at, row.text);
        }
        assert_eq!(reply.header("location").unwrap_or("–"), location, "{}: {}", row.at, row.text);
    }
}

#[test]
fn extension_parameter_and_accept_give_the_same_bytes_on_the_site_and_in_the_api() {
    let site = Site::sample();
    for (page, api, day) in [
        ("/uz/law/2019/9001/ru", "/api/v1/documents/7000003", ""),
        ("/uz/law/2019/9001/ru/art_4", "/api/v1/documents/7000003/provisions/art_4", ""),
        ("/uz/law/2019/9001/uz-Latn@2019-06-05", "/api/v1/documents/-7000001", "2019-06-05"),
        ("/uz/law/2019/9001/uz-Latn@2019-06-05/art_1", "/api/v1/documents/-7000001/provisions/art_1", "2019-06-05"),
        ("/uz/resolution/2020/vmq-77/uz-Cyrl/annex_1", "/api/v1/documents/7000010/provisions/annex_1", ""),
        ("/uz/resolution/2020/vmq-77/uz-Cyrl", "/api/v1/documents/7000010", ""),
    ] {
        let on = if day.is_empty() { String::new() } else { format!("&on={day}") };
        for (extension, name, kind) in FORMATS {
            let first = site.get(&format!("{page}.{extension}")).expect(200);
            assert_eq!(first.kind(), kind, "{page}.{extension}");
            let same = |address: &str, accept: &str| {
                let reply = site.get_with(address, &[("Accept", accept)]).expect(200);
                assert!(reply.body == first.body, "{address} with {accept} differs from {page}.{extension}");
                for header in ["content-type", "etag", "content-disposition", "content-language"] {
                    assert_eq!(reply.header(header), first.header(header), "{header} of {address}");
                }
            };
            same(&format!("{page}?format={name}"), BROWSER);
            same(&format!("{api}.{extension}?ui=en{on}"), "*/*");
            same(&format!("{api}?format={name}{on}"), BROWSER);
            same(&format!("{api}?ui=en{on}"), kind);
            // For readers of HTML, the site has its pages.
            if extension != "html" {
                same(page, kind);
            }
        }
    }
}

#[test]
fn a_file_says_what_it_is() {
    let site = Site::sample();
    let file = site.get("/uz/law/2019/9001/uz-Latn@2020-01-01/art_1.docx").expect(200);
    let name = file.header("content-disposition").unwrap();
    assert!(name.starts_with("attachment; filename=\"uz-law-2019-9001_uz-Latn@2019-06-05_art_1.docx\""), "{name}");
    assert!(name.contains("filename*=UTF-8''O%CA%BBRQ%2D9001%2C%201%2Dmodda%2C%202019%2D06%2D05.docx"), "{name}");
    // All days of an edition have one address for citing.
    let links = file.header("link").unwrap();
    assert!(links.contains("/uz/law/2019/9001/uz-Latn@2019-06-05/art_1>; rel=\"canonical\""), "{links}");
    assert!(links.contains("/uz/law/2019/9001/uz-Latn@2019-06-05/art_1.pdf>; rel=\"alternate\""), "{links}");
    let again = [("If-None-Match", file.header("etag").unwrap())];
    site.get_with("/uz/law/2019/9001/uz-Latn@2019-06-05/art_1.docx", &again).expect(304);

    let page = site.get("/uz/law/2019/9001/ru").expect(200);
    assert_eq!(page.header("vary"), Some("Accept, Accept-Language, Cookie"));
    let asked = site.get_with("/uz/law/2019/9001/ru", &[("Accept", "text/plain")]).expect(200);
    assert_eq!(asked.header("vary"), Some("Accept"));
    let problem = site.get_with("/uz/law/2019/9001/ru", &[("Accept", "image/png")]).problem(406);
    assert!(problem["available"].as_array().unwrap().contains(&"application/pdf".into()), "{problem}");
    let problem = site.get("/api/v1/documents/7000003.odt").problem(404);
    assert_eq!(problem["code"], "no_format");
    assert!(problem["available"].as_array().unwrap().contains(&"docx".into()), "{problem}");
}

#[test]
fn a_page_of_a_day_is_that_of_the_parameter_and_names_the_address_for_citing() {
    let site = Site::sample();
    let text = |address: &str| site.get(address).expect(200).text().to_owned();
    for (fixed, asked, canonical) in [
        ("/uz/law/2019/9001/uz-Latn@2020-01-01", "/uz/law/2019/9001/uz-Latn?on=2020-01-01", "uz-Latn@2019-06-05"),
        (
            "/uz/law/2019/9001/uz-Latn@2020-01-01/art_1",
            "/uz/law/2019/9001/uz-Latn/art_1?on=2020-01-01",
            "uz-Latn@2019-06-05/art_1",
        ),
        ("/uz/law/2019/9001/ru", "/uz/law/2019/9001/ru", "ru"),
    ] {
        let (fixed, asked) = (text(fixed), text(asked));
        let body = |page: &str| page.split_once("<main").unwrap().1.to_owned();
        assert_eq!(body(&fixed), body(&asked));
        let link = format!("<link rel=\"canonical\" href=\"/uz/law/2019/9001/{canonical}\">");
        assert!(fixed.contains(&link) && asked.contains(&link), "{link}");
        assert!(fixed.contains("class=\"take-away\""));
    }
}

//! Pages of other sites may use the API: the preflight requests of browsers, and the readable headers.

use qonun_tests::http;

use crate::Site;

/// Sends what a browser sends before a request that is not simple.
fn preflight(site: &Site, path: &str, method: &str) -> qonun_tests::Reply {
    let headers = [
        ("Origin", "https://elsewhere.example"),
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", "content-type,if-none-match"),
    ];
    http::send(site.address(), "OPTIONS", path, &headers, b"")
}

fn lists(reply: &qonun_tests::Reply, header: &str, wanted: &str) -> bool {
    let list = reply.header(header).unwrap_or_default();
    list.split(',').any(|item| item.trim().eq_ignore_ascii_case(wanted))
}

#[test]
fn every_method_of_every_address_may_be_asked_for() {
    let site = Site::sample();
    for (method, path) in [
        ("GET", "/api/v1/search?q=asalari"),
        ("HEAD", "/api/v1/search"),
        ("GET", "/api/v1/suggest?q=as"),
        ("GET", "/api/v1/documents/7000010"),
        ("GET", "/api/v1/documents/7000010/provisions/annex_1/point_3"),
        ("GET", "/api/v1/acts/uz/law/2019/9001"),
        ("GET", "/api/v1/resolve?q=ORQ-9001"),
        ("POST", "/api/v1/citations"),
        ("GET", "/api/v1/openapi.json"),
        ("GET", "/api/v1/health/ready"),
        ("GET", "/api/v1/nothing"),
        ("POST", "/api/v1/nothing"),
        ("GET", "/api/v1/search/"),
    ] {
        let reply = preflight(&site, path, method).expect(204);
        assert!(reply.body.is_empty());
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{path}");
        assert!(lists(&reply, "access-control-allow-methods", method), "{method} {path}");
        for header in ["content-type", "if-none-match"] {
            assert!(lists(&reply, "access-control-allow-headers", header), "{header} {path}");
        }
        assert_eq!(reply.header("access-control-allow-credentials"), None);
    }
}

#[test]
fn refusals_can_be_read_too() {
    let site = Site::sample();
    let origin = [("Origin", "https://elsewhere.example")];
    let ask = |method: &str, path: &str, body: &[u8]| http::send(site.address(), method, path, &origin, body);
    for (reply, status) in [
        (ask("GET", "/api/v1/search?q=asalari", b""), 200),
        (ask("GET", "/api/v1/nothing", b""), 404),
        (ask("GET", "/api", b""), 404),
        (ask("GET", "/api/v1/documents/7999999", b""), 404),
        (ask("DELETE", "/api/v1/search", b""), 405),
        (ask("GET", "/api/v1/search?limit=0", b""), 400),
        (ask("POST", "/api/v1/citations", &[b'a'; 600_000]), 413),
        (ask("GET", "/api/v1/search/?q=asalari", b""), 308),
    ] {
        assert_eq!((reply.status, reply.header("access-control-allow-origin")), (status, Some("*")));
        for header in ["etag", "link", "retry-after", "ratelimit", "server-timing", "x-request-id"] {
            assert!(lists(&reply, "access-control-expose-headers", header), "{header} of {status}");
        }
    }
    assert_eq!(ask("GET", "/search?q=asalari", b"").header("access-control-allow-origin"), None);
}

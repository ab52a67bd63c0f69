//! Invalid requests: each is answered with 200 or a problem document of 4xx, and the server keeps running.

use qonun_tests::http::{encode, send_raw};
use qonun_tests::{Reply, Server};

use crate::Site;

fn queries() -> Vec<String> {
    let fixed = [
        "",
        "   \t ",
        "\"",
        "\"mehnat shartnomasi",
        "«меҳнат",
        "((((a",
        "a))))",
        "()",
        "AND OR NOT",
        "VA YOKI EMAS",
        "& | - ! ~ ^ * ? / + = :",
        "-",
        "-a",
        "*",
        "a*",
        "a*b*c*d*",
        "????",
        "sarlavha:",
        "nosuchfield:a",
        "a /999999999999 b",
        "/5",
        "a /5 b +3 c /s d",
        "asalari~99",
        "a^1e999",
        "ATLEAST999999999(a)",
        "sana:[2020-13-45 TO *]",
        "sana:[",
        "sana:2021..2019",
        "a\0\u{1}\u{7}\u{1b}[31mb\r\n",
        "\u{2bb}\u{2bc}'`",
        "\u{202e}\u{200d}\u{2066}qonun\u{feff}",
        "⚖️🇺🇿",
        "<script>alert(1)</script>",
        "%s%n{0}${x}",
        "'; drop table x; --",
        "\u{ffff}\u{fdd0}\u{10ffff}",
        "\u{e000}\u{f8ff}",
        "0x7fffffff",
        "-0",
        "1e308",
    ];
    let mut all: Vec<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
    all.extend([
        "a".repeat(5_000),
        "қ".repeat(5_000),
        "қ".repeat(1_999),
        "qonun ".repeat(330),
        format!("{}a{}", "(".repeat(900), ")".repeat(900)),
        format!("o{}", "\u{301}".repeat(500)),
        "\\".repeat(50),
        format!("a{}", " OR b".repeat(390)),
        (0..300).map(|n| format!("w{n} ")).collect(),
        "-".repeat(1_000),
        "\"a\" ".repeat(400),
        "a* ".repeat(600),
    ]);
    all
}

fn assert_sensible(reply: &Reply, request: &str) {
    let shown: String = request.chars().take(200).collect();
    match reply.status {
        200 => assert_eq!(reply.kind(), "application/json", "{shown}"),
        400..500 => {
            let _ = reply.problem(reply.status);
        }
        status => panic!("{status} for {shown}: {}", reply.text()),
    }
}

#[test]
fn no_query_brings_the_server_down() {
    let site = Site::sample();
    for query in queries() {
        for syntax in ["simple", "advanced"] {
            for scope in ["act", "provision"] {
                let path = Server::search_path(&[("q", &query), ("syntax", syntax), ("scope", scope)]);
                assert_sensible(&site.get(&path), &path);
            }
        }
        for address in ["suggest", "resolve"] {
            let path = format!("/api/v1/{address}?q={}", encode(&query));
            assert_sensible(&site.get(&path), &path);
        }
        let page = site.get(&format!("/search?q={}", encode(&query)));
        assert!(page.status < 500 && page.kind() == "text/html", "{} for the page of {query}", page.status);
        assert!(!page.text().contains("<script>alert(1)"), "the query stands unescaped in the page");
    }
    site.get("/health/live").expect(200);
}

#[test]
fn no_value_of_a_parameter_brings_the_server_down() {
    let site = Site::sample();
    let names = [
        "limit",
        "cursor",
        "syntax",
        "scope",
        "in",
        "lang",
        "type",
        "status",
        "topic",
        "body",
        "year",
        "language",
        "number",
        "sort",
        "facets",
        "snippet",
        "group",
        "per_act",
        "explain",
        "adopted_from",
        "adopted_to",
        "in_force_on",
        "changed_since",
        "takes_effect_from",
        "on",
        "ui",
    ];
    let values = [
        "",
        "0",
        "-1",
        "1000000000",
        "99999999999999999999",
        "abc",
        "1.5",
        "%00",
        ",",
        "uz-Latn,,ru",
        "null",
        "'",
        "%ff",
        "31.02.2020",
        "2020-13-45",
        "99999-01-01",
        "-0001-01-01",
        "0000-00-00",
        "2020",
        "%e2%80%ae",
        "true",
    ];
    for name in names {
        for value in values {
            let path = format!("/api/v1/search?q=asalari&{name}={value}");
            assert_sensible(&site.get(&path), &path);
        }
        let path = format!("/api/v1/search?q=asalari&{name}={}", "A".repeat(4_000));
        assert_sensible(&site.get(&path), &path);
    }
}

#[test]
fn no_address_brings_the_server_down() {
    let site = Site::sample();
    let (deep, long) = ("a/".repeat(500), "x".repeat(3_000));
    for path in [
        "/api/v1/documents/0",
        "/api/v1/documents/99999999999999999999999",
        "/api/v1/documents/-9223372036854775808",
        "/api/v1/documents/%00",
        "/api/v1/documents/..%2f..%2fetc%2fpasswd",
        "/api/v1/documents/",
        "/api/v1/documents/7000010?on=0001-01-01",
        "/api/v1/documents/7000010?on=9999-12-31",
        "/api/v1/documents/7000010/provisions/%ff",
        "/api/v1/documents/7000010/provisions/",
        &format!("/api/v1/documents/7000010/provisions/{deep}"),
        "/api/v1/acts/%ff",
        "/api/v1/acts/",
        &format!("/api/v1/acts/{long}"),
        "/api/v1/../../etc/passwd",
        "/api/v1/suggest?q=a&limit=-1",
        "/api/v1/%2e%2e/metrics",
    ] {
        assert_sensible(&site.get(path), path);
    }
    for path in
        ["/assets/../Cargo.toml", "/assets/%2e%2e/Cargo.toml", "/../../etc/passwd", "//", "/%00", "/uz/law/..%2f.."]
    {
        let reply = site.get(path);
        assert!((300..500).contains(&reply.status), "{path}: {}", reply.status);
    }
}

#[test]
fn what_is_not_http_is_refused_and_others_are_served() {
    let site = Site::sample();
    for request in [
        &b"NONSENSE\r\n\r\n"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    ] {
        let reply = send_raw(site.address(), request);
        assert!((400..500).contains(&reply.status), "{}", reply.status);
    }
    // Silent connections do not keep others from being served.
    let silent: Vec<_> = (0..50).map(|_| std::net::TcpStream::connect(site.address()).unwrap()).collect();
    site.get("/api/v1/search?q=asalari").expect(200);
    drop(silent);
    site.get("/health/live").expect(200);
}

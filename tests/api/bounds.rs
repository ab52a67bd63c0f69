//! The limits of what one client may cost: addresses, filters, bodies, connections, unread answers. Each of these once
//! brought a server down.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use qonun_tests::http::{encode, send_raw};
use qonun_tests::program::{command, text};
use qonun_tests::{Mirror, Server};

use crate::Site;

/// Maximum time that a test waits for an expected event.
const PATIENCE: Duration = Duration::from_secs(60);

/// Starts a server of the sample with options.
fn server(options: &[&str]) -> (Mirror, Server) {
    let mirror = Mirror::sample();
    mirror.ingest(&[]);
    let index = mirror.index();
    let line = ["serve", "--index", text(&index), "--listen", "127.0.0.1:0"];
    let server = Server::of(&mut command(&[&line[..], options].concat()));
    (mirror, server)
}

/// Opens a connection and sends some bytes.
fn connection(server: &Server, sent: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(sent).unwrap();
    stream
}

/// Reads until the other side closes. A connection that is cut may also end with an error.
fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn filters_and_addresses_without_limit_are_refused_and_pages_stay_small() {
    let site = Site::generated();
    let years: Vec<String> = (1..10_000).map(|year| year.to_string()).collect();
    let many = |name: &str, count: usize| (0..count).map(|at| format!("&{name}=b{at}")).collect::<String>();
    for (path, status, code) in [
        (format!("?q=soliq&year={}", years[..31].join(",")), 400, "too_many_values"),
        (format!("?q=soliq&year={}", years[..4_000].join(",")), 400, "too_many_values"),
        (format!("?q=soliq&year={}", years.join(",")), 414, "address_too_long"),
        (format!("?q=soliq{}", many("body", 31)), 400, "too_many_values"),
        (format!("?q=soliq{}", many("topic", 31)), 400, "too_many_values"),
        (format!("?q=soliq{}", many("nothing", 100)), 400, "too_many_values"),
        (format!("?q=soliq{}", many("body", 4_000)), 414, "address_too_long"),
        (format!("?q=soliq&x={}", "a".repeat(40_000)), 414, "address_too_long"),
    ] {
        let problem = site.get(&format!("/api/v1/search{path}")).problem(status);
        assert_eq!(problem["code"], code, "{}", &path[..40]);
        let page = site.get(&format!("/search{path}")).expect(status);
        assert!(
            status != 414 || page.body.len() < 16 << 10,
            "{} bytes say that the address is too long",
            page.body.len()
        );
    }
    // The largest allowed request: every value is repeated in the addresses of a page.
    let most = format!("/search?q={}{}&year={}", encode(&"қ".repeat(2_000)), many("body", 28), years[..30].join(","));
    let page = site.get(&most).expect(200);
    assert!(page.body.len() < 8 << 20, "{} bytes", page.body.len());
}

#[test]
fn an_answer_of_citations_is_bounded_and_says_where_it_ends() {
    let site = Site::sample();
    let all = "ORQ-9001 4-modda, ".repeat(6_000);
    let answer = site.post("/api/v1/citations", "text/plain", all.as_bytes()).expect(200);
    assert!(answer.body.len() < 4 << 20, "{} bytes", answer.body.len());
    let answer = answer.json();
    let told = answer["citations"].as_array().unwrap();
    assert_eq!(told.len(), 5_000);
    let cut_at = usize::try_from(answer["cut_at"].as_u64().unwrap()).unwrap();
    assert!(told.last().unwrap()["end"].as_u64().unwrap() <= cut_at as u64);
    // The remaining text, sent by itself, is answered completely.
    let rest: String = all.chars().skip(cut_at).collect();
    let answer = site.post("/api/v1/citations", "text/plain", rest.as_bytes()).expect(200).json();
    assert_eq!(answer["citations"].as_array().unwrap().len(), 1_000);
    assert!(answer.get("cut_at").is_none());
}

#[test]
fn texts_made_to_be_read_again_and_again_are_answered() {
    // A unit test counts the steps to show that reading is linear; a slow computer may take longer here.
    let (_mirror, site) = server(&["--deadline", "60"]);
    for text in [
        "1.".repeat(100_000),
        "\"о\"gi qonun ".repeat(5_000),
        "№ 58 приказ, ".repeat(10_000),
        "«".repeat(50_000),
        "(1)".repeat(50_000),
        "ст. 1-".repeat(20_000),
        "1, ".repeat(50_000),
    ] {
        let reply = site.post("/api/v1/citations", "text/plain", text.as_bytes()).expect(200);
        assert!(reply.body.len() < 8 << 20, "{} bytes", reply.body.len());
    }
}

#[test]
fn slow_heads_bodies_and_idle_connections_are_cut() {
    let times = ["--head-timeout", "0.3", "--body-timeout", "0.3"];
    let (_mirror, server) = server(&times);
    for sent in [&b""[..], b"GET /api/v1/search?q=", b"GET / HTTP/1.1\r\nHost: x\r\n"] {
        assert!(!rest(connection(&server, sent)).contains("200 OK"), "cut before an answer");
    }
    let slow = b"POST /api/v1/citations HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nORQ";
    let told = rest(connection(&server, slow));
    assert!(told.starts_with("HTTP/1.1 408") && told.contains("body_too_slow"), "{told}");
    let idle = connection(&server, b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(rest(idle).starts_with("HTTP/1.1 200"), "answered, then closed");
    server.get("/health/live").expect(200);
}

#[test]
fn connections_beyond_the_limit_close_those_that_are_idle_and_others_are_served() {
    let (_mirror, server) = server(&["--max-connections", "20"]);
    let silent: Vec<_> = (0..100).map(|_| connection(&server, b"GET / HTTP/1.1\r\n")).collect();
    server.get("/api/v1/search?q=asalari").expect(200);
    drop(silent);
    server.get("/api/v1/search?q=asalari").expect(200);
}

#[test]
fn who_does_not_read_is_cut_and_keeps_no_memory() {
    // There is room for one answer of this size, but not for two.
    let (_mirror, server) = server(&["--write-timeout", "0.3", "--max-outgoing", "3000000"]);
    let text = "ORQ-9001 4-modda, ".repeat(5_000);
    let ask = format!(
        "POST /api/v1/citations HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}",
        text.len()
    );
    let unread: Vec<_> = (0..8).map(|_| connection(&server, ask.as_bytes())).collect();
    // Each connection is cut in the end, without a byte from this side; then there is room again.
    for mut stream in unread {
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        assert!([&b"HTTP/1.1 200"[..], b"HTTP/1.1 503"].contains(&&first[..]));
        rest(stream);
    }
    let whole = server.post("/api/v1/citations", "text/plain", text.as_bytes()).expect(200);
    assert_eq!(whole.json()["citations"].as_array().unwrap().len(), 5_000);
}

#[test]
fn plain_questions_are_answered_while_dear_ones_hold_all_places() {
    let mirror = Mirror::generated(200);
    mirror.ingest(&[]);
    let index = mirror.index();
    let line = ["serve", "--index", text(&index), "--listen", "127.0.0.1:0", "--threads", "1", "--deadline", "60"];
    let mut server = Server::of(&mut command(&line));
    let text = format!("{}{}", "\"о\"gi qonun ".repeat(10_000), "№ 58 приказ, ".repeat(10_000));
    let ask = format!(
        "POST /api/v1/citations HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}",
        text.len()
    );
    let dear: Vec<_> = (0..8).map(|_| connection(&server, ask.as_bytes())).collect();
    for _ in 0..20 {
        server.get("/api/v1/search?q=qonun").expect(200);
    }
    // A server told to stop under attack ends in time.
    server.ask_to_stop();
    assert_eq!(server.wait(Duration::from_secs(30)).code(), Some(0));
    drop(dear);
}

#[test]
fn another_host_is_neither_led_to_nor_quoted() {
    let (_mirror, server) = server(&["--base-url", "https://qonun.example/"]);
    let page = server.get("//evil.example/x");
    assert_eq!(page.status, 404);
    assert!(!page.text().contains("//evil.example"), "{}", page.text());
    assert_eq!(server.get("/search//?q=asalari").header("location"), Some("/search?q=asalari"));

    let address = "/uz/law/2019/9001/uz-Latn";
    let page = server.get_with(address, &[("X-Forwarded-Host", "evil.example")]).expect(200);
    assert!(page.text().contains("https://qonun.example/uz/law/2019/9001"), "the citation has the address of the site");
    assert!(!page.text().contains(server.address()) && !page.text().contains("evil.example"));
    assert!(page.header("strict-transport-security").is_some());

    let twice = format!("GET {address} HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
    assert_eq!(send_raw(server.address(), twice.as_bytes()).status, 400);
    let spoilt = format!("GET {address} HTTP/1.1\r\nHost: a\"><b\r\nConnection: close\r\n\r\n");
    assert_eq!(send_raw(server.address(), spoilt.as_bytes()).status, 400);
}

#[test]
fn what_depends_on_a_cookie_is_not_kept_for_others() {
    let site = Site::sample();
    for path in [
        "/",
        "/search?q=asalari",
        "/help/query",
        "/help/problems",
        "/uz/law/2019/9001",
        "/uz/law/2019/9001/uz-Latn",
        "/uz/law/2019/9001/uz-Latn/art_4",
        "/opensearch.xml",
        "/suggest/opensearch?q=asal",
    ] {
        let reply = site.get(path).expect(200);
        let (kept, vary) = (reply.header("cache-control").unwrap_or(""), reply.header("vary").unwrap_or(""));
        assert!(kept.contains("private") || kept.contains("no-store"), "{path}: {kept}");
        assert!(vary.to_lowercase().contains("cookie"), "{path}: {vary}");
    }
    for path in [
        "/api/v1/search?q=asalari",
        "/api/v1/suggest?q=asal",
        "/api/v1/resolve?q=ORQ-9001",
        "/api/v1/acts/uz/law/2019/9001",
    ] {
        let reply = site.get_with(path, &[("Cookie", "ui=ru")]).expect(200);
        assert!(reply.header("cache-control").unwrap_or("").contains("public"), "{path}");
        assert!(reply.header("vary").unwrap_or("").to_lowercase().contains("accept-language"), "{path}");
        assert_eq!(reply.body, site.get(path).body, "{path}: the API knows no cookies");
    }
}

#[test]
fn names_of_requests_are_short_and_plain() {
    let site = Site::sample();
    let named = |name: &str| {
        let reply = site.get_with("/health/live", &[("X-Request-Id", name)]);
        reply.header("x-request-id").unwrap_or("").to_owned()
    };
    assert_eq!(named("a-1_b.2:c"), "a-1_b.2:c");
    for bad in ["x".repeat(65).as_str(), "a b", "<b>"] {
        let given = named(bad);
        assert!(given != bad && !given.is_empty() && given.len() <= 64, "{given}");
    }
}

#[test]
fn operators_have_a_listener_of_their_own() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let (_mirror, server) = server(&["--admin-listen", &address]);
    for path in ["/metrics", "/health/live", "/health/ready"] {
        assert_eq!(server.get(path).status, 404, "{path}");
        assert_eq!(qonun_tests::http::send(&address, "GET", path, &[], b"").status, 200, "{path}");
    }
    assert_eq!(qonun_tests::http::send(&address, "GET", "/search?q=a", &[], b"").status, 404);
    server.get("/api/v1/health/ready").expect(200);
}

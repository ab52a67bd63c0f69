//! `/api/v1/citations/check` and the page `/check`

use serde_json::Value;

use crate::Site;

const TEXT: &str = "Мурожаат.\nЎРҚ-9001-сон Қонуннинг 4-моддаси, ЎРҚ-9001-сон Қонуннинг 777-моддаси,\n\
    ПФ-9070-сон Фармон, ЎРҚ-8888-сон Қонун, часть 99 статьи 4 Закона № ЗРУ-9001, приказ № 3055.\n";

fn check(site: &Site, query: &str, text: &str) -> Value {
    site.post(&format!("/api/v1/citations/check{query}"), "text/plain", text.as_bytes()).expect(200).json()
}

/// Line, canonical form, findings and state of each citation.
fn lines(answer: &Value) -> Vec<String> {
    let line = |one: &Value| {
        let findings: Vec<&str> =
            one["findings"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        format!("{} {}: {}", one["line"], one["canonical"].as_str().unwrap(), findings.join(" "))
    };
    answer["citations"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_citation_has_its_findings() {
    let site = Site::sample();
    let answer = check(&site, "", TEXT);
    let found = lines(&answer);
    for wanted in [
        "2 ORQ-9001, art_4: ",
        "2 ORQ-9001, art_777: no_provision",
        "3 PF-9070: ambiguous",
        "3 ORQ-8888: not_held",
        "3 ORQ-9001, art_4/part_99: no_part",
    ] {
        assert!(found.iter().any(|line| line == wanted), "no {wanted:?} in {found:#?}");
    }
    assert_eq!(answer["citations"][0]["state"], "in_force");
    assert_eq!(answer["citations"][2]["matches"].as_array().unwrap().len(), 3);
}

#[test]
fn the_state_is_that_of_the_day() {
    let site = Site::sample();
    for (text, on, wanted, state) in [
        ("приказ № 3055", "2020-01-01", None, "in_force"),
        ("приказ № 3055", "2023-05-05", None, "in_force"),
        ("приказ № 3055", "2023-05-06", Some("repealed"), "repealed"),
        ("приказ № 3055", "2001-01-01", Some("not_yet"), "not_yet"),
    ] {
        let answer = check(&site, &format!("?on={on}"), text);
        let one = &answer["citations"][0];
        assert_eq!((one["state"].as_str(), answer["on"].as_str()), (Some(state), Some(on)), "{text}: {answer}");
        let findings: Vec<&str> = one["findings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(findings.iter().find(|name| ["repealed", "not_yet"].contains(name)).copied(), wanted, "{answer}");
    }
}

#[test]
fn a_provision_that_has_changed_since_is_told_with_its_old_text() {
    let site = Site::sample();
    let text = "OʻRQ-9001-son Qonunning 1-moddasi";
    let today = check(&site, "", text);
    assert_eq!(today["citations"][0]["findings"], serde_json::json!([]), "{today}");
    let then = check(&site, "?on=2020-01-01", text);
    let findings = then["citations"][0]["findings"].to_string();
    let words = |day: &str| site.get(&format!("/api/v1/documents/-7000001/provisions/art_1{day}")).expect(200).json();
    let has_changed = words("?on=2020-01-01")["text"] != words("")["text"];
    assert_eq!(findings.contains("\"changed\""), has_changed, "{then}");
    if has_changed {
        let url = then["citations"][0]["url_then"].as_str().unwrap();
        site.get(url).expect(200);
    }
}

#[test]
fn a_table_has_a_line_for_each_match() {
    let site = Site::sample();
    let reply = site.post("/api/v1/citations/check?format=csv", "text/plain", TEXT.as_bytes()).expect(200);
    assert_eq!(reply.kind(), "text/csv");
    let lines: Vec<&str> = reply.text().split("\r\n").collect();
    assert!(lines[0].starts_with("line,start,end,citation,canonical,findings,act,path,title"));
    assert_eq!(lines.iter().filter(|line| line.contains(",ambiguous,")).count(), 3, "{lines:#?}");
    let missing = lines.iter().find(|line| line.contains(",no_provision,")).unwrap();
    assert!(missing.contains(",art_777,"), "{missing}");
}

#[test]
fn files_are_read_and_bad_ones_refused() {
    let site = Site::sample();
    let page =
        "<html><head><title>ЎРҚ-8888-сон</title></head><body><p>а</p><p>ЎРҚ-9001-сон <b>Қонуннинг</b> 4-моддаси</p>";
    let answer = site.post("/api/v1/citations/check", "text/html; charset=utf-8", page.as_bytes()).expect(200).json();
    assert_eq!(lines(&answer), ["2 ORQ-9001, art_4: "]);
    let json = serde_json::json!({"text": "ЎРҚ-9001-сон Қонуннинг 4-моддаси"}).to_string();
    let answer = site.post("/api/v1/citations/check", "application/json", json.as_bytes()).expect(200).json();
    assert_eq!(lines(&answer), ["1 ORQ-9001, art_4: "]);

    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let large = "ЎРҚ-547 15-модда, ".repeat(40_000);
    for (kind, body, status) in [
        (word, &b"no archive"[..], 400),
        ("text/plain", b"\xff", 400),
        ("application/json", b"{", 400),
        ("image/png", b"x", 415),
        ("text/plain", large.as_bytes(), 413),
    ] {
        site.post("/api/v1/citations/check", kind, body).problem(status);
    }
    for query in ["?on=never", "?format=xls", "?on=2020-01-01&on=2021-01-01"] {
        site.post(&format!("/api/v1/citations/check{query}"), "text/plain", b"a").problem(400);
    }
    site.get("/api/v1/citations/check").problem(405);
}

/// A form with a text, and with a file if `file` names one.
fn form(text: &str, file: Option<(&str, &[u8])>, format: &str) -> Vec<u8> {
    let mut body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--x\r\nContent-Disposition: form-data; \
         name=\"format\"\r\n\r\n{format}\r\n"
    )
    .into_bytes();
    if let Some((name, bytes)) = file {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    body
}

#[test]
fn the_page_takes_a_text_or_a_file_in_four_languages() {
    let site = Site::sample();
    let kind = "multipart/form-data; boundary=x";
    for (ui, word) in [
        ("en", "The act has no such provision"),
        ("ru", "В акте нет такого положения"),
        ("uz-Latn", "Hujjatda bunday qoida yoʻq"),
        ("uz-Cyrl", "Ҳужжатда бундай қоида йўқ"),
    ] {
        let address = format!("/check?ui={ui}");
        assert!(site.get(&address).expect(200).text().contains("<textarea"));
        let page = site.post(&address, kind, &form(TEXT, None, "html")).expect(200);
        assert!(page.text().contains(word) && page.text().contains("/uz/law/2019/9001/"), "{}", page.text());
    }
    let file =
        site.post("/check?ui=en", kind, &form("", Some(("a.html", b"<p>ORQ-9001 777-modda")), "html")).expect(200);
    assert!(file.text().contains("no such provision"), "{}", file.text());
    let table = site.post("/check", kind, &form(TEXT, None, "csv")).expect(200);
    assert_eq!((table.kind(), table.header("content-disposition").is_some()), ("text/csv", true));
    let plain = site.post("/check?ui=en", "application/x-www-form-urlencoded", b"text=ORQ-9001+777-modda").expect(200);
    assert!(plain.text().contains("no such provision"));
    for (file, status) in [(("a.png", &b"x"[..]), 415), (("a.docx", b"x"), 400)] {
        assert_eq!(site.post("/check?ui=en", kind, &form("", Some(file), "html")).status, status);
    }
    assert_eq!(site.post("/check", "text/plain", b"x").status, 415);
}

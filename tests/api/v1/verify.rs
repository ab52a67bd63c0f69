//! `/api/v1/verify` and the page `/verify`

use qonun_tests::http::encode;
use serde_json::Value;

use crate::Site;

fn verify(site: &Site, token: &str) -> Value {
    site.get(&format!("/api/v1/verify?proof={}", encode(token))).expect(200).json()
}

/// The proof of a provision.
fn proof(site: &Site, address: &str) -> Value {
    site.get(&format!("/api/v1/documents/{address}")).expect(200).json()["proof"].clone()
}

/// Characters of a text.
fn cut(text: &Value, span: &Value) -> String {
    let place = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
    text.as_str().unwrap().chars().skip(place(0)).take(place(1) - place(0)).collect()
}

#[test]
fn every_provision_and_every_hit_has_a_proof_that_is_true() {
    let site = Site::sample();
    let mut proofs = vec![proof(&site, "7000003/provisions/art_4-1"), proof(&site, "7000020/provisions/point_2")];
    for (query, group) in [("asalari", "act"), ("", "none")] {
        let answer = site.search(&[("q", query), ("group", group), ("limit", "100")]);
        for result in answer["results"].as_array().unwrap() {
            proofs.extend(result["provisions"].as_array().unwrap().iter().map(|hit| hit["proof"].clone()));
        }
    }
    assert!(proofs.len() > 20, "{}", proofs.len());
    for proof in proofs {
        let answer = verify(&site, proof["token"].as_str().unwrap());
        assert_eq!((&answer["verdict"], &answer["reason"]), (&"true".into(), &Value::Null), "{proof}");
        assert_eq!(answer["proof"], proof["token"]);
        let (document, path) = (proof["document"].as_i64().unwrap(), proof["path"].as_str().unwrap());
        let shown = site.get(&format!("/api/v1/documents/{document}/provisions/{path}")).expect(200).json();
        assert_eq!(shown["proof"]["sha256"], proof["sha256"], "a hit and its provision say the same");
        assert_eq!(cut(&shown["text"], &proof["span"]), shown["text"].as_str().unwrap());
        let values = ["generation", "document", "edition", "path", "sha256"].map(|name| {
            let value = proof[name].as_str().map_or_else(|| proof[name].to_string().replace("null", ""), str::to_owned);
            format!("{name}={}", encode(&value))
        });
        let by_values = site.get(&format!("/api/v1/verify?{}", values.join("&"))).expect(200).json();
        assert_eq!(by_values["verdict"], "true", "{values:?}");
    }
}

#[test]
fn the_proof_of_a_part_is_of_its_words() {
    let site = Site::sample();
    let shown = site.get("/api/v1/documents/7000003/provisions/art_4-1/part_1").expect(200).json();
    assert_eq!(shown["proof"]["path"], "art_4-1/part_1");
    assert_eq!(cut(&shown["text"], &shown["proof"]["span"]), shown["part"]["text"].as_str().unwrap());
    assert_eq!(verify(&site, shown["proof"]["token"].as_str().unwrap())["verdict"], "true");
}

#[test]
fn an_earlier_wording_has_changed() {
    let site = Site::sample();
    let old = proof(&site, "-7000001/provisions/art_1?on=2020-01-01");
    assert_eq!(old["edition"], "2019-06-05");
    let answer = verify(&site, old["token"].as_str().unwrap());
    let wanted = if proof(&site, "-7000001/provisions/art_1")["sha256"] == old["sha256"] { "true" } else { "changed" };
    assert_eq!((&answer["verdict"], &answer["stated_in"]["from"]), (&wanted.into(), &"2019-06-05".into()), "{answer}");
    if wanted == "changed" {
        let pieces = answer["difference"]["diff"].as_array().unwrap();
        let without = |op: &str| -> String {
            pieces.iter().filter(|piece| piece["op"] != op).map(|piece| piece["text"].as_str().unwrap()).collect()
        };
        let text = |day: &str| {
            site.get(&format!("/api/v1/documents/-7000001/provisions/art_1{day}")).expect(200).json()["text"].clone()
        };
        assert_eq!((without("insert"), without("delete")), {
            let (old, new) = (text("?on=2020-01-01"), text(""));
            (old.as_str().unwrap().to_owned(), new.as_str().unwrap().to_owned())
        });
    }
    assert_eq!(answer["status"], "in_force");
}

#[test]
fn what_cannot_be_told_is_unknown_and_what_is_no_proof_a_400() {
    let site = Site::sample();
    let token = proof(&site, "7000003/provisions/art_4-1")["token"].as_str().unwrap().to_owned();
    let digest = token.split("sha256-").nth(1).unwrap().split(':').next().unwrap();
    let generation = token.rsplit(':').next().unwrap();
    let forged = token.replace(digest, &"0".repeat(64));
    for (token, verdict, reason) in [
        (forged.clone(), "unknown", "other_words"),
        (forged.replace(generation, "000000-0000000000000000"), "changed", "not_held"),
        (token.replace("uz/law/2019/9001", "uz/law/1900/1"), "unknown", "no_text"),
        (token.replace("art_4-1", "art_999"), "unknown", "no_provision"),
    ] {
        let answer = verify(&site, &token);
        assert_eq!((answer["verdict"].as_str(), answer["reason"].as_str()), (Some(verdict), Some(reason)), "{token}");
        assert!(answer["difference"].is_null());
    }
    for wrong in ["", "x", &token[1..], &token[..40], &token.replace("sha256", "md5"), &"q".repeat(3000)] {
        let problem = site.get(&format!("/api/v1/verify?proof={}", encode(wrong))).problem(400);
        assert_eq!(problem["parameter"], "proof", "{wrong}: {problem}");
        if !wrong.is_empty() {
            assert!(site.get(&format!("/verify?proof={}", encode(wrong))).expect(400).text().contains("<html"));
        }
    }
    let _ = site.get("/api/v1/verify?document=1&generation=a&path=art_1&sha256=00").problem(404);
    let _ = site.get("/api/v1/verify?document=7000003&generation=a&path=art_1&sha256=00").problem(400);
}

#[test]
fn the_page_of_an_article_has_its_proof_and_leads_to_the_check() {
    let site = Site::sample();
    for (ui, word) in
        [("en", "word for word"), ("ru", "слово в слово"), ("uz-Latn", "soʻzma-soʻz"), ("uz-Cyrl", "сўзма-сўз")]
    {
        let page = site.get(&format!("/uz/law/2019/9001/ru/art_4-1?ui={ui}")).expect(200);
        let token = proof(&site, "7000003/provisions/art_4-1")["token"].as_str().unwrap().to_owned();
        assert!(page.text().contains(&token), "{}", page.text());
        let href = page.text().split("href=\"").find(|rest| rest.starts_with("/verify?")).unwrap();
        let href = href.split('"').next().unwrap().replace("&#38;", "&");
        let checked = site.get(&format!("{href}&ui={ui}")).expect(200);
        assert!(checked.text().contains(word), "{ui}: {}", checked.text());
    }
    assert!(site.get("/verify").expect(200).text().contains("<textarea"));
}

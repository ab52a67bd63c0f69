//! One complete answer of each kind, as a client reads it. The test detects a field that is lost, renamed or moved.
//!
//! The acts have no future edition, so the answers are the same on every day. Values that depend on the run or on
//! ranking weights are replaced: the name of the generation, cursors, scores.

use qonun_tests::Reply;
use qonun_tests::http::encode;
use serde_json::Value;

use crate::Site;

/// Replaces each value that depends on the run.
fn settle(value: &mut Value, generation: &str) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), &*member) {
                    ("next", Value::String(_)) => *member = "[cursor]".into(),
                    ("score" | "value", Value::Number(number)) if number.is_f64() => *member = "[score]".into(),
                    _ => settle(member, generation),
                }
            }
        }
        Value::Array(members) => members.iter_mut().for_each(|member| settle(member, generation)),
        Value::String(text) => *text = text.replace(generation, "[generation]"),
        _ => {}
    }
}

/// Compares the status, the media type and the body of an answer with the stored snapshot.
fn compare(name: &str, reply: &Reply, generation: &str) {
    let mut body = reply.json();
    settle(&mut body, generation);
    let answer = serde_json::json!({ "status": reply.status, "type": reply.kind(), "body": body });
    insta::assert_json_snapshot!(name, answer);
}

#[test]
fn each_kind_of_answer_is_this() {
    let site = Site::sample();
    let generation = site.mirror.current();
    for (name, path) in [
        ("search", "/api/v1/search?q=~&limit=1&facets=type,body,topic,status,year,language&explain=true"),
        ("suggest", "/api/v1/suggest?q=~"),
        ("resolve", "/api/v1/resolve?q=VMQ-77"),
        ("document", "/api/v1/documents/7000030"),
        ("provision", "/api/v1/documents/7000030/provisions/art_1"),
        ("act", "/api/v1/acts/uz/code/2001/7000030"),
        ("ready", "/api/v1/health/ready"),
        ("problem", "/api/v1/search?q=a&limit=many"),
    ] {
        compare(name, &site.get(&path.replace('~', &encode("сад"))), &generation);
    }
    let text = "ORQ-9080 1-modda, VMQ-77 99-band; статья 4 Закона «О пчеловодстве»";
    compare("citations", &site.post("/api/v1/citations", "text/plain", text.as_bytes()), &generation);
}

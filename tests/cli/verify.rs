//! `qonun verify`: proofs that outlive the generation that made them.

use std::fs;

use qonun_tests::Mirror;
use qonun_tests::program::{qonun, text};

/// The proof of the first provision that a search finds.
fn proof(mirror: &Mirror, query: &str) -> String {
    mirror.search(query)["results"][0]["provisions"][0]["proof"]["token"].as_str().unwrap().to_owned()
}

#[test]
fn a_proof_is_true_until_its_words_change() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let verify = |token: &str, code: i32| qonun(&["verify", token, "--index", text(&index)]).expect(code).out;
    let token = proof(&sample, "queen");
    assert!(verify(&token, 0).starts_with("true\n/uz/law/2019/9001/en/"));

    // Another page changes: a new generation, the same words.
    sample.edit("7000003.html", "Матка заменяется", "Матка всегда заменяется");
    sample.ingest(&[]);
    assert!(verify(&token, 0).starts_with("true\n"));

    // The generation that has the words is still there: the difference is shown.
    let token = proof(&sample, "queen");
    sample.edit("7000004.html", "queen", "walrus queen");
    sample.ingest(&[]);
    let told = verify(&token, 1);
    assert!(told.starts_with("changed\n") && told.contains("{+ walrus+}"), "{told}");
    let json = qonun(&["verify", &token, "--index", text(&index), "--json"]).expect(1).json();
    assert_eq!((&json["verdict"], &json["difference"]["change"]), (&"changed".into(), &"changed".into()), "{json}");

    // It is gone: that the words are others is all that can be told.
    for word in ["Матка всегда", "Матка часто"].windows(2) {
        sample.edit("7000003.html", word[0], word[1]);
        sample.ingest(&[]);
    }
    assert!(verify(&token, 1).starts_with("changed\tnot_held\n"));

    sample.edit("7000003.html", "Матка часто", "Матка редко");
    fs::remove_file(sample.page("7000004.html")).unwrap();
    sample.ingest(&["--prune"]);
    assert_eq!(verify(&token, 1), "unknown\tno_text\n");
    assert!(qonun(&["verify", "nonsense", "--index", text(&index)]).expect(2).err.contains("qonun-proof:1:"));
}

//! `qonun check links`: the links that lead nowhere.

use qonun_tests::Mirror;
use qonun_tests::program::{qonun, text};
use serde_json::Value;

#[test]
fn links_that_lead_nowhere_are_listed_one_a_line() {
    let sample = Mirror::sample();
    // A link to an element that its page lacks, and one to a page that the mirror lacks.
    sample.edit("7000010.html", "/docs/7000001#7000107", "/docs/7000001#7999999");
    sample.ingest(&[]);
    let index = sample.index();
    let ran = qonun(&["check", "links", "--index", text(&index)]).expect(1);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (counts, broken) = lines.split_last().unwrap();
    let of = |reason: &str| broken.iter().filter(|line| line["reason"] == reason).count();
    assert_eq!((&counts["no_document"], &counts["no_element"]), (&of("no_document").into(), &of("no_element").into()));
    assert!(counts["links"].as_u64().unwrap() > broken.len() as u64, "{counts}");
    let edited = broken.iter().find(|line| line["document"] == 7_000_010).unwrap();
    assert_eq!((&edited["path"], &edited["to"]), (&"annex_1/point_3".into(), &7_000_001.into()));
    assert_eq!((&edited["anchor"], &edited["reason"]), (&"7999999".into(), &"no_element".into()));
    qonun(&["check", text(&index)]).expect(0);
}

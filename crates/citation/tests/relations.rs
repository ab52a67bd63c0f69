//! The relations of `relations.md`, and their invariants.

use proptest::prelude::*;
use qonun_citation::{ListHead, Quotes, Role, Setting, relation};
use qonun_law::NoteKind;
use qonun_testkit::tables;

fn role(name: &str) -> (Role, bool) {
    let role = match name {
        "text" | "own" => Role::Text,
        "preamble" => Role::Preamble,
        "stamp" => Role::Stamp,
        "note" => Role::Note(NoteKind::Amendment),
        "note on act" => Role::NoteOnAct(NoteKind::Warning),
        "comment" => Role::Note(NoteKind::Comment),
        _ => panic!("no place {name}"),
    };
    (role, name == "own")
}

#[test]
fn every_citation_states_its_relation() {
    let mut wrong = Vec::new();
    for row in tables!("relations.md").rows::<3>(45) {
        let [place, marked, wanted] = row.cells();
        let (role, own) = role(place);
        let (list, marked) = match marked.split_once(" // ") {
            Some((line, marked)) if line.ends_with(':') => (ListHead::of_line(line), marked),
            Some((heading, marked)) => (ListHead::of_heading(heading), marked),
            None => (ListHead::default(), marked),
        };
        let (before, rest) = marked.split_once("[[").unwrap();
        let (inside, after) = rest.split_once("]]").unwrap();
        let sentence = format!("{before}{inside}{after}");
        let place = (before.len(), before.len() + inside.len());
        let found = relation(&Setting { role, sentence: &sentence, place, own, anchored: false, quoted: false, list });
        if format!("{found:?}") != wanted {
            wrong.push(format!("{marked}\n    wanted {wanted}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_passage_may_be_quoted_over_paragraphs() {
    let mut quotes = Quotes::default();
    for (paragraph, open) in [("bayon etilsin:", false), ("“Birinchi «ichki» qism.", true), ("Ikkinchi qism”.", false)]
    {
        quotes.read(paragraph);
        assert_eq!(quotes.are_open(), open, "{paragraph}");
    }
}

proptest! {
    #[test]
    fn any_sentence_states_some_relation(before in "\\PC{0,60}", inside in "\\PC{0,20}", after in "\\PC{0,60}", own: bool) {
        let sentence = format!("{before}{inside}{after}");
        let place = (before.len(), before.len() + inside.len());
        for name in ["text", "preamble", "stamp", "note", "note on act", "comment"] {
            let setting =
                Setting { role: role(name).0, sentence: &sentence, place, own, anchored: false, quoted: false, list: ListHead::default() };
            let _ = relation(&setting);
        }
    }
}

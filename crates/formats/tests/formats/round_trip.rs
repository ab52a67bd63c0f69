//! Akoma Ntoso and JSON lines are read back as they were.

use qonun_formats::{Extract, Format, akn, json_lines};
use qonun_law::Document;

use crate::documents::{DOCUMENTS, about};

/// Returns a document as Akoma Ntoso has it: problems of the page are not part of it.
pub(crate) fn without_problems(document: &Document) -> Document {
    Document { problems: Vec::new(), ..document.clone() }
}

/// Returns what differs between two documents, in words.
pub(crate) fn difference(one: &Document, other: &Document) -> Option<String> {
    let pairs = one.provisions.iter().zip(&other.provisions);
    if let Some((one, other)) = pairs.clone().find(|(one, other)| one != other) {
        return Some(format!("{one:#?}\n{other:#?}"));
    }
    if one.provisions.len() != other.provisions.len() {
        return Some(format!("{} provisions, not {}", other.provisions.len(), one.provisions.len()));
    }
    (one != other).then(|| {
        let head = |document: &Document| Document { provisions: Vec::new(), ..document.clone() };
        format!("{:#?}\n{:#?}", head(one), head(other))
    })
}

#[test]
fn documents_are_read_back_from_akoma_ntoso() {
    for document in DOCUMENTS.iter() {
        let about = about(document);
        let written = Extract::whole(document, &about).to_bytes(Format::Akn).unwrap();
        let (read, of_file) = akn::read(std::str::from_utf8(&written).unwrap()).unwrap();
        assert_eq!(of_file.as_ref(), Some(&about));
        if let Some(difference) = difference(&without_problems(document), &read) {
            panic!("{}: {difference}", document.id);
        }
    }
}

#[test]
fn documents_are_read_back_from_lines() {
    for document in DOCUMENTS.iter() {
        let about = about(document);
        let written = Extract::whole(document, &about).to_bytes(Format::JsonLine).unwrap();
        let line = std::str::from_utf8(&written).unwrap();
        assert_eq!(line.matches('\n').count(), 1, "a document is one line");
        let (read, of_line) = json_lines::read(line).unwrap();
        assert_eq!(of_line.as_ref(), Some(&about));
        if let Some(difference) = difference(document, &read) {
            panic!("{}: {difference}", document.id);
        }
    }
}

/// The names of the format are fixed: a change of this text is a new version of it.
#[test]
fn a_line_has_the_names_of_the_format() {
    let line = include_str!("line.jsonl");
    let (document, about) = json_lines::read(line).unwrap();
    let written = Extract::whole(&document, &about.unwrap()).to_bytes(Format::JsonLine).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), line);
}

#[test]
fn other_files_are_refused() {
    for line in [
        "",
        "{}",
        "[]",
        "{\"format\":\"qonun-document/2\",\"id\":1,\"lang\":\"ru\",\"title\":\"\",\"type\":\"law\",\"status\":\"in_force\"}",
    ] {
        assert!(json_lines::read(line).is_err(), "{line}");
    }
    let deep = "<a>".repeat(100_000);
    for xml in ["", "<a/>", "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"/>", deep.as_str()] {
        assert!(akn::read(xml).is_err());
    }
}

/// A file of another author has only what the standard has.
#[test]
fn a_foreign_act_is_read() {
    let (document, about) = akn::read(include_str!("foreign.xml")).unwrap();
    assert!(about.is_none());
    assert_eq!((document.title.as_str(), document.lang.tag()), ("Noise Act", "en"));
    assert_eq!(document.adopted.map(|day| day.to_string()).as_deref(), Some("1996-07-18"));
    let shown: Vec<String> = document
        .provisions
        .iter()
        .map(|provision| {
            let text = provision.text().replace('\n', " / ");
            format!(
                "{} {} {} [{}] {text}",
                "·".repeat(provision.depth.into()),
                provision.path,
                provision.label,
                provision.heading
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            " preamble  [] Whereas noise is a nuisance:",
            " chp_1 Chapter 1 [General] ",
            "· chp_1/art_1 Article 1 [Scope] (1) This Act applies to: / (a) dwellings; / (b) vehicles. / (2) See section 9.",
            " att_1  [Schedule] ",
            "· att_1/para_1  [] Levels of noise.",
        ]
    );
    assert_eq!(document.provisions[2].number.as_deref(), Some("1"));
    assert_eq!(document.provisions[2].blocks[3].links.len(), 1);
}

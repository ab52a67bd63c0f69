//! Parts of a text: a chapter with its articles, an article, lines of one.

use qonun_formats::{Extract, Format, FormatError, akn};
use qonun_law::{ActType, Block, Document, Lang, Link, LinkTarget, Path, Provision, ProvisionKind};

use crate::documents::about;

fn provision(path: &str, kind: ProvisionKind, label: &str, depth: u8, lines: &[&str]) -> Provision {
    let block = |text: &&str| Block { text: (*text).to_owned(), ..Block::default() };
    Provision {
        path: Path::new(path),
        kind,
        number: None,
        label: label.to_owned(),
        heading: String::new(),
        level: None,
        depth,
        anchor: None,
        other_ids: Vec::new(),
        blocks: lines.iter().map(block).collect(),
        notes: Vec::new(),
    }
}

fn document() -> Document {
    let mut document = Document::new(5, Lang::Ru, "О шуме", ActType::Law);
    document.provisions = vec![
        provision("chapter_1", ProvisionKind::Chapter, "Глава 1.", 0, &[]),
        provision(
            "art_1",
            ProvisionKind::Article,
            "Статья 1.",
            1,
            &["Шум запрещён.", "Суд вправе:", "а) простить;", "б) наказать."],
        ),
        provision("art_2", ProvisionKind::Article, "Статья 2.", 1, &["Закон вступает в силу."]),
        provision("chapter_2", ProvisionKind::Chapter, "Глава 2.", 0, &[]),
        provision("annex_1", ProvisionKind::Annex, "Приложение", 0, &[]),
        provision("annex_1/point_1", ProvisionKind::Point, "1.", 1, &["Уровень шума."]),
    ];
    let link = Link { start: 3, end: 11, target: LinkTarget::Here { anchor: "-7".to_owned() } };
    document.provisions[1].blocks[2].links.push(link);
    document
}

fn text(path: &str, format: Format) -> Result<String, FormatError> {
    let document = document();
    let about = about(&document);
    let bytes = Extract::part(&document, &about, &Path::new(path))?.to_bytes(format)?;
    Ok(String::from_utf8(bytes).unwrap())
}

#[test]
fn a_part_is_what_its_path_names() {
    for (path, wanted) in [
        (
            "chapter_1",
            Some(
                "Глава 1.|Статья 1.|Шум запрещён.|Суд вправе:|а) простить;|б) наказать.|Статья 2.|Закон вступает в силу.",
            ),
        ),
        ("art_2", Some("Статья 2.|Закон вступает в силу.")),
        ("art_1/part_2", Some("Статья 1.|Суд вправе:|а) простить;|б) наказать.")),
        ("art_1/part_2/point_а", Some("Статья 1.|а) простить;")),
        ("annex_1", Some("Приложение|1. Уровень шума.")),
        ("chapter_2", Some("Глава 2.")),
        ("art_3", None),
        ("art_2/part_9", None),
    ] {
        let text = text(path, Format::Text).ok();
        let lines = text.as_ref().map(|text| {
            let lines = text.lines().skip_while(|line| !line.is_empty());
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("|")
        });
        assert_eq!(lines.as_deref(), wanted, "{path}");
    }
}

#[test]
fn a_part_is_a_portion_of_the_act() {
    let xml = text("art_1/part_2", Format::Akn).unwrap();
    assert!(xml.contains("<portion includedIn=\"/akn/uz/act/law/2001/5/rus@\">"), "{xml}");
    let (read, _) = akn::read(&xml).unwrap();
    assert_eq!(read.provisions.len(), 1);
    let blocks = &read.provisions[0].blocks;
    assert_eq!(blocks.len(), 3);
    assert_eq!(blocks[1].links, document().provisions[1].blocks[2].links);
    let annex = text("annex_1", Format::Akn).unwrap();
    assert!(annex.contains("eId=\"annex_1__point_1\""), "{annex}");
}

#[test]
fn pages_and_json_name_the_part() {
    assert!(text("art_1", Format::Html).unwrap().contains("<h3 class=\"article\" id=\"art_1\">"));
    let json: serde_json::Value = serde_json::from_str(&text("art_1", Format::JsonLd).unwrap()).unwrap();
    assert_eq!(json["legislationIdentifier"], "art_1");
    assert_eq!(json["isPartOf"]["name"], "О шуме");
}

/// A picture has no words: it is named where it stands. A link that lost its words is not a picture.
#[test]
fn pictures_are_named() {
    let link = |at: u32, address: &str| Link { start: at, end: at, target: LinkTarget::Address(address.to_owned()) };
    let here = Link { start: 0, end: 0, target: LinkTarget::Here { anchor: "-7".to_owned() } };
    for (text, links, wanted) in [
        ("Равно , где", vec![link(6, "/files/5.png")], "Равно Формула (изображение), где"),
        ("", vec![link(0, "/files/5")], "Формула (изображение)"),
        ("Равно", vec![here], "Равно"),
    ] {
        let mut document = document();
        document.provisions[2].blocks[0] = Block { text: text.to_owned(), links, ..Block::default() };
        let about = about(&document);
        let part = Extract::part(&document, &about, &Path::new("art_2")).unwrap();
        let written = String::from_utf8(part.to_bytes(Format::Text).unwrap()).unwrap();
        assert_eq!(written.lines().last(), Some(wanted));
    }
}

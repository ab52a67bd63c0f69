//! Any document is written in every format, and read back from those that are read.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use qonun_formats::{Extract, Format, akn, json_lines};
use qonun_law::{
    ActType, Block, BlockStyle, Cell, Date, Document, HeadingLevel, Lang, Link, LinkTarget, Note, NoteKind, Path,
    Provision, ProvisionKind, Table,
};
use qonun_testkit::{texts, tries};

use crate::documents::about;
use crate::round_trip::difference;

/// Texts, with what formats must guard against.
fn text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "Ўзбекистон Республикаси",
        "oʻzgartirish",
        "358¹-modda.",
        "№ 5",
        "<b>",
        "&amp;",
        "\"",
        "]]>",
        "1) ",
        "# ",
        "|",
        "\n",
        "\t",
        "\u{a0}",
        "\r",
        "a-",
        "- ",
        "\u{ad}",
        "\u{200b}",
        "…",
        " ",
        "𝒳",
        "узунсўз".repeat(40).leak(),
    ]);
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn target() -> impl Strategy<Value = LinkTarget> {
    let anchor = || option::of(select(vec!["-5", "a b", "x#y", ""]).prop_map(str::to_owned));
    let day = option::of(select(vec![Date::constant(2021, 3, 1), Date::constant(1995, 12, 31)]));
    prop_oneof![
        (any::<i32>(), anchor(), day).prop_map(|(id, anchor, on)| LinkTarget::Document { id: id.into(), anchor, on }),
        anchor().prop_map(|anchor| LinkTarget::Here { anchor: anchor.unwrap_or_default() }),
        select(vec!["https://lex.uz/docs/5", "javascript:alert(1)", "#x", "", "http://a b/ъ", "/uz/docs/1"])
            .prop_map(|address| LinkTarget::Address(address.to_owned())),
    ]
}

/// A text with links that follow each other.
fn linked() -> impl Strategy<Value = (String, Vec<Link>)> {
    (text(), vec((0_u32..8, 0_u32..8, target()), 0..3)).prop_map(|(text, parts)| {
        let length = u32::try_from(text.chars().count()).unwrap();
        let (mut links, mut at) = (Vec::new(), 0);
        for (gap, size, target) in parts {
            let (start, end) = (at + gap, at + gap + size);
            if end <= length {
                links.push(Link { start, end, target });
                at = end;
            }
        }
        (text, links)
    })
}

fn table() -> impl Strategy<Value = Table> {
    let cell = || (text(), 1_u16..4, 1_u16..4).prop_map(|(text, columns, rows)| Cell { text, columns, rows });
    // A table without cells is no table.
    (vec(cell(), 1..4), vec(vec(cell(), 0..4), 0..4))
        .prop_map(|(first, rest)| Table { rows: [vec![first], rest].concat() })
}

fn block() -> impl Strategy<Value = Block> {
    let style = select(vec![
        BlockStyle::Text,
        BlockStyle::Bold,
        BlockStyle::Center,
        BlockStyle::Right,
        BlockStyle::Italic,
        BlockStyle::Indented,
        BlockStyle::Footnote,
        BlockStyle::Explanation,
        BlockStyle::Picture,
    ]);
    let id = option::of(select(vec!["-1", "-2", "-3"]).prop_map(str::to_owned));
    let paragraph = (id.clone(), style, linked()).prop_map(|(id, style, (text, links))| Block {
        id,
        style,
        text,
        links,
        table: None,
    });
    let table = (id, table()).prop_map(|(id, table)| Block {
        id,
        style: BlockStyle::Table,
        text: table.text(),
        links: Vec::new(),
        table: Some(table),
    });
    prop_oneof![4 => paragraph, 1 => table]
}

fn note() -> impl Strategy<Value = Note> {
    let kind = select(vec![NoteKind::Amendment, NoteKind::Comment, NoteKind::Warning, NoteKind::PreviousEdition]);
    let id = || option::of(select(vec!["-1", "-2", "-9"]).prop_map(str::to_owned));
    (kind, id(), id(), linked()).prop_map(|(kind, about, id, (text, links))| Note { kind, about, id, text, links })
}

fn provision() -> impl Strategy<Value = Provision> {
    let kind = select(vec![
        ProvisionKind::Article,
        ProvisionKind::Point,
        ProvisionKind::Preamble,
        ProvisionKind::Chapter,
        ProvisionKind::Annex,
        ProvisionKind::Table,
        ProvisionKind::Title,
    ]);
    let level = option::of(select(vec![
        HeadingLevel::Part,
        HeadingLevel::Chapter,
        HeadingLevel::Paragraph,
        HeadingLevel::Plain,
    ]));
    let path = select(vec!["art_1", "annex_1/point_4~2", "a b", "", "x__y", "chapter_358-1"]);
    let numbers =
        (option::of(select(vec!["1", "358-1", ""]).prop_map(str::to_owned)), option::of(Just("-7".to_owned())));
    (path, kind, level, numbers, (text(), text()), 0_u8..4, vec(block(), 0..4), vec(note(), 0..3)).prop_map(
        |(path, kind, level, (number, anchor), (label, heading), depth, blocks, notes)| Provision {
            path: Path::new(path),
            kind,
            number,
            label,
            heading,
            level,
            depth,
            anchor,
            other_ids: vec!["-8".to_owned(), "-9".to_owned()],
            blocks,
            notes,
        },
    )
}

fn document() -> impl Strategy<Value = Document> {
    let lang = select(Lang::ALL.to_vec());
    (lang, text(), vec(provision(), 0..8), vec(block(), 0..2), vec(note(), 0..2)).prop_map(
        |(lang, title, provisions, requisites, notes)| Document {
            provisions,
            requisites,
            notes,
            ..Document::new(-5, lang, title, ActType::Law)
        },
    )
}

#[test]
fn any_document_is_written_and_read_back() {
    tries("formats", 300, &document(), |document| {
        let about = about(&document);
        let whole = Extract::whole(&document, &about).with_notes();
        for format in Format::ALL {
            whole.to_bytes(format).map_err(|error| TestCaseError::fail(error.to_string()))?;
        }
        let text = |format| String::from_utf8(whole.to_bytes(format).unwrap()).unwrap();
        let (read, _) = akn::read(&text(Format::Akn)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(difference(&document, &read), None);
        let (read, _) = json_lines::read(&text(Format::JsonLine)).unwrap();
        prop_assert_eq!(difference(&document, &read), None);
        for provision in &document.provisions {
            let part = Extract::part(&document, &about, &provision.path).unwrap();
            let xml = String::from_utf8(part.to_bytes(Format::Akn).unwrap()).unwrap();
            let (read, _) = akn::read(&xml).unwrap();
            prop_assert_eq!(read.provisions.first().map(|first| &first.path), Some(&provision.path));
        }
        Ok(())
    });
}

/// A reader of anything gives a document or an error.
#[test]
fn any_text_is_read_or_refused() {
    let pieces: &[&str] = &[
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
        "<act>",
        "<meta>",
        "<identification>",
        "</identification>",
        "</meta>",
        "<body>",
        "<article eId=\"a\">",
        "<num>",
        "</num>",
        "<content>",
        "<p>",
        "x",
        "</p>",
        "</content>",
        "</article>",
        "</body>",
        "</act>",
        "</akomaNtoso>",
        "{\"format\":",
        "\"qonun-document/1\"",
    ];
    tries("readers", 2000, &texts(pieces, 24), |text| {
        let _ = akn::read(&text);
        let _ = json_lines::read(&text);
        Ok(())
    });
}

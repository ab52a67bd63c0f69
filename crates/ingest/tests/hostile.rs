//! Malformed pages: for any bytes, reading ends with a document or with a reason why there is none, and the scanner
//! never reads a page differently from the HTML parser.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use qonun_ingest::{FileKind, FileName, PageResult, read_card, read_page, read_page_by_tree};
use qonun_law::{Block, Link, Note};

fn samples() -> Vec<Vec<u8>> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus/sample");
    let mut paths: Vec<_> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).filter(|bytes| bytes.len() > 1000).collect()
}

const NAME: FileName = FileName { id: 5, edition: None, kind: FileKind::Page, packed: false };

/// Checks the properties of every result.
fn check(result: &PageResult) {
    let Some(document) = &result.document else {
        assert!(!result.problems.is_empty(), "no document and no reason");
        return;
    };
    assert_eq!(document.problems, result.problems);
    let mut paths = HashSet::new();
    for provision in &document.provisions {
        assert!(paths.insert(provision.path.as_str()), "the path {} occurs twice", provision.path);
        provision.blocks.iter().for_each(check_block);
        provision.notes.iter().for_each(|note: &Note| check_links(&note.text, &note.links));
    }
    document.requisites.iter().for_each(check_block);
    document.notes.iter().for_each(|note| check_links(&note.text, &note.links));
}

fn check_block(block: &Block) {
    check_links(&block.text, &block.links);
    if let Some(table) = &block.table {
        assert_eq!(table.text(), block.text, "a table's text is that of its cells");
    }
}

fn check_links(text: &str, links: &[Link]) {
    let length = text.chars().count();
    for link in links {
        assert!(link.start <= link.end && link.end as usize <= length, "{link:?} in {length} characters");
    }
}

/// A change to the bytes of a page: at a place (a fraction of its length), a number of bytes is replaced by a piece of
/// markup.
#[derive(Clone, Debug)]
struct Change {
    place: f64,
    length: usize,
    piece: &'static str,
}

const PIECES: [&str; 40] = [
    "",
    "",
    "",
    "</div>",
    "</div></div>",
    "<div>",
    "<div class=\"ACT_TEXT lx_elem\">",
    "<div name=\"7\" id=\"7\">",
    "<p>",
    "</p>",
    "<br>",
    "<br />",
    "<a href=\"/docs/5#6\">",
    "<a>",
    "</a>",
    "<sup>1</sup>",
    "<sup>",
    "</sup>",
    "<table>",
    "<table><tbody><tr><td>a</td></tr></tbody></table>",
    "<tr><td>x",
    "</table>",
    "<b>",
    "</b>",
    "&nbsp;",
    "&",
    "&#",
    "&#0;",
    "&#150;",
    "<script>x</script>",
    "<!-- ",
    "-->",
    "<img src=\"/f.png\" />",
    "\u{ad}",
    "\0",
    "\"",
    "'",
    "<",
    "<span class=\"clausePrfx\">",
    "1. ",
];

fn change() -> impl Strategy<Value = Change> {
    (0.0..1.0f64, prop_oneof![4 => Just(0usize), 2 => 1usize..12, 1 => 1usize..2000], prop::sample::select(&PIECES[..]))
        .prop_map(|(place, length, piece)| Change { place, length, piece })
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let start = (change.place * bytes.len() as f64) as usize;
        let end = (start + change.length).min(bytes.len());
        bytes.splice(start..end, change.piece.bytes());
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_pages_are_read_in_one_way(which in 0usize..1000, changes in prop::collection::vec(change(), 1..6)) {
        let samples = samples();
        let bytes = changed(samples[which % samples.len()].clone(), &changes);
        let fast = read_page(&NAME, &bytes);
        check(&fast);
        if !fast.by_tree {
            let slow = read_page_by_tree(&NAME, &bytes);
            let lines = |result: &PageResult| format!("{result:#?}").lines().map(str::to_owned).collect::<Vec<_>>();
            let (one, two) = (lines(&fast), lines(&slow));
            let differs = one.iter().zip(&two).position(|(one, two)| one != two && !one.contains("by_tree"));
            let around = |lines: &[String]| differs.map(|at| lines[at.saturating_sub(12)..(at + 3).min(lines.len())].join("\n"));
            prop_assert_eq!(around(&one), around(&two), "the scanner and the HTML parser");
            prop_assert_eq!(&fast.problems, &slow.problems);
        }
        let card = read_card(&String::from_utf8_lossy(&bytes));
        prop_assert!(card.bodies.iter().all(|body| !body.is_empty()));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..600), page in any::<bool>()) {
        let mut bytes = bytes;
        if page {
            bytes.splice(0..0, *b"<div id=\"divCont\"><div class=\"CLAUSE_DEFAULT lx_elem\"><div id=\"1\">");
        }
        check(&read_page(&NAME, &bytes));
    }

    #[test]
    fn any_words_are_read(texts in prop::collection::vec("(([IVXLC]{1,5}|[0-9]{1,6})[¹²(). -]{0,3}|(modda|Статья|Article|BOB|§|ILOVA|№ )[. ]?|\\PC{0,12}){1,4}", 1..12)) {
        let classes = ["CLAUSE_DEFAULT", "ACT_TEXT", "TEXT_HEADER_DEFAULT", "APPL_BANNER_LANDSCAPE_TITLE", "ACT_TITLE_APPL", "COMMENT", "INDEXES_ON_REF"];
        let mut page = String::from("<div id=\"divCont\">");
        for (at, text) in texts.iter().enumerate() {
            let text = text.replace('<', "&lt;");
            page.push_str(&format!("<div class=\"{}\"><a id=\"{at}\">{text}</a></div>", classes[at % classes.len()]));
        }
        check(&read_page(&NAME, page.as_bytes()));
    }
}

#[test]
fn a_page_that_has_lost_every_end_tag_is_read() {
    let block = "<div class=\"ACT_TEXT lx_elem\"><div name=\"1\" id=\"1\">1. Text";
    let page = format!("<title>x</title><div id=\"divCont\">{}", block.repeat(50_000));
    let result = read_page(&NAME, page.as_bytes());
    check(&result);
    assert!(result.document.is_some_and(|document| document.provisions.len() == 50_000));
}

#[test]
fn blocks_after_a_heap_of_open_tags_are_not_lost() {
    let block = "<div class=\"ACT_TEXT lx_elem\"><div name=\"1\" id=\"1\">1. Text</div></div>";
    for heap in ["<b>", "<div>", "<span><div><i>"] {
        let page =
            format!("<title>x</title><div id=\"divCont\">{block}{}{}</div></html>", heap.repeat(400), block.repeat(9));
        let result = read_page(&NAME, page.as_bytes());
        check(&result);
        let points = result.document.map(|document| document.provisions.iter().filter(|p| p.number.is_some()).count());
        assert_eq!(points, Some(10), "{heap}");
    }
}

/// Markup that made reading panic, or take minutes for two megabytes: each is read, and removed parts are reported.
#[test]
fn attacks_on_the_readers_are_read_and_told() {
    let attributes: String = (0..100_000).map(|n| format!(" a{n}")).collect();
    let links = "<a href=\"/docs/5\">x</a>5<sup>1</sup>".repeat(20_000);
    let loose = "<div class=\"ACT_TEXT lx_elem\">x".repeat(20_000);
    for (what, attack, code) in [
        ("a tag in a tag, too deep", format!("{}<b <b>x", "<b>".repeat(256)), Some("markup")),
        ("a tag in an attribute, too deep", format!("{}<b a=\"<div>\">x", "<b>".repeat(256)), Some("markup")),
        ("the end of a tag, too deep", format!("{}<b", "<b>".repeat(256)), None),
        ("ends without a name", "</".repeat(500_000), None),
        ("beginnings without an end", "<b ".repeat(300_000), None),
        ("comments without an end", "<!--".repeat(200_000), Some("markup")),
        ("declarations without an end", "<!".repeat(500_000), None),
        ("quotes without an end", "<a b='>".repeat(50_000), None),
        ("attributes without an end", format!("<p{attributes}>x</p>"), Some("markup")),
        ("attributes of one that ends", format!("<p{attributes}>x</p></div></div></div></html>"), Some("markup")),
        ("links and raised figures in one line", links, None),
        ("blocks without an id", loose, Some("markup")),
        ("entities without an end", "&".repeat(500_000), None),
        ("tables in tables", "<table><tr><td>".repeat(20_000), Some("markup")),
    ] {
        let start = "<title>x</title><div id=\"divCont\"><div class=\"ACT_TEXT lx_elem\"><div id=\"1\">Law ";
        let result = read_page(&NAME, format!("{start}{attack}").as_bytes());
        check(&result);
        let fault = result.problems.iter().find(|problem| problem.code.name() == "fault");
        assert_eq!(fault, None, "{what}");
        let told = code.is_none_or(|code| result.problems.iter().any(|problem| problem.code.name() == code));
        assert!(told, "{what}: {:?}", result.problems);
        let card = read_card(&attack);
        assert!(card.bodies.iter().all(|body| !body.is_empty()), "{what}");
    }
}

#[test]
fn a_page_of_nothing_but_open_tags_is_read_in_good_time() {
    for piece in [
        "<div>",
        "<b>",
        "<a href=\"/docs/1\">x",
        "<table>",
        "<font color=\"1\"><p>",
        "<sup>1",
        "<span class=\"clausePrfx\">",
    ] {
        let page =
            format!("<div id=\"divCont\"><div class=\"ACT_TEXT lx_elem\"><div id=\"1\">{}", piece.repeat(20_000));
        check(&read_page(&NAME, page.as_bytes()));
    }
}

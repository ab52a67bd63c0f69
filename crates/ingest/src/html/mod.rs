//! From markup to a flat list of blocks, in two ways that must agree: a byte scanner for the pattern that the site
//! writes, and an HTML parser for everything else.

mod class;
mod depth;
mod inline;
mod repair;
mod scan;
mod style;
mod tag;
pub(crate) mod token;
mod tree;
pub(crate) mod under_way;
pub(crate) mod visible;

use qonun_law::{Link, Problem, Table};

pub(crate) use class::Class;
pub(crate) use repair::repair;

/// What a block says: paragraphs and tables, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Content {
    /// Its pieces; empty when nothing was said.
    pub(crate) parts: Vec<Part>,
    /// Where the first part's article label ends, in bytes, when the page marks it.
    pub(crate) prefix: Option<usize>,
    /// Does a link lead to a future edition?
    pub(crate) next_version: bool,
    /// What is not sure about its figures.
    pub(crate) doubt: Option<&'static str>,
}

/// A paragraph or a table of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Part {
    /// The words.
    pub(crate) text: String,
    /// Links and pictures in it.
    pub(crate) links: Vec<Link>,
    /// The cells, when it is a table.
    pub(crate) table: Option<Table>,
}

impl Content {
    /// All words, parts parted by line feeds.
    pub(crate) fn text(&self) -> String {
        match self.parts.as_slice() {
            [only] => only.text.clone(),
            parts => parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n"),
        }
    }

    /// All words on one line.
    pub(crate) fn line(&self) -> String {
        self.text().replace(['\n', '\t'], " ")
    }

    /// All links, with offsets into [`Content::text`].
    pub(crate) fn into_links(self) -> Vec<Link> {
        let mut links = Vec::new();
        let mut before = 0;
        for part in self.parts {
            let length = u32::try_from(part.text.chars().count()).unwrap_or(u32::MAX);
            links.extend(part.links.into_iter().map(|mut link| {
                link.start += before;
                link.end += before;
                link
            }));
            before += length + 1;
        }
        links
    }
}

/// A block as it stands on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RawBlock {
    /// What its class says it is.
    pub(crate) class: Class,
    /// Is it marked as not part of the law (`lx_no_select`)?
    pub(crate) annotation: bool,
    /// The number of its label: 527 for `s527`.
    pub(crate) label: Option<u32>,
    /// Does it carry the editors' own heading of a comment?
    pub(crate) editorial: bool,
    /// Element id.
    pub(crate) id: Option<String>,
    /// What it says.
    pub(crate) content: Content,
}

/// The blocks of a text and what was wrong with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Blocks {
    pub(crate) blocks: Vec<RawBlock>,
    pub(crate) problems: Vec<Problem>,
    /// Was the text read by the HTML parser?
    pub(crate) by_tree: bool,
    /// Letters and figures that the text shows, counted without regard to what elements mean.
    pub(crate) visible: usize,
    /// Those of buttons, active content and the like, which are no text of the act.
    pub(crate) left_out: usize,
}

impl Blocks {
    /// Letters and figures that the text shows and that came into no block.
    pub(crate) fn lost(&self) -> usize {
        let parts = self.blocks.iter().flat_map(|block| &block.content.parts);
        let read: usize = parts.map(|part| visible::letters(&part.text)).sum();
        self.visible.saturating_sub(read + self.left_out)
    }
}

/// A page cut at its text.
pub(crate) struct Split<'a> {
    /// What stands before the text; the whole page when there is none.
    pub(crate) head: &'a str,
    /// From the tag that opens the text to the end of the page.
    pub(crate) body: Option<&'a str>,
}

/// Finds the text of a page: its container, or, where that is lost, its first block.
pub(crate) fn split(page: &str) -> Split<'_> {
    let marks = ["id=\"divCont\"", "id='divCont'", "id=divCont", "ID=\"divCont\""];
    let container = marks.iter().find_map(|mark| page.find(mark));
    let found = container.or_else(|| first_block(page));
    let open = found.and_then(|at| page[..at].rfind('<'));
    match open {
        Some(at) => Split { head: &page[..at], body: Some(&page[at..]) },
        None => Split { head: page, body: None },
    }
}

/// Where the class of the first block stands on a page without a container.
fn first_block(page: &str) -> Option<usize> {
    let marks = [" lx_elem\"", "class=\"ACT_TITLE\"", "class=\"ACT_TEXT\"", "class=\"CLAUSE_DEFAULT\""];
    marks.iter().filter_map(|mark| page.find(mark)).min().or_else(|| first_numbered(page))
}

/// Saved by another program, blocks keep nothing but their ids: numbers of more than three digits.
fn first_numbered(page: &str) -> Option<usize> {
    const MARK: &str = "<div id=\"";
    let found = page.match_indices(MARK).find(|(at, _)| {
        let id = page[at + MARK.len()..].trim_start_matches('-');
        id.bytes().take_while(u8::is_ascii_digit).count() > 3
    });
    found.map(|(at, _)| at + 1)
}

/// Reads the blocks of a text, which begins with the tag that opens it.
pub(crate) fn read_blocks(body: &str) -> Blocks {
    scan::scan(body).unwrap_or_else(|| tree::read(body))
}

/// The same by the HTML parser alone.
pub(crate) fn read_blocks_by_tree(body: &str) -> Blocks {
    tree::read(body)
}

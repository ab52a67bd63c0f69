//! Converts markup to a flat list of blocks, in two ways that must agree: a byte scanner for the pattern that the site
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

/// The content of a block: paragraphs and tables, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Content {
    /// Its pieces; empty if the block has no content.
    pub(crate) parts: Vec<Part>,
    /// End of the first part's article label, in bytes, if the page marks it.
    pub(crate) prefix: Option<usize>,
    /// True if a link leads to a future edition.
    pub(crate) next_version: bool,
    /// What is doubtful about its figures.
    pub(crate) doubt: Option<&'static str>,
}

/// A paragraph or a table of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Part {
    /// The words.
    pub(crate) text: String,
    /// Links and pictures in it.
    pub(crate) links: Vec<Link>,
    /// The cells, if the part is a table.
    pub(crate) table: Option<Table>,
}

impl Content {
    /// Returns all words, with line feeds between parts.
    pub(crate) fn text(&self) -> String {
        match self.parts.as_slice() {
            [only] => only.text.clone(),
            parts => parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Returns all words on one line.
    pub(crate) fn line(&self) -> String {
        self.text().replace(['\n', '\t'], " ")
    }

    /// Returns all links, with offsets into [`Content::text`].
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

/// A block as written on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RawBlock {
    /// Its kind according to its class.
    pub(crate) class: Class,
    /// True if it is marked as not part of the law (`lx_no_select`).
    pub(crate) annotation: bool,
    /// The number of its label: 527 for `s527`.
    pub(crate) label: Option<u32>,
    /// True if it has the editors' own heading of a comment.
    pub(crate) editorial: bool,
    /// Element id.
    pub(crate) id: Option<String>,
    /// Its content.
    pub(crate) content: Content,
}

/// The blocks of a text and its problems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Blocks {
    pub(crate) blocks: Vec<RawBlock>,
    pub(crate) problems: Vec<Problem>,
    /// True if the HTML parser read the text.
    pub(crate) by_tree: bool,
    /// Number of visible letters and figures, counted without regard to the meaning of elements.
    pub(crate) visible: usize,
    /// Number of those in buttons, active content and the like, which are not text of the act.
    pub(crate) left_out: usize,
}

impl Blocks {
    /// Returns the number of visible letters and figures that are in no block.
    pub(crate) fn lost(&self) -> usize {
        let parts = self.blocks.iter().flat_map(|block| &block.content.parts);
        let read: usize = parts.map(|part| visible::letters(&part.text)).sum();
        self.visible.saturating_sub(read + self.left_out)
    }
}

/// A page split at its text.
pub(crate) struct Split<'a> {
    /// The part before the text; the whole page if there is no text.
    pub(crate) head: &'a str,
    /// From the tag that opens the text to the end of the page.
    pub(crate) body: Option<&'a str>,
}

/// Finds the text of a page: its container, or its first block if the container is missing.
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

/// Returns the offset of the first block's class on a page without a container.
fn first_block(page: &str) -> Option<usize> {
    let marks = [" lx_elem\"", "class=\"ACT_TITLE\"", "class=\"ACT_TEXT\"", "class=\"CLAUSE_DEFAULT\""];
    marks.iter().filter_map(|mark| page.find(mark)).min().or_else(|| first_numbered(page))
}

/// Finds the first block of a page saved by another program: its blocks keep only their ids, numbers of more than three
/// digits.
fn first_numbered(page: &str) -> Option<usize> {
    const MARK: &str = "<div id=\"";
    let found = page.match_indices(MARK).find(|(at, _)| {
        let id = page[at + MARK.len()..].trim_start_matches('-');
        id.bytes().take_while(u8::is_ascii_digit).count() > 3
    });
    found.map(|(at, _)| at + 1)
}

/// Reads the blocks of a text, which begins with its opening tag.
pub(crate) fn read_blocks(body: &str) -> Blocks {
    scan::scan(body).unwrap_or_else(|| tree::read(body))
}

/// Like [`read_blocks`], with the HTML parser alone.
pub(crate) fn read_blocks_by_tree(body: &str) -> Blocks {
    tree::read(body)
}

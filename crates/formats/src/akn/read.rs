//! The reader: an act, or a portion of one, becomes a document.

use qonun_law::{Document, HeadingLevel, Path, Provision, ProvisionKind, canonical_provision_number};
use roxmltree::{Node, ParsingOptions};

use super::names::{self, NOTHING};
use super::node::{child, own};
use super::read_inline::{Notes, Reading};
use super::{AKN, read_meta};
use crate::{About, FormatError};

/// Greatest number of nodes in a file: about ten times that of the longest code.
const MAX_NODES: u32 = 8_000_000;

/// Greatest depth of elements. A depth of provisions is at most 255.
const MAX_DEPTH: usize = 300;

/// Elements that contain provisions of their own.
const HIERARCHY: [&str; 28] = [
    "clause",
    "section",
    "part",
    "paragraph",
    "chapter",
    "title",
    "article",
    "book",
    "tome",
    "division",
    "list",
    "point",
    "indent",
    "alinea",
    "rule",
    "subrule",
    "proviso",
    "subsection",
    "subpart",
    "subparagraph",
    "subchapter",
    "subtitle",
    "subdivision",
    "subclause",
    "sublist",
    "level",
    "transitional",
    "hcontainer",
];

/// Reads an act or a portion of one. The second value is what the file says besides the document, if this program wrote
/// it.
///
/// # Errors
///
/// [`FormatError::Unreadable`] if the text is not XML, or contains no act of Akoma Ntoso 3.0.
pub fn read(xml: &str) -> Result<(Document, Option<About>), FormatError> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let wrong = |what: &str| FormatError::Unreadable(what.to_owned());
    if depth(xml) > MAX_DEPTH {
        return Err(wrong("elements are nested too deeply"));
    }
    let parsed = roxmltree::Document::parse_with_options(xml, options)
        .map_err(|error| FormatError::Unreadable(error.to_string()))?;
    let root = parsed.root_element();
    if !root.has_tag_name((AKN, "akomaNtoso")) {
        return Err(wrong("no document of Akoma Ntoso 3.0"));
    }
    let main = root.children().find(Node::is_element).ok_or_else(|| wrong("the file contains no document"))?;
    let meta = child(main, "meta").ok_or_else(|| wrong("the document has no metadata"))?;
    let head = read_meta::read(main, meta)?;
    let mut reader = Reader { reading: Reading { exact: head.exact }, provisions: Vec::new() };
    let mut document = head.document;
    reader.main(main, 0);
    if let Some(end) = child(main, "conclusions") {
        document.requisites = reader.reading.blocks(end, &mut Notes::new());
    }
    document.provisions = reader.provisions;
    Ok((document, head.about))
}

/// Returns the depth of elements by their tags alone; it is at least that of the parsed file.
pub(crate) fn depth(xml: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    // The first letter of the tag that is open, the quotation mark that is open in it, and the letter before.
    let (mut tag, mut quote, mut before) = (None, None, 0);
    for &byte in xml.as_bytes() {
        match (tag, quote, byte) {
            (None, _, b'<') => tag = Some(0),
            (Some(0), _, first) => tag = Some(first),
            (Some(_), Some(open), _) if open == byte => quote = None,
            (Some(first), None, b'"' | b'\'') if first != b'!' => quote = Some(byte),
            (Some(first), None, b'>') => {
                match first {
                    b'/' => depth = depth.saturating_sub(1),
                    b'!' | b'?' => {}
                    _ if before == b'/' => {}
                    _ => depth += 1,
                }
                deepest = deepest.max(depth);
                tag = None;
            }
            _ => {}
        }
        before = byte;
    }
    deepest
}

fn is_hierarchy(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace() == Some(AKN) && HIERARCHY.contains(&node.tag_name().name())
}

struct Reader {
    reading: Reading,
    provisions: Vec<Provision>,
}

/// A provision that is being read, and its notes with their places among them.
struct Draft {
    provision: Provision,
    notes: Notes,
}

impl Reader {
    /// Reads the body of an act, an annex or a portion.
    fn main(&mut self, main: Node<'_, '_>, depth: u8) {
        for part in main.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "preamble" => self.preamble(part, depth),
                "body" | "mainBody" | "portionBody" => self.body(part, depth),
                "attachments" => {
                    for attachment in part.children().filter(|child| child.has_tag_name((AKN, "attachment"))) {
                        self.attachment(attachment, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn preamble(&mut self, node: Node<'_, '_>, depth: u8) {
        let mut draft = self.start(node, ProvisionKind::Preamble, None, depth);
        draft.provision.blocks = self.reading.blocks(node, &mut draft.notes);
        self.finish(draft);
    }

    /// Reads the provisions of a body. Blocks outside provisions, which other authors write, are a preamble.
    fn body(&mut self, body: Node<'_, '_>, depth: u8) {
        let mut loose: Option<Draft> = None;
        for node in body.children().filter(Node::is_element) {
            let is_block = !is_hierarchy(node) && node.tag_name().name() != "preamble";
            if is_block {
                let mut draft = loose.take().unwrap_or_else(|| self.start(node, ProvisionKind::Preamble, None, depth));
                draft.provision.blocks.extend(self.reading.block_of(node, &mut draft.notes));
                loose = Some(draft);
                continue;
            }
            if let Some(draft) = loose.take() {
                self.finish(draft);
            }
            if is_hierarchy(node) {
                self.provision(node, depth);
            } else {
                self.preamble(node, depth);
            }
        }
        if let Some(draft) = loose {
            self.finish(draft);
        }
    }

    fn attachment(&mut self, node: Node<'_, '_>, depth: u8) {
        let mut draft = self.start(node, ProvisionKind::Annex, None, depth);
        let depth = draft.provision.depth;
        let main = node.children().find(|&inner| inner.is_element() && child(inner, "meta").is_some());
        if let Some(preface) = main.and_then(|main| child(main, "preface")) {
            draft.provision.blocks = self.reading.blocks(preface, &mut draft.notes);
        }
        self.finish(draft);
        if let Some(main) = main {
            self.main(main, depth.saturating_add(1));
        }
    }

    fn provision(&mut self, node: Node<'_, '_>, depth: u8) {
        let name = node.attribute("name");
        if node.tag_name().name() == NOTHING.tag && name == NOTHING.name {
            return;
        }
        let (kind, level) = names::kind(node.tag_name().name(), name);
        let mut draft = self.start(node, kind, level, depth);
        // In a file of another author, the paragraphs of an article are elements; here they are its blocks.
        let is_whole = !self.reading.exact && matches!(kind, ProvisionKind::Article | ProvisionKind::Point);
        for part in node.children().filter(Node::is_element) {
            let words = matches!(part.tag_name().name(), "intro" | "content" | "wrapUp");
            if words || (is_whole && is_hierarchy(part)) {
                draft.provision.blocks.extend(self.reading.blocks_below(part, &mut draft.notes));
            }
        }
        let depth = draft.provision.depth;
        self.finish(draft);
        for below in node.children().filter(|&below| !is_whole && is_hierarchy(below)) {
            self.provision(below, depth.saturating_add(1));
        }
    }

    /// Begins a provision with its number and heading.
    fn start(&self, node: Node<'_, '_>, kind: ProvisionKind, level: Option<HeadingLevel>, depth: u8) -> Draft {
        let mut notes = Notes::new();
        let mut text = |name: &str| {
            let found = child(node, name).map(|node| self.reading.inline(node, &mut notes).text);
            found.unwrap_or_default()
        };
        let (label, heading) = (text("num"), text("heading"));
        let level_of = |name: &str| serde_json::from_value(serde_json::Value::from(name)).ok();
        let derived = || Some(number_in(&label)).filter(|number| !number.is_empty() && !self.reading.exact);
        let number = own(node, "number").map(str::to_owned).or_else(derived);
        let path = match (own(node, "path"), node.attribute("eId")) {
            (Some(path), _) => Path::new(path),
            (None, Some(id)) => names::path_of(id),
            (None, None) => Path::new(Path::step(kind, number.as_deref())),
        };
        let provision = Provision {
            path,
            kind,
            number,
            label,
            heading,
            level: own(node, "level").and_then(level_of).or(level),
            depth: own(node, "depth").and_then(|depth| depth.parse().ok()).unwrap_or(depth),
            anchor: own(node, "anchor").map(str::to_owned),
            other_ids: own(node, "ids").map(|ids| ids.split('\n').map(str::to_owned).collect()).unwrap_or_default(),
            blocks: Vec::new(),
            notes: Vec::new(),
        };
        Draft { provision, notes }
    }

    fn finish(&mut self, mut draft: Draft) {
        draft.notes.sort_by_key(|(place, _)| *place);
        draft.provision.notes = draft.notes.into_iter().map(|(_, note)| note).collect();
        self.provisions.push(draft.provision);
    }
}

/// Returns the number in a label such as `Article 15.` or `(a)`.
fn number_in(label: &str) -> String {
    let counts = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let word = label.split_whitespace().find(counts).or_else(|| label.split_whitespace().last());
    canonical_provision_number(word.unwrap_or_default().trim_matches(['(', ')', '.', ':']))
}

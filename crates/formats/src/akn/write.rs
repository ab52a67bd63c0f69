//! The writer: provisions become elements by their depth.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use qonun_law::{Block, BlockStyle, Note, Provision, ProvisionKind};

use super::names::{Element, NOTHING, eid, element};
use super::write_inline::{eid_of_note, write_lines, write_note, write_runs};
use super::{AKN, NAMESPACE, iri, meta};
use crate::Extract;
use crate::inline::{self, Run};
use crate::xml::{Attribute, Xml};

/// Writes what is taken as an act, or as a portion of one.
pub(crate) fn write(extract: &Extract<'_>) -> String {
    let mut writer = Writer { xml: Xml::document(), extract, provisions: &extract.provisions, ids: RefCell::default() };
    writer.xml.open("akomaNtoso", &[("xmlns", AKN), ("xmlns:q", NAMESPACE)]);
    writer.xml.line();
    if extract.part.is_some() {
        writer.portion();
    } else {
        writer.act();
    }
    writer.xml.finish()
}

struct Writer<'w> {
    xml: Xml,
    extract: &'w Extract<'w>,
    provisions: &'w [Provision],
    /// Identifiers that are in use.
    ids: RefCell<HashSet<String>>,
}

impl Writer<'_> {
    fn portion(&mut self) {
        let whole = iri::iris(self.extract).expression;
        self.xml.open("portion", &[("includedIn", &whole)]);
        meta::write(&mut self.xml, self.extract);
        self.xml.open("portionBody", &[]);
        if self.provisions.is_empty() {
            self.nothing();
        }
        self.siblings(0..self.provisions.len(), 0);
    }

    fn act(&mut self) {
        let document = self.extract.document;
        let is_original = document.editions.is_empty() && document.edition.is_none();
        let contains = if is_original { "originalVersion" } else { "singleVersion" };
        self.xml.open("act", &[("name", document.kind.name()), ("contains", contains)]);
        meta::write(&mut self.xml, self.extract);
        self.xml.open("preface", &[]);
        self.xml.open("p", &[]);
        self.xml.open("docTitle", &[]);
        self.lines(&document.title);
        self.xml.close();
        self.xml.close();
        self.xml.close();
        self.xml.line();
        let annexes = self.first_attachment();
        self.main("body", 0..annexes, 0);
        if !document.requisites.is_empty() {
            self.xml.open("conclusions", &[]);
            self.blocks(&document.requisites, &[], "");
            self.xml.close();
            self.xml.line();
        }
        if annexes < self.provisions.len() {
            self.xml.open("attachments", &[]);
            self.xml.line();
            let mut at = annexes;
            while at < self.provisions.len() {
                let end = self.end(at);
                self.attachment(at, end);
                at = end;
            }
            self.xml.close();
        }
    }

    /// Returns the index of the first annex after which only annexes follow at the top.
    fn first_attachment(&self) -> usize {
        let mut first = self.provisions.len();
        for (at, provision) in self.provisions.iter().enumerate().rev() {
            if provision.depth == 0 {
                if provision.kind != ProvisionKind::Annex {
                    break;
                }
                first = at;
            }
        }
        // A provision that is deeper than the annexes but stands before them is not part of one.
        first
    }

    /// Returns the end of a provision with everything below it.
    fn end(&self, at: usize) -> usize {
        let below = self.provisions[at + 1..].iter().take_while(|below| below.depth > self.provisions[at].depth);
        at + 1 + below.count()
    }

    /// Writes a preamble and a body.
    fn main(&mut self, name: &'static str, range: Range<usize>, depth: u8) {
        let mut start = range.start;
        if range.contains(&start) && self.is_plain_preamble(start, depth) {
            let provision = &self.provisions[start];
            let id = self.id(start);
            let about = Own::of(provision, &id, depth);
            self.xml.open("preamble", &about.attributes());
            self.blocks(&provision.blocks, &provision.notes, &id);
            self.xml.close();
            self.xml.line();
            start += 1;
        }
        self.xml.open(name, &[]);
        self.xml.line();
        if start == range.end {
            self.nothing();
        }
        self.siblings(start..range.end, depth);
        self.xml.close();
        self.xml.line();
    }

    fn nothing(&mut self) {
        self.xml.empty(NOTHING.tag, &[("name", NOTHING.name.unwrap_or_default())]);
    }

    /// True if a provision is a preamble as the standard has it: paragraphs alone.
    fn is_plain_preamble(&self, at: usize, depth: u8) -> bool {
        let provision = &self.provisions[at];
        let bare = provision.label.is_empty() && provision.heading.is_empty() && !provision.blocks.is_empty();
        provision.kind == ProvisionKind::Preamble && bare && provision.depth == depth && self.end(at) == at + 1
    }

    fn siblings(&mut self, range: Range<usize>, depth: u8) {
        let mut at = range.start;
        while at < range.end {
            let end = self.end(at).min(range.end);
            self.provision(at, end, depth);
            at = end;
        }
    }

    /// Writes a provision with everything below it. `depth` is the one that its place in the file says.
    fn provision(&mut self, at: usize, end: usize, depth: u8) {
        let provision = &self.provisions[at];
        let id = self.id(at);
        let Element { tag, name } = element(provision.kind, provision.level);
        let about = Own::of(provision, &id, depth);
        let mut attributes = about.attributes();
        attributes.extend(name.map(|name| ("name", name)));
        self.xml.open(tag, &attributes);
        let rest = self.number_and_heading(provision, &id);
        let wrap = if end > at + 1 { "intro" } else { "content" };
        if !provision.blocks.is_empty() || !rest.is_empty() {
            self.xml.open(wrap, &[]);
            self.loose_notes(&rest, &id);
            self.blocks(&provision.blocks, &provision.notes, &id);
            self.xml.close();
        }
        self.siblings(at + 1..end, provision.depth.saturating_add(1));
        self.xml.close();
        self.xml.line();
    }

    /// Writes an annex as a document of its own.
    fn attachment(&mut self, at: usize, end: usize) {
        let provision = &self.provisions[at];
        let id = self.id(at);
        let about = Own::of(provision, &id, 0);
        self.xml.open("attachment", &about.attributes());
        let rest = self.number_and_heading(provision, &id);
        self.xml.open("doc", &[("name", "annex")]);
        meta::write_component(&mut self.xml, self.extract, &id);
        if !provision.blocks.is_empty() || !rest.is_empty() {
            self.xml.open("preface", &[]);
            self.loose_notes(&rest, &id);
            self.blocks(&provision.blocks, &provision.notes, &id);
            self.xml.close();
            self.xml.line();
        }
        self.main("mainBody", at + 1..end, provision.depth.saturating_add(1));
        self.xml.close();
        self.xml.close();
        self.xml.line();
    }

    /// Writes number and heading with the notes that are about no block. Returns these notes if there is neither.
    fn number_and_heading<'p>(&mut self, provision: &'p Provision, id: &str) -> Vec<(usize, &'p Note)> {
        let known = |note: &Note| provision.blocks.iter().any(|block| block.id.is_some() && block.id == note.about);
        let mut loose: Vec<(usize, &Note)> =
            provision.notes.iter().enumerate().filter(|(_, note)| !known(note)).collect();
        for (name, text) in [("num", &provision.label), ("heading", &provision.heading)] {
            if text.is_empty() {
                continue;
            }
            self.xml.open(name, &[]);
            self.lines(text);
            if name == "heading" || provision.heading.is_empty() {
                for (at, note) in loose.drain(..) {
                    write_note(&mut self.xml, "authorialNote", &eid_of_note(id, at), note);
                }
            }
            self.xml.close();
        }
        loose
    }

    /// Writes notes in a paragraph of their own.
    fn loose_notes(&mut self, notes: &[(usize, &Note)], id: &str) {
        if notes.is_empty() {
            return;
        }
        self.xml.open("p", &[("class", "notes"), ("q:notes", "only")]);
        for (at, note) in notes {
            write_note(&mut self.xml, "authorialNote", &eid_of_note(id, *at), note);
        }
        self.xml.close();
    }

    /// Writes blocks, each with the notes about it.
    fn blocks(&mut self, blocks: &[Block], notes: &[Note], id: &str) {
        let mut seen = HashSet::new();
        for block in blocks {
            let own = block.id.as_ref().filter(|id| seen.insert(*id));
            let about = notes.iter().enumerate().filter(|(_, note)| own.is_some() && note.about.as_ref() == own);
            let about: Vec<(usize, &Note)> = about.collect();
            self.block(block, &about, id);
        }
    }

    fn block(&mut self, block: &Block, notes: &[(usize, &Note)], id: &str) {
        let table = inline::table(block);
        let (mut attributes, of_table): (Vec<Attribute<'_>>, _) = (Vec::new(), BlockStyle::Table);
        let has_own_style = table.is_none() || block.style != of_table;
        attributes.extend(inline::class(block.style).filter(|_| has_own_style).map(|class| ("class", class)));
        attributes.extend(block.id.as_ref().map(|id| ("q:id", id.as_str())));
        if let Some(table) = table {
            let differs = table.text() != block.text;
            attributes.extend(differs.then_some(("q:text", block.text.as_str())));
            self.xml.open("table", &attributes);
            if !notes.is_empty() {
                self.xml.open("caption", &[]);
                self.notes(notes, id);
                self.xml.close();
            }
            self.rows(block, table);
        } else {
            attributes.extend(block.table.as_ref().map(|_| ("q:rows", "none")));
            self.xml.open("p", &attributes);
            self.runs(&inline::runs(&block.text, &block.links));
            self.notes(notes, id);
        }
        self.xml.close();
    }

    fn notes(&mut self, notes: &[(usize, &Note)], id: &str) {
        for (at, note) in notes {
            write_note(&mut self.xml, "authorialNote", &eid_of_note(id, *at), note);
        }
    }

    fn rows(&mut self, block: &Block, table: &qonun_law::Table) {
        for (cells, row) in inline::cells(table, &block.links).iter().zip(&table.rows) {
            self.xml.open("tr", &[]);
            if row.is_empty() {
                self.xml.empty("td", &[("q:cells", "none")]);
            }
            for (runs, cell) in cells.iter().zip(row) {
                let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
                let mut attributes = Vec::new();
                attributes.extend((cell.columns != 1).then_some(("colspan", columns.as_str())));
                attributes.extend((cell.rows != 1).then_some(("rowspan", rows.as_str())));
                self.xml.open("td", &attributes);
                self.xml.open("p", &[]);
                self.runs(runs);
                self.xml.close();
                self.xml.close();
            }
            self.xml.close();
        }
    }

    fn runs(&mut self, runs: &[Run<'_>]) {
        write_runs(&mut self.xml, runs);
    }

    fn lines(&mut self, text: &str) {
        write_lines(&mut self.xml, text);
    }

    /// Returns the identifier of a provision: its path, or its index if the path cannot be one or stands twice.
    fn id(&self, at: usize) -> String {
        let own = eid(&self.provisions[at].path).filter(|id| !self.ids.borrow().contains(id));
        let id = own.unwrap_or_else(|| format!("provision__{at}"));
        self.ids.borrow_mut().insert(id.clone());
        id
    }
}

/// The attributes of a provision that its element and its place do not say.
struct Own<'p> {
    id: &'p str,
    path: Option<&'p str>,
    number: Option<&'p str>,
    anchor: Option<&'p str>,
    ids: Option<String>,
    depth: Option<String>,
    level: Option<String>,
}

impl<'p> Own<'p> {
    fn of(provision: &'p Provision, id: &'p str, depth: u8) -> Self {
        let said = super::names::kind(
            element(provision.kind, provision.level).tag,
            element(provision.kind, provision.level).name,
        );
        let level = provision.level.filter(|&level| said.1 != Some(level));
        Self {
            id,
            path: (super::names::path_of(id) != provision.path).then_some(provision.path.as_str()),
            number: provision.number.as_deref(),
            anchor: provision.anchor.as_deref(),
            ids: (!provision.other_ids.is_empty()).then(|| provision.other_ids.join("\n")),
            depth: (provision.depth != depth).then(|| provision.depth.to_string()),
            level: level.and_then(|level| serde_json::to_value(level).ok()?.as_str().map(str::to_owned)),
        }
    }

    fn attributes(&self) -> Vec<Attribute<'_>> {
        let mut all = vec![("eId", self.id)];
        let (depth, level) = (self.depth.as_deref(), self.level.as_deref());
        for (name, value) in [
            ("q:path", self.path),
            ("q:number", self.number),
            ("q:anchor", self.anchor),
            ("q:ids", self.ids.as_deref()),
            ("q:depth", depth),
            ("q:level", level),
        ] {
            all.extend(value.map(|value| (name, value)));
        }
        all
    }
}

//! A document as one line of JSON: the format of an export. Its names are fixed; `README.md` of this crate lists them.
//!
//! The types of `law` change with the program, and a generation with them. An export is read by other programs and by
//! later versions of this one, so it has records of its own. An empty value is left out. A reader skips what it does not
//! know, and refuses a line of another [`FORMAT`].

use std::collections::BTreeMap;

use qonun_law::{
    ActType, Block, BlockStyle, Classifier, Date, DocId, Document, EditionStamp, HeadingLevel, Lang, Link, LinkTarget,
    Note, NoteKind, Path, Problem, Provision, ProvisionKind, Publication, Registration, Status, Table,
};
use serde::{Deserialize, Serialize};

use crate::{About, Extract, FormatError};

/// Name and version of the format.
pub const FORMAT: &str = "qonun-document/1";

/// Returns the default of a type: the value that is left out.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A document.
#[derive(Serialize, Deserialize)]
struct Record {
    format: String,
    id: DocId,
    lang: Lang,
    title: String,
    #[serde(rename = "type")]
    kind: ActType,
    status: Status,
    #[serde(default, skip_serializing_if = "is_default")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    adopted: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    in_force_from: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    repealed_on: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    bodies: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    bodies_on_page: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    form: String,
    #[serde(default, skip_serializing_if = "is_default")]
    registration: Option<Registration>,
    #[serde(default, skip_serializing_if = "is_default")]
    languages: BTreeMap<Lang, DocId>,
    #[serde(default, skip_serializing_if = "is_default")]
    editions: Vec<EditionStamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    edition: Option<EditionStamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    chosen: Option<EditionStamp>,
    #[serde(default, skip_serializing_if = "is_default")]
    provisions: Vec<ProvisionRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    requisites: Vec<BlockRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    publications: Vec<Publication>,
    #[serde(default, skip_serializing_if = "is_default")]
    classifiers: Vec<Classifier>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Vec<NoteRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    attachments: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    other_ids: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    problems: Vec<Problem>,
    #[serde(default, skip_serializing_if = "is_default")]
    about: Option<About>,
}

/// A provision.
#[derive(PartialEq, Serialize, Deserialize)]
struct ProvisionRecord {
    path: Path,
    kind: ProvisionKind,
    #[serde(default, skip_serializing_if = "is_default")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    label: String,
    #[serde(default, skip_serializing_if = "is_default")]
    heading: String,
    #[serde(default, skip_serializing_if = "is_default")]
    level: Option<HeadingLevel>,
    #[serde(default, skip_serializing_if = "is_default")]
    depth: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    anchor: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    other_ids: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    blocks: Vec<BlockRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Vec<NoteRecord>,
}

/// A block. The text of a table is made from its cells, unless it differs from them.
#[derive(Default, PartialEq, Serialize, Deserialize)]
struct BlockRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    style: BlockStyle,
    #[serde(default, skip_serializing_if = "is_default")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    links: Vec<LinkRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    rows: Option<Vec<Vec<CellRecord>>>,
}

/// A cell of a table.
#[derive(PartialEq, Serialize, Deserialize)]
struct CellRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    text: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    columns: u16,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    rows: u16,
}

const fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_one(n: &u16) -> bool {
    *n == 1
}

/// A link: a document, an anchor of this one, or an address.
#[derive(PartialEq, Serialize, Deserialize)]
struct LinkRecord {
    start: u32,
    end: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    document: Option<DocId>,
    #[serde(default, skip_serializing_if = "is_default")]
    on: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    anchor: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    address: Option<String>,
}

/// A note of the editors.
#[derive(PartialEq, Serialize, Deserialize)]
struct NoteRecord {
    kind: NoteKind,
    #[serde(default, skip_serializing_if = "is_default")]
    about: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    links: Vec<LinkRecord>,
}

/// Writes a document as one line, with its line feed.
pub(crate) fn write(extract: &Extract<'_>) -> String {
    let mut line = record_line(&record(extract, true));
    line.push('\n');
    line
}

/// Returns what an act is and has, without its words: the line without provisions, requisites and problems.
pub(crate) fn write_head(extract: &Extract<'_>) -> String {
    record_line(&record(extract, false))
}

/// Reads a line of an export. The second value is what the line says besides the document.
///
/// # Errors
///
/// [`FormatError::Unreadable`] if the line is not a document of this version of the format.
pub fn read(line: &str) -> Result<(Document, Option<About>), FormatError> {
    let record: Record =
        serde_json::from_str(line.trim_end()).map_err(|error| FormatError::Unreadable(error.to_string()))?;
    if record.format != FORMAT {
        return Err(FormatError::Unreadable(format!("the format is {:?}, not {FORMAT:?}", record.format)));
    }
    Ok(document(record))
}

fn record_line(record: &Record) -> String {
    // A record has no keys but names, and no numbers but whole ones: it can always be written.
    serde_json::to_string(record).unwrap_or_default()
}

fn record(extract: &Extract<'_>, with_words: bool) -> Record {
    let document = extract.document;
    Record {
        format: FORMAT.to_owned(),
        id: document.id,
        lang: document.lang,
        title: document.title.clone(),
        kind: document.kind,
        status: document.status,
        number: document.number.clone(),
        adopted: document.adopted,
        in_force_from: document.in_force_from,
        repealed_on: document.repealed_on,
        bodies: document.bodies.clone(),
        bodies_on_page: document.bodies_on_page.clone(),
        form: document.form.clone(),
        registration: document.registration.clone(),
        languages: document.languages.clone(),
        editions: document.editions.clone(),
        edition: document.edition,
        chosen: document.chosen,
        provisions: if with_words { extract.provisions.iter().map(ProvisionRecord::of).collect() } else { Vec::new() },
        requisites: if with_words { extract.requisites().iter().map(BlockRecord::of).collect() } else { Vec::new() },
        publications: document.publications.clone(),
        classifiers: document.classifiers.clone(),
        notes: document.notes.iter().map(NoteRecord::of).collect(),
        attachments: document.attachments.clone(),
        other_ids: document.other_ids.clone(),
        problems: if with_words { document.problems.clone() } else { Vec::new() },
        about: Some(extract.about.clone()),
    }
}

fn document(record: Record) -> (Document, Option<About>) {
    let document = Document {
        number: record.number,
        adopted: record.adopted,
        in_force_from: record.in_force_from,
        repealed_on: record.repealed_on,
        status: record.status,
        bodies: record.bodies,
        bodies_on_page: record.bodies_on_page,
        form: record.form,
        registration: record.registration,
        languages: record.languages,
        editions: record.editions,
        edition: record.edition,
        chosen: record.chosen,
        provisions: record.provisions.into_iter().map(ProvisionRecord::provision).collect(),
        requisites: record.requisites.into_iter().map(BlockRecord::block).collect(),
        publications: record.publications,
        classifiers: record.classifiers,
        notes: record.notes.into_iter().map(NoteRecord::note).collect(),
        attachments: record.attachments,
        other_ids: record.other_ids,
        problems: record.problems,
        ..Document::new(record.id, record.lang, record.title, record.kind)
    };
    (document, record.about)
}

impl ProvisionRecord {
    fn of(provision: &Provision) -> Self {
        Self {
            path: provision.path.clone(),
            kind: provision.kind,
            number: provision.number.clone(),
            label: provision.label.clone(),
            heading: provision.heading.clone(),
            level: provision.level,
            depth: provision.depth,
            anchor: provision.anchor.clone(),
            other_ids: provision.other_ids.clone(),
            blocks: provision.blocks.iter().map(BlockRecord::of).collect(),
            notes: provision.notes.iter().map(NoteRecord::of).collect(),
        }
    }

    fn provision(self) -> Provision {
        Provision {
            path: self.path,
            kind: self.kind,
            number: self.number,
            label: self.label,
            heading: self.heading,
            level: self.level,
            depth: self.depth,
            anchor: self.anchor,
            other_ids: self.other_ids,
            blocks: self.blocks.into_iter().map(BlockRecord::block).collect(),
            notes: self.notes.into_iter().map(NoteRecord::note).collect(),
        }
    }
}

impl BlockRecord {
    fn of(block: &Block) -> Self {
        let of_cells = block.table.as_ref().map(Table::text).unwrap_or_default();
        let cell =
            |cell: &qonun_law::Cell| CellRecord { text: cell.text.clone(), columns: cell.columns, rows: cell.rows };
        let rows = |table: &Table| table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        Self {
            id: block.id.clone(),
            style: block.style,
            text: (block.text != of_cells).then(|| block.text.clone()),
            links: block.links.iter().map(LinkRecord::of).collect(),
            rows: block.table.as_ref().map(rows),
        }
    }

    fn block(self) -> Block {
        let cell = |cell: CellRecord| qonun_law::Cell { text: cell.text, columns: cell.columns, rows: cell.rows };
        let rows =
            |rows: Vec<Vec<CellRecord>>| rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        let table = self.rows.map(|all| Table { rows: rows(all) });
        let text = self.text.unwrap_or_else(|| table.as_ref().map(Table::text).unwrap_or_default());
        let links = self.links.into_iter().map(LinkRecord::link).collect();
        Block { id: self.id, style: self.style, text, links, table }
    }
}

impl LinkRecord {
    fn of(link: &Link) -> Self {
        let (document, on, anchor, address) = match &link.target {
            LinkTarget::Document { id, anchor, on } => (Some(*id), *on, anchor.clone(), None),
            LinkTarget::Here { anchor } => (None, None, Some(anchor.clone()), None),
            LinkTarget::Address(address) => (None, None, None, Some(address.clone())),
        };
        Self { start: link.start, end: link.end, document, on, anchor, address }
    }

    fn link(self) -> Link {
        let target = match (self.document, self.anchor, self.address) {
            (Some(id), anchor, _) => LinkTarget::Document { id, anchor, on: self.on },
            (None, Some(anchor), None) => LinkTarget::Here { anchor },
            (None, _, address) => LinkTarget::Address(address.unwrap_or_default()),
        };
        Link { start: self.start, end: self.end, target }
    }
}

impl NoteRecord {
    fn of(note: &Note) -> Self {
        Self {
            kind: note.kind,
            about: note.about.clone(),
            id: note.id.clone(),
            text: note.text.clone(),
            links: note.links.iter().map(LinkRecord::of).collect(),
        }
    }

    fn note(self) -> Note {
        let links = self.links.into_iter().map(LinkRecord::link).collect();
        Note { kind: self.kind, about: self.about, id: self.id, text: self.text, links }
    }
}

//! A document as text that a lawyer can read. Tests compare it, and the example `outline` prints it.

use std::fmt::Write;

use qonun_ingest::PageResult;
use qonun_law::{Block, BlockStyle, Document, Link, LinkTarget, Note, Provision};

/// Returns everything that was read from a file.
pub(crate) fn outline(result: &PageResult) -> String {
    let mut out = String::new();
    match &result.document {
        Some(document) => document_outline(&mut out, document),
        None => out.push_str("no document\n"),
    }
    for problem in &result.problems {
        let _ = writeln!(out, "! {problem}");
    }
    out
}

fn document_outline(out: &mut String, document: &Document) {
    let _ = writeln!(out, "# {}", document.title);
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    let or_empty = |value: Option<String>| value.unwrap_or_default();
    fact("text", format!("{} {}", document.id, document.lang));
    fact("type", document.kind.to_string());
    fact("number", or_empty(document.number.clone()));
    fact("adopted", or_empty(document.adopted.map(|day| day.to_string())));
    fact("in force from", or_empty(document.in_force_from.map(|day| day.to_string())));
    fact("status", document.status.to_string());
    fact("repealed on", or_empty(document.repealed_on.map(|day| day.to_string())));
    fact("body", document.bodies.join(" | "));
    fact("form", document.form.clone());
    fact(
        "registration",
        or_empty(
            document
                .registration
                .as_ref()
                .map(|r| format!("{} of {}", r.number, or_empty(r.date.map(|d| d.to_string())))),
        ),
    );
    fact(
        "languages",
        document.languages.iter().map(|(lang, id)| format!("{lang} {id}")).collect::<Vec<_>>().join(", "),
    );
    fact("editions", document.editions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    fact("edition", or_empty(document.edition.map(|stamp| stamp.to_string())));
    fact("attachments", document.attachments.join(", "));
    for classifier in &document.classifiers {
        let names = classifier.names().collect::<Vec<_>>().join(" / ");
        let about = classifier.about.as_deref().map_or(String::new(), |id| format!(" (block {id})"));
        let _ = writeln!(out, "classifier: {} {} {names}{about}", classifier.system, classifier.code());
    }
    for publication in &document.publications {
        let _ = writeln!(out, "published: {}", publication.text);
    }
    document.notes.iter().for_each(|note| note_outline(out, note));
    for provision in &document.provisions {
        provision_outline(out, provision);
    }
    if !document.requisites.is_empty() {
        out.push_str("\n## requisites\n");
        document.requisites.iter().for_each(|block| block_outline(out, block));
    }
}

fn provision_outline(out: &mut String, provision: &Provision) {
    let level = provision.level.map_or(String::new(), |level| format!(" {level:?}").to_lowercase());
    let number = provision.number.as_deref().map_or(String::new(), |number| format!(" {number}"));
    let anchor = provision.anchor.as_deref().map_or(String::new(), |anchor| format!(" #{anchor}"));
    let indent = "#".repeat(usize::from(provision.depth) + 2);
    let _ = writeln!(out, "\n{indent} {} ({}{level}{number}){anchor}", provision.path, provision.kind.name());
    if !provision.label.is_empty() || !provision.heading.is_empty() {
        let _ = writeln!(out, "[{}] {}", provision.label, provision.heading);
    }
    provision.blocks.iter().for_each(|block| block_outline(out, block));
    provision.notes.iter().for_each(|note| note_outline(out, note));
}

fn block_outline(out: &mut String, block: &Block) {
    let id = block.id.as_deref().unwrap_or("-");
    let style =
        if block.style == BlockStyle::Text { String::new() } else { format!(" {:?}", block.style).to_lowercase() };
    let _ = writeln!(out, "{id}{style}: {}", shown(&block.text));
    if let Some(table) = &block.table {
        for row in &table.rows {
            let cells = row.iter().map(|cell| match (cell.columns, cell.rows) {
                (1, 1) => cell.text.clone(),
                (columns, rows) => format!("{} ({columns}x{rows})", cell.text),
            });
            let _ = writeln!(out, "  | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }
    links_outline(out, &block.text, &block.links);
}

fn note_outline(out: &mut String, note: &Note) {
    let about = note.about.as_deref().map_or(String::new(), |about| format!(" about {about}"));
    let _ = writeln!(out, "> {:?}{about}: {}", note.kind, shown(&note.text));
    links_outline(out, &note.text, &note.links);
}

fn links_outline(out: &mut String, text: &str, links: &[Link]) {
    for link in links {
        let words: String = text.chars().skip(link.start as usize).take((link.end - link.start) as usize).collect();
        let target = match &link.target {
            LinkTarget::Document { id, anchor, on } => {
                let on = on.map_or(String::new(), |day| format!(" as of {day}"));
                format!("{id}{}{on}", anchor.as_deref().map_or(String::new(), |anchor| format!("#{anchor}")))
            }
            LinkTarget::Here { anchor } => format!("here#{anchor}"),
            LinkTarget::Address(address) => address.clone(),
        };
        let _ = writeln!(out, "  -> {words:?} {target}");
    }
}

/// Makes line feeds and tabs visible.
fn shown(text: &str) -> String {
    text.replace('\n', " ⏎ ").replace('\t', " ⇥ ")
}

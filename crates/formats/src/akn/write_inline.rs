//! Words, links and notes.

use qonun_law::{LinkTarget, Note};

use crate::inline::{self, Run};
use crate::xml::Xml;

/// Returns the identifier of a note: that of its provision, and its index among the notes.
pub(super) fn eid_of_note(provision: &str, at: usize) -> String {
    if provision.is_empty() { format!("note_{}", at + 1) } else { format!("{provision}__note_{}", at + 1) }
}

/// Writes a note.
pub(super) fn write_note(xml: &mut Xml, tag: &'static str, id: &str, note: &Note) {
    let kind = serde_json::to_value(note.kind).ok();
    let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or("comment");
    let mut attributes = vec![("eId", id), ("class", kind)];
    attributes.extend(note.about.as_ref().map(|about| ("q:about", about.as_str())));
    attributes.extend(note.id.as_ref().map(|id| ("q:id", id.as_str())));
    xml.open(tag, &attributes);
    xml.open("p", &[]);
    write_runs(xml, &inline::runs(&note.text, &note.links));
    xml.close();
    xml.close();
}

/// Writes words with their links.
pub(super) fn write_runs(xml: &mut Xml, runs: &[Run<'_>]) {
    for run in runs {
        let Some(target) = run.target else {
            write_lines(xml, run.text);
            continue;
        };
        let href = inline::href(target);
        let uri = inline::uri(&href);
        let mut attributes = vec![("href", uri.as_str())];
        attributes.extend((uri != href).then_some(("q:href", href.as_str())));
        // An address that looks like the one of a text, but was not read as one.
        let is_plain = matches!(target, LinkTarget::Address(_)) && inline::target(&href) != *target;
        attributes.extend(is_plain.then_some(("q:target", "address")));
        xml.open("ref", &attributes);
        write_lines(xml, run.text);
        xml.close();
    }
}

/// Writes words, with a break for each line feed.
pub(super) fn write_lines(xml: &mut Xml, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("br", &[]);
        }
        xml.text(line);
    }
}

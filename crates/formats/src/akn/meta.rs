//! The metadata of a text: identification, classification, life cycle, references, notes.

use qonun_law::{LinkTarget, number_in};

use super::iri::{self, Iris, day_or_year, iris, language, version};
use super::write_inline::{eid_of_note, write_note};
use crate::xml::Xml;
use crate::{Extract, inline, json_lines};

/// Who made the file.
const EDITOR: &str = "#qonun";

/// Writes the metadata of what is taken.
pub(super) fn write(xml: &mut Xml, extract: &Extract<'_>) {
    xml.open("meta", &[]);
    identification(xml, extract, &iris(extract));
    classification(xml, extract);
    lifecycle(xml, extract);
    references(xml, extract);
    if !extract.document.notes.is_empty() {
        xml.open("notes", &[("source", EDITOR)]);
        for (at, note) in extract.document.notes.iter().enumerate() {
            write_note(xml, "note", &eid_of_note("", at), note);
        }
        xml.close();
        xml.line();
    }
    xml.open("proprietary", &[("source", EDITOR)]);
    xml.leaf("q:record", &[], &json_lines::write_head(extract));
    xml.close();
    xml.close();
    xml.line();
}

/// Writes the metadata of a component: its identification alone.
pub(super) fn write_component(xml: &mut Xml, extract: &Extract<'_>, name: &str) {
    xml.open("meta", &[]);
    identification(xml, extract, &iris(extract).component(name));
    xml.close();
    xml.line();
}

fn identification(xml: &mut Xml, extract: &Extract<'_>, iris: &Iris) {
    let (document, about) = (extract.document, extract.about);
    let Iris { work, expression, component } = iris;
    let adopted = day_or_year(document, extract);
    let author = if document.bodies.is_empty() { "#state" } else { "#body_1" };
    let value = |xml: &mut Xml, name: &str, value: &str| xml.empty(name, &[("value", value)]);
    let names = |xml: &mut Xml, this: &str, uri: &str, date: (&str, &str), author: &str| {
        value(xml, "FRBRthis", this);
        value(xml, "FRBRuri", uri);
        if date.1 == "adoption" {
            let address = inline::href(&LinkTarget::Document { id: document.id, anchor: None, on: None });
            xml.empty("FRBRalias", &[("name", "title"), ("value", &document.title)]);
            xml.empty("FRBRalias", &[("name", "eli"), ("value", &format!("/eli/{}", about.act))]);
            xml.empty("FRBRalias", &[("name", "source"), ("value", &address)]);
        }
        xml.empty("FRBRdate", &[("date", date.0), ("name", date.1)]);
        xml.empty("FRBRauthor", &[("href", author)]);
    };
    xml.open("identification", &[("source", EDITOR)]);
    xml.open("FRBRWork", &[]);
    names(xml, &format!("{work}/{component}"), work, (&adopted, "adoption"), author);
    value(xml, "FRBRcountry", "uz");
    value(xml, "FRBRsubtype", document.kind.name());
    if let Some(number) = &document.number {
        value(xml, "FRBRnumber", number);
        value(xml, "FRBRname", &number_in(number, document.lang));
    }
    xml.close();
    xml.open("FRBRExpression", &[]);
    let from = version(extract).map_or(adopted, |day| day.to_string());
    names(xml, &format!("{expression}/{component}"), expression, (&from, "edition"), author);
    xml.empty("FRBRlanguage", &[("language", language(document.lang))]);
    xml.close();
    xml.open("FRBRManifestation", &[]);
    let retrieved = about.retrieved.map_or(from.clone(), |day| day.to_string());
    let (this, uri) = (format!("{expression}/{component}.xml"), format!("{expression}.akn"));
    names(xml, &this, &uri, (&retrieved, "retrieval"), EDITOR);
    value(xml, "FRBRformat", "application/akn+xml");
    xml.close();
    xml.close();
    xml.line();
}

fn classification(xml: &mut Xml, extract: &Extract<'_>) {
    let entries = &extract.document.classifiers;
    if entries.is_empty() {
        return;
    }
    xml.open("classification", &[("source", EDITOR)]);
    for entry in entries {
        let names = entry.names().collect::<Vec<_>>().join(" / ");
        let show = if names.is_empty() { entry.code() } else { &names };
        let dictionary = format!("#{}", iri::slug(&entry.system));
        xml.empty("keyword", &[("value", entry.code()), ("showAs", show), ("dictionary", &dictionary)]);
    }
    xml.close();
    xml.line();
}

/// Writes the days on which the act began, changed and ended.
fn lifecycle(xml: &mut Xml, extract: &Extract<'_>) {
    let document = extract.document;
    let mut editions: Vec<_> = document.editions.iter().map(|stamp| stamp.from).collect();
    editions.sort_unstable();
    editions.dedup();
    let began = document.adopted.map(|day| (day, "generation"));
    let ended = document.repealed_on.map(|day| (day, "repeal"));
    let changed = editions.into_iter().filter(|&day| Some(day) != document.in_force_from);
    let events: Vec<_> = began.into_iter().chain(changed.map(|day| (day, "amendment"))).chain(ended).collect();
    if events.is_empty() {
        return;
    }
    xml.open("lifecycle", &[("source", EDITOR)]);
    for (day, kind) in events {
        xml.empty("eventRef", &[("date", &day.to_string()), ("type", kind), ("source", EDITOR)]);
    }
    xml.close();
    xml.line();
}

/// Writes the bodies that the other metadata refers to.
fn references(xml: &mut Xml, extract: &Extract<'_>) {
    xml.open("references", &[("source", EDITOR)]);
    let mut organization = |id: &str, name: &str| {
        let href = format!("/akn/ontology/organization/uz/{id}");
        xml.empty("TLCOrganization", &[("eId", id), ("href", &href), ("showAs", name)]);
    };
    organization("qonun", "Qonun");
    organization("state", "Oʻzbekiston Respublikasi");
    for (at, name) in extract.document.bodies.iter().enumerate() {
        organization(&format!("body_{}", at + 1), name);
    }
    xml.close();
    xml.line();
}

//! The head of a document: from the record that this program writes, or from the metadata of the standard.

use qonun_law::{ActNumber, ActType, Date, Document, EditionStamp, Lang, parse_date};
use roxmltree::Node;

use super::iri;
use super::node::child;
use super::read_inline::{Notes, Reading};
use super::{AKN, NAMESPACE};
use crate::{About, FormatError, json_lines};

/// What the metadata says.
pub(super) struct Head {
    pub(super) document: Document,
    pub(super) about: Option<About>,
    /// True if this program wrote the file.
    pub(super) exact: bool,
}

/// Reads the metadata of a document.
pub(super) fn read(main: Node<'_, '_>, meta: Node<'_, '_>) -> Result<Head, FormatError> {
    let record = child(meta, "proprietary").and_then(|inside| {
        let found = inside.children().find(|node| node.has_tag_name((NAMESPACE, "record")))?;
        Some(found.text().unwrap_or_default())
    });
    if let Some(record) = record {
        let (document, about) = json_lines::read(record)?;
        return Ok(Head { document, about, exact: true });
    }
    let identification = child(meta, "identification")
        .ok_or_else(|| FormatError::Unreadable("the document has no identification".to_owned()))?;
    Ok(Head { document: by_standard(main, meta, identification), about: None, exact: false })
}

fn by_standard(main: Node<'_, '_>, meta: Node<'_, '_>, identification: Node<'_, '_>) -> Document {
    let of = |level: &str, name: &str, attribute: &str| {
        let level = child(identification, level)?;
        Some(child(level, name)?.attribute(attribute)?.to_owned())
    };
    let language = of("FRBRExpression", "FRBRlanguage", "language");
    let lang = language.and_then(|code| iri::language_of(&code)).unwrap_or(Lang::En);
    let subtype = of("FRBRWork", "FRBRsubtype", "value").or_else(|| main.attribute("name").map(str::to_owned));
    let kind = subtype.and_then(|name| name.parse().ok()).unwrap_or(ActType::Other);
    let day = |level: &str| of(level, "FRBRdate", "date").and_then(|day| parse_date(day.get(..10)?));
    let mut document = Document::new(0, lang, title(main, identification), kind);
    let number = of("FRBRWork", "FRBRnumber", "value");
    document.number = number.map(|text| ActNumber::parse(&text).map_or(text, |number| number.to_string()));
    document.adopted = day("FRBRWork");
    let amended = events(meta);
    document.editions = amended.iter().rev().map(|&from| EditionStamp { from, turn: 0 }).collect();
    document.edition = day("FRBRExpression").map(|from| EditionStamp { from, turn: 0 });
    let bodies = child(meta, "references").into_iter().flat_map(|all| all.children());
    let bodies = bodies.filter(|node| node.has_tag_name((AKN, "TLCOrganization")));
    let author = of("FRBRWork", "FRBRauthor", "href");
    let is_author = |node: &Node<'_, '_>| {
        author.as_deref().is_some_and(|href| {
            node.attribute("eId").is_some_and(|id| href == format!("#{id}")) || node.attribute("href") == Some(href)
        })
    };
    document.bodies = bodies.filter(is_author).filter_map(|node| node.attribute("showAs").map(str::to_owned)).collect();
    document
}

/// Returns the title: as printed, or as the metadata gives it.
fn title(main: Node<'_, '_>, identification: Node<'_, '_>) -> String {
    let reading = Reading { exact: false };
    let printed = child(main, "preface").and_then(|preface| {
        let found = preface.descendants().find(|node| node.has_tag_name((AKN, "docTitle")))?;
        Some(reading.inline(found, &mut Notes::new()).text)
    });
    let alias = || {
        let work = child(identification, "FRBRWork")?;
        let alias = child(work, "FRBRalias").or_else(|| child(work, "FRBRname"))?;
        alias.attribute("value").map(str::to_owned)
    };
    printed.filter(|title| !title.is_empty()).or_else(alias).unwrap_or_default()
}

/// Returns the days of amendments in order.
fn events(meta: Node<'_, '_>) -> Vec<Date> {
    let all = child(meta, "lifecycle").into_iter().flat_map(|cycle| cycle.children());
    let amended = all.filter(|node| node.attribute("type") == Some("amendment"));
    let mut days: Vec<Date> = amended.filter_map(|node| parse_date(node.attribute("date")?.get(..10)?)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

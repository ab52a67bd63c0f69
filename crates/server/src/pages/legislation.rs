//! Metadata of a text for machines that read pages: schema.org `Legislation` as JSON-LD.

use qonun_law::Status;
use qonun_query::{DocumentView, document_address};
use serde_json::{Value, json};

/// `base` is `https://host` of this server.
pub(super) fn legislation(view: &DocumentView, base: &str) -> Value {
    let force = match view.status {
        Status::InForce => "https://schema.org/InForce",
        Status::Repealed | Status::NotYet => "https://schema.org/NotInForce",
    };
    let translations = view.languages.keys().filter(|&&lang| lang != view.lang);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": format!("{base}{}", document_address(&view.act, view.lang)),
        "name": view.title,
        "inLanguage": view.lang.tag(),
        "legislationIdentifier": view.number,
        "legislationType": view.kind.name(),
        "legislationDate": view.adopted,
        "legislationDateVersion": view.edition.as_ref().map(|edition| &edition.from).or(view.editions.first()),
        "legislationLegalForce": force,
        "legislationPassedBy": view.bodies,
        "exampleOfWork": { "@type": "Legislation", "@id": format!("{base}/{}", view.act) },
        "workTranslation": translations
            .map(|&lang| json!({ "@id": format!("{base}{}", document_address(&view.act, lang)) }))
            .collect::<Vec<_>>(),
    });
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty()));
    }
    value
}

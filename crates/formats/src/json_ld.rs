//! schema.org Legislation as JSON-LD: what the text is, not what it says.

use qonun_law::{ActType, Document, Lang, LinkTarget, Provision, ProvisionKind, Status, number_in};
use qonun_texts::texts;
use serde_json::{Map, Value, json};

use crate::inline::href;
use crate::{Extract, flow};

pub(crate) fn write(extract: &Extract<'_>) -> String {
    let act = act(extract);
    let value = match (&extract.part, extract.provisions.first()) {
        (Some(path), Some(provision)) => {
            let mut part = part(provision, extract);
            part["@context"] = json!("https://schema.org");
            part["legislationIdentifier"] = json!(path.as_str());
            part["isPartOf"] = act;
            part
        }
        _ => {
            let mut whole = act;
            whole["@context"] = json!("https://schema.org");
            let parts: Vec<Value> = extract.provisions.iter().map(|provision| part(provision, extract)).collect();
            if !parts.is_empty() {
                whole["hasPart"] = json!(parts);
            }
            whole
        }
    };
    format!("{value:#}\n")
}

fn act(extract: &Extract<'_>) -> Value {
    let (document, about) = (extract.document, extract.about);
    let mut act = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            act.insert(key.to_owned(), value);
        }
    };
    put("@type", Some(json!("Legislation")));
    put("@id", Some(json!(about.source)));
    put("url", Some(json!(about.source)));
    put("name", Some(json!(flow::one_line(&document.title))));
    put("inLanguage", Some(json!(document.lang.tag())));
    put("legislationJurisdiction", Some(json!("UZ")));
    put("legislationType", Some(json!(type_of(document.kind, document.lang))));
    put("legislationIdentifier", document.number.as_ref().map(|number| json!(number_in(number, document.lang))));
    put("legislationDate", document.adopted.map(|day| json!(day.to_string())));
    put("legislationDateVersion", about.edition.as_ref().map(|edition| json!(edition.from.to_string())));
    put("legislationLegalForce", Some(json!(force(about.status))));
    put(
        "temporalCoverage",
        about.edition.as_ref().map(|edition| {
            let to = edition.to.map_or_else(|| "..".to_owned(), |day| day.to_string());
            json!(format!("{}/{to}", edition.from))
        }),
    );
    put("dateModified", document.editions.iter().map(|stamp| stamp.from).max().map(|day| json!(day.to_string())));
    let bodies: Vec<Value> =
        document.bodies.iter().map(|name| json!({"@type": "Organization", "name": name})).collect();
    put("legislationPassedBy", (!bodies.is_empty()).then(|| json!(bodies)));
    let translations = translations(document);
    put("workTranslation", (!translations.is_empty()).then(|| json!(translations)));
    Value::Object(act)
}

/// Returns the texts of the act in other languages.
fn translations(document: &Document) -> Vec<Value> {
    let others = document.languages.iter().filter(|(lang, _)| **lang != document.lang);
    others
        .map(|(lang, &id)| {
            let address = href(&LinkTarget::Document { id, anchor: None, on: None });
            json!({"@type": "Legislation", "@id": address, "inLanguage": lang.tag()})
        })
        .collect()
}

fn part(provision: &Provision, extract: &Extract<'_>) -> Value {
    let line = flow::one_line(&format!("{} {}", provision.label, provision.heading));
    let t = texts(extract.document.lang);
    let name = match provision.kind {
        _ if !line.is_empty() => line,
        ProvisionKind::Preamble => t.preamble.to_owned(),
        ProvisionKind::Table => t.table.to_owned(),
        _ => provision.path.as_str().to_owned(),
    };
    json!({
        "@type": "Legislation",
        "@id": format!("{}/{}", extract.about.source.trim_end_matches('/'), provision.path),
        "legislationIdentifier": provision.path.as_str(),
        "name": name,
    })
}

fn type_of(kind: ActType, lang: Lang) -> &'static str {
    texts(lang).type_name(kind)
}

const fn force(status: Status) -> &'static str {
    match status {
        Status::InForce => "https://schema.org/InForce",
        Status::Repealed | Status::NotYet => "https://schema.org/NotInForce",
    }
}

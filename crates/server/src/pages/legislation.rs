//! Metadata of a text for programs: schema.org `Legislation` as JSON-LD.

use qonun_law::{Date, Status, number_in};
use qonun_query::{
    DocumentView, EditionAge, ProvisionAnswer, TextState, document_address, document_address_on, provision_page_address,
};
use qonun_texts::texts;
use serde_json::{Value, json};

/// Returns the metadata of a text as of a day. `base` is `https://host` of this server.
pub(super) fn legislation(view: &DocumentView, on: Option<Date>, base: &str) -> Value {
    let translations = view.state.texts.iter().filter(|text| text.present && text.lang != view.lang);
    let translations = translations.map(|text| {
        let address = document_address_on(&view.act, text.lang, on);
        json!({ "@id": format!("{base}{address}") })
    });
    without_empty(json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": format!("{base}{}", document_address_on(&view.act, view.lang, on)),
        "name": view.title,
        "inLanguage": view.lang.tag(),
        "legislationIdentifier": view.number.as_ref().map(|number| number_in(number, view.lang)),
        "legislationType": texts(view.lang).type_name(view.kind),
        "legislationDate": view.adopted,
        "legislationDateVersion": view.state.edition.as_ref().map(|edition| &edition.from),
        "temporalCoverage": days_of(&view.state),
        "legislationLegalForce": force_of(&view.state),
        "legislationPassedBy": view.bodies,
        "exampleOfWork": { "@type": "Legislation", "@id": format!("{base}/{}", view.act) },
        "workTranslation": translations.collect::<Vec<_>>(),
    }))
}

/// Returns the metadata of one provision of a text as of a day.
pub(super) fn provision_of_legislation(answer: &ProvisionAnswer, on: Option<Date>, base: &str) -> Value {
    let (act, lang) = (&answer.act, answer.lang);
    let name = format!("{} {}", answer.provision.label, answer.provision.heading);
    without_empty(json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": format!("{base}{}", provision_page_address(act, lang, &answer.provision.path, on)),
        "name": name.trim(),
        "inLanguage": lang.tag(),
        "legislationIdentifier": answer.provision.path,
        "legislationDateVersion": answer.state.edition.as_ref().map(|edition| &edition.from),
        "temporalCoverage": days_of(&answer.state),
        "legislationLegalForce": force_of(&answer.state),
        "isPartOf": {
            "@type": "Legislation",
            "@id": format!("{base}{}", document_address_on(act, lang, on)),
            "name": answer.title,
            "legislationIdentifier": answer.act_number.as_ref().map(|number| number_in(number, lang)),
            "legislationType": texts(lang).type_name(answer.act_kind),
            "legislationDate": answer.adopted,
            "exampleOfWork": { "@type": "Legislation", "@id": format!("{base}{}", document_address(act, lang)) },
        },
    }))
}

/// Returns the schema.org term for the force of this edition today.
fn force_of(state: &TextState) -> &'static str {
    match (state.status, state.age) {
        (Status::InForce, EditionAge::Current) => "https://schema.org/InForce",
        _ => "https://schema.org/NotInForce",
    }
}

/// Returns the days of the edition as an ISO 8601 interval.
fn days_of(state: &TextState) -> Option<String> {
    let edition = state.edition.as_ref()?;
    Some(format!("{}/{}", edition.from, edition.to.as_deref().unwrap_or("..")))
}

/// Removes the empty members of an object: null and empty lists.
fn without_empty(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty()));
    }
    value
}

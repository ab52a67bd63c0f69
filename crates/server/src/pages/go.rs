//! Redirects: from a citation to the page of what it names, and from an address of lex.uz to the page of that text.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use qonun_law::{Lang, Path, parse_date};
use qonun_query::{CitedMatch, Engine, QueryError, document_address_on, provision_page_address};
use qonun_texts::Code;

use crate::address::{encode_pairs, encode_path};
use crate::failure::Failure;
use crate::parameters::typed;
use crate::request::RequestContext;

/// Returns a redirect to an address.
pub(super) fn lead_to(status: StatusCode, address: &str) -> Response {
    let Ok(value) = HeaderValue::from_str(&encode_path(address)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    (status, [(header::LOCATION, value)]).into_response()
}

/// `GET /go?q=`: redirects to what a citation names. A citation that names nothing, or several things, redirects to a
/// search.
pub(crate) async fn go(context: RequestContext) -> Result<Response, Failure> {
    let q = typed(&context.pairs, context.app.settings.max_query_chars)?.unwrap_or_default();
    let (ui, typed) = (context.ui, q.clone());
    let matches = context.work(move |engine, _| matches_of(engine, &typed, ui)).await?;
    match matches.as_slice() {
        [only] => Ok(lead_to(StatusCode::SEE_OTHER, &only.url)),
        _ => Ok(lead_to(StatusCode::SEE_OTHER, &format!("/search?{}", encode_pairs([("q", q.as_str())])))),
    }
}

/// Returns what a citation names, in the language of the citation, else in that of the reader. An index that cannot be
/// read is an error, not an empty result.
fn matches_of(engine: &Engine, citation: &str, ui: Lang) -> Result<Vec<CitedMatch>, Failure> {
    let lang = engine.language_of(citation, Some(ui)).unwrap_or(ui);
    match engine.resolve(citation, Some(lang)) {
        Ok(found) => Ok(found.matches),
        Err(error @ QueryError::Index(_)) => Err(error.into()),
        Err(_) => Ok(Vec::new()),
    }
}

/// Redirects `/docs/{id}` and `/acts/{id}`, also after `/uz`, `/ru` or `/en`, and also with the path of a provision or
/// a part at the end. The browser keeps `#block` by itself.
pub(crate) async fn old_address(context: RequestContext) -> Result<Response, Failure> {
    let not_found = || Failure::new(Code::NotFound);
    let steps: Vec<&str> = context.path.trim_matches('/').split('/').collect();
    let (id, language, path) = match steps.as_slice() {
        ["docs" | "acts", id, path @ ..] => (*id, None, path.join("/")),
        [language, "docs" | "acts", id, path @ ..] => (*id, Some(*language), path.join("/")),
        _ => return Err(not_found()),
    };
    if language.is_some_and(|language| !["uz", "ru", "en"].contains(&language)) {
        return Err(not_found());
    }
    let id = id.parse().map_err(|_| not_found())?;
    let day = edition_day(&context.pairs)?;
    let place = context.work(move |engine, _| Ok(engine.act_of(id))).await?;
    let (act, lang) = place.ok_or_else(|| Failure::new(Code::NoDocument).with("document", id))?;
    let address = match path.as_str() {
        "" => document_address_on(&act, lang, day),
        // Redirects directly to the address in lower case.
        path => provision_page_address(&act, lang, &Path::new(path.to_ascii_lowercase()), day),
    };
    Ok(lead_to(StatusCode::MOVED_PERMANENTLY, &address))
}

/// Parses the day of `ONDATE=DD.MM.YYYY` or `ONDATE=DD.MM.YYYY NN`.
fn edition_day(pairs: &[(String, String)]) -> Result<Option<qonun_law::Date>, Failure> {
    let value = pairs.iter().find(|(name, _)| name.eq_ignore_ascii_case("ondate")).map(|(_, value)| value.as_str());
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let day = value.split_whitespace().next().and_then(parse_date);
    day.map(Some).ok_or_else(|| Failure::bad_value("ONDATE", value, "DD.MM.YYYY, DD.MM.YYYY NN"))
}

#[cfg(test)]
mod tests {
    use super::edition_day;

    #[test]
    fn days_of_old_addresses_are_read() {
        for (name, value, wanted) in [
            ("ONDATE", "02.07.2019", Some("2019-07-02")),
            ("ONDATE", "02.07.2019 00", Some("2019-07-02")),
            ("ondate", "02.07.2019 01", Some("2019-07-02")),
            ("ONDATE", "", None),
            ("other", "02.07.2019", None),
        ] {
            let day = edition_day(&[(name.to_owned(), value.to_owned())]).unwrap();
            assert_eq!(day.map(|day| day.to_string()).as_deref(), wanted, "{name}={value}");
        }
        assert!(edition_day(&[("ONDATE".to_owned(), "31.02.2019".to_owned())]).is_err());
    }
}

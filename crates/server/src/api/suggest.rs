//! `GET /api/v1/suggest`

use axum::response::Response;
use qonun_law::{DocId, Status};
use qonun_query::{Destination, Engine, Patience, SuggestAnswer, Suggestion, Syntax};
use qonun_texts::Code;
use serde::Serialize;
use utoipa::ToSchema;

use super::{answer_json, json};
use crate::address::encode_pairs;
use crate::failure::{Failure, Problem};
use crate::parameters::{self, language, number, once};
use crate::request::RequestContext;

/// Maximum number of suggestions in one answer.
const MOST: usize = 20;

/// Answer of `suggest`.
#[derive(Serialize, ToSchema)]
#[schema(as = SuggestAnswer)]
struct SuggestBody {
    /// Best first.
    suggestions: Vec<SuggestionBody>,
}

/// A completion of what is being typed.
#[derive(Serialize, ToSchema)]
#[schema(as = Suggestion)]
struct SuggestionBody {
    /// `act`, `provision`, `topic`, `body` or `query`.
    kind: &'static str,
    /// What to show.
    text: String,
    /// Where it leads.
    url: String,
    /// The document, for acts and provisions.
    document: Option<DocId>,
    /// Status of the act today, for acts and provisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    status: Option<Status>,
}

/// Returns the address of the destination of a suggestion.
fn address_of(destination: Destination) -> String {
    match destination {
        Destination::Page(address) => address,
        Destination::Results { q, syntax } => {
            let syntax = (syntax == Syntax::Advanced).then_some(("syntax", "advanced"));
            format!("/search?{}", encode_pairs(std::iter::once(("q", q.as_str())).chain(syntax)))
        }
    }
}

impl From<SuggestAnswer> for SuggestBody {
    fn from(answer: SuggestAnswer) -> Self {
        let body = |Suggestion { kind, text, leads_to, document, status }: Suggestion| SuggestionBody {
            kind,
            text,
            url: address_of(leads_to),
            document,
            status,
        };
        Self { suggestions: answer.suggestions.into_iter().map(body).collect() }
    }
}

/// Complete what is being typed
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "search",
    params(
        ("q" = String, Query, description = "What was typed so far", example = "mehn"),
        ("limit" = Option<usize>, Query, description = "Most suggestions, default 8", example = 8, minimum = 1, maximum = 20),
        ("lang" = Option<String>, Query, description = "Language of titles, where an act has it; default: the language and alphabet of what was typed, else of `Accept-Language`", example = "uz-Latn"),
    ),
    responses(
        (status = 200, description = "Suggestions, best first; none is a good answer too", body = SuggestBody),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn suggest(context: RequestContext) -> Result<Response, Failure> {
    if !context.pairs.iter().any(|(name, _)| name == "q") {
        return Err(Failure::new(Code::MissingParameter).with("parameter", "q"));
    }
    let typed = parameters::typed(&context.pairs, context.app.settings.max_query_chars)?.unwrap_or_default();
    let limit = once(&context.pairs, "limit")?.map_or(Ok(8), |value| number("limit", value, 1, MOST))?;
    let lang = once(&context.pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let own = context.reader_lang;
    let work = move |engine: &Engine, patience: Patience| {
        let answer = engine.suggest(&typed, limit, lang, own, patience.clone())?;
        json(&SuggestBody::from(answer), &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}

#[cfg(test)]
mod tests {
    use qonun_query::{Destination, Syntax};

    use super::address_of;

    #[test]
    fn a_suggestion_leads_to_a_page_or_to_results() {
        let results = |q: &str, syntax| Destination::Results { q: q.to_owned(), syntax };
        for (destination, wanted) in [
            (Destination::Page("/uz/law/2019/547/ru#art_1".to_owned()), "/uz/law/2019/547/ru#art_1"),
            (results("on the tax", Syntax::Simple), "/search?q=on+the+tax"),
            (results("body:\"Oʻz\"", Syntax::Advanced), "/search?q=body%3A%22O%CA%BBz%22&syntax=advanced"),
        ] {
            assert_eq!(address_of(destination), wanted);
        }
    }
}

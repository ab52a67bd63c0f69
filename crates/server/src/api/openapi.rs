//! `GET /api/v1/openapi.json`: the OpenAPI 3.1 description of the API.

use axum::response::Response;
use utoipa::OpenApi;

use super::{
    act_changes, answer_json, check, citations, compare, health, links, resolve, search, suggest, verify, views,
};
use crate::failure::{Failure, Problem};
use crate::request::RequestContext;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Legislation search",
        description = "Search, read and cite legislation.\n\n\
            Languages are `uz-Latn`, `uz-Cyrl`, `ru` and `en`; days are ISO dates; offsets count Unicode characters. \
            Every 4xx and 5xx answer is a problem document (RFC 9457) with a stable `code`. Pages of the site take the \
            same parameters: `/search?q=…` becomes `/api/v1/search?q=…`. Within v1 members are only ever added.",
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "search", description = "Find acts and provisions"),
        (name = "texts", description = "Read documents, provisions and acts"),
        (name = "citations", description = "From citations to what they name"),
        (name = "health", description = "For operators"),
    ),
    paths(
        search::search, suggest::suggest, views::document, views::provision, views::act, links::links, compare::compare,
        compare::changes, act_changes::amendments, verify::verify, resolve::resolve,
        citations::citations, check::check, health::live, health::ready
    ),
    components(schemas(Problem))
)]
struct Description;

/// Returns the description of the API as JSON.
#[must_use]
pub fn openapi_json() -> String {
    let mut description = Description::openapi();
    // Fields that the workspace does not define would be written as empty.
    description.info.license = None;
    description.info.contact = None;
    description.to_pretty_json().unwrap_or_default()
}

pub(crate) async fn openapi(context: RequestContext) -> Result<Response, Failure> {
    Ok(answer_json(context.request.headers(), openapi_json()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_description_is_this() {
        let value: serde_json::Value = serde_json::from_str(&super::openapi_json()).unwrap();
        assert_eq!(value["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
        insta::assert_json_snapshot!("openapi", value);
    }

    #[test]
    fn every_operation_is_described_and_answers_with_problems() {
        let value: serde_json::Value = serde_json::from_str(&super::openapi_json()).unwrap();
        for (path, operations) in value["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                assert!(operation["summary"].is_string(), "{method} {path} has no summary");
                if path.contains("/health/") {
                    continue;
                }
                let problem = &operation["responses"]["400"]["content"]["application/problem+json"];
                assert!(problem.is_object(), "{method} {path} does not say what a problem looks like");
            }
        }
    }
}

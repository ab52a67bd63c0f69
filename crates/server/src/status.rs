//! The HTTP status of each kind of problem.

use axum::http::StatusCode;
use qonun_texts::Code;

/// Returns the HTTP status of a kind of problem.
pub(crate) const fn status_of(code: Code) -> StatusCode {
    match code {
        Code::BadEncoding
        | Code::BadHost
        | Code::TooManyValues
        | Code::QueryTooCostly
        | Code::BadValue
        | Code::MissingParameter
        | Code::RepeatedParameter
        | Code::QueryTooLong
        | Code::BadQuery
        | Code::BrokenCursor
        | Code::BadBody => StatusCode::BAD_REQUEST,
        Code::OldCursor => StatusCode::GONE,
        Code::NoDocument
        | Code::NoAct
        | Code::NoProvision
        | Code::BeforeFirstEdition
        | Code::EditionNotKept
        | Code::NothingCited
        | Code::NoFormat
        | Code::NotFound => StatusCode::NOT_FOUND,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Code::AddressTooLong => StatusCode::URI_TOO_LONG,
        Code::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
        Code::Busy | Code::Deadline => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
#[cfg(test)]
mod tests {
    use qonun_texts::Code;

    use super::status_of;

    #[test]
    fn a_problem_is_4xx_or_5xx() {
        assert!(Code::ALL.map(status_of).iter().all(|status| status.is_client_error() || status.is_server_error()));
    }
}

//! The kinds of problems: their stable names and their HTTP statuses.

use axum::http::StatusCode;

/// Stable names of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    BadEncoding,
    BadHost,
    BadValue,
    MissingParameter,
    RepeatedParameter,
    TooManyValues,
    AddressTooLong,
    QueryTooLong,
    QueryTooCostly,
    BadQuery,
    BrokenCursor,
    OldCursor,
    NoDocument,
    NoAct,
    NoProvision,
    BeforeFirstEdition,
    EditionNotKept,
    NothingCited,
    NotFound,
    MethodNotAllowed,
    BodyTooLarge,
    BodyTooSlow,
    BadBody,
    UnsupportedMediaType,
    TooManyRequests,
    Busy,
    Deadline,
    Internal,
}

impl Code {
    /// All codes, in the order of the help page.
    pub(crate) const ALL: [Self; 28] = [
        Self::BadEncoding,
        Self::BadHost,
        Self::BadValue,
        Self::MissingParameter,
        Self::RepeatedParameter,
        Self::TooManyValues,
        Self::AddressTooLong,
        Self::QueryTooLong,
        Self::QueryTooCostly,
        Self::BadQuery,
        Self::BrokenCursor,
        Self::OldCursor,
        Self::NoDocument,
        Self::NoAct,
        Self::NoProvision,
        Self::BeforeFirstEdition,
        Self::EditionNotKept,
        Self::NothingCited,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::BodyTooLarge,
        Self::BodyTooSlow,
        Self::BadBody,
        Self::UnsupportedMediaType,
        Self::TooManyRequests,
        Self::Busy,
        Self::Deadline,
        Self::Internal,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::BadEncoding => "bad_encoding",
            Self::BadHost => "bad_host",
            Self::TooManyValues => "too_many_values",
            Self::AddressTooLong => "address_too_long",
            Self::QueryTooCostly => "query_too_costly",
            Self::BodyTooSlow => "body_too_slow",
            Self::Busy => "busy",
            Self::BadValue => "bad_value",
            Self::MissingParameter => "missing_parameter",
            Self::RepeatedParameter => "repeated_parameter",
            Self::QueryTooLong => "query_too_long",
            Self::BadQuery => "bad_query",
            Self::BrokenCursor => "broken_cursor",
            Self::OldCursor => "old_cursor",
            Self::NoDocument => "no_document",
            Self::NoAct => "no_act",
            Self::NoProvision => "no_provision",
            Self::BeforeFirstEdition => "before_first_edition",
            Self::EditionNotKept => "edition_not_kept",
            Self::NothingCited => "nothing_cited",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::BodyTooLarge => "body_too_large",
            Self::BadBody => "bad_body",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::TooManyRequests => "too_many_requests",
            Self::Deadline => "deadline",
            Self::Internal => "internal",
        }
    }

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::BadEncoding
            | Self::BadHost
            | Self::TooManyValues
            | Self::QueryTooCostly
            | Self::BadValue
            | Self::MissingParameter
            | Self::RepeatedParameter
            | Self::QueryTooLong
            | Self::BadQuery
            | Self::BrokenCursor
            | Self::BadBody => StatusCode::BAD_REQUEST,
            Self::OldCursor => StatusCode::GONE,
            Self::NoDocument
            | Self::NoAct
            | Self::NoProvision
            | Self::BeforeFirstEdition
            | Self::EditionNotKept
            | Self::NothingCited
            | Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy | Self::Deadline => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_differ_and_are_4xx_or_5xx() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|code| code.status().is_client_error() || code.status().is_server_error()));
    }
}

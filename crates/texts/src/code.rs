//! The kinds of problems in answers to requests, with their stable names.

/// Stable names of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The address is not UTF-8.
    BadEncoding,
    /// The request does not name one host.
    BadHost,
    /// A parameter has an invalid value.
    BadValue,
    /// A required parameter is missing.
    MissingParameter,
    /// A parameter that may occur once occurs several times.
    RepeatedParameter,
    /// A search has too many values.
    TooManyValues,
    /// The address is too long.
    AddressTooLong,
    /// The query is too long.
    QueryTooLong,
    /// The query costs more work than one query may.
    QueryTooCostly,
    /// The query cannot be parsed.
    BadQuery,
    /// The cursor was not made by this program, or belongs to another search.
    BrokenCursor,
    /// The cursor belongs to an older generation.
    OldCursor,
    /// There is no such document.
    NoDocument,
    /// There is no such act.
    NoAct,
    /// The text has no such provision.
    NoProvision,
    /// The day is before the first known edition.
    BeforeFirstEdition,
    /// The edition is known, but its text is missing.
    EditionNotKept,
    /// No cited act is in the law base.
    NothingCited,
    /// There is nothing at the address.
    NotFound,
    /// The address does not allow this method.
    MethodNotAllowed,
    /// The body is too large.
    BodyTooLarge,
    /// The body did not arrive in time.
    BodyTooSlow,
    /// The body cannot be parsed.
    BadBody,
    /// The body has a type that is not supported.
    UnsupportedMediaType,
    /// A text does not exist in the format that the address names.
    NoFormat,
    /// A text does not exist in any of the types that the caller accepts.
    NotAcceptable,
    /// The client sends requests too often.
    TooManyRequests,
    /// The queue of waiting requests is full.
    Busy,
    /// The answer exceeded its time limit.
    Deadline,
    /// A fault of the program.
    Internal,
}

impl Code {
    /// All codes, in the order of the help page.
    pub const ALL: [Self; 30] = [
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
        Self::NoFormat,
        Self::NotAcceptable,
        Self::TooManyRequests,
        Self::Busy,
        Self::Deadline,
        Self::Internal,
    ];

    /// Returns the stable name: `bad_value`, `no_act`…
    #[must_use]
    pub const fn name(self) -> &'static str {
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
            Self::NoFormat => "no_format",
            Self::NotAcceptable => "not_acceptable",
            Self::TooManyRequests => "too_many_requests",
            Self::Deadline => "deadline",
            Self::Internal => "internal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn names_differ() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}

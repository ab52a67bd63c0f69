//! The kinds of problems that a request is answered with, by their stable names.

/// Stable names of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The address is not UTF-8.
    BadEncoding,
    /// The request does not name one host.
    BadHost,
    /// A parameter has a value that it cannot have.
    BadValue,
    /// A parameter that must be there is missing.
    MissingParameter,
    /// A parameter that stands once stands twice.
    RepeatedParameter,
    /// A search has more values than it may.
    TooManyValues,
    /// The address is longer than it may be.
    AddressTooLong,
    /// The query is longer than it may be.
    QueryTooLong,
    /// The query asks for more work than one query may cost.
    QueryTooCostly,
    /// The query cannot be read.
    BadQuery,
    /// The cursor was not made here, or belongs to another search.
    BrokenCursor,
    /// The cursor belongs to an older generation.
    OldCursor,
    /// There is no such document.
    NoDocument,
    /// There is no such act.
    NoAct,
    /// The text has no such provision.
    NoProvision,
    /// The day is before the first edition that is known.
    BeforeFirstEdition,
    /// The edition is known, its text is not held.
    EditionNotKept,
    /// Nothing that is held is cited.
    NothingCited,
    /// There is nothing at the address.
    NotFound,
    /// The address is not asked with this method.
    MethodNotAllowed,
    /// What was sent is larger than it may be.
    BodyTooLarge,
    /// What was sent did not arrive in time.
    BodyTooSlow,
    /// What was sent cannot be read.
    BadBody,
    /// What was sent is of a type that is not read.
    UnsupportedMediaType,
    /// The caller asks too often.
    TooManyRequests,
    /// No place is free among those who wait.
    Busy,
    /// The answer took longer than it may.
    Deadline,
    /// A mistake of the program.
    Internal,
}

impl Code {
    /// All codes, in the order of the help page.
    pub const ALL: [Self; 28] = [
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

    /// The stable name: `bad_value`, `no_act`…
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

//! A mistake in a query, in the form of the API.

use qonun_law::Lang;
use qonun_query::Problem;
use serde::Serialize;
use utoipa::ToSchema;

/// A mistake in a query, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = QueryProblem)]
pub(crate) struct MistakeView {
    /// Stable name.
    code: &'static str,
    /// In words, in the language asked for.
    message: String,
    /// First character.
    offset: usize,
    /// How many characters.
    length: usize,
    /// First UTF-16 unit, for browsers.
    utf16_offset: usize,
    /// How many UTF-16 units.
    utf16_length: usize,
    /// What was found there.
    token: String,
    /// What could stand there.
    expected: Vec<&'static str>,
    /// The query mended.
    repaired: Option<String>,
}

impl MistakeView {
    pub(crate) fn new(mistake: &Problem, ui: Lang) -> Self {
        Self {
            code: mistake.code.name(),
            message: qonun_notices::mistake(mistake, ui),
            offset: mistake.offset,
            length: mistake.length,
            utf16_offset: mistake.utf16_offset,
            utf16_length: mistake.utf16_length,
            token: mistake.token.clone(),
            expected: mistake.expected.clone(),
            repaired: mistake.repaired.clone(),
        }
    }
}

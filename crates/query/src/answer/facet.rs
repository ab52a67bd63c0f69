//! Counts of results by property.

use serde::Serialize;
use utoipa::ToSchema;

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetValue {
    /// The value, as the filter of the same name takes it. A body's is its name in the language of notices, a topic's
    /// its code.
    pub value: String,
    /// The name of a body or topic in the language of notices, when it is known in that language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Results that have it and hold all that was asked: [`Total::value`] of the answer with this value as a filter.
    pub count: usize,
    /// Results that have it and come close: [`Total::close`] of that answer.
    pub close: usize,
    /// Its place among the values of the facet.
    #[serde(skip)]
    pub place: usize,
}

impl FacetValue {
    /// A value with its exact count, which is its own name.
    #[must_use]
    pub fn new(value: impl Into<String>, count: usize) -> Self {
        Self { value: value.into(), count, ..Self::default() }
    }
}

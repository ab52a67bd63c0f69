//! The parameters of a search for interfaces other than addresses: names, values, meanings, and how a value is read.

use qonun_law::Lang;
use qonun_query::SearchRequest;
use qonun_texts::texts;

use super::table::{Given, Kind, SEARCH_PARAMETERS, SearchParameter};
use crate::failure::Failure;

/// Returns the parameter of a search with this name.
#[must_use]
pub fn search_parameter(name: &str) -> Option<&'static SearchParameter> {
    SEARCH_PARAMETERS.iter().find(|parameter| parameter.name == name)
}

impl SearchParameter {
    /// Returns its name in addresses.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns its meaning in plain text.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        (self.meaning)(texts(lang)).replace('`', "")
    }

    /// Returns the allowed words, if it is a choice.
    #[must_use]
    pub fn choices(&self) -> Option<Vec<&'static str>> {
        match self.kind {
            Kind::Choice(words) => Some(words()),
            _ => None,
        }
    }

    /// Returns the least and the greatest value, if it is a whole number.
    #[must_use]
    pub const fn bounds(&self) -> Option<(usize, usize)> {
        match self.kind {
            Kind::Count { least, most } => Some((least, most)),
            _ => None,
        }
    }

    /// True if it may occur several times.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        self.repeats
    }

    /// True if its values are separated by commas.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        self.repeats && matches!(self.kind, Kind::Text)
    }

    /// Reads a value into a request. `first` is true for the first value of the parameter.
    ///
    /// # Errors
    /// Returns the expected form if the value is invalid.
    pub fn read_into(&self, request: &mut SearchRequest, value: &str, first: bool) -> Result<(), String> {
        let expected = |failure: Failure| format!("expected: {}", failure.word("expected").unwrap_or_default());
        (self.read)(request, Given { parameter: self, value, first }).map_err(expected)
    }
}

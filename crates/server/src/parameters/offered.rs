//! The parameters of a search for whoever offers them outside an address: their names, values and meanings, and how a
//! value is read.

use qonun_law::Lang;
use qonun_query::SearchRequest;
use qonun_texts::texts;

use super::table::{Given, Kind, SEARCH_PARAMETERS, SearchParameter};
use crate::failure::Failure;

/// The parameter of a search that has a name.
#[must_use]
pub fn search_parameter(name: &str) -> Option<&'static SearchParameter> {
    SEARCH_PARAMETERS.iter().find(|parameter| parameter.name == name)
}

impl SearchParameter {
    /// Its name in addresses.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it means, in plain text.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        (self.meaning)(texts(lang)).replace('`', "")
    }

    /// The words that it may be, where it is one of a few.
    #[must_use]
    pub fn choices(&self) -> Option<Vec<&'static str>> {
        match self.kind {
            Kind::Choice(words) => Some(words()),
            _ => None,
        }
    }

    /// The least and the greatest value, of a whole number.
    #[must_use]
    pub const fn bounds(&self) -> Option<(usize, usize)> {
        match self.kind {
            Kind::Count { least, most } => Some((least, most)),
            _ => None,
        }
    }

    /// May it be given several times?
    #[must_use]
    pub const fn repeats(&self) -> bool {
        self.repeats
    }

    /// Are its values parted by commas?
    #[must_use]
    pub const fn is_list(&self) -> bool {
        self.repeats && matches!(self.kind, Kind::Text)
    }

    /// Reads a value into a request; `first` when none was given before.
    ///
    /// # Errors
    /// What is expected, when it cannot be this value.
    pub fn read_into(&self, request: &mut SearchRequest, value: &str, first: bool) -> Result<(), String> {
        let expected = |failure: Failure| format!("expected: {}", failure.word("expected").unwrap_or_default());
        (self.read)(request, Given { parameter: self, value, first }).map_err(expected)
    }
}

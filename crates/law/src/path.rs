//! Paths of provisions from the top of a document; they are stable between editions and languages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ProvisionKind;

/// A path such as `art_358-1` or `annex_1/point_4`. `/` separates the steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Path(String);

impl Path {
    /// Creates a path from its written form.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the step of a provision from its kind and canonical number: `art_15`, `point_4`, `preamble`.
    #[must_use]
    pub fn step(kind: ProvisionKind, number: Option<&str>) -> String {
        let word = match kind {
            ProvisionKind::Article => "art",
            ProvisionKind::Point => "point",
            ProvisionKind::Preamble => "preamble",
            ProvisionKind::Chapter => "chapter",
            ProvisionKind::Annex => "annex",
            ProvisionKind::Table => "table",
            ProvisionKind::Title => "title",
        };
        match number {
            Some(number) => format!("{word}_{number}"),
            None => word.to_owned(),
        }
    }

    /// Returns this path with one more step at the end.
    #[must_use]
    pub fn join(&self, step: &str) -> Self {
        if self.0.is_empty() { Self(step.to_owned()) } else { Self(format!("{}/{step}", self.0)) }
    }

    /// Returns the path of the outermost annex that contains the provision, or that it is.
    #[must_use]
    pub fn annex(&self) -> Option<Self> {
        let first = self.0.split('/').next()?;
        first.starts_with("annex").then(|| Self(first.to_owned()))
    }

    /// Returns the path without its last step; `None` at the top.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

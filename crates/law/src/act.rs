//! Acts: identity, type, status.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Id of a work of law, such as `uz/law/2019/547`: country, type, year of adoption, number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActId(pub String);

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Kind of act, ordered from the highest legal force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActType {
    /// The Constitution.
    Constitution,
    /// A code.
    Code,
    /// A law.
    Law,
    /// A decree of the President.
    Decree,
    /// A resolution of the President, the Cabinet or a chamber.
    Resolution,
    /// An order of a ministry or agency.
    Order,
    /// A disposition.
    Disposition,
    /// A regulation (nizom, положение) that is an act by itself.
    Regulation,
    /// Rules.
    Rules,
    /// An instruction.
    Instruction,
    /// A procedure.
    Procedure,
    /// An international treaty.
    Treaty,
    /// Anything else.
    Other,
}

impl ActType {
    /// All types, in order.
    pub const ALL: [Self; 13] = [
        Self::Constitution,
        Self::Code,
        Self::Law,
        Self::Decree,
        Self::Resolution,
        Self::Order,
        Self::Disposition,
        Self::Regulation,
        Self::Rules,
        Self::Instruction,
        Self::Procedure,
        Self::Treaty,
        Self::Other,
    ];

    /// Returns the name of the type in addresses and answers: `law`, `decree`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Constitution => "constitution",
            Self::Code => "code",
            Self::Law => "law",
            Self::Decree => "decree",
            Self::Resolution => "resolution",
            Self::Order => "order",
            Self::Disposition => "disposition",
            Self::Regulation => "regulation",
            Self::Rules => "rules",
            Self::Instruction => "instruction",
            Self::Procedure => "procedure",
            Self::Treaty => "treaty",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ActType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ActType {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

/// Status of an act on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In force.
    InForce,
    /// No longer in force.
    Repealed,
    /// In force from a later day.
    NotYet,
}

impl Status {
    /// All statuses, in order.
    pub const ALL: [Self; 3] = [Self::InForce, Self::Repealed, Self::NotYet];

    /// Returns the name of the status in addresses and answers: `in_force`, `repealed`, `not_yet`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Repealed => "repealed",
            Self::NotYet => "not_yet",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Status {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|status| status.name() == name).ok_or(())
    }
}

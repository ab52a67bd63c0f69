//! Proofs, and what became of what they state.

use qonun_law::{ActId, DocId, Lang, Path, Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::{ComparedProvision, EditionView};

/// What a text says, to be checked later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProofView {
    /// All of it in one line, for `verify`.
    #[schema(
        example = "qonun-proof:1:uz/law/2019/547:uz-Latn:2021-01-01:art_15:0-3:sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:000003-0123456789abcdef"
    )]
    pub token: String,
    /// The generation of the index.
    pub generation: String,
    /// Id on lex.uz.
    pub document: DocId,
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// Language of the text.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// The edition by its first day (`2021-03-01.02` is the third one of a day), if editions are known.
    pub edition: Option<String>,
    /// The provision, or a part of one.
    #[schema(value_type = String)]
    pub path: Path,
    /// First character in the text of the provision, and one past the last.
    #[schema(value_type = Vec<usize>)]
    pub span: [usize; 2],
    /// SHA-256 of these characters in UTF-8.
    pub sha256: String,
}

/// What became of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The text says today what the proof states.
    True,
    /// Today it says something else.
    Changed,
    /// It cannot be told.
    Unknown,
}

impl Verdict {
    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

/// Why a verdict is not `true`, or has no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerdictReason {
    /// The law base has no such act, or no text of it in the language.
    NoText,
    /// No held edition of the text has the provision.
    NoProvision,
    /// The text of the edition is held and has never had these words in this generation.
    OtherWords,
    /// The words of today are not those of the proof, and the text of the proof is not held: what was changed cannot be
    /// shown, and neither can it be told whether the text ever had these words.
    NotHeld,
    /// The provision is not in the text of today.
    Removed,
}

impl VerdictReason {
    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoText => "no_text",
            Self::NoProvision => "no_provision",
            Self::OtherWords => "other_words",
            Self::NotHeld => "not_held",
            Self::Removed => "removed",
        }
    }
}

/// Answer of `verify`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VerifyAnswer {
    /// `true`, `changed` or `unknown`.
    pub verdict: Verdict,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<VerdictReason>,
    /// The proof.
    pub proof: String,
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// Language of the text.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// The provision, or a part of one.
    #[schema(value_type = String)]
    pub path: Path,
    /// Id on lex.uz, if the text is held.
    pub document: Option<DocId>,
    /// Title of the act.
    pub title: Option<String>,
    /// Status of the act today.
    #[schema(value_type = Option<String>)]
    pub status: Option<Status>,
    /// The day on which the act lost force.
    pub repealed_on: Option<String>,
    /// The held edition that has the words of the proof.
    pub stated_in: Option<EditionView>,
    /// The edition that is shown today.
    pub edition: Option<EditionView>,
    /// Address of the provision today.
    pub url: Option<String>,
    /// Address of the edition that has the words of the proof, if it is not that of today.
    pub stated_url: Option<String>,
    /// From the words of the proof to those of today, for `changed`.
    pub difference: Option<ComparedProvision>,
    /// The generation that answers.
    pub generation: String,
}

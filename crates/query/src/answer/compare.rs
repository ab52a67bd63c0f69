//! Two texts, compared.

use qonun_law::{ActId, DocId, Lang, Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::EditionView;

/// Two editions of a text, or two language versions side by side.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CompareAnswer {
    /// The old text.
    pub from: ComparedText,
    /// The new text.
    pub to: ComparedText,
    /// `words` if the words are compared; `provisions` if the texts are of two languages: then their provisions are
    /// aligned, and `diff` tells one text after the other.
    pub compared: &'static str,
    /// Number of provisions by change.
    pub counts: ChangeCounts,
    /// The provisions in the order of the new text; a removed one follows the one that it followed.
    pub provisions: Vec<ComparedProvision>,
}

/// A compared text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedText {
    /// Id on lex.uz.
    pub document: DocId,
    /// Name of the act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// Language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title of the act in this text.
    pub title: String,
    /// The edition, if editions are known.
    pub edition: Option<EditionView>,
    /// Address of the text.
    pub url: String,
}

/// Number of provisions by change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangeCounts {
    /// Without a change.
    pub same: usize,
    /// With other words, at the same path.
    pub changed: usize,
    /// With another path or place, and perhaps with other words.
    pub moved: usize,
    /// Only in the new text.
    pub added: usize,
    /// Only in the old text.
    pub removed: usize,
}

/// A provision in both texts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedProvision {
    /// Path in the old text; `null` if it was added.
    #[schema(value_type = Option<String>)]
    pub from_path: Option<Path>,
    /// Path in the new text; `null` if it was removed.
    #[schema(value_type = Option<String>)]
    pub to_path: Option<Path>,
    /// `same`, `changed`, `moved`, `added` or `removed`.
    pub change: &'static str,
    /// Differences of label and heading.
    pub heading: Vec<PieceView>,
    /// Differences of the text. Without the inserted pieces it is the old text, without the deleted ones the new text.
    pub diff: Vec<PieceView>,
}

/// A piece of text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PieceView {
    /// `equal`, `insert` or `delete`.
    pub op: &'static str,
    /// The text.
    pub text: String,
}

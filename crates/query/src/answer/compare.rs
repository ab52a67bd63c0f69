//! Two texts, compared.

use qonun_law::{ActId, Date, DocId, Lang, Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::{EditionView, ListedEdition};

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
    /// Path of the compared provision; `null` if the whole text is compared, or if this text lacks the provision.
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
    /// Address of the text.
    pub url: String,
}

impl ComparedText {
    /// Returns the text as a parameter names it: `uz/law/2019/547/uz-Latn@2021-01-01/art_15`.
    #[must_use]
    pub fn name(&self) -> String {
        let day = self.edition.as_ref().map(|edition| format!("@{}", edition.from)).unwrap_or_default();
        let path = self.path.as_ref().map(|path| format!("/{path}")).unwrap_or_default();
        format!("{}/{}{day}{path}", self.act, self.lang.tag())
    }
}

/// A text of an act with its editions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TextEditionsView {
    /// Id on lex.uz.
    pub document: DocId,
    /// Language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title of the act in this text.
    pub title: String,
    /// All known editions, newest first.
    pub editions: Vec<ListedEdition>,
    /// Address of the text.
    pub url: String,
}

impl TextEditionsView {
    /// True if the text of a day is held.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        // ISO days are ordered as texts.
        let day = day.to_string();
        let contains = |edition: &ListedEdition| {
            edition.days.from <= day && edition.days.to.as_ref().is_none_or(|last| day <= *last)
        };
        self.editions.is_empty() || self.editions.iter().any(|edition| edition.present && contains(edition))
    }
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

//! A work of law with its texts and its links to others.

use qonun_law::{ActId, ActType, DocId, Lang, Path, Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::ListedEdition;

/// A work of law.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ActView {
    /// Its name.
    #[schema(value_type = String)]
    pub act: ActId,
    /// Title.
    pub title: String,
    /// Kind.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: ActType,
    /// Canonical number.
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<String>,
    /// First day in force.
    pub in_force_from: Option<String>,
    /// The day on which the act lost force.
    pub repealed_on: Option<String>,
    /// Status today.
    #[schema(value_type = String)]
    pub status: Status,
    /// Its texts in all languages.
    pub texts: Vec<TextView>,
    /// Known editions of all texts, newest first; the address is that of the first text which is held.
    pub editions: Vec<ListedEdition>,
    /// What it cites.
    pub cites: Vec<LinkedAct>,
    /// What cites it.
    pub cited_by: Vec<LinkedAct>,
    /// What it amends.
    pub amends: Vec<LinkedAct>,
    /// What amends it.
    pub amended_by: Vec<LinkedAct>,
    /// What it repeals.
    pub repeals: Vec<LinkedAct>,
    /// What repeals it.
    pub repealed_by: Vec<LinkedAct>,
    /// Address of the page.
    pub url: String,
}

/// A text of an act, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TextView {
    /// Id on lex.uz.
    pub document: DocId,
    /// Language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title.
    pub title: String,
    /// Is the text in the law base, or only named by another text?
    pub present: bool,
    /// Address of the page.
    pub url: String,
}

/// A link between two acts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LinkedAct {
    /// The other document.
    pub document: DocId,
    /// The other act, when it is in the law base.
    #[schema(value_type = Option<String>)]
    pub act: Option<ActId>,
    /// Its title, when it is in the law base.
    pub title: Option<String>,
    /// Its status today, when it is in the law base.
    #[schema(value_type = Option<String>)]
    pub status: Option<Status>,
    /// The provision that is linked to, when it is known.
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
    /// Element id that is linked to.
    pub anchor: Option<String>,
    /// The document that the link stands in.
    pub from_document: DocId,
    /// The provision that the link stands in.
    #[schema(value_type = Option<String>)]
    pub from_path: Option<Path>,
    /// Does it stand in a note?
    pub in_note: bool,
    /// The words around it.
    pub context: String,
}

//! The links of an act, page by page.

use qonun_law::{ActId, ActType, DocId, Lang, LinkKind, Path, Status};
use serde::Serialize;
use utoipa::ToSchema;

/// A page of the links of an act.
#[derive(Clone, Debug)]
pub struct ActLinks {
    /// Number of links on all pages.
    pub total: usize,
    /// The links of the page.
    pub links: Vec<ActLink>,
    /// Where the next page begins.
    pub cursor: Option<String>,
}

/// A link between two acts, or between two provisions of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ActLink {
    /// What the one act does to the other.
    #[schema(value_type = String)]
    pub kind: LinkKind,
    /// The document that is cited, amended, repealed, named as the ground or approved.
    pub document: DocId,
    /// Its act, when it is in the law base.
    #[schema(value_type = Option<String>)]
    pub act: Option<ActId>,
    /// The provision that is linked to, when it is known.
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
    /// The document that cites, amends, repeals, is based on the other or approves it.
    pub from_document: DocId,
    /// Its act, when it is in the law base.
    #[schema(value_type = Option<String>)]
    pub from_act: Option<ActId>,
    /// The provision that does so, when it is known.
    #[schema(value_type = Option<String>)]
    pub from_path: Option<Path>,
    /// The sentence with the link.
    pub context: String,
    /// Language of the sentence.
    #[schema(value_type = String)]
    pub context_lang: Lang,
    /// Does the link stand in a note of the editors?
    pub in_note: bool,
    /// Title of the other act, when it is in the law base.
    pub title: Option<String>,
    /// Language of the title.
    #[schema(value_type = Option<String>)]
    pub lang: Option<Lang>,
    /// Kind of the other act, when it is in the law base.
    #[serde(rename = "type")]
    #[schema(value_type = Option<String>)]
    pub act_kind: Option<ActType>,
    /// Number of the other act.
    pub number: Option<String>,
    /// Day of adoption of the other act.
    pub adopted: Option<String>,
    /// Status of the other act today.
    #[schema(value_type = Option<String>)]
    pub status: Option<Status>,
    /// Address of the other end: the provision, else the text, else the page on lex.uz.
    pub url: String,
}

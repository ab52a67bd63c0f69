//! Answers, in the shapes that the API publishes. All offsets count Unicode characters.

mod act;
mod act_changes;
mod check;
mod citation;
mod compare;
mod facet;
mod history;
mod links;
mod notice;
mod proof;
mod suggest;

use std::collections::BTreeMap;

use qonun_law::{ActId, ActType, DocId, Lang, LangSet, Path, ProvisionKind, Status};
use serde::Serialize;
use utoipa::ToSchema;

pub use act::{ActView, LinkedAct, TextView};
pub use act_changes::{ActChanges, AmendedProvision, WordingChange};
pub use check::{CheckAnswer, CheckedCitation, Finding, RepealingAct};
pub use citation::{CitationView, CitationsAnswer, CitedMatch, Examples, Missing, Naming, ResolveAnswer};
pub use compare::{ChangeCounts, CompareAnswer, ComparedProvision, ComparedText, PieceView, TextEditionsView};
pub use facet::FacetValue;
pub use history::{HistoryAct, HistoryEntry};
pub use links::{ActLink, ActLinks};
pub use notice::{FullNames, InTheWay, NearestName, NotHeld, Notice, NoticeKind, QueryPlace, Unmet};
pub use proof::{ProofView, Verdict, VerdictReason, VerifyAnswer};
pub use suggest::{Destination, NewestAct, Statistics, SuggestAnswer, Suggestion};

/// A marked stretch: first character and one past the last.
pub type Mark = [usize; 2];

/// Answer of a search. Its notices have no words yet: who shows it makes them.
#[derive(Clone, Debug)]
pub struct SearchAnswer {
    /// How the query was read.
    pub query: QueryReading,
    /// How many results there are in all.
    pub total: Total,
    /// Things the reader should know about this answer.
    pub notices: Vec<Notice>,
    /// The results of this page.
    pub results: Vec<SearchResult>,
    /// Counts by property; each ignores the filter on itself.
    pub facets: BTreeMap<&'static str, Vec<FacetValue>>,
    /// Where the next page begins; `None` on the last.
    pub cursor: Option<String>,
    /// The generation of the index that answered.
    pub generation: String,
    /// What the query cites and the law base holds, when that was asked for ([`crate::SearchRequest::tells_cited`]).
    pub cited: Vec<CitedMatch>,
}

/// How a query was read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QueryReading {
    /// As typed.
    pub q: String,
    /// `simple` or `advanced`.
    pub syntax: &'static str,
    /// In the main forms of the query language; read again it gives the same tree.
    pub canonical: String,
    /// The tree; places in it count characters. `None` when nothing is left to look for.
    #[schema(value_type = Option<Object>)]
    pub parsed: Option<qonun_query_language::Node>,
}

/// A count of results: acts, or provisions with `group=none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Total {
    /// Results that hold all that was asked.
    pub value: usize,
    /// Always `eq`: the number is exact.
    pub relation: &'static str,
    /// Results beside them that come close: they hold most of what was asked, or hold it in another language or in
    /// another term of the law.
    pub close: usize,
}

/// An act that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SearchResult {
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// The text that is shown.
    pub document: DocId,
    /// Its language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// All texts of the act.
    #[schema(value_type = BTreeMap<String, i64>)]
    pub documents: BTreeMap<Lang, DocId>,
    /// Title.
    pub title: String,
    /// Marks in the title.
    #[schema(value_type = Vec<Vec<usize>>)]
    pub title_marks: Vec<Mark>,
    /// Kind of act.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: ActType,
    /// Canonical number.
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<String>,
    /// Status today.
    #[schema(value_type = String)]
    pub status: Status,
    /// The day on which the act lost force.
    pub repealed_on: Option<String>,
    /// The edition that was searched and is shown.
    pub edition: Option<EditionView>,
    /// The edition of today, when its text is not the one that was searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_edition: Option<ListedEdition>,
    /// Languages in which the law base has the text; `documents` names those too that it has not.
    #[serde(skip)]
    pub held: LangSet,
    /// Address of the page.
    pub url: String,
    /// How well it fits; comparable inside one answer only.
    pub score: f32,
    /// True if it does not hold all that was asked but comes close.
    pub close: bool,
    /// Its best provisions; may be empty when only the title matched.
    pub provisions: Vec<ProvisionHit>,
    /// How the score was made, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Vec<ScorePart>>,
}

/// A provision that was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProvisionHit {
    /// The text it stands in.
    pub document: DocId,
    /// The language of that text.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Its path.
    #[schema(value_type = String)]
    pub path: Path,
    /// What it is.
    #[schema(value_type = String)]
    pub kind: ProvisionKind,
    /// Its number.
    pub number: Option<String>,
    /// Its number as printed: `358¹-modda.`
    pub label: String,
    /// Its heading.
    pub heading: String,
    /// Marks in the heading.
    #[schema(value_type = Vec<Vec<usize>>)]
    pub heading_marks: Vec<Mark>,
    /// Status of the act today.
    #[schema(value_type = String)]
    pub status: Status,
    /// The edition that was searched and is shown.
    pub edition: Option<EditionView>,
    /// Address of the page.
    pub url: String,
    /// How well it fits.
    pub score: f32,
    /// What its text says, to be checked later.
    pub proof: ProofView,
    /// The best stretch of its text; `None` when no snippets were asked for.
    pub snippet: Option<Snippet>,
    /// How the score was made, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Vec<ScorePart>>,
}

/// A stretch of text with marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Snippet {
    /// The stretch; `…` at an end where text was left out.
    pub text: String,
    /// Marks in it.
    #[schema(value_type = Vec<Vec<usize>>)]
    pub marks: Vec<Mark>,
}

/// One summand of a score.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScorePart {
    /// What it is for.
    pub part: String,
    /// Its value.
    pub value: f32,
}

/// A text of an act with everything in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentView {
    /// Id on lex.uz.
    pub id: DocId,
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// Language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title in its natural case.
    pub title: String,
    /// Kind of act.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: ActType,
    /// Canonical number.
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<String>,
    /// Its force and its editions.
    #[serde(flatten)]
    pub state: TextState,
    /// Adopting bodies as printed.
    pub bodies: Vec<String>,
    /// Form of the act as printed.
    pub form: String,
    /// Registration by the Ministry of Justice.
    pub registration: Option<RegistrationView>,
    /// All texts of the act.
    #[schema(value_type = BTreeMap<String, i64>)]
    pub languages: BTreeMap<Lang, DocId>,
    /// Headings, articles and annexes, for a table of contents.
    pub outline: Vec<OutlineItem>,
    /// Everything in document order.
    pub provisions: Vec<ProvisionView>,
    /// Signature, place, date, number lines.
    pub requisites: Vec<BlockView>,
    /// Places of publication.
    pub publications: Vec<String>,
    /// Entries of classifiers of legislation.
    pub classifiers: Vec<ClassifierView>,
    /// Notes about the whole text.
    pub notes: Vec<NoteView>,
    /// Other element ids on lex.uz; a page needs them as targets of links.
    #[serde(skip)]
    pub other_ids: Vec<String>,
    /// Attached files.
    pub attachments: Vec<String>,
    /// What was wrong with the page the text was read from.
    pub problems: Vec<ProblemView>,
    /// Address of the page.
    pub url: String,
    /// Changes when the text changes.
    pub etag: String,
}

/// Registration by the Ministry of Justice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegistrationView {
    /// Number in the register.
    pub number: String,
    /// Day.
    pub date: Option<String>,
}

/// How a text stands: what became of its act, and which of its editions is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TextState {
    /// Status of the act today.
    #[schema(value_type = String)]
    pub status: Status,
    /// First day in force.
    pub in_force_from: Option<String>,
    /// The day on which the act lost force.
    pub repealed_on: Option<String>,
    /// The edition shown.
    pub edition: Option<EditionView>,
    /// The edition of today, when another one is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_edition: Option<ListedEdition>,
    /// How the edition shown stands to that of today.
    #[serde(skip)]
    pub age: EditionAge,
    /// Known editions, newest first.
    pub editions: Vec<ListedEdition>,
    /// The texts of the act in all languages, as of the same day.
    pub texts: Vec<TextView>,
}

/// How an edition stands to that of today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EditionAge {
    /// It was replaced by another one.
    Earlier,
    /// It is the newest one that has begun.
    #[default]
    Current,
    /// It has not begun.
    Later,
}

/// From when to when an edition is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EditionView {
    /// First day.
    pub from: String,
    /// Last day: the day before the next edition, or the day on which the act lost force. `None` while neither is
    /// known.
    pub to: Option<String>,
}

/// An edition of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ListedEdition {
    /// From when to when it is in force.
    #[serde(flatten)]
    pub days: EditionView,
    /// Is its text in the law base, or is it only named?
    pub present: bool,
    /// Address of its page; `None` when its text is not held.
    pub url: Option<String>,
}

/// What the law base holds nearest to something that it does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Nearest {
    /// Path of the provision above the one that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub path: Option<Path>,
    /// The edition, when another one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionView>,
    /// Address of its page.
    pub url: String,
}

/// A line of a table of contents.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OutlineItem {
    /// Path of the provision.
    #[schema(value_type = String)]
    pub path: Path,
    /// What it is.
    #[schema(value_type = String)]
    pub kind: ProvisionKind,
    /// Number as printed.
    pub label: String,
    /// Heading.
    pub heading: String,
    /// Depth, 0 at the top.
    pub depth: u8,
}

/// A provision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProvisionView {
    /// Path.
    #[schema(value_type = String)]
    pub path: Path,
    /// What it is.
    #[schema(value_type = String)]
    pub kind: ProvisionKind,
    /// Canonical number.
    pub number: Option<String>,
    /// Number as printed.
    pub label: String,
    /// Heading.
    pub heading: String,
    /// Text without label and heading; paragraphs parted by line feeds.
    pub text: String,
    /// Depth in the outline.
    pub depth: u8,
    /// Element id of the heading on lex.uz.
    pub anchor: Option<String>,
    /// Notes, never part of the text.
    pub notes: Vec<NoteView>,
    /// The blocks of the text.
    pub blocks: Vec<BlockView>,
    /// Other element ids on lex.uz; a page needs them as targets of links.
    #[serde(skip)]
    pub other_ids: Vec<String>,
    /// Address.
    pub url: String,
}

/// A block of text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BlockView {
    /// Element id on lex.uz.
    pub id: Option<String>,
    /// How it looks.
    #[schema(value_type = String)]
    pub style: qonun_law::BlockStyle,
    /// Text.
    pub text: String,
    /// Links in the text.
    pub links: Vec<LinkView>,
    /// Cells, when it is a table.
    #[schema(value_type = Option<Object>)]
    pub table: Option<qonun_law::Table>,
}

/// A link in a text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LinkView {
    /// First character.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The document it leads to.
    pub document: Option<DocId>,
    /// Where it leads: our address when we have the text, the outside address otherwise.
    pub url: String,
    /// The citation in the one form of all spellings, when the page did not mark this link and it was recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
}

/// A note.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NoteView {
    /// What it says.
    #[schema(value_type = String)]
    pub kind: qonun_law::NoteKind,
    /// Id of the block it is about.
    pub about: Option<String>,
    /// Its element id on lex.uz; a page needs it as a target of links.
    #[serde(skip)]
    pub id: Option<String>,
    /// Text.
    pub text: String,
    /// Links in it.
    pub links: Vec<LinkView>,
}

/// An entry of a classifier.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassifierView {
    /// Name of the classifier.
    pub system: String,
    /// Code.
    pub code: String,
    /// Names from the highest level down.
    pub names: Vec<String>,
}

/// What was wrong with a page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemView {
    /// Stable name.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// Where.
    pub block: Option<String>,
}

/// One provision with what it stands in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProvisionAnswer {
    /// The act.
    #[schema(value_type = String)]
    pub act: ActId,
    /// The text.
    pub document: DocId,
    /// Its language.
    #[schema(value_type = String)]
    pub lang: Lang,
    /// Title of the act.
    pub title: String,
    /// Kind of act.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub act_kind: ActType,
    /// Canonical number of the act.
    pub act_number: Option<String>,
    /// Day of adoption of the act.
    pub adopted: Option<String>,
    /// Force and editions of the text.
    #[serde(flatten)]
    pub state: TextState,
    /// Headings above, highest first.
    pub above: Vec<OutlineItem>,
    /// The provision before, if any.
    pub previous: Option<OutlineItem>,
    /// The provision after, if any.
    pub next: Option<OutlineItem>,
    /// The provision.
    #[serde(flatten)]
    pub provision: ProvisionView,
    /// The history of the provision, newest first, as the notes of its page tell it.
    pub history: Vec<HistoryEntry>,
    /// What the path names inside the provision, when it names a part, a point or a paragraph of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartView>,
    /// What the provision says, or the part that the path names, to be checked later.
    pub proof: ProofView,
    /// Changes when the text changes.
    pub etag: String,
}

/// A part, a point or a paragraph of a provision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartView {
    /// Its path, that of the provision included.
    #[schema(value_type = String)]
    pub path: Path,
    /// Its text alone.
    pub text: String,
    /// Where it stands in the provision: for each block its place in `blocks`, the first character, one past the last.
    #[schema(value_type = Vec<Vec<usize>>)]
    pub places: Vec<[usize; 3]>,
    /// Address of the page on which it is marked.
    pub url: String,
}

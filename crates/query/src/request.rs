//! What may be asked of a search.

use qonun_law::{ActId, ActType, Date, Lang, LangSet, LinkKind, Path, Status};
use qonun_query_language::{Scope, Syntax};

/// Order of the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Oldest adoption first.
    Date,
    /// Newest adoption first.
    DateDescending,
    /// By number of the act.
    Number,
    /// Latest change first: adoption, another wording, loss of force.
    ChangedDescending,
    /// Earliest coming day of effect first.
    Effect,
}

/// How results are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// One result an act, with its best provisions.
    #[default]
    Act,
    /// One result a provision.
    None,
}

/// A property of acts that results are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetField {
    /// Kind of act.
    Type,
    /// Adopting body.
    Body,
    /// Topic: a branch of a classifier.
    Topic,
    /// In force or not.
    Status,
    /// Year of adoption.
    Year,
    /// Languages that the act has.
    Language,
}

impl FacetField {
    /// All fields, in their order.
    pub const ALL: [Self; 6] = [Self::Type, Self::Body, Self::Topic, Self::Status, Self::Year, Self::Language];

    /// The name in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Body => "body",
            Self::Topic => "topic",
            Self::Status => "status",
            Self::Year => "year",
            Self::Language => "language",
        }
    }
}

/// What acts must be to be found. Empty lists and `None` ask for nothing; several values of a list are alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filters {
    /// Kinds of act.
    pub types: Vec<ActType>,
    /// Adopting bodies, by their names or words of them in any language.
    pub bodies: Vec<String>,
    /// Statuses today.
    pub statuses: Vec<Status>,
    /// Codes of a classifier (`03.01.00.00`, or their beginning `03.01`), or names or words of them in any language.
    pub topics: Vec<String>,
    /// Number of the act, in any spelling; without letters that of any series.
    pub number: Option<String>,
    /// Adopted on this day or later.
    pub adopted_from: Option<Date>,
    /// Adopted on this day or earlier.
    pub adopted_to: Option<Date>,
    /// In force on this day.
    pub in_force_on: Option<Date>,
    /// Adopted, changed or repealed on this day or later, until today.
    pub changed_since: Option<Date>,
    /// The act, or another wording of it, takes effect on this day or later.
    pub takes_effect_from: Option<Date>,
    /// Years of adoption, by the values of the `year` facet.
    pub years: Vec<i16>,
    /// The act has a text in one of these languages.
    pub languages: LangSet,
}

/// A search.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// What was typed.
    pub q: String,
    /// How it is read.
    pub syntax: Syntax,
    /// Over what words come together.
    pub scope: Scope,
    /// Languages of the texts searched.
    pub searched: LangSet,
    /// Language of titles and texts, where an act has it; `None`: that of the query where it can be told.
    pub lang: Option<Lang>,
    /// Language of who reads: the one of titles and texts when neither `lang` nor the query tells one. With `None` it
    /// is the language that matched best.
    pub reader_lang: Option<Lang>,
    /// The day whose texts are searched; `None`: the present texts.
    pub on: Option<Date>,
    /// What acts must be.
    pub filters: Filters,
    /// Order of results.
    pub sort: Sort,
    /// Facets to count.
    pub facets: Vec<FacetField>,
    /// Length of snippets in characters, 0 for none.
    pub snippet: usize,
    /// How results are put together.
    pub group: Grouping,
    /// How many results, 1 to 100.
    pub limit: usize,
    /// At most so many provisions of each act, 0 to 20; `None`: as the common ranking has it.
    pub per_act: Option<usize>,
    /// Where to go on: [`crate::SearchAnswer::cursor`] of the page before.
    pub cursor: Option<String>,
    /// May a word of a plain query that stands nowhere be taken for one near it?
    pub corrects: bool,
    /// Is every word of the query meant in this form alone, as if `=` stood before it?
    pub exact: bool,
    /// Show how scores were made.
    pub explain: bool,
    /// Tell too what the query cites, for who shows it above the results.
    pub tells_cited: bool,
}

impl SearchRequest {
    /// Is nothing typed that could be looked for, so that filters alone choose? A sign such as `*` has no word in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.q.chars().any(char::is_alphanumeric)
    }

    /// A search with every setting at its default.
    #[must_use]
    pub fn new(q: impl Into<String>) -> Self {
        Self {
            q: q.into(),
            syntax: Syntax::default(),
            scope: Scope::Act,
            searched: LangSet::ALL,
            lang: None,
            reader_lang: None,
            on: None,
            filters: Filters::default(),
            sort: Sort::default(),
            facets: Vec::new(),
            snippet: 200,
            group: Grouping::default(),
            limit: 10,
            per_act: None,
            cursor: None,
            corrects: true,
            exact: false,
            explain: false,
            tells_cited: false,
        }
    }
}

/// The side of the links on which an act is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// What the act does to others.
    #[default]
    Out,
    /// What others do to it.
    In,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 2] = [Self::Out, Self::In];

    /// Returns the name in parameters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }
}

/// A request for the links of an act.
#[derive(Clone, Debug)]
pub struct LinksRequest {
    /// The act.
    pub act: ActId,
    /// Its side of the links.
    pub direction: Direction,
    /// Kinds of links; empty for all.
    pub kinds: Vec<LinkKind>,
    /// A provision of the act: only its links, and those of the provisions inside it. Then the links between
    /// provisions of the act count too.
    pub path: Option<Path>,
    /// What the other acts must be. With a filter, acts that the law base lacks are left out.
    pub filters: Filters,
    /// Language of titles and sentences, where there is one in it.
    pub lang: Option<Lang>,
    /// Number of links, 1 to 100.
    pub limit: usize,
    /// [`crate::ActLinks::cursor`] of the page before.
    pub cursor: Option<String>,
}

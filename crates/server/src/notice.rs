//! Notices about an answer: those of the search, and those of the request itself.

use qonun_law::Lang;
use qonun_query::{Notice, NoticeKind};
use qonun_texts::texts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Failure;

/// A notice about an answer.
#[derive(Debug)]
pub(crate) enum Told {
    /// A notice of the search.
    OfSearch(Notice),
    /// An unknown parameter, which was ignored.
    UnknownParameter(String),
    /// The requested page no longer exists, so the first one is shown.
    BegunAnew(Failure),
}

/// Maximum length of a parameter name in a sentence, in characters. A longer name is cut.
const LONGEST_NAME: usize = 40;

impl Told {
    /// Returns the kind. Searches have no kind for an unknown parameter.
    pub(crate) fn kind(&self) -> Option<NoticeKind> {
        match self {
            Self::OfSearch(notice) => Some(notice.kind()),
            Self::UnknownParameter(_) => None,
            Self::BegunAnew(_) => Some(NoticeKind::Ignored),
        }
    }

    /// Returns the sentence in a language.
    pub(crate) fn text(&self, ui: Lang) -> String {
        match self {
            Self::OfSearch(notice) => qonun_notices::notice(notice, ui),
            Self::UnknownParameter(name) => {
                texts(ui).unknown_parameter(name.chars().take(LONGEST_NAME).collect::<String>())
            }
            Self::BegunAnew(failure) => failure.told(ui),
        }
    }

    /// Returns the notice of the search, if it is one.
    pub(crate) const fn of_search(&self) -> Option<&Notice> {
        match self {
            Self::OfSearch(notice) => Some(notice),
            Self::UnknownParameter(_) | Self::BegunAnew(_) => None,
        }
    }

    /// Returns the form for the API.
    pub(crate) fn view(&self, ui: Lang) -> NoticeView {
        let notice = self.of_search();
        let place = notice.and_then(Notice::place);
        NoticeView {
            code: self.kind().map_or("unknown_parameter", NoticeKind::name),
            text: self.text(ui),
            offset: place.map(|place| place.offset),
            length: place.map(|place| place.length),
            replacement: notice.and_then(Notice::replacement).map(str::to_owned),
        }
    }
}

/// Something the reader should know about an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Notice)]
pub(crate) struct NoticeView {
    /// Stable name: `no_match, weak_match, relaxed, spelling, abbreviation, precedence, expansion_cut,
    /// unknown_parameter, ignored, old_edition, synonym, other_language, unknown_value`. What is cited and not held is
    /// told as `weak_match`, or as `no_match` when nothing is found.
    code: &'static str,
    /// In words, in the language asked for.
    text: String,
    /// Place in the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    /// Length of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    /// For `spelling` what stands in that place instead; otherwise a whole query that does better.
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<String>,
}

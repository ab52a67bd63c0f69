//! A small law base, opened for searches.

use std::time::{Duration, Instant};

use qonun_law::{ActId, Date, Lang};
use qonun_query::{Engine, SearchAnswer, SearchRequest, SearchResult, Syntax};

use crate::LawBase;

/// Maximum time of a search in a test.
const PATIENCE: Duration = Duration::from_secs(20);

/// A law base and the engine over it.
pub struct Opened {
    /// The engine.
    pub engine: Engine,
    /// The law base.
    pub base: LawBase,
}

impl Opened {
    /// Opens a law base; `today` decides what is in force.
    ///
    /// # Panics
    /// The law base cannot be read.
    #[must_use]
    pub fn new(base: LawBase, today: Date) -> Self {
        Self { engine: Engine::over(base.generation(), today).unwrap(), base }
    }

    /// Returns the answer to a request, in English.
    ///
    /// # Panics
    /// The request is refused.
    #[must_use]
    pub fn ask(&self, request: &SearchRequest) -> SearchAnswer {
        self.ask_in(Lang::En, request)
    }

    /// Returns the answer to a request, in a language.
    ///
    /// # Panics
    /// The request is refused.
    #[must_use]
    pub fn ask_in(&self, ui: Lang, request: &SearchRequest) -> SearchAnswer {
        let answer = self.engine.search(request, ui, Instant::now() + PATIENCE);
        answer.unwrap_or_else(|error| panic!("{}: {error}", request.q))
    }

    /// Returns the short name of an act.
    #[must_use]
    pub fn name(&self, act: &ActId) -> &str {
        self.base.name(act)
    }

    /// Returns the path of the first provision shown in a result, or `-` if there is none.
    #[must_use]
    pub fn first_path(result: &SearchResult) -> &str {
        result.provisions.first().map_or("-", |provision| provision.path.as_str())
    }
}

/// Returns a syntax from its name in tables and guides.
///
/// # Panics
/// There is no syntax with this name.
#[must_use]
pub fn syntax(name: &str) -> Syntax {
    match name {
        "simple" => Syntax::Simple,
        "advanced" => Syntax::Advanced,
        other => panic!("no syntax {other}"),
    }
}

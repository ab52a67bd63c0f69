//! A small law base, open for questions.

use std::time::{Duration, Instant};

use qonun_law::{ActId, Date, Lang};
use qonun_query::{Engine, SearchAnswer, SearchRequest, SearchResult, Syntax};

use crate::LawBase;

/// How long a question may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A law base and who answers over it.
pub struct Opened {
    /// Answers.
    pub engine: Engine,
    /// What is asked of.
    pub base: LawBase,
}

impl Opened {
    /// Opens a law base; `today` decides what is in force.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn new(base: LawBase, today: Date) -> Self {
        Self { engine: Engine::over(base.generation(), today).unwrap(), base }
    }

    /// The answer to a request, told in English.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn ask(&self, request: &SearchRequest) -> SearchAnswer {
        self.ask_in(Lang::En, request)
    }

    /// The answer to a request, told in a language.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn ask_in(&self, ui: Lang, request: &SearchRequest) -> SearchAnswer {
        let answer = self.engine.search(request, ui, Instant::now() + PATIENCE);
        answer.unwrap_or_else(|error| panic!("{}: {error}", request.q))
    }

    /// The short name of an act.
    #[must_use]
    pub fn name(&self, act: &ActId) -> &str {
        self.base.name(act)
    }

    /// The first provision that is shown of a result; `-` when none is.
    #[must_use]
    pub fn first_path(result: &SearchResult) -> &str {
        result.provisions.first().map_or("-", |provision| provision.path.as_str())
    }
}

/// A syntax by the name that it has in tables and guides.
///
/// # Panics
/// When there is none of that name.
#[must_use]
pub fn syntax(name: &str) -> Syntax {
    match name {
        "simple" => Syntax::Simple,
        "advanced" => Syntax::Advanced,
        other => panic!("no syntax {other}"),
    }
}

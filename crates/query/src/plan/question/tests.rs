//! Queries that are worded as questions, from `tests/questions/wording.md`.

use qonun_law::{Date, LangSet};
use qonun_query_language::parse;
use qonun_testkit::{LawBase, Tables};

use crate::citing::Recogniser;
use crate::engine::Engine;
use crate::plan::PlanMaker;
use crate::postings::Reader;
use crate::words::QueryWords;
use crate::{SearchRequest, Syntax};

const TABLE: &str = include_str!("../../../tests/questions/wording.md");
const LAW_BASE: &str = include_str!("../../../tests/questions/law-base.md");

#[test]
fn questions_are_told_from_other_queries_by_their_wording() {
    let base = LawBase::new(LAW_BASE);
    let engine = Engine::over(base.generation(), Date::constant(2024, 5, 1)).unwrap();
    let snapshot = engine.snapshot();
    let reader = Reader::new(snapshot.generation()).unwrap();
    let query_words = QueryWords::new(snapshot.analyzer(), LangSet::ALL);
    let recogniser = Recogniser::new(snapshot).unwrap();
    let mut wrong = Vec::new();
    for row in Tables::read("query/tests/questions/wording.md".to_owned(), TABLE).rows(39) {
        let [query, wanted, _] = row.cells();
        assert!(["yes", "no"].contains(&wanted), "{}: {wanted}", row.at);
        let request = SearchRequest::new(query);
        let parsed = parse(query, Syntax::Simple, &|_| Vec::new());
        let maker = PlanMaker::new(snapshot, &reader, &query_words, &recogniser, &request);
        let plan = maker.make(parsed.tree.as_ref(), query).unwrap();
        if plan.worded_as_question != (wanted == "yes") {
            wrong.push(format!("{}: {query}: not {wanted}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

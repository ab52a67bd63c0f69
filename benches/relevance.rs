//! Measures how well questions find the article that answers them, on the relevance set of this project.
//!
//! `cargo bench -p qonun-benches --bench relevance`; the index is that of `QONUN_INDEX`. The questions name acts of
//! lex.uz, so they need a law base that has these; questions about other acts are counted and left out.
//! `QONUN_HALF=open` measures the half that was looked at while weights were chosen, `kept` the other one.
#![allow(clippy::print_stdout, reason = "a bench prints its table")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use qonun_benches::index_folder;
use qonun_index::Generation;
use qonun_law::Lang;
use qonun_query::{Engine, Grouping, NoticeKind, SearchAnswer, SearchRequest};
use qonun_table::Table;

const QUESTIONS: Table<8> = Table::new("relevance/questions.tsv", include_str!("relevance/questions.tsv"));
const UNANSWERABLE: Table<2> = Table::new("relevance/unanswerable.tsv", include_str!("relevance/unanswerable.tsv"));

/// Number of provisions among which the right one counts as found.
const PAGE: usize = 10;

/// The figures of a group of questions.
#[derive(Default)]
struct Figures {
    questions: usize,
    /// Questions whose article is among the first provisions.
    found: usize,
    /// Sum of the reciprocal places of these articles.
    reciprocal: f32,
    /// Questions whose act comes first.
    act_first: usize,
    /// Questions whose answer is called a weak match.
    refused: usize,
}

impl Figures {
    fn add(&mut self, place: Option<usize>, act_first: bool, refused: bool) {
        self.questions += 1;
        self.found += usize::from(place.is_some());
        self.reciprocal += place.map_or(0.0, |place| 1.0 / (place + 1) as f32);
        self.act_first += usize::from(act_first);
        self.refused += usize::from(refused);
    }

    fn print(&self, name: &str) {
        let count = self.questions.max(1) as f32;
        let share = |number: usize| number as f32 / count;
        let [found, act, refused] = [self.found, self.act_first, self.refused].map(share);
        let interval = 1.96 * (found * (1.0 - found) / count).sqrt();
        let reciprocal = self.reciprocal / count;
        println!(
            "| {name:<22} | {:>4} | {found:.3} ± {interval:.3} | {reciprocal:.3} | {act:.3} | {refused:.3} |",
            self.questions
        );
    }
}

/// Asks as a reader does. With `group`, results are acts or provisions.
fn ask(engine: &Engine, query: &str, group: Grouping) -> anyhow::Result<SearchAnswer> {
    let request = SearchRequest { group, limit: PAGE, ..SearchRequest::new(query) };
    Ok(engine.search(&request, Lang::UzLatn, Instant::now() + Duration::from_secs(30))?)
}

fn is_weak(answer: &SearchAnswer) -> bool {
    answer.results.is_empty() || answer.notices.iter().any(|notice| notice.kind() == NoticeKind::WeakMatch)
}

fn main() -> anyhow::Result<()> {
    let folder = index_folder()?;
    let generation = Generation::open_current(&folder)?;
    let held: Vec<i64> = generation.tables().texts.iter().map(|text| text.id.abs()).collect();
    let engine = Engine::open(folder.root())?;
    let half = std::env::var("QONUN_HALF").ok();
    let mut groups: BTreeMap<String, Figures> = BTreeMap::new();
    let mut absent = 0;
    for row in QUESTIONS.rows()? {
        let [_, of, lang, form, words, document, article, query] = row.cells;
        if half.as_deref().is_some_and(|half| half != of) {
            continue;
        }
        let document: i64 = document.parse()?;
        if !held.contains(&document) {
            absent += 1;
            continue;
        }
        let wanted = format!("art_{article}");
        let is_act = |documents: &BTreeMap<Lang, i64>| documents.values().any(|id| id.abs() == document);
        let provisions = ask(&engine, query, Grouping::None)?;
        let mut hits =
            provisions.results.iter().flat_map(|result| result.provisions.iter().map(move |hit| (result, hit)));
        let place = hits.position(|(result, hit)| {
            is_act(&result.documents) && hit.path.as_str().split('/').any(|part| part == wanted)
        });
        let acts = ask(&engine, query, Grouping::Act)?;
        let act_first = acts.results.first().is_some_and(|result| is_act(&result.documents));
        for group in [format!("{lang}, {words}"), format!("{form}, {words}"), words.to_owned(), "all".to_owned()] {
            groups.entry(group).or_default().add(place, act_first, is_weak(&acts));
        }
    }
    println!("| questions              |    n | recall@10     | MRR@10 | act first | refused |");
    println!("|------------------------|-----:|--------------:|------:|------:|------:|");
    groups.iter().for_each(|(name, figures)| figures.print(name));
    println!("\n{absent} questions are about acts that the law base does not have.");
    let (mut told, mut all) = (0, 0);
    for row in UNANSWERABLE.rows()? {
        told += usize::from(is_weak(&ask(&engine, row.cells[1], Grouping::Act)?));
        all += 1;
    }
    println!("Of {all} questions that no law answers, {told} are told.");
    Ok(())
}

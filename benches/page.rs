//! Measures the time of a page of results: search, grouping, total, facets, snippets, in process and on one thread. For
//! comparison it measures plain tantivy over the same texts: its default tokenizer, query parser and snippet generator.
//!
//! `cargo bench -p qonun-benches --bench page`; the index is the demo's, or that of `QONUN_INDEX`. `QONUN_CLASS` names
//! a single class to measure, `QONUN_QUERIES` a file with other queries, one per line.
#![allow(missing_docs, reason = "the macros of the harness write functions without")]
#![allow(clippy::print_stdout, reason = "a bench prints its table")]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use qonun_benches::{Class, Query, best_of_three, index_folder, percentile, queries};
use qonun_index::Generation;
use qonun_law::Lang;
use qonun_query::{Engine, FacetField, SearchRequest, Syntax};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, STORED, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, Searcher, TantivyDocument, doc};

/// Number of queries of each class.
const COUNT: usize = 200;
/// Number of results of a page.
const PAGE: usize = 10;

/// Plain tantivy over the same provisions.
struct Plain {
    searcher: Searcher,
    parser: QueryParser,
    body: Field,
}

impl Plain {
    fn build(generation: &Generation) -> anyhow::Result<Self> {
        let mut schema = Schema::builder();
        let body = schema.add_text_field("body", TEXT | STORED);
        let index = Index::create_from_tempdir(schema.build())?;
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 400_000_000)?;
        let records: Vec<u32> = (0..generation.tables().records.len() as u32).collect();
        for chunk in records.chunks(10_000) {
            for text in generation.record_texts(chunk)? {
                writer.add_document(doc!(body => text))?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        let mut parser = QueryParser::for_index(&index, vec![body]);
        parser.set_conjunction_by_default();
        Ok(Self { searcher, parser, body })
    }

    fn page(&self, query: &str) -> usize {
        let (query, _) = self.parser.parse_query_lenient(query);
        let Ok(hits) = self.searcher.search(&query, &TopDocs::with_limit(PAGE).order_by_score()) else {
            return 0;
        };
        let Ok(mut snippets) = SnippetGenerator::create(&self.searcher, &*query, self.body) else {
            return 0;
        };
        snippets.set_max_num_chars(200);
        let mut length = 0;
        for (_, address) in hits {
            let Ok(document) = self.searcher.doc::<TantivyDocument>(address) else {
                continue;
            };
            let text = document.get_first(self.body).and_then(|value| value.as_str()).unwrap_or("");
            length += snippets.snippet(text).to_html().len();
        }
        length
    }
}

/// Runs one search of this engine, with every facet. Returns the number of results.
fn ours(engine: &Engine, query: &Query) -> usize {
    let mut request = SearchRequest::new(&query.text);
    request.facets = FacetField::ALL.to_vec();
    request.syntax = query.syntax;
    let deadline = Instant::now() + Duration::from_secs(10);
    engine.search(&request, Lang::UzLatn, deadline).map_or(0, |answer| answer.results.len())
}

/// The times of a class.
#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
    /// Times of the first run of each query.
    first: Vec<Duration>,
}

impl Times {
    fn of<Q>(queries: &[Q], page: impl Fn(&Q) -> usize) -> Self {
        let mut times = Self::default();
        for query in queries {
            let cost = best_of_three(|| {
                std::hint::black_box(page(query));
            });
            times.wall.push(cost.wall);
            times.cpu.push(cost.cpu);
            times.first.push(cost.first);
        }
        times
    }

    fn append(&mut self, mut other: Self) {
        self.wall.append(&mut other.wall);
        self.cpu.append(&mut other.cpu);
        self.first.append(&mut other.first);
    }

    fn row(&mut self, name: &str) {
        let wall = [0.5, 0.95, 0.99].map(|share| percentile(&mut self.wall, share));
        let [cpu, first] =
            [&mut self.cpu, &mut self.first].map(|times| [0.5, 0.99].map(|share| percentile(times, share)));
        println!(
            "| {name:26} | {:7.3} | {:7.3} | {:7.3} | {:7.3} | {:7.3} | {:9.3} | {:9.3} |",
            wall[0], wall[1], wall[2], cpu[0], cpu[1], first[0], first[1]
        );
    }

    /// Returns the processor time of all queries, in seconds.
    fn sum(&self) -> f64 {
        self.cpu.iter().map(Duration::as_secs_f64).sum()
    }
}

fn head() {
    println!(
        "\n| page of {PAGE}, milliseconds    |     p50 |     p95 |     p99 | cpu p50 | cpu p99 | first p50 | first p99 |"
    );
    println!(
        "|----------------------------|--------:|--------:|--------:|--------:|--------:|----------:|----------:|"
    );
}

/// Reads queries from the file named by `QONUN_QUERIES`, one per line.
fn given_queries() -> Vec<Query> {
    let file = std::env::var_os("QONUN_QUERIES").and_then(|path| std::fs::read_to_string(path).ok());
    let query = |line: &str| Query { text: line.to_owned(), syntax: Syntax::Simple };
    file.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()).map(query).collect()
}

fn pages(criterion: &mut Criterion) {
    let prepared =
        index_folder().and_then(|folder| Ok((Generation::open_current(&folder)?, Engine::open(folder.root())?)));
    let Ok((generation, engine)) = prepared else {
        println!("skipped: no index; run `cargo run --release` once, or set QONUN_INDEX");
        return;
    };
    head();
    let (mut all, mut alike) = (Times::default(), Vec::new());
    let mut chosen = Vec::new();
    let only = std::env::var("QONUN_CLASS").ok();
    for class in Class::ALL.into_iter().filter(|class| only.as_ref().is_none_or(|only| only == class.name())) {
        let Ok(queries) = queries(&generation, class, COUNT) else {
            continue;
        };
        let mut times = Times::of(&queries, |query| ours(&engine, query));
        times.row(class.name());
        if matches!(class, Class::And | Class::Near | Class::Sentence) {
            alike.push((class, times.sum()));
        }
        all.append(times);
        chosen.push((class, queries));
    }
    all.row("all classes");
    let given = given_queries();
    if !given.is_empty() {
        Times::of(&given, |query| ours(&engine, query)).row("queries of QONUN_QUERIES");
    }
    if let [(_, plain), bound @ ..] = &alike[..] {
        for (class, sum) in bound {
            println!("{} takes {:.2} times the processor time of `a AND b`", class.name(), sum / plain);
        }
    }
    if only.is_some() {
        return;
    }
    // Plain tantivy has no sentences, no ordered distance and none of our fields.
    if let Ok(plain) = Plain::build(&generation) {
        println!("\nplain tantivy, all it does:");
        head();
        for (class, queries) in chosen.iter().filter(|(class, _)| class.syntax() == Syntax::Simple) {
            Times::of(queries, |query| plain.page(&query.text)).row(class.name());
        }
    }
    for (class, queries) in &chosen {
        if let Some(query) = queries.get(COUNT / 2) {
            criterion.bench_function(&format!("qonun/{}", class.name()), |bencher| {
                bencher.iter(|| ours(&engine, query));
            });
        }
    }
}

criterion_group! {
    name = page;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = pages
}
criterion_main!(page);

//! How long is a page of results: search, grouping, total, facets, snippets, in process and on one thread? Beside it
//! plain tantivy over the same texts: its default tokenizer, its query parser, its snippet generator.
//!
//! `cargo bench -p qonun-benches --bench page`; the index is the demo's, or that of `QONUN_INDEX`.
#![allow(missing_docs, reason = "the macros of the harness write functions without")]
#![allow(clippy::print_stdout, reason = "a bench prints its table")]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use qonun_benches::{Class, best_of_three, index_folder, percentile, queries};
use qonun_index::Generation;
use qonun_law::Lang;
use qonun_query::{Engine, FacetField, SearchRequest, Syntax};
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{Field, STORED, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, Searcher, TantivyDocument, doc};

/// Queries of each class.
const COUNT: usize = 200;
/// Results of a page.
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

fn ours(engine: &Engine, query: &str, class: Class) -> usize {
    let mut request = SearchRequest::new(query);
    request.facets = FacetField::ALL.to_vec();
    if matches!(class, Class::Sentence | Class::Near) {
        request.syntax = Syntax::Advanced;
    }
    let deadline = Instant::now() + Duration::from_secs(10);
    engine.search(&request, Lang::UzLatn, deadline).map_or(0, |answer| answer.results.len())
}

fn row(name: &str, times: &mut [Duration]) {
    let (p50, p95, p99) = (percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
    println!("| {name:24} | {p50:8.3} | {p95:8.3} | {p99:8.3} |");
}

fn pages(criterion: &mut Criterion) {
    let prepared =
        index_folder().and_then(|folder| Ok((Generation::open_current(&folder)?, Engine::open(folder.root())?)));
    let Ok((generation, engine)) = prepared else {
        println!("skipped: no index; run `cargo run --release` once, or set QONUN_INDEX");
        return;
    };
    let plain = Plain::build(&generation).ok();
    println!("\n| page of {PAGE}, milliseconds  |      p50 |      p95 |      p99 |");
    println!("|--------------------------|---------:|---------:|---------:|");
    let (mut all_ours, mut all_plain) = (Vec::new(), Vec::new());
    for class in Class::ALL {
        let Ok(chosen) = queries(&generation, class, COUNT) else {
            continue;
        };
        let mut times: Vec<Duration> = chosen
            .iter()
            .map(|query| {
                best_of_three(|| {
                    std::hint::black_box(ours(&engine, query, class));
                })
            })
            .collect();
        row(&format!("qonun {}", class.name()), &mut times);
        all_ours.append(&mut times);
        // Plain tantivy has no sentences and no ordered distance.
        if let (Some(plain), false) = (&plain, matches!(class, Class::Sentence | Class::Near)) {
            let mut times: Vec<Duration> = chosen
                .iter()
                .map(|query| {
                    best_of_three(|| {
                        std::hint::black_box(plain.page(query));
                    })
                })
                .collect();
            row(&format!("plain tantivy {}", class.name()), &mut times);
            all_plain.append(&mut times);
        }
        if let Some(query) = chosen.get(COUNT / 2) {
            criterion.bench_function(&format!("qonun/{}", class.name()), |bencher| {
                bencher.iter(|| ours(&engine, query, class));
            });
        }
    }
    println!("\n| page of {PAGE}, milliseconds  |      p50 |      p95 |      p99 |");
    println!("|--------------------------|---------:|---------:|---------:|");
    row("qonun, all classes", &mut all_ours);
    if !all_plain.is_empty() {
        row("plain tantivy, its own", &mut all_plain);
    }
}

criterion_group! {
    name = page;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = pages
}
criterion_main!(page);

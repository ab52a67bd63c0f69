//! Reads every page of a mirror and compares it with the expected values beside it.
//!
//! `cargo run --release -p qonun-ingest --example check_mirror -- DIR [--misses N] [--tree]`, where `DIR` contains
//! `pages/` and, for the comparison, `expected/documents.jsonl` and `expected/provisions.jsonl.gz`. Prints the reading
//! time, the share of documents with each field right, and some misses. `--tree` also reads every page with the HTML
//! parser alone and reports differences.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use qonun_ingest::{FileKind, Header, Mirror, PageResult, join_acts, list, read_file, read_page, read_page_by_tree};
use qonun_law::{ActNumber, Document, LinkTarget, ProvisionKind, parse_date};
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = PathBuf::from(arguments.first().expect("a folder"));
    let shown = arguments.iter().position(|a| a == "--misses").map_or(5, |at| arguments[at + 1].parse().unwrap());
    let start = Instant::now();
    let mirror = list(&[root.join("pages")], false).unwrap();
    println!(
        "{} files listed in {:.2} s, {} ignored",
        mirror.files.len(),
        start.elapsed().as_secs_f64(),
        mirror.ignored.len()
    );
    let start = Instant::now();
    let results = read_all(&mirror);
    let seconds = start.elapsed().as_secs_f64();
    let bytes: u64 = mirror.files.iter().map(|file| file.size).sum();
    let by_tree = results.iter().filter(|result| result.by_tree).count();
    println!("{} MB read in {seconds:.2} s, {by_tree} by the HTML parser", bytes / 1_000_000);
    let documents = results.iter().filter(|result| result.document.is_some()).count();
    let provisions: usize = results.iter().filter_map(|r| r.document.as_ref()).map(|d| d.provisions.len()).sum();
    println!("{documents} documents, {} refused, {provisions} provisions", results.len() - documents);
    let headers: Vec<Header> = results.iter().filter_map(|r| r.document.as_ref()).map(Header::from).collect();
    let start = Instant::now();
    println!("{} acts joined in {:.2} s", join_acts(&headers).len(), start.elapsed().as_secs_f64());
    problems(&mirror, &results);
    if arguments.iter().any(|a| a == "--tree") {
        compare_ways(&mirror, &results);
    }
    if root.join("expected").is_dir() {
        compare(&root, &mirror, &results, shown);
    }
}

fn read_all(mirror: &Mirror) -> Vec<PageResult> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(vec![PageResult::default(); mirror.files.len()]);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = mirror.files.get(at) else { return };
                    let bytes = read_file(&file.path, file.name.packed).unwrap();
                    let result = if file.name.kind == FileKind::Card {
                        PageResult::default()
                    } else {
                        read_page(&file.name, &bytes)
                    };
                    results.lock().unwrap()[at] = result;
                }
            });
        }
    });
    results.into_inner().unwrap()
}

fn problems(mirror: &Mirror, results: &[PageResult]) {
    let mut counts: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for (file, result) in mirror.files.iter().zip(results) {
        for problem in &result.problems {
            let entry = counts.entry(problem.code.name()).or_default();
            entry.0 += 1;
            entry.1 = format!("{} {problem}", file.path.display());
        }
    }
    println!("problems:");
    for (code, (count, example)) in counts {
        println!("  {count:6} {code}: {example}");
    }
}

fn compare_ways(mirror: &Mirror, results: &[PageResult]) {
    let mut different = 0;
    for (file, fast) in
        mirror.files.iter().zip(results).filter(|(file, fast)| !fast.by_tree && file.name.kind == FileKind::Page)
    {
        let bytes = read_file(&file.path, file.name.packed).unwrap();
        let slow = read_page_by_tree(&file.name, &bytes);
        if fast.document != slow.document || fast.problems != slow.problems {
            different += 1;
            println!("  differs: {}", file.path.display());
        }
    }
    println!("scanner and HTML parser differ on {different} of {} pages", results.len());
}

/// Shares by kind of document and field, and misses by field.
#[derive(Default)]
struct Score {
    shares: BTreeMap<(String, String), (usize, usize)>,
    misses: BTreeMap<String, Vec<String>>,
}

impl Score {
    fn add(&mut self, kind: &str, field: &str, right: bool, miss: impl Fn() -> String) {
        let (good, all) = self.shares.entry((field.to_owned(), kind.to_owned())).or_default();
        *all += 1;
        *good += usize::from(right);
        if !right {
            self.misses.entry(field.to_owned()).or_default().push(miss());
        }
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let bytes = read_file(path, path.extension().is_some_and(|end| end == "gz")).unwrap();
    String::from_utf8(bytes)
        .unwrap()
        .lines()
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn compare(root: &Path, mirror: &Mirror, results: &[PageResult], shown: usize) {
    let by_file: HashMap<&Path, usize> =
        mirror.files.iter().enumerate().map(|(at, file)| (file.path.as_path(), at)).collect();
    let mut truth: HashMap<i64, Vec<Value>> = HashMap::new();
    for provision in lines(&root.join("expected/provisions.jsonl.gz")) {
        truth.entry(provision["document"].as_i64().unwrap()).or_default().push(provision);
    }
    let mut score = Score::default();
    for wanted in lines(&root.join("expected/documents.jsonl")) {
        let path = root.join(wanted["file"].as_str().unwrap());
        let result = &results[by_file[path.as_path()]];
        let damaged = wanted["damaged"].as_str();
        let kind = match (damaged, wanted["real"] == true, wanted["edition"].is_string()) {
            (Some(kind), ..) => format!("damaged {kind}"),
            (None, true, false) => "real".to_owned(),
            (None, true, true) => "real, old".to_owned(),
            (None, false, false) => "filler".to_owned(),
            (None, false, true) => "filler, old".to_owned(),
        };
        let file = wanted["file"].as_str().unwrap().to_owned();
        score.add(&kind, "document", result.document.is_some() || !result.problems.is_empty(), || file.clone());
        let problems =
            || format!("{file}: {}", result.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
        if damaged.is_some() {
            score.add(&kind, "told", !result.problems.is_empty(), || file.clone());
        } else if wanted["pdf_only"] != true {
            score.add(&kind, "no problem", result.problems.is_empty(), problems);
        }
        if damaged.is_some_and(|kind| kind != "unclosed" && kind != "script") {
            continue;
        }
        let Some(document) = &result.document else { continue };
        compare_fields(&mut score, &kind, &file, &wanted, document);
        let texts = if kind == "real" { truth.get(&document.id).map_or(&[][..], Vec::as_slice) } else { &[] };
        let leaks = leaks(document, texts);
        score.add(&kind, "no leaks", leaks.is_empty(), || format!("{file}: {}", leaks.join(" ")));
        compare_texts(&mut score, &kind, &file, document, texts);
    }
    links(&root.join("expected/links.jsonl"), results, &mut score);
    acts(&root.join("expected/documents.jsonl"), results, &mut score);
    for ((field, kind), (good, all)) in &score.shares {
        println!("{field:14} {kind:20} {all:6} {:.4}", *good as f64 / *all as f64);
    }
    for (field, misses) in &score.misses {
        println!("== {field}: {} missed", misses.len());
        let step = (misses.len() / shown.max(1)).max(1);
        for miss in misses.iter().step_by(step).take(shown) {
            println!("   {}", miss.chars().take(700).collect::<String>());
        }
    }
}

/// Compares each field of a document with the expected value.
fn compare_fields(score: &mut Score, kind: &str, file: &str, wanted: &Value, document: &Document) {
    let today = parse_date("2026-07-01").unwrap();
    let mut field = |name: &str, want: &Value, got: Value| {
        score.add(kind, name, *want == got, || format!("{file}: {want} but {got}"));
    };
    field("lang", &wanted["lang"], document.lang.tag().into());
    field("title", &squeeze(wanted["title"].as_str().unwrap()).into(), squeeze(&document.title).into());
    field("type", &wanted["type"], document.kind.name().into());
    let number = wanted["number"].as_str().and_then(ActNumber::parse).map(|number| number.to_string());
    field("number", &number.clone().into(), document.number.clone().into());
    field("adopted", &wanted["adopted"], document.adopted.map(|d| d.to_string()).into());
    field("in_force_from", &wanted["in_force_from"], document.in_force_from.map(|d| d.to_string()).into());
    field("status", &wanted["status"], document.status_on(today).name().into());
    let languages: serde_json::Map<String, Value> =
        document.languages.iter().map(|(lang, id)| (lang.tag().to_owned(), (*id).into())).collect();
    field("languages", &wanted["languages"], languages.into());
    let numbers = |kind: ProvisionKind| -> Vec<Value> {
        document.provisions.iter().filter(|p| p.kind == kind).map(|p| p.number.clone().into()).collect()
    };
    if wanted["articles"].as_array().is_some_and(|list| !list.is_empty()) && wanted["numbering"] != "order" {
        field("articles", &wanted["articles"], numbers(ProvisionKind::Article).into());
    }
    if wanted["points"].as_u64().is_some_and(|points| points > 0) {
        field("points", &wanted["points"], numbers(ProvisionKind::Point).len().into());
    }
    field("annexes", &wanted["annexes"], numbers(ProvisionKind::Annex).len().into());
    let chapters = document.provisions.iter().filter(|p| p.kind == ProvisionKind::Chapter).count();
    field("(headings)", &wanted["kinds"].get("chapter").cloned().unwrap_or(0.into()), chapters.into());
}

/// Compares the words of every expected provision, path by path.
fn compare_texts(score: &mut Score, kind: &str, file: &str, document: &Document, truth: &[Value]) {
    for wanted in truth {
        let path = wanted["path"].as_str().unwrap();
        let text = wanted["text"].as_str().unwrap();
        let found = document.provisions.iter().find(|p| p.path.as_str() == path).map(|p| p.text());
        let alike = found.as_ref().map_or(0.0, |found| similarity(text, found));
        score.add(kind, "text", alike >= 0.98, || {
            format!("{file} {path} {alike:.2}\n     true: {text:?}\n     read: {:?}", found.as_deref().unwrap_or("-"))
        });
    }
}

/// Checks that the documents of every act form one group without others. Counts documents.
fn acts(path: &Path, results: &[PageResult], score: &mut Score) {
    let truth: HashMap<i64, String> =
        lines(path).iter().map(|d| (d["document"].as_i64().unwrap(), d["act"].as_str().unwrap().to_owned())).collect();
    let headers: Vec<Header> = results.iter().filter_map(|r| r.document.as_ref()).map(Header::from).collect();
    let groups = join_acts(&headers);
    let mut group_of: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        for &place in &group.members {
            group_of.entry(&truth[&headers[place].id]).or_default().insert(at);
        }
    }
    for group in &groups {
        for &place in &group.members {
            let act = &truth[&headers[place].id];
            let alone = group.members.iter().all(|&other| truth[&headers[other].id] == *act);
            score.add("all", "acts", alone && group_of[act.as_str()].len() == 1, || {
                format!("{} {}", headers[place].id, group.act)
            });
        }
    }
}

fn links_of(document: &Document) -> impl Iterator<Item = &qonun_law::Link> {
    let inside = document.provisions.iter().flat_map(qonun_law::Provision::linked_texts);
    inside.chain(document.linked_texts()).flat_map(|text| text.links)
}

/// Checks that every link of a page is among the links of its document.
fn links(path: &Path, results: &[PageResult], score: &mut Score) {
    let mut named: HashMap<i64, HashSet<i64>> = HashMap::new();
    for document in results.iter().filter_map(|r| r.document.as_ref()).filter(|d| d.edition.is_none()) {
        let ids = named.entry(document.id).or_default();
        ids.extend(links_of(document).filter_map(|link| match link.target {
            LinkTarget::Document { id, .. } => Some(id),
            _ => None,
        }));
    }
    for link in lines(path) {
        let (from, to) = (link["from"].as_i64().unwrap(), link["to"].as_i64().unwrap());
        let found = named.get(&from).is_some_and(|ids| ids.contains(&to));
        score.add(link["in"].as_str().unwrap(), "links", found, || link.to_string());
    }
}

fn leaks(document: &Document, truth: &[Value]) -> Vec<String> {
    let amended: HashSet<&str> =
        truth.iter().filter(|p| is_amended(p["text"].as_str().unwrap())).map(|p| p["path"].as_str().unwrap()).collect();
    let clean: HashSet<&str> =
        truth.iter().map(|p| p["path"].as_str().unwrap()).filter(|p| !amended.contains(p)).collect();
    let words = [
        "oldingi tahririga qarang",
        "oldingi tahrirga qarang",
        "олдинги таҳририга қаранг",
        "олдинги таҳрирга қаранг",
        "см. предыдущую редакцию",
        "see the previous edition",
        "lexuz sharhi",
        "lexuz шарҳи",
        "комментарий lexuz",
        "lexuz comment",
        "[окоз:",
        "[qtuk:",
        "[lqbl:",
        "[ окоз:",
    ];
    let leaky = |text: &str, path: &str| {
        let lower = text.to_lowercase();
        words.iter().any(|word| lower.contains(word)) || clean.contains(path) && is_amended(text)
    };
    document.provisions.iter().filter(|p| leaky(&p.text(), p.path.as_str())).map(|p| p.path.to_string()).collect()
}

fn is_amended(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["tahririda", "таҳририда", "в редакции", "in the wording of"].iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let after: String = lower[at + word.len()..].chars().take_while(|c| *c != '.').take(230).collect();
            ["milliy bazasi", "миллий базаси", "национальная база данных", "national database"]
                .iter()
                .any(|s| after.contains(s))
        })
    })
}

fn squeeze(text: &str) -> String {
    text.replace(['\u{ad}', '\u{feff}', '\u{200b}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns twice the number of common words, divided by the number of all words.
fn similarity(one: &str, two: &str) -> f64 {
    let count = |text: &str| {
        let mut words: HashMap<String, usize> = HashMap::new();
        let lowered: String = text
            .chars()
            .flat_map(|c| {
                "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c).map_or(vec![c], |d| vec!['-', char::from(b'0' + d as u8)])
            })
            .collect();
        let lowered = lowered.to_lowercase();
        let stripped = strip_label(&lowered);
        for word in stripped.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
        words
    };
    let (one, two) = (count(one), count(two));
    let total: usize = one.values().sum::<usize>() + two.values().sum::<usize>();
    let common: usize = one.iter().map(|(word, n)| (*n).min(two.get(word).copied().unwrap_or(0))).sum();
    if total == 0 { 1.0 } else { 2.0 * common as f64 / total as f64 }
}

fn strip_label(text: &str) -> &str {
    let rest = text.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    match rest[digits..].trim_start().strip_prefix(['.', ')']) {
        Some(after) if digits > 0 => after,
        _ => text,
    }
}

//! A flipped bit in any file of an index changes no answer: the answer is the same or missing, and the file is
//! reported.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::cell::Cell;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::Index;
use qonun_index::{Disk, Generation, SystemDisk, check};
use qonun_law::{Date, DocId, Lang};
use qonun_query::{Amount, Engine, Patience, QueryError, SearchRequest};
use qonun_testkit::{LawBase, Opened, amount, tries};

const TODAY: Date = Date::constant(2024, 5, 1);

/// The full text of an answer; `None` if there is no answer.
type Told = Option<String>;

fn told<T: Debug>(answer: Result<T, QueryError>) -> Told {
    match answer {
        Ok(answer) => Some(format!("{answer:?}")),
        Err(QueryError::Index(_)) => None,
        // An empty result counts as an answer too.
        Err(error) => Some(error.to_string()),
    }
}

/// Returns the answers to all requests to a law base.
fn answers(engine: &Engine, documents: &[DocId]) -> Vec<Told> {
    let mut all = Vec::new();
    for query in ["mehnat taʼtili", "ish haqi qachon toʻlanadi", "\"ish beruvchi\"", "Mehnat kodeksi 4-modda", "xodmi"]
    {
        all.push(told(engine.search(&SearchRequest::new(query), Lang::UzLatn, Patience::default())));
        all.push(told(engine.suggest(query, 8, None, Some(Lang::UzLatn), Patience::default())));
    }
    for &document in documents {
        all.push(told(engine.document(document, None, Patience::default())));
        all.push(told(engine.provision(document, "art_1", None, Patience::default())));
        let (act, lang) = engine.act_of(document).unwrap();
        all.push(told(engine.act(&act, Some(lang), Patience::default())));
    }
    let cited = "Mehnat kodeksi 4-modda 2-qismi, Mehnat kodeksining 5-moddasi va 99-moddasi, OʻRQ-700, 1-modda 1-band";
    for amount in [Amount::OneAnswer, Amount::All] {
        all.push(told(engine.citations(cited, amount, Patience::default())));
    }
    for text in ["Mehnat kodeksi 4-modda 2-qism", "OʻRQ-700", "Mehnat kodeksi 99-modda"] {
        all.push(told(engine.resolve(text, None)));
        all.push(told(engine.suggest(text, 8, Some(Lang::UzLatn), None, Patience::default())));
    }
    all.extend(Lang::ALL.map(|lang| told(engine.examples(lang).cloned())));
    all
}

/// An index and its answers.
struct Asked {
    base: LawBase,
    files: Vec<PathBuf>,
    documents: Vec<DocId>,
    answers: Vec<Told>,
}

impl Asked {
    fn new() -> Self {
        let base = LawBase::new(include_str!("../../crates/query/tests/questions/law-base.md"));
        let open = Opened::new(base, TODAY);
        let generation = open.base.generation();
        let tables = generation.tables();
        assert!(tables.acts.iter().any(|act| open.name(&act.id) == "mehnat"), "the questions are about that code");
        let documents: Vec<DocId> = tables.texts.iter().map(|text| text.id).collect();
        let answers = answers(&open.engine, &documents);
        assert!(answers.iter().all(Option::is_some), "an answer over a whole index");
        let mut files = files_below(open.base.root());
        files.retain(|path| fs::metadata(path).unwrap().len() > 0);
        assert_eq!(check(&open.base.folder()).unwrap().damages, []);
        Self { files, documents, answers, base: open.base }
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = SystemDisk.list(folder).unwrap();
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .flat_map(|entry| if entry.is_folder { files_below(&entry.path) } else { vec![entry.path] })
        .collect();
    files.sort();
    files
}

#[test]
fn a_flipped_bit_changes_no_answer_and_its_file_is_named() {
    let asked = Asked::new();
    let folder = asked.base.folder();
    let flips = amount(30, 1_000_000);
    let (refused, unanswered, given) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |cell: &Cell<usize>, more: usize| cell.set(cell.get() + more);
    // The file of blobs is not compared when an index is opened: every second flip is in it.
    let inputs = (any::<bool>(), any::<Index>(), any::<Index>(), 0..8_u32);
    tries("flips", flips, &inputs, |(in_blobs, file, byte, bit)| {
        let blobs = asked.files.iter().find(|path| in_blobs && path.ends_with("blobs.bin"));
        let path = blobs.unwrap_or_else(|| file.get(&asked.files));
        let whole = fs::read(path).unwrap();
        let mut bytes = whole.clone();
        bytes[byte.index(whole.len())] ^= 1 << bit;
        fs::write(path, &bytes).unwrap();
        let named = check(&folder);
        let opened = Generation::open_current(&folder).map(|generation| Engine::over(generation, TODAY));
        let found = match opened {
            Ok(Ok(engine)) => Some(answers(&engine, &asked.documents)),
            _ => None,
        };
        fs::write(path, &whole).unwrap();

        let named = named.unwrap().damages;
        prop_assert!(named.iter().any(|damage| damage.file == *path), "{path:?} is not among {named:?}");
        let Some(found) = found else {
            count(&refused, 1);
            return Ok(());
        };
        for (found, wanted) in found.iter().zip(&asked.answers) {
            prop_assert!(found.is_none() || found == wanted, "{path:?}: {found:?} instead of {wanted:?}");
            count(if found.is_none() { &unanswered } else { &given }, 1);
        }
        Ok(())
    });
    let (refused, unanswered, given) = (refused.get(), unanswered.get(), given.get());
    eprintln!(
        "{flips} flips: {refused} indexes refused; of the others {given} answers as before, {unanswered} refused"
    );
    assert!(refused > 0 && unanswered > 0 && given > 0);
}

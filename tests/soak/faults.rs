//! An index on a failing disk: whatever fails, a published generation is complete.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::Path;
use std::sync::Arc;

use qonun_index::{Disk, Folder, Generation, IndexError, SystemDisk, check};
use qonun_law::{ActId, ActType, Document, Lang, Provision};
use qonun_soak::disk::{Fault, FaultyDisk};
use qonun_testkit::{amount, article, write};

fn provision(number: usize, text: String) -> Provision {
    article(number, "Soliq toʻlovchilar", text)
}

/// Creates a law that changes in each round.
fn law(round: u32) -> Document {
    let text = |number| format!("{round}-tahrir: yillik taʼtil {number} kun. Ish haqi {}.", round * 7);
    let provisions = (1..=3).map(|number| provision(number, text(number))).collect();
    Document { provisions, ..Document::new(1, Lang::UzLatn, "Mehnat toʻgʻrisida", ActType::Law) }
}

/// Creates a law whose text is only in the index.
fn kept(id: i64) -> Document {
    let provisions = (1..=2).map(|number| provision(number, format!("Asalarilar {id} {number}."))).collect();
    Document { provisions, ..Document::new(id, Lang::UzLatn, format!("{id} toʻgʻrisida"), ActType::Law) }
}

fn documents(generation: &Generation) -> Result<Vec<Document>, IndexError> {
    generation.tables().texts.iter().map(|text| generation.document(text)).collect()
}

/// Runs an ingest: existing texts are taken over, and the law of the round is written anew.
fn ingest(disk: Arc<dyn Disk>, root: &Path, round: u32) -> Result<(), IndexError> {
    let folder = Folder::on(disk, root);
    let lock = folder.lock()?;
    let mut texts = match folder.current()? {
        Some(current) => documents(&folder.open(&current)?)?,
        None => vec![kept(2), kept(3)],
    };
    texts.retain(|text| text.id != 1);
    texts.push(law(round));
    let act = |text: Document| (ActId(format!("uz/law/2020/{}", text.id)), vec![text]);
    write(&folder, &lock, texts.into_iter().map(act).collect()).map(drop)
}

/// Returns the round of the published generation, and checks that it is complete.
fn published(root: &Path) -> u32 {
    let folder = Folder::new(root);
    let current = folder.current().unwrap().unwrap();
    folder.verify(&current).unwrap();
    let generation = Generation::open_current(&folder).unwrap();
    assert_eq!(generation.refused(), None);
    // The other generations are complete too.
    assert_eq!(check(&folder).unwrap().damages, []);
    let mut found = documents(&generation).unwrap();
    found.sort_by_key(|document| document.id);
    let text = &found[0].provisions[0].blocks[0].text;
    let round = text.split('-').next().unwrap().parse().unwrap();
    assert_eq!(found, [law(round), kept(2), kept(3)]);
    round
}

/// Runs an ingest with one fault, then one without. Returns true if the first one finished.
fn fault_at(root: &Path, fault: Fault, at: u32, round: u32) -> bool {
    let before = published(root);
    let done = ingest(Arc::new(FaultyDisk::new(fault, at)), root, round);
    let after = published(root);
    assert!(after == round || after == before, "{fault:?} at {at}: neither the one before nor the new one");
    match &done {
        Ok(()) => assert_eq!(after, round, "{fault:?} at {at}: acknowledged and not there"),
        Err(error) => {
            let told = error.to_string();
            assert!(fault != Fault::IsShort, "{at}: a short write is no error: {told}");
            assert!(told.contains(root.to_str().unwrap()), "{fault:?} at {at}: the file is not named: {told}");
        }
    }
    ingest(Arc::new(SystemDisk), root, round + 1).unwrap();
    assert_eq!(published(root), round + 1);
    let names = SystemDisk.list(&root.join("generations")).unwrap();
    assert!(names.iter().all(|entry| entry.path.extension().is_none()), "{fault:?} at {at}: {names:?}");
    assert!(names.len() <= 2, "{fault:?} at {at}: rests pile up: {names:?}");
    done.is_ok()
}

#[test]
fn every_fault_of_a_disk_leaves_the_generation_before_or_the_new_one() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    for round in [1, 2] {
        ingest(Arc::new(SystemDisk), root, round).unwrap();
    }
    let mut points = Vec::new();
    for (round, fault) in (3..).zip(Fault::ALL) {
        let counting = FaultyDisk::new(fault, u32::MAX);
        ingest(Arc::new(counting.clone()), root, round).unwrap();
        assert!(counting.asked() > 10, "{fault:?}: {} points", counting.asked());
        points.extend((1..=counting.asked()).map(|at| (fault, at)));
    }
    let all = u32::try_from(points.len()).unwrap();
    let tried = amount(24, all);
    let (mut round, mut ended) = (100, 0);
    for number in 0..tried {
        // The tries are spread over all points: the first and the last points of each fault show most.
        let (fault, at) = points[(u64::from(number) * u64::from(all) / u64::from(tried)) as usize];
        ended += u32::from(!fault_at(root, fault, at, round));
        round += 2;
    }
    eprintln!("{tried} faults of {all}: {ended} ended the ingest, {} did not", tried - ended);
    assert!(ended > 0 && ended < tried);
}

/// The search library reads back some of what it wrote while it finishes a segment, and panics if that is damaged; it
/// also reads a segment when it opens it. Its own errors name a file without its folder.
#[test]
fn a_bit_that_flips_for_the_search_library_is_an_error_that_names_the_folder() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    for round in [1, 2] {
        ingest(Arc::new(SystemDisk), root, round).unwrap();
    }
    let mut round = 10;
    for (fault, points) in [(Fault::FlipsWritten, 16..=32), (Fault::FlipsRead, 50..=60)] {
        let ends = |at| {
            round += 2;
            !fault_at(root, fault, at, round)
        };
        assert!(
            points.clone().map(ends).filter(|&ended| ended).count() > 0,
            "{fault:?}: no flip of {points:?} was met"
        );
    }
}

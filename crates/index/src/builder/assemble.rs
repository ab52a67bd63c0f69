//! Many threads analyse; one writes, in order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use qonun_analysis::{Analyzer, ConceptsOfHeadings};

use super::ActPlan;
use super::act::{AnalysedText, analyse};
use super::links::WantedElements;
use super::past::{AnalysedChain, Tools, analyse_chain};
use crate::blob::Dictionary;
use crate::{IndexError, KeyMemo};

/// Maximum number of analysed acts that wait for the writer. It is small, because a code takes tens of megabytes.
const WAITING: usize = 16;

/// What all workers read.
pub(super) struct Shared<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) analyzer: &'a Analyzer,
    pub(super) concepts: &'a ConceptsOfHeadings,
    pub(super) wanted: WantedElements<'a>,
}

/// The keys of one act.
pub(super) struct AnalysedAct {
    /// Its present texts.
    pub(super) texts: Vec<AnalysedText>,
    /// The other editions of each text.
    pub(super) chains: Vec<AnalysedChain>,
}

fn analyse_act(act: &ActPlan, shared: &Shared<'_>, memo: &mut KeyMemo<'_>) -> Result<AnalysedAct, IndexError> {
    let mut unpacker =
        shared.dictionary.unpacker().map_err(IndexError::io(std::path::Path::new("compression dictionary")))?;
    let one = |text| analyse(text, &shared.wanted, &mut unpacker, memo, shared.concepts).ok_or(IndexError::Worker);
    let texts = act.texts.iter().map(one).collect::<Result<_, _>>()?;
    let mut tools = Tools { unpacker: &mut unpacker, memo, concepts: shared.concepts };
    let chain = |text| analyse_chain(act, text, &mut tools).ok_or(IndexError::Worker);
    let chains = act.texts.iter().map(chain).collect::<Result<_, _>>()?;
    Ok(AnalysedAct { texts, chains })
}

/// Analyses acts on `jobs` threads and passes them in order to `write`, on the calling thread.
pub(super) fn analyse_all(
    acts: &[ActPlan],
    shared: &Shared<'_>,
    jobs: usize,
    mut write: impl FnMut(usize, AnalysedAct) -> Result<(), IndexError>,
) -> Result<(), IndexError> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let mut memo = KeyMemo::new(shared.analyzer);
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(act) = acts.get(place) else {
                        return;
                    };
                    // The writer has stopped if the channel is closed.
                    if sender.send((place, analyse_act(act, shared, &mut memo))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (place, analysed) in &receiver {
            early.insert(place, analysed?);
            while let Some(ready) = early.remove(&wanted) {
                write(wanted, ready)?;
                wanted += 1;
            }
        }
        if wanted == acts.len() { Ok(()) } else { Err(IndexError::Worker) }
    })
}

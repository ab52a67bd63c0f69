//! The prior of acts: their weight apart from the typed text.

use qonun_index::ActNo;
use qonun_law::{ActType, Status};

use crate::snapshot::Snapshot;

/// The prior of an act.
pub(super) fn prior(snapshot: &Snapshot, act: ActNo) -> f32 {
    let status = match snapshot.facts()[act as usize].status {
        Status::InForce => 0.0,
        Status::NotYet => -0.3,
        Status::Repealed => -1.6,
    };
    weight_of(snapshot.generation().tables().acts[act as usize].kind) + status
}

/// The prior of a kind of act: some kinds are searched more often than others.
const fn weight_of(kind: ActType) -> f32 {
    match kind {
        ActType::Constitution | ActType::Code => 2.0,
        ActType::Law => 1.2,
        ActType::Decree => 0.6,
        ActType::Resolution => 0.4,
        _ => 0.2,
    }
}

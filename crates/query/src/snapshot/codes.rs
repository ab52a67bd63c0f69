//! The codes of a law base, recognised by the titles of its acts.

use qonun_citation::Code;
use qonun_index::{ActNo, Generation};
use qonun_law::{ActType, Date, Status};

/// The acts of each code, those in force first.
pub(crate) type Codes = Vec<(Code, ActNo)>;

/// Returns the codes of a generation.
pub(crate) fn codes_of(generation: &Generation, today: Date) -> Codes {
    let tables = generation.tables();
    let mut codes = tables.codes();
    codes.sort_by_key(|&(_, place)| {
        let act = &tables.acts[place as usize];
        (act.status_on(today) != Status::InForce, act.kind == ActType::Law, place)
    });
    codes
}

//! The codes of a law base, recognised by the titles of its acts.

use qonun_citation::Code;
use qonun_index::{ActNo, Generation};
use qonun_law::{ActType, Date, Status};

/// The acts of each code, those in force first.
pub(crate) type Codes = Vec<(Code, ActNo)>;

/// Finds the codes among the acts of a generation by their titles.
pub(crate) fn codes_of(generation: &Generation, today: Date) -> Codes {
    let tables = generation.tables();
    let mut codes = Vec::new();
    for (place, act) in (0..).zip(&tables.acts) {
        if !matches!(act.kind, ActType::Code | ActType::Constitution | ActType::Law) {
            continue;
        }
        let code = tables.texts_of(place).iter().find_map(|text| Code::of_title(&text.title));
        codes.extend(code.map(|code| (code, place)));
    }
    codes.sort_by_key(|&(_, place)| {
        let act = &tables.acts[place as usize];
        (act.status_on(today) != Status::InForce, act.kind == ActType::Law, place)
    });
    codes
}

//! Acts by a prefix of their number.

use qonun_index::{ActNo, Tables};
use qonun_law::{ActNumber, Status};

use crate::snapshot::Snapshot;

/// Maximum number of digits that are compared.
const DIGITS: u32 = 9;
/// Maximum number of acts examined for a typed number.
const LOOKED_AT: usize = 2_000;

/// Acts sorted by the first number in their number: 547 of `ORQ-547`.
pub(super) struct Numbers {
    sorted: Vec<(u32, ActNo)>,
}

/// The first number of a text; `None` if it is too long.
fn value(text: &str) -> Option<u32> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[first..].chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|&number: &u32| number < 10_u32.pow(DIGITS))
}

impl Numbers {
    pub(super) fn new(tables: &Tables) -> Self {
        let numbered = tables.by_number.iter().filter_map(|(number, act)| Some((value(number)?, *act)));
        let mut sorted: Vec<(u32, ActNo)> = numbered.collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted }
    }

    /// Acts whose number begins with the typed one, including its letters if some were typed. Whole numbers come first,
    /// then acts in force, then the order of the generation.
    pub(super) fn beginning_with(&self, typed: &str, snapshot: &Snapshot) -> Vec<ActNo> {
        let Some(number) = ActNumber::parse(typed) else {
            return Vec::new();
        };
        let Some(wanted) = value(&number.rest).filter(|_| number.rest.chars().all(|c| c.is_ascii_digit())) else {
            return Vec::new();
        };
        let mut found: Vec<(bool, bool, ActNo)> = Vec::new();
        let (mut low, mut high) = (wanted, wanted + 1);
        while low < 10_u32.pow(DIGITS) && found.len() < LOOKED_AT {
            let start = self.sorted.partition_point(|&(known, _)| known < low);
            for &(known, act) in self.sorted[start..].iter().take_while(|&&(known, _)| known < high).take(LOOKED_AT) {
                let entry = &snapshot.generation().tables().acts[act as usize];
                let of_series = number.series.is_none_or(|series| {
                    entry.number.as_deref().is_some_and(|known| known.split('-').next() == Some(series.letters()))
                });
                if of_series {
                    let in_force = snapshot.facts()[act as usize].status == Status::InForce;
                    found.push((known != wanted, !in_force, act));
                }
            }
            let Some((next_low, next_high)) = low.checked_mul(10).zip(high.checked_mul(10)) else {
                break;
            };
            (low, high) = (next_low, next_high);
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, act)| act).collect()
    }
}

//! Orders of acts other than by relevance.

use qonun_index::ActNo;

use super::Search;
use crate::Sort;
use crate::facets::{last_change, next_effect};

impl Search<'_> {
    /// Sorts acts in the requested order.
    pub(super) fn sort_acts(&self, acts: &mut [ActNo], sort: Sort) {
        let (tables, today) = (self.generation().tables(), self.snapshot.today());
        let adopted = |act: &ActNo| tables.acts[*act as usize].adopted;
        match sort {
            Sort::Relevance => {}
            Sort::Date => acts.sort_by_key(|act| (adopted(act).is_none(), adopted(act), *act)),
            Sort::DateDescending => acts.sort_by_key(|act| (std::cmp::Reverse(adopted(act)), *act)),
            Sort::ChangedDescending => {
                let changed = |act: &ActNo| last_change(tables, &tables.acts[*act as usize], today);
                acts.sort_by_cached_key(|act| (std::cmp::Reverse(changed(act)), *act));
            }
            Sort::Effect => {
                let effect = |act: &ActNo| next_effect(tables, &tables.acts[*act as usize], today);
                acts.sort_by_cached_key(|act| (effect(act).is_none(), effect(act), *act));
            }
            Sort::Number => acts.sort_by_key(|act| (number_order(tables.acts[*act as usize].number.as_deref()), *act)),
        }
    }
}

/// Numbers sort by their letters and then by their value: PF-9 before PF-60.
fn number_order(number: Option<&str>) -> (bool, String, u64) {
    let Some(number) = number else {
        return (true, String::new(), 0);
    };
    let first = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
    let digits: String = number[first..].chars().take_while(char::is_ascii_digit).collect();
    (false, number[..first].to_owned(), digits.parse().unwrap_or(u64::MAX))
}

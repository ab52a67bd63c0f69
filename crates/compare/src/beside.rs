//! Two language versions side by side.

use std::collections::HashMap;

use qonun_law::{Path, Provision};
use serde::Serialize;

use crate::sequence::longest_rise;

/// A row: a provision in both versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// Its place in the first version; `None` if that lacks it.
    #[serde(skip)]
    pub from: Option<usize>,
    /// Its place in the second version; `None` if that lacks it.
    #[serde(skip)]
    pub to: Option<usize>,
    /// Its path in the first version.
    pub from_path: Option<Path>,
    /// Its path in the second version.
    pub to_path: Option<Path>,
}

/// Aligns two language versions by their paths, which do not depend on the language.
///
/// Rows come in the order of the second version. Provisions without a partner between two pairs are partners if both
/// versions have as many there, of the same kinds: a version with a mistake in its numbering.
#[must_use]
pub fn side_by_side(from: &[Provision], to: &[Provision]) -> Vec<Beside> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(from.len());
    for (place, provision) in from.iter().enumerate() {
        places.entry(provision.path.as_str()).or_insert(place);
    }
    // A path that occurs twice has one partner.
    let mut partners: Vec<Option<usize>> = to.iter().map(|provision| places.remove(provision.path.as_str())).collect();
    let pairs: Vec<(usize, usize)> = partners.iter().enumerate().filter_map(|(j, i)| Some(((*i)?, j))).collect();
    let froms: Vec<usize> = pairs.iter().map(|&(i, _)| i).collect();
    let mut is_held = vec![false; from.len()];
    for &i in &froms {
        is_held[i] = true;
    }
    let mut removed: Vec<Vec<usize>> = vec![Vec::new(); to.len() + 1];
    let (mut i, mut j) = (0, 0);
    let ordered = longest_rise(&froms).into_iter().map(|place| pairs[place]);
    for (next_i, next_j) in ordered.chain([(from.len(), to.len())]) {
        let alone: Vec<usize> = (i..next_i).filter(|&i| !is_held[i]).collect();
        let others: Vec<usize> = (j..next_j).filter(|&j| partners[j].is_none()).collect();
        let kinds = alone.iter().zip(&others).all(|(&i, &j)| from[i].kind == to[j].kind);
        if alone.len() == others.len() && kinds {
            for (&i, &j) in alone.iter().zip(&others) {
                partners[j] = Some(i);
            }
        } else {
            removed[next_j].extend(alone);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    let row = |i: Option<usize>, j: Option<usize>| Beside {
        from: i,
        to: j,
        from_path: i.map(|i| from[i].path.clone()),
        to_path: j.map(|j| to[j].path.clone()),
    };
    let mut out = Vec::with_capacity(from.len().max(to.len()));
    for (j, removed) in removed.into_iter().enumerate() {
        out.extend(removed.into_iter().map(|i| row(Some(i), None)));
        if let Some(&i) = partners.get(j) {
            out.push(row(i, Some(j)));
        }
    }
    out
}

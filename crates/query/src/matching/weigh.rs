//! Selection of texts by the sum of the weights of their sets.

use crate::postings::{BITS, TextSet, bits};

/// The texts of `among` with the greatest weights. Each set adds its weight to its texts. `bar` returns the minimum
/// weight for a given maximum weight.
pub(crate) fn heaviest(sets: &[(&TextSet, f32)], among: &TextSet, bar: impl FnOnce(f32) -> f32) -> TextSet {
    let mut weights = vec![[0.0_f32; BITS]; among.words().len()];
    let mut most = 0.0;
    // Word by word of the bit sets, so that the weights of 64 texts stay in the cache while all sets add to them.
    for (place, (weights, &wanted)) in weights.iter_mut().zip(among.words()).enumerate() {
        for &(set, weight) in sets {
            bits(set.words()[place] & wanted).for_each(|bit| weights[bit as usize] += weight);
        }
        most = weights.iter().copied().fold(most, f32::max);
    }
    let bar = bar(most);
    let mut found = among.clone();
    found.retain_words(|place, word| {
        let heavy = weights[place].iter().rev().fold(0, |mask, &weight| mask << 1 | u64::from(weight >= bar));
        word & heavy
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_are_found_among_some() {
        let set = |members: &[u32]| {
            let mut set = TextSet::empty(150);
            members.iter().for_each(|&member| set.insert(member));
            set
        };
        let (one, two) = (set(&[1, 70, 149]), set(&[2, 70, 148]));
        let sets = [(&one, 2.0), (&two, 1.0)];
        let found = |among: &TextSet, share: f32| heaviest(&sets, among, |most| share * most);
        assert_eq!(found(&TextSet::full(150), 0.6), set(&[1, 70, 149]));
        assert_eq!(found(&TextSet::full(150), 1.0), set(&[70]));
        assert_eq!(found(&set(&[2, 3, 148]), 1.0), set(&[2, 148]));
    }
}

//! A small pseudo-random number generator (splitmix64) with one stream per generated object.

/// A stream of numbers that depends only on its keys.
#[derive(Clone, Debug)]
pub(crate) struct Rng(u64);

impl Rng {
    /// Opens the stream of an object: the seed first, then the keys of the object.
    pub(crate) fn new(keys: &[u64]) -> Self {
        let mut rng = Self(0x51ed_270b_9f6a_3c47);
        for &key in keys {
            rng.0 ^= key.wrapping_mul(0xff51_afd7_ed55_8ccd);
            rng.0 = rng.next();
        }
        rng
    }

    /// Returns the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number from 0 to `end`, exclusive; 0 if `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // Multiply and take the high half: negligible bias for small ends, and no division.
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// Returns a number of a range, both ends inclusive.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True with a probability of `per_mille` in a thousand.
    pub(crate) fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// Returns one of the items, or `None` if there are none.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// Returns `count` different indices below `end`, in random order; fewer if there are not enough.
    pub(crate) fn distinct(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        for at in 0..count.min(end) {
            let other = at + self.below(end - at);
            all.swap(at, other);
        }
        all.truncate(count);
        all
    }

    /// Shuffles the items.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn streams_are_repeatable_and_apart() {
        let draw = |keys: &[u64]| {
            (0..4)
                .map({
                    let mut rng = Rng::new(keys);
                    move |_| rng.next()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(&[1, 2]), draw(&[1, 2]));
        assert_ne!(draw(&[1, 2]), draw(&[2, 1]));
    }

    #[test]
    fn distinct_indices_do_not_repeat() {
        let mut drawn = Rng::new(&[7]).distinct(5, 9);
        drawn.sort_unstable();
        drawn.dedup();
        assert_eq!(drawn.len(), 5);
        assert!(drawn.iter().all(|&index| index < 9));
        assert_eq!(Rng::new(&[7]).distinct(5, 2).len(), 2);
    }
}

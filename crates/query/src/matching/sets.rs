//! Sets of texts and of records.

/// A set of texts or of records, one bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    words: Vec<u64>,
    size: u32,
}

impl Set {
    pub(crate) fn empty(size: u32) -> Self {
        Self { words: vec![0; (size as usize).div_ceil(64)], size }
    }

    /// How many there may be: members are below it.
    pub(crate) const fn size(&self) -> u32 {
        self.size
    }

    pub(crate) fn full(size: u32) -> Self {
        let mut set = Self { words: vec![u64::MAX; (size as usize).div_ceil(64)], size };
        set.trim();
        set
    }

    /// Clears the bits after the last text.
    fn trim(&mut self) {
        let used = self.size % 64;
        if let (Some(last), true) = (self.words.last_mut(), used > 0) {
            *last &= (1 << used) - 1;
        }
    }

    pub(crate) fn insert(&mut self, member: u32) {
        self.words[member as usize / 64] |= 1 << (member % 64);
    }

    pub(crate) fn remove(&mut self, text: u32) {
        self.words[text as usize / 64] &= !(1 << (text % 64));
    }

    pub(crate) fn insert_range(&mut self, range: std::ops::Range<u32>) {
        range.for_each(|text| self.insert(text));
    }

    pub(crate) fn contains(&self, text: u32) -> bool {
        self.words[text as usize / 64] >> (text % 64) & 1 == 1
    }

    pub(crate) fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, two)| *one &= two);
    }

    pub(crate) fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, two)| *one |= two);
    }

    pub(crate) fn complement(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    pub(crate) fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The first text of the set at or after `from`.
    pub(crate) fn next(&self, from: u32) -> Option<u32> {
        let mut place = from as usize / 64;
        let mut word = *self.words.get(place)? & (u64::MAX << (from % 64));
        while word == 0 {
            place += 1;
            word = *self.words.get(place)?;
        }
        Some(place as u32 * 64 + word.trailing_zeros())
    }

    /// The texts of the set, rising.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            let text = self.next(from)?;
            from = text + 1;
            Some(text)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn sets_keep_to_their_size() {
        let mut set = Set::empty(70);
        set.insert(3);
        set.insert(69);
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 69]);
        assert_eq!(set.next(4), Some(69));
        set.complement();
        assert_eq!(set.iter().count(), 68);
        assert!(!set.contains(69));
        set.intersect(&Set::empty(70));
        assert!(set.is_empty());
        assert_eq!(Set::full(70).iter().count(), 70);
    }
}

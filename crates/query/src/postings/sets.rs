//! Sets of texts and of records.

/// Number of members in one word of bits.
pub(crate) const BITS: usize = 64;

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

    /// Size of the universe: all members are smaller.
    pub(crate) const fn size(&self) -> u32 {
        self.size
    }

    /// Size of the members in bytes.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&self.words[..])
    }

    /// The members as bits, 64 of them in a word.
    #[inline]
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Replaces each word by the result of `kept`, which gets the index of the word and the word.
    pub(crate) fn retain_words(&mut self, kept: impl Fn(usize, u64) -> u64) {
        self.words.iter_mut().enumerate().for_each(|(place, word)| *word = kept(place, *word));
    }

    pub(crate) fn full(size: u32) -> Self {
        let mut set = Self { words: vec![u64::MAX; (size as usize).div_ceil(64)], size };
        set.trim();
        set
    }

    /// Clears the bits after the last member.
    fn trim(&mut self) {
        let used = self.size % 64;
        if let (Some(last), true) = (self.words.last_mut(), used > 0) {
            *last &= (1 << used) - 1;
        }
    }

    #[inline]
    pub(crate) fn insert(&mut self, member: u32) {
        self.words[member as usize / 64] |= 1 << (member % 64);
    }

    pub(crate) fn insert_range(&mut self, range: std::ops::Range<u32>) {
        if range.is_empty() {
            return;
        }
        let last = range.end - 1;
        let (from, to) = (u64::MAX << (range.start % 64), u64::MAX >> (63 - last % 64));
        match &mut self.words[range.start as usize / 64..=last as usize / 64] {
            [] => {}
            [only] => *only |= from & to,
            [first, whole @ .., last] => {
                *first |= from;
                whole.fill(u64::MAX);
                *last |= to;
            }
        }
    }

    /// Removes the members of a range.
    pub(crate) fn remove_range(&mut self, range: std::ops::Range<u32>) {
        range.for_each(|member| self.words[member as usize / 64] &= !(1 << (member % 64)));
    }

    /// For each member, adds the numbers below it, down to one that is in `closed`, which is not added. At most `most`
    /// numbers are added for each member.
    pub(crate) fn spread_down(&mut self, most: u32, closed: &Self) {
        let mut carried = 0;
        for (word, closed) in self.words.iter_mut().zip(&closed.words).rev() {
            *word |= carried & !closed;
            for _ in 0..most {
                *word |= (*word >> 1) & !closed;
            }
            carried = *word << 63;
        }
    }

    /// Same as `spread_down`, with the numbers above each member.
    pub(crate) fn spread_up(&mut self, most: u32, closed: &Self) {
        let mut carried = 0;
        for (word, closed) in self.words.iter_mut().zip(&closed.words) {
            *word |= carried & !closed;
            for _ in 0..most {
                *word |= (*word << 1) & !closed;
            }
            carried = *word >> 63;
        }
        self.trim();
    }

    #[inline]
    pub(crate) fn contains(&self, text: u32) -> bool {
        self.words[text as usize / 64] >> (text % 64) & 1 == 1
    }

    pub(crate) fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, two)| *one &= two);
    }

    /// Removes the members of another set.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, two)| *one &= !two);
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

    /// The first member at or after `from`.
    pub(crate) fn next(&self, from: u32) -> Option<u32> {
        let mut place = from as usize / 64;
        let mut word = *self.words.get(place)? & (u64::MAX << (from % 64));
        while word == 0 {
            place += 1;
            word = *self.words.get(place)?;
        }
        Some(place as u32 * 64 + word.trailing_zeros())
    }

    /// The members in ascending order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).step_by(BITS).zip(&self.words).flat_map(|(first, &word)| bits(word).map(move |bit| first + bit))
    }
}

/// Indexes of the bits of a word, in ascending order.
#[inline]
pub(crate) const fn bits(word: u64) -> Bits {
    Bits(word)
}

/// See [`bits`].
pub(crate) struct Bits(u64);

impl Iterator for Bits {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let bit = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        (bit < 64).then_some(bit)
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

    #[test]
    fn ranges_fill_words_in_part_and_as_a_whole() {
        for (start, end) in [(0, 0), (3, 3), (3, 9), (60, 64), (60, 70), (64, 128), (5, 199), (199, 200)] {
            let mut set = Set::empty(200);
            set.insert_range(start..end);
            assert_eq!(set.iter().collect::<Vec<_>>(), (start..end).collect::<Vec<_>>());
        }
    }

    #[test]
    fn members_spread_over_words_up_to_what_is_closed() {
        let (mut low, mut high, mut closed) = (Set::empty(200), Set::empty(200), Set::empty(200));
        low.insert(63);
        high.insert(65);
        closed.insert(62);
        closed.insert(66);
        let mut all = Set::empty(200);
        all.insert_range(63..66);
        high.spread_down(3, &closed);
        assert_eq!(high, all);
        low.spread_up(3, &closed);
        assert_eq!(low, all);
        low.subtract(&high);
        assert!(low.is_empty());
    }
}

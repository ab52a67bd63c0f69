//! How many letters of the reader's alphabet differ between two folded words.

/// The letters of a folded word: what one key of a keyboard writes in one of the alphabets is one letter.
pub(super) fn letters(folded: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(folded.len());
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let joined = match (c, rest.peek()) {
            ('o', Some('ʻ')) => 'ў',
            ('g', Some('ʻ')) => 'ғ',
            ('s', Some('h')) => 'ш',
            ('c', Some('h')) => 'ч',
            ('y', Some('o')) => 'ё',
            ('y', Some('u')) => 'ю',
            ('y', Some('a')) => 'я',
            ('t', Some('s')) => 'ц',
            _ => {
                letters.push(c);
                continue;
            }
        };
        rest.next();
        letters.push(joined);
    }
    letters
}

/// Letters put in, left out, exchanged, or swapped with their neighbour.
pub(super) fn between(one: &[char], two: &[char]) -> usize {
    let width = two.len() + 1;
    let mut rows = vec![0; (one.len() + 1) * width];
    for at in 0..=one.len() {
        for to in 0..=two.len() {
            let cell = |at: usize, to: usize| rows[at * width + to];
            rows[at * width + to] = match (at, to) {
                (0, to) => to,
                (at, 0) => at,
                (at, to) => {
                    let same = one[at - 1] == two[to - 1];
                    let changed = cell(at - 1, to - 1) + usize::from(!same);
                    let mut least = changed.min(cell(at - 1, to) + 1).min(cell(at, to - 1) + 1);
                    if at > 1 && to > 1 && one[at - 1] == two[to - 2] && one[at - 2] == two[to - 1] {
                        least = least.min(cell(at - 2, to - 2) + 1);
                    }
                    least
                }
            };
        }
    }
    rows[rows.len() - 1]
}

/// The distance of two folded words, counted in the alphabet in which it is smaller; apostrophes left out are no error.
pub(super) fn of_words(one: &str, two: &str) -> usize {
    let plain = |word: &str| word.chars().collect::<Vec<_>>();
    if without_marks(one).eq(without_marks(two)) {
        return 0;
    }
    between(&plain(one), &plain(two)).min(between(&letters(one), &letters(two)))
}

/// The letters of a word without apostrophes, which many leave out.
fn without_marks(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| !qonun_analysis::is_apostrophe(c))
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn one_slip_of_the_finger_is_one() {
        for (one, two, wanted) in [
            ("kodeks", "kodeks", 0),
            ("kodks", "kodeks", 1),
            ("kodekss", "kodeks", 1),
            ("kdoeks", "kodeks", 1),
            ("kodaks", "kodeks", 1),
            // ғ left out of тўғри, in Latin keys two letters.
            ("toʻri", "toʻgʻri", 1),
            // ш for ч.
            ("shora", "chora", 1),
            ("hayati", "hayʼati", 0),
            ("", "ab", 2),
            ("решеиня", "решения", 1),
        ] {
            assert_eq!(of_words(one, two), wanted, "{one} {two}");
        }
    }
}

//! How many letters of the reader's alphabet differ between two folded words.

/// Letters put in, left out, exchanged, or swapped with their neighbour.
pub(super) use strsim::osa_distance as between;

/// The letters of a folded word: what one key of a keyboard writes in one of the alphabets is one letter.
pub(super) fn letters(folded: &str) -> String {
    let mut letters = String::with_capacity(folded.len());
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

/// The distance of two folded words, counted in the alphabet in which it is smaller; apostrophes left out are no error.
pub(super) fn of_words(one: &str, two: &str) -> usize {
    if without_marks(one).eq(without_marks(two)) {
        return 0;
    }
    between(one, two).min(between(&letters(one), &letters(two)))
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

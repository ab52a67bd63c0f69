//! Edit distance between two folded words, in letters of the reader's alphabet.

/// Number of inserted, deleted, replaced and swapped letters.
pub(super) use strsim::osa_distance as between;

/// The letters of a folded word. Several Latin letters that are one key in one of the alphabets become one letter.
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

/// The edit distance of two folded words, in the alphabet in which it is smaller. A missing apostrophe is not an error.
pub(super) fn of_words(one: &str, two: &str) -> usize {
    if without_marks(one).eq(without_marks(two)) {
        return 0;
    }
    between(one, two).min(between(&letters(one), &letters(two)))
}

/// The letters of a word without apostrophes, which many readers leave out.
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
            // тўғри without ғ, which is two letters in Latin keys.
            ("toʻri", "toʻgʻri", 1),
            // ш instead of ч.
            ("shora", "chora", 1),
            ("hayati", "hayʼati", 0),
            ("", "ab", 2),
            ("решеиня", "решения", 1),
        ] {
            assert_eq!(of_words(one, two), wanted, "{one} {two}");
        }
    }
}

//! Which quotation marks belong together.
//!
//! `«` and `»`, `‹` and `›` nest. Every other mark, and one of these without its partner, is closed by the next mark of
//! that kind, whatever it looks like: people mix „…“, “…”, "…" and “…“. Linear in the length of the text.

use super::characters::{closing_partner, is_invisible, is_letter, is_quote};
use super::vocabulary::is_ending;

/// The quotation marks of a text, by the place of their characters.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// Opening and closing mark of each phrase, in order, without overlaps.
    pairs: Vec<(usize, usize)>,
    /// Marks inside a word, before its ending: `toʻgʻrisida"gi`.
    inside_words: Vec<usize>,
}

impl Quotes {
    pub(super) fn find(chars: &[(usize, char)]) -> Self {
        let marks: Vec<usize> = (0..chars.len()).filter(|&at| is_quote(chars[at].1)).collect();
        let partners = nested(chars, &marks);
        let mut quotes = Self::default();
        let mut turn = 0;
        while turn < marks.len() {
            let open = marks[turn];
            let close = match partners[turn] {
                _ if stands_before_ending(chars, open) => {
                    quotes.inside_words.push(open);
                    None
                }
                // Its partner may lie inside a phrase that ended before it.
                Some(partner) => Some(partner).filter(|&partner| partner > turn),
                None => (turn + 1..marks.len()).find(|&next| partners[next].is_none()),
            };
            if let Some(close) = close {
                quotes.pairs.push((open, marks[close]));
            }
            turn = close.unwrap_or(turn) + 1;
        }
        quotes
    }

    /// The closing mark of the phrase that opens here.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&open, |pair| pair.0).ok().map(|place| self.pairs[place].1)
    }

    /// Is this a mark inside a word, to be read over?
    pub(super) fn is_inside_word(&self, at: usize) -> bool {
        self.inside_words.binary_search(&at).is_ok()
    }

    /// Does a phrase stand partly inside and partly outside of a stretch of characters?
    pub(super) fn is_cut_by(&self, start: usize, end: usize) -> bool {
        let holds = |at: usize| (start..end).contains(&at);
        let first = self.pairs.partition_point(|pair| pair.1 < start);
        self.pairs[first..].iter().take_while(|pair| pair.0 < end).any(|pair| holds(pair.0) != holds(pair.1))
    }
}

/// For each mark, the turn of its partner if both nest and face one another.
fn nested(chars: &[(usize, char)], marks: &[usize]) -> Vec<Option<usize>> {
    let mut partners = vec![None; marks.len()];
    // Turns of open marks by what closes them; there are a few kinds.
    let mut open: Vec<(char, Vec<usize>)> = Vec::new();
    for (turn, &at) in marks.iter().enumerate() {
        let mark = chars[at].1;
        if let Some(closing) = closing_partner(mark) {
            match open.iter_mut().find(|(partner, _)| *partner == closing) {
                Some((_, turns)) => turns.push(turn),
                None => open.push((closing, vec![turn])),
            }
        } else if let Some(start) =
            open.iter_mut().find(|(partner, _)| *partner == mark).and_then(|(_, turns)| turns.pop())
        {
            partners[start] = Some(turn);
            partners[turn] = Some(start);
        }
    }
    partners
}

/// The characters after a mark that are the ending of the word before it (`"… toʻgʻrisida"gi`): how many.
pub(super) fn ending_after(chars: &[(usize, char)], mark: usize) -> Option<usize> {
    let tail: String = chars[mark + 1..].iter().map(|&(_, c)| c).take_while(|&c| is_letter(c)).take(8).collect();
    is_ending(&tail).then(|| tail.chars().count())
}

fn stands_before_ending(chars: &[(usize, char)], mark: usize) -> bool {
    let before = chars[..mark].iter().rev().map(|&(_, c)| c).find(|&c| !is_invisible(c));
    before.is_some_and(is_letter) && ending_after(chars, mark).is_some()
}

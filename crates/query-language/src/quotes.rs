//! Pairs quotation marks.
//!
//! `«` and `»`, `‹` and `›` nest. Every other mark, and one of these without its partner, is closed by the next mark of
//! that group, whatever its shape: people mix „…“, “…”, "…" and “…“. Two apostrophes, or two commas, are one mark
//! around words: ''…'', ,,…''; and so is one apostrophe on either side of several words: ‘…’. The time is linear in the
//! length of the text.

use qonun_letters::is_quoted_ending;

use crate::characters::{closing_partner, is_apostrophe, is_invisible, is_letter, is_quote};

/// The quotation marks of a text, by character index.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    /// Opening and closing mark of each phrase, in order, without overlaps.
    pairs: Vec<(usize, usize)>,
    /// Marks inside a word, before its ending: `toʻgʻrisida"gi`.
    inside_words: Vec<usize>,
}

impl Quotes {
    pub(crate) fn find(chars: &[(usize, char)]) -> Self {
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
                // Its partner may be inside a phrase that ended before it.
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

    /// Returns the closing mark of the phrase that opens here.
    pub(crate) fn closing(&self, open: usize) -> Option<usize> {
        self.pairs.binary_search_by_key(&open, |pair| pair.0).ok().map(|place| self.pairs[place].1)
    }

    /// True for a mark inside a word, which is skipped.
    pub(crate) fn is_inside_word(&self, at: usize) -> bool {
        self.inside_words.binary_search(&at).is_ok()
    }

    /// True if a phrase is partly inside and partly outside a range of characters.
    pub(crate) fn is_cut_by(&self, start: usize, end: usize) -> bool {
        let holds = |at: usize| (start..end).contains(&at);
        let first = self.pairs.partition_point(|pair| pair.1 < start);
        self.pairs[first..].iter().take_while(|pair| pair.0 < end).any(|pair| holds(pair.0) != holds(pair.1))
    }
}

/// Replaces the second character of a doubled mark.
const NOTHING: char = '\u{200b}';

/// Returns the characters of a text with their byte offsets. A mark written as two apostrophes or two commas becomes
/// one quotation mark and an invisible character; without a partner it is unchanged.
pub(crate) fn characters(text: &str) -> Vec<(usize, char)> {
    let mut chars: Vec<(usize, char)> = text.char_indices().collect();
    mark_single(&mut chars);
    let (mut at, mut open) = (0, None);
    // The mark of a phrase in single-character marks.
    let mut inside = None;
    while at < chars.len() {
        let c = chars[at].1;
        let doubled = doubled(&chars, at);
        match (doubled, open) {
            (None, Some(first)) if is_quote(c) => {
                open_mark(&mut chars, first);
                open = None;
            }
            (None, None) if is_quote(c) => inside = if inside.is_none() { Some(c) } else { None },
            (Some(Doubled { closes: true, .. }), Some(first)) => {
                open_mark(&mut chars, first);
                close_mark(&mut chars, at);
                open = None;
            }
            (Some(Doubled { closes: true, .. }), None) if inside == Some('„') => {
                close_mark(&mut chars, at);
                inside = None;
            }
            (Some(Doubled { opens: true, .. }), None) if inside.is_none() => open = Some(at),
            _ => {}
        }
        at += if doubled.is_some() { 2 } else { 1 };
    }
    chars
}

/// Converts single apostrophes around several words to quotation marks, in a text without any other mark. The first
/// opens before a word, the other closes after one: in Uzbek words an apostrophe is never the first character.
fn mark_single(chars: &mut [(usize, char)]) {
    if chars.iter().any(|&(_, c)| is_quote(c)) {
        return;
    }
    let is_word = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&(_, c)| c.is_alphanumeric());
    let is_mark = |at: usize, low: char| is_apostrophe(chars[at].1) || chars[at].1 == low;
    let before = |at: usize| at.checked_sub(1);
    let ends_word =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_none_or(|&(_, c)| !is_letter(c) && !is_half(c));
    let (mut pairs, mut open, mut blank) = (Vec::new(), None, false);
    for (at, &(_, c)) in chars.iter().enumerate() {
        blank |= c.is_whitespace();
        let opens = is_mark(at, '‚') && ends_word(before(at)) && is_word(Some(at + 1));
        let closes = is_mark(at, '’') && is_word(before(at)) && ends_word(Some(at + 1));
        match open {
            None if opens => (open, blank) = (Some(at), false),
            Some(first) if closes && blank => {
                pairs.push((first, at));
                open = None;
            }
            _ => {}
        }
    }
    for (first, last) in pairs {
        (chars[first].1, chars[last].1) = ('"', '"');
    }
}

/// True if a text contains quotation marks.
#[must_use]
pub fn has_quotes(text: &str) -> bool {
    characters(text).iter().any(|&(_, c)| is_quote(c))
}

/// Returns a text without the quotation marks around it.
#[must_use]
pub fn without_quotes(text: &str) -> &str {
    let bare = text.trim_matches(is_quote);
    let has_mark = |text: &str| text.chars().take(2).filter(|&c| is_half(c)).count() == 2;
    if has_mark(bare) { bare.trim_matches(is_half) } else { bare }
}

/// Replaces each quotation mark of a text, doubled marks included, by a space.
pub(crate) fn without_marks(text: &str) -> String {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while at < chars.len() {
        let is_doubled = doubled(&chars, at).is_some_and(|mark| mark.opens || mark.closes);
        let c = chars[at].1;
        out.push(if is_doubled || is_quote(c) { ' ' } else { c });
        at += if is_doubled { 2 } else { 1 };
    }
    out
}

/// A mark of two characters.
#[derive(Clone, Copy)]
struct Doubled {
    opens: bool,
    closes: bool,
}

/// Returns the doubled mark at an index: two apostrophes or two commas, and no third one.
fn doubled(chars: &[(usize, char)], at: usize) -> Option<Doubled> {
    let char_at = |at: usize| chars.get(at).map(|&(_, c)| c);
    let is_low = |c: char| matches!(c, ',' | '‚');
    let c = char_at(at)?;
    let same = |other: Option<char>| other.is_some_and(|other| is_low(other) == is_low(c) && is_half(other));
    let before = at.checked_sub(1).and_then(char_at);
    if !is_half(c) || !same(char_at(at + 1)) || same(char_at(at + 2)) || same(before) {
        return None;
    }
    let after = char_at(at + 2);
    let opens = !before.is_some_and(is_letter) && after.is_some_and(|c| !c.is_whitespace());
    let ends = !after.is_some_and(is_letter) || ending_after(chars, at + 1).is_some();
    let closes = !is_low(c) && before.is_some_and(|c| !c.is_whitespace()) && ends;
    Some(Doubled { opens, closes })
}

/// True for half of a doubled mark.
fn is_half(c: char) -> bool {
    is_apostrophe(c) || matches!(c, ',' | '‚')
}

fn open_mark(chars: &mut [(usize, char)], at: usize) {
    (chars[at].1, chars[at + 1].1) = ('"', NOTHING);
}

fn close_mark(chars: &mut [(usize, char)], at: usize) {
    (chars[at].1, chars[at + 1].1) = (NOTHING, '"');
}

/// Returns for each mark the index of its partner, if both nest and face each other.
fn nested(chars: &[(usize, char)], marks: &[usize]) -> Vec<Option<usize>> {
    let mut partners = vec![None; marks.len()];
    // Indexes of open marks, by the mark that closes them; there are few kinds.
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

/// Returns the number of characters after a mark that are the ending of the word before it (`"… toʻgʻrisida"gi`).
pub(crate) fn ending_after(chars: &[(usize, char)], mark: usize) -> Option<usize> {
    let tail: String = chars[mark + 1..].iter().map(|&(_, c)| c).take_while(|&c| is_letter(c)).take(8).collect();
    is_quoted_ending(&tail).then(|| tail.chars().count())
}

fn stands_before_ending(chars: &[(usize, char)], mark: usize) -> bool {
    let before = chars[..mark].iter().rev().map(|&(_, c)| c).find(|&c| !is_invisible(c));
    before.is_some_and(is_letter) && ending_after(chars, mark).is_some()
}

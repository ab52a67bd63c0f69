//! A text becomes lines. Lines are broken at blanks; a word longer than a line is cut.

use super::letters::{Fonts, Weight, is_invisible};

/// Text of one look.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) weight: Weight,
    /// Number of an address.
    pub(super) link: Option<usize>,
}

impl Span {
    pub(super) fn new(text: &str, weight: Weight) -> Self {
        Self { text: text.to_owned(), weight, link: None }
    }
}

/// A letter with its place in the fonts.
#[derive(Clone, Copy)]
struct Letter {
    c: char,
    weight: Weight,
    link: Option<usize>,
    code: u16,
    /// Width in thousandths of the size.
    width: f32,
}

/// Letters of one look in a line.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) weight: Weight,
    pub(super) link: Option<usize>,
    /// Codes of the letters.
    pub(super) codes: Vec<u16>,
    /// Distance from the beginning of the line, and width, in points.
    pub(super) x: f32,
    pub(super) width: f32,
    /// What is copied instead of the letters: the whole word for its first part, nothing for the rest.
    pub(super) copied: Option<String>,
}

/// A line.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// Width in points.
    pub(super) width: f32,
}

/// The widths of a paragraph, in points.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) size: f32,
    pub(super) first: f32,
    pub(super) rest: f32,
}

/// Breaks spans into lines.
pub(super) fn lines(fonts: &mut Fonts, spans: &[Span], measure: Measure) -> Vec<Line> {
    let letters = letters(fonts, spans);
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < letters.len() {
        let width = if lines.is_empty() { measure.first } else { measure.rest };
        let (end, next) = end_of_line(&letters, start, width * 1000.0 / measure.size);
        lines.push(line(&letters, start..end, measure.size));
        start = next;
    }
    lines
}

/// Returns the width of the longest word and of the longest line of a text, in points.
pub(super) fn widths(fonts: &mut Fonts, spans: &[Span], size: f32) -> (f32, f32) {
    let (mut word, mut line, mut longest) = (0.0_f32, 0.0_f32, (0.0_f32, 0.0_f32));
    for letter in letters(fonts, spans) {
        line = if letter.c == '\n' { 0.0 } else { line + letter.width };
        word = if is_blank(letter.c) { 0.0 } else { word + letter.width };
        longest = (longest.0.max(word), longest.1.max(line));
    }
    (longest.0 * size / 1000.0, longest.1 * size / 1000.0)
}

fn letters(fonts: &mut Fonts, spans: &[Span]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for span in spans {
        let font = fonts.of(span.weight);
        for c in span.text.chars().filter(|&c| !is_invisible(c)) {
            let c = if c.is_whitespace() && !matches!(c, '\n' | '\u{a0}' | '\u{202f}') { ' ' } else { c };
            let shown = if c == '\n' { ' ' } else { c };
            let Some((code, width)) = font.letter(shown) else { continue };
            letters.push(Letter { c, weight: span.weight, link: span.link, code, width });
        }
    }
    letters
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// Returns the end of the line that begins at `start`, and the beginning of the next. `width` is in thousandths of the
/// size.
fn end_of_line(letters: &[Letter], start: usize, width: f32) -> (usize, usize) {
    let (mut used, mut good, mut poor) = (0.0, None, None);
    for at in start..letters.len() {
        let letter = letters[at];
        if letter.c == '\n' {
            return (at, at + 1);
        }
        if letter.c == ' ' {
            // Programs that copy text take a hyphen at the end of a line for a divided word.
            let after_hyphen = at > start && letters[at - 1].c == '-';
            poor = Some(at);
            good = if after_hyphen { good } else { Some(at) };
        }
        used += letter.width;
        if used > width && letter.c != ' ' {
            let end = good.or(poor).filter(|&end| end > start);
            return end.map_or_else(|| (at.max(start + 1), at.max(start + 1)), |end| (end, end + 1));
        }
    }
    (letters.len(), letters.len())
}

/// Puts letters into a line.
fn line(letters: &[Letter], range: std::ops::Range<usize>, size: f32) -> Line {
    let in_word = |at: usize| at > 0 && at < letters.len() && !is_blank(letters[at - 1].c) && !is_blank(letters[at].c);
    let (begins_inside, ends_inside) = (in_word(range.start), in_word(range.end));
    // Letters up to here end a word of the line before.
    let tail = (range.start..range.end).find(|&at| is_blank(letters[at].c)).unwrap_or(range.end);
    let tail = if begins_inside { tail } else { range.start };
    // Letters from here on begin a word that the next line ends.
    let head = (range.start..range.end).rev().find(|&at| is_blank(letters[at].c)).map_or(range.start, |at| at + 1);
    let head = if ends_inside { head.max(tail) } else { range.end };
    let word = || {
        let end = (range.end..letters.len()).find(|&at| is_blank(letters[at].c)).unwrap_or(letters.len());
        letters[head..end].iter().map(|letter| letter.c).collect::<String>()
    };
    let mut line = Line::default();
    for at in range.clone() {
        let letter = letters[at];
        let copied = match at {
            at if at < tail => Some(String::new()),
            at if at == head => Some(word()),
            at if at > head => Some(String::new()),
            _ => None,
        };
        let width = letter.width * size / 1000.0;
        let goes_on = at != tail && at != head;
        match line.pieces.last_mut() {
            Some(last) if goes_on && last.weight == letter.weight && last.link == letter.link => {
                last.codes.push(letter.code);
                last.width += width;
            }
            _ => line.pieces.push(Piece {
                weight: letter.weight,
                link: letter.link,
                codes: vec![letter.code],
                x: line.width,
                width,
                copied,
            }),
        }
        line.width += width;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Measure, Span, Weight, lines};

    fn broken(text: &str, width: f32) -> Vec<String> {
        let mut fonts = Fonts::read().unwrap();
        let spans = [Span::new(text, Weight::Regular)];
        let measure = Measure { size: 10.0, first: width, rest: width };
        let found = lines(&mut fonts, &spans, measure);
        let font = fonts.of(Weight::Regular);
        let letters = |codes: &[u16]| codes.iter().map(|&code| font.used[usize::from(code)].c).collect::<String>();
        let piece = |piece: &super::Piece| match &piece.copied {
            Some(copied) => format!("{}={copied}", letters(&piece.codes)),
            None => letters(&piece.codes),
        };
        found.iter().map(|line| line.pieces.iter().map(piece).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn lines_are_broken_at_blanks() {
        for (text, width, wanted) in [
            ("бир икки уч", 200.0, vec!["бир икки уч"]),
            ("бир икки уч", 40.0, vec!["бир икки", "уч"]),
            ("бир\nикки", 200.0, vec!["бир", "икки"]),
            ("", 200.0, vec![]),
            // A hyphen does not end a line.
            ("икки уч- тўрт", 42.0, vec!["икки", "уч- тўрт"]),
            // The first part of a word that is cut is copied as the whole word.
            ("а бббббб", 20.0, vec!["а", "ббб=бббббб", "ббб="]),
            ("\u{ad}а\u{200b}б", 20.0, vec!["аб"]),
        ] {
            assert_eq!(broken(text, width), wanted, "{text}");
        }
    }
}

//! Counts the visible letters and figures of a text. The counts check the readers of markup, so this module knows
//! nothing about the meaning of elements.

use super::token::{Token, attribute, end_of, entity, tokens};

/// Returns the number of letters and figures of a text, including superscript figures. Blanks, signs and characters
/// without width do not count, since reading changes them.
pub(crate) fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    // There is no branch per byte: every page is counted, mostly in pieces of a few words.
    let (mut count, mut seen) = (0, 0);
    for &byte in bytes {
        let class = CLASSES[usize::from(byte)];
        count += usize::from(class & LETTER);
        seen |= class;
    }
    if seen & MAY_BE_RAISED > 0 {
        count += (0..bytes.len()).filter(|&at| is_raised(&bytes[at..])).count();
    }
    count
}

/// An ASCII letter or figure, or the first byte of a Latin, modifier, Greek or Cyrillic letter.
const LETTER: u8 = 1;
/// The first byte of signs that include superscript figures.
const MAY_BE_RAISED: u8 = 2;
/// The class of each byte of UTF-8.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0xc2 | 0xe2 => MAY_BE_RAISED,
            0xc3..=0xcb | 0xce..=0xdf => LETTER,
            other if other.is_ascii_alphanumeric() => LETTER,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// True if a superscript figure or an ordinal sign begins here: ¹ ² ³ ª µ º among signs, ⁰ ⁴ … ⁹ among punctuation.
fn is_raised(bytes: &[u8]) -> bool {
    matches!(bytes, [0xc2, 0xaa | 0xb2 | 0xb3 | 0xb5 | 0xb9 | 0xba, ..] | [0xe2, 0x81, 0xb0 | 0xb4..=0xb9, ..])
}

/// Like [`letters`], for a text with entities; an unknown entity counts as nothing.
fn escaped_letters(text: &str) -> usize {
    let mut pieces = text.split('&');
    let mut count = pieces.next().map_or(0, letters);
    for piece in pieces {
        let end = piece.bytes().take(32).position(|b| !b.is_ascii_alphanumeric() && b != b'#');
        let Some(end) = end.filter(|&end| end > 0 && piece.as_bytes()[end] == b';') else {
            count += letters(piece);
            continue;
        };
        count += entity(&piece[..end]).map_or(0, |c| letters(c.encode_utf8(&mut [0; 4])));
        count += letters(&piece[end..]);
    }
    count
}

/// Returns the number of visible letters and figures in the markup of a text, from the opening tag of its container to
/// its closing tag. If blocks follow, or the container is not closed, it counts up to the footer of the page.
pub(super) fn visible(markup: &str) -> usize {
    let last = last_block(markup);
    let (mut count, mut depth) = (0, 0usize);
    for token in tokens(markup) {
        match token {
            Token::Open(tag) if ends_text(tag) => break,
            Token::Open(tag) => depth += usize::from(Token::name(tag).eq_ignore_ascii_case("div")),
            Token::Close(name) if name.eq_ignore_ascii_case("div") => {
                depth = depth.saturating_sub(1);
                let at = name.as_ptr().addr() - markup.as_ptr().addr();
                if depth == 0 && at > last {
                    break;
                }
            }
            Token::Close(_) => {}
            Token::Text(text) => count += escaped_letters(text),
        }
    }
    count
}

/// Returns the offset of the last block's tag, or 0 if there is none.
pub(super) fn last_block(markup: &str) -> usize {
    let last = |mark: &&str| {
        markup.rmatch_indices(*mark).map(|(at, _)| at).find(|&at| {
            let before = end_of(&markup[..at], 300);
            before.rfind(['<', '>']).is_some_and(|tag| before[tag..].starts_with("<div"))
        })
    };
    BLOCK_MARKS.iter().filter_map(last).max().unwrap_or(0)
}

/// The classes that mark blocks.
pub(super) const BLOCK_MARKS: [&str; 2] = ["lx_elem\"", "lx_no_select"];

/// True for the footer of the site; the text ends there.
fn ends_text(tag: &str) -> bool {
    let footer = Token::name(tag).eq_ignore_ascii_case("footer") && attribute(tag, "class").is_some();
    footer || attribute(tag, "id").is_some_and(ends_text_by_id)
}

/// True for elements of the site after the text, by their ids.
pub(super) fn ends_text_by_id(id: &str) -> bool {
    matches!(id, "pdfBody" | "google_translate_element")
}

#[cfg(test)]
mod tests {
    use super::{letters, visible};

    #[test]
    fn letters_and_figures_are_counted_and_nothing_else() {
        for (text, wanted) in
            [("Статья 358¹. Oʻzbek", 16), ("9¹⁻¹ — «ў», “x”…", 5), ("\u{feff}a\u{ad}b\u{a0}c\u{2060}", 3), ("", 0)]
        {
            assert_eq!(letters(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_the_text_shows_ends_with_its_container() {
        let block = "<div class=\"ACT_TEXT lx_elem\"><div id=\"1\">ab&nbsp;&sup1;<br></div></div>";
        for (markup, wanted) in [
            (format!("<div id=\"divCont\">{block}</div><p>after</p>"), 3),
            (format!("<div id=\"divCont\">{block}<footer class=\"f\">after"), 3),
            (format!("<div id=\"divCont\">{block}</div></div>{block}</div><p>after</p>"), 6),
            (format!("<div id=\"divCont\"><!-- no --><script>no</script>{block}</div>"), 3),
        ] {
            assert_eq!(visible(&markup), wanted, "{markup}");
        }
    }
}

//! Limits the input of an HTML parser. Its work grows with the square of the nesting depth and of the number of
//! attributes of a tag, and its memory with the number of tags.

use std::borrow::Cow;

use super::token::{Token, find_close, read_tag};

/// Maximum nesting depth; deeper elements are flattened. Pages of law have a depth of about fifteen.
const DEEPEST: usize = 256;
/// Maximum number of attributes of one tag. The site writes up to six.
pub(super) const MOST_ATTRIBUTES: usize = 64;
/// Maximum number of tags. The longest code has about 300,000.
const MOST_TAGS: usize = 1_000_000;

/// Markup within the limits, and what was removed from it.
pub(super) struct Bounded<'a> {
    pub(super) markup: Cow<'a, str>,
    /// True if elements were nested too deeply. A block that begins too deep closes the open elements before it; other
    /// tags that are too deep are removed, and their words stay.
    pub(super) levelled: bool,
    /// True if attributes were removed.
    pub(super) shortened: bool,
    /// True if the text was cut after the maximum number of tags.
    pub(super) cut: bool,
}

/// Limits some markup; it is unchanged if it is within the limits.
pub(super) fn bounded(body: &str) -> Bounded<'_> {
    bounded_to(body, MOST_TAGS)
}

fn bounded_to(body: &str, most_tags: usize) -> Bounded<'_> {
    let mut out = Bounded { markup: Cow::Borrowed(body), levelled: false, shortened: false, cut: false };
    let (mut text, mut written) = (String::new(), 0);
    let (mut depth, mut divs) = (0usize, 0usize);
    for (count, tag) in tags(body).enumerate() {
        if count == most_tags {
            out.cut = true;
            text.push_str(&body[written..tag.start]);
            written = body.len();
            break;
        }
        let name = Token::name(tag.inside.trim_start_matches('/'));
        let (is_div, closes) = (name.eq_ignore_ascii_case("div"), tag.inside.starts_with('/'));
        let next = after(depth, name, closes);
        if next <= DEEPEST {
            depth = next;
            if is_div {
                divs = if closes { divs.saturating_sub(1) } else { divs + 1 };
            }
        } else {
            out.levelled = true;
            text.push_str(&body[written..tag.start]);
            let begins_block =
                is_div && ["lx_elem\"", "lx_no_select", "class=\""].iter().any(|m| tag.inside.contains(m));
            written = if begins_block { tag.start } else { tag.end };
            if !begins_block {
                continue;
            }
            // The container stays open.
            for _ in 1..divs {
                text.push_str("</div>");
            }
            (depth, divs) = (2, 2);
        }
        if let Some(at) = tag.too_many {
            out.shortened = true;
            text.push_str(&body[written..at]);
            written = tag.end - 1;
        }
    }
    if out.levelled || out.shortened || out.cut {
        text.push_str(&body[written..]);
        out.markup = Cow::Owned(text);
    }
    out
}

/// A tag of some markup.
struct Tag<'a> {
    start: usize,
    /// End, after its bracket.
    end: usize,
    inside: &'a str,
    /// Start of the first attribute beyond the limit.
    too_many: Option<usize>,
}

/// Iterates over the tags of some markup as an HTML parser sees them: tags inside other tags, comments, or elements
/// with raw content are skipped. It reads every byte once.
fn tags(body: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + body[at..].find('<')?;
            let rest = &body[start..];
            at = match rest.as_bytes().get(1)? {
                b'!' if rest.starts_with("<!--") => start + 4 + rest[4..].find("-->")? + 3,
                b'!' | b'?' => start + rest.find('>')? + 1,
                b'/' if !rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => start + rest.find('>')? + 1,
                b'/' => {
                    let read = read_tag(rest, MOST_ATTRIBUTES)?;
                    at = start + read.end + 1;
                    return Some(Tag { start, end: at, inside: &rest[1..read.end], too_many: None });
                }
                first if first.is_ascii_alphabetic() => {
                    let read = read_tag(rest, MOST_ATTRIBUTES)?;
                    let (inside, end) = (&rest[1..read.end], start + read.end + 1);
                    let name = Token::name(inside);
                    let is_raw = RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw));
                    at = if is_raw { end + find_close(&body[end..], name) } else { end };
                    return Some(Tag { start, end, inside, too_many: read.too_many.map(|place| start + place) });
                }
                _ => start + 1,
            };
        }
    })
}

/// Elements whose content is not markup.
const RAW: [&str; 9] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// Returns the depth after a tag. Elements that end where the next one begins do not count.
fn after(depth: usize, name: &str, closes: bool) -> usize {
    let counts = ![
        "br", "img", "hr", "input", "meta", "link", "col", "p", "li", "tr", "td", "th", "option", "dt", "dd", "tbody",
        "thead",
    ]
    .iter()
    .any(|light| name.eq_ignore_ascii_case(light));
    match (counts, closes) {
        (false, _) => depth,
        (true, true) => depth.saturating_sub(1),
        (true, false) => depth + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_ATTRIBUTES, bounded, bounded_to, tags};

    #[test]
    fn only_markup_that_is_too_deep_is_levelled() {
        let flat = "<div>a</div><p>b".repeat(1000);
        assert_eq!(bounded(&flat).markup, flat);
        let deep = format!("<div>{}", "<b>x".repeat(1000));
        let words = bounded(&deep);
        assert!(words.levelled && !words.shortened && !words.cut);
        assert_eq!(words.markup.matches('x').count(), 1000);
        assert!(words.markup.matches("<b>").count() < 300);
        let deep = format!("<div>{}", "<div class=\"ACT_TEXT lx_elem\">x".repeat(1000));
        assert_eq!(bounded(&deep).markup.matches("ACT_TEXT").count(), 1000);
    }

    #[test]
    fn a_bracket_in_a_tag_begins_no_tag() {
        for (markup, wanted) in [
            ("<b><b <b>x", &["b", "b <b"][..]),
            ("<a title=\"x > <b>\">y</a>", &["a title=\"x > <b>\"", "/a"]),
            ("<a title='\">'>y", &["a title='\">'"]),
            ("<a \"b>c\">", &["a \"b"]),
            ("<a ='>'>", &["a ='"]),
            ("<a b= \n'>' c>", &["a b= \n'>' c"]),
            ("<a b=>c>", &["a b="]),
            ("<!-- <b> --><i>", &["i"]),
            ("<script>if (a < b) '<b>'</script><i>", &["script", "/script", "i"]),
            ("a < b </ <i> <? <i> <! <i>", &[]),
            ("a < b <i", &[]),
            ("<i title=\"", &[]),
        ] {
            assert_eq!(tags(markup).map(|tag| tag.inside).collect::<Vec<_>>(), wanted, "{markup}");
        }
        let deep = format!("{}<b <b>x", "<b>".repeat(256));
        let bounded = bounded(&deep);
        assert!(bounded.levelled);
        assert_eq!(bounded.markup, format!("{}x", "<b>".repeat(256)));
    }

    #[test]
    fn attributes_and_tags_are_bounded() {
        let attributes: String = (0..1000).map(|n| format!(" a{n}=\"<{n}>\"")).collect();
        let page = format!("<p{attributes}>x</p><i>y</i>");
        let shortened = bounded(&page);
        assert!(shortened.shortened && !shortened.levelled);
        assert_eq!(shortened.markup.matches("=\"").count(), MOST_ATTRIBUTES);
        assert!(shortened.markup.ends_with(">x</p><i>y</i>"), "{}", shortened.markup);
        let cut = bounded_to("<p>a</p><p>b</p>c", 3);
        assert!(cut.cut && cut.markup == "<p>a</p><p>b");
        assert!(!bounded_to("<p>a</p><p>b</p>c", 4).cut);
    }
}

//! Bounds the depth of markup before an HTML parser sees it: the parser's work grows with the square of it.

use super::token::Token;

/// Elements deeper than this are levelled. Pages of law go to about fifteen.
const DEEPEST: usize = 256;

/// The markup with no more than [`DEEPEST`] elements open at once; `None` when it is so as it stands. A block that
/// begins too deep closes what is open before it; other tags that are too deep are left out, their words stay.
pub(super) fn bounded(body: &str) -> Option<String> {
    let mut deepest = 0;
    let mut depth = 0usize;
    for (_, tag) in tags(body) {
        depth = after(depth, tag);
        deepest = deepest.max(depth);
    }
    (deepest > DEEPEST).then(|| level(body))
}

fn level(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let (mut depth, mut divs) = (0usize, 0usize);
    let mut written = 0;
    for (at, tag) in tags(body) {
        let next = after(depth, tag);
        if next <= DEEPEST {
            depth = next;
            if Token::name(tag.trim_start_matches('/')).eq_ignore_ascii_case("div") {
                divs = if tag.starts_with('/') { divs.saturating_sub(1) } else { divs + 1 };
            }
            continue;
        }
        out.push_str(&body[written..at]);
        written = at;
        let is_div = Token::name(tag).eq_ignore_ascii_case("div");
        if is_div && (tag.contains("lx_elem\"") || tag.contains("lx_no_select") || tag.contains("class=\"")) {
            // The container stays open.
            for _ in 1..divs {
                out.push_str("</div>");
            }
            (depth, divs) = (2, 2);
        } else {
            written = (at + tag.len() + 2).min(body.len());
        }
    }
    out.push_str(&body[written..]);
    out
}

/// The tags of some markup: where each begins, and its inside.
fn tags(body: &str) -> impl Iterator<Item = (usize, &str)> {
    body.match_indices('<').filter_map(|(at, _)| {
        let inside = &body[at + 1..];
        let named = inside.starts_with('/') || inside.starts_with(|c: char| c.is_ascii_alphabetic());
        named.then(|| (at, &inside[..inside.find('>').unwrap_or(inside.len())]))
    })
}

/// The depth after a tag. Elements that end by themselves where the next begins do not count.
fn after(depth: usize, tag: &str) -> usize {
    let closes = tag.starts_with('/');
    let name = Token::name(tag.trim_start_matches('/'));
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
    use super::bounded;

    #[test]
    fn only_markup_that_is_too_deep_is_levelled() {
        assert_eq!(bounded(&"<div>a</div><p>b".repeat(1000)), None);
        let words = bounded(&format!("<div>{}", "<b>x".repeat(1000))).unwrap();
        assert_eq!(words.matches('x').count(), 1000);
        assert!(words.matches("<b>").count() < 300);
        let blocks = bounded(&format!("<div>{}", "<div class=\"ACT_TEXT lx_elem\">x".repeat(1000))).unwrap();
        assert_eq!(blocks.matches("ACT_TEXT").count(), 1000);
    }
}

//! Converts text to HTML. Everything is escaped; marks and links are inserted by character offsets.

use std::fmt::{self, Display, Write};

use askama::filters::HtmlSafe;
use qonun_query::{LinkView, Mark, Patience, QueryError};

/// Number of characters between two checks whether the caller still waits.
const BETWEEN_LOOKS: usize = 4_096;

/// A part of a compared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Equal,
    Removed,
    Added,
}

/// The words for what styles show. They are texts of this site and contain no markup.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken {
    pub(crate) removed: &'static str,
    pub(crate) added: &'static str,
}

/// HTML that was made from escaped text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html(String);

impl Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

impl Html {
    /// True if nothing is visible.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// Converts plain text. Line feeds become line breaks.
    pub(crate) fn text(text: &str) -> Self {
        Self::marked(text, &[])
    }

    /// Converts text with marked ranges. A mark that begins inside another one is left out. A mark that exceeds the
    /// text ends with it.
    pub(crate) fn marked(text: &str, marks: &[Mark]) -> Self {
        let inserts: Vec<Insert> = marks.iter().map(|&[start, end]| Insert::mark(start, end)).collect();
        Self::with_inserts(text, inserts, &|| true).unwrap_or_default()
    }

    /// Converts a text with what was removed and added in it. A screen reader, and a copy without styles, tell it by the
    /// words around it.
    pub(crate) fn changed<'p>(pieces: impl IntoIterator<Item = (Part, &'p str)>, spoken: &Spoken) -> Self {
        let mut out = String::new();
        for (part, text) in pieces {
            let (tag, word) = match part {
                Part::Equal => ("", ""),
                Part::Removed => ("del", spoken.removed),
                Part::Added => ("ins", spoken.added),
            };
            let has_words = !tag.is_empty() && !text.trim().is_empty();
            if !tag.is_empty() {
                out.extend(["<", tag, ">"]);
            }
            if has_words {
                out.extend(["<span class=\"unseen\">[", word, ": </span>"]);
            }
            text.chars().for_each(|c| escape_into(&mut out, c));
            if has_words {
                out.push_str("<span class=\"unseen\">]</span>");
            }
            if !tag.is_empty() {
                out.extend(["</", tag, ">"]);
            }
        }
        Self(out)
    }

    /// Converts text with links. Links whose address is neither on this site nor on the web are left out.
    ///
    /// # Errors
    /// Returns [`QueryError::Deadline`] if the caller no longer waits.
    pub(crate) fn linked(text: &str, links: &[LinkView], patience: &Patience) -> Result<Self, QueryError> {
        patience.check()?;
        let inserts = links.iter().filter_map(Insert::link).collect();
        Self::with_inserts(text, inserts, &|| patience.goes_on()).ok_or(QueryError::Deadline)
    }

    /// Converts text with links, in which one range is marked. Links that cross a border of the range are cut there.
    ///
    /// # Errors
    /// Returns [`QueryError::Deadline`] if the caller no longer waits.
    pub(crate) fn linked_with_mark(
        text: &str,
        links: &[LinkView],
        [start, end]: Mark,
        id: Option<&str>,
        patience: &Patience,
    ) -> Result<Self, QueryError> {
        patience.check()?;
        let cut = |from: usize, to: usize| {
            let within: String = text.chars().skip(from).take(to.saturating_sub(from)).collect();
            let place = |at: usize| at.clamp(from, to.max(from)) - from;
            let mut inserts: Vec<Insert> = links.iter().filter_map(Insert::link).collect();
            for insert in &mut inserts {
                (insert.start, insert.end) = (place(insert.start), place(insert.end));
            }
            let html = Self::with_inserts(&within, inserts, &|| patience.goes_on());
            html.map(|html| html.0).ok_or(QueryError::Deadline)
        };
        let mut out = cut(0, start)?;
        out.push_str("<mark class=\"part\"");
        if let Some(id) = id {
            out.push_str(" id=\"");
            id.chars().for_each(|c| escape_into(&mut out, c));
            out.push('"');
        }
        out.push('>');
        out.push_str(&cut(start, end)?);
        out.push_str("</mark>");
        out.push_str(&cut(end, usize::MAX)?);
        Ok(Self(out))
    }

    /// Inserts all tags in one pass over the characters, whatever their number. Returns `None` if `goes_on` returns
    /// false.
    fn with_inserts(text: &str, mut inserts: Vec<Insert>, goes_on: &dyn Fn() -> bool) -> Option<Self> {
        inserts.sort_by_key(|insert| (insert.start, insert.end));
        let mut out = String::with_capacity(text.len() + 16);
        let mut inserts = inserts.iter().peekable();
        let mut open: Option<&Insert> = None;
        for (at, c) in text.chars().enumerate() {
            if at % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 && !goes_on() {
                return None;
            }
            if let Some(insert) = open.filter(|insert| insert.end <= at) {
                out.push_str(insert.close);
                open = None;
            }
            // An insert that begins inside another one, or that is empty, is skipped.
            while let Some(insert) = inserts.next_if(|insert| insert.start <= at) {
                if open.is_none() && insert.end > at {
                    out.push_str(&insert.open);
                    open = Some(insert);
                }
            }
            escape_into(&mut out, c);
        }
        if let Some(insert) = open {
            out.push_str(insert.close);
        }
        Some(Self(out))
    }
}

/// The tags around a range of text.
struct Insert {
    start: usize,
    end: usize,
    open: String,
    close: &'static str,
}

impl Insert {
    fn mark(start: usize, end: usize) -> Self {
        Self { start, end, open: "<mark>".to_owned(), close: "</mark>" }
    }

    fn link(link: &LinkView) -> Option<Self> {
        let url = safe_address(&link.url)?;
        // Links that the page of the law did not mark look different from those that it did.
        let class = if link.canonical.is_some() { "class=\"recognised\" " } else { "" };
        let mut open = format!("<a {class}href=\"");
        url.chars().for_each(|c| escape_into(&mut open, c));
        open.push_str(if url.starts_with("http") { "\" rel=\"external nofollow\">" } else { "\">" });
        Some(Self { start: link.start as usize, end: link.end as usize, open, close: "</a>" })
    }
}

/// Returns the address if a link may lead to it: on this site, or on the web. Files of lex.uz have no host on its
/// pages.
pub(crate) fn safe_address(url: &str) -> Option<String> {
    let url = url.trim();
    if ["/files/", "/pdfs/", "/pdffile/"].iter().any(|beginning| url.starts_with(beginning)) {
        return Some(format!("https://lex.uz{url}"));
    }
    let ours = url.starts_with('#') || (url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\"));
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let web = lower.starts_with("http://") || lower.starts_with("https://");
    (ours || web).then(|| url.to_owned())
}

fn escape_into(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        '\n' => out.push_str("<br>"),
        // HTML must not contain control characters.
        c if c.is_control() && c != '\t' => out.push('\u{fffd}'),
        c => out.push(c),
    }
}

/// Escapes JSON for a script element.
pub(crate) fn json_for_script(value: &serde_json::Value) -> Html {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Html(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use qonun_query::{LinkView, Patience, QueryError};

    use super::{BETWEEN_LOOKS, Html, json_for_script, safe_address};

    fn linked(text: &str, links: &[LinkView]) -> String {
        Html::linked(text, links, &Patience::default()).unwrap().to_string()
    }

    /// Returns a patience that is over after `yes` checks, and the number of checks so far.
    fn counted(yes: usize) -> (Patience, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        (Patience::new(move || count.fetch_add(1, Ordering::Relaxed) < yes), asked)
    }

    #[test]
    fn a_huge_block_with_many_links_is_one_walk_and_ends_when_nobody_waits() {
        let link = |at: u32| LinkView { start: at, end: at + 1, document: None, url: "/x".to_owned(), canonical: None };
        let block = |items: u32| ("1.".repeat(items as usize), (0..items).map(|at| link(2 * at)).collect::<Vec<_>>());
        let looks = |items: u32| {
            let (text, links) = block(items);
            let (patience, asked) = counted(usize::MAX);
            let html = Html::linked(&text, &links, &patience).unwrap().to_string();
            assert_eq!(html.matches("</a>").count(), items as usize);
            assert_eq!(html.len(), (items as usize) * "<a href=\"/x\">1</a>.".len());
            asked.load(Ordering::Relaxed)
        };
        // One check per `BETWEEN_LOOKS` characters: the pass is as long as the text, whatever the links are.
        assert_eq!(looks(500_000), 1 + 1_000_000 / BETWEEN_LOOKS);
        assert_eq!(looks(125_000), 1 + 250_000 / BETWEEN_LOOKS);
        let (text, links) = block(500_000);
        for mark in [None, Some([10, 900_000])] {
            let (patience, asked) = counted(3);
            let html = match mark {
                None => Html::linked(&text, &links, &patience),
                Some(mark) => Html::linked_with_mark(&text, &links, mark, None, &patience),
            };
            assert!(matches!(html, Err(QueryError::Deadline)));
            assert_eq!(asked.load(Ordering::Relaxed), 4, "nothing goes on after the first no");
        }
    }

    #[test]
    fn a_marked_stretch_keeps_its_links() {
        let link = |start, end| LinkView { start, end, document: None, url: "/x".to_owned(), canonical: None };
        for (links, mark, wanted) in [
            (vec![], [2, 4], "аб<mark class=\"part\" id=\"art_1/part_2\">вг</mark>д&amp;"),
            (vec![link(2, 3)], [2, 9], "аб<mark class=\"part\" id=\"art_1/part_2\"><a href=\"/x\">в</a>гд&amp;</mark>"),
            (
                vec![link(0, 3)],
                [1, 4],
                "<a href=\"/x\">а</a><mark class=\"part\" id=\"art_1/part_2\"><a href=\"/x\">бв</a>г</mark>д&amp;",
            ),
        ] {
            let html = Html::linked_with_mark("абвгд&", &links, mark, Some("art_1/part_2"), &Patience::default());
            assert_eq!(html.unwrap().to_string(), wanted);
        }
    }

    #[test]
    fn marks_are_put_in_by_characters() {
        for (text, marks, wanted) in [
            ("ўйин <b>", vec![[0, 4]], "<mark>ўйин</mark> &lt;b&gt;"),
            ("a&b", vec![[2, 3]], "a&amp;<mark>b</mark>"),
            ("abc", vec![[1, 99]], "a<mark>bc</mark>"),
            ("abc", vec![[2, 1], [5, 9]], "abc"),
            ("abcd", vec![[0, 3], [1, 2]], "<mark>abc</mark>d"),
            ("abcd", vec![[2, 4], [0, 2]], "<mark>ab</mark><mark>cd</mark>"),
            ("", vec![[0, 1]], ""),
            ("x\u{0}\ny", vec![], "x\u{fffd}<br>y"),
        ] {
            assert_eq!(Html::marked(text, &marks).to_string(), wanted, "{text} {marks:?}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let link = |url: &str| LinkView { start: 0, end: 1, document: None, url: url.to_owned(), canonical: None };
        for (url, wanted) in [
            ("/uz/law/2019/547/ru#art_1", "<a href=\"/uz/law/2019/547/ru#art_1\">x</a>"),
            (
                "https://lex.uz/docs/1?a=1&b=\"2\"",
                "<a href=\"https://lex.uz/docs/1?a=1&amp;b=&quot;2&quot;\" rel=\"external nofollow\">x</a>",
            ),
            ("javascript:alert(1)", "x"),
            (" JavaScript:alert(1)", "x"),
            ("data:text/html,x", "x"),
            ("//evil.example", "x"),
            ("/\\evil.example", "x"),
        ] {
            assert_eq!(linked("x", &[link(url)]), wanted, "{url}");
        }
        let recognised = LinkView { canonical: Some("ORQ-547".to_owned()), ..link("/uz/law/2019/547/ru") };
        let wanted = "<a class=\"recognised\" href=\"/uz/law/2019/547/ru\">x</a>";
        assert_eq!(linked("x", &[recognised]), wanted);
        assert_eq!(safe_address("/files/1.png").as_deref(), Some("https://lex.uz/files/1.png"));
    }

    #[test]
    fn json_cannot_close_its_script() {
        let html = json_for_script(&serde_json::json!({"name": "</script><b>&"})).to_string();
        assert!(!html.contains('<') && !html.contains('&'), "{html}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&html).unwrap()["name"], "</script><b>&");
    }

    proptest! {
        #[test]
        fn nothing_but_marks_is_markup(text in ".{0,30}", marks in proptest::collection::vec([0_usize..40, 0..40], 0..5)) {
            let html = Html::marked(&text, &marks).to_string();
            let (opened, closed) = (html.matches("<mark>").count(), html.matches("</mark>").count());
            prop_assert_eq!(opened, closed);
            let rest = html.replace("<mark>", "").replace("</mark>", "").replace("<br>", "");
            prop_assert!(!rest.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(Html::marked(&text, &[]).to_string(), html.replace("<mark>", "").replace("</mark>", ""));
        }
    }
}

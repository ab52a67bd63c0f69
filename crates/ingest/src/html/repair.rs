//! Repairs markup with a missing end before it is read. A comment, a script, a title or an attribute without its end
//! continues to the end of the page, and all law after it is lost, for browsers too.
//!
//! Each repair is reported. Correct markup is unchanged. The work is linear: each search ahead is done once and its
//! result is kept.

use std::borrow::Cow;

use qonun_law::{Problem, ProblemCode};

use super::visible::BLOCK_MARKS;

/// Markup in which everything ends, and its repairs.
pub(crate) struct Repaired<'a> {
    pub(crate) markup: Cow<'a, str>,
    pub(crate) problems: Vec<Problem>,
}

/// Maximum number of repairs reported one by one; the others are only counted.
const TOLD_AT_MOST: usize = 10;

/// Repairs the markup of a page or of a part of it.
pub(crate) fn repair(markup: &str) -> Repaired<'_> {
    repair_from(markup, 0)
}

/// Repairs markup from offset `from`; the part before it is known to be correct.
pub(super) fn repair_from(markup: &str, from: usize) -> Repaired<'_> {
    let mut mender = Mender { text: markup, ..Mender::default() };
    let mut at = from;
    while let Some(found) = markup[at..].find('<') {
        at = mender.tag(at + found);
    }
    mender.finish()
}

/// An opening tag as read.
struct StartTag {
    /// Its end, including the bracket.
    end: usize,
    /// The quotation mark missing from its last attribute.
    lacks: Option<char>,
}

#[derive(Default)]
struct Mender<'a> {
    text: &'a str,
    out: String,
    /// Number of bytes of the text already in `out`.
    written: usize,
    problems: Vec<Problem>,
    untold: usize,
    /// Results of searches ahead: each name with the offset of its next end, or the length of the text if there is
    /// none.
    ends: Vec<(&'static str, usize)>,
    block: Option<usize>,
    /// Number of open tables.
    tables: u32,
}

/// End tags that occur only in tables.
const CELLS: [&str; 4] = ["/td", "/th", "/tr", "/caption"];

impl<'a> Mender<'a> {
    /// Reads the tag or comment at a bracket. Returns the offset at which to continue.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        match rest.as_bytes().first() {
            Some(b'!') if rest.starts_with("!--") => self.comment(at),
            Some(b'/' | b'!' | b'?') => {
                let end = rest.find('>').map_or(self.text.len(), |end| at + 1 + end + 1);
                if starts_with_name(rest, "/wbr") {
                    // An author who closes the element has put words into it; browsers know no end tag of it.
                    self.replace(at, end, " ");
                } else if starts_with_name(rest, "/select") {
                    self.replace(at, end, "");
                } else if starts_with_name(rest, "/table") {
                    self.tables = self.tables.saturating_sub(1);
                } else if self.tables == 0 && CELLS.iter().any(|cell| starts_with_name(rest, cell)) {
                    // Outside a table, parsers drop the tags of cells; their words must stay separated.
                    self.replace(at, at, "\n");
                }
                end
            }
            Some(first) if first.is_ascii_alphabetic() => self.start_tag(at),
            _ => at + 1,
        }
    }

    fn comment(&mut self, at: usize) -> usize {
        let inside = at + 4;
        let rest = &self.text[inside..];
        if let Some(end) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
            return inside + end.len();
        }
        let len = self.text.len();
        let end = self.end_of("-->", inside);
        let next = self.end_of("<!--", inside).min(end);
        // A closed comment contains no other comment; an unclosed one swallows blocks up to the end of the next
        // comment.
        let swallows = next < end && self.next_block(inside) < next;
        if end < len && !swallows {
            if self.next_block(inside) < end {
                self.say(at, "a comment hides blocks of the text");
            }
            return end + 3;
        }
        self.say(at, "a comment is not closed; it was ended at the next tag");
        let end = rest.find('<').map_or(len, |end| inside + end);
        self.replace(at, end, "");
        end
    }

    fn start_tag(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        let length =
            rest.bytes().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')).unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        let Some(tag) = self.read_tag(at + 1 + length, &name) else { return self.text.len() };
        self.tables += u32::from(name == "table");
        if is_of_table(&name) && self.text[..at].ends_with(|c: char| !c.is_whitespace() && c != '>') {
            // Parsers move words between rows out of the table; they must stay separated there.
            self.replace(at, at, "\n");
        }
        if let Some(quote) = tag.lacks {
            self.say(at, &format!("an attribute of <{name}> is not closed; it was ended with its tag"));
            let mut end = [0; 4];
            self.replace(tag.end - 1, tag.end - 1, quote.encode_utf8(&mut end));
        }
        match name.as_str() {
            "plaintext" | "frameset" | "select" => self.replace(at, tag.end, ""),
            "template" | "object" | "applet" => {
                let end = self.end_of(end_tag(&name), tag.end);
                if end == self.text.len() || self.next_block(tag.end) < end {
                    self.say(at, &format!("the element <{name}> is not closed; it was left out"));
                    self.replace(at, tag.end, "");
                }
            }
            _ if !end_tag(&name).is_empty() => return self.raw_text(at, tag.end, &name),
            _ => {}
        }
        tag.end
    }

    /// Reads an element with raw content: it must end before the next block of the text.
    fn raw_text(&mut self, at: usize, start: usize, name: &str) -> usize {
        let end = self.end_of(end_tag(name), start);
        let lost = end == self.text.len() || self.next_block(start) < end || {
            matches!(name, "title" | "style") && holds_markup(&self.text[start..end])
        };
        if !lost {
            return end;
        }
        self.say(at, &format!("the element <{name}> is not closed; it was ended at the next tag"));
        let next = self.text[start..].find('<').map_or(self.text.len(), |next| start + next);
        self.replace(next, next, &format!("{}>", end_tag(name)));
        next
    }

    /// Reads the attributes of a tag from the end of its name. Returns `None` if the page ends within it.
    fn read_tag(&mut self, from: usize, name: &str) -> Option<StartTag> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            match bytes.get(at)? {
                b'>' => return Some(StartTag { end: at + 1, lacks: None }),
                b'=' => {
                    at += 1;
                    while bytes.get(at)?.is_ascii_whitespace() {
                        at += 1;
                    }
                    let quote = bytes[at];
                    if matches!(quote, b'"' | b'\'') {
                        let start = at + 1;
                        let end = self.end_of(if quote == b'"' { "\"" } else { "'" }, start);
                        if let Some(bracket) = runs_over(&self.text[start..end], end == self.text.len(), name) {
                            return Some(StartTag { end: start + bracket + 1, lacks: Some(char::from(quote)) });
                        }
                        at = end + 1;
                    } else {
                        // An unquoted value ends at the next blank.
                        while !matches!(bytes.get(at)?, b'>') && !bytes[at].is_ascii_whitespace() {
                            at += 1;
                        }
                    }
                }
                _ => at += 1,
            }
        }
    }

    /// Returns the next offset of `wanted` at or after `from`, or the length of the text if there is none.
    fn end_of(&mut self, wanted: &'static str, from: usize) -> usize {
        let known = self.ends.iter().position(|(name, _)| *name == wanted);
        if let Some(known) = known
            && self.ends[known].1 >= from
        {
            return self.ends[known].1;
        }
        let found = find_ignoring_case(&self.text[from..], wanted).map_or(self.text.len(), |at| from + at);
        match known {
            Some(known) => self.ends[known].1 = found,
            None => self.ends.push((wanted, found)),
        }
        found
    }

    /// Returns the offset of the next block of the text at or after `from`, or the length of the text if there is none.
    fn next_block(&mut self, from: usize) -> usize {
        if let Some(known) = self.block.filter(|&known| known >= from) {
            return known;
        }
        let divs = self.text[from..].match_indices("<div").map(|(at, _)| from + at);
        let mut blocks = divs.filter(|&at| {
            let tag = &self.text[at..];
            let tag = &tag[..tag[1..].find(['<', '>']).map_or(tag.len(), |end| end + 1)];
            BLOCK_MARKS.iter().any(|mark| tag.contains(mark))
        });
        let found = blocks.next().unwrap_or(self.text.len());
        self.block = Some(found);
        found
    }

    fn replace(&mut self, start: usize, end: usize, with: &str) {
        self.out.push_str(&self.text[self.written..start]);
        self.out.push_str(with);
        self.written = end;
    }

    fn say(&mut self, at: usize, message: &str) {
        if self.problems.len() >= TOLD_AT_MOST {
            self.untold += 1;
            return;
        }
        let block = block_before(&self.text[..at]);
        self.problems.push(Problem { code: ProblemCode::Markup, block, message: message.to_owned() });
    }

    fn finish(mut self) -> Repaired<'a> {
        if self.untold > 0 {
            let message = format!("{} more comments, elements or attributes are not closed", self.untold);
            self.problems.push(Problem { code: ProblemCode::Markup, block: None, message });
        }
        if self.written == 0 && self.out.is_empty() {
            return Repaired { markup: Cow::Borrowed(self.text), problems: self.problems };
        }
        self.out.push_str(&self.text[self.written..]);
        Repaired { markup: Cow::Owned(self.out), problems: self.problems }
    }
}

/// Returns the end tag of an element whose content is not read as blocks; empty for any other element.
fn end_tag(name: &str) -> &'static str {
    match name {
        "script" => "</script",
        "style" => "</style",
        "title" => "</title",
        "textarea" => "</textarea",
        "xmp" => "</xmp",
        "iframe" => "</iframe",
        "noscript" => "</noscript",
        "noembed" => "</noembed",
        "noframes" => "</noframes",
        "template" => "</template",
        "object" => "</object",
        "applet" => "</applet",
        _ => "",
    }
}

fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "caption" | "colgroup" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th")
}

/// Returns the offset of the bracket at which a quoted value should have ended. A value that contains the end of its
/// own tag and further tags was not closed: its quotation mark belongs to another attribute.
fn runs_over(value: &str, to_the_end: bool, name: &str) -> Option<usize> {
    let bracket = value.find(['<', '>']).filter(|&at| value.as_bytes()[at] == b'>')?;
    let after = &value[bracket + 1..];
    let own_end = || after.match_indices("</").any(|(at, _)| starts_with_name(&after[at + 2..], name));
    (to_the_end || after.contains("<div") || after.contains("</div") || own_end()).then_some(bracket)
}

/// True if the start of a title or a style contains tags that can only follow it.
fn holds_markup(content: &str) -> bool {
    let start = super::token::start_of(content, 4000);
    start.match_indices('<').any(|(at, _)| {
        let tag = &start[at + 1..];
        ["div", "body", "/head", "meta", "link", "header"].iter().any(|name| starts_with_name(tag, name))
    })
}

fn starts_with_name(tag: &str, name: &str) -> bool {
    let found = tag.as_bytes().get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()));
    found && !tag.as_bytes().get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
}

/// Finds an ASCII text without regard to case.
fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    let first = wanted.chars().next()?;
    text.match_indices(first).map(|(at, _)| at).find(|&at| {
        text.as_bytes()[at..].get(..wanted.len()).is_some_and(|found| found.eq_ignore_ascii_case(wanted.as_bytes()))
    })
}

/// Returns the id of the element that contains the end of `text` or precedes it.
fn block_before(text: &str) -> Option<String> {
    const MARK: &str = " id=\"";
    let near = super::token::end_of(text, 1000);
    let after = &near[near.rfind(MARK)? + MARK.len()..];
    let id = &after[..after.find('"')?];
    let fits = !id.is_empty() && id.len() < 40 && !id.contains(['<', '>']);
    fits.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::repair;

    const BLOCK: &str = "<div class=\"ACT_TEXT lx_elem\"><div id=\"2\">b</div></div>";

    #[test]
    fn what_is_not_closed_ends_at_the_next_tag() {
        for (markup, wanted) in [
            ("<div>a <!-- b</div>BLOCK", "<div>a </div>BLOCK"),
            ("<div>a <!-- b</div>BLOCK<!-- c -->", "<div>a </div>BLOCK<!-- c -->"),
            ("<div>a<STYLE>b{}</div>BLOCK", "<div>a<STYLE>b{}</style></div>BLOCK"),
            ("<div>a<script>b</div>BLOCK<script>c</script>", "<div>a<script>b</script></div>BLOCK<script>c</script>"),
            ("<title>a <meta x><title>b</title>", "<title>a </title><meta x><title>b</title>"),
            ("<div>a<textarea>b</div>BLOCK", "<div>a<textarea>b</textarea></div>BLOCK"),
            ("<div>a<template>b</div>BLOCK", "<div>ab</div>BLOCK"),
            ("<a href=\"/docs/1>b</a></div>BLOCK", "<a href=\"/docs/1\">b</a></div>BLOCK"),
            ("<a href='/docs/1>b</a> c", "<a href='/docs/1'>b</a> c"),
            ("<a href=\"1>b</a> <a href=\"2\">c</a>", "<a href=\"1\">b</a> <a href=\"2\">c</a>"),
            ("<div id=\"1>b</div>BLOCK", "<div id=\"1\">b</div>BLOCK"),
        ] {
            let (markup, wanted) = (markup.replace("BLOCK", BLOCK), wanted.replace("BLOCK", BLOCK));
            let repaired = repair(&markup);
            assert_eq!(repaired.markup, wanted);
            assert_eq!(repaired.problems.len(), 1, "{markup}");
        }
    }

    #[test]
    fn whole_markup_stays_as_it_is() {
        for markup in [
            "<div>a <!-- b --> c<!----> d <!--> e</div>BLOCK",
            "<a title=\"x > y\" onclick='f(\"<b>x</b>\")' data-x=\"<p>x</p>\">b</a>",
            "<script>if (a < b) '<div>'</script><style>a > b {}</style><title>c &lt; d</title>BLOCK",
            "1 < 2 <br> a<b>b</b> </unknown> <!DOCTYPE html> <?xml?>",
            "<table>\n<tr><td>a</td></tr></table>",
        ] {
            let markup = markup.replace("BLOCK", BLOCK);
            let repaired = repair(&markup);
            assert_eq!((repaired.markup.as_ref(), repaired.problems.len()), (markup.as_str(), 0));
        }
        // Commented-out blocks are not shown, but their existence is reported.
        let hidden = format!("<!-- {BLOCK} -->");
        let repaired = repair(&hidden);
        assert_eq!((repaired.markup.as_ref(), repaired.problems.len()), (hidden.as_str(), 1));
    }
}

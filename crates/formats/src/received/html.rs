//! The words of a web page, by its tags alone: a page that somebody pastes need not be well-formed.

/// Elements whose content is not shown.
const UNSEEN: [&str; 7] = ["script", "style", "head", "template", "noscript", "svg", "title"];

/// Elements inside a line. Every other one ends the line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u", "wbr", "time",
];

/// Names of characters that legal texts use.
const NAMED: [(&str, &str); 18] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("sect", "§"),
    ("shy", "\u{ad}"),
];

/// Longest reference to a character, between `&` and `;`.
const LONGEST_REFERENCE: usize = 12;

pub(super) fn words(page: &str) -> String {
    let mut out = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        add_text(&rest[..at], &mut out);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let Some((name, after)) = tag(rest) else {
            // A sign of comparison.
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = after;
        if UNSEEN.contains(&name.as_str()) {
            rest = after_element(rest, &name);
        } else if !INLINE.contains(&name.trim_start_matches('/')) && !out.is_empty() && !out.ends_with('\n') {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
    }
    add_text(rest, &mut out);
    out
}

/// Reads a tag: its name in lower case, with `/` if it closes, and what follows it.
fn tag(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('<')?;
    let bare = inner.strip_prefix('/').unwrap_or(inner);
    if !bare.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return None;
    }
    let mut quote = None;
    let end = inner.bytes().position(|byte| {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return true,
            _ => {}
        }
        false
    });
    // A quotation mark that is never closed: the tag ends with the first `>`.
    let end = end.or_else(|| inner.find('>'))?;
    let length = bare.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(bare.len());
    let slash = if bare.len() < inner.len() { "/" } else { "" };
    Some((format!("{slash}{}", bare[..length].to_ascii_lowercase()), &inner[end + 1..]))
}

/// Returns what follows the end of an element.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let is_it = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_it && rest[name.len()..].starts_with(['>', ' ', '\n', '\t', '\r', '/']) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

/// Adds text between tags: blanks and line ends become one blank, references their characters.
fn add_text(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            rest = &rest[1..];
        } else if let Some((value, length)) = reference(rest) {
            out.push_str(&value);
            rest = &rest[length..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// Reads a reference to a character: its value, and its length in the text.
fn reference(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = &inner[..end];
    let value = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?.to_string()
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((value, end + 2))
}

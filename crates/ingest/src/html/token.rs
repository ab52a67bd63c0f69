//! Low-level parts of markup: attributes, entities, addresses, a lenient sequence of tags.

use std::borrow::Cow;

use qonun_law::{DocId, LinkTarget, parse_date};
use qonun_letters::without_invisible;

/// Returns the value of an attribute, quoted or not, from the inside of a tag (`div class="a" id=b`); the first one
/// wins.
pub(crate) fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    attributes(tag).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}

/// Iterates over the attributes in the inside of a tag, after its name. No blank is needed between attributes.
pub(crate) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').map_or("", |at| &tag[at..]);
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A name may begin with an equals sign: browsers read broken tags so.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |c: char| c.is_ascii_whitespace() || c == '=';
        let name_end = rest[first..].find(ends).map_or(rest.len(), |at| first + at);
        let name = &rest[..name_end];
        rest = rest[name_end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else { return Some((name, "")) };
        let after = after.trim_start();
        let (value, left) = match after.as_bytes().first() {
            Some(&quote @ (b'"' | b'\'')) => {
                let inside = &after[1..];
                let end = inside.find(char::from(quote)).unwrap_or(inside.len());
                (&inside[..end], inside.get(end + 1..).unwrap_or_default())
            }
            _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len())),
        };
        rest = left;
        Some((name, value))
    })
}

/// Returns the character of an entity; `name` has no `&` and `;`. It covers only the entities used by pages of law.
pub(crate) fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Codes 128–159 mean Windows-1252 in markup; the HTML parser handles them.
        return if (0x80..0xa0).contains(&code) || code < 0x20 { None } else { char::from_u32(code) };
    }
    Some(match name {
        "nbsp" => '\u{a0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "sect" => '§',
        "deg" => '°',
        "shy" => '\u{ad}',
        "apos" => '\'',
        "sup1" => '¹',
        "sup2" => '²',
        "sup3" => '³',
        _ => return None,
    })
}

/// Resolves entities in a text; unknown ones are unchanged.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end + 1))) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Returns a text on one line: entities are resolved, blanks are collapsed, characters without width are removed.
pub(crate) fn one_line(text: &str) -> String {
    let text = unescape(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = without_invisible(word);
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

/// Returns the start of a text, at most `most` bytes.
pub(crate) fn start_of(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// Returns the end of a text, at most `most` bytes.
pub(crate) fn end_of(text: &str, most: usize) -> &str {
    let start = (text.len().saturating_sub(most)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(text.len())..]
}

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// An opening tag: the inside of its brackets.
    Open(&'a str),
    /// A closing tag: its name.
    Close(&'a str),
    /// Text between tags, with unresolved entities.
    Text(&'a str),
}

impl<'a> Token<'a> {
    /// Returns the element name of a tag.
    pub(crate) fn name(inside: &'a str) -> &'a str {
        let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
        &inside[..end]
    }
}

/// Iterates over the tags and texts of some markup, in any state, in order. Comments and the contents of `script` and
/// `style` are skipped. A bracket that begins no tag is text.
pub(crate) fn tokens(markup: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let begins =
                rest.as_bytes().get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'));
            if !(rest.starts_with('<') && begins) {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let (text, left) = rest.split_at(rest[first..].find('<').map_or(rest.len(), |at| first + at));
                rest = left;
                return Some(Token::Text(text));
            }
            if rest.starts_with("<!--") {
                rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
                continue;
            }
            let Some(end) = tag_end(rest) else {
                rest = "";
                return None;
            };
            let inside = &rest[1..end];
            rest = &rest[end + 1..];
            if let Some(name) = inside.strip_prefix('/') {
                return Some(Token::Close(Token::name(name)));
            }
            let name = Token::name(inside);
            if !inside.ends_with('/') && ["script", "style"].iter().any(|mute| name.eq_ignore_ascii_case(mute)) {
                let close = find_close(rest, name);
                rest = &rest[close..];
            }
            return Some(Token::Open(inside));
        }
    })
}

/// Returns the end of a tag, with regard to quotes; a tag with an unclosed quote ends at the first bracket.
fn tag_end(markup: &str) -> Option<usize> {
    read_tag(markup, usize::MAX).map(|tag| tag.end).or_else(|| markup.find('>'))
}

/// A tag as an HTML parser reads it.
pub(super) struct ReadTag {
    /// Offset of its closing bracket.
    pub(super) end: usize,
    /// Start of the first attribute beyond the limit.
    pub(super) too_many: Option<usize>,
}

/// Reads the tag at the start of some markup, which begins with its bracket. Returns `None` if the markup ends within
/// it. Quotes count only around a value: elsewhere they are part of a name, as the standard says.
pub(super) fn read_tag(markup: &str, most_attributes: usize) -> Option<ReadTag> {
    let bytes = markup.as_bytes();
    let next =
        |from: usize, stops: fn(u8) -> bool| Some(from + bytes.get(from..)?.iter().position(|&byte| stops(byte))?);
    let name = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    let mut at = next(name, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))?;
    let (mut attributes, mut too_many) = (0, None);
    loop {
        at = next(at, |byte| !byte.is_ascii_whitespace() && byte != b'/')?;
        if bytes[at] == b'>' {
            return Some(ReadTag { end: at, too_many });
        }
        attributes += 1;
        if attributes > most_attributes {
            too_many = too_many.or(Some(at));
        }
        // A name may begin with an equals sign.
        at = next(at + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='))?;
        let after = next(at, |byte| !byte.is_ascii_whitespace())?;
        if bytes[after] != b'=' {
            continue;
        }
        at = next(after + 1, |byte| !byte.is_ascii_whitespace())?;
        at = match bytes[at] {
            b'"' => next(at + 1, |byte| byte == b'"')? + 1,
            b'\'' => next(at + 1, |byte| byte == b'\'')? + 1,
            b'>' => at,
            _ => next(at, |byte| byte.is_ascii_whitespace() || byte == b'>')?,
        };
    }
}

/// Returns the end of an element with raw content, or the length of the markup if it has no end.
pub(super) fn find_close(markup: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = markup[from..].find("</") {
        let at = from + at;
        if markup[at + 2..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return at;
        }
        from = at + 2;
    }
    markup.len()
}

/// Returns the target of an address, or `None` if it has no target that can be named.
///
/// Documents of the base are `/docs/<id>` and `/acts/<id>`, with or without a language before it and the host of the
/// site; `?ONDATE=DD.MM.YYYY NN` names a day, `#<id>` a block (`#edi<id>` the block that a note refers to).
pub(crate) fn parse_target(address: &str) -> Option<LinkTarget> {
    let address = one_line(address);
    if address.is_empty() || address == "#" {
        return None;
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return Some(LinkTarget::Here { anchor: anchor_id(anchor).to_owned() });
    }
    if address.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) {
        return Some(LinkTarget::Here { anchor: address });
    }
    let lower = address.to_ascii_lowercase();
    if ["javascript:", "data:", "vbscript:", "about:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return None;
    }
    let (path, host) = match lower.find("://") {
        Some(at) => {
            let after = &address[at + 3..];
            let (host, path) = after.split_at(after.find('/').unwrap_or(after.len()));
            (path, Some(host.trim_start_matches("www.")))
        }
        None => (address.as_str(), None),
    };
    if host.is_none_or(|host| host.eq_ignore_ascii_case("lex.uz"))
        && let Some(target) = parse_document_address(path)
    {
        return Some(target);
    }
    Some(LinkTarget::Address(address))
}

fn parse_document_address(path: &str) -> Option<LinkTarget> {
    let (path, anchor) = path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)));
    let (path, query) = path.split_once('?').map_or((path, ""), |(path, query)| (path, query));
    let mut steps = path.trim_matches('/').split('/');
    let mut step = steps.next()?;
    if step.len() == 2 {
        step = steps.next()?;
    }
    if !matches!(step, "docs" | "acts") {
        return None;
    }
    let id: DocId = steps.next()?.parse().ok()?;
    let on = query.split('&').find_map(|pair| pair.strip_prefix("ONDATE=")).and_then(|value| {
        let day = value.split([' ', '+', '%']).next().unwrap_or(value);
        parse_date(day)
    });
    let anchor = anchor.map(anchor_id).filter(|anchor| !anchor.is_empty()).map(str::to_owned);
    Some(LinkTarget::Document { id, anchor, on })
}

/// Returns the block of an anchor: `edi-102` is the note on block `-102`.
fn anchor_id(anchor: &str) -> &str {
    anchor.trim().strip_prefix("edi").unwrap_or(anchor.trim())
}

#[cfg(test)]
mod tests {
    use qonun_law::{LinkTarget, parse_date};

    use super::{Token, attribute, one_line, parse_target, tokens};

    #[test]
    fn attributes_are_read_as_people_write_them() {
        let tag = r#"td width="1"CLASS='lbl' id=12 checked data-x="a > b"/"#;
        assert_eq!(attribute(tag, "class"), Some("lbl"));
        assert_eq!(attribute(tag, "id"), Some("12"));
        assert_eq!(attribute(tag, "checked"), Some(""));
        assert_eq!(attribute(tag, "data-x"), Some("a > b"));
        assert_eq!(attribute(tag, "style"), None);
    }

    #[test]
    fn scripts_and_comments_give_no_text() {
        let markup = "<p>a<!-- <b> --><script>if (1<2) '<p>'</script>b</p><br/>c < d";
        let texts: Vec<_> =
            tokens(markup).filter_map(|t| if let Token::Text(t) = t { Some(t) } else { None }).collect();
        assert_eq!(texts, ["a", "b", "c ", "< d"]);
        assert_eq!(one_line("\u{feff}&nbsp;a\n b&shy;c &unknown; "), "a bc &unknown;");
    }

    #[test]
    fn an_address_leads_to_a_document_a_block_a_day() {
        let document = |id, anchor: Option<&str>, on: Option<&str>| LinkTarget::Document {
            id,
            anchor: anchor.map(str::to_owned),
            on: on.and_then(parse_date),
        };
        for (address, wanted) in [
            ("/docs/100", Some(document(100, None, None))),
            ("/docs/-100?ONDATE=01.03.1997 00#-99", Some(document(-100, Some("-99"), Some("1997-03-01")))),
            ("/docs/-100?ONDATE=01.03.1997%2001#edi-99", Some(document(-100, Some("-99"), Some("1997-03-01")))),
            ("https://lex.uz/ru/docs/5?type=doc&amp;ONDATE=2.1.2020", Some(document(5, None, Some("2020-01-02")))),
            ("http://www.lex.uz/acts/7#8", Some(document(7, Some("8"), None))),
            ("#-12", Some(LinkTarget::Here { anchor: "-12".to_owned() })),
            ("156171", Some(LinkTarget::Here { anchor: "156171".to_owned() })),
            ("https://example.org/docs/5", Some(LinkTarget::Address("https://example.org/docs/5".to_owned()))),
            ("/files/12.zip", Some(LinkTarget::Address("/files/12.zip".to_owned()))),
            ("/docs/x", Some(LinkTarget::Address("/docs/x".to_owned()))),
            ("JavaScript:alert(1)", None),
            (" ", None),
        ] {
            assert_eq!(parse_target(address), wanted, "{address}");
        }
    }
}

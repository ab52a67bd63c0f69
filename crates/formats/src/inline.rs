//! Links inside a text: runs of characters with one target, and targets as addresses.

use qonun_law::{Block, BlockStyle, Link, LinkTarget, Table, parse_date};

/// Addresses of texts on the site that they come from.
const TEXTS: &str = "https://lex.uz/docs/";

/// Characters that belong to one link, or to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run<'d> {
    pub(crate) text: &'d str,
    pub(crate) target: Option<&'d LinkTarget>,
}

/// Divides a text at the ends of its links. A link that overlaps an earlier one is text. A link of no characters, as a
/// picture has it, is an empty run.
pub(crate) fn runs<'d>(text: &'d str, links: &'d [Link]) -> Vec<Run<'d>> {
    shifted(text, links, 0)
}

/// The same for a text that begins at the character `offset` of the one that the links count in.
fn shifted<'d>(text: &'d str, links: &'d [Link], offset: usize) -> Vec<Run<'d>> {
    if links.is_empty() {
        return vec![Run { text, target: None }];
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |n: u32| (n as usize).checked_sub(offset).and_then(|n| starts.get(n).copied());
    let ranges = links.iter().filter_map(|link| Some((place(link.start)?, place(link.end)?, &link.target)));
    let mut ranges: Vec<_> = ranges.filter(|(start, end, _)| start <= end).collect();
    ranges.sort_by_key(|&(start, end, _)| (start, end));
    let (mut runs, mut at) = (Vec::new(), 0);
    for (start, end, target) in ranges {
        if start < at {
            continue;
        }
        if start > at {
            runs.push(Run { text: &text[at..start], target: None });
        }
        runs.push(Run { text: &text[start..end], target: Some(target) });
        at = end;
    }
    if at < text.len() || runs.is_empty() {
        runs.push(Run { text: &text[at..], target: None });
    }
    runs
}

/// Returns the runs of each cell of a table, row by row. Links of a table count in [`Table::text`].
pub(crate) fn cells<'d>(table: &'d Table, links: &'d [Link]) -> Vec<Vec<Vec<Run<'d>>>> {
    let mut offset = 0;
    let mut cell = |text: &'d str| {
        let runs = shifted(text, links, offset);
        // One character, a tab or a line feed, separates cells.
        offset += if links.is_empty() { 0 } else { text.chars().count() + 1 };
        runs
    };
    let mut cells = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        if row.is_empty() {
            // It is a line of its own.
            cell("");
        }
        cells.push(row.iter().map(|one| cell(&one.text)).collect());
    }
    cells
}

/// Returns the table of a block, if it has one with at least one cell.
pub(crate) fn table(block: &Block) -> Option<&Table> {
    block.table.as_ref().filter(|table| table.rows.iter().any(|row| !row.is_empty()))
}

/// Returns the class of a style; a normal paragraph has none.
pub(crate) fn class(style: BlockStyle) -> Option<&'static str> {
    (style != BlockStyle::Text).then(|| style.name())
}

/// Returns the style with a class.
pub(crate) fn style(name: &str) -> Option<BlockStyle> {
    BlockStyle::ALL.into_iter().find(|&style| class(style) == Some(name))
}

/// Returns the address of a target.
pub(crate) fn href(target: &LinkTarget) -> String {
    match target {
        LinkTarget::Document { id, anchor, on } => {
            let day = on.map(|day| format!("?ONDATE={:02}.{:02}.{:04}", day.day(), day.month(), day.year()));
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}"));
            format!("{TEXTS}{id}{}{}", day.unwrap_or_default(), anchor.unwrap_or_default())
        }
        LinkTarget::Here { anchor } => format!("#{anchor}"),
        LinkTarget::Address(address) => address.clone(),
    }
}

/// Returns the target of an address: the inverse of [`href`].
pub(crate) fn target(href: &str) -> LinkTarget {
    if let Some(anchor) = href.strip_prefix('#') {
        return LinkTarget::Here { anchor: anchor.to_owned() };
    }
    document(href).unwrap_or_else(|| LinkTarget::Address(href.to_owned()))
}

fn document(href: &str) -> Option<LinkTarget> {
    let rest = href.strip_prefix(TEXTS)?;
    let (rest, anchor) = match rest.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor.to_owned())),
        None => (rest, None),
    };
    let (id, on) = match rest.split_once("?ONDATE=") {
        Some((id, day)) => (id, Some(parse_date(day)?)),
        None => (rest, None),
    };
    Some(LinkTarget::Document { id: id.parse().ok()?, anchor, on })
}

/// True for the address of a picture.
pub(crate) fn is_picture(target: &LinkTarget) -> bool {
    let LinkTarget::Address(address) = target else { return false };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| PICTURES.contains(&extension.as_str()))
}

/// Extensions of pictures.
const PICTURES: [&str; 9] = ["png", "gif", "jpg", "jpeg", "svg", "bmp", "webp", "emf", "wmf"];

/// Returns an address that may be followed from a page: a script or data is not one.
pub(crate) fn safe(href: &str) -> Option<&str> {
    let is_web = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    is_web.then_some(href)
}

/// Returns a valid URI for an address: what may not stand in one is encoded, and `#` stands for what is none.
pub(crate) fn uri(href: &str) -> String {
    let authority = ["https://", "http://"].iter().find_map(|scheme| href.strip_prefix(scheme));
    let has_host = |rest: &str| {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        !rest[..end].is_empty() && rest[..end].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    };
    let is_local = href.starts_with('#') || (href.starts_with('/') && !href.starts_with("//"));
    if !(is_local || authority.is_some_and(has_host)) {
        return "#".to_owned();
    }
    let bytes = href.as_bytes();
    let (mut out, mut in_fragment) = (String::with_capacity(href.len()), false);
    for (at, &byte) in bytes.iter().enumerate() {
        let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        let plain = match byte {
            b'%' => is_hex(at + 1) && is_hex(at + 2),
            b'#' => !in_fragment,
            b'[' | b']' => false,
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        in_fragment |= byte == b'#';
        if plain { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

#[cfg(test)]
mod tests {
    use qonun_law::{Cell, Link, LinkTarget, Table, parse_date};

    use super::{cells, href, runs, safe, target, uri};

    fn link(start: u32, end: u32) -> Link {
        Link { start, end, target: LinkTarget::Address(format!("{start}")) }
    }

    #[test]
    fn a_text_is_divided_at_its_links() {
        for (links, wanted) in [
            (vec![], "қонун тўғрисида"),
            (vec![link(0, 5)], "[қонун]| тўғрисида"),
            (vec![link(6, 15)], "қонун |[тўғрисида]"),
            (vec![link(6, 8), link(0, 5)], "[қонун]| |[тў]|ғрисида"),
            (vec![link(0, 8), link(5, 9)], "[қонун тў]|ғрисида"),
            (vec![link(5, 5), link(9, 4), link(4, 99)], "қонун|[]| тўғрисида"),
        ] {
            let text = |run: &super::Run<'_>| match run.target {
                Some(_) => format!("[{}]", run.text),
                None => run.text.to_owned(),
            };
            let found = runs("қонун тўғрисида", &links).iter().map(text).collect::<Vec<_>>().join("|");
            assert_eq!(found, wanted);
        }
        assert_eq!(runs("", &[link(0, 1)]).len(), 1);
    }

    #[test]
    fn links_of_a_table_are_in_their_cells() {
        let cell = |text: &str| Cell { text: text.to_owned(), columns: 1, rows: 1 };
        let table = Table { rows: vec![vec![cell("бир"), cell("икки")], vec![cell("уч тўрт")]] };
        let links = [link(4, 8), link(12, 16)];
        let linked: Vec<String> = cells(&table, &links)
            .iter()
            .flatten()
            .flatten()
            .filter(|run| run.target.is_some())
            .map(|run| run.text.to_owned())
            .collect();
        assert_eq!(linked, ["икки", "тўрт"]);
    }

    #[test]
    fn a_target_is_read_from_its_address() {
        let document = |id, anchor: Option<&str>, on: Option<&str>| LinkTarget::Document {
            id,
            anchor: anchor.map(str::to_owned),
            on: on.and_then(parse_date),
        };
        for (wanted, address) in [
            (document(-4396428, None, None), "https://lex.uz/docs/-4396428"),
            (document(5, Some("-7"), Some("2021-03-01")), "https://lex.uz/docs/5?ONDATE=01.03.2021#-7"),
            (LinkTarget::Here { anchor: "-5".to_owned() }, "#-5"),
            (LinkTarget::Address("https://lex.uz/docs/x".to_owned()), "https://lex.uz/docs/x"),
        ] {
            assert_eq!(href(&wanted), address);
            assert_eq!(target(address), wanted);
        }
        assert_eq!(safe("JavaScript:alert(1)"), None);
        assert_eq!(safe("HTTPS://x"), Some("HTTPS://x"));
    }

    #[test]
    fn an_address_becomes_a_valid_uri() {
        for (href, wanted) in [
            ("https://lex.uz/docs/-5?ONDATE=01.03.2021#-7", "https://lex.uz/docs/-5?ONDATE=01.03.2021#-7"),
            ("https://lex.uz/a b#c#d", "https://lex.uz/a%20b#c%23d"),
            ("/docs/100%", "/docs/100%25"),
            ("#қ", "#%D2%9B"),
            ("javascript:alert(1)", "#"),
            ("https://user:x@host/", "#"),
            ("//host", "#"),
        ] {
            assert_eq!(uri(href), wanted);
        }
    }
}

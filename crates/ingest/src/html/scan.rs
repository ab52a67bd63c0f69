//! The byte scanner: reads the one pattern that the site writes, ten times faster than an HTML parser.
//!
//! It gives up at the first unexpected byte; then the HTML parser reads the page. So it needs to know little HTML, and
//! it must never guess.

use super::inline::Inline;
use super::repair::repair_from;
use super::tag::{Facts, Tag};
use super::token::{attributes, entity};
use super::visible::{last_block, letters, visible};
use super::{Blocks, Class, RawBlock, under_way};

/// Reads the blocks of a text. Returns `None` if the text does not follow the pattern.
pub(super) fn scan(body: &str) -> Option<Blocks> {
    let mut scanner = Scanner { text: body, at: 0, left_out: 0 };
    let container = scanner.open_tag("div")?;
    attributes(container).any(|(name, value)| name == "id" && value == "divCont").then_some(())?;
    let mut blocks = Vec::new();
    loop {
        scanner.skip_blanks();
        if scanner.eat("</div>") {
            // Blocks after the container: the container was closed too early.
            let ends = last_block(body) < scanner.at;
            let (visible, left_out) = (visible(&body[..scanner.at]), scanner.left_out);
            // The rest is not read, but its problems are reported, as on every page.
            let problems = repair_from(body, scanner.at).problems;
            return ends.then_some(Blocks { blocks, problems, visible, left_out, by_tree: false });
        }
        if scanner.eat("<br />") || scanner.eat("<br/>") || scanner.eat("<br>") {
            continue;
        }
        blocks.push(scanner.block()?);
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Number of letters and figures of buttons and the like.
    left_out: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t', '\u{feff}']).len();
    }

    /// Reads an opening tag with a given name and returns its attributes as written. Every attribute must have its
    /// value in double quotes.
    fn open_tag(&mut self, name: &str) -> Option<&'a str> {
        let rest = self.rest().strip_prefix('<')?.strip_prefix(name)?;
        let end = plain_tag_end(rest)?;
        let inside = &rest[..end];
        self.at += 1 + name.len() + end + 1;
        (inside.is_empty() || inside.starts_with([' ', '/'])).then_some(inside)
    }

    fn block(&mut self) -> Option<RawBlock> {
        let tag = self.open_tag("div")?;
        let (mut class, mut annotation) = (None, None);
        for (name, value) in attributes(tag) {
            match name {
                "class" => {
                    annotation = value.split(' ').find_map(|name| match name {
                        "lx_elem" => Some(false),
                        "lx_no_select" => Some(true),
                        _ => None,
                    });
                    class = Class::of(value);
                }
                "onmousemove" | "style" => {}
                _ => return None,
            }
        }
        let mut block = RawBlock { class: class?, annotation: annotation?, ..RawBlock::default() };
        let mut inline = Inline::default();
        let mut content = false;
        loop {
            if self.eat("</div>") {
                block.editorial = inline.editorial;
                self.left_out += inline.left_out;
                block.content = if inline.bad_links.is_empty() { inline.finish() } else { return None };
                return Some(block);
            }
            if self.rest().starts_with("<label") && block.label.is_none() {
                let tag = self.open_tag("label")?;
                let id = attributes(tag).find(|(name, _)| *name == "id")?.1;
                block.label = Some(id.strip_prefix('s')?.parse().ok()?);
                self.eat("</label>").then_some(())?;
                continue;
            }
            if self.rest().starts_with("<div class=\"lx_elem2\">") {
                self.buttons()?;
                continue;
            }
            // The words of the block come last: anything after them breaks the pattern.
            if content {
                return None;
            }
            let tag = self.open_tag("div")?;
            match named(tag)? {
                Named::Editorial => inline.open(Tag::Line, &Facts { class: Some("COMMENTLEXUZ"), ..Facts::default() }),
                Named::Content(id) => {
                    content = true;
                    block.id = Some(id.to_owned());
                    under_way::begin(id);
                    inline.open(Tag::Line, &Facts::default());
                }
            }
            self.inside(&mut inline)?;
        }
    }

    /// Reads buttons of the interface: `lx_elem2` with one `lx_elem3`, with spans and pictures.
    fn buttons(&mut self) -> Option<()> {
        self.eat("<div class=\"lx_elem2\"><div class=\"lx_elem3\">").then_some(())?;
        while !self.eat("</div></div>") {
            self.eat("<span onclick=\"").then_some(())?;
            self.skip_value()?;
            self.eat("\">").then_some(())?;
            if self.eat("<img src=\"") {
                self.skip_value()?;
                self.eat("\" />").then_some(())?;
            }
            let words = &self.rest()[..self.rest().find('<')?];
            self.left_out += letters(words);
            self.at += words.len();
            self.eat("</span>").then_some(())?;
        }
        Some(())
    }

    /// Skips a quoted value without brackets.
    fn skip_value(&mut self) -> Option<()> {
        let end = self.rest().bytes().position(|b| matches!(b, b'"' | b'<' | b'>'))?;
        self.at += end;
        self.rest().starts_with('"').then_some(())
    }

    /// Reads the content of a `div` and its end tag.
    fn inside(&mut self, inline: &mut Inline) -> Option<()> {
        let mut open: Vec<(&'a str, Tag)> = vec![("div", Tag::Line)];
        loop {
            let rest = self.rest();
            let stop = rest.bytes().position(|b| matches!(b, b'<' | b'&' | 0))?;
            let (words, after) = rest.split_at(stop);
            if !words.is_empty() {
                match open.last() {
                    Some((_, Tag::Table | Tag::Rows | Tag::Tr)) if !words.trim_ascii().is_empty() => return None,
                    _ => inline.text(words),
                }
            }
            self.at += stop;
            if after.starts_with('&') {
                self.entity(inline)?;
                continue;
            }
            if let Some(closing) = after.strip_prefix("</") {
                let end = closing.find('>')?;
                let (name, tag) = open.pop()?;
                (closing[..end] == *name).then_some(())?;
                inline.close(tag);
                self.at += 2 + end + 1;
                if open.is_empty() {
                    return Some(());
                }
                continue;
            }
            self.element(inline, &mut open)?;
        }
    }

    fn entity(&mut self, inline: &mut Inline) -> Option<()> {
        let rest = &self.rest()[1..];
        let end = rest.bytes().take(10).position(|b| b == b';')?;
        let c = entity(&rest[..end])?;
        inline.text(c.encode_utf8(&mut [0; 4]));
        self.at += 1 + end + 1;
        Some(())
    }

    fn element(&mut self, inline: &mut Inline, open: &mut Vec<(&'a str, Tag)>) -> Option<()> {
        let rest = self.rest().strip_prefix('<')?;
        let name = &rest[..rest.bytes().position(|b| !b.is_ascii_lowercase())?];
        is_plain(name).then_some(())?;
        let inside = self.open_tag(name)?;
        let (inside, closed) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let facts = plain_facts(inside)?;
        let tag = Tag::of(name, &facts);
        let parent = open.last().map(|(_, tag)| *tag);
        may_stand(name, tag, parent, open)?;
        inline.open(tag, &facts);
        if !matches!(tag, Tag::Br | Tag::Img) {
            (!closed && open.len() < 100).then_some(())?;
            open.push((name, tag));
        }
        Some(())
    }
}

/// The role of a `div` inside a block, from its attributes.
enum Named<'a> {
    /// The words of the block.
    Content(&'a str),
    /// The editors' own heading of a comment.
    Editorial,
}

fn named(tag: &str) -> Option<Named<'_>> {
    let mut id = None;
    let mut class = None;
    for (name, value) in attributes(tag) {
        match name {
            "id" if id.is_none() => id = Some(value),
            "class" if class.is_none() => class = Some(value),
            "name" => {}
            _ => return None,
        }
    }
    match (id, class) {
        (Some(id), None) if !id.is_empty() && !id.contains('&') => Some(Named::Content(id)),
        (None, Some("COMMENTLEXUZ")) => Some(Named::Editorial),
        _ => None,
    }
}

/// Returns the end of a tag whose attributes, if any, all have the form `name="value"`, without brackets in the values.
fn plain_tag_end(rest: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at),
            b'<' | b'>' | 0 => return None,
            b'\'' if !quoted => return None,
            _ => {}
        }
    }
    None
}

/// True for elements that the scanner and the HTML parser interpret alike.
fn is_plain(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "br"
            | "div"
            | "em"
            | "font"
            | "i"
            | "img"
            | "p"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "td"
            | "th"
    )
}

/// Returns `Some` if the HTML parser would accept the element here without moving it or closing another one. It covers
/// only the common cases.
fn may_stand(name: &str, tag: Tag, parent: Option<Tag>, open: &[(&str, Tag)]) -> Option<()> {
    let inside =
        |wanted: &str| open.iter().rev().take_while(|(_, tag)| *tag != Tag::Cell).any(|(name, _)| *name == wanted);
    let fits = match tag {
        Tag::Rows => parent == Some(Tag::Table),
        Tag::Tr => parent == Some(Tag::Rows),
        Tag::Cell => parent == Some(Tag::Tr),
        _ if matches!(parent, Some(Tag::Table | Tag::Rows | Tag::Tr)) => false,
        Tag::A => !open.iter().any(|(name, _)| *name == "a"),
        Tag::Line | Tag::Table => !inside("p") && !open.iter().any(|(name, tag)| is_look(*tag) && *name != "span"),
        _ => !open.iter().any(|(open, tag)| is_look(*tag) && *open == name && name == "font"),
    };
    fits.then_some(())
}

const fn is_look(tag: Tag) -> bool {
    matches!(tag, Tag::Look | Tag::Raised(_) | Tag::Lowered | Tag::Struck | Tag::A)
}

fn plain_facts(inside: &str) -> Option<Facts<'_>> {
    let mut facts = Facts::default();
    for (name, value) in attributes(inside) {
        // Active attributes and entities are left to the HTML parser.
        if name.starts_with("on") || !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            return None;
        }
        let slot = match name {
            "class" => &mut facts.class,
            "href" => &mut facts.href,
            "src" => &mut facts.src,
            "colspan" => &mut facts.columns,
            "rowspan" => &mut facts.rows,
            "style" => &mut facts.style,
            "size" => &mut facts.size,
            "id" | "name" | "title" | "target" | "alt" | "width" | "height" | "align" | "valign" | "border"
            | "cellpadding" | "cellspacing" | "bgcolor" | "color" | "face" | "lang" | "rel" => {
                continue;
            }
            _ => return None,
        };
        if slot.is_some() || value.contains('&') {
            return None;
        }
        *slot = Some(value);
    }
    // A known block inside another: the page is broken.
    if facts.class.is_some_and(|class| {
        class.contains("lx_elem")
            || class.contains("lx_no_select")
            || Class::of(class).is_some_and(|c| c != Class::Table)
    }) {
        return None;
    }
    Some(facts)
}

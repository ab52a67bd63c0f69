//! Reads the blocks of a text with an HTML parser: slower than the scanner, but it accepts any markup.
//!
//! The tree is walked without recursion: on a page without end tags blocks are nested a thousand levels deep.

use std::collections::BTreeSet;

use qonun_law::{Problem, ProblemCode};
use qonun_letters::is_invisible;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::depth::{MOST_ATTRIBUTES, bounded};
use super::inline::Inline;
use super::repair::repair;
use super::tag::{Facts, Tag};
use super::visible::{ends_text_by_id, letters, visible};
use super::{Blocks, Class, RawBlock, under_way};

/// The role of an open element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A block, by its serial number.
    Block(u32),
    /// The element with the words of a block.
    Content,
    /// Buttons of the interface.
    Buttons,
    /// An element inside of the words.
    Inline(Tag),
    /// No role.
    Plain,
    /// Skipped with its contents.
    Skipped,
}

/// Reads the blocks of a text, which begins with its opening tag.
pub(super) fn read(body: &str) -> Blocks {
    let repaired = repair(body);
    let body = repaired.markup.as_ref();
    let out = Blocks { by_tree: true, problems: repaired.problems, visible: visible(body), ..Blocks::default() };
    let mut walker = Walker { out, ..Walker::default() };
    let bounded = bounded(body);
    for (is_so, message) in [
        (bounded.levelled, "elements stand too deep inside each other; they were closed at the next block".to_owned()),
        (bounded.shortened, format!("a tag has more than {MOST_ATTRIBUTES} attributes; the others were left out")),
    ] {
        if is_so {
            walker.tell_page(ProblemCode::Markup, &message);
        }
    }
    if bounded.cut {
        walker.tell_page(ProblemCode::Truncated, "the page has more tags than any page of law; its text was cut");
    }
    let html = Html::parse_document(&bounded.markup);
    let find = |name: &str| Selector::parse(name).ok().and_then(|selector| html.select(&selector).next());
    if let Some(container) = find("#divCont") {
        walker.walk(container, None);
        walker.walk_after(container);
    } else if let Some(container) = find("body") {
        walker.tell_page(
            ProblemCode::Markup,
            "the container of the text is lost; its blocks were read to the end of the page",
        );
        walker.walk(container, None);
    }
    walker.finish()
}

#[derive(Default)]
struct Walker {
    out: Blocks,
    open: Vec<Open>,
    current: Option<Current>,
    serial: u32,
    /// The id of the last block with an id.
    near: Option<String>,
    /// Number of open buttons.
    buttons: u32,
    skipped: u32,
    /// Event handlers that were removed.
    handlers: BTreeSet<String>,
    /// True if the footer of the site was reached.
    ended: bool,
    /// Kinds of problems already reported, so that each is reported once per block.
    told: BTreeSet<(ProblemCode, String)>,
}

/// How the beginning of a block was recognised.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// By its class.
    Marked,
    /// By an id alone: a page saved by another program has lost its classes.
    Bare,
    /// By nothing: text outside any block.
    Loose,
}

struct Current {
    serial: u32,
    block: RawBlock,
    inline: Inline,
    origin: Origin,
}

impl Walker {
    /// Reads the contents of an element: all of it, or the part after one of its children.
    fn walk(&mut self, container: ElementRef<'_>, after: Option<ElementRef<'_>>) {
        let mut next = after.map_or_else(|| container.first_child(), |after| after.next_sibling());
        while let Some(node) = next {
            match node.value() {
                Node::Element(element) if self.ends_text(element) => {
                    self.ended = true;
                    break;
                }
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(node) {
                        let open = self.open(element);
                        self.open.push(open);
                    }
                }
                Node::Text(text) => self.text(text),
                _ => {}
            }
            next = node.first_child();
            let mut done = node;
            while next.is_none() {
                self.leave(done.value());
                next = done.next_sibling();
                match done.parent() {
                    Some(parent) if next.is_none() && parent.id() != container.id() => done = parent,
                    _ => break,
                }
            }
        }
        self.end_block();
        self.open.clear();
    }

    /// Continues after a container that was closed before the last block.
    fn walk_after(&mut self, container: ElementRef<'_>) {
        let mut before = container;
        let mut told = false;
        while let Some(around) = before.parent().and_then(ElementRef::wrap).filter(|_| !self.ended) {
            let mut later = before.next_siblings().filter_map(ElementRef::wrap);
            let mut text = later.by_ref().take_while(|element| !self.ends_text(element.value()));
            if text.any(|element| element.descendants().filter_map(ElementRef::wrap).any(is_marked)) {
                if !told {
                    self.tell(ProblemCode::Markup, "the container of the text is closed before its last block");
                    told = true;
                }
                self.walk(around, Some(before));
            }
            before = around;
        }
    }

    fn leave(&mut self, node: &Node) {
        if node.is_element()
            && let Some(open) = self.open.pop()
        {
            self.close(open);
        }
    }

    /// True for the site's footer inside the text: the end tag of the text is missing. Footers of the law have no
    /// class.
    fn ends_text(&self, element: &Element) -> bool {
        element.name() == "footer" && (element.attr("class").is_some() || self.current.is_none())
            || element.attr("id").is_some_and(ends_text_by_id)
    }

    fn open(&mut self, node: ElementRef<'_>) -> Open {
        if self.skipped > 0 {
            self.skipped += 1;
            return Open::Skipped;
        }
        let element = node.value();
        let name = element.name();
        if is_active(name) {
            let mut words = node.children().filter_map(|child| child.value().as_text());
            self.tell_active(element, words.any(|text| text.contains("PDFObject")));
            self.skipped = 1;
            return Open::Skipped;
        }
        let handlers = element.attrs().map(|(name, _)| name).filter(|name| is_active_attribute(name));
        self.handlers.extend(handlers.map(str::to_owned));
        let class = element.attr("class").unwrap_or_default();
        if is_marked(node) {
            return self.open_block(Class::of_block(class), class.contains("lx_no_select"));
        }
        if name == "div"
            && let Some(found) = Class::of(class).filter(|found| *found != Class::Table)
        {
            let annotation = is_annotation(&found);
            return self.open_block(found, annotation);
        }
        if class.split_ascii_whitespace().any(|name| name == "lx_elem2") && self.current.is_some() {
            self.buttons += 1;
            return Open::Buttons;
        }
        self.open_inside(node)
    }

    fn open_inside(&mut self, node: ElementRef<'_>) -> Open {
        let element = node.value();
        let name = element.name();
        let id = element.attr("id").filter(|id| !id.is_empty());
        if name == "label"
            && let (Some(current), Some(id)) = (&mut self.current, id)
        {
            current.block.label = current.block.label.or_else(|| id.strip_prefix('s')?.parse().ok());
        }
        if self.current.as_ref().is_none_or(|current| current.origin != Origin::Marked)
            && name == "div"
            && let Some(id) = id
        {
            self.end_block();
            under_way::begin(id);
            return self.start(RawBlock { id: Some(id.to_owned()), ..RawBlock::default() }, Origin::Bare);
        }
        let names_block = matches!(name, "div" | "a") && id.is_some();
        if let Some(current) = self.current.as_mut().filter(|current| current.block.id.is_none() && names_block) {
            current.block.id = id.map(str::to_owned);
            under_way::begin(id.unwrap_or_default());
            if self.buttons > 0 {
                self.buttons = 0;
                self.tell(ProblemCode::Markup, "the buttons of the block are not closed");
            }
            if name == "div" {
                if let Some(current) = &mut self.current {
                    current.inline.open(Tag::Line, &Facts::default());
                }
                return Open::Content;
            }
        }
        if self.buttons > 0 {
            return Open::Plain;
        }
        if self.current.is_none() {
            // Wrappers around blocks have no meaning; anything else is text that lost its block.
            if name == "div" || name == "br" || name == "p" {
                return Open::Plain;
            }
            self.open_loose();
        }
        let facts = facts_of(node);
        let tag = Tag::of(name, &facts);
        if let Some(current) = &mut self.current {
            current.inline.open(tag, &facts);
        }
        Open::Inline(tag)
    }

    fn open_block(&mut self, class: Class, annotation: bool) -> Open {
        if self.current.as_ref().is_some_and(|current| current.origin == Origin::Marked) {
            self.tell(ProblemCode::Markup, "the block is not closed before the next one");
        }
        self.end_block();
        self.buttons = 0;
        self.start(RawBlock { class, annotation, ..RawBlock::default() }, Origin::Marked)
    }

    fn open_loose(&mut self) {
        self.start(RawBlock::default(), Origin::Loose);
    }

    fn start(&mut self, block: RawBlock, origin: Origin) -> Open {
        self.serial += 1;
        self.current = Some(Current { serial: self.serial, block, inline: Inline::default(), origin });
        Open::Block(self.serial)
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 || self.buttons > 0 {
            self.out.left_out += letters(text);
            return;
        }
        if self.current.is_none() {
            if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
                return;
            }
            self.open_loose();
        }
        if let Some(current) = &mut self.current {
            current.inline.text(text);
        }
    }

    fn close(&mut self, open: Open) {
        match open {
            Open::Skipped => self.skipped -= 1,
            Open::Buttons => self.buttons = self.buttons.saturating_sub(1),
            Open::Inline(Tag::Br | Tag::Img) | Open::Plain => {}
            Open::Inline(tag) => {
                if let Some(current) = &mut self.current {
                    current.inline.close(tag);
                }
            }
            Open::Content => {
                if let Some(current) = &mut self.current {
                    current.inline.close(Tag::Line);
                }
            }
            Open::Block(serial) => {
                if self.current.as_ref().is_some_and(|current| current.serial == serial) {
                    self.end_block();
                }
            }
        }
    }

    fn end_block(&mut self) {
        let Some(mut current) = self.current.take() else { return };
        for link in std::mem::take(&mut current.inline.bad_links) {
            let block = current.block.id.clone();
            self.out.problems.push(Problem {
                code: ProblemCode::BadLink,
                block,
                message: format!("the link {link:?} leads nowhere"),
            });
        }
        current.block.editorial = current.inline.editorial;
        self.out.left_out += current.inline.left_out;
        current.block.content = current.inline.finish();
        if current.origin == Origin::Loose {
            if current.block.content.parts.is_empty() {
                return;
            }
            let message = "text outside of any block was read as a paragraph".to_owned();
            let near = self.near.clone();
            if self.told.insert((ProblemCode::Markup, String::new())) {
                self.out.problems.push(Problem { code: ProblemCode::Markup, block: near, message });
            }
        }
        if current.block.id.is_some() {
            self.near.clone_from(&current.block.id);
        }
        self.out.blocks.push(current.block);
    }

    fn tell_active(&mut self, element: &Element, embeds_pdf: bool) {
        if !embeds_pdf && element.name() != "style" {
            let message = format!("active content ({}) in the text was left out", element.name());
            self.tell(ProblemCode::ActiveContent, &message);
        }
    }

    fn finish(mut self) -> Blocks {
        if !self.handlers.is_empty() {
            let names = self.handlers.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!("handlers of events ({names}) were left out; the text in them was kept");
            self.out.problems.push(Problem { code: ProblemCode::ActiveContent, block: None, message });
        }
        self.out
    }

    /// Reports a problem of the whole text.
    fn tell_page(&mut self, code: ProblemCode, message: &str) {
        self.out.problems.push(Problem { code, block: None, message: message.to_owned() });
    }

    /// Reports a problem of the current block, or of the previous one.
    fn tell(&mut self, code: ProblemCode, message: &str) {
        let here = self.current.as_ref().and_then(|current| current.block.id.clone());
        let block = here.or_else(|| self.near.clone());
        if self.told.insert((code, block.clone().unwrap_or_default())) {
            self.out.problems.push(Problem { code, block, message: message.to_owned() });
        }
    }
}

/// True for annotations. Older pages and exports do not mark them: only their class identifies them.
const fn is_annotation(class: &Class) -> bool {
    matches!(class, Class::Comment | Class::Changes | Class::Index | Class::Publication)
}

/// True if an element is marked as a block of the text.
fn is_marked(node: ElementRef<'_>) -> bool {
    let element = node.value();
    element.name() == "div" && element.classes().any(|name| matches!(name, "lx_elem" | "lx_no_select"))
}

fn facts_of(node: ElementRef<'_>) -> Facts<'_> {
    let element = node.value();
    let name = element.name();
    let reversed = name == "ol" && element.attr("reversed").is_some();
    let written = match name {
        "ol" => element.attr("start"),
        "li" => element.attr("value"),
        _ => None,
    };
    let items = || node.child_elements().filter(|child| child.value().name() == "li").count();
    let number = written.and_then(|number| number.trim().parse().ok());
    Facts {
        class: element.attr("class"),
        href: element.attr("href"),
        src: element.attr("src"),
        columns: element.attr("colspan"),
        rows: element.attr("rowspan"),
        style: element.attr("style"),
        size: element.attr("size"),
        numbering: element.attr("type"),
        number: number.or_else(|| reversed.then(|| i64::try_from(items()).ok()).flatten()),
        reversed,
    }
}

/// True for elements that act instead of containing text.
fn is_active(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "noembed"
            | "noframes"
            | "iframe"
            | "object"
            | "applet"
            | "embed"
            | "template"
            | "svg"
    )
}

/// True for event handlers. The site's own buttons and blocks have click and mouse handlers, which are excepted.
fn is_active_attribute(name: &str) -> bool {
    name.starts_with("on") && !matches!(name, "onclick" | "onmousemove" | "onmouseover" | "onmouseout")
}

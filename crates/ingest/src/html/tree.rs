//! The HTML parser's way to the blocks of a text: slower than the scanner, and not put off by anything.
//!
//! The tree is walked from end to end without recursion: on a page that has lost its end tags blocks stand a thousand
//! levels deep inside each other.

use std::collections::BTreeSet;

use qonun_law::{Problem, ProblemCode};
use qonun_letters::is_invisible;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::depth::bounded;
use super::inline::{Facts, Inline, Tag};
use super::{Blocks, Class, RawBlock};

/// What an open element is to the walker.
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
    /// Nothing of its own.
    Plain,
    /// Left out with all that is in it.
    Skipped,
}

/// Reads the blocks of a text, which begins with the tag that opens it.
pub(super) fn read(body: &str) -> Blocks {
    let mut walker = Walker { out: Blocks { by_tree: true, ..Blocks::default() }, ..Walker::default() };
    let levelled = bounded(body);
    if levelled.is_some() {
        let message = "elements stand too deep inside each other; they were closed at the next block".to_owned();
        walker.out.problems.push(Problem { code: ProblemCode::Markup, block: None, message });
    }
    let html = Html::parse_document(levelled.as_deref().unwrap_or(body));
    let find = |name: &str| Selector::parse(name).ok().and_then(|selector| html.select(&selector).next());
    if let Some(container) = find("#divCont") {
        walker.walk(container);
    } else if let Some(container) = find("body") {
        let message = "the container of the text is lost; its blocks were read to the end of the page".to_owned();
        walker.out.problems.push(Problem { code: ProblemCode::Markup, block: None, message });
        walker.walk(container);
    }
    walker.out
}

#[derive(Default)]
struct Walker {
    out: Blocks,
    open: Vec<Open>,
    current: Option<Current>,
    serial: u32,
    /// Buttons that are open.
    buttons: u32,
    skipped: u32,
    /// Kinds of problems told already, so that each is told once a block.
    told: BTreeSet<(ProblemCode, String)>,
}

/// How a block was told to begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// By its class.
    Marked,
    /// By an id alone: a page that was saved by another program and has lost its classes.
    Bare,
    /// By nothing: text outside of any block.
    Loose,
}

struct Current {
    serial: u32,
    block: RawBlock,
    inline: Inline,
    origin: Origin,
}

impl Walker {
    fn walk(&mut self, container: ElementRef<'_>) {
        let mut next = container.first_child();
        while let Some(node) = next {
            match node.value() {
                Node::Element(element) if self.ends_text(element) => break,
                Node::Element(element) => {
                    let embeds = || {
                        node.children()
                            .filter_map(|child| child.value().as_text())
                            .any(|text| text.contains("PDFObject"))
                    };
                    let open = self.open(element, embeds);
                    self.open.push(open);
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
    }

    fn leave(&mut self, node: &Node) {
        if node.is_element()
            && let Some(open) = self.open.pop()
        {
            self.close(open);
        }
    }

    /// The site's footer inside of the text: its end tag was lost.
    fn ends_text(&self, element: &Element) -> bool {
        element.name() == "footer" || matches!(element.attr("id"), Some("pdfBody" | "google_translate_element"))
    }

    fn open(&mut self, element: &Element, embeds: impl Fn() -> bool) -> Open {
        if self.skipped > 0 {
            self.skipped += 1;
            return Open::Skipped;
        }
        let name = element.name();
        if is_active(name) || element.attrs().any(|(name, _)| is_active_attribute(name)) {
            self.tell_active(element, embeds());
            self.skipped = 1;
            return Open::Skipped;
        }
        let class = element.attr("class").unwrap_or_default();
        let mut names = class.split_ascii_whitespace();
        if name == "div" && names.clone().any(|name| matches!(name, "lx_elem" | "lx_no_select")) {
            return self.open_block(Class::of_block(class), class.contains("lx_no_select"));
        }
        if name == "div"
            && let Some(found) = Class::of(class).filter(|found| *found != Class::Table)
        {
            let annotation = is_annotation(&found);
            return self.open_block(found, annotation);
        }
        if names.any(|name| name == "lx_elem2") && self.current.is_some() {
            self.buttons += 1;
            return Open::Buttons;
        }
        self.open_inside(element)
    }

    fn open_inside(&mut self, element: &Element) -> Open {
        let name = element.name();
        let id = element.attr("id").filter(|id| !id.is_empty());
        if name == "label" {
            if let (Some(current), Some(id)) = (&mut self.current, id) {
                current.block.label = current.block.label.or_else(|| id.strip_prefix('s')?.parse().ok());
            }
            self.skipped = 1;
            return Open::Skipped;
        }
        if self.current.as_ref().is_none_or(|current| current.origin != Origin::Marked)
            && name == "div"
            && let Some(id) = id
        {
            self.end_block();
            return self.start(RawBlock { id: Some(id.to_owned()), ..RawBlock::default() }, Origin::Bare);
        }
        let names_block = matches!(name, "div" | "a") && id.is_some();
        if let Some(current) = self.current.as_mut().filter(|current| current.block.id.is_none() && names_block) {
            current.block.id = id.map(str::to_owned);
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
            // Wrappers around blocks say nothing; anything else is text that lost its block.
            if name == "div" || name == "br" || name == "p" {
                return Open::Plain;
            }
            self.open_loose();
        }
        let tag = Tag::of(name);
        let facts = Facts {
            class: element.attr("class"),
            href: element.attr("href"),
            src: element.attr("src"),
            columns: element.attr("colspan"),
            rows: element.attr("rowspan"),
        };
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
        current.block.content = current.inline.finish();
        if current.origin == Origin::Loose {
            if current.block.content.parts.is_empty() {
                return;
            }
            let message = "text outside of any block was read as a paragraph".to_owned();
            let near = self.out.blocks.iter().rev().find_map(|block| block.id.clone());
            if self.told.insert((ProblemCode::Markup, String::new())) {
                self.out.problems.push(Problem { code: ProblemCode::Markup, block: near, message });
            }
        }
        self.out.blocks.push(current.block);
    }

    fn tell_active(&mut self, element: &Element, embeds_pdf: bool) {
        if !embeds_pdf && element.name() != "style" {
            let message = format!("active content ({}) in the text was left out", element.name());
            self.tell(ProblemCode::ActiveContent, &message);
        }
    }

    /// Tells a problem with the block under way, or with the one before.
    fn tell(&mut self, code: ProblemCode, message: &str) {
        let here = self.current.as_ref().and_then(|current| current.block.id.clone());
        let block = here.or_else(|| self.out.blocks.iter().rev().find_map(|block| block.id.clone()));
        if self.told.insert((code, block.clone().unwrap_or_default())) {
            self.out.problems.push(Problem { code, block, message: message.to_owned() });
        }
    }
}

/// Older pages and exports do not mark annotations: their class alone tells.
const fn is_annotation(class: &Class) -> bool {
    matches!(class, Class::Comment | Class::Changes | Class::Index | Class::Publication)
}

/// Elements that do something instead of saying something.
fn is_active(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "iframe"
            | "object"
            | "embed"
            | "template"
            | "form"
            | "textarea"
            | "svg"
            | "math"
            | "select"
    )
}

/// The site's own buttons and blocks have handlers of clicks and of the mouse; nothing else may run.
fn is_active_attribute(name: &str) -> bool {
    name.starts_with("on") && !matches!(name, "onclick" | "onmousemove" | "onmouseover" | "onmouseout")
}

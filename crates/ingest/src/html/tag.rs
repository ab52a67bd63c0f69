//! What elements mean inside a block, by their names, attributes and looks.

use super::style::look_of;

/// Elements that mean something inside a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    A,
    Br,
    Img,
    /// Its letters stand above the line: `sup`, or so by its style or class.
    Raised(Height),
    /// Its letters stand below the line: `sub`, or so by its style.
    Lowered,
    /// Its letters are struck through: `s`, `del`, or so by its style.
    Struck,
    Table,
    Caption,
    /// `thead`, `tbody`, `tfoot`.
    Rows,
    Tr,
    /// `td`, `th`.
    Cell,
    /// Begins and ends a line: `p`, `div`, `section`…
    Line,
    /// A list without numbers.
    Bullets,
    /// A list with numbers.
    Numbers,
    /// An item of a list.
    Item,
    /// Stands apart in its line: `label`, `button`, the reading beside a word of `ruby`…
    Apart,
    Span,
    /// Changes the look alone: `b`, `i`, `font`…
    Look,
    /// Its content is no text: `script`, `style`…
    Active,
}

/// How sure it is that letters stand above the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    /// The element or its style says so.
    Sure,
    /// Its class is called so.
    Named,
    /// They are smaller than those before; in the number of a heading this is what is meant.
    Small,
}

impl Tag {
    /// What an element is by its name and attributes; unknown ones change the look alone.
    pub(crate) fn of(name: &str, facts: &Facts<'_>) -> Self {
        match Self::of_name(name) {
            tag @ (Self::Look | Self::Span) if facts.class != Some("clausePrfx") => facts.look(name).unwrap_or(tag),
            tag => tag,
        }
    }

    fn of_name(name: &str) -> Self {
        match name {
            "a" => Self::A,
            "br" => Self::Br,
            "img" => Self::Img,
            "sup" => Self::Raised(Height::Sure),
            "sub" => Self::Lowered,
            "s" | "del" | "strike" => Self::Struck,
            "table" => Self::Table,
            "caption" => Self::Caption,
            "tbody" | "thead" | "tfoot" => Self::Rows,
            "tr" => Self::Tr,
            "td" | "th" => Self::Cell,
            "ol" => Self::Numbers,
            "ul" | "menu" | "dir" => Self::Bullets,
            "li" => Self::Item,
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "center" | "blockquote" | "pre" | "xmp"
            | "listing" | "hr" | "dl" | "dt" | "dd" | "article" | "section" | "header" | "footer" | "main"
            | "aside" | "nav" | "search" | "details" | "summary" | "fieldset" | "legend" | "figure" | "figcaption"
            | "address" | "hgroup" | "dialog" | "form" | "option" | "optgroup" => Self::Line,
            "label" | "button" | "textarea" | "output" | "meter" | "progress" | "tt" | "code" | "kbd" | "samp"
            | "marquee" | "rt" | "rtc" => Self::Apart,
            "span" => Self::Span,
            "script" | "style" | "noscript" | "noembed" | "noframes" | "iframe" | "object" | "applet" | "embed"
            | "template" | "svg" | "annotation" | "annotation-xml" | "title" | "audio" | "video" | "canvas"
            | "datalist" => Self::Active,
            _ => Self::Look,
        }
    }
}

/// Attributes that mean something inside a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) class: Option<&'a str>,
    pub(crate) href: Option<&'a str>,
    pub(crate) src: Option<&'a str>,
    pub(crate) columns: Option<&'a str>,
    pub(crate) rows: Option<&'a str>,
    pub(crate) style: Option<&'a str>,
    /// The size of a `font`.
    pub(crate) size: Option<&'a str>,
    /// How a list is numbered.
    pub(crate) numbering: Option<&'a str>,
    /// The first number of a list, or the number of an item.
    pub(crate) number: Option<i64>,
    /// Does a list count down?
    pub(crate) reversed: bool,
}

impl Facts<'_> {
    /// What an element of text is by its look; `None` when that says nothing.
    fn look(&self, name: &str) -> Option<Tag> {
        let look = self.style.map(look_of).unwrap_or_default();
        let mut classes = self.class.unwrap_or_default().split_ascii_whitespace();
        let small_font = name == "font" && matches!(self.size.map(str::trim), Some("1" | "2" | "-1" | "-2"));
        if look.raised {
            Some(Tag::Raised(Height::Sure))
        } else if look.lowered {
            Some(Tag::Lowered)
        } else if look.struck {
            Some(Tag::Struck)
        } else if classes.any(|class| ["sup", "super", "superscript"].iter().any(|sup| class.eq_ignore_ascii_case(sup)))
        {
            Some(Tag::Raised(Height::Named))
        } else if look.line {
            Some(Tag::Line)
        } else if look.apart {
            Some(Tag::Apart)
        } else if look.small || small_font || name == "small" {
            Some(Tag::Raised(Height::Small))
        } else {
            None
        }
    }
}

//! The meaning of elements inside a block, from their names, attributes and looks.

use super::style::look_of;

/// Elements with a meaning inside a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    A,
    Br,
    Img,
    /// Superscript: `sup`, or by its style or class.
    Raised(Height),
    /// Subscript: `sub`, or by its style.
    Lowered,
    /// Struck through: `s`, `del`, or by its style.
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
    /// Separated from its neighbours in the line: `label`, `button`, the reading beside a word of `ruby`…
    Apart,
    Span,
    /// Changes only the look: `b`, `i`, `font`…
    Look,
    /// Its content is not text: `script`, `style`…
    Active,
}

/// Certainty that letters are raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    /// Stated by the element or its style.
    Sure,
    /// Suggested by the name of its class.
    Named,
    /// The letters are smaller than those before them; in the number of a heading this means superscript.
    Small,
}

impl Tag {
    /// Returns the meaning of an element from its name and attributes; unknown elements change only the look.
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

/// Attributes with a meaning inside a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) class: Option<&'a str>,
    pub(crate) href: Option<&'a str>,
    pub(crate) src: Option<&'a str>,
    pub(crate) columns: Option<&'a str>,
    pub(crate) rows: Option<&'a str>,
    pub(crate) style: Option<&'a str>,
    /// The size attribute of a `font`.
    pub(crate) size: Option<&'a str>,
    /// Numbering of a list.
    pub(crate) numbering: Option<&'a str>,
    /// The first number of a list, or the number of an item.
    pub(crate) number: Option<i64>,
    /// True if a list counts down.
    pub(crate) reversed: bool,
}

impl Facts<'_> {
    /// Returns the meaning of a text element from its look, or `None` if the look has no meaning.
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

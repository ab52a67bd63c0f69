//! A text as readers see it: title, state, headings, paragraphs, tables, notes, in order. The formats for readers only
//! give each of these its look.

use std::borrow::Cow;

use qonun_law::{Block, BlockStyle, Link, Note, Path, Provision, ProvisionKind, Table, number_in};
use qonun_texts::{Texts, texts};

use crate::Extract;
use crate::inline::{self, Run};

/// A heading of a provision.
pub(crate) struct Heading<'d> {
    pub(crate) path: &'d Path,
    pub(crate) kind: ProvisionKind,
    /// Depth in the outline, 0 at the top.
    pub(crate) depth: u8,
    /// The number as printed; may be empty.
    pub(crate) label: &'d str,
    /// The heading without its number, line by line; may be empty.
    pub(crate) text: &'d str,
}

impl Heading<'_> {
    /// Returns number and heading in one line.
    pub(crate) fn line(&self) -> String {
        one_line(&format!("{} {}", self.label, self.text))
    }
}

/// A piece of a text.
pub(crate) enum Item<'d> {
    /// Title of the act.
    Title(&'d str),
    /// A line about the state or the origin of the text.
    State(Cow<'d, str>),
    /// A heading, or the number of an article.
    Heading(Heading<'d>),
    /// A paragraph with the number of its point, if the point begins with it and has no heading.
    Paragraph {
        style: BlockStyle,
        label: &'d str,
        /// Path of the point, if the paragraph begins it.
        path: Option<&'d Path>,
        text: &'d str,
        links: &'d [Link],
    },
    /// A table.
    Table(&'d Block),
    /// A note of the editors.
    Note(&'d Note),
}

/// Returns the runs of a paragraph. A picture, which has no words of its own, is named.
pub(crate) fn runs<'d>(text: &'d str, links: &'d [Link], t: &'static Texts) -> Vec<Run<'d>> {
    named(inline::runs(text, links), t)
}

/// Returns the runs of each cell of a table, row by row.
pub(crate) fn cells<'d>(table: &'d Table, links: &'d [Link], t: &'static Texts) -> Vec<Vec<Vec<Run<'d>>>> {
    let cells = inline::cells(table, links);
    cells.into_iter().map(|row| row.into_iter().map(|runs| named(runs, t)).collect()).collect()
}

fn named<'d>(runs: Vec<Run<'d>>, t: &'static Texts) -> Vec<Run<'d>> {
    let says_nothing = runs.iter().all(|run| run.text.is_empty());
    let name = |run: Run<'d>| {
        // A link without words in the middle of a text may also be what is left of a number.
        let is_picture = run.text.is_empty() && run.target.is_some_and(|to| says_nothing || inline::is_picture(to));
        if is_picture { Run { text: t.formula, ..run } } else { run }
    };
    runs.into_iter().map(name).collect()
}

/// Returns the text without line feeds.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Walks over the pieces of what is taken, as long as somebody waits for them.
pub(crate) fn walk<'d>(extract: &'d Extract<'_>) -> impl Iterator<Item = Item<'d>> {
    items(extract).into_iter().take_while(|_| extract.goes_on())
}

/// Returns the pieces of what is taken.
pub(crate) fn items<'d>(extract: &'d Extract<'_>) -> Vec<Item<'d>> {
    let mut items = vec![Item::Title(&extract.document.title)];
    items.extend(state(extract).into_iter().map(Item::State));
    for provision in extract.provisions.iter() {
        add_provision(&mut items, provision, extract.notes);
    }
    items.extend(extract.requisites().iter().map(|block| paragraph(block, "", None)));
    if extract.notes && extract.part.is_none() {
        items.extend(extract.document.notes.iter().map(Item::Note));
    }
    items
}

/// Returns the lines about the state and the origin of a text.
pub(crate) fn state<'d>(extract: &'d Extract<'_>) -> Vec<Cow<'d, str>> {
    let (about, t) = (extract.about, texts(extract.document.lang));
    let mut lines: Vec<Cow<'_, str>> = about.state.iter().map(|line| Cow::Borrowed(line.as_str())).collect();
    let by = about.edition.as_ref().and_then(|edition| edition.by.as_deref());
    lines.extend(by.map(|act| Cow::Owned(t.edition_by(act))));
    lines.push(Cow::Owned(t.taken_from(about.source.as_str())));
    lines.extend(about.retrieved.map(|day| Cow::Owned(t.taken_on(t.day(day)))));
    lines
}

/// Returns the title for the top of each page, cut after a word if it is long.
pub(crate) fn running_title(extract: &Extract<'_>, longest: usize) -> String {
    let document = extract.document;
    let number = document.number.as_ref().map(|number| number_in(number, document.lang));
    let line = one_line(&document.title);
    let number = number.map(|number| format!(" · {number}")).unwrap_or_default();
    if line.chars().count() <= longest {
        return line + &number;
    }
    let cut: String = line.chars().take(longest).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{cut}…{number}")
}

/// Returns the line for the foot of each page: source, edition, day of retrieval.
pub(crate) fn origin(extract: &Extract<'_>) -> String {
    let (about, t) = (extract.about, texts(extract.document.lang));
    let edition = about.edition.as_ref().map(|edition| match edition.to {
        Some(to) => t.edition_span(t.day(edition.from), t.day(to)),
        None => t.edition_since(t.day(edition.from)),
    });
    let retrieved = about.retrieved.map(|day| t.taken_on(t.day(day)));
    [Some(about.source.clone()), edition, retrieved].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn add_provision<'d>(items: &mut Vec<Item<'d>>, provision: &'d Provision, with_notes: bool) {
    // The number of a point without a heading stands in its first line, as it is printed.
    let first = provision.blocks.first().filter(|block| inline::table(block).is_none());
    let joins = provision.kind == ProvisionKind::Point && provision.heading.trim().is_empty() && first.is_some();
    let is_empty = provision.label.trim().is_empty() && provision.heading.trim().is_empty();
    if !joins && !is_empty {
        items.push(Item::Heading(Heading {
            path: &provision.path,
            kind: provision.kind,
            depth: provision.depth,
            label: provision.label.trim(),
            text: provision.heading.trim(),
        }));
    }
    let known = |note: &&Note| provision.blocks.iter().any(|block| block.id.is_some() && block.id == note.about);
    items.extend(provision.notes.iter().filter(|note| with_notes && !known(note)).map(Item::Note));
    for (at, block) in provision.blocks.iter().enumerate() {
        let begins = joins && at == 0;
        let label = if begins { provision.label.trim() } else { "" };
        items.push(paragraph(block, label, begins.then_some(&provision.path)));
        if with_notes && block.id.is_some() {
            items.extend(provision.notes.iter().filter(|note| note.about == block.id).map(Item::Note));
        }
    }
}

fn paragraph<'d>(block: &'d Block, label: &'d str, path: Option<&'d Path>) -> Item<'d> {
    if inline::table(block).is_some() {
        return Item::Table(block);
    }
    Item::Paragraph { style: block.style, label, path, text: &block.text, links: &block.links }
}

//! Names of elements for kinds of provisions, and identifiers for their paths.

use qonun_law::{HeadingLevel, Path, ProvisionKind};

/// An element: its name, and the name of a container without a name of its own in the standard.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) tag: &'static str,
    pub(super) name: Option<&'static str>,
}

const fn named(tag: &'static str) -> Element {
    Element { tag, name: None }
}

const fn container(name: &'static str) -> Element {
    Element { tag: "hcontainer", name: Some(name) }
}

/// Every kind with its element.
const ELEMENTS: [(ProvisionKind, Option<HeadingLevel>, Element); 13] = [
    (ProvisionKind::Article, None, named("article")),
    (ProvisionKind::Point, None, named("point")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Part), named("part")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Section), named("section")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Subsection), named("subsection")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Chapter), named("chapter")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Paragraph), named("paragraph")),
    (ProvisionKind::Chapter, Some(HeadingLevel::Plain), container("heading")),
    (ProvisionKind::Chapter, None, container("chapter")),
    (ProvisionKind::Preamble, None, container("preamble")),
    (ProvisionKind::Annex, None, container("annex")),
    (ProvisionKind::Table, None, container("table")),
    (ProvisionKind::Title, None, container("title")),
];

/// Name of the container that only fills a body without provisions.
pub(super) const NOTHING: Element = container("nothing");

/// Returns the element of a provision. A level that its kind does not have is not part of it.
pub(super) fn element(kind: ProvisionKind, level: Option<HeadingLevel>) -> Element {
    let of = |level| ELEMENTS.iter().find(|entry| entry.0 == kind && entry.1 == level).map(|entry| entry.2);
    of(level).or_else(|| of(None)).unwrap_or_else(|| container("chapter"))
}

/// Returns the kind and level of an element: the inverse of [`element`], and more for files of other authors.
pub(super) fn kind(tag: &str, name: Option<&str>) -> (ProvisionKind, Option<HeadingLevel>) {
    let own = ELEMENTS.iter().find(|entry| entry.2.tag == tag && entry.2.name == name.filter(|_| tag == "hcontainer"));
    if let Some((kind, level, _)) = own {
        return (*kind, *level);
    }
    let level = match tag {
        "book" | "tome" | "subpart" => HeadingLevel::Part,
        "title" | "subtitle" => HeadingLevel::Section,
        "division" | "subdivision" | "subchapter" => HeadingLevel::Paragraph,
        "hcontainer" | "level" | "transitional" => HeadingLevel::Plain,
        _ => return (ProvisionKind::Point, None),
    };
    (ProvisionKind::Chapter, Some(level))
}

/// Returns the identifier of a path; `None` if the path could not be read from it.
pub(super) fn eid(path: &Path) -> Option<String> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '~' | '_' | '/' | '.');
    let id = path.as_str().replace('/', "__");
    (!id.is_empty() && path.as_str().chars().all(is_plain) && path_of(&id) == *path).then_some(id)
}

/// Returns the path of an identifier.
pub(super) fn path_of(eid: &str) -> Path {
    Path::new(eid.replace("__", "/"))
}

#[cfg(test)]
mod tests {
    use qonun_law::Path;

    use super::{ELEMENTS, eid, element, kind, path_of};

    #[test]
    fn a_kind_is_read_from_its_element() {
        for (of, level, _) in ELEMENTS {
            let written = element(of, level);
            assert_eq!(kind(written.tag, written.name), (of, level));
        }
    }

    #[test]
    fn a_path_is_read_from_its_identifier() {
        for path in ["art_358-1", "annex_1/point_4~2", "chapter_3/art_5"] {
            assert_eq!(path_of(&eid(&Path::new(path)).unwrap()), Path::new(path));
        }
        for path in ["", "art 5", "art__5", "a<b"] {
            assert_eq!(eid(&Path::new(path)), None, "{path}");
        }
    }
}

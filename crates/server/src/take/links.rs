//! The addresses of a text, or of a place in it, in all formats.

use qonun_formats::Format;
use qonun_law::{ActId, Date, Lang, Path};
use qonun_query::fixed_address;

/// A file that a reader may take away.
pub(crate) struct FileLink {
    /// The name of the format. It is the same in every language.
    pub(crate) name: &'static str,
    pub(crate) href: String,
    pub(crate) media_type: &'static str,
}

/// Returns the media type of a format without its parameters.
pub(super) fn media_type(format: Format) -> &'static str {
    format.media_type().split(';').next().unwrap_or_default()
}

/// The formats that are offered, those for readers first.
const OFFERED: [(Format, &str); 8] = [
    (Format::Pdf, "PDF"),
    (Format::Docx, "Word"),
    (Format::Text, "TXT"),
    (Format::Markdown, "Markdown"),
    (Format::Html, "HTML"),
    (Format::Akn, "Akoma Ntoso"),
    (Format::JsonLd, "JSON-LD"),
    (Format::Csv, "CSV"),
];

/// Returns the files of a text, or of a place in it, as of a day.
pub(crate) fn links(act: &ActId, lang: Lang, path: Option<&Path>, on: Option<Date>) -> Vec<FileLink> {
    links_at(&fixed_address(act, lang, path, on))
}

/// Returns the files of what is at an address.
pub(crate) fn links_at(address: &str) -> Vec<FileLink> {
    let file = |(format, name): (Format, &'static str)| FileLink {
        name,
        href: format!("{address}.{}", format.extension()),
        media_type: media_type(format),
    };
    let json = FileLink { name: "JSON", href: format!("{address}.json"), media_type: "application/json" };
    OFFERED.map(file).into_iter().chain([json]).collect()
}

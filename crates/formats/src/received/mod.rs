//! The words of files that readers send: plain text, Word, HTML.
//!
//! A file is foreign and may be hostile: what it unpacks to is limited, and nothing of it but its words is used.

mod docx;
mod html;

use crate::FormatError;

/// Maximum length of the words of a file, in bytes.
pub(crate) const MOST_TEXT: usize = 8 << 20;

/// What a file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Plain text in UTF-8.
    Text,
    /// A Word document.
    Docx,
    /// A web page in UTF-8.
    Html,
}

impl Received {
    /// The media types and extensions of each kind.
    const NAMES: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Text, "text/plain", &["txt", "text", "md"]),
        (Self::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
        (Self::Html, "text/html", &["html", "htm", "xhtml"]),
    ];

    /// Returns the kind with a media type.
    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let bare = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Self::NAMES.into_iter().find(|(_, name, _)| *name == bare).map(|(kind, ..)| kind)
    }

    /// Returns the kind of a file by its name.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        Self::NAMES.into_iter().find(|(.., known)| known.contains(&extension.as_str())).map(|(kind, ..)| kind)
    }

    /// Returns the words of a file. Paragraphs are parted by line feeds.
    ///
    /// # Errors
    /// [`FormatError::Unreadable`] if the bytes are not of this kind, or unpack to more than any document has. The message
    /// names the place.
    pub fn words(self, bytes: &[u8]) -> Result<String, FormatError> {
        let words = match self {
            Self::Text => utf8(bytes)?.replace("\r\n", "\n"),
            Self::Docx => docx::words(bytes)?,
            Self::Html => html::words(utf8(bytes)?),
        };
        if words.len() > MOST_TEXT {
            return Err(FormatError::Unreadable(format!("the text is longer than {MOST_TEXT} bytes")));
        }
        Ok(words)
    }
}

/// Reads bytes as UTF-8, without the mark of the byte order.
fn utf8(bytes: &[u8]) -> Result<&str, FormatError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        FormatError::Unreadable(format!("the text is not UTF-8 from byte {} on", error.valid_up_to()))
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Received;

    const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// A Word document with these parts.
    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
        for (name, bytes) in parts {
            let file = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
            let (mut entry, config) = file.start().unwrap();
            let packer = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::fast());
            let mut writer = config.wrap(packer);
            writer.write_all(bytes).unwrap();
            let (packer, descriptor) = writer.finish().unwrap();
            let _ = packer.finish().unwrap();
            let _ = entry.finish(descriptor).unwrap();
        }
        archive.finish().unwrap();
        out
    }

    fn docx(body: &str) -> Vec<u8> {
        let xml = format!("<w:document xmlns:w=\"{WORDS}\" xmlns:mc=\"urn:mc\"><w:body>{body}</w:body></w:document>");
        archive(&[("word/document.xml", xml.as_bytes())])
    }

    #[test]
    fn a_kind_is_told_by_type_or_name() {
        assert_eq!(Received::of_media_type("Text/HTML; charset=utf-8"), Some(Received::Html));
        assert_eq!(Received::of_media_type("image/png"), None);
        for (name, kind) in [
            ("a.DOCX", Some(Received::Docx)),
            ("a.b.htm", Some(Received::Html)),
            ("a.txt", Some(Received::Text)),
            ("docx", None),
            ("a.doc", None),
        ] {
            assert_eq!(Received::of_file_name(name), kind, "{name}");
        }
    }

    #[test]
    fn the_words_of_word() {
        for (body, wanted) in [
            (
                "<w:p><w:r><w:t>ст. </w:t></w:r><w:r><w:t xml:space=\"preserve\">15 ТК</w:t></w:r></w:p><w:p/>",
                "ст. 15 ТК\n\n",
            ),
            (
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
                "a\tb\nc\n",
            ),
            (
                "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
                "new\n",
            ),
            ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "1\n"),
            (
                "<w:p><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>a</w:t></w:r></mc:Fallback></w:p>",
                "a\n",
            ),
        ] {
            assert_eq!(Received::Docx.words(&docx(body)).unwrap(), wanted, "{body}");
        }
        let note = format!("<w:footnotes xmlns:w=\"{WORDS}\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnotes>");
        let body = format!("<w:document xmlns:w=\"{WORDS}\"><w:p><w:r><w:t>body</w:t></w:r></w:p></w:document>");
        let both = archive(&[("word/footnotes.xml", note.as_bytes()), ("word/document.xml", body.as_bytes())]);
        assert_eq!(Received::Docx.words(&both).unwrap(), "body\nnote\n");
    }

    #[test]
    fn hostile_and_broken_files_are_refused_with_their_place() {
        let bomb = archive(&[("word/document.xml", &vec![b' '; (64 << 20) + 1])]);
        assert!(bomb.len() < 1 << 20, "{}", bomb.len());
        let deep = docx(&("<w:p>".repeat(5_000) + &"</w:p>".repeat(5_000)));
        let long = docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "x".repeat((8 << 20) + 1)));
        let entity = archive(&[("word/document.xml", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]);
        let cut = docx("<w:p/>");
        for (bytes, wanted) in [
            (&bomb[..], "word/document.xml: it unpacks to more than"),
            (&deep, "word/document.xml: elements are nested too deeply"),
            (&long, "longer than"),
            (&entity, "word/document.xml"),
            (&docx("<w:p>"), "word/document.xml"),
            (&archive(&[("a", b"b")]), "word/document.xml"),
            (&cut[..cut.len() / 2], "no Word document"),
            (b"", "no Word document"),
        ] {
            let error = Received::Docx.words(bytes).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
        let error = Received::Text.words(b"ab\xff").unwrap_err().to_string();
        assert!(error.contains("byte 2"), "{error}");
    }

    #[test]
    fn the_words_of_a_page() {
        for (page, wanted) in [
            ("<html><head><title>x</title></head><body><p>ст.&nbsp;15 <b>ТК</b></p><p>2</p>", "ст.\u{a0}15 ТК\n2\n"),
            ("a<br>b<script>if (a<b) {}</script>c", "a\nbc"),
            ("<a title=\"a>b\">x</a> &lt;y&#1178;&#x49A; &nosuch; & z", "x <yҚҚ &nosuch; & z"),
            ("1 < 2 <!-- <p> --> 3", "1 < 2 3"),
            ("  a \n b  <div> c </div>", "a b\nc\n"),
            ("<style>x", ""),
            ("<p", "<p"),
            ("<p title=\"open>a", "a"),
        ] {
            assert_eq!(Received::Html.words(page.as_bytes()).unwrap(), wanted, "{page}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), text in "[<>/a-z&;\"' !ў-]{0,60}") {
            for kind in [Received::Text, Received::Docx, Received::Html] {
                let _ = kind.words(&bytes);
                let _ = kind.words(text.as_bytes());
            }
        }
    }
}

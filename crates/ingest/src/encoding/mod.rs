//! Decodes the bytes of a page in any encoding.

mod guess;
mod twice;

use std::borrow::Cow;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use qonun_law::{Problem, ProblemCode};

use crate::html::token::attribute;
use guess::{guess, is_plausible};
use twice::undo_second_reading;

/// Number of bytes in which the declaration of an encoding is searched. The HTML standard says 1,024; pages with long
/// heads exceed it.
const DECLARED_WITHIN: usize = 4096;

/// Returns the text of a page. If it is not UTF-8, it is read in the encoding that the page declares, if that yields
/// words, otherwise in the likeliest one; if only a few bytes are broken, those are replaced. Text that was encoded
/// twice is restored. Each of these cases is reported as a problem.
pub(crate) fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let mut say = |message: String| problems.push(Problem { code: ProblemCode::Encoding, block: None, message });
    let text = decode_once(bytes, &mut say);
    match undo_second_reading(&text) {
        Some(undone) => {
            say(format!(
                "the text was encoded twice, as UTF-8 and again from {}; {} words were turned back",
                undone.encoding.name(),
                undone.words
            ));
            Cow::Owned(undone.text)
        }
        None => text,
    }
}

fn decode_once<'a>(bytes: &'a [u8], say: &mut impl FnMut(String)) -> Cow<'a, str> {
    let marked = Encoding::for_bom(bytes);
    let bytes = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    let wide = marked.map(|(encoding, _)| encoding).filter(|&encoding| encoding != UTF_8);
    if let Some(encoding) = wide.or_else(|| unmarked_utf16(bytes)) {
        say(format!("the bytes are not UTF-8; read as {}", encoding.name()));
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error,
    };
    // A page that ends within a letter is otherwise valid UTF-8; the cut is reported elsewhere.
    if broken.error_len().is_none() {
        return String::from_utf8_lossy(&bytes[..broken.valid_up_to()]);
    }
    let (mut wide, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        invalid += chunk.invalid().len();
    }
    if invalid <= wide / 4 {
        say(format!("{invalid} bytes are not UTF-8 and were replaced, the first at {}", broken.valid_up_to()));
        return String::from_utf8_lossy(bytes);
    }
    let declared = declared_encoding(bytes);
    if let Some(encoding) = declared {
        let text = encoding.decode_without_bom_handling(bytes).0;
        if is_plausible(&text) {
            say(format!("the bytes are not UTF-8; read as {}, as the page declares", encoding.name()));
            return text;
        }
    }
    let (encoding, text) = guess(bytes);
    let instead = declared.map_or(String::new(), |declared| format!(", though the page declares {}", declared.name()));
    say(format!("the bytes are not UTF-8; read as {} by their letters{instead}", encoding.name()));
    text
}

/// Returns the single-byte or East Asian encoding declared in `<meta>` or in an XML declaration. A page that is not
/// UTF-8 cannot declare UTF-8, and a page whose declaration is readable as ASCII is not UTF-16.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]);
    let label = start.match_indices('<').find_map(|(at, _)| {
        let tag = &start[at + 1..];
        let tag = &tag[..tag.find('>')?];
        let name = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default();
        if name.eq_ignore_ascii_case("?xml") {
            return attribute(tag.trim_end_matches('?'), "encoding").map(str::to_owned);
        }
        if !name.eq_ignore_ascii_case("meta") {
            return None;
        }
        attribute(tag, "charset").map(str::to_owned).or_else(|| {
            let content = attribute(tag, "content")?.to_ascii_lowercase();
            let after = content[content.find("charset")? + "charset".len()..].trim_start();
            let label = after.strip_prefix('=')?.trim_start().trim_matches(['"', '\'']);
            Some(label.split([';', ' ', ',']).next().unwrap_or_default().to_owned())
        })
    })?;
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    (![UTF_8, UTF_16LE, UTF_16BE, REPLACEMENT, X_USER_DEFINED].contains(&encoding)).then_some(encoding)
}

/// Detects UTF-16 without a byte order mark: the markup at the start of a page is ASCII, so every other byte of it is
/// zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes[..bytes.len().min(100)].as_chunks::<2>().0;
    let zeros = |place: usize| pairs.iter().filter(|pair| pair[place] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |zeros: usize| pairs.len() >= 2 && zeros * 5 > pairs.len() * 3;
    match (most(first), most(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    const PAGE: &str = "<html><head>DECLARED<title>О рыбе</title></head><body>Статья 1. Рыбаки имеют право на улов, \
                        если он не превышает нормы. Настоящий Закон регулирует отношения граждан.</body></html>";

    /// Returns the page in a single-byte encoding.
    fn page_in(name: &str, declaration: &str) -> (String, Vec<u8>) {
        let text = PAGE.replace("DECLARED", declaration);
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
        let (bytes, _, lossy) = encoding.encode(&text);
        assert!(!lossy, "{name} has every letter of the page");
        let bytes = bytes.into_owned();
        (text, bytes)
    }

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let mut problems = Vec::new();
        let text = decode(bytes, &mut problems).into_owned();
        (text, problems.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn a_declared_encoding_is_read_as_declared() {
        for name in ["koi8-r", "koi8-u", "cp866", "iso-8859-5", "x-mac-cyrillic", "windows-1251"] {
            for declaration in [
                format!("<meta charset=\"{name}\">"),
                format!("<META content='text/html; charset={name}' http-equiv=Content-Type>"),
                format!("<?xml version=\"1.0\" encoding=\"{name}\"?>"),
            ] {
                let (wanted, bytes) = page_in(name, &declaration);
                let (text, told) = read(&bytes);
                assert_eq!(text, wanted, "{declaration}");
                assert!(told.len() == 1 && told[0].contains("as the page declares"), "{declaration}: {told:?}");
            }
        }
        let turkish = "<meta charset=windows-1254><p>O‘zbekiston, ğ, ş, ı, “qonun”</p>";
        let bytes = encoding_rs::WINDOWS_1254.encode(turkish).0.into_owned();
        let (text, told) = read(&bytes);
        assert_eq!(text, turkish);
        assert_eq!(told, ["the bytes are not UTF-8; read as windows-1254, as the page declares"]);
    }

    #[test]
    fn an_encoding_that_is_not_declared_or_declared_wrongly_is_told_by_its_letters() {
        for name in ["koi8-u", "cp866", "iso-8859-5", "x-mac-cyrillic", "windows-1251"] {
            for declaration in
                ["", "<meta charset=\"utf-8\">", "<meta charset=\"iso-8859-1\">", "<meta charset=no-such>"]
            {
                let (wanted, bytes) = page_in(name, declaration);
                let (text, told) = read(&bytes);
                assert_eq!(text, wanted, "{name}, {declaration}");
                assert!(told.len() == 1 && told[0].contains("by their letters"), "{name}, {declaration}: {told:?}");
            }
        }
    }

    #[test]
    fn utf_16_is_read_with_a_mark_and_without() {
        for (mark, bytes_of) in [(0xfeff_u16, u16::to_le_bytes as fn(u16) -> [u8; 2]), (0xfeff, u16::to_be_bytes)] {
            for marked in [true, false] {
                let units = marked.then_some(mark).into_iter().chain(PAGE.encode_utf16());
                let bytes: Vec<u8> = units.flat_map(bytes_of).collect();
                let (text, told) = read(&bytes);
                assert_eq!(text, PAGE, "marked: {marked}");
                assert_eq!(told.len(), 1);
            }
        }
    }

    #[test]
    fn utf_8_is_read_as_it_stands_and_a_few_broken_bytes_are_replaced() {
        let cases: [(&str, &[u8], &str, usize); 5] = [
            ("with a mark", b"\xef\xbb\xbf\xd1\x8f", "я", 0),
            (
                "declared to be another",
                "<meta charset=windows-1251>Закон".as_bytes(),
                "<meta charset=windows-1251>Закон",
                0,
            ),
            ("Windows-1251", b"<p>\xc7\xe0\xea\xee\xed \xb9 5 \xa2</p>", "<p>Закон № 5 ў</p>", 1),
            ("one broken byte", b"\xd0\x97\xd0\xb0\xd0\xba\xd0\xbe\xd0\xbd\xff.", "Закон\u{fffd}.", 1),
            ("cut in a letter", b"\xd0\x97\xd0", "З", 0),
        ];
        for (name, bytes, wanted, told) in cases {
            let (text, problems) = read(bytes);
            assert_eq!((text.as_str(), problems.len()), (wanted, told), "{name}: {problems:?}");
        }
    }
}

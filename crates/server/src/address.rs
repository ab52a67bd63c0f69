//! Strict percent-encoding of addresses: bytes that are not UTF-8 are refused, never guessed.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// The address has an invalid escape, or bytes that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadEncoding;

/// Decodes the percent-encoding of a path.
pub(crate) fn decode_path(text: &str) -> Result<String, BadEncoding> {
    decode(text, false)
}

/// Returns the decoded names and values of a query string, in order. Empty pairs (`&&`) are left out.
pub(crate) fn query_pairs(query: Option<&str>) -> Result<Vec<(String, String)>, BadEncoding> {
    let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name, true)?, decode(value, true)?))
        })
        .collect()
}

fn decode(text: &str, plus_is_blank: bool) -> Result<String, BadEncoding> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let (high, low) = (rest.next().and_then(hex), rest.next().and_then(hex));
                let (Some(high), Some(low)) = (high, low) else { return Err(BadEncoding) };
                bytes.push(high << 4 | low);
            }
            b'+' if plus_is_blank => bytes.push(b' '),
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| BadEncoding)
}

fn hex(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

/// Characters that are encoded in a name or value of a form: all except letters, digits and `-._~`. A space becomes a
/// plus.
const IN_FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b' ');

/// Characters that are encoded in an address within a header: all except letters, digits and the punctuation of
/// addresses. Existing escapes do not change.
const IN_HEADER: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Writes names and values as a query string, without the question mark.
pub(crate) fn encode_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let encoded = |text| utf8_percent_encode(text, IN_FORM).to_string().replace(' ', "+");
    let pairs = pairs.into_iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Encodes a path for a header. Slashes do not change.
pub(crate) fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, IN_HEADER).to_string()
}

/// Returns the address of the page that compares a text (`uz/law/2019/547/ru@2021-01-01/art_15`) with what is held beside
/// it.
pub(crate) fn compare_address(text: &str) -> String {
    format!("/compare?{}", encode_pairs([("to", text)]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BadEncoding, decode_path, encode_pairs, encode_path, query_pairs};

    #[test]
    fn broken_escapes_and_broken_utf8_are_refused() {
        for query in ["q=%", "q=%zz", "q=%f", "q=%ff%fe", "q=%d0", "q=%ed%a0%80", "q=%c0%af", "%ff=1"] {
            assert_eq!(query_pairs(Some(query)), Err(BadEncoding), "{query}");
        }
        assert_eq!(decode_path("/acts/%ff"), Err(BadEncoding));
    }

    #[test]
    fn pairs_are_read_as_forms_write_them() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        for (query, wanted) in [
            ("q=a+b%2Bc", vec![pair("q", "a b+c")]),
            ("&&&=&q", vec![pair("", ""), pair("q", "")]),
            ("q=a=b", vec![pair("q", "a=b")]),
            ("q=%D2%9B", vec![pair("q", "қ")]),
            ("", vec![]),
        ] {
            assert_eq!(query_pairs(Some(query)).as_ref(), Ok(&wanted), "{query}");
        }
        assert_eq!(decode_path("/a+b"), Ok("/a+b".to_owned()), "a plus is a plus in a path");
    }

    #[test]
    fn paths_for_headers_are_plain_ascii() {
        assert_eq!(encode_path("/uz/other/7-мб/ru#art_1"), "/uz/other/7-%D0%BC%D0%B1/ru#art_1");
        assert_eq!(encode_path("/a\r\nb c"), "/a%0D%0Ab%20c");
        assert_eq!(encode_path("/search?q=a+b%2Bc"), "/search?q=a+b%2Bc", "what is encoded stays as it is");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(pairs in proptest::collection::vec((".*", ".*"), 1..4)) {
            let written = encode_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            prop_assert!(written.is_ascii());
            prop_assert_eq!(query_pairs(Some(&written)), Ok(pairs));
        }

        #[test]
        fn decoding_never_panics(text in ".*") {
            let _ = decode_path(&text);
            let _ = query_pairs(Some(&text));
        }
    }
}

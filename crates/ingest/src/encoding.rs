//! Bytes of a page to text, whatever encoding it was saved in.

use std::borrow::Cow;

use qonun_law::{Problem, ProblemCode};

/// Characters of the bytes 0x80–0xBF of Windows-1251; 0xC0–0xFF are А–я.
const CP1251: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”', '•', '–',
    '—', '\u{fffd}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©', 'Є',
    '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ', 'ї',
];

/// The text of a page. What is not UTF-8 is read as UTF-16 or Windows-1251, or, when only a few bytes are broken, with
/// those replaced; each of these gives a problem.
pub(crate) fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let broken = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error,
    };
    let mut say = |message: &str| {
        problems.push(Problem { code: ProblemCode::Encoding, block: None, message: message.to_owned() });
    };
    if let Some(text) = decode_utf16(bytes) {
        say("the bytes are not UTF-8; read as UTF-16");
        return Cow::Owned(text);
    }
    // A page cut in the middle of a letter is whole UTF-8 for the rest: its being cut is told elsewhere.
    if broken.error_len().is_none() {
        return String::from_utf8_lossy(&bytes[..broken.valid_up_to()]);
    }
    let chunks = bytes.utf8_chunks();
    let (mut wide, mut invalid) = (0usize, 0usize);
    for chunk in chunks {
        wide += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        invalid += chunk.invalid().len();
    }
    if invalid > wide / 4 {
        say("the bytes are not UTF-8; read as Windows-1251");
        return Cow::Owned(bytes.iter().map(|&b| from_cp1251(b)).collect());
    }
    say(&format!("{invalid} bytes are not UTF-8 and were replaced, the first at {}", broken.valid_up_to()));
    String::from_utf8_lossy(bytes)
}

fn from_cp1251(byte: u8) -> char {
    match byte {
        0..=0x7f => char::from(byte),
        0x80..=0xbf => CP1251[usize::from(byte - 0x80)],
        0xc0..=0xff => char::from_u32(0x410 + u32::from(byte - 0xc0)).unwrap_or('\u{fffd}'),
    }
}

fn decode_utf16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes[2..].as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    Some(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_gives_the_words_and_all_but_utf8_a_problem() {
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("қонун".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let cases: [(&str, &[u8], &str, usize); 5] = [
            ("UTF-8 with a mark", b"\xef\xbb\xbf\xd1\x8f", "я", 0),
            ("Windows-1251", b"<p>\xc7\xe0\xea\xee\xed \xb9 5 \xa2</p>", "<p>Закон № 5 ў</p>", 1),
            ("UTF-16", &utf16, "қонун", 1),
            ("one broken byte", b"\xd0\x97\xd0\xb0\xd0\xba\xd0\xbe\xd0\xbd\xff.", "Закон\u{fffd}.", 1),
            ("cut in a letter", b"\xd0\x97\xd0", "З", 0),
        ];
        for (name, bytes, wanted, told) in cases {
            let mut problems = Vec::new();
            assert_eq!(decode(bytes, &mut problems), wanted, "{name}");
            assert_eq!(problems.len(), told, "{name}");
        }
    }
}

//! Text that was encoded twice: a program read UTF-8 as a single-byte encoding and saved it as UTF-8 again, so that
//! "Закон" became "Р—Р°РєРѕРЅ".

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252};

/// Restored text.
pub(super) struct Undone {
    pub(super) text: String,
    /// The encoding as which UTF-8 was read.
    pub(super) encoding: &'static Encoding,
    /// Number of restored runs.
    pub(super) words: usize,
}

/// The encodings as which UTF-8 may be read.
const ENCODINGS: [&Encoding; 4] = [WINDOWS_1251, WINDOWS_1252, IBM866, KOI8_R];

static TABLES: LazyLock<[Table; 4]> = LazyLock::new(|| ENCODINGS.map(Table::of));
static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(&TABLES));

/// Restores a text that was encoded twice. Returns `None` if it was not. It examines the runs of characters outside
/// ASCII: almost no run of a real text is valid UTF-8 when its characters are written as bytes.
pub(super) fn undo_second_reading(text: &str) -> Option<Undone> {
    let mut tallies = [Tally::default(); 4];
    let mut count = 0;
    for run in runs(text) {
        count += 1;
        let run = &text[run];
        let mut readings = BEGINNINGS.readings(run);
        while readings > 0 {
            let place = readings.trailing_zeros() as usize;
            tallies[place].add(TABLES[place].turn_back(run).as_deref());
            readings &= readings - 1;
        }
    }
    (0..ENCODINGS.len()).find_map(|place| undo(text, place, tallies[place], count))
}

/// Restores a text that was read in one encoding, if its tally confirms it. `count` is the number of its runs.
fn undo(text: &str, place: usize, tally: Tally, count: usize) -> Option<Undone> {
    let (table, encoding) = (&TABLES[place], ENCODINGS[place]);
    let whole = tally.words() >= 3 && tally.words() > 4 * (count - tally.words());
    // In the other encodings some real Russian words are valid UTF-8 when written as bytes: "шип" in IBM866.
    let may_be_part = encoding == WINDOWS_1251 || encoding == WINDOWS_1252;
    if !whole && (tally.long < 3 || !may_be_part) {
        return None;
    }
    let found: Vec<_> = runs(text).map(|run| (run.clone(), table.turn_back(&text[run]))).collect();
    let is_sure = |at: Option<usize>| at.and_then(|at| found.get(at)?.1.as_deref()).is_some_and(is_long);
    let mut out = String::with_capacity(text.len());
    let (mut written, mut words) = (0, 0);
    for (at, (run, word)) in found.iter().enumerate() {
        // A single letter is restored only among others.
        let sure = whole || is_sure(Some(at)) || is_sure(at.checked_sub(1)) || is_sure(Some(at + 1));
        if let Some(word) = word.as_deref().filter(|_| sure) {
            out.push_str(&text[written..run.start]);
            out.push_str(word);
            written = run.end;
            words += 1;
        }
    }
    out.push_str(&text[written..]);
    Some(Undone { text: out, encoding, words })
}

/// Returns the runs of characters outside ASCII, as byte ranges.
fn runs(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|b| !b.is_ascii())?;
        let length = bytes[start..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - start);
        at = start + length;
        Some(start..at)
    })
}

/// True if the run yields several characters: that is no coincidence.
fn is_long(found: &str) -> bool {
    found.chars().nth(1).is_some()
}

/// Number of restorable runs.
#[derive(Clone, Copy, Default)]
struct Tally {
    long: usize,
    short: usize,
}

impl Tally {
    fn add(&mut self, found: Option<&str>) {
        match found {
            Some(found) if is_long(found) => self.long += 1,
            Some(_) => self.short += 1,
            None => {}
        }
    }

    const fn words(&self) -> usize {
        self.long + self.short
    }
}

/// The bytes of the characters of an encoding.
struct Table {
    /// Indexed by code point; 0 for characters without a byte. Every character of a page is looked up.
    bytes: Vec<u8>,
    /// The one byte without a character; programs write the replacement character for it.
    undecoded: Option<u8>,
}

/// One past the last code point of any of the single-byte encodings: ■ is the last one.
const CHARACTERS: usize = 0x25a1;

impl Table {
    fn of(encoding: &'static Encoding) -> Self {
        let mut bytes = vec![0; CHARACTERS];
        for byte in 0x80..=0xff {
            let character = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
            if let Some(place) = character.and_then(|c| bytes.get_mut(c as usize)) {
                *place = byte;
            }
        }
        if encoding == WINDOWS_1252 {
            // Programs that claim ISO 8859-1 turn the bytes of other signs into control characters.
            for byte in 0x80..=0x9f_u8 {
                let place = &mut bytes[usize::from(byte)];
                *place = (*place).max(byte);
            }
        }
        Self { bytes, undecoded: (encoding == WINDOWS_1251).then_some(0x98) }
    }

    fn byte(&self, c: char) -> Option<u8> {
        if c == '\u{fffd}' {
            return self.undecoded;
        }
        self.bytes.get(c as usize).copied().filter(|&byte| byte != 0)
    }

    /// Returns the run as it was before the second encoding.
    fn turn_back(&self, run: &str) -> Option<String> {
        let bytes: Option<Vec<u8>> = run.chars().map(|c| self.byte(c)).collect();
        String::from_utf8(bytes?).ok()
    }
}

/// The characters that may begin a run that was UTF-8. The first two characters exclude almost every run of a real
/// text.
struct Beginnings {
    /// Indexed by code point: one bit for each encoding in which the character is the first byte of a UTF-8 sequence,
    /// and four places higher one bit for each in which it is a continuation byte.
    signs: Vec<u8>,
    /// The same for the sign of a byte that cannot be decoded.
    undecoded: u8,
}

impl Beginnings {
    fn of(tables: &[Table; 4]) -> Self {
        let sign = |(place, table): (usize, &Table), c: char| {
            let is_in = |range: RangeInclusive<u8>| u8::from(table.byte(c).is_some_and(|byte| range.contains(&byte)));
            is_in(0xc2..=0xf4) << place | is_in(0x80..=0xbf) << (place + 4)
        };
        let signs = |c: char| tables.iter().enumerate().map(|table| sign(table, c)).fold(0, |one, two| one | two);
        Self { signs: ('\0'..).take(CHARACTERS).map(signs).collect(), undecoded: signs('\u{fffd}') }
    }

    fn signs(&self, c: char) -> u8 {
        if c == '\u{fffd}' { self.undecoded } else { self.signs.get(c as usize).copied().unwrap_or(0) }
    }

    /// Returns the encodings, one bit each, in which a run may have been UTF-8.
    fn readings(&self, run: &str) -> u8 {
        let mut chars = run.chars().map(|c| self.signs(c));
        let (lead, next) = (chars.next().unwrap_or(0), chars.next().unwrap_or(0));
        lead & 0xf & (next >> 4)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252};

    use super::undo_second_reading;

    #[test]
    fn text_encoded_twice_is_turned_back() {
        let russian = "<p>Статья 1. Рыбаки имеют право на улов № 5 — «сом» и шип.</p>";
        let uzbek = "<p>1-modda. Oʻzbekiston baliqchilari oʻz uyida “baliq” tutadi — maʼlum boʻlsin.</p>";
        for encoding in [WINDOWS_1251, WINDOWS_1252, IBM866, KOI8_R] {
            for text in [russian, uzbek] {
                let twice = encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned();
                let undone = undo_second_reading(&twice);
                assert_eq!(undone.map(|undone| undone.text).as_deref(), Some(text), "{} {twice}", encoding.name());
                // One paragraph within an otherwise right page.
                let (before, after) = (russian.repeat(20), uzbek.repeat(20));
                if text == russian && (encoding == WINDOWS_1251 || encoding == WINDOWS_1252) {
                    let undone = undo_second_reading(&format!("{before}{twice}{after}"));
                    assert_eq!(undone.map(|undone| undone.text), Some(format!("{before}{text}{after}")));
                }
            }
        }
        // ISO 8859-1: each byte is the character with its number.
        let twice: String = russian.bytes().map(char::from).collect();
        assert_eq!(undo_second_reading(&twice).map(|undone| undone.text).as_deref(), Some(russian));
        let lost = WINDOWS_1251
            .decode_without_bom_handling("Иные лица и Ильич Иванов".as_bytes())
            .0
            .replace('\u{98}', "\u{fffd}");
        assert_eq!(undo_second_reading(&lost).map(|undone| undone.text).as_deref(), Some("Иные лица и Ильич Иванов"));
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "Закон № 5 «О рыбе» — ТЕК», пункт К», ЁЛКА, ПЁТР, пётр",
            "Oʻzbekiston Respublikasi “baliq” — maʼlum",
            "Ўзбекистон Республикаси ЎРҚ-547-сон",
            "naïve café, São Tomé, Ñandú",
            "plain",
            "",
        ] {
            assert!(undo_second_reading(text).is_none(), "{text}");
        }
    }
}

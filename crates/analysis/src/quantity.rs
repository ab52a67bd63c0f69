//! Finds the end of a number in a text: its groups of thousands, decimals and superscript; and the signs that belong to
//! it, the number sign (`N 5`) and the symbols of square and cubic units (`м²`).

use crate::MAX_WORD_BYTES;
use crate::chars::{Class, class, is_apostrophe, is_invisible};

/// Prefixes of words before a number that counts parts of an act; then `5,6` is two numbers.
const PARTS_BEFORE: [&str; 20] = [
    "стат",
    "пункт",
    "подпункт",
    "част",
    "абзац",
    "глав",
    "раздел",
    "прилож",
    "строк",
    "граф",
    "article",
    "point",
    "paragraph",
    "clause",
    "item",
    "section",
    "chapter",
    "annex",
    "schedule",
    "part",
];
/// Short forms with the same meaning, as whole words.
const SHORT_PARTS_BEFORE: [&str; 14] =
    ["ст", "п", "пп", "подп", "ч", "чч", "абз", "гл", "разд", "прил", "art", "arts", "para", "sec"];
/// Prefixes of words after a number with the same meaning.
const PARTS_BEHIND: [&str; 16] = [
    "modda",
    "band",
    "qism",
    "kichik",
    "xatboshi",
    "ilova",
    "bob",
    "boʻlim",
    "модда",
    "банд",
    "қисм",
    "кичик",
    "хатбоши",
    "илова",
    "боб",
    "бўлим",
];

/// Units whose symbols have a square or a cube: every spelling, and the common one.
const UNITS: [(&str, &str); 11] = [
    ("м", "m"),
    ("m", "m"),
    ("см", "cm"),
    ("cm", "cm"),
    ("sm", "cm"),
    ("дм", "dm"),
    ("dm", "dm"),
    ("мм", "mm"),
    ("mm", "mm"),
    ("км", "km"),
    ("km", "km"),
];

/// Returns the common symbol of a unit.
pub(crate) fn unit_of(symbol: &str) -> Option<&'static str> {
    if symbol.len() > 4 {
        return None;
    }
    UNITS.iter().find(|(known, _)| *known == symbol).map(|&(_, unit)| unit)
}

/// True for a space that may separate groups of digits: a plain, no-break or thin one.
pub(crate) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// True if a mark separates the digits into a first group of one to three, and further groups of three.
pub(crate) fn is_grouped(number: &str, mark: char) -> bool {
    let mut groups = number.split(mark);
    let all_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && groups.all(|group| group.len() == 3 && all_digits(group))
}

/// Reads a number sign at byte `at`, with the point and the blank after it, if a digit follows. Returns the offset of
/// the digit. The sign is `N`, `n`, `No` or `Nº`, and `no` with a point; № is not a letter and needs no such rule.
pub(crate) fn sign_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let capital = match rest.as_bytes().first()? {
        b'N' => true,
        b'n' => false,
        _ => return None,
    };
    let name = ["o", "о", "º", "°"].iter().find(|letter| rest[1..].starts_with(**letter)).map_or(0, |name| name.len());
    let mut end = 1 + name;
    let has_point = rest[end..].starts_with('.');
    end += usize::from(has_point);
    if !capital && name > 0 && !has_point {
        return None;
    }
    let blank = rest[end..].chars().next().filter(|c| is_blank(*c)).map_or(0, char::len_utf8);
    end += blank;
    // `N5` may be the name of a thing.
    let apart = has_point || blank > 0 || name > 0;
    (apart && rest[end..].starts_with(|c: char| c.is_ascii_digit())).then_some(at + end)
}

/// Returns the end of the symbol of a square or cubic unit, including its power; its letters are at `start..end`. A
/// digit is a power if no other letter or digit follows; a superscript digit always is.
pub(crate) fn unit_end(text: &str, start: usize, end: usize, is_ending: impl Fn(usize) -> bool) -> Option<usize> {
    // Most words end at a blank: the first byte decides.
    if !matches!(text.as_bytes().get(end), Some(b'2' | b'3' | 0xc2)) {
        return None;
    }
    let mut rest = text[end..].chars();
    let power = rest.next().filter(|c| matches!(c, '2' | '3' | '²' | '³'))?;
    let after = end + power.len_utf8();
    let stands_alone = match rest.next().map(class) {
        Some(Class::Digit | Class::Raised) => false,
        Some(Class::Letter) => !power.is_ascii() || is_ending(after),
        _ => true,
    };
    (stands_alone && unit_of(&text[start..end]).is_some()).then_some(after)
}

/// A number that begins at a digit of a text.
pub(crate) struct Number<'a> {
    text: &'a str,
    start: usize,
    /// The word before the number.
    before: &'a str,
}

impl<'a> Number<'a> {
    pub(crate) const fn new(text: &'a str, start: usize, before: &'a str) -> Self {
        Self { text, start, before }
    }

    /// Returns its end: after an ISO date, groups of thousands, dotted parts, decimals, a superscript.
    pub(crate) fn end(&self) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = self.start + self.digits(self.start);
        if self.is_iso_date(at) {
            return at + 6;
        }
        let next = bytes.get(at).copied();
        if !matches!(next, Some(b' ' | b'.' | b',' | b'\'' | b'`' | 0x80..)) {
            return at;
        }
        if let Some(grouped) = self.groups_end(at) {
            return self.decimals_end(grouped, true);
        }
        while bytes.get(at) == Some(&b'.') && self.digits(at + 1) > 0 {
            at += 1 + self.digits(at + 1);
        }
        let raised = self.raised_end(at);
        if raised > at {
            return raised;
        }
        let whole = &self.text[self.start..at];
        let may_have_decimals = !whole.contains('.') || is_grouped(whole, '.');
        if may_have_decimals { self.decimals_end(at, false) } else { at }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Returns the end of the superscript after a number that ends at `at`, or `at` if there is none. Invisible
    /// characters before its digits belong to it.
    fn raised_end(&self, at: usize) -> usize {
        let (mut end, mut next) = (at, at);
        while let Some(c) = self.char_at(next).filter(|_| next - self.start < MAX_WORD_BYTES) {
            match class(c) {
                Class::Invisible => next += c.len_utf8(),
                Class::Raised => {
                    next += c.len_utf8();
                    end = next;
                }
                _ => break,
            }
        }
        end
    }

    /// Returns the length in bytes of the digits from `from` on, within the maximum word length, including invisible
    /// characters between them.
    fn digits(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let until = bytes.len().min(self.start + MAX_WORD_BYTES);
        let run =
            |at: usize| bytes.get(at..until).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
        let mut end = from + run(from);
        while end > from && bytes.get(end).is_some_and(|byte| !byte.is_ascii()) {
            let rest = &self.text[end..];
            let hidden: usize =
                rest.chars().take_while(|c| is_invisible(*c)).take(MAX_WORD_BYTES).map(char::len_utf8).sum();
            match run(end + hidden) {
                0 => break,
                digits => end += hidden + digits,
            }
        }
        end - from
    }

    fn is_iso_date(&self, at: usize) -> bool {
        let dash = |at: usize| self.text.as_bytes().get(at) == Some(&b'-');
        at - self.start == 4 && dash(at) && self.digits(at + 1) == 2 && dash(at + 3) && self.digits(at + 4) == 2
    }

    /// For digits that end at `at`: returns the end of the following groups of three, all after the same separator. A
    /// single comma may also begin decimals; `decimals_end` handles it.
    fn groups_end(&self, at: usize) -> Option<usize> {
        let first = at - self.start;
        if !(1..=3).contains(&first) || self.text.as_bytes()[self.start] == b'0' {
            return None;
        }
        let mark = self.char_at(at)?;
        let is_mark: fn(char) -> bool = match mark {
            c if is_blank(c) => is_blank,
            c if is_apostrophe(c) => is_apostrophe,
            ',' => |c| c == ',',
            _ => return None,
        };
        let (mut end, mut groups) = (at, 0);
        while let Some(mark) = self.char_at(end).filter(|c| is_mark(*c))
            && self.digits(end + mark.len_utf8()) == 3
        {
            end += mark.len_utf8() + 3;
            groups += 1;
        }
        let follows_decimals = || self.text.as_bytes().get(end) == Some(&b'.') && self.digits(end + 1) > 0;
        let are_thousands = groups > 1 || groups == 1 && (mark != ',' || follows_decimals());
        (are_thousands && !self.counts_parts(end)).then_some(end)
    }

    /// Returns the end of the decimals after a whole number that ends at `at`, or `at` if there are none. After groups,
    /// a point may also precede them; the point of dotted numbers was read before.
    fn decimals_end(&self, at: usize, grouped: bool) -> usize {
        let bytes = self.text.as_bytes();
        let mark = bytes.get(at).copied();
        if !(mark == Some(b',') || grouped && mark == Some(b'.')) {
            return at;
        }
        let length = self.digits(at + 1);
        let end = at + 1 + length;
        let in_list =
            bytes[..self.start].ends_with(b",") && bytes[..self.start - 1].last().is_some_and(u8::is_ascii_digit);
        // Several commas separate the members of a list, and so does one between two years.
        let goes_on = matches!(bytes.get(end), Some(b',' | b'.')) && self.digits(end + 1) > 0;
        let years = length == 4 && at - self.start == 4;
        let has_commas = mark == Some(b',') && grouped && self.text[self.start..at].contains(',');
        if length == 0 || in_list || goes_on || years || has_commas || self.counts_parts(end) { at } else { end }
    }

    /// True if the number counts the parts of an act, according to the word before it or the word that follows at
    /// `end`.
    fn counts_parts(&self, end: usize) -> bool {
        let starts_with = |word: &str, parts: &[&str]| parts.iter().any(|part| word.starts_with(part));
        let before = self.before.to_lowercase();
        if starts_with(&before, &PARTS_BEFORE) || SHORT_PARTS_BEFORE.contains(&before.as_str()) {
            return true;
        }
        let rest = self.text[end..].trim_start_matches(|c: char| c == '-' || is_blank(c));
        let next: String = rest.chars().take(8).flat_map(char::to_lowercase).collect();
        starts_with(&next, &PARTS_BEHIND)
    }
}

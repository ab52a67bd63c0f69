//! Numbers as written in each language.

use qonun_law::Lang;

/// Returns the thousands separator.
#[must_use]
pub const fn thousands(lang: Lang) -> char {
    match lang {
        Lang::UzLatn | Lang::UzCyrl | Lang::Ru => '\u{a0}',
        Lang::En => ',',
    }
}

/// Formats a number with a thousands separator; numbers of up to four digits have none.
#[must_use]
pub fn grouped(n: usize, separator: char) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

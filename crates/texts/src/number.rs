//! Numbers as each language writes them.

use qonun_law::Lang;

/// What stands between thousands.
#[must_use]
pub const fn thousands(lang: Lang) -> char {
    match lang {
        Lang::UzLatn | Lang::UzCyrl | Lang::Ru => '\u{a0}',
        Lang::En => ',',
    }
}

/// A number with its thousands apart; up to four digits stay together.
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

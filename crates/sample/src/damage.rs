//! Pages damaged on purpose, as they occur in mirrors.

use crate::act::Damage;
use crate::rng::Rng;

/// Returns the bytes of a damaged page.
pub(crate) fn spoil(page: &str, damage: Damage, rng: &mut Rng) -> Vec<u8> {
    match damage {
        Damage::Empty => Vec::new(),
        Damage::NotFound => not_found().into_bytes(),
        Damage::Encoding => windows_1251(page),
        Damage::Truncated => truncated(page, rng).to_owned(),
        Damage::Unclosed => unclosed(page, rng).into_bytes(),
        Damage::Script => with_scripts(page).into_bytes(),
    }
}

fn not_found() -> String {
    "<!DOCTYPE html>\n<html lang=\"uz-Cyrl-UZ\"><head><title>404</title></head><body><div class=\"error-page\"><h1>404</h1>\
     <p>Саҳифа топилмади</p><a href=\"/\">LexUZ</a></div></body></html>\n"
        .to_owned()
}

/// Encodes a page like old Russian pages; missing letters become question marks.
fn windows_1251(page: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '\0'..='\u{7f}' => c as u8,
        'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap_or(b'?'),
        'ё' => 0xb8,
        'Ё' => 0xa8,
        'ў' => 0xa2,
        'Ў' => 0xa1,
        '«' => 0xab,
        '»' => 0xbb,
        '№' => 0xb9,
        '—' => 0x97,
        '§' => 0xa7,
        '\u{a0}' => 0xa0,
        _ => b'?',
    };
    page.chars().map(byte).collect()
}

/// Cuts a page somewhere in its middle third, perhaps inside a letter.
fn truncated<'a>(page: &'a str, rng: &mut Rng) -> &'a [u8] {
    let third = page.len() / 3;
    &page.as_bytes()[..third + rng.below(third)]
}

/// Removes the end tags of three in ten blocks.
fn unclosed(page: &str, rng: &mut Rng) -> String {
    let mut parts = page.split("</div></div>");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if !rng.chance(300) {
            out.push_str("</div></div>");
        }
        out.push_str(part);
    }
    out
}

/// Adds active content to every fifth block.
fn with_scripts(page: &str) -> String {
    const ACTIVE: &str = "<script>alert(document.cookie)</script><img src=x onerror=\"alert(1)\">";
    let Some((before, text)) = page.split_once("id=\"divCont\"") else { return page.replace("</footer>", ACTIVE) };
    let mut out = format!("{before}id=\"divCont\"");
    for (at, part) in text.split("</div></div>").enumerate() {
        if at > 0 {
            out.push_str(if at % 5 == 2 { ACTIVE } else { "" });
            out.push_str("</div></div>");
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{spoil, windows_1251};
    use crate::act::Damage;
    use crate::rng::Rng;

    const PAGE: &str =
        "<div id=\"divCont\"><div><div>Модда №1</div></div><div><div>қонун</div></div><div><div>x</div></div></div>";

    #[test]
    fn each_damage_changes_the_page() {
        for damage in [Damage::Empty, Damage::NotFound, Damage::Encoding, Damage::Truncated, Damage::Script] {
            assert_ne!(spoil(PAGE, damage, &mut Rng::new(&[1])), PAGE.as_bytes(), "{damage:?}");
        }
        assert!(spoil(PAGE, Damage::Truncated, &mut Rng::new(&[1])).len() < PAGE.len());
    }

    #[test]
    fn the_old_encoding() {
        assert_eq!(windows_1251("Аяёқ№"), [0xc0, 0xff, 0xb8, b'?', 0xb9]);
    }
}

//! The look of an element: raised and small letters, separate lines.

use qonun_letters::roman_numeral;

/// The look of an element, from its attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// True if its letters are raised (superscript).
    pub(super) raised: bool,
    /// True if its letters are lowered (subscript).
    pub(super) lowered: bool,
    /// True if its letters are struck through.
    pub(super) struck: bool,
    /// True if its letters are smaller than those around it.
    pub(super) small: bool,
    /// True if it begins and ends a line.
    pub(super) line: bool,
    /// True if it is separated from its neighbours in the line.
    pub(super) apart: bool,
}

/// Reads a `style` attribute.
pub(super) fn look_of(style: &str) -> Look {
    let mut look = Look::default();
    let (mut moved, mut up) = (false, false);
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        let is = |wanted: &str| value.eq_ignore_ascii_case(wanted);
        if name.eq_ignore_ascii_case("vertical-align") {
            look.raised |= is("super") || is("text-top") || size(value).is_some_and(|(size, _)| size > 0.0);
            look.lowered |= is("sub") || is("text-bottom") || size(value).is_some_and(|(size, _)| size < 0.0);
        } else if name.eq_ignore_ascii_case("font-variant-position") {
            look.raised |= is("super");
            look.lowered |= is("sub");
        } else if ["text-decoration", "text-decoration-line"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
            look.struck |= value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("line-through"));
        } else if name.eq_ignore_ascii_case("mso-text-raise") {
            look.raised |= size(value).is_some_and(|(size, _)| size > 0.0);
        } else if name.eq_ignore_ascii_case("position") {
            moved |= is("relative");
        } else if name.eq_ignore_ascii_case("top") {
            up |= size(value).is_some_and(|(size, _)| size < 0.0);
        } else if name.eq_ignore_ascii_case("bottom") {
            up |= size(value).is_some_and(|(size, _)| size > 0.0);
        } else if name.eq_ignore_ascii_case("font-size") {
            look.small |= is("smaller") || is("x-small") || is("xx-small") || size(value).is_some_and(is_small);
        } else if name.eq_ignore_ascii_case("display") {
            look.line |= ["block", "list-item", "flex", "grid", "table", "table-row"].iter().any(|shown| is(shown));
            look.apart |= is("inline-block") || is("table-cell") || is("inline-flex");
        }
    }
    look.raised |= moved && up;
    look
}

/// Parses a number and its unit: `0.8em`, `-4pt`, `70%`.
fn size(value: &str) -> Option<(f32, &str)> {
    let end = value.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+')).unwrap_or(value.len());
    Some((value[..end].parse().ok()?, value[end..].trim()))
}

/// True if a size is clearly below that of running text.
fn is_small((size, unit): (f32, &str)) -> bool {
    let below = match unit {
        "em" | "rem" => 0.85,
        "%" => 85.0,
        "pt" => 7.5,
        "px" => 10.0,
        _ => return false,
    };
    size > 0.0 && size < below
}

/// Numbering style of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    Figures,
    Letters {
        capital: bool,
    },
    Roman {
        capital: bool,
    },
    /// Bullets or nothing.
    None,
}

impl Numbering {
    /// Returns the style from the attributes `type` and `style` of the list.
    pub(super) fn of(kind: Option<&str>, style: Option<&str>) -> Self {
        let declared = style.unwrap_or_default().split(';').rev().find_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            let name = name.trim();
            let fits = name.eq_ignore_ascii_case("list-style-type") || name.eq_ignore_ascii_case("list-style");
            fits.then(|| value.split_ascii_whitespace().find_map(Self::named)).flatten()
        });
        declared.unwrap_or(match kind.map(str::trim) {
            Some("a") => Self::Letters { capital: false },
            Some("A") => Self::Letters { capital: true },
            Some("i") => Self::Roman { capital: false },
            Some("I") => Self::Roman { capital: true },
            Some("disc" | "circle" | "square" | "none") => Self::None,
            _ => Self::Figures,
        })
    }

    fn named(value: &str) -> Option<Self> {
        Some(match value.to_ascii_lowercase().as_str() {
            "decimal" | "decimal-leading-zero" => Self::Figures,
            "lower-alpha" | "lower-latin" => Self::Letters { capital: false },
            "upper-alpha" | "upper-latin" => Self::Letters { capital: true },
            "lower-roman" => Self::Roman { capital: false },
            "upper-roman" => Self::Roman { capital: true },
            "none" | "disc" | "circle" | "square" => Self::None,
            _ => return None,
        })
    }

    /// Returns the mark before an item with a number: `3.`, `c.`, `iii.`; `None` for a bullet.
    pub(super) fn marker(self, number: i64) -> Option<String> {
        let (name, capital) = match self {
            Self::None => return None,
            Self::Figures => (None, false),
            Self::Letters { capital } => (letters_of(number), capital),
            Self::Roman { capital } => (u32::try_from(number).ok().and_then(roman_numeral), capital),
        };
        let name = name.unwrap_or_else(|| number.to_string());
        Some(format!("{}.", if capital { name } else { name.to_ascii_lowercase() }))
    }
}

/// Returns `A`, `B`, … `Z`, `AA`.
fn letters_of(number: i64) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|&number| number > 0)?;
    let mut name = Vec::new();
    while rest > 0 {
        let place = (rest - 1) % 26;
        name.push(char::from(b'A' + u8::try_from(place).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    Some(name.iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::{Numbering, look_of};

    #[test]
    fn raised_low_small_and_struck_letters_are_known_by_their_style() {
        for (style, raised, small) in [
            ("vertical-align:super", true, false),
            ("VERTICAL-ALIGN: super; font-size:smaller", true, true),
            ("vertical-align: 4pt", true, false),
            ("position: relative; top: -0.5em; font-size: 70%", true, true),
            ("mso-text-raise:3.0pt", true, false),
            ("font-variant-position: super", true, false),
            ("vertical-align: sub; font-size: 6pt", false, true),
            ("vertical-align: -2px", false, false),
            ("position: relative; top: 3px", false, false),
            ("font-size: 14pt; color: red", false, false),
            ("", false, false),
        ] {
            let look = look_of(style);
            assert_eq!((look.raised, look.small), (raised, small), "{style}");
        }
        for (style, lowered, struck) in [
            ("vertical-align: sub; font-size: 6pt", true, false),
            ("vertical-align: -2px", true, false),
            ("vertical-align: baseline", false, false),
            ("text-decoration: Line-Through red", false, true),
            ("text-decoration-line: underline", false, false),
        ] {
            let look = look_of(style);
            assert_eq!((look.lowered, look.struck), (lowered, struck), "{style}");
        }
        assert!(look_of("display:block").line && look_of("display: inline-block").apart);
    }

    #[test]
    fn items_have_the_numbers_that_a_reader_sees() {
        for (kind, style, number, wanted) in [
            (None, None, 3, Some("3.")),
            (Some("a"), None, 3, Some("c.")),
            (Some("A"), None, 28, Some("AB.")),
            (Some("i"), None, 4, Some("iv.")),
            (None, Some("list-style-type: upper-roman"), 9, Some("IX.")),
            (Some("1"), Some("list-style: none inside"), 1, None),
            (Some("a"), None, 0, Some("0.")),
        ] {
            assert_eq!(Numbering::of(kind, style).marker(number).as_deref(), wanted, "{kind:?} {style:?}");
        }
    }
}

//! Roman numerals in Latin or look-alike letters.

/// The greatest number with a standard Roman form.
pub const MAX_ROMAN: u32 = 3999;

/// Maximum length of a numeral in bytes: MMMDCCCLXXXVIII has fifteen figures of at most three bytes.
const LONGEST: usize = 45;

/// Returns the value of a figure. Only capitals are figures, including look-alike Cyrillic letters: `І` and `Ӏ` are
/// `I`, `Ѵ` is `V`, `Х` is `X`, `С` is `C`, `М` is `M`.
const fn value_of(figure: char) -> Option<u32> {
    Some(match figure {
        'I' | 'І' | 'Ӏ' | 'Ⅰ' => 1,
        'V' | 'Ѵ' | 'Ⅴ' => 5,
        'X' | 'Х' | 'Ⅹ' => 10,
        'L' | 'Ⅼ' => 50,
        'C' | 'С' | 'Ⅽ' => 100,
        'D' | 'Ⅾ' => 500,
        'M' | 'М' | 'Ⅿ' => 1000,
        _ => return None,
    })
}

/// Returns the figures of a single numeral character: `XII` for `Ⅻ`.
const fn figures(c: char) -> Option<&'static str> {
    Some(match c {
        'Ⅱ' => "II",
        'Ⅲ' => "III",
        'Ⅳ' => "IV",
        'Ⅵ' => "VI",
        'Ⅶ' => "VII",
        'Ⅷ' => "VIII",
        'Ⅸ' => "IX",
        'Ⅺ' => "XI",
        'Ⅻ' => "XII",
        _ => return None,
    })
}

/// True for a figure of a Roman numeral, in Latin or look-alike letters.
#[must_use]
pub const fn is_roman_figure(c: char) -> bool {
    value_of(c).is_some() || figures(c).is_some()
}

/// Returns the value of a Roman numeral in standard form, 1 to [`MAX_ROMAN`]; `None` for anything else: `IIII` and `VX`
/// are words or mistakes. Figures are capitals; look-alike Cyrillic letters count too, also mixed with Latin ones.
#[must_use]
pub fn roman_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut values = Vec::with_capacity(text.len());
    for c in text.chars() {
        match figures(c) {
            Some(several) => values.extend(several.chars().filter_map(value_of)),
            None => values.push(value_of(c)?),
        }
    }
    let next_is_more = |at: usize| values.get(at + 1).is_some_and(|next| *next > values[at]);
    let gain: u32 = (0..values.len()).filter(|&at| !next_is_more(at)).map(|at| values[at]).sum();
    let loss: u32 = (0..values.len()).filter(|&at| next_is_more(at)).map(|at| values[at]).sum();
    let total = gain.checked_sub(loss)?;
    let usual: Vec<u32> = roman_numeral(total)?.chars().filter_map(value_of).collect();
    (usual == values).then_some(total)
}

/// Returns a number as a Roman numeral in Latin capitals; `None` for 0 and for numbers above [`MAX_ROMAN`].
#[must_use]
pub fn roman_numeral(mut value: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > MAX_ROMAN {
        return None;
    }
    let mut out = String::new();
    for (step, letters) in STEPS {
        while value >= step {
            out.push_str(letters);
            value -= step;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{MAX_ROMAN, is_roman_figure, roman_numeral, roman_value};

    #[test]
    fn every_number_is_read_back() {
        for value in 1..=MAX_ROMAN {
            let numeral = roman_numeral(value).unwrap();
            assert!(numeral.chars().all(is_roman_figure));
            assert_eq!(roman_value(&numeral), Some(value), "{numeral}");
        }
        assert_eq!(roman_numeral(0), None);
        assert_eq!(roman_numeral(MAX_ROMAN + 1), None);
    }

    #[test]
    fn figures_may_be_typed_in_other_letters() {
        for (text, wanted) in [
            ("ХІІ", Some(12)),
            ("XIӀ", Some(12)),
            ("ХХІV", Some(24)),
            ("Ⅻ", Some(12)),
            ("ⅩⅣ", Some(14)),
            ("СХ", Some(110)),
            ("IIII", None),
            ("VX", None),
            ("xii", None),
            ("ХII1", None),
            ("", None),
            ("A", None),
        ] {
            assert_eq!(roman_value(text), wanted, "{text}");
        }
    }
}

//! Numbers of acts as printed in each language.

use qonun_letters::{is_apostrophe, is_invisible};

use crate::{ActNumber, Lang, Series};

impl Series {
    /// Returns the letters of the series as printed in a language: `OʻRQ`, `ЎРҚ`, `ЗРУ`, `LRU`.
    #[must_use]
    pub const fn letters_in(self, lang: Lang) -> &'static str {
        let all = match self {
            Self::Orq => ["OʻRQ", "ЎРҚ", "ЗРУ", "LRU"],
            Self::Pf => ["PF", "ПФ", "УП", "UP"],
            Self::Pq => ["PQ", "ПҚ", "ПП", "PP"],
            Self::F => ["F", "Ф", "Р", "R"],
            Self::Vmq => ["VMQ", "ВМҚ", "ПКМ", "RCM"],
        };
        all[lang.index()]
    }

    /// Returns the language that prints the series with these letters, in any case and with any apostrophe; `None` if
    /// no language does.
    #[must_use]
    pub fn language_of_letters(self, text: &str) -> Option<Lang> {
        let typed = plain(text);
        Lang::ALL.into_iter().find(|&lang| plain(self.letters_in(lang)) == typed)
    }
}

/// Returns the text in upper case, without apostrophes.
fn plain(text: &str) -> String {
    text.chars().filter(|&c| !is_apostrophe(c) && !is_invisible(c)).flat_map(char::to_uppercase).collect()
}

/// Returns a canonical act number as printed in a language: `ORQ-547` becomes `ЗРУ-547` in Russian. A number without a
/// series is unchanged.
#[must_use]
pub fn number_in(canonical: &str, lang: Lang) -> String {
    match ActNumber::parse(canonical) {
        Some(ActNumber { series: Some(series), rest }) => format!("{}-{rest}", series.letters_in(lang)),
        _ => canonical.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::number_in;
    use crate::{ActNumber, Lang, Series};

    #[test]
    fn a_number_is_printed_in_the_letters_of_the_language() {
        for (canonical, printed) in [
            ("ORQ-547", ["OʻRQ-547", "ЎРҚ-547", "ЗРУ-547", "LRU-547"]),
            ("PF-60", ["PF-60", "ПФ-60", "УП-60", "UP-60"]),
            ("PQ-12", ["PQ-12", "ПҚ-12", "ПП-12", "PP-12"]),
            ("F-3086", ["F-3086", "Ф-3086", "Р-3086", "R-3086"]),
            ("VMQ-443", ["VMQ-443", "ВМҚ-443", "ПКМ-443", "RCM-443"]),
            ("560-II", ["560-II"; 4]),
            ("2644", ["2644"; 4]),
        ] {
            assert_eq!(Lang::ALL.map(|lang| number_in(canonical, lang)), printed);
            assert!(printed.iter().all(|text| ActNumber::parse(text).unwrap().to_string() == canonical), "{canonical}");
        }
    }

    #[test]
    fn letters_of_a_series_tell_a_language() {
        for (series, text, wanted) in [
            (Series::Orq, "зру", Some(Lang::Ru)),
            (Series::Orq, "O‘RQ", Some(Lang::UzLatn)),
            (Series::Orq, "ORQ", Some(Lang::UzLatn)),
            (Series::Pf, "ПФ", Some(Lang::UzCyrl)),
            (Series::Pq, "PP", Some(Lang::En)),
            (Series::Orq, "ZRU", None),
        ] {
            assert_eq!(series.language_of_letters(text), wanted, "{text}");
        }
    }
}

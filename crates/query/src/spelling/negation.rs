//! Corrections that would turn the sense of a word round: none is made.

use qonun_analysis::{Language, fold};

use super::distance;
use crate::plan::Planner;

/// Beginnings of words that negate what follows, by language.
const BEGINNINGS: [(Language, &[&str]); 3] = [
    (Language::Uzbek, &["no", "be", "gʻayri"]),
    (Language::Russian, &["не", "без", "бес", "анти", "недо"]),
    (Language::English, &["un", "in", "im", "il", "ir", "non", "dis", "mis", "anti"]),
];
/// Endings of words that negate what stands before them, by language.
const ENDINGS: [(Language, &[&str]); 2] = [(Language::Uzbek, &["siz"]), (Language::English, &["less"])];
/// A word without its negation has at least this many letters.
const SHORTEST_REST: usize = 3;

/// Does a word of the law base say the contrary of what was typed: `licensed` for `unlicensed`, `toʻlash` for
/// `toʻlamaslik`? `form` is folded.
pub(super) fn turns_round(planner: &Planner<'_>, typed: &str, form: &str) -> bool {
    planner.languages().iter().any(|&language| {
        let folded = fold(typed, language);
        let is_uzbek = language == Language::Uzbek && fold(form, language) == form;
        negates(language, &folded, form)
            || negates(language, form, &folded)
            || (is_uzbek && planner.analyzer().is_negated(&folded) != planner.analyzer().is_negated(form))
    })
}

/// Is one folded word another one with a negation before or behind it, but for one letter?
fn negates(language: Language, negated: &str, plain: &str) -> bool {
    let of_language = |table: &'static [(Language, &'static [&'static str])]| {
        table.iter().filter(move |(known, _)| *known == language).flat_map(|(_, parts)| *parts)
    };
    let near =
        |rest: &str| rest.chars().count() >= SHORTEST_REST && rest != negated && distance::of_words(rest, plain) <= 1;
    let before = of_language(&BEGINNINGS)
        .filter(|beginning| !plain.starts_with(**beginning))
        .filter_map(|beginning| negated.strip_prefix(beginning));
    let behind = of_language(&ENDINGS)
        .filter(|ending| !plain.ends_with(**ending))
        .filter_map(|ending| negated.strip_suffix(ending));
    before.chain(behind).any(near)
}

#[cfg(test)]
mod tests {
    use super::negates;
    use qonun_analysis::Language;

    #[test]
    fn a_negation_is_seen() {
        for (language, negated, plain, wanted) in [
            (Language::English, "unlicensed", "licensed", true),
            (Language::English, "unlicensd", "licensed", true),
            (Language::English, "nonpayment", "payment", true),
            (Language::English, "careless", "care", true),
            (Language::English, "licensd", "licensed", false),
            (Language::English, "unoin", "union", false),
            (Language::Russian, "незаконный", "законный", true),
            (Language::Russian, "бессрочный", "срочный", true),
            (Language::Russian, "нелог", "налог", false),
            (Language::Russian, "недвижимасть", "недвижимость", false),
            (Language::Uzbek, "noqonuniy", "qonuniy", true),
            (Language::Uzbek, "litsenziyasiz", "litsenziya", true),
            (Language::Uzbek, "beruvci", "beruvchi", false),
        ] {
            assert_eq!(negates(language, negated, plain), wanted, "{negated} {plain}");
        }
    }
}

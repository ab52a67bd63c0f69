//! Corrections that would reverse the meaning of a word are not made.

use qonun_analysis::{Language, fold};

use super::distance;
use crate::words::QueryWords;

/// Prefixes that negate a word, by language.
const BEGINNINGS: [(Language, &[&str]); 3] = [
    (Language::Uzbek, &["no", "be", "gʻayri"]),
    (Language::Russian, &["не", "без", "бес", "анти", "недо"]),
    (Language::English, &["un", "in", "im", "il", "ir", "non", "dis", "mis", "anti"]),
];
/// Suffixes that negate a word, by language.
const ENDINGS: [(Language, &[&str]); 2] = [(Language::Uzbek, &["siz"]), (Language::English, &["less"])];
/// Minimum number of letters of a word without its negation.
const SHORTEST_REST: usize = 3;
/// Minimum number of letters of a word next to a misspelt negation.
const SHORTEST_PLAIN: usize = 5;

/// True if a word of the law base has the opposite meaning of the typed one: `licensed` for `unlicensed`, `toʻlash` for
/// `toʻlamaslik`. `form` is folded.
pub(super) fn turns_round(query_words: &QueryWords<'_>, typed: &str, form: &str) -> bool {
    query_words.languages().iter().any(|&language| {
        let folded = fold(typed, language);
        let is_uzbek = language == Language::Uzbek && fold(form, language) == form;
        negates(language, &folded, form)
            || (negates(language, form, &folded) && !has_slip(language, &folded, form))
            || slips_over(language, &folded, form)
            || loses_ending(language, &folded, form)
            || (is_uzbek && query_words.analyzer().is_negated(&folded) != query_words.analyzer().is_negated(form))
    })
}

/// The prefixes or suffixes of a language in a table.
fn parts_of(
    table: &'static [(Language, &'static [&'static str])],
    language: Language,
) -> impl Iterator<Item = &'static str> {
    table.iter().filter(move |(known, _)| *known == language).flat_map(|(_, parts)| parts.iter().copied())
}

/// True if the letters next to a word are a misspelt negating prefix or suffix.
fn is_slip(rest: &str, part: &str) -> bool {
    // A single letter must be a letter of the negation.
    let is_part = rest.chars().count() > 1 || rest.chars().all(|letter| part.contains(letter));
    !rest.is_empty() && is_part && distance::between(rest, part) <= 1
}

/// True if a folded word is `plain` with a misspelt negation before or after it: `ulicensed` for `licensed`. A doubled
/// letter of the word is not a negation.
fn slips_over(language: Language, typed: &str, plain: &str) -> bool {
    let (first, last) = (plain.chars().next(), plain.chars().last());
    let before = typed.strip_suffix(plain).filter(|rest| rest.chars().last() != first);
    let behind = typed.strip_prefix(plain).filter(|rest| rest.chars().next() != last);
    plain.chars().count() >= SHORTEST_PLAIN
        && (before.is_some_and(|rest| parts_of(&BEGINNINGS, language).any(|part| is_slip(rest, part)))
            || behind.is_some_and(|rest| parts_of(&ENDINGS, language).any(|part| is_slip(rest, part))))
}

/// True if a folded word is `negated` with an error in its negation: `ulicensed` for `unlicensed`.
fn has_slip(language: Language, typed: &str, negated: &str) -> bool {
    let before = parts_of(&BEGINNINGS, language).filter_map(|part| negated.strip_prefix(part));
    let behind = parts_of(&ENDINGS, language).filter_map(|part| negated.strip_suffix(part));
    before.chain(behind).any(|rest| slips_over(language, typed, rest))
}

/// True if one folded word has another suffix instead of the negating suffix of the other: `harmful` for `harmless`.
fn loses_ending(language: Language, one: &str, two: &str) -> bool {
    has_other_ending(language, one, two) || has_other_ending(language, two, one)
}

/// True if `other` has another suffix instead of the negating suffix of `negated`.
fn has_other_ending(language: Language, negated: &str, other: &str) -> bool {
    let ending = parts_of(&ENDINGS, language).find(|ending| negated.ends_with(ending) && !other.ends_with(ending));
    let Some(rest) = ending.and_then(|ending| negated.strip_suffix(ending)) else {
        return false;
    };
    let length = rest.chars().count();
    let head: String = other.chars().take(length).collect();
    // A misspelt `-siz` is not another suffix.
    let tail: String = other.chars().skip(length).collect();
    let is_slip =
        parts_of(&ENDINGS, language).any(|part| tail.chars().count() > 1 && distance::between(&tail, part) <= 1);
    length >= SHORTEST_REST && head == rest && !is_slip
}

/// True if `negated` is `plain` with a negation before or after it, except for one letter.
fn negates(language: Language, negated: &str, plain: &str) -> bool {
    let of_language = |table| parts_of(table, language);
    let near =
        |rest: &str| rest.chars().count() >= SHORTEST_REST && rest != negated && distance::of_words(rest, plain) <= 1;
    let before = of_language(&BEGINNINGS)
        .filter(|beginning| !plain.starts_with(*beginning))
        .filter_map(|beginning| negated.strip_prefix(beginning));
    let behind = of_language(&ENDINGS)
        .filter(|ending| !plain.ends_with(*ending))
        .filter_map(|ending| negated.strip_suffix(ending));
    before.chain(behind).any(near)
}

#[cfg(test)]
mod tests {
    use super::{loses_ending, negates, slips_over};
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

    #[test]
    fn a_misspelt_negation_is_seen() {
        for (language, typed, plain, wanted) in [
            (Language::English, "ulicensed", "licensed", true),
            (Language::English, "nulicensed", "licensed", true),
            (Language::English, "umlicensed", "licensed", true),
            (Language::English, "ilegal", "legal", true),
            (Language::English, "llicensed", "licensed", false),
            (Language::English, "xlicensed", "licensed", false),
            (Language::English, "licensedd", "licensed", false),
            (Language::Russian, "нзаконный", "законный", true),
            (Language::Russian, "безсрочный", "срочный", true),
            (Language::Russian, "ззаконный", "законный", false),
            (Language::Uzbek, "nqonuniy", "qonuniy", true),
            (Language::Uzbek, "litsenziyasz", "litsenziya", true),
        ] {
            assert_eq!(slips_over(language, typed, plain), wanted, "{typed} {plain}");
        }
    }

    #[test]
    fn an_ending_that_negates_is_not_put_in_the_place_of_another() {
        for (language, typed, other, wanted) in [
            (Language::English, "harmless", "harmful", true),
            (Language::English, "harmful", "harmless", true),
            (Language::English, "harmles", "harmless", false),
            (Language::English, "harmless", "armless", false),
            (Language::Uzbek, "asossiz", "asosli", true),
            (Language::Uzbek, "asossz", "asossiz", false),
            (Language::Uzbek, "asossiz", "asoslari", true),
            (Language::Russian, "законный", "законность", false),
        ] {
            assert_eq!(loses_ending(language, typed, other), wanted, "{typed} {other}");
        }
    }
}

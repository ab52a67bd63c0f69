//! Notices of an answer in words.

use std::ops::RangeInclusive;

use qonun_law::{Lang, number_in};
use qonun_query::{FullNames, InTheWay, NearestName, NotHeld, Notice, Unmet};
use qonun_texts::{Texts, texts};

use crate::{mistake, shortened};

/// Maximum length of a value in a sentence, in characters; longer values are cut.
const LONGEST_VALUE: usize = 60;

/// Returns the text of a notice in a language.
#[must_use]
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let t = texts(lang);
    match notice {
        Notice::Reading(problem) => mistake(problem, lang),
        Notice::ExpansionCut => t.notice_expansion_cut.to_owned(),
        Notice::Spelling { typed, replacement, .. } => t.notice_spelling(typed, replacement),
        Notice::WrittenOut(abbreviations) => t.notice_written_out(list(abbreviations, |one| full_names(one, t))),
        Notice::NoMatch => t.notice_no_match.to_owned(),
        Notice::FilteredOut { found } => t.notice_filtered_out(*found),
        Notice::WeakMatch => t.notice_weak_match.to_owned(),
        Notice::Relaxed => t.notice_relaxed.to_owned(),
        Notice::Unquoted { phrases } => t.notice_unquoted(list(phrases, |phrase| t.notice_quoted(phrase))),
        Notice::WordsOfLaw { terms } => t.notice_words_of_law(terms.join("; ")),
        Notice::Synonym { terms } => t.notice_synonym(terms.join("; ")),
        Notice::OtherLanguage => t.notice_other_language.to_owned(),
        Notice::OldEdition { day, absent } => {
            let mut sentences = vec![t.notice_old_edition(t.day(*day))];
            sentences.extend((*absent > 0).then(|| t.notice_texts_not_held(*absent)));
            sentences.join(" ")
        }
        Notice::NotHeld { missing, found } => {
            let mut sentences: Vec<String> = missing.iter().map(|one| not_held(one, t, lang)).collect();
            sentences.extend(found.then(|| t.notice_in_part.to_owned()));
            sentences.join(" ")
        }
        Notice::InTheWay(InTheWay { words, nowhere, acts, .. }) => {
            let words = list(words, |word| t.notice_quoted(word));
            if *nowhere { t.notice_nowhere(words, *acts) } else { t.notice_not_together(words, *acts) }
        }
        Notice::NoActHas { what, value, .. } => no_act_has(what, shortened(value, LONGEST_VALUE), t),
    }
}

/// Lists several values in one line.
fn list<T>(things: &[T], name: impl Fn(&T) -> String) -> String {
    things.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn full_names(abbreviation: &FullNames, t: &Texts) -> String {
    t.notice_full_names(&abbreviation.typed, abbreviation.names.join("; "))
}

fn not_held(missing: &NotHeld, t: &Texts, lang: Lang) -> String {
    let written = &missing.written;
    match &missing.nearest {
        None => t.notice_not_held(written),
        Some(NearestName::Number(number)) => t.notice_not_held_nearest_number(written, number_in(number, lang)),
        Some(NearestName::Provision(name)) => t.notice_not_held_nearest_provision(written, name),
        Some(NearestName::LastProvision(name)) => t.notice_not_held_last_provision(written, name),
    }
}

fn no_act_has(what: &Unmet, value: String, t: &Texts) -> String {
    let ends = |years: &RangeInclusive<i16>| (years.start().to_string(), years.end().to_string());
    match what {
        Unmet::Body => t.notice_no_body(value),
        Unmet::Topic => t.notice_no_topic(value),
        Unmet::Number => t.notice_no_number(value),
        Unmet::Article => t.notice_no_article(value),
        Unmet::Adopted(years) => {
            let (first, last) = ends(years);
            t.notice_none_adopted(value, first, last)
        }
        Unmet::InForce(years) => {
            let (first, last) = ends(years);
            t.notice_none_in_force(value, first, last)
        }
        Unmet::Value => t.notice_no_value(value),
        Unmet::Unreadable => t.notice_unreadable_target(value),
        Unmet::Target => t.notice_no_target(value),
        Unmet::Provision => t.notice_no_such_provision(value),
        Unmet::PartOfProvision => t.notice_whole_provision(value),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use qonun_law::{Date, Lang};
    use qonun_query::{FullNames, InTheWay, NearestName, NotHeld, Notice, Unmet};

    use super::notice;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    /// The texts that combine several values or sentences, in each language.
    #[test]
    fn several_things_are_told_in_one_line() {
        let not_held = |written: &str, nearest| NotHeld { written: written.to_owned(), nearest };
        let missing = vec![
            not_held("ORQ-547", Some(NearestName::Number("ORQ-500".to_owned()))),
            not_held("ТК 99", Some(NearestName::LastProvision("9-modda".to_owned()))),
            not_held("X", None),
        ];
        let full = |typed: &str, names: &[&str]| FullNames { typed: typed.to_owned(), names: texts(names) };
        let words = texts(&["a", "b c"]);
        let in_the_way = InTheWay { words, nowhere: false, acts: 12_000, found: true, place: None, without: None };
        let day = Date::constant(2019, 3, 1);
        for (told, lang, wanted) in [
            (Notice::OldEdition { day, absent: 0 }, Lang::Ru, "Искали в текстах на 1 марта 2019 г., а не в нынешних."),
            (
                Notice::OldEdition { day, absent: 12_000 },
                Lang::UzLatn,
                "Hozirgi matnlar emas, 2019-yil 1-mart kunidagi matnlar qidirildi. Bazada shu kundagi matni yoʻq \
                 hujjatlar: 12\u{a0}000.",
            ),
            (
                Notice::NotHeld { missing: missing.clone(), found: true },
                Lang::Ru,
                "«ORQ-547» в базе нет, ближайший номер — ЗРУ-500. «ТК 99» в базе нет, последнее в документе — 9-modda. \
                 «X» в базе нет. Результаты подходят лишь отчасти.",
            ),
            (
                Notice::NotHeld { missing: missing[2..].to_vec(), found: false },
                Lang::UzLatn,
                "“X” qonunchilik bazasida yoʻq.",
            ),
            (
                Notice::InTheWay(in_the_way.clone()),
                Lang::En,
                "No act holds “a”, “b c” together with the rest of the query. Acts found without: 12,000.",
            ),
            (
                Notice::InTheWay(InTheWay { nowhere: true, words: texts(&["a"]), ..in_the_way }),
                Lang::UzCyrl,
                "«a» қонунчилик базасида учрамайди. Усиз топиладиган ҳужжатлар: 12\u{a0}000.",
            ),
            (
                Notice::WrittenOut(vec![full("ТК", &["кодекс", "комиссия"]), full("НДС", &["налог"])]),
                Lang::En,
                "Searched for in full too: ТК — кодекс; комиссия, НДС — налог.",
            ),
            (
                Notice::Unquoted { phrases: texts(&["a b", "c d"]) },
                Lang::En,
                "Nothing holds “a b”, “c d” word for word: the words were searched for one by one.",
            ),
            (
                Notice::Synonym { terms: texts(&["a", "b"]) },
                Lang::Ru,
                "В законе это называется и иначе: «a; b». Показаны и акты, где сказано так.",
            ),
        ] {
            assert_eq!(notice(&told, lang), wanted);
        }
    }

    #[test]
    fn every_sentence_names_the_value_in_every_language() {
        let unmet = |what: Unmet, value: &str| Notice::NoActHas { what, value: value.to_owned(), place: None };
        let mut seen = BTreeSet::new();
        for what in [
            Unmet::Body,
            Unmet::Topic,
            Unmet::Number,
            Unmet::Article,
            Unmet::Adopted(1991..=2024),
            Unmet::InForce(1991..=2024),
            Unmet::Value,
            Unmet::Unreadable,
            Unmet::Target,
            Unmet::Provision,
            Unmet::PartOfProvision,
        ] {
            for lang in Lang::ALL {
                // The reader's own word may look like a placeholder.
                let text = notice(&unmet(what.clone(), "{ $first }"), lang);
                assert!(text.contains("{ $first }") && !text.contains("$value"), "{text}");
                let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c));
                assert_eq!(cyrillic, matches!(lang, Lang::UzCyrl | Lang::Ru), "{text}");
                assert!(seen.insert(text.clone()), "twice: {text}");
            }
        }
        let long = notice(&unmet(Unmet::Body, &"а".repeat(100)), Lang::Ru);
        assert!(long.contains(&format!("{}…", "а".repeat(60))), "{long}");
    }
}

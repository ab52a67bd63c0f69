//! Names of adopting bodies: splits several names in one line, and reports text that is not the name of a body.

use qonun_law::{ActType, Problem, ProblemCode};

use super::outline::Outline;
use crate::kind::{Requisites, nominative, without_genitive};
use crate::numerals::fold;

/// Prefixes of words that name a body or a person who acts for it; lower case, without apostrophes.
const NOUNS: [&[&str]; 4] = [
    &[
        "prezident",
        "mahkama",
        "vazir",
        "qomita",
        "agentli",
        "bank",
        "kengash",
        "majlis",
        "palata",
        "senat",
        "sud",
        "plenum",
        "prokur",
        "inspeksiya",
        "xizmat",
        "markaz",
        "boshqarma",
        "boshqaruv",
        "departament",
        "komissiya",
        "hokim",
        "kompaniya",
        "uyushma",
        "birlashma",
        "jamgarma",
        "akademiya",
        "universitet",
        "institut",
        "idora",
        "tashkilot",
        "direksiya",
        "direktor",
        "rais",
        "korporatsiya",
        "konsern",
        "jamiyat",
        "federatsiya",
        "gvardiya",
    ],
    &[
        "маҳкама",
        "вазир",
        "қўмита",
        "агентли",
        "кенгаш",
        "мажлис",
        "инспекция",
        "хизмат",
        "марказ",
        "бошқарма",
        "бошқарув",
        "ҳоким",
        "уюшма",
        "бирлашма",
        "жамғарма",
        "академия",
        "идора",
        "ташкилот",
        "дирекция",
        "раис",
        "жамият",
        "федерация",
    ],
    &[
        "президент",
        "кабинет",
        "министерств",
        "министр",
        "комитет",
        "агентств",
        "банк",
        "совет",
        "собрани",
        "палат",
        "сенат",
        "суд",
        "пленум",
        "прокур",
        "инспекци",
        "служб",
        "центр",
        "управлени",
        "правлени",
        "департамент",
        "комисси",
        "хоким",
        "кенгаш",
        "мажлис",
        "компани",
        "ассоциаци",
        "объединени",
        "фонд",
        "академи",
        "университет",
        "институт",
        "организаци",
        "дирекци",
        "директор",
        "председател",
        "корпораци",
        "концерн",
        "обществ",
        "федераци",
        "гварди",
    ],
    &[
        "president",
        "cabinet",
        "minist",
        "committee",
        "agency",
        "bank",
        "council",
        "assembly",
        "majlis",
        "chamber",
        "senate",
        "court",
        "plenum",
        "prosecutor",
        "inspector",
        "service",
        "center",
        "centre",
        "department",
        "commission",
        "khokim",
        "hokim",
        "governor",
        "company",
        "association",
        "fund",
        "academy",
        "university",
        "institut",
        "organi",
        "corporation",
        "board",
        "chair",
        "director",
        "office",
        "federation",
        "guard",
    ],
];

/// Words that occur in titles of acts and in no name of a body.
const OF_TITLES: [&str; 12] = [
    "togrisida",
    "togrisidagi",
    "haqida",
    "haqidagi",
    "тўғрисида",
    "тўғрисидаги",
    "ҳақида",
    "ҳақидаги",
    "об",
    "обо",
    "regarding",
    "concerning",
];

/// Words with which a title continues after the form of the act: "Приказ о …", "Order on …".
const BEFORE_TITLES: [&str; 6] = ["о", "по", "on", "about", "for", "to"];

/// Words and signs between the names of bodies that act together.
const BETWEEN: [&str; 7] = [", ", " va ", " ва ", " hamda ", " ҳамда ", " и ", " and "];

/// Maximum length of a name, in characters.
const LONGEST: usize = 300;

/// Returns the bodies named by a page: in its line of requisites, otherwise in the lines above its title. Text there
/// that is not a name is reported as a problem.
pub(super) fn bodies_of(requisites: &Requisites, outline: &Outline, problems: &mut Vec<Problem>) -> Vec<String> {
    // For these types the line is the title.
    if matches!(requisites.kind, Some(ActType::Treaty | ActType::Code | ActType::Constitution)) {
        return Vec::new();
    }
    let printed: Vec<&str> = match (requisites.body.is_empty(), requisites.form.is_empty()) {
        (false, _) => vec![&requisites.body],
        (true, true) => outline.bodies.iter().map(String::as_str).collect(),
        (true, false) => Vec::new(),
    };
    let adopted_by_one_body =
        matches!(requisites.kind, Some(ActType::Decree | ActType::Resolution | ActType::Order | ActType::Disposition));
    readable(printed.into_iter().flat_map(names_in), adopted_by_one_body, problems)
}

/// Returns the valid names among the bodies of a card.
pub(crate) fn bodies_of_card(bodies: &[String], problems: &mut Vec<Problem>) -> Vec<String> {
    readable(bodies.iter().flat_map(|body| names_in(body)), true, problems)
}

/// Keeps the valid names, each once. With `any_noun`, a name need not contain a word for a body.
fn readable(names: impl Iterator<Item = String>, any_noun: bool, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !is_name(&name) || !(any_noun || name.split_whitespace().any(is_noun)) {
            let shown: String = name.chars().take(120).collect();
            let message = format!("{shown:?} is not the name of an adopting body; it was left out");
            problems.push(Problem { code: ProblemCode::Metadata, block: None, message });
        } else if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// True if a text may be the name of a body: readable letters, not a title.
fn is_name(text: &str) -> bool {
    let garbled = |c: char| matches!(c, '\u{fffd}' | '?' | '<' | '>' | '{' | '}') || c.is_control();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let mut words = text.split_whitespace().map(fold);
    let begins_a_title = words.next().is_some_and(|first| BEFORE_TITLES.contains(&first.as_str()));
    letters >= 3
        && text.chars().count() <= LONGEST
        && !text.contains(garbled)
        && !begins_a_title
        && !text.split_whitespace().any(|word| OF_TITLES.contains(&fold(word).as_str()))
}

/// True if a word names a body.
fn is_noun(word: &str) -> bool {
    let word = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    NOUNS.iter().flat_map(|nouns| nouns.iter()).any(|noun| word.starts_with(noun))
}

/// True if the noun comes last with its possessive ending, as in Uzbek; in Russian and English it comes first.
fn ends_in_noun(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let possessive = fold(last).ends_with(['i', 'и']);
    possessive && is_noun(last)
}

/// Returns the names of bodies in one text, each in the nominative as far as endings show.
fn names_in(text: &str) -> Vec<String> {
    let noun_is_last = ends_in_noun(&without_genitive(text.trim()));
    let mut names: Vec<&str> = Vec::new();
    let (mut begin, mut from) = (0, 0);
    while let Some((at, sign)) = next_sign(text, from) {
        let (before, after) = (&text[begin..at], &text[at + sign.len()..]);
        let parts = if noun_is_last {
            ends_in_noun(&without_genitive(before)) && after.split_whitespace().any(is_noun)
        } else {
            before.split_whitespace().any(is_noun) && begins_with_noun(after)
        };
        if parts {
            names.push(before);
            begin = at + sign.len();
        }
        from = at + sign.len();
    }
    names.push(&text[begin..]);
    let tidy = |name: &str| {
        let name = name.trim().trim_end_matches([',', ';', '.']);
        nominative(&without_genitive(name.strip_prefix("the ").unwrap_or(name)))
    };
    names.into_iter().map(tidy).filter(|name| !name.is_empty()).collect()
}

/// Returns the next offset at or after `from` at which one name may end and another begin.
fn next_sign(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let found = BETWEEN.iter().filter_map(|sign| text[from..].find(sign).map(|at| (from + at, *sign)));
    found.min_by_key(|(at, _)| *at)
}

/// True if one of the first words is the noun of a body and the first word has a capital: "Государственный налоговый
/// комитет".
fn begins_with_noun(text: &str) -> bool {
    let text = text.strip_prefix("the ").unwrap_or(text);
    text.starts_with(char::is_uppercase) && text.split_whitespace().take(3).any(is_noun)
}

#[cfg(test)]
mod tests {
    use super::{is_name, names_in};

    #[test]
    fn bodies_that_act_together_come_apart() {
        for (line, wanted) in [
            ("Oʻzbekiston Respublikasi Vazirlar Mahkamasining", &["Oʻzbekiston Respublikasi Vazirlar Mahkamasi"][..]),
            ("ЎЗБЕКИСТОН РЕСПУБЛИКАСИ ПРЕЗИДЕНТИНИНГ", &["ЎЗБЕКИСТОН РЕСПУБЛИКАСИ ПРЕЗИДЕНТИ"]),
            ("Bandlik va mehnat munosabatlari vazirligi", &["Bandlik va mehnat munosabatlari vazirligi"]),
            ("Oliy taʼlim, fan va innovatsiyalar vazirligi", &["Oliy taʼlim, fan va innovatsiyalar vazirligi"]),
            (
                "Moliya vazirligi, Davlat soliq qoʻmitasi va Markaziy bankining",
                &["Moliya vazirligi", "Davlat soliq qoʻmitasi", "Markaziy banki"],
            ),
            (
                "Молия вазирлигининг, Давлат божхона қўмитаси ҳамда Марказий банки",
                &["Молия вазирлиги", "Давлат божхона қўмитаси", "Марказий банки"],
            ),
            ("Министерства экономики и финансов", &["Министерство экономики и финансов"]),
            ("Комитет по делам семьи и женщин", &["Комитет по делам семьи и женщин"]),
            (
                "Министерства финансов, Государственного налогового комитета и Центрального банка",
                &["Министерство финансов", "Государственного налогового комитета", "Центральный банк"],
            ),
            ("Ministry of Health and the Ministry of Finance", &["Ministry of Health", "Ministry of Finance"]),
            ("Committee on Ecology and Climate Change", &["Committee on Ecology and Climate Change"]),
        ] {
            assert_eq!(names_in(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_cut_title_is_no_body() {
        for (text, wanted) in [
            ("Oʻzbekiston Respublikasi Prezidenti", true),
            ("Министерство по делам молодёжи", true),
            ("Committee on Ecology", true),
            ("Oʻzbekiston Respublikasining Maʼmuriy javobgarlik toʻgʻrisidagi", false),
            ("Республики Узбекистан об административной ответственности", false),
            ("о порядке ловли рыбы", false),
            ("on approval of the rules", false),
            ("O?zbekiston Respublikasi Prezidenti", false),
            ("\u{fffd}\u{fffd} Respublikasi", false),
            ("12-", false),
        ] {
            assert_eq!(is_name(text), wanted, "{text}");
        }
    }
}

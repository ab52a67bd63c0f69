//! The type of an act, its form and its body, from the words of its requisites in every language.

use qonun_law::ActType;

use crate::numerals::fold;

/// Stems of the words that name a type, without apostrophes, in lower case; a word may have up to four further letters.
/// A higher type wins if neither the first nor the last word of a line decides: a "Civil procedure code" is a code.
const STEMS: [(ActType, &[&str]); 13] = [
    (ActType::Constitution, &["konstitutsiya", "конституция", "конституци", "constitution"]),
    (ActType::Code, &["kodeks", "кодекс", "code"]),
    (ActType::Disposition, &["farmoyish", "фармойиш", "распоряжени", "disposition", "directive"]),
    (ActType::Decree, &["farmon", "фармон", "указ", "decree"]),
    (ActType::Law, &["qonun", "қонун", "закон", "law"]),
    (ActType::Resolution, &["qaror", "қарор", "постановлени", "решени", "resolution", "decision"]),
    (ActType::Order, &["buyru", "буйру", "приказ", "order"]),
    (
        ActType::Treaty,
        &[
            "shartnoma",
            "bitim",
            "kelishuv",
            "konvensiya",
            "memorandum",
            "protokol",
            "bayonnoma",
            "шартнома",
            "битим",
            "келишув",
            "конвенция",
            "меморандум",
            "протокол",
            "баённома",
            "договор",
            "соглашени",
            "конвенци",
            "пакт",
            "хартия",
            "treaty",
            "agreement",
            "convention",
            "protocol",
            "charter",
        ],
    ),
    (ActType::Regulation, &["nizom", "низом", "положени", "regulation"]),
    (ActType::Rules, &["qoida", "қоида", "правил", "rule"]),
    (ActType::Instruction, &["yoriqnoma", "йўриқнома", "инструкци", "instruction"]),
    (ActType::Procedure, &["tartib", "тартиб", "поряд", "procedure"]),
    (ActType::Other, &[]),
];

/// The contents of a line of requisites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Requisites {
    /// The type, if a word names it.
    pub(crate) kind: Option<ActType>,
    /// The word of the form as printed: "qarori", "Указ".
    pub(crate) form: String,
    /// The body, in the nominative as far as its ending shows; may be empty.
    pub(crate) body: String,
}

/// Returns the type named by a single word.
fn type_of_word(word: &str) -> Option<ActType> {
    let word = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    STEMS.iter().find_map(|(kind, stems)| {
        stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 4)).then_some(*kind)
    })
}

/// Returns the type named by a line: by its last word as in Uzbek, by its first as in Russian and English, then by any.
pub(crate) fn type_of_line(line: &str) -> Option<ActType> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ends = [words.last(), words.first()];
    ends.into_iter().flatten().find_map(|word| type_of_word(word)).or_else(|| {
        words.iter().filter_map(|word| type_of_word(word)).min_by_key(|kind| STEMS.iter().position(|(k, _)| k == kind))
    })
}

/// Reads a line such as "Oʻzbekiston Respublikasi Prezidentining qarori, 01.02.2020 yildagi PQ-12-son".
pub(crate) fn read_requisites(label: &str) -> Requisites {
    let head = without_date(label);
    let words: Vec<&str> = head.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Requisites::default() };
    if type_of_word(last).is_some() && words.len() > 1 {
        let body = head[..head.len() - last.len()].trim();
        return Requisites { kind: type_of_line(head), form: (*last).to_owned(), body: without_genitive(body) };
    }
    if type_of_word(first).is_some() {
        let body = head[first.len()..].trim();
        return Requisites { kind: type_of_line(head), form: (*first).to_owned(), body: nominative(body) };
    }
    Requisites { kind: type_of_line(head), ..Requisites::default() }
}

/// Returns the part of the line before the day or the registration.
fn without_date(label: &str) -> &str {
    let end = label.match_indices(',').map(|(at, _)| at).find(|&at| {
        let after = label[at + 1..].trim_start();
        after.starts_with(|c: char| c.is_ascii_digit())
            || ["от ", "of ", "зарегистрир", "dated", "registered", "№", "No"]
                .iter()
                .any(|word| after.starts_with(word))
    });
    label[..end.unwrap_or(label.len())].trim()
}

/// Returns "Prezidenti" for "Prezidentining"; the country alone is not a body.
pub(super) fn without_genitive(body: &str) -> String {
    let bare = ["ning", "нинг", "NING", "НИНГ"].iter().find_map(|ending| body.strip_suffix(ending)).unwrap_or(body);
    if is_country(bare) { String::new() } else { bare.to_owned() }
}

/// Returns "Президент Республики Узбекистан" for "Президента Республики Узбекистан"; removes "of the" from "of the
/// President…".
pub(super) fn nominative(body: &str) -> String {
    const HEADS: [(&str, &str); 9] = [
        ("Президента ", "Президент "),
        ("Кабинета Министров", "Кабинет Министров"),
        ("Министерства ", "Министерство "),
        ("министра ", "министр "),
        ("Министра ", "Министр "),
        ("Государственного комитета", "Государственный комитет"),
        ("Центрального банка", "Центральный банк"),
        ("Сената ", "Сенат "),
        ("Агентства ", "Агентство "),
    ];
    let body = body.strip_prefix("of the ").or_else(|| body.strip_prefix("of ")).unwrap_or(body);
    if is_country(body) {
        return String::new();
    }
    match HEADS.iter().find(|(genitive, _)| body.starts_with(genitive)) {
        Some((genitive, plain)) => format!("{plain}{}", &body[genitive.len()..]),
        None => body.to_owned(),
    }
}

/// True for the country: laws name it where other acts name a body.
fn is_country(text: &str) -> bool {
    let folded = fold(text);
    let name = folded.trim_start_matches("the ").trim_end_matches("ning").trim_end_matches("нинг");
    matches!(
        name,
        "" | "ozbekiston respublikasi" | "ўзбекистон республикаси" | "республики узбекистан" | "republic of uzbekistan"
    )
}

/// True if the body is the Cabinet of Ministers.
pub(crate) fn is_cabinet(body: &str) -> bool {
    let folded = fold(body);
    ["vazirlar mahkamasi", "вазирлар маҳкамаси", "кабинет министров", "кабинета министров", "cabinet of ministers"]
        .iter()
        .any(|name| folded.contains(name))
}

#[cfg(test)]
mod tests {
    use qonun_law::ActType;

    use super::{is_cabinet, read_requisites, type_of_line};

    #[test]
    fn requisites_name_type_form_and_body() {
        for (label, kind, form, body) in [
            (
                "Oʻzbekiston Respublikasi Prezidentining qarori, 01.02.2020 yildagi PQ-12-son",
                ActType::Resolution,
                "qarori",
                "Oʻzbekiston Respublikasi Prezidenti",
            ),
            ("Ўзбекистон Республикасининг Қонуни, 01.02.2020 йилдаги ЎРҚ-12-сон", ActType::Law, "Қонуни", ""),
            (
                "Указ Президента Республики Узбекистан, от 01.02.2020 г. № УП-12",
                ActType::Decree,
                "Указ",
                "Президент Республики Узбекистан",
            ),
            ("Order of the Minister of Health, registered 01.02.2020", ActType::Order, "Order", "Minister of Health"),
            (
                "Oʻzbekiston Respublikasi Prezidentining farmoyishi",
                ActType::Disposition,
                "farmoyishi",
                "Oʻzbekiston Respublikasi Prezidenti",
            ),
            ("Civil procedure code of the Republic of Uzbekistan", ActType::Code, "", ""),
            ("Xalqaro shartnoma", ActType::Treaty, "shartnoma", "Xalqaro"),
        ] {
            let read = read_requisites(label);
            assert_eq!((read.kind, read.form.as_str(), read.body.as_str()), (Some(kind), form, body), "{label}");
        }
        assert_eq!(type_of_line("Qonunchilik palatasi"), None);
        assert!(is_cabinet("Oʻzbekiston Respublikasi Vazirlar Mahkamasi"));
    }
}

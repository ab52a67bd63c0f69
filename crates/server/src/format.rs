//! Days, numbers and counts as they are written in each language.

use qonun_law::{ActId, ActNumber, Lang, Path, Series, parse_date, superscript_number};

use crate::texts::{Plural, texts};

/// An ISO day in words: `2019-yil 2-iyul`, `2 июля 2019 г.`; what is no day stays as it is.
pub(crate) fn date(iso: &str, lang: Lang) -> String {
    let Some(day) = parse_date(iso) else { return iso.to_owned() };
    let t = texts(lang);
    let month = t.months[usize::from(day.month().unsigned_abs()).saturating_sub(1) % 12];
    t.date.replace("{day}", &day.day().to_string()).replace("{month}", month).replace("{year}", &day.year().to_string())
}

/// A canonical number of an act as it is printed in a language: `ORQ-547` is `ЗРУ-547` in Russian.
pub(crate) fn act_number(canonical: &str, lang: Lang) -> String {
    let Some(ActNumber { series: Some(series), rest }) = ActNumber::parse(canonical) else {
        return canonical.to_owned();
    };
    let letters = match (series, lang) {
        (Series::Orq, Lang::UzLatn) => "OʻRQ",
        (Series::Orq, Lang::UzCyrl) => "ЎРҚ",
        (Series::Orq, Lang::Ru) => "ЗРУ",
        (Series::Orq, Lang::En) => "LRU",
        (Series::Pf, Lang::UzCyrl) => "ПФ",
        (Series::Pf, Lang::Ru) => "УП",
        (Series::Pf, Lang::En) => "UP",
        (Series::Pq, Lang::UzCyrl) => "ПҚ",
        (Series::Pq, Lang::Ru) => "ПП",
        (Series::Pq, Lang::En) => "PP",
        (Series::F, Lang::UzCyrl) => "Ф",
        (Series::F, Lang::Ru) => "Р",
        (Series::F, Lang::En) => "R",
        (Series::Vmq, Lang::UzCyrl) => "ВМҚ",
        (Series::Vmq, Lang::Ru) => "ПКМ",
        (Series::Vmq, Lang::En) => "RCM",
        (series, _) => series.letters(),
    };
    format!("{letters}-{rest}")
}

/// An act as its name in addresses tells it: `uz/law/2019/547` is `Law, 2019, 547`; `None` for a name that is none.
pub(crate) fn act_name(act: &ActId, lang: Lang) -> Option<String> {
    let mut steps = act.0.split('/').skip(1);
    let (kind, year, number) = (steps.next()?.parse().ok()?, steps.next()?, steps.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let kind = (texts(lang).type_name)(kind).0;
    let number = act_number(&number.to_uppercase(), lang);
    (is_year && steps.next().is_none()).then(|| format!("{kind}, {year}, {number}"))
}

/// A path in words: `annex_1/point_4` is `1-ilova, 4-band`.
pub(crate) fn path_name(path: &Path, lang: Lang) -> String {
    path.as_str().split('/').map(|step| step_name(step, lang)).collect::<Vec<_>>().join(", ")
}

fn step_name(step: &str, lang: Lang) -> String {
    let t = texts(lang);
    let step = step.split('~').next().unwrap_or(step);
    let (kind, number) = step.split_once('_').unwrap_or((step, ""));
    let pattern = match kind {
        "art" => t.article,
        "point" => t.point,
        "annex" => t.annex,
        "chapter" => t.chapter,
        "part" => t.part,
        "section" => t.section,
        "subpoint" => t.subpoint,
        "para" => t.paragraph,
        "preamble" => return t.preamble.to_owned(),
        "table" => return t.table.to_owned(),
        _ => return step.to_owned(),
    };
    let name = pattern.replace("{n}", &superscript_number(number));
    // A number that is missing leaves its hyphen behind.
    name.trim().trim_start_matches('-').to_owned()
}

/// A text as a sentence: with one full stop at its end, whatever its last word is.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end().trim_end_matches('.');
    if text.ends_with(['!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// A number with its thousands apart; up to four digits stay together.
pub(crate) fn number(n: usize, lang: Lang) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let separator = texts(lang).thousands;
    let mut out = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A count in words: `128 acts found`.
pub(crate) fn count(n: usize, words: &Plural, lang: Lang) -> String {
    let form = match (lang, n % 10, n % 100) {
        (Lang::Ru, 1, tens) if tens != 11 => words.one,
        (Lang::Ru, 2..=4, tens) if !(12..=14).contains(&tens) => words.few,
        (Lang::En, _, _) if n == 1 => words.one,
        _ => words.many,
    };
    form.replace("{n}", &number(n, lang))
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActId, Lang, Path};

    use super::{act_name, act_number, count, date, number, path_name, sentence};
    use crate::texts::texts;

    #[test]
    fn days_are_written_in_words() {
        for (lang, wanted) in [
            (Lang::UzLatn, "2019-yil 2-iyul"),
            (Lang::UzCyrl, "2019 йил 2 июль"),
            (Lang::Ru, "2 июля 2019 г."),
            (Lang::En, "2 July 2019"),
        ] {
            assert_eq!(date("2019-07-02", lang), wanted);
        }
        assert_eq!(date("soon", Lang::En), "soon");
    }

    #[test]
    fn numbers_of_acts_are_written_in_the_letters_of_the_language() {
        for (canonical, written) in [
            ("ORQ-547", ["OʻRQ-547", "ЎРҚ-547", "ЗРУ-547", "LRU-547"]),
            ("PF-60", ["PF-60", "ПФ-60", "УП-60", "UP-60"]),
            ("VMQ-443", ["VMQ-443", "ВМҚ-443", "ПКМ-443", "RCM-443"]),
            ("560-II", ["560-II"; 4]),
            ("2644", ["2644"; 4]),
        ] {
            assert_eq!(Lang::ALL.map(|lang| act_number(canonical, lang)), written);
        }
    }

    #[test]
    fn paths_are_written_in_words() {
        for (path, wanted) in [
            ("art_358-1", ["358¹-modda", "358¹-модда", "статья 358¹", "article 358¹"]),
            ("annex_1/point_4", ["1-ilova, 4-band", "1-илова, 4-банд", "приложение 1, пункт 4", "annex 1, point 4"]),
            ("annex/point_4~2", ["ilova, 4-band", "илова, 4-банд", "приложение, пункт 4", "annex, point 4"]),
            ("art_46/part_2", ["46-modda, 2-qism", "46-модда, 2-қисм", "статья 46, часть 2", "article 46, part 2"]),
            (
                "art_1/point_a/para_2",
                [
                    "1-modda, a-band, 2-xatboshi",
                    "1-модда, a-банд, 2-хатбоши",
                    "статья 1, пункт a, абзац 2",
                    "article 1, point a, paragraph 2",
                ],
            ),
            ("preamble", ["Muqaddima", "Муқаддима", "Преамбула", "Preamble"]),
        ] {
            assert_eq!(Lang::ALL.map(|lang| path_name(&Path::new(path), lang)), wanted);
        }
    }

    #[test]
    fn names_of_acts_are_read() {
        for (name, wanted) in [
            ("uz/law/2019/547", Some("Закон, 2019, 547")),
            ("uz/resolution/2020/vmq-77", Some("Постановление, 2020, ПКМ-77")),
            ("uz/law/2019", None),
            ("uz/law/2019/547/x", None),
            ("no/such/act/1", None),
        ] {
            assert_eq!(act_name(&ActId(name.to_owned()), Lang::Ru).as_deref(), wanted, "{name}");
        }
    }

    #[test]
    fn a_sentence_has_one_full_stop() {
        for (text, wanted) in
            [("с 2 июля 2019 г.", "с 2 июля 2019 г."), ("г..", "г."), ("Law", "Law."), ("Why?", "Why?")]
        {
            assert_eq!(sentence(text), wanted);
        }
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        let ru = |n| count(n, &texts(Lang::Ru).found, Lang::Ru);
        assert_eq!(ru(1), "Найден 1 документ");
        assert_eq!(ru(3), "Найдено 3 документа");
        assert_eq!(ru(11), "Найдено 11 документов");
        assert_eq!(ru(21), "Найден 21 документ");
        assert_eq!(ru(25_000), "Найдено 25\u{a0}000 документов");
        assert_eq!(count(1, &texts(Lang::En).found, Lang::En), "1 act found");
        assert_eq!(count(2, &texts(Lang::UzLatn).found, Lang::UzLatn), "2 ta hujjat topildi");
        assert_eq!(number(1_234_567, Lang::En), "1,234,567");
    }
}

//! Days, numbers and counts, formatted for each language.

use qonun_law::{ActId, ActType, Lang, Path, number_in, parse_date, superscript_number};
use qonun_query::{Grouping, SearchResult, Total};
use qonun_texts::{grouped, texts, thousands};

/// Formats an ISO day in words: `2019-yil 2-iyul`, `2 июля 2019 г.`. Returns an invalid day as it is.
pub(crate) fn date(iso: &str, lang: Lang) -> String {
    parse_date(iso).map_or_else(|| iso.to_owned(), |day| texts(lang).day(day))
}

/// Formats how many results were found, and how many of them are close. Results are acts, or provisions if they are not
/// grouped by act.
#[must_use]
pub fn found_line(total: Total, group: Grouping, lang: Lang) -> String {
    let t = texts(lang);
    let found = |n: usize| match group {
        Grouping::Act => t.found(n),
        Grouping::None => t.provisions_found(n),
    };
    let close = |n: usize| match group {
        Grouping::Act => t.found_close(n),
        Grouping::None => t.provisions_close(n),
    };
    match (total.value, total.close) {
        (0, 0) => t.nothing_found.to_owned(),
        (n, 0) => found(n),
        (0, n) => close(n),
        (n, more) => format!("{}, {}", found(n), close(more)),
    }
}

/// Formats the line about an act that was found: kind, number, day of adoption, status.
#[must_use]
pub fn act_line(result: &SearchResult, lang: Lang) -> String {
    let status = texts(lang).status_name(result.status).to_owned();
    let mut parts = act_parts(result.kind, result.number.as_deref(), result.adopted.as_deref(), lang);
    parts.push(status);
    parts.join(" · ")
}

/// Returns the kind, the number and the day of adoption of an act in words, as far as they are known.
pub(crate) fn act_parts(kind: ActType, number: Option<&str>, adopted: Option<&str>, lang: Lang) -> Vec<String> {
    let mut parts = vec![texts(lang).type_name(kind).to_owned()];
    parts.extend(number.map(|number| number_in(number, lang)));
    parts.extend(adopted.map(|day| date(day, lang)));
    parts
}

/// Formats the id of an act in words: `uz/law/2019/547` is `Law, 2019, 547`. Returns `None` for an invalid id.
pub(crate) fn act_name(act: &ActId, lang: Lang) -> Option<String> {
    let mut steps = act.0.split('/').skip(1);
    let (kind, year, number) = (steps.next()?.parse().ok()?, steps.next()?, steps.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let kind = texts(lang).type_name(kind);
    let number = number_in(&number.to_uppercase(), lang);
    (is_year && steps.next().is_none()).then(|| format!("{kind}, {year}, {number}"))
}

/// Formats a path in words: `annex_1/point_4` is `1-ilova, 4-band`.
pub(crate) fn path_name(path: &Path, lang: Lang) -> String {
    path.as_str().split('/').map(|step| step_name(step, lang)).collect::<Vec<_>>().join(", ")
}

fn step_name(step: &str, lang: Lang) -> String {
    let t = texts(lang);
    let step = step.split('~').next().unwrap_or(step);
    let (kind, number) = step.split_once('_').unwrap_or((step, ""));
    let number = superscript_number(number);
    let name = match kind {
        "art" => t.article(number),
        "point" => t.point(number),
        "annex" => t.annex(number),
        "chapter" => t.chapter(number),
        "part" => t.part(number),
        "section" => t.section(number),
        "subpoint" => t.subpoint(number),
        "para" => t.paragraph(number),
        "preamble" => return t.preamble.to_owned(),
        "table" => return t.table.to_owned(),
        _ => return step.to_owned(),
    };
    // If the number is missing, its hyphen is removed.
    name.trim().trim_start_matches('-').to_owned()
}

/// Capitalises the first letter of a name, for the start of a heading or sentence.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Returns a text as a sentence: it ends with exactly one full stop, or with its own `!`, `?` or `…`.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end().trim_end_matches('.');
    if text.ends_with(['!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Formats a number with separators between thousands.
pub(crate) fn number(n: usize, lang: Lang) -> String {
    grouped(n, thousands(lang))
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActId, Lang, Path};
    use qonun_texts::texts;

    use super::{act_name, capitalised, date, number, path_name, sentence};

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
    fn a_name_at_the_beginning_has_a_capital() {
        for (name, wanted) in [("статья 1, часть 2", "Статья 1, часть 2"), ("4¹-modda", "4¹-modda"), ("", "")]
        {
            assert_eq!(capitalised(name), wanted);
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
        let ru = |n: usize| texts(Lang::Ru).found(n);
        assert_eq!(ru(1), "Найден 1 документ");
        assert_eq!(ru(3), "Найдено 3 документа");
        assert_eq!(ru(11), "Найдено 11 документов");
        assert_eq!(ru(21), "Найден 21 документ");
        assert_eq!(ru(25_000), "Найдено 25\u{a0}000 документов");
        assert_eq!(texts(Lang::En).found(1), "1 act found");
        assert_eq!(texts(Lang::UzLatn).found(2), "2 ta hujjat topildi");
        assert_eq!(number(1_234_567, Lang::En), "1,234,567");
    }
}

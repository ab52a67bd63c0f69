use qonun_law::HeadingLevel;

use super::{lacks_number, parse_annex, parse_article, parse_clause, parse_heading, parse_point};

#[test]
fn articles_are_known_in_every_language() {
    for (text, wanted) in [
        ("15-modda. Baliq", Some(("15-modda.", "15", "Baliq"))),
        ("358¹-modda. Baliq", Some(("358¹-modda.", "358-1", "Baliq"))),
        ("3581-modda.", Some(("3581-modda.", "3581", ""))),
        ("26 (1)-модда. Балиқ", Some(("26 (1)-модда.", "26-1", "Балиқ"))),
        ("12 – modda. Baliq", Some(("12 – modda.", "12", "Baliq"))),
        ("IV-модда", Some(("IV-модда", "4", ""))),
        ("Статья 3. Рыба", Some(("Статья 3.", "3", "Рыба"))),
        ("Статья 3². Рыба", Some(("Статья 3².", "3-2", "Рыба"))),
        ("СТАТЬЯ 15-1. Рыба", Some(("СТАТЬЯ 15-1.", "15-1", "Рыба"))),
        ("Article3. Fish", Some(("Article3.", "3", "Fish"))),
        ("Article 12. Fish", Some(("Article 12.", "12", "Fish"))),
        ("Статья 15.1. Рыба", Some(("Статья 15.1.", "15.1", "Рыба"))),
        ("15.1-модда. Балиқ", Some(("15.1-модда.", "15.1", "Балиқ"))),
        ("Статья 14.1.1 Рыба", Some(("Статья 14.1.1", "14.1.1", "Рыба"))),
        ("Статья 15. 1. Рыба", Some(("Статья 15.", "15", "1. Рыба"))),
        ("Статья 9¹⁻¹. Рыба", Some(("Статья 9¹⁻¹.", "9-1-1", "Рыба"))),
        ("9¹-1-modda. Baliq", Some(("9¹-1-modda.", "9-1-1", "Baliq"))),
        ("15-1-1-modda. Baliq", Some(("15-1-1-modda.", "15-1-1", "Baliq"))),
        ("15\u{2010}modda. Baliq", Some(("15\u{2010}modda.", "15", "Baliq"))),
        ("15\u{2212}1\u{2212}modda. Baliq", Some(("15\u{2212}1\u{2212}modda.", "15-1", "Baliq"))),
        ("Cтaтья 4. Рыба", Some(("Cтaтья 4.", "4", "Рыба"))),
        ("12-mоdda. Baliq", Some(("12-mоdda.", "12", "Baliq"))),
        ("12-модdа. Балиқ", None),
        ("Статья l2. Рыба", Some(("Статья l2.", "12", "Рыба"))),
        ("Статья З. Рыба", Some(("Статья З.", "3", "Рыба"))),
        ("Статья 1О¹. Рыба", Some(("Статья 1О¹.", "10-1", "Рыба"))),
        ("Статья 18а. Рыба", Some(("Статья 18а.", "18-a", "Рыба"))),
        ("18a-modda. Baliq", Some(("18a-modda.", "18-a", "Baliq"))),
        ("Статья 13— Рыба", Some(("Статья 13", "13", "Рыба"))),
        ("Статья 14) Рыба", Some(("Статья 14", "14", "Рыба"))),
        ("Статья 16*. Рыба", Some(("Статья 16*.", "16", "Рыба"))),
        ("Статья 17[1]. Рыба", Some(("Статья 17[1].", "17", "Рыба"))),
        ("Статья 5¹). Рыба", Some(("Статья 5¹).", "5", "Рыба"))),
        ("19¹*-modda. Baliq", Some(("19¹*-modda.", "19-1", "Baliq"))),
        ("15modda. Baliq", Some(("15modda.", "15", "Baliq"))),
        ("Статья 44⁻¹. Рыба", Some(("Статья 44⁻¹.", "44-1", "Рыба"))),
        ("Статья 48‐¹. Рыба", Some(("Статья 48‐¹.", "48-1", "Рыба"))),
        ("31-¹modda. Baliq", Some(("31-¹modda.", "31-1", "Baliq"))),
        ("Статья 35/1. Рыба", Some(("Статья 35/1.", "35-1", "Рыба"))),
        ("35/1-modda. Baliq", Some(("35/1-modda.", "35-1", "Baliq"))),
        ("Статья 32 прим. 1. Рыба", Some(("Статья 32 прим. 1.", "32-1", "Рыба"))),
        ("Статья 33прим.2. Рыба", Some(("Статья 33прим.2.", "33-2", "Рыба"))),
        ("16-prim 1-modda. Baliq", Some(("16-prim 1-modda.", "16-1", "Baliq"))),
        ("Статья 12 примеры рыб", Some(("Статья 12", "12", "примеры рыб"))),
        ("15-moddasi", None),
        ("12а классы", None),
        ("Статья о рыбе", None),
        ("Статья Завершающая", None),
        ("Ст. 15. Рыба", None),
        ("15. Baliq", None),
    ] {
        let read = parse_article(text);
        let got = read.as_ref().map(|a| (a.label.as_str(), a.number.as_deref().unwrap_or(""), a.rest.as_str()));
        assert_eq!(got, wanted, "{text}");
    }
}

#[test]
fn numbers_that_are_not_in_figures_are_doubtful() {
    for (text, doubtful) in [("Статья 12.", false), ("Статья XII.", false), ("Статья l2.", true), ("Статья 18а.", true)]
    {
        assert_eq!(parse_article(text).map(|article| article.doubtful), Some(doubtful), "{text}");
    }
    for (text, number) in [
        ("С т а т ь я 1. Рыба", Some(("1", false))),
        ("С Т А Т Ь Я  2. Рыба", Some(("2", false))),
        ("Статъя 13. Рыба", Some(("13", true))),
        ("Статьа 14. Рыба", Some(("14", true))),
        ("22-mодда. Балиқ", Some(("22", true))),
        ("41-статья. Рыба", Some(("41", true))),
        ("40.Статья.", Some(("40", true))),
        ("Статьи 1 и 2. Рыба", None),
        ("Р ы б а 5", None),
        ("Сом 5", None),
    ] {
        let read = parse_clause(text);
        assert_eq!(read.as_ref().map(|a| (a.number.as_deref().unwrap_or(""), a.doubtful)), number, "{text}");
    }
    assert_eq!(parse_clause("Ст. 15. Рыба").and_then(|article| article.number).as_deref(), Some("15"));
    assert!(lacks_number("Статья тринадцатая") && !lacks_number("Статья 13") && !lacks_number("Рыба"));
}

#[test]
fn headings_tell_their_level_by_words() {
    use HeadingLevel::{Chapter, Paragraph, Part, Plain, Section, Subsection};
    for (text, level, number, rest) in [
        ("1-bob. Umumiy qoidalar", Chapter, Some("1"), "Umumiy qoidalar"),
        ("I bob. Baliq", Chapter, Some("1"), "Baliq"),
        ("BIRINCHI BOʻLIM UMUMIY QOIDALAR", Section, Some("1"), "UMUMIY QOIDALAR"),
        ("ЎН БИРИНЧИ БЎЛИМ", Section, Some("11"), ""),
        ("РАЗДЕЛ I ОБЩИЕ ПОЛОЖЕНИЯ", Section, Some("1"), "ОБЩИЕ ПОЛОЖЕНИЯ"),
        ("Часть первая", Part, Some("1"), ""),
        ("UMUMIY QISM", Part, None, ""),
        ("Глава XI¹. Рыба", Chapter, Some("11-1"), "Рыба"),
        ("2-kichik boʻlim. Baliq", Subsection, Some("2"), "Baliq"),
        ("Глава 15.1. Рыба", Chapter, Some("15.1"), "Рыба"),
        ("Глaвa 3. Рыба", Chapter, Some("3"), "Рыба"),
        ("§ 3. Рыба", Paragraph, Some("3"), "Рыба"),
        ("3-§. Baliq", Paragraph, Some("3"), "Baliq"),
        ("CHAPTER ONE. Fish", Chapter, Some("1"), "Fish"),
        ("IV. Baliq ovlash", Plain, Some("4"), "Baliq ovlash"),
        ("2. Baliq ovlash", Plain, Some("2"), "Baliq ovlash"),
        ("Baliq ovlash", Plain, None, "Baliq ovlash"),
    ] {
        let read = parse_heading(text);
        assert_eq!((read.level, read.text.number.as_deref(), read.text.rest.as_str()), (level, number, rest), "{text}");
    }
}

#[test]
fn points_and_annexes_have_numbers() {
    for (text, wanted) in [
        ("4. Baliq", Some(("4", "Baliq"))),
        ("4.Baliq", Some(("4", "Baliq"))),
        ("4¹. Baliq", Some(("4-1", "Baliq"))),
        ("4-1. Baliq", Some(("4-1", "Baliq"))),
        ("4.1. Baliq", None),
        ("01.02.2020 kuni", None),
        ("4) baliq", None),
        ("12020. Baliq", None),
        ("4.", None),
    ] {
        let got = parse_point(text);
        assert_eq!(got.as_ref().map(|(number, length)| (number.as_str(), &text[*length..])), wanted, "{text}");
    }
    for (line, wanted) in [
        ("1-ILOVA", Some(("1-ILOVA", Some("1")))),
        ("Vazirlar Mahkamasining qaroriga 2¹-ilova", Some(("2¹-ilova", Some("2-1")))),
        ("ПРИЛОЖЕНИЕ № 3", Some(("ПРИЛОЖЕНИЕ № 3", Some("3")))),
        ("ANNEX No. 4", Some(("ANNEX No. 4", Some("4")))),
        ("Приложение", Some(("Приложение", None))),
        ("Nizom", None),
    ] {
        let got = parse_annex(line);
        assert_eq!(got.as_ref().map(|a| (a.label.as_str(), a.number.as_deref())), wanted, "{line}");
    }
}

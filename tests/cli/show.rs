//! `qonun show`: a document by each kind of name.

use std::sync::OnceLock;

use qonun_tests::program::{qonun, text};
use qonun_tests::{Mirror, Ran, Server};

fn sample() -> &'static Mirror {
    static SAMPLE: OnceLock<Mirror> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let sample = Mirror::sample();
        sample.ingest(&[]);
        sample
    })
}

fn show(arguments: &[&str]) -> Ran {
    let index = sample().index();
    qonun(&[&["show"], arguments, &["--index", text(&index)]].concat())
}

#[test]
fn ids_addresses_and_citations_name_a_document() {
    for (name, wanted) in [
        ("-7000001", -7_000_001),
        ("7000003", 7_000_003),
        ("https://lex.uz/docs/7000010", 7_000_010),
        ("https://lex.uz/uz/docs/-7000001", -7_000_001),
        ("https://lex.uz/ru/docs/7000003#7000211", 7_000_003),
        ("lex.uz/acts/7000020", 7_000_020),
        ("/uz/law/2019/9001/ru", 7_000_003),
        ("http://127.0.0.1:7171/uz/law/2019/9001/en#art_4", 7_000_004),
        ("ORQ-9001", -7_000_001),
        ("ЎРҚ-9001-сон", 7_000_001),
    ] {
        assert_eq!(show(&[name, "--json"]).expect(0).json()["id"], wanted, "{name}");
    }
}

#[test]
fn a_citation_shows_what_it_cites_in_its_language() {
    let article = show(&["ст. 4/1 Закона № ЗРУ-9001"]).expect(0).out;
    assert!(article.starts_with("О пчеловодстве\n"), "{article}");
    let text = "Статья 4¹. Замена матки\nМатка заменяется каждые два года.";
    assert!(article.trim_end().ends_with(text), "{article}");
    assert!(!article.contains("Статья 4. "), "{article}");
    let missing = show(&["ст. 999 Закона № ЗРУ-9001"]).expect(3);
    assert!(missing.err.contains("art_999"), "{}", missing.err);
}

#[test]
fn names_of_nothing_are_told() {
    for name in ["7999999", "ORQ-77777", "nonsense", "/uz/law/1900/1/ru"] {
        let ran = show(&[name]).expect(3);
        assert!(ran.err.contains(name.trim_start_matches('-')), "{name}: {}", ran.err);
    }
}

#[test]
fn every_format_has_the_text() {
    let plain = show(&["7000003"]).expect(0).out;
    assert!(plain.starts_with("О пчеловодстве\n"), "{plain}");
    assert!(plain.contains("Статья 4¹. Замена матки\nМатка заменяется каждые два года.\n"), "{plain}");
    assert!(!plain.contains("предыдущую редакцию"), "notes are no law: {plain}");
    let markdown = show(&["7000003", "--format", "md"]).expect(0).out;
    assert!(markdown.starts_with("# О пчеловодстве\n"), "{markdown}");
    assert!(markdown.contains("### Статья 4¹. Замена матки\n"), "{markdown}");
    for format in ["html", "akn", "jsonld", "jsonl"] {
        let file = show(&["7000003", "--format", format]).expect(0).out;
        assert!(file.contains("О пчеловодстве"), "{format}: {file}");
    }
    let part = show(&["ст. 4/1 Закона № ЗРУ-9001", "--format", "akn"]).expect(0).out;
    assert!(part.contains("<portion includedIn=") && part.contains("eId=\"art_4-1\""), "{part}");
    let json = show(&["7000003", "--format", "json"]).expect(0).out;
    assert_eq!(json, show(&["7000003", "--json"]).expect(0).out);
}

#[test]
fn force_and_edition_stand_before_the_text_in_its_language() {
    for (arguments, lines) in [
        (
            &["7000020"][..],
            &[
                "Об утверждении Правил содержания прудов",
                "Приказ · 3055 · 20 июля 2018 г. · Утратил силу",
                "Документ утратил силу 6 мая 2023 г.",
                "Редакция с 17 ноября 2018 г. по 6 мая 2023 г.",
            ][..],
        ),
        (
            &["-7000001", "--on", "2020-01-01"],
            &[
                "Asalarichilik toʻgʻrisida",
                "Qonun · OʻRQ-9001 · 2019-yil 12-mart · Amalda",
                "Siz avvalgi tahrirni oʻqiyapsiz. Amal qilgan davri: 2019-yil 5-iyun — 2021-yil 28-fevral.",
            ],
        ),
    ] {
        let plain = show(arguments).expect(0).out;
        assert_eq!(plain.lines().take(lines.len()).collect::<Vec<_>>(), lines);
        let markdown = show(&[arguments, &["--format", "md"]].concat()).expect(0).out;
        assert!(lines.iter().all(|line| markdown.contains(line)), "{markdown}");
    }
    let ran = show(&["7000003", "--on", "2020-01-01"]).expect(3);
    assert!(ran.err.contains("О пчеловодстве") && ran.err.contains("2019-06-05"), "{}", ran.err);
    assert!(!ran.err.contains("document 7000003"), "{}", ran.err);
}

#[test]
fn json_is_that_of_the_api() {
    let server = Server::start(&sample().index());
    for (id, on) in [("7000010", None), ("-7000001", None), ("-7000001", Some("2020-01-01"))] {
        let more = on.map_or(vec![], |day| vec!["--on", day]);
        let printed = show(&[&[id, "--json"], more.as_slice()].concat()).expect(0).out;
        let query = on.map_or(String::new(), |day| format!("?on={day}"));
        let sent = server.get(&format!("/api/v1/documents/{id}{query}")).expect(200);
        assert_eq!(printed.strip_suffix('\n'), Some(sent.text()), "{id} {on:?}");
    }
}

#[test]
fn a_day_chooses_the_edition() {
    for (day, first_day, text) in [
        ("2019-06-05", "2019-06-05", "Ushbu Qonun asalarichilik munosabatlarini tartibga soladi."),
        ("28.02.2021", "2019-06-05", "Ushbu Qonun asalarichilik munosabatlarini tartibga soladi."),
        ("2021-03-01", "2021-03-01", "“Hayvonot dunyosi toʻgʻrisida”gi Qonun"),
    ] {
        let view = show(&["-7000001", "--json", "--on", day]).expect(0).json();
        assert_eq!(view["edition"]["from"], first_day, "{day}");
        let shown = show(&["-7000001", "--on", day]).expect(0).out;
        assert!(shown.contains(text), "{day}: {shown}");
    }
    let ran = show(&["-7000001", "--on", "2001-01-01"]).expect(3);
    assert!(ran.err.contains("2019-06-05"), "the first edition is not named: {}", ran.err);
}

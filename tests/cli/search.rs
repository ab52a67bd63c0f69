//! `qonun search`: the output for people, and the bytes of the API.

use qonun_tests::program::{command, qonun, text};
use qonun_tests::{Mirror, Ran, Server};

fn search(mirror: &Mirror, arguments: &[&str]) -> Ran {
    let index = mirror.index();
    qonun(&[&["search"], arguments, &["--index", text(&index)]].concat())
}

#[test]
fn a_person_sees_titles_provisions_and_marked_words() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let out = search(&sample, &["пчел"]).expect(0).out;
    for wanted in ["1 act found", "О пчеловодстве", "ЗРУ-9001", "12 марта 2019 г.", "Статья 4.", "[пчел]"]
    {
        assert!(out.contains(wanted), "no \"{wanted}\" in {out}");
    }
    let none = search(&sample, &["zzqqxx"]).expect(0).out;
    assert!(none.contains("Nothing was found"), "{none}");
}

#[test]
fn json_is_byte_for_byte_that_of_the_api() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let server = Server::start(&sample.index());
    for (query, arguments, parameters) in [
        ("asalari", &[][..], &[][..]),
        ("ORQ-9001 4-modda", &[], &[]),
        ("zzqqxx yyvvww", &[], &[]),
        ("", &[], &[]),
        ("сад*", &["--syntax", "advanced"], &[("syntax", "advanced")]),
        ("пруд", &["--in", "ru,en"], &[("in", "ru,en")]),
        ("", &["--number", "9001"], &[("number", "9001")]),
        ("", &["--number", "ORQ-9001"], &[("number", "ORQ-9001")]),
        ("рўйхат", &["--body", "Вазирлар Маҳкамаси"], &[("body", "Вазирлар Маҳкамаси")]),
        (
            "рўйхат",
            &["--body", "Сенат", "--body", "Cabinet of Ministers"],
            &[("body", "Сенат"), ("body", "Cabinet of Ministers")],
        ),
        ("асалари", &["--topic", "09.14"], &[("topic", "09.14")]),
        ("асалари", &["--topic", "no such topic"], &[("topic", "no such topic")]),
        ("faqat", &["--on", "2020-01-01"], &[("on", "2020-01-01")]),
        ("школьных садах", &["--group", "none", "--limit", "1"], &[("group", "none"), ("limit", "1")]),
    ] {
        let printed = search(&sample, &[&[query, "--json"], arguments].concat()).expect(0).out;
        let path = Server::search_path(&[&[("q", query)], parameters].concat());
        let sent = server.get(&path).expect(200);
        assert_eq!(printed.strip_suffix('\n'), Some(sent.text()), "{query} {arguments:?}");
    }
}

#[test]
fn a_person_sees_the_edition_of_a_day() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let out = search(&sample, &["asalarichilik faqat", "--on", "2020-01-01"]).expect(0).out;
    for wanted in [
        "(The texts as of 1 January 2020 were searched, not those of today.)",
        "2019-yil 5-iyun — 2021-yil 28-fevral davridagi tahrir",
        "[Asalarichilik] faqat",
    ] {
        assert!(out.contains(wanted), "no \"{wanted}\" in {out}");
    }
    assert!(search(&sample, &["faqat", "--on", "kecha"]).expect(2).err.contains("YYYY-MM-DD"));
}

/// Filters of the terminal match what the reader meant, and report a value that no act has.
#[test]
fn filters_leave_what_was_meant() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    for (arguments, wanted) in [
        (&["", "--number", "9001"][..], "LRU-9001"),
        (&["", "--number", "ЗРУ-9001"], "LRU-9001"),
        (&["асалари", "--topic", "09.14"], "LRU-9001"),
        (&["рўйхат", "--body", "Вазирлар Маҳкамаси"], "act found"),
        (&["рўйхат", "--body", "no such body"], "no act adopted by a body named “no such body”"),
        (&["асалари", "--topic", "no such topic"], "no topic “no such topic”"),
        (&["", "--number", "ORQ-7"], "no act with the number “ORQ-7”"),
    ] {
        let index = sample.index();
        let words = [&["search"], arguments, &["--index", text(&index)]].concat();
        let out = Ran::from_output(command(&words).env("LC_ALL", "en_GB.UTF-8").output().unwrap()).expect(0).out;
        assert!(out.contains(wanted), "{arguments:?}: no \"{wanted}\" in {out}");
    }
    let wrong = search(&sample, &["", "--number", "@@@"]).expect(2);
    assert!(wrong.err.contains("@@@"), "{}", wrong.err);
}

#[test]
fn a_query_that_cannot_be_read_fails_and_says_why() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let ran = search(&sample, &["(asalari OR", "--syntax", "advanced"]).expect(3);
    assert!(ran.err.contains('('), "{}", ran.err);
    assert!(ran.out.is_empty());
}

#[test]
fn a_reader_who_has_enough_is_no_error() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let mut child =
        command(&["search", "asalari", "--index", text(&index)]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

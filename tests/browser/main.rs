//! The pages in a real browser: their text without our scripts, their width on a phone, and the checks of `look.py`.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use qonun_tests::http::encode;
use qonun_tests::program::{Ran, text};
use qonun_tests::{Mirror, Server, optional};

const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=360,740",
    "--virtual-time-budget=3000",
    "--dump-dom",
];

/// Returns the document of an address as the browser has it after loading.
fn dom(chromium: &str, address: &str) -> String {
    let profile = tempfile::tempdir().unwrap();
    let data = format!("--user-data-dir={}", text(profile.path()));
    let output = Command::new(chromium).args(FLAGS).args([&data, address]).output().unwrap();
    Ran::from_output(output).expect(0).out
}

/// A page of results as of a day: the edition, the found phrase, the link to that day, the notice.
const AS_OF_A_DAY: [&str; 4] =
    ["davridagi tahrir", "<mark>faqat ushbu Qonun</mark>", "uz-Latn?on=2020-01-01#art_1", "kunidagi matnlar qidirildi"];

#[test]
fn pages_of_the_sample_have_their_text() {
    const NAME: &str = "browser::pages_of_the_sample_have_their_text";
    let Some(chromium) = optional::chromium() else { return optional::skip(NAME, "there is no Chromium") };
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let server = Server::start(&sample.index());
    let found = format!("/search?q={}&ui=ru", encode("пчел матка"));
    let corrected = format!("/search?q={}&ui=ru", encode("О пчиловодстве"));
    let old = format!("/search?q={}&on=2020-01-01&ui=uz-Latn", encode("\"faqat ushbu Qonun\""));
    let apart = format!("/search?q={}&ui=ru", encode("матка прудов"));
    for (path, wanted) in [
        ("/?ui=uz-Latn", &["lang=\"uz-Latn\"", "<form", "name=\"q\""][..]),
        ("/?ui=ru", &["lang=\"ru\""]),
        (&found, &["О пчеловодстве", "<mark>", "/uz/law/2019/9001/ru#art_4"]),
        (
            &corrected,
            &["«пчеловодстве»", "Искать «О пчиловодстве», как написано", "spelling=off", "<mark>пчеловодстве</mark>"],
        ),
        (&old, &AS_OF_A_DAY),
        (&apart, &["«прудов»", ">прудов</a>", "<mark>прудов</mark>"]),
        (
            "/uz/law/2019/9001/uz-Latn?ui=en",
            &["Asalarichilik toʻgʻrisida", "id=\"art_4-1\"", "4¹-modda", "lang=\"en\""],
        ),
        ("/uz/law/2019/9001/uz-Cyrl", &["Асаларичилик тўғрисида", "Асалари оиласи"]),
        ("/uz/resolution/2020/vmq-77/uz-Cyrl", &["<table", "Ҳовуз", "id=\"annex_1/point_3\""]),
        (
            "/uz/law/2019/9001/ru/art_1/part_2",
            &["class=\"part\"", "Отношения в области пчеловодства", "Статья 1, часть 2. «О пчеловодстве»"],
        ),
        (
            "/uz/law/2019/9001/uz-Latn/art_1?ui=ru",
            &[
                "<h2>История положения</h2>",
                "1&nbsp;марта",
                "03/21/9044/0011-son",
                "Читать эту редакцию",
                "/compare?from=",
            ],
        ),
        ("/uz/order/2018/3055/ru", &["Об утверждении Правил содержания прудов", "3055"]),
        ("/uz/law/2019/9001", &["On beekeeping", "О пчеловодстве", "/uz/law/2019/9001/changes"]),
        (
            "/uz/law/2019/9001/changes?since=2020-01-01&ui=ru",
            &["<h1>Сравнение</h1>", "<del>", "<ins>", "[исключено: ", "добавлено: 5", "format=text", "2031"],
        ),
        (
            "/compare?to=uz/law/2019/9001/ru/art_4&ui=uz-Cyrl",
            &["<h1>Таққослаш</h1>", "Asalari oilasi", "Пчелиная семья", "class=\"beside\""],
        ),
        ("/help/query?ui=ru", &["<h1"]),
        ("/help/problems?ui=uz-Cyrl", &["<h1"]),
    ] {
        let page = dom(chromium, &format!("http://{}{path}", server.address()));
        for text in wanted {
            assert!(page.contains(text), "{path} has no \"{text}\":\n{page}");
        }
    }
}

#[test]
fn every_kind_of_page_is_in_order_on_phone_and_desktop() {
    const NAME: &str = "browser::every_kind_of_page_is_in_order_on_phone_and_desktop";
    if optional::chromium().is_none() {
        return optional::skip(NAME, "there is no Chromium");
    }
    let Some(python) = optional::python() else { return optional::skip(NAME, "there is no python3") };
    let mirror = Mirror::generated(200);
    mirror.ingest(&[]);
    let server = Server::start(&mirror.index());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/look.py");
    let (base, out) = (format!("http://{}", server.address()), mirror.root().join("pictures"));
    let output = Command::new(python).arg(script).args(["--base", &base, "--out", text(&out)]).output().unwrap();
    let ran = Ran::from_output(output);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
}

#[test]
fn pages_of_the_sample_are_in_order_on_phone_and_desktop() {
    const NAME: &str = "browser::pages_of_the_sample_are_in_order_on_phone_and_desktop";
    if optional::chromium().is_none() {
        return optional::skip(NAME, "there is no Chromium");
    }
    let Some(python) = optional::python() else { return optional::skip(NAME, "there is no python3") };
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let server = Server::start(&sample.index());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/look.py");
    let (base, out) = (format!("http://{}", server.address()), sample.root().join("pictures"));
    let mut look = Command::new(python);
    look.arg(script).args(["--base", &base, "--out", text(&out)]);
    for path in [
        "/uz/law/2019/9001/uz-Latn",
        "/uz/law/2019/9001/uz-Latn?on=2020-01-01",
        "/uz/law/2019/9001/uz-Latn/art_4-1",
        "/uz/law/2019/9001/uz-Latn/art_1/part_2",
        "/uz/law/2019/9001/ru/art_1/part_2",
        "/uz/law/2019/9001",
        "/uz/resolution/2020/vmq-77/uz-Cyrl",
        "/uz/order/2018/3055/ru",
        "/uz/treaty/2015/7000050/en",
        "/uz/decree/2022/9070~7000072/ru",
    ] {
        look.args(["--path", path]);
    }
    let ran = Ran::from_output(look.output().unwrap());
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
}

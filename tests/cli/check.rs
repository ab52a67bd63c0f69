//! `qonun cite --check`: the citations of a file.

use std::fs;

use qonun_tests::program::{qonun, qonun_with_input, text};
use qonun_tests::{Mirror, Server};

#[test]
fn the_citations_of_a_file_are_checked() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let words = "ЎРҚ-9001-сон Қонуннинг 4-моддаси\nЎРҚ-9001-сон Қонуннинг 777-моддаси ва ЎРҚ-8888-сон Қонун\n";
    let file = sample.root().join("claim.txt");
    fs::write(&file, words).unwrap();
    let check = |more: &[&str]| qonun(&[&["cite", "--check", text(&file), "--index", text(&index)], more].concat());
    let plain = check(&[]).expect(1).out;
    let lines: Vec<&str> = plain.lines().collect();
    for (line, wanted) in lines.iter().zip([
        "1\tORQ-9001, art_4\tok\t/uz/law",
        "2\tORQ-9001, art_777\tno_provision",
        "2\tORQ-8888\tnot_held",
    ]) {
        assert!(line.starts_with(wanted), "no {wanted:?} in {line:?}");
    }
    assert_eq!(lines.len(), 3);
    assert!(check(&["--csv"]).expect(1).out.starts_with("line,start,end,citation"));
    // The terminal prints what the API sends.
    let server = Server::start(&index);
    let sent = server.post("/api/v1/citations/check?on=2020-01-01", "text/plain", words.as_bytes()).expect(200).json();
    assert_eq!(check(&["--json", "--on", "2020-01-01"]).expect(1).json(), sent);
    let piped = ["cite", "--check", "-", "--index", text(&index)];
    assert_eq!(qonun_with_input(&piped, words).expect(1).out, plain);
    assert!(qonun_with_input(&piped, "ЎРҚ-9001-сон Қонуннинг 4-моддаси").expect(0).out.contains("\tok\t"));
}

#[test]
fn the_text_that_the_program_writes_as_word_is_read_back() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let docx = sample.root().join("act.docx");
    let written = std::process::Command::new(qonun_tests::program::path())
        .args(["show", "7000030", "--format", "docx", "--index", text(&index)])
        .output()
        .unwrap();
    fs::write(&docx, written.stdout).unwrap();
    let told = qonun(&["cite", "--check", text(&docx), "--index", text(&index)]);
    assert!(told.out.contains("\tok\t/uz/law/2019/9001/"), "{}{}", told.out, told.err);
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let (index, docx) = (sample.index(), sample.root().join("broken.docx"));
    fs::write(&docx, "no archive").unwrap();
    let image = sample.root().join("a.png");
    let none = sample.root().join("none.txt");
    for (file, wanted) in
        [(&docx, "broken.docx: no Word document"), (&image, "not .docx, .html or .txt"), (&none, "none.txt")]
    {
        let ran = qonun(&["cite", "--check", text(file), "--index", text(&index)]).expect(3);
        assert!(ran.err.contains(wanted), "{}", ran.err);
    }
    let _ = qonun(&["cite", "--check", text(&docx)]).expect(2);
    let _ = qonun(&["cite", "--check", "-", "--on", "never", "--index", text(&index)]).expect(2);
}

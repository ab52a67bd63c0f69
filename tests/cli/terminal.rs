//! Guarantees for terminals and scripts: exit codes, arguments that look like options, no control characters.

use std::fs::File;
use std::process::Stdio;

use qonun_tests::program::{command, qonun, start, text};
use qonun_tests::{Mirror, Ran, optional};

/// Runs a command whose output goes to a device that is always full.
fn onto_full_device(arguments: &[&str], input: &str) -> Option<Ran> {
    use std::io::Write;
    let full = File::options().write(true).open("/dev/full").ok()?;
    let mut command = command(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    // A command that reads no input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Some(Ran::from_output(child.wait_with_output().unwrap()))
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let (index, pages, more) = (sample.index(), sample.pages(), sample.root().join("more"));
    let index = text(&index);
    for arguments in [
        &["search", "asalari", "--index", index][..],
        &["search", "asalari", "--index", index, "--json"],
        &["show", "7000004", "--index", index],
        &["check", index],
        &["ingest", text(&pages), "--index", index],
        &["generate", "--out", text(&more), "--documents", "30"],
        &["analyze", "--lang", "uz"],
        &["analyze", "--lang", "uz", "--explain"],
        &["cite"],
        &["--help"],
        &["--version"],
    ] {
        let Some(ran) = onto_full_device(arguments, "Mehnat kodeksining 5-moddasi\n") else {
            return optional::skip("a_result_that_cannot_be_written_is_a_failure", "there is no /dev/full");
        };
        let ran = ran.expect(3);
        assert_eq!(ran.err.matches("cannot write the results").count(), 1, "{arguments:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let mut child = start(&mut command(&["analyze", "--lang", "uz"]));
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The command ends when nobody reads its output, perhaps before it has read all input.
    let _ = std::io::Write::write_all(&mut input, "mehnat\n".repeat(100_000).as_bytes());
    drop(input);
    Ran::from_output(child.wait_with_output().unwrap()).expect(0);
}

#[test]
fn what_follows_two_dashes_is_a_query() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let found = |words: &[&str]| {
        let arguments = [&["search", "--index", text(&index), "--json"], words].concat();
        qonun(&arguments).expect(0).json()["total"]["value"].as_u64().unwrap()
    };
    assert_eq!(found(&["--", "--config", "no/such/file.toml"]), 0);
    assert_eq!(found(&["--", "--config=no/such/file.toml"]), 0);
    assert_eq!(found(&["asalari"]), found(&["--", "asalari"]));
    assert_eq!(found(&["bojxona", "asalari"]), found(&["bojxona asalari"]), "words need no quotation marks");
}

#[test]
fn nothing_that_was_typed_steers_the_terminal() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let evil = "x\u{1b}[31m\u{9b}2J\u{7}\r";
    for arguments in [
        &[evil][..],
        &["search", evil, "--index", text(&index)],
        &["search", evil, "--index", evil],
        &["search", "x", "--index", text(&index), "--limit", evil],
        &["search", "x", "--index", text(&index), &format!("--limit={evil}")],
        &["search", "x", "--index", text(&index), &format!("--{evil}")],
        &["show", evil, "--index", text(&index)],
        &["ingest", evil, "--index", text(&index)],
        &["check", evil],
        &["--config", evil, "cite"],
    ] {
        let ran = qonun(arguments);
        for said in [&ran.out, &ran.err] {
            assert!(!said.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn a_log_in_a_file_has_no_colours() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let (index, log) = (sample.index(), sample.root().join("log"));
    let mut serve = command(&["serve", "--index", text(&index), "--listen", "127.0.0.1:0", "--log", "debug"]);
    let mut child = serve.stdout(Stdio::piped()).stderr(File::create(&log).unwrap()).spawn().unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap();
    qonun_tests::http::send(address, "GET", "/api/v1/search?q=asalari", &[], b"");
    child.kill().unwrap();
    child.wait().unwrap();
    let written = std::fs::read_to_string(&log).unwrap();
    assert!(!written.is_empty() && !written.contains('\u{1b}'), "{written}");
}

#[test]
fn a_log_that_cannot_be_written_ends_nothing() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return optional::skip("a_log_that_cannot_be_written_ends_nothing", "there is no /dev/full");
    };
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let mut serve = command(&["serve", "--index", text(&index), "--listen", "127.0.0.1:0", "--log", "debug"]);
    let mut child = serve.stdout(Stdio::piped()).stderr(full).spawn().unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
    let get = |path: &str| qonun_tests::http::send(&address, "GET", path, &[], b"");
    assert_eq!(get("/api/v1/search?q=asalari").status, 200);
    // A new generation is logged, and opened although the log cannot be written.
    sample.edit("7000004.html", "queen", "walruses");
    sample.ingest(&[]);
    qonun_tests::server::wait_until("the new generation", std::time::Duration::from_secs(30), || {
        (get("/health/ready").json()["generation"] == sample.current()).then_some(())
    });
    child.kill().unwrap();
    child.wait().unwrap();
}

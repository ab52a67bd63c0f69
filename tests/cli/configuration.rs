//! Settings: the command line takes precedence over the environment, the environment over the file.

use std::fs;
use std::path::PathBuf;

use qonun_tests::program::{command, text};
use qonun_tests::{Mirror, Ran, Server};

/// Three indexes with different contents.
struct Places {
    file: Mirror,
    environment: Mirror,
    line: Mirror,
}

impl Places {
    fn new() -> Self {
        let with = |name: &str| {
            let mirror = Mirror::sample();
            mirror.edit("7000004.html", "queen", name);
            mirror.ingest(&[]);
            mirror
        };
        Self { file: with("walruses"), environment: with("ostriches"), line: with("penguins") }
    }

    fn configuration(&self) -> PathBuf {
        let path = self.file.root().join("qonun.toml");
        fs::write(&path, format!("index = {:?}\nlisten = \"127.0.0.1:0\"\n", text(&self.file.index()))).unwrap();
        path
    }
}

/// Returns the name of the index that answers.
fn answering(arguments: &[&str], environment: &[(&str, &str)]) -> &'static str {
    for (word, place) in [("walruses", "file"), ("ostriches", "environment"), ("penguins", "line")] {
        let mut command = command(&[arguments, &["search", word, "--json"]].concat());
        let ran = Ran::from_output(command.envs(environment.iter().copied()).output().unwrap()).expect(0);
        if ran.json()["total"]["value"] == 1 {
            return place;
        }
    }
    "nowhere"
}

#[test]
fn the_command_line_beats_the_environment_and_that_the_file() {
    let places = Places::new();
    let configuration = places.configuration();
    let (file, environment) = (text(&configuration), places.environment.index());
    let index = ("QONUN_INDEX", text(&environment));
    assert_eq!(answering(&["--config", file], &[]), "file");
    assert_eq!(answering(&[], &[("QONUN_CONFIG", file)]), "file");
    assert_eq!(answering(&["--config", file], &[index]), "environment");
    let line = places.line.index();
    let mut command = command(&["--config", file, "search", "penguins", "--json", "--index", text(&line)]);
    let ran = Ran::from_output(command.envs([index]).output().unwrap()).expect(0);
    assert_eq!(ran.json()["total"]["value"], 1);
}

#[test]
fn a_server_starts_from_a_file_alone() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let path = sample.root().join("qonun.toml");
    fs::write(&path, format!("index = {:?}\nlisten = \"127.0.0.1:0\"\n", text(&sample.index()))).unwrap();
    let server = Server::of(&mut command(&[&format!("--config={}", text(&path)), "serve"]));
    assert_eq!(server.acts(&[("q", "asalari")]), ["uz/law/2019/9001"]);
}

/// Settings of a server: pairs of an option and its value in the file.
type Settings = &'static [(&'static str, &'static str)];

const LIMITS: Settings = &[
    ("max-query-chars", "12"),
    ("max-body", "20"),
    ("rate-limit", "1"),
    ("rate-burst", "2"),
    ("limit-loopback", "true"),
    ("trusted-proxies", "\"127.0.0.0/8\""),
    ("threads", "1"),
    ("drain", "0.5"),
    ("log", "\"error\""),
];

/// Starts three servers with these settings, from the command line, the environment and the file.
fn servers(sample: &Mirror, settings: Settings) -> [Server; 3] {
    let (index, bare) = (sample.index(), |value: &str| value.trim_matches('"').to_owned());
    let line = settings.iter().map(|(name, value)| format!("--{name}={}", bare(value)));
    let mut line: Vec<String> =
        ["serve".to_owned(), format!("--index={}", text(&index))].into_iter().chain(line).collect();
    line.push("--listen=127.0.0.1:0".to_owned());
    let variable = |name: &str| format!("QONUN_{}", name.to_uppercase().replace('-', "_"));
    let environment = settings.iter().map(|(name, value)| (variable(name), bare(value)));
    let file = sample.root().join("qonun.toml");
    let rows = settings.iter().map(|(name, value)| format!("{} = {value}\n", name.replace('-', "_")));
    fs::write(&file, rows.collect::<String>()).unwrap();
    let bare_line = ["serve", "--index", text(&index), "--listen", "127.0.0.1:0"];
    [
        Server::of(&mut command(&line)),
        Server::of(command(&bare_line).envs(environment)),
        Server::of(command(&bare_line).env("QONUN_CONFIG", &file)),
    ]
}

#[test]
fn settings_of_a_server_hold_wherever_they_are_given() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    for server in servers(&sample, LIMITS) {
        let from = |address: &str, path: &str| server.get_with(path, &[("X-Forwarded-For", address)]).status;
        assert_eq!(from("192.0.2.1", "/api/v1/search?q=asalari"), 200);
        assert_eq!(from("192.0.2.1", "/api/v1/search?q=asalarichilik"), 400, "longer than a query may be");
        assert_eq!(from("192.0.2.1", "/api/v1/search?q=asalari"), 429, "more often than one caller may ask");
        assert_eq!(from("192.0.2.2", "/api/v1/search?q=asalari"), 200, "another caller behind the same proxy");
        let body = server.post("/api/v1/citations", "text/plain", "Mehnat kodeksining 5-moddasi".as_bytes());
        assert_eq!(body.status, 413);
    }
    for server in servers(&sample, &[("deadline", "0.000001")]) {
        assert_eq!(server.get("/api/v1/search?q=asalari").status, 503);
    }
}

#[test]
fn the_bare_program_takes_its_settings_from_the_environment_and_the_file() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("qonun.toml");
    fs::write(&file, "documents = 30\nmax_query_chars = 12\n").unwrap();
    let mut program = command::<&str>(&[]);
    let program = program.current_dir(place.path()).env("QONUN_LISTEN", "127.0.0.1:0").env("QONUN_CONFIG", &file);
    let server = Server::of(program);
    assert!(!server.address().ends_with(":7171"), "{}", server.address());
    assert_eq!(server.get("/api/v1/search?q=asalarichilik").status, 400);
    assert!(place.path().join("index/demo-30/current").is_file());
}

#[test]
fn the_command_line_takes_back_what_the_environment_sets() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let line = ["serve", "--index", text(&index), "--listen", "127.0.0.1:0", "--limit-loopback=false"];
    let mut program = command(&line);
    let limits = [("QONUN_LIMIT_LOOPBACK", "1"), ("QONUN_RATE_LIMIT", "1"), ("QONUN_RATE_BURST", "1")];
    let server = Server::of(program.envs(limits));
    for _ in 0..3 {
        assert_eq!(server.get("/api/v1/search?q=asalari").status, 200);
    }
}

#[test]
fn a_cause_is_told_once() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let (index, taken) = (sample.index(), std::net::TcpListener::bind("127.0.0.1:0").unwrap());
    let address = taken.local_addr().unwrap().to_string();
    let ran = qonun_tests::qonun(&["serve", "--index", text(&index), "--listen", &address]).expect(3);
    assert_eq!(ran.err.matches("in use").count(), 1, "{}", ran.err);
    let nowhere = sample.root().join("nowhere");
    let ran = qonun_tests::qonun(&["serve", "--index", text(&nowhere)]).expect(3);
    assert!(ran.err.matches("No such file").count() <= 1, "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn every_setting_of_a_server_is_in_the_help_of_each_command_that_serves() {
    for name in ["serve", "demo"] {
        let help = qonun_tests::qonun(&[name, "--help"]).expect(0).out;
        for (option, _) in LIMITS.iter().chain(&[("deadline", ""), ("listen", "")]) {
            let variable = format!("QONUN_{}", option.to_uppercase().replace('-', "_"));
            assert!(help.contains(&format!("--{option}")) && help.contains(&variable), "{name}: {option} in {help}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_right_is_wrong_use() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("qonun.toml");
    for (settings, key, wanted) in [
        ("no_such_setting = 1", "no_such_setting", "no setting"),
        ("index = [", "index", "TOML"),
        ("index = 7", "index", "text"),
        ("listen = 7171", "listen", "text"),
        ("listen = \"everywhere\"", "listen", "everywhere"),
        ("max_body = \"much\"", "max_body", "number"),
        ("max_body = -1", "max_body", "-1"),
        ("threads = 0", "threads", "0"),
        ("max_body = 1000.0", "max_body", "whole number"),
        ("max_body = \"1000\"", "max_body", "whole number"),
        ("deadline = false", "deadline", "number"),
        ("deadline = inf", "deadline", "inf"),
        ("deadline = 2020-01-01", "deadline", "number"),
        ("json = 1", "json", "true or false"),
        ("max_body = 1\nmax-body = 2", "max", "twice"),
        ("limit_loopback = \"yes\"", "limit_loopback", "true or false"),
        ("trusted_proxies = \"here\"", "trusted_proxies", "here"),
        ("base_url = \"qonun.example\"", "base_url", "https://"),
        ("base_url = \"https://qonun.example/x\"", "base_url", "https://"),
        ("rate_limit = [1]", "rate_limit", "number"),
        ("limit = 1000", "limit", "1000"),
        ("[serve]\nlisten = \"127.0.0.1:0\"", "serve", "no setting"),
    ] {
        fs::write(&path, settings).unwrap();
        let ran = qonun_tests::qonun(&["--config", text(&path), "search", "asalari"]).expect(2);
        for word in [text(&path), key, wanted] {
            assert!(ran.err.contains(word), "{settings}: no \"{word}\" in {}", ran.err);
        }
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}

#[test]
fn a_number_of_seconds_may_be_whole() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let path = sample.root().join("qonun.toml");
    fs::write(&path, format!("index = {:?}\nlisten = \"127.0.0.1:0\"\ndeadline = 7\n", text(&sample.index()))).unwrap();
    let server = Server::of(command(&["serve"]).env("QONUN_CONFIG", &path));
    assert_eq!(server.get("/api/v1/search?q=asalari").status, 200);
}

#[test]
fn languages_searched_are_set_by_the_name_of_their_option() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let path = sample.root().join("qonun.toml");
    for searched in ["[\"ru\", \"en\"]", "\"ru,en\""] {
        fs::write(&path, format!("index = {:?}\nin = {searched}\njson = true\n", text(&sample.index()))).unwrap();
        let found = |query| qonun_tests::qonun(&["--config", text(&path), "search", query]).expect(0).json();
        assert_eq!(found("пчел")["total"]["value"], 1);
        assert_eq!(found("пчел")["results"][0]["lang"], "ru");
    }
}

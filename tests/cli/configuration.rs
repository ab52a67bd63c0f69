//! Settings: the command line beats the environment, the environment beats the file.

use std::fs;
use std::path::PathBuf;

use qonun_tests::program::{command, text};
use qonun_tests::{Mirror, Ran, Server};

/// Three indexes that are told apart by what they find.
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

/// Which index answers?
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

#[test]
fn a_file_that_cannot_be_right_is_wrong_use() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("qonun.toml");
    for (settings, wanted) in [("no_such_setting = 1", "no_such_setting"), ("index = [", "TOML")] {
        fs::write(&path, settings).unwrap();
        let ran = qonun_tests::qonun(&["--config", text(&path), "search", "asalari"]).expect(2);
        assert!(ran.err.contains(wanted), "{settings}: {}", ran.err);
    }
}

//! Help, wrong usage, and missing files.

use qonun_tests::qonun;

const COMMANDS: [&str; 9] = ["demo", "generate", "ingest", "check", "serve", "search", "show", "analyze", "cite"];

#[test]
fn every_command_has_help() {
    let all = qonun(&["--help"]).expect(0).out;
    for command in COMMANDS {
        assert!(all.contains(&format!("  {command} ")), "{command} is not in the list of commands");
        let help = qonun(&[command, "--help"]).expect(0).out;
        assert!(help.contains("Usage:") && help.contains(command), "{help}");
        assert!(!help.starts_with("Usage"), "{command} does not say what it does");
    }
}

#[test]
fn every_option_can_be_set_by_the_environment() {
    for command in COMMANDS {
        let help = qonun(&[command, "--help"]).expect(0).out;
        let options = help.lines().filter_map(|line| line.trim_start().strip_prefix("--"));
        for option in options {
            let name: String = option.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            let variable = format!("[env: QONUN_{}=", name.to_uppercase().replace('-', "_"));
            assert!(help.contains(&variable), "{command} --{name}: no {variable}…]");
        }
    }
}

#[test]
fn the_version_is_printed() {
    assert!(qonun(&["--version"]).expect(0).out.starts_with("qonun "));
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_wrong() {
    for (arguments, wanted) in [
        (&["nonsense"][..], "nonsense"),
        (&["search"], "<QUERY>"),
        (&["search", "qonun"], "--index"),
        (&["search", "qonun", "--index", "i", "--limit", "0"], "--limit"),
        (&["search", "qonun", "--index", "i", "--limit", "many"], "--limit"),
        (&["search", "qonun", "--index", "i", "--syntax", "odd"], "--syntax"),
        (&["search", "qonun", "--index", "i", "--in", "fr"], "uz-Latn"),
        (&["search", "qonun", "--index", "i", "--group", "all"], "--group"),
        (&["show", "1", "--index", "i", "--on", "2021-02-30"], "2021-02-30"),
        (&["show", "1", "--index", "i", "--format", "odt"], "odt"),
        (&["serve", "--index", "i", "--listen", "nowhere"], "--listen"),
        (&["ingest", "--index", "i"], "<DIR>"),
        (&["ingest", "pages"], "--index"),
        (&["ingest", "pages", "--index", "i", "--no-such-option"], "--no-such-option"),
        (&["ingest", "pages", "--index", "i", "--jobs", "0"], "--jobs"),
        (&["ingest", "pages", "--index", "i", "--jobs", "100000"], "256"),
        (&["check"], "<INDEX>"),
        (&["check", "links"], "--index"),
        (&["generate"], "--out"),
        (&["analyze", "--lang", "fr"], "fr"),
        (&["--config", "no/such/file.toml", "cite"], "no/such/file.toml"),
    ] {
        let ran = qonun(arguments).expect(2);
        assert!(ran.err.contains(wanted), "{arguments:?} does not speak of {wanted}: {}", ran.err);
        assert!(ran.out.is_empty(), "{arguments:?} prints a result: {}", ran.out);
    }
}

#[test]
fn an_index_that_is_not_there_ends_with_3() {
    let dir = tempfile::tempdir().unwrap();
    let index = dir.path().join("none");
    let index = index.to_str().unwrap();
    for arguments in [
        &["search", "qonun", "--index", index][..],
        &["show", "1", "--index", index],
        &["check", index],
        &["check", "links", "--index", index],
        &["serve", "--index", index, "--listen", "127.0.0.1:0"],
    ] {
        let ran = qonun(arguments).expect(3);
        assert!(ran.err.contains(index), "{arguments:?} does not name the folder: {}", ran.err);
        assert!(ran.out.is_empty());
    }
    assert!(!dir.path().join("none").exists(), "asking makes no folder");
}

#[test]
fn a_mirror_that_is_not_there_ends_with_3() {
    let dir = tempfile::tempdir().unwrap();
    let (pages, index) = (dir.path().join("none"), dir.path().join("index"));
    let ran = qonun(&["ingest", pages.to_str().unwrap(), "--index", index.to_str().unwrap()]).expect(3);
    assert!(ran.err.contains("none"), "{}", ran.err);
    assert!(!index.join("current").exists(), "no generation comes of nothing");
}

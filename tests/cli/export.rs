//! `qonun export`, and `qonun ingest` of what it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use qonun_tests::program::{command, qonun, start, text};
use qonun_tests::{Mirror, Ran};
use serde_json::Value;

/// Exports the index of a mirror.
fn export(mirror: &Mirror, name: &str, more: &[&str]) -> (PathBuf, Ran) {
    let (folder, index) = (mirror.root().join(name), mirror.index());
    let ran = qonun(&[&["export", text(&folder), "--index", text(&index)], more].concat());
    (folder, ran)
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

/// Returns the files of a folder with their contents, by their names in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut open, mut found) = (vec![folder.to_owned()], BTreeMap::new());
    while let Some(dir) = open.pop() {
        for path in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = text(path.strip_prefix(folder).unwrap()).replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Ingests a folder into an index beside it.
fn ingest(folder: &Path, index: &Path, more: &[&str]) -> Ran {
    qonun(&[&["ingest", text(folder), "--index", text(index)], more].concat())
}

/// Returns the checksums of the files of the current generation, without its manifest: that names the sources. The search
/// library gives its files a random name, and lists the names in two files.
fn checksums(index: &Path) -> Vec<String> {
    let current = fs::read_to_string(index.join("current")).unwrap();
    let sums = fs::read_to_string(index.join("generations").join(current).join("checksums.txt")).unwrap();
    let (files, _) = sums.trim_end().rsplit_once('\n').unwrap();
    let differs = |line: &&str| ["manifest.json", "meta.json", ".managed.json"].iter().any(|name| line.ends_with(name));
    let named = files.lines().filter(|line| !differs(line)).map(|line| match line.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/{}", file.split_once('.').unwrap().1),
        None => line.to_owned(),
    });
    let named: Vec<String> = named.collect();
    assert!(named.len() > 20, "{sums}");
    named
}

#[test]
fn an_export_is_read_back_as_the_same_index() {
    for base in [Mirror::sample(), Mirror::generated(120)] {
        let first = base.ingest(&[]);
        let (folder, ran) = export(&base, "export", &["--shard-bytes", "20000"]);
        let told = ran.expect(0).json();
        for name in ["documents", "editions", "acts", "provisions", "generation"] {
            assert_eq!(told[name], first[name], "{name}");
        }
        let manifest = manifest(&folder);
        assert!(manifest["files"].as_array().unwrap().len() > 1, "{manifest}");
        let index = base.root().join("other");
        let second = ingest(&folder, &index, &[]).json();
        for name in ["documents", "editions", "acts", "provisions"] {
            assert_eq!(second[name], first[name], "{name}");
        }
        assert_eq!(checksums(&index), checksums(&base.index()), "every file of the index is the same");
        let again = ingest(&folder, &index, &[]).expect(0).json();
        assert_eq!((&again["generation"], &again["unchanged"]), (&second["generation"], &second["documents"]));
    }
}

#[test]
fn akoma_ntoso_is_read_back_with_the_same_words_and_answers() {
    let base = Mirror::sample();
    let first = base.ingest(&[]);
    let (folder, ran) = export(&base, "export", &["--format", "akn"]);
    assert_eq!(ran.expect(0).json()["files"], 16, "15 current texts and an edition");
    assert!(folder.join("001/-7000001.xml").is_file() && folder.join("001/-7000001@2019-06-05.xml").is_file());
    let index = base.root().join("other");
    // The problems of a page have no place in the standard, so nothing is told.
    let second = ingest(&folder, &index, &[]).expect(0).json();
    for name in ["documents", "editions", "acts", "provisions"] {
        assert_eq!(second[name], first[name], "{name}");
    }
    for query in ["asalari", "пчелы", "балиқчилик", "cranes", "ORQ-9001 4-modda"] {
        let answer = |index: &Path| {
            let out = qonun(&["search", query, "--index", text(index), "--json"]).expect(0).out;
            out.replace(&fs::read_to_string(index.join("current")).unwrap(), "[generation]")
        };
        assert_eq!(answer(&index), answer(&base.index()), "{query}");
    }
    let shown = |index: &Path| qonun(&["show", "-7000001", "--on", "2020-01-01", "--index", text(index)]).expect(0).out;
    assert_eq!(shown(&index), shown(&base.index()));
}

#[test]
fn the_manifest_names_every_file_and_a_second_run_writes_nothing() {
    let base = Mirror::sample();
    base.ingest(&[]);
    for format in ["jsonl", "akn"] {
        let (folder, ran) = export(&base, format, &["--format", format]);
        assert_eq!(ran.expect(0).json()["unchanged"], 0);
        let manifest = manifest(&folder);
        assert_eq!((&manifest["format"], &manifest["encoding"]), (&"qonun-export/1".into(), &format.into()));
        let mut named: Vec<&str> =
            manifest["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
        named.push("manifest.json");
        named.sort_unstable();
        let before = files(&folder);
        assert_eq!(before.keys().map(String::as_str).collect::<Vec<_>>(), named);
        let bytes: u64 = manifest["files"].as_array().unwrap().iter().map(|file| file["bytes"].as_u64().unwrap()).sum();
        assert_eq!(manifest["bytes"], bytes);
        let time = || fs::metadata(folder.join("manifest.json")).unwrap().modified().unwrap();
        let written: SystemTime = time();
        assert_eq!(export(&base, format, &["--format", format]).1.expect(0).json()["unchanged"], 16);
        assert_eq!((files(&folder), time()), (before, written));
    }
}

#[test]
fn a_killed_export_goes_on_where_it_was() {
    let base = Mirror::generated(400);
    base.ingest(&[]);
    for format in ["jsonl", "akn"] {
        let arguments = ["--format", format, "--shard-bytes", "30000"];
        let (whole, ran) = export(&base, &format!("whole-{format}"), &arguments);
        let texts = ran.expect(0).json();
        let texts = texts["documents"].as_u64().unwrap() + texts["editions"].as_u64().unwrap();
        let (folder, index) = (base.root().join(format!("killed-{format}")), base.index());
        let mut killed = 0;
        for files in [1, 5] {
            let run = [&["export", text(&folder), "--index", text(&index)], &arguments[..]].concat();
            let mut child = start(&mut command(&run));
            let lines = || fs::read_to_string(folder.join("export.part")).map_or(0, |state| state.lines().count());
            while child.try_wait().unwrap().is_none() && lines() <= files {
                std::thread::yield_now();
            }
            let _ = child.kill();
            killed += u32::from(child.wait().unwrap().code().is_none());
            if !folder.join("manifest.json").exists() {
                let told = ingest(&folder, &base.root().join("none"), &[]).expect(3);
                assert!(told.err.contains("is not finished"), "{}", told.err);
            }
        }
        let ran = export(&base, &format!("killed-{format}"), &arguments).1.expect(0).json();
        let unchanged = ran["unchanged"].as_u64().unwrap();
        assert!(killed == 0 || (unchanged > 0 && unchanged <= texts), "{unchanged} of {texts}, {killed} kills");
        assert_eq!(files(&folder), files(&whole), "{format}: the files are those of a whole run");
    }
}

#[test]
fn a_damaged_file_is_named_and_its_texts_stay_in_the_index() {
    let base = Mirror::sample();
    base.ingest(&[]);
    let (folder, _) = export(&base, "export", &["--shard-bytes", "20000"]);
    let index = base.root().join("other");
    let first = ingest(&folder, &index, &[]).json();
    let name = manifest(&folder)["files"][1]["name"].as_str().unwrap().to_owned();
    let path = folder.join(&name);
    let good = fs::read(&path).unwrap();
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 1;
    let report = base.root().join("report.jsonl");
    for (bytes, wanted) in [(Some(&flipped[..]), "SHA-256"), (Some(&good[..100]), "bytes"), (None, "cannot be read")] {
        match bytes {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let kept = ingest(&folder, &index, &["--force", "--prune", "--report", text(&report)]).expect(1);
        assert_eq!(kept.json()["documents"], first["documents"], "{wanted}");
        let told = fs::read_to_string(&report).unwrap();
        assert!(told.lines().any(|line| line.contains(&name) && line.contains(wanted)), "{wanted}: {told}");
        let empty = ingest(&folder, &base.root().join(format!("fresh-{}", wanted.len())), &[]).expect(1).json();
        assert!(empty["documents"].as_u64() < first["documents"].as_u64(), "{empty}");
    }
    fs::write(folder.join("manifest.json"), "{\"format\": \"qonun-export/1\", ").unwrap();
    let told = ingest(&folder, &index, &[]).expect(3);
    assert!(told.err.contains("manifest.json") && told.err.contains("damaged"), "{}", told.err);
}

#[test]
fn an_export_is_a_source_beside_pages() {
    let base = Mirror::sample();
    base.ingest(&[]);
    let (folder, _) = export(&base, "export", &[]);
    let (pages, index, report) = (base.pages(), base.root().join("other"), base.root().join("report.jsonl"));
    // The pages have one text that the export lacks, and the export one that the pages lack.
    fs::remove_file(base.page("7000004.html")).unwrap();
    let arguments = ["ingest", text(&pages), text(&folder), "--index", text(&index), "--report", text(&report)];
    let counts = qonun(&arguments).expect(1).json();
    assert_eq!((&counts["documents"], &counts["editions"]), (&15.into(), &1.into()), "{counts}");
    assert!(fs::read_to_string(&report).unwrap().contains("\"duplicate_document\""));
    let found = |query: &str| qonun(&["search", query, "--index", text(&index), "--json"]).expect(0).json();
    assert_eq!(found("queen")["total"]["value"], 1, "the text of the export alone");
    assert_eq!(qonun(&arguments).expect(0).json()["generation"], counts["generation"], "nothing changed");
}

#[test]
fn another_export_replaces_one_and_other_files_are_never_touched() {
    let base = Mirror::sample();
    base.ingest(&[]);
    let (folder, _) = export(&base, "export", &["--format", "akn"]);
    let ran = export(&base, "export", &["--format", "jsonl"]).1.expect(0);
    assert_eq!(ran.json()["unchanged"], 0);
    assert_eq!(files(&folder).into_keys().collect::<Vec<_>>(), ["manifest.json", "texts-00001.jsonl"]);

    base.edit("7000004.html", "queen", "walruses");
    base.ingest(&[]);
    let ran = export(&base, "export", &[]).1.expect(0);
    assert_eq!(ran.json()["unchanged"], 0);
    let lines = String::from_utf8(files(&folder).remove("texts-00001.jsonl").unwrap()).unwrap();
    assert!(lines.contains("walruses") && lines.lines().count() == 16);

    let ran = qonun(&["export", text(&base.pages()), "--index", text(&base.index())]).expect(3);
    assert!(ran.err.contains("not empty"), "{}", ran.err);
}

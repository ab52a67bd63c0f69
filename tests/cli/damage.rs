//! Data on the disk is what was written; otherwise the damage is reported and the index is built anew.

use std::fs;

use qonun_testkit::set_format;
use qonun_tests::program::{command, qonun, text};
use qonun_tests::{Mirror, Ran};

#[test]
fn a_whole_index_ends_with_0_and_a_damaged_one_with_1_and_names_file_and_record() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let whole = qonun(&["check", text(&index)]).expect(0).json();
    assert_eq!((&whole["damaged"], &whole["generations"][0]), (&0.into(), &sample.current().into()));

    sample.damage("blobs.bin");
    sample.damage("tables.bin");
    let ran = qonun(&["check", text(&index)]).expect(1);
    let lines: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let file = |line: &serde_json::Value| line["file"].as_str().unwrap().to_owned();
    assert!(file(&lines[0]).ends_with("blobs.bin") && file(&lines[1]).ends_with("tables.bin"), "{}", ran.out);
    assert_eq!(lines[2]["damaged"], 2);

    let sample = Mirror::sample();
    sample.ingest(&[]);
    sample.damage("blobs.bin");
    let ran = qonun(&["check", text(&sample.index())]).expect(1);
    assert!(ran.out.contains("of document 70000"), "{}", ran.out);
}

#[test]
fn an_ingest_over_a_damaged_generation_makes_it_anew() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    for file in ["blobs.bin", "tables.bin", "manifest.json", "checksums.txt", "borders.bin"] {
        sample.damage(file);
        let ran = sample.try_ingest(&[]);
        assert!(ran.err.contains(file), "{file} is not named: {}", ran.err);
        let counts = ran.json();
        assert_eq!(counts["unchanged"], 0, "{file}");
        assert_eq!(counts["documents"], first["documents"], "{file}");
        qonun(&["check", text(&sample.index())]).expect(0);
        assert_eq!(sample.found("asalari"), 1);
    }
    let current = sample.current();
    assert_eq!(sample.ingest(&[])["unchanged"], first["documents"]);
    assert_eq!(sample.ingest(&["--force"])["unchanged"], 0);
    assert_ne!(sample.current(), current);
}

#[test]
fn a_text_whose_file_is_gone_is_taken_from_the_generation_that_has_it_whole() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    fs::remove_file(sample.page("7000055.html")).unwrap();
    sample.edit("7000004.html", "queen", "walruses");
    sample.ingest(&[]);
    assert_eq!(sample.generations().len(), 2);

    // All blobs of the current generation are damaged; those of the previous one are undamaged.
    let blobs = sample.index().join("generations").join(sample.current()).join("blobs.bin");
    let damaged: Vec<u8> = fs::read(&blobs).unwrap().iter().map(|byte| byte ^ 1).collect();
    fs::write(&blobs, damaged).unwrap();
    let counts = sample.ingest(&[]);
    assert_eq!((&counts["documents"], &counts["kept"]), (&first["documents"], &1.into()));
    assert_eq!((sample.found("cranes"), sample.found("walruses")), (1, 1));

    // No generation has an undamaged copy: this is reported.
    for name in sample.generations() {
        let blobs = sample.index().join("generations").join(name).join("blobs.bin");
        let damaged: Vec<u8> = fs::read(&blobs).unwrap().iter().map(|byte| byte ^ 1).collect();
        fs::write(&blobs, damaged).unwrap();
    }
    let report = sample.root().join("report.jsonl");
    sample.ingest(&["--report", text(&report)]);
    let told = fs::read_to_string(&report).unwrap();
    assert!(told.contains("document 7000055 is damaged in the index"), "{told}");
    assert_eq!((sample.found("cranes"), sample.found("walruses")), (0, 1));
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_work_begins() {
    let sample = Mirror::sample();
    let report = sample.root().join("no/such/folder/report.jsonl");
    let ran = sample.try_ingest(&["--report", text(&report)]).expect(3);
    assert!(ran.err.contains("report.jsonl"), "{}", ran.err);
    assert_eq!(sample.generations(), Vec::<String>::new(), "nothing was made");
    let report = sample.root().join("report.jsonl");
    sample.ingest(&["--report", text(&report)]);
    let written = fs::read(&report).unwrap();
    sample.ingest(&["--report", text(&report)]);
    assert_eq!(fs::read(&report).unwrap(), written, "a run that does nothing leaves the report of the one that did");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_mirror_is_read_only_when_asked() {
    let (sample, other) = (Mirror::sample(), Mirror::empty());
    fs::rename(sample.page("7000055.html"), other.page("7000055.html")).unwrap();
    std::os::unix::fs::symlink(other.page("7000055.html"), sample.page("7000055.html")).unwrap();
    let report = sample.root().join("report.jsonl");
    sample.ingest(&["--report", text(&report)]);
    assert!(fs::read_to_string(&report).unwrap().contains("leads out of the mirror"));
    assert_eq!(sample.found("cranes"), 0);
    sample.ingest(&["--follow-links"]);
    assert_eq!(sample.found("cranes"), 1);
    // A file that is not seen is not known to be gone.
    let ran = sample.try_ingest(&["--prune"]).expect(1);
    assert!(ran.err.contains("nothing is forgotten"), "{}", ran.err);
    assert_eq!(sample.found("cranes"), 1);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_listed_is_a_problem_and_not_the_end() {
    use std::os::unix::fs::PermissionsExt;
    let sample = Mirror::sample();
    let closed = sample.page("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let is_closed = fs::read_dir(&closed).is_err();
    let report = sample.root().join("report.jsonl");
    sample.ingest(&["--report", text(&report)]);
    // A user who may read everything has no unreadable folders.
    assert_eq!(fs::read_to_string(&report).unwrap().contains("the folder cannot be listed"), is_closed);
    assert_eq!(sample.found("asalari"), 1);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Every command that opens an index of another program version reports its format, the format of this program, and
/// what to do.
#[test]
fn an_index_of_another_format_is_told_with_what_to_do() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let path = text(&index);
    for (step, age) in [(-1, "an older"), (1, "a newer")] {
        let name = sample.current();
        let [ours, theirs] =
            set_format(&index.join("generations").join(&name), |ours| ours.saturating_add_signed(step));
        for arguments in [
            &["search", "asalari", "--index", path][..],
            &["show", "7000001", "--index", path],
            &["cite", "--index", path],
            &["analyze", "--lang", "uz", "--index", path],
            &["serve", "--index", path],
            &["check", path],
        ] {
            let ran = Ran::from_output(command(arguments).output().unwrap()).expect(3);
            let version = format!("{age} version of the program, in format {theirs}; this one reads format {ours}");
            let anew = format!("`qonun ingest DIR --index {path}`");
            for words in [&name, &version, &anew] {
                assert!(ran.err.contains(words), "{arguments:?}, {words}: {}", ran.err);
            }
            assert_eq!(ran.out, "", "{arguments:?}");
        }
        let ran = sample.try_ingest(&[]);
        assert!(ran.err.contains("everything is read again"), "{}", ran.err);
        assert_eq!(sample.found("asalari"), 1);
        qonun(&["check", path]).expect(0);
    }
}

#[test]
fn a_page_that_cannot_be_read_is_told_and_its_text_is_kept_until_it_can() {
    let sample = Mirror::sample();
    let first = sample.ingest(&[]);
    let page = fs::read(sample.page("7000055.html")).unwrap();
    fs::remove_file(sample.page("7000055.html")).unwrap();
    // A file that claims to be compressed and is not.
    let packed = sample.page("7000055.html.gz");
    fs::write(&packed, &page).unwrap();
    let report = sample.root().join("report.jsonl");
    let counts = sample.ingest(&["--report", text(&report)]);
    assert_eq!((&counts["documents"], &counts["kept"]), (&first["documents"], &1.into()));
    assert!(fs::read_to_string(&report).unwrap().contains("7000055.html.gz"));
    assert_eq!(sample.found("cranes"), 1);
    let current = sample.current();
    assert_eq!(sample.ingest(&[])["unchanged"], first["documents"], "it is as unreadable as before");
    assert_eq!(sample.current(), current);

    fs::remove_file(packed).unwrap();
    fs::write(sample.page("7000055.html"), page).unwrap();
    sample.edit("7000055.html", "cranes", "walruses");
    assert_eq!(sample.ingest(&[])["kept"], 0);
    assert_eq!(sample.found("walruses"), 1);
}

//! `/health/live`, `/health/ready`

use std::fs;
use std::path::Path;
use std::time::Duration;

use qonun_testkit::set_format;
use qonun_tests::server::wait_until;
use qonun_tests::{Mirror, Server};

use crate::Site;

#[test]
fn the_server_says_that_it_lives_and_which_generation_answers() {
    let site = Site::sample();
    for base in ["", "/api/v1"] {
        site.get(&format!("{base}/health/live")).expect(200);
        let ready = site.get(&format!("{base}/health/ready")).expect(200);
        assert_eq!(ready.json()["generation"], site.mirror.current());
        assert_eq!(ready.header("cache-control"), Some("no-store"));
    }
}

#[test]
fn a_damaged_generation_is_not_served_and_that_is_told() {
    let mirror = Mirror::sample();
    mirror.ingest(&[]);
    let first = mirror.current();
    mirror.edit("7000004.html", "queen", "walruses");
    mirror.ingest(&[]);
    let second = mirror.current();
    mirror.damage("tables.bin");

    // A server that starts now serves the previous generation.
    let site = Site { server: Server::start(&mirror.index()), mirror };
    let ready = || site.get("/health/ready").expect(200).json();
    assert_eq!(ready()["generation"], first);
    assert_eq!(ready()["refused"]["generation"], second);
    let reason = ready()["refused"]["reason"].as_str().unwrap().to_owned();
    assert!(reason.starts_with("tables.bin: damaged") && !reason.contains('/'), "{reason}");
    assert_eq!(site.acts(&[("q", "queen")]).len(), 1);

    // An ingest builds it anew, and the server opens it.
    site.mirror.ingest(&[]);
    let third = site.mirror.current();
    let served = |name: &str| (ready()["generation"] == name && ready()["refused"].is_null()).then_some(());
    wait_until("the generation that was made anew", Duration::from_secs(30), || served(&third));
    assert_eq!(site.acts(&[("q", "walruses")]).len(), 1);

    // A generation that is damaged when the pointer moves is skipped, and the open one stays in use.
    let generations = site.mirror.index().join("generations");
    let fourth = "999999-0000000000000000";
    fs::create_dir(generations.join(fourth)).unwrap();
    fs::write(generations.join(fourth).join("manifest.json"), "{").unwrap();
    fs::write(site.mirror.index().join("current"), fourth).unwrap();
    wait_until("that it is refused", Duration::from_secs(30), || {
        (ready()["refused"]["generation"] == fourth).then_some(())
    });
    assert_eq!(ready()["generation"], third);
    fs::write(site.mirror.index().join("current"), &third).unwrap();
    wait_until("the pointer back", Duration::from_secs(30), || served(&third));
}

/// A newer program version writes into the folder of a running server.
#[test]
fn a_generation_of_another_format_is_passed_over_while_what_is_served_goes_on() {
    let site = Site::sample();
    let first = site.mirror.current();
    let ready = || site.get("/health/ready").expect(200).json();
    let generations = site.mirror.index().join("generations");
    let next = "000002-0000000000000000";
    copy(&generations.join(&first), &generations.join(next));
    let [ours, theirs] = set_format(&generations.join(next), |ours| ours + 1);
    fs::write(site.mirror.index().join("current"), next).unwrap();
    wait_until("that it is refused", Duration::from_secs(30), || {
        (ready()["refused"]["generation"] == next).then_some(())
    });
    let reason = format!("written in format {theirs}, this program reads format {ours}");
    assert_eq!(ready()["refused"]["reason"], reason);
    assert_eq!(ready()["generation"], first);
    assert_eq!(site.acts(&[("q", "asalari")]).len(), 1);
}

/// Copies a folder with its contents.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

#[test]
fn a_generation_that_turns_out_damaged_while_it_is_served_makes_way_for_the_one_before() {
    let mirror = Mirror::sample();
    mirror.ingest(&[]);
    let first = mirror.current();
    mirror.edit("7000004.html", "queen", "walruses");
    mirror.ingest(&[]);
    let site = Site { server: Server::start(&mirror.index()), mirror };
    let second = site.mirror.current();
    let document = || site.get("/api/v1/documents/7000004");
    let whole = document().expect(200).json();

    // Every blob is damaged under the running server: it answers with the right text or not at all.
    let blobs = site.mirror.index().join("generations").join(&second).join("blobs.bin");
    let written = fs::read(&blobs).unwrap();
    fs::write(&blobs, written.iter().map(|byte| byte ^ 1).collect::<Vec<u8>>()).unwrap();
    let reply = site.get("/api/v1/documents/7000010");
    assert!([200, 500].contains(&reply.status), "{}", reply.status);
    let back = |name: &str| (site.get("/health/ready").expect(200).json()["generation"] == name).then_some(());
    wait_until("the generation before", Duration::from_secs(30), || back(&first));
    assert_eq!(site.get("/health/ready").json()["refused"]["generation"], second);
    assert_eq!(site.acts(&[("q", "queen")]).len(), 1);
    document().expect(200);

    // A repaired generation is not opened because of its name, but when the pointer moves.
    fs::write(&blobs, written).unwrap();
    fs::write(site.mirror.index().join("current"), format!("{second}\n")).unwrap();
    wait_until("the generation that is whole", Duration::from_secs(30), || back(&second));
    assert_eq!(document().expect(200).json(), whole);
}

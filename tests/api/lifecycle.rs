//! The life cycle of a server: new generations, and its end.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use qonun_tests::Server;
use qonun_tests::program::{command, start, text};
use qonun_tests::server::wait_until;

use crate::Site;

#[test]
fn a_new_generation_is_taken_up_without_a_restart() {
    let site = Site::sample();
    let old = site.mirror.current();
    let next = site.search(&[("q", "сад"), ("limit", "2")])["next"].as_str().unwrap().to_owned();
    let links = "/api/v1/acts/uz/law/2019/9001/links?direction=in&limit=1";
    let more_links = site.get(links).expect(200).json()["next"].as_str().unwrap().to_owned();
    let etag = site.get("/api/v1/documents/7000004").header("etag").unwrap().to_owned();
    assert!(site.acts(&[("q", "walruses")]).is_empty());

    site.mirror.edit("7000004.html", "queen", "walruses");
    site.mirror.ingest(&[]);
    wait_until("the new generation", Duration::from_secs(15), || {
        let generation = site.get("/health/ready").expect(200).json()["generation"].as_str().unwrap().to_owned();
        (generation != old).then_some(generation)
    });
    assert_eq!(site.search(&[("q", "walruses")])["generation"], site.mirror.current());
    assert_eq!(site.acts(&[("q", "walruses")]), ["uz/law/2019/9001"]);

    let gone = site.get(&next).problem(410);
    assert_eq!(gone["code"], "old_cursor");
    let begin = gone["start"].as_str().expect("where to begin anew");
    assert_eq!(site.get(begin).expect(200).json()["results"].as_array().unwrap().len(), 2);
    let gone = site.get(&more_links).problem(410);
    assert_eq!(gone["code"], "old_cursor");
    assert_eq!(site.get(gone["start"].as_str().unwrap()).expect(200).json()["links"].as_array().unwrap().len(), 1);
    site.get_with("/api/v1/documents/7000004", &[("If-None-Match", &etag)]).expect(200);
}

#[test]
fn requests_are_answered_while_generations_change() {
    let site = Site::sample();
    let address = site.address().to_owned();
    let over = Arc::new(AtomicBool::new(false));
    let is_over = Arc::clone(&over);
    let asking = std::thread::spawn(move || {
        let mut answered = 0;
        while !is_over.load(Ordering::Relaxed) {
            let reply = qonun_tests::http::send(&address, "GET", "/api/v1/search?q=asalari", &[], b"");
            assert_eq!(reply.status, 200);
            assert_eq!(reply.json()["total"]["value"], 1);
            answered += 1;
        }
        answered
    });
    for (old, new) in [("queen", "walruses"), ("walruses", "ostriches"), ("ostriches", "penguins")] {
        site.mirror.edit("7000004.html", old, new);
        site.mirror.ingest(&[]);
        wait_until("the new generation", Duration::from_secs(30), || {
            let ready = site.get("/health/ready").expect(200).json();
            (ready["generation"] == site.mirror.current()).then_some(())
        });
    }
    over.store(true, Ordering::Relaxed);
    assert!(asking.join().unwrap() > 10);
}

#[test]
fn a_server_told_to_stop_finishes_what_it_began_and_ends_with_0() {
    let mut site = Site::sample();
    // A request whose body is still being sent when the server is told to stop.
    let body = "ORQ-9001 4-modda";
    let mut stream = TcpStream::connect(site.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST /api/v1/citations HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    // The server answers that it waits for the body: the request is in progress.
    let wanted = b"HTTP/1.1 100 Continue\r\n\r\n";
    let mut told = vec![0; wanted.len()];
    stream.read_exact(&mut told).unwrap();
    assert_eq!(told, wanted);
    stream.write_all(&body.as_bytes()[..4]).unwrap();
    site.ask_to_stop();
    wait_until("the closed door", Duration::from_secs(10), || TcpStream::connect(site.address()).err());
    stream.write_all(&body.as_bytes()[4..]).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("ORQ-9001, art_4"), "{answer}");
    assert_eq!(site.server.wait(Duration::from_secs(15)).code(), Some(0));
}

#[test]
fn an_idle_server_stops_at_once() {
    let mut site = Site::sample();
    site.ask_to_stop();
    assert_eq!(site.server.wait(Duration::from_secs(5)).code(), Some(0));
}

#[test]
fn an_address_in_use_is_told() {
    let site = Site::sample();
    let index = site.mirror.index();
    let mut second = command(&["serve", "--index", text(&index), "--listen", site.address()]);
    let output = start(&mut second).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains(site.address()), "{told}");
    site.get("/health/live").expect(200);
    drop(Server::start(&index));
}

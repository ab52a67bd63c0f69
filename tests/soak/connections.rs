//! Hostile clients: connections that send slowly, read nothing or send nothing, thousands at a time.
//!
//! `QONUN_SOAK_CONNECTIONS=2000` runs the whole campaign; `ulimit -n` must allow as many files.

// A test may unwrap: its panic is its report.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use qonun_tests::program::{command, text};
use qonun_tests::{Mirror, Server, http};

/// Number of connections in a short run.
const CUT: usize = 200;
/// Maximum waiting time: the longest time of a connection, plus the delay by other work of the computer.
const PATIENCE: Duration = Duration::from_secs(120);
/// Maximum growth of the server's memory in bytes: the limit for all answers. The allocator may not return freed memory
/// to the system, so the test shows that memory is bounded, not that it is returned.
const MOST: u64 = 256 << 20;

/// Returns the bytes sent by a hostile client; the kinds alternate. Clients that read nothing are fewer, because each
/// makes the server work first.
fn sent(place: usize) -> Vec<u8> {
    let head = "HTTP/1.1\r\nHost: x\r\n";
    let citations = "ORQ-9001 4-modda, ".repeat(5_000);
    let post = format!("POST /api/v1/citations {head}Content-Type: text/plain\r\nContent-Length: {}", citations.len());
    match place % 20 {
        0 => format!("{post}\r\n\r\n{citations}"),
        1..=6 => format!("{post}\r\n\r\nORQ-9001"),
        7..=13 => format!("GET /search?q=asalari {head}"),
        _ => format!("GET /health/live {head}\r\n"),
    }
    .into_bytes()
}

/// Returns the memory of a process, or `None` if the system does not report it this way.
fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// Reads a connection to its end. Returns false if the other side does not close it.
fn is_cut(mut stream: TcpStream) -> bool {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut buffer = [0; 64 * 1024];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => {
                return !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut);
            }
        }
    }
}

#[test]
fn neighbours_who_are_slow_are_cut_and_others_are_answered() {
    let whole = std::env::var("QONUN_SOAK_CONNECTIONS").ok().and_then(|number| number.parse().ok());
    let count: usize = whole.unwrap_or(CUT);
    let mirror = Mirror::sample();
    mirror.ingest(&[]);
    let index = mirror.index();
    let mut line = vec!["serve", "--index", text(&index), "--listen", "127.0.0.1:0"];
    if whole.is_none() {
        line.extend(["--head-timeout", "1", "--body-timeout", "1", "--write-timeout", "1", "--max-connections", "80"]);
    }
    let mut server = Server::of(&mut command(&line));
    server.get("/api/v1/search?q=asalari").expect(200);
    let before = memory(server.id());

    let (over, address) = (Arc::new(AtomicBool::new(false)), server.address().to_owned());
    let is_over = Arc::clone(&over);
    let asking = std::thread::spawn(move || {
        let (mut answered, mut closed, mut slowest) = (0, 0, Duration::ZERO);
        while !is_over.load(Ordering::Relaxed) {
            let started = Instant::now();
            // In a crowd of connections, a slow one may be closed for another: its owner tries again.
            let Some(reply) = http::send_unless_cut(&address, "GET", "/api/v1/search?q=asalari") else {
                closed += 1;
                continue;
            };
            assert_eq!(reply.status, 200, "{}", reply.text());
            (answered, slowest) = (answered + 1, slowest.max(started.elapsed()));
        }
        (answered, closed, slowest)
    });
    let begun = Instant::now();
    let neighbours: Vec<TcpStream> = (0..count)
        .map(|place| {
            let mut stream = TcpStream::connect(server.address()).unwrap();
            stream.set_write_timeout(Some(PATIENCE)).unwrap();
            // The connections that are idle longest are closed for new ones, perhaps before they have sent anything.
            let _ = stream.write_all(&sent(place));
            stream
        })
        .collect();
    let open = begun.elapsed();
    let left = neighbours.into_iter().map(is_cut).filter(|cut| !cut).count();
    let cut = begun.elapsed();
    over.store(true, Ordering::Relaxed);
    let (answered, closed, slowest) = asking.join().unwrap();
    assert_eq!(left, 0, "neighbours that were never cut");
    assert!(answered > closed, "{answered} questions were answered, {closed} connections closed before");

    let after = memory(server.id());
    eprintln!(
        "{count} neighbours: all open after {open:.1?}, all cut after {cut:.1?}; meanwhile {answered} questions were \
         answered, the slowest in {slowest:.1?}, and {closed} connections closed before; memory {before:?} before, {after:?} after"
    );
    if let (Some(before), Some(after)) = (before, after) {
        assert!(after <= before + MOST, "memory {before} before, {after} after");
    }
    server.get("/api/v1/search?q=asalari").expect(200);
    server.ask_to_stop();
    assert_eq!(server.wait(PATIENCE).code(), Some(0));
}

//! A running server.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{self, Reply, encode};
use crate::program::{command, start, text};

/// A server of an index on a free port; it is stopped when dropped.
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts a server and waits until it reports that it listens.
    ///
    /// # Panics
    /// It does not start.
    pub fn start(index: &Path) -> Self {
        Self::of(&mut command(&["serve", "--index", text(index), "--listen", "127.0.0.1:0"]))
    }

    /// Starts a command that serves.
    ///
    /// # Panics
    /// It does not start.
    pub fn of(command: &mut Command) -> Self {
        let mut child = start(command);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.find(|line| !line.as_ref().is_ok_and(|line| !line.starts_with("listening on")));
        let Some(Ok(line)) = line else {
            let output = child.wait_with_output().unwrap();
            panic!("the server did not start: {}", String::from_utf8_lossy(&output.stderr));
        };
        let address = line.strip_prefix("listening on http://").expect("the line of a server that is ready").to_owned();
        Self { child, address }
    }

    /// Returns its address: `127.0.0.1:41234`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Requests an address with GET.
    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    /// Requests an address with GET and headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        http::send(&self.address, "GET", path, headers, b"")
    }

    /// Sends a body with POST.
    pub fn post(&self, path: &str, kind: &str, body: &[u8]) -> Reply {
        http::send(&self.address, "POST", path, &[("Content-Type", kind)], body)
    }

    /// Requests an address with any method.
    pub fn ask(&self, method: &str, path: &str) -> Reply {
        http::send(&self.address, method, path, &[], b"")
    }

    /// Returns the address of a search in the API.
    pub fn search_path(parameters: &[(&str, &str)]) -> String {
        let pairs: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        format!("/api/v1/search?{}", pairs.join("&"))
    }

    /// Returns the answer of a search.
    pub fn search(&self, parameters: &[(&str, &str)]) -> Value {
        self.get(&Self::search_path(parameters)).expect(200).json()
    }

    /// Returns the names of the acts found by a search, best first.
    pub fn acts(&self, parameters: &[(&str, &str)]) -> Vec<String> {
        acts(&self.search(parameters))
    }

    /// Sends SIGTERM.
    pub fn ask_to_stop(&self) {
        let sent = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end.
    ///
    /// # Panics
    /// It has not ended after `patience`.
    pub fn wait(&mut self, patience: Duration) -> ExitStatus {
        wait_until("the end of the server", patience, || self.child.try_wait().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, and a failure here cannot be handled.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the names of the acts of an answer, best first.
pub fn acts(answer: &Value) -> Vec<String> {
    let results = answer["results"].as_array().unwrap();
    results.iter().map(|result| result["act"].as_str().unwrap().to_owned()).collect()
}

/// Calls `attempt` until it returns a value.
///
/// # Panics
/// There is no value after `patience`.
pub fn wait_until<T>(what: &str, patience: Duration, mut attempt: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = attempt() {
            return found;
        }
        assert!(start.elapsed() < patience, "waited {patience:?} for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

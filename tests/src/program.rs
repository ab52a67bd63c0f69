//! The binary under test.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// Returns the binary: the one named by `QONUN_PROGRAM`, or one that is built now.
pub fn path() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| std::env::var_os("QONUN_PROGRAM").map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "qonun", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo cannot be started");
    assert!(built.status.success(), "the program cannot be built");
    let lines = String::from_utf8(built.stdout).unwrap();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let executable = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    executable.expect("cargo names no executable")
}

/// Returns a command of the binary. It does not inherit the user's settings and language.
pub fn command<S: AsRef<str>>(arguments: &[S]) -> Command {
    let mut command = Command::new(path());
    for (name, _) in std::env::vars_os() {
        let is_locale = |name: &str| name == "LANG" || name.starts_with("LC_");
        if name.to_str().is_some_and(|name| name.starts_with("QONUN_") || is_locale(name)) {
            command.env_remove(name);
        }
    }
    command.args(arguments.iter().map(AsRef::as_ref)).stdin(Stdio::null());
    command
}

/// The result of a run.
#[derive(Debug)]
pub struct Ran {
    /// Exit status; -1 if a signal ended the run.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Converts the output of a process.
    pub fn from_output(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("standard output is not UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Returns the result if it has the expected exit status; otherwise panics.
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "exit status; standard output: {}\nstandard error: {}", self.out, self.err);
        self
    }

    /// Parses the last line of standard output as JSON.
    pub fn json(&self) -> Value {
        let line = self.out.lines().last().unwrap_or_else(|| panic!("nothing was printed; {}", self.err));
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }
}

/// Runs the binary to its end.
pub fn qonun<S: AsRef<str>>(arguments: &[S]) -> Ran {
    Ran::from_output(command(arguments).output().expect("the program cannot be started"))
}

/// Runs the binary to its end, with a text on its standard input.
pub fn qonun_with_input<S: AsRef<str>>(arguments: &[S], input: &str) -> Ran {
    let mut child = start(&mut command(arguments));
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Ran::from_output(child.wait_with_output().unwrap())
}

/// Starts a command with all its streams piped.
pub fn start(command: &mut Command) -> Child {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    piped.spawn().expect("the program cannot be started")
}

/// A path as text.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is not UTF-8")
}

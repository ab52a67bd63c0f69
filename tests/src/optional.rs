//! Tools that may be missing on a computer. A test that needs one reports that it was skipped, and why.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The variable with the file of skipped tests of this run, one per line; `tests/run` shows it at the end.
const SKIPPED: &str = "QONUN_SKIPPED";

/// Reports that a test was skipped.
pub fn skip(test: &str, why: &str) {
    use std::io::Write;
    eprintln!("skipped: {test}: {why}");
    let Some(path) = std::env::var_os(SKIPPED) else { return };
    if let Ok(mut file) = std::fs::OpenOptions::new().create(true).append(true).open(path) {
        // A line that cannot be written was printed above.
        let _ = writeln!(file, "{test}: {why}");
    }
}

/// Returns the folder of shared data: `QONUN_SHARED`, or `shared` beside the repository.
pub fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let path = std::env::var_os("QONUN_SHARED").map_or_else(beside, PathBuf::from);
    path.is_dir().then(|| path.canonicalize().ok()).flatten()
}

/// Returns the first of some programs that can be started.
pub fn first_program(names: &[&'static str]) -> Option<&'static str> {
    let starts = |name: &&&str| {
        let run = Command::new(**name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success())
    };
    names.iter().find(starts).copied()
}

/// Returns Python 3.
pub fn python() -> Option<&'static str> {
    first_program(&["python3"])
}

/// Returns Chromium under one of its names.
pub fn chromium() -> Option<&'static str> {
    first_program(&["chromium", "chromium-browser", "google-chrome"])
}

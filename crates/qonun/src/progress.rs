//! Progress and messages on standard error; bars only on a terminal.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// Says a line on standard error.
pub(crate) fn say(line: &str) {
    // Nobody may be there to read it; that is no reason to fail.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes a line on standard output, where results go. A closed pipe is the reader's way to say "enough".
pub(crate) fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A bar on a terminal, and nothing elsewhere.
pub(crate) fn bar(what: &str, count: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg:28} {bar:40} {pos:>6}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar
}

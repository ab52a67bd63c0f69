//! Progress and messages on standard error; bars only on a terminal.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

/// Prints a line to standard error.
pub(crate) fn say(line: &str) {
    // Nobody may read it; that is no reason to fail.
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(line));
}

/// Prints a line to standard output, which is for results.
pub(crate) fn print(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    written(writeln!(out, "{}", harmless(line)).and_then(|()| out.flush()))
}

/// Converts the result of writing the output. A closed pipe means that the reader needs no more; any other failure is
/// an error, because the user has not received the answer.
pub(crate) fn written(result: std::io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error).context("cannot write the results"),
        _ => Ok(()),
    }
}

/// Escapes control characters in a text: it may contain input or file names, which must not control a terminal.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.to_string() });
    Cow::Owned(escaped.collect())
}

/// Creates a progress bar on a terminal, and a hidden one elsewhere.
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

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(harmless("oʻz\tbek\n"), "oʻz\tbek\n");
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}2J\r"), "a\\u{1b}[31mb\\u{9b}2J\\u{d}");
    }
}

//! The qonun program: a search engine for legislation.
//!
//! This crate parses the command line and calls the other crates; it does not know how anything is done.

mod commands;
mod configuration;
mod progress;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// This allocator returns memory to the system soon after a peak of load, which the system's allocator does not. It is
/// also faster: an ingest of 625 pages took 3.9 instead of 4.9 seconds of processor time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Exit status of a failed run.
const FAILED: u8 = 3;
/// Exit status of wrong usage, the same as that of the command line parser.
const WRONG_USE: u8 = 2;

/// A search engine for legislation in Uzbek (both alphabets), Russian and English.
#[derive(Parser)]
#[command(name = "qonun", version, max_term_width = 100)]
struct Program {
    /// A TOML file with settings named like the options: `index = "…"`, `listen = "…"`, `max_body = 1000`. The
    /// environment (`QONUN_INDEX`, `QONUN_LISTEN`, …) and the command line take precedence.
    #[arg(long, global = true, env = "QONUN_CONFIG", value_name = "FILE")]
    config: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Creates a law base, indexes it and serves it. This is the default command.
    Demo(commands::demo::Options),
    /// Writes a mirror folder of an invented national law base.
    Generate(commands::generate::Options),
    /// Creates or updates an index from mirror folders and exports.
    Ingest(commands::ingest::Options),
    /// Writes all texts of an index as a folder of files, with a manifest.
    Export(commands::export::Options),
    /// Checks that every byte of an index is as it was written.
    Check(commands::check::Options),
    /// Serves the site and the API.
    Serve(commands::serve::Options),
    /// Searches from the terminal.
    Search(commands::search::Options),
    /// Shows a document by its id, address or citation.
    Show(commands::show::Options),
    /// Says whether a text still says what a proof states.
    Verify(commands::verify::Options),
    /// Reads words from standard input and prints the keys by which they are found.
    Analyze(commands::analyze::Options),
    /// Reads text from standard input and prints the citations in it.
    Cite(commands::cite::Options),
}

/// The result of a command.
enum Outcome {
    /// Success.
    Done,
    /// Success, with reported problems.
    WithProblems,
}

fn run(command: &Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Demo(options) => commands::demo::run(options),
        Command::Generate(options) => commands::generate::run(options),
        Command::Ingest(options) => commands::ingest::run(options),
        Command::Export(options) => commands::export::run(options),
        Command::Check(options) => commands::check::run(options),
        Command::Serve(options) => commands::serve::run(options),
        Command::Search(options) => commands::search::run(options),
        Command::Show(options) => commands::show::run(options),
        Command::Verify(options) => commands::verify::run(options),
        Command::Analyze(options) => commands::analyze::run(options),
        Command::Cite(options) => commands::cite::run(options),
    }
}

/// Formats an error with its causes, each once: some errors already contain their cause.
fn told(error: &anyhow::Error) -> String {
    let mut out = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if out.is_empty() {
            out = cause;
        } else if !out.contains(&cause) {
            out = format!("{out}: {cause}");
        }
    }
    out
}

fn failed(error: &anyhow::Error) -> ExitCode {
    progress::say(&format!("qonun: {}", told(error)));
    ExitCode::from(FAILED)
}

/// Ends as the command line parser decides: with the requested help, or with what is wrong with the arguments.
/// Arguments are not echoed raw.
fn refuse(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    if !error.use_stderr() {
        let printed = error.print().and_then(|()| std::io::Write::flush(&mut std::io::stdout()));
        return progress::written(printed).map_or_else(|error| failed(&error), |()| ExitCode::SUCCESS);
    }
    let mut said = error.render().to_string();
    for argument in arguments.iter().filter_map(|argument| argument.to_str()) {
        let value = argument.split_once('=').map_or(argument, |(_, value)| value);
        for raw in [argument, value].into_iter().filter(|raw| raw.contains(char::is_control)) {
            said = said.replace(raw, &raw.escape_debug().to_string());
        }
    }
    progress::say(said.trim_end());
    ExitCode::from(WRONG_USE)
}

/// Parses the command line. Without a command it acts as if the default command had been typed, with its options from
/// the environment and the file.
fn command_of(command: &clap::Command, arguments: &[OsString]) -> Result<Option<Command>, clap::Error> {
    let read = |arguments: &[OsString]| {
        let matches = command.clone().try_get_matches_from(arguments)?;
        Program::from_arg_matches(&matches)
    };
    match read(arguments)?.command {
        Some(named) => Ok(Some(named)),
        None => Ok(read(&[arguments, &["demo".into()]].concat())?.command),
    }
}

fn main() -> ExitCode {
    let command = match configuration::with_defaults(Program::command()) {
        Ok(command) => command,
        Err(error) => {
            progress::say(&format!("qonun: {}", told(&error)));
            return ExitCode::from(WRONG_USE);
        }
    };
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let command = match command_of(&command, &arguments) {
        Ok(command) => command,
        Err(error) => return refuse(&error, &arguments),
    };
    match command.as_ref().map_or(Ok(Outcome::Done), run) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::WithProblems) => ExitCode::from(1),
        Err(error) => failed(&error),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::told;

    #[test]
    fn a_cause_is_said_once() {
        let cause = || std::io::Error::other("address in use");
        let error = anyhow::Error::from(cause()).context(format!("cannot listen: {}", cause())).context("no server");
        assert_eq!(told(&error), "no server: cannot listen: address in use");
        let plain = Err::<(), _>(cause()).context("cannot listen").unwrap_err();
        assert_eq!(told(&plain), "cannot listen: address in use");
    }
}

//! The qonun program: a search engine for legislation.
//!
//! This crate reads the command line and hands over; it does not know how anything is done.

mod commands;
mod configuration;
mod progress;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// Exit status of a run that failed.
const FAILED: u8 = 3;
/// Exit status of wrong use, as the command line parser has it.
const WRONG_USE: u8 = 2;

/// A search engine for legislation in Uzbek (both alphabets), Russian and English.
#[derive(Parser)]
#[command(name = "qonun", version, max_term_width = 100)]
struct Program {
    /// A TOML file with settings: `index = "…"`, `listen = "…"`; the environment and the command line win over it.
    #[arg(long, global = true, env = "QONUN_CONFIG", value_name = "FILE")]
    config: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Everything from nothing: makes a law base, indexes it, serves it. The default without a command.
    Demo(commands::demo::Options),
    /// Writes a mirror folder of a made-up national law base.
    Generate(commands::generate::Options),
    /// Makes or brings up to date an index from mirror folders.
    Ingest(commands::ingest::Options),
    /// Serves the site and the API.
    Serve(commands::serve::Options),
    /// Searches from the terminal.
    Search(commands::search::Options),
    /// Shows a document by its id, address or citation.
    Show(commands::show::Options),
    /// Reads words from standard input, writes the keys by which they are found.
    Analyze(commands::analyze::Options),
    /// Reads text from standard input, writes the citations found in it.
    Cite(commands::cite::Options),
}

/// How a command ended.
enum Outcome {
    /// Done.
    Done,
    /// Done, with problems that are reported.
    WithProblems,
}

fn run(program: Program) -> anyhow::Result<Outcome> {
    let demo = || -> Command { Command::Demo(commands::demo::Options::default()) };
    match program.command.unwrap_or_else(demo) {
        Command::Demo(options) => commands::demo::run(&options),
        Command::Generate(options) => commands::generate::run(&options),
        Command::Ingest(options) => commands::ingest::run(&options),
        Command::Serve(options) => commands::serve::run(&options),
        Command::Search(options) => commands::search::run(&options),
        Command::Show(options) => commands::show::run(&options),
        Command::Analyze(options) => commands::analyze::run(&options),
        Command::Cite(options) => commands::cite::run(&options),
    }
}

fn main() -> ExitCode {
    let command = match configuration::with_defaults(Program::command()) {
        Ok(command) => command,
        Err(error) => {
            progress::say(&format!("qonun: {error:#}"));
            return ExitCode::from(WRONG_USE);
        }
    };
    let program = Program::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
    match run(program) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::WithProblems) => ExitCode::from(1),
        Err(error) => {
            progress::say(&format!("qonun: {error:#}"));
            ExitCode::from(FAILED)
        }
    }
}

//! Settings from the environment (`QONUN_<OPTION>`) and from a TOML file. Those of the file become defaults of the
//! options of the same name, so that the environment and the command line win over them.

use std::path::PathBuf;

use anyhow::Context;
use clap::Command;

/// The file named by `--config` or `QONUN_CONFIG`; read before the command line is, because it changes its defaults.
fn configured_file() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--config" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(path) = argument.to_str().and_then(|text| text.strip_prefix("--config=")) {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os("QONUN_CONFIG").map(PathBuf::from)
}

/// A command line whose options can be set by the environment, too.
fn with_environment(command: Command) -> Command {
    command.mut_subcommands(|sub| {
        sub.mut_args(|argument| match argument.get_long() {
            Some(name) => {
                let variable = format!("QONUN_{}", name.to_uppercase().replace('-', "_"));
                argument.env(variable)
            }
            None => argument,
        })
    })
}

/// A command line whose options have the settings of the environment and of the file as defaults.
pub(crate) fn with_defaults(command: Command) -> anyhow::Result<Command> {
    let mut command = with_environment(command);
    let Some(path) = configured_file() else {
        return Ok(command);
    };
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let settings: toml::Table = text.parse().with_context(|| format!("{} is not TOML", path.display()))?;
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for (key, value) in &settings {
        let id = key.replace('-', "_");
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut known = false;
        for name in &names {
            command = command.mut_subcommand(name, |sub| {
                if !sub.get_arguments().any(|argument| argument.get_id() == id.as_str()) {
                    return sub;
                }
                known = true;
                sub.mut_arg(&id, |argument| argument.default_value(value.clone()).required(false))
            });
        }
        anyhow::ensure!(known, "{}: no setting is called \"{key}\"", path.display());
    }
    Ok(command)
}

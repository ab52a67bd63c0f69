//! Settings from the environment (`QONUN_<OPTION>`) and from a TOML file. The settings of the file become defaults of
//! the options with the same name, so that the environment and the command line take precedence.

use std::any::TypeId;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use clap::{Arg, Command};
use toml::Value;

/// Returns the file named by `--config` or `QONUN_CONFIG`. It is read before the command line is parsed, because it
/// changes the defaults.
fn configured_file() -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            // The arguments after it are not options.
            break;
        }
        if argument == "--config" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(path) = argument.to_str().and_then(|text| text.strip_prefix("--config=")) {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os("QONUN_CONFIG").map(PathBuf::from)
}

/// Makes every option settable by the environment too.
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

/// Returns a command line whose options have the settings of the environment and of the file as defaults.
pub(crate) fn with_defaults(command: Command) -> anyhow::Result<Command> {
    let mut command = with_environment(command);
    let Some(path) = configured_file() else {
        return Ok(command);
    };
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let settings: toml::Table = text.parse().with_context(|| format!("{} is not TOML", path.display()))?;
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut set: Vec<String> = Vec::new();
    for (key, value) in &settings {
        let name = key.replace('_', "-");
        ensure!(!set.contains(&name), "{}: \"{key}\" is set twice", path.display());
        set.push(name);
        let mut known = false;
        for name in &names {
            let Some(argument) = command.find_subcommand(name).and_then(|sub| option(sub, key)) else {
                continue;
            };
            known = true;
            let text = checked(argument, value).with_context(|| format!("{}: {key}", path.display()))?;
            let id = argument.get_id().clone();
            let set = |argument: Arg| argument.default_value(text).required(false);
            command = command.mut_subcommand(name, |sub| sub.mut_arg(id, set));
        }
        ensure!(known, "{}: no setting is called \"{key}\"", path.display());
    }
    Ok(command)
}

/// Returns the option of a key of the file: `max_body` or `max-body` is `--max-body`.
fn option<'c>(command: &'c Command, key: &str) -> Option<&'c Arg> {
    let name = key.replace('_', "-");
    command.get_arguments().find(|argument| argument.get_long() == Some(name.as_str()))
}

/// Returns the value of a setting as it would be typed, if its type fits the option and the option accepts it.
fn checked(option: &Arg, value: &Value) -> anyhow::Result<String> {
    let text = match value {
        Value::Array(values) if option.get_value_delimiter().is_some() => {
            let texts = values.iter().map(|value| scalar(option, value)).collect::<anyhow::Result<Vec<_>>>()?;
            texts.join(",")
        }
        value => scalar(option, value)?,
    };
    if !option.get_action().takes_values() {
        return Ok(text);
    }
    let name = option.get_long().unwrap_or_default();
    // The option is parsed alone, as if the value had been typed.
    let alone = Command::new("qonun").arg(option.clone().required(false).env(None::<&str>));
    match alone.try_get_matches_from([OsString::from("qonun"), format!("--{name}={text}").into()]) {
        Ok(_) => Ok(text),
        Err(error) => {
            let said = error.to_string();
            let first = said.lines().next().unwrap_or_default();
            bail!("{}", first.strip_prefix("error: ").unwrap_or(first))
        }
    }
}

fn scalar(option: &Arg, value: &Value) -> anyhow::Result<String> {
    let wanted = kind_of(option);
    let (kind, text) = match value {
        Value::String(text) => (Kind::Text, text.clone()),
        Value::Integer(number) => (Kind::Number, number.to_string()),
        Value::Float(number) => (Kind::Fraction, number.to_string()),
        Value::Boolean(truth) => (Kind::Truth, truth.to_string()),
        _ => bail!("{} is expected, not {}", wanted.name(), value.type_str()),
    };
    let fits = kind == wanted || kind == Kind::Number && wanted == Kind::Fraction;
    ensure!(fits, "{} is expected, not {value}", wanted.name());
    Ok(text)
}

/// The type of an option's value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// An integer.
    Number,
    /// Any number.
    Fraction,
    Truth,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "a text in quotation marks",
            Self::Number => "a whole number",
            Self::Fraction => "a number",
            Self::Truth => "true or false",
        }
    }
}

fn kind_of(option: &Arg) -> Kind {
    let taken = option.get_value_parser().type_id();
    let is = |kind: TypeId| taken == kind;
    let numbers = [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i64>(),
    ];
    if is(TypeId::of::<bool>()) {
        Kind::Truth
    } else if is(TypeId::of::<f64>()) {
        Kind::Fraction
    } else if numbers.into_iter().any(is) {
        Kind::Number
    } else {
        Kind::Text
    }
}

//! `qonun check`: compares every byte of an index with its checksums.

use std::path::PathBuf;

use clap::Args;
use qonun_index::{Checked, Folder, check};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The index folder.
    #[arg(value_name = "INDEX")]
    folder: PathBuf,
}

/// Prints one line of JSON for each damaged part, and finally the counts.
pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let Checked { generations, foreign, files, damages } = check(&Folder::new(&options.folder))?;
    for name in &foreign {
        progress::say(&format!("generation {name} is of another format and was not looked at"));
    }
    for damage in &damages {
        let (file, record, message) = (damage.file.display().to_string(), &damage.record, &damage.message);
        progress::print(&serde_json::json!({"file": file, "record": record, "message": message}).to_string())?;
    }
    let counts = serde_json::json!({
        "generations": generations, "foreign": foreign, "files": files, "damaged": damages.len(),
    });
    progress::print(&counts.to_string())?;
    Ok(if damages.is_empty() { Outcome::Done } else { Outcome::WithProblems })
}

//! `qonun check`: compares every byte of an index with its checksums, or lists the links that lead nowhere.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use qonun_index::{Checked, Folder, Generation, Landing, LinkEntry, check};

use crate::{Outcome, progress};

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: Option<What>,
    /// The index folder.
    #[arg(value_name = "INDEX", required = true)]
    folder: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Lists the links that lead to a document that the index lacks, or to an element that the document lacks.
    Links {
        /// The index folder.
        #[arg(long, value_name = "DIR")]
        index: PathBuf,
    },
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    match (&options.what, &options.folder) {
        (Some(What::Links { index }), _) => links(&Folder::new(index)),
        (None, Some(folder)) => bytes(&Folder::new(folder)),
        (None, None) => anyhow::bail!("no index folder is given"),
    }
}

/// Prints one line of JSON for each damaged part, and finally the counts.
fn bytes(folder: &Folder) -> anyhow::Result<Outcome> {
    let Checked { generations, foreign, files, damages } = check(folder)?;
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

/// Prints one line of JSON for each link of a page that leads nowhere, and finally the counts.
fn links(folder: &Folder) -> anyhow::Result<Outcome> {
    let generation = Generation::open_current(folder)?;
    let links: Vec<&LinkEntry> = generation.links().all().iter().filter(|link| link.is_marked).collect();
    let (mut no_document, mut no_element) = (0, 0);
    for link in &links {
        let reason = match link.landing {
            Landing::NoDocument => {
                no_document += 1;
                "no_document"
            }
            Landing::NoElement => {
                no_element += 1;
                "no_element"
            }
            Landing::Text | Landing::Provision(_) => continue,
        };
        progress::print(&broken(&generation, link, reason)?.to_string())?;
    }
    let counts = serde_json::json!({ "links": links.len(), "no_document": no_document, "no_element": no_element });
    progress::print(&counts.to_string())?;
    Ok(if no_document + no_element == 0 { Outcome::Done } else { Outcome::WithProblems })
}

/// Describes a link that leads nowhere: where it stands, and where it should lead.
fn broken(generation: &Generation, link: &LinkEntry, reason: &str) -> anyhow::Result<serde_json::Value> {
    let text = &generation.tables().texts[link.from as usize];
    let record = link.provision.map(|place| text.records.start + place);
    let provision = generation.provisions(record.as_slice())?.pop();
    Ok(serde_json::json!({
        "document": text.id,
        "path": provision.map(|provision| provision.path.to_string()),
        "in_note": link.in_note,
        "to": link.to,
        "anchor": link.anchor,
        "reason": reason,
    }))
}

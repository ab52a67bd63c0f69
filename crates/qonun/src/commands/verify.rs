//! `qonun verify`: says what became of a proof.

use std::path::PathBuf;

use clap::Args;
use qonun_index::Folder;
use qonun_query::{Engine, Patience, PieceView, Proof, Verdict, VerdictReason, VerifyAnswer, today};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// The proof: the line that begins with qonun-proof.
    #[arg(value_parser = read)]
    proof: Proof,
    /// The index folder.
    #[arg(long, value_name = "DIR")]
    index: PathBuf,
    /// Print the JSON of the API.
    #[arg(long)]
    json: bool,
}

fn read(text: &str) -> Result<Proof, String> {
    text.parse().map_err(|error: qonun_query::NoProof| error.to_string())
}

/// Ends with success if the proof is true.
pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let answer = verified(options)?;
    if options.json {
        progress::print(&serde_json::to_string(&answer)?)?;
    } else {
        progress::print(&told(&answer))?;
    }
    Ok(if answer.verdict == Verdict::True { Outcome::Done } else { Outcome::WithProblems })
}

/// Checks the proof. If its words are not held, the generation that made it may still be in the folder.
fn verified(options: &Options) -> anyhow::Result<VerifyAnswer> {
    let engine = Engine::open(&options.index)?;
    let answer = engine.verify(&options.proof, None, Patience::default())?;
    let folder = Folder::new(&options.index);
    let name = &options.proof.generation;
    let is_lost = matches!(answer.reason, Some(VerdictReason::NotHeld | VerdictReason::NoProvision));
    if !is_lost || *name == answer.generation || !folder.readable()?.contains(name) {
        return Ok(answer);
    }
    let before = Engine::over(folder.open(name)?, today())?;
    Ok(engine.verify(&options.proof, Some(&before), Patience::default())?)
}

/// Formats an answer: the verdict, why, where, and what was changed.
fn told(answer: &VerifyAnswer) -> String {
    let verdict = answer.verdict.name();
    let first = answer.reason.map_or_else(|| verdict.to_owned(), |reason| format!("{verdict}\t{}", reason.name()));
    let place = answer.url.clone().or_else(|| answer.stated_url.clone());
    let mut lines = vec![first];
    lines.extend(place);
    if let Some(difference) = &answer.difference {
        lines.extend([&difference.heading, &difference.diff].map(|pieces| marked(pieces)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Formats a difference: `[-deleted-]`, `{+inserted+}`.
fn marked(pieces: &[PieceView]) -> String {
    let mark = |piece: &PieceView| match piece.op {
        "insert" => format!("{{+{}+}}", piece.text),
        "delete" => format!("[-{}-]", piece.text),
        _ => piece.text.clone(),
    };
    pieces.iter().map(mark).collect()
}

//! Repairs a query: the result is offered to the reader and has no problems when it is parsed.

use std::collections::BTreeSet;

use crate::problem::{Findings, Fix, Severity};
use crate::read::read;
use crate::{Node, ProblemCode, Reading, Recognise, Syntax, canonical_form};

/// Maximum number of rounds: a repair may reveal another problem.
const ROUNDS: usize = 6;

/// Returns the query with every problem repaired, in the same syntax. Returns `None` if one of them has no repair that
/// keeps the meaning, or if nothing is left to search. `canonical` is the canonical form of the reading.
///
/// The query is parsed at most [`ROUNDS`] times, so that the time stays linear in its length.
pub(crate) fn whole(
    reading: &Reading,
    text: &str,
    syntax: Syntax,
    canonical: &str,
    recognise: Recognise<'_>,
) -> Option<String> {
    let mut query = applied(&reading.problems, text, canonical)?;
    for _ in 0..ROUNDS {
        let again = read(&query, syntax, recognise);
        if again.problems.is_empty() {
            return Some(query).filter(|_| keeps_sense(reading, &again));
        }
        let needs_reading = again.problems.iter().all(|finding| matches!(finding.fix, Fix::Canonical | Fix::None));
        let tree = again.tree.as_ref().filter(|_| needs_reading);
        let canonical = canonical_form::write(tree, again.scope, &query, recognise);
        query = applied(&again.problems, &query, &canonical)?;
    }
    None
}

/// True if both queries search and exclude the same words. They may differ only where words turned out to be operators
/// or names of fields.
fn keeps_sense(reading: &Reading, repaired: &Reading) -> bool {
    let changes_words =
        |code| matches!(code, ProblemCode::CapitalWords | ProblemCode::OperatorAsWord | ProblemCode::UnknownField);
    reading.problems.iter().any(|finding| changes_words(finding.code))
        || senses(reading.tree.as_ref()) == senses(repaired.tree.as_ref())
}

/// Returns the words of a tree, each with true if it is excluded.
fn senses(tree: Option<&Node>) -> BTreeSet<(bool, &str)> {
    let mut senses = BTreeSet::new();
    let mut below: Vec<(bool, &Node)> = tree.into_iter().map(|tree| (false, tree)).collect();
    while let Some((excluded, node)) = below.pop() {
        match node {
            Node::Term(term) => drop(senses.insert((excluded, term.text.as_str()))),
            Node::Phrase { terms, .. } => senses.extend(terms.iter().map(|term| (excluded, term.text.as_str()))),
            Node::And { items, except, .. } => {
                below.extend(items.iter().map(|item| (excluded, item)));
                below.extend(except.iter().map(|item| (!excluded, item)));
            }
            node => below.extend(node.children().map(|child| (excluded, child))),
        }
    }
    senses
}

/// True if no other repair can remove the problem.
fn is_hopeless(severity: Severity, code: ProblemCode) -> bool {
    severity == Severity::Error || code == ProblemCode::TooManyProblems
}

/// Applies the local repairs to the text; if there are none, returns the canonical form.
fn applied(findings: &Findings, text: &str, canonical: &str) -> Option<String> {
    let mut fixes = Vec::new();
    let mut is_reading_wanted = false;
    for finding in findings.iter() {
        match &finding.fix {
            Fix::None if is_hopeless(finding.severity, finding.code) => return None,
            Fix::None => {}
            Fix::Canonical => is_reading_wanted = true,
            Fix::Replace(span, new) => fixes.push((*span, Some(new.as_str()))),
            Fix::Remove(span) => fixes.push((*span, None)),
        }
    }
    if fixes.is_empty() {
        return Some(canonical.to_owned()).filter(|query| is_reading_wanted && !query.trim().is_empty());
    }
    // From the end, so that the other spans stay valid.
    fixes.sort_by_key(|(span, _)| (span.start, span.end));
    let (mut query, mut behind) = (text.to_owned(), text.len());
    for (span, new) in fixes.into_iter().rev() {
        if span.end > behind {
            continue;
        }
        let (before, after) = (query.get(..span.start)?, query.get(span.end..)?);
        behind = if new.is_some() { span.start } else { before.trim_end().len() };
        query = match new {
            Some(new) => format!("{before}{new}{after}"),
            None => closed_up(before, after),
        };
    }
    Some(query).filter(|query| !query.trim().is_empty())
}

/// Joins two pieces of a query after a removal: one space, none inside a bracket.
fn closed_up(before: &str, after: &str) -> String {
    let (before, after) = (before.trim_end(), after.trim_start());
    let touches =
        before.is_empty() || before.ends_with(['(', ':']) || after.is_empty() || after.starts_with([')', '^']);
    let space = if touches { "" } else { " " };
    format!("{before}{space}{after}")
}

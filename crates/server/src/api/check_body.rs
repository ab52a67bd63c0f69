//! The answer of `POST /api/v1/citations/check`, as JSON and as a table.

use qonun_law::Status;
use qonun_query::{CheckAnswer, CheckedCitation, CitedMatch, Finding, RepealingAct};
use serde::Serialize;
use utoipa::ToSchema;

use super::citations_body::CitationBody;

/// The citations of a text, checked.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckAnswer)]
pub struct CheckBody {
    /// The day.
    on: String,
    /// In order of the text: 5,000 at most, with 10,000 matches in all.
    citations: Vec<CheckedBody>,
    /// Character of the text from which citations are not told any more; send the rest of the text by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_at: Option<usize>,
    /// Generation of the index.
    generation: String,
}

/// A citation with what is found of it.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckedCitation)]
struct CheckedBody {
    #[serde(flatten)]
    citation: CitationBody,
    /// Line of the text, counted from 1.
    line: usize,
    /// What is found; empty if the citation is in order.
    findings: Vec<Finding>,
    /// Status of the act on the day, if one act is cited.
    #[schema(value_type = Option<String>)]
    state: Option<Status>,
    /// The acts that repealed it.
    repealed_by: Vec<RepealingAct>,
    /// Address of the cited text as of the day, if it has changed since.
    url_then: Option<String>,
}

impl From<CheckAnswer> for CheckBody {
    fn from(answer: CheckAnswer) -> Self {
        let body = |checked: CheckedCitation| CheckedBody {
            citation: checked.citation.into(),
            line: checked.line,
            findings: checked.findings,
            state: checked.status,
            repealed_by: checked.repealed_by,
            url_then: checked.url_then,
        };
        Self {
            on: answer.on,
            citations: answer.citations.into_iter().map(body).collect(),
            cut_at: answer.cut_at,
            generation: answer.generation,
        }
    }
}

/// Names of the columns of the table.
const COLUMNS: [&str; 15] = [
    "line",
    "start",
    "end",
    "citation",
    "canonical",
    "findings",
    "act",
    "path",
    "title",
    "state",
    "repealed_on",
    "repealed_by",
    "missing",
    "url",
    "url_then",
];

/// Writes checked citations as CSV (RFC 4180) with a line for each match of a citation: an ambiguous citation has several
/// lines.
#[must_use]
pub fn check_csv(answer: &CheckAnswer) -> String {
    let mut out = COLUMNS.join(",") + "\r\n";
    for checked in &answer.citations {
        let matches: Vec<Option<&CitedMatch>> = match &checked.citation.matches[..] {
            [] => vec![None],
            matches => matches.iter().map(Some).collect(),
        };
        for found in matches {
            let cells = row(checked, found);
            out.push_str(&cells.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(","));
            out.push_str("\r\n");
        }
    }
    out
}

fn row(checked: &CheckedCitation, found: Option<&CitedMatch>) -> [String; COLUMNS.len()] {
    let citation = &checked.citation;
    let joined = |parts: Vec<String>| parts.join("; ");
    let repealing = |act: &RepealingAct| {
        let name = act.number.clone().or_else(|| act.act.as_ref().map(ToString::to_string));
        name.unwrap_or_else(|| act.url.clone())
    };
    let state = checked.status.or(found.map(|found| found.status));
    [
        checked.line.to_string(),
        citation.start.to_string(),
        citation.end.to_string(),
        citation.text.clone(),
        citation.canonical.clone(),
        joined(checked.findings.iter().map(|finding| finding.name().to_owned()).collect()),
        found.map(|found| found.act.to_string()).unwrap_or_default(),
        found.and_then(|found| found.path.as_ref()).map(ToString::to_string).unwrap_or_default(),
        found.map(|found| found.title.clone()).unwrap_or_default(),
        state.map(|state| state.to_string()).unwrap_or_default(),
        found.and_then(|found| found.repealed_on.clone()).unwrap_or_default(),
        joined(checked.repealed_by.iter().map(repealing).collect()),
        citation.missing.as_ref().map(|missing| missing.text.clone()).unwrap_or_default(),
        found
            .map(|found| found.url.clone())
            .or_else(|| Some(citation.nearest.as_ref()?.url.clone()))
            .unwrap_or_default(),
        checked.url_then.clone().unwrap_or_default(),
    ]
}

/// Writes a field. A text that a spreadsheet would run as a formula gets an apostrophe: it comes from a stranger.
fn field(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    let needs = guarded.contains(['"', ',', '\n', '\r']);
    if needs { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_one_cell_and_no_formula() {
        for (text, wanted) in [
            ("ст. 15", "ст. 15"),
            ("a, b", "\"a, b\""),
            ("«a» \"b\"", "\"«a» \"\"b\"\"\""),
            ("=1+1", "'=1+1"),
            ("-7\n8", "\"'-7\n8\""),
            ("", ""),
        ] {
            assert_eq!(field(text), wanted);
        }
    }
}

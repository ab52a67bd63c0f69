//! The report of a run: the problems of each file.

use std::io::{self, Write};

use qonun_law::Problem;
use serde_json::json;

/// The counts in the last line of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportSummary {
    /// Number of mirror files read.
    pub files: usize,
    /// Number of documents made from them.
    pub documents: usize,
    /// Number of files without a document.
    pub refused: usize,
    /// Number of files that do not belong to a mirror.
    pub ignored: usize,
}

/// Writes a report: one JSON object per line with `file`, `code`, `block` (or null) and `message`; the last line has
/// the counts and the number of problems.
///
/// # Errors
/// The report cannot be written.
pub fn write_report<'a>(
    out: &mut impl Write,
    problems: impl IntoIterator<Item = (&'a str, &'a Problem)>,
    summary: ReportSummary,
) -> io::Result<()> {
    let mut count = 0usize;
    for (file, problem) in problems {
        let Problem { code, block, message } = problem;
        writeln!(out, "{}", json!({"file": file, "code": code.name(), "block": block, "message": message}))?;
        count += 1;
    }
    let ReportSummary { files, documents, refused, ignored } = summary;
    let counts =
        json!({"files": files, "documents": documents, "refused": refused, "ignored": ignored, "problems": count});
    writeln!(out, "{}", json!({ "summary": counts }))
}

#[cfg(test)]
mod tests {
    use qonun_law::{Problem, ProblemCode};

    use super::{ReportSummary, write_report};

    #[test]
    fn a_report_is_lines_of_json_with_the_counts_at_the_end() {
        let problem =
            Problem { code: ProblemCode::Truncated, block: Some("-12".into()), message: "cut \"here\"".into() };
        let mut out = Vec::new();
        let summary = ReportSummary { files: 2, documents: 1, refused: 1, ignored: 0 };
        write_report(&mut out, [("5.html", &problem)], summary).unwrap();
        let lines: Vec<serde_json::Value> =
            String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines[0]["file"], "5.html");
        assert_eq!(lines[0]["code"], "truncated");
        assert_eq!(lines[0]["message"], "cut \"here\"");
        assert_eq!(lines[1]["summary"]["problems"], 1);
        assert_eq!(lines[1]["summary"]["documents"], 1);
    }
}

//! Every row of `cases/*.md`: a query, how it is read, its canonical form, its problems.
//!
//! Problems are written `code «token» → repaired query`, parted by `;`, with `!` before the code of an error.

use qonun_query::language::{Parsed, Severity, Syntax, parse};

use crate::reading::reading;
use crate::recogniser::recognise;

const FILES: [(&str, &str); 6] = [
    ("operators.md", include_str!("cases/operators.md")),
    ("words.md", include_str!("cases/words.md")),
    ("fields.md", include_str!("cases/fields.md")),
    ("problems.md", include_str!("cases/problems.md")),
    ("capitals.md", include_str!("cases/capitals.md")),
    ("simple.md", include_str!("cases/simple.md")),
];

/// Query, reading, canonical form, problems.
type Row = [String; 4];

fn rows(table: &str) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| line.starts_with("| `") || line.starts_with("|  |")).map(|line| {
        // A bar inside a cell is written with a backslash.
        let line = line.replace("\\|", "\u{0}");
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.replace('\u{0}', "|")).collect();
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim()).to_owned();
        assert_eq!(cells.len(), 4, "{line}");
        let code = |place: usize| cell(place).trim_matches('`').to_owned();
        [code(0), cell(1), code(2), cell(3)]
    })
}

fn problems(parsed: &Parsed) -> String {
    let one = |problem: &qonun_query::language::Problem| {
        let mark = if problem.severity == Severity::Error { "!" } else { "" };
        let repaired = problem.repaired.as_ref().map_or(String::new(), |query| format!(" → `{query}`"));
        format!("{mark}{} «{}»{repaired}", problem.code.name(), problem.token)
    };
    parsed.problems.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_case_is_read_as_the_tables_say() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for (file, table) in FILES {
        let syntax = if file == "simple.md" { Syntax::Simple } else { Syntax::Advanced };
        for [query, wanted, canonical, told] in rows(table) {
            count += 1;
            let parsed = parse(&query, syntax, &recognise);
            let read = parsed.tree.as_ref().map_or("—".to_owned(), reading);
            let found = [read, parsed.canonical.clone(), problems(&parsed)];
            if found != [wanted.clone(), canonical.clone(), told.clone()] {
                wrong.push(format!(
                    "{file}: {query}\n  wanted {wanted} | {canonical} | {told}\n  found {}",
                    found.join(" | ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "only {count} cases");
}

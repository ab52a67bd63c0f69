//! Every row of `cases/*.md`: a query, its reading, its canonical form, its problems.
//!
//! Problems are written `code «token» → repaired query`, separated by `;`, with `!` before the code of an error.

use qonun_query_language::{Parsed, Severity, Syntax, parse};
use qonun_testkit::{Tables, tables};

use crate::reading::reading;
use crate::recogniser::recognise;

/// The tables, the syntax of their queries, and the minimum number of rows of each.
fn files() -> [(Tables, Syntax, usize); 6] {
    [
        (tables!("cases/operators.md"), Syntax::Advanced, 100),
        (tables!("cases/words.md"), Syntax::Advanced, 100),
        (tables!("cases/fields.md"), Syntax::Advanced, 100),
        (tables!("cases/problems.md"), Syntax::Advanced, 180),
        (tables!("cases/capitals.md"), Syntax::Advanced, 19),
        (tables!("cases/simple.md"), Syntax::Simple, 70),
    ]
}

fn problems(parsed: &Parsed) -> String {
    let one = |problem: &qonun_query_language::Problem| {
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
    for (table, syntax, least) in files() {
        for row in table.rows(least) {
            let [query, wanted, canonical, told] = row.cells();
            let [query, canonical] = [query, canonical].map(|cell| cell.trim_matches('`'));
            count += 1;
            let parsed = parse(query, syntax, &recognise);
            let read = parsed.tree.as_ref().map_or("—".to_owned(), reading);
            let found = [read, parsed.canonical.clone(), problems(&parsed)];
            if found != [wanted, canonical, told] {
                let found = found.join(" | ");
                let at = &row.at;
                wrong.push(format!("{at}: {query}\n  wanted {wanted} | {canonical} | {told}\n  found {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases\n{}", wrong.len(), wrong.join("\n"));
}

//! Every act of `cases/acts.md`: two editions, and their comparison as text.
//!
//! A line `@ PATH | LABEL | HEADING` begins a provision; each line below it is a paragraph, in which `\t` separates
//! cells.

use qonun_compare::{compare, unified};
use qonun_law::{Block, Path, Provision, ProvisionKind, Table};
use qonun_testkit::unescape;

use crate::check;

/// A provision of a kind that its path tells.
pub(crate) fn provision(path: &str, label: &str, heading: &str, paragraphs: &[String]) -> Provision {
    let step = path.rsplit('/').next().unwrap_or(path);
    let kind = match step.split('_').next() {
        Some("art") => ProvisionKind::Article,
        Some("point") => ProvisionKind::Point,
        Some("chapter") => ProvisionKind::Chapter,
        Some("annex") => ProvisionKind::Annex,
        Some("table") => ProvisionKind::Table,
        _ => ProvisionKind::Preamble,
    };
    let block = |text: &String| {
        let is_table = text.contains('\t');
        Block { text: text.clone(), table: is_table.then(Table::default), ..Block::default() }
    };
    Provision {
        path: Path::new(path),
        kind,
        number: step.split_once('_').map(|(_, number)| number.to_owned()),
        label: label.to_owned(),
        heading: heading.to_owned(),
        level: None,
        depth: u8::try_from(path.matches('/').count()).unwrap_or(u8::MAX),
        anchor: None,
        blocks: paragraphs.iter().map(block).collect(),
        notes: Vec::new(),
        other_ids: Vec::new(),
    }
}

/// Reads the provisions of an edition.
fn edition(text: &str) -> Vec<Provision> {
    let one = |written: &str| {
        let (head, paragraphs) = written.split_once('\n').unwrap_or((written, ""));
        let mut parts = head.split('|').map(str::trim);
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (path, label, heading) = (part(), part(), part());
        provision(&path, &label, &heading, &paragraphs.lines().map(unescape).collect::<Vec<_>>())
    };
    text.split("@ ").skip(1).map(one).collect()
}

#[test]
fn comparisons_of_acts_are_read_by_lawyers() {
    let text = include_str!("cases/acts.md");
    let blocks: Vec<&str> = text.split("```").skip(1).step_by(2).collect();
    assert!(blocks.len() >= 9 && blocks.len().is_multiple_of(3), "three blocks for each act");
    for case in blocks.chunks(3) {
        let [old, new, wanted] = case else { unreachable!() };
        let body =
            |block: &str, name: &str| block.strip_prefix(name).unwrap_or_else(|| panic!("{name}: {block}")).to_owned();
        let (old, new) = (edition(&body(old, "old\n")), edition(&body(new, "new\n")));
        let comparison = compare(&old, &new);
        check(&comparison, &old, &new);
        let names: Vec<&str> = wanted.lines().skip(1).take(2).filter_map(|line| line.get(4..)).collect();
        let found = unified(&comparison, names[0], names[1]);
        assert_eq!(found.replace('\t', "\\t"), body(wanted, "diff\n"), "found:\n{found}");
    }
}

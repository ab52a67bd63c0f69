//! The pieces of a comparison, as paragraphs and tables.

use qonun_query::PieceView;

use crate::markup::{Html, Part, Spoken};

/// A paragraph, or a table if it has rows.
pub(super) struct ChangedBlock {
    /// `added` or `removed` if all of it is; otherwise empty.
    pub(super) class: &'static str,
    pub(super) html: Html,
    pub(super) rows: Vec<Vec<Html>>,
}

/// A line of the compared texts, cut at its tabs.
type Line<'p> = Vec<Vec<(Part, &'p str)>>;

/// Converts the pieces of a text. Rows of a table are lines with tabs.
pub(super) fn changed_blocks(pieces: &[PieceView], spoken: &Spoken) -> Vec<ChangedBlock> {
    let mut blocks: Vec<ChangedBlock> = Vec::new();
    for mut line in lines(pieces) {
        if line.len() == 1 {
            let cell = line.remove(0);
            if cell.iter().any(|(_, text)| !text.trim().is_empty()) {
                let class = class_of(&cell);
                blocks.push(ChangedBlock { class, html: Html::changed(cell, spoken), rows: Vec::new() });
            }
            continue;
        }
        let row = line.into_iter().map(|cell| Html::changed(cell, spoken)).collect();
        match blocks.last_mut().filter(|block| !block.rows.is_empty()) {
            Some(table) => table.rows.push(row),
            None => blocks.push(ChangedBlock { class: "", html: Html::default(), rows: vec![row] }),
        }
    }
    blocks
}

/// Converts the pieces of one line.
pub(super) fn changed_line(pieces: &[PieceView], spoken: &Spoken) -> Html {
    Html::changed(pieces.iter().map(|piece| (part_of(piece), piece.text.as_str())), spoken)
}

fn part_of(piece: &PieceView) -> Part {
    match piece.op {
        "delete" => Part::Removed,
        "insert" => Part::Added,
        _ => Part::Equal,
    }
}

/// Cuts the pieces into lines, and the lines into cells. A line feed or a tab of either text cuts.
fn lines(pieces: &[PieceView]) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = vec![vec![Vec::new()]];
    for piece in pieces {
        for (at, text) in piece.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(vec![Vec::new()]);
            }
            let Some(line) = lines.last_mut() else { continue };
            for (at, cell) in text.split('\t').enumerate() {
                if at > 0 {
                    line.push(Vec::new());
                }
                if let Some(parts) = line.last_mut().filter(|_| !cell.is_empty()) {
                    parts.push((part_of(piece), cell));
                }
            }
        }
    }
    lines
}

fn class_of(cell: &[(Part, &str)]) -> &'static str {
    let is_all = |wanted: Part| cell.iter().all(|(part, text)| *part == wanted || text.trim().is_empty());
    match () {
        () if is_all(Part::Added) => "added",
        () if is_all(Part::Removed) => "removed",
        () => "",
    }
}

#[cfg(test)]
mod tests {
    use qonun_query::PieceView;

    use super::changed_blocks;
    use crate::markup::Spoken;

    /// Writes blocks in short: rows between bars, cells between semicolons.
    fn told(pieces: &[(&'static str, &str)]) -> String {
        let piece = |&(op, text): &(&'static str, &str)| PieceView { op, text: text.to_owned() };
        let pieces: Vec<PieceView> = pieces.iter().map(piece).collect();
        let plain = |html: &crate::markup::Html| {
            let hidden = [("<span class=\"unseen\">[", "["), ("]</span>", "]"), (": </span>", ":")];
            hidden.iter().fold(html.to_string(), |text, (from, to)| {
                text.replace(from, to).replace("<span class=\"unseen\">", "")
            })
        };
        let block = |block: &super::ChangedBlock| match block.rows.is_empty() {
            true => format!("{}{}", block.class, plain(&block.html)),
            false => {
                let rows = block.rows.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>().join(";"));
                format!("|{}|", rows.collect::<Vec<_>>().join("|"))
            }
        };
        let blocks = changed_blocks(&pieces, &Spoken { removed: "gone", added: "new" });
        blocks.iter().map(block).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn pieces_become_paragraphs_and_tables() {
        for (pieces, wanted) in [
            (
                &[("equal", "Soliq "), ("delete", "12"), ("insert", "15"), ("equal", " foiz")][..],
                "Soliq <del>[gone:12]</del><ins>[new:15]</ins> foiz",
            ),
            (&[("equal", "A"), ("insert", "\nB"), ("equal", "\nC")], "A / added<ins>[new:B]</ins> / C"),
            (&[("equal", "A\n"), ("delete", "B\n"), ("equal", "C")], "A / removed<del>[gone:B]</del> / C"),
            (
                &[("equal", "1\t"), ("delete", "x"), ("insert", "y"), ("equal", "\n2\tz\nEnd")],
                "|1;<del>[gone:x]</del><ins>[new:y]</ins>|2;z| / End",
            ),
            (&[("equal", "a <b>"), ("insert", " ")], "a &lt;b&gt;<ins> </ins>"),
            (&[], ""),
        ] {
            assert_eq!(told(pieces), wanted);
        }
    }
}

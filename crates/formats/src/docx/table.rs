//! Tables of a Word file.

use qonun_law::Block;

use super::{Body, Look};
use crate::flow;
use crate::grid::{self, Slot};

/// Width of the text in twentieths of a point.
const TEXT_WIDTH: usize = 9638;

/// Writes a table. A cell that spans rows begins a vertical merge, which the rows below continue.
pub(super) fn write(body: &mut Body, block: &Block) {
    let Some(table) = &block.table else { return };
    let (rows, runs) = (grid::rows(table), flow::cells(table, &block.links, body.t));
    let columns = grid::width(&rows).max(1);
    let width = (TEXT_WIDTH / columns).max(1).to_string();
    let xml = &mut body.xml;
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
    xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
    xml.close();
    xml.open("w:tblGrid", &[]);
    for _ in 0..columns {
        xml.empty("w:gridCol", &[("w:w", &width)]);
    }
    xml.close();
    for (slots, runs) in rows.iter().zip(&runs) {
        body.xml.open("w:tr", &[]);
        let mut used = 0;
        for slot in slots {
            used += slot.columns();
            match slot {
                Slot::Cell { index, columns, rows, .. } => {
                    begin(body, *columns, (*rows > 1).then_some("restart"));
                    body.runs(runs.get(*index).map_or(&[], Vec::as_slice), Look::default());
                }
                Slot::Covered { columns } => begin(body, *columns, Some("continue")),
            }
            end(body);
        }
        if used < columns {
            begin(body, columns - used, None);
            end(body);
        }
        body.xml.close();
    }
    body.xml.close();
}

/// Opens a cell and its paragraph.
fn begin(body: &mut Body, columns: usize, merge: Option<&str>) {
    let xml = &mut body.xml;
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    if columns > 1 {
        xml.empty("w:gridSpan", &[("w:val", &columns.to_string())]);
    }
    if let Some(merge) = merge {
        xml.empty("w:vMerge", &[("w:val", merge)]);
    }
    xml.close();
    body.begin("Cell", false);
}

fn end(body: &mut Body) {
    body.xml.close();
    body.xml.close();
}

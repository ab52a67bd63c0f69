//! A provision together with the provisions inside it.

use std::ops::Range;

use qonun_index::{RecordNo, TextEntry};
use qonun_law::{Path, ProvisionKind};

use crate::QueryError;
use crate::snapshot::Snapshot;

/// The records of a provision and of the provisions inside it, in one text; `None` if the text lacks the provision.
pub(crate) fn records_within(
    snapshot: &Snapshot,
    text: &TextEntry,
    path: &Path,
) -> Result<Option<Range<RecordNo>>, QueryError> {
    let tables = snapshot.generation().tables();
    let Some(first) = tables.record_of(text, path) else { return Ok(None) };
    if !matches!(tables.records[first as usize].kind, ProvisionKind::Chapter | ProvisionKind::Annex) {
        return Ok(Some(first..first + 1));
    }
    let records: Vec<RecordNo> = (first..text.records.end).collect();
    let provisions = snapshot.generation().provisions(&records)?;
    let depth = provisions.first().map_or(0, |provision| provision.depth);
    let inside = provisions.iter().skip(1).take_while(|provision| provision.depth > depth).count();
    Ok(Some(first..first + 1 + u32::try_from(inside).unwrap_or(u32::MAX)))
}

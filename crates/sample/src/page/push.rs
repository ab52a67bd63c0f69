//! Assembles markup from pieces.

/// Adds pieces to a page.
pub(super) fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

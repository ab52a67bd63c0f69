//! Markup is put together of pieces.

/// Adds pieces to a page.
pub(super) fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

//! Plain addresses of texts: `/uz/law/2019/547/ru` is the Russian text of an act, with `#art_15` an article of it.

use qonun_law::{ActId, Lang, Path};

/// Address of a text of an act.
#[must_use]
pub fn document_address(act: &ActId, lang: Lang) -> String {
    format!("/{act}/{lang}")
}

/// Address of a provision inside a text of an act.
#[must_use]
pub fn provision_address(act: &ActId, lang: Lang, path: &Path) -> String {
    format!("/{act}/{lang}#{path}")
}

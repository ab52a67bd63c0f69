//! Plain addresses of texts: `/uz/law/2019/547/ru` is the Russian text of an act, with `#art_15` an article of it.

use qonun_law::{ActId, Date, Lang, Path};

/// Address of a text of an act.
#[must_use]
pub fn document_address(act: &ActId, lang: Lang) -> String {
    format!("/{act}/{lang}")
}

/// Address of a text as of a day. Without a day it is the address of the current text.
#[must_use]
pub fn document_address_on(act: &ActId, lang: Lang, on: Option<Date>) -> String {
    let day = on.map(|day| format!("?on={day}")).unwrap_or_default();
    format!("/{act}/{lang}{day}")
}

/// Address of a provision inside a text of an act.
#[must_use]
pub fn provision_address(act: &ActId, lang: Lang, path: &Path) -> String {
    provision_address_on(act, lang, path, None)
}

/// Address of a provision inside a text as of a day. Without a day it is the address in the current text.
#[must_use]
pub fn provision_address_on(act: &ActId, lang: Lang, path: &Path, on: Option<Date>) -> String {
    format!("{}#{path}", document_address_on(act, lang, on))
}

/// Address of the page of one provision as of a day. Without a day it is the page of the current text.
#[must_use]
pub fn provision_page_address(act: &ActId, lang: Lang, path: &Path, on: Option<Date>) -> String {
    let day = on.map(|day| format!("?on={day}")).unwrap_or_default();
    format!("/{act}/{lang}/{path}{day}")
}

/// Address of a text or of a place in it, for citing: with a day it always opens the wording of that day. Without a day
/// it is the address of the current text.
#[must_use]
pub fn fixed_address(act: &ActId, lang: Lang, path: Option<&Path>, on: Option<Date>) -> String {
    let day = on.map(|day| format!("@{day}")).unwrap_or_default();
    let path = path.map(|path| format!("/{path}")).unwrap_or_default();
    format!("/{act}/{lang}{day}{path}")
}

/// Address of a part of a provision. It leads to the page of the provision, where the part is marked: the page of the
/// whole text has no element for a part of a provision.
pub(crate) fn part_address(act: &ActId, lang: Lang, path: &Path, on: Option<Date>) -> String {
    format!("{}#{path}", provision_page_address(act, lang, path, on))
}

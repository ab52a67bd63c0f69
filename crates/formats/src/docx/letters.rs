//! Letters of a Word file.

use crate::xml::Xml;

/// Writes text: a line feed is a break, a tab is a tab.
pub(super) fn letters(xml: &mut Xml, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("w:br", &[]);
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.leaf("w:t", &[("xml:space", "preserve")], &piece.replace('\r', " "));
            }
        }
    }
}

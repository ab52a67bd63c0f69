//! Akoma Ntoso 3.0 (OASIS LegalDocML): written for a text or a part of it, and read back.
//!
//! | document | Akoma Ntoso |
//! |--|--|
//! | act, language, edition | `FRBRWork`, `FRBRExpression`; see `iri` |
//! | path `annex_1/point_4` | `eId="annex_1__point_4"` |
//! | part, section, chapter, article, point… | `part`, `section`, `chapter`, `article`, `point`… |
//! | preamble, annexes at the end | `preamble`, `attachments` |
//! | another provision | `hcontainer` with a name |
//! | block, line feed, link, style | `p`, `br`, `ref`, `class` |
//! | note | `authorialNote` where it stands; `notes` if it is about the whole text |
//! | signature, place, day | `conclusions` |
//!
//! What has no place in the standard stands in attributes of the namespace [`NAMESPACE`], and the head of the document
//! in `proprietary`, as the export writes it. A file of another author has neither: it is read by the standard alone.

mod iri;
mod meta;
mod names;
mod node;
mod read;
mod read_inline;
mod read_meta;
mod write;
mod write_inline;

pub(crate) use read::depth;
pub use read::read;
pub(crate) use write::write;

/// Namespace of Akoma Ntoso 3.0.
const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Namespace of what the standard has no place for.
pub const NAMESPACE: &str = "urn:qonun:formats:1";

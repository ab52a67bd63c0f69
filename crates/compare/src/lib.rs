//! Compares two editions of a text, provision by provision and word by word.
//!
//! [`compare`] aligns the provisions of both editions. A provision that got another path is recognised by its text. For
//! each pair it returns the differences as [`Piece`]s: all pieces but the inserted ones, joined, are the old text, and
//! all but the deleted ones are the new text, byte for byte. [`unified`] writes the differences as text.
//!
//! [`side_by_side`] aligns two language versions. It compares no words.
//!
//! ```
//! use qonun_compare::{Op, differences};
//!
//! let pieces = differences("Soliq stavkasi 12 foiz", "Soliq stavkasi 15 foiz");
//! let told: Vec<_> = pieces.iter().map(|piece| (piece.op, piece.text.as_str())).collect();
//! assert_eq!(told, [
//!     (Op::Equal, "Soliq stavkasi "),
//!     (Op::Delete, "12"),
//!     (Op::Insert, "15"),
//!     (Op::Equal, " foiz"),
//! ]);
//! ```
//!
//! Invariant: this crate knows no indexes, no queries, no HTTP and no HTML, and writes no sentence for readers. No
//! function panics. The work is bounded: it grows nearly linearly with the length of the texts, and what would cost more
//! is told as a whole paragraph.

mod align;
mod beside;
mod comparison;
mod dates;
mod differ;
mod effort;
mod lines;
mod pieces;
mod rows;
mod sequence;
mod tidy;
mod unified;
mod vocabulary;
mod words;

pub use beside::{Beside, side_by_side};
pub use comparison::{
    Aligned, Change, Comparison, Counts, compare, compare_pair, compare_pair_while, compare_while, differences, heading,
};
pub use pieces::{Op, Piece, new_text, old_text};
pub use unified::unified;

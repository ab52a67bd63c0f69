//! Documents as files, from outside: what is written is read back, and contains the words of the text.
//!
//! The documents are those of an invented law base. `QONUN_PAGES` names a mirror folder to be used instead, and
//! `QONUN_TEXTS` how many of its texts. Programs that read the files are used if they are installed: `xmllint` (with the
//! schema that `QONUN_AKN_SCHEMA` names), `pdftotext`, `soffice`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod documents;
mod outside;
mod parts;
mod properties;
mod round_trip;
mod words;

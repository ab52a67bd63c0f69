//! Documents as bytes: one blob per document head, one per provision, each compressed with a common dictionary.
//!
//! A provision's blob begins with its complete text, so that a snippet reads no more than the beginning; the structure
//! of the text follows. Records are short: a dictionary makes them a third smaller than blocks of many records would
//! be, and each record stays readable by itself.

use std::path::Path;

use qonun_law::{Document, Provision, ProvisionKind};
use serde::{Deserialize, Serialize};
use zstd::dict::{DecoderDictionary, EncoderDictionary};

use crate::IndexError;

/// Compression level. Higher levels cost more ingest time than their disk savings are worth.
const LEVEL: i32 = 3;
/// Size of the dictionary in bytes.
const DICTIONARY_SIZE: usize = 110 * 1024;

/// A provision without the text of its blocks; the blob stores that text in front.
#[derive(Serialize, Deserialize)]
struct Shell {
    provision: Provision,
    /// Length in bytes of each block's text.
    lengths: Vec<u32>,
}

/// Encodes the blob of a provision, uncompressed.
pub(crate) fn encode_provision(provision: &Provision) -> Vec<u8> {
    let text = provision.text();
    let lengths = provision.blocks.iter().map(|block| u32::try_from(block.text.len()).unwrap_or(u32::MAX)).collect();
    let mut bare = provision.clone();
    for block in &mut bare.blocks {
        block.text.clear();
    }
    let mut out = Vec::with_capacity(text.len() + 200);
    out.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
    // Writing into a growing vector cannot fail; an empty tail would be reported as damage on reading.
    out.extend(postcard::to_stdvec(&Shell { provision: bare, lengths }).unwrap_or_default());
    out
}

/// Returns the text at the beginning of a provision's blob.
pub(crate) fn text_of(raw: &[u8]) -> Option<&str> {
    let (length, rest) = raw.split_first_chunk::<4>()?;
    let bytes = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    std::str::from_utf8(bytes).ok()
}

/// Decodes the blob of a provision.
pub(crate) fn decode_provision(raw: &[u8]) -> Option<Provision> {
    let text = text_of(raw)?;
    let shell: Shell = postcard::from_bytes(raw.get(4 + text.len()..)?).ok()?;
    let mut provision = shell.provision;
    let mut at = 0;
    for (block, length) in provision.blocks.iter_mut().zip(shell.lengths) {
        let end = at + usize::try_from(length).ok()?;
        text.get(at..end)?.clone_into(&mut block.text);
        at = end + 1;
    }
    Some(provision)
}

/// The part of a provision that a result shows, borrowed from the bytes of its blob.
pub struct Face<'b> {
    /// As [`Provision::path`].
    pub path: &'b str,
    /// As [`Provision::kind`].
    pub kind: ProvisionKind,
    /// As [`Provision::number`].
    pub number: Option<&'b str>,
    /// As [`Provision::label`].
    pub label: &'b str,
    /// As [`Provision::heading`].
    pub heading: &'b str,
    /// As [`Provision::text`].
    pub text: &'b str,
}

/// The first fields of [`Provision`] in the order in which they are encoded; decoding stops after them.
#[derive(Deserialize)]
struct FirstFields<'b> {
    path: &'b str,
    kind: ProvisionKind,
    #[serde(borrow)]
    number: Option<&'b str>,
    label: &'b str,
    heading: &'b str,
}

/// Decodes from a provision's blob only what a result shows: decoding its blocks and notes would be most of the work.
pub(crate) fn decode_face(raw: &[u8]) -> Option<Face<'_>> {
    let text = text_of(raw)?;
    let (first, _) = postcard::take_from_bytes::<FirstFields<'_>>(raw.get(4 + text.len()..)?).ok()?;
    let FirstFields { path, kind, number, label, heading } = first;
    Some(Face { path, kind, number, label, heading, text })
}

/// Encodes the blob of a document without its provisions.
pub(crate) fn encode_head(document: &Document) -> Vec<u8> {
    let bare = Document { provisions: Vec::new(), ..document.clone() };
    postcard::to_stdvec(&bare).unwrap_or_default()
}

pub(crate) fn decode_head(raw: &[u8]) -> Option<Document> {
    postcard::from_bytes(raw).ok()
}

/// Trains a dictionary on sample blobs. The dictionary is empty if there are too few samples.
pub(crate) fn train(samples: &[Vec<u8>]) -> Vec<u8> {
    zstd::dict::from_samples(samples, DICTIONARY_SIZE).unwrap_or_default()
}

/// A dictionary prepared for compression.
pub(crate) struct PackingDictionary {
    encoder: EncoderDictionary<'static>,
}

impl PackingDictionary {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self { encoder: EncoderDictionary::copy(bytes, LEVEL) }
    }

    pub(crate) fn packer(&self) -> Result<Packer<'_>, IndexError> {
        let compressor = zstd::bulk::Compressor::with_prepared_dictionary(&self.encoder)
            .map_err(IndexError::io(Path::new("compression dictionary")))?;
        Ok(Packer { compressor })
    }
}

/// Compresses blobs; one instance per worker.
pub(crate) struct Packer<'d> {
    compressor: zstd::bulk::Compressor<'d>,
}

impl Packer<'_> {
    /// Appends a blob: its length before compression (`u32`, little-endian), then its compressed bytes.
    pub(crate) fn pack(&mut self, raw: &[u8], out: &mut Vec<u8>) -> Result<(), IndexError> {
        out.extend_from_slice(&u32::try_from(raw.len()).unwrap_or(u32::MAX).to_le_bytes());
        let packed = self.compressor.compress(raw).map_err(IndexError::io(Path::new("compression")))?;
        out.extend_from_slice(&packed);
        Ok(())
    }
}

/// A dictionary prepared for decompression.
pub(crate) struct Dictionary {
    decoder: DecoderDictionary<'static>,
}

impl Dictionary {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self { decoder: DecoderDictionary::copy(bytes) }
    }

    /// Creates a reader for a series of blobs: creating it costs more than reading one blob.
    pub(crate) fn unpacker(&self) -> std::io::Result<Unpacker<'_>> {
        let inner = zstd::bulk::Decompressor::with_prepared_dictionary(&self.decoder)?;
        Ok(Unpacker { inner, raw: Vec::new() })
    }
}

/// Decompresses blobs one by one into the same buffer.
pub(crate) struct Unpacker<'d> {
    inner: zstd::bulk::Decompressor<'d>,
    raw: Vec<u8>,
}

impl Unpacker<'_> {
    pub(crate) fn unpack(&mut self, packed: &[u8]) -> Option<&[u8]> {
        let (length, rest) = packed.split_first_chunk::<4>()?;
        self.raw.clear();
        self.raw.reserve(usize::try_from(u32::from_le_bytes(*length)).ok()?);
        self.inner.decompress_to_buffer(rest, &mut self.raw).ok()?;
        Some(&self.raw)
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::{Block, Path, Provision, ProvisionKind};

    #[test]
    fn a_face_is_that_of_its_provision() {
        let block = |text: &str| Block { id: Some("1".to_owned()), text: text.to_owned(), ..Block::default() };
        let provision = Provision {
            path: Path::new("art_15-1"),
            kind: ProvisionKind::Article,
            number: Some("15-1".to_owned()),
            label: "15¹-modda.".to_owned(),
            heading: "Vakolat".to_owned(),
            level: None,
            depth: 3,
            anchor: Some("-7".to_owned()),
            blocks: vec![block("bir"), block("ikki")],
            notes: Vec::new(),
            other_ids: Vec::new(),
        };
        let raw = super::encode_provision(&provision);
        let face = super::decode_face(&raw).unwrap();
        assert_eq!((face.path, face.kind), (provision.path.as_str(), provision.kind));
        assert_eq!(face.number, provision.number.as_deref());
        assert_eq!((face.label, face.heading), (provision.label.as_str(), provision.heading.as_str()));
        assert_eq!(face.text, provision.text());
        assert_eq!(super::decode_provision(&raw), Some(provision));
    }
}

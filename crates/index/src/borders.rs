//! The beginnings of sentences and paragraphs of each record: positions as differences, in variable-length bytes.

/// Appends the borders of a record: for each sentence the distance from the previous one, doubled, plus one if it
/// begins a paragraph.
pub(crate) fn encode(sentences: &[(u32, bool)], out: &mut Vec<u8>) {
    let mut last = 0;
    for &(position, paragraph) in sentences {
        let mut value = (u64::from(position - last) << 1) | u64::from(paragraph);
        last = position;
        while value >= 0x80 {
            out.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }
}

/// Decodes the borders of a record in rising order: the position, and true if it begins a paragraph.
pub(crate) fn decode(bytes: &[u8]) -> impl Iterator<Item = (u32, bool)> {
    let (mut bytes, mut position) = (bytes.iter(), 0_u32);
    std::iter::from_fn(move || {
        let (mut value, mut shift) = (0_u64, 0);
        loop {
            let byte = *bytes.next()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift = (shift + 7).min(56);
        }
        position = position.wrapping_add((value >> 1) as u32);
        Some((position, value & 1 == 1))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn borders_come_back() {
        let borders = [(0, true), (7, false), (300, true), (70_000, false)];
        let mut bytes = Vec::new();
        super::encode(&borders, &mut bytes);
        assert_eq!(super::decode(&bytes).collect::<Vec<_>>(), borders);
    }
}

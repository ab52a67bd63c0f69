//! Where sentences and paragraphs begin, for each record: positions as differences, in variable-length bytes.

/// Appends the borders of a record: for each sentence the distance from the one before, doubled, plus one when it
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

/// Reads the borders of a record: position and "is it a paragraph too", in rising order.
pub(crate) fn decode(bytes: &[u8]) -> Vec<(u32, bool)> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut position, mut value, mut shift) = (0_u32, 0_u64, 0);
    for &byte in bytes {
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 != 0 {
            shift = (shift + 7).min(56);
            continue;
        }
        position = position.wrapping_add((value >> 1) as u32);
        out.push((position, value & 1 == 1));
        (value, shift) = (0, 0);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn borders_come_back() {
        let borders = [(0, true), (7, false), (300, true), (70_000, false)];
        let mut bytes = Vec::new();
        super::encode(&borders, &mut bytes);
        assert_eq!(super::decode(&bytes), borders);
    }
}

//! The rarity of a word, by which words of a text count.

/// Returns the rarity (idf, inverse document frequency) of what `count` of `total` records or terms have. It is never
/// negative.
#[must_use]
pub fn rarity(count: usize, total: usize) -> f32 {
    let (count, total) = (count as f32, total as f32);
    (1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln()
}

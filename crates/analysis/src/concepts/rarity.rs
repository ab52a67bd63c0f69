//! The rarity of a stem.

/// The rarity of a stem that `count` of `total` expressions or concepts have.
pub(super) fn rarity(count: usize, total: usize) -> f32 {
    let (count, total) = (count as f32, total as f32);
    (1.0 + (total - count + 0.5).max(0.0) / (count + 0.5)).ln()
}

//! Uzbek particles behind a word.

/// Particles that are written with or without a hyphen.
pub(crate) const PARTICLES: [&str; 18] =
    ["da", "ku", "u", "yu", "a", "ya", "chi", "mi", "gina", "да", "ку", "у", "ю", "а", "я", "чи", "ми", "гина"];

/// True if `tail`, the rest of the word after a hyphen, is a particle.
pub(crate) fn is_particle(tail: &str) -> bool {
    PARTICLES.contains(&tail)
}

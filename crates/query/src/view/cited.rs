//! What citations name.

//! The size of a campaign, from the environment.

/// Returns a number from the environment.
#[must_use]
pub fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Returns the number of tries of a campaign: `cut` in a run of all tests; with `QONUN_SOAK` its value, at most
/// `whole`, because more tries show nothing new.
#[must_use]
pub fn amount(cut: u32, whole: u32) -> u32 {
    setting("QONUN_SOAK").map_or(cut, |count| u32::try_from(count).unwrap_or(u32::MAX)).min(whole)
}

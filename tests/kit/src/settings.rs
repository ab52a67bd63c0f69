//! How much of a campaign is run, told by the environment.

/// A number of the environment.
#[must_use]
pub fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// How often a campaign is to try: a cut of it in a run of all tests; with `QONUN_SOAK` as often as that says, `whole`
/// at most, after which more of it tells nothing new.
#[must_use]
pub fn amount(cut: u32, whole: u32) -> u32 {
    setting("QONUN_SOAK").map_or(cut, |count| u32::try_from(count).unwrap_or(u32::MAX)).min(whole)
}

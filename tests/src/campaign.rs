//! Campaigns: how much of them is run.

/// How often a campaign is to try: a cut of it in a run of all tests; with `QONUN_SOAK` as often as that says, `whole`
/// at most, after which more of it tells nothing new.
pub fn amount(cut: u32, whole: u32) -> u32 {
    let set = std::env::var("QONUN_SOAK").ok().and_then(|count| count.parse::<u64>().ok());
    set.map_or(cut, |count| u32::try_from(count).unwrap_or(u32::MAX)).min(whole)
}

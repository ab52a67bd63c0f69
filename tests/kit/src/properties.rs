//! Campaigns of random inputs; the environment sets their number.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::settings::{amount, setting};

/// Number of inputs in a short run.
const CUT: u32 = 2_000;

/// Runs a campaign of inputs: the number in `QONUN_SOAK`, otherwise a short run; `share` (a factor,
/// below 1 if an input is expensive) scales it.
///
/// # Panics
/// `holds` fails; the message contains the smallest failing input found.
pub fn campaign<S: Strategy>(
    name: &str,
    share: f64,
    inputs: &S,
    holds: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let whole = f64::from(amount(CUT, u32::MAX));
    tries(name, ((whole * share) as u32).max(1), inputs, holds);
}

/// Runs `cases` inputs.
///
/// # Panics
/// `holds` fails; the message contains the smallest failing input found.
pub fn tries<S: Strategy>(name: &str, cases: u32, inputs: &S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&setting("QONUN_SEED").unwrap_or(1).to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 10_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    if let Err(error) = runner.run(inputs, holds) {
        panic!("{name}, {cases} inputs: {error}");
    }
}

/// Generates texts from pieces; each piece is unchanged, truncated, repeated, or surrounded by random characters.
pub fn texts(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(pieces);
    let one = prop_oneof![
        12 => piece.clone().prop_map(str::to_owned),
        2 => (piece.clone(), any::<prop::sample::Index>()).prop_map(|(piece, at)| {
            let ends: Vec<usize> = piece.char_indices().map(|(at, _)| at).collect();
            piece[..ends.get(at.index(ends.len().max(1))).copied().unwrap_or(0)].to_owned()
        }),
        1 => (piece, 2_usize..40).prop_map(|(piece, times)| piece.repeat(times)),
        2 => "\\PC{0,6}",
        1 => any::<String>().prop_map(|text| text.chars().take(8).collect()),
    ];
    prop::collection::vec(one, 0..most).prop_map(|parts| parts.concat())
}

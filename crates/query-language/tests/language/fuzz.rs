//! A campaign of random queries: bytes, letters of every script, random pieces of the language, and damaged valid
//! queries. Each is parsed in both syntaxes and all invariants are checked, including the round trip of the canonical
//! form.
//!
//! The environment variable `QONUN_FUZZED_QUERIES=10000000` sets the number of queries, `QONUN_FUZZ_SEED=2` the seed.

use std::num::NonZero;
use std::thread;

use qonun_query_language::Syntax;
use qonun_testkit::pieces::QUERY;
use qonun_testkit::{GUIDES, Random, examples, setting};

use crate::invariants::check;

/// Default number of queries of a run.
const USUAL: u64 = 20_000;

fn bytes(random: &mut Random) -> String {
    let bytes: Vec<u8> = (0..random.below(40)).map(|_| random.any() as u8).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn letters(random: &mut Random) -> String {
    let letter = |random: &mut Random| {
        let range = [0x80, 0x250, 0x530, 0x2_100, 0x11_0000][random.below(5)];
        char::from_u32(random.below(range) as u32).unwrap_or(' ')
    };
    (0..random.below(40)).map(|_| letter(random)).collect()
}

fn soup(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.below(20) {
        text.push_str(random.choose(QUERY));
        text.push_str(random.choose(&["", " ", " "]));
    }
    text
}

/// Returns a valid query with some characters removed, doubled, swapped or replaced by a piece.
fn damaged(random: &mut Random, sound: &[&'static str]) -> String {
    let mut text: Vec<char> = random.choose(sound).chars().collect();
    if random.below(4) == 0 {
        text.push(' ');
        text.extend(random.choose(sound).chars());
    }
    for _ in 0..=random.below(3) {
        let at = random.below(text.len().max(1));
        match random.below(4) {
            0 if at < text.len() => drop(text.remove(at)),
            1 if at < text.len() => text.insert(at, text[at]),
            2 if at + 1 < text.len() => text.swap(at, at + 1),
            _ => drop(text.splice(at..at, random.choose(QUERY).chars())),
        }
    }
    text.into_iter().collect()
}

fn run(seed: u64, count: u64, sound: &[&'static str]) {
    let mut random = Random::new(seed);
    for _ in 0..count {
        let text = match random.below(8) {
            0 => bytes(&mut random),
            1 => letters(&mut random),
            2..=4 => soup(&mut random),
            _ => damaged(&mut random, sound),
        };
        let syntax = if random.below(4) == 0 { Syntax::Simple } else { Syntax::Advanced };
        check(&text, syntax);
    }
}

#[test]
fn random_queries_keep_the_invariants() {
    let sound: Vec<&'static str> = GUIDES.into_iter().flat_map(examples).map(|(_, example)| example).collect();
    let count = setting("QONUN_FUZZED_QUERIES").unwrap_or(USUAL);
    let seed = setting("QONUN_FUZZ_SEED").unwrap_or(1);
    let threads = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    thread::scope(|scope| {
        for number in 0..threads {
            let sound = &sound;
            scope.spawn(move || run(seed << 32 | number, count.div_ceil(threads), sound));
        }
    });
}

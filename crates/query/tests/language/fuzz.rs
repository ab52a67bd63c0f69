//! A campaign of random queries: bytes, letters of every script, a soup of pieces of the language, and sound queries
//! that were damaged. Each is read in both syntaxes, and everything that must hold is checked, the canonical form read
//! again among it.
//!
//! `QONUN_FUZZED_QUERIES=10000000` in the environment makes it as long as wanted, `QONUN_FUZZ_SEED=2` another one.

use std::num::NonZero;
use std::thread;

use qonun_query::language::Syntax;

use crate::invariants::check;
use crate::pieces::PIECES;

/// Queries of a run that is not told another number.
const USUAL: u64 = 20_000;

/// Sound queries to be damaged: the examples of the four guides.
const GUIDES: [&str; 4] = [
    include_str!("../../../../docs/query-language.uz-Latn.md"),
    include_str!("../../../../docs/query-language.uz-Cyrl.md"),
    include_str!("../../../../docs/query-language.ru.md"),
    include_str!("../../../../docs/query-language.en.md"),
];

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

/// Numbers that are the same in every run of a seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Lines of the examples of a guide.
fn examples(guide: &'static str) -> impl Iterator<Item = &'static str> {
    let mut inside = false;
    guide.lines().filter(move |line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        inside && !fence
    })
}

fn bytes(random: &mut Random) -> String {
    let bytes: Vec<u8> = (0..random.below(40)).map(|_| random.next() as u8).collect();
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
        text.push_str(random.of(PIECES));
        text.push_str(random.of(&["", " ", " "]));
    }
    text
}

/// A sound query with some characters left out, doubled, exchanged or replaced by a piece.
fn damaged(random: &mut Random, sound: &[&'static str]) -> String {
    let mut text: Vec<char> = random.of(sound).chars().collect();
    if random.below(4) == 0 {
        text.push(' ');
        text.extend(random.of(sound).chars());
    }
    for _ in 0..=random.below(3) {
        let at = random.below(text.len().max(1));
        match random.below(4) {
            0 if at < text.len() => drop(text.remove(at)),
            1 if at < text.len() => text.insert(at, text[at]),
            2 if at + 1 < text.len() => text.swap(at, at + 1),
            _ => drop(text.splice(at..at, random.of(PIECES).chars())),
        }
    }
    text.into_iter().collect()
}

fn run(seed: u64, count: u64, sound: &[&'static str]) {
    let mut random = Random(seed);
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
    let sound: Vec<&'static str> = GUIDES.into_iter().flat_map(examples).collect();
    assert!(sound.len() > 200, "{} examples", sound.len());
    let (count, seed) = (setting("QONUN_FUZZED_QUERIES", USUAL), setting("QONUN_FUZZ_SEED", 1));
    let threads = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    thread::scope(|scope| {
        for number in 0..threads {
            let sound = &sound;
            scope.spawn(move || run(seed << 32 | number, count.div_ceil(threads), sound));
        }
    });
}

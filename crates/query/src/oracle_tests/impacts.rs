//! The impacts of words, compared with a direct evaluation of each posting list.

use std::collections::BTreeMap;

use qonun_index::{HeadCount, RecordEntry, RecordNo, Tables};
use qonun_law::LangSet;

use super::documents::VOCABULARY;
use super::walks::{every_form, many_acts, standing_for};
use crate::matching::TermClause;
use crate::postings::{Blocks, Reader, for_each_posting};
use crate::rank::impact_cache::ImpactCache;
use crate::rank::weights::{ABOVE, BARE_LENGTH, BODY_B, HEAD_B, HEAD_PIVOT, HEADING, K1};
use crate::words::QueryWords;

/// Term frequencies of a posting list, by record.
fn frequencies(list: Option<Blocks>) -> BTreeMap<RecordNo, u32> {
    let mut frequencies = BTreeMap::new();
    for_each_posting(list, |record, frequency| assert!(frequencies.insert(record, frequency).is_none()));
    frequencies
}

fn saturated(frequency: u32, b: f64, words: f64, mean: f64) -> f64 {
    f64::from(frequency) / (f64::from(frequency) + f64::from(K1) * (1.0 - b + b * words / mean))
}

fn body(tables: &Tables, record: RecordNo, frequency: u32) -> f64 {
    let mean = tables.total_body_words as f64 / tables.records.len() as f64;
    let entry = &tables.records[record as usize];
    let words = if entry.is_bare_container() { f64::from(BARE_LENGTH) * mean } else { entry.body_words.into() };
    saturated(frequency, BODY_B.into(), words, mean)
}

fn headings(entry: &RecordEntry, count: HeadCount) -> f64 {
    let share = |frequency, words| saturated(frequency, HEAD_B.into(), words, HEAD_PIVOT.into());
    let words = if entry.is_bare_container() { u16::MAX } else { entry.heading_words };
    f64::from(HEADING) * share(count.heading, words.into())
        + f64::from(ABOVE) * share(count.above, entry.above_words.into())
}

/// A share as a level: 65,535 for the highest possible share.
fn level(share: f64) -> i32 {
    (share * 65_535.0 / f64::from(1.0 + HEADING + ABOVE)).round().max(1.0) as i32
}

/// The level of a word in each record that contains it.
fn levels(reader: &Reader<'_>, word: &TermClause) -> BTreeMap<RecordNo, i32> {
    let tables = reader.generation.tables();
    let mut levels = BTreeMap::new();
    for key in &word.keys {
        let lists = reader.postings_of(key).unwrap();
        let (text, head) = (frequencies(lists.text), frequencies(lists.head));
        for &record in text.keys().chain(head.keys()) {
            let count = HeadCount::decode(head.get(&record).copied().unwrap_or(0));
            let in_body = text.get(&record).copied().unwrap_or(0).saturating_sub(count.heading);
            let share = body(tables, record, in_body) + headings(&tables.records[record as usize], count);
            let known = levels.entry(record).or_insert(0);
            *known = level(f64::from(key.weight) * share).max(*known);
        }
    }
    levels
}

/// A word with several stems as keys, each with a lower weight than the one before.
fn stems(query_words: &QueryWords<'_>, words: &[&str]) -> TermClause {
    let clause = |word: &&str| query_words.word(word, false);
    standing_for(clause(&words[0]), words.iter().map(clause), |place| 1 + place)
}

#[test]
fn a_word_is_worth_what_its_best_key_gives() {
    let bench = many_acts(0x1e7e_15ed, 1_500);
    let reader = Reader::new(bench.engine.snapshot().generation()).unwrap();
    let query_words = QueryWords::new(bench.engine.snapshot().analyzer(), LangSet::ALL);
    let records = bench.engine.snapshot().generation().tables().records.len() as RecordNo;
    assert!(records > 2 * 4_096, "{records} records are less than three windows");
    let mut words = vec![every_form(&query_words)];
    for (_, vocabulary) in VOCABULARY {
        words.push(query_words.word(vocabulary[0], true));
        words.push(query_words.word(vocabulary[1], false));
        words.push(stems(&query_words, vocabulary));
    }
    let impacts = ImpactCache::new(bench.engine.snapshot().generation());
    let mut found = 0;
    for word in &words {
        let (made, expected) = (impacts.of_word(&reader, word).unwrap(), levels(&reader, word));
        for record in 0..records {
            let (level, expected) = (i32::from(made.level(record)), expected.get(&record).copied().unwrap_or(0));
            assert!(level.abs_diff(expected) <= 1, "{level}, not {expected} in {record} for {:?}", word.keys);
            assert_eq!(level == 0, expected == 0, "{record} for {:?}", word.keys);
        }
        found += expected.len();
    }
    assert!(found > 10_000, "only {found} records were found");
}

#[test]
fn what_was_found_is_worth_its_frequency() {
    let bench = many_acts(0xf0_0d5, 1_500);
    let tables = bench.engine.snapshot().generation().tables();
    let found: Vec<_> = (0..tables.records.len() as RecordNo).step_by(7).zip((1..20).cycle()).collect();
    let made = ImpactCache::new(bench.engine.snapshot().generation()).of_found(&found);
    for &(record, times) in &found {
        let expected = level(body(tables, record, times));
        assert!(i32::from(made.level(record)).abs_diff(expected) <= 1, "{record}");
        assert_eq!(made.level(record + 1), 0, "{}", record + 1);
    }
}

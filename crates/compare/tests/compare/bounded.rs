//! Texts written to make a comparison long: it ends, and it is exact all the same.

use std::cell::Cell;

use qonun_compare::{compare, compare_pair_while, compare_while, differences};
use qonun_law::Provision;
use qonun_testkit::Random;

use crate::acts::provision;
use crate::made::sentence;
use crate::{check, check_pieces};

/// Length in words of a text of about a megabyte.
const MEGABYTE: usize = 150_000;

fn few_words(seed: u64, separator: &str) -> String {
    let random = &mut Random::new(seed);
    let words: Vec<&str> = (0..MEGABYTE).map(|_| random.choose(&["soliq", "bojxona", "va", "yer", "suv"])).collect();
    words.join(separator)
}

#[test]
fn a_megabyte_of_few_words_is_compared() {
    for separator in [" ", "\n", "\t", " soliq\n"] {
        let (old, new) = (few_words(1, separator), few_words(2, separator));
        check_pieces(&differences(&old, &new), &old, &new);
    }
}

/// Each pair of lines is just short enough to be compared exactly, and nothing in them is an anchor: the steps end.
#[test]
fn a_megabyte_of_long_lines_is_compared() {
    for length in [400, 1_499] {
        let text = |seed| {
            let words = few_words(seed, " ");
            let words: Vec<&str> = words.split(' ').collect();
            words.chunks(length).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
        };
        let (old, new) = (text(1), text(2));
        check_pieces(&differences(&old, &new), &old, &new);
    }
}

#[test]
fn a_megabyte_of_rewritten_paragraphs_is_compared() {
    let text = |seed| {
        let random = &mut Random::new(seed);
        (0..2_000).map(|_| sentence(random, 75)).collect::<Vec<_>>().join("\n")
    };
    let (old, new) = (text(1), text(2));
    check_pieces(&differences(&old, &new), &old, &new);
}

#[test]
fn thousands_of_like_provisions_are_compared() {
    let list = |seed: u64, least: usize| -> Vec<Provision> {
        let random = &mut Random::new(seed);
        let one = |number: usize| {
            let text = format!("{} {}", "Oʻz kuchini yoʻqotgan deb topilsin ".repeat(4), random.below(9));
            provision(&format!("art_{number}"), &format!("{number}-modda."), "", &[text])
        };
        (least..least + 5_000).map(one).collect()
    };
    let (old, new) = (list(1, 0), list(2, 1_000));
    check(&compare(&old, &new), &old, &new);
}

/// One provision of a megabyte among thousands of short ones with its words.
#[test]
fn one_long_provision_among_many_short_ones_is_compared() {
    let random = &mut Random::new(3);
    let sentences: Vec<String> = (0..5_000).map(|_| sentence(random, 25)).collect();
    let long = provision("art_1", "", "", &[sentences.join("\n")]);
    let one = |(number, text): (usize, &String)| {
        provision(&format!("art_{}", number + 1), "", "", std::slice::from_ref(text))
    };
    let short: Vec<Provision> = sentences.iter().enumerate().map(one).collect();
    check(&compare(std::slice::from_ref(&long), &short), std::slice::from_ref(&long), &short);
}

/// A caller that no longer waits gets nothing, wherever the work is; one that waits gets what `compare` returns.
#[test]
fn a_comparison_ends_when_nobody_waits() {
    let list = |seed: u64| -> Vec<Provision> {
        let random = &mut Random::new(seed);
        let one = |number: usize| {
            let texts: Vec<String> = (0..4).map(|_| sentence(random, 12)).collect();
            provision(&format!("art_{number}"), &format!("{number}-modda."), "", &texts)
        };
        (1..30).map(one).collect()
    };
    let (old, new) = (list(1), list(2));
    let asked = Cell::new(0);
    let counting = |_| {
        asked.set(asked.get() + 1);
        true
    };
    assert_eq!(compare_while(&old, &new, &counting), Some(compare(&old, &new)));
    let often = asked.get();
    assert!(often > old.len(), "asked {often} times");
    for last in 0..often {
        let left = Cell::new(last);
        let goes_on = |_| {
            let goes_on = left.get() > 0;
            left.set(left.get().saturating_sub(1));
            goes_on
        };
        assert_eq!(compare_while(&old, &new, &goes_on), None, "after {last}");
    }
    assert_eq!(compare_pair_while(&old[0], &new[0], &|_| false), None);
    assert!(compare_pair_while(&old[0], &new[0], &|_| true).is_some());
}

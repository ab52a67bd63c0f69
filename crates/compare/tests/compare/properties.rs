//! A comparison, applied to the old text, gives the new one: always.

use proptest::prelude::*;
use qonun_compare::{compare, differences, unified};
use qonun_law::Provision;
use qonun_testkit::{Random, tries};

use crate::acts::provision;
use crate::made::Tree;
use crate::{check, check_pieces};

const PIECES: &[&str] = &[
    "soliq",
    "солиқ",
    "toʻlov",
    "to'lov",
    "bog‘",
    "sanʼat",
    "oʻ",
    "gʻ",
    "налог",
    "12",
    "15",
    "1 250 000",
    "0,5",
    "358¹",
    "5-moddasi",
    "ORQ-547",
    "01.05.2020",
    "12 мая 2020 года",
    "2019-yil 2-iyul",
    "May 12, 2020",
    "%",
    "м²",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\n",
    "\n",
    "\n\n",
    "\t",
    "\t",
    ",",
    ".",
    ";",
    "-",
    "–",
    "«",
    "»",
    "\"",
    "e\u{301}",
    "\u{ad}",
    "\u{200b}",
    "🙂",
    "\u{202e}",
    "\r",
    "\0",
    "漢字",
];

fn text() -> impl Strategy<Value = String> {
    qonun_testkit::texts(PIECES, 30)
}

/// A text and an edit of it.
fn edited() -> impl Strategy<Value = (String, String)> {
    (text(), text(), text(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        |(a, b, c, cut, end, whole)| {
            let old = format!("{a}{b}{c}");
            if whole {
                return (old, b);
            }
            let mut places: Vec<usize> = old.char_indices().map(|(at, _)| at).collect();
            places.push(old.len());
            let (mut from, mut to) = (places[cut.index(places.len())], places[end.index(places.len())]);
            if from > to {
                (from, to) = (to, from);
            }
            let new = format!("{}{c}{}", &old[..from], &old[to..]);
            (old, new)
        },
    )
}

#[test]
fn pieces_joined_are_both_texts() {
    tries("differences", 3_000, &edited(), |(old, new)| {
        check_pieces(&differences(&old, &new), &old, &new);
        check_pieces(&differences(&new, &old), &new, &old);
        prop_assert!(differences(&old, &old).iter().all(|piece| piece.text == old));
        Ok(())
    });
}

/// A border inside a number would tell `1[-2-]{+5+} foiz`.
#[test]
fn no_piece_ends_inside_a_word_or_a_number() {
    tries("borders", 2_000, &edited(), |(old, new)| {
        let pieces = differences(&old, &new);
        for side in [qonun_compare::Op::Insert, qonun_compare::Op::Delete] {
            let told: Vec<&str> = pieces.iter().filter(|one| one.op != side).map(|one| one.text.as_str()).collect();
            for pair in told.windows(2) {
                let ends = (pair[0].chars().next_back(), pair[1].chars().next());
                let (Some(a), Some(b)) = ends else { continue };
                prop_assert!(!(a.is_alphanumeric() && b.is_alphanumeric()), "{a:?} {b:?} in {pieces:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn edits_of_trees_are_told() {
    let inputs = (any::<u64>(), 0_usize..12, 0_usize..6, 0_usize..12);
    tries("trees", 600, &inputs, |(seed, articles, points, edits)| {
        let random = &mut Random::new(seed);
        let mut tree = Tree::new(random, articles, points);
        let (old, _) = tree.numbered();
        for _ in 0..edits {
            tree.edit(random);
        }
        let (new, _) = tree.numbered();
        let comparison = compare(&old, &new);
        check(&comparison, &old, &new);
        prop_assert_eq!(comparison.provisions.len() - comparison.counts().removed, new.len());
        let none = compare(&old, &old);
        prop_assert_eq!(none.counts().same, old.len());
        prop_assert_eq!(none.changed_paths().count(), 0);
        prop_assert_eq!(unified(&none, "a", "b"), "--- a\n+++ b\n");
        Ok(())
    });
}

/// Paths that occur twice, provisions without text, lists without order.
#[test]
fn any_lists_of_provisions_are_compared() {
    let path = prop::sample::select(
        &["art_1", "art_2", "annex_1", "annex_1/point_1", "annex_2/point_1", "", "/", "a/b/c"][..],
    );
    let one = (path, text(), prop::collection::vec(text(), 0..3))
        .prop_map(|(path, heading, paragraphs)| provision(path, "", &heading, &paragraphs))
        .boxed();
    let list = || prop::collection::vec(one.clone(), 0..7);
    let inputs = (list(), list());
    tries("lists", 1_000, &inputs, |(old, new): (Vec<Provision>, Vec<Provision>)| {
        let comparison = compare(&old, &new);
        check(&comparison, &old, &new);
        for provision in &comparison.provisions {
            prop_assert_eq!(provision.from.is_none() && provision.to.is_none(), false);
        }
        drop(unified(&comparison, "old", "new"));
        Ok(())
    });
}

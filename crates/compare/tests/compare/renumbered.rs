//! How many renumbered provisions are recognised, in made-up editions.

use std::collections::HashMap;

use qonun_compare::{Change, compare};
use qonun_testkit::Random;

use crate::check;
use crate::made::{Node, Tree, reword};

/// Of the renumbered provisions at least so many in a thousand are told as moved from where they stood.
const RECOGNISED: usize = 990;

/// Provisions are added and removed everywhere, an annex is put before the others, and one provision in three is
/// reworded a little.
fn next_edition(tree: &Tree, random: &mut Random) -> Tree {
    let mut new = tree.clone();
    let lists = std::iter::once(&mut new.articles).chain(&mut new.annexes);
    for list in lists {
        for _ in 0..=list.len() / 20 {
            let place = random.below(list.len());
            if random.one_in(3) {
                list.remove(place);
            } else {
                list.insert(place, Node::new(random));
            }
        }
        let from = random.below(list.len());
        let moved = list.remove(from);
        list.insert(random.below(list.len() + 1), moved);
        for node in list.iter_mut() {
            if random.one_in(3) {
                reword(node, random);
            }
        }
    }
    new.annexes.insert(0, (0..5).map(|_| Node::new(random)).collect());
    new
}

#[test]
fn renumbered_provisions_are_recognised() {
    let random = &mut Random::new(7);
    let (mut renumbered, mut recognised, mut told_as_moved) = (0, 0, 0);
    let mut lost = Vec::new();
    for _ in 0..12 {
        let tree = Tree::new(random, 200, 40);
        let next = next_edition(&tree, random);
        let ((old, was), (new, is)) = (tree.numbered(), next.numbered());
        let comparison = compare(&old, &new);
        check(&comparison, &old, &new);
        let places: HashMap<u64, usize> = was.iter().enumerate().map(|(place, &one)| (one, place)).collect();
        for provision in &comparison.provisions {
            let Some(to) = provision.to else { continue };
            let Some(&from) = places.get(&is[to]) else { continue };
            if old[from].path == new[to].path {
                continue;
            }
            renumbered += 1;
            // One of several equal provisions is as good as the other.
            let is_found = provision.from.is_some_and(|found| {
                found == from || old[found].text() == old[from].text() && old[found].heading == old[from].heading
            });
            recognised += usize::from(is_found);
            told_as_moved += usize::from(is_found && provision.change == Change::Moved);
            if !is_found {
                lost.push(format!(
                    "{} → {}: {:?}\n    {}",
                    old[from].path,
                    new[to].path,
                    provision.from_path,
                    new[to].text()
                ));
            }
        }
    }
    let told = format!("{recognised} of {renumbered} renumbered provisions, {told_as_moved} of them told as moved");
    assert!(renumbered > 2_000, "{told}");
    assert!(recognised * 1_000 >= renumbered * RECOGNISED, "{told}\n{}", lost.join("\n"));
    assert!(told_as_moved * 1_000 >= renumbered * RECOGNISED, "{told}");
}

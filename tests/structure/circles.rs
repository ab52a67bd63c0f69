//! Cycles in the dependencies between files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::paths::Arrows;

/// Returns each group of files that depend on each other, as the arrows between them.
pub(crate) fn of(arrows: &Arrows) -> Vec<String> {
    let reached: Vec<(&PathBuf, BTreeSet<&Path>)> =
        arrows.keys().map(|file| (file, reached_from(file, arrows))).collect();
    let mut groups: BTreeSet<Vec<&Path>> = BTreeSet::new();
    for (file, reach) in &reached {
        let is_mutual = |(other, back): &&(&PathBuf, BTreeSet<&Path>)| {
            reach.contains(other.as_path()) && back.contains(file.as_path())
        };
        let group: Vec<&Path> = reached.iter().filter(is_mutual).map(|(other, _)| other.as_path()).collect();
        if !group.is_empty() {
            groups.insert(group);
        }
    }
    groups.iter().map(|group| told(group, arrows)).collect()
}

/// Returns all files on which a file depends, directly or not; the file itself only if it is in a cycle.
fn reached_from<'a>(file: &'a Path, arrows: &'a Arrows) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(from) = next.pop() {
        for to in arrows.get(from).into_iter().flat_map(|targets| targets.keys()) {
            if reached.insert(to.as_path()) {
                next.push(to);
            }
        }
    }
    reached
}

fn told(group: &[&Path], arrows: &Arrows) -> String {
    let mut lines = Vec::new();
    for from in group {
        for (to, names) in arrows[*from].iter().filter(|(to, _)| group.contains(&to.as_path())) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            lines.push(format!("  {} -> {} ({})", from.display(), to.display(), names.join(", ")));
        }
    }
    lines.join("\n")
}

//! Reads folded Uzbek words from standard input, one per line (only the first column of a table), and prints each with
//! its keys: `word<TAB>key key`. If a word list (`word<TAB>count`) is given as argument, roots are first learnt from
//! it.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::io::{self, BufRead};

use qonun_analysis::uzbek::{Morphology, learn};

fn main() -> Result<(), Box<dyn Error>> {
    let mut morphology = Morphology::new()?;
    if let Some(path) = std::env::args().nth(1) {
        let list = std::fs::read_to_string(path)?;
        let words = list.lines().map(|line| {
            let (word, count) = line.split_once('\t').unwrap_or((line, "1"));
            (word, count.parse().unwrap_or(1))
        });
        let learnt = learn(&morphology, words);
        morphology = Morphology::with_learnt_roots(&learnt)?;
    }
    for line in io::stdin().lock().lines() {
        let line = line?;
        let word = line.split('\t').next().unwrap_or_default();
        println!("{word}\t{}", morphology.keys(word).join(" "));
    }
    Ok(())
}

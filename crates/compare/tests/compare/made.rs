//! Made-up editions, and random edits of them.

use qonun_law::{Path, Provision};
use qonun_testkit::Random;

use crate::acts::provision;

const SYLLABLES: [&str; 24] = [
    "so", "liq", "toʻ", "lov", "chi", "da", "ro", "mad", "gʻi", "mat", "yer", "sugʻ", "ur", "ta", "бож", "хона", "қа",
    "рор", "ўз", "ғи", "на", "лог", "ство", "ʼан",
];

/// Words that stand in nearly every sentence.
const FREQUENT: [&str; 8] = ["va", "bilan", "uchun", "hamda", "yoki", "toʻgʻrisida", "belgilangan", "tartibda"];

/// A word of a made-up language with some thousand words.
pub(crate) fn word(random: &mut Random) -> String {
    match random.below(10) {
        0..=2 => random.choose(&FREQUENT).to_owned(),
        3 => format!("{}", random.below(400)),
        _ => (0..2 + random.below(2)).map(|_| random.choose(&SYLLABLES)).collect(),
    }
}

pub(crate) fn sentence(random: &mut Random, words: usize) -> String {
    (0..words).map(|_| word(random)).collect::<Vec<_>>().join(" ") + "."
}

/// Paragraphs: mostly a few, sometimes one short line that many others repeat, sometimes a table.
fn paragraphs(random: &mut Random) -> Vec<String> {
    match random.below(20) {
        0 => vec!["Chiqarib tashlangan.".to_owned()],
        1 => {
            let row = |random: &mut Random| (0..3).map(|_| word(random)).collect::<Vec<_>>().join("\t");
            vec![(0..2 + random.below(4)).map(|_| row(random)).collect::<Vec<_>>().join("\n")]
        }
        _ => (0..1 + random.below(4))
            .map(|_| {
                let n = 6 + random.below(24);
                sentence(random, n)
            })
            .collect(),
    }
}

/// An act of articles, below annexes points. Each provision is told by `identity`, whatever its number.
#[derive(Clone)]
pub(crate) struct Tree {
    pub(crate) articles: Vec<Node>,
    pub(crate) annexes: Vec<Vec<Node>>,
}

/// A provision before it gets its number.
#[derive(Clone)]
pub(crate) struct Node {
    pub(crate) identity: u64,
    pub(crate) heading: String,
    pub(crate) paragraphs: Vec<String>,
}

impl Node {
    pub(crate) fn new(random: &mut Random) -> Self {
        let words = random.below(6);
        let heading = if words > 1 { sentence(random, words) } else { String::new() };
        Self { identity: random.any(), heading, paragraphs: paragraphs(random) }
    }
}

impl Tree {
    pub(crate) fn new(random: &mut Random, articles: usize, points: usize) -> Self {
        let nodes = |random: &mut Random, count: usize| (0..count).map(|_| Node::new(random)).collect::<Vec<_>>();
        let articles = nodes(random, articles);
        let annexes = (0..random.below(3)).map(|_| nodes(random, points)).collect();
        Self { articles, annexes }
    }

    /// The provisions with their numbers in order, and the identity of each.
    pub(crate) fn numbered(&self) -> (Vec<Provision>, Vec<u64>) {
        let mut out = Vec::new();
        let mut identities = Vec::new();
        let mut add = |path: &Path, label: String, node: &Node| {
            out.push(provision(path.as_str(), &label, &node.heading, &node.paragraphs));
            identities.push(node.identity);
        };
        for (number, node) in (1..).zip(&self.articles) {
            add(&Path::new(format!("art_{number}")), format!("{number}-modda."), node);
        }
        for (annex, points) in (1..).zip(&self.annexes) {
            for (number, node) in (1..).zip(points) {
                add(&Path::new(format!("annex_{annex}/point_{number}")), format!("{number}."), node);
            }
        }
        (out, identities)
    }

    fn list(&mut self, random: &mut Random) -> &mut Vec<Node> {
        let place = random.below(self.annexes.len() + 1);
        if place == 0 { &mut self.articles } else { &mut self.annexes[place - 1] }
    }

    /// Makes one edit: adds, removes or moves a provision (so that those behind it get other numbers), or changes words.
    pub(crate) fn edit(&mut self, random: &mut Random) {
        let kind = random.below(8);
        let added = Node::new(random);
        let (place, to, seed) = (random.any() as usize, random.any() as usize, random.any());
        let list = self.list(random);
        if list.is_empty() || kind == 0 {
            list.insert(place % (list.len() + 1), added);
            return;
        }
        let place = place % list.len();
        match kind {
            1 => drop(list.remove(place)),
            2 => {
                let node = list.remove(place);
                list.insert(to % (list.len() + 1), node);
            }
            3 => list[place].heading = added.heading,
            4 => list[place].paragraphs = added.paragraphs,
            _ => reword(&mut list[place], &mut Random::new(seed)),
        }
    }
}

/// Changes a little of a provision: about one word in twelve, at least one in each paragraph of some words, and sometimes
/// adds a paragraph.
pub(crate) fn reword(node: &mut Node, random: &mut Random) {
    for paragraph in &mut node.paragraphs {
        let mut words: Vec<String> = paragraph.split(' ').map(str::to_owned).collect();
        if words.len() < 4 {
            continue;
        }
        for _ in 0..=words.len() / 12 {
            let place = random.below(words.len());
            match random.below(3) {
                0 => words[place] = word(random),
                1 => words.insert(place, word(random)),
                _ if words.len() > 6 => drop(words.remove(place)),
                _ => {}
            }
        }
        *paragraph = words.join(" ");
    }
    if random.one_in(8) {
        let place = random.below(node.paragraphs.len() + 1);
        let words = 6 + random.below(10);
        node.paragraphs.insert(place, sentence(random, words));
    }
}

//! Random queries with every operator, over the vocabulary of the documents.

use qonun_testkit::Random;

use super::documents::VOCABULARY;

const NEAR: [&str; 13] = ["/1", "/2", "/4", "/9", "+1", "+3", "/s", "+s", "/p", "+p", "/b", "/m", "/s"];
const NOT_NEAR: [&str; 6] = ["NOT/1", "NOT/3", "NOT/s", "NOT/p", "NOT/b", "NOT/m"];
const PROPERTIES: [&str; 10] = [
    "lang:ru",
    "lang:uz-Latn",
    "type:law",
    "type:code",
    "adopted:2019..2020",
    "in_force:>=2021",
    "article:1",
    "article:2",
    "status:in_force",
    "as_of:2020-06-01",
];

/// Makes queries in one language each, sometimes in two.
pub(super) struct Queries<'r> {
    pub(super) random: &'r mut Random,
    words: &'static [&'static str],
}

impl<'r> Queries<'r> {
    pub(super) fn new(random: &'r mut Random) -> Self {
        let words = random.choose(&VOCABULARY).1;
        Self { random, words }
    }

    fn plain(&mut self) -> &'static str {
        if self.random.one_in(12) {
            self.words = self.random.choose(&VOCABULARY).1;
        }
        self.random.choose(self.words)
    }

    fn word(&mut self) -> String {
        let word = self.plain();
        let letters: Vec<char> = word.chars().collect();
        let cut = |count: usize| letters[..count.min(letters.len())].iter().collect::<String>();
        match self.random.below(14) {
            0 | 1 => format!("={word}"),
            2 => format!("{}*", cut(3)),
            3 if letters.len() > 4 => format!("{}?{}", cut(3), letters[4..].iter().collect::<String>()),
            4 if letters.len() > 3 => format!("{}*{}", cut(3), letters[letters.len() - 1]),
            5 if letters.len() > 3 => format!("{word}~1"),
            6 if letters.len() > 3 => format!("{}~2", cut(letters.len() - 1).to_owned() + "ш"),
            _ => word.to_owned(),
        }
    }

    fn phrase(&mut self) -> String {
        let words: Vec<&str> = (0..2 + self.random.below(2)).map(|_| self.plain()).collect();
        let exact = if self.random.one_in(4) { "=" } else { "" };
        format!("{exact}\"{}\"", words.join(" "))
    }

    /// A possible operand of a proximity operator.
    fn operand(&mut self, depth: usize) -> String {
        match self.random.below(if depth == 0 { 5 } else { 8 }) {
            0 => self.phrase(),
            5 => format!("({} OR {})", self.operand(depth - 1), self.operand(depth - 1)),
            6 => format!("({})", self.near(depth - 1)),
            _ => self.word(),
        }
    }

    fn near(&mut self, depth: usize) -> String {
        if self.random.one_in(5) {
            let operator = self.random.choose(&NOT_NEAR);
            return format!("{} {operator} {}", self.operand(depth), self.operand(depth));
        }
        let operator = self.random.choose(&NEAR);
        let more = if self.random.one_in(4) { format!(" {operator} {}", self.operand(depth)) } else { String::new() };
        format!("{} {operator} {}{more}", self.operand(depth), self.operand(depth))
    }

    /// A node that matches by its words.
    pub(super) fn unit(&mut self, depth: usize) -> String {
        match self.random.below(8) {
            0..=2 => self.word(),
            3 => self.phrase(),
            4 => format!("ATLEAST{}({})", 1 + self.random.below(3), self.operand(depth)),
            _ => format!("({})", self.near(depth)),
        }
    }

    pub(super) fn query(&mut self, depth: usize) -> String {
        match self.random.below(if depth == 0 { 3 } else { 10 }) {
            0..=2 => self.unit(1),
            3 | 4 => format!("({} {})", self.query(depth - 1), self.query(depth - 1)),
            5 | 6 => format!("({} OR {})", self.query(depth - 1), self.query(depth - 1)),
            7 => format!("({} -{})", self.query(depth - 1), self.query(depth - 1)),
            8 => {
                let field = self.random.choose(&["title", "text"]);
                format!("{field}:({})", self.query(depth - 1))
            }
            _ => format!("({} {})", self.query(depth - 1), self.random.choose(&PROPERTIES)),
        }
    }
}

//! The clauses of a query, and its words that mean something only together.
//!
//! The words of an everyday entry may stand apart and in any order, but only inside one clause: in `mashinani sotdi,
//! pulini bermadi` nobody speaks of `mashina puli`. A clause has one predicate. So a border is
//!
//! * the end of a sentence or a semicolon;
//! * a comma, a dash, a colon or a subordinating conjunction, if there is a predicate on both sides; otherwise the comma
//!   belongs to a list or an address;
//! * somewhere between two predicates. An Uzbek predicate ends its clause; in other languages the words between two
//!   predicates may belong to either.
//!
//! An auxiliary verb says nothing without its converb (`aytib berdi`, told, is no giving), and a word of an idiom nothing
//! without the others (`yoʻl qoʻyiladi`, is allowed, is no road).

use std::ops::Range;

use qonun_table::Table;
use rustc_hash::FxHashMap;

use crate::predicates::{Role, role};
use crate::uzbek::LexiconError;
use crate::{Analyzer, Keys, Language, words};

const IDIOMS: Table<2> = Table::new("idioms.tsv", include_str!("../data/idioms.tsv"));

/// Where a word of a query stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its index among all words of the query.
    pub(crate) place: usize,
    /// The clauses to which it may belong: the first and the last one.
    clauses: (usize, usize),
    /// True if it is the predicate of its clause.
    pub(crate) is_predicate: bool,
    /// The words without which it has another meaning. Empty if it stands for itself.
    pub(crate) bound: Range<usize>,
    /// True for a word of an idiom that has always this form.
    pub(crate) is_fixed: bool,
}

impl Standing {
    /// True if words may belong to one clause.
    pub(crate) fn are_together<'s>(all: impl Iterator<Item = &'s Self> + Clone) -> bool {
        let first = all.clone().map(|standing| standing.clauses.0).max();
        let last = all.map(|standing| standing.clauses.1).min();
        first <= last
    }
}

/// Idioms by the stem of their first word.
pub(crate) struct Idioms(FxHashMap<(Language, String), Vec<Vec<Keys>>>);

impl Idioms {
    pub(crate) fn new(analyzer: &Analyzer) -> Result<Self, LexiconError> {
        let mut idioms: FxHashMap<(Language, String), Vec<Vec<Keys>>> = FxHashMap::default();
        for row in IDIOMS.rows()? {
            let [language, cell] = row.cells;
            let language = Language::from_code(language).ok_or_else(|| row.unread())?;
            for text in cell.split("; ") {
                let keys = |word: crate::Word| analyzer.keys(&text[word.range], language);
                let idiom: Vec<Keys> = words(text, language).map(keys).collect();
                for stem in idiom.first().into_iter().flat_map(|word| &word.stems) {
                    idioms.entry((language, stem.clone())).or_default().push(idiom.clone());
                }
            }
        }
        Ok(Self(idioms))
    }

    /// The number of words of the longest idiom at the beginning of some words; 0 without one. Only an Uzbek verb at its
    /// end may have another form: `yoʻl qoʻyiladi`, but not `yoʻllarga qoʻyilgan mashina`.
    fn longest(&self, query: &[&Keys], language: Language) -> usize {
        let first = query.first().into_iter().flat_map(|word| &word.stems);
        let starting = first.filter_map(|stem| self.0.get(&(language, stem.clone()))).flatten();
        let stands = |idiom: &&Vec<Keys>| {
            let last = idiom.len() - 1;
            let same = |(at, (known, typed)): (usize, (&Keys, &&Keys))| {
                if language == Language::Uzbek && at == last { meet(known, typed) } else { known.exact == typed.exact }
            };
            idiom.len() <= query.len() && idiom.iter().zip(query).enumerate().all(same)
        };
        starting.filter(stands).map(Vec::len).max().unwrap_or(0)
    }
}

/// The keys of a word of a query, and the text before it.
pub(crate) struct SaidWord<'q> {
    pub(crate) keys: &'q Keys,
    pub(crate) gap: &'q str,
}

/// Finds where each word of a query stands.
pub(crate) fn standings(
    analyzer: &Analyzer,
    idioms: &Idioms,
    query: &[SaidWord<'_>],
    language: Language,
) -> Vec<Standing> {
    let mut roles: Vec<Role> = query.iter().map(|word| role(analyzer, &word.keys.exact, language)).collect();
    let mut bound = vec![0..0; query.len()];
    let mut fixed = vec![false; query.len()];
    for at in 1..query.len() {
        let is_beside = !has_mark(query[at].gap, |_| true);
        if language == Language::Uzbek && is_beside && roles[at - 1] == Role::Converb && is_auxiliary(query[at].keys) {
            bound[at] = at - 1..at + 1;
        }
    }
    let keys: Vec<&Keys> = query.iter().map(|word| word.keys).collect();
    for at in 0..query.len() {
        let end = at + idioms.longest(&keys[at..], language);
        let is_whole = query.get(at + 1..end).is_some_and(|rest| !rest.iter().any(|word| has_mark(word.gap, |_| true)));
        if end > at + 1 && is_whole {
            bound[at..end].fill(at..end);
            fixed[at..end].fill(true);
            fixed[end - 1] = language != Language::Uzbek;
        }
    }
    // The converb of an auxiliary is a part of its predicate.
    for at in 1..query.len() {
        if bound[at] == (at - 1..at + 1) && roles[at - 1] == Role::Converb {
            roles[at - 1] = Role::Other;
        }
    }
    let clauses = clauses(query, &roles, language);
    let standing = |(place, (clauses, bound)): (usize, ((usize, usize), Range<usize>))| Standing {
        place,
        clauses,
        is_predicate: roles[place] == Role::Predicate,
        bound,
        is_fixed: fixed[place],
    };
    clauses.into_iter().zip(bound).enumerate().map(standing).collect()
}

/// The clauses of each word: the first and the last one to which it may belong.
fn clauses(query: &[SaidWord<'_>], roles: &[Role], language: Language) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(query.len());
    let mut clause = 0;
    for part in parts(query, roles) {
        let predicates = part.clone().filter(|&at| roles[at] == Role::Predicate).count();
        let mut seen = 0;
        for at in part {
            let is_predicate = roles[at] == Role::Predicate;
            let (before, last) = (clause + seen, clause + predicates.saturating_sub(1));
            found.push(if is_predicate || language == Language::Uzbek || seen == 0 {
                (before.min(last), before.min(last))
            } else {
                (before - 1, before.min(last))
            });
            seen += usize::from(is_predicate);
        }
        clause += predicates.max(1);
    }
    found
}

/// The parts of a query between borders that can be seen.
fn parts(query: &[SaidWord<'_>], roles: &[Role]) -> Vec<Range<usize>> {
    let says = |part: Range<usize>| roles[part].iter().any(|role| !matches!(role, Role::Conjunction | Role::Other));
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 1..query.len() {
        let ends = has_mark(query[at].gap, |c| matches!(c, '.' | '!' | '?' | ';' | '…' | '\n'));
        let may_end = has_mark(query[at].gap, |c| matches!(c, ',' | ':' | '–' | '—')) || roles[at] == Role::Conjunction;
        if ends || (may_end && says(start..at) && says(at..next_border(query, roles, at))) {
            parts.push(start..at);
            start = at;
        }
    }
    if start < query.len() {
        parts.push(start..query.len());
    }
    parts
}

/// The index of the word before which the next possible border is.
fn next_border(query: &[SaidWord<'_>], roles: &[Role], from: usize) -> usize {
    let is_border = |&at: &usize| roles[at] == Role::Conjunction || has_mark(query[at].gap, is_sign);
    (from + 1..query.len()).find(is_border).unwrap_or(query.len())
}

fn is_sign(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '…' | '\n' | ',' | ':' | '–' | '—')
}

/// True if the text between two words has such a sign. A full stop without a blank is a part of a name: `my.gov`.
fn has_mark(gap: &str, wanted: impl Fn(char) -> bool) -> bool {
    let stands = |c: char| is_sign(c) && wanted(c) && (c != '.' || gap.contains(char::is_whitespace));
    gap.chars().any(stands) || (wanted('—') && gap.contains(" - "))
}

/// Roots of verbs that are auxiliaries after a converb.
const AUXILIARIES: [&str; 24] = [
    "ol", "ber", "qol", "qoʻy", "yubor", "chiq", "tur", "yur", "oʻtir", "yot", "kel", "ket", "bor", "tashla", "sol",
    "tush", "oʻt", "yet", "yoz", "koʻr", "boʻl", "boshla", "bitir", "tugat",
];

fn is_auxiliary(keys: &Keys) -> bool {
    keys.stems.first().is_some_and(|stem| AUXILIARIES.contains(&stem.as_str()))
}

/// True if two words share a stem.
fn meet(left: &Keys, right: &Keys) -> bool {
    left.stems.iter().any(|stem| right.stems.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::{AUXILIARIES, Idioms, SaidWord, Standing, standings};
    use crate::{Analyzer, Keys, Language, words};

    fn read(text: &str, language: Language) -> Vec<Standing> {
        let analyzer = Analyzer::new().unwrap();
        let idioms = Idioms::new(&analyzer).unwrap();
        let ranges: Vec<_> = words(text, language).map(|word| word.range).collect();
        let keys: Vec<Keys> = ranges.iter().map(|range| analyzer.keys(&text[range.clone()], language)).collect();
        let mut end = 0;
        let mut said = Vec::new();
        for (range, keys) in ranges.iter().zip(&keys) {
            said.push(SaidWord { keys, gap: &text[end..range.start] });
            end = range.end;
        }
        standings(&analyzer, &idioms, &said, language)
    }

    /// The words of a text with `|` between clauses; `/` before the words that may belong to the clause before too.
    fn cut(text: &str, language: Language) -> String {
        let standings = read(text, language);
        let mut out = String::new();
        let mut last = 0;
        for (range, standing) in words(text, language).map(|word| word.range).zip(&standings) {
            let (first, end) = standing.clauses;
            out.push_str(match () {
                () if out.is_empty() => "",
                () if first != end => " / ",
                () if end != last => " | ",
                () => " ",
            });
            out.push_str(&text[range]);
            last = end;
        }
        out
    }

    #[test]
    fn clauses_are_cut() {
        use Language::{Russian, Uzbek};
        for (text, language, wanted) in [
            ("mashinani sotdi, pulini bermadi", Uzbek, "mashinani sotdi | pulini bermadi"),
            ("машинани сотди пулини бермади", Uzbek, "машинани сотди | пулини бермади"),
            ("bermayapti oylikni", Uzbek, "bermayapti oylikni"),
            ("oylik, mukofot bermadi", Uzbek, "oylik mukofot bermadi"),
            ("oylik bormi? jarima soldi", Uzbek, "oylik bormi | jarima soldi"),
            ("pul bermadi lekin kitob sotdi", Uzbek, "pul bermadi | lekin kitob sotdi"),
            ("муж ушел, алименты не платит", Russian, "муж ушел | алименты не платит"),
            ("зарплату, премию не платят", Russian, "зарплату премию не платят"),
            ("не платят зарплату что делать", Russian, "не платят зарплату | что делать"),
            ("не платят зарплату увольняют людей", Russian, "не платят / зарплату увольняют людей"),
            ("раздел имущества и детей", Russian, "раздел имущества и детей"),
        ] {
            assert_eq!(cut(text, language), wanted, "{text}");
        }
    }

    #[test]
    fn words_that_mean_something_together_are_bound() {
        use Language::{Russian, Uzbek};
        for (text, language, wanted) in [
            ("menga aytib berdi", Uzbek, vec![0..0, 0..0, 1..3]),
            ("менга айтиб берди", Uzbek, vec![0..0, 0..0, 1..3]),
            ("pul berdi", Uzbek, vec![0..0, 0..0]),
            ("yoʻl qoʻyiladi", Uzbek, vec![0..2, 0..2]),
            ("йўл қўйилмайди", Uzbek, vec![0..2, 0..2]),
            ("yoʻlga haydash", Uzbek, vec![0..0, 0..0]),
            ("имели в виду", Russian, vec![0..0, 1..3, 1..3]),
        ] {
            let found: Vec<_> = read(text, language).into_iter().map(|standing| standing.bound).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn auxiliaries_are_roots_of_the_lexicon() {
        let analyzer = Analyzer::new().unwrap();
        for root in AUXILIARIES {
            assert!(analyzer.uzbek().knows_root(root), "{root}");
        }
    }
}

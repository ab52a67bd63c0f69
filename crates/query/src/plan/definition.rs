//! Questions for definitions: what they ask about, and the provisions that define it.

use qonun_analysis::{AskedTerms, AskedWord, Keys, Language, asked_terms, script_fits, term_keys};
use qonun_index::RecordNo;
use rustc_hash::FxHashMap;

use super::Plan;
use super::everyday::spans;
use crate::QueryError;
use crate::matching::{Clause, MatchExpr, TermClause};
use crate::postings::{Reader, for_each_posting};
use crate::rank::definitions::Notion;
use crate::spelling::TypedWord;
use crate::words::QueryWords;

/// Maximum number of notions of one question.
const NOTIONS: usize = 4;

/// The notions whose definitions a query asks for.
#[derive(Default)]
pub(crate) struct AskedNotions {
    /// The notions, in the order of the query. Each has a definition.
    pub(crate) notions: Vec<Notion>,
    /// Indexes of the clauses that ask, in ascending order.
    frame: Vec<usize>,
}

impl AskedNotions {
    /// Decides what the query asks for, once it is known whether it is a question. In a question the words that ask need
    /// not occur; otherwise all words mean what was typed, and no definition is asked for.
    pub(crate) fn settle(&mut self, expr: &mut MatchExpr, is_question: bool) {
        if !is_question {
            self.notions.clear();
        }
        let MatchExpr::All(members) = expr else {
            return;
        };
        let asks =
            |member: &MatchExpr| matches!(member, MatchExpr::Clause(place) if self.frame.binary_search(place).is_ok());
        if !self.notions.is_empty() && members.iter().any(|member| !asks(member)) {
            members.retain(|member| !asks(member));
        }
    }
}

/// Finds the notions that a query asks about. There are none if the law base defines none of them: then the query is like
/// any other.
pub(super) fn find(
    plan: &Plan,
    query: &str,
    typed: &[TypedWord],
    reader: &Reader<'_>,
    query_words: &QueryWords<'_>,
) -> Result<AskedNotions, QueryError> {
    let words = plan.words();
    let spans = spans(plan, typed);
    let asked_word = |(place, word): (usize, &&TermClause)| {
        let before = place.checked_sub(1).and_then(|before| spans[before]);
        let gap = before.zip(spans[place]).and_then(|(before, own)| query.get(before.end..own.start));
        AskedWord { forms: word.exact.iter().map(|key| key.key.clone()).collect(), gap: gap.unwrap_or(" ") }
    };
    let said: Vec<AskedWord<'_>> = words.iter().enumerate().map(asked_word).collect();
    let readings = asked_terms(&said);
    if readings.is_empty() {
        return Ok(AskedNotions::default());
    }
    let (covered, known) = (plan.covered_words(), FxHashMap::default());
    let mut defined = Defined { words: &words, said: &said, covered: &covered, reader, query_words, known };
    let (notions, places) = defined.notions_of(&readings)?;
    let clause_of = |place: usize| {
        let mut clauses =
            plan.typed.iter().flat_map(|&clause| std::iter::repeat_n(clause, plan.words_at(clause).len()));
        clauses.nth(place)
    };
    let mut frame: Vec<usize> = places.into_iter().filter(|&place| !covered[place]).filter_map(clause_of).collect();
    frame.retain(|&clause| matches!(plan.clauses[clause], Clause::Word(_)));
    frame.sort_unstable();
    frame.dedup();
    Ok(AskedNotions { notions, frame })
}

/// Looks up which terms the law base defines.
struct Defined<'d> {
    words: &'d [&'d TermClause],
    said: &'d [AskedWord<'d>],
    /// For each word, true if a citation covers it.
    covered: &'d [bool],
    reader: &'d Reader<'d>,
    query_words: &'d QueryWords<'d>,
    /// Terms that were looked up, by the places of their words.
    known: FxHashMap<Vec<usize>, Notion>,
}

impl Defined<'_> {
    /// The notions of the likeliest reading whose terms are defined, and the places of the words that ask.
    fn notions_of(&mut self, readings: &[AskedTerms]) -> Result<(Vec<Notion>, Vec<usize>), QueryError> {
        let mut half = None;
        for reading in readings {
            // A reading with fewer of the words that ask splits the terms at any place.
            let is_likeliest = reading.frame.len() == readings[0].frame.len();
            if let [first, second] = &reading.terms[..] {
                let terms = [first.clone().collect(), second.clone().collect()];
                let found = self.both(terms)?;
                if found.len() == 2 {
                    return Ok((found, reading.frame.clone()));
                }
                if half.is_none() && is_likeliest && !found.is_empty() {
                    half = Some((found, reading.frame.clone()));
                }
            }
        }
        if let Some(half) = half {
            return Ok(half);
        }
        let (mut notions, mut frame, mut taken) = (Vec::new(), Vec::new(), Vec::new());
        for reading in readings {
            let [term] = &reading.terms[..] else { continue };
            let is_taken = |place: &usize| taken.contains(place);
            if notions.len() >= NOTIONS
                || term.clone().any(|place| is_taken(&place))
                || reading.frame.iter().any(is_taken)
            {
                continue;
            }
            let found = self.of_term(term.clone().collect())?;
            if !found.is_empty() {
                notions.extend(found);
                frame.extend(reading.frame.iter().copied());
                taken.extend(term.clone().chain(reading.frame.iter().copied()));
            }
        }
        notions.truncate(NOTIONS);
        Ok((notions, frame))
    }

    /// The notions of the two terms of a difference. A term may leave out the last word of the other one: `void contracts
    /// and voidable ones`, `nizoli va haqiqiy boʻlmagan bitimlar`.
    fn both(&mut self, terms: [Vec<usize>; 2]) -> Result<Vec<Notion>, QueryError> {
        let mut found = Vec::new();
        for (term, other) in [(&terms[0], &terms[1]), (&terms[1], &terms[0])] {
            let mut notion = self.notion(term.clone())?;
            if notion.is_undefined() && other.len() > 1 {
                notion = self.notion(term.iter().chain(other.last()).copied().collect())?;
            }
            if !notion.is_undefined() {
                found.push(notion);
            }
        }
        Ok(found)
    }

    /// The notion of a term, or the notions of its parts if it names several (`transaction and contract`).
    fn of_term(&mut self, term: Vec<usize>) -> Result<Vec<Notion>, QueryError> {
        let whole = self.notion(term.clone())?;
        if !whole.is_undefined() {
            return Ok(vec![whole]);
        }
        let said = self.said;
        let parts: Vec<Vec<usize>> = term.split(|&place| said[place].joins()).map(<[usize]>::to_vec).collect();
        let mut found = Vec::new();
        if parts.len() > 1 {
            for part in parts {
                let notion = self.notion(part)?;
                if !notion.is_undefined() {
                    found.push(notion);
                }
            }
        }
        Ok(found)
    }

    /// The notion of a term, by the places of its words.
    fn notion(&mut self, mut term: Vec<usize>) -> Result<Notion, QueryError> {
        term.retain(|&place| !self.covered[place]);
        if let Some(known) = self.known.get(&term) {
            return Ok(known.clone());
        }
        let mut defining: Vec<(RecordNo, u8)> = Vec::new();
        for &language in self.query_words.languages() {
            for key in self.keys(&term, language) {
                if let Some(list) = self.reader.postings_of_term(&key)? {
                    self.reader.clock.spend(list.doc_freq().into())?;
                    let see = |record, degree| defining.push((record, u8::try_from(degree).unwrap_or(u8::MAX)));
                    for_each_posting(Some(list), see);
                }
            }
        }
        let notion = Notion::new(defining);
        self.known.insert(term, notion.clone());
        Ok(notion)
    }

    /// The keys of a term in a language; none if it has words in another script.
    fn keys(&self, term: &[usize], language: Language) -> Vec<String> {
        let keys_of = |&place: &usize| {
            let forms = self.words[place].exact.iter().map(|key| key.key.as_str());
            let mut fitting = forms.filter(|form| script_fits(form, language).is_some());
            let mut keys: Keys = self.query_words.keys(fitting.next()?, language);
            for form in fitting {
                keys.stems.extend(self.query_words.keys(form, language).stems);
            }
            Some(keys)
        };
        let words: Option<Vec<Keys>> = term.iter().map(keys_of).collect();
        words.map(|words| term_keys(&words, language)).unwrap_or_default()
    }
}

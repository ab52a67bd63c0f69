//! Terms of a query that are one word in texts: `1 250 000`, `N 547`, `50 %`, `О.О.О.`, `tez tez`
//!
//! The query language splits words at blanks and does not know the analyzer's rules. Here numbers are joined, and lists
//! of numbers (`статьи 5,6`) split, into the same words as in a text. Abbreviations that were typed letter by letter
//! are joined too, and so are the halves of a doubled word, if the law base has it with its hyphen.

use std::ops::Range;

use qonun_analysis::{Abbreviations, is_doubled};
use qonun_query_language::{Match, Node, Span, Term};

use crate::QueryError;
use crate::postings::Reader;
use crate::words::QueryWords;

/// A span of the query that is one word.
struct Whole {
    place: Range<usize>,
    /// The word as the analyzer cuts it. A percent sign is a word of its own.
    text: String,
}

/// The numbers of a query, its abbreviations in single letters (`О.О.О.`) and its doubled words without a hyphen, in the
/// form that texts have.
pub(super) struct Wholes {
    /// The spans in the order of the query.
    places: Vec<Whole>,
}

impl Wholes {
    pub(super) fn of(
        query: &str,
        query_words: &QueryWords<'_>,
        table: &Abbreviations,
        reader: &Reader<'_>,
    ) -> Result<Self, QueryError> {
        let mut places: Vec<Whole> = Vec::new();
        let cut = query_words.cut(query);
        let mut at = 0;
        while let Some((place, word)) = cut.get(at) {
            let run = letters_from(query, &cut[at..]);
            let letters: String = cut[at..at + run].iter().map(|&(_, letter)| letter).collect();
            let next =
                cut.get(at + 1).filter(|(next, _)| query[place.end..next.start].chars().all(char::is_whitespace));
            let twice = next.map(|&(ref next, second)| (next.end, format!("{word}-{second}")));
            at += 1;
            match places.last_mut() {
                Some(number)
                    if *word == "%" && query[number.place.end..place.start].chars().all(char::is_whitespace) =>
                {
                    number.place.end = place.end;
                    number.text.push_str(" %");
                }
                _ if word.contains(|c: char| c.is_ascii_digit()) => {
                    places.push(Whole { place: place.clone(), text: (*word).to_owned() });
                }
                _ if run > 1 && !table.find(&letters, false).is_empty() => {
                    at += run - 1;
                    places.push(Whole { place: place.start..cut[at - 1].0.end, text: letters });
                }
                _ => {
                    if let (Some((end, text)), Some((_, second))) = (twice, next)
                        && is_doubled(word, second)
                        && is_held(&text, query_words, reader)?
                    {
                        at += 1;
                        places.push(Whole { place: place.start..end, text });
                    }
                }
            }
        }
        Ok(Self { places })
    }

    /// The tree with its words in the form that texts have.
    pub(super) fn joined(&self, node: &Node) -> Node {
        let mut node = node.clone();
        if !self.places.is_empty() {
            self.join(&mut node);
        }
        node
    }

    fn join(&self, node: &mut Node) {
        match node {
            Node::And { items, except, .. } => {
                self.join_items(items);
                except.iter_mut().for_each(|item| self.join(item));
            }
            Node::Or { items, .. } | Node::Near { items, .. } => items.iter_mut().for_each(|item| self.join(item)),
            Node::Boost { item, .. } | Node::Field { item, .. } | Node::AtLeast { item, .. } => self.join(item),
            Node::Phrase { terms, .. } => {
                let mut joined: Vec<Term> = Vec::with_capacity(terms.len());
                for term in terms.drain(..) {
                    if !joined.last().is_some_and(|last| self.goes_on(last, &term)) {
                        joined.push(self.term(term));
                    }
                }
                *terms = joined;
            }
            Node::Term(term) => *term = self.term(term.clone()),
            Node::Filter { .. } | Node::Range { .. } | Node::Citation { .. } => {}
        }
    }

    fn join_items(&self, items: &mut Vec<Node>) {
        let mut joined: Vec<Node> = Vec::with_capacity(items.len());
        for mut item in items.drain(..) {
            if let (Some(Node::Term(last)), Node::Term(term)) = (joined.last(), &item)
                && self.goes_on(last, term)
            {
                continue;
            }
            self.join(&mut item);
            joined.push(item);
        }
        *items = joined;
    }

    /// The words that begin in a span of the query.
    fn beginning_in(&self, span: Span) -> &[Whole] {
        let first = self.places.partition_point(|whole| whole.place.start < span.start);
        let end = self.places.partition_point(|whole| whole.place.start < span.end);
        &self.places[first..end.max(first)]
    }

    /// True if a term belongs to the word that the previous term began.
    fn goes_on(&self, last: &Term, term: &Term) -> bool {
        let whole = self.beginning_in(Span::new(last.span.start, last.span.start + 1)).first();
        is_plain(term) && is_plain(last) && whole.is_some_and(|whole| whole.place.contains(&term.span.start))
    }

    /// A term that begins a word becomes the whole word. A term with a list of numbers becomes the list.
    fn term(&self, term: Term) -> Term {
        if !is_plain(&term) {
            return term;
        }
        match self.beginning_in(term.span) {
            [whole] if whole.place.start == term.span.start && whole.place.end >= term.span.end => {
                Term { span: Span::new(whole.place.start, whole.place.end), text: whole.text.clone(), ..term }
            }
            numbers @ [_, .., last] if term.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') => {
                let list: Vec<&str> = numbers.iter().map(|number| number.text.as_str()).collect();
                Term { span: Span::new(term.span.start, last.place.end), text: list.join(", "), ..term }
            }
            _ => term,
        }
    }
}

/// True if the law base has this word.
fn is_held(word: &str, query_words: &QueryWords<'_>, reader: &Reader<'_>) -> Result<bool, QueryError> {
    for &language in query_words.languages() {
        for stem in query_words.keys(word, language).stems {
            if reader.frequency_of_stem(&stem)? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Maximum number of letters of an abbreviation.
const MOST_LETTERS: usize = 8;

/// Number of consecutive single letters from the first of `words` on, with full stops between them, or with blanks
/// between capitals.
fn letters_from(query: &str, words: &[(Range<usize>, &str)]) -> usize {
    let is_letter = |word: &str| {
        let mut letters = word.chars().filter(|c| !qonun_analysis::is_apostrophe(*c));
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let mut run = 0;
    while let Some((place, word)) = words.get(run).filter(|(_, word)| run < MOST_LETTERS && is_letter(word)) {
        if let Some((before, _)) = run.checked_sub(1).and_then(|before| words.get(before)) {
            let gap = query[before.end..place.start].trim();
            let follows = gap == "." || gap.is_empty() && word.chars().all(char::is_uppercase);
            if !follows {
                break;
            }
        }
        run += 1;
    }
    run
}

/// True if a term is a plain word as typed.
const fn is_plain(term: &Term) -> bool {
    matches!(term.how, Match::Forms | Match::Exact)
}

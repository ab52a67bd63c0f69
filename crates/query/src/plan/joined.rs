//! Terms of a query that texts hold as one word: `1 250 000`, `N 547`, `50 %`.
//!
//! The query language parts words at blanks and knows no rules of words. Here numbers are put together, and lists of
//! numbers apart (`статьи 5,6`), as the same words of a text are cut.

use std::ops::Range;

use super::words::Planner;
use crate::language::{Match, Node, Span, Term};

/// The numbers of a query, as texts have them.
pub(super) struct Numbers<'q> {
    query: &'q str,
    /// Where each stands, rising; the sign of per cent belongs to the number before it.
    places: Vec<Range<usize>>,
}

impl<'q> Numbers<'q> {
    pub(super) fn of(query: &'q str, planner: &Planner<'_>) -> Self {
        let mut places: Vec<Range<usize>> = Vec::new();
        if !query.contains(|c: char| c.is_ascii_digit()) {
            return Self { query, places };
        }
        for (place, word) in planner.cut(query) {
            match places.last_mut() {
                Some(number) if word == "%" && query[number.end..place.start].chars().all(char::is_whitespace) => {
                    number.end = place.end;
                }
                _ if word.contains(|c: char| c.is_ascii_digit()) => places.push(place),
                _ => {}
            }
        }
        Self { query, places }
    }

    /// The tree with its numbers as texts have them.
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

    /// The numbers that begin in a stretch of the query.
    fn numbers_in(&self, span: Span) -> &[Range<usize>] {
        let first = self.places.partition_point(|place| place.start < span.start);
        let end = self.places.partition_point(|place| place.start < span.end);
        &self.places[first..end.max(first)]
    }

    /// Is a term of the number that the term before it began?
    fn goes_on(&self, last: &Term, term: &Term) -> bool {
        let number = self.numbers_in(Span::new(last.span.start, last.span.start + 1)).first();
        is_plain(term) && is_plain(last) && number.is_some_and(|place| place.contains(&term.span.start))
    }

    /// A term that begins a number is the whole of it; one that holds a list of numbers is the list.
    fn term(&self, term: Term) -> Term {
        if !is_plain(&term) {
            return term;
        }
        match self.numbers_in(term.span) {
            [number] if number.start == term.span.start && number.end >= term.span.end => {
                Term { span: Span::new(number.start, number.end), text: self.query[number.clone()].to_owned(), ..term }
            }
            numbers @ [_, .., last] if term.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') => {
                let list: Vec<&str> = numbers.iter().map(|number| &self.query[number.clone()]).collect();
                Term { span: Span::new(term.span.start, last.end), text: list.join(", "), ..term }
            }
            _ => term,
        }
    }
}

/// Is a term a word as it is typed?
const fn is_plain(term: &Term) -> bool {
    matches!(term.how, Match::Forms | Match::Exact)
}

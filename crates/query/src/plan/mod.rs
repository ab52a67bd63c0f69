//! From the tree of a query to its plan: the clauses to match in the index.

mod abbreviations;
mod citations;
mod definition;
mod everyday;
mod expand;
pub(crate) mod filters;
mod joined;
mod negation;
mod parts;
mod question;
mod sense;
mod synonyms;
mod targets;

use std::sync::Arc;

use qonun_index::Generation;
use qonun_query_language::{Field, Match, NearKind, Node, Syntax, Term};

use crate::citing::Recogniser;
use crate::matching::{Binding, Clause, Contrary, MatchExpr, TermClause};
use crate::postings::{Reader, TermField, TextSet};
use crate::snapshot::Snapshot;
use crate::spelling::{self, Correction, TypedWord};
use crate::words::QueryWords;
use crate::{QueryError, SearchRequest};

use definition::AskedNotions;
use everyday::EverydayWords;

pub(crate) use abbreviations::{Abbreviation, in_language};
pub(crate) use everyday::LegalTerm;
pub(crate) use negation::ANY_FORM;
pub(crate) use parts::Part;
pub(crate) use sense::NegatedWord;
pub(crate) use synonyms::Otherwise;

/// The plan of a query.
pub(crate) struct Plan {
    /// The clauses in the order of the query.
    pub(crate) clauses: Vec<Clause>,
    /// Weight factor of each clause.
    pub(crate) boosts: Vec<f32>,
    /// The condition on a text.
    pub(crate) expr: MatchExpr,
    /// Indexes of the required clauses, including stop words, in the order of the query.
    pub(crate) typed: Vec<usize>,
    /// Added clauses that improve the score of a record: the legal words for everyday words.
    pub(crate) added: Vec<AddedClause>,
    /// Words that are wanted with a negation.
    pub(crate) negated: Vec<NegatedWord>,
    /// What reverses phrases: the index of each phrase, and the reversing words.
    pub(crate) contraries: Vec<(usize, Arc<Contrary>)>,
    /// True if the query is worded as a question. Then its words get their families as keys, and words may be left out.
    /// The search decides whether it is a question once it knows what the words match.
    pub(crate) worded_as_question: bool,
    /// The notions whose definitions the query asks for, if the law base defines them.
    pub(crate) asked: AskedNotions,
    /// Indexes of the typed clauses that are legal words themselves, not everyday words for them.
    pub(crate) subjects: Vec<usize>,
    /// Legal terms that mean the same as some of the words.
    pub(crate) otherwise: Vec<Otherwise>,
    /// The legal terms for phrases of several everyday words, in each language that has these words.
    pub(crate) legal_terms: Vec<LegalTerm>,
    /// The stems of each content word, as typed or corrected: those that suggest concepts.
    pub(crate) content: Vec<Vec<String>>,
    /// Abbreviations in the query.
    pub(crate) abbreviations: Vec<Abbreviation>,
    /// True if a wildcard or fuzzy word was cut to its most frequent expansions.
    pub(crate) cut: bool,
    /// Words that occur nowhere, and their corrections.
    pub(crate) corrections: Vec<Correction>,
    /// Indexes of the clauses that a citation covers, in ascending order. They name an act or a provision and say
    /// nothing else, so they get no everyday words and no translations, and do not make the query a story.
    pub(crate) covered: Vec<usize>,
    /// The operands of the top-level AND, with their spans in the query.
    pub(crate) parts: Vec<Part>,
}

/// An added clause that improves the score of a record.
pub(crate) struct AddedClause {
    /// The clause.
    pub(crate) clause: Clause,
    /// Words that should occur with it, otherwise it counts less: a common word of a term of several words means little
    /// on its own. Empty if it counts alone.
    pub(crate) beside: Vec<TermClause>,
}

impl AddedClause {
    /// A clause that counts alone.
    pub(crate) const fn alone(clause: Clause) -> Self {
        Self { clause, beside: Vec::new() }
    }
}

impl Plan {
    /// A plan that requires all of some clauses, and nothing else.
    pub(crate) fn of_clauses(clauses: Vec<Clause>) -> Self {
        let typed: Vec<usize> = (0..clauses.len()).collect();
        Self {
            boosts: vec![1.0; clauses.len()],
            expr: MatchExpr::All(typed.iter().map(|&place| MatchExpr::Clause(place)).collect()),
            typed,
            clauses,
            added: Vec::new(),
            negated: Vec::new(),
            contraries: Vec::new(),
            worded_as_question: false,
            asked: AskedNotions::default(),
            subjects: Vec::new(),
            otherwise: Vec::new(),
            legal_terms: Vec::new(),
            content: Vec::new(),
            abbreviations: Vec::new(),
            cut: false,
            corrections: Vec::new(),
            covered: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Indexes of the clauses that improve the score of a record: the required ones, without stop words unless there is
    /// nothing else.
    pub(crate) fn ranked_clauses(&self) -> Vec<usize> {
        let mut places = wanted_clauses(&self.expr);
        let says_something =
            |&place: &usize| !matches!(&self.clauses[place], Clause::Word(word) if word.stop.is_some());
        if places.iter().any(says_something) {
            places.retain(says_something);
        }
        places
    }

    /// An abbreviation is not a stop word, even if it has the letters of one.
    fn keep_abbreviations(&mut self) {
        for abbreviation in &self.abbreviations {
            if let Some(Clause::Word(word)) = self.clauses.get_mut(abbreviation.clause) {
                word.stop = None;
            }
        }
    }

    /// The stems of each content word that no citation covers. Words in quotation marks mean what was typed.
    fn content_stems(&self) -> Vec<Vec<String>> {
        let free = self.typed.iter().filter(|place| self.covered.binary_search(place).is_err());
        let words = free.filter_map(|&place| match &self.clauses[place] {
            Clause::Word(word) if word.stop.is_none() && !word.is_exact() => Some(word),
            _ => None,
        });
        let stems = |word: &TermClause| {
            let keys = word.keys.iter().filter(|key| key.place == TermField::Stem);
            keys.map(|key| key.key.clone()).collect()
        };
        words.map(stems).collect()
    }

    /// For each of [`Self::words`], true if a citation covers it.
    pub(crate) fn covered_words(&self) -> Vec<bool> {
        let mut covered = Vec::new();
        for &place in &self.typed {
            let words = self.words_at(place).len();
            covered.resize(covered.len() + words, self.covered.binary_search(&place).is_ok());
        }
        covered
    }

    /// The required words, including stop words, in the order of the query.
    pub(crate) fn words(&self) -> Vec<&TermClause> {
        self.typed.iter().flat_map(|&place| self.words_at(place)).collect()
    }

    /// The words of a typed clause. For an abbreviation this is the abbreviation only: its full words were not typed,
    /// and a title with the abbreviation counts as typed word by word.
    fn words_at(&self, place: usize) -> Vec<&TermClause> {
        let mut words = Vec::new();
        self.clauses[place].words(&mut words);
        if self.abbreviations.iter().any(|short| short.clause == place) {
            words.truncate(1);
        }
        words
    }
}

/// Indexes of the clauses of an expression, in ascending order, each once.
fn wanted_clauses(expr: &MatchExpr) -> Vec<usize> {
    let mut places = Vec::new();
    expr.clauses(&mut places);
    places.sort_unstable();
    places.dedup();
    places
}

/// Makes the plan of a tree.
pub(crate) struct PlanMaker<'e> {
    snapshot: &'e Snapshot,
    reader: &'e Reader<'e>,
    query_words: &'e QueryWords<'e>,
    recogniser: &'e Recogniser<'e>,
    syntax: Syntax,
    /// True if words that occur nowhere may be corrected.
    corrects: bool,
    plan: Plan,
    /// Plain words of the query.
    plain: Vec<TypedWord>,
}

impl<'e> PlanMaker<'e> {
    pub(crate) fn new(
        snapshot: &'e Snapshot,
        reader: &'e Reader<'e>,
        query_words: &'e QueryWords<'e>,
        recogniser: &'e Recogniser<'e>,
        request: &SearchRequest,
    ) -> Self {
        let plan = Plan::of_clauses(Vec::new());
        let (syntax, corrects) = (request.syntax, request.corrects);
        Self { snapshot, reader, query_words, recogniser, syntax, corrects, plan, plain: Vec::new() }
    }

    /// The plan of a tree; an empty plan without a tree.
    pub(crate) fn make(mut self, tree: Option<&Node>, query: &str) -> Result<Plan, QueryError> {
        let wholes = joined::Wholes::of(query, self.query_words, self.snapshot.abbreviations(), self.reader)?;
        let tree = tree.map(|tree| wholes.joined(tree));
        let tree = tree.as_ref();
        self.plan.expr = match tree {
            Some(tree) => self.expr(tree, query, 1.0)?,
            None => MatchExpr::Texts(TextSet::empty(self.size())),
        };
        self.plan.typed = wanted_clauses(&self.plan.expr);
        self.plan.parts = parts::parts_of(tree, &self.plan.expr);
        match self.syntax {
            Syntax::Advanced => {
                negation::prefer_negated(self.reader, self.query_words, &mut self.plan.clauses, false)?;
            }
            Syntax::Simple => self.plan_plain_words(query)?,
        }
        // At this point no word of a phrase is corrected any more.
        self.plan.contraries = sense::contraries(&self.plan, self.reader, self.query_words)?;
        Ok(self.plan)
    }

    /// Adds to plain words their corrections and legal words.
    fn plan_plain_words(&mut self, query: &str) -> Result<(), QueryError> {
        let (reader, query_words, terms) = (self.reader, self.query_words, self.snapshot.terms());
        let typed = &self.plan.typed;
        self.plain.retain(|word| typed.contains(&word.clause));
        let everything_typed = self.plain.clone();
        self.correct_words(query)?;
        let everyday = EverydayWords::of(&self.plan, query, &everything_typed, reader, query_words, terms)?;
        self.plan.content = self.plan.content_stems();
        self.plan.legal_terms = everyday.legal_terms();
        self.plan.asked = definition::find(&self.plan, query, &everything_typed, reader, query_words)?;
        self.plan.worded_as_question = question::is_question(&self.plan, query);
        negation::prefer_negated(reader, query_words, &mut self.plan.clauses, self.plan.worded_as_question)?;
        self.plan.negated = sense::negated_words(&mut self.plan, reader, query_words)?;
        everyday.weigh(&mut self.plan, reader, query_words)?;
        self.plan.keep_abbreviations();
        question::leave_out_stop_words(&mut self.plan);
        question::weigh_repetition(&mut self.plan);
        self.plan.added = everyday.words_of_law(&self.plan);
        if self.plan.worded_as_question {
            question::add_families(&mut self.plan, reader)?;
            question::add_words_of_phrases(&mut self.plan);
        } else {
            self.plan.otherwise = synonyms::of(&self.plan, query_words, terms);
        }
        abbreviations::write_out(&mut self.plan, self.snapshot.abbreviations(), reader)
    }

    /// Corrects plain words, except those of citations and abbreviations, which it finds first.
    fn correct_words(&mut self, query: &str) -> Result<(), QueryError> {
        let (snapshot, reader, query_words) = (self.snapshot, self.reader, self.query_words);
        let cited = self.cover(query);
        self.plan.abbreviations =
            abbreviations::find(snapshot.abbreviations(), query, &self.plain, &mut self.plan.clauses);
        let short = |clause: usize, plan: &Plan| plan.abbreviations.iter().any(|known| known.clause == clause);
        self.plain.retain(|word| !short(word.clause, &self.plan));
        let (plain, clauses) = (&self.plain, &mut self.plan.clauses);
        self.plan.corrections = spelling::correct(snapshot, reader, query_words, query, plain, clauses, self.corrects)?;
        // The words of a citation are not corrected, but letters that a keyboard lacks are added.
        spelling::correct(snapshot, reader, query_words, query, &cited, clauses, false)?;
        Ok(())
    }

    fn generation(&self) -> &'e Generation {
        self.snapshot.generation()
    }

    fn size(&self) -> u32 {
        self.generation().tables().text_count()
    }

    fn add(&mut self, clause: Clause, boost: f32) -> usize {
        self.plan.clauses.push(clause);
        self.plan.boosts.push(boost);
        self.plan.clauses.len() - 1
    }

    fn expr(&mut self, node: &Node, query: &str, boost: f32) -> Result<MatchExpr, QueryError> {
        Ok(match node {
            Node::And { items, except, .. } => {
                let mut members = self.wants(items, query, boost)?;
                for excluded in except {
                    members.push(MatchExpr::Not(Box::new(self.expr(excluded, query, boost)?)));
                }
                MatchExpr::All(members)
            }
            Node::Or { items, .. } => MatchExpr::Any(self.wants(items, query, boost)?),
            Node::Boost { boost: factor, item, .. } => self.expr(item, query, boost * factor.factor())?,
            Node::Term(term) => self.term(term, query, boost)?,
            Node::Near { .. } | Node::Phrase { .. } | Node::AtLeast { .. } => match self.clause(node)? {
                Some(clause) => {
                    let place = self.add(clause, boost);
                    if let Node::Phrase { terms, .. } = node
                        && terms.iter().all(|term| term.how == Match::Forms)
                    {
                        self.note_plain_phrase(terms, query, place);
                    }
                    MatchExpr::Clause(place)
                }
                None => MatchExpr::All(Vec::new()),
            },
            Node::Field { field: Field::Title, item, .. } => self.in_title(item, query, boost)?,
            Node::Field { item, .. } => self.in_provision(item, query, boost)?,
            Node::Filter { field, value, .. } => {
                filters::of_value(self.recogniser, *field, value).into_expr(|clause| self.add(clause, boost))
            }
            Node::Range { field, from, to, .. } => {
                MatchExpr::Texts(filters::of_days(self.snapshot, *field, *from, *to))
            }
            Node::Citation { span, canonical } => self.citation(query, *span, canonical, boost)?,
        })
    }

    fn wants(&mut self, items: &[Node], query: &str, boost: f32) -> Result<Vec<MatchExpr>, QueryError> {
        items.iter().map(|item| self.expr(item, query, boost)).collect()
    }

    /// A word; or several if the analyzer cuts it (`585-sonli`). Several words must all match in the simple syntax, and
    /// match as a phrase in the lawyers' syntax.
    fn term(&mut self, term: &Term, query: &str, boost: f32) -> Result<MatchExpr, QueryError> {
        let mut words = self.words_of(term)?;
        if words.len() > 1 && self.syntax == Syntax::Advanced {
            return Ok(MatchExpr::Clause(self.add(Clause::phrase(words), boost)));
        }
        let first = self.plan.clauses.len();
        let mut members: Vec<MatchExpr> =
            words.drain(..).map(|clause| MatchExpr::Clause(self.add(clause, boost))).collect();
        if term.how == Match::Forms {
            self.note_plain_words(term, query, first..self.plan.clauses.len());
        }
        Ok(match members.len() {
            1 => members.remove(0),
            _ => MatchExpr::All(members),
        })
    }

    /// Notes where the words of `clauses`, which belong to a term, were typed. A single word in quotation marks is
    /// taken as typed, so it is not noted.
    fn note_plain_words(&mut self, term: &Term, query: &str, clauses: std::ops::Range<usize>) {
        let mut start = term.span.start;
        if query.get(start..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric())) {
            return;
        }
        for clause in clauses {
            self.note_plain_word(clause, None, term, query, &mut start);
        }
    }

    /// Notes the words of a phrase of several words: titles are often typed in quotation marks.
    fn note_plain_phrase(&mut self, terms: &[Term], query: &str, clause: usize) {
        let Some(Clause::Phrase(members)) = self.plan.clauses.get(clause) else {
            return;
        };
        let (mut terms, mut start) = (terms.iter(), 0);
        let mut term = terms.next();
        for member in 0..members.len() {
            while let Some(current) = term {
                start = start.max(current.span.start);
                if self.note_plain_word(clause, Some(member), current, query, &mut start) {
                    break;
                }
                term = terms.next();
            }
        }
    }

    /// Notes one word if it occurs in a term from `start` on, and moves `start` behind it. Returns false if it does not
    /// occur.
    fn note_plain_word(
        &mut self,
        clause: usize,
        member: Option<usize>,
        term: &Term,
        query: &str,
        start: &mut usize,
    ) -> bool {
        let place = TypedWord { clause, member, start: *start, end: term.span.end };
        let Some(word) = place.of(&mut self.plan.clauses) else {
            return false;
        };
        let at = query.get(*start..term.span.end).and_then(|rest| rest.find(&word.typed));
        let (first, end) = match at {
            Some(at) => (*start + at, *start + at + word.typed.len()),
            // A quotation mark is inside the word: `toʻgʻrisida"gi`.
            None if word.typed == term.text => (term.span.start, term.span.end),
            None => return false,
        };
        self.plain.push(TypedWord { start: first, end, ..place });
        *start = end;
        true
    }

    /// The clauses of a word of the query; more than one if the analyzer cuts it.
    fn words_of(&mut self, term: &Term) -> Result<Vec<Clause>, QueryError> {
        let exact = match term.how {
            Match::Forms => false,
            Match::Exact => true,
            Match::Prefix | Match::Pattern | Match::Fuzzy1 | Match::Fuzzy2 => return self.expanded(term),
        };
        let query_words = self.query_words;
        Ok(query_words
            .cut(&term.text)
            .into_iter()
            .map(|(_, word)| Clause::Word(query_words.word(word, exact)))
            .collect())
    }

    /// The clauses of a wildcard or fuzzy word: one for each of its parts, which are adjacent in a text.
    fn expanded(&mut self, term: &Term) -> Result<Vec<Clause>, QueryError> {
        let parts = expand::parts(&term.text, term.how);
        let is_alone = parts.len() == 1;
        let mut clauses = Vec::with_capacity(parts.len());
        for part in parts {
            let plain = (part.how == Match::Forms).then(|| self.query_words.cut(&part.text));
            if let Some(words) = plain {
                clauses.extend(words.into_iter().map(|(_, word)| Clause::Word(self.query_words.word(word, false))));
                continue;
            }
            let mut expanded = expand::expand(self.snapshot, self.reader, self.query_words, &part)?;
            self.plan.cut |= expanded.cut;
            if !is_alone && matches!(part.how, Match::Fuzzy1 | Match::Fuzzy2) {
                // A part that is spelled right may have any form.
                expanded.clause.keys.extend(self.query_words.word(&part.text, false).keys);
            }
            clauses.push(Clause::Word(expanded.clause));
        }
        Ok(clauses)
    }

    /// A node as one clause; `None` if it has no words.
    fn clause(&mut self, node: &Node) -> Result<Option<Clause>, QueryError> {
        Ok(match node {
            Node::Term(term) => some_phrase(self.words_of(term)?),
            Node::Phrase { terms, .. } => {
                let mut words = Vec::new();
                for term in terms {
                    words.extend(self.words_of(term)?);
                }
                some_phrase(words)
            }
            Node::Near { kind, ordered, negated, items, .. } => self.near(*kind, *ordered, *negated, items)?,
            Node::AtLeast { count, item, .. } => {
                self.clause(item)?.map(|clause| Clause::AtLeast(*count as usize, Box::new(clause)))
            }
            Node::Boost { item, .. } | Node::Field { item, .. } => self.clause(item)?,
            Node::Or { items, .. } | Node::And { items, .. } => {
                let mut members = Vec::new();
                for item in items {
                    members.extend(self.clause(item)?);
                }
                (!members.is_empty()).then_some(Clause::Any(members))
            }
            Node::Filter { .. } | Node::Range { .. } | Node::Citation { .. } => None,
        })
    }

    /// Binds operands from the left: the second is near the first, the third is near the span found so far.
    fn near(
        &mut self,
        kind: NearKind,
        ordered: bool,
        negated: bool,
        items: &[Node],
    ) -> Result<Option<Clause>, QueryError> {
        let binding = match kind {
            NearKind::Words(distance) => Binding::Words(distance),
            NearKind::Sentence => Binding::Sentence,
            NearKind::Paragraph => Binding::Paragraph,
            NearKind::Point => Binding::Point,
            NearKind::Provision => Binding::Provision,
        };
        let mut operands = Vec::new();
        for item in items {
            operands.extend(self.clause(item)?);
        }
        let mut operands = operands.into_iter();
        let Some(first) = operands.next() else {
            return Ok(None);
        };
        if negated {
            let rest: Vec<Clause> = operands.collect();
            return Ok(Some(Clause::Except { binding, operands: Box::new([first, Clause::Any(rest)]) }));
        }
        let bind = |left, right| Clause::Near { binding, ordered, operands: Box::new([left, right]) };
        Ok(Some(operands.fold(first, bind)))
    }

    /// A part of the query in the title of the act. A node with a field of its own keeps it.
    fn in_title(&mut self, node: &Node, query: &str, boost: f32) -> Result<MatchExpr, QueryError> {
        Ok(match node {
            Node::And { items, except, .. } => {
                let mut members = self.in_titles(items, query, boost)?;
                for excluded in except {
                    members.push(MatchExpr::Not(Box::new(self.in_title(excluded, query, boost)?)));
                }
                MatchExpr::All(members)
            }
            Node::Or { items, .. } => MatchExpr::Any(self.in_titles(items, query, boost)?),
            Node::Boost { item, .. } => self.in_title(item, query, boost)?,
            Node::Field { .. } | Node::Filter { .. } | Node::Range { .. } | Node::Citation { .. } => {
                self.expr(node, query, boost)?
            }
            Node::Term(_) | Node::Near { .. } | Node::Phrase { .. } | Node::AtLeast { .. } => {
                match self.clause(node)? {
                    Some(clause) => MatchExpr::Title(self.add(clause, boost)),
                    None => MatchExpr::All(Vec::new()),
                }
            }
        })
    }

    fn in_titles(&mut self, items: &[Node], query: &str, boost: f32) -> Result<Vec<MatchExpr>, QueryError> {
        items.iter().map(|item| self.in_title(item, query, boost)).collect()
    }

    /// A part of the query in the heading or text of a provision, not in the title.
    fn in_provision(&mut self, node: &Node, query: &str, boost: f32) -> Result<MatchExpr, QueryError> {
        Ok(only_provisions(self.expr(node, query, boost)?))
    }
}

fn only_provisions(expr: MatchExpr) -> MatchExpr {
    match expr {
        MatchExpr::Clause(place) => MatchExpr::Provision(place),
        MatchExpr::All(members) => MatchExpr::All(members.into_iter().map(only_provisions).collect()),
        MatchExpr::Any(members) => MatchExpr::Any(members.into_iter().map(only_provisions).collect()),
        MatchExpr::Not(inner) => MatchExpr::Not(Box::new(only_provisions(*inner))),
        other => other,
    }
}

/// A single word as it is, several words as a phrase.
fn some_phrase(mut words: Vec<Clause>) -> Option<Clause> {
    match words.len() {
        0 => None,
        1 => words.pop(),
        _ => Some(Clause::phrase(words)),
    }
}

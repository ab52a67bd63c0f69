//! Phrases in quotation marks in a question. If no text contains one, its words are searched instead: who asks does not
//! know how the law words it. In any other query quotation marks are a lawyer's, and the phrase stays a phrase.

use qonun_query_language::{Node, Span, without_quotes};

use super::Search;
use crate::matching::{Clause, MatchExpr, Matcher};
use crate::plan::{Plan, PlanMaker};
use crate::postings::TextSet;
use crate::{QueryError, Scope};

impl Search<'_> {
    /// The plan of a query, and the phrases of a question whose words it has instead.
    pub(super) fn plan(
        &self,
        tree: Option<&Node>,
        scope: Scope,
        searched: &TextSet,
    ) -> Result<(Plan, Vec<String>), QueryError> {
        let plan = self.plan_of(tree)?;
        let Some(tree) = tree.filter(|_| plan.worded_as_question && self.is_plain(scope)) else {
            return Ok((plan, Vec::new()));
        };
        let lost = self.lost_phrases(tree, &plan, searched)?;
        if lost.is_empty() {
            return Ok((plan, Vec::new()));
        }
        let typed = |span: &Span| self.request.q.get(span.start..span.end).map(without_quotes);
        let phrases = lost.iter().filter_map(typed).map(str::to_owned).collect();
        Ok((self.plan_of(Some(&without_phrases(tree, &lost)))?, phrases))
    }

    fn plan_of(&self, tree: Option<&Node>) -> Result<Plan, QueryError> {
        let maker = PlanMaker::new(self.snapshot, &self.reader, &self.query_words, &self.recogniser, self.request);
        maker.make(tree, &self.request.q)
    }

    /// The spans of the phrases of a tree that no searched text contains.
    fn lost_phrases(&self, tree: &Node, plan: &Plan, searched: &TextSet) -> Result<Vec<Span>, QueryError> {
        let mut matcher = Matcher::new(&self.reader, &plan.clauses, Scope::Act);
        let mut lost = Vec::new();
        for span in items(tree).iter().filter(|item| matches!(item, Node::Phrase { .. })).map(Node::span) {
            let part = plan.parts.iter().find(|part| part.span == span).map(|part| &part.expr);
            // A query of one phrase has no parts.
            let &MatchExpr::Clause(place) = part.unwrap_or(&plan.expr) else { continue };
            let is_phrase = matches!(plan.clauses[place], Clause::Phrase(_));
            if is_phrase && !matcher.anywhere(place)?.iter().any(|text| searched.contains(text)) {
                lost.push(span);
            }
        }
        Ok(lost)
    }
}

/// The operands of the AND of a tree; the tree itself if it has none.
fn items(tree: &Node) -> &[Node] {
    match tree {
        Node::And { items, .. } => items,
        other => std::slice::from_ref(other),
    }
}

/// A tree with the words of some phrases instead of these phrases.
fn without_phrases(tree: &Node, lost: &[Span]) -> Node {
    let mut words = Vec::new();
    for item in items(tree) {
        match item {
            Node::Phrase { span, terms } if lost.contains(span) => words.extend(terms.iter().cloned().map(Node::Term)),
            other => words.push(other.clone()),
        }
    }
    let except = match tree {
        Node::And { except, .. } => except.clone(),
        _ => Vec::new(),
    };
    Node::And { span: tree.span(), items: words, except }
}

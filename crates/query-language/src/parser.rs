//! Parses tokens to a tree: the advanced syntax.
//!
//! ```text
//! query := or
//! or    := and ( OR and )*
//! and   := item ( AND? item )*
//! item  := NOT* near
//! near  := unit ( NEAR unit )*
//! unit  := ( FIELD | EXACT )* NOT? ( ATLEAST n )? atom ( '^' x )*
//! atom  := '(' or ')' | RANGE | ( CITATION | PHRASE | WORD ) ( '~' n? )?
//! ```
//!
//! Each rule returns `None` if there is nothing to parse or nothing is left; a rule that drops something reports it.

use crate::build::{self, Signed};
use crate::problem::{Finding, Findings, Fix};
use crate::token::{Kind, NearOp, Token};
use crate::{
    Field, FieldKind, MAX_NUMBER, NearKind, Node, ProblemCode, Reading, Recognise, Scope, SeenCitation, Span, brackets,
    citations, lexer, vocabulary, writer,
};

/// The context of a place in the query.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// The field whose values are parsed here; `None` for words.
    pub(crate) field: Option<Field>,
    /// True inside EXACT, or after `=`.
    pub(crate) exact: bool,
    /// True if citations are plain words here.
    pub(crate) words_only: bool,
}

pub(crate) struct Parser<'a> {
    pub(crate) text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    pub(crate) citations: &'a [SeenCitation],
    pub(crate) recognise: Recognise<'a>,
    pub(crate) findings: Findings,
    scope: Option<Scope>,
    told_precedence: bool,
}

/// Parses an advanced query.
pub(crate) fn read(text: &str, mut findings: Findings, recognise: Recognise<'_>) -> Reading {
    let citations = citations::in_advanced(text, recognise);
    let lexed = lexer::lex(text, &citations);
    findings.append(lexed.findings);
    let tokens = brackets::balance(lexed.tokens, text.len(), &mut findings);
    let mut parser =
        Parser { text, tokens, at: 0, citations: &citations, recognise, findings, scope: None, told_precedence: false };
    parser.take_scope();
    let tree = parser.query();
    Reading { tree, scope: parser.scope, problems: parser.findings }
}

impl Parser<'_> {
    // ── tokens ───────────────────────────────────────────────────────────────

    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn peek_at(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    /// Returns the span of the next token, or the end of the text.
    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::new(self.text.len(), self.text.len()), |token| token.span)
    }

    /// Returns the span of the last token.
    fn last(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::default(), |token| token.span)
    }

    fn begins_a_part(&self) -> bool {
        self.tokens.get(self.at).is_some_and(Token::begins_a_part)
    }

    fn advance(&mut self) -> Span {
        let span = self.here();
        self.at += 1;
        span
    }

    pub(crate) fn add(&mut self, finding: Finding) {
        self.findings.add(finding);
    }

    fn missing_operand(&mut self, operator: Span) {
        self.add(Finding::new(ProblemCode::MissingOperand, operator).expected(&["word", "\"", "("]).removed());
    }

    /// Removes `scope:…` from the tokens: it applies to the whole query.
    fn take_scope(&mut self) {
        let mut kept = Vec::with_capacity(self.tokens.len());
        let mut tokens = std::mem::take(&mut self.tokens).into_iter().peekable();
        while let Some(token) = tokens.next() {
            if token.kind != Kind::Scope {
                kept.push(token);
                continue;
            }
            let value = tokens.next_if(|next| matches!(next.kind, Kind::Word(_)));
            let span = value.as_ref().map_or(token.span, |value| token.span.to(value.span));
            let named = value.and_then(|value| match value.kind {
                Kind::Word(word) => vocabulary::scope(&word.text),
                _ => None,
            });
            let finding = match (named, self.scope) {
                (None, _) => Finding::new(ProblemCode::UnknownValue, span).expected(&["act", "provision"]),
                (Some(new), Some(old)) if new != old => Finding::new(ProblemCode::Ignored, span),
                (Some(new), _) => {
                    self.scope = Some(new);
                    continue;
                }
            };
            self.findings.add(finding.removed());
        }
        self.tokens = kept;
    }

    // ── rules ────────────────────────────────────────────────────────────────

    fn query(&mut self) -> Option<Node> {
        let tree = self.or(Context::default());
        let whole = Span::new(0, self.text.len());
        match tree {
            Some(Node::And { items, except, span }) if items.is_empty() => {
                // Only the reader knows from what to exclude it.
                self.add(Finding::new(ProblemCode::OnlyNegative, span).expected(&["word"]));
                build::and_of(except.into_iter().map(|node| Signed { negative: false, node }).collect(), span)
            }
            None if !self.findings.has_error() => {
                self.add(Finding::new(ProblemCode::EmptyQuery, whole).expected(&["word", "\"", "("]));
                None
            }
            tree => tree,
        }
    }

    fn or(&mut self, context: Context) -> Option<Node> {
        let start = self.here();
        let mut branches = Vec::new();
        let mut mixed = false;
        let mut operator = None;
        loop {
            let before = self.at;
            let branch = self.and(context);
            if self.at == before
                && let Some(alone) = operator.or_else(|| self.next_or())
            {
                self.missing_operand(alone);
            }
            if let Some((node, members)) = branch {
                mixed |= members > 1;
                branches.push(node);
            }
            operator = self.next_or();
            if operator.is_none() {
                break;
            }
            self.at += 1;
        }
        if branches.len() < 2 {
            return branches.pop();
        }
        let span = start.to(self.last());
        if mixed && !self.told_precedence {
            self.told_precedence = true;
            self.add(Finding::new(ProblemCode::Precedence, span).fixed(Fix::Canonical));
        }
        let (negative, positive): (Vec<Node>, Vec<Node>) = branches.into_iter().partition(build::is_negative);
        if positive.is_empty() {
            // "Not one of several" differs from "none of them": the enclosing rule decides from what it is excluded.
            let all = negative.into_iter().map(|node| Signed { negative: true, node }).collect();
            let except = build::and_of(all, span)?;
            return build::and_of(vec![Signed { negative: true, node: except }], span);
        }
        for node in negative {
            self.add(Finding::new(ProblemCode::OnlyNegative, node.span()).expected(&["word"]));
        }
        build::or_of(positive, span)
    }

    fn next_or(&self) -> Option<Span> {
        (self.peek() == Some(&Kind::Or)).then(|| self.here())
    }

    /// Returns the node, and the number of its members.
    fn and(&mut self, context: Context) -> Option<(Node, usize)> {
        let start = self.here();
        let mut members = Vec::new();
        let mut operator = None;
        loop {
            match self.peek() {
                None | Some(Kind::Or | Kind::Close) => break,
                Some(Kind::And) => {
                    let span = self.advance();
                    if members.is_empty() || operator.is_some() {
                        self.missing_operand(span);
                    } else {
                        operator = Some(span);
                    }
                }
                Some(_) => {
                    operator = None;
                    members.extend(self.item(context));
                }
            }
        }
        if let Some(span) = operator {
            self.missing_operand(span);
        }
        let count = members.len();
        build::and_of(members, start.to(self.last())).map(|node| (node, count))
    }

    fn item(&mut self, context: Context) -> Option<Signed> {
        let mut negative = false;
        while self.peek() == Some(&Kind::Not) {
            let span = self.advance();
            negative = !negative;
            if !self.begins_a_part() {
                self.missing_operand(span);
                return None;
            }
        }
        if !self.begins_a_part() {
            let is_near = matches!(self.peek(), Some(Kind::Near(_)));
            let span = self.advance();
            if is_near {
                self.missing_operand(span);
            } else {
                self.add(Finding::new(ProblemCode::Ignored, span).removed());
            }
            return None;
        }
        self.near(context).map(|node| Signed { negative, node })
    }

    fn near(&mut self, context: Context) -> Option<Node> {
        let start = self.here();
        let mut left = self.unit(context);
        let mut chain: Option<(NearOp, Vec<Node>)> = None;
        let mut mixed = false;
        while let Some((op, sign)) = self.near_operator() {
            let Some(right) = self.unit(context) else { continue };
            chain = Some(match chain.take() {
                None => (op, left.take().into_iter().chain([right]).collect()),
                Some((old, mut items)) if old == op => {
                    items.push(right);
                    (op, items)
                }
                Some((old, items)) => {
                    mixed = true;
                    let so_far = self.proximity(old, items, Span::new(start.start, sign.start));
                    (op, so_far.into_iter().chain([right]).collect())
                }
            });
        }
        let Some((op, items)) = chain else { return left };
        let whole = start.to(self.last());
        let node = self.proximity(op, items, whole)?;
        if mixed {
            let bracketed = Fix::Replace(whole, writer::part(&node, self.text));
            self.add(Finding::new(ProblemCode::MixedNear, whole).expected(&["(", ")"]).fixed(bracketed));
        }
        Some(node)
    }

    /// Returns the operator here and its span, even if NOT is separated from it; its distance is within the limits.
    fn near_operator(&mut self) -> Option<(NearOp, Span)> {
        loop {
            let (apart, mut op) = match (self.peek(), self.peek_at(1)) {
                (Some(Kind::Near(op)), _) => (false, *op),
                (Some(Kind::Not), Some(Kind::Near(op))) => (true, NearOp { negated: true, ..*op }),
                _ => return None,
            };
            let start = self.here();
            self.at += usize::from(apart);
            let sign = self.advance();
            if let NearKind::Words(count) = op.kind {
                op.kind = NearKind::Words(self.distance(count, sign));
            }
            let span = start.to(sign);
            // A minus after a proximity operator can only mean "not near".
            while self.peek() == Some(&Kind::Not) {
                let minus = self.advance();
                op.negated = true;
                let fixed = Fix::Replace(span.to(minus), format!("{} ", writer::near_operator(op)));
                self.add(Finding::new(ProblemCode::BadOperand, minus).expected(&["NOT/5"]).fixed(fixed));
            }
            if self.begins_a_part() {
                return Some((op, span));
            }
            self.missing_operand(span);
        }
    }

    /// Returns a distance within the limits.
    pub(crate) fn distance(&mut self, count: u32, operator: Span) -> u32 {
        let bounded = count.clamp(1, MAX_NUMBER);
        if bounded != count {
            let is_number = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
            let sign = self.text[operator.start..operator.end].trim_end_matches(is_number);
            let finding = Finding::new(ProblemCode::BadDistance, operator).instead(format!("{sign}{bounded}"));
            self.add(finding);
        }
        bounded
    }

    /// Returns the proximity of the items, or their AND if one of them is not allowed there.
    fn proximity(&mut self, op: NearOp, items: Vec<Node>, whole: Span) -> Option<Node> {
        let NearOp { kind, ordered, negated } = op;
        if items.len() == 1 {
            return items.into_iter().next();
        }
        if let Some(field) = build::common_field(&items) {
            let inner = items.into_iter().map(|item| match item {
                Node::Field { item, .. } => *item,
                item => item,
            });
            return self.proximity(op, inner.collect(), whole).map(|node| build::field_of(field, node, whole));
        }
        if let Some(wrong) = items.iter().find(|item| !build::is_operand(item)) {
            let finding = Finding::new(ProblemCode::BadOperand, wrong.span()).expected(&["word", "\"", "OR"]);
            let meant = self.other_proximity(op, &items, whole);
            let fix = meant.map_or(Fix::None, |node| Fix::Replace(whole, writer::part(&node, self.text)));
            self.add(finding.fixed(fix));
            let signed = |(place, node)| Signed { negative: negated && place > 0, node };
            return build::and_of(items.into_iter().enumerate().map(signed).collect(), whole);
        }
        if let Some(boosted) = items.iter().find(|item| build::holds_boost(item)) {
            self.add(Finding::new(ProblemCode::Ignored, boosted.span()).fixed(Fix::Canonical));
        }
        let items = items.into_iter().map(|item| build::operand(item, self.text)).collect();
        Some(build::near_of(kind, ordered, negated, items, whole))
    }

    /// Returns what may be meant by a proximity with an item that is not allowed there: a field around all of it, or
    /// each item of the AND near the other.
    fn other_proximity(&self, op: NearOp, items: &[Node], whole: Span) -> Option<Node> {
        let near = |items: Vec<Node>| {
            let sound = items.iter().all(build::is_operand);
            let items = items.into_iter().map(|item| build::operand(item, self.text)).collect();
            sound.then(|| build::near_of(op.kind, op.ordered, op.negated, items, whole))
        };
        let each = |several: &[Node], pair: &dyn Fn(&Node) -> Vec<Node>| {
            let positive = |node| Signed { negative: false, node };
            let members: Option<Vec<Signed>> = several.iter().map(|one| near(pair(one)).map(positive)).collect();
            members.and_then(|members| build::and_of(members, whole))
        };
        match items {
            [Node::Field { field, item, span }, rest @ ..] => {
                let all = std::iter::once(item.as_ref()).chain(rest).cloned().collect();
                near(all).map(|node| build::field_of(*field, node, *span))
            }
            [Node::And { items, except, .. }, other] if except.is_empty() => {
                each(items, &|one| vec![one.clone(), other.clone()])
            }
            [other, Node::And { items, except, .. }] if except.is_empty() => {
                each(items, &|one| vec![other.clone(), one.clone()])
            }
            _ => None,
        }
    }

    fn unit(&mut self, context: Context) -> Option<Node> {
        let start = self.here();
        let mut context = context;
        let mut text_field = None;
        let mut named: Option<Span> = None;
        loop {
            match self.peek() {
                Some(&Kind::Field(field)) => {
                    if let Some(outer) = named {
                        self.add(Finding::new(ProblemCode::Ignored, outer).removed());
                    }
                    named = Some(self.advance());
                    let is_text = field.kind() == FieldKind::Text;
                    text_field = is_text.then_some(field);
                    context = Context { field: (!is_text).then_some(field), words_only: is_text, ..context };
                }
                Some(Kind::Exact | Kind::Equals) => {
                    self.at += 1;
                    context = Context { exact: true, words_only: true, ..context };
                }
                _ => break,
            }
        }
        let excluded = named.is_some() && self.peek() == Some(&Kind::Not);
        if excluded {
            self.at += 1;
        }
        if let Some(name) = named
            && !self.begins_a_part()
        {
            self.add(
                Finding::new(ProblemCode::MissingValue, name).expected(&["word", "\"", "("]).fixed(Fix::Canonical),
            );
            return None;
        }
        let atom = self.atom(context, start)?;
        let span = start.to(self.last());
        let atom = match text_field {
            Some(field) => build::field_of(field, atom, span),
            None => atom,
        };
        let boosted = self.boosts(atom, start);
        let signed = Signed { negative: excluded, node: boosted };
        if excluded { build::and_of(vec![signed], span) } else { Some(signed.node) }
    }

    fn atom(&mut self, context: Context, start: Span) -> Option<Node> {
        let Some(&Kind::AtLeast(count)) = self.peek() else { return self.plain_atom(context) };
        let name = self.advance();
        let count = self.count(count, name);
        let node = self.plain_atom(context)?;
        self.at_least(count, node, start.to(self.last()))
    }

    fn count(&mut self, count: u32, name: Span) -> u32 {
        let bounded = count.clamp(1, MAX_NUMBER);
        if bounded != count {
            let word = self.text[name.start..name.end].trim_end_matches(|c: char| c.is_ascii_digit());
            let finding = Finding::new(ProblemCode::BadCount, name).expected(&["ATLEAST3("]);
            self.add(finding.instead(format!("{word}{bounded}")));
        }
        bounded
    }

    fn at_least(&mut self, count: u32, node: Node, span: Span) -> Option<Node> {
        if build::is_negative(&node) || !build::is_countable(&node) {
            let finding = Finding::new(ProblemCode::BadOperand, node.span()).expected(&["word", "\"", "OR"]);
            self.add(finding.fixed(Fix::Canonical));
            return Some(node);
        }
        Some(build::at_least_of(count, node, span, self.text))
    }

    fn plain_atom(&mut self, context: Context) -> Option<Node> {
        if !self.begins_a_part() {
            return None;
        }
        match self.peek()? {
            Kind::Open => self.group(context),
            Kind::Word(_) | Kind::Value(_) | Kind::Phrase(..) | Kind::Citation(_) | Kind::Range(_) => {
                let token = self.tokens.get(self.at)?.clone();
                self.at += 1;
                let tilde = match self.tokens.get(self.at) {
                    Some(&Token { kind: Kind::Tilde(number), span }) => Some((number, span)),
                    _ => None,
                };
                self.at += usize::from(tilde.is_some());
                self.leaf(token, tilde, context)
            }
            kind => {
                let has_value = matches!(kind, Kind::Field(_));
                let mut span = self.advance();
                if has_value && matches!(self.peek(), Some(Kind::Value(_))) {
                    span = span.to(self.advance());
                }
                self.missing_operand(span);
                None
            }
        }
    }

    /// Parses the contents of brackets.
    fn group(&mut self, context: Context) -> Option<Node> {
        let open = self.advance();
        let inside = self.at;
        let node = self.or(context);
        let is_empty = self.at == inside;
        let close = if self.peek() == Some(&Kind::Close) { self.advance() } else { self.here() };
        if is_empty {
            let finding = Finding::new(ProblemCode::EmptyBrackets, open.to(close)).expected(&["word", "\""]);
            self.add(finding.fixed(Fix::Canonical));
        }
        node
    }

    fn boosts(&mut self, node: Node, start: Span) -> Node {
        let mut node = node;
        while let Some(&Kind::Boost(count)) = self.peek() {
            let sign = self.advance();
            node = self.boosted(node, count, sign, start.to(sign));
        }
        node
    }
}

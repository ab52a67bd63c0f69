//! Writes nodes of a tree in the main forms of the language.

use std::fmt::Write as _;

use qonun_law::Date;

use crate::characters::is_quote;
use crate::lexer;
use crate::token::NearOp;
use crate::vocabulary::{self, OperatorWord};
use crate::{Match, NearKind, Node, Recognise, Span, Term, Value};

/// The words that are written in quotation marks so that they stay words. Operator words always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quoted {
    #[default]
    Operators,
    /// Words that look like operators.
    Likenesses,
    /// Words that would be citations by themselves.
    Citations,
    /// All words, and citations in brackets: unquoted, they may form one citation together.
    All,
}

/// The style of writing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Style {
    pub(crate) quoted: Quoted,
    /// True to write citations as typed: their canonical form may not be recognised.
    pub(crate) as_typed: bool,
    /// True to write `|` for OR: in a query without a lower-case letter, OR is a word.
    pub(crate) symbols: bool,
}

/// Writes one part of a query in its plain form, without brackets around it.
pub(crate) fn part(node: &Node, text: &str) -> String {
    let mut writer = Writer { text, style: Style::default(), recognise: &|_| Vec::new(), out: String::new() };
    writer.open(node);
    writer.out
}

/// Formats `/5`, `+s`, `NOT/p`.
pub(crate) fn near_operator(op: NearOp) -> String {
    let sign = if op.ordered { '+' } else { '/' };
    let not = if op.negated { "NOT" } else { "" };
    match op.kind {
        NearKind::Words(count) => format!("{not}{sign}{count}"),
        unit => format!("{not}{sign}{}", vocabulary::unit_letters(unit)),
    }
}

/// Formats `2019-01-01..2021-12-31`, `>=2019-01-01`, `<=2021-12-31`, `2019-07-02`.
pub(crate) fn days(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}..{to}"),
        (Some(from), None) => format!(">={from}"),
        (None, Some(to)) => format!("<={to}"),
        (None, None) => String::new(),
    }
}

/// Writes nodes in sequence.
pub(crate) struct Writer<'a> {
    /// The text to which the spans of the nodes refer.
    pub(crate) text: &'a str,
    pub(crate) style: Style,
    pub(crate) recognise: Recognise<'a>,
    pub(crate) out: String,
}

impl Writer<'_> {
    /// Writes the tree, with signs for operator words if there is no lower-case letter.
    pub(crate) fn with_operators_that_count(mut self, tree: &Node, prefix: &str) -> String {
        self.open(tree);
        if self.out.contains(" OR ") && !lexer::lex(&self.out, &[]).has_lower_case {
            self.style.symbols = true;
            self.out.clear();
            self.out.push_str(prefix);
            self.open(tree);
        }
        self.out
    }

    /// Writes the node at a place without neighbours.
    fn open(&mut self, node: &Node) {
        match node {
            Node::And { items, except, .. } => {
                for (place, item) in items.iter().enumerate() {
                    self.space(place);
                    self.closed(item);
                }
                for item in except {
                    self.out.push_str(" -");
                    self.closed(item);
                }
            }
            Node::Or { items, .. } => {
                let sign = if self.style.symbols { " | " } else { " OR " };
                self.list(items, sign);
            }
            Node::Near { kind, ordered, negated, items, .. } => {
                let op = near_operator(NearOp { kind: *kind, ordered: *ordered, negated: *negated });
                self.list(items, &format!(" {op} "));
            }
            Node::Phrase { terms, .. } => self.phrase(terms),
            Node::Term(term) => self.term(term),
            Node::Field { field, item, .. } => {
                self.name(field.name());
                self.closed_unless(item, |item| !matches!(item, Node::Boost { .. }));
            }
            Node::Filter { field, value, span } => {
                self.name(field.name());
                self.value(value, *span);
            }
            Node::Range { field, from, to, .. } => {
                self.name(field.name());
                self.out.push_str(&days(*from, *to));
            }
            Node::AtLeast { count, item, .. } => {
                // Writing to a String never fails.
                let _ = write!(self.out, "ATLEAST{count}(");
                self.open(item);
                self.out.push(')');
            }
            Node::Boost { boost, item, .. } => {
                self.closed(item);
                let _ = write!(self.out, "^{boost}");
            }
            Node::Citation { canonical, span } if self.style.quoted == Quoted::All => {
                self.out.push('(');
                self.citation(canonical, *span);
                self.out.push(')');
            }
            Node::Citation { canonical, span } => self.citation(canonical, *span),
        }
    }

    /// Writes the node, in brackets if neighbours could change the meaning of its parts.
    fn closed(&mut self, node: &Node) {
        self.closed_unless(node, |_| true);
    }

    fn closed_unless(&mut self, node: &Node, stands_alone: impl Fn(&Node) -> bool) {
        let is_list = matches!(node, Node::And { .. } | Node::Or { .. } | Node::Near { .. });
        if !is_list && stands_alone(node) {
            return self.open(node);
        }
        self.out.push('(');
        self.open(node);
        self.out.push(')');
    }

    fn list(&mut self, items: &[Node], sign: &str) {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.out.push_str(sign);
            }
            self.closed(item);
        }
    }

    fn space(&mut self, place: usize) {
        if place > 0 {
            self.out.push(' ');
        }
    }

    fn name(&mut self, name: &str) {
        self.out.push_str(name);
        self.out.push(':');
    }

    fn term(&mut self, term: &Term) {
        if term.how == Match::Exact {
            self.out.push('=');
        }
        let errors = match term.how {
            Match::Fuzzy1 => "~1",
            Match::Fuzzy2 => "~2",
            _ => "",
        };
        let (open, close) = match (errors.is_empty(), self.is_guarded(&term.text)) {
            (_, false) => ("", ""),
            (true, true) => ("\"", "\""),
            // After quoted words, ~ is a distance.
            (false, true) => ("(", ")"),
        };
        self.out.push_str(open);
        self.word(term);
        self.out.push_str(errors);
        self.out.push_str(close);
    }

    /// True if the word must be protected from being an operator or a citation.
    fn is_guarded(&self, word: &str) -> bool {
        OperatorWord::of(word).is_some()
            || vocabulary::at_least_digits(word).is_some_and(|digits| !digits.is_empty())
            || match self.style.quoted {
                Quoted::Operators => false,
                Quoted::Likenesses => vocabulary::looks_like_operator(word),
                Quoted::Citations if vocabulary::looks_like_operator(word) => true,
                Quoted::Citations => word.contains(|c: char| c.is_ascii_digit()) && !(self.recognise)(word).is_empty(),
                Quoted::All => true,
            }
    }

    fn word(&mut self, term: &Term) {
        self.out.push_str(&term.text);
        if term.how == Match::Prefix {
            self.out.push('*');
        }
    }

    fn phrase(&mut self, terms: &[Term]) {
        if terms.iter().any(|term| term.how == Match::Exact) {
            self.out.push('=');
        }
        self.out.push('"');
        for (place, term) in terms.iter().enumerate() {
            self.space(place);
            self.word(term);
        }
        self.out.push('"');
    }

    fn value(&mut self, value: &Value, span: Span) {
        match value {
            Value::Type(kind) => self.out.push_str(kind.name()),
            Value::Status(status) => self.out.push_str(status.name()),
            Value::Lang(lang) => self.out.push_str(lang.tag()),
            Value::Citation(canonical) => self.citation(canonical, span),
            Value::Text(text) => {
                let special = |c: char| c.is_whitespace() || is_quote(c) || "()^|&*?!~=<>[]{}≤≥".contains(c);
                let is_plain = !text.contains(special) && !text.starts_with(['-', '\u{2212}']);
                if is_plain {
                    self.out.push_str(text);
                } else {
                    let _ = write!(self.out, "\"{text}\"");
                }
            }
        }
    }

    fn citation(&mut self, canonical: &str, span: Span) {
        let typed = self.text.get(span.start..span.end).filter(|_| self.style.as_typed);
        self.out.push_str(typed.unwrap_or(canonical));
    }
}

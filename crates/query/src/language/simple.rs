//! The simple syntax: words, phrases, a minus, citations.

use super::build::{self, Signed};
use super::characters::{is_minus, is_quote, is_word};
use super::lexer::{self, Lexer};
use super::problem::{Finding, Findings, Fix};
use super::token::{Kind, Token, Word};
use super::{Match, Node, ProblemCode, Reading, Recognise, SeenCitation, Span, Term, citations, parser};

/// Reads a simple query.
pub(super) fn read(text: &str, recognise: Recognise<'_>) -> Reading {
    let mut findings = Findings::default();
    let text = parser::shortened(text, &mut findings);
    let citations = citations::in_simple(text, recognise);
    let mut lexer = Lexer::new(text, &citations);
    while let Some(c) = lexer.peek(0) {
        step(&mut lexer, c);
    }
    findings.append(lexer.out.findings);
    tell_advanced_signs(text, &citations, &mut findings);
    let tree = tree(lexer.out.tokens, &citations, text.len(), &mut findings);
    Reading { tree, scope: None, problems: findings }
}

fn step(lexer: &mut Lexer<'_>, c: char) {
    if lexer.citation() {
        return;
    }
    if lexer.is_before_word(c) {
        lexer.at += 1;
        return;
    }
    if is_quote(c) {
        return lexer.quotation(false);
    }
    let excludes = |next: char| is_word(next) || is_quote(next);
    if is_minus(c) && lexer.is_exclusion() && lexer.peek(1).is_some_and(excludes) {
        return lexer.push(Kind::Not, lexer.at + 1);
    }
    match lexer.scan_word(lexer.chars.len(), false) {
        Some((word, end)) => lexer.push(Kind::Word(word), end),
        None => lexer.at += 1,
    }
}

fn tree(tokens: Vec<Token>, citations: &[SeenCitation], length: usize, findings: &mut Findings) -> Option<Node> {
    let mut members = Vec::new();
    let mut negative = false;
    for Token { kind, span } in tokens {
        let word = |Word { span, text }| Term { span, text, how: Match::Forms };
        let node = match kind {
            Kind::Not => {
                negative = true;
                continue;
            }
            Kind::Word(one) => Some(Node::Term(word(one))),
            Kind::Phrase(words, _) => build::phrase_of(words.into_iter().map(word).collect(), span),
            Kind::Citation(place) => {
                citations.get(place).map(|seen| Node::Citation { span, canonical: seen.canonical.clone() })
            }
            _ => None,
        };
        members.extend(node.map(|node| Signed { negative, node }));
        negative = false;
    }
    let nothing = members.is_empty();
    if nothing {
        findings.add(Finding::new(ProblemCode::EmptyQuery, Span::new(0, length)).expected(&["word", "\""]));
    }
    if !nothing && members.iter().all(|member| member.negative) {
        let span = Span::new(0, length);
        findings.add(Finding::new(ProblemCode::OnlyNegative, span).expected(&["word"]).fixed(Fix::Canonical));
        members.iter_mut().for_each(|member| member.negative = false);
    }
    build::and_of(members, Span::new(0, length))
}

/// Says once that signs of the advanced syntax mean nothing here, when there are some that nobody types by chance.
fn tell_advanced_signs(text: &str, citations: &[SeenCitation], findings: &mut Findings) {
    let tokens = lexer::lex(text, citations).tokens;
    let sign = tokens.windows(2).map(|pair| (&pair[0], Some(&pair[1]))).chain(tokens.last().map(|last| (last, None)));
    let is_glued = |token: &Token, next: Option<&Token>| next.is_some_and(|next| next.span.start == token.span.end);
    let mut signs = sign.filter(|(token, next)| match &token.kind {
        Kind::Or
        | Kind::Near(_)
        | Kind::AtLeast(_)
        | Kind::Exact
        | Kind::Range(_)
        | Kind::Tilde(_)
        | Kind::Boost(_) => true,
        Kind::Field(_) | Kind::Scope => is_glued(token, *next),
        Kind::Word(word) => word.is_pattern() && text[token.span.start..token.span.end].ends_with('*'),
        _ => false,
    });
    if let Some((token, _)) = signs.next() {
        findings.add(Finding::new(ProblemCode::SimpleSyntax, token.span));
    }
}

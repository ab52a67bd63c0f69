//! The simple syntax: words, phrases, a minus or an exclamation mark for exclusions, an equals sign, citations.

use crate::build::{self, Signed};
use crate::characters::{is_minus, is_quote, is_word};
use crate::lexer::{self, Lexer};
use crate::problem::{Finding, Findings};
use crate::token::{Kind, Token, Word};
use crate::vocabulary::OperatorWord;
use crate::{Match, Node, ProblemCode, Reading, Recognise, SeenCitation, Span, Term, citations};

/// Parses a simple query.
pub(crate) fn read(text: &str, mut findings: Findings, recognise: Recognise<'_>) -> Reading {
    let citations = citations::in_simple(text, recognise);
    let mut lexer = Lexer::new(text, &citations);
    while let Some(c) = lexer.peek(0) {
        step(&mut lexer, c);
    }
    findings.append(lexer.out.findings);
    tell_advanced_signs(text, &citations, &mut findings);
    let tree = tree(lexer.out.tokens, &citations, text, &mut findings);
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
    let can_stand = |next: char| is_word(next) || is_quote(next);
    let excludes = |next: char| can_stand(next) || is_exact(lexer, 1);
    // Other search engines exclude with `!word`; a sentence has its exclamation mark after the word.
    if (is_minus(c) || c == '!') && lexer.is_exclusion() && lexer.peek(1).is_some_and(excludes) {
        return lexer.push(Kind::Not, lexer.at + 1);
    }
    if is_exact(lexer, 0) {
        return lexer.push(Kind::Equals, lexer.at + 1);
    }
    match lexer.scan_word(lexer.chars.len(), false) {
        Some((word, end)) => lexer.push(Kind::Word(word), end),
        None => lexer.at += 1,
    }
}

/// True if the character `ahead` positions further is an `=` before a word or a phrase.
fn is_exact(lexer: &Lexer<'_>, ahead: usize) -> bool {
    lexer.begins_exact(ahead) && lexer.peek(ahead + 1) != Some('(')
}

fn tree(tokens: Vec<Token>, citations: &[SeenCitation], text: &str, findings: &mut Findings) -> Option<Node> {
    let mut members = Vec::new();
    let (mut negative, mut how) = (false, Match::Forms);
    for Token { kind, span } in tokens {
        let word = |Word { span, text }| Term { span, text, how };
        let node = match kind {
            Kind::Not => {
                negative = true;
                continue;
            }
            Kind::Equals => {
                how = Match::Exact;
                continue;
            }
            Kind::Citation(_) if how == Match::Exact => build::words_of(span, text, how),
            Kind::Word(one) => Some(Node::Term(word(one))),
            Kind::Phrase(words, _) => build::phrase_of(words.into_iter().map(word).collect(), span),
            Kind::Citation(place) => {
                citations.get(place).map(|seen| Node::Citation { span, canonical: seen.canonical.clone() })
            }
            _ => None,
        };
        members.extend(node.map(|node| Signed { negative, node }));
        (negative, how) = (false, Match::Forms);
    }
    let (nothing, whole) = (members.is_empty(), Span::new(0, text.len()));
    if nothing {
        findings.add(Finding::new(ProblemCode::EmptyQuery, whole).expected(&["word", "\""]));
    }
    if !nothing && members.iter().all(|member| member.negative) {
        findings.add(Finding::new(ProblemCode::OnlyNegative, whole).expected(&["word"]));
        members.iter_mut().for_each(|member| member.negative = false);
    }
    build::and_of(members, whole)
}

/// Reports once that signs of the advanced syntax have no meaning here, if the query contains some that nobody types by
/// chance.
fn tell_advanced_signs(text: &str, citations: &[SeenCitation], findings: &mut Findings) {
    let lexed = lexer::lex(text, citations);
    let tokens = &lexed.tokens;
    let sign = (0..tokens.len()).find(|&place| is_advanced_sign(tokens, place, text)).map(|place| tokens[place].span);
    let broken = lexed.findings.iter().find(|finding| match finding.code {
        ProblemCode::BadOperator => true,
        // In plain words `or` is a normal word.
        ProblemCode::OperatorAsWord => {
            OperatorWord::of_lower_case(&text[finding.span.start..finding.span.end]).is_none()
        }
        _ => false,
    });
    let spans = sign.into_iter().chain(broken.map(|finding| finding.span));
    if let Some(first) = spans.min_by_key(|span| span.start) {
        findings.add(Finding::new(ProblemCode::SimpleSyntax, first));
    }
}

/// True if the token has a meaning only in the advanced syntax.
fn is_advanced_sign(tokens: &[Token], place: usize, text: &str) -> bool {
    let token = &tokens[place];
    let typed = &text[token.span.start..token.span.end];
    let next = tokens.get(place + 1);
    let is_glued = next.is_some_and(|next| next.span.start == token.span.end);
    match &token.kind {
        Kind::Or
        | Kind::Near(_)
        | Kind::AtLeast(_)
        | Kind::Exact
        | Kind::Range(_)
        | Kind::Tilde(_)
        | Kind::Boost(_) => true,
        Kind::Field(_) | Kind::Scope => is_glued,
        Kind::Not if is_minus(typed.chars().next().unwrap_or(' ')) => {
            is_glued && next.is_some_and(|next| next.kind == Kind::Open)
        }
        // At the beginning, "НЕ выплатили" is only emphasis, and so is NOT in a query in capitals; `&` separates like a
        // space.
        Kind::And | Kind::Not => {
            let is_operator = || typed == "NOT" && text.chars().any(char::is_lowercase);
            typed.chars().all(char::is_alphabetic) && next.is_some() && (place > 0 || is_operator())
        }
        // A text that ends in `!` or `?` is a sentence.
        Kind::Word(word) => word.is_pattern() && typed.trim_end_matches(['!', '?']).contains(['*', '?']),
        _ => false,
    }
}

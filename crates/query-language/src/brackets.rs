//! Balances brackets and limits their depth before parsing.

use crate::problem::{Finding, Findings, Fix};
use crate::token::{Kind, Token};
use crate::{MAX_DEPTH, ProblemCode, Span};

/// Removes closing brackets without an opening one, and pairs that are nested too deeply. An unclosed bracket is kept:
/// it extends to the end of the query.
pub(crate) fn balance(tokens: Vec<Token>, length: usize, findings: &mut Findings) -> Vec<Token> {
    let mut open: Vec<Span> = Vec::new();
    let mut told_depth = false;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.kind {
            Kind::Open => {
                open.push(token.span);
                if open.len() > MAX_DEPTH {
                    if !told_depth {
                        findings.add(Finding::new(ProblemCode::TooDeep, token.span).fixed(Fix::Canonical));
                    }
                    told_depth = true;
                    continue;
                }
            }
            Kind::Close if open.is_empty() => {
                findings.add(Finding::new(ProblemCode::UnbalancedBracket, token.span).expected(&["("]).removed());
                continue;
            }
            Kind::Close => {
                open.pop();
                if open.len() >= MAX_DEPTH {
                    continue;
                }
            }
            _ => {}
        }
        kept.push(token);
    }
    for bracket in open {
        let close = Fix::Replace(Span::new(length, length), ")".to_owned());
        findings.add(Finding::new(ProblemCode::UnbalancedBracket, bracket).expected(&[")"]).fixed(close));
    }
    kept
}

//! Operators that are words: AND, OR, NOT; and words that look like operators.

use crate::lexer::Lexer;
use crate::problem::{Finding, Fix};
use crate::token::{Kind, Token};
use crate::vocabulary::{self, OperatorWord};
use crate::{ProblemCode, Span};

impl Lexer<'_> {
    /// Converts operator words to operators, and reports words that may have been meant as operators.
    pub(crate) fn settle_operator_words(&mut self) {
        if self.out.has_lower_case {
            self.make_operators();
            self.tell_likenesses();
        } else {
            self.tell_capitals();
        }
    }

    /// True if a field, an `=`, a `~` or a `^` touches the token. No operator has one.
    fn is_surely_a_word(&self, place: usize) -> bool {
        let span = self.out.tokens[place].span;
        let before = place.checked_sub(1).map(|place| &self.out.tokens[place]);
        let after = self.out.tokens.get(place + 1);
        before.is_some_and(|before| {
            before.span.end == span.start && matches!(before.kind, Kind::Field(_) | Kind::Scope | Kind::Equals)
        }) || after.is_some_and(|after| matches!(after.kind, Kind::Tilde(_) | Kind::Boost(_)))
    }

    /// Returns the word at an index, if it may be an operator.
    fn operator_like(&self, place: usize) -> Option<&str> {
        match &self.out.tokens[place].kind {
            Kind::Word(word) if !self.is_surely_a_word(place) => Some(&word.text),
            _ => None,
        }
    }

    fn make_operators(&mut self) {
        for place in 0..self.out.tokens.len() {
            let Some(operator) = self.operator_like(place).and_then(OperatorWord::of) else { continue };
            self.out.tokens[place].kind = match operator {
                OperatorWord::And => Kind::And,
                OperatorWord::Or => Kind::Or,
                OperatorWord::Not => Kind::Not,
            };
        }
    }

    /// Reports once that operator words are plain words if the whole query is in capitals, as in printed titles.
    fn tell_capitals(&mut self) {
        for place in 0..self.out.tokens.len() {
            let Some(operator) = self.operator_like(place).and_then(OperatorWord::of) else { continue };
            let span = self.out.tokens[place].span;
            // The minus belongs to the word after it.
            let next = self.out.tokens.get(place + 1).filter(|_| operator == OperatorWord::Not);
            let end = next.map_or(span.end, |next| next.span.start);
            let fix = Fix::Replace(Span::new(span.start, end), operator.symbol().to_owned());
            let finding = Finding::new(ProblemCode::CapitalWords, span).expected(&["&", "|", "-"]).fixed(fix);
            self.out.findings.add(finding);
            return;
        }
    }

    /// Reports words that are operators in other letters or in other systems. A space means AND, so a lower-case `and`
    /// makes a difference only among operators.
    fn tell_likenesses(&mut self) {
        let has_operators = self.out.tokens.iter().any(Token::is_advanced);
        for place in 0..self.out.tokens.len() {
            let Some(text) = self.operator_like(place) else { continue };
            let finding = match OperatorWord::of_lower_case(text) {
                Some(OperatorWord::And) if !has_operators => None,
                Some(operator) if self.is_between_parts(place) => Some(self.lower_case(place, operator)),
                Some(_) => None,
                None => self.other_likeness(place, text),
            };
            if let Some(finding) = finding {
                self.out.findings.add(finding);
            }
        }
    }

    /// True if an operator could join something before and after it.
    fn is_between_parts(&self, place: usize) -> bool {
        let before = place.checked_sub(1).map(|place| &self.out.tokens[place]);
        let after = self.out.tokens.get(place + 1);
        before.is_some_and(Token::ends_a_part) && after.is_some_and(Token::begins_a_part)
    }

    /// Reports `or` where OR may be meant.
    fn lower_case(&self, place: usize, operator: OperatorWord) -> Finding {
        let span = self.out.tokens[place].span;
        let capitals = self.text[span.start..span.end].to_uppercase();
        Finding::new(ProblemCode::OperatorAsWord, span).expected(operator.spellings()).instead(capitals)
    }

    /// Reports `EXACT soliq`, `ATLEAST soliq`, `soliq NEAR boj`.
    fn other_likeness(&self, place: usize, text: &str) -> Option<Finding> {
        let span = self.out.tokens[place].span;
        let finding = Finding::new(ProblemCode::OperatorAsWord, span);
        if vocabulary::is_exact_word(text) {
            let next = self.out.tokens.get(place + 1).filter(|next| next.begins_a_part() && next.kind != Kind::Not);
            let fix = next.map(|next| Fix::Replace(Span::new(span.start, next.span.start), "=".to_owned()));
            return Some(finding.expected(&["=", "EXACT("]).fixed(fix.unwrap_or(Fix::None)));
        }
        let is_capital = !text.contains(char::is_lowercase);
        if is_capital && vocabulary::at_least_digits(text).is_some() {
            return Some(finding.expected(&["ATLEAST3("]));
        }
        let expected = vocabulary::likeness(text)?;
        let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        match (number.is_empty(), expected) {
            (false, [sign, ..]) if self.is_between_parts(place) => {
                let sign = sign.trim_end_matches(|c: char| c.is_ascii_digit());
                Some(finding.expected(expected).instead(format!("{sign}{number}")))
            }
            _ => Some(finding.expected(expected)),
        }
    }
}

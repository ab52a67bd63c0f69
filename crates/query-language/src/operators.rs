//! Operators in the text of a query: proximity, counts, exact forms, and suffixes of words.
//!
//! A malformed operator is never read silently as plain words: it is reported and dropped.

use crate::characters::{is_hyphen, is_letter, is_minus, is_quote, is_word};
use crate::lexer::Lexer;
use crate::problem::{Finding, Fix};
use crate::token::{Kind, NearOp, Token};
use crate::vocabulary::{self, OperatorWord};
use crate::{NearKind, ProblemCode, Span, writer};

/// Spellings of proximity operators.
const PROXIMITY: [&str; 5] = ["/5", "/s", "/p", "/b", "/m"];
/// Minimum number of letters after the number of a proximity operator that form a separate word: `/5imtiyoz`.
const LETTERS_OF_A_WORD: usize = 3;

impl Lexer<'_> {
    /// Drops a malformed operator from byte `start` up to the character `end`.
    fn bad_operator(&mut self, start: usize, end: usize) {
        let span = Span::new(start, self.byte(end));
        self.out.findings.add(Finding::new(ProblemCode::BadOperator, span).expected(&PROXIMITY));
        self.at = end;
    }

    /// Returns the end of an operator as typed: the next space, bracket, quotation mark or sign of AND and OR.
    fn operator_end(&self, from: usize) -> usize {
        self.run(from, |c| !c.is_whitespace() && !is_quote(c) && !matches!(c, '(' | ')' | '|' | '&'))
    }

    // ── functions ────────────────────────────────────────────────────────────

    /// Reads `ATLEAST3(`, `EXACT(`.
    pub(crate) fn function(&mut self, name: &str, bracket: usize) -> bool {
        if vocabulary::is_exact_word(name) {
            self.push(Kind::Exact, bracket);
            return true;
        }
        let Some(digits) = vocabulary::at_least_digits(name) else { return false };
        self.push(Kind::AtLeast(count(&digits)), bracket);
        true
    }

    /// Reads `ATLEAST3 (` as if there were no space, and `ATLEAST3 word`, where the brackets are missing.
    pub(crate) fn count_apart(&mut self, name: &str, end: usize) -> bool {
        let Some(digits) = vocabulary::at_least_digits(name).filter(|digits| !digits.is_empty()) else { return false };
        let next = self.run(end, char::is_whitespace);
        if self.char_at(next) != Some('(') {
            let finding = self.find(ProblemCode::BadOperator, end).expected(&["ATLEAST3("]);
            let fix = self.atom_end(next).map(|atom| {
                let bracketed = format!("{}({})", self.slice(self.at, end), self.slice(next, atom));
                Fix::Replace(self.span(self.at, atom), bracketed)
            });
            self.out.findings.add(finding.fixed(fix.unwrap_or(Fix::None)));
        }
        self.push(Kind::AtLeast(count(&digits)), end);
        true
    }

    /// Returns the index of the character after the word or phrase that begins here.
    fn atom_end(&self, from: usize) -> Option<usize> {
        if let Some(close) = self.quotes.closing(from) {
            return Some(close + 1);
        }
        let end = self.run(from, |c| is_word(c) || is_hyphen(c));
        let word = self.slice(from, end);
        (word.starts_with(is_letter) && OperatorWord::of(word).is_none()).then_some(end)
    }

    /// Reads `=` before a word, a phrase or a bracket.
    pub(crate) fn equals(&mut self) {
        if !self.begins_exact(0) {
            return self.ignore(self.at + 1);
        }
        let kind = if self.peek(1) == Some('(') { Kind::Exact } else { Kind::Equals };
        self.push(kind, self.at + 1);
    }

    /// True if the character `ahead` positions further is an `=` that requires the exact form of what follows it.
    pub(crate) fn begins_exact(&self, ahead: usize) -> bool {
        let stands_apart = !(self.at + ahead).checked_sub(1).and_then(|at| self.char_at(at)).is_some_and(is_word);
        let begins = |c: char| is_word(c) || is_quote(c) || c == '(';
        stands_apart && self.peek(ahead) == Some('=') && self.peek(ahead + 1).is_some_and(begins)
    }

    // ── minus ────────────────────────────────────────────────────────────────

    /// True if the minus here excludes what follows. Between words it is a hyphen or a dash.
    pub(crate) fn is_exclusion(&self) -> bool {
        let apart =
            self.before().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':' | '|' | '&' | '=') || is_minus(c));
        let begins = |c: char| {
            is_word(c) || is_quote(c) || is_minus(c) || matches!(c, '(' | '=' | '*' | '/' | '+' | '[' | '<' | '>')
        };
        apart && self.peek(1).is_some_and(begins)
    }

    pub(crate) fn minus(&mut self) {
        if !matches!(self.peek(1), Some('/' | '+')) {
            return self.push(Kind::Not, self.at + 1);
        }
        let ordered = self.peek(1) == Some('+');
        match self.near_argument(self.at + 2) {
            Some((kind, end)) if !self.goes_on(end) => {
                self.push(Kind::Near(NearOp { kind, ordered, negated: true }), end);
            }
            _ => self.bad_operator(self.byte(self.at), self.operator_end(self.at)),
        }
    }

    /// Reads a hyphen or dash that excludes nothing. Between spaces, or as another dash before a word, it may be meant
    /// as a minus; between numbers it is a range.
    pub(crate) fn dash(&mut self) {
        let (sign, next) = (self.peek(0), self.peek(1));
        let after_word = match self.out.tokens.last() {
            Some(Token { kind: Kind::Word(word), .. }) => !word.text.contains(char::is_numeric),
            Some(token) => token.ends_a_part(),
            None => false,
        };
        let before_word = self.char_at(self.run(self.at + 1, char::is_whitespace)).is_none_or(char::is_alphabetic);
        let apart = next.is_none_or(char::is_whitespace);
        let is_like_minus = apart == sign.is_some_and(is_minus);
        if is_like_minus && after_word && before_word && self.before().is_some_and(char::is_whitespace) {
            return self.ignore(self.at + 1);
        }
        self.at += 1;
    }

    // ── proximity ────────────────────────────────────────────────────────────

    /// Reads `/5`, `+s`; otherwise `/` separates words, and before a word neither has a meaning.
    pub(crate) fn slash(&mut self) {
        if self.before().is_some_and(is_word) {
            return self.slash_behind_word();
        }
        let ordered = self.peek(0) == Some('+');
        match self.near_argument(self.at + 1) {
            Some((kind, end)) if !self.goes_on(end) => self.near(NearOp { kind, ordered, negated: false }, end),
            Some((_, end)) => self.bad_operator(self.byte(self.at), self.operator_end(end)),
            None if self.peek(1).is_some_and(|c| c.is_ascii_digit()) => self.near_glued_to_word(ordered),
            None => self.lone_slash(),
        }
    }

    /// Reads a proximity operator; `NEAR /5` and `not /5` are reported and read as one operator.
    fn near(&mut self, op: NearOp, end: usize) {
        let word = match self.out.tokens.as_slice() {
            // A capital NOT is a separate operator, which the parser joins to this one.
            [.., before, Token { kind: Kind::Word(word), span }]
                if before.ends_a_part() && OperatorWord::of(&word.text).is_none() =>
            {
                let only_space = self.text[span.end..self.byte(self.at)].chars().all(char::is_whitespace);
                vocabulary::near_word(&word.text).filter(|_| only_space).map(|meaning| (meaning, span.start))
            }
            _ => None,
        };
        let Some(((in_order, negated), start)) = word else {
            return self.push(Kind::Near(op), end);
        };
        let op = NearOp { kind: op.kind, ordered: op.ordered || in_order, negated };
        self.out.tokens.pop();
        self.misspelt_near(op, start, end);
    }

    /// Reports the right spelling of a proximity operator from byte `start` up to the character `end`.
    fn misspelt_near(&mut self, op: NearOp, start: usize, end: usize) {
        let span = Span::new(start, self.byte(end));
        let finding = Finding::new(ProblemCode::BadOperator, span).expected(&PROXIMITY);
        self.out.findings.add(finding.instead(writer::near_operator(op)));
        self.out.tokens.push(Token { kind: Kind::Near(op), span });
        self.at = end;
    }

    /// Reads `/5imtiyoz`: a missing space; `/5s` has no meaning.
    fn near_glued_to_word(&mut self, ordered: bool) {
        let word = self.run(self.at + 1, |c| c.is_ascii_digit());
        let end = self.run(word, char::is_alphabetic);
        if end - word < LETTERS_OF_A_WORD || self.char_at(end).is_some_and(|c| c.is_numeric()) {
            return self.bad_operator(self.byte(self.at), self.operator_end(self.at));
        }
        let fix = Fix::Replace(self.span(word, word), " ".to_owned());
        let finding = self.find(ProblemCode::BadOperator, end).expected(&PROXIMITY).fixed(fix);
        self.out.findings.add(finding);
        let kind = NearKind::Words(count(self.slice(self.at + 1, word)));
        self.push(Kind::Near(NearOp { kind, ordered, negated: false }), word);
    }

    /// Reads a sign without a number or unit: `/x`, `/ 5`, `NOT /x`.
    fn lone_slash(&mut self) {
        let begins_word = self.peek(1).is_none_or(|c| is_word(c) || c.is_whitespace());
        if !self.before().is_none_or(char::is_whitespace) || !begins_word {
            self.at += 1;
            return;
        }
        let is_near_word = |text: &str| vocabulary::near_word(text).is_some() && !text.contains(char::is_lowercase);
        match self.out.tokens.last() {
            Some(Token { kind: Kind::Word(word), span }) if is_near_word(&word.text) => {
                let start = span.start;
                self.out.tokens.pop();
                self.bad_operator(start, self.operator_end(self.at));
            }
            _ => {
                let finding = self.find(ProblemCode::Ignored, self.at + 1).expected(&PROXIMITY);
                self.out.findings.add(finding.removed());
                self.at += 1;
            }
        }
    }

    /// Reads `soliq/5`, `soliq/s`: most likely a missing space; `/5/s` has no meaning; `va/yoki` are two words.
    fn slash_behind_word(&mut self) {
        if self.is_glued() && matches!(self.out.tokens.last(), Some(Token { kind: Kind::Near(_), .. })) {
            let start = self.out.tokens.last().map_or(0, |token| token.span.start);
            return self.bad_operator(start, self.operator_end(self.at));
        }
        let letters = self.letters_before();
        match self.near_argument(self.at + 1) {
            Some((kind, end)) if letters >= if matches!(kind, NearKind::Words(_)) { 1 } else { LETTERS_OF_A_WORD } => {
                let finding = self.find(ProblemCode::OperatorAsWord, end).expected(&PROXIMITY);
                let spaced = format!(" {}", self.slice(self.at, end));
                self.out.findings.add(finding.instead(spaced));
                self.at += 1;
            }
            None if letters > 0 && self.peek(0) == Some('+') && self.peek(1).is_some_and(is_letter) => {
                self.ignore(self.at + 1);
            }
            _ => self.at += 1,
        }
    }

    /// Returns the number of letters of the previous word; 0 if it contains a digit.
    fn letters_before(&self) -> usize {
        match self.out.tokens.last() {
            Some(Token { kind: Kind::Word(word), .. })
                if self.is_glued() && !word.text.contains(|c: char| c.is_numeric()) =>
            {
                word.text.chars().filter(|&c| is_letter(c)).count()
            }
            _ => 0,
        }
    }

    /// Reads `w/5`, `NEAR/s`, `NOT/5`.
    pub(crate) fn near_in_words(&mut self, word: &str, sign: usize) -> bool {
        let Some((in_order, negated)) = vocabulary::near_word(word) else { return false };
        let plus = self.char_at(sign) == Some('+');
        let start = self.byte(self.at);
        match self.near_argument(sign + 1) {
            Some((kind, end)) if !self.goes_on(end) => {
                let op = NearOp { kind, ordered: in_order || plus, negated };
                if plus && !negated {
                    self.misspelt_near(op, start, end);
                } else {
                    self.push(Kind::Near(op), end);
                }
                true
            }
            _ if !word.contains(char::is_lowercase) => {
                self.bad_operator(start, self.operator_end(sign));
                true
            }
            _ => {
                let finding = self.find(ProblemCode::OperatorAsWord, self.operator_end(sign));
                self.out.findings.add(finding.expected(&PROXIMITY));
                false
            }
        }
    }

    /// Reads the number or letters after the sign; they must end the operator.
    fn near_argument(&self, from: usize) -> Option<(NearKind, usize)> {
        let end = self.run(from, is_letter);
        let argument = self.slice(from, end);
        if argument.is_empty() || self.char_at(end).is_some_and(|c| is_word(c) || matches!(c, '*' | '?')) {
            return None;
        }
        if argument.bytes().all(|b| b.is_ascii_digit()) {
            return Some((NearKind::Words(count(argument)), end));
        }
        vocabulary::near_unit(argument).map(|kind| (kind, end))
    }

    /// True if an operator is followed by further characters that belong to it: `/5.5`, `/5-10`, `/5/s`.
    fn goes_on(&self, end: usize) -> bool {
        let before_digit = self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit());
        match self.char_at(end) {
            Some('/' | '+') => true,
            Some(c) => before_digit && (matches!(c, '.' | ',') || is_hyphen(c)),
            None => false,
        }
    }

    // ── at the end of a word ─────────────────────────────────────────────────

    pub(crate) fn tilde(&mut self) {
        let can_take = |token: &Token| matches!(token.kind, Kind::Word(_) | Kind::Phrase(..) | Kind::Citation(_));
        if !self.is_glued() || !self.out.tokens.last().is_some_and(can_take) {
            return self.ignore(self.at + 1);
        }
        let end = self.number_end(self.at + 1);
        let digits = self.slice(self.at + 1, end);
        let is_number = digits.bytes().all(|b| b.is_ascii_digit());
        // A value that is not a number counts as 0, which the parser reports.
        let number = (!digits.is_empty()).then(|| if is_number { count(digits) } else { 0 });
        self.push(Kind::Tilde(number), end);
    }

    pub(crate) fn boost(&mut self) {
        if !self.is_glued() || !self.out.tokens.last().is_some_and(can_be_boosted) {
            return self.ignore(self.at + 1);
        }
        let end = self.number_end(self.at + 1);
        self.push(Kind::Boost(hundredths(self.slice(self.at + 1, end))), end);
    }

    /// Returns the end of the number, or of the text in its place, that begins here.
    fn number_end(&self, from: usize) -> usize {
        let end = self.run(from, |c| c.is_alphanumeric() || c == '.' || c == ',');
        from + self.slice(from, end).trim_end_matches(['.', ',']).chars().count()
    }

    /// A wildcard before a word begins the word; elsewhere these signs are punctuation.
    pub(crate) fn wildcard_or_mark(&mut self) {
        let mark = self.peek(0);
        let run = self.run(self.at, |c| matches!(c, '*' | '?'));
        let begins_a_word = run > self.at && self.char_at(run).is_some_and(is_letter);
        if begins_a_word {
            return self.word();
        }
        let end = self.run(self.at, |c| Some(c) == mark);
        let after_word = self.before().is_some_and(|c| is_word(c) || is_quote(c) || c == ')');
        if mark == Some('!') && !self.char_at(end).is_some_and(is_word) && !after_word {
            self.at = end;
            return;
        }
        self.ignore(end);
    }
}

/// Parses a number of digits. A number with too many digits becomes the maximum, which the parser reports.
fn count(digits: &str) -> u32 {
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u32::MAX) }
}

/// Parses `2`, `2.5`, `0,25` in hundredths; 0 if it is not a number, and a very large number if there are many digits.
fn hundredths(number: &str) -> u32 {
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    if number.is_empty() || !(whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit())) {
        return 0;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(u32::MAX) };
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    whole.saturating_mul(100).saturating_add(part.parse().unwrap_or(0))
}

/// True if a boost may follow a token.
fn can_be_boosted(token: &Token) -> bool {
    let is_whole =
        matches!(token.kind, Kind::Word(_) | Kind::Value(_) | Kind::Phrase(..) | Kind::Citation(_) | Kind::Range(_));
    !token.begins_a_part() || is_whole
}

//! Text to tokens, one pass from the left.

use super::characters::{is_apostrophe, is_hyphen, is_invisible, is_letter, is_minus, is_quote, is_word};
use super::problem::{Finding, Findings, Fix};
use super::quotes::{Quotes, ending_after};
use super::token::{Kind, NearOp, Token, Word};
use super::vocabulary::{self, OperatorWord};
use super::{Field, FieldKind, NearKind, ProblemCode, SeenCitation, Span};

/// What the lexer found.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) findings: Findings,
    /// Is there a lower-case letter outside of proximity operators? Without one, operator words are words.
    pub(super) has_lower_case: bool,
}

/// Cuts the text of an advanced query into tokens.
pub(super) fn lex(text: &str, citations: &[SeenCitation]) -> Lexed {
    let mut lexer = Lexer::new(text, citations);
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.settle_operator_words();
    lexer.out
}

/// A reader of characters, shared by both syntaxes.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    /// Every character with its byte.
    pub(super) chars: Vec<(usize, char)>,
    /// The next character to read.
    pub(super) at: usize,
    pub(super) quotes: Quotes,
    citations: &'a [SeenCitation],
    /// Citations before this one lie behind.
    next_citation: usize,
    pub(super) out: Lexed,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, citations: &'a [SeenCitation]) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let quotes = Quotes::find(&chars);
        Self { text, chars, at: 0, quotes, citations, next_citation: 0, out: Lexed::default() }
    }

    // ── looking ──────────────────────────────────────────────────────────────

    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|&(_, c)| c)
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    pub(super) fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |&(byte, _)| byte)
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte(start), self.byte(end))
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.byte(start)..self.byte(end)]
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.char_at(at))
    }

    /// Does nothing stand between the last token and the next character?
    fn is_glued(&self) -> bool {
        self.out.tokens.last().is_some_and(|token| token.span.end == self.byte(self.at))
    }

    pub(super) fn run(&self, from: usize, holds: impl Fn(char) -> bool) -> usize {
        self.chars[from.min(self.chars.len())..].iter().take_while(|&&(_, c)| holds(c)).count() + from
    }

    // ── writing ──────────────────────────────────────────────────────────────

    /// Adds the token that ends before the character `end`, and goes on there.
    pub(super) fn push(&mut self, kind: Kind, end: usize) {
        let span = self.span(self.at, end);
        self.out.has_lower_case |=
            !matches!(kind, Kind::Near(_)) && self.text[span.start..span.end].chars().any(char::is_lowercase);
        self.out.tokens.push(Token { kind, span });
        self.at = end;
    }

    pub(super) fn find(&self, code: ProblemCode, end: usize) -> Finding {
        Finding::new(code, self.span(self.at, end))
    }

    /// Leaves out what stands up to the character `end`, and says so.
    pub(super) fn ignore(&mut self, end: usize) {
        let finding = self.find(ProblemCode::Ignored, end).removed();
        self.out.findings.add(finding);
        self.at = end;
    }

    // ── one token ────────────────────────────────────────────────────────────

    fn step(&mut self) {
        if self.citation() || self.comparison() || self.open_range() {
            return;
        }
        let Some(c) = self.peek(0) else { return };
        match c {
            c if self.is_before_word(c) => self.at += 1,
            c if is_quote(c) => self.quotation(true),
            '(' => self.push(Kind::Open, self.at + 1),
            ')' => self.push(Kind::Close, self.at + 1),
            '&' => self.push(Kind::And, self.run(self.at, |c| c == '&')),
            '|' => self.push(Kind::Or, self.run(self.at, |c| c == '|')),
            '=' => self.equals(),
            '<' | '>' | '≤' | '≥' | '[' | '{' | ']' | '}' => self.ignore(self.at + 1),
            '/' | '+' => self.slash(),
            '~' => self.tilde(),
            '^' => self.boost(),
            '*' | '?' | '!' => self.wildcard_or_mark(),
            c if is_minus(c) && self.is_exclusion() => self.minus(),
            c if is_word(c) => self.word(),
            // A space, or punctuation that means nothing in any text.
            _ => self.at += 1,
        }
    }

    /// Is it an apostrophe or something invisible before a word? Words and citations begin with a letter or a digit.
    pub(super) fn is_before_word(&self, c: char) -> bool {
        is_word(c) && !is_letter(c) && !self.before().is_some_and(is_letter)
    }

    /// A citation that begins here and ends where a word ends.
    pub(super) fn citation(&mut self) -> bool {
        let byte = self.byte(self.at);
        while self.citations.get(self.next_citation).is_some_and(|seen| seen.start < byte) {
            self.next_citation += 1;
        }
        let Some(seen) = self.citations.get(self.next_citation).filter(|seen| seen.start == byte) else { return false };
        let Ok(end) = self
            .chars
            .binary_search_by_key(&seen.end, |&(byte, _)| byte)
            .or_else(|end| if seen.end == self.text.len() { Ok(end) } else { Err(end) })
        else {
            return false;
        };
        if end <= self.at || !self.can_be_one_token(self.at, end) {
            return false;
        }
        self.push(Kind::Citation(self.next_citation), end);
        true
    }

    /// Words end at both ends, and no quotation or bracket is cut.
    fn can_be_one_token(&self, start: usize, end: usize) -> bool {
        let ends_a_word = !(self.char_at(end - 1).is_some_and(is_word) && self.char_at(end).is_some_and(is_letter));
        let begins_a_word = !self.before().is_some_and(is_letter);
        let mut depth = 0_i32;
        let brackets_are_whole = self.chars[start..end].iter().all(|&(_, c)| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth >= 0
        }) && depth == 0;
        let has_words = self.chars[start..end].iter().any(|&(_, c)| is_letter(c));
        has_words && ends_a_word && begins_a_word && brackets_are_whole && !self.quotes.is_cut_by(start, end)
    }

    /// A phrase, or a mark without a partner.
    pub(super) fn quotation(&mut self, wildcards: bool) {
        let Some(close) = self.quotes.closing(self.at) else {
            if !self.quotes.is_inside_word(self.at) {
                let finding = self.find(ProblemCode::UnbalancedQuote, self.at + 1).expected(&["\""]);
                let fix = self.whole_phrase();
                self.out.findings.add(fix.map_or(finding.clone().removed(), |fix| finding.fixed(fix)));
            }
            self.at += 1;
            return;
        };
        let is_value = matches!(self.out.tokens.last(), Some(Token { kind: Kind::Field(field), .. })
            if field.kind() != FieldKind::Text);
        let mut words = self.words_between(self.at + 1, close, wildcards && !is_value);
        let mut end = close + 1;
        if let (Some(last), Some(length)) = (words.last_mut(), ending_after(&self.chars, close)) {
            // «… toʻgʻrisida»gi: the ending belongs to the last word.
            end += length;
            last.text.push_str(self.slice(close + 1, end));
            last.span.end = self.byte(end);
        }
        if words.is_empty() {
            let finding = self.find(ProblemCode::EmptyPhrase, end).expected(&["word"]).fixed(Fix::Canonical);
            self.out.findings.add(finding);
            self.at = end;
            return;
        }
        let inside = self.slice(self.at + 1, close).to_owned();
        self.push(Kind::Phrase(words, inside), end);
    }

    /// The phrase that may have been meant by a mark without a partner: the words up to the next operator.
    fn whole_phrase(&self) -> Option<Fix> {
        let begins_operator = |word: &str| word.starts_with(['/', '+', '-']) || OperatorWord::of(word).is_some();
        let first = self.run(self.at + 1, char::is_whitespace);
        let (mut next, mut end) = (first, first);
        loop {
            let word = self.run(next, |c| !c.is_whitespace() && !matches!(c, '(' | ')' | '|' | '&' | '^' | '~'));
            if word == next || begins_operator(self.slice(next, word)) {
                break;
            }
            end = word;
            next = self.run(word, char::is_whitespace);
        }
        let inside = self.slice(first, end);
        inside.contains(is_letter).then(|| Fix::Replace(self.span(self.at, end), format!("\"{inside}\"")))
    }

    fn words_between(&mut self, start: usize, end: usize, wildcards: bool) -> Vec<Word> {
        let back = std::mem::replace(&mut self.at, start);
        let mut words = Vec::new();
        while self.at < end {
            match self.scan_word(end, wildcards) {
                Some((word, next)) => {
                    words.push(word);
                    self.at = next;
                }
                None if wildcards && matches!(self.peek(0), Some('~' | '^')) => self.ignore(self.at + 1),
                None => self.at += 1,
            }
        }
        self.at = back;
        words
    }

    /// The word that begins here, and the character after it. It ends before the character `end`.
    ///
    /// A word is letters, digits and apostrophes; a hyphen joins letters, a full stop or a comma digits. With `wildcards`, it may
    /// hold `*` and `?` (the latter not at its end, where it is punctuation) and end in `!`, which is read as `*`.
    pub(super) fn scan_word(&self, end: usize, wildcards: bool) -> Option<(Word, usize)> {
        let digit = |at: Option<usize>| at.and_then(|at| self.char_at(at)).is_some_and(|c| c.is_ascii_digit());
        let mut text = String::new();
        let (mut at, mut start) = (self.at, self.at);
        // Where the word would end without question marks at its end.
        let mut solid = (0, at);
        while at < end {
            let Some(c) = self.char_at(at) else { break };
            let next = self.char_at(at + 1).filter(|_| at + 1 < end);
            let goes_on = next.is_some_and(|c| is_letter(c) || (wildcards && c == '*'));
            match c {
                c if is_invisible(c) => {}
                c if is_word(c) && !is_letter(c) && !text.contains(is_letter) => {
                    if text.is_empty() {
                        start = at + 1;
                    }
                }
                c if is_word(c) => text.push(c),
                '*' if wildcards && !text.ends_with('*') => text.push('*'),
                '*' if wildcards => {}
                '?' if wildcards => text.push('?'),
                '!' if wildcards && !text.is_empty() && !goes_on => {
                    if !text.ends_with('*') {
                        text.push('*');
                    }
                    solid = (text.len(), at + 1);
                    break;
                }
                c if is_hyphen(c) && !text.is_empty() && goes_on => text.push(c),
                '.' | ',' if !text.is_empty() && digit(at.checked_sub(1)) && digit(Some(at + 1)) && at + 1 < end => {
                    text.push(c)
                }
                // The sign of per cent is a word of its own in texts too.
                '%' if !text.is_empty() && digit(at.checked_sub(1)) && !goes_on => text.push(c),
                _ if self.quotes.is_inside_word(at) && !text.is_empty() => {}
                _ => break,
            }
            at += 1;
            if c != '?' && !is_invisible(c) {
                solid = (text.len(), at);
            }
        }
        text.truncate(solid.0);
        at = solid.1;
        let opens = self.before().is_some_and(is_apostrophe) || self.peek(0).is_some_and(is_apostrophe);
        if opens && text.ends_with(is_apostrophe) {
            // 'word': a pair around it, and what ends a sentence inside the pair.
            text.pop();
            text.truncate(text.trim_end_matches('?').len());
        }
        let is_a_word = text.chars().any(is_letter);
        is_a_word.then(|| (Word { span: self.span(start, at), text }, at))
    }

    fn word(&mut self) {
        let Some((word, end)) = self.scan_word(self.chars.len(), true) else {
            // Apostrophes or invisible characters alone.
            self.at = self.run(self.at + 1, is_word);
            return;
        };
        let follows = self.char_at(end);
        let taken = match follows {
            Some('.') => self.closed_range(end),
            Some(':') => self.field(&word, end),
            Some('/' | '+') => self.near_in_words(&word.text, end),
            Some('(') => self.function(&word.text, end),
            _ => false,
        };
        if !taken {
            self.push(Kind::Word(word), end);
        }
    }

    /// `name:`
    fn field(&mut self, name: &Word, colon: usize) -> bool {
        if vocabulary::is_scope_name(&name.text) {
            self.push(Kind::Scope, colon + 1);
            return true;
        }
        let Some(field) = Field::from_name(&name.text) else {
            self.unknown_field(name, colon);
            return false;
        };
        self.push(Kind::Field(field), colon + 1);
        match field.kind() {
            FieldKind::Text => {}
            FieldKind::Days | FieldKind::Values => self.raw_value(field),
        }
        true
    }

    fn unknown_field(&mut self, name: &Word, colon: usize) {
        if !name.text.chars().all(|c| c.is_alphabetic() || c == '_' || is_apostrophe(c)) {
            return;
        }
        let finding =
            Finding::new(ProblemCode::UnknownField, self.span(self.at, colon + 1)).expected(&Field::CANONICAL);
        let name_as_typed = Span::new(name.span.start, self.byte(colon));
        let sign = self.span(colon, colon + 1);
        let fix = match Field::nearest_name(&name.text) {
            Some(known) => Fix::Replace(name_as_typed, known.to_owned()),
            None => Fix::Remove(sign),
        };
        let finding = finding.fixed(fix);
        // "Diqqat: …" is more likely punctuation than a field.
        let is_prose = self.char_at(colon + 1).is_none_or(char::is_whitespace);
        self.out.findings.add(if is_prose { finding.notice() } else { finding });
    }

    /// The value directly after a field's colon: everything up to a space, so that `217-K/26` stays whole.
    fn raw_value(&mut self, field: Field) {
        let is_day = field.kind() == FieldKind::Days;
        if self.peek(0) == Some('=') && !is_day {
            self.at += 1;
        }
        let cites = matches!(field, Field::Cites | Field::Amends);
        let ends = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '^' | '|' | '&');
        let begins_a_range = |c: char| matches!(c, '<' | '>' | '=' | '≤' | '≥' | '[' | '{' | '.' | '*');
        // Ids of documents may be below zero.
        let is_id = cites && self.peek(0).is_some_and(is_minus) && self.peek(1).is_some_and(|c| c.is_ascii_digit());
        let begins_otherwise = |c: char| ends(c) || (is_minus(c) && !is_id) || (is_day && begins_a_range(c));
        if self.peek(0).is_none_or(begins_otherwise) || (cites && self.citation()) {
            return;
        }
        let end = self.run(self.at, |c| !ends(c));
        let value = self.slice(self.at, end);
        if let Some(dots) = value.find("..").filter(|_| is_day) {
            let dots = self.at + value[..dots].chars().count();
            if self.closed_range(dots) {
                return;
            }
        }
        let text: String = value.trim_end_matches([',', ';', '.', ':']).chars().filter(|&c| !is_invisible(c)).collect();
        if text.is_empty() {
            return;
        }
        let value = Word { span: self.span(self.at, end), text };
        self.push(Kind::Value(value), end);
    }

    /// `ATLEAST3(`, `EXACT(`
    fn function(&mut self, name: &str, bracket: usize) -> bool {
        if vocabulary::is_exact_word(name) {
            self.push(Kind::Exact, bracket);
            return true;
        }
        let Some(digits) = vocabulary::at_least_digits(name) else { return false };
        // Too many digits for a number are a number too great: the parser says so.
        let count = if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u32::MAX) };
        self.push(Kind::AtLeast(count), bracket);
        true
    }

    // ── operators ────────────────────────────────────────────────────────────

    fn equals(&mut self) {
        let next = self.peek(1);
        let begins = next.is_some_and(|c| is_word(c) || is_quote(c) || c == '(');
        let stands_apart = !self.before().is_some_and(is_word);
        match next {
            Some('(') if stands_apart => self.push(Kind::Exact, self.at + 1),
            _ if begins && stands_apart => self.push(Kind::Equals, self.at + 1),
            _ => self.ignore(self.at + 1),
        }
    }

    /// Does the minus here exclude what follows? Between words it is a hyphen or a dash.
    pub(super) fn is_exclusion(&self) -> bool {
        let apart =
            self.before().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':' | '|' | '&') || is_minus(c));
        let begins = |c: char| {
            is_word(c) || is_quote(c) || is_minus(c) || matches!(c, '(' | '=' | '*' | '/' | '+' | '[' | '<' | '>')
        };
        apart && self.peek(1).is_some_and(begins)
    }

    fn minus(&mut self) {
        if matches!(self.peek(1), Some('/' | '+'))
            && let Some((kind, end)) = self.near_argument(self.at + 2)
        {
            let ordered = self.peek(1) == Some('+');
            return self.push(Kind::Near(NearOp { kind, ordered, negated: true }), end);
        }
        self.push(Kind::Not, self.at + 1);
    }

    /// `/5`, `+s`; otherwise `/` parts words, and before a word both mean nothing.
    fn slash(&mut self) {
        let ordered = self.peek(0) == Some('+');
        let argument = self.near_argument(self.at + 1);
        if !self.before().is_some_and(is_word) {
            if let Some((kind, end)) = argument {
                return self.push(Kind::Near(NearOp { kind, ordered, negated: false }), end);
            }
            let begins_a_word = self.before().is_none_or(char::is_whitespace) && self.peek(1).is_some_and(is_word);
            if begins_a_word {
                let finding = self.find(ProblemCode::Ignored, self.at + 1).expected(&["/5", "/s", "/p", "/b", "/m"]);
                self.out.findings.add(finding.removed());
            }
        } else if let (Some((NearKind::Words(_), end)), true) = (argument, self.is_after_letters()) {
            // "soliq/5": a forgotten space, most likely.
            let fix = Fix::Replace(self.span(self.at, end), format!(" {}", self.slice(self.at, end)));
            self.out.findings.add(self.find(ProblemCode::Ignored, self.at + 1).fixed(fix));
        }
        self.at += 1;
    }

    /// Is the word before made of letters alone?
    fn is_after_letters(&self) -> bool {
        matches!(self.out.tokens.last(), Some(Token { kind: Kind::Word(word), .. })
            if self.is_glued() && !word.text.contains(|c: char| c.is_numeric()))
    }

    /// `w/5`, `NEAR/s`, `NOT/5`
    fn near_in_words(&mut self, word: &str, sign: usize) -> bool {
        let Some((in_order, negated)) = vocabulary::near_word(word) else { return false };
        let plus = self.char_at(sign) == Some('+');
        if plus && !negated {
            return false;
        }
        let Some((kind, end)) = self.near_argument(sign + 1) else { return false };
        self.push(Kind::Near(NearOp { kind, ordered: in_order || plus, negated }), end);
        true
    }

    /// The number or letters after the sign, which must end there.
    fn near_argument(&self, from: usize) -> Option<(NearKind, usize)> {
        let end = self.run(from, is_letter);
        let argument = self.slice(from, end);
        if argument.is_empty() || self.char_at(end).is_some_and(|c| is_word(c) || matches!(c, '*' | '?')) {
            return None;
        }
        if argument.bytes().all(|b| b.is_ascii_digit()) {
            return Some((NearKind::Words(argument.parse().unwrap_or(u32::MAX)), end));
        }
        vocabulary::near_unit(argument).map(|kind| (kind, end))
    }

    fn tilde(&mut self) {
        let can_take = |token: &Token| matches!(token.kind, Kind::Word(_) | Kind::Phrase(..) | Kind::Citation(_));
        if !self.is_glued() || !self.out.tokens.last().is_some_and(can_take) {
            return self.ignore(self.at + 1);
        }
        let end = self.run(self.at + 1, |c| c.is_ascii_digit());
        let digits = self.slice(self.at + 1, end);
        let number = (!digits.is_empty()).then(|| digits.parse().unwrap_or(u32::MAX));
        self.push(Kind::Tilde(number), end);
    }

    fn boost(&mut self) {
        let can_take = |token: &Token| {
            !token.begins_a_part()
                || matches!(
                    token.kind,
                    Kind::Word(_) | Kind::Value(_) | Kind::Phrase(..) | Kind::Citation(_) | Kind::Range(_)
                )
        };
        if !self.is_glued() || !self.out.tokens.last().is_some_and(can_take) {
            return self.ignore(self.at + 1);
        }
        let end = self.run(self.at + 1, |c| c.is_alphanumeric() || c == '.' || c == ',');
        let number = self.slice(self.at + 1, end).trim_end_matches(['.', ',']);
        let end = self.at + 1 + number.chars().count();
        self.push(Kind::Boost(hundredths(number)), end);
    }

    /// A wildcard before a word begins one; elsewhere these are punctuation.
    fn wildcard_or_mark(&mut self) {
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

    // ── the end ──────────────────────────────────────────────────────────────

    /// Does a field, an `=`, a `~` or a `^` touch the token? No operator has one.
    fn is_surely_a_word(&self, place: usize) -> bool {
        let span = self.out.tokens[place].span;
        let before = place.checked_sub(1).map(|place| &self.out.tokens[place]);
        let after = self.out.tokens.get(place + 1);
        before.is_some_and(|before| {
            before.span.end == span.start && matches!(before.kind, Kind::Field(_) | Kind::Scope | Kind::Equals)
        }) || after.is_some_and(|after| matches!(after.kind, Kind::Tilde(_) | Kind::Boost(_)))
    }

    /// Makes operators of operator words, unless the whole query is in capitals, as printed titles are.
    fn settle_operator_words(&mut self) {
        let mut told = self.out.has_lower_case;
        for place in 0..self.out.tokens.len() {
            let token = &self.out.tokens[place];
            let Kind::Word(word) = &token.kind else { continue };
            let Some(operator) = OperatorWord::of(&word.text) else { continue };
            if self.is_surely_a_word(place) {
                continue;
            }
            if self.out.has_lower_case {
                self.out.tokens[place].kind = match operator {
                    OperatorWord::And => Kind::And,
                    OperatorWord::Or => Kind::Or,
                    OperatorWord::Not => Kind::Not,
                };
            } else if !told {
                told = true;
                // The minus belongs to the word after it.
                let next = self.out.tokens.get(place + 1).filter(|_| operator == OperatorWord::Not);
                let end = next.map_or(token.span.end, |next| next.span.start);
                let fix = Fix::Replace(Span::new(token.span.start, end), operator.symbol().to_owned());
                let finding = Finding::new(ProblemCode::CapitalWords, token.span).expected(&["&", "|", "-"]).fixed(fix);
                self.out.findings.add(finding);
            }
        }
    }
}

/// `2`, `2.5`, `0,25` in hundredths; 0 when it is not a number, and a very great number when there are many digits.
fn hundredths(number: &str) -> u32 {
    let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
    if number.is_empty() || !(whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit())) {
        return 0;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(u32::MAX) };
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    whole.saturating_mul(100).saturating_add(part.parse().unwrap_or(0))
}

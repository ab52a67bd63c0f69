//! Splits a query into tokens in one pass from the left.

use crate::characters::{is_apostrophe, is_hyphen, is_invisible, is_letter, is_minus, is_quote, is_word};
use crate::problem::{Finding, Findings, Fix};
use crate::quotes::{self, Quotes, ending_after};
use crate::token::{Kind, Token, Word};
use crate::vocabulary::{self, OperatorWord};
use crate::{Field, FieldKind, ProblemCode, SeenCitation, Span};

/// The result of the lexer.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    pub(crate) tokens: Vec<Token>,
    pub(crate) findings: Findings,
    /// True if there is a lower-case letter outside proximity operators. Without one, operator words are plain words.
    pub(crate) has_lower_case: bool,
}

/// Splits the text of an advanced query into tokens.
pub(crate) fn lex(text: &str, citations: &[SeenCitation]) -> Lexed {
    let mut lexer = Lexer::new(text, citations);
    while lexer.at < lexer.chars.len() {
        lexer.step();
    }
    lexer.settle_operator_words();
    lexer.out
}

/// A reader of characters, shared by both syntaxes.
pub(crate) struct Lexer<'a> {
    pub(crate) text: &'a str,
    /// Every character with its byte offset.
    pub(crate) chars: Vec<(usize, char)>,
    /// Index of the next character.
    pub(crate) at: usize,
    pub(crate) quotes: Quotes,
    citations: &'a [SeenCitation],
    /// Index of the next citation; the ones before it have been passed.
    next_citation: usize,
    pub(crate) out: Lexed,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str, citations: &'a [SeenCitation]) -> Self {
        let chars = quotes::characters(text);
        let quotes = Quotes::find(&chars);
        Self { text, chars, at: 0, quotes, citations, next_citation: 0, out: Lexed::default() }
    }

    // ── looking ──────────────────────────────────────────────────────────────

    pub(crate) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|&(_, c)| c)
    }

    pub(crate) fn char_at(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    pub(crate) fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |&(byte, _)| byte)
    }

    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte(start), self.byte(end))
    }

    pub(crate) fn slice(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.byte(start)..self.byte(end)]
    }

    pub(crate) fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.char_at(at))
    }

    /// True if nothing separates the next character from the last token.
    pub(crate) fn is_glued(&self) -> bool {
        self.out.tokens.last().is_some_and(|token| token.span.end == self.byte(self.at))
    }

    pub(crate) fn run(&self, from: usize, holds: impl Fn(char) -> bool) -> usize {
        self.chars[from.min(self.chars.len())..].iter().take_while(|&&(_, c)| holds(c)).count() + from
    }

    // ── writing ──────────────────────────────────────────────────────────────

    /// Adds the token that ends before the character `end`, and continues there.
    pub(crate) fn push(&mut self, kind: Kind, end: usize) {
        let span = self.span(self.at, end);
        self.out.has_lower_case |=
            !matches!(kind, Kind::Near(_)) && self.text[span.start..span.end].chars().any(char::is_lowercase);
        self.out.tokens.push(Token { kind, span });
        self.at = end;
    }

    pub(crate) fn find(&self, code: ProblemCode, end: usize) -> Finding {
        Finding::new(code, self.span(self.at, end))
    }

    /// Skips the text up to the character `end`, and reports it.
    pub(crate) fn ignore(&mut self, end: usize) {
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
            c if is_hyphen(c) => self.dash(),
            c if is_word(c) => self.word(),
            ':' => self.colon(),
            '%' | '#' | '$' | '\\' if self.before().is_some_and(char::is_alphabetic) => self.ignore(self.at + 1),
            // A space, or punctuation without meaning in any text.
            _ => self.at += 1,
        }
    }

    /// True for an apostrophe or an invisible character before a word. Words and citations begin with a letter or a
    /// digit.
    pub(crate) fn is_before_word(&self, c: char) -> bool {
        is_word(c) && !is_letter(c) && !self.before().is_some_and(is_letter)
    }

    /// Reads a citation that begins here and ends at the end of a word.
    pub(crate) fn citation(&mut self) -> bool {
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

    /// True if both ends are word boundaries and no quotation or bracket is cut.
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

    /// Reads a phrase, or a quotation mark without a partner.
    pub(crate) fn quotation(&mut self, wildcards: bool) {
        let Some(close) = self.quotes.closing(self.at) else {
            if !self.quotes.is_inside_word(self.at) {
                let finding = self.find(ProblemCode::UnbalancedQuote, self.at + 1).expected(&["\""]);
                let fix = self.whole_phrase(wildcards);
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
            self.drop_glued_signs();
            self.at = end;
            return;
        }
        let inside = self.chars[self.at + 1..close].iter().map(|&(_, c)| c).filter(|&c| !is_invisible(c)).collect();
        self.push(Kind::Phrase(words, inside), end);
    }

    /// Removes the minus, the `=` and the field that touch an empty token: they do not belong to the next word.
    fn drop_glued_signs(&mut self) {
        let mut start = self.byte(self.at);
        while let Some(Token { kind: Kind::Not | Kind::Equals | Kind::Field(_), span }) = self.out.tokens.last()
            && span.end == start
        {
            start = span.start;
            self.out.tokens.pop();
        }
    }

    /// Returns the phrase probably meant by a quotation mark without a partner: the words up to the next operator, if
    /// there are any.
    fn whole_phrase(&self, has_operators: bool) -> Option<Fix> {
        let begins_operator =
            |word: &str| word.starts_with(['/', '+', '-']) || word.contains(':') || OperatorWord::of(word).is_some();
        let first = self.run(self.at + 1, char::is_whitespace);
        let (mut next, mut end) = (first, first);
        loop {
            let word = self.run(next, |c| !c.is_whitespace() && !matches!(c, '(' | ')' | '|' | '&' | '^' | '~'));
            if word == next || (has_operators && begins_operator(self.slice(next, word))) {
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

    /// Returns the word that begins here and the index of the character after it. The word ends before the character
    /// `end`.
    ///
    /// A word consists of letters, digits and apostrophes; a hyphen joins letters, a full stop or a comma joins digits.
    /// With `wildcards`, it may contain `*` and `?` (the latter not at its end, where it is punctuation) and end in
    /// `!`, which is read as `*`.
    pub(crate) fn scan_word(&self, end: usize, wildcards: bool) -> Option<(Word, usize)> {
        // Neighbours are those that a reader sees.
        let visible = |&(_, c): &(usize, char)| (!is_invisible(c)).then_some(c);
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut text = String::new();
        let (mut at, mut start) = (self.at, self.at);
        // The end of the word without question marks at its end.
        let mut solid = (0, at);
        while at < end {
            let Some(c) = self.char_at(at) else { break };
            let before = || self.chars[..at].iter().rev().find_map(visible);
            let next = || self.chars.get(at + 1..end).and_then(|rest| rest.iter().find_map(visible));
            let goes_on = || next().is_some_and(|c| is_letter(c) || (wildcards && c == '*'));
            match c {
                c if is_invisible(c) && text.is_empty() => start = at + 1,
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
                '!' if wildcards && !text.is_empty() && !goes_on() => {
                    if !text.ends_with('*') {
                        text.push('*');
                    }
                    solid = (text.len(), at + 1);
                    break;
                }
                c if is_hyphen(c) && !text.is_empty() && goes_on() => text.push(c),
                '.' | ',' if !text.is_empty() && is_digit(before()) && is_digit(next()) => text.push(c),
                // The per cent sign is a separate word in texts too.
                '%' if !text.is_empty() && is_digit(before()) && !goes_on() => text.push(c),
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
            // 'word': the apostrophes are a pair around it, perhaps with sentence punctuation inside.
            text.pop();
            text.truncate(text.trim_end_matches('?').len());
        }
        let is_a_word = text.chars().any(is_letter);
        is_a_word.then(|| (Word { span: self.span(start, at), text }, at))
    }

    pub(crate) fn word(&mut self) {
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
        if !taken && (follows == Some(':') || !self.count_apart(&word.text, end)) {
            self.push(Kind::Word(word), end);
        }
    }

    /// Reads a colon without a word before it: `sarlavha : soliq` is reported; elsewhere it is punctuation.
    fn colon(&mut self) {
        let field = match self.out.tokens.last() {
            Some(Token { kind: Kind::Word(word), span }) if Field::from_name(&word.text).is_some() => Some(*span),
            _ => None,
        };
        if let (Some(Span { start, end }), true) = (field, self.before().is_some_and(char::is_whitespace)) {
            let value = self.byte(self.run(self.at + 1, char::is_whitespace));
            let finding = Finding::new(ProblemCode::OperatorAsWord, Span::new(start, self.byte(self.at + 1)));
            self.out.findings.add(finding.fixed(Fix::Replace(Span::new(end, value), ":".to_owned())));
        }
        self.at += 1;
    }

    /// Reads `name:`.
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
        // "10:30" is a time.
        let is_name = |c: char| is_letter(c) || is_apostrophe(c);
        if !name.text.starts_with(char::is_alphabetic) || !name.text.chars().all(is_name) {
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

    /// Reads the value directly after a field's colon: everything up to a space, so that `217-K/26` stays whole.
    fn raw_value(&mut self, field: Field) {
        let is_day = field.kind() == FieldKind::Days;
        if self.peek(0) == Some('=') && !is_day {
            self.at += 1;
        }
        let cites = field.names_acts();
        let ends = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | '^' | '|' | '&');
        let begins_a_range = |c: char| matches!(c, '<' | '>' | '=' | '≤' | '≥' | '[' | '{' | '.' | '*');
        // Document ids may be negative.
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
}

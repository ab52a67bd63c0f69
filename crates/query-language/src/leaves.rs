//! Leaves of the tree: words, phrases, citations, values, days.

use qonun_law::Date;

use crate::build;
use crate::characters::{is_hyphen, is_invisible, is_letter};
use crate::parser::{Context, Parser};
use crate::problem::{Finding, Fix};
use crate::quotes::without_marks;
use crate::token::{Kind, RawRange, Token, Word};
use crate::{Boost, Field, FieldKind, Match, NearKind, Node, ProblemCode, Span, Term, days, ranges, values, writer};

/// Minimum number of letters before the first wildcard.
const BEFORE_WILDCARD: usize = 2;
/// Minimum length in letters of a word in a fuzzy search.
const SHORTEST_FUZZY: usize = 4;
/// Length in letters from which a fuzzy search allows two errors by default.
const LONG_FUZZY: usize = 8;
/// Formats of days.
const DAYS: [&str; 4] = ["dd.mm.yyyy", "yyyy-mm-dd", "yyyy-mm", "yyyy"];

/// `~` with its number and its span.
type Tilde = Option<(Option<u32>, Span)>;

impl Parser<'_> {
    /// Parses a word, phrase, citation or range, with the suffixes at its end.
    pub(crate) fn leaf(&mut self, token: Token, tilde: Tilde, context: Context) -> Option<Node> {
        let Token { kind, span } = token;
        if let Some(field) = context.field {
            self.misplaced_tilde(tilde);
            return self.value(kind, span, field);
        }
        match kind {
            Kind::Word(word) => Some(Node::Term(self.term(word, context, tilde))),
            Kind::Phrase(words, _) => self.phrase(words, span, context, tilde),
            Kind::Citation(place) => {
                self.misplaced_tilde(tilde);
                let canonical = self.citations.get(place)?.canonical.clone();
                let how = if context.exact { Match::Exact } else { Match::Forms };
                if context.words_only {
                    return build::words_of(span, self.text, how);
                }
                Some(Node::Citation { span, canonical })
            }
            Kind::Range(range) => {
                // Without a field, a lawyer means the day of adoption.
                let fix = format!("{}:{}", Field::Adopted, &self.text[span.start..span.end]);
                let finding = Finding::new(ProblemCode::BadRange, span).expected(&["adopted:", "in_force:", "as_of:"]);
                self.add(finding.instead(fix));
                self.days(&range, span, Field::Adopted)
            }
            _ => None,
        }
    }

    /// Reports a `~` that is not allowed there.
    fn misplaced_tilde(&mut self, tilde: Tilde) {
        if let Some((_, sign)) = tilde {
            self.add(Finding::new(ProblemCode::MisplacedWildcard, sign).removed());
        }
    }

    // ── words ────────────────────────────────────────────────────────────────

    fn term(&mut self, word: Word, context: Context, tilde: Tilde) -> Term {
        let span = word.span;
        let plain = longest_piece(&word.text).to_owned();
        if context.exact {
            if word.is_pattern() {
                // Without the wildcard inside it, the rest is another word.
                let finding = Finding::new(ProblemCode::MisplacedWildcard, span);
                let is_ending = word.text.trim_end_matches('*') == plain;
                self.add(if is_ending { finding.instead(plain.clone()) } else { finding });
            }
            self.misplaced_tilde(tilde);
            return Term { span, text: plain, how: Match::Exact };
        }
        if !word.is_pattern() {
            let how = tilde.map_or(Match::Forms, |(number, sign)| self.fuzziness(&plain, number, sign));
            return Term { span, text: plain, how };
        }
        self.misplaced_tilde(tilde);
        if word.text.split(is_hyphen).any(is_short_pattern) {
            self.add(Finding::new(ProblemCode::ShortWildcard, self.short_part(span)));
            return Term { span, text: plain, how: Match::Forms };
        }
        match word.text.strip_suffix('*') {
            Some(beginning) if !beginning.contains(['*', '?']) => {
                Term { span, text: beginning.to_owned(), how: Match::Prefix }
            }
            _ => Term { span, text: word.text, how: Match::Pattern },
        }
    }

    /// Returns the span of the part of a word with too few letters before its wildcard: the `п*` of `уголовно-п*`.
    fn short_part(&self, word: Span) -> Span {
        let mut start = word.start;
        for part in self.text[word.start..word.end].split_inclusive(is_hyphen) {
            let plain = part.trim_end_matches(is_hyphen);
            if is_short_pattern(plain) {
                return Span::new(start, start + plain.len());
            }
            start += part.len();
        }
        word
    }

    fn fuzziness(&mut self, word: &str, number: Option<u32>, sign: Span) -> Match {
        if word.contains(|c: char| c.is_ascii_digit()) && !(self.recognise)(word).is_empty() {
            self.misplaced_tilde(Some((number, sign)));
            return Match::Forms;
        }
        // The parts of a hyphenated word are words; the longest one decides.
        let letters = word.split(is_hyphen).map(|part| part.chars().filter(|&c| is_letter(c)).count());
        let letters = letters.max().unwrap_or(0);
        let (how, fix) = match number {
            _ if letters < SHORTEST_FUZZY => (Match::Forms, ""),
            Some(0) => (Match::Forms, ""),
            Some(1) => return Match::Fuzzy1,
            Some(2) => return Match::Fuzzy2,
            Some(_) => (Match::Fuzzy2, "~2"),
            None if letters < LONG_FUZZY => return Match::Fuzzy1,
            None => return Match::Fuzzy2,
        };
        let finding = Finding::new(ProblemCode::BadFuzzy, sign).expected(&["~1", "~2"]);
        self.add(if fix.is_empty() { finding.removed() } else { finding.instead(fix) });
        how
    }

    fn phrase(&mut self, words: Vec<Word>, span: Span, context: Context, tilde: Tilde) -> Option<Node> {
        let terms: Vec<Term> = words.into_iter().map(|word| self.term(word, context, None)).collect();
        let Some((number, sign)) = tilde else { return build::phrase_of(terms, span) };
        let Some(number) = number.filter(|_| terms.len() > 1) else {
            let code = if terms.len() > 1 { ProblemCode::BadDistance } else { ProblemCode::Ignored };
            self.add(Finding::new(code, sign).expected(&["~5"]).removed());
            return build::phrase_of(terms, span);
        };
        let kind = NearKind::Words(self.distance(number, sign));
        let items = terms.into_iter().map(Node::Term).collect();
        Some(build::near_of(kind, false, false, items, span.to(sign)))
    }

    /// Returns a node with a boost.
    pub(crate) fn boosted(&mut self, node: Node, count: u32, sign: Span, span: Span) -> Node {
        if build::is_negative(&node) {
            self.add(Finding::new(ProblemCode::Ignored, sign).removed());
            return node;
        }
        let Some(boost) = Boost::hundredths(count) else {
            self.add(Finding::new(ProblemCode::BadBoost, sign).expected(&["^2", "^0.5"]).removed());
            return node;
        };
        if count > 100 * 10 {
            let finding = Finding::new(ProblemCode::BadBoost, sign).expected(&["^2", "^0.5"]).notice();
            self.add(finding.instead(format!("^{}", Boost::MAX)));
        }
        build::boost_of(boost, node, span)
    }

    // ── values ───────────────────────────────────────────────────────────────

    fn value(&mut self, kind: Kind, span: Span, field: Field) -> Option<Node> {
        let is_quoted = matches!(kind, Kind::Phrase(..));
        let text = match kind {
            Kind::Range(range) if field.kind() == FieldKind::Days => return self.days(&range, span, field),
            Kind::Range(_) => return self.no_order(span),
            Kind::Word(word) | Kind::Value(word) => word.text,
            Kind::Phrase(_, inside) => inside,
            _ => self.text[span.start..span.end].to_owned(),
        };
        if field.kind() == FieldKind::Days {
            return match ranges::written(&text) {
                Some(range) => self.days(&range, span, field),
                None => self.written_day(&text, span, field),
            };
        }
        let unmarked = without_marks(&text.replace(is_invisible, ""));
        let text = unmarked.trim_start_matches(|c: char| c.is_whitespace() || ",;.:=".contains(c));
        if ranges::written(text).is_some() || unmarked.contains("..") {
            return self.no_order(span);
        }
        // In an address a question mark begins its query string.
        let is_address = field.names_acts() && text.contains('/');
        if !is_quoted && !is_address && text.contains(['*', '?', '~']) {
            let plain: String = text.chars().filter(|c| !matches!(c, '*' | '?' | '~')).collect();
            let is_value = !values::read(field, &plain, self.recognise).is_empty();
            let finding = Finding::new(ProblemCode::MisplacedWildcard, span);
            self.add(if is_value { finding.instead(plain) } else { finding });
            return None;
        }
        let read = values::read(field, text, self.recognise);
        let nodes: Vec<Node> = read.into_iter().map(|value| Node::Filter { span, field, value }).collect();
        if nodes.is_empty() {
            let finding = Finding::new(ProblemCode::UnknownValue, span).expected(values::expected(field));
            self.add(finding);
        }
        build::or_of(nodes, span)
    }

    /// Reports a comparison or range in a field without order.
    fn no_order(&mut self, span: Span) -> Option<Node> {
        self.add(Finding::new(ProblemCode::BadRange, span));
        None
    }

    // ── days ─────────────────────────────────────────────────────────────────

    fn written_day(&mut self, text: &str, span: Span, field: Field) -> Option<Node> {
        let Some((from, to)) = days::read(text) else {
            let fix = plain_day(text).or_else(|| years_with_hyphen(text));
            let fix = fix.map_or(Fix::None, |days| Fix::Replace(span, days));
            self.add(Finding::new(ProblemCode::BadDate, span).expected(&DAYS).fixed(fix));
            return None;
        };
        self.range(Some(from), Some(to), span, field)
    }

    fn days(&mut self, raw: &RawRange, span: Span, field: Field) -> Option<Node> {
        let Some((from, to)) = ends(raw) else {
            self.add(Finding::new(ProblemCode::BadDate, span).expected(&DAYS));
            return None;
        };
        if from.is_none() || to.is_none() || from <= to {
            return self.range(from, to, span, field);
        }
        let finding = Finding::new(ProblemCode::BadRange, span);
        let turned = RawRange { from: raw.to.clone(), to: raw.from.clone() };
        let (from, to) = ends(&turned).unwrap_or_default();
        if from > to {
            self.add(finding);
            return None;
        }
        self.add(finding.instead(writer::days(from, to)));
        self.range(from, to, span, field)
    }

    fn range(&mut self, from: Option<Date>, to: Option<Date>, span: Span, field: Field) -> Option<Node> {
        if from.is_none() && to.is_none() {
            let finding = Finding::new(ProblemCode::BadRange, span);
            self.add(finding.expected(&["2019..2021", ">=2019", "<=2021"]));
            return None;
        }
        if field == Field::AsOf && from != to {
            // Only one day is possible: the last one named.
            let day = to.or(from);
            let finding = Finding::new(ProblemCode::BadDate, span).expected(&DAYS[..2]);
            self.add(finding.instead(writer::days(day, day)));
            return Some(Node::Range { span, field, from: day, to: day });
        }
        Some(Node::Range { span, field, from, to })
    }
}

/// True if a part of a word has a wildcard with too few letters before it.
fn is_short_pattern(part: &str) -> bool {
    let before = part.chars().take_while(|c| !matches!(c, '*' | '?'));
    part.contains(['*', '?']) && before.filter(|&c| is_letter(c)).count() < BEFORE_WILDCARD
}

/// Returns the longest piece of a word between wildcards: it is searched if wildcards are not allowed there.
fn longest_piece(word: &str) -> &str {
    let pieces = word.split(['*', '?']).filter(|piece| piece.contains(is_letter));
    let trimmed = pieces.map(|piece| piece.trim_start_matches(|c| !is_letter(c)).trim_end_matches(is_hyphen));
    trimmed.max_by_key(|piece| piece.chars().count()).unwrap_or(word)
}

/// Returns the ends of a range, both inclusive; `None` if one of them is not a day.
fn ends(raw: &RawRange) -> Option<(Option<Date>, Option<Date>)> {
    let from = match &raw.from {
        None => None,
        Some((text, true)) => Some(days::read(text)?.0),
        Some((text, false)) => Some(days::read(text)?.1.tomorrow().ok()?),
    };
    let to = match &raw.to {
        None => None,
        Some((text, true)) => Some(days::read(text)?.1),
        Some((text, false)) => Some(days::read(text)?.0.yesterday().ok()?),
    };
    Some((from, to))
}

/// Returns `2019*`, which is not a day, without its signs.
fn plain_day(text: &str) -> Option<String> {
    let plain = text.trim_end_matches(['*', '?', '!', '~']);
    (plain.len() < text.len() && days::read(plain).is_some() && !plain.contains(char::is_whitespace))
        .then(|| plain.to_owned())
}

/// Returns `2019-2021`, which is not a day, as the range that it must mean.
fn years_with_hyphen(text: &str) -> Option<String> {
    let (from, to) = text.split_once(['-', '\u{2013}'])?;
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    (is_year(from) && is_year(to) && from <= to).then(|| format!("{from}..{to}"))
}

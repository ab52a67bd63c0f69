//! Problems of a query, with their place and their repair.

use serde::Serialize;

use crate::{MAX_PROBLEMS, Span, Syntax};

/// Kinds of problems; their names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// There is nothing to search.
    EmptyQuery,
    /// The query is longer than [`crate::MAX_LENGTH`].
    TooLong,
    /// Brackets are nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
    /// There are more problems than are reported.
    TooManyProblems,
    /// A quotation mark has no partner.
    UnbalancedQuote,
    /// A bracket has no partner.
    UnbalancedBracket,
    /// A pair of brackets is empty.
    EmptyBrackets,
    /// A pair of quotation marks is empty.
    EmptyPhrase,
    /// An operator has nothing before or after it.
    MissingOperand,
    /// The query has only exclusions; it does not state from what they are excluded.
    OnlyNegative,
    /// A malformed operator: `NOT/x`, `/5.5`, `ATLEAST3 soliq`.
    BadOperator,
    /// Different proximity operators without brackets.
    MixedNear,
    /// An operand that is not allowed beside a proximity operator or in ATLEAST.
    BadOperand,
    /// There is no field with this name.
    UnknownField,
    /// A field without a value.
    MissingValue,
    /// The field has no such value.
    UnknownValue,
    /// Not a day, month or year of the calendar.
    BadDate,
    /// A range without ends, with reversed ends, or in a field without order.
    BadRange,
    /// A wildcard with fewer than two letters before it.
    ShortWildcard,
    /// A wildcard or fuzzy search where an exact word or a value is required.
    MisplacedWildcard,
    /// A fuzzy search of a short word, or with more than two errors.
    BadFuzzy,
    /// A distance of 0, or above [`crate::MAX_NUMBER`].
    BadDistance,
    /// A count of 0, above [`crate::MAX_NUMBER`], or missing.
    BadCount,
    /// A boost of 0, above 10, or not a number.
    BadBoost,
    /// Text without a meaning at its place was dropped.
    Ignored,
    /// AND and OR without brackets: the canonical form shows the precedence.
    Precedence,
    /// Operator words in a query in capitals were read as words.
    CapitalWords,
    /// A word that may have been meant as an operator was read as a word: `or`, `NEAR`.
    OperatorAsWord,
    /// Signs of the advanced syntax were read as plain text.
    SimpleSyntax,
}

impl ProblemCode {
    /// All codes.
    pub const ALL: [Self; 29] = [
        Self::EmptyQuery,
        Self::TooLong,
        Self::TooDeep,
        Self::TooManyProblems,
        Self::UnbalancedQuote,
        Self::UnbalancedBracket,
        Self::EmptyBrackets,
        Self::EmptyPhrase,
        Self::MissingOperand,
        Self::OnlyNegative,
        Self::BadOperator,
        Self::MixedNear,
        Self::BadOperand,
        Self::UnknownField,
        Self::MissingValue,
        Self::UnknownValue,
        Self::BadDate,
        Self::BadRange,
        Self::ShortWildcard,
        Self::MisplacedWildcard,
        Self::BadFuzzy,
        Self::BadDistance,
        Self::BadCount,
        Self::BadBoost,
        Self::Ignored,
        Self::Precedence,
        Self::CapitalWords,
        Self::OperatorAsWord,
        Self::SimpleSyntax,
    ];

    /// Returns the stable name: `unbalanced_quote`, `precedence`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmptyQuery => "empty_query",
            Self::TooLong => "too_long",
            Self::TooDeep => "too_deep",
            Self::TooManyProblems => "too_many_problems",
            Self::UnbalancedQuote => "unbalanced_quote",
            Self::UnbalancedBracket => "unbalanced_bracket",
            Self::EmptyBrackets => "empty_brackets",
            Self::EmptyPhrase => "empty_phrase",
            Self::MissingOperand => "missing_operand",
            Self::OnlyNegative => "only_negative",
            Self::BadOperator => "bad_operator",
            Self::MixedNear => "mixed_near",
            Self::BadOperand => "bad_operand",
            Self::UnknownField => "unknown_field",
            Self::MissingValue => "missing_value",
            Self::UnknownValue => "unknown_value",
            Self::BadDate => "bad_date",
            Self::BadRange => "bad_range",
            Self::ShortWildcard => "short_wildcard",
            Self::MisplacedWildcard => "misplaced_wildcard",
            Self::BadFuzzy => "bad_fuzzy",
            Self::BadDistance => "bad_distance",
            Self::BadCount => "bad_count",
            Self::BadBoost => "bad_boost",
            Self::Ignored => "ignored",
            Self::Precedence => "precedence",
            Self::CapitalWords => "capital_words",
            Self::OperatorAsWord => "operator_as_word",
            Self::SimpleSyntax => "simple_syntax",
        }
    }

    /// Returns the severity in the advanced syntax; in the simple one every problem is a notice.
    const fn severity(self) -> Severity {
        match self {
            Self::Ignored
            | Self::Precedence
            | Self::CapitalWords
            | Self::OperatorAsWord
            | Self::SimpleSyntax
            | Self::TooManyProblems => Severity::Notice,
            _ => Severity::Error,
        }
    }
}

/// The severity of a problem: a strict caller must refuse a query with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth showing beside the results.
    Notice,
    /// The query is wrong.
    Error,
}

/// One problem of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Kind of the problem.
    pub code: ProblemCode,
    /// Severity of the problem.
    pub severity: Severity,
    /// Start in characters.
    pub offset: usize,
    /// Length in characters; 0 if something is missing.
    pub length: usize,
    /// Start in UTF-16 units, which browsers use.
    pub utf16_offset: usize,
    /// Length in UTF-16 units.
    pub utf16_length: usize,
    /// The text at the place.
    pub token: String,
    /// Values allowed at the place: words of the language, names of fields, values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<&'static str>,
    /// The whole query with this and every other problem repaired, if there is a single way: parsed in the same syntax
    /// it has no problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repaired: Option<String>,
}

/// The repair of a problem. A repair keeps the meaning: it removes no words except operators, and changes no sign.
#[derive(Clone, Debug)]
pub(crate) enum Fix {
    /// There is no single way.
    None,
    /// Replaces a span of the query.
    Replace(Span, String),
    /// Removes a span of the query.
    Remove(Span),
    /// Replaces the query by its canonical form.
    Canonical,
}

/// A problem during parsing.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) code: ProblemCode,
    pub(crate) severity: Severity,
    pub(crate) span: Span,
    expected: Vec<&'static str>,
    pub(crate) fix: Fix,
}

impl Finding {
    pub(crate) fn new(code: ProblemCode, span: Span) -> Self {
        Self { code, severity: code.severity(), span, expected: Vec::new(), fix: Fix::None }
    }

    pub(crate) fn notice(mut self) -> Self {
        self.severity = Severity::Notice;
        self
    }

    pub(crate) fn expected(mut self, expected: &[&'static str]) -> Self {
        self.expected = expected.to_vec();
        self
    }

    /// Sets the repair: another text at the problem's own span.
    pub(crate) fn instead(self, text: impl Into<String>) -> Self {
        let span = self.span;
        self.fixed(Fix::Replace(span, text.into()))
    }

    /// Sets the repair: removal.
    pub(crate) fn removed(self) -> Self {
        let span = self.span;
        self.fixed(Fix::Remove(span))
    }

    pub(crate) fn fixed(mut self, fix: Fix) -> Self {
        self.fix = fix;
        self
    }
}

/// Problems found so far. Only the first [`MAX_PROBLEMS`] are kept, so that the answer has a limited size.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    pub(crate) fn add(&mut self, finding: Finding) {
        if self.list.len() + 1 < MAX_PROBLEMS {
            self.list.push(finding);
        } else if self.list.len() < MAX_PROBLEMS {
            let severity = finding.severity;
            let more = Finding::new(ProblemCode::TooManyProblems, finding.span);
            self.list.push(Finding { severity, ..more });
        } else if finding.severity == Severity::Error {
            // A problem that is not reported may still be an error.
            self.list.iter_mut().rev().take(1).for_each(|more| more.severity = Severity::Error);
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|finding| self.add(finding));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn has_error(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// Converts the problems to characters, in text order. Each repairable problem gets the query without problems.
pub(crate) fn finish(findings: Findings, text: &str, syntax: Syntax, repaired: Option<String>) -> Vec<Problem> {
    let mut list = findings.list;
    list.sort_by_key(|finding| (finding.span.start, finding.span.end));
    list.into_iter().map(|finding| tell(finding, text, syntax, repaired.as_ref())).collect()
}

fn tell(finding: Finding, text: &str, syntax: Syntax, repaired: Option<&String>) -> Problem {
    let Finding { code, severity, span, expected, fix } = finding;
    let (before, token) = (&text[..span.start], &text[span.start..span.end]);
    Problem {
        code,
        severity: if syntax == Syntax::Simple { Severity::Notice } else { severity },
        offset: before.chars().count(),
        length: token.chars().count(),
        utf16_offset: before.encode_utf16().count(),
        utf16_length: token.encode_utf16().count(),
        token: token.to_owned(),
        expected,
        repaired: repaired.filter(|_| !matches!(fix, Fix::None)).cloned(),
    }
}

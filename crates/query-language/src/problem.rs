//! What was wrong with a query, where, and how it could be put right.

use serde::Serialize;

use crate::{MAX_PROBLEMS, Span, Syntax};

/// Kinds of problems; the names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// There is nothing to search.
    EmptyQuery,
    /// The query is longer than [`crate::MAX_LENGTH`].
    TooLong,
    /// Brackets are nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
    /// There are more problems than are told.
    TooManyProblems,
    /// A quotation mark has no partner.
    UnbalancedQuote,
    /// A bracket has no partner.
    UnbalancedBracket,
    /// Nothing stands between two brackets.
    EmptyBrackets,
    /// Nothing stands between two quotation marks.
    EmptyPhrase,
    /// An operator has nothing before or after it.
    MissingOperand,
    /// Nothing but exclusions: what they are excluded from is not said.
    OnlyNegative,
    /// Something that looks like an operator and is not written as one: `NOT/x`, `/5.5`, `ATLEAST3 soliq`.
    BadOperator,
    /// Different proximity operators without brackets.
    MixedNear,
    /// Something that has no place beside a proximity operator or in ATLEAST.
    BadOperand,
    /// There is no field of this name.
    UnknownField,
    /// A field without a value.
    MissingValue,
    /// The field has no such value.
    UnknownValue,
    /// Not a day, month or year of the calendar.
    BadDate,
    /// A range without ends, with its ends changed over, or in a field that has no order.
    BadRange,
    /// A wildcard with fewer than two letters before it.
    ShortWildcard,
    /// A wildcard or fuzzy search where the exact word or a value stands.
    MisplacedWildcard,
    /// A fuzzy search of a short word, or for more than two letters.
    BadFuzzy,
    /// A distance of nought, or above [`crate::MAX_NUMBER`].
    BadDistance,
    /// A count of nought, or above [`crate::MAX_NUMBER`], or none.
    BadCount,
    /// A boost of nought, above 10, or not a number.
    BadBoost,
    /// Something was left out because it means nothing there.
    Ignored,
    /// AND and OR without brackets: the reading shows which came first.
    Precedence,
    /// Operator words in a query of capitals were read as words.
    CapitalWords,
    /// A word that may have been meant for an operator was read as a word: `or`, `NEAR`.
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

    /// The stable name: `unbalanced_quote`, `precedence`…
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

    /// What the code weighs in the advanced syntax; in the simple one everything is a notice.
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

/// Whether a strict caller must refuse the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth saying beside the results.
    Notice,
    /// The query is wrong.
    Error,
}

/// One problem of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind.
    pub code: ProblemCode,
    /// Whether a strict caller must refuse the query.
    pub severity: Severity,
    /// Where it begins, in characters.
    pub offset: usize,
    /// How long it is, in characters; 0 when something is missing.
    pub length: usize,
    /// Where it begins, in UTF-16 units, as browsers count.
    pub utf16_offset: usize,
    /// How long it is, in UTF-16 units.
    pub utf16_length: usize,
    /// The text at that place.
    pub token: String,
    /// What could have stood there: words of the language, names of fields, values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<&'static str>,
    /// The whole query with this and every other problem put right, when there is one way to do so: read in the same
    /// syntax it has no problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repaired: Option<String>,
}

/// How a problem is put right. A fix keeps the sense: no word is lost but those of operators, and none changes its
/// sign.
#[derive(Clone, Debug)]
pub(crate) enum Fix {
    /// There is no single way.
    None,
    /// Another text at a place of the query.
    Replace(Span, String),
    /// Nothing at a place of the query.
    Remove(Span),
    /// The canonical form of the reading.
    Canonical,
}

/// A problem while the query is being read.
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

    /// Put right by another text in its own place.
    pub(crate) fn instead(self, text: impl Into<String>) -> Self {
        let span = self.span;
        self.fixed(Fix::Replace(span, text.into()))
    }

    /// Put right by taking it out.
    pub(crate) fn removed(self) -> Self {
        let span = self.span;
        self.fixed(Fix::Remove(span))
    }

    pub(crate) fn fixed(mut self, fix: Fix) -> Self {
        self.fix = fix;
        self
    }
}

/// Problems found so far. Only the first [`MAX_PROBLEMS`] are kept, so that no query makes an endless answer.
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
            // What is not told may still forbid the query.
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

/// Tells the problems in characters, in the order of the text. Each that can be put right comes with the query that has
/// no problem.
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

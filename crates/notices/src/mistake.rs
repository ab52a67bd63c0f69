//! Mistakes of a query in words.

use qonun_law::Lang;
use qonun_query_language::{MAX_DEPTH, MAX_LENGTH, MAX_NUMBER, MAX_PROBLEMS, Problem, ProblemCode};
use qonun_texts::{Texts, texts};

use crate::shortened;

/// Maximum length of a token in a sentence, in characters; longer tokens are cut.
const LONGEST_TOKEN: usize = 40;

/// Describes in a language what is wrong in a query or may be unexpected.
#[must_use]
pub fn mistake(problem: &Problem, lang: Lang) -> String {
    let t = texts(lang);
    let text = sentence(problem.code, &shortened(problem.token.trim(), LONGEST_TOKEN), t);
    match possible(problem, t) {
        Some(possible) => format!("{text} {possible}"),
        None => text,
    }
}

/// Lists what is expected at the place, for the codes that have such a list.
fn possible(problem: &Problem, t: &Texts) -> Option<String> {
    let expected = || problem.expected.join(", ");
    if problem.expected.is_empty() {
        return None;
    }
    match problem.code {
        ProblemCode::UnknownField | ProblemCode::UnknownValue | ProblemCode::BadDate => {
            Some(t.mistake_possible(expected()))
        }
        ProblemCode::BadOperator | ProblemCode::OperatorAsWord => Some(t.mistake_operators(expected())),
        _ => None,
    }
}

fn sentence(code: ProblemCode, token: &str, t: &Texts) -> String {
    match code {
        ProblemCode::EmptyQuery => t.mistake_empty_query.to_owned(),
        ProblemCode::TooLong => t.mistake_too_long(MAX_LENGTH.to_string()),
        ProblemCode::TooDeep => t.mistake_too_deep(MAX_DEPTH.to_string()),
        ProblemCode::TooManyProblems => t.mistake_too_many_problems(MAX_PROBLEMS.to_string()),
        ProblemCode::UnbalancedQuote => t.mistake_unbalanced_quote(token),
        ProblemCode::UnbalancedBracket => t.mistake_unbalanced_bracket(token),
        ProblemCode::EmptyBrackets => t.mistake_empty_brackets.to_owned(),
        ProblemCode::EmptyPhrase => t.mistake_empty_phrase.to_owned(),
        ProblemCode::MissingOperand => t.mistake_missing_operand(token),
        ProblemCode::OnlyNegative => t.mistake_only_negative(token),
        ProblemCode::BadOperator => t.mistake_bad_operator(token),
        ProblemCode::MixedNear => t.mistake_mixed_near.to_owned(),
        ProblemCode::BadOperand => t.mistake_bad_operand(token),
        ProblemCode::UnknownField => t.mistake_unknown_field(token),
        ProblemCode::MissingValue => t.mistake_missing_value(token),
        ProblemCode::UnknownValue => t.mistake_unknown_value(token),
        ProblemCode::BadDate => t.mistake_bad_date(token),
        ProblemCode::BadRange => t.mistake_bad_range(token),
        ProblemCode::ShortWildcard => t.mistake_short_wildcard(token),
        ProblemCode::MisplacedWildcard => t.mistake_misplaced_wildcard(token),
        ProblemCode::BadFuzzy => t.mistake_bad_fuzzy(token),
        ProblemCode::BadDistance => t.mistake_bad_distance(token, MAX_NUMBER.to_string()),
        ProblemCode::BadCount => t.mistake_bad_count(token, MAX_NUMBER.to_string()),
        ProblemCode::BadBoost => t.mistake_bad_boost(token),
        ProblemCode::Ignored => t.mistake_ignored(token),
        ProblemCode::Precedence => t.mistake_precedence.to_owned(),
        ProblemCode::CapitalWords => t.mistake_capital_words(token),
        ProblemCode::OperatorAsWord => t.mistake_operator_as_word(token),
        ProblemCode::SimpleSyntax => t.mistake_simple_syntax(token),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use qonun_law::Lang;
    use qonun_query_language::{Problem, ProblemCode, Severity};

    use super::mistake;

    #[test]
    fn every_problem_has_a_sentence_of_its_own_in_every_language() {
        let mut seen = BTreeSet::new();
        for code in ProblemCode::ALL {
            for lang in Lang::ALL {
                let problem = Problem {
                    code,
                    severity: Severity::Error,
                    offset: 0,
                    length: 10,
                    utf16_offset: 0,
                    utf16_length: 10,
                    token: "{ $depth }".to_owned(),
                    expected: Vec::new(),
                    repaired: None,
                };
                let text = mistake(&problem, lang);
                let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c));
                assert_eq!(cyrillic, matches!(lang, Lang::UzCyrl | Lang::Ru), "{text}");
                assert!(!text.replace("{ $depth }", "").contains(['{', '}']), "{text}");
                let foreign = if cyrillic { ['“', '”'] } else { ['«', '»'] };
                assert!(!text.contains(foreign), "quotation marks of other letters: {text}");
                assert!(seen.insert(text.clone()), "twice: {text}");
            }
        }
    }
}

//! Words of the query language, in four languages and both scripts.

use crate::{NearKind, Scope, characters::folded};

/// An operator written as a word in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OperatorWord {
    And,
    Or,
    Not,
}

impl OperatorWord {
    /// Returns the operator of a word in capitals.
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "AND" | "И" | "VA" | "ВА" => Some(Self::And),
            "OR" | "ИЛИ" | "YOKI" | "ЁКИ" => Some(Self::Or),
            "NOT" | "НЕ" | "КРОМЕ" | "EMAS" | "ЭМАС" => Some(Self::Not),
            _ => None,
        }
    }

    /// Returns the operator that a word would be in capitals.
    ///
    /// The Russian particle "не" is excluded: it is very frequent, and NOT is rarely meant by it.
    pub(crate) fn of_lower_case(word: &str) -> Option<Self> {
        /// Maximum length of an operator word, in bytes.
        const LONGEST: usize = 10;
        if word.len() > LONGEST || folded(word) == "не" {
            return None;
        }
        Self::of(&word.to_uppercase()).filter(|_| Self::of(word).is_none())
    }

    /// Returns its spellings.
    pub(crate) const fn spellings(self) -> &'static [&'static str] {
        match self {
            Self::And => &["AND", "&"],
            Self::Or => &["OR", "|"],
            Self::Not => &["NOT", "-"],
        }
    }

    /// Returns the sign with the same meaning.
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            Self::And => "&",
            Self::Or => "|",
            Self::Not => "-",
        }
    }
}

/// Returns the effect of a word before `/` or `+` on a proximity operator: true if ordered, true if negated.
pub(crate) fn near_word(word: &str) -> Option<(bool, bool)> {
    match folded(word).as_str() {
        "w" | "near" => Some((false, false)),
        "pre" => Some((true, false)),
        "not" | "не" | "кроме" | "emas" | "эмас" => Some((false, true)),
        _ => None,
    }
}

/// Returns the spelling here of an operator of another system, if a word looks like one: `NEAR`, `w5`, `XOR`.
///
/// Without a number only capitals look like an operator.
pub(crate) fn likeness(word: &str) -> Option<&'static [&'static str]> {
    const IN_ANY_ORDER: &[&str] = &["/5", "/s", "/p", "/b", "/m"];
    const IN_ORDER: &[&str] = &["+5", "+s", "+p", "+b", "+m"];
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = name.len() < word.len();
    if !has_number && word.contains(char::is_lowercase) {
        return None;
    }
    match (folded(name).as_str(), has_number) {
        ("w", true) | ("near" | "within" | "adj" | "same", _) => Some(IN_ANY_ORDER),
        ("pre", _) => Some(IN_ORDER),
        ("andnot" | "butnot", false) => Some(OperatorWord::Not.spellings()),
        ("xor", false) => Some(OperatorWord::Or.spellings()),
        _ => None,
    }
}

/// True if the word may be taken for an operator, by a reader or beside a sign.
pub(crate) fn looks_like_operator(word: &str) -> bool {
    OperatorWord::of_lower_case(word).is_some()
        || near_word(word).is_some()
        || likeness(word).is_some()
        || is_exact_word(word)
        || at_least_digits(word).is_some()
}

/// Returns the unit named by letters after `/` or `+`. Every name has a spelling on a Latin and on a Cyrillic keyboard.
pub(crate) fn near_unit(letters: &str) -> Option<NearKind> {
    match folded(letters).as_str() {
        "s" | "с" | "gap" | "гап" => Some(NearKind::Sentence),
        "p" | "п" | "abz" | "абз" => Some(NearKind::Paragraph),
        "b" | "б" | "band" | "банд" => Some(NearKind::Point),
        "m" | "м" | "art" | "ст" | "modda" | "модда" => Some(NearKind::Provision),
        _ => None,
    }
}

/// Returns the letters of a unit in the canonical form.
pub(crate) const fn unit_letters(kind: NearKind) -> &'static str {
    match kind {
        NearKind::Words(_) => "",
        NearKind::Sentence => "s",
        NearKind::Paragraph => "p",
        NearKind::Point => "b",
        NearKind::Provision => "m",
    }
}

/// Returns the digits after the word for "at least": `ATLEAST3`. The digits may be missing.
pub(crate) fn at_least_digits(word: &str) -> Option<String> {
    let word = folded(word);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = matches!(letters, "atleast" | "kamida" | "камида" | "неменее");
    known.then(|| word[letters.len()..].to_owned())
}

/// True if the word before a bracket requires exact forms. Capitals only.
pub(crate) fn is_exact_word(word: &str) -> bool {
    matches!(word, "EXACT" | "ТОЧНО" | "ANIQ" | "АНИҚ")
}

/// True for the field that names the scope of AND.
pub(crate) fn is_scope_name(name: &str) -> bool {
    matches!(folded(name).as_str(), "scope" | "doira" | "доира" | "область")
}

/// Returns the scope with a name.
pub(crate) fn scope(name: &str) -> Option<Scope> {
    match folded(name).as_str() {
        "act" | "hujjat" | "ҳужжат" | "акт" | "документ" => Some(Scope::Act),
        "provision" | "article" | "modda" | "модда" | "статья" | "норма" => Some(Scope::Provision),
        _ => None,
    }
}

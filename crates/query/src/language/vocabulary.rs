//! Words of the language itself, in four languages and both scripts.

use super::{NearKind, Scope, characters::folded};

/// An operator written as a word in capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OperatorWord {
    And,
    Or,
    Not,
}

impl OperatorWord {
    /// The operator of a word. Capitals only.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "AND" | "И" | "VA" | "ВА" => Some(Self::And),
            "OR" | "ИЛИ" | "YOKI" | "ЁКИ" => Some(Self::Or),
            "NOT" | "НЕ" | "КРОМЕ" | "EMAS" | "ЭМАС" => Some(Self::Not),
            _ => None,
        }
    }

    /// The sign that means the same.
    pub(super) const fn symbol(self) -> &'static str {
        match self {
            Self::And => "&",
            Self::Or => "|",
            Self::Not => "-",
        }
    }
}

/// What a word before `/` or `+` makes of a proximity operator: is it in order, is it negated?
pub(super) fn near_word(word: &str) -> Option<(bool, bool)> {
    match folded(word).as_str() {
        "w" | "near" => Some((false, false)),
        "pre" => Some((true, false)),
        "not" | "не" | "кроме" | "emas" | "эмас" => Some((false, true)),
        _ => None,
    }
}

/// What letters after `/` or `+` count. Every name has a spelling on a Latin and on a Cyrillic keyboard.
pub(super) fn near_unit(letters: &str) -> Option<NearKind> {
    match folded(letters).as_str() {
        "s" | "с" | "gap" | "гап" => Some(NearKind::Sentence),
        "p" | "п" | "abz" | "абз" => Some(NearKind::Paragraph),
        "b" | "б" | "band" | "банд" => Some(NearKind::Point),
        "m" | "м" | "art" | "ст" | "modda" | "модда" => Some(NearKind::Provision),
        _ => None,
    }
}

/// The letters that the canonical form writes for a unit.
pub(super) const fn unit_letters(kind: NearKind) -> &'static str {
    match kind {
        NearKind::Words(_) => "",
        NearKind::Sentence => "s",
        NearKind::Paragraph => "p",
        NearKind::Point => "b",
        NearKind::Provision => "m",
    }
}

/// The digits after the word for "at least": `ATLEAST3`. The digits may be missing.
pub(super) fn at_least_digits(word: &str) -> Option<String> {
    let word = folded(word);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = matches!(letters, "atleast" | "kamida" | "камида" | "неменее");
    known.then(|| word[letters.len()..].to_owned())
}

/// Does the word before a bracket ask for exact forms? Capitals only.
pub(super) fn is_exact_word(word: &str) -> bool {
    matches!(word, "EXACT" | "ТОЧНО" | "ANIQ" | "АНИҚ")
}

/// Is this the field that says how far AND reaches?
pub(super) fn is_scope_name(name: &str) -> bool {
    matches!(folded(name).as_str(), "scope" | "doira" | "доира" | "область")
}

/// Names of the scopes.
pub(super) fn scope(name: &str) -> Option<Scope> {
    match folded(name).as_str() {
        "act" | "hujjat" | "ҳужжат" | "акт" | "документ" => Some(Scope::Act),
        "provision" | "article" | "modda" | "модда" | "статья" | "норма" => Some(Scope::Provision),
        _ => None,
    }
}

/// Is this an Uzbek ending, as it is written after a closing quotation mark?
pub(super) fn is_ending(letters: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["gi", "dagi", "ga", "ni", "ning", "da", "dan", "gacha", "lar", "larni", "larga", "larning", "li", "si"];
    const CYRILLIC: [&str; 14] =
        ["ги", "даги", "га", "ни", "нинг", "да", "дан", "гача", "лар", "ларни", "ларга", "ларнинг", "ли", "си"];
    // Titles are typed in capitals too.
    let letters = letters.to_lowercase();
    ENDINGS.contains(&letters.as_str()) || CYRILLIC.contains(&letters.as_str())
}

//! English stems: Snowball after the unification of British and American spellings.

use rust_stemmers::{Algorithm, Stemmer};

/// The English stemmer.
pub(crate) fn stemmer() -> Stemmer {
    Stemmer::create(Algorithm::English)
}

/// Returns the stem of a folded English word.
pub(crate) fn stem(stemmer: &Stemmer, folded: &str) -> String {
    if !folded.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        return folded.to_owned();
    }
    stemmer.stem(&one_spelling(folded)).into_owned()
}

/// Words with two spellings that no rule covers: British stem, American stem.
const PAIRS: [(&str, &str); 34] = [
    ("labour", "labor"),
    ("licence", "license"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("pretence", "pretense"),
    ("practise", "practice"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("kilometre", "kilometer"),
    ("litre", "liter"),
    ("programme", "program"),
    ("cheque", "check"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("neighbour", "neighbor"),
    ("behaviour", "behavior"),
    ("endeavour", "endeavor"),
    ("colour", "color"),
    ("harbour", "harbor"),
    ("catalogue", "catalog"),
    ("dialogue", "dialog"),
    ("fulfilment", "fulfillment"),
    ("instalment", "installment"),
    ("enrolment", "enrollment"),
    ("skilful", "skillful"),
    ("counsell", "counsel"),
    ("travell", "travel"),
    ("cancell", "cancel"),
    ("labell", "label"),
    ("analyse", "analyze"),
    ("aluminium", "aluminum"),
];

/// Returns one spelling of a word: -ise as -ize, -our as -or, -re as -er in words that have both.
fn one_spelling(word: &str) -> String {
    for (british, american) in PAIRS {
        if let Some(rest) = word.strip_prefix(british) {
            return format!("{american}{rest}");
        }
    }
    if let Some(spelt) = with_z(word) {
        return spelt;
    }
    word.to_owned()
}

/// Words in which -ise belongs to the stem and is never written -ize.
const NEVER_Z: [&str; 30] = [
    "advertis",
    "advis",
    "apprais",
    "aris",
    "compris",
    "compromis",
    "concis",
    "demis",
    "despis",
    "devis",
    "disguis",
    "enterpris",
    "excis",
    "exercis",
    "franchis",
    "improvis",
    "otherwis",
    "likewis",
    "precis",
    "premis",
    "promis",
    "rais",
    "revis",
    "supervis",
    "surpris",
    "televis",
    "treatis",
    "expertis",
    "merchandis",
    "nois",
];

/// Writes organisation, organised, organising with z.
fn with_z(word: &str) -> Option<String> {
    const TAILS: [&str; 9] = ["ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations", "isational"];
    let tail = TAILS.iter().find(|tail| word.ends_with(**tail))?;
    let head = &word[..word.len() - tail.len()];
    let is_fixed = NEVER_Z.iter().any(|stem| stem.strip_suffix("is").is_some_and(|s| head.ends_with(s)));
    (head.len() >= 4 && !is_fixed).then(|| format!("{head}iz{}", &tail[2..]))
}

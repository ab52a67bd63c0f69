//! Word families: stems derived from each other.
//!
//! Inflection keeps the key of a word, derivation does not: `javobgar` (answerable) and `javobgarlik` (answerability)
//! have two keys, and so do `toʻla` (pay) and `toʻlov` (payment). A question in plain words often uses another member
//! of the family than the law.

use super::letters::{is_vowel, last_letter, letter_count};

/// Endings that form a noun or adjective from another one; longer endings precede their own suffixes.
const NOMINAL: [&str; 8] = ["chilik", "garlik", "lilik", "sizlik", "lik", "chi", "siz", "li"];
/// The ending of adjectives from Arabic and Persian nouns: `huquq`, `huquqiy`.
const ADJECTIVE: &str = "iy";
/// Minimum length in letters of a stem with a family: shorter stems often resemble each other by chance.
const SHORTEST: usize = 4;

/// Returns the stems that may belong to the family of `stem`. They need not be words: the caller knows which of them
/// occur in its texts.
///
/// ```
/// use qonun_analysis::uzbek::family;
///
/// assert!(family("javobgar").contains(&"javobgarlik".to_owned()));
/// assert!(family("toʻlov").contains(&"toʻla".to_owned()));
/// ```
#[must_use]
pub fn family(stem: &str) -> Vec<String> {
    let mut members = Vec::new();
    for ending in NOMINAL.into_iter().chain([ADJECTIVE]) {
        members.extend(stem.strip_suffix(ending).map(str::to_owned));
    }
    members.extend(["lik", "chi", "li", "siz", ADJECTIVE].map(|ending| format!("{stem}{ending}")));
    members.extend(action_of(stem));
    members.extend(verb_of(stem));
    // `boʻlib-boʻlib toʻlash` is `boʻlib toʻlash`. A doubled word does not lead back to its half.
    members.push(format!("{stem}-{stem}"));
    members.retain(|member| letter_count(member) >= SHORTEST);
    members
}

/// Returns the noun of a verb: sayla → saylov, tekshir → tekshiruv.
fn action_of(stem: &str) -> Option<String> {
    match stem.strip_suffix('a') {
        Some(start) => Some(format!("{start}ov")),
        None => last_letter(stem).filter(|&letter| !is_vowel(letter)).map(|_| format!("{stem}uv")),
    }
}

/// Returns the verb of such a noun.
fn verb_of(stem: &str) -> Option<String> {
    let of_vowel = stem.strip_suffix("ov").map(|start| format!("{start}a"));
    of_vowel.or_else(|| stem.strip_suffix("uv").map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::family;

    #[test]
    fn families_lead_both_ways() {
        for (one, other) in [
            ("javobgar", "javobgarlik"),
            ("qarzdor", "qarzdorlik"),
            ("huquq", "huquqiy"),
            ("toʻla", "toʻlov"),
            ("tekshir", "tekshiruv"),
            ("tadbirkor", "tadbirkorlik"),
        ] {
            assert!(family(one).iter().any(|member| member == other), "{one} → {other}");
            assert!(family(other).iter().any(|member| member == one), "{other} → {one}");
        }
    }

    #[test]
    fn a_word_leads_to_its_double_only() {
        assert!(family("joy").contains(&"joy-joy".to_owned()));
        assert!(!family("joy-joy").contains(&"joy".to_owned()));
    }

    #[test]
    fn short_stems_have_no_parents() {
        assert!(!family("oylik").contains(&"oy".to_owned()));
        assert!(family("").is_empty());
    }
}

//! A small recogniser of citations, so that the language is tested by itself: a series and a number, optionally
//! followed by an article.

use qonun_query_language::SeenCitation;

const SERIES: [(&str, &str); 11] = [
    ("O‘RQ", "ORQ"),
    ("OʻRQ", "ORQ"),
    ("O'RQ", "ORQ"),
    ("ЎРҚ", "ORQ"),
    ("ЗРУ", "ORQ"),
    ("ORQ", "ORQ"),
    ("ПҚ", "PQ"),
    ("ПП", "PQ"),
    ("PQ", "PQ"),
    ("VMQ", "VMQ"),
    ("ВМҚ", "VMQ"),
];

/// Returns the citations of a text.
pub(crate) fn recognise(text: &str) -> Vec<SeenCitation> {
    let mut seen = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins_a_word = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        match citation(&text[at..]).filter(|_| begins_a_word) {
            Some((length, canonical)) => {
                seen.push(SeenCitation { start: at, end: at + length, canonical, known: true });
                at += length;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    seen
}

fn citation(text: &str) -> Option<(usize, String)> {
    let (spelling, series) = SERIES.iter().find(|(spelling, _)| text.starts_with(spelling))?;
    let rest = text[spelling.len()..].strip_prefix(['-', ' '])?;
    let (number, rest) = digits(rest)?;
    let act = format!("{series}-{number}");
    let length = |rest: &str| text.len() - rest.len();
    let Some((article, rest)) = article(rest) else { return Some((length(rest), act)) };
    Some((length(rest), format!("{act} {article}-modda")))
}

fn article(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix(' ')?;
    if let Some(rest) = text.strip_prefix("ст. ") {
        return digits(rest);
    }
    let (number, rest) = digits(text)?;
    let rest = rest.strip_prefix("-modda").or_else(|| rest.strip_prefix("-модда"))?;
    Some((number, rest))
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

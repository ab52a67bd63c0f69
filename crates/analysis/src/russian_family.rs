//! Families of Russian words: a relational adjective and its noun.
//!
//! They have two stems: `градостроительный` and `градостроительство`, `трудовой` and `труд`, `семейный` and `семья`. A
//! question often has one where the law has the other.

/// Endings of stems: of the noun, of the adjective, and the minimum length in letters of the stem of the noun: shorter
/// ones often resemble an adjective by chance.
const RULES: [(&str, &str, usize); 26] = [
    ("тельств", "тельн", 8),
    ("ен", "ительн", 6),
    ("ан", "ательн", 6),
    ("ств", "ствен", 6),
    ("ик", "ическ", 5),
    ("", "ическ", 5),
    ("ек", "еческ", 5),
    ("", "ебн", 4),
    ("", "ов", 4),
    ("ован", "ов", 6),
    ("", "ев", 4),
    ("", "овск", 4),
    ("", "ск", 4),
    ("л", "льск", 4),
    ("", "йн", 4),
    ("", "ейн", 4),
    ("", "н", 4),
    ("", "ьн", 4),
    ("г", "жн", 4),
    ("к", "чн", 4),
    ("к", "очн", 4),
    ("ц", "чн", 4),
    ("х", "шн", 4),
    ("", "ион", 4),
    ("", "иональн", 4),
    ("", "альн", 4),
];

/// Families that no rule tells: the stem of the noun and that of the adjective.
const OTHERS: [(&str, &str); 20] = [
    ("суд", "судебн"),
    ("служб", "служебн"),
    ("сем", "семейн"),
    ("жил", "жилищн"),
    ("жилищ", "жилищн"),
    ("земл", "земельн"),
    ("дет", "детск"),
    ("сел", "сельск"),
    ("мор", "морск"),
    ("лес", "лесн"),
    ("вод", "водн"),
    ("дол", "долев"),
    ("цел", "целев"),
    ("год", "годов"),
    ("газ", "газов"),
    ("деньг", "денежн"),
    ("войн", "воен"),
    ("дисциплин", "дисциплинарн"),
    ("документ", "документарн"),
    ("таможн", "таможен"),
];

/// Adjectives that have the form of a family and another meaning: `частный` (private) is not `часть`, `обязательный` not
/// `обязательство`, `должный` not `долг`.
const APART: [&str; 82] = [
    "частн",
    "местн",
    "главн",
    "средн",
    "обратн",
    "последн",
    "способн",
    "известн",
    "трудн",
    "активн",
    "должн",
    "порожн",
    "подвижн",
    "бережн",
    "поличн",
    "частичн",
    "поручн",
    "публичн",
    "практичн",
    "специфичн",
    "случайн",
    "отдельн",
    "правильн",
    "начальн",
    "обязательн",
    "следовательн",
    "действительн",
    "недействительн",
    "показательн",
    "окончательн",
    "отрицательн",
    "внимательн",
    "признательн",
    "нежелательн",
    "желательн",
    "старательн",
    "отлагательн",
    "положительн",
    "значительн",
    "исключительн",
    "дополнительн",
    "применительн",
    "включительн",
    "продолжительн",
    "предположительн",
    "сомнительн",
    "уважительн",
    "неуважительн",
    "числительн",
    "соответствен",
    "существен",
    "искусствен",
    "единствен",
    "веществен",
    "свойствен",
    "фактическ",
    "органическ",
    "периодическ",
    "статическ",
    "гражданск",
    "советск",
    "светск",
    "ростовск",
    "странов",
    "основ",
    "стадион",
    "нормальн",
    "рациональн",
    "моральн",
    "детальн",
    "полн",
    "важн",
    "точн",
    "срочн",
    "равн",
    "наличн",
    "сложн",
    "причальн",
    "терминальн",
    "бытов",
    "передов",
    "призов",
];

/// Returns the stems that may belong to the family of the stem of a Russian word. They need not be words: the caller
/// knows which of them occur in its texts.
///
/// ```
/// use qonun_analysis::russian_family;
///
/// assert!(russian_family("трудов").contains(&"труд".to_owned()));
/// assert!(russian_family("градостроительств").contains(&"градостроительн".to_owned()));
/// ```
#[must_use]
pub fn russian_family(stem: &str) -> Vec<String> {
    let mut members: Vec<String> = Vec::new();
    for (noun, adjective) in OTHERS {
        members.extend((stem == adjective).then(|| noun.to_owned()));
        members.extend((stem == noun).then(|| adjective.to_owned()));
    }
    for (noun, adjective, shortest) in RULES {
        if let Some(head) = stem.strip_suffix(adjective).filter(|_| !APART.contains(&stem)) {
            let of_noun = format!("{head}{noun}");
            members.extend(is_noun(&of_noun, adjective, shortest).then_some(of_noun));
        }
        if let Some(head) = stem.strip_suffix(noun).filter(|_| is_noun(stem, adjective, shortest)) {
            let of_adjective = format!("{head}{adjective}");
            members.extend((!APART.contains(&of_adjective.as_str())).then_some(of_adjective));
        }
    }
    members.sort_unstable();
    members.dedup();
    members
}

/// True if the stem of a noun may have an adjective with this ending. Before -н stands a consonant, but no н: `указанный`
/// is a participle, and so is `данный`.
fn is_noun(stem: &str, adjective: &str, shortest: usize) -> bool {
    let is_participle = adjective == "н" && stem.ends_with(['н', 'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);
    !is_participle && stem.chars().count() >= shortest
}

#[cfg(test)]
mod tests {
    use super::{APART, OTHERS, RULES, russian_family};

    #[test]
    fn families_lead_both_ways() {
        for (noun, adjective) in
            OTHERS.into_iter().chain([("градостроительств", "градостроительн"), ("труд", "трудов")])
        {
            assert!(russian_family(noun).iter().any(|member| member == adjective), "{noun} → {adjective}");
            assert!(russian_family(adjective).iter().any(|member| member == noun), "{adjective} → {noun}");
        }
    }

    #[test]
    fn every_exception_stands_against_a_rule() {
        for adjective in APART {
            assert!(RULES.iter().any(|(_, ending, _)| adjective.ends_with(ending)), "{adjective}");
            assert!(russian_family(adjective).iter().all(|member| member.len() > adjective.len()), "{adjective}");
        }
        assert!(russian_family("").iter().all(String::is_empty));
    }
}

//! Declension of the Russian phrases of the vocabulary.
//!
//! A phrase is written `gender:head/tail`: the words of the head are declined, the tail is unchanged. Genders are `m f
//! n p` for things and `M F P` for persons. `~` marks what does not follow from the nominative: the stem of a singular
//! noun with a fleeting vowel, the genitive of a plural. A last word with `*` is an adjective used as a noun. Phrases
//! joined by ` & ` are declined together: `m:отбор & n:назначение/судей`.

/// Grammatical gender and number, as far as agreement needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// Nominative, genitive, dative, accusative, instrumental, prepositional.
pub(crate) type Cases = [String; 6];

/// Declines a phrase. Returns `None` if the phrase is invalid.
pub(crate) fn decline(phrase: &str) -> Option<(Cases, Gender)> {
    let parts: Vec<(Cases, Gender)> = phrase.split(" & ").map(decline_part).collect::<Option<_>>()?;
    let gender = if parts.len() > 1 { Gender::Plural } else { parts.first()?.1 };
    let cases =
        std::array::from_fn(|case| parts.iter().map(|(cases, _)| cases[case].as_str()).collect::<Vec<_>>().join(" и "));
    Some((cases, gender))
}

fn decline_part(part: &str) -> Option<(Cases, Gender)> {
    let (gender, rest) = part.trim().split_once(':')?;
    let (gender, person) = match gender {
        "m" => (Gender::Masculine, false),
        "M" => (Gender::Masculine, true),
        "f" => (Gender::Feminine, false),
        "F" => (Gender::Feminine, true),
        "n" => (Gender::Neuter, false),
        "p" => (Gender::Plural, false),
        "P" => (Gender::Plural, true),
        _ => return None,
    };
    let (head, tail) = rest.split_once('/').map_or((rest, ""), |(head, tail)| (head, tail));
    let (head, hint) = head.split_once('~').map_or((head, None), |(head, hint)| (head, Some(hint.trim())));
    let words: Vec<&str> = head.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    let mut declined: Vec<Cases> = before.iter().map(|word| adjective(word, gender, person)).collect();
    declined.push(match last.strip_suffix('*') {
        Some(word) => adjective(word, gender, person),
        None => noun(last, hint, gender, person)?,
    });
    let tail = if tail.is_empty() || tail.starts_with(',') { tail.to_owned() } else { format!(" {tail}") };
    let cases = std::array::from_fn(|case| {
        declined.iter().map(|word| word[case].as_str()).collect::<Vec<_>>().join(" ") + &tail
    });
    Some((cases, gender))
}

fn cases(stem: &str, endings: [&str; 6]) -> Cases {
    endings.map(|ending| format!("{stem}{ending}"))
}

/// Removes the last `letters` letters of a word.
fn without(word: &str, letters: usize) -> &str {
    let cut = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    &word[..cut]
}

fn ends_in(stem: &str, letters: &str) -> bool {
    stem.chars().last().is_some_and(|c| letters.contains(c))
}

/// Declines a word before the noun: an adjective, or an indeclinable word (`онлайн`, the first half of `ID-карта`).
fn adjective(word: &str, gender: Gender, person: bool) -> Cases {
    let ending: String = word.chars().skip(word.chars().count().saturating_sub(2)).collect();
    let stem = without(word, 2);
    let hushing = ends_in(stem, "жшчщ");
    let velar = ends_in(stem, "гкх");
    let (own, gen_m, dat_m, ins_m, prep_m) = match ending.as_str() {
        "ый" | "ой" | "ое" if !velar && !hushing => (ending.as_str(), "ого", "ому", "ым", "ом"),
        "ий" | "ой" | "ое" if velar => (ending.as_str(), "ого", "ому", "им", "ом"),
        "ий" | "ее" => (ending.as_str(), "его", "ему", "им", "ем"),
        "ая" if hushing => return cases(stem, ["ая", "ей", "ей", "ую", "ей", "ей"]),
        "ая" => return cases(stem, ["ая", "ой", "ой", "ую", "ой", "ой"]),
        "яя" => return cases(stem, ["яя", "ей", "ей", "юю", "ей", "ей"]),
        "ые" => return cases(stem, ["ые", "ых", "ым", if person { "ых" } else { "ые" }, "ыми", "ых"]),
        "ие" => return cases(stem, ["ие", "их", "им", if person { "их" } else { "ие" }, "ими", "их"]),
        _ => return std::array::from_fn(|_| word.to_owned()),
    };
    let accusative = if person && gender == Gender::Masculine { gen_m } else { own };
    cases(stem, [own, gen_m, dat_m, accusative, ins_m, prep_m])
}

fn noun(word: &str, hint: Option<&str>, gender: Gender, person: bool) -> Option<Cases> {
    Some(match gender {
        Gender::Masculine => masculine(word, hint, person),
        Gender::Feminine => feminine(word)?,
        Gender::Neuter => neuter(word)?,
        Gender::Plural => plural(word, hint?, person)?,
    })
}

fn masculine(word: &str, hint: Option<&str>, person: bool) -> Cases {
    let last = word.chars().last().unwrap_or(' ');
    if last == 'я' || last == 'а' {
        return feminine(word).unwrap_or_else(|| std::array::from_fn(|_| word.to_owned()));
    }
    let soft = matches!(last, 'ь' | 'й');
    let stem = hint.unwrap_or(if soft { without(word, 1) } else { word });
    let [gen_, dat, ins, prep] = match last {
        'й' if stem.ends_with('и') => ["я", "ю", "ем", "и"],
        'ь' | 'й' => ["я", "ю", "ем", "е"],
        _ if ends_in(stem, "жшчщц") => ["а", "у", "ем", "е"],
        _ => ["а", "у", "ом", "е"],
    };
    let genitive = format!("{stem}{gen_}");
    let accusative = if person { genitive.clone() } else { word.to_owned() };
    [word.to_owned(), genitive, format!("{stem}{dat}"), accusative, format!("{stem}{ins}"), format!("{stem}{prep}")]
}

fn feminine(word: &str) -> Option<Cases> {
    let stem = without(word, 1);
    Some(match word.chars().last()? {
        'а' if ends_in(stem, "гкх") => cases(stem, ["а", "и", "е", "у", "ой", "е"]),
        'а' if ends_in(stem, "жшчщ") => cases(stem, ["а", "и", "е", "у", "ей", "е"]),
        'а' if ends_in(stem, "ц") => cases(stem, ["а", "ы", "е", "у", "ей", "е"]),
        'а' => cases(stem, ["а", "ы", "е", "у", "ой", "е"]),
        'я' if stem.ends_with('и') => cases(stem, ["я", "и", "и", "ю", "ей", "и"]),
        'я' => cases(stem, ["я", "и", "е", "ю", "ей", "е"]),
        'ь' => cases(stem, ["ь", "и", "и", "ь", "ью", "и"]),
        _ => return None,
    })
}

fn neuter(word: &str) -> Option<Cases> {
    let stem = without(word, 1);
    Some(match word.chars().last()? {
        'о' => cases(stem, ["о", "а", "у", "о", "ом", "е"]),
        'е' if stem.ends_with('и') => cases(stem, ["е", "я", "ю", "е", "ем", "и"]),
        'е' if ends_in(stem, "жшчщц") => cases(stem, ["е", "а", "у", "е", "ем", "е"]),
        'е' => cases(stem, ["е", "я", "ю", "е", "ем", "е"]),
        _ => return None,
    })
}

fn plural(word: &str, genitive: &str, person: bool) -> Option<Cases> {
    let stem = without(word, 1);
    let soft = match word.chars().last()? {
        'и' => !ends_in(stem, "гкхжшчщ"),
        'я' => true,
        'ы' | 'а' | 'е' => false,
        _ => return None,
    };
    let vowel = if soft { "я" } else { "а" };
    let accusative = if person { genitive } else { word };
    Some([
        word.to_owned(),
        genitive.to_owned(),
        format!("{stem}{vowel}м"),
        accusative.to_owned(),
        format!("{stem}{vowel}ми"),
        format!("{stem}{vowel}х"),
    ])
}

/// Returns the preposition "about" before a word: об before a vowel, otherwise о.
pub(crate) fn about(word: &str) -> &'static str {
    let first = word.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_lowercase().next());
    if first.is_some_and(|c| "аэиоу".contains(c)) { "об" } else { "о" }
}

#[cfg(test)]
mod tests {
    use super::{about, decline};

    #[test]
    fn phrases_in_six_cases() {
        for (phrase, wanted) in [
            (
                "m:трудовой договор",
                "трудовой договор|трудового договора|трудовому договору|трудовой договор|трудовым договором|трудовом договоре",
            ),
            (
                "m:земельный участок~участк",
                "земельный участок|земельного участка|земельному участку|земельный участок|земельным участком|земельном участке",
            ),
            (
                "M:индивидуальный предприниматель",
                "индивидуальный предприниматель|индивидуального предпринимателя|индивидуальному предпринимателю|индивидуального предпринимателя|индивидуальным предпринимателем|индивидуальном предпринимателе",
            ),
            ("f:лицензия", "лицензия|лицензии|лицензии|лицензию|лицензией|лицензии"),
            ("f:поставка/газа", "поставка газа|поставки газа|поставке газа|поставку газа|поставкой газа|поставке газа"),
            ("n:дело", "дело|дела|делу|дело|делом|деле"),
            (
                "p:безопасные условия~условий/труда",
                "безопасные условия труда|безопасных условий труда|безопасным условиям труда|безопасные условия труда|безопасными условиями труда|безопасных условиях труда",
            ),
            (
                "m:отбор & n:назначение/судей",
                "отбор и назначение судей|отбора и назначения судей|отбору и назначению судей|отбор и назначение судей|отбором и назначением судей|отборе и назначении судей",
            ),
            ("M:потерпевший*", "потерпевший|потерпевшего|потерпевшему|потерпевшего|потерпевшим|потерпевшем"),
        ] {
            let (cases, _) = decline(phrase).unwrap();
            assert_eq!(cases.join("|"), wanted);
        }
        assert!(decline("x:слово").is_none());
        assert!(decline("слово").is_none());
    }

    #[test]
    fn about_a_vowel() {
        assert_eq!(about("охране"), "об");
        assert_eq!(about("Инструкции"), "об");
        assert_eq!(about("«отходах»"), "об");
        assert_eq!(about("едином реестре"), "о");
        assert_eq!(about("труде"), "о");
    }
}

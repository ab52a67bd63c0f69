//! The Cyrillic spelling of Uzbek text.

/// Converts Uzbek Latin text to Cyrillic; “quotes” become «quotes».
///
/// It supports only what the vocabulary of this crate needs, and is called once, when the vocabulary is loaded.
pub(crate) fn cyrillic(latin: &str) -> String {
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::with_capacity(latin.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        if let Some((loan, word)) = loan_at(&letters, at) {
            push_cased(&mut out, word, letters[at].is_uppercase());
            at += loan.chars().count();
            continue;
        }
        let taken = push_letter(&mut out, &letters, at);
        at += taken;
    }
    out
}

/// Words whose Cyrillic spelling does not follow from the letters.
const LOANS: [(&str, &str); 15] = [
    ("budjet", "бюджет"),
    ("obyekt", "объект"),
    ("subyekt", "субъект"),
    ("aksiz", "акциз"),
    ("auksion", "аукцион"),
    ("konsepsiya", "концепция"),
    ("konferens", "конференц"),
    ("konsentrat", "концентрат"),
    ("inspeksiya", "инспекция"),
    ("sanksiya", "санкция"),
    ("korrupsiya", "коррупция"),
    ("prezumpsiya", "презумпция"),
    ("stansiya", "станция"),
    ("distansion", "дистанцион"),
    ("polsha", "польша"),
];

fn loan_at(letters: &[char], at: usize) -> Option<(&'static str, &'static str)> {
    LOANS.into_iter().find(|(loan, _)| {
        loan.chars().enumerate().all(|(k, c)| letters.get(at + k).is_some_and(|l| l.to_lowercase().eq([c])))
    })
}

fn push_cased(out: &mut String, word: &str, upper: bool) {
    let mut chars = word.chars();
    if let Some(first) = chars.next() {
        if upper { out.extend(first.to_uppercase()) } else { out.push(first) }
    }
    out.push_str(chars.as_str());
}

/// Converts the letter, or pair of letters, at index `at`. Returns the number of letters read.
fn push_letter(out: &mut String, letters: &[char], at: usize) -> usize {
    let c = letters[at];
    let lower = c.to_lowercase().next().unwrap_or(c);
    let next = letters.get(at + 1).and_then(|n| n.to_lowercase().next());
    let pair = match (lower, next) {
        ('o', Some('ʻ')) => Some("ў"),
        ('g', Some('ʻ')) => Some("ғ"),
        ('s', Some('h')) => Some("ш"),
        ('c', Some('h')) => Some("ч"),
        ('t', Some('s')) if !is_ending(&letters[at + 1..]) => Some("ц"),
        ('y', Some('o')) if letters.get(at + 2) != Some(&'ʻ') => Some("ё"),
        ('y', Some('u')) => Some("ю"),
        ('y', Some('a')) => Some("я"),
        ('y', Some('e')) => Some("е"),
        _ => None,
    };
    if let Some(cyrillic) = pair {
        push_cased(out, cyrillic, c.is_uppercase());
        return 2;
    }
    let single = match lower {
        'e' if starts_syllable(letters, at) => 'э',
        'a' => 'а',
        'b' => 'б',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' => 'г',
        'h' => 'ҳ',
        'i' => 'и',
        'j' => 'ж',
        'k' => 'к',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'o' => 'о',
        'p' => 'п',
        'q' => 'қ',
        'r' => 'р',
        's' => 'с',
        't' => 'т',
        'u' => 'у',
        'v' => 'в',
        'x' => 'х',
        'y' => 'й',
        'z' => 'з',
        'ʼ' => 'ъ',
        '“' => '«',
        '”' => '»',
        other => other,
    };
    if c.is_uppercase() {
        out.extend(single.to_uppercase())
    } else {
        out.push(single)
    }
    1
}

/// True if the s after a t begins an ending (`kiritsin`, `hujjatsiz`) and is not half of a ц.
fn is_ending(rest: &[char]) -> bool {
    let ends = |ending: &str| {
        let length = ending.chars().count();
        let same = ending.chars().zip(rest).filter(|(wanted, found)| wanted == *found).count() == length;
        same && !rest.get(length).is_some_and(|next| next.is_alphabetic())
    };
    ["sin", "sa", "siz"].into_iter().any(ends)
}

/// True if an `e` at index `at` is at the start of a word or after a vowel, and therefore э.
fn starts_syllable(letters: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|k| letters.get(k)) else { return true };
    !(before.is_alphabetic() || matches!(before, 'ʻ' | 'ʼ'))
        || matches!(before.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::cyrillic;

    #[test]
    fn words_of_law_in_cyrillic() {
        for (latin, wanted) in [
            ("Oʻzbekiston Respublikasining Mehnat kodeksi", "Ўзбекистон Республикасининг Меҳнат кодекси"),
            ("elektron hujjat eʼlon qilinadi", "электрон ҳужжат эълон қилинади"),
            ("litsenziya, yoʻl, yer, yil, yuridik", "лицензия, йўл, ер, йил, юридик"),
            ("budjet subyekti va obyekti", "бюджет субъекти ва объекти"),
            ("Korrupsiya, elektr stansiyasi, reyestr", "Коррупция, электр станцияси, реестр"),
            ("YOʻRIQNOMA", "ЙЎРИҚНОМА"),
            ("“yashil” energiya", "«яшил» энергия"),
            ("aeroport", "аэропорт"),
            ("kiritsin, meditsina, hujjatsiz", "киритсин, медицина, ҳужжатсиз"),
        ] {
            assert_eq!(cyrillic(latin), wanted);
        }
    }
}

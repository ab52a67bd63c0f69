//! Values of fields and their names in four languages.

use qonun_law::{ActNumber, ActType, Lang, Status, canonical_provision_number};

use crate::characters::{folded, is_letter};
use crate::{Field, Recognise, Value};

/// Names of types besides those of [`ActType::name`]: uz-Latn, uz-Cyrl, ru; folded.
const TYPES: [(ActType, &[&str]); 13] = [
    (ActType::Constitution, &["konstitutsiya", "конституция"]),
    (ActType::Code, &["kodeks", "кодекс"]),
    (ActType::Law, &["qonun", "қонун", "закон"]),
    (ActType::Decree, &["farmon", "фармон", "указ"]),
    (ActType::Resolution, &["qaror", "қарор", "постановление"]),
    (ActType::Order, &["buyruq", "буйруқ", "приказ"]),
    (ActType::Disposition, &["farmoyish", "фармойиш", "распоряжение"]),
    (ActType::Regulation, &["nizom", "низом", "положение"]),
    (ActType::Rules, &["qoida", "qoidalar", "қоида", "қоидалар", "правила"]),
    (ActType::Instruction, &["yoriqnoma", "йўриқнома", "инструкция"]),
    (ActType::Procedure, &["tartib", "тартиб", "порядок"]),
    (ActType::Treaty, &["shartnoma", "bitim", "шартнома", "битим", "договор", "соглашение"]),
    (ActType::Other, &["boshqa", "бошқа", "другое", "иное"]),
];

/// Names of statuses besides those of [`Status::name`].
const STATUSES: [(Status, &[&str]); 3] = [
    (Status::InForce, &["amalda", "kuchda", "амалда", "кучда", "действует", "действующий", "в силе", "in force"]),
    (
        Status::Repealed,
        &[
            "bekor qilingan",
            "kuchini yoqotgan",
            "бекор қилинган",
            "кучини йўқотган",
            "утратил силу",
            "отменен",
            "отменён",
        ],
    ),
    (Status::NotYet, &["kuchga kirmagan", "кучга кирмаган", "не вступил", "не вступил в силу", "not yet"]),
];

/// Names of languages besides their tags.
const LANGS: [(&[Lang], &[&str]); 6] = [
    (&[Lang::UzLatn, Lang::UzCyrl], &["uz", "ozbek", "ozbekcha", "ўзбек", "ўзбекча", "узбекский", "uzbek"]),
    (&[Lang::UzLatn], &["uz-latn", "lotin", "лотин", "латиница", "latin"]),
    (&[Lang::UzCyrl], &["uz-cyrl", "kirill", "кирилл", "кириллица", "cyrillic"]),
    (&[Lang::Ru], &["ru", "rus", "ruscha", "рус", "русча", "русский", "russian"]),
    (&[Lang::En], &["en", "ingliz", "inglizcha", "инглиз", "инглизча", "английский", "english"]),
    (&[Lang::UzLatn, Lang::UzCyrl, Lang::Ru, Lang::En], &["all"]),
];

/// Returns the values that a text without quotation marks names in a field, any of which may be meant; empty if there is
/// no such value.
pub(crate) fn read(field: Field, text: &str, recognise: Recognise<'_>) -> Vec<Value> {
    let plain = tidy(text);
    if !plain.contains(is_letter) {
        return Vec::new();
    }
    let key = folded(&plain).replace('_', " ");
    match field {
        Field::Type => {
            let by_name = |kind: &ActType| kind.name() == key;
            let named = TYPES.iter().find(|(_, names)| names.contains(&key.as_str())).map(|&(kind, _)| kind);
            ActType::ALL.into_iter().find(by_name).or(named).map(Value::Type).into_iter().collect()
        }
        Field::Status => {
            let by_name = |status: &Status| status.name().replace('_', " ") == key;
            let named = STATUSES.iter().find(|(_, names)| names.contains(&key.as_str())).map(|&(status, _)| status);
            Status::ALL.into_iter().find(by_name).or(named).map(Value::Status).into_iter().collect()
        }
        Field::Lang => {
            let named = LANGS.iter().find(|(_, names)| names.contains(&key.as_str()));
            named.into_iter().flat_map(|(langs, _)| langs.iter().copied().map(Value::Lang)).collect()
        }
        _ if field.names_acts() => {
            let whole = |text: &str| recognise(text).into_iter().find(|one| one.start == 0 && one.end == text.len());
            // The canonical form of a citation is kept if it is itself recognised as one; codes are cited by name. Any
            // other text is a title, an id or an address.
            let cited = whole(&plain).map(|one| one.canonical).filter(|canonical| whole(canonical).is_some());
            vec![cited.map_or_else(|| Value::Text(plain), Value::Citation)]
        }
        Field::Number => vec![Value::Text(act_number(plain))],
        Field::Article => {
            let number = canonical_provision_number(article_number(&plain)).trim_end_matches('-').to_owned();
            Some(number).filter(|text| !text.is_empty()).map(Value::Text).into_iter().collect()
        }
        _ => vec![Value::Text(plain)],
    }
}

/// Returns the values to offer if a text names none.
pub(crate) const fn expected(field: Field) -> &'static [&'static str] {
    match field {
        Field::Type => &[
            "constitution",
            "code",
            "law",
            "decree",
            "resolution",
            "order",
            "disposition",
            "regulation",
            "rules",
            "instruction",
            "procedure",
            "treaty",
            "other",
        ],
        Field::Status => &["in_force", "repealed", "not_yet"],
        Field::Lang => &["uz-Latn", "uz-Cyrl", "ru", "en"],
        Field::Cites | Field::Amends | Field::Repeals | Field::CitedBy => &["ORQ-547"],
        _ => &["word"],
    }
}

/// Returns the canonical number of an act; a text that is not a number is unchanged.
fn act_number(text: String) -> String {
    let mut text = text;
    // Repeated until nothing changes, so that the canonical form is idempotent: `5-son-son`. A text that begins with a
    // sign would be read differently: `number:"<5"` is a comparison.
    let parse = |text: &str| {
        let number = ActNumber::parse(text)?.to_string();
        number.starts_with(char::is_alphanumeric).then_some(number)
    };
    while let Some(number) = parse(&text) {
        if number.len() >= text.len() && number != text {
            return number;
        }
        if number == text {
            break;
        }
        text = number;
    }
    text
}

/// Collapses spaces, and removes punctuation at the ends.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches([',', ';', '.', ':', ' ']).to_owned()
}

/// Returns the number of `15-modda`, `ст. 15`, `358(1)`; empty if there is none, or more than one.
fn article_number(text: &str) -> &str {
    let begin = text.find(char::is_numeric).unwrap_or(text.len());
    let number = &text[begin..];
    let goes_on = |c: char| c.is_numeric() || matches!(c, '-' | '\u{2013}' | '(' | ')');
    let end = number.find(|c| !goes_on(c)).unwrap_or(number.len());
    if number[end..].contains(char::is_numeric) {
        return "";
    }
    number[..end].trim_end_matches(['-', '\u{2013}', '('])
}

//! A name for documents without a title: their type, number and day, in their language.

use qonun_law::{ActType, Document, Lang, number_in};

/// True if a title has no letter and no figure, so that a link with it would be invisible.
pub(super) fn says_nothing(title: &str) -> bool {
    !title.contains(char::is_alphanumeric)
}

/// Returns a name for a document without a title: "Закон № ЗРУ-547, 03.07.2019". Unknown parts are omitted, and the id
/// replaces a missing number.
pub(super) fn stand_in(document: &Document) -> String {
    let kind = type_name(document.kind, document.lang);
    let number = document.number.as_ref().map(|number| number_in(number, document.lang));
    let number = match (number, document.lang) {
        (Some(number), Lang::UzLatn) => format!("{number}-son"),
        (Some(number), Lang::UzCyrl) => format!("{number}-сон"),
        (Some(number), Lang::Ru) => format!("№ {number}"),
        (Some(number), Lang::En) => format!("No. {number}"),
        (None, _) if document.adopted.is_none() => document.id.to_string(),
        (None, _) => String::new(),
    };
    let name = if number.is_empty() { kind.to_owned() } else { format!("{kind} {number}") };
    document.adopted.map_or_else(|| name.clone(), |day| format!("{name}, {}", day.strftime("%d.%m.%Y")))
}

/// Returns the name of a type in a language, with a capital.
const fn type_name(kind: ActType, lang: Lang) -> &'static str {
    let names = match kind {
        ActType::Constitution => ["Konstitutsiya", "Конституция", "Конституция", "Constitution"],
        ActType::Code => ["Kodeks", "Кодекс", "Кодекс", "Code"],
        ActType::Law => ["Qonun", "Қонун", "Закон", "Law"],
        ActType::Decree => ["Farmon", "Фармон", "Указ", "Decree"],
        ActType::Resolution => ["Qaror", "Қарор", "Постановление", "Resolution"],
        ActType::Order => ["Buyruq", "Буйруқ", "Приказ", "Order"],
        ActType::Disposition => ["Farmoyish", "Фармойиш", "Распоряжение", "Directive"],
        ActType::Regulation => ["Nizom", "Низом", "Положение", "Regulation"],
        ActType::Rules => ["Qoidalar", "Қоидалар", "Правила", "Rules"],
        ActType::Instruction => ["Yoʻriqnoma", "Йўриқнома", "Инструкция", "Instruction"],
        ActType::Procedure => ["Tartib", "Тартиб", "Порядок", "Procedure"],
        ActType::Treaty => ["Xalqaro shartnoma", "Халқаро шартнома", "Международный договор", "Treaty"],
        ActType::Other => ["Hujjat", "Ҳужжат", "Документ", "Document"],
    };
    names[lang.index()]
}

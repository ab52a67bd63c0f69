//! Notices in words, in the language of the interface.

use qonun_analysis::{Alphabet, Language, transliterate};
use qonun_law::Lang;

use crate::language;
use crate::plan::Abbreviation;
use crate::spelling::{Correction, is_cyrillic};
use crate::{Notice, QueryProblem};

/// Texts by code: uz-Latn, uz-Cyrl, ru, en.
const TEXTS: [(&str, [&str; 4]); 4] = [
    (
        "expansion_cut",
        [
            "Belgi juda koʻp soʻzga mos keldi: faqat eng koʻp uchraydiganlari olindi.",
            "Белги жуда кўп сўзга мос келди: фақат энг кўп учрайдиганлари олинди.",
            "Знаку подстановки подошло слишком много слов: взяты только самые частые.",
            "The wildcard stands for too many words: only the most frequent ones were taken.",
        ],
    ),
    (
        "no_match",
        [
            "Soʻrov boʻyicha hech narsa topilmadi.",
            "Сўров бўйича ҳеч нарса топилмади.",
            "По запросу ничего не найдено.",
            "Nothing was found for this query.",
        ],
    ),
    (
        "weak_match",
        [
            "Aniq javob topilmadi: quyidagilar soʻrovga qisman mos keladi.",
            "Аниқ жавоб топилмади: қуйидагилар сўровга қисман мос келади.",
            "Точного ответа не найдено: результаты подходят лишь отчасти.",
            "No clear answer was found: these results fit only in part.",
        ],
    ),
    (
        "relaxed",
        [
            "Barcha soʻzlar bitta hujjatda uchramadi: soʻzlarning koʻpi bor hujjatlar koʻrsatilmoqda.",
            "Барча сўзлар битта ҳужжатда учрамади: сўзларнинг кўпи бор ҳужжатлар кўрсатилмоқда.",
            "Все слова вместе не встретились: показаны документы, где есть большинство из них.",
            "No act holds every word: acts that hold most of them are shown.",
        ],
    ),
];

/// A notice without a place in the query.
pub(crate) fn notice(code: &'static str, ui: Lang) -> Notice {
    let texts = TEXTS.iter().find(|(known, _)| *known == code);
    let text = texts.map_or(code, |(_, texts)| texts[ui.index()]);
    of_whole(code, text.to_owned())
}

/// A notice about the query as a whole.
const fn of_whole(code: &'static str, text: String) -> Notice {
    Notice { code, text, offset: None, length: None, replacement: None }
}

/// What is said when filters leave nothing of what was found, `{count}` results: uz-Latn, uz-Cyrl, ru, en.
const FILTERED_OUT: [&str; 4] = [
    "Tanlangan filtrlar boʻyicha hech narsa topilmadi. Filtrlarsiz topiladi: {count}.",
    "Танланган фильтрлар бўйича ҳеч нарса топилмади. Фильтрларсиз топилади: {count}.",
    "С выбранными фильтрами ничего не найдено. Без фильтров найдётся: {count}.",
    "Nothing was found with the chosen filters. Found without them: {count}.",
];

/// The notice of an answer that filters leave empty; `count` results are found without them.
pub(crate) fn filtered_out(count: usize, ui: Lang) -> Notice {
    of_whole("no_match", FILTERED_OUT[ui.index()].replacen("{count}", &count.to_string(), 1))
}

/// What is said of a thing that was told in everyday words, `{terms}` being those of the law: uz-Latn, uz-Cyrl, ru, en.
const TOLD: [&str; 4] = [
    "Qonunda bu boshqacha aytiladi: “{terms}”. Shu soʻzlar boʻyicha ham qidirildi.",
    "Қонунда бу бошқача айтилади: «{terms}». Шу сўзлар бўйича ҳам қидирилди.",
    "В законе об этом говорится иначе: «{terms}». Поиск выполнен и по этим словам.",
    "The law says this in other words: “{terms}”. They were searched for too.",
];
/// So many terms are told.
const TERMS: usize = 5;

/// The notice of acts that do not hold every word, when the law has other words for what was told. Uzbek terms come in
/// Latin letters and are told in those of the query.
pub(crate) fn told(terms: &[String], query: &str, ui: Lang) -> Notice {
    of_whole("relaxed", TOLD[ui.index()].replacen("{terms}", &in_letters_of(terms, query), 1))
}

/// What is said of acts that were found by other terms of law, `{terms}`: uz-Latn, uz-Cyrl, ru, en.
const SYNONYM: [&str; 4] = [
    "Qonunda bu “{terms}” deb ham ataladi: shunday atagan hujjatlar ham koʻrsatilmoqda.",
    "Қонунда бу «{terms}» деб ҳам аталади: шундай атаган ҳужжатлар ҳам кўрсатилмоқда.",
    "В законе это называется и иначе: «{terms}». Показаны и акты, где сказано так.",
    "The law calls this “{terms}” too: acts that say it so are shown as well.",
];

/// The notice of acts that were found by other terms of law for what was asked.
pub(crate) fn synonym(terms: &[String], query: &str, ui: Lang) -> Notice {
    of_whole("synonym", SYNONYM[ui.index()].replacen("{terms}", &in_letters_of(terms, query), 1))
}

/// Terms in one line. Uzbek ones come in Latin letters and are told in those of the query.
fn in_letters_of(terms: &[String], query: &str) -> String {
    let alphabet = if is_cyrillic(query) { Alphabet::Cyrillic } else { Alphabet::Latin };
    let in_letters = |term: &String| {
        // English terms have no other letters.
        let keeps = is_cyrillic(term) || alphabet == Alphabet::Latin;
        if keeps { term.clone() } else { transliterate(term, alphabet) }
    };
    terms.iter().take(TERMS).map(in_letters).collect::<Vec<_>>().join("; ")
}

/// What is said of abbreviations, `{names}` being each with its full names: uz-Latn, uz-Cyrl, ru, en.
const WRITTEN_OUT: [&str; 4] = [
    "Toʻliq nomi boʻyicha ham qidirildi: {names}.",
    "Тўлиқ номи бўйича ҳам қидирилди: {names}.",
    "Поиск выполнен и по полному названию: {names}.",
    "Searched for in full too: {names}.",
];

/// The notice of abbreviations that were looked for by their full names too, when there are any. Uzbek names come in
/// Latin letters and are told in those of the query.
pub(crate) fn written_out(abbreviations: &[Abbreviation], query: &str, ui: Lang) -> Option<Notice> {
    let alphabet = if is_cyrillic(query) { Alphabet::Cyrillic } else { Alphabet::Latin };
    let in_letters = |name: &String| if is_cyrillic(name) { name.clone() } else { transliterate(name, alphabet) };
    let mut told: Vec<String> = Vec::new();
    for abbreviation in abbreviations.iter().filter(|abbreviation| !abbreviation.names.is_empty()) {
        let is_english = abbreviation.meant.iter().all(|meant| meant.language == Language::English);
        let names = abbreviation.names.iter().take(TERMS);
        let names: Vec<String> = names.map(|name| if is_english { name.clone() } else { in_letters(name) }).collect();
        let one = format!("{} — {}", abbreviation.typed, names.join("; "));
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told.truncate(TERMS);
    (!told.is_empty())
        .then(|| of_whole("abbreviation", WRITTEN_OUT[ui.index()].replacen("{names}", &told.join(", "), 1)))
}

/// What is said of acts that were found in other languages: uz-Latn, uz-Cyrl, ru, en.
const OTHER_LANGUAGE: [&str; 4] = [
    "Soʻrov tilida matni boʻlmagan hujjatlar ham soʻzlarning tarjimasi boʻyicha topildi.",
    "Сўров тилида матни бўлмаган ҳужжатлар ҳам сўзларнинг таржимаси бўйича топилди.",
    "Найдены и документы, которых нет на языке запроса, — по переводу его слов.",
    "Acts that have no text in the language of the query were found too, by translations of its words.",
];

/// The notice of acts that were found in other languages only.
pub(crate) fn other_language(ui: Lang) -> Notice {
    of_whole("other_language", OTHER_LANGUAGE[ui.index()].to_owned())
}

/// What is said of a corrected word: uz-Latn, uz-Cyrl, ru, en.
const SPELLING: [&str; 4] = [
    "“{typed}” soʻzi qonunchilik bazasida yoʻq: “{replacement}” soʻzi boʻyicha qidirildi.",
    "«{typed}» сўзи қонунчилик базасида йўқ: «{replacement}» сўзи бўйича қидирилди.",
    "Слова «{typed}» в базе нет: поиск выполнен по слову «{replacement}».",
    "“{typed}” stands nowhere in the law base: “{replacement}” was searched for instead.",
];

/// The notice of a corrected word, with its place in the query.
pub(crate) fn spelling(correction: &Correction, ui: Lang) -> Notice {
    let text = SPELLING[ui.index()].replacen("{replacement}", &correction.replacement, 1);
    Notice {
        code: "spelling",
        // Last, so that nothing in the reader's own words is taken for a placeholder.
        text: text.replacen("{typed}", &correction.typed, 1),
        offset: Some(correction.offset),
        length: Some(correction.length),
        replacement: Some(correction.replacement.clone()),
    }
}

/// What is said of something cited that is not held, `{written}`: uz-Latn, uz-Cyrl, ru, en.
const ABSENT: [&str; 4] = [
    "“{written}” qonunchilik bazasida yoʻq{nearest}.",
    "«{written}» қонунчилик базасида йўқ{nearest}.",
    "«{written}» в базе нет{nearest}.",
    "“{written}” is not in the law base{nearest}.",
];
/// What is said of the results beside it.
const IN_PART: [&str; 4] = [
    "Quyidagilar soʻrovga qisman mos keladi.",
    "Қуйидагилар сўровга қисман мос келади.",
    "Результаты подходят лишь отчасти.",
    "These results fit only in part.",
];
/// The nearest number that is held.
const NEAREST_NUMBER: [&str; 4] = [
    ", eng yaqin raqam — {name}",
    ", энг яқин рақам — {name}",
    ", ближайший номер — {name}",
    ", the nearest number is {name}",
];
/// The nearest provision that is held.
const NEAREST_PROVISION: [&str; 4] = [
    ", hujjatda eng yaqini — {name}",
    ", ҳужжатда энг яқини — {name}",
    ", ближайшее в документе — {name}",
    ", the nearest in the act is {name}",
];
/// The last provision of the act.
const LAST_PROVISION: [&str; 4] = [
    ", hujjatda oxirgisi — {name}",
    ", ҳужжатда охиргиси — {name}",
    ", последнее в документе — {name}",
    ", the last in the act is {name}",
];

/// What stands nearest to something that is not held, as a reader is told of it.
pub(crate) enum NearestName {
    /// The number of an act.
    Number(String),
    /// A provision as printed; the last one of its kind, or not.
    Provision { name: String, last: bool },
}

/// The notice of things cited that are not held, each as written and with the nearest; `empty` when there are no
/// results at all.
pub(crate) fn absent(missing: &[(String, Option<NearestName>)], empty: bool, ui: Lang) -> Notice {
    let sentence = |(written, nearest): &(String, Option<NearestName>)| {
        let nearest = match nearest {
            None => String::new(),
            Some(NearestName::Number(name)) => NEAREST_NUMBER[ui.index()].replacen("{name}", name, 1),
            Some(NearestName::Provision { name, last: true }) => LAST_PROVISION[ui.index()].replacen("{name}", name, 1),
            Some(NearestName::Provision { name, .. }) => NEAREST_PROVISION[ui.index()].replacen("{name}", name, 1),
        };
        // The words last, so that nothing in them is taken for a placeholder.
        ABSENT[ui.index()].replacen("{nearest}", &nearest, 1).replacen("{written}", written, 1)
    };
    let mut told: Vec<String> = missing.iter().map(sentence).collect();
    told.dedup();
    let text = told.join(" ");
    if empty { of_whole("no_match", text) } else { of_whole("weak_match", format!("{text} {}", IN_PART[ui.index()])) }
}

/// What is said of a part of the query that nothing holds: uz-Latn, uz-Cyrl, ru, en.
const NOWHERE: [&str; 4] = [
    "{words} qonunchilik bazasida uchramaydi. Usiz topiladigan hujjatlar: {acts}.",
    "{words} қонунчилик базасида учрамайди. Усиз топиладиган ҳужжатлар: {acts}.",
    "{words} в базе не встречается. Без этого найдётся актов: {acts}.",
    "{words} stands nowhere in the law base. Acts found without it: {acts}.",
];

/// What is said of parts that no act holds together with the others.
const NOT_TOGETHER: [&str; 4] = [
    "{words} soʻrovning qolgan qismi bilan birga bitta hujjatda uchramaydi. Usiz topiladigan hujjatlar: {acts}.",
    "{words} сўровнинг қолган қисми билан бирга битта ҳужжатда учрамайди. Усиз топиладиган ҳужжатлар: {acts}.",
    "{words} и остальная часть запроса вместе ни в одном акте не встречаются. Без этого найдётся актов: {acts}.",
    "No act holds {words} together with the rest of the query. Acts found without: {acts}.",
];

/// What is said of parts of a query that stand in the way, and of how many acts are found without them.
pub(crate) fn left_out(words: &[&str], acts: usize, nowhere: bool, ui: Lang) -> String {
    let (open, close) = if matches!(ui, Lang::UzLatn | Lang::En) { ("“", "”") } else { ("«", "»") };
    let bare = |word: &&str| language::without_quotes(word).to_owned();
    let quoted: Vec<String> = words.iter().map(|word| format!("{open}{}{close}", bare(word))).collect();
    let text = if nowhere { NOWHERE } else { NOT_TOGETHER }[ui.index()];
    // The words last, so that nothing in them is taken for a placeholder.
    text.replacen("{acts}", &acts.to_string(), 1).replacen("{words}", &quoted.join(", "), 1)
}

/// A mistake of a query as it is told.
pub(crate) fn query_problem(problem: &language::Problem, ui: Lang) -> QueryProblem {
    QueryProblem {
        code: problem.code.name(),
        message: problem.text(ui),
        offset: problem.offset,
        length: problem.length,
        utf16_offset: problem.utf16_offset,
        utf16_length: problem.utf16_length,
        token: problem.token.clone(),
        expected: problem.expected.iter().map(|&name| name.to_owned()).collect(),
        repaired: problem.repaired.clone(),
    }
}

/// What a problem of the query is called among the notices of an answer.
pub(crate) fn notice_of(problem: &language::Problem, ui: Lang) -> Notice {
    let code = if problem.code == language::ProblemCode::Precedence { "precedence" } else { "ignored" };
    Notice {
        code,
        text: problem.text(ui),
        offset: Some(problem.offset),
        length: Some(problem.length),
        replacement: problem.repaired.clone(),
    }
}

//! What a word does in its clause: predicate, converb, conjunction.
//!
//! Uzbek words are read by the grammar. Russian verbs are recognised by endings that other words hardly have, so some
//! predicates are not seen; then fewer borders of clauses are.

use crate::uzbek::PartOfSpeech;
use crate::{Analyzer, Language};

/// What a word does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It makes a clause: a finite verb, `yoʻq`, `kerak`, `нельзя`.
    Predicate,
    /// A Russian infinitive: it makes a clause without a predicate, and depends on one.
    Infinitive,
    /// An Uzbek verb that depends on the next one: `aytib`, `bermay`.
    Converb,
    /// It begins a clause: `lekin`, `потому`.
    Conjunction,
    /// Anything else.
    Other,
}

/// Grammatical meanings of finite Uzbek verbs.
const FINITE: [&str; 16] = [
    "past",
    "was",
    "condition",
    "i",
    "you",
    "we",
    "they",
    "evident",
    "intention",
    "let-it",
    "let-them",
    "you-do",
    "let-me",
    "let-us",
    "question",
    "please",
];
/// Grammatical meanings of Uzbek converbs at the end of a word.
const CONVERB: [&str; 3] = ["converb", "while", "without"];
/// Uzbek predicates without a verb.
const NOMINAL: [&str; 11] =
    ["yoʻq", "bor", "emas", "kerak", "lozim", "shart", "mumkin", "zarur", "edi", "ekan", "kerakmas"];
const UZBEK_CONJUNCTIONS: [&str; 9] =
    ["lekin", "ammo", "biroq", "chunki", "agar", "garchi", "balki", "shuning", "shunga"];

const RUSSIAN_PREDICATES: [&str; 47] = [
    "можно",
    "нельзя",
    "нужно",
    "надо",
    "нет",
    "есть",
    "будет",
    "будут",
    "должен",
    "должна",
    "должны",
    "должно",
    "обязан",
    "обязана",
    "обязаны",
    "платит",
    "платят",
    "хочет",
    "хотят",
    "может",
    "могут",
    "дает",
    "берет",
    "берут",
    "идет",
    "едет",
    "едут",
    "живет",
    "живут",
    "говорит",
    "говорят",
    "просит",
    "просят",
    "грозит",
    "стоит",
    "звонит",
    "звонят",
    "уволит",
    "уволят",
    "лишит",
    "лишат",
    "посадят",
    "заставит",
    "заставят",
    "ушел",
    "умер",
    "нашел",
];
const RUSSIAN_CONJUNCTIONS: [&str; 14] = [
    "что",
    "чтобы",
    "если",
    "но",
    "потому",
    "поэтому",
    "хотя",
    "когда",
    "который",
    "которая",
    "которое",
    "которые",
    "которого",
    "которую",
];
/// Endings of Russian finite verbs.
const RUSSIAN_ENDINGS: [&str; 41] = [
    "ает", "яет", "еет", "ует", "ают", "яют", "еют", "уют", "ются", "ется", "ится", "атся", "ятся", "утся", "аешь",
    "ишь", "уешь", "лся", "лась", "лось", "лись", "ал", "ял", "ил", "ул", "ыл", "ала", "яла", "ила", "ела", "ула",
    "ыла", "ало", "яло", "ило", "ели", "али", "яли", "или", "ули", "ыли",
];
/// Endings of Russian infinitives.
const RUSSIAN_INFINITIVES: [&str; 6] = ["ать", "ять", "ить", "еть", "уть", "ться"];
/// Beginnings of Russian nouns with such endings.
const RUSSIAN_NOUNS: [&str; 49] = [
    "капитал",
    "материал",
    "персонал",
    "филиал",
    "журнал",
    "канал",
    "квартал",
    "потенциал",
    "терминал",
    "финал",
    "оригинал",
    "скандал",
    "вокзал",
    "интервал",
    "криминал",
    "сигнал",
    "арсенал",
    "подвал",
    "обвал",
    "провал",
    "отвал",
    "генерал",
    "минерал",
    "начал",
    "отдел",
    "раздел",
    "предел",
    "надел",
    "недел",
    "дел",
    "цел",
    "модел",
    "детал",
    "медал",
    "земел",
    "сил",
    "могил",
    "правил",
    "автомобил",
    "жил",
    "школ",
    "печать",
    "память",
    "сеть",
    "нить",
    "кровать",
    "площад",
    "мебел",
    "родител",
];

/// What a word does in its clause. `exact` is its folded form.
pub(crate) fn role(analyzer: &Analyzer, exact: &str, language: Language) -> Role {
    match language {
        Language::Uzbek => uzbek(analyzer, exact),
        Language::Russian => russian(exact),
        // English clauses are told apart by their signs only.
        Language::English => {
            let joins = matches!(exact, "but" | "because" | "if" | "although" | "when");
            if joins { Role::Conjunction } else { Role::Other }
        }
    }
}

fn uzbek(analyzer: &Analyzer, exact: &str) -> Role {
    if NOMINAL.contains(&exact) {
        return Role::Predicate;
    }
    if UZBEK_CONJUNCTIONS.contains(&exact) {
        return Role::Conjunction;
    }
    let Some(reading) =
        analyzer.uzbek().likeliest(exact).filter(|reading| reading.part_of_speech == PartOfSpeech::Verb)
    else {
        return Role::Other;
    };
    let meanings = || reading.segments.iter().skip(1).map(|(_, meaning)| meaning.as_str());
    let last = reading.segments.last();
    let is_going_on = last.is_some_and(|(letters, _)| letters.starts_with("moqda"));
    if meanings().any(|meaning| FINITE.contains(&meaning)) || is_present(meanings()) || is_going_on {
        return Role::Predicate;
    }
    let depends = last.is_some_and(|(letters, meaning)| {
        CONVERB.contains(&meaning.as_str()) || meaning == "present" && matches!(letters.as_str(), "a" | "y")
    });
    if depends { Role::Converb } else { Role::Other }
}

/// True if a verb has a present tense with its person: `beradi`, `bermayapti`.
fn is_present<'m>(meanings: impl Iterator<Item = &'m str>) -> bool {
    let tense = |meaning: &&str| matches!(*meaning, "present" | "progressive");
    meanings.filter(tense).count() > 1
}

fn russian(exact: &str) -> Role {
    if RUSSIAN_CONJUNCTIONS.contains(&exact) {
        return Role::Conjunction;
    }
    // An ending of a noun is short: `дел` has `дела`, but `делать` is a verb.
    let has_noun_ending = |rest: &str| rest.chars().count() <= 2 && !rest.ends_with('л');
    let is_noun = || {
        let of_noun = |noun: &&str| exact.strip_prefix(*noun).is_some_and(has_noun_ending);
        RUSSIAN_NOUNS.iter().any(of_noun) || exact.ends_with("тели")
    };
    let has = |endings: &[&str]| {
        let letters = exact.chars().count();
        endings.iter().any(|ending| exact.ends_with(ending) && letters > ending.chars().count() + 1)
    };
    match () {
        () if RUSSIAN_PREDICATES.contains(&exact) => Role::Predicate,
        () if is_noun() => Role::Other,
        () if has(&RUSSIAN_INFINITIVES) => Role::Infinitive,
        () if has(&RUSSIAN_ENDINGS) => Role::Predicate,
        () => Role::Other,
    }
}

//! Russian stems, and Russian words inside Uzbek text.

use rust_stemmers::{Algorithm, Stemmer};

/// Returns the stem of a folded Russian word: Snowball, except for abstract nouns in -ость and words with a fleeting
/// vowel.
///
/// A word with a letter that is not Russian is its own stem: the Snowball code accepts only Russian letters. The newer
/// port of Snowball that folds ё itself gives the same stems for every form once ё is е.
pub(crate) fn stem(stemmer: &Stemmer, folded: &str) -> String {
    if folded.is_empty() || !folded.chars().all(|c| matches!(c, 'а'..='я')) {
        return folded.to_owned();
    }
    if let Some(head) = abstract_noun(folded) {
        return format!("{head}ост");
    }
    if let Some(stem) = apart(folded) {
        return stem.to_owned();
    }
    let stem = stemmer.stem(folded);
    let full = STEMS.iter().find(|(other, _)| *other == stem).map(|&(_, stem)| stem);
    full.map_or_else(|| stem.into_owned(), str::to_owned)
}

/// Endings of nouns in -ость.
const ABSTRACT: [&str; 7] = ["ость", "ости", "остью", "остей", "остям", "остями", "остях"];

/// Returns the head of an abstract noun. Snowball would remove -ость, but ответственность is not ответственный, and
/// законность is not закон.
fn abstract_noun(folded: &str) -> Option<&str> {
    let head = ABSTRACT.iter().find_map(|ending| folded.strip_suffix(ending))?;
    (head.chars().count() >= 4).then_some(head)
}

/// Words of law that the rules would merge with another word: the prefix of their forms, and their stem.
const APART: [(&str, &str); 4] = [("законн", "законн"), ("ценн", "ценн"), ("судь", "судь"), ("судей", "судь")];

/// Returns the stem of a word that is kept separate: законный from закон, ценный from цена, судья from суд, but not
/// судьба.
fn apart(folded: &str) -> Option<&'static str> {
    let (rest, stem) = APART.iter().find_map(|&(head, stem)| folded.strip_prefix(head).map(|rest| (rest, stem)))?;
    (rest.chars().count() <= 3 && !rest.starts_with('б')).then_some(stem)
}

/// Stems that the rules return for some forms of a word, and the stem of its other forms: fleeting vowels (сделка,
/// сделок), and irregular plurals.
const STEMS: [(&str, &str); 51] = [
    ("порядок", "порядк"),
    ("участок", "участк"),
    ("остаток", "остатк"),
    ("убыток", "убытк"),
    ("рынок", "рынк"),
    ("список", "списк"),
    ("поступок", "поступк"),
    ("проступок", "проступк"),
    ("недостаток", "недостатк"),
    ("достаток", "достатк"),
    ("задаток", "задатк"),
    ("подарок", "подарк"),
    ("сделок", "сделк"),
    ("ребенок", "ребенк"),
    ("потомок", "потомк"),
    ("ссылок", "ссылк"),
    ("поставок", "поставк"),
    ("перевозок", "перевозк"),
    ("закупок", "закупк"),
    ("проверок", "проверк"),
    ("оценок", "оценк"),
    ("отсрочек", "отсрочк"),
    ("рассрочек", "рассрочк"),
    ("ставок", "ставк"),
    ("скидок", "скидк"),
    ("надбавок", "надбавк"),
    ("добавок", "добавк"),
    ("посылок", "посылк"),
    ("покупок", "покупк"),
    ("справок", "справк"),
    ("заявок", "заявк"),
    ("явок", "явк"),
    ("неявок", "неявк"),
    ("попыток", "попытк"),
    ("разработок", "разработк"),
    ("обработок", "обработк"),
    ("подготовок", "подготовк"),
    ("застроек", "застройк"),
    ("построек", "постройк"),
    ("торговец", "торговц"),
    ("продавец", "продавц"),
    ("владелец", "владельц"),
    ("кормилец", "кормильц"),
    ("истец", "истц"),
    ("отец", "отц"),
    ("конец", "конц"),
    ("месяцев", "месяц"),
    ("детьм", "дет"),
    ("судеб", "судьб"),
    ("земел", "земл"),
    ("денег", "деньг"),
];

/// The Russian stemmer.
pub(crate) fn stemmer() -> Stemmer {
    Stemmer::create(Algorithm::Russian)
}

/// True if the word contains letters of the Uzbek Cyrillic alphabet that Russian does not have.
pub(crate) fn has_uzbek_letters(folded: &str) -> bool {
    folded.contains(['ў', 'қ', 'ғ', 'ҳ'])
}

/// Endings of Russian words that Uzbek words do not have. Many Russian endings also occur in Uzbek and are left out:
/// -ий (маданий), -ими (таълими), -ой (сарой), -ания (Германия), -ости (ерости).
const ENDINGS: [&str; 27] = [
    "ого",
    "его",
    "ому",
    "ему",
    "ые",
    "ых",
    "ыми",
    "ая",
    "яя",
    "ое",
    "ее",
    "ую",
    "юю",
    "ый",
    "ость",
    "остью",
    "ение",
    "ении",
    "ению",
    "ание",
    "ании",
    "ать",
    "ять",
    "еть",
    "ить",
    "ться",
    "ство",
];

/// True if a Cyrillic word of an Uzbek text looks Russian. `folded` is its Russian fold.
pub(crate) fn looks_russian(folded: &str) -> bool {
    if has_uzbek_letters(folded) || !folded.chars().all(|c| matches!(c, 'а'..='я')) {
        return false;
    }
    folded.contains(['щ', 'ы'])
        || ENDINGS.iter().any(|ending| folded.len() > ending.len() + 4 && folded.ends_with(ending))
}

/// True for a short Russian word that is not a word of Uzbek texts.
pub(crate) fn is_function_word(folded: &str) -> bool {
    matches!(folded, "и" | "в" | "с" | "к" | "об" | "по" | "для" | "при" | "или" | "со")
}

//! Names of adopting bodies and of topics: one notion has a name in each language, and a key for each of its spellings.

use std::collections::BTreeMap;

use qonun_analysis::{Alphabet, Analyzer, Language, paragraph_language, transliterate, words};
use qonun_law::Lang;
use serde::{Deserialize, Serialize};

/// A body or a topic with its names in every known language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Classifier code such as `03.01.00.00`; empty for a body, and for a topic without a code.
    pub code: String,
    /// True for a topic at the top level of its classifier, and for every body.
    pub is_branch: bool,
    /// Its name in each language.
    pub names: BTreeMap<Lang, String>,
    /// Every spelling of its names, sorted, each once.
    pub spellings: Vec<Spelling>,
}

impl Named {
    /// Returns the name for a reader: in the reader's language, otherwise transliterated from the other Uzbek alphabet,
    /// otherwise in the language whose letters the reader knows best. Returns the code if there is no name.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> String {
        let others = match lang {
            Lang::UzLatn | Lang::En => [Lang::UzLatn, Lang::UzCyrl, Lang::Ru, Lang::En],
            Lang::UzCyrl | Lang::Ru => [Lang::UzCyrl, Lang::UzLatn, Lang::Ru, Lang::En],
        };
        let known = std::iter::once(lang).chain(others).find_map(|lang| Some((lang, self.names.get(&lang)?)));
        match (known, lang) {
            (Some((Lang::UzCyrl, name)), Lang::UzLatn | Lang::En) => transliterate(name, Alphabet::Latin),
            (Some((Lang::UzLatn, name)), Lang::UzCyrl | Lang::Ru) => transliterate(name, Alphabet::Cyrillic),
            (Some((_, name)), _) => name.clone(),
            (None, _) => self.code.clone(),
        }
    }
}

/// A name in the form used for comparison: the stems of its words in one language, without endings, case and alphabet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spelling {
    language: u8,
    /// The stems, separated by spaces.
    stems: String,
}

/// The name of the country; the names of bodies may include it.
const COUNTRY: [&str; 3] = ["Oʻzbekiston Respublikasi", "Республика Узбекистан", "Republic of Uzbekistan"];
/// A minister and the ministry. A minister's acts are acts of the ministry.
const MINISTRY: [[&str; 2]; 3] = [["vazir", "vazirlik"], ["министр", "министерство"], ["minister", "ministry"]];
/// Those who act for a body: the chairman, the board, the director.
const ACTS_FOR: [&[&str]; 3] = [
    &["rais", "boshqaruv", "direktor"],
    &["председатель", "правление", "директор"],
    &["chairman", "chairperson", "board", "director"],
];
/// Words that are optional in a name.
const SMALL: [&str; 2] = ["the", "of"];
const LANGUAGES: [Language; 3] = [Language::Uzbek, Language::Russian, Language::English];

impl Spelling {
    /// Returns the spelling of a name in a language, or `None` if the name has no words.
    #[must_use]
    pub fn of(name: &str, language: Language, analyzer: &Analyzer) -> Option<Self> {
        let stem = |word: &str| analyzer.keys(word, language).stems.into_iter().next().unwrap_or_default();
        let stems_of = |text: &str| -> Vec<String> {
            let cut = words(text, language).map(|word| &text[word.range]);
            cut.filter(|word| !SMALL.contains(&word.to_lowercase().as_str())).map(stem).collect()
        };
        let place = language as usize;
        let mut stems = stems_of(name);
        // "Any ministry" is not the ministry of the name: a name that would have only the country left is unchanged.
        if let Some(without) = without_country(&stems, &stems_of(COUNTRY[place]))
            && (without.len() > 1 || stem(MINISTRY[place][1]) != ministry(&without, name, language, &stem).join(" "))
        {
            stems = without;
        }
        let acts_for: Vec<String> = ACTS_FOR[place].iter().map(|word| stem(word)).collect();
        if stems.iter().any(|stem| !acts_for.contains(stem)) {
            stems.retain(|stem| !acts_for.contains(stem));
        }
        let stems = ministry(&stems, name, language, &stem).join(" ");
        let language = u8::try_from(place).unwrap_or_default();
        (!stems.is_empty()).then_some(Self { language, stems })
    }

    /// Returns the possible spellings of a text whose language is unknown.
    #[must_use]
    pub fn all(text: &str, analyzer: &Analyzer) -> Vec<Self> {
        LANGUAGES.into_iter().filter_map(|language| Self::of(text, language, analyzer)).collect()
    }

    /// Returns the index of its language.
    pub(crate) fn language(&self) -> usize {
        usize::from(self.language)
    }

    /// True if this name contains every word of `other`, in the same language.
    #[must_use]
    pub fn has_words_of(&self, other: &Self) -> bool {
        let has = |stem: &str| self.stems.split(' ').any(|own| own == stem);
        self.language == other.language && other.stems.split(' ').all(has)
    }
}

/// Returns the stems without those of the country, if other stems remain.
fn without_country(stems: &[String], country: &[String]) -> Option<Vec<String>> {
    let at = stems.windows(country.len().max(1)).position(|some| some == country)?;
    let (before, after) = (&stems[..at], &stems[at + country.len()..]);
    let rest = [before, after].concat();
    (!rest.is_empty()).then_some(rest)
}

/// Replaces a minister by the ministry: the last word in Uzbek, the first in Russian and English. Ministers in the
/// plural are the Cabinet, and the prime minister has no ministry.
fn ministry(stems: &[String], name: &str, language: Language, stem: &impl Fn(&str) -> String) -> Vec<String> {
    let [minister, ministry] = MINISTRY[language as usize].map(stem);
    let mut stems = stems.to_vec();
    let is_prime = stems.iter().any(|other| *other == stem("bosh") || *other == stem("prime"));
    let place = if language == Language::Uzbek { stems.len().checked_sub(1) } else { Some(0) };
    let found = place.and_then(|place| stems.get_mut(place)).filter(|found| **found == minister);
    if let Some(found) = found.filter(|_| !is_prime && !has_plural(name)) {
        *found = ministry;
    }
    stems
}

/// True if the name contains ministers in the plural.
fn has_plural(name: &str) -> bool {
    let name = name.to_lowercase();
    ["vazirlar", "вазирлар", "министров", "министры", "ministers"].iter().any(|word| name.contains(word))
}

/// Returns the language of a name in a text: cards name bodies in Russian in texts of every language.
#[must_use]
pub(crate) fn language_of_name(name: &str, text: Lang) -> Lang {
    let cyrillic = name.chars().filter(|c| ('\u{400}'..'\u{530}').contains(c)).count() * 2 > name.len() / 2;
    match (paragraph_language(name, crate::language_of(text)), cyrillic) {
        (Language::Uzbek, true) => Lang::UzCyrl,
        (Language::Uzbek, false) => Lang::UzLatn,
        (Language::Russian, _) => Lang::Ru,
        (Language::English, _) => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use qonun_analysis::{Analyzer, Language};
    use qonun_law::Lang;

    use super::{Named, Spelling, language_of_name};

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test ends where it fails")]
    fn spellings_of_one_name_meet() {
        let analyzer = Analyzer::new().unwrap();
        let (uz, ru, en) = (Language::Uzbek, Language::Russian, Language::English);
        for (language, one, other, same) in [
            (uz, "Oʻzbekiston Respublikasi Vazirlar Mahkamasi", "Вазирлар Маҳкамаси", true),
            (uz, "O'zbekiston Respublikasi Vazirlar Mahkamasining", "ВАЗИРЛАР МАҲКАМАСИ", true),
            (uz, "Oʻzbekiston Respublikasi Adliya vaziri", "Адлия вазирлиги", true),
            (uz, "Markaziy bank boshqaruvi", "Oʻzbekiston Respublikasi Markaziy banki", true),
            (uz, "Oʻzbekiston Respublikasi vaziri", "Ўзбекистон Республикаси вазирининг", true),
            (uz, "Oʻzbekiston Respublikasi vaziri", "vazirlik", false),
            (uz, "Bosh vazir", "Bosh vazirlik", false),
            (uz, "Oliy Majlis Senati", "Oliy Majlis", false),
            (ru, "Кабинета Министров Республики Узбекистан", "Кабинет Министров", true),
            (ru, "министра юстиции Республики Узбекистан", "Министерство юстиции", true),
            (ru, "Государственного налогового комитета", "Государственный налоговый комитет", true),
            (ru, "Председатель Государственного комитета", "Государственный комитет", true),
            (en, "the Minister of Health", "Ministry of Health of the Republic of Uzbekistan", true),
            (en, "Cabinet of Ministers", "Cabinet of Ministers of the Republic of Uzbekistan", true),
        ] {
            let spelling = |name| Spelling::of(name, language, &analyzer);
            assert_eq!(spelling(one) == spelling(other), same, "{one} and {other}");
        }
        assert_eq!(Spelling::of("—", uz, &analyzer), None);
    }

    #[test]
    fn the_language_of_a_name_is_told_by_its_letters() {
        for (name, text, wanted) in [
            ("Министерство рыбы", Lang::UzLatn, Lang::Ru),
            ("Вазирлар Маҳкамаси", Lang::UzLatn, Lang::UzCyrl),
            ("Vazirlar Mahkamasi", Lang::UzCyrl, Lang::UzLatn),
            ("Cabinet of Ministers", Lang::En, Lang::En),
        ] {
            assert_eq!(language_of_name(name, text), wanted, "{name}");
        }
    }

    #[test]
    fn a_reader_sees_a_name_in_letters_that_the_reader_knows() {
        let named = |names: &[(Lang, &str)]| Named {
            names: names.iter().map(|(lang, name)| (*lang, (*name).to_owned())).collect(),
            ..Named::default()
        };
        let uzbek = named(&[(Lang::UzCyrl, "Баҳор вазирлиги")]);
        assert_eq!(uzbek.name_in(Lang::UzLatn), "Bahor vazirligi");
        assert_eq!(uzbek.name_in(Lang::Ru), "Баҳор вазирлиги");
        let both = named(&[(Lang::UzLatn, "Bahor vazirligi"), (Lang::Ru, "Министерство весны")]);
        assert_eq!(both.name_in(Lang::Ru), "Министерство весны");
        assert_eq!(both.name_in(Lang::UzCyrl), "Баҳор вазирлиги");
        assert_eq!(both.name_in(Lang::En), "Bahor vazirligi");
        let code = Named { code: "03.00.00.00".to_owned(), ..Named::default() };
        assert_eq!(code.name_in(Lang::Ru), "03.00.00.00");
    }
}

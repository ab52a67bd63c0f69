//! Phrases in four languages, and patterns that combine phrases into sentences.

use crate::russian::{Cases, Gender, about, decline};
use crate::script::cyrillic;

/// One text per language, in the order of [`qonun_law::Lang::ALL`].
pub(crate) type Texts = [String; 4];

/// Index of Uzbek in the Latin alphabet in [`Texts`].
pub(crate) const UZ: usize = 0;
/// Index of Uzbek in the Cyrillic alphabet.
pub(crate) const CYR: usize = 1;
/// Index of Russian.
pub(crate) const RU: usize = 2;
/// Index of English.
pub(crate) const EN: usize = 3;

/// A noun phrase. Patterns add the Uzbek endings; Russian has its six cases; English includes the article.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Uzbek in the Latin alphabet, without an ending.
    pub(crate) uz: String,
    /// Uzbek in the Cyrillic alphabet.
    pub(crate) cyr: String,
    /// The Russian cases.
    pub(crate) ru: Cases,
    /// Gender or number, for agreement.
    pub(crate) gender: Gender,
    /// English.
    pub(crate) en: String,
}

impl Phrase {
    /// Parses a phrase of the vocabulary. Returns `None` if the Russian does not have the form that [`decline`]
    /// requires.
    pub(crate) fn read(uz: &str, ru: &str, en: &str) -> Option<Self> {
        let (ru, gender) = decline(ru)?;
        Some(Self { uz: uz.to_owned(), cyr: cyrillic(uz), ru, gender, en: en.to_owned() })
    }

    /// Creates a phrase that is not declined in Russian: numbers, terms, names.
    pub(crate) fn fixed(uz: &str, cyr: &str, ru: &str, en: &str) -> Self {
        let ru = std::array::from_fn(|_| ru.to_owned());
        Self { uz: uz.to_owned(), cyr: cyr.to_owned(), ru, gender: Gender::Masculine, en: en.to_owned() }
    }

    /// Returns the phrase alone, in the nominative and without the English article.
    pub(crate) fn bare(&self) -> Texts {
        let en = self.en.strip_prefix("the ").unwrap_or(&self.en).to_owned();
        [self.uz.clone(), self.cyr.clone(), self.ru[0].clone(), en]
    }

    /// Creates a phrase with the same text in every language.
    pub(crate) fn same(text: &str) -> Self {
        Self::fixed(text, text, text, text)
    }
}

/// The phrases for the slots of a pattern, each with its letter.
#[derive(Clone, Default)]
pub(crate) struct Slots<'a>(Vec<(u8, &'a Phrase)>);

impl<'a> Slots<'a> {
    /// Returns these slots with one more phrase; a later phrase replaces an earlier one with the same letter.
    pub(crate) fn with(mut self, key: char, phrase: &'a Phrase) -> Self {
        self.0.push((key as u8, phrase));
        self
    }

    fn get(&self, key: u8) -> Option<&'a Phrase> {
        self.0.iter().rev().find(|(name, _)| *name == key).map(|&(_, phrase)| phrase)
    }
}

#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    /// The phrase itself; in Russian in the case at this index.
    Slot(u8, usize),
    /// Uzbek with the dative ending.
    Toward(u8),
    /// Russian "about": о or об, and the prepositional case.
    About(u8),
    /// Russian words that agree with a phrase.
    Agree(u8, [String; 4]),
}

/// A sentence or phrase with slots, in four languages.
#[derive(Clone, Debug)]
pub(crate) struct Pattern([Vec<Piece>; 4]);

impl Pattern {
    /// Parses a pattern. Returns `None` if a slot is invalid.
    pub(crate) fn read(uz: &str, ru: &str, en: &str) -> Option<Self> {
        let latin = pieces(uz)?;
        let cyr = latin.iter().map(in_cyrillic).collect();
        Some(Self([latin, cyr, pieces(ru)?, pieces(en)?]))
    }

    /// Appends the filled pattern in one language.
    pub(crate) fn fill(&self, lang: usize, slots: &Slots<'_>, out: &mut String) {
        fill(&self.0[lang], lang, slots, out);
    }

    /// Returns the filled pattern in the wanted languages, each beginning with a capital letter.
    pub(crate) fn sentence(&self, wanted: [bool; 4], slots: &Slots<'_>) -> Texts {
        std::array::from_fn(|lang| {
            let mut out = String::new();
            if wanted[lang] {
                self.fill(lang, slots, &mut out);
                capitalise(&mut out);
            }
            out
        })
    }

    /// Returns the filled pattern in the wanted languages, unchanged.
    pub(crate) fn words(&self, wanted: [bool; 4], slots: &Slots<'_>) -> Texts {
        std::array::from_fn(|lang| {
            let mut out = String::new();
            if wanted[lang] {
                self.fill(lang, slots, &mut out);
            }
            out
        })
    }
}

/// A noun phrase with slots: `{s}ni berish`, `f:выдача/{s:g}`, `issuance of {s}`.
#[derive(Clone, Debug)]
pub(crate) struct PhrasePattern {
    others: Pattern,
    ru: Vec<Vec<Piece>>,
    gender: Gender,
}

impl PhrasePattern {
    /// Parses the pattern of a phrase.
    pub(crate) fn read(uz: &str, ru: &str, en: &str) -> Option<Self> {
        let (cases, gender) = decline(ru)?;
        let ru = cases.iter().map(|case| pieces(case)).collect::<Option<Vec<_>>>()?;
        Some(Self { others: Pattern::read(uz, "", en)?, ru, gender })
    }

    /// Returns the phrase with its slots filled.
    pub(crate) fn phrase(&self, slots: &Slots<'_>) -> Phrase {
        let text = |lang| {
            let mut out = String::new();
            self.others.fill(lang, slots, &mut out);
            out
        };
        let ru = std::array::from_fn(|case| {
            let mut out = String::new();
            fill(&self.ru[case], RU, slots, &mut out);
            out
        });
        Phrase { uz: text(UZ), cyr: text(CYR), ru, gender: self.gender, en: text(EN) }
    }
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        if !words.is_empty() {
            found.push(Piece::Words(words.to_owned()));
        }
        let (place, after) = after.split_once('}')?;
        found.push(place_of(place)?);
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    Some(found)
}

fn place_of(place: &str) -> Option<Piece> {
    let key = *place.as_bytes().first()?;
    let form = &place[1..];
    if let Some(words) = form.strip_prefix('?') {
        let words: Vec<String> = words.split('/').map(str::to_owned).collect();
        return Some(Piece::Agree(key, words.try_into().ok()?));
    }
    Some(match form {
        "" => Piece::Slot(key, 0),
        ":g" => Piece::Slot(key, 1),
        ":d" => Piece::Slot(key, 2),
        ":a" => Piece::Slot(key, 3),
        ":i" => Piece::Slot(key, 4),
        ":p" => Piece::Slot(key, 5),
        ":ga" => Piece::Toward(key),
        ":o" | ":O" => Piece::About(key),
        _ => return None,
    })
}

/// Years and days have no hyphen in Cyrillic: `2021-yil` becomes `2021 йил`.
fn in_cyrillic(piece: &Piece) -> Piece {
    match piece {
        Piece::Words(words) => Piece::Words(cyrillic(&words.replace("-yil", " yil"))),
        other => other.clone(),
    }
}

fn fill(pieces: &[Piece], lang: usize, slots: &Slots<'_>, out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Slot(key, case) => {
                let Some(phrase) = slots.get(*key) else { continue };
                out.push_str(match lang {
                    UZ => &phrase.uz,
                    CYR => &phrase.cyr,
                    RU => &phrase.ru[*case],
                    _ => &phrase.en,
                });
            }
            Piece::Toward(key) => {
                let Some(phrase) = slots.get(*key) else { continue };
                let word = if lang == CYR { &phrase.cyr } else { &phrase.uz };
                out.push_str(word);
                out.push_str(toward(word));
            }
            Piece::About(key) => {
                let Some(phrase) = slots.get(*key) else { continue };
                out.push_str(about(&phrase.ru[5]));
                out.push(' ');
                out.push_str(&phrase.ru[5]);
            }
            Piece::Agree(key, words) => {
                let Some(phrase) = slots.get(*key) else { continue };
                out.push_str(&words[phrase.gender as usize]);
            }
        }
    }
}

/// Returns the Uzbek dative ending after a word: `-ka` after k, `-qa` after q, otherwise `-ga`.
pub(crate) fn toward(word: &str) -> &'static str {
    match word.trim_end_matches("</a>").trim_end_matches(['”', '»']).chars().last() {
        Some('k' | 'K') => "ka",
        Some('q' | 'Q') => "qa",
        Some('к' | 'К') => "ка",
        Some('қ' | 'Қ') => "қа",
        Some(c) if c.is_ascii() => "ga",
        Some('ʻ' | 'ʼ') => "ga",
        _ => "га",
    }
}

/// Returns the text with its first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    capitalise(&mut text);
    text
}

/// Turns the first letter of a text into a capital; tags and quotes are skipped.
pub(crate) fn capitalise(text: &mut String) {
    let mut inside = false;
    let first = text.char_indices().find(|&(_, c)| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => return !inside && c.is_alphanumeric(),
        }
        false
    });
    let Some((at, c)) = first else { return };
    if c.is_lowercase() {
        let upper: String = c.to_uppercase().collect();
        text.replace_range(at..at + c.len_utf8(), &upper);
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Phrase, PhrasePattern, Slots, capitalise, toward};

    #[test]
    fn a_sentence_in_four_languages() {
        let actor = Phrase::read("xodim", "M:работник", "the employee").unwrap();
        let subject = Phrase::read("mehnat shartnomasi", "m:трудовой договор", "the employment contract").unwrap();
        let action = PhrasePattern::read("{s}ni rasmiylashtirish", "n:оформление/{s:g}", "drawing up of {s}").unwrap();
        let matter = action.phrase(&Slots::default().with('s', &subject));
        let pattern = Pattern::read(
            "{a} {m:ga} haqli.",
            "{a} име{a?ет/ет/ет/ют} право на {m:a} и обращается с заявлением {m:o}.",
            "{a} shall have the right to {m}.",
        )
        .unwrap();
        let slots = Slots::default().with('a', &actor).with('m', &matter);
        assert_eq!(
            pattern.sentence([true; 4], &slots),
            [
                "Xodim mehnat shartnomasini rasmiylashtirishga haqli.",
                "Ходим меҳнат шартномасини расмийлаштиришга ҳақли.",
                "Работник имеет право на оформление трудового договора и обращается с заявлением об оформлении трудового договора.",
                "The employee shall have the right to drawing up of the employment contract.",
            ]
        );
        assert_eq!(pattern.sentence([true, false, false, false], &slots)[1], "");
    }

    #[test]
    fn endings_of_direction() {
        for (word, wanted) in [
            ("koʻrik", "ka"),
            ("huquq", "qa"),
            ("hujjat", "ga"),
            ("<a>Farmoni</a>", "ga"),
            ("ҳуқуқ", "қа"),
            ("ҳужжат", "га"),
        ] {
            assert_eq!(toward(word), wanted, "{word}");
        }
    }

    #[test]
    fn capitals_past_tags() {
        for (text, wanted) in
            [("<a href=\"/x\">law</a>", "<a href=\"/x\">Law</a>"), ("«о труде»", "«О труде»"), ("5 days", "5 days")]
        {
            let mut text = text.to_owned();
            capitalise(&mut text);
            assert_eq!(text, wanted);
        }
    }
}

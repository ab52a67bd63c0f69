//! Reads the sides of a comparison: a text, with a day and a provision. The site and the API share them.

use qonun_law::{ActId, Date, DocId, Lang};
use qonun_query::{ComparedPlace, Engine, QueryError, TextEditionsView};
use qonun_texts::Code;

use super::values::date;
use super::{Pairs, once};
use crate::failure::Failure;

/// How the address of a side is written.
const FORM: &str = "ACT/LANG@DAY/PATH, ID@DAY/PATH";

/// One side of a comparison, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    text: Text,
    on: Option<Date>,
    path: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Text {
    Id(DocId),
    OfAct(ActId, Lang),
}

impl Side {
    /// Reads a parameter; `None` if it is missing.
    pub(crate) fn parse(pairs: &Pairs, name: &str) -> Result<Option<Self>, Failure> {
        once(pairs, name)?.map(|value| Self::read(name, value)).transpose()
    }

    /// Reads a parameter that must not be missing.
    pub(crate) fn required(pairs: &Pairs, name: &str) -> Result<Self, Failure> {
        Self::parse(pairs, name)?.ok_or_else(|| Failure::new(Code::MissingParameter).with("parameter", name))
    }

    /// Reads `ACT/LANG`, or an id, then `@DAY` and `/PATH`. As in addresses of pages, the name of the act has at least one
    /// step and ends before the next step that is a language.
    fn read(name: &str, value: &str) -> Result<Self, Failure> {
        let bad = || Failure::bad_value(name, value, FORM);
        let steps: Vec<&str> = value.trim_matches('/').split('/').collect();
        let read = |(at, step): (usize, &&str)| {
            let (text, day) = step.split_once('@').map_or((*step, None), |(text, day)| (text, Some(day.to_owned())));
            let lang = || Lang::ALL.into_iter().find(|lang| at > 0 && lang.tag() == text);
            let id = || if at == 0 { text.parse().ok().map(Text::Id) } else { None };
            let text = id().or_else(|| lang().map(|lang| Text::OfAct(ActId(steps[..at].join("/")), lang)));
            text.map(|text| (at, text, day))
        };
        let (at, text, day) = steps.iter().enumerate().find_map(read).ok_or_else(bad)?;
        let on = day.map(|day| date(name, &day)).transpose()?;
        let path = Some(steps[at + 1..].join("/")).filter(|path| !path.is_empty());
        Ok(Self { text, on, path })
    }

    /// Finds the text.
    pub(crate) fn place(&self, engine: &Engine) -> Result<ComparedPlace, Failure> {
        let document = match &self.text {
            Text::Id(id) => *id,
            Text::OfAct(act, lang) => match engine.text_of(act, *lang) {
                Some(id) => id,
                None if engine.has_act(act) => return Err(Failure::new(Code::NotFound)),
                None => return Err(QueryError::NoAct(act.clone()).into()),
            },
        };
        Ok(ComparedPlace { document, on: self.on, path: self.path.clone() })
    }
}

/// What changed in an act since a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Since {
    pub(crate) act: ActId,
    pub(crate) day: Date,
    /// The language that the address names. Only a text in it is compared, or in its other alphabet.
    pub(crate) lang: Option<Lang>,
    /// The language of the reader. A text in another language is compared if only that is held as of the day.
    pub(crate) reader_lang: Option<Lang>,
    pub(crate) path: Option<String>,
}

impl Since {
    /// Finds the text, as of that day and as of today.
    pub(crate) fn places(&self, engine: &Engine) -> Result<(ComparedPlace, ComparedPlace), Failure> {
        if self.day > engine.today() {
            return Err(Failure::bad_value("since", &self.day.to_string(), format!("≤ {}", engine.today())));
        }
        let texts = engine.texts_of_act(&self.act)?;
        let wanted = self.lang.or(self.reader_lang);
        let distance = |text: &TextEditionsView| match wanted {
            Some(lang) if lang == text.lang => 0,
            Some(lang) if lang.is_uzbek() && text.lang.is_uzbek() => 1,
            _ => 2,
        };
        let lacks = |text: &TextEditionsView| self.lang.is_none() && !text.holds_on(self.day);
        let text = texts.iter().min_by_key(|text| (lacks(text), distance(text)));
        let document = text.ok_or_else(|| QueryError::NoAct(self.act.clone()))?.document;
        let place = |on| ComparedPlace { document, on, path: self.path.clone() };
        // The provision is named as it is today: it may have had another path.
        Ok((ComparedPlace { path: None, ..place(Some(self.day)) }, place(None)))
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActId, Lang, parse_date};

    use super::{Side, Text};

    #[test]
    fn a_side_is_an_address_or_an_id_with_a_day_and_a_path() {
        let law = |lang| Text::OfAct(ActId("uz/law/2019/547".to_owned()), lang);
        for (value, text, day, path) in [
            ("uz/law/2019/547/uz-Latn", law(Lang::UzLatn), None, None),
            ("/uz/law/2019/547/ru@2021-01-01/art_15/", law(Lang::Ru), Some("2021-01-01"), Some("art_15")),
            ("uz/law/2019/547/en/annex_1/point_4", law(Lang::En), None, Some("annex_1/point_4")),
            ("-4396428@2021-01-01/art_1", Text::Id(-4_396_428), Some("2021-01-01"), Some("art_1")),
            ("7", Text::Id(7), None, None),
        ] {
            let wanted = Side { text, on: day.and_then(parse_date), path: path.map(str::to_owned) };
            assert_eq!(Side::read("from", value).unwrap(), wanted, "{value}");
        }
        for value in ["", "/", "ru", "uz/law/2019/547", "uz/law/2019/547/uz-Latn@never", "@", "7@"] {
            assert!(Side::read("from", value).is_err(), "{value}");
        }
    }
}

//! `GET /api/v1/compare`

use axum::response::Response;
use qonun_law::{ActId, Date, DocId, Lang};
use qonun_query::{CompareAnswer, ComparedPlace, Engine, Patience, QueryError};
use qonun_texts::Code;

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{date, once};
use crate::request::RequestContext;

/// How the address of a side is written.
const FORM: &str = "ACT/LANG@DAY/PATH, ID@DAY/PATH";

/// Two editions of a text, compared word by word; or two language versions side by side
#[utoipa::path(
    get,
    path = "/api/v1/compare",
    tag = "texts",
    params(
        ("from" = String, Query, description = "The old text: its address or its id on lex.uz, with `@` and a day for the edition of that day, and the path of a provision to compare only that", example = "uz/law/2019/547/uz-Latn@2021-01-01/art_15"),
        ("to" = String, Query, description = "The new text, in the same form; a provision that only one side names is that of both", example = "uz/law/2019/547/uz-Latn"),
    ),
    responses(
        (status = 200, description = "The comparison", body = CompareAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such text, edition or provision", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn compare(context: RequestContext) -> Result<Response, Failure> {
    let side = |name| {
        let value = once(&context.pairs, name)?;
        Side::read(name, value.ok_or_else(|| Failure::new(Code::MissingParameter).with("parameter", name))?)
    };
    let (from, to) = (side("from")?, side("to")?);
    let work = move |engine: &Engine, patience: Patience| {
        json(&engine.compare(&from.place(engine)?, &to.place(engine)?, patience.clone())?, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}

/// One side of a comparison, as typed.
#[derive(Debug, PartialEq, Eq)]
struct Side {
    text: Text,
    on: Option<Date>,
    path: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
enum Text {
    Id(DocId),
    OfAct(ActId, Lang),
}

impl Side {
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

    fn place(&self, engine: &Engine) -> Result<ComparedPlace, Failure> {
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

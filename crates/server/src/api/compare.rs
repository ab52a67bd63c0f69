//! `GET /api/v1/compare` and `GET /api/v1/acts/{act}/changes`

use axum::response::Response;
use qonun_law::ActId;
use qonun_query::{CompareAnswer, ComparedPlace, Engine, Patience};
use qonun_texts::Code;

use super::{answer_json, json};
use crate::answer::{Keep, TEXT, answer};
use crate::failure::{Failure, Problem};
use crate::parameters::{Side, Since, choice, date, language, once};
use crate::request::RequestContext;

/// Two editions of a text, compared word by word; or two language versions side by side
///
/// A provision that only one side names is that of both. If the other text lacks it under this path, the answer tells
/// what became of it. `format=text` returns unified text: `---` and `+++` name the texts, and `@@` a provision.
#[utoipa::path(
    get,
    path = "/api/v1/compare",
    tag = "texts",
    params(
        ("from" = String, Query, description = "The old text: its address or its id on lex.uz, with `@` and a day for the edition of that day, and the path of a provision to compare only that", example = "uz/law/2019/547/uz-Latn@2021-01-01/art_15"),
        ("to" = String, Query, description = "The new text, in the same form; a provision that only one side names is that of both", example = "uz/law/2019/547/uz-Latn"),
        ("format" = Option<String>, Query, description = "`json` (default) or `text`", example = "text"),
    ),
    responses(
        (status = 200, description = "The comparison", body = CompareAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such text, edition or provision", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn compare(context: RequestContext) -> Result<Response, Failure> {
    let (from, to) = (Side::required(&context.pairs, "from")?, Side::required(&context.pairs, "to")?);
    answer_with(context, move |engine| Ok((from.place(engine)?, to.place(engine)?))).await
}

/// What changed in an act since a day
///
/// The text of that day compared with the text of today, as `compare` tells it. If the text of that day is not held, the
/// answer is a problem with the nearest edition that is.
#[utoipa::path(
    get,
    path = "/api/v1/acts/{act}/changes",
    tag = "texts",
    params(
        ("act" = String, Path, description = "Name of the act; slashes stand raw", example = "uz/law/2019/547"),
        ("since" = String, Query, description = "The day, not after today", example = "2021-01-01"),
        ("lang" = Option<String>, Query, description = "Language of the compared text; default that of `Accept-Language`", example = "ru"),
        ("path" = Option<String>, Query, description = "A provision of the text of today", example = "art_15"),
        ("format" = Option<String>, Query, description = "`json` (default) or `text`", example = "text"),
    ),
    responses(
        (status = 200, description = "The comparison", body = CompareAnswer),
        (status = 400, description = "Something in the request is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such act, edition or provision", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn changes(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let pairs = &context.pairs;
    let day = once(pairs, "since")?.ok_or_else(|| Failure::new(Code::MissingParameter).with("parameter", "since"))?;
    let lang = once(pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let since = Since {
        act,
        day: date("since", day)?,
        lang,
        reader_lang: context.reader_lang,
        path: once(pairs, "path")?.map(str::to_owned),
    };
    answer_with(context, move |engine| since.places(engine)).await
}

async fn answer_with(
    context: RequestContext,
    places: impl FnOnce(&Engine) -> Result<(ComparedPlace, ComparedPlace), Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let is_text = once(&context.pairs, "format")?
        .map_or(Ok(false), |value| choice("format", value, &[("json", false), ("text", true)]))?;
    let work = move |engine: &Engine, patience: Patience| {
        let (from, to) = places(engine)?;
        if is_text {
            return Ok(engine.compare_as_text(&from, &to, patience)?);
        }
        json(&engine.compare(&from, &to, patience.clone())?, &patience)
    };
    let body = context.work(work).await?;
    Ok(if is_text {
        answer(context.request.headers(), TEXT, Keep::Shortly, body)
    } else {
        answer_json(context.request.headers(), body)
    })
}

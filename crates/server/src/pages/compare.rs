//! `GET /compare`: two editions of a text with their differences, or two language versions side by side; and
//! `GET /{act}/changes`: what changed in an act since a day.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{ActId, Lang, Path, parse_date};
use qonun_query::{
    CompareAnswer, ComparedPlace, ComparedProvision, ComparedText, Engine, Patience, QueryError, TextEditionsView,
    document_address_on, provision_page_address,
};
use qonun_texts::{Code, Texts, texts};

use super::changed::{ChangedBlock, changed_blocks, changed_line};
use super::frame::Frame;
use super::go::lead_to;
use super::render::{answer_page, render_for};
use crate::address::encode_pairs;
use crate::answer::{Keep, TEXT, answer};
use crate::failure::Failure;
use crate::format;
use crate::markup::{Html, Spoken};
use crate::parameters::{Side, Since, choice, date, language, once};
use crate::request::RequestContext;
use crate::state::days;

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    act: ActId,
    title: String,
    title_lang: Lang,
    /// Name and address of the compared provision.
    provision: Option<(String, String)>,
    /// Nothing, if the act has no other held text.
    result: Option<Compared>,
    from: Vec<Choices>,
    to: Vec<Choices>,
    /// Language and name of the editions whose text is not held.
    absent: Vec<(&'static str, String)>,
    lang: Lang,
    path: Option<Path>,
    since: String,
    today: String,
}

/// Held editions of a text, for one side of the comparison.
struct Choices {
    lang: Lang,
    language: &'static str,
    editions: Vec<Choice>,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// A comparison for the template.
struct Compared {
    old: SideHead,
    new: SideHead,
    /// True if the texts are of two languages.
    is_beside: bool,
    /// Name and number of each kind of change.
    counts: Vec<(&'static str, &'static str, String)>,
    rows: Vec<Row>,
    /// Number of provisions without a change that are not shown.
    hidden: Option<String>,
    /// Address of the page with all provisions.
    all: String,
    /// Address of the differences as text.
    as_text: String,
}

struct SideHead {
    lang: Lang,
    language: &'static str,
    edition: Option<String>,
    href: String,
}

/// A provision in both texts.
struct Row {
    id: String,
    change: &'static str,
    name: &'static str,
    heading: Html,
    /// The old path and the new one, if they differ.
    paths: Option<(String, String)>,
    old: Option<String>,
    new: Option<String>,
    blocks: Vec<ChangedBlock>,
    /// For two languages: heading and text of each.
    sides: Vec<RowSide>,
}

struct RowSide {
    lang: Lang,
    heading: String,
    blocks: Vec<ChangedBlock>,
}

/// What a page of comparison was asked for.
struct Asked {
    from: Option<ComparedPlace>,
    to: ComparedPlace,
    /// True if provisions without a change are shown too.
    all: bool,
    since: String,
}

impl ComparePage {
    fn new(mut frame: Frame, engine: &Engine, asked: &Asked, patience: &Patience) -> Result<Self, QueryError> {
        let t = frame.t;
        let (act, lang) = engine.act_of(asked.to.document).ok_or(QueryError::NoDocument(asked.to.document))?;
        let held = engine.texts_of_act(&act)?;
        let answer = match &asked.from {
            Some(from) => Some(engine.compare(from, &asked.to, patience.clone())?),
            None => None,
        };
        let (title, title_lang) = engine.title_of(&act, Some(frame.ui))?;
        let path = asked.to.path.as_deref().map(Path::new);
        let provision = path.as_ref().map(|path| {
            let name = format::capitalised(&format::path_name(path, frame.ui));
            (name, provision_page_address(&act, lang, path, asked.to.on))
        });
        let named = provision.as_ref().map(|(name, _)| format!("{name} · ")).unwrap_or_default();
        frame.title = format!("{}: {named}{title} — {}", t.compare_heading, t.site_name);
        frame.listed = false;
        let side = |place: Option<&ComparedPlace>, text: Option<&ComparedText>| {
            let path = place.and_then(|place| place.path.as_deref());
            choices((&act, &held), path, text.map(|text| ComparedText { path: None, ..text.clone() }.name()), &frame)
        };
        Ok(Self {
            from: side(asked.from.as_ref(), answer.as_ref().map(|answer| &answer.from)),
            to: side(Some(&asked.to), answer.as_ref().map(|answer| &answer.to)),
            absent: absent(&held, &frame),
            result: answer.map(|answer| Compared::new(answer, asked, &frame, patience)).transpose()?,
            since: asked.since.clone(),
            today: engine.today().to_string(),
            act,
            title,
            title_lang,
            provision,
            lang,
            path,
            frame,
        })
    }
}

/// The held editions of all texts, as values of a side.
fn choices(
    (act, held): (&ActId, &[TextEditionsView]),
    path: Option<&str>,
    chosen: Option<String>,
    frame: &Frame,
) -> Vec<Choices> {
    let below = path.map(|path| format!("/{path}")).unwrap_or_default();
    let of_text = |text: &TextEditionsView| {
        let base = format!("{act}/{}", text.lang.tag());
        let choice = |value: String, name: String| {
            let chosen = chosen.as_ref() == Some(&value);
            Choice { value: format!("{value}{below}"), name, chosen }
        };
        let present = text.editions.iter().filter(|edition| edition.present);
        let mut editions: Vec<Choice> = present
            .map(|edition| {
                let name = days(&edition.days, frame.t, |day| format::date(day, frame.ui));
                choice(format!("{base}@{}", edition.days.from), name)
            })
            .collect();
        if text.editions.is_empty() {
            editions.push(choice(base, texts(text.lang).language_name.to_owned()));
        }
        Choices { lang: text.lang, language: texts(text.lang).language_name, editions }
    };
    held.iter().map(of_text).filter(|text| !text.editions.is_empty()).collect()
}

fn absent(held: &[TextEditionsView], frame: &Frame) -> Vec<(&'static str, String)> {
    let of_text = |text: &TextEditionsView| {
        let language = texts(text.lang).language_name;
        let lacking = text.editions.iter().filter(|edition| !edition.present);
        lacking.map(|edition| (language, frame.date(&edition.days.from))).collect::<Vec<_>>()
    };
    held.iter().flat_map(of_text).collect()
}

impl Compared {
    fn new(answer: CompareAnswer, asked: &Asked, frame: &Frame, patience: &Patience) -> Result<Self, QueryError> {
        let t = frame.t;
        let is_beside = answer.compared == "provisions";
        let spoken = Spoken { removed: t.spoken_removed, added: t.spoken_added };
        let shows_all = asked.all || is_beside;
        let mut rows = Vec::new();
        for provision in answer.provisions.iter().filter(|one| shows_all || one.change != "same") {
            patience.check()?;
            rows.push(row(provision, &answer, is_beside, (&spoken, t)));
        }
        let counts = [
            ("changed", answer.counts.changed),
            ("added", answer.counts.added),
            ("removed", answer.counts.removed),
            ("moved", answer.counts.moved),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0 && !is_beside);
        let sides = |more: &[(&str, &str)]| {
            let path = |text: &ComparedText, place: Option<&ComparedPlace>| {
                let path = place.and_then(|place| place.path.as_deref()).map(|path| format!("/{path}"));
                ComparedText { path: None, ..text.clone() }.name() + &path.unwrap_or_default()
            };
            let (from, to) = (path(&answer.from, asked.from.as_ref()), path(&answer.to, Some(&asked.to)));
            let pairs = [("from", from.as_str()), ("to", to.as_str())].into_iter().chain(more.iter().copied());
            format!("/compare?{}", encode_pairs(pairs))
        };
        Ok(Self {
            counts: counts.map(|(name, n)| (name, change_name(name, t), format::number(n, frame.ui))).collect(),
            hidden: (!shows_all && answer.counts.same > 0).then(|| format::number(answer.counts.same, frame.ui)),
            all: sides(&[("all", "true")]),
            as_text: sides(&[("format", "text")]),
            old: side_head(&answer.from, frame),
            new: side_head(&answer.to, frame),
            is_beside,
            rows,
        })
    }
}

fn side_head(text: &ComparedText, frame: &Frame) -> SideHead {
    SideHead {
        lang: text.lang,
        language: texts(text.lang).language_name,
        edition: text.edition.as_ref().map(|edition| days(edition, frame.t, |day| frame.date(day))),
        href: fixed_address(text, text.path.as_ref()),
    }
}

/// The address of a text or provision in exactly the compared edition.
fn fixed_address(text: &ComparedText, path: Option<&Path>) -> String {
    let on = text.edition.as_ref().and_then(|edition| parse_date(&edition.from));
    match path {
        Some(path) => provision_page_address(&text.act, text.lang, path, on),
        None => document_address_on(&text.act, text.lang, on),
    }
}

fn change_name(change: &str, t: &Texts) -> &'static str {
    match change {
        "changed" => t.change_changed,
        "moved" => t.change_moved,
        "added" => t.change_added,
        "removed" => t.change_removed,
        _ => t.change_same,
    }
}

fn row(
    provision: &ComparedProvision,
    answer: &CompareAnswer,
    is_beside: bool,
    (spoken, t): (&Spoken, &'static Texts),
) -> Row {
    let (old, new) = (provision.from_path.as_ref(), provision.to_path.as_ref());
    let path_name = |path: &Path, text: &ComparedText| format::capitalised(&format::path_name(path, text.lang));
    let fallback = || match (new, old) {
        (Some(path), _) => Html::text(&path_name(path, &answer.to)),
        (None, Some(path)) => Html::text(&path_name(path, &answer.from)),
        (None, None) => Html::default(),
    };
    let heading = changed_line(&provision.heading, spoken);
    let side = |text: &ComparedText, path: Option<&Path>, op: &str| {
        let of = |pieces: &[qonun_query::PieceView]| -> Vec<qonun_query::PieceView> {
            let own = pieces.iter().filter(|piece| piece.op == op).cloned();
            own.map(|piece| qonun_query::PieceView { op: "equal", ..piece }).collect()
        };
        let heading: String = of(&provision.heading).into_iter().map(|piece| piece.text).collect();
        let heading =
            if heading.is_empty() { path.map(|path| path_name(path, text)).unwrap_or_default() } else { heading };
        RowSide { lang: text.lang, heading, blocks: changed_blocks(&of(&provision.diff), spoken) }
    };
    let (sides, blocks) = match is_beside {
        true => (vec![side(&answer.from, old, "delete"), side(&answer.to, new, "insert")], Vec::new()),
        false => (Vec::new(), changed_blocks(&provision.diff, spoken)),
    };
    Row {
        id: new.map_or_else(|| format!("old/{}", old.map_or("", Path::as_str)), ToString::to_string),
        change: provision.change,
        name: change_name(provision.change, t),
        heading: if heading.is_empty() { fallback() } else { heading },
        paths: old
            .zip(new)
            .filter(|(old, new)| old != new)
            .map(|(old, new)| (path_name(old, &answer.from), path_name(new, &answer.to))),
        old: old.map(|path| fixed_address(&answer.from, Some(path))),
        new: new.map(|path| fixed_address(&answer.to, Some(path))),
        blocks,
        sides,
    }
}

/// `GET /compare?from=&to=`. Without `from`, the text is compared with the held edition before it, otherwise with another
/// language version.
pub(crate) async fn compare(context: RequestContext) -> Result<Response, Failure> {
    let (from, to) = (Side::parse(&context.pairs, "from")?, Side::required(&context.pairs, "to")?);
    show(context, String::new(), move |engine| {
        let to = to.place(engine)?;
        let from = match &from {
            Some(from) => Some(from.place(engine)?),
            None => engine.other_side(&to)?,
        };
        Ok((from, to))
    })
    .await
}

/// `GET /{act}/changes?since=`. Without a day, the page asks for one.
pub(super) async fn changes(context: RequestContext, act: ActId) -> Result<Response, Failure> {
    let pairs = &context.pairs;
    let lang = once(pairs, "lang")?.map(|value| language("lang", value)).transpose()?;
    let path = once(pairs, "path")?.map(str::to_owned);
    let Some(day) = once(pairs, "since")?.map(|value| date("since", value)).transpose()? else {
        let wanted = lang.or(Some(context.ui));
        let find = move |engine: &Engine, _| {
            let (_, lang) = engine.title_of(&act, wanted)?;
            Ok(format!("{act}/{}", lang.tag()))
        };
        let text = context.work(find).await?;
        let below = path.map(|path| format!("/{path}")).unwrap_or_default();
        let to = encode_pairs([("to", format!("{text}{below}").as_str())]);
        return Ok(lead_to(StatusCode::SEE_OTHER, &format!("/compare?{to}")));
    };
    let since = Since { act, day, lang, reader_lang: Some(context.ui), path };
    show(context, day.to_string(), move |engine| since.places(engine).map(|(from, to)| (Some(from), to))).await
}

async fn show(
    context: RequestContext,
    since: String,
    places: impl FnOnce(&Engine) -> Result<(Option<ComparedPlace>, ComparedPlace), Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let flag = |name, choices: &[(&str, bool)]| {
        once(&context.pairs, name)?.map_or(Ok(false), |value| choice(name, value, choices))
    };
    let is_text = flag("format", &[("html", false), ("text", true)])?;
    let all = flag("all", &[("false", false), ("true", true)])?;
    let frame = Frame::new(&context, "");
    let work = move |engine: &Engine, patience: Patience| {
        let (from, to) = places(engine)?;
        if is_text {
            let from = from.ok_or_else(|| Failure::new(Code::MissingParameter).with("parameter", "from"))?;
            return Ok(engine.compare_as_text(&from, &to, patience)?);
        }
        let page = ComparePage::new(frame, engine, &Asked { from, to, all, since }, &patience)?;
        render_for(&page, &patience)
    };
    let body = context.work(work).await?;
    Ok(match is_text {
        true => answer(context.request.headers(), TEXT, Keep::AskAgain, body),
        false => answer_page(context.request.headers(), body),
    })
}

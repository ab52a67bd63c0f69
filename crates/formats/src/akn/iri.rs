//! Identifiers of works, expressions and manifestations, by the naming convention of Akoma Ntoso:
//! `/akn/uz/act/law/2019-07-02/547`, `…/uzb@2021-03-01`, `…/uzb@2021-03-01/!main.xml`.

use qonun_law::{Date, Document, Lang};

use crate::Extract;

/// The identifiers of a text.
pub(super) struct Iris {
    pub(super) work: String,
    pub(super) expression: String,
    /// The component: `!main`, or the path of an annex.
    pub(super) component: String,
}

/// Code of a language in identifiers (ISO 639-2). Uzbek in Cyrillic letters is another expression than in Latin ones.
pub(super) const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::UzLatn => "uzb",
        Lang::UzCyrl => "uzb-Cyrl",
        Lang::Ru => "rus",
        Lang::En => "eng",
    }
}

/// Returns the language with a code; the tags of the web are understood too.
pub(super) fn language_of(code: &str) -> Option<Lang> {
    let own = Lang::ALL.into_iter().find(|&lang| language(lang).eq_ignore_ascii_case(code));
    own.or_else(|| code.parse().ok())
}

/// Returns the identifiers of what is taken.
pub(super) fn iris(extract: &Extract<'_>) -> Iris {
    let document = extract.document;
    let day = document.adopted.map_or_else(|| year(extract), |day| day.to_string());
    let work = format!("/akn/uz/act/{}/{day}/{}", document.kind, number(extract));
    let from = version(extract).map(|day| day.to_string()).unwrap_or_default();
    let turn = document.edition.filter(|stamp| stamp.turn > 0).map(|stamp| format!(".{:02}", stamp.turn));
    let expression = format!("{work}/{}@{from}{}", language(document.lang), turn.unwrap_or_default());
    Iris { work, expression, component: "!main".to_owned() }
}

impl Iris {
    /// Returns the identifiers of a component of the same text.
    pub(super) fn component(&self, name: &str) -> Self {
        Self { work: self.work.clone(), expression: self.expression.clone(), component: format!("!{}", slug(name)) }
    }
}

/// Returns the first day of the edition that is taken.
pub(super) fn version(extract: &Extract<'_>) -> Option<Date> {
    let document = extract.document;
    let of_document = document.edition.or(document.chosen).map(|stamp| stamp.from);
    extract.about.edition.as_ref().map(|edition| edition.from).or(of_document).or(document.in_force_from)
}

/// Returns the year of an act whose day of adoption is not known: the one in its id.
fn year(extract: &Extract<'_>) -> String {
    let year = extract.about.act.0.split('/').find(|step| step.len() == 4 && step.bytes().all(|b| b.is_ascii_digit()));
    year.unwrap_or("0001").to_owned()
}

/// Returns the number of an act as its id has it, or the id of the text.
fn number(extract: &Extract<'_>) -> String {
    let steps: Vec<&str> = extract.about.act.0.split('/').skip(3).collect();
    let number = slug(&steps.join("-"));
    match (number.is_empty(), extract.document.number.as_deref().map(slug)) {
        (false, _) => number,
        (true, Some(number)) if !number.is_empty() => number,
        _ => format!("nn-{}", extract.document.id),
    }
}

/// Returns the text in letters that need no encoding in an identifier.
pub(super) fn slug(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~') { c } else { '-' };
    text.chars().map(plain).collect()
}

/// Returns the first day of a document in an identifier or a date: what stands for a day that is not known.
pub(super) fn day_or_year(document: &Document, extract: &Extract<'_>) -> String {
    document.adopted.map_or_else(|| format!("{}-01-01", year(extract)), |day| day.to_string())
}

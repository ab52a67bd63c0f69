//! A text, or a place in it, as a file with its name.

use qonun_formats::{About, Edition, Extract, Format, FormatError};
use qonun_law::{ActId, Date, DocId, Lang, Path, number_in};
use qonun_query::{Engine, Patience, QueryError, StoredText, TextState, fixed_address};
use qonun_texts::Code;

use super::links::links;
use crate::address::encode_path;
use crate::answer::JSON;
use crate::failure::Failure;
use crate::format::path_name;
use crate::state::state_lines;

/// A file and what its headers say about it.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: &'static str,
    pub(super) disposition: Option<String>,
    pub(super) lang: Lang,
    act: ActId,
    path: Option<Path>,
    on: Option<Date>,
}

impl File {
    /// Returns the value of `Link`: the page of the text, and its other forms.
    pub(super) fn links(&self, base: &str) -> String {
        let page = fixed_address(&self.act, self.lang, self.path.as_ref(), self.on);
        let mut out = format!("<{base}{}>; rel=\"canonical\"; type=\"text/html\"", encode_path(&page));
        for link in links(&self.act, self.lang, self.path.as_ref(), self.on) {
            let href = encode_path(&link.href);
            out.push_str(&format!(", <{base}{href}>; rel=\"alternate\"; type=\"{}\"", link.media_type));
        }
        out
    }
}

/// Returns what a file says about a text besides its words.
#[must_use]
pub fn about(stored: &StoredText) -> About {
    let (document, state) = (&stored.document, &stored.state);
    let day = |text: &str| qonun_law::parse_date(text);
    let edition = state.edition.as_ref().and_then(|edition| {
        Some(Edition { from: day(&edition.from)?, to: edition.to.as_deref().and_then(day), by: None })
    });
    let adopted = document.adopted.map(|day| day.to_string());
    About {
        act: stored.act.clone(),
        status: state.status,
        edition,
        source: format!("https://lex.uz/docs/{}", document.id),
        retrieved: None,
        state: state_lines(document.lang, (document.kind, document.number.as_deref(), adopted.as_deref()), state),
    }
}

/// Returns the first day of the shown edition, if the text was asked for as of a day: all days of an edition have one
/// address for citing.
pub(crate) fn stamp_of(state: &TextState, on: Option<Date>) -> Option<Date> {
    let on = on?;
    Some(state.edition.as_ref().and_then(|edition| qonun_law::parse_date(&edition.from)).unwrap_or(on))
}

/// Writes a text, or a place in it, as a file.
pub(super) fn write(
    engine: &Engine,
    id: DocId,
    path: Option<&str>,
    on: Option<Date>,
    format: Format,
    patience: &Patience,
) -> Result<File, Failure> {
    let stored = engine.stored(id, path, on, patience.clone())?;
    let about = about(&stored);
    let goes_on = || patience.goes_on();
    let extract = match &stored.path {
        Some(path) => Extract::part(&stored.document, &about, path),
        None => Ok(Extract::whole(&stored.document, &about)),
    };
    let bytes =
        extract.and_then(|extract| extract.while_waited(&goes_on).to_bytes(format)).map_err(|error| match error {
            FormatError::NobodyWaits => QueryError::Deadline.into(),
            error => {
                tracing::error!(%error, "a file cannot be written");
                Failure::new(Code::Internal)
            }
        })?;
    let on = stamp_of(&stored.state, on);
    let disposition = Some(disposition(&stored, on, format));
    let StoredText { act, document, path, .. } = stored;
    Ok(File { bytes, kind: format.media_type(), disposition, lang: document.lang, act, path, on })
}

/// Returns the file of an answer in JSON.
pub(super) fn json(
    engine: &Engine,
    id: DocId,
    path: Option<String>,
    on: Option<Date>,
    bytes: Vec<u8>,
) -> Result<File, Failure> {
    let (act, lang) = engine.act_of(id).ok_or(QueryError::NoDocument(id))?;
    Ok(File { bytes, kind: JSON, disposition: None, lang, act, path: path.map(Path::new), on })
}

/// Maximum number of characters of a title in the name of a file.
const LONGEST_TITLE: usize = 60;

/// Returns `Content-Disposition`. Browsers open what they can show; the others are saved. The name of the file says what
/// it is: number or title, place, edition. Old programs read its first form, which is ASCII.
fn disposition(stored: &StoredText, on: Option<Date>, format: Format) -> String {
    let (document, extension) = (&stored.document, format.extension());
    let kept = matches!(format, Format::Docx | Format::Csv | Format::JsonLine);
    let act = match &document.number {
        Some(number) => number_in(number, document.lang),
        None => document.title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect(),
    };
    let place = stored.path.as_ref().map(|path| path_name(path, document.lang));
    let parts = [Some(act.trim().to_owned()), place, on.map(|day| day.to_string())];
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let name: String = name.chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).collect();
    let path = stored.path.as_ref().map(|path| format!("_{path}")).unwrap_or_default();
    let day = on.map(|day| format!("@{day}")).unwrap_or_default();
    let plain = format!("{}_{}{day}{path}", stored.act, document.lang).replace('/', "-");
    let plain: String =
        plain.chars().map(|c| if c.is_ascii_alphanumeric() || "-_@~.".contains(c) { c } else { '_' }).collect();
    let encoded = percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC);
    let kind = if kept { "attachment" } else { "inline" };
    format!("{kind}; filename=\"{plain}.{extension}\"; filename*=UTF-8''{encoded}.{extension}")
}

//! The form in which a text is asked for: by the extension of the address, else by `format=`, else by `Accept`.

use axum::http::{HeaderMap, header};
use qonun_formats::Format;
use qonun_texts::Code;

use super::links::media_type;
use crate::failure::{Available, Failure};
use crate::parameters::once;
use crate::request::RequestContext;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The own form of the address: a page of the site, JSON of the API.
    Own,
    /// The JSON of the API.
    Json,
    /// A file.
    File(Format),
}

/// The side of the server on which an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    Site,
    Api,
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The address without its extension.
    pub(crate) address: String,
    pub(crate) form: Form,
    /// True if `Accept` was considered.
    pub(crate) by_accept: bool,
    /// The end of the address that would be an extension if there were such a format.
    pub(crate) unknown: Option<String>,
}

impl Asked {
    /// Reads what is asked for. `address` is the decoded path, or the end of it.
    pub(crate) fn read(context: &RequestContext, address: &str, door: Door) -> Result<Self, Failure> {
        let format = once(&context.pairs, "format")?;
        Self::of(address, format, context.request.headers(), door)
    }

    fn of(address: &str, format: Option<&str>, headers: &HeaderMap, door: Door) -> Result<Self, Failure> {
        let named = format.map(|name| form_named(name).ok_or_else(|| bad_format(name))).transpose()?;
        let (bare, extension) = extension(address);
        let by_extension = extension.and_then(form_of_extension);
        let unknown = extension.filter(|_| by_extension.is_none()).map(str::to_owned);
        let address = if by_extension.is_some() { bare } else { address }.to_owned();
        let (form, by_accept) = match (by_extension, named) {
            (Some(form), Some(other)) if form != other => return Err(bad_format(format.unwrap_or_default())),
            (Some(form), _) | (None, Some(form)) => (form, false),
            (None, None) => (accepted(headers, door)?, true),
        };
        // The JSON of an address of the API is its own form.
        let form = if door == Door::Api && form == Form::Json { Form::Own } else { form };
        Ok(Self { address, form, by_accept, unknown })
    }

    /// Returns the failure that says that there is no such format, if an address that does not exist ends like one with
    /// an extension.
    pub(crate) fn explain(&self, failure: Failure) -> Failure {
        let is_absent = matches!(failure.code, Code::NoAct | Code::NoDocument | Code::NoProvision | Code::BadValue);
        match &self.unknown {
            Some(extension) if is_absent => no_format(extension),
            _ => failure,
        }
    }
}

/// Maximum length of an extension.
const LONGEST: usize = 8;

/// Splits the extension from an address: small letters after the last full stop. `art_16.1` has none.
fn extension(address: &str) -> (&str, Option<&str>) {
    let Some((bare, extension)) = address.rsplit_once('.') else { return (address, None) };
    let is_extension = (1..=LONGEST).contains(&extension.len())
        && extension.starts_with(|c: char| c.is_ascii_lowercase())
        && extension.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let names = !bare.is_empty() && !bare.ends_with('/');
    if is_extension && names { (bare, Some(extension)) } else { (address, None) }
}

fn form_of_extension(extension: &str) -> Option<Form> {
    if extension == "json" { Some(Form::Json) } else { Format::of_extension(extension).map(Form::File) }
}

/// Returns the form with a name: that of the command line, or an extension.
fn form_named(name: &str) -> Option<Form> {
    name.parse().ok().map(Form::File).or_else(|| form_of_extension(name))
}

fn extensions() -> Vec<&'static str> {
    std::iter::once("json").chain(Format::ALL.map(Format::extension)).collect()
}

fn no_format(extension: &str) -> Failure {
    let available = extensions();
    let told = available.join(", ");
    Failure { available: Some(Box::new(Available(available))), ..Failure::new(Code::NoFormat) }
        .with("format", extension)
        .with("available", told)
}

fn bad_format(name: &str) -> Failure {
    let available = extensions();
    let told = available.join(", ");
    Failure { available: Some(Box::new(Available(available))), ..Failure::bad_value("format", name, told) }
}

/// A type that a caller may accept: its form, its name, and how much it is worth if the caller has no preference.
type Offer = (Form, &'static str, u32);

/// Returns the types of a side of the server, the own form first.
///
/// Browsers ask for `text/html` and `application/xml` before everything else, wherever a link leads. So at an address of
/// the API these are worth half as much as JSON: a browser that follows a link to it is shown JSON.
fn offers(door: Door) -> Vec<Offer> {
    let mut offers = match door {
        Door::Site => vec![
            (Form::Own, "text/html", 2),
            (Form::Own, "application/xhtml+xml", 2),
            (Form::Json, "application/json", 2),
        ],
        Door::Api => vec![(Form::Own, "application/json", 2)],
    };
    for format in Format::ALL {
        match (format, door) {
            (Format::Html, Door::Site) => {}
            (Format::Html, Door::Api) => offers.push((Form::File(format), media_type(format), 1)),
            _ => offers.push((Form::File(format), media_type(format), 2)),
        }
    }
    let xml = ["application/xml", "text/xml"].map(|name| (Form::File(Format::Akn), name, 1));
    offers.extend(xml);
    offers
}

/// Maximum number of ranges of `Accept` that are read.
const MOST_RANGES: usize = 50;

/// A range of `Accept`: type, subtype, quality in thousandths.
type Range<'h> = (&'h str, &'h str, u32);

/// Returns the form that a caller accepts best.
fn accepted(headers: &HeaderMap, door: Door) -> Result<Form, Failure> {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges: Vec<Range<'_>> =
        values.flat_map(|value| value.split(',')).filter_map(range).take(MOST_RANGES).collect();
    if ranges.is_empty() {
        return Ok(Form::Own);
    }
    let offers = offers(door);
    let mut best: Option<((u32, usize), Form)> = None;
    for &(form, name, worth) in &offers {
        let Some((quality, exactness)) = quality(&ranges, name) else { continue };
        let rank = (quality * worth, exactness);
        if quality > 0 && best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, form));
        }
    }
    best.map(|(_, form)| form).ok_or_else(|| {
        let available: Vec<&str> = offers.iter().map(|(_, name, _)| *name).collect();
        let told = available.join(", ");
        Failure { available: Some(Box::new(Available(available))), ..Failure::new(Code::NotAcceptable) }
            .with("available", told)
    })
}

/// Returns the quality of a type, and how exactly the range that decides it names the type.
fn quality(ranges: &[Range<'_>], name: &str) -> Option<(u32, usize)> {
    let (kind, subtype) = name.split_once('/')?;
    let exactness = |range: &Range<'_>| match (range.0, range.1) {
        ("*", "*") => Some(0),
        (own, "*") if own.eq_ignore_ascii_case(kind) => Some(1),
        (own, sub) if own.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype) => Some(2),
        _ => None,
    };
    let fitting = ranges.iter().filter_map(|range| exactness(range).map(|exactness| (range.2, exactness)));
    fitting.max_by_key(|&(quality, exactness)| (exactness, quality))
}

/// Parses a range with its quality: `text/plain;q=0.5`.
fn range(text: &str) -> Option<Range<'_>> {
    let mut parts = text.split(';').map(str::trim);
    let (kind, subtype) = parts.next()?.split_once('/')?;
    let value = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let quality = value.map_or(Some(1.0), |value| value.parse::<f32>().ok()).filter(|value| value.is_finite());
    Some((kind, subtype, (quality.unwrap_or(0.0).clamp(0.0, 1.0) * 1_000.0) as u32))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use qonun_formats::Format;
    use qonun_texts::Code;

    use super::{Asked, Door, Form};

    const CHROME: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    fn read(address: &str, format: Option<&str>, accept: &str, door: Door) -> Result<Asked, Code> {
        let mut headers = HeaderMap::new();
        if !accept.is_empty() {
            headers.insert(header::ACCEPT, HeaderValue::from_str(accept).unwrap());
        }
        Asked::of(address, format, &headers, door).map_err(|failure| failure.code)
    }

    #[test]
    fn the_extension_comes_before_the_parameter_and_that_before_accept() {
        use Form::{File, Json, Own};
        for (address, format, accept, door, form, bare) in [
            ("uz/law/2019/547", None, "", Door::Site, Own, "uz/law/2019/547"),
            ("uz/law/2019/547", None, CHROME, Door::Site, Own, "uz/law/2019/547"),
            ("uz/law/2019/547.pdf", None, CHROME, Door::Site, File(Format::Pdf), "uz/law/2019/547"),
            ("uz/law/2019/547/ru.json", None, "", Door::Site, Json, "uz/law/2019/547/ru"),
            ("uz/law/2019/547/ru/art_16.1", None, "", Door::Site, Own, "uz/law/2019/547/ru/art_16.1"),
            (
                "uz/law/2019/547/ru/art_16.1.md",
                None,
                "",
                Door::Site,
                File(Format::Markdown),
                "uz/law/2019/547/ru/art_16.1",
            ),
            ("a/ru", Some("akn"), CHROME, Door::Site, File(Format::Akn), "a/ru"),
            ("a/ru", Some("txt"), "", Door::Site, File(Format::Text), "a/ru"),
            ("a/ru.xml", Some("akn"), "", Door::Site, File(Format::Akn), "a/ru"),
            ("a/ru", None, "application/pdf", Door::Site, File(Format::Pdf), "a/ru"),
            ("a/ru", None, "application/json, text/plain, */*", Door::Site, Json, "a/ru"),
            ("a/ru", None, "text/plain;q=0.5, text/markdown", Door::Site, File(Format::Markdown), "a/ru"),
            ("a/ru", None, "text/*", Door::Site, Own, "a/ru"),
            ("a/ru", None, "*/*", Door::Site, Own, "a/ru"),
            ("a/ru", None, "nonsense", Door::Site, Own, "a/ru"),
            ("5", None, "", Door::Api, Own, "5"),
            ("5", None, CHROME, Door::Api, Own, "5"),
            ("5.json", None, "", Door::Api, Own, "5"),
            ("5", None, "text/html", Door::Api, File(Format::Html), "5"),
            ("5", None, "text/xml", Door::Api, File(Format::Akn), "5"),
            ("-5.docx", None, "", Door::Api, File(Format::Docx), "-5"),
            ("5", None, "application/ld+json, */*;q=0.1", Door::Api, File(Format::JsonLd), "5"),
        ] {
            let asked = read(address, format, accept, door).unwrap();
            assert_eq!((asked.form, asked.address.as_str()), (form, bare), "{address} {format:?} {accept}");
        }
    }

    #[test]
    fn what_does_not_exist_is_said() {
        assert_eq!(read("a/ru", None, "image/png", Door::Site), Err(Code::NotAcceptable));
        assert_eq!(read("a/ru", None, "application/json;q=0", Door::Api), Err(Code::NotAcceptable));
        assert_eq!(read("a/ru", Some("odt"), "", Door::Site), Err(Code::BadValue));
        assert_eq!(read("a/ru.pdf", Some("txt"), "", Door::Site), Err(Code::BadValue));
        let unknown = read("a/ru.odt", None, "", Door::Site).unwrap();
        assert_eq!((unknown.unknown.as_deref(), unknown.address.as_str()), (Some("odt"), "a/ru.odt"));
    }
}

//! Reads the body of a form: `application/x-www-form-urlencoded`, or `multipart/form-data` (RFC 7578) with a file.

use qonun_texts::Code;

use crate::address::query_pairs;
use crate::failure::Failure;

/// Maximum number of fields of a form.
const MOST_FIELDS: usize = 20;

/// A field of a form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// Name of the file, for a field with a file.
    pub(crate) file_name: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

fn bad(reason: &str) -> Failure {
    Failure::new(Code::BadBody).with("reason", reason)
}

/// Reads the fields of a form.
pub(crate) fn read_form(content_type: &str, body: &[u8]) -> Result<Vec<Field>, Failure> {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/x-www-form-urlencoded" => {
            let text = std::str::from_utf8(body).map_err(|_| bad("the form is not UTF-8"))?;
            let field = |(name, value): (String, String)| Field { name, file_name: None, bytes: value.into_bytes() };
            Ok(query_pairs(Some(text))?.into_iter().map(field).collect())
        }
        "multipart/form-data" => {
            let boundary = parameter(content_type, "boundary").filter(|boundary| !boundary.is_empty());
            fields(&boundary.ok_or_else(|| bad("the form names no boundary"))?, body)
        }
        _ => Err(Failure::new(Code::UnsupportedMediaType)
            .with("expected", "multipart/form-data, application/x-www-form-urlencoded")),
    }
}

/// Returns a parameter of a header: `boundary=x`, `name="a b"`. The name is matched as a whole.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, next) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.find('"')?;
                (&quoted[..end], quoted[end + 1..].split_once(';').map_or("", |(_, next)| next))
            }
            None => after.split_once(';').map_or((after.trim(), ""), |(value, next)| (value.trim(), next)),
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value.to_owned());
        }
        rest = next;
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// Reads the parts between the boundaries.
fn fields(boundary: &str, body: &[u8]) -> Result<Vec<Field>, Failure> {
    let (first, mark) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut rest = body.strip_prefix(first.as_bytes()).or_else(|| {
        let at = find(body, mark.as_bytes())?;
        Some(&body[at + mark.len()..])
    });
    let mut fields = Vec::new();
    while let Some(part) = rest.ok_or_else(|| bad("the form has no boundary"))?.strip_prefix(b"\r\n") {
        if fields.len() >= MOST_FIELDS {
            return Err(bad("the form has too many fields"));
        }
        let end = find(part, mark.as_bytes()).ok_or_else(|| bad("the form ends inside a field"))?;
        let head = find(part, b"\r\n\r\n").filter(|&head| head <= end).ok_or_else(|| bad("a field has no head"))?;
        let (head, value) = (String::from_utf8_lossy(&part[..head]), part.get(head + 4..end).unwrap_or_default());
        let line = head.split("\r\n").find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"));
        let line = line.ok_or_else(|| bad("a field has no name"))?;
        let name = parameter(line, "name").ok_or_else(|| bad("a field has no name"))?;
        fields.push(Field { name, file_name: parameter(line, "filename"), bytes: value.to_vec() });
        rest = Some(&part[end + mark.len()..]);
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Field, read_form};

    fn field(name: &str, file_name: Option<&str>, bytes: &[u8]) -> Field {
        Field { name: name.to_owned(), file_name: file_name.map(str::to_owned), bytes: bytes.to_vec() }
    }

    #[test]
    fn both_kinds_of_forms_are_read() {
        let read = read_form("application/x-www-form-urlencoded", "text=%D1%81%D1%82.+15&on=".as_bytes()).unwrap();
        assert_eq!(read, [field("text", None, "ст. 15".as_bytes()), field("on", None, b"")]);
        let body = b"--x\r\nContent-Disposition: form-data; name=\"on\"\r\n\r\n2020-01-01\r\n\
            --x\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; name=file; filename=\"a; b.docx\"\r\n\r\nPK\r\n--\r\n\r\n--x--\r\n";
        let wanted = [field("on", None, b"2020-01-01"), field("file", Some("a; b.docx"), b"PK\r\n--\r\n")];
        assert_eq!(read_form("Multipart/Form-Data; charset=utf-8; boundary=\"x\"", body).unwrap(), wanted);
    }

    #[test]
    fn other_bodies_are_refused() {
        for (kind, body) in [
            ("text/plain", &b"a"[..]),
            ("multipart/form-data", b"--x--"),
            ("multipart/form-data; boundary=x", b""),
            ("multipart/form-data; boundary=x", b"--x\r\n\r\nno name\r\n--x--"),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nopen"),
            ("application/x-www-form-urlencoded", b"a=%FF"),
        ] {
            assert!(read_form(kind, body).is_err(), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn any_body_is_read_or_refused(body in "(--x|\r\n|Content-Disposition: form-data; name=|\"|a|;|--){0,30}") {
            let _ = read_form("multipart/form-data; boundary=x", body.as_bytes());
        }
    }
}

//! Redirects for addresses with superfluous slashes or with capital letters. Slashes are superfluous at the end and
//! beside another slash.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use qonun_law::Lang;

use crate::address::encode_path;

/// Handles the address without superfluous slashes, and redirects to it if it exists. If it does not exist, the refusal
/// is sent at once and names the address without them: a location that begins with two slashes would name another host.
pub(crate) async fn lead_on(mut request: Request, next: Next) -> Response {
    let Some(bare) = without_slash(request.uri()) else {
        return in_own_letters(request, next).await;
    };
    let location = HeaderValue::from_str(&encode_path(&bare.to_string()));
    *request.uri_mut() = bare;
    let response = in_own_letters(request, next).await;
    match location {
        Ok(location) if answers(&response) => redirect(response, location),
        _ => response,
    }
}

fn answers(response: &Response) -> bool {
    response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED
}

/// Handles an address as it is. If it does not exist, tries the address in its own letters and redirects to it if it
/// exists: `/uz/law/2019/9001/RU/ART_5`.
async fn in_own_letters(request: Request, next: Next) -> Response {
    let read_only = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(own) = own_letters(request.uri()).filter(|_| read_only) else {
        return next.run(request).await;
    };
    let mut again = Request::new(Body::empty());
    again.method_mut().clone_from(request.method());
    again.headers_mut().clone_from(request.headers());
    again.extensions_mut().clone_from(request.extensions());
    let location = HeaderValue::from_str(&encode_path(&own.to_string()));
    *again.uri_mut() = own;
    let response = next.clone().run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let found = next.run(again).await;
    match location {
        Ok(location) if answers(&found) => redirect(found, location),
        // An old address is itself a redirect.
        _ if found.status().is_redirection() => found,
        _ => response,
    }
}

/// Returns the address in lower case, with language tags as they are written. Returns `None` if it does not change. The
/// query string does not change.
fn own_letters(uri: &Uri) -> Option<Uri> {
    // A day or an extension may follow a language: `ru@2021-01-01`, `ru.pdf`.
    let step = |step: &str| {
        let (tag, rest) = step.split_at(step.find(['@', '.']).unwrap_or(step.len()));
        match Lang::ALL.iter().find(|lang| lang.tag().eq_ignore_ascii_case(tag)) {
            Some(lang) => lang.tag().to_owned() + &small(rest),
            None => small(step),
        }
    };
    let path = uri.path().split('/').map(step).collect::<Vec<_>>().join("/");
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (path != uri.path()).then(|| format!("{path}{query}").parse().ok()).flatten()
}

/// Converts a path step to lower case, except the hexadecimal digits of escapes such as `%D2`.
fn small(step: &str) -> String {
    let escaped = |at: usize| (1..=2).any(|back| at.checked_sub(back).is_some_and(|at| step.as_bytes()[at] == b'%'));
    step.char_indices().map(|(at, c)| if escaped(at) { c } else { c.to_ascii_lowercase() }).collect()
}

/// Returns the address without slashes at its end or beside another slash. Returns `None` if it has none of them.
fn without_slash(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let is_plain = path.starts_with('/') && !path.contains("//") && (path == "/" || !path.ends_with('/'));
    if is_plain {
        return None;
    }
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("/{}{query}", steps.join("/")).parse().ok()
}

/// Turns an answer into a redirect. The headers that every answer has are kept.
fn redirect(answer: Response, location: HeaderValue) -> Response {
    let (mut parts, _) = answer.into_parts();
    // With this status, a method other than GET does not change.
    parts.status = StatusCode::PERMANENT_REDIRECT;
    for name in [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::ETAG,
        header::LINK,
        header::CACHE_CONTROL,
    ] {
        parts.headers.remove(name);
    }
    parts.headers.insert(header::LOCATION, location);
    Response::from_parts(parts, Body::empty())
}

#[cfg(test)]
mod tests {
    use super::{own_letters, without_slash};

    #[test]
    fn letters_get_small_but_for_languages_and_escapes() {
        for (address, wanted) in [
            ("/UZ/Law/2019/9001/RU/ART_5?q=A%2fB", Some("/uz/law/2019/9001/ru/art_5?q=A%2fB")),
            ("/uz/law/2019/9001/uz-latn", Some("/uz/law/2019/9001/uz-Latn")),
            ("/uz/law/2019/9001/UZ-CYRL/art_5", Some("/uz/law/2019/9001/uz-Cyrl/art_5")),
            ("/%D2%9BA", Some("/%D2%9Ba")),
            ("/%D2%9B", None),
            ("/uz/law/2019/9001/uz-Latn", None),
            ("/search?q=A", None),
        ] {
            let found = own_letters(&address.parse().unwrap()).map(|uri| uri.to_string());
            assert_eq!(found.as_deref(), wanted, "{address}");
        }
    }

    #[test]
    fn slashes_too_many_are_taken_off_and_the_query_stays() {
        for (address, wanted) in [
            ("/search/?q=a%2Fb&ui=ru", Some("/search?q=a%2Fb&ui=ru")),
            ("/docs/-6257288/", Some("/docs/-6257288")),
            ("/help/query//", Some("/help/query")),
            ("/api/v1/search/?q=", Some("/api/v1/search?q=")),
            ("//other.example/", Some("/other.example")),
            ("/%D2%9B/", Some("/%D2%9B")),
            ("/search", None),
            ("/", None),
            ("//", Some("/")),
            ("//other.example/x", Some("/other.example/x")),
            ("/uz//law///2019?q=//", Some("/uz/law/2019?q=//")),
            ("/?q=/", None),
        ] {
            let found = without_slash(&address.parse().unwrap()).map(|uri| uri.to_string());
            assert_eq!(found.as_deref(), wanted, "{address}");
        }
    }
}

//! The language of the interface: `?ui=`, else the cookie, else `Accept-Language`, else Uzbek in Latin script.

use axum::http::{HeaderMap, header};
use qonun_law::Lang;

/// Name of the parameter and of the cookie.
pub(crate) const UI: &str = "ui";

/// Returns the interface language of a page.
pub(crate) fn of_page(asked: Option<Lang>, headers: &HeaderMap) -> Lang {
    asked.or_else(|| cookie(headers)).or_else(|| accepted(headers)).unwrap_or(Lang::UzLatn)
}

/// Returns the interface language of an API answer. The API does not read cookies. The default is English.
pub(crate) fn of_api(asked: Option<Lang>, preferred: Option<Lang>, headers: &HeaderMap) -> Lang {
    asked.or(preferred).or_else(|| accepted(headers)).unwrap_or(Lang::En)
}

/// Returns the language of texts for a caller of the API, if neither a parameter nor the query determines it.
pub(crate) fn of_reader(ui: Option<Lang>, headers: &HeaderMap) -> Option<Lang> {
    accepted(headers).or(ui)
}

/// Returns the value of a cookie that keeps a language for a year.
pub(crate) fn cookie_for(lang: Lang) -> String {
    format!("{UI}={lang}; Path=/; Max-Age=31536000; SameSite=Lax")
}

fn cookie(headers: &HeaderMap) -> Option<Lang> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == UI).find_map(|(_, value)| value.parse().ok())
}

/// Returns the language of `Accept-Language` with the highest quality that the interface supports.
fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let value = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Lang)> = None;
    for part in value.split(',').take(20) {
        let (range, weight) = part.split_once(';').unwrap_or((part, "q=1"));
        let Some(lang) = of_range(range.trim()) else { continue };
        let weight: f32 = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(0.0);
        if weight > best.map_or(0.0, |(best, _)| best) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// Parses a language range: `uz-Cyrl-UZ`, `ru-RU`, `en`…
fn of_range(range: &str) -> Option<Lang> {
    let range = range.to_ascii_lowercase();
    if range.starts_with("uz-cyrl") {
        return Some(Lang::UzCyrl);
    }
    range.split('-').next().unwrap_or_default().parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};
    use qonun_law::Lang;

    use super::of_page;

    #[test]
    fn the_nearest_wish_wins() {
        for (asked, cookie, accept, wanted) in [
            (None, "", "", Lang::UzLatn),
            (None, "", "ru-RU,ru;q=0.9,en;q=0.8", Lang::Ru),
            (None, "", "de,en-GB;q=0.5", Lang::En),
            (None, "", "uz-Cyrl-UZ", Lang::UzCyrl),
            (None, "", "uz", Lang::UzLatn),
            (None, "", "en;q=0.3, ru;q=0.7", Lang::Ru),
            (None, "", "ru;q=0", Lang::UzLatn),
            (None, "", "fr;q=1,*", Lang::UzLatn),
            (None, "a=b; ui=en", "ru", Lang::En),
            (None, "ui=klingon", "ru", Lang::Ru),
            (Some(Lang::UzCyrl), "ui=en", "ru", Lang::UzCyrl),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
            assert_eq!(of_page(asked, &headers), wanted, "{asked:?} {cookie:?} {accept:?}");
        }
    }
}

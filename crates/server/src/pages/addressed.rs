//! The address of a page of an act, a text or a provision.

use qonun_law::{ActId, Date, Lang};

use crate::failure::Failure;
use crate::parameters::{date, once};
use crate::request::RequestContext;

/// The parts of the address of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) act: ActId,
    pub(super) lang: Option<Lang>,
    /// The day after the language, as it is written.
    pub(super) day: Option<String>,
    pub(super) path: Option<String>,
}

impl Address {
    /// Parses the path of an address. The name of the act has at least one step and ends before the next step that is a
    /// language.
    ///
    /// Example: `uz/law/2019/547/ru@2021-01-01/art_5` is the act `uz/law/2019/547`, the language `ru`, the day
    /// `2021-01-01` and the path `art_5`.
    pub(super) fn read(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        if steps.len() < 2 || steps.iter().any(|step| step.is_empty()) {
            return None;
        }
        let act = |steps: &[&str]| ActId(steps.join("/"));
        let language = |step: &str| {
            let (tag, day) = step.split_once('@').map_or((step, None), |(tag, day)| (tag, Some(day.to_owned())));
            Lang::ALL.into_iter().find(|lang| lang.tag() == tag).map(|lang| (lang, day))
        };
        let found = steps.iter().enumerate().skip(1).find_map(|(at, step)| Some((at, language(step)?)));
        let Some((at, (lang, day))) = found else {
            return Some(Self { act: act(&steps), lang: None, day: None, path: None });
        };
        let path = Some(steps[at + 1..].join("/")).filter(|path| !path.is_empty());
        Some(Self { act: act(&steps[..at]), lang: Some(lang), day, path })
    }

    /// Returns the requested day: that of the address, or that of `on=`. They must not differ.
    pub(super) fn day(&self, context: &RequestContext) -> Result<Option<Date>, Failure> {
        let asked = once(&context.pairs, "on")?.map(|value| date("on", value)).transpose()?;
        let own = self.day.as_deref().map(|day| date("on", day)).transpose()?;
        match (own, asked) {
            (Some(own), Some(asked)) if own != asked => Err(Failure::bad_value("on", &asked.to_string(), own)),
            (own, asked) => Ok(own.or(asked)),
        }
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActId, Lang};

    use super::Address;

    #[test]
    fn addresses_name_acts_texts_and_provisions() {
        for (path, wanted) in [
            ("/uz/law/2019/547", Some(("uz/law/2019/547", None, None))),
            ("/uz/law/2019/547/", Some(("uz/law/2019/547", None, None))),
            ("/uz/law/2019/547/ru", Some(("uz/law/2019/547", Some(Lang::Ru), None))),
            ("/uz/law/2019/547/uz-Cyrl/art_15", Some(("uz/law/2019/547", Some(Lang::UzCyrl), Some("art_15")))),
            (
                "/uz/order/2020/2644/en/annex_1/point_4",
                Some(("uz/order/2020/2644", Some(Lang::En), Some("annex_1/point_4"))),
            ),
            ("/uz/other/2020/7-a/26/ru", Some(("uz/other/2020/7-a/26", Some(Lang::Ru), None))),
            ("/wp-login.php", None),
            ("/uz//law", None),
            ("/", None),
        ] {
            let wanted = wanted.map(|(act, lang, path)| Address {
                act: ActId(act.to_owned()),
                lang,
                day: None,
                path: path.map(str::to_owned),
            });
            assert_eq!(Address::read(path), wanted, "{path}");
        }
        let fixed = Address::read("/uz/law/2019/547/ru@2021-01-01/art_15").unwrap();
        let parts = (fixed.lang, fixed.day.as_deref(), fixed.path.as_deref());
        assert_eq!(parts, (Some(Lang::Ru), Some("2021-01-01"), Some("art_15")));
    }
}

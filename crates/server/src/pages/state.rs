//! The state of a text that a reader must know first: its force today, the days of its edition, its other editions and
//! languages, its citation.

use qonun_law::{ActId, ActType, Date, Lang, Path, Status, number_in};
use qonun_query::{
    DocumentView, EditionAge, ListedEdition, ProvisionAnswer, TextState, document_address, document_address_on,
    provision_page_address,
};
use qonun_texts::{Texts, texts};

use super::frame::Frame;
use crate::address::compare_address;
use crate::format;
use crate::state::{days, force, lacking_later, later_not_held, other_edition};

/// A line above the text about its force.
pub(super) struct Banner {
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) href: Option<(String, &'static str)>,
}

/// A link to the same text in a language.
pub(super) struct LanguageLink {
    pub(super) lang: Lang,
    pub(super) name: &'static str,
    /// `None` if the text is not held in this language, or not as of this day.
    pub(super) href: Option<String>,
    pub(super) current: bool,
}

/// An entry of the list of editions.
pub(super) struct EditionLink {
    pub(super) name: String,
    /// `None` if its text is not held.
    pub(super) href: Option<String>,
    pub(super) current: bool,
}

/// A text or one provision of it, as headings and citations name it.
pub(super) struct Shown<'v> {
    pub(super) act: &'v ActId,
    pub(super) lang: Lang,
    title: &'v str,
    kind: ActType,
    number: Option<&'v str>,
    adopted: Option<&'v str>,
    pub(super) state: &'v TextState,
    /// Path and printed number, if one provision is shown.
    provision: Option<(&'v Path, &'v str)>,
    /// Path of the marked part of the provision.
    part: Option<&'v Path>,
    /// The requested day.
    on: Option<Date>,
}

impl<'v> Shown<'v> {
    pub(super) fn document(view: &'v DocumentView, on: Option<Date>) -> Self {
        Self {
            act: &view.act,
            lang: view.lang,
            title: &view.title,
            kind: view.kind,
            number: view.number.as_deref(),
            adopted: view.adopted.as_deref(),
            state: &view.state,
            provision: None,
            part: None,
            on,
        }
    }

    pub(super) fn provision(answer: &'v ProvisionAnswer, on: Option<Date>) -> Self {
        Self {
            act: &answer.act,
            lang: answer.lang,
            title: &answer.title,
            kind: answer.act_kind,
            number: answer.act_number.as_deref(),
            adopted: answer.adopted.as_deref(),
            state: &answer.state,
            provision: Some((&answer.provision.path, answer.provision.label.trim())),
            part: answer.part.as_ref().map(|part| &part.path),
            on,
        }
    }

    /// Formats the line above the title: kind, number, day of adoption.
    pub(super) fn line(&self, frame: &Frame) -> String {
        frame.act_line(self.kind, self.number, self.adopted)
    }

    /// Returns the address of the shown text or provision in a language, as of the requested day.
    pub(super) fn address(&self, lang: Lang) -> String {
        match self.provision {
            Some((path, _)) => provision_page_address(self.act, lang, path, self.on),
            None => document_address_on(self.act, lang, self.on),
        }
    }

    /// Returns the title of the page in the browser. If the text is not law today, the title begins with that.
    pub(super) fn page_title(&self, name: &str, t: &Texts, ui: Lang) -> String {
        let mut parts = Vec::new();
        if self.state.status != Status::InForce {
            parts.push(t.status_name(self.state.status).to_owned());
        }
        if let Some(edition) = self.state.edition.as_ref().filter(|_| self.state.age != EditionAge::Current) {
            parts.push(t.edition_of(format::date(&edition.from, ui)));
        }
        parts.push(name.to_owned());
        parts.join(" · ")
    }

    /// Returns the warnings for the reader: repealed, not yet in force, earlier edition, later edition.
    pub(super) fn banners(&self, frame: &Frame) -> Vec<Banner> {
        let (t, state) = (frame.t, self.state);
        let mut banners = Vec::new();
        if let Some(text) = force(state, t, |day| frame.date(day)) {
            let class = if state.status == Status::Repealed { "repealed" } else { "not-yet" };
            banners.push(Banner { class, text, href: None });
        }
        if let Some(text) = other_edition(state, t, |day| frame.date(day)) {
            let is_held = state.current_edition.as_ref().is_none_or(|edition| edition.present);
            let name = match state.status {
                _ if !is_held => t.to_held,
                Status::Repealed => t.to_last,
                Status::InForce | Status::NotYet => t.to_current,
            };
            let href = || match self.provision {
                Some((path, _)) => provision_page_address(self.act, self.lang, path, None),
                None => document_address(self.act, self.lang),
            };
            let href = lacking_later(state).is_none().then(|| (href(), name));
            banners.push(Banner { class: "old", text, href });
        }
        banners
    }

    /// Formats the days of the shown edition if it is the current one. For any other edition, a banner contains them.
    pub(super) fn edition_line(&self, frame: &Frame) -> Option<String> {
        let edition = self.state.edition.as_ref().filter(|_| self.state.age == EditionAge::Current)?;
        Some(days(edition, frame.t, |day| frame.date(day)))
    }

    pub(super) fn languages(&self) -> Vec<LanguageLink> {
        let link = |text: &qonun_query::TextView| LanguageLink {
            lang: text.lang,
            name: texts(text.lang).language_name,
            href: text.present.then(|| self.address(text.lang)),
            current: text.lang == self.lang,
        };
        self.state.texts.iter().map(link).collect()
    }

    /// Returns the address of the comparison of the shown text or provision, if something else of the act is held.
    pub(super) fn comparison(&self) -> Option<String> {
        let editions = self.state.editions.iter().filter(|edition| edition.present).count();
        let texts = self.state.texts.iter().filter(|text| text.present).count();
        let day = self.on.map(|day| format!("@{day}")).unwrap_or_default();
        let path = self.provision.map(|(path, _)| format!("/{path}")).unwrap_or_default();
        (editions > 1 || texts > 1).then(|| compare_address(&format!("{}/{}{day}{path}", self.act, self.lang.tag())))
    }

    pub(super) fn editions(&self, frame: &Frame) -> Vec<EditionLink> {
        let shown = self.state.edition.as_ref().map(|edition| edition.from.as_str());
        let link = |edition: &ListedEdition| EditionLink {
            name: frame.date(&edition.days.from),
            // The address contains the day, even for the current edition, so that it always opens the same text.
            href: edition
                .present
                .then(|| format!("{}?on={}", document_address(self.act, self.lang), edition.days.from)),
            current: shown == Some(edition.days.from.as_str()),
        };
        self.state.editions.iter().map(link).collect()
    }

    /// Formats a citation of the shown text or provision in its own language, with edition and force.
    pub(super) fn citation(&self, base: &str) -> String {
        let (lang, t) = (self.lang, texts(self.lang));
        let day = |day: &str| format::date(day, lang);
        let title = match lang {
            Lang::UzLatn | Lang::En => format!("“{}”", self.title),
            Lang::UzCyrl | Lang::Ru => format!("«{}»", self.title),
        };
        let kind = t.type_name(self.kind).to_owned();
        let number = self.number.map(|number| number_in(number, lang));
        let head = [Some(kind), number, self.adopted.map(day)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let provision = self.provision.map(|(path, label)| match (self.part, label) {
            (Some(part), _) => format::capitalised(&format::path_name(part, lang)),
            (None, "") => format::capitalised(&format::path_name(path, lang)),
            (None, label) => label.to_owned(),
        });
        let address = match self.part {
            Some(part) => provision_page_address(self.act, lang, part, self.on),
            None => self.address(lang),
        };
        let lacking = lacking_later(self.state).map(|(shown, later)| later_not_held(shown, later, t, day));
        let edition = lacking.or_else(|| self.state.edition.as_ref().map(|edition| days(edition, t, day)));
        let parts = [provision, Some(title), Some(head), edition, force(self.state, t, day)];
        let parts = parts.into_iter().flatten().map(|part| format::sentence(&part)).collect::<Vec<_>>();
        format!("{} {base}{address}", parts.join(" "))
    }
}

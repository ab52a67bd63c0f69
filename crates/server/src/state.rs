//! Sentences about the state of a text: its force today, the days of its edition, the editions that are not held.

use qonun_law::{ActType, Lang, Status, number_in};
use qonun_query::{EditionAge, EditionView, ListedEdition, SearchResult, TextState};
use qonun_texts::{Texts, texts};

use crate::format;

/// Returns the sentence about the status of the act, if it is not in force today.
pub(crate) fn force(state: &TextState, t: &Texts, date: impl Fn(&str) -> String) -> Option<String> {
    let text = match (state.status, &state.repealed_on, &state.in_force_from) {
        (Status::Repealed, Some(day), _) => t.banner_repealed_on(date(day)),
        (Status::Repealed, None, _) => t.banner_repealed.to_owned(),
        (Status::NotYet, _, Some(day)) => t.banner_not_yet_from(date(day)),
        (Status::NotYet, _, None) => t.banner_not_yet.to_owned(),
        (Status::InForce, ..) => return None,
    };
    Some(format::sentence(&text))
}

/// Returns the sentence about the edition, if it is not the current one.
pub(crate) fn other_edition(state: &TextState, t: &Texts, date: impl Fn(&str) -> String) -> Option<String> {
    let edition = state.edition.as_ref()?;
    if let Some((shown, later)) = lacking_later(state) {
        return Some(later_not_held(shown, later, t, date));
    }
    let from = date(&edition.from);
    let text = match state.age {
        EditionAge::Current => return None,
        EditionAge::Earlier => {
            let to = edition.to.as_deref().map(date).unwrap_or_default();
            t.banner_old_edition(from, to)
        }
        EditionAge::Later => t.banner_later_edition(from),
    };
    Some(format::sentence(&text))
}

/// Returns the shown and the current edition, if the text of the current one and of all editions between them is not
/// held.
pub(crate) fn lacking_later(state: &TextState) -> Option<(&EditionView, &EditionView)> {
    let shown = state.edition.as_ref()?;
    let later = state.current_edition.as_ref().filter(|later| is_lacking(shown, later))?;
    let between = |other: &ListedEdition| other.days.from > shown.from && other.days.from < later.days.from;
    let is_newest = !state.editions.iter().any(|other| other.present && between(other));
    is_newest.then_some((shown, &later.days))
}

/// True if an edition is not held and began after the shown one.
fn is_lacking(shown: &EditionView, later: &ListedEdition) -> bool {
    !later.present && later.days.from > shown.from
}

/// Returns the sentence that names the shown edition and a later one that is not held.
pub(crate) fn later_not_held(
    shown: &EditionView,
    later: &EditionView,
    t: &Texts,
    date: impl Fn(&str) -> String,
) -> String {
    let text = t.later_not_held(date(&shown.from), date(&later.from));
    format::sentence(&text)
}

/// Returns the line about the edition of a result, if it is not the current one.
#[must_use]
pub fn edition_line(result: &SearchResult, lang: Lang) -> Option<String> {
    let (shown, later, t) = (result.edition.as_ref()?, result.current_edition.as_ref()?, texts(lang));
    let day = |day: &str| format::date(day, lang);
    Some(if is_lacking(shown, later) { later_not_held(shown, &later.days, t, day) } else { days(shown, t, day) })
}

/// Formats the days of an edition in words.
pub(crate) fn days(edition: &EditionView, t: &Texts, date: impl Fn(&str) -> String) -> String {
    match &edition.to {
        Some(to) => t.edition_span(date(&edition.from), date(to)),
        None => t.edition_since(date(&edition.from)),
    }
}

/// Returns the lines about the state of a text, in its own language: kind, number and day; force; edition.
pub(crate) fn state_lines(
    lang: Lang,
    (kind, number, adopted): (ActType, Option<&str>, Option<&str>),
    state: &TextState,
) -> Vec<String> {
    let t = texts(lang);
    let day = |day: &str| format::date(day, lang);
    let number = number.map(|number| number_in(number, lang));
    let status = t.status_name(state.status).to_owned();
    let head = [Some(t.type_name(kind).to_owned()), number, adopted.map(day), Some(status)];
    let head = head.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let other = other_edition(state, t, day);
    let edition = state.edition.as_ref().filter(|_| other.is_none()).map(|edition| days(edition, t, day));
    [Some(head), force(state, t, day), other, edition].into_iter().flatten().collect()
}

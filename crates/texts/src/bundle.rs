//! The Fluent files: how a message is looked up and filled in.
//!
//! A missing message shows its key, as Fluent does; tests check that none is missing.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use qonun_law::Lang;

use crate::number::{grouped, thousands};

type Bundle = FluentBundle<FluentResource>;

/// Returns the file of a language.
pub(crate) const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::UzLatn => include_str!("../data/uz-Latn.ftl"),
        Lang::UzCyrl => include_str!("../data/uz-Cyrl.ftl"),
        Lang::Ru => include_str!("../data/ru.ftl"),
        Lang::En => include_str!("../data/en.ftl"),
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: LazyLock<[Bundle; 4]> = LazyLock::new(|| Lang::ALL.map(parsed));
    &BUNDLES[lang.index()]
}

fn parsed(lang: Lang) -> Bundle {
    let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(resource, errors)| {
        tracing::error!(?errors, %lang, "texts cannot be read");
        resource
    });
    let mut bundle = FluentBundle::new_concurrent(lang.tag().parse().into_iter().collect());
    // Direction marks around placeholders would appear in titles and addresses; all four languages are written left to
    // right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::UzLatn => |value, _| in_figures(value, Lang::UzLatn),
        Lang::UzCyrl => |value, _| in_figures(value, Lang::UzCyrl),
        Lang::Ru => |value, _| in_figures(value, Lang::Ru),
        Lang::En => |value, _| in_figures(value, Lang::En),
    }));
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!(?errors, %lang, "a text stands twice");
    }
    bundle
}

/// Formats a number in a placeholder; all such numbers are counts.
fn in_figures(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(number.value as usize, thousands(lang))),
        _ => None,
    }
}

/// Returns a text without placeholders.
pub(crate) fn text(lang: Lang, key: &str) -> &'static str {
    lasting(formatted(lang, key, None, None))
}

/// Returns an attribute of a text, without placeholders.
pub(crate) fn attribute(lang: Lang, key: &str, name: &str) -> &'static str {
    lasting(formatted(lang, key, Some(name), None))
}

/// Returns a text, or an attribute of it, with its placeholders filled in.
pub(crate) fn filled(lang: Lang, key: &str, attribute: Option<&str>, values: &FluentArgs<'_>) -> String {
    formatted(lang, key, attribute, Some(values)).into_owned()
}

/// Texts are parsed once and are never freed; a text that had to be assembled is leaked likewise.
fn lasting(text: Cow<'static, str>) -> &'static str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.leak(),
    }
}

fn formatted(lang: Lang, key: &str, attribute: Option<&str>, values: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let bundle = bundle(lang);
    let message = bundle.get_message(key);
    let pattern = message.and_then(|message| match attribute {
        Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        None => message.value(),
    });
    let Some(pattern) = pattern else {
        tracing::error!(key, attribute, %lang, "a text is missing");
        return Cow::Owned(key.to_owned());
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, values, &mut errors);
    if !errors.is_empty() {
        tracing::error!(?errors, key, %lang, "a text cannot be filled in");
    }
    text
}

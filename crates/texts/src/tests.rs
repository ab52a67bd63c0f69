//! Every language has the same texts with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;
use qonun_law::{ActType, Lang, NoteKind, Status};

use crate::bundle::source;
use crate::{ADVANCED_LINES, Code, LISTED, SIMPLE_LINES, Texts, problem_key, status_key, texts, type_key};

/// The parts of a text.
#[derive(Debug, Default)]
struct Parts {
    places: BTreeSet<String>,
    /// The words between placeholders, joined.
    words: String,
    /// Its plural forms, by their number categories.
    forms: Vec<String>,
}

impl Parts {
    fn add(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                for variant in variants {
                    let VariantKey::Identifier { name } = &variant.key else {
                        panic!("a form is chosen by its category: {variant:?}");
                    };
                    let mut form = Self::default();
                    form.add(&variant.value);
                    assert!(!form.words.trim().is_empty(), "{name} is empty");
                    self.forms.push((*name).to_owned());
                    self.words.push_str(&form.words);
                    self.places.extend(form.places);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.places.insert(id.name.to_owned())),
            InlineExpression::StringLiteral { value } => self.words.push_str(value),
            other => panic!("texts are made of words, places and forms alone: {other:?}"),
        }
    }
}

/// Reads the texts of a file by key; an attribute of a text has the key `text.name`.
fn read(lang: Lang) -> BTreeMap<String, Parts> {
    let file = parse(source(lang)).unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &file.body {
        let Entry::Message(message) = entry else {
            assert!(
                matches!(entry, Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)),
                "{entry:?}"
            );
            continue;
        };
        let own = (message.id.name.to_owned(), message.value.as_ref().unwrap());
        let more = message.attributes.iter().map(|one| (format!("{}.{}", message.id.name, one.id.name), &one.value));
        for (key, pattern) in std::iter::once(own).chain(more) {
            let mut parts = Parts::default();
            parts.add(pattern);
            assert!(found.insert(key.clone(), parts).is_none(), "{lang}: {key} stands twice");
        }
    }
    found
}

/// Returns the keys of all texts that code can use, with their placeholders. The placeholders of a problem are unknown:
/// each occurrence has its own.
fn named() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let places = |places: &[&str]| Some(places.iter().map(|&place| place.to_owned()).collect());
    let mut keys: BTreeMap<_, _> = LISTED.iter().map(|(key, filled)| ((*key).to_owned(), places(filled))).collect();
    let mut plain = |key: String| assert!(keys.insert(key.clone(), places(&[])).is_none(), "{key} is named twice");
    for kind in ActType::ALL {
        plain(type_key(kind));
        plain(format!("{}.plural", type_key(kind)));
    }
    Status::ALL.into_iter().for_each(|status| plain(status_key(status)));
    let with_example = SIMPLE_LINES.into_iter().map(|(key, example)| (key, example.is_none()));
    for (key, has_example) in with_example.chain(ADVANCED_LINES.into_iter().map(|key| (key, true))) {
        plain(key.to_owned());
        plain(format!("{key}.finds"));
        if has_example {
            plain(format!("{key}.example"));
        }
    }
    Code::ALL.into_iter().for_each(|code| plain(problem_key(code)));
    keys.extend(Code::ALL.map(|code| (format!("{}.detail", problem_key(code)), None)));
    keys
}

#[test]
fn every_language_has_every_text_that_is_named_and_no_other() {
    let named = named();
    for lang in Lang::ALL {
        let found = read(lang);
        let missing: Vec<_> = named.keys().filter(|key| !found.contains_key(*key)).collect();
        let unused: Vec<_> = found.keys().filter(|key| !named.contains_key(*key)).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{lang}: missing {missing:?}, unused {unused:?}");
    }
}

#[test]
fn places_are_the_same_in_every_language() {
    let (named, wanted) = (named(), read(Lang::En));
    for lang in Lang::ALL {
        for (key, parts) in read(lang) {
            assert_eq!(parts.places, wanted[&key].places, "{lang}: {key}");
            if let Some(places) = &named[&key] {
                assert_eq!(&parts.places, places, "{lang}: {key}");
            }
        }
    }
}

#[test]
fn counts_have_a_form_for_every_kind_of_whole_number() {
    for lang in Lang::ALL {
        let forms: &[&str] = match lang {
            // In Uzbek, nouns after a number do not change.
            Lang::UzLatn | Lang::UzCyrl => &[],
            Lang::Ru => &["one", "few", "many"],
            Lang::En => &["one", "other"],
        };
        for (key, parts) in read(lang) {
            assert!(parts.forms.is_empty() || parts.forms == forms, "{lang}: {key} has the forms {:?}", parts.forms);
        }
    }
}

#[test]
fn no_text_is_empty() {
    for lang in Lang::ALL {
        for (key, parts) in read(lang) {
            assert!(!parts.words.trim().is_empty() || !parts.places.is_empty(), "{lang}: {key} is empty");
        }
    }
}

#[test]
fn names_differ_within_a_language() {
    for lang in Lang::ALL {
        let t: &Texts = texts(lang);
        let distinct = |mut names: Vec<&str>| {
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{lang}: {names:?}");
        };
        distinct(ActType::ALL.map(|kind| t.type_name(kind)).to_vec());
        distinct(Status::ALL.map(|status| t.status_name(status)).to_vec());
        distinct(t.months().to_vec());
        let notes = [NoteKind::PreviousEdition, NoteKind::FutureEdition, NoteKind::Amendment, NoteKind::Comment];
        distinct(notes.map(|kind| t.note_name(kind)).to_vec());
        let details = Code::ALL.map(|code| t.problem_detail(code, []));
        distinct(details.iter().map(String::as_str).collect());
    }
}

/// Texts of a Cyrillic language contain Cyrillic letters, the others none. Latin letters are allowed in codes, examples
/// and names.
#[test]
fn each_language_keeps_to_its_script() {
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    for (lang, is_cyrillic) in [(Lang::UzLatn, false), (Lang::UzCyrl, true), (Lang::Ru, true), (Lang::En, false)] {
        let t = texts(lang);
        for text in [t.tagline, t.search_label, t.nothing_found, t.contents, t.about_act, t.help_query_intro, t.copy] {
            assert_eq!(cyrillic(text), is_cyrillic, "{lang}: {text}");
        }
    }
}

//! No text is empty, and the places to be filled in are the same in every language.

use qonun_law::{ActType, Lang, NoteKind, Status};

use super::{Texts, texts};
use crate::code::Code;

/// All texts of a language file, as they stand in its source: the value of every field that is a text.
fn sources() -> [(Lang, &'static str); 4] {
    [
        (Lang::UzLatn, include_str!("uz_latn.rs")),
        (Lang::UzCyrl, include_str!("uz_cyrl.rs")),
        (Lang::Ru, include_str!("ru.rs")),
        (Lang::En, include_str!("en.rs")),
    ]
}

/// The places of the n-th quoted text of a source.
fn places(source: &str) -> Vec<Vec<&str>> {
    let quoted = source.split('"').skip(1).step_by(2);
    quoted
        .map(|text| {
            let mut found: Vec<_> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
            found.sort_unstable();
            found
        })
        .collect()
}

#[test]
fn places_are_the_same_in_every_language() {
    // Quotation marks inside a text would shift the count.
    let plain = |source: &str| source.replace("\\\"", "");
    let wanted = plain(sources()[3].1);
    for (lang, source) in sources() {
        let source = plain(source);
        let (found, wanted) = (places(&source), places(&wanted));
        assert_eq!(found.len(), wanted.len(), "{lang} has another number of texts");
        for (n, (found, wanted)) in found.iter().zip(&wanted).enumerate() {
            assert_eq!(found, wanted, "{lang}, text {n}");
        }
    }
}

#[test]
fn no_text_is_empty() {
    for (lang, source) in sources() {
        let plain = source.replace("\\\"", "");
        assert!(plain.split('"').skip(1).step_by(2).all(|text| !text.trim().is_empty()), "{lang} has an empty text");
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
        distinct(ActType::ALL.map(|kind| (t.type_name)(kind).0).to_vec());
        distinct(Status::ALL.map(|status| (t.status_name)(status)).to_vec());
        distinct(t.months.to_vec());
        let notes = [NoteKind::PreviousEdition, NoteKind::FutureEdition, NoteKind::Amendment, NoteKind::Comment];
        distinct(notes.map(|kind| (t.note_name)(kind)).to_vec());
        distinct(Code::ALL.map(|code| (t.problem)(code).1).to_vec());
    }
}

/// Latin letters in Cyrillic texts are codes, examples and names; whole words of them are not.
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

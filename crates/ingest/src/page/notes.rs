//! Annotations of the editors: their kinds, and those in plain paragraphs.

use qonun_law::{Classifier, ClassifierLevel, Note, NoteKind, Publication};

use crate::html::{Class, RawBlock};
use crate::numerals::fold;

/// The kind of an annotation, and the neighbour to which it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Annotation {
    /// A note on the next block.
    Next(NoteKind),
    /// A note on the previous block.
    Previous(NoteKind),
    /// A classifier of the next block.
    Classifier,
    /// Places of publication.
    Publication,
}

/// Returns the annotation of a block, or `None` if the block is law.
pub(crate) fn annotation(block: &RawBlock) -> Option<Annotation> {
    let by_class = match block.class {
        Class::Index => Some(Annotation::Classifier),
        Class::Publication => Some(Annotation::Publication),
        Class::Changes => Some(Annotation::Previous(NoteKind::Amendment)),
        _ => None,
    };
    if by_class.is_some() {
        return by_class;
    }
    if block.annotation || block.class == Class::Comment {
        return Some(comment(block));
    }
    plain_paragraph(block)
}

fn plain_paragraph(block: &RawBlock) -> Option<Annotation> {
    match block.content.parts.as_slice() {
        [only] if only.table.is_none() => plain_annotation(&only.text),
        _ => None,
    }
}

fn comment(block: &RawBlock) -> Annotation {
    if block.content.next_version {
        return Annotation::Previous(NoteKind::FutureEdition);
    }
    match block.label {
        Some(527) => return Annotation::Previous(NoteKind::Comment),
        Some(1089) => return Annotation::Publication,
        Some(1104) => return Annotation::Previous(NoteKind::Amendment),
        Some(3934) => return Annotation::Next(NoteKind::PreviousEdition),
        Some(5987 | 5989) => return Annotation::Classifier,
        _ => {}
    }
    if block.editorial {
        return Annotation::Previous(NoteKind::Comment);
    }
    if block.id.as_deref().is_some_and(|id| id.starts_with("edi")) {
        return Annotation::Next(NoteKind::PreviousEdition);
    }
    plain_paragraph(block).unwrap_or(Annotation::Previous(NoteKind::Comment))
}

/// Recognises notes in plain paragraphs by their words.
fn plain_annotation(text: &str) -> Option<Annotation> {
    let first = text.chars().next()?;
    match first {
        '(' => is_amendment(text).then_some(Annotation::Previous(NoteKind::Amendment)),
        '[' => is_classifier(text).then_some(Annotation::Classifier),
        'O' | 'О' | 'С' | 'S' | 'К' | 'C' | 'L' | 'o' | 'о' if text.len() < 400 => {
            let folded = fold(&text.replace('\n', " "));
            let plain = folded.trim_end_matches(['.', ' ']);
            if PREVIOUS_EDITION.contains(&plain) {
                return Some(Annotation::Next(NoteKind::PreviousEdition));
            }
            EDITORIAL.iter().any(|phrase| folded.starts_with(phrase)).then_some(Annotation::Previous(NoteKind::Comment))
        }
        'L' => {
            let folded = fold(&text.chars().take(40).collect::<String>());
            EDITORIAL.iter().any(|phrase| folded.starts_with(phrase)).then_some(Annotation::Previous(NoteKind::Comment))
        }
        _ => None,
    }
}

/// "See the previous edition", as written by the editors in each language.
const PREVIOUS_EDITION: [&str; 7] = [
    "oldingi tahririga qarang",
    "oldingi tahrirga qarang",
    "олдинги таҳририга қаранг",
    "олдинги таҳрирга қаранг",
    "см. предыдущую редакцию",
    "see the previous edition",
    "see previous edition",
];

/// Headings of the editors' own comments.
const EDITORIAL: [&str; 5] = ["lexuz sharhi", "lexuz шарҳи", "комментарий lexuz", "lexuz comment", "lexuz комментарий"];

/// Words that state that a text changes the wording of another.
const CHANGES: [&str; 12] = [
    "tahririda",
    "таҳририда",
    "asosan",
    "асосан",
    "в редакции",
    "на основании",
    "в соответствии",
    "in the wording",
    "chiqarilgan",
    "чиқарилган",
    "исключен",
    "введен",
];

/// Names of the official places of publication.
const SOURCES: [&str; 14] = [
    "milliy bazasi",
    "миллий базаси",
    "национальная база",
    "national database",
    "axborotnoma",
    "ахборотнома",
    "ведомости",
    "собрание законодательства",
    "toplami",
    "тўплами",
    "qht",
    "қҳт",
    "сз ру",
    "bulletin",
];

/// True for a paragraph in brackets that names an amendment and its place of publication.
fn is_amendment(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    if !text.ends_with(')') || text.len() < 40 || !closes_at_end(text) {
        return false;
    }
    let folded = fold(text);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    says(&CHANGES) && says(&SOURCES)
}

/// True if the first bracket closes with the last one.
fn closes_at_end(text: &str) -> bool {
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth <= 0 {
            return at + c.len_utf8() == text.len();
        }
    }
    false
}

/// Names of the classifiers of legislation.
const CLASSIFIERS: [&str; 12] =
    ["окоз", "okoz", "qtuk", "lqbl", "тсз", "tsz", "qmq", "tdl", "спит", "спит", "қтук", "қмқ"];

fn is_classifier(text: &str) -> bool {
    let inside = text.trim_start_matches(['[', ' ', '\n']);
    inside.split_once(':').is_some_and(|(name, _)| CLASSIFIERS.contains(&fold(name.trim()).as_str()))
}

/// Converts an annotation block to a note.
pub(crate) fn make_note(kind: NoteKind, about: Option<String>, block: RawBlock) -> Note {
    let text = block.content.text();
    Note { kind, about, id: block.id, text, links: block.content.into_links() }
}

/// Parses the entries of a classifier block: `[ОКОЗ: 03.00.00.00 Name / 03.01.00.00 Name; …]`.
pub(crate) fn read_classifiers(text: &str) -> Vec<Classifier> {
    let inside = text.trim_matches(['[', ']', ' ', '\n']);
    let Some((system, entries)) = inside.split_once(':') else { return Vec::new() };
    let entries =
        entries.split([';', '\n']).map(|entry| entry.trim_matches([' ', '.', ']', '['])).filter(|e| !e.is_empty());
    entries
        .map(strip_ordinal)
        .map(|entry| entry.split(" / ").map(level).filter(|level| *level != ClassifierLevel::default()).collect())
        .filter(|levels: &Vec<ClassifierLevel>| !levels.is_empty())
        .map(|levels| Classifier { system: system.trim().to_owned(), levels, about: None })
        .collect()
}

/// The site's text for a level without a name in the language.
const NAMELESS: &str = "Excuse, there is no";

/// Parses a level of an entry: `03.01.00.00 Name`, or a name alone.
fn level(text: &str) -> ClassifierLevel {
    let text = text.trim();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_code = first.contains('.') && first.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let (code, name) = if is_code { (first, rest.trim()) } else { ("", text) };
    let name = if name.starts_with(NAMELESS) { "" } else { name };
    ClassifierLevel { code: code.to_owned(), name: name.to_owned() }
}

/// Removes the ordinal of an entry: `1. 03.00.00.00 …`.
fn strip_ordinal(entry: &str) -> &str {
    let digits = entry.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return entry;
    }
    match entry[digits..].strip_prefix('.') {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => entry,
    }
}

/// Returns the places named by a publication block, one per edition.
pub(crate) fn read_publications(text: &str) -> Vec<Publication> {
    let line = text.replace('\n', " ");
    let inside = line.trim().trim_start_matches('(').trim_end_matches(['.', ' ']).trim_end_matches(')');
    let places = inside.split(';').map(str::trim).filter(|place| !place.is_empty());
    places.map(|place| Publication { text: place.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use qonun_law::NoteKind;

    use super::{Annotation, plain_annotation, read_classifiers, read_publications};

    #[test]
    fn notes_in_plain_paragraphs_are_known_by_their_words() {
        let amendment = Some(Annotation::Previous(NoteKind::Amendment));
        for (text, wanted) in [
            ("Oldingi tahririga qarang.", Some(Annotation::Next(NoteKind::PreviousEdition))),
            ("Олдинги таҳрирга қаранг.", Some(Annotation::Next(NoteKind::PreviousEdition))),
            ("См. предыдущую редакцию.", Some(Annotation::Next(NoteKind::PreviousEdition))),
            ("LexUZ sharhi", Some(Annotation::Previous(NoteKind::Comment))),
            ("(2-modda AB-5-sonli Qonun tahririda — Qonunchilik maʼlumotlari milliy bazasi, 01.02.2020-y.)", amendment),
            ("[ОКОЗ: 1. 03.00.00.00 Рыба]", Some(Annotation::Classifier)),
            ("(Qonun tahririda) baliq ovlash milliy bazasi (ilova)", None),
            ("(Baliq — suv hayvoni, u milliy bazasi uchun ovlanadi)", None),
            ("Oldingi tahrirga qarang deb yozilgan joyda", None),
            ("[1] Fishing", None),
        ] {
            assert_eq!(plain_annotation(text), wanted, "{text}");
        }
    }

    #[test]
    fn classifiers_and_publications_come_apart() {
        let read = read_classifiers("[ОКОЗ:\n03.00.00.00 Рыба / 03.01.00.00 Ловля; 04.00.00.00 Вода]");
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].system.as_str(), read[0].code()), ("ОКОЗ", "03.01.00.00"));
        assert_eq!(read[0].names().collect::<Vec<_>>(), ["Рыба", "Ловля"]);
        assert_eq!(read[0].levels[0].code, "03.00.00.00");
        assert_eq!(read_classifiers("[QTUK: 1. 02.00.00.00 Suv]")[0].code(), "02.00.00.00");
        let nameless =
            read_classifiers("[LQBL: 1. 03.00.00.00 Excuse, there is no description.... / 03.01.00.00 Fish]");
        assert_eq!((nameless[0].levels[0].code.as_str(), nameless[0].levels[0].name.as_str()), ("03.00.00.00", ""));
        assert_eq!(nameless[0].names().collect::<Vec<_>>(), ["Fish"]);
        assert_eq!(read_classifiers("[LQBL: Excuse, there is no description....]"), []);
        let places = read_publications("(Milliy baza, 29.10.2022-y., 02/22-son; 14.03.2023-y., 03/23-son)");
        assert_eq!(
            places.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
            ["Milliy baza, 29.10.2022-y., 02/22-son", "14.03.2023-y., 03/23-son"]
        );
    }
}

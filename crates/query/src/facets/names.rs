//! Names of bodies and topics for readers.

use std::sync::Arc;

use qonun_analysis::Analyzer;
use qonun_index::{Named, Spelling, Tables};
use qonun_law::Lang;
use rustc_hash::FxHashMap;

use crate::FacetField;

/// The bodies and topics of a generation, by name.
pub(crate) struct NameTable {
    analyzer: Arc<Analyzer>,
    bodies: Lookup,
    topics: Lookup,
}

/// Index from names to bodies or topics.
#[derive(Default)]
struct Lookup {
    /// Display forms by index. An answer shows dozens of them, and transliteration costs more than counting.
    shown: Vec<Shown>,
    /// Indexes by displayed name in lower case.
    by_name: FxHashMap<String, Vec<u32>>,
    by_spelling: FxHashMap<Spelling, Vec<u32>>,
}

/// A body or topic as shown to readers.
struct Shown {
    /// Empty if it has no code.
    code: String,
    /// Its name in each language, in the order of [`Lang::ALL`].
    names: [String; 4],
}

impl Lookup {
    fn new(named: &[Named]) -> Self {
        let mut lookup = Self::default();
        for (place, named) in (0..).zip(named) {
            // In both alphabets, whichever one the law base uses.
            let names = Lang::ALL.map(|lang| named.name_in(lang));
            for name in &names {
                let places = lookup.by_name.entry(name.to_lowercase()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            lookup.shown.push(Shown { code: named.code.clone(), names });
            for spelling in &named.spellings {
                lookup.by_spelling.entry(spelling.clone()).or_default().push(place);
            }
        }
        lookup
    }
}

impl NameTable {
    pub(super) fn new(tables: &Tables, analyzer: Arc<Analyzer>) -> Self {
        Self { analyzer, bodies: Lookup::new(&tables.bodies), topics: Lookup::new(&tables.topics) }
    }

    /// The indexes of the bodies or topics that a text names in any language and alphabet. Those with exactly this name
    /// come first; if there are none, those whose names contain all its words in any form. A code names its topic and
    /// all topics below it.
    pub(crate) fn find(&self, field: FacetField, text: &str, tables: &Tables) -> Vec<u32> {
        let named = if field == FacetField::Topic { &tables.topics } else { &tables.bodies };
        let lookup = self.of(field);
        if let Some(code) = (field == FacetField::Topic).then(|| code_of(text)).flatten() {
            return places(named, |topic| is_below(&topic.code, code));
        }
        if let Some(found) = lookup.by_name.get(&text.trim().to_lowercase()) {
            return found.clone();
        }
        let spellings = Spelling::all(text, &self.analyzer);
        let exact = spellings.iter().filter_map(|one| lookup.by_spelling.get(one)).flatten();
        let mut found: Vec<u32> = exact.copied().collect();
        if found.is_empty() {
            let has_words = |known: &Spelling| spellings.iter().any(|wanted| known.has_words_of(wanted));
            found = places(named, |named| named.spellings.iter().any(has_words));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The single body or topic that a text names: its value, and its name for a reader. A code names the topic that
    /// has it.
    pub(crate) fn one(&self, field: FacetField, text: &str, tables: &Tables, lang: Lang) -> Option<(String, String)> {
        let found = self.find(field, text, tables);
        let place = match (found.as_slice(), code_of(text)) {
            // Codes are in order: the first one is the ancestor of the others.
            ([first, ..], Some(code)) if field == FacetField::Topic => {
                Some(*first).filter(|&first| significant(&self.topics.shown[first as usize].code) == code)
            }
            ([one], _) => Some(*one),
            _ => None,
        }?;
        Some((self.value(field, place as usize, lang).to_owned(), self.name(field, place as usize, lang).to_owned()))
    }

    /// The name of a body or topic for a reader.
    pub(super) fn name(&self, field: FacetField, place: usize, lang: Lang) -> &str {
        self.of(field).shown.get(place).map_or("", |shown| &shown.names[lang.index()])
    }

    /// The filter value of a body or topic: its code, otherwise its name in the reader's language.
    pub(super) fn value(&self, field: FacetField, place: usize, lang: Lang) -> &str {
        let code = self.of(field).shown.get(place).map_or("", |shown| shown.code.as_str());
        if code.is_empty() { self.name(field, place, lang) } else { code }
    }

    fn of(&self, field: FacetField) -> &Lookup {
        if field == FacetField::Topic { &self.topics } else { &self.bodies }
    }

    /// True if the value of a topic finds this topic alone. Topics of classifiers without codes may share their name
    /// with another.
    pub(super) fn is_value_of_one(&self, topic: &Named) -> bool {
        let alone = |spelling: &Spelling| self.topics.by_spelling.get(spelling).is_none_or(|places| places.len() < 2);
        !topic.code.is_empty() || topic.spellings.iter().all(alone)
    }
}

fn places(named: &[Named], test: impl Fn(&Named) -> bool) -> Vec<u32> {
    (0..).zip(named).filter(|(_, named)| test(named)).map(|(place, _)| place).collect()
}

/// The significant part of a code: `03.01` of `03.01.00.00`. `None` if the text is not a code.
fn code_of(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_code =
        text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_code.then(|| significant(text))
}

fn significant(code: &str) -> &str {
    let mut code = code.trim_end_matches('.');
    while let Some(above) = code.strip_suffix(".00") {
        code = above;
    }
    code
}

/// True if `code` is that of the topic or of one below it.
fn is_below(code: &str, topic: &str) -> bool {
    code.strip_prefix(topic).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::{code_of, is_below};

    #[test]
    fn a_code_names_what_is_below_it() {
        for (typed, code, wanted) in [
            ("03", "03.01.00.00", true),
            ("03.00.00.00", "03.01.00.00", true),
            ("03.01", "03.01.02.00", true),
            ("03.01", "03.10.00.00", false),
            ("03.1", "03.10.00.00", false),
            ("3", "03.01.00.00", false),
        ] {
            assert_eq!(code_of(typed).is_some_and(|topic| is_below(code, topic)), wanted, "{typed} {code}");
        }
        assert_eq!(code_of("2-toifa"), None);
    }
}

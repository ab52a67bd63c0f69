//! Fields of a query and their names in four languages.

use std::fmt;

use serde::Serialize;

use crate::characters::folded;

/// The kind of a field's contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Text: it is searched for words, phrases and proximity.
    Text,
    /// A day: it is compared with days and ranges of days.
    Days,
    /// A name or number of the act or provision.
    Values,
}

/// A field that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Title of the act.
    Title,
    /// Heading and body of a provision.
    Text,
    /// Number of the act.
    Number,
    /// Day of adoption.
    Adopted,
    /// First day in force.
    InForce,
    /// Kind of the act.
    Type,
    /// Adopting body.
    Body,
    /// Status today.
    Status,
    /// Topic of the classifier.
    Topic,
    /// Language of the text.
    Lang,
    /// Number of the article.
    Article,
    /// The edition in force on a day.
    AsOf,
    /// Acts that cite this one.
    Cites,
    /// Acts that amend this one.
    Amends,
    /// Acts that repeal this one.
    Repeals,
    /// Acts that this one cites.
    CitedBy,
}

/// Names of the fields: the canonical one, then uz-Latn, uz-Cyrl, ru, en; lower case, without apostrophes.
const NAMES: [(Field, &[&str]); 16] = [
    (Field::Title, &["title", "sarlavha", "nom", "сарлавҳа", "ном", "название", "заголовок"]),
    (Field::Text, &["text", "matn", "матн", "текст"]),
    (Field::Number, &["number", "raqam", "рақам", "номер", "no"]),
    (Field::Adopted, &["adopted", "sana", "qabul", "сана", "қабул", "дата", "принят", "date"]),
    (Field::InForce, &["in_force", "kuchga", "кучга", "вступил", "commenced"]),
    (Field::Type, &["type", "tur", "тур", "вид", "форма"]),
    (Field::Body, &["body", "organ", "орган"]),
    (Field::Status, &["status", "holat", "ҳолат", "статус"]),
    (Field::Topic, &["topic", "soha", "соҳа", "тема"]),
    (Field::Lang, &["lang", "til", "тил", "язык"]),
    (Field::Article, &["article", "modda", "модда", "статья", "ст", "art"]),
    (Field::AsOf, &["as_of", "holatiga", "ҳолатига", "на", "asof"]),
    (Field::Cites, &["cites", "havola", "ҳавола", "ссылается"]),
    (Field::Amends, &["amends", "ozgartiradi", "ўзгартиради", "изменяет"]),
    (Field::Repeals, &["repeals", "bekor_qiladi", "бекор_қилади", "отменяет"]),
    (Field::CitedBy, &["cited_by", "havola_qilgan", "ҳавола_қилган", "упомянут_в"]),
];

impl Field {
    /// The canonical names of all fields.
    pub const CANONICAL: [&'static str; 16] = {
        let mut names = [""; 16];
        let mut at = 0;
        while at < names.len() {
            names[at] = NAMES[at].1[0];
            at += 1;
        }
        names
    };

    /// Returns the canonical name: `title`, `in_force`…
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::CANONICAL[self as usize]
    }

    /// Returns the field with a name in any of the four languages; case and apostrophes are ignored.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = folded(name);
        NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(field, _)| field)
    }

    /// Returns the field name at an edit distance of one or two from a text, if there is exactly one such field.
    pub(crate) fn nearest_name(text: &str) -> Option<&'static str> {
        let text = folded(text);
        let all = NAMES.iter().flat_map(|(field, names)| names.iter().map(move |name| (*field, *name)));
        let allowed = |name: &str| if name.chars().count() > 6 { 2 } else { 1 };
        let mut near = all
            .filter(|(_, name)| name.chars().count() > 3)
            .map(|(field, name)| (edits(&text, name), field, name))
            .filter(|(away, _, name)| *away <= allowed(name));
        let first = near.next()?;
        near.all(|(_, field, _)| field == first.1).then_some(first.2)
    }

    /// True if a value of the field is an act or a provision: a citation, a title, an id or an address.
    #[must_use]
    pub const fn names_acts(self) -> bool {
        matches!(self, Self::Cites | Self::Amends | Self::Repeals | Self::CitedBy)
    }

    /// Returns the kind of the field's contents.
    #[must_use]
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::Title | Self::Text => FieldKind::Text,
            Self::Adopted | Self::InForce | Self::AsOf => FieldKind::Days,
            _ => FieldKind::Values,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Returns the edit distance: letters to insert, delete or replace. A text much longer than a name is far from it.
fn edits(text: &str, name: &str) -> usize {
    let text: Vec<char> = text.chars().take(20).collect();
    let mut row: Vec<usize> = (0..=text.len()).collect();
    for (line, letter) in name.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in text.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[text.len()]
}

#[cfg(test)]
mod tests {
    use super::{Field, NAMES};

    #[test]
    fn names_stand_in_the_order_of_the_fields_and_are_unique() {
        for (place, (field, _)) in NAMES.iter().enumerate() {
            assert_eq!(*field as usize, place, "{field}");
        }
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "a name of two fields");
    }

    #[test]
    fn names_are_known_in_every_script_case_and_apostrophe() {
        for (name, wanted) in [
            ("Sarlavha", Some(Field::Title)),
            ("САРЛАВҲА", Some(Field::Title)),
            ("oʻzgartiradi", Some(Field::Amends)),
            ("O'ZGARTIRADI", Some(Field::Amends)),
            ("СТ", Some(Field::Article)),
            ("в", None),
        ] {
            assert_eq!(Field::from_name(name), wanted, "{name}");
        }
    }

    #[test]
    fn a_misspelt_name_leads_to_its_field() {
        for (name, wanted) in
            [("sarlavxa", Some("sarlavha")), ("нозвание", Some("название")), ("http", None), ("", None)]
        {
            assert_eq!(Field::nearest_name(name), wanted, "{name}");
        }
    }
}

//! The codes and the Constitution.

use std::fmt;
use std::sync::LazyLock;

use qonun_law::Lang;

/// Columns of the table after the identifier, in the order of [`Lang::ALL`].
const TABLE: &str = include_str!("../data/codes.tsv");

struct Row {
    id: &'static str,
    names: [&'static str; 4],
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Row { id: next(), names: [next(), next(), next(), next()] }
    };
    lines.map(row).collect()
});

/// A code of the Republic of Uzbekistan, or its Constitution.
///
/// A code is a subject, not an act: the Civil Code is two acts, and a code adopted anew has an act of the same name
/// that lost force. Which acts a code is today is for a [`crate::Directory`] to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u8);

impl Code {
    /// All codes, the Constitution first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ROWS.len()).filter_map(|row| u8::try_from(row).ok()).map(Self)
    }

    /// The code of an identifier such as `labour_code`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|code| code.id() == id)
    }

    /// The identifier: `constitution`, `labour_code`…
    #[must_use]
    pub fn id(self) -> &'static str {
        ROWS.get(usize::from(self.0)).map_or("", |row| row.id)
    }

    /// The name for display.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        ROWS.get(usize::from(self.0)).map_or("", |row| row.names[lang.index()])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

//! The codes and the Constitution.

use std::fmt;
use std::sync::LazyLock;

use qonun_law::Lang;
use qonun_table::{BadRow, Table};

/// Columns after the identifier: names in the order of [`Lang::ALL`].
const TABLE: Table<5> = Table::new("codes.tsv", include_str!("../data/codes.tsv"));

struct Row {
    id: &'static str,
    names: [&'static str; 4],
}

static ROWS: LazyLock<Result<Vec<Row>, BadRow>> = LazyLock::new(|| {
    let is_whole = |names: &[&str]| names.iter().all(|name| !name.is_empty());
    TABLE.read(|[id, names @ ..]| is_whole(&names).then_some(Row { id, names }))
});

fn rows() -> &'static [Row] {
    ROWS.as_deref().unwrap_or_default()
}

/// Checks that the table can be read.
pub(crate) fn check() -> Result<(), BadRow> {
    ROWS.as_ref().map(drop).map_err(Clone::clone)
}

/// A code of the Republic of Uzbekistan, or its Constitution.
///
/// A code is a subject, not an act: the Civil Code consists of two acts, and a code that was adopted anew shares its
/// name with an act that is no longer in force. A [`crate::Directory`] decides which acts are the code today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u8);

impl Code {
    /// All codes, the Constitution first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..rows().len()).filter_map(|row| u8::try_from(row).ok()).map(Self)
    }

    /// Returns the code with an identifier such as `labour_code`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|code| code.id() == id)
    }

    /// The identifier: `constitution`, `labour_code`…
    #[must_use]
    pub fn id(self) -> &'static str {
        rows().get(usize::from(self.0)).map_or("", |row| row.id)
    }

    /// The name for display.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        rows().get(usize::from(self.0)).map_or("", |row| row.names[lang.index()])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

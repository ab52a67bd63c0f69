//! The codes and the Constitution.

use std::fmt;
use std::sync::LazyLock;

use qonun_law::Lang;

use crate::lexicon::{Lexicon, Sense};
use crate::steps::Steps;
use crate::token::{Kind, Token, tokens_of_line};

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

    /// Is a title, in any of the four languages and in any letter case, the title of this code?
    ///
    /// "Oʻzbekiston Respublikasining Fuqarolik kodeksi (birinchi qism)" is the Civil Code; "Fuqarolik kodeksiga
    /// oʻzgartirishlar kiritish toʻgʻrisida" is not.
    #[must_use]
    pub fn title_matches(self, title: &str) -> bool {
        Self::of_title(title) == Some(self)
    }

    /// The code that has this title, when one has: the title is the code's name, perhaps with the name of the state
    /// and with a remark in brackets, and nothing else.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let lexicon = Lexicon::get();
        let line = title.lines().next()?;
        let mut tokens = Vec::new();
        tokens_of_line(line, lexicon, &Steps::new(&|| true), &mut tokens);
        let mut code = None;
        let mut at = 0;
        while at < tokens.len() {
            if let Some((found, next)) = lexicon.code(&tokens, at) {
                if code.replace(found).is_some() {
                    return None;
                }
                at = next;
            } else if let Some(next) = lexicon.phrase(&tokens, at, Sense::Republic) {
                at = next;
            } else if let Some(next) = remark(&tokens, at) {
                at = next;
            } else if is_filler(lexicon, &tokens[at]) {
                at += 1;
            } else {
                return None;
            }
        }
        code
    }
}

/// The end of a remark in brackets that begins at a token.
fn remark(tokens: &[Token], at: usize) -> Option<usize> {
    if tokens[at].kind != Kind::Open {
        return None;
    }
    let length = tokens[at..].iter().position(|token| token.kind == Kind::Close)?;
    Some(at + length + 1)
}

/// May a token stand in the title of a code beside its name?
fn is_filler(lexicon: &Lexicon, token: &Token) -> bool {
    matches!(token.kind, Kind::Quote | Kind::QuoteOpen | Kind::QuoteClose | Kind::Dot | Kind::Dash)
        || lexicon.senses(token).contains(&Sense::Of)
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_is_known_by_its_title() {
        for (title, wanted) in [
            ("Oʻzbekiston Respublikasining Fuqarolik kodeksi (birinchi qism)", Some("civil_code")),
            ("Ўзбекистон Республикасининг Жиноят-процессуал кодекси", Some("criminal_procedure_code")),
            ("Гражданский процессуальный кодекс Республики Узбекистан", Some("civil_procedure_code")),
            ("КОДЕКС РЕСПУБЛИКИ УЗБЕКИСТАН ОБ АДМИНИСТРАТИВНОЙ ОТВЕТСТВЕННОСТИ", Some("administrative_liability_code")),
            ("Constitution of the Republic of Uzbekistan", Some("constitution")),
            ("Labour Code of the Republic of Uzbekistan (new version)", Some("labour_code")),
            ("Oʻzbekiston Respublikasining Mehnat kodeksiga oʻzgartirishlar kiritish toʻgʻrisida", None),
            ("Об утверждении Трудового кодекса Республики Узбекистан", None),
            ("Положение о порядке", None),
            ("", None),
        ] {
            assert_eq!(Code::of_title(title).map(Code::id), wanted, "{title}");
        }
    }

    #[test]
    fn every_code_has_an_identifier_and_four_names_that_are_its_titles() {
        assert!(Code::all().count() >= 25);
        for code in Code::all() {
            assert_eq!(Code::from_id(code.id()), Some(code));
            for lang in qonun_law::Lang::ALL {
                assert!(code.title_matches(code.name(lang)), "{code} {lang}: {}", code.name(lang));
            }
        }
        assert_eq!(Code::from_id("cooking_code"), None);
    }
}

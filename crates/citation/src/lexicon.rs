//! The dictionary: the tables of `data/`, compiled for look-up.

use std::sync::LazyLock;

use qonun_law::{ActType, Lang, Series};
use qonun_table::{BadRow, Table};
use rustc_hash::FxHashMap;

use crate::code::{self, Code};
use crate::fold::{fold, is_cyrillic};
use crate::relation;
use crate::steps::Steps;
use crate::token::{self, Kind, Token};

const WORDS: Table<5> = Table::new("words.tsv", include_str!("../data/words.tsv"));
const ENDINGS: Table<3> = Table::new("endings.tsv", include_str!("../data/endings.tsv"));

/// A unit of an act, as citations name it. Larger units precede smaller ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Annex: ilova, приложение.
    Annex,
    /// Section: boʻlim, раздел.
    Section,
    /// Chapter: bob, глава.
    Chapter,
    /// Article: modda, статья.
    Article,
    /// Part of an article: qism, часть.
    Part,
    /// Point: band, пункт.
    Point,
    /// Sub-point: kichik band, подпункт.
    Subpoint,
    /// Paragraph, a line of the text: xatboshi, абзац.
    Paragraph,
}

impl Unit {
    const ALL: [Self; 8] = [
        Self::Annex,
        Self::Section,
        Self::Chapter,
        Self::Article,
        Self::Part,
        Self::Point,
        Self::Subpoint,
        Self::Paragraph,
    ];

    /// Returns the unit's word in a step of a path: `art` of `art_15`.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Self::Annex => "annex",
            Self::Section => "section",
            Self::Chapter => "chapter",
            Self::Article => "art",
            Self::Part => "part",
            Self::Point => "point",
            Self::Subpoint => "subpoint",
            Self::Paragraph => "para",
        }
    }

    /// Returns the name in the table of words.
    const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            other => other.step(),
        }
    }
}

/// The form of a unit word: it shows whether one unit or several are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Singular,
    Plural,
    Short,
}

/// An adopting body. It determines the series of a bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    Cabinet,
    President,
}

/// A possible meaning of a word or a phrase in a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A unit of an act. In Uzbek the number precedes it.
    Unit {
        unit: Unit,
        form: Form,
        number_first: bool,
    },
    Ordinal(u16),
    Tens(u16),
    Hundreds(u16),
    Cardinal(u16),
    Month(i8),
    Year,
    Measure,
    Counter,
    /// "прим": the number after it is a superscript.
    Inserted,
    NumberSign,
    Registry,
    MinistryOfJustice,
    Registered,
    Dated,
    Series(Series),
    Act(ActType),
    Body(Body),
    This,
    Same,
    And,
    Through,
    From,
    Of,
    TitleStart,
    /// "toʻgʻrisidagi": in Uzbek the last word of a title.
    TitleEnd,
    Gi,
    Republic,
    Foreign,
    Code(Code),
    /// The name of a code without the word "code": "Жилищного", "Jinoyat".
    ShortCode(Code),
    Abbreviation {
        code: Code,
        weak: bool,
    },
}

/// A column of the table of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Uzbek,
    Russian,
    English,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Script {
    Latin,
    Cyrillic,
}

/// A surface form in one script: its own meanings, and its word number in longer phrases.
#[derive(Default)]
struct Entry {
    /// Word number; 0 if no phrase contains the word.
    word: u16,
    /// Node of the phrases that begin with the word; 0 if there are none.
    first: u16,
    senses: Vec<Sense>,
}

/// The compiled dictionary.
pub(crate) struct Lexicon {
    latin: FxHashMap<Box<str>, u32>,
    cyrillic: FxHashMap<Box<str>, u32>,
    /// Entries; entry 0 is the unknown word.
    entries: Vec<Entry>,
    /// Transitions of the phrase trie: (node, word) leads to a node; node 0 is the root.
    steps: FxHashMap<(u16, u16), u16>,
    /// Meanings of the phrases that end at a node.
    ends: Vec<Vec<Sense>>,
    words: FxHashMap<String, u16>,
    /// Surface forms that would be two different words of phrases.
    clashes: Vec<String>,
}

static LEXICON: LazyLock<Result<Lexicon, BadRow>> = LazyLock::new(Lexicon::read);

/// An empty dictionary. It is used if a table cannot be read; [`check_tables`] reports the error.
static EMPTY: LazyLock<Lexicon> = LazyLock::new(Lexicon::empty);

/// Checks that the tables of this crate can be read. A program calls it at start, because without its tables this crate
/// recognises nothing.
///
/// # Errors
/// The first row that cannot be read.
pub fn check_tables() -> Result<(), BadRow> {
    code::check()?;
    relation::check()?;
    LEXICON.as_ref().map(drop).map_err(Clone::clone)
}

impl Lexicon {
    /// Returns the dictionary of this crate; it is read on first use.
    pub(crate) fn get() -> &'static Self {
        LEXICON.as_ref().unwrap_or(&EMPTY)
    }

    /// Cuts a line into tokens with their entries. See [`token::tokens_of_line`].
    pub(crate) fn tokens_of_line(&self, line: &str, steps: &Steps<'_>, out: &mut Vec<Token>) -> usize {
        token::tokens_of_line(line, &|word, cyrillic| self.entry(word, cyrillic), steps, out)
    }

    /// Returns the entry of a folded word, or 0 if it is unknown.
    fn entry(&self, folded: &str, cyrillic: bool) -> u32 {
        let map = if cyrillic { &self.cyrillic } else { &self.latin };
        map.get(folded).copied().unwrap_or(0)
    }

    /// Returns the possible meanings of a token by itself.
    pub(crate) fn senses(&self, token: &Token) -> &[Sense] {
        self.entries.get(token.entry as usize).map_or(&[], |entry| &entry.senses)
    }

    /// Returns the longest phrase of one or more words that begins at token `at` and whose meaning `wanted` accepts,
    /// and the next token. Dashes may separate the words, and the name of the state may follow the first word.
    pub(crate) fn longest<T>(
        &self,
        tokens: &[Token],
        at: usize,
        wanted: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        let first = tokens.get(at)?;
        let entry = self.entries.get(first.entry as usize)?;
        let mut best = entry.senses.iter().find_map(|&sense| wanted(sense)).map(|found| (found, at + 1));
        let mut node = entry.first;
        if node == 0 {
            return best;
        }
        let mut next = at + 1;
        loop {
            if let Some(found) = self.ends[usize::from(node)].iter().find_map(|&sense| wanted(sense)) {
                best = Some((found, next));
            }
            let Some((step, after)) = self.step(tokens, next, node) else {
                return best;
            };
            (node, next) = (step, after);
        }
    }

    /// Follows one more word of a phrase.
    fn step(&self, tokens: &[Token], at: usize, node: u16) -> Option<(u16, usize)> {
        let at = at + usize::from(tokens.get(at)?.kind == Kind::Dash);
        let direct = |at: usize| {
            let word = Some(self.entries.get(tokens.get(at)?.entry as usize)?.word).filter(|&word| word != 0)?;
            self.steps.get(&(node, word)).map(|&step| (step, at + 1))
        };
        if let Some(found) = direct(at) {
            return Some(found);
        }
        let (_, after) = self.state(tokens, at)?;
        direct(after)
    }

    /// Reads the name of the state at token `at`: "Республики Узбекистан".
    fn state(&self, tokens: &[Token], at: usize) -> Option<((), usize)> {
        let entry = self.entries.get(tokens.get(at)?.entry as usize)?;
        if entry.senses.contains(&Sense::Republic) {
            return Some(((), at + 1));
        }
        let node = entry.first;
        let second = self.entries.get(tokens.get(at + 1)?.entry as usize)?.word;
        let node = *self.steps.get(&(node, second))?;
        self.ends[usize::from(node)].contains(&Sense::Republic).then_some(((), at + 2))
    }

    /// Returns the token after a phrase with a given meaning that begins at token `at`.
    pub(crate) fn phrase(&self, tokens: &[Token], at: usize, meaning: Sense) -> Option<usize> {
        self.longest(tokens, at, |sense| (sense == meaning).then_some(())).map(|((), next)| next)
    }

    /// Returns the code whose full name begins at token `at`, and the next token.
    pub(crate) fn code(&self, tokens: &[Token], at: usize) -> Option<(Code, usize)> {
        self.longest(tokens, at, |sense| match sense {
            Sense::Code(code) => Some(code),
            _ => None,
        })
    }

    /// Returns the code whose name without the word "code" begins at token `at`, and the next token.
    pub(crate) fn short_code(&self, tokens: &[Token], at: usize) -> Option<(Code, usize)> {
        self.longest(tokens, at, |sense| match sense {
            Sense::ShortCode(code) => Some(code),
            _ => None,
        })
    }

    fn empty() -> Self {
        Self {
            latin: FxHashMap::default(),
            cyrillic: FxHashMap::default(),
            entries: vec![Entry::default()],
            steps: FxHashMap::default(),
            ends: vec![Vec::new()],
            words: FxHashMap::default(),
            clashes: Vec::new(),
        }
    }

    fn read() -> Result<Self, BadRow> {
        let mut lexicon = Self::empty();
        let endings = Endings::read()?;
        for row in WORDS.rows()? {
            let [kind, meaning, cells @ ..] = row.cells;
            for (column, cell) in [Column::Uzbek, Column::Russian, Column::English].into_iter().zip(cells) {
                for form in cell.split("; ").map(str::trim).filter(|form| !form.is_empty()) {
                    let plain = form.trim_end_matches('?');
                    let sense = sense_of(kind, meaning, column, form != plain).ok_or_else(|| row.unread())?;
                    lexicon.add(&endings, kind, column, plain, sense);
                    if let Sense::Code(code) = sense
                        && let Some((name, "kodeks~" | "кодекс~" | "code")) = plain.rsplit_once(' ')
                    {
                        lexicon.add(&endings, kind, column, name, Sense::ShortCode(code));
                    }
                }
            }
        }
        let Self { entries, steps, .. } = &mut lexicon;
        for entry in entries.iter_mut() {
            entry.first = steps.get(&(0, entry.word)).copied().unwrap_or(0);
        }
        Ok(lexicon)
    }

    /// Adds one spelling of the table.
    fn add(&mut self, endings: &Endings, kind: &str, column: Column, form: &str, sense: Sense) {
        let only_as_written = matches!(kind, "abbreviation" | "series" | "ministry_of_justice");
        let words: Vec<&str> = form.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        let own = if form.chars().any(is_cyrillic) { Script::Cyrillic } else { Script::Latin };
        let scripts: &[Script] = match (column, own) {
            (Column::Uzbek, Script::Latin) if !only_as_written => &[Script::Latin, Script::Cyrillic],
            (_, Script::Latin) => &[Script::Latin],
            (_, Script::Cyrillic) => &[Script::Cyrillic],
        };
        if let [word] = words.as_slice() {
            // Uzbek abbreviations take case endings too: JKning, ЖКнинг.
            let inflects = word.ends_with('~') || (kind == "abbreviation" && column == Column::Uzbek);
            let stem = word.trim_end_matches('~');
            let adjective = kind == "ordinal" && column == Column::Russian && inflects;
            let surfaces = if adjective { endings.of_ordinal(stem) } else { endings.surfaces(stem, column, inflects) };
            for surface in surfaces {
                for &script in scripts {
                    let senses = &mut self.entry_mut(&surface, script).senses;
                    if !senses.contains(&sense) {
                        senses.push(sense);
                    }
                }
            }
            return;
        }
        let mut node = 0;
        for word in words {
            let stem = word.trim_end_matches('~');
            let id = self.word_id(&fold(stem));
            for surface in endings.surfaces(stem, column, word.ends_with('~')) {
                for &script in scripts {
                    let entry = self.entry_mut(&surface, script);
                    let clash = entry.word != 0 && entry.word != id;
                    entry.word = id;
                    if clash {
                        self.clashes.push(surface.clone());
                    }
                }
            }
            node = self.step_mut(node, id);
        }
        if !self.ends[usize::from(node)].contains(&sense) {
            self.ends[usize::from(node)].push(sense);
        }
    }

    fn word_id(&mut self, stem: &str) -> u16 {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        *self.words.entry(stem.to_owned()).or_insert(next)
    }

    fn step_mut(&mut self, node: u16, word: u16) -> u16 {
        let next = u16::try_from(self.ends.len()).unwrap_or(u16::MAX);
        let step = *self.steps.entry((node, word)).or_insert(next);
        if step == next {
            self.ends.push(Vec::new());
        }
        step
    }

    fn entry_mut(&mut self, surface: &str, script: Script) -> &mut Entry {
        let map = match script {
            Script::Latin => &mut self.latin,
            Script::Cyrillic => &mut self.cyrillic,
        };
        let next = self.entries.len();
        let at = *map.entry(surface.into()).or_insert(u32::try_from(next).unwrap_or(0)) as usize;
        if at == next {
            self.entries.push(Entry::default());
        }
        &mut self.entries[at]
    }
}

/// The endings of `endings.tsv`.
struct Endings {
    uzbek: Vec<String>,
    russian: Vec<&'static str>,
    /// Endings of a Russian ordinal numeral.
    ordinal: Vec<&'static str>,
}

impl Endings {
    fn read() -> Result<Self, BadRow> {
        let [mut possessives, mut cases, mut russian, mut ordinal] = [(); 4].map(|()| vec![""]);
        for row in ENDINGS.rows()? {
            let [language, slot, endings] = row.cells;
            let slot = match (language, slot) {
                ("uz", "possessive") => &mut possessives,
                ("uz", "case") => &mut cases,
                ("ru", "ending") => &mut russian,
                ("ru", "ordinal") => &mut ordinal,
                _ => return Err(row.unread()),
            };
            slot.extend(endings.split("; "));
        }
        let uzbek = possessives.iter().flat_map(|own| cases.iter().map(move |case| format!("{own}{case}"))).collect();
        Ok(Self { uzbek, russian, ordinal })
    }

    /// Returns the folded forms of a Russian ordinal numeral.
    fn of_ordinal(&self, stem: &str) -> Vec<String> {
        let forms = self.ordinal.iter().filter(|ending| !ending.is_empty());
        forms.map(|ending| fold(&format!("{stem}{ending}"))).collect()
    }

    /// Returns the folded forms of a word in one column.
    fn surfaces(&self, stem: &str, column: Column, inflects: bool) -> Vec<String> {
        if !inflects {
            return vec![fold(stem)];
        }
        match column {
            // Both alphabets have one folded form, so the ending is appended to the folded stem.
            Column::Uzbek => self.uzbek.iter().map(|ending| format!("{}{ending}", fold(stem))).collect(),
            Column::Russian => self.russian.iter().map(|ending| fold(&format!("{stem}{ending}"))).collect(),
            Column::English => vec![fold(stem)],
        }
    }
}

/// The language of each lower-case abbreviation of a code; `None` if two languages share it.
static LANGUAGES_OF_CODES: LazyLock<FxHashMap<String, Option<Lang>>> = LazyLock::new(|| {
    let rows = WORDS.rows().unwrap_or_default().into_iter().map(|row| row.cells);
    let cells = rows.filter(|[kind, ..]| *kind == "abbreviation");
    let cells = cells.flat_map(|[_, _, forms @ ..]| forms.into_iter().zip([Lang::UzLatn, Lang::Ru, Lang::En]));
    let mut languages: FxHashMap<String, (Lang, Option<Lang>)> = FxHashMap::default();
    for (cell, lang) in cells {
        for spelling in cell.split("; ").map(|spelling| spelling.trim_end_matches('?')).filter(|text| !text.is_empty())
        {
            let written = if lang == Lang::UzLatn && !spelling.is_ascii() { Lang::UzCyrl } else { lang };
            let (first, told) = languages.entry(spelling.to_lowercase()).or_insert((lang, Some(written)));
            if *first != lang {
                *told = None;
            }
        }
    }
    languages.into_iter().map(|(spelling, (_, told))| (spelling, told)).collect()
});

/// Returns the language of an abbreviation of a code as written: КоАП, MJtK, ЖПК. `None` if the word is not an
/// abbreviation, or if two languages share it.
pub(crate) fn language_of_code(word: &str) -> Option<Lang> {
    LANGUAGES_OF_CODES.get(&word.to_lowercase()).copied().flatten()
}

/// Returns the meaning of a row of the table, or `None` if the row is invalid.
fn sense_of(kind: &str, meaning: &str, column: Column, weak: bool) -> Option<Sense> {
    let number = || meaning.parse::<u16>().ok();
    Some(match kind {
        "unit" => {
            let (name, form) = meaning.split_once(' ')?;
            let unit = Unit::ALL.into_iter().find(|unit| unit.name() == name)?;
            let form = match form {
                "singular" => Form::Singular,
                "plural" => Form::Plural,
                "short" => Form::Short,
                _ => return None,
            };
            Sense::Unit { unit, form, number_first: column == Column::Uzbek }
        }
        "ordinal" => Sense::Ordinal(number()?),
        "hundreds" => Sense::Hundreds(number()?),
        "tens" => Sense::Tens(number()?),
        "cardinal" => Sense::Cardinal(number()?),
        "month" => Sense::Month(meaning.parse().ok()?),
        "year" => Sense::Year,
        "measure" => Sense::Measure,
        "inserted" => Sense::Inserted,
        "counter" => Sense::Counter,
        "number_sign" => Sense::NumberSign,
        "registry" => Sense::Registry,
        "ministry_of_justice" => Sense::MinistryOfJustice,
        "registered" => Sense::Registered,
        "dated" => Sense::Dated,
        "series" => Sense::Series(Series::from_spelling(meaning)?),
        "act" => Sense::Act(meaning.parse().ok()?),
        "body" => Sense::Body(if meaning == "cabinet" { Body::Cabinet } else { Body::President }),
        "this" => Sense::This,
        "same" => Sense::Same,
        "and" => Sense::And,
        "through" => Sense::Through,
        "from" => Sense::From,
        "of" => Sense::Of,
        "title_end" => Sense::TitleEnd,
        "title_start" => Sense::TitleStart,
        "gi" => Sense::Gi,
        "republic" => Sense::Republic,
        "foreign" => Sense::Foreign,
        "code" => Sense::Code(Code::from_id(meaning)?),
        "abbreviation" => Sense::Abbreviation { code: Code::from_id(meaning)?, weak },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;

    use super::{Column, Lexicon, WORDS, check_tables, language_of_code, sense_of};

    #[test]
    fn abbreviations_of_codes_are_of_a_language() {
        for (word, lang) in [
            ("КоАП", Some(Lang::Ru)),
            ("ТК", Some(Lang::Ru)),
            ("упк", Some(Lang::Ru)),
            ("MJtK", Some(Lang::UzLatn)),
            ("ЖПК", Some(Lang::UzCyrl)),
            ("МЖтК", Some(Lang::UzCyrl)),
            ("СК", None),
            ("ЖК", None),
            ("рыба", None),
            ("", None),
        ] {
            assert_eq!(language_of_code(word), lang, "{word}");
        }
    }

    #[test]
    fn every_row_of_the_tables_is_read() {
        assert_eq!(check_tables(), Ok(()));
        assert!(WORDS.rows().unwrap().len() > 150);
    }

    #[test]
    fn no_form_is_two_words_of_phrases() {
        assert_eq!(Lexicon::get().clashes, Vec::<String>::new());
    }

    #[test]
    fn every_spelling_of_a_series_is_known_to_the_model() {
        for cells in WORDS.rows().unwrap().into_iter().map(|row| row.cells).filter(|cells| cells[0] == "series") {
            let wanted = qonun_law::Series::from_spelling(cells[1]);
            for form in cells[2..].iter().flat_map(|cell| cell.split("; ")).filter(|form| !form.is_empty()) {
                assert_eq!(
                    sense_of("series", cells[1], Column::Uzbek, false),
                    wanted.map(super::Sense::Series),
                    "{form}"
                );
            }
        }
    }
}

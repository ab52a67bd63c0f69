//! What the words around a citation say of the two acts: one amends, repeals or approves the other, or is based on it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use qonun_law::{NoteKind, Relation};
use qonun_table::{BadRow, Table};

use crate::fold::fold;

const RELATIONS: Table<5> = Table::new("relations.tsv", include_str!("../data/relations.tsv"));

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Sign {
    Repeals,
    HeadsRepeals,
    Repealed,
    Amends,
    HeadsAmends,
    Amended,
    Based,
    Approves,
    Approved,
    Publishes,
    Annex,
    Part,
}

impl Sign {
    fn read(meaning: &str, form: &str) -> Option<Self> {
        Some(match (meaning, form) {
            ("repeals", "order") => Self::Repeals,
            ("repeals", "heading") => Self::HeadsRepeals,
            ("repeals", "fact") => Self::Repealed,
            ("amends", "order") => Self::Amends,
            ("amends", "heading") => Self::HeadsAmends,
            ("amends", "fact") => Self::Amended,
            ("based", "order") => Self::Based,
            ("approves", "order") => Self::Approves,
            ("approves", "fact") => Self::Approved,
            ("publishes", "fact") => Self::Publishes,
            ("annex", "word") => Self::Annex,
            ("part", "word") => Self::Part,
            _ => return None,
        })
    }
}

/// The signs of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Signs(u16);

impl Signs {
    const fn has(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u8) != 0
    }

    const fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }
}

/// A word of a phrase.
enum Pattern {
    /// The word itself.
    Word(String),
    /// The beginning of the word.
    Start(String),
    /// Any words.
    Gap,
}

struct Phrase {
    sign: Sign,
    words: Vec<Pattern>,
}

impl Phrase {
    fn read(sign: Sign, text: &str) -> Self {
        let word = |word: &str| match (word, word.strip_suffix('~')) {
            ("…", _) => Pattern::Gap,
            (_, Some(start)) => Pattern::Start(fold(start)),
            (word, None) => Pattern::Word(fold(word)),
        };
        Self { sign, words: text.split([' ', ',']).filter(|text| !text.is_empty()).map(word).collect() }
    }

    /// Returns the first letter; `None` if the phrase does not begin with a word.
    fn first_letter(&self) -> Option<char> {
        match self.words.first()? {
            Pattern::Word(word) | Pattern::Start(word) => word.chars().next(),
            Pattern::Gap => None,
        }
    }

    /// Returns the end of the phrase if it begins at word `at`.
    fn matches(&self, words: &[String], mut at: usize) -> Option<usize> {
        let mut gap = false;
        for pattern in &self.words {
            let fits = |word: &String| match pattern {
                Pattern::Word(wanted) => word == wanted,
                Pattern::Start(start) => word.starts_with(start.as_str()),
                Pattern::Gap => false,
            };
            if matches!(pattern, Pattern::Gap) {
                gap = true;
                continue;
            }
            let skipped = match gap {
                true => words.get(at..)?.iter().position(fits)?,
                false => fits(words.get(at)?).then_some(0)?,
            };
            at += skipped + 1;
            gap = false;
        }
        Some(at)
    }
}

/// The phrases by the first letter of their first word: a sentence has many words, and few begin a phrase.
type Phrases = HashMap<char, Vec<Phrase>>;

fn phrases() -> Result<Phrases, BadRow> {
    let mut out = Phrases::new();
    for row in RELATIONS.rows()? {
        let [meaning, form, cells @ ..] = row.cells;
        let sign = Sign::read(meaning, form).ok_or_else(|| row.unread())?;
        let texts = cells.iter().flat_map(|cell| cell.split("; ")).map(str::trim).filter(|text| !text.is_empty());
        for phrase in texts.map(|text| Phrase::read(sign, text)) {
            let first = phrase.first_letter().ok_or_else(|| row.unread())?;
            out.entry(first).or_default().push(phrase);
        }
    }
    Ok(out)
}

/// Checks that the table can be read.
pub(crate) fn check() -> Result<(), BadRow> {
    phrases().map(drop)
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| phrases().unwrap_or_default());

/// Words of a text in one spelling, without quoted passages.
fn words(text: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let plain: String = text
        .chars()
        .map(|c| match c {
            '«' | '“' | '„' => {
                depth += 1;
                ' '
            }
            '»' | '”' => {
                depth = depth.saturating_sub(1);
                ' '
            }
            _ if depth > 0 => ' ',
            _ => c,
        })
        .collect();
    let is_part = |c: char| c.is_alphanumeric() || qonun_letters::is_apostrophe(c);
    plain.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).map(fold).collect()
}

fn signs_of(words: &[String]) -> Signs {
    let mut signs = Signs::default();
    for (at, word) in words.iter().enumerate() {
        let begun = word.chars().next().and_then(|first| PHRASES.get(&first)).into_iter().flatten();
        for phrase in begun.filter(|phrase| phrase.matches(words, at).is_some()) {
            signs.add(phrase.sign);
        }
    }
    signs
}

/// True if a text says that an act was approved.
pub(crate) fn says_approved(text: &str) -> bool {
    signs_of(&words(text)).has(Sign::Approved)
}

/// Number of characters of a heading, or of the end of a line, that are read: the words stand there.
const READ: usize = 400;

/// The line or heading above a list: what it says holds for every item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListHead(Signs);

impl ListHead {
    /// Reads the heading of a chapter or an annex.
    #[must_use]
    pub fn of_heading(heading: &str) -> Self {
        let (found, mut signs) = (signs_of(&words(start_of(heading))), Signs::default());
        if found.has(Sign::HeadsRepeals) {
            signs.add(Sign::Repeals);
        } else if found.has(Sign::HeadsAmends) {
            signs.add(Sign::Amends);
        }
        Self(signs)
    }

    /// Reads the line that introduces a list.
    #[must_use]
    pub fn of_line(line: &str) -> Self {
        Self(signs_of(&words(end_of(line))))
    }

    /// True if the items repeal or amend.
    #[must_use]
    pub const fn is_telling(self) -> bool {
        self.0.has(Sign::Repeals) || self.0.has(Sign::Amends)
    }
}

fn start_of(text: &str) -> &str {
    &text[..text.char_indices().nth(READ).map_or(text.len(), |(at, _)| at)]
}

fn end_of(text: &str) -> &str {
    &text[text.char_indices().rev().nth(READ).map_or(0, |(at, _)| at)..]
}

/// The part of a document that contains a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A note of the editors on a provision.
    Note(NoteKind),
    /// A note of the editors on the whole text.
    NoteOnAct(NoteKind),
    /// The preamble of an act.
    Preamble,
    /// The lines above a title: "approved by …".
    Stamp,
    /// Any other text.
    Text,
}

/// A citation with all that tells its relation.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'t> {
    /// The part of the document.
    pub role: Role,
    /// The sentence, or the whole text of a note.
    pub sentence: &'t str,
    /// Start and end of the citation in the sentence, in bytes on character boundaries.
    pub place: (usize, usize),
    /// True if the citation leads to the act that contains it.
    pub own: bool,
    /// True if the citation leads to a provision.
    pub anchored: bool,
    /// True if the sentence continues a passage that was quoted in an earlier paragraph.
    pub quoted: bool,
    /// What the list says that contains the sentence.
    pub list: ListHead,
}

impl Setting<'_> {
    /// True if the sentence orders to change or to repeal something.
    #[must_use]
    pub fn is_order(&self) -> bool {
        let signs = signs_of(&words(self.sentence));
        signs.has(Sign::Amends) || signs.has(Sign::Repeals)
    }
}

/// Returns the relation that a citation states.
#[must_use]
pub fn relation(setting: &Setting<'_>) -> Relation {
    match setting.role {
        Role::Note(kind) | Role::NoteOnAct(kind) => of_note(setting, kind),
        Role::Stamp if !setting.own && signs_of(&words(setting.sentence)).has(Sign::Approved) => Relation::ApprovedBy,
        _ if is_quoted(setting) => Relation::Cites,
        Role::Preamble if setting.own => Relation::Cites,
        Role::Preamble if signs_of(&words(setting.sentence)).has(Sign::Based) => Relation::BasedOn,
        Role::Preamble | Role::Stamp | Role::Text => of_text(setting),
    }
}

fn of_note(setting: &Setting<'_>, kind: NoteKind) -> Relation {
    let signs = signs_of(&words(clause(setting)));
    let repealed = signs.has(Sign::Repealed) || signs.has(Sign::Repeals);
    match (kind, setting.role) {
        _ if setting.own => Relation::Cites,
        (NoteKind::Amendment, _) if repealed => Relation::RepealedBy,
        (NoteKind::Amendment, _) if signs.has(Sign::Publishes) && !signs.has(Sign::Amended) => Relation::Publication,
        (NoteKind::Amendment, _) => Relation::AmendedBy,
        (_, Role::NoteOnAct(_)) if repealed => Relation::RepealedBy,
        _ => Relation::Cites,
    }
}

/// Returns the part of a note between semicolons that contains the citation: a note may name several acts.
fn clause<'t>(setting: &Setting<'t>) -> &'t str {
    let (start, end) = setting.place;
    let (before, after) = (&setting.sentence[..start], &setting.sentence[end..]);
    let from = before.rfind(';').map_or(0, |at| at + 1);
    let to = after.find(';').map_or(setting.sentence.len(), |at| end + at);
    &setting.sentence[from..to]
}

/// True if the citation is inside a longer quoted passage: the wording that another act gets.
#[must_use]
pub fn is_quoted(setting: &Setting<'_>) -> bool {
    if setting.quoted {
        return true;
    }
    let (start, end) = setting.place;
    let (before, after) = (&setting.sentence[..start], &setting.sentence[end..]);
    let opening = before.rfind(['«', '“', '„']);
    let closing = before.rfind(['»', '”']);
    let Some(opening) = opening.filter(|at| closing.is_none_or(|closing| closing < *at)) else { return false };
    let to = after.find(['»', '”']).unwrap_or(after.len());
    let around = before[opening..].chars().count() + after[..to].chars().count();
    // A link may be the quoted title itself.
    around > 5
}

fn of_text(setting: &Setting<'_>) -> Relation {
    let signs = signs_of(&words(setting.sentence));
    let says = |sign| signs.has(sign) || setting.list.0.has(sign);
    if setting.own {
        return if signs.has(Sign::Approves) && names_annex(setting) { Relation::Approves } else { Relation::Cites };
    }
    // "In accordance with this law, that resolution is repealed."
    if is_ground(setting) {
        return Relation::Cites;
    }
    if says(Sign::Repeals) {
        // To end a part of an act is to change the act. A link to the part itself says which one it is.
        return if !setting.anchored && names_part(setting) { Relation::Amends } else { Relation::Repeals };
    }
    if says(Sign::Amends) {
        return Relation::Amends;
    }
    if signs.has(Sign::Approves) && names_annex(setting) { Relation::Approves } else { Relation::Cites }
}

/// Number of words before and after a citation that may say what it is in the sentence: "in accordance with the Law",
/// "Qonunga muvofiq".
const BEFORE: usize = 4;
const AFTER: usize = 2;

/// True if "in accordance with" is beside the citation: before it in Russian and English, after it in Uzbek.
fn is_ground(setting: &Setting<'_>) -> bool {
    let (before, after) = beside(setting);
    signs_of(&before).has(Sign::Based) || signs_of(&after).has(Sign::Based)
}

/// Returns the last words before the citation, and the first ones after it.
fn beside(setting: &Setting<'_>) -> (Vec<String>, Vec<String>) {
    let (start, end) = setting.place;
    let (mut before, mut after) = (words(&setting.sentence[..start]), words(&setting.sentence[end..]));
    before.drain(..before.len().saturating_sub(BEFORE));
    after.truncate(AFTER);
    (before, after)
}

/// True if a part of an act is named beside the citation: before it in Russian and English, after it in Uzbek.
fn names_part(setting: &Setting<'_>) -> bool {
    let (before, after) = beside(setting);
    signs_of(&before).has(Sign::Part) || signs_of(&after).has(Sign::Part)
}

/// True if the citation, or the next word, is an annex or a kind of act that is approved as one.
fn names_annex(setting: &Setting<'_>) -> bool {
    let (start, end) = setting.place;
    let mut named = words(&setting.sentence[start..end]);
    named.extend(words(&setting.sentence[end..]).into_iter().take(1));
    signs_of(&named).has(Sign::Annex)
}

/// Follows the quotation marks of consecutive paragraphs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quotes(u32);

impl Quotes {
    /// True if the next paragraph begins inside a quoted passage.
    #[must_use]
    pub const fn are_open(self) -> bool {
        self.0 > 0
    }

    /// Reads a paragraph.
    pub fn read(&mut self, paragraph: &str) {
        for c in paragraph.chars() {
            match c {
                '«' | '“' | '„' => self.0 = self.0.saturating_add(1),
                '»' | '”' => self.0 = self.0.saturating_sub(1),
                _ => {}
            }
        }
    }
}

/// Returns a range of a text as a pair, for [`Setting::place`].
#[must_use]
pub fn place_in(sentence: &Range<usize>, citation: &Range<usize>) -> (usize, usize) {
    let clamp = |at: usize| at.clamp(sentence.start, sentence.end.max(sentence.start)) - sentence.start;
    (clamp(citation.start), clamp(citation.end))
}

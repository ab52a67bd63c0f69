//! Parts, points, sub-points and paragraphs inside a provision, found by path from the lines of its text.
//!
//! | step | names |
//! |--|--|
//! | `part_2` | the second part: a line that begins a new sentence, with the list that it opens |
//! | `point_3`, `point_a`, `subpoint_b` | the item printed `3)`, `a)` or `3.`, up to the next item |
//! | `para_2` | the second line |

use std::ops::Range;

use qonun_letters::is_apostrophe;

use crate::number::canonical_provision_number;
use crate::{Block, BlockStyle, Provision};

/// A range of characters in the text of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the block in its provision.
    pub block: usize,
    /// Index of the first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// A line of a provision.
struct Line<'p> {
    text: &'p str,
    /// Range of the line in its block.
    place: Stretch,
    /// The mark of a list item, if the line begins with one.
    mark: Option<Mark>,
}

/// The mark of an item: `3)`, `a)`, `3.`
#[derive(PartialEq, Eq)]
struct Mark {
    /// The canonical number, or the letter in lower case.
    name: String,
    /// `)` or `.`
    end: char,
}

impl Mark {
    /// True if two marks belong to one list.
    fn is_like(&self, other: &Self) -> bool {
        let counts = |mark: &Self| mark.name.starts_with(|c: char| c.is_ascii_digit());
        self.end == other.end && counts(self) == counts(other)
    }
}

impl Provision {
    /// True if the provision contains the part with the relative path `way`, such as `part_2/point_a`. The empty path
    /// is the provision itself. The time is linear in the text for each step.
    #[must_use]
    pub fn holds(&self, way: &str) -> bool {
        self.within(way).is_some()
    }

    /// Returns the longest prefix of `way`, in whole steps, that exists in the provision. It takes one pass, whatever
    /// the number of steps.
    #[must_use]
    pub fn held<'w>(&self, way: &'w str) -> &'w str {
        let lines = self.lines();
        let (mut within, mut at) = (0..lines.len(), 0);
        for step in way.split('/') {
            let end = at + step.len();
            if !step.is_empty() {
                let Some(narrower) = step_within(&lines, within, step) else {
                    return way[..at].trim_end_matches('/');
                };
                within = narrower;
            }
            at = (end + 1).min(way.len());
        }
        way
    }

    /// Returns the text of the part with the relative path `way`, from its first line to its last, including what is
    /// between them, such as a table. Returns `None` if there is no such part.
    #[must_use]
    pub fn within(&self, way: &str) -> Option<Vec<Stretch>> {
        let lines = self.lines();
        let mut within = 0..lines.len();
        for step in way.split('/').filter(|step| !step.is_empty()) {
            within = step_within(&lines, within, step)?;
        }
        let (Some(first), Some(last)) = (lines[within.clone()].first(), lines[within].last()) else {
            return Some(Vec::new());
        };
        let (first, last) = (first.place, last.place);
        let stretch = |block: usize| Stretch {
            block,
            start: if block == first.block { first.start } else { 0 },
            end: if block == last.block { last.end } else { self.blocks[block].text.chars().count() },
        };
        Some((first.block..=last.block).map(stretch).collect())
    }

    /// Returns the lines of the text, without tables, pictures and footnotes.
    fn lines(&self) -> Vec<Line<'_>> {
        let beside = |style| matches!(style, BlockStyle::Table | BlockStyle::Picture | BlockStyle::Footnote);
        let mut lines = Vec::new();
        for (block, Block { text, .. }) in self.blocks.iter().enumerate().filter(|(_, block)| !beside(block.style)) {
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let text = line.trim();
                let start = at + line.chars().count() - line.trim_start().chars().count();
                let place = Stretch { block, start, end: start + text.chars().count() };
                at += line.chars().count();
                if !text.is_empty() {
                    lines.push(Line { text, place, mark: mark_of(text) });
                }
            }
        }
        lines
    }
}

/// Returns the lines of one step within the lines of a larger part.
fn step_within(lines: &[Line<'_>], within: Range<usize>, step: &str) -> Option<Range<usize>> {
    let (kind, number) = step.split_once('_')?;
    match kind {
        "part" => part(lines, within, number),
        "para" => {
            let place = within.start + number.parse::<usize>().ok()?.checked_sub(1)?;
            within.contains(&place).then(|| place..place + 1)
        }
        "point" | "subpoint" => item(lines, within, number),
        _ => None,
    }
}

fn part(lines: &[Line<'_>], within: Range<usize>, number: &str) -> Option<Range<usize>> {
    let mut starts: Vec<usize> = within.clone().filter(|&at| at == within.start || begins_part(lines, at)).collect();
    starts.push(within.end);
    let printed = |at: &usize| lines[*at].mark.as_ref().is_some_and(|mark| mark.end == '.' && mark.name == number);
    let counted = || number.parse::<usize>().ok()?.checked_sub(1);
    let heads = &starts[..starts.len() - 1];
    let place = heads.iter().position(printed).or_else(counted).filter(|&place| place < heads.len())?;
    Some(starts[place]..starts[place + 1])
}

/// True if a line begins a part. List items do not, and neither does a continuation after a colon or a dash.
fn begins_part(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let before = lines[at - 1].text.trim_end_matches(['*', ' ', '\u{a0}']);
    match &line.mark {
        Some(mark) => mark.end == '.',
        None => {
            let first = line.text.chars().find(|c| !"\"“”«»„(".contains(*c));
            let goes_on = before.ends_with([':', ';', ',', '—', '–', '-']);
            !goes_on && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        }
    }
}

fn item(lines: &[Line<'_>], within: Range<usize>, number: &str) -> Option<Range<usize>> {
    let name = folded(number);
    let marked = |at: &usize| lines[*at].mark.as_ref().filter(|mark| mark.name == name);
    let start = within.clone().find(|at| marked(at).is_some())?;
    let own = lines[start].mark.as_ref()?;
    let next = |at: &usize| lines[*at].mark.as_ref().is_some_and(|mark| mark.is_like(own));
    let end = (start + 1..within.end).find(next).unwrap_or(within.end);
    Some(start..end)
}

/// Parses the mark at the beginning of a line: at most six characters, then `)` or `.` and a blank.
fn mark_of(text: &str) -> Option<Mark> {
    let plain = text.trim_start_matches(['"', '“', '«', '„', '(']);
    let (at, end) = plain.char_indices().take(7).find(|(_, c)| matches!(c, ')' | '.'))?;
    let after = &plain[at + 1..];
    if end == '.' && !after.starts_with(char::is_whitespace) {
        return None;
    }
    let written = &plain[..at];
    let letter = |text: &str| {
        let mut chars = text.trim_end_matches(is_apostrophe).chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let number = canonical_provision_number(written);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_letter = letter(written) && end == ')';
    (is_number || is_letter).then(|| Mark { name: if is_number { number } else { folded(written) }, end })
}

/// Returns the letter of a list item in lower case, with one spelling of the apostrophe.
fn folded(name: &str) -> String {
    name.to_lowercase().replace(is_apostrophe, "ʻ")
}

#[cfg(test)]
mod tests {
    use crate::{Block, Path, Provision, ProvisionKind};

    fn provision(lines: &[&str]) -> Provision {
        let block = |text: &&str| Block { text: (*text).to_owned(), ..Block::default() };
        Provision {
            path: Path::new("art_168"),
            kind: ProvisionKind::Article,
            number: Some("168".to_owned()),
            label: "168-modda.".to_owned(),
            heading: String::new(),
            level: None,
            depth: 0,
            anchor: None,
            blocks: lines.iter().map(block).collect(),
            notes: Vec::new(),
            other_ids: Vec::new(),
        }
    }

    #[test]
    fn parts_points_and_paragraphs_are_told_by_the_lines() {
        let article = provision(&[
            "Firibgarlik, yaʼni oʻzganing mulkini qoʻlga kiritish, —",
            "bazaviy hisoblash miqdorining ellik baravarigacha jarima bilan jazolanadi.",
            "Oʻsha harakatlar:",
            "a) ancha miqdorda;",
            "b) takroran sodir etilgan boʻlsa, —",
            "uch yilgacha ozodlikdan mahrum qilish bilan jazolanadi.",
            "Firibgarlik:\n1) koʻp miqdorda;\n1¹) xizmat mavqeidan foydalanib sodir etilgan boʻlsa.",
        ]);
        for (way, holds) in [
            ("", true),
            ("part_1", true),
            ("part_3", true),
            ("part_4", false),
            ("part_999", false),
            ("part_0", false),
            ("part_x", false),
            ("part_2/point_a", true),
            ("part_2/point_b", true),
            ("part_2/point_v", false),
            ("part_1/point_a", false),
            ("part_3/point_1-1", true),
            ("point_1-1", true),
            ("point_2", false),
            ("para_9", true),
            ("para_10", false),
            ("part_1/para_2", true),
            ("part_1/para_3", false),
            ("chapter_1", false),
            ("part_1/art_2", false),
            ("nonsense", false),
        ] {
            assert_eq!(article.holds(way), holds, "{way}");
        }
    }

    #[test]
    fn what_is_named_has_its_place() {
        let mut article = provision(&[
            "Суд вправе:\n 1) отказать; \n2) отложить:",
            "а) на день;",
            "форма",
            "б) на год.",
            "Решение обжалуется.",
        ]);
        article.blocks[2].style = crate::BlockStyle::Table;
        let cut = |way: &str| {
            let found = article.within(way)?;
            let text = |place: &super::Stretch| {
                let text = article.blocks[place.block].text.chars();
                text.skip(place.start).take(place.end - place.start).collect::<String>()
            };
            Some(found.iter().map(text).collect::<Vec<_>>().join("|"))
        };
        for (way, wanted) in [
            ("part_1", Some("Суд вправе:\n 1) отказать; \n2) отложить:|а) на день;|форма|б) на год.")),
            ("part_1/point_1", Some("1) отказать;")),
            ("point_2/subpoint_а", Some("а) на день;")),
            ("para_2", Some("1) отказать;")),
            ("part_2", Some("Решение обжалуется.")),
            ("part_3", None),
        ] {
            assert_eq!(cut(way).as_deref(), wanted, "{way}");
        }
        assert_eq!(provision(&[]).within(""), Some(Vec::new()));
    }

    #[test]
    fn printed_numbers_of_parts_count() {
        let article =
            provision(&["1. Работник вправе:", "а) отказаться;", "б) уйти.", "2. Работодатель обязан платить."]);
        for (way, holds) in
            [("part_2", true), ("part_3", false), ("part_1/subpoint_б", true), ("part_2/subpoint_б", false)]
        {
            assert_eq!(article.holds(way), holds, "{way}");
        }
    }

    #[test]
    fn letters_with_an_apostrophe_are_letters() {
        let article = provision(&["Bandlar:", "g) bir;", "gʻ) ikki."]);
        assert!(article.holds("point_g’") && article.holds("point_g") && !article.holds("point_oʻ"));
    }

    #[test]
    fn a_provision_without_text_holds_nothing() {
        assert!(provision(&[]).holds(""));
        assert!(!provision(&[]).holds("part_1"));
    }
}

//! Finds the terms that a provision defines.

use std::ops::Range;

use super::LONGEST;
use super::pattern::{Pattern, PatternWord};
use super::table::{Use, Wording, wording};
use super::term::term_keys;
use crate::{Keys, Language, words};

/// The highest degree of a definition. 3: an article of terms, or a heading that announces the definition; 2: a provision
/// that begins with it, or a heading that is the term; 1: a later paragraph, or a heading that announces the definition of
/// a narrower term.
pub const DEFINITION_DEGREES: u8 = 3;

/// Maximum number of bytes of a term with its brackets.
const TERM_BYTES: usize = 240;
/// Minimum number of words that define a term: fewer are a row of a table.
const DEFINING: usize = 3;
/// Number of words of a paragraph that are matched with patterns.
const BEGINNING: usize = 2 * LONGEST;

/// The words of a piece of text.
struct Said {
    keys: Vec<Keys>,
    forms: Vec<[String; 1]>,
    /// For each word, true if a clause ends before it.
    breaks: Vec<bool>,
}

impl Said {
    fn of(text: &str, most: usize, language: Language, keys: &mut dyn FnMut(&str) -> Keys) -> Self {
        let mut said = Self { keys: Vec::new(), forms: Vec::new(), breaks: Vec::new() };
        let mut last = 0;
        for word in words(text, language).take(most) {
            let found = keys(&text[word.range.clone()]);
            said.forms.push([found.exact.clone()]);
            said.keys.push(found);
            said.breaks.push(text[last..word.range.start].contains([',', ';', ':', '.']));
            last = word.range.end;
        }
        said
    }

    fn pattern_words(&self) -> Vec<PatternWord<'_>> {
        self.forms.iter().zip(&self.breaks).map(|(forms, &breaks)| PatternWord { forms, breaks }).collect()
    }

    /// The terms of the patterns that match from the first word on.
    fn terms<'p>(&self, patterns: impl Iterator<Item = &'p Pattern>, wording: &Wording) -> Vec<Range<usize>> {
        let words = self.pattern_words();
        let borders = |forms: &[String]| wording.borders(forms);
        let bindings = patterns.flat_map(|pattern| pattern.bindings(&words, 0, &borders));
        bindings.flat_map(|binding| binding.terms).collect()
    }
}

/// The terms of a provision while they are collected.
struct Terms {
    language: Language,
    found: Vec<(String, u8)>,
}

impl Terms {
    fn add(&mut self, words: &[Keys], degree: u8) {
        for key in term_keys(words, self.language) {
            match self.found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => *known = degree.max(*known),
                None => self.found.push((key, degree)),
            }
        }
    }
}

/// Returns the keys of the terms that a provision defines, each with the degree of the definition, 1 to
/// [`DEFINITION_DEGREES`]. `keys` returns the keys of a word.
pub fn stated_terms(
    heading: &str,
    body: &str,
    language: Language,
    mut keys: impl FnMut(&str) -> Keys,
) -> Vec<(String, u8)> {
    let Some(wording) = wording() else {
        return Vec::new();
    };
    let mut terms = Terms { language, found: Vec::new() };
    let headed = Said::of(heading, 4 * LONGEST, language, &mut keys);
    for term in headed.terms(wording.patterns_in(Use::Heads, language), wording) {
        let words = &headed.keys[term];
        terms.add(words, DEFINITION_DEGREES);
        // `Mehnat sohasidagi ijtimoiy sheriklik tushunchasi`, `Понятие недействительности отдельных сделок`: the words
        // that narrow a term stand before it in Uzbek and English, in Russian after it.
        for fewer in 2..words.len() {
            let wider = if language == Language::Russian { &words[..fewer] } else { &words[words.len() - fewer..] };
            terms.add(wider, 1);
        }
    }
    if (1..=LONGEST).contains(&headed.keys.len()) {
        terms.add(&headed.keys, 2);
    }
    let announces = |said: &Said| said.forms.iter().any(|[form]| wording.is_list(form, language));
    let mut lists = announces(&headed);
    for (place, line) in body.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let line = without_mark(line);
        if place == 0 && line.ends_with(':') {
            lists |= announces(&Said::of(line, 4 * LONGEST, language, &mut keys));
            continue;
        }
        let by_pattern = lists || place == 0;
        let degree = |words: &[Keys]| match (lists, place) {
            (true, _) => DEFINITION_DEGREES,
            // The heading has the term: the article is about it.
            (false, 0) if has_all(&headed.keys, words) => DEFINITION_DEGREES,
            (false, 0) => 2,
            (false, _) => 1,
        };
        if let Some(before) = before_dash(line, language) {
            for term in spellings(before) {
                let said = Said::of(&term, LONGEST + 1, language, &mut keys);
                if (1..=LONGEST).contains(&said.keys.len()) && !said.breaks.iter().skip(1).any(|&breaks| breaks) {
                    terms.add(&said.keys, degree(&said.keys));
                }
            }
        } else if by_pattern {
            let said = Said::of(line, BEGINNING, language, &mut keys);
            for term in said.terms(wording.patterns_in(Use::States, language), wording) {
                terms.add(&said.keys[term.clone()], degree(&said.keys[term]));
            }
        }
    }
    terms.found
}

/// True if each of `words` has a stem of one of `all`.
fn has_all(all: &[Keys], words: &[Keys]) -> bool {
    let has = |word: &Keys| all.iter().any(|known| known.stems.iter().any(|stem| word.stems.contains(stem)));
    words.iter().all(has)
}

/// A paragraph without its number, letter or bullet.
fn without_mark(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_opening(c));
    let mark = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let is_short = rest[..mark].chars().count() <= 2 || rest[..mark].chars().all(|c| c.is_ascii_digit());
    match rest[mark..].strip_prefix([')', '.']) {
        Some(after) if mark > 0 && is_short => after.trim_start(),
        _ => rest,
    }
}

const fn is_opening(c: char) -> bool {
    matches!(c, '«' | '“' | '„' | '"' | '(')
}

/// The part of a paragraph before the dash that a definition follows. Dashes in brackets do not count.
fn before_dash(line: &str, language: Language) -> Option<&str> {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, c) in line.char_indices().take_while(|(at, _)| *at <= TERM_BYTES) {
        let after = line[at + c.len_utf8()..].chars().next();
        let spaced = before.is_whitespace() && after.is_none_or(char::is_whitespace);
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '—' | '–' if depth == 0 && (before.is_whitespace() || after.is_some_and(char::is_whitespace)) => {
                return defines(line, at, c, language);
            }
            '-' if depth == 0 && spaced => return defines(line, at, c, language),
            _ => {}
        }
        before = c;
    }
    None
}

/// The part of a line before a dash, if enough words follow it.
fn defines(line: &str, at: usize, dash: char, language: Language) -> Option<&str> {
    let rest = &line[at + dash.len_utf8()..];
    (at > 0 && words(rest, language).take(DEFINING).count() == DEFINING).then(|| &line[..at])
}

/// A term without its brackets, and what stands in them, if it is short: another name of the same.
fn spellings(term: &str) -> Vec<String> {
    let (mut bare, mut inner) = (String::with_capacity(term.len()), String::new());
    let mut depth = 0_usize;
    for c in term.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inner.push(c),
            _ => bare.push(c),
        }
    }
    let mut out = vec![bare];
    if !inner.trim().is_empty() {
        out.push(inner);
    }
    out
}

//! Recognises citations of legislation in Uzbek (both alphabets), Russian and English, and finds what they cite.
//!
//! [`recognise`] reads running text: it accepts as a citation only what a lawyer would accept. [`recognise_query`]
//! reads a search request, in which "ТК 15", "mehnat kodeksi 15" and a bare "443" are citations too. Both return the
//! place of each citation in characters and bytes, and one canonical form for all spellings. [`resolve`] asks a
//! [`Directory`] which acts a citation refers to.
//!
//! ```
//! let text = "Ish beruvchi Mehnat kodeksining 15-moddasi ikkinchi qismiga muvofiq javob beradi.";
//! let found = qonun_citation::recognise(text);
//! assert_eq!(found[0].canonical, "labour_code, art_15/part_2");
//! assert_eq!(found[0].text(text), "Mehnat kodeksining 15-moddasi ikkinchi qismiga");
//! ```
//!
//! The spellings of words are in tables (`data/*.tsv`) that a lawyer can read and correct; the grammar is in the code
//! and uses only their meanings. A text is read line by line: no citation crosses a line feed.
//!
//! Invariant: this crate knows no law base, no index, no files; the same text always gives the same citations, in time
//! proportional to its length.

mod act;
mod approved;
mod chain;
mod code;
mod code_title;
mod date;
mod fold;
mod join;
mod lexicon;
mod named_code;
mod numeral;
mod plain;
mod provision;
mod reader;
mod reference;
mod relation;
mod resolve;
mod scan;
mod spelled;
mod steps;
mod title;
mod token;

pub use code::Code;
pub use lexicon::{Unit, check_tables};
pub use reference::{ActReference, Citation, Place, ProvisionReference};
pub use relation::{ListHead, Quotes, Role, Setting, is_quoted, place_in, relation};
pub use resolve::{Directory, Match, resolve};

use std::ops::Range;

use crate::join::{Joined, Memory};
use crate::lexicon::Lexicon;
use crate::plain::Plain;
use crate::reader::Reader;
use crate::steps::Steps;
use crate::token::Token;

/// Returns the citations of a text in order, without overlap.
#[must_use]
pub fn recognise(text: &str) -> Vec<Citation> {
    recognise_while(text, &|| true).unwrap_or_default()
}

/// Like [`recognise`], but calls `goes_on` every few thousand steps and returns `None` once it returns `false`.
#[must_use]
pub fn recognise_while(text: &str, goes_on: &dyn Fn() -> bool) -> Option<Vec<Citation>> {
    let (plain, steps) = (Plain::new(text), Steps::new(goes_on));
    let found = read(&plain.text, false, &steps);
    (!steps.are_over()).then(|| as_written(found, &plain))
}

/// Returns the citations of a search request. The order is free ("15-modda mehnat kodeksi"), abbreviations need no
/// capitals, a number beside a code is an article ("УК 169"), and a request that is only the number of an act ("443",
/// "№ 443") cites that act.
#[must_use]
pub fn recognise_query(text: &str) -> Vec<Citation> {
    let plain = Plain::new(text);
    let mut found = read(&plain.text, true, &Steps::new(&|| true));
    if found.is_empty() {
        found.extend(bare_number(&plain.text));
    }
    as_written(found, &plain)
}

/// Returns the language of an abbreviation of a code as written: КоАП is Russian, MJtK is Uzbek. `None` if the word is
/// not an abbreviation, or if two languages share it, as with СК.
#[must_use]
pub fn language_of_abbreviation(word: &str) -> Option<qonun_law::Lang> {
    lexicon::language_of_code(word)
}

/// Maps citations of a plain text to their places in the text as written.
fn as_written(mut found: Vec<Citation>, plain: &Plain<'_>) -> Vec<Citation> {
    for citation in &mut found {
        let chars = plain.chars(&(citation.start..citation.end));
        (citation.start, citation.end) = (chars.start, chars.end);
        citation.bytes = plain.bytes(&citation.bytes);
        for place in &mut citation.places {
            (place.chars, place.bytes) = (plain.chars(&place.chars), plain.bytes(&place.bytes));
        }
    }
    found
}

fn read(text: &str, query: bool, steps: &Steps<'_>) -> Vec<Citation> {
    let lexicon = Lexicon::get();
    let mut out = Vec::new();
    let mut tokens = Vec::new();
    let mut memory = Memory::default();
    let (mut byte, mut char) = (0, 0);
    for line in text.split('\n') {
        tokens.clear();
        let chars = lexicon.tokens_of_line(line, steps, &mut tokens);
        let reader = Reader::new(line, &tokens, lexicon, query, steps);
        let mut joined = reader.join(reader.mentions(), &mut memory);
        approved::find_approvals(line, &tokens, &mut joined);
        out.extend(joined.into_iter().filter_map(|found| citation(found, &tokens, byte, char)));
        byte += line.len() + 1;
        char += chars + 1;
    }
    out
}

/// Converts a citation of a line to one of the text. The line begins at offset `byte` (bytes) and `char` (characters).
fn citation(found: Joined, tokens: &[Token], byte: usize, char: usize) -> Option<Citation> {
    let place = |range: Range<usize>| {
        let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
        Some(Place { chars: char + first.chars.0..char + last.chars.1, bytes: byte + first.start..byte + last.end })
    };
    let Place { chars, bytes } = place(found.start..found.end)?;
    let (provisions, ranges): (Vec<_>, Vec<_>) = found.provisions.into_iter().unzip();
    Some(Citation {
        start: chars.start,
        end: chars.end,
        bytes,
        canonical: reference::canonical(found.act.as_ref(), &provisions),
        act: found.act,
        provisions,
        places: ranges.into_iter().map(place).collect::<Option<_>>()?,
    })
}

/// Reads a request that is nothing but a number: "443", "№ 443", "443-son", "560-II", "3290-56".
fn bare_number(text: &str) -> Option<Citation> {
    let lexicon = Lexicon::get();
    let mut tokens = Vec::new();
    let steps = Steps::new(&|| true);
    lexicon.tokens_of_line(text.lines().next()?, &steps, &mut tokens);
    let reader = Reader::new(text, &tokens, lexicon, true, &steps);
    let (number, next) = reader.lone_number()?;
    let act = ActReference::Number { number, adopted: None, year: None, title: None };
    let joined = Joined { start: 0, end: next, act: Some(act), provisions: Vec::new() };
    citation(joined, &tokens, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::{Steps, read, recognise_while};

    /// Inputs designed to be reread from every position to the end.
    const HOSTILE: [&str; 27] = [
        "1.",
        "1, ",
        "1-",
        "(1)",
        "1(1)",
        "I, ",
        "ст. ",
        "ст. 1-",
        "статья 1, ",
        "«",
        "\"",
        "\"о\"gi qonun ",
        "№ 58 приказ, ",
        "12.05.2020 ",
        "закон приказ министра ",
        "15-modda birinchi va ikkinchi ",
        "ЎРҚ-547 15-модда, ",
        "15, 17–19, 20 va ",
        "«О ",
        "\"О ",
        "приказ министра ",
        "15-",
        "п. 3 ч. 2 ст. 15 и ",
        "№ 443 ",
        "ст. 16/1^1 прим 1_1.1",
        "ЗNоN ",
        "5О3РУ ",
    ];

    #[test]
    fn reading_is_linear_in_the_length_of_a_line() {
        for piece in HOSTILE {
            let steps = |times: usize| {
                let steps = Steps::new(&|| true);
                read(&piece.repeat(times), false, &steps);
                steps.count()
            };
            let (short, long) = (steps(1_000), steps(4_000));
            assert!(long < 5 * short, "{piece}: {short} steps for 1,000, {long} for 4,000");
            assert!(short < 1_000 * 2_000, "{piece}: {short} steps for 1,000");
        }
    }

    #[test]
    fn reading_stops_when_nobody_waits() {
        let text = "ст. 15 ТК, ".repeat(10_000);
        assert!(recognise_while(&text, &|| false).is_none());
        assert_eq!(recognise_while(&text, &|| true).map(|found| found.len()), Some(10_000));
    }
}

//! Tokens of one line: words with their dictionary entries, numbers, signs.

use std::borrow::Cow;

use qonun_law::Series;
use qonun_letters::{is_apostrophe, is_dash, is_slash, is_superscript, one_alphabet};

use crate::fold::{Folder, fold, is_cyrillic, is_mark};
use crate::steps::Steps;

/// Maximum length in bytes of a series after its first letter: two Cyrillic letters and an apostrophe.
const LONGEST_SERIES: usize = 7;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// Digits, perhaps with superscript digits after them.
    Number,
    Dash,
    Comma,
    Dot,
    Slash,
    /// A sign typed in place of superscript digits: it raises the number after it, `16^1`, `16_1`.
    Caret,
    /// №
    NumberSign,
    Open,
    Close,
    /// The straight quotation mark; it may open or close.
    Quote,
    QuoteOpen,
    QuoteClose,
    Other,
}

/// A token: bytes `start..end` of the line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// True if white space precedes the token.
    pub(crate) spaced: bool,
    /// True if the first letter is Cyrillic.
    pub(crate) cyrillic: bool,
    /// Number of capital letters, at most 255.
    pub(crate) capitals: u8,
    /// Dictionary entry; 0 if the word is unknown.
    pub(crate) entry: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Number of characters of the line before the token, and through its end.
    pub(crate) chars: (usize, usize),
}

/// Returns the dictionary entry of a folded word, Cyrillic if the flag is true, otherwise Latin; 0 if it is unknown.
pub(crate) type EntryOf<'a> = &'a dyn Fn(&str, bool) -> u32;

/// Splits a line into tokens, in linear time, until the caller no longer waits. Returns the number of characters of the
/// line.
pub(crate) fn tokens_of_line(line: &str, entry_of: EntryOf<'_>, steps: &Steps<'_>, out: &mut Vec<Token>) -> usize {
    let mut lexer = Lexer { line, byte: 0, char: 0, folder: Folder::default() };
    let mut spaced = true;
    while let Some(c) = lexer.peek().filter(|_| !steps.are_over()) {
        steps.spend();
        if c.is_whitespace() {
            lexer.bump(c);
            spaced = true;
            continue;
        }
        out.push(lexer.token(c, spaced, entry_of));
        spaced = false;
    }
    lexer.char
}

struct Lexer<'t> {
    line: &'t str,
    byte: usize,
    char: usize,
    folder: Folder,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.line.get(self.byte..)?.chars().next()
    }

    fn bump(&mut self, c: char) {
        self.byte += c.len_utf8();
        self.char += 1;
    }

    fn token(&mut self, c: char, spaced: bool, entry_of: EntryOf<'_>) -> Token {
        let (start, first) = (self.byte, self.char);
        let mut token = Token {
            kind: Kind::Other,
            spaced,
            cyrillic: is_cyrillic(c),
            capitals: 0,
            entry: 0,
            start,
            end: start,
            chars: (first, first),
        };
        if let Some(word) = self.series_with_digit(c) {
            (token.kind, token.cyrillic) = (Kind::Word, word.chars().any(is_cyrillic));
            token.capitals = u8::try_from(word.chars().count()).unwrap_or(u8::MAX);
            token.entry = entry_of(&fold(&word), token.cyrillic);
        } else if c.is_ascii_digit() || is_superscript(c) {
            token.kind = Kind::Number;
            while let Some(c) = self.peek().filter(|&c| c.is_ascii_digit() || is_superscript(c)) {
                self.bump(c);
            }
        } else if is_letter(c) {
            token.kind = Kind::Word;
            token.capitals = self.word();
            token.cyrillic = self.one_alphabet(start).unwrap_or(token.cyrillic);
            token.entry = self.folder.word().map_or(0, |word| entry_of(word, token.cyrillic));
        } else {
            token.kind = sign(c);
            self.bump(c);
        }
        token.end = self.byte;
        token.chars.1 = self.char;
        token
    }

    /// Skips the letters of a series whose first letter was typed as a look-alike digit (`3РУ-547`, `0'RQ-547`).
    /// Returns the series with the letter.
    fn series_with_digit(&mut self, c: char) -> Option<String> {
        let letter = match c {
            '3' => 'З',
            '0' => 'O',
            _ => return None,
        };
        let rest = &self.line[self.byte + 1..];
        let end = rest.find(|c: char| !is_letter(c) && !is_apostrophe(c) && !is_mark(c)).unwrap_or(rest.len());
        let letters = Some(&rest[..end]).filter(|letters| (2..=LONGEST_SERIES).contains(&letters.len()))?;
        let before = self.line[..self.byte].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) || letters.starts_with(char::is_lowercase) {
            return None;
        }
        let word = one_alphabet(&format!("{letter}{letters}")).into_owned();
        Series::from_spelling(&word)?;
        for c in self.line[self.byte..self.byte + 1 + end].chars() {
            self.bump(c);
        }
        Some(word)
    }

    /// Reads a word into the folder and counts its capitals.
    fn word(&mut self) -> u8 {
        self.folder.clear();
        let start = self.byte;
        let mut capitals = 0_u8;
        while let Some(c) = self.peek() {
            // "ЗРУN547" is a series and a number sign.
            let behind_cyrillic = self.byte > start && self.before().is_some_and(is_cyrillic);
            if matches!(c, 'N' | 'n') && behind_cyrillic && self.sign_of_number() {
                break;
            }
            if is_letter(c) {
                capitals = capitals.saturating_add(u8::from(c.is_uppercase()));
                self.folder.push(c);
            } else if is_mark(c) {
                self.folder.push(c);
            } else if !is_apostrophe(c) || !self.letter_follows() {
                break;
            }
            self.bump(c);
        }
        capitals
    }

    /// Folds the word that began at byte `start` again if it mixes alphabets, in its main alphabet. Returns true if
    /// that is Cyrillic.
    fn one_alphabet(&mut self, start: usize) -> Option<bool> {
        let Cow::Owned(word) = one_alphabet(&self.line[start..self.byte]) else { return None };
        self.folder.clear();
        word.chars().filter(|&c| !is_apostrophe(c)).for_each(|c| self.folder.push(c));
        Some(word.chars().any(is_cyrillic))
    }

    fn before(&self) -> Option<char> {
        self.line[..self.byte].chars().next_back()
    }

    /// True if "N", "No" or "N." and a digit are next.
    fn sign_of_number(&self) -> bool {
        // "No. 5" is the longest sign: the look-ahead ends there, so that reading stays linear.
        let mut behind = self.line[self.byte..].chars().skip(1).take(4);
        let digit = behind.find(|c| !matches!(c, 'o' | 'о' | 'º' | '°' | '.' | ' '));
        digit.is_some_and(|c| c.is_ascii_digit())
    }

    /// True if a letter follows the current apostrophe, perhaps after one more apostrophe (moʻʼjiza).
    fn letter_follows(&self) -> bool {
        let mut rest = self.line[self.byte..].chars().skip(1);
        match rest.next() {
            Some(c) if is_apostrophe(c) => rest.next().is_some_and(is_letter),
            Some(c) => is_letter(c),
            None => false,
        }
    }
}

fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        c if c.is_ascii() => false,
        c => c.is_alphabetic() && !is_apostrophe(c),
    }
}

const fn sign(c: char) -> Kind {
    match c {
        c if is_dash(c) => Kind::Dash,
        c if is_slash(c) => Kind::Slash,
        ',' => Kind::Comma,
        '.' => Kind::Dot,
        '^' | '_' | 'ˆ' | '＾' => Kind::Caret,
        '№' | '#' | '＃' => Kind::NumberSign,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        '"' => Kind::Quote,
        '«' | '“' | '„' => Kind::QuoteOpen,
        '»' | '”' => Kind::QuoteClose,
        _ => Kind::Other,
    }
}

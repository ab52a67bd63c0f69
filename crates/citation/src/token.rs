//! Tokens of one line: words with their entry in the dictionary, numbers, signs.

use std::borrow::Cow;

use qonun_letters::{is_apostrophe, is_dash, is_slash, is_superscript, one_alphabet};

use crate::fold::{Folder, is_cyrillic, is_mark};
use crate::lexicon::Lexicon;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// Digits, perhaps with superscript digits after them.
    Number,
    Dash,
    Comma,
    Dot,
    Slash,
    /// №
    NumberSign,
    Open,
    Close,
    /// The straight quotation mark, which does not tell whether it opens.
    Quote,
    QuoteOpen,
    QuoteClose,
    Other,
}

/// A token: bytes `start..end` of the line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Does white space stand before it?
    pub(crate) spaced: bool,
    /// Is its first letter Cyrillic?
    pub(crate) cyrillic: bool,
    /// How many capital letters are in it, 255 at most.
    pub(crate) capitals: u8,
    /// Entry of the dictionary; 0 for what is not in it.
    pub(crate) entry: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Characters of the line before it, and through its end.
    pub(crate) chars: (usize, usize),
}

/// Cuts a line into tokens, in linear time. Gives the number of characters of the line.
pub(crate) fn tokens_of_line(line: &str, lexicon: &Lexicon, out: &mut Vec<Token>) -> usize {
    let mut lexer = Lexer { line, byte: 0, char: 0, folder: Folder::default() };
    let mut spaced = true;
    while let Some(c) = lexer.peek() {
        if c.is_whitespace() {
            lexer.bump(c);
            spaced = true;
            continue;
        }
        out.push(lexer.token(c, spaced, lexicon));
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

    fn token(&mut self, c: char, spaced: bool, lexicon: &Lexicon) -> Token {
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
        if c.is_ascii_digit() || is_superscript(c) {
            token.kind = Kind::Number;
            while let Some(c) = self.peek().filter(|&c| c.is_ascii_digit() || is_superscript(c)) {
                self.bump(c);
            }
        } else if is_letter(c) {
            token.kind = Kind::Word;
            token.capitals = self.word();
            token.cyrillic = self.one_alphabet(start).unwrap_or(token.cyrillic);
            token.entry = self.folder.word().map_or(0, |word| lexicon.entry(word, token.cyrillic));
        } else {
            token.kind = sign(c);
            self.bump(c);
        }
        token.end = self.byte;
        token.chars.1 = self.char;
        token
    }

    /// Reads a word into the folder and counts its capitals.
    fn word(&mut self) -> u8 {
        self.folder.clear();
        let mut capitals = 0_u8;
        while let Some(c) = self.peek() {
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

    /// Folds the word that began at a byte again when it mixes alphabets, in the one that it is written in; is that the
    /// Cyrillic one?
    fn one_alphabet(&mut self, start: usize) -> Option<bool> {
        let Cow::Owned(word) = one_alphabet(&self.line[start..self.byte]) else { return None };
        self.folder.clear();
        word.chars().filter(|&c| !is_apostrophe(c)).for_each(|c| self.folder.push(c));
        Some(word.chars().any(is_cyrillic))
    }

    /// Does a letter follow the apostrophe at hand, perhaps after one more apostrophe (moʻʼjiza)?
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
        '№' | '#' => Kind::NumberSign,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        '"' => Kind::Quote,
        '«' | '“' | '„' => Kind::QuoteOpen,
        '»' | '”' => Kind::QuoteClose,
        _ => Kind::Other,
    }
}

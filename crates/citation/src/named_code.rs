//! Codes named in a text: by full or shortened names, by abbreviations, with a year.

use crate::act::ActMention;
use crate::code::Code;
use crate::lexicon::{Sense, Unit};
use crate::reader::Reader;
use crate::reference::ActReference;
use crate::token::Kind;

impl Reader<'_> {
    /// Reads the name of a code, unless it is a code of another state.
    pub(crate) fn code(&self, at: usize) -> Option<(ActMention, usize)> {
        let (code, next) = self.lexicon.code(self.tokens, at)?;
        if self.is_foreign(next) {
            return Some((ActMention::Foreign, next));
        }
        let (year, next) = self.year_of_code(next);
        Some((ActMention::Named(ActReference::Code { candidates: vec![code], year }), next))
    }

    /// Reads, in a request, a year before a code: "1995-yilgi Mehnat kodeksi", "1995 Labour Code".
    pub(crate) fn code_after_year(&self, at: usize) -> Option<(ActMention, usize)> {
        let year = i16::try_from(self.year(at).filter(|_| self.query)?).ok();
        let of_date = at.checked_sub(1).is_some_and(|before| !self.is(before, Kind::Word) || self.is_month(before));
        let name = self.skip_year_word(at + 1);
        let (mention, next) = self.code(name).or_else(|| self.abbreviation(name)).filter(|_| !of_date)?;
        let mention = match mention {
            ActMention::Named(ActReference::Code { candidates, year: None }) => {
                ActMention::Named(ActReference::Code { candidates, year })
            }
            ActMention::Abbreviation(candidates, None) => ActMention::Abbreviation(candidates, year),
            _ => return None,
        };
        Some((mention, next))
    }

    /// Returns the year after the name of a code, "ТК 1995 года", "Labour Code of 1995", "Кодекс от 21.12.1995", and
    /// the next token. In running text a word must mark it as a year.
    fn year_of_code(&self, at: usize) -> (Option<i16>, usize) {
        let after_state = self.skip(at, Sense::Republic);
        let open = self.skip_kind(after_state, Kind::Open);
        let from = self.skip(self.skip(open, Sense::Dated), Sense::Of);
        let found = self.date(from).map(|(date, next)| (date.year(), next)).or_else(|| {
            let (year, next) = (self.year(from)?, self.skip_year_word(from + 1));
            let told = self.query || next > from + 1 || (open < from && self.text(open).eq_ignore_ascii_case("of"));
            let year = i16::try_from(year).ok().filter(|_| told)?;
            Some((year, next))
        });
        let closed =
            |next| if open == after_state { Some(next) } else { self.is(next, Kind::Close).then_some(next + 1) };
        match found.and_then(|(year, next)| Some((year, closed(next)?))) {
            // "Mehnat kodeksi 2022-yil 28-oktabrdagi OʻRQ-798-son": the number is more specific than the year.
            Some((year, next)) if self.number_of_act(next).is_none_or(|number| !number.certain) => (Some(year), next),
            _ => (None, at),
        }
    }

    /// Reads, in a request, the name of a code without the word "code", beside an article at the beginning or the end
    /// of the request: "ст. 16 Жилищного", "Jinoyat 168-modda". "ст. 5 трудового договора" does not name a code.
    pub(crate) fn short_code(&self, at: usize, behind_article: bool) -> Option<(ActMention, usize)> {
        let (code, next) = self.lexicon.short_code(self.tokens, at).filter(|_| self.query)?;
        let after = self.skip(next, Sense::Republic);
        let ends = self.skip_kind(after, Kind::Dot) == self.tokens.len();
        let found = (behind_article && ends) || (at == 0 && self.only_an_article(after));
        found.then(|| (ActMention::Named(ActReference::Code { candidates: vec![code], year: None }), next))
    }

    /// True if the line, from token `from` on, is an article with its parts and nothing else.
    fn only_an_article(&self, from: usize) -> bool {
        let (mut at, mut article) = (from, false);
        while let Some((provision, next)) = self.provision(self.skip_kind(at, Kind::Comma)) {
            article |= provision.unit == Unit::Article;
            at = next;
        }
        article && at == self.tokens.len()
    }

    /// Reads "JKning", "ТК", "КоАО РУз".
    pub(crate) fn abbreviation(&self, at: usize) -> Option<(ActMention, usize)> {
        let token = self.tokens.get(at)?;
        let capitals = if self.query && self.is_common_abbreviation(at) { 0 } else { 2 };
        if token.capitals < capitals {
            return None;
        }
        let senses = self.lexicon.senses(token).iter();
        let candidates: Vec<Code> = senses
            .filter_map(|sense| match sense {
                Sense::Abbreviation { code, .. } => Some(*code),
                _ => None,
            })
            .collect();
        if candidates.is_empty() {
            return None;
        }
        // JK-ning
        let dash =
            self.is(at + 1, Kind::Dash) && self.glued(at + 1) && self.glued(at + 2) && self.is(at + 2, Kind::Word);
        let next = if dash && token.capitals >= 2 && self.unit(at + 2).is_none() { at + 3 } else { at + 1 };
        if self.is_foreign(next) {
            return Some((ActMention::Foreign, next));
        }
        let (year, next) = self.year_of_code(next);
        Some((ActMention::Abbreviation(candidates, year), next))
    }

    /// True if a bare number after the abbreviation at token `at` may be an article ("УК 169").
    pub(crate) fn is_strong_abbreviation(&self, at: usize) -> bool {
        self.query || self.is_common_abbreviation(at)
    }

    fn is_common_abbreviation(&self, at: usize) -> bool {
        self.find(at, |sense| matches!(sense, Sense::Abbreviation { weak: false, .. }).then_some(())).is_some()
    }
}

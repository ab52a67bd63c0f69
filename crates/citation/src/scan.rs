//! Finds the acts and provisions of a line, one by one.

use qonun_law::Series;

use crate::act::ActMention;
use crate::lexicon::{Sense, Unit};
use crate::numeral::Allowed;
use crate::provision::{Numbers, ProvisionMention};
use crate::reader::{Reader, UnitWord};
use crate::reference::ActReference;
use crate::token::Kind;

/// An act or a provision found in a line: tokens `start..end`.
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: What,
}

impl Mention {
    fn is_article(&self) -> bool {
        matches!(&self.what, What::Provision(provision) if provision.unit == Unit::Article)
    }
}

/// The kind of a mention.
pub(crate) enum What {
    Act(ActMention),
    Provision(ProvisionMention),
}

impl Reader<'_> {
    /// Returns every act and provision of the line, in order, without overlap.
    pub(crate) fn mentions(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        // End of the last name of another state: what follows it belongs to that state.
        let mut foreign = usize::MAX;
        while at < self.tokens.len() && !self.steps.are_over() {
            let token = &self.tokens[at];
            let start = token.entry != 0
                || matches!(token.kind, Kind::Number | Kind::Quote | Kind::QuoteOpen | Kind::NumberSign)
                || (token.kind == Kind::Word && token.capitals > 0 && self.roman(at).is_some())
                || (self.query && token.chars.1 - token.chars.0 == 1);
            if !start {
                at += 1;
            } else if let Some(next) = self.phrase(at, Sense::Foreign) {
                (at, foreign) = (next, next);
            } else {
                at = self.mention(at, foreign == at, &mut found);
            }
        }
        found
    }

    /// Adds the mention at token `at`. Returns the token at which to continue.
    fn mention(&self, at: usize, foreign: bool, found: &mut Vec<Mention>) -> usize {
        if self.date(at).is_none()
            && let Some((provision, end)) = self.provision(at).or_else(|| self.article_before_code(at))
        {
            found.push(Mention { start: at, end, what: What::Provision(provision) });
            return end;
        }
        let behind = found.last().map_or(0, |last| last.end);
        if let Some((act, start, end)) = self.title_before(at, behind) {
            found.push(Mention { start, end, what: What::Act(act) });
            return end;
        }
        let behind_article = || behind == at && found.iter().any(Mention::is_article);
        let Some((act, end)) = self.act(at).or_else(|| self.short_code(at, behind_article())) else {
            return at + 1;
        };
        let unit = self.unit_of_bare_number(at, &act);
        found.push(Mention { start: at, end, what: What::Act(if foreign { ActMention::Foreign } else { act }) });
        let number = self.skip(end, Sense::Republic);
        match unit.and_then(|unit| self.bare_number(number, unit)) {
            Some((provision, next)) => {
                found.push(Mention { start: number, end: next, what: What::Provision(provision) });
                next
            }
            None => end,
        }
    }

    /// Returns the unit of a bare number after an act: an article in "УК 169". `None` if the number has no meaning.
    fn unit_of_bare_number(&self, at: usize, act: &ActMention) -> Option<Unit> {
        match act {
            ActMention::Abbreviation(..) if self.is_strong_abbreviation(at) => Some(Unit::Article),
            ActMention::Named(ActReference::Code { .. }) if self.query => Some(Unit::Article),
            ActMention::Named(ActReference::Number { number, .. }) if self.query => {
                let law = number.series == Some(Series::Orq) || number.rest.contains(['I', 'V', 'X']);
                Some(if law { Unit::Article } else { Unit::Point })
            }
            _ => None,
        }
    }

    /// Reads, in a request, a bare number before a code: "169 УК".
    fn article_before_code(&self, at: usize) -> Option<(ProvisionMention, usize)> {
        if !self.query {
            return None;
        }
        let (provision, next) = self.bare_number(at, Unit::Article)?;
        let (act, _) = self.act(next)?;
        let code = matches!(act, ActMention::Abbreviation(..) | ActMention::Named(ActReference::Code { .. }));
        code.then_some((provision, next))
    }

    /// Reads numbers beside an act that have no unit word.
    fn bare_number(&self, at: usize, unit: Unit) -> Option<(ProvisionMention, usize)> {
        if !self.is(at, Kind::Number) || self.date(at).is_some() || self.year(at).is_some() {
            return None;
        }
        let list = self.list(at, Allowed { roman: false, cardinal: false, singular: false, letter: false })?;
        let after = self.skip_kind(list.next, Kind::Dash);
        // "УК 168 ч 2": the unit has its own number.
        let own = |word: UnitWord, next| !word.number_first && self.is(self.skip_kind(next, Kind::Dot), Kind::Number);
        if self.unit(after).is_some_and(|(word, next)| !own(word, next)) || !self.ends_bare_number(list.next) {
            return None;
        }
        let numbers = Numbers::Listed(list.spans);
        Some((ProvisionMention { unit, numbers, larger_first: true, single: false }, list.next))
    }

    /// True if a bare number may end before token `next`. It may not end before a counted noun: "ТК 30 дней", "МК 15
    /// %".
    fn ends_bare_number(&self, next: usize) -> bool {
        let glued_word = self.is(next, Kind::Word) && self.glued(next);
        let dash = self.is(next, Kind::Dash) && self.glued(next);
        let counted = self.find(self.skip_kind(next, Kind::Dash), |sense| {
            matches!(sense, Sense::Month(_) | Sense::Year | Sense::Counter | Sense::Measure).then_some(())
        });
        !glued_word && !dash && counted.is_none() && self.text(next) != "%"
    }
}

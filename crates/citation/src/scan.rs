//! Finding the acts and provisions that a line names, one by one.

use crate::act::ActMention;
use crate::lexicon::{Sense, Unit};
use crate::numeral::Allowed;
use crate::provision::{Numbers, ProvisionMention};
use crate::reader::Reader;
use crate::reference::ActReference;
use crate::token::Kind;

/// An act or a provision found in a line: tokens `start..end`.
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: What,
}

/// What was found.
pub(crate) enum What {
    Act(ActMention),
    Provision(ProvisionMention),
}

impl Reader<'_> {
    /// Every act and provision of the line, in order, without overlap.
    pub(crate) fn mentions(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            let start = token.entry != 0
                || matches!(token.kind, Kind::Number | Kind::Quote | Kind::QuoteOpen | Kind::NumberSign)
                || (token.kind == Kind::Word && token.capitals > 0 && self.roman(at).is_some());
            at = if start { self.mention(at, &mut found) } else { at + 1 };
        }
        found
    }

    /// Adds what is found at a place; gives the place to go on from.
    fn mention(&self, at: usize, found: &mut Vec<Mention>) -> usize {
        if self.date(at).is_none()
            && let Some((provision, end)) = self.provision(at)
        {
            found.push(Mention { start: at, end, what: What::Provision(provision) });
            return end;
        }
        let Some((act, end)) = self.act(at) else {
            return at + 1;
        };
        if at.checked_sub(1).is_some_and(|before| self.has(before, Sense::Foreign)) {
            return end;
        }
        let abbreviation = matches!(act, ActMention::Abbreviation(_)) && self.is_strong_abbreviation(at);
        let code = self.query && matches!(act, ActMention::Named(ActReference::Code { .. }));
        found.push(Mention { start: at, end, what: What::Act(act) });
        if !abbreviation && !code {
            return end;
        }
        match self.bare_article(self.skip(end, Sense::Republic)) {
            Some((provision, start, next)) => {
                found.push(Mention { start, end: next, what: What::Provision(provision) });
                next
            }
            None => end,
        }
    }

    /// A bare number after the name of a code: "УК 169".
    fn bare_article(&self, at: usize) -> Option<(ProvisionMention, usize, usize)> {
        if !self.is(at, Kind::Number) || self.date(at).is_some() {
            return None;
        }
        let list = self.list(at, Allowed { roman: false, cardinal: false, singular: false })?;
        let unit = self.skip_kind(list.next, Kind::Dash);
        if self.unit(unit).is_some() || !self.ends_bare_number(list.next) {
            return None;
        }
        let provision = ProvisionMention {
            unit: Unit::Article,
            numbers: Numbers::Listed(list.spans),
            larger_first: true,
            single: false,
        };
        Some((provision, at, list.next))
    }

    /// May a bare number end here? Not before a word of counting: "ТК 15 лет" cannot be told, "МК 15 %" can.
    fn ends_bare_number(&self, next: usize) -> bool {
        let glued_word = self.is(next, Kind::Word) && self.glued(next);
        let dash = self.is(next, Kind::Dash) && self.glued(next);
        let counted = self.find(self.skip_kind(next, Kind::Dash), |sense| {
            matches!(sense, Sense::Month(_) | Sense::Year | Sense::Counter).then_some(())
        });
        !glued_word && !dash && counted.is_none() && self.text(next) != "%"
    }
}

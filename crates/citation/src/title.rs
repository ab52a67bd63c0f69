//! Titles of acts in a text: in quotation marks, and in a search request also without them.

use crate::act::{ActMention, Phrase};
use crate::lexicon::Sense;
use crate::reader::Reader;
use crate::reference::ActReference;
use crate::token::Kind;

/// Maximum length of a title, in tokens.
const LONGEST_TITLE: usize = 80;

impl Reader<'_> {
    /// Reads a title: «…»ги in Uzbek, «О …» after the kind of act in Russian and English; in a request also without
    /// quotation marks.
    pub(crate) fn title(&self, at: usize, phrase: &Phrase) -> Option<(String, usize)> {
        if !matches!(self.kind(at)?, Kind::Quote | Kind::QuoteOpen) {
            return self.title_behind(at).filter(|_| phrase.has_only_kind());
        }
        let close = self.closing_quote(at)?;
        let title = self.line.get(self.tokens.get(at)?.end..self.tokens.get(close)?.start)?.trim().to_owned();
        let gi = self.skip_kind(close + 1, Kind::Dash);
        if self.has(gi, Sense::Gi) {
            // In Uzbek the kind follows the title; a kind before it belongs to another act.
            return (!phrase.has_only_kind()).then_some((title, gi + 1));
        }
        let named = phrase.kind.is_some() && self.has(at + 1, Sense::TitleStart);
        named.then_some((title, close + 1))
    }

    /// Reads, in a request, a title without quotation marks after the kind of the act: "Закон о персональных данных".
    /// The title ends before a provision, a date or a number.
    fn title_behind(&self, at: usize) -> Option<(String, usize)> {
        if !self.query || !self.has(at, Sense::TitleStart) || self.provision(at).is_some() {
            return None;
        }
        let is_end = |place: usize| {
            self.provision(place).is_some()
                || self.date(self.skip(place, Sense::Dated)).is_some()
                || self.number_of_act(place).is_some_and(|number| number.certain || number.marked)
                || matches!(self.kind(place), Some(Kind::Quote | Kind::QuoteOpen | Kind::Open))
        };
        let last = (at + LONGEST_TITLE).min(self.tokens.len());
        let end = (at + 1..last).find(|&place| is_end(self.skip_kind(place, Kind::Comma))).unwrap_or(last);
        let title = self.line.get(self.tokens.get(at)?.start..self.tokens.get(end - 1)?.end)?;
        (end > at + 1).then(|| (title.to_owned(), end))
    }

    /// Reads, in a request, a title without quotation marks whose last word is at token `at`, and the kind of the act
    /// after it: "Shaxsga doir maʼlumotlar toʻgʻrisidagi qonun". The title begins at token `behind` or later, after the
    /// preceding mention.
    pub(crate) fn title_before(&self, at: usize, behind: usize) -> Option<(ActMention, usize, usize)> {
        if !self.query || !self.has(at, Sense::TitleEnd) {
            return None;
        }
        let start = self.skip(self.skip_kind(behind, Kind::Comma), Sense::Republic);
        let (kind, end) = self.act_word(self.skip(at + 1, Sense::Republic))?;
        let quoted = |place| matches!(self.kind(place), Some(Kind::Quote | Kind::QuoteOpen | Kind::QuoteClose));
        if start >= at || (start..at).any(quoted) {
            return None;
        }
        let written = self.line.get(self.tokens.get(start)?.start..self.tokens.get(at)?.end)?;
        let without_gi = ["gi", "ги", "GI", "ГИ"].iter().find_map(|gi| written.strip_suffix(gi));
        let title = without_gi.unwrap_or(written).to_owned();
        Some((ActMention::Titled(ActReference::Title { title, kind, adopted: None }), start, end))
    }

    /// Returns the quotation mark that closes the one at token `open`. Quotation marks of the same kind may be nested.
    fn closing_quote(&self, open: usize) -> Option<usize> {
        let straight = self.is(open, Kind::Quote);
        let low = self.text(open) == "„";
        let mut depth = 0_usize;
        for at in open + 1..(open + LONGEST_TITLE).min(self.tokens.len()) {
            match self.kind(at)? {
                Kind::Quote if straight => return Some(at),
                Kind::QuoteOpen if low && self.text(at) == "“" => return Some(at),
                Kind::QuoteOpen if !straight => depth += 1,
                Kind::QuoteClose if !straight && depth == 0 => return Some(at),
                Kind::QuoteClose => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }
}

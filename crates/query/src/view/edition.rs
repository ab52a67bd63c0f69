//! The editions of a text: which are known, and of which the text is held.

use qonun_index::{ActEntry, EditionEntry, TextEntry};
use qonun_law::{Date, EditionStamp, Editions};

use crate::address;
use crate::answer::{EditionAge, EditionView, ListedEdition, Nearest};
use crate::engine::Engine;

/// The editions of one text.
pub(crate) struct TextEditions<'e> {
    text: &'e TextEntry,
    act: &'e ActEntry,
    /// Editions of which the text is kept beside the current one.
    kept: &'e [EditionEntry],
    /// All that are known.
    pub(crate) known: Editions,
    /// The edition of today, or the first one to come.
    pub(crate) current: Option<EditionStamp>,
}

impl<'e> TextEditions<'e> {
    pub(crate) fn of(engine: &'e Engine, text: &'e TextEntry) -> Self {
        let tables = engine.index().tables();
        let (act, kept) = (&tables.acts[text.act as usize], tables.editions_of(text.id));
        let stamps = text.editions.iter().copied().chain(kept.iter().map(|edition| edition.stamp));
        let known = Editions::new(stamps, act.in_force_from.or(act.adopted), act.repealed_on);
        let current = known.current(engine.today());
        Self { text, act, kept, known, current }
    }

    /// Are they those of a text?
    pub(crate) fn is_of(&self, text: &TextEntry) -> bool {
        self.text.id == text.id
    }

    /// The kept text of an edition that is not the current one.
    pub(crate) fn kept(&self, stamp: EditionStamp) -> Option<&'e EditionEntry> {
        self.kept.iter().rev().find(|edition| edition.stamp.from == stamp.from)
    }

    /// Is the text of an edition held?
    pub(crate) fn holds(&self, stamp: EditionStamp) -> bool {
        Some(stamp) == self.current || self.kept(stamp).is_some()
    }

    /// Is the text held as it stood on a day; as of today when there is none?
    pub(crate) fn holds_on(&self, on: Option<Date>) -> bool {
        on.is_none_or(|day| match self.known.on(day) {
            Some(stamp) => self.holds(stamp),
            None => self.current.is_none(),
        })
    }

    /// From when to when an edition is in force.
    pub(crate) fn days(&self, stamp: EditionStamp) -> EditionView {
        days(&self.known, stamp)
    }

    /// How an edition stands to that of today.
    pub(crate) fn age(&self, stamp: Option<EditionStamp>) -> EditionAge {
        match (stamp, self.current) {
            (Some(stamp), Some(current)) if stamp.from < current.from => EditionAge::Earlier,
            (Some(stamp), Some(current)) if stamp.from > current.from => EditionAge::Later,
            _ => EditionAge::Current,
        }
    }

    /// Address of the text in an edition; the plain one is that of the current edition.
    fn address(&self, stamp: EditionStamp) -> String {
        let on = (Some(stamp) != self.current).then_some(stamp.from);
        address::document_address_on(&self.act.id, self.text.lang, on)
    }

    /// An edition of the list.
    fn listed_one(&self, stamp: EditionStamp) -> ListedEdition {
        let present = self.holds(stamp);
        ListedEdition { days: self.days(stamp), present, url: present.then(|| self.address(stamp)) }
    }

    /// The editions, newest first.
    pub(crate) fn listed(&self) -> Vec<ListedEdition> {
        self.known.iter().map(|stamp| self.listed_one(stamp)).collect()
    }

    /// What is held nearest to a day: the next edition after it, else the last one before it.
    pub(crate) fn nearest(&self, day: Date) -> Nearest {
        let held = || self.known.iter().filter(|&stamp| self.holds(stamp));
        let stamp = held().filter(|stamp| stamp.from > day).last().or_else(|| held().next());
        let plain = || address::document_address(&self.act.id, self.text.lang);
        Nearest {
            path: None,
            edition: stamp.map(|stamp| self.days(stamp)),
            url: stamp.map_or_else(plain, |stamp| self.address(stamp)),
        }
    }
}

/// The editions of an act, of all its texts together; `texts` in the order in which they are preferred.
pub(crate) fn of_act(act: &ActEntry, texts: &[TextEditions<'_>]) -> Vec<ListedEdition> {
    let stamps = texts.iter().flat_map(|text| text.known.iter());
    let known = Editions::new(stamps, None, act.repealed_on);
    let listed = known.iter().map(|stamp| {
        let holder = texts.iter().find_map(|text| {
            let own = text.known.iter().find(|own| own.from == stamp.from)?;
            text.holds(own).then(|| text.address(own))
        });
        ListedEdition { days: days(&known, stamp), present: holder.is_some(), url: holder }
    });
    listed.collect()
}

fn days(known: &Editions, stamp: EditionStamp) -> EditionView {
    let span = known.span(stamp);
    EditionView { from: span.from.to_string(), to: span.to.map(|day| day.to_string()) }
}

//! The parties, subject, term and other words of one theme.

use crate::act::{Act, Class};
use crate::lexicon::{Lexicon, Matter, Subject, Topic};
use crate::phrase::{Phrase, Slots};
use crate::rng::Rng;

/// Words chosen for a theme.
pub(crate) struct Fillers<'a> {
    /// Topic of the theme.
    pub(crate) topic: &'a Topic,
    /// Subject of the theme.
    pub(crate) subject: &'a Subject,
    matter: &'a Matter,
    other: &'a Matter,
    actor: &'a Phrase,
    counterpart: &'a Phrase,
    body: &'a Phrase,
    duration: &'a Phrase,
    amount: &'a Phrase,
    region: &'a Phrase,
    country: &'a Phrase,
    from_year: Phrase,
    to_year: Phrase,
}

impl<'a> Fillers<'a> {
    /// Chooses the words of a theme of an act; theme 0 is the theme of its title.
    pub(crate) fn choose(
        lexicon: &'a Lexicon,
        act: &Act,
        theme: u64,
        (topic, subject): (usize, usize),
        rng: &mut Rng,
    ) -> Option<Self> {
        let topic = lexicon.topics.get(topic)?;
        let subject = topic.subjects.get(subject)?;
        let matter = if theme == 0 { act.matter } else { rng.below(subject.matters.len()) };
        let elsewhere = topic.subjects.get(rng.below(topic.subjects.len()))?;
        let parties = rng.distinct(2, topic.actors.len());
        // The ministry acts mostly for itself, and sometimes for its other bodies and for others.
        let body = if act.class == Class::Ministry || rng.chance(650) { 0 } else { rng.below(topic.bodies.len()) };
        let year = usize::try_from(act.adopted.year()).unwrap_or(0);
        Some(Self {
            topic,
            subject,
            matter: subject.matters.get(matter.min(subject.matters.len().checked_sub(1)?))?,
            other: rng.pick(&elsewhere.matters)?,
            actor: topic.actors.get(*parties.first()?)?,
            counterpart: topic.actors.get(*parties.last()?)?,
            body: topic.bodies.get(body)?,
            duration: rng.pick(&lexicon.durations)?,
            amount: rng.pick(&lexicon.amounts)?,
            region: rng.pick(&lexicon.regions)?,
            country: rng.pick(&lexicon.countries)?,
            from_year: Phrase::same(&year.to_string()),
            to_year: Phrase::same(&(year + 2 + rng.below(4)).to_string()),
        })
    }

    /// Returns the words as slots of patterns; `data/provisions.table` defines the letters.
    pub(crate) fn slots(&'a self) -> Slots<'a> {
        Slots::default()
            .with('s', &self.subject.name)
            .with('m', &self.matter.noun)
            .with('v', &self.matter.verb)
            .with('k', &self.other.noun)
            .with('a', self.actor)
            .with('c', self.counterpart)
            .with('b', self.body)
            .with('t', self.duration)
            .with('q', self.amount)
            .with('g', self.region)
            .with('e', self.country)
            .with('y', &self.topic.sphere)
            .with('1', &self.from_year)
            .with('2', &self.to_year)
    }
}

//! The editions of a text: which ones are known, and of which ones the index has the text.

use qonun_index::{ActEntry, EditionEntry, TextEntry};
use qonun_law::{Date, EditionStamp, Editions};

use crate::address;
use crate::answer::{EditionAge, EditionView, ListedEdition, Nearest};
use crate::snapshot::Snapshot;

/// The editions of one text.
pub(crate) struct TextEditions<'e> {
    text: &'e TextEntry,
    act: &'e ActEntry,
    /// Editions whose text is kept in addition to the current one.
    kept: &'e [EditionEntry],
    /// All known editions.
    pub(crate) known: Editions,
    /// The edition of today, or the first future one.
    pub(crate) current: Option<EditionStamp>,
    /// The edition of the present text: the one its page was saved as, otherwise that of today.
    present: Option<EditionStamp>,
    /// The edition of the searched text: the present one, and in a search as of a day that of the day.
    pub(crate) searched: Option<EditionStamp>,
    /// The edition shown to a reader who names no day: that of today if its text is kept, otherwise the kept one before
    /// it.
    pub(crate) shown: Option<EditionStamp>,
}

impl<'e> TextEditions<'e> {
    pub(crate) fn of(snapshot: &'e Snapshot, text: &'e TextEntry) -> Self {
        let tables = snapshot.generation().tables();
        Self::new(text, &tables.acts[text.act as usize], tables.editions_of(text.id), snapshot.today())
    }

    /// `kept` are the other editions that have a text.
    fn new(text: &'e TextEntry, act: &'e ActEntry, kept: &'e [EditionEntry], today: Date) -> Self {
        let stamps = text.editions.iter().copied().chain(kept.iter().map(|edition| edition.stamp)).chain(text.edition);
        let known = Editions::new(stamps, act.in_force_from.or(act.adopted), act.repealed_on);
        let current = known.current(today);
        let present =
            text.edition.and_then(|edition| known.iter().find(|stamp| stamp.from == edition.from)).or(current);
        let searched = text.edition_of_day.or(present);
        let mut editions = Self { text, act, kept, known, current, present, searched, shown: None };
        let held: Vec<EditionStamp> = editions.known.iter().filter(|&stamp| editions.holds(stamp)).collect();
        let begun = held.iter().find(|&&stamp| editions.current.is_none_or(|current| stamp <= current));
        editions.shown = begun.or(held.last()).copied();
        editions
    }

    /// True if these are the editions of `text`.
    pub(crate) fn is_of(&self, text: &TextEntry) -> bool {
        self.text.id == text.id
    }

    /// True if the text of this edition is the present one.
    pub(crate) fn is_present(&self, stamp: EditionStamp) -> bool {
        self.present.is_some_and(|present| present.from == stamp.from)
    }

    /// The kept text of an edition other than the present one.
    pub(crate) fn kept(&self, stamp: EditionStamp) -> Option<&'e EditionEntry> {
        self.kept_place(stamp).map(|place| &self.kept[place])
    }

    /// The index of this text among the kept ones. Of several editions of one day the last one counts.
    pub(crate) fn kept_place(&self, stamp: EditionStamp) -> Option<usize> {
        self.kept.iter().rposition(|edition| edition.stamp.from == stamp.from)
    }

    /// True if the text of an edition is kept.
    pub(crate) fn holds(&self, stamp: EditionStamp) -> bool {
        self.is_present(stamp) || self.kept(stamp).is_some()
    }

    /// True if the text of that day is kept. Without a day, today counts.
    pub(crate) fn holds_on(&self, on: Option<Date>) -> bool {
        on.is_none_or(|day| match self.known.on(day) {
            Some(stamp) => self.holds(stamp),
            None => self.known.first().is_none(),
        })
    }

    /// The days on which an edition comes into force and ceases to be in force.
    pub(crate) fn days(&self, stamp: EditionStamp) -> EditionView {
        days(&self.known, stamp)
    }

    /// How an edition relates to that of today: earlier, current or later.
    pub(crate) fn age(&self, stamp: Option<EditionStamp>) -> EditionAge {
        match (stamp, self.current) {
            (Some(stamp), Some(current)) if stamp.from < current.from => EditionAge::Earlier,
            (Some(stamp), Some(current)) if stamp.from > current.from => EditionAge::Later,
            _ => EditionAge::Current,
        }
    }

    /// The edition of today, if another one is shown.
    pub(crate) fn current_beside(&self, stamp: Option<EditionStamp>) -> Option<ListedEdition> {
        self.current
            .filter(|&current| stamp.is_some_and(|stamp| stamp.from != current.from))
            .map(|one| self.listed_one(one))
    }

    /// The day that an address must name to lead to an edition. `None` if the plain address leads to it, since that is
    /// the edition shown.
    pub(crate) fn day_of(&self, stamp: Option<EditionStamp>) -> Option<Date> {
        stamp.filter(|_| stamp != self.shown).map(|stamp| stamp.from)
    }

    /// Address of the text in an edition.
    fn address(&self, stamp: EditionStamp) -> String {
        address::document_address_on(&self.act.id, self.text.lang, self.day_of(Some(stamp)))
    }

    /// One edition as an entry of the list.
    fn listed_one(&self, stamp: EditionStamp) -> ListedEdition {
        let present = self.holds(stamp);
        ListedEdition { days: self.days(stamp), present, url: present.then(|| self.address(stamp)) }
    }

    /// All editions, newest first.
    pub(crate) fn listed(&self) -> Vec<ListedEdition> {
        self.known.iter().map(|stamp| self.listed_one(stamp)).collect()
    }

    /// The kept edition that is nearest to a day: the next one after it, otherwise the last one before it.
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

/// The editions of an act, of all its texts together. `texts` come in order of preference.
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use qonun_index::{ActEntry, EditionEntry, TextEntry};
    use qonun_law::{ActId, ActType, Date, EditionStamp, Lang, Status, parse_date};

    use super::TextEditions;
    use crate::answer::EditionAge;

    fn stamp(day: &str) -> EditionStamp {
        EditionStamp { from: parse_date(day).unwrap(), turn: 0 }
    }

    fn act() -> ActEntry {
        ActEntry {
            id: ActId("uz/law/2018/1".to_owned()),
            texts: 0..1,
            kind: ActType::Law,
            number: None,
            registration: None,
            adopted: parse_date("2018-05-05"),
            in_force_from: parse_date("2018-05-05"),
            repealed_on: None,
            status: Status::InForce,
            languages: BTreeMap::new(),
            bodies: Vec::new(),
            topics: Vec::new(),
        }
    }

    fn text(listed: &[&str], saved: Option<&str>) -> TextEntry {
        TextEntry {
            id: 1,
            lang: Lang::Ru,
            act: 0,
            title: String::new(),
            title_words: 0,
            records: 0..0,
            head: 0,
            editions: listed.iter().map(|day| stamp(day)).collect(),
            edition: saved.map(stamp),
            edition_of_day: None,
        }
    }

    fn year(day: Option<EditionStamp>) -> String {
        day.map_or_else(|| "-".to_owned(), |stamp| stamp.from.year().to_string())
    }

    /// The list of each text is 2018, 2021, 2024, 2031.
    #[test]
    fn a_text_is_of_the_edition_that_its_page_was_saved_as() {
        use EditionAge::{Current, Earlier, Later};
        let listed = ["2031-01-01", "2024-01-01", "2021-01-01", "2018-05-05"];
        // Columns: the edition of the page, those of other files, today; searched, shown, its age, the editions without
        // a text.
        for (saved, kept, today, searched, shown, age, absent) in [
            (Some("2024-01-01"), &[][..], "2026-07-01", "2024", "2024", Current, "2031 2021 2018"),
            // The mirror is older than the edition of today.
            (Some("2021-01-01"), &[], "2026-07-01", "2021", "2021", Earlier, "2031 2024 2018"),
            (Some("2021-01-01"), &[], "2023-07-01", "2021", "2021", Current, "2031 2024 2018"),
            (Some("2018-05-05"), &["2021-01-01"], "2026-07-01", "2018", "2021", Earlier, "2031 2024"),
            (Some("2018-05-05"), &["2024-01-01"], "2026-07-01", "2018", "2024", Current, "2031 2021"),
            (Some("2024-01-01"), &["2031-01-01"], "2026-07-01", "2024", "2024", Current, "2021 2018"),
            (Some("2024-01-01"), &["2031-01-01"], "2032-07-01", "2024", "2031", Current, "2021 2018"),
            // Only a future edition is kept.
            (Some("2031-01-01"), &[], "2026-07-01", "2031", "2031", Later, "2024 2021 2018"),
            // A page without a list of editions has the edition of today.
            (None, &[], "2026-07-01", "2024", "2024", Current, "2031 2021 2018"),
            (None, &["2018-05-05"], "2026-07-01", "2024", "2024", Current, "2031 2021"),
        ] {
            let (act, text) = (act(), text(&listed, saved));
            let entry = |day: &&str| EditionEntry { id: 1, stamp: stamp(day), head: 0, provisions: 0 };
            let text_sets: Vec<EditionEntry> = kept.iter().map(entry).collect();
            let today: Date = parse_date(today).unwrap();
            let editions = TextEditions::new(&text, &act, &text_sets, today);
            let told = (year(editions.searched), year(editions.shown), editions.age(editions.shown));
            let case = format!("{saved:?} {kept:?} {today}");
            assert_eq!(told, (searched.to_owned(), shown.to_owned(), age), "{case}");
            let listed = editions.listed();
            let without: Vec<&str> = listed.iter().filter(|one| !one.present).map(|one| &one.days.from[..4]).collect();
            assert_eq!(without.join(" "), absent, "{case}");
            let beside = editions.current_beside(editions.shown);
            assert_eq!(beside.is_some(), age != Current, "{case}");
            assert!(beside.is_none_or(|edition| edition.present == edition.url.is_some()), "{case}");
            let plain = listed.iter().filter(|one| one.url.as_ref().is_some_and(|url| !url.contains('?')));
            assert_eq!(plain.map(|one| &one.days.from[..4]).collect::<Vec<_>>(), [shown], "{case}");
        }
    }
}

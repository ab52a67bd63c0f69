//! Notes: previous and future editions, sources of amendments, comments, classifiers.

use super::changes::{change_word, unit_word};
use super::frame::{database_entry, publication_group};
use super::provisions::raised;
use super::{Block, Drafter, Mark};
use crate::act::{Act, Change, Event, Role, UNIT_START, UNIT_STRIDE, Unit, block_id};
use crate::calendar::dotted;
use crate::phrase::{CYR, EN, Phrase, RU, Slots, UZ};
use crate::reference::{Naming, reference};
use crate::rng::Rng;

/// Names of the classifiers: the general one and the thematic one.
const SYSTEMS: [[&str; 4]; 2] = [["QTUK", "ОКОЗ", "ОКОЗ", "LQBL"], ["QMQ", "ТСЗ", "ТСЗ", "TDL"]];

impl<'a> Drafter<'a> {
    /// Writes the classifier entries of the whole act; both belong to the first block of the text.
    pub(super) fn classifiers(&mut self, rng: &mut Rng) {
        for system in 0..rng.between(1, 2) {
            self.classifier(system, self.offset);
        }
    }

    fn classifier(&mut self, system: usize, about: usize) {
        let topic = &self.lexicon.topics[self.act.topic];
        let group = topic.code.get(..2).unwrap_or_default();
        let html = std::array::from_fn(|lang| {
            let name = &topic.class_name[lang];
            // English pages have no label for some entries.
            let upper = if lang == EN { "Excuse, there is no description...." } else { name.as_str() };
            format!(
                "[<b>{}:</b><div id=\"LBC{about}{system}\"><span class=\"iorRN\">1.</span>\
                 <span class=\"iorVal\">{group}.00.00.00 {upper} / {} {name}]</span></div>",
                SYSTEMS[system][lang], topic.code
            )
        });
        self.blocks.push(Block { class: "INDEXES_ON_REF", mark: Mark::Classifier, offset: about, html });
    }

    /// Writes, before a changed unit, the link to the edition before its last change.
    pub(super) fn previous_edition_note(&mut self, unit: &'a Unit) {
        let Some(event) = last_event(unit, self.edition, &[Change::Reworded]) else { return };
        let before = event.edition.checked_sub(1).and_then(|edition| self.act.editions.get(edition));
        let Some(edition) = before else { return };
        let html = std::array::from_fn(|lang| {
            let id = self.act.ids[lang].unwrap_or(0);
            let block = block_id(id, self.offset);
            let href = format!("/docs/{id}?ONDATE={} {:02}#{block}", dotted(edition.from), edition.turn);
            match lang {
                UZ => format!("Oldingi <a href=\"{href}\">tahrirga</a> qarang."),
                CYR => format!("Олдинги <a href=\"{href}\">таҳрирга</a> қаранг."),
                RU => format!("См. <a href=\"{href}\">предыдущую</a> редакцию."),
                _ => format!("See the <a href=\"{href}\">previous</a> edition."),
            }
        });
        self.blocks.push(Block { class: "COMMENT", mark: Mark::Previous, offset: self.offset, html });
    }

    /// Writes, after a unit, the source of its last change, a future edition, a comment, a classifier of the next unit.
    pub(super) fn notes_after(&mut self, unit_at: usize, unit: &'a Unit) {
        if let Some(event) = last_event(unit, self.edition, &[Change::Reworded, Change::Inserted]) {
            self.source_note(unit, event);
        }
        self.future_note(unit);
        let mut rng = self.rng([50, unit_at as u64]);
        if rng.chance(35) && !self.is_amending() {
            self.comment(&mut rng);
        }
        let plain = |next: &Unit| {
            next.annex == unit.annex && next.headings.is_empty() && next.events.is_empty() && next.number.1 == 0
        };
        let follows = self.act.units.get(unit_at + 1).is_some_and(plain);
        if follows && rng.chance(25) && matches!(unit.role, Role::Provision(_)) {
            self.classifier(rng.below(2), UNIT_START + (unit_at + 1) * UNIT_STRIDE);
        }
    }

    /// Writes the note that remains in place of a removed unit.
    pub(super) fn removal_note(&mut self, unit: &'a Unit) {
        if let Some(event) = last_event(unit, self.edition, &[Change::Removed]) {
            self.source_note(unit, event);
        }
    }

    fn source_note(&mut self, unit: &'a Unit, event: Event) {
        let by = &self.base.acts[event.by];
        let day = by.in_force_from;
        let naming = Naming { unit: Some(event.by_unit), titled: false, linked: true, on: Some(day) };
        let name = reference(self.lexicon, by, naming);
        let number = Phrase::same(&raised(unit.number));
        let serial = event.by * 7 % 9_973;
        let code =
            format!("{}/{:02}/{}/{serial:04}", publication_group(by.class), day.year() % 100, event.by % 999 + 1);
        let [uz, cyr, ru, en] = database_entry(&dotted(day), &code);
        let published = Phrase::fixed(&uz, &cyr, &ru, &en);
        let slots = Slots::default().with('n', &number).with('r', &name).with('x', &published);
        let html = self.words(&format!("note {} {}", change_word(event.change), unit_word(self.act)), &slots);
        self.push("CHANGES_ORIGINS", Mark::Source, html);
    }

    /// Writes, after a unit that a later edition changes, the link to that edition.
    fn future_note(&mut self, unit: &'a Unit) {
        if self.edition != self.act.current_edition() {
            return;
        }
        let Some(event) = unit.events.iter().find(|event| event.edition > self.edition) else { return };
        let Some(edition) = self.act.editions.get(event.edition) else { return };
        let html = std::array::from_fn(|lang| {
            let id = self.act.ids[lang].unwrap_or(0);
            let href = format!("/docs/{id}?ONDATE={} {:02}", dotted(edition.from), edition.turn);
            let link = |words: &str| format!("<a class=\"lx_next_ver\" href=\"{href}\">{words}</a>");
            match lang {
                UZ => format!("Keyingi {} qarang.", link("tahrirga")),
                CYR => format!("Кейинги {} қаранг.", link("таҳрирга")),
                RU => format!("См. {} редакцию.", link("следующую")),
                _ => format!("See the {} edition.", link("next")),
            }
        });
        self.push("COMMENT", Mark::Next, html);
    }

    /// Writes a hidden comment of the editors that refers to another act, or to another unit of this act.
    fn comment(&mut self, rng: &mut Rng) {
        let name = if self.act.cites.is_empty() {
            let unit = rng.pick(&citable(self.act)).copied();
            reference(self.lexicon, self.act, Naming { unit, titled: false, linked: true, on: None })
        } else {
            self.a_reference(rng)
        };
        let html = self.words("see comment", &Slots::default().with('x', &name));
        self.push("COMMENT", Mark::Comment, html);
    }
}

/// True if every edition of the act contains the unit, outside the annexes.
fn is_lasting(unit: &Unit) -> bool {
    let removed = unit.events.iter().any(|event| event.change == Change::Removed);
    unit.annex == 0 && unit.number.1 == 0 && !removed
}

fn last_event(unit: &Unit, edition: usize, changes: &[Change]) -> Option<Event> {
    let so_far = unit.events.iter().filter(|event| event.edition <= edition && changes.contains(&event.change));
    so_far.max_by_key(|event| event.edition).copied()
}

/// Returns every unit of an act that may be cited.
pub(super) fn citable(act: &Act) -> Vec<usize> {
    (0..act.units.len()).filter(|&unit| is_lasting(&act.units[unit])).collect()
}

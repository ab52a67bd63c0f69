//! Decides which acts cite, amend and repeal each other.

use std::collections::BTreeMap;

use qonun_law::{ActType, EditionStamp};

use crate::act::{Act, Amendment, Change, Class, Event, Purpose, Role, Unit};
use crate::rng::Rng;

/// Earlier acts, indexed by their possible relations to a new act.
#[derive(Default)]
pub(crate) struct Ties {
    /// Acts that may be amended, by class.
    amendable: BTreeMap<usize, Vec<usize>>,
    /// Acts by topic, for citations.
    by_topic: BTreeMap<usize, Vec<usize>>,
    /// Acts by class and topic, for repeals.
    by_class_and_topic: BTreeMap<(usize, usize), Vec<usize>>,
    codes: Vec<usize>,
}

impl Ties {
    /// Chooses the purpose of a new act and relates it to earlier acts.
    pub(crate) fn tie(&mut self, acts: &mut [Act], act: &mut Act, rng: &mut Rng) {
        if !matches!(act.class, Class::Code | Class::Treaty | Class::Disposition) {
            if rng.chance(320) {
                self.amend(acts, act, rng);
            }
            let repeals = if act.purpose == Purpose::Regulates { 90 } else { 0 };
            if rng.chance(repeals) {
                self.repeal(acts, act, rng);
            }
        }
        if act.class == Class::Ministry && act.purpose != Purpose::Regulates {
            act.kind = ActType::Order;
        }
        self.cite(acts, act, rng);
    }

    /// Records a planned act, and informs the acts that it changes or repeals.
    pub(crate) fn record(&mut self, acts: &mut [Act], at: usize) {
        let act = &acts[at];
        let group = group(act.class);
        if act.purpose == Purpose::Regulates && !matches!(act.class, Class::Treaty | Class::Disposition) {
            self.amendable.entry(group).or_default().push(at);
        }
        if act.class == Class::Code {
            self.codes.push(at);
        } else {
            self.by_class_and_topic.entry((group, act.topic)).or_default().push(at);
        }
        if act.class != Class::Treaty {
            self.by_topic.entry(act.topic).or_default().push(at);
        }
        let (repeals, day, amendments) = (act.repeals.clone(), act.in_force_from, act.amendments.clone());
        let units: Vec<(usize, usize)> = act
            .units
            .iter()
            .enumerate()
            .filter_map(|(unit, words)| match words.role {
                Role::Amend(from, to) => Some((from..to).map(move |amendment| (amendment, unit))),
                _ => None,
            })
            .flatten()
            .collect();
        for target in repeals {
            acts[target].repealed = Some((at, day));
        }
        for (amendment, by_unit) in units {
            let Amendment { target, unit, change, edition } = amendments[amendment];
            acts[target].units[unit].events.push(Event { change, edition, by: at, by_unit });
        }
    }

    fn amend(&self, acts: &mut [Act], act: &mut Act, rng: &mut Rng) {
        let wanted = if rng.chance(150) { rng.between(2, 4) } else { 1 };
        let own = self.amendable.get(&group(act.class)).map_or(&[][..], Vec::as_slice);
        for _ in 0..wanted {
            let codes = act.class == Class::Law && rng.chance(500) && !self.codes.is_empty();
            let candidates = if codes { self.codes.as_slice() } else { own };
            let Some(&target) = rng.pick(candidates) else { continue };
            let known = act.amendments.iter().any(|amendment| amendment.target == target);
            if !known && may_change(&acts[target], act) {
                amend_units(&mut acts[target], target, act, rng);
            }
        }
        if let Some(first) = act.amendments.first() {
            act.purpose = Purpose::Amends;
            let target = &acts[first.target];
            (act.topic, act.subject, act.matter) = (target.topic, target.subject, target.matter);
        }
    }

    fn repeal(&self, acts: &[Act], act: &mut Act, rng: &mut Rng) {
        let Some(candidates) = self.by_class_and_topic.get(&(group(act.class), act.topic)) else { return };
        for _ in 0..rng.between(1, 2) {
            let Some(&target) = rng.pick(candidates) else { continue };
            let old = &acts[target];
            let last = old.editions.last().map_or(old.in_force_from, |edition| edition.from);
            let free = old.repealed.is_none() && last < act.in_force_from && !act.repeals.contains(&target);
            if free {
                act.repeals.push(target);
            }
        }
        if !act.repeals.is_empty() && act.class != Class::Law && rng.chance(100) {
            act.purpose = Purpose::Repeals;
        }
    }

    /// Cites up to four earlier acts, mostly of the same topic, one of them a code.
    fn cite(&self, acts: &[Act], act: &mut Act, rng: &mut Rng) {
        let topic = self.by_topic.get(&act.topic).map_or(&[][..], Vec::as_slice);
        let codes: Vec<usize> = self.codes.iter().copied().filter(|&code| acts[code].topic == act.topic).collect();
        for _ in 0..rng.below(5) {
            let from = match rng.below(10) {
                0..3 if !codes.is_empty() => codes.as_slice(),
                0..2 => self.codes.as_slice(),
                _ => topic,
            };
            let Some(&cited) = rng.pick(from) else { continue };
            let living = acts[cited].repealed.is_none() && acts[cited].purpose == Purpose::Regulates;
            if living && !act.cites.contains(&cited) {
                act.cites.push(cited);
            }
        }
    }
}

/// Acts of one group amend and repeal each other.
const fn group(class: Class) -> usize {
    match class {
        Class::Code | Class::Law => 0,
        Class::Decree | Class::Resolution | Class::Disposition => 1,
        Class::Cabinet => 2,
        Class::Ministry => 3,
        Class::Treaty => 4,
    }
}

/// True if a later act may change the target: the target is in force, the change is not before its last edition, and
/// the number of changes is limited.
fn may_change(target: &Act, by: &Act) -> bool {
    let last = target.editions.last().map_or(target.in_force_from, |edition| edition.from);
    let room = target.editions.len() < if target.class == Class::Code { 40 } else { 6 };
    target.repealed.is_none() && last <= by.in_force_from && target.in_force_from < by.adopted && room
}

fn amend_units(target: &mut Act, at: usize, act: &mut Act, rng: &mut Rng) {
    let last = target.editions.len() - 1;
    let mut chosen = choose_units(target, last, rng);
    chosen.sort_unstable();
    let turn = match target.editions[last] {
        EditionStamp { from, turn } if from == act.in_force_from && last > 0 => turn + 1,
        EditionStamp { from, .. } if from == act.in_force_from => return,
        _ => 0,
    };
    let before = act.amendments.len();
    for unit in chosen {
        let words = &target.units[unit];
        let change = match (words.number.1 > 0, words.stands_in(last)) {
            (true, false) if !words.events.iter().any(|event| event.change == Change::Removed) => Change::Inserted,
            (_, true) if rng.chance(120) && words.number.0 > 1 => Change::Removed,
            (_, true) => Change::Reworded,
            _ => continue,
        };
        act.amendments.push(Amendment { target: at, unit, change, edition: last + 1 });
    }
    if act.amendments.len() > before {
        target.editions.push(EditionStamp { from: act.in_force_from, turn });
    }
}

/// Chooses one or two articles or points outside the annexes; sometimes a place reserved for an insertion.
fn choose_units(target: &Act, edition: usize, rng: &mut Rng) -> Vec<usize> {
    let may_change = |unit: &Unit| {
        let plain = matches!(unit.role, Role::Provision(_) | Role::Frame("task" | "task two" | "task four"));
        plain && unit.annex == 0
    };
    let units = 0..target.units.len();
    let (standing, kept): (Vec<usize>, Vec<usize>) =
        units.filter(|&at| may_change(&target.units[at])).partition(|&at| target.units[at].stands_in(edition));
    let mut chosen = Vec::new();
    if rng.chance(300) {
        chosen.extend(rng.pick(&kept));
    }
    let count = if rng.chance(600) { 1 } else { 2 };
    let more = rng.distinct(count - chosen.len(), standing.len());
    chosen.extend(more.into_iter().map(|at| standing[at]));
    chosen
}

//! The plan of the law base: the acts, their dates, numbers, titles and relations.

mod dates;
mod mix;
mod ties;

use qonun_law::{ActType, EditionStamp};

use crate::SampleError;
use crate::act::{Act, Class, Damage, Number, PdfPage, Purpose};
use crate::fillers::Fillers;
use crate::lexicon::Lexicon;
use crate::phrase::{Phrase, Texts};
use crate::reference::{Naming, reference};
use crate::rng::Rng;
use crate::structure;

/// Separate random streams, so that a change of one part does not change the others.
const PLAN: u64 = 1;
const EXTRAS: u64 = 2;

/// All acts, in the order of adoption.
pub(crate) struct LawBase {
    pub(crate) seed: u64,
    pub(crate) acts: Vec<Act>,
}

impl LawBase {
    /// Plans a law base of at least `pages` pages.
    pub(crate) fn plan(lexicon: &Lexicon, pages: usize, seed: u64) -> Result<Self, SampleError> {
        // An eleventh of the pages are editions. A small base may not have enough amended acts; then more acts are
        // planned.
        let mut wanted = pages * 10 / 11;
        loop {
            let mut base = Self::with_texts(lexicon, wanted.max(1), pages, seed)?;
            let missing = base.choose_edition_pages(pages);
            if missing == 0 {
                base.spoil_some_pages();
                return Ok(base);
            }
            wanted += missing;
        }
    }

    fn with_texts(lexicon: &Lexicon, texts: usize, pages: usize, seed: u64) -> Result<Self, SampleError> {
        let mut rng = Rng::new(&[seed, PLAN]);
        let drafts = mix::draft(lexicon, texts, pages, &mut rng);
        let mut base = Self { seed, acts: Vec::with_capacity(drafts.len()) };
        let mut ties = ties::Ties::default();
        for (at, draft) in drafts.into_iter().enumerate() {
            let mut rng = Rng::new(&[seed, PLAN, 1 + at as u64]);
            let mut act = base.new_act(lexicon, draft, &mut rng);
            ties.tie(&mut base.acts, &mut act, &mut rng);
            act.title = base.title(lexicon, &act, at, &mut rng)?;
            structure::build(lexicon, &mut act, &mut rng);
            base.acts.push(act);
            ties.record(&mut base.acts, at);
        }
        base.give_ids();
        Ok(base)
    }

    fn new_act(&self, lexicon: &Lexicon, draft: mix::Draft, rng: &mut Rng) -> Act {
        let topic = match draft.class {
            Class::Code => lexicon.codes[draft.code].topics[0],
            _ => rng.below(lexicon.topics.len()),
        };
        let subject = rng.below(lexicon.topics[topic].subjects.len());
        let matter = rng.below(lexicon.topics[topic].subjects[subject].matters.len());
        let in_force_from = dates::force_day(draft.class, draft.adopted, rng);
        Act {
            class: draft.class,
            kind: kind_of(draft.class, rng),
            topic,
            subject,
            matter,
            code: draft.code,
            ids: draft.languages.map(|there| there.then_some(0)),
            number: draft.number,
            adopted: draft.adopted,
            in_force_from,
            repealed: None,
            title: Texts::default(),
            purpose: Purpose::Regulates,
            cites: Vec::new(),
            repeals: Vec::new(),
            amendments: Vec::new(),
            editions: vec![EditionStamp { from: in_force_from, turn: 0 }],
            edition_pages: Vec::new(),
            annexes: Vec::new(),
            units: Vec::new(),
            pdf_only: None,
            has_card: false,
            damage: [None; 4],
        }
    }

    /// Returns the title; that of an amending act names the acts that it amends.
    fn title(&self, lexicon: &Lexicon, act: &Act, at: usize, rng: &mut Rng) -> Result<Texts, SampleError> {
        if act.class == Class::Code {
            let whole = Naming { unit: None, titled: false, linked: false, on: None };
            let Phrase { uz, cyr, ru, en, .. } = reference(lexicon, act, whole);
            let [ru, ..] = ru;
            return Ok([uz, cyr, ru, en.trim_start_matches("the ").to_owned()]);
        }
        let several = act.amendments.iter().any(|amendment| amendment.target != act.amendments[0].target);
        let group = match (&act.purpose, act.class) {
            (Purpose::Repeals, _) => "repeal",
            (Purpose::Amends, _) if several => "amend several",
            (Purpose::Amends, _) => "amend",
            (_, Class::Law) => "law",
            (_, Class::Decree) => "decree",
            (_, Class::Resolution) => "resolution",
            (_, Class::Disposition) => "disposition",
            (_, Class::Cabinet) => "cabinet",
            (_, Class::Ministry) => "order",
            _ => "treaty",
        };
        let no_words = || SampleError::NoWords { what: format!("a title of the group {group}") };
        let mut own = Rng::new(&[self.seed, at as u64, 0]);
        let fillers = Fillers::choose(lexicon, act, 0, (act.topic, act.subject), &mut own).ok_or_else(no_words)?;
        let target = act.amendments.first().map(|amendment| {
            let titled = Naming { unit: None, titled: true, linked: false, on: None };
            reference(lexicon, &self.acts[amendment.target], titled)
        });
        let nothing = Phrase::same("");
        let slots = fillers.slots().with('r', target.as_ref().unwrap_or(&nothing));
        let pattern = rng.pick(lexicon.titles(group)).ok_or_else(no_words)?;
        Ok(pattern.sentence([true; 4], &slots))
    }

    /// Assigns ids as lex.uz does: N for Cyrillic, -N for Latin, others for Russian and English; not in order of date.
    fn give_ids(&mut self) {
        let mut rng = Rng::new(&[self.seed, EXTRAS]);
        let mut order: Vec<usize> = (0..self.acts.len()).collect();
        rng.shuffle(&mut order);
        let mut next = 20_000_i64;
        for at in order {
            let act = &mut self.acts[at];
            let span = i64::try_from(act.id_span()).unwrap_or(0);
            // A few acts have the signs reversed.
            let sign = if rng.chance(2) { -1 } else { 1 };
            let ids = [-next * sign, next * sign, next + span, next + 2 * span];
            act.ids = std::array::from_fn(|lang| act.ids[lang].map(|_| ids[lang]));
            next += 3 * span + i64::try_from(rng.below(60)).unwrap_or(0);
        }
    }

    /// Chooses the older and future editions that get pages, until there are enough pages. Returns the number of
    /// missing pages.
    fn choose_edition_pages(&mut self, pages: usize) -> usize {
        let mut rng = Rng::new(&[self.seed, EXTRAS, 1]);
        let texts = |act: &Act| act.ids.iter().flatten().count();
        let mut missing = pages.saturating_sub(self.acts.iter().map(texts).sum());
        // A code is as long as a hundred other acts: only some codes get pages of editions.
        let mut chosen = |act: &Act| act.editions.len() > 1 && (act.class != Class::Code || rng.chance(150));
        let mut amended: Vec<usize> = (0..self.acts.len()).filter(|&at| chosen(&self.acts[at])).collect();
        rng.shuffle(&mut amended);
        for round in 0..4 {
            for &at in &amended {
                if missing == 0 {
                    return 0;
                }
                let act = &mut self.acts[at];
                let current = act.current_edition();
                // The newest old edition first, then the others, then a future one.
                let mut others: Vec<usize> = (0..act.editions.len()).filter(|&edition| edition != current).collect();
                others.sort_by_key(|&edition| (edition > current, std::cmp::Reverse(edition)));
                let Some(&edition) = others.get(round) else { continue };
                act.edition_pages.push(edition);
                missing = missing.saturating_sub(texts(act));
            }
        }
        missing
    }

    /// Makes one act in a hundred PDF only, gives cards to one in twenty, and damages one page in five hundred.
    fn spoil_some_pages(&mut self) {
        const KINDS: [Damage; 6] =
            [Damage::Empty, Damage::NotFound, Damage::Encoding, Damage::Truncated, Damage::Unclosed, Damage::Script];
        let mut rng = Rng::new(&[self.seed, EXTRAS, 2]);
        let mut spoilt = 0;
        for act in &mut self.acts {
            if act.class != Class::Code && act.editions.len() == 1 && rng.chance(14) {
                act.pdf_only = Some(if rng.chance(500) { PdfPage::Bare } else { PdfPage::WithTitle });
            }
            act.has_card = rng.chance(50);
            for lang in 0..4 {
                if act.class != Class::Code && act.ids[lang].is_some() && rng.chance(2) {
                    act.damage[lang] = Some(KINDS[spoilt % KINDS.len()]);
                    spoilt += 1;
                }
            }
        }
    }
}

fn kind_of(class: Class, rng: &mut Rng) -> ActType {
    match class {
        Class::Code => ActType::Code,
        Class::Law => ActType::Law,
        Class::Decree => ActType::Decree,
        Class::Resolution | Class::Cabinet => ActType::Resolution,
        Class::Disposition => ActType::Disposition,
        Class::Treaty => ActType::Treaty,
        Class::Ministry if rng.chance(850) => ActType::Order,
        Class::Ministry => {
            const OTHERS: [ActType; 4] =
                [ActType::Regulation, ActType::Rules, ActType::Instruction, ActType::Procedure];
            OTHERS[rng.below(OTHERS.len())]
        }
    }
}

/// The number as canonical text, for comparison in tests and counting; see [`Number::label`].
impl Number {
    /// True if the act has a number.
    pub(crate) const fn is_some(&self) -> bool {
        !matches!(self, Self::None)
    }
}

//! The text of an edition of an act, block by block, in all its languages at once.

mod annexes;
mod changes;
mod frame;
mod notes;
mod provisions;

use crate::act::{Act, Class, Purpose, Role, UNIT_START, UNIT_STRIDE, Unit};
use crate::fillers::Fillers;
use crate::lexicon::Lexicon;
use crate::phrase::{CYR, Phrase, RU, Slots, Texts};
use crate::plan::LawBase;
use crate::reference::{Naming, reference};
use crate::rng::Rng;

/// The role of a block on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// An element of the text.
    Element,
    /// An element in the text of one language only.
    OneLanguage(usize),
    /// A heading that is repeated in the contents list.
    Listed,
    /// Link to the previous edition; it precedes the block with the offset.
    Previous,
    /// Link to a future edition.
    Next,
    /// Source of an amendment.
    Source,
    /// Editor's comment, hidden.
    Comment,
    /// Classifier entry of the block with the offset, hidden.
    Classifier,
    /// Places of publication.
    Publication,
}

/// A block of the page; every language has it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) class: &'static str,
    pub(crate) mark: Mark,
    /// Difference of the block's id from the document id.
    pub(crate) offset: usize,
    /// HTML by language.
    pub(crate) html: Texts,
}

/// Writes the blocks of one edition.
pub(crate) fn draft(lexicon: &Lexicon, base: &LawBase, at: usize, edition: usize) -> Vec<Block> {
    let act = &base.acts[at];
    let mut drafter = Drafter {
        lexicon,
        base,
        at,
        act,
        edition,
        wanted: act.languages(),
        references: Vec::new(),
        blocks: Vec::new(),
        offset: 1,
    };
    drafter.references = drafter.cited();
    drafter.front();
    if act.pdf_only.is_some() {
        drafter.pdf_warning();
        return drafter.blocks;
    }
    drafter.body();
    drafter.publications();
    drafter.blocks
}

struct Drafter<'a> {
    lexicon: &'a Lexicon,
    base: &'a LawBase,
    at: usize,
    act: &'a Act,
    edition: usize,
    wanted: [bool; 4],
    references: Vec<Phrase>,
    blocks: Vec<Block>,
    offset: usize,
}

/// A unit whose text is written: the act's own, or another act's unit quoted by an amendment.
#[derive(Clone, Copy)]
struct Source<'a> {
    act: &'a Act,
    at: usize,
    unit: &'a Unit,
    unit_at: usize,
    version: usize,
}

impl Source<'_> {
    /// True for an article, false for a point.
    fn has_article_head(&self) -> bool {
        self.act.class.has_articles() && self.unit.annex == 0
    }
}

impl<'a> Drafter<'a> {
    fn push(&mut self, class: &'static str, mark: Mark, html: Texts) {
        let after_source = self.blocks.last().is_some_and(|block| block.mark == Mark::Source);
        let class = match class {
            "CLAUSE_DEFAULT" if after_source => "CLAUSE_AFTER_SRC",
            "TEXT_HEADER_DEFAULT" if after_source => "TEXT_HEADER_AFTER_SRC",
            class => class,
        };
        self.blocks.push(Block { class, mark, offset: self.offset, html });
        self.offset += 1;
    }

    /// Adds a block to the text of one language only.
    fn only(&mut self, lang: usize, class: &'static str, mut html: Texts) {
        for other in (0..4).filter(|&other| other != lang) {
            html[other].clear();
        }
        self.push(class, Mark::OneLanguage(lang), html);
    }

    /// Returns a fixed phrase of the frame file.
    fn words(&self, name: &str, slots: &Slots<'_>) -> Texts {
        self.lexicon.frame(name, self.wanted, slots)
    }

    fn text(&mut self, html: Texts) {
        self.push("ACT_TEXT", Mark::Element, html);
    }

    /// Returns a stream of random numbers for one aspect of this act.
    fn rng(&self, keys: [u64; 2]) -> Rng {
        Rng::new(&[self.base.seed, self.at as u64, keys[0], keys[1]])
    }

    fn fillers_of(&self, source: Source<'a>, theme: u64) -> Option<Fillers<'a>> {
        let mut rng = Rng::new(&[self.base.seed, source.at as u64, theme]);
        Fillers::choose(self.lexicon, source.act, theme, (source.unit.topic, source.unit.subject), &mut rng)
    }

    /// Returns the words of the act's own theme.
    fn own_fillers(&self) -> Option<Fillers<'a>> {
        let mut rng = Rng::new(&[self.base.seed, self.at as u64, 0]);
        Fillers::choose(self.lexicon, self.act, 0, (self.act.topic, self.act.subject), &mut rng)
    }

    /// Returns references to the acts that this act cites, or to legislation in general if it cites none.
    fn cited(&self) -> Vec<Phrase> {
        let mut rng = self.rng([20, 0]);
        let mut cited: Vec<Phrase> = Vec::new();
        for &target in &self.act.cites {
            let act = &self.base.acts[target];
            let units = notes::citable(act);
            let unit = if rng.chance(500) { rng.pick(&units).copied() } else { None };
            let titled = act.class == Class::Law && rng.chance(500);
            cited.push(reference(self.lexicon, act, Naming { unit, titled, linked: true, on: None }));
        }
        if cited.is_empty() {
            cited.extend(Phrase::read(
                "qonunchilik hujjatlari",
                "p:акты~актов/законодательства",
                "acts of legislation",
            ));
        }
        cited
    }

    fn a_reference(&self, rng: &mut Rng) -> Phrase {
        rng.pick(&self.references).cloned().unwrap_or_else(|| Phrase::same(""))
    }

    /// Returns "this Law", or "this Regulation" in an annex of rules.
    fn this(&self, source: Source<'_>) -> Phrase {
        let name = if source.unit.annex > 0 {
            let title = source.act.annexes.get(source.unit.annex - 1).map_or(0, |annex| annex.title);
            ["regulation", "rules", "instruction", "regulation"][title.min(3)]
        } else {
            source.act.kind.name()
        };
        self.lexicon.name("this", name).cloned().unwrap_or_else(|| Phrase::same(""))
    }

    fn body(&mut self) {
        let act = self.act;
        let mut annex = 0;
        for (unit_at, unit) in act.units.iter().enumerate() {
            if unit.annex != annex {
                if annex == 0 {
                    self.closing(unit_at);
                }
                annex = unit.annex;
                self.annex_opening(unit_at, annex);
            }
            self.headings(unit_at, unit);
            self.offset = UNIT_START + unit_at * UNIT_STRIDE;
            self.unit(unit_at, unit);
        }
        if annex == 0 {
            self.closing(act.units.len());
        }
        self.offset = UNIT_START + (act.units.len() + 1) * UNIT_STRIDE;
    }

    fn unit(&mut self, unit_at: usize, unit: &'a Unit) {
        if !unit.stands_in(self.edition) {
            self.removal_note(unit);
            return;
        }
        let source = Source { act: self.act, at: self.at, unit, unit_at, version: unit.version(self.edition) };
        self.previous_edition_note(unit);
        let from = self.blocks.len();
        self.unit_text(source);
        if unit.annex > 0 && self.annex_is_uzbek_only() {
            for block in &mut self.blocks[from..] {
                block.html[RU] = block.html[CYR].clone();
            }
        }
        self.notes_after(unit_at, unit);
    }

    fn unit_text(&mut self, source: Source<'a>) {
        match &source.unit.role {
            Role::Amend(from, to) => self.amendments(source, *from, *to),
            Role::RepealList => self.repeal_list(source),
            Role::Table => self.table(source),
            _ => {
                for (class, mark, html) in self.provision(source) {
                    self.push(class, mark, html);
                }
            }
        }
    }

    /// True if the annexes are in Uzbek only, as in some Russian texts.
    fn annex_is_uzbek_only(&self) -> bool {
        self.act.class == Class::Cabinet && self.rng([21, 0]).chance(20)
    }

    fn is_amending(&self) -> bool {
        self.act.purpose == Purpose::Amends
    }
}

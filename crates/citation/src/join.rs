//! Joins the acts and provisions of a line into citations.

use std::ops::Range;

use qonun_law::{ActType, Series};

use crate::act::ActMention;
use crate::chain::{Chain, Glue, inherit, references};
use crate::fold::fold;
use crate::lexicon::{Form, Sense, Unit};
use crate::provision::Numbers;
use crate::reader::Reader;
use crate::reference::{ActReference, ProvisionReference};
use crate::scan::{Mention, What};
use crate::token::Kind;

/// Maximum length, in tokens, of the issue number of a gazette, "11-12", with the preceding word.
const LONGEST_ISSUE: usize = 6;

/// A citation, in tokens of its line.
pub(crate) struct Joined {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) act: Option<ActReference>,
    /// The provisions, each with the tokens that name it.
    pub(crate) provisions: Vec<(ProvisionReference, Range<usize>)>,
}

/// The last cited act of each kind: the meaning of "the same Code".
#[derive(Default)]
pub(crate) struct Memory(Vec<(ActType, ActReference)>);

impl Memory {
    fn remember(&mut self, act: &ActReference) {
        let Some(kind) = kind_of(act) else { return };
        self.0.retain(|(known, _)| *known != kind);
        self.0.push((kind, act.clone()));
    }

    fn recall(&self, kind: ActType) -> Option<ActReference> {
        self.0.iter().find(|(known, _)| *known == kind).map(|(_, act)| act.clone())
    }
}

const fn unnamed(kind: ActType) -> ActReference {
    ActReference::Unnamed { kind, approved_by: None }
}

fn kind_of(act: &ActReference) -> Option<ActType> {
    match act {
        ActReference::Code { .. } => Some(ActType::Code),
        ActReference::Title { kind, .. } | ActReference::This { kind } | ActReference::Unnamed { kind, .. } => {
            Some(*kind)
        }
        ActReference::Number { number, .. } => match number.series {
            Some(Series::Orq) => Some(ActType::Law),
            Some(Series::Pf) => Some(ActType::Decree),
            Some(Series::Pq | Series::Vmq) => Some(ActType::Resolution),
            Some(Series::F) => Some(ActType::Disposition),
            None => number.rest.contains(['I', 'V', 'X']).then_some(ActType::Law),
        },
    }
}

/// An act or a chain of provisions, and what separates it from the preceding node.
struct Node {
    glue: Glue,
    start: usize,
    end: usize,
    what: Part,
}

enum Part {
    Act(ActMention),
    Chain(Chain),
}

impl Node {
    const fn is_act(&self) -> bool {
        matches!(self.what, Part::Act(_))
    }
}

impl Reader<'_> {
    /// Joins the mentions of the line into citations.
    pub(crate) fn join(&self, mentions: Vec<Mention>, memory: &mut Memory) -> Vec<Joined> {
        let mut joiner = Joiner { reader: self, memory, out: Vec::new(), pending: Vec::new() };
        let mut nodes = self.nodes(mentions).into_iter();
        while let Some(Node { glue, start, end, what }) = nodes.next().filter(|_| !self.steps.are_over()) {
            if glue == Glue::Apart {
                joiner.without_act();
            }
            let act = match what {
                Part::Chain(chain) => {
                    joiner.pending.push(chain);
                    continue;
                }
                Part::Act(act) => act,
            };
            let after = nodes.as_slice();
            let following = if self.query || act.takes_after(after) { chains_after_act(after) } else { 0 };
            let last = joiner.pending.last().filter(|_| glue.is_tight());
            let takes_before =
                last.is_some_and(|chain| !chain.larger_first || glue == Glue::Of || (self.query && following == 0));
            if takes_before {
                let start = joiner.pending.first().map_or(start, |chain| chain.start);
                let end = joiner.last_detail(&mut nodes).unwrap_or(end);
                joiner.with_act(act, start, end);
                continue;
            }
            joiner.without_act();
            let chains = nodes.by_ref().take(following).filter_map(|node| match node.what {
                Part::Chain(chain) => Some(chain),
                Part::Act(_) => None,
            });
            joiner.pending.extend(chains);
            let end = joiner.pending.last().map_or(end, |chain| chain.end);
            joiner.with_act(act, start, end);
        }
        joiner.without_act();
        let mut found = joiner.out;
        found.iter_mut().for_each(|citation| self.close_bracket(citation));
        found
    }

    /// Extends a citation over a closing bracket that directly follows it, if the bracket was opened inside it.
    fn close_bracket(&self, citation: &mut Joined) {
        let count = |kind| (citation.start..citation.end).filter(|&at| self.is(at, kind)).count();
        if self.is(citation.end, Kind::Close) && count(Kind::Open) > count(Kind::Close) {
            citation.end += 1;
        }
    }

    /// Joins provisions on one path into one chain.
    fn nodes(&self, mentions: Vec<Mention>) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::with_capacity(mentions.len());
        for Mention { start, end, what } in mentions {
            if self.steps.are_over() {
                break;
            }
            let glue = nodes.last().map_or(Glue::Apart, |before| self.glue(before.end, start));
            let provision = match what {
                What::Act(act) => {
                    nodes.push(Node { glue, start, end, what: Part::Act(act) });
                    continue;
                }
                What::Provision(provision) => provision,
            };
            let provision = match nodes.last_mut() {
                Some(Node { end: node_end, what: Part::Chain(chain), .. }) => {
                    if self.leads_on(*node_end, start, end) && chain.reach(&provision, end) {
                        *node_end = end;
                        continue;
                    }
                    match chain.extend(provision, end, glue, self.query) {
                        Ok(()) => {
                            *node_end = end;
                            continue;
                        }
                        Err(provision) => provision,
                    }
                }
                _ => provision,
            };
            nodes.push(Node { glue, start, end, what: Part::Chain(Chain::of(provision, start, end)) });
        }
        nodes
    }

    /// True if the provision before token `end` and the one in tokens `start..next` are the ends of a range:
    /// "15-moddadan 17-moddagacha", "от статьи 15 до статьи 17", "Article 15 to Article 17".
    fn leads_on(&self, end: usize, start: usize, next: usize) -> bool {
        if self.phrase(end, Sense::Through) == Some(start) {
            return true;
        }
        let ends_in = |place: usize, ending: &str| fold(self.text(place.saturating_sub(1))).ends_with(ending);
        end == start && ends_in(end, "dan") && ends_in(next, "gacha")
    }

    /// Skips the "(2)" of "Article 15 (2) of the Labour Code".
    fn number_in_brackets(&self, at: usize) -> Option<usize> {
        let number = self.is(at, Kind::Open) && self.digits(at + 1, 2).is_some() && self.is(at + 2, Kind::Close);
        number.then_some(at + 3)
    }

    /// Returns how the tokens between two mentions join them.
    fn glue(&self, end: usize, start: usize) -> Glue {
        let mut glue = Glue::Tight;
        let mut at = end;
        while at < start {
            if self.is(at, Kind::Comma) && glue.is_tight() {
                // "Article 15, part 2, of the Labour Code"
                let of = self.text(at + 1).eq_ignore_ascii_case("of");
                glue = if of { Glue::Of } else { Glue::Comma };
                at += 1;
            } else if let Some(next) = self.number_in_brackets(at) {
                at = next;
            } else if self.is(at, Kind::Open) && glue == Glue::Tight && at + 1 == start {
                // "Трудовой кодекс (статья 15)"
                glue = Glue::Comma;
                at += 1;
            } else if let Some(next) = self.phrase(at, Sense::And).filter(|_| glue != Glue::And) {
                glue = Glue::And;
                at = next;
            } else if let Some(next) = self.phrase(at, Sense::Of) {
                glue = if glue.is_tight() { Glue::Of } else { glue };
                at = next;
            } else if let Some(next) = self.phrase(at, Sense::Republic).or_else(|| self.phrase(at, Sense::Foreign)) {
                at = next;
            } else if self.query && matches!(self.kind(at), Some(Kind::Dot | Kind::Open | Kind::Close)) {
                at += 1;
            } else {
                return Glue::Apart;
            }
        }
        glue
    }
}

/// True if `act`, cited by its number of the national database, is the act `before`, cited by its own number:
/// "…2021-yil 20-apreldagi OʻRQ-683-sonli Qonuni tahririda — Milliy baza, 21.04.2021-y., 03/21/683/0375-son".
fn is_same_act(before: &ActReference, act: &ActReference) -> bool {
    let (
        ActReference::Number { number: cited, adopted: Some(day), .. },
        ActReference::Number { number, year: Some(year), .. },
    ) = (before, act)
    else {
        return false;
    };
    cited.rest == number.rest && day.year() == *year
}

/// Returns how many of the chains after an act belong to it.
fn chains_after_act(after: &[Node]) -> usize {
    let Some(first) = after.first().filter(|node| !node.is_act()) else {
        return 0;
    };
    if matches!(first.glue, Glue::And | Glue::Apart) {
        return 0;
    }
    let others = after[1..].iter().take_while(|node| !node.is_act() && node.glue != Glue::Apart).count();
    let all = others + 1;
    // In Russian and English, the last chain may be followed by its own act.
    let own_act = after.get(all).is_some_and(|node| node.is_act() && node.glue.is_tight())
        && matches!(&after[all - 1].what, Part::Chain(chain) if !chain.larger_first);
    match (own_act, first.glue) {
        (false, _) => all,
        (true, glue) if all > 1 && glue.is_tight() => 1,
        (true, _) => 0,
    }
}

impl ActMention {
    /// True if the following chains may belong to the act. To "Положения" or "настоящий Закон" they belong only in
    /// Uzbek, where the act comes first: "Положения части восьмой статьи 5" is not a Regulation.
    fn takes_after(&self, after: &[Node]) -> bool {
        let named = matches!(self, Self::Named(_) | Self::Abbreviation(..) | Self::Titled(_) | Self::Foreign);
        named || matches!(after.first(), Some(Node { what: Part::Chain(chain), .. }) if chain.larger_first)
    }
}

struct Joiner<'r, 't> {
    reader: &'r Reader<'t>,
    memory: &'r mut Memory,
    out: Vec<Joined>,
    /// Chains whose act is not known yet.
    pending: Vec<Chain>,
}

impl Joiner<'_, '_> {
    /// Appends the detail that follows the act of a provision, "ст. 15 ТК, ч. 2", to the pending chains. Returns its
    /// end.
    fn last_detail(&mut self, nodes: &mut std::vec::IntoIter<Node>) -> Option<usize> {
        let last = self.pending.last_mut()?;
        let Node { glue, end, what: Part::Chain(detail), .. } = nodes.as_slice().first()? else {
            return None;
        };
        let [only] = detail.steps.as_slice() else { return None };
        let (glue, end) = (*glue, *end);
        let smaller = last.steps.last().is_some_and(|step| step.unit < only.unit);
        if !smaller || nodes.as_slice().get(1).is_some_and(|node| node.glue.is_tight()) {
            return None;
        }
        last.extend(only.clone(), end, glue, self.reader.query).ok()?;
        nodes.next();
        Some(end)
    }

    /// Makes a citation of an act and the pending chains, over tokens `start..end`.
    fn with_act(&mut self, mention: ActMention, start: usize, end: usize) {
        let mut chains = std::mem::take(&mut self.pending);
        inherit(&mut chains);
        let provisions: Vec<_> = chains.iter().flat_map(references).collect();
        let Some(mut act) = self.reference(mention, provisions.is_empty()) else {
            return;
        };
        if let Some(cited) = self.out.last().and_then(|last| last.act.as_ref()).filter(|cited| is_same_act(cited, &act))
        {
            act = cited.clone();
        }
        self.memory.remember(&act);
        self.out.push(Joined { start, end, act: Some(act), provisions });
    }

    /// Makes a citation of the pending chains alone. They belong to the act that contains the text.
    fn without_act(&mut self) {
        let mut chains = std::mem::take(&mut self.pending);
        if self.is_heading(&chains) {
            return;
        }
        inherit(&mut chains);
        chains.retain(|chain| self.stands_alone(chain) && !self.is_of_gazette(chain));
        let (Some(first), Some(last)) = (chains.first(), chains.last()) else {
            return;
        };
        let (start, end) = (first.start, last.end);
        let provisions = chains.iter().flat_map(references).collect();
        self.out.push(Joined { start, end, act: None, provisions });
    }

    /// Returns the act of a mention, or `None` if the mention is not a citation.
    fn reference(&self, mention: ActMention, alone: bool) -> Option<ActReference> {
        match mention {
            ActMention::Named(act) => Some(act),
            ActMention::Foreign => None,
            _ if alone && !(self.reader.query && matches!(mention, ActMention::Abbreviation(..))) => None,
            ActMention::Abbreviation(candidates, year) => Some(ActReference::Code { candidates, year }),
            ActMention::Titled(act) => Some(act),
            ActMention::This(kind) => Some(ActReference::This { kind }),
            ActMention::Described(kind) => Some(unnamed(kind)),
            ActMention::Same(kind) => Some(self.memory.recall(kind).unwrap_or_else(|| unnamed(kind))),
            ActMention::SameOrThis(kind) => Some(self.memory.recall(kind).unwrap_or(ActReference::This { kind })),
        }
    }

    /// True if provisions may be a citation without an act. "15-modda" is one; "ikkinchi qism" may be the second part
    /// of anything.
    fn stands_alone(&self, chain: &Chain) -> bool {
        let Some(top) = chain.top() else { return false };
        match top.numbers {
            // "ushbu moddaning ushbu qismi" has no number to look up.
            Numbers::This => chain.steps.iter().any(|step| step.numbers != Numbers::This),
            Numbers::Listed(_) if self.reader.query => true,
            Numbers::Listed(_) => match top.unit {
                Unit::Annex | Unit::Chapter | Unit::Article => true,
                Unit::Point => chain.steps.len() > 1 || !self.is_latin_word(chain),
                Unit::Section | Unit::Part | Unit::Subpoint | Unit::Paragraph => false,
            },
        }
    }

    /// True if the chain is an entry of an official gazette: "Ведомости…, 2003 г., № 1, ст. 11", "2015 й., 33-сон,
    /// 439-модда".
    fn is_of_gazette(&self, chain: &Chain) -> bool {
        let reader = self.reader;
        let Some(comma) = chain.start.checked_sub(1).filter(|&at| reader.is(at, Kind::Comma)) else { return false };
        let issue = |at: &usize| matches!(reader.kind(*at), Some(Kind::Number | Kind::Dash | Kind::Slash));
        let before = (comma.saturating_sub(LONGEST_ISSUE)..comma).rev().find(|at| !issue(at));
        before.is_some_and(|at| {
            reader.is(at, Kind::NumberSign) || reader.has(at, Sense::Counter) || reader.has(at, Sense::NumberSign)
        })
    }

    /// True if the chain is written in English, where "point" and "item" are common words.
    fn is_latin_word(&self, chain: &Chain) -> bool {
        let latin =
            self.reader.tokens.get(chain.start).is_some_and(|token| !token.cyrillic && token.kind == Kind::Word);
        latin && chain.steps.iter().all(|step| !step.larger_first)
    }

    /// True if the chain is the heading of a provision, such as "15-modda. Ishga qabul qilish" at the beginning of a
    /// line.
    fn is_heading(&self, chains: &[Chain]) -> bool {
        let [chain] = chains else { return false };
        let [only] = chain.steps.as_slice() else { return false };
        let next = self.reader.kind(chain.end);
        let full_stop =
            next == Some(Kind::Dot) && self.reader.tokens.get(chain.end + 1).is_none_or(|token| token.spaced);
        let short = self.reader.unit(chain.start).is_some_and(|(word, _)| word.form == Form::Short);
        !self.reader.query && chain.start == 0 && only.single && !short && (full_stop || next.is_none())
    }
}

//! Joining the acts and provisions of a line to citations.

use qonun_law::{ActType, Path, Series};

use crate::act::ActMention;
use crate::lexicon::{Form, Sense, Unit};
use crate::numeral::{Allowed, Span};
use crate::provision::{Numbers, ProvisionMention};
use crate::reader::Reader;
use crate::reference::{ActReference, ProvisionReference};
use crate::token::Kind;

/// Most paths that one chain of lists may give: "15–17-moddalarning 1–3-bandlari" is their product.
const MOST_PATHS: usize = 256;
/// Longest range written out when it stands above another unit.
const LONGEST_RANGE: u32 = 50;

/// An act or a provision found in a line: tokens `start..end`.
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: What,
}

pub(crate) enum What {
    Act(ActMention),
    Provision(ProvisionMention),
}

/// A citation in tokens of its line.
pub(crate) struct Joined {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) act: Option<ActReference>,
    pub(crate) provisions: Vec<ProvisionReference>,
}

/// The acts cited last, by kind: what "the same Code" means.
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

fn kind_of(act: &ActReference) -> Option<ActType> {
    match act {
        ActReference::Code { .. } => Some(ActType::Code),
        ActReference::Title { kind, .. } | ActReference::This { kind } | ActReference::Unnamed { kind } => Some(*kind),
        ActReference::Number { number, .. } => match number.series {
            Some(Series::Orq) => Some(ActType::Law),
            Some(Series::Pf) => Some(ActType::Decree),
            Some(Series::Pq | Series::Vmq) => Some(ActType::Resolution),
            Some(Series::F) => Some(ActType::Disposition),
            None => number.rest.contains(['I', 'V', 'X']).then_some(ActType::Law),
        },
    }
}

/// How two neighbours are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glue {
    /// By nothing, or by "of" and the name of the state.
    Tight,
    Comma,
    And,
    /// Not at all.
    Apart,
}

/// Provisions of one way: "часть вторая статьи 15".
struct Chain {
    start: usize,
    end: usize,
    /// Larger before smaller.
    steps: Vec<ProvisionMention>,
    /// Were several written with the larger first, or is that the order of the language?
    larger_first: bool,
    /// Were several written with the larger first?
    descends: bool,
}

enum Node {
    Act(usize, usize, ActMention),
    Chain(Chain),
}

impl Node {
    const fn range(&self) -> (usize, usize) {
        match self {
            Self::Act(start, end, _) => (*start, *end),
            Self::Chain(chain) => (chain.start, chain.end),
        }
    }
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
        if let Some((provision, end)) = self.provision(at).filter(|(_, end)| self.is_before_act(at, *end)) {
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

    /// Is what stands at a place rather a provision than an act? "12-son" and dates are no provisions, and their
    /// readings never overlap with provisions but for lists that run into a date.
    fn is_before_act(&self, at: usize, _end: usize) -> bool {
        !self.is(at, Kind::Number) || self.date(at).is_none()
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

    /// How the token range between two mentions joins them.
    fn glue(&self, end: usize, start: usize) -> Glue {
        let mut glue = Glue::Tight;
        let mut at = end;
        while at < start {
            if self.is(at, Kind::Comma) && glue == Glue::Tight {
                glue = Glue::Comma;
                at += 1;
            } else if let Some(next) = self.phrase(at, Sense::And).filter(|_| glue != Glue::And) {
                glue = Glue::And;
                at = next;
            } else if let Some(next) = self.phrase(at, Sense::Republic).or_else(|| self.phrase(at, Sense::Of)) {
                at = next;
            } else if self.query && matches!(self.kind(at), Some(Kind::Dot | Kind::Open | Kind::Close)) {
                at += 1;
            } else {
                return Glue::Apart;
            }
        }
        glue
    }

    /// Joins the mentions of the line.
    pub(crate) fn join(&self, mentions: Vec<Mention>, memory: &mut Memory) -> Vec<Joined> {
        let nodes = self.chains(mentions);
        let glues: Vec<Glue> = (0..nodes.len())
            .map(|at| match at.checked_sub(1) {
                Some(before) => self.glue(nodes[before].range().1, nodes[at].range().0),
                None => Glue::Apart,
            })
            .collect();
        let mut joiner = Joiner { reader: self, memory, out: Vec::new(), pending: Vec::new() };
        let run_end = |from: usize| {
            (from..nodes.len())
                .find(|&at| matches!(nodes[at], Node::Act(..)) || (at > from && glues[at] == Glue::Apart))
                .unwrap_or(nodes.len())
        };
        let mut take_after: Vec<usize> = vec![0; nodes.len()];
        for at in 0..nodes.len() {
            if matches!(nodes[at], Node::Act(..)) {
                take_after[at] = chains_after(&nodes, &glues, at, run_end(at + 1));
            }
        }
        let mut owner: Option<(usize, usize, ActMention)> = None;
        let mut left = 0;
        for (at, node) in nodes.into_iter().enumerate() {
            if left > 0 {
                left -= 1;
                if let Node::Chain(chain) = node {
                    joiner.pending.push(chain);
                }
                if left == 0 {
                    joiner.flush(owner.take(), true);
                }
                continue;
            }
            match node {
                Node::Chain(chain) => {
                    if glues[at] == Glue::Apart {
                        joiner.flush(None, false);
                    }
                    joiner.pending.push(chain);
                }
                Node::Act(start, end, act) => {
                    let tight = glues[at] == Glue::Tight;
                    let takes = tight && joiner.pending.last().is_some_and(|chain| !chain.larger_first || self.query);
                    if takes && take_after[at] == 0 {
                        joiner.flush(Some((start, end, act)), false);
                        continue;
                    }
                    if takes && joiner.pending.last().is_some_and(|chain| !chain.larger_first) {
                        joiner.flush(Some((start, end, act)), false);
                        continue;
                    }
                    joiner.flush(None, false);
                    left = take_after[at];
                    owner = Some((start, end, act));
                    if left == 0 {
                        joiner.flush(owner.take(), true);
                    }
                }
            }
        }
        joiner.flush(None, false);
        joiner.out
    }

    /// Provisions of one way become one chain.
    fn chains(&self, mentions: Vec<Mention>) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::with_capacity(mentions.len());
        for Mention { start, end, what } in mentions {
            let provision = match what {
                What::Act(act) => {
                    nodes.push(Node::Act(start, end, act));
                    continue;
                }
                What::Provision(provision) => provision,
            };
            if let Some(Node::Chain(chain)) = nodes.last_mut()
                && let Some(descends) = chain.takes(&provision, self.glue(chain.end, start), self.query)
            {
                chain.descends = descends;
                chain.end = end;
                let place = if descends { chain.steps.len() } else { 0 };
                chain.larger_first |= descends;
                chain.steps.insert(place, provision);
                continue;
            }
            let larger_first = provision.larger_first;
            nodes.push(Node::Chain(Chain { start, end, steps: vec![provision], larger_first, descends: false }));
        }
        nodes
    }
}

impl Chain {
    /// Does a provision that follows belong to the chain? Then: does it make the chain descend?
    fn takes(&self, next: &ProvisionMention, glue: Glue, query: bool) -> Option<bool> {
        let (first, last) = (self.steps.first()?, self.steps.last()?);
        let written_last = if self.steps.len() == 1 || self.descends { last } else { first };
        // Of a part and a point either may be the larger: the order of the language decides.
        let equals = |unit| matches!(unit, Unit::Part | Unit::Point);
        let descends = if equals(next.unit) && equals(written_last.unit) && next.unit != written_last.unit {
            if self.steps.len() == 1 { next.larger_first } else { self.descends }
        } else if next.unit == written_last.unit {
            return None;
        } else {
            next.unit > written_last.unit
        };
        if self.steps.len() > 1 && descends != self.descends {
            return None;
        }
        let allowed = match glue {
            Glue::Tight => descends || !next.larger_first || query,
            Glue::Comma => descends || query,
            Glue::And | Glue::Apart => false,
        };
        allowed.then_some(descends)
    }

    fn top(&self) -> Option<&ProvisionMention> {
        self.steps.first()
    }
}

/// How many chains after the act at a place belong to it. The chains up to `end` are joined without a break.
fn chains_after(nodes: &[Node], glues: &[Glue], act: usize, end: usize) -> usize {
    let Some(first) = glues.get(act + 1).filter(|_| act + 1 < end) else {
        return 0;
    };
    let joined = match first {
        Glue::Tight | Glue::Comma => end - act - 1,
        Glue::And | Glue::Apart => return 0,
    };
    // In Russian and English the last of them may be followed by an act of its own.
    let smaller_first = matches!(nodes.get(end - 1), Some(Node::Chain(chain)) if !chain.larger_first);
    let followed =
        matches!(nodes.get(end), Some(Node::Act(..))) && glues.get(end) == Some(&Glue::Tight) && smaller_first;
    match (followed, first) {
        (false, _) => joined,
        (true, Glue::Tight) if joined > 1 => 1,
        (true, _) => 0,
    }
}

struct Joiner<'r, 't> {
    reader: &'r Reader<'t>,
    memory: &'r mut Memory,
    out: Vec<Joined>,
    pending: Vec<Chain>,
}

impl Joiner<'_, '_> {
    /// Makes a citation of the pending chains and their act.
    fn flush(&mut self, act: Option<(usize, usize, ActMention)>, act_first: bool) {
        let mut chains = std::mem::take(&mut self.pending);
        let Some((start, end, mention)) = act else {
            self.own(chains);
            return;
        };
        inherit(&mut chains);
        let provisions: Vec<ProvisionReference> = chains.iter().flat_map(references).collect();
        let Some(act) = self.reference(mention, provisions.is_empty()) else {
            return;
        };
        self.memory.remember(&act);
        let (first, last) = (chains.first().map(|chain| chain.start), chains.last().map(|chain| chain.end));
        let (start, end) = if act_first { (start, last.unwrap_or(end)) } else { (first.unwrap_or(start), end) };
        self.out.push(Joined { start, end, act: Some(act), provisions });
    }

    /// The act that a mention stands for; `None` when it is no citation.
    fn reference(&self, mention: ActMention, alone: bool) -> Option<ActReference> {
        match mention {
            ActMention::Named(act) => Some(act),
            _ if alone && !(self.reader.query && matches!(mention, ActMention::Abbreviation(_))) => None,
            ActMention::Abbreviation(candidates) => Some(ActReference::Code { candidates }),
            ActMention::This(kind) => Some(ActReference::This { kind }),
            ActMention::Described(kind) => Some(ActReference::Unnamed { kind }),
            ActMention::Same(kind) => Some(self.memory.recall(kind).unwrap_or(ActReference::Unnamed { kind })),
            ActMention::SameOrThis(kind) => Some(self.memory.recall(kind).unwrap_or(ActReference::This { kind })),
        }
    }

    /// Provisions without an act: of the act in which the text stands.
    fn own(&mut self, mut chains: Vec<Chain>) {
        if self.is_heading(&chains) {
            return;
        }
        inherit(&mut chains);
        chains.retain(|chain| self.stands_alone(chain));
        let (Some(first), Some(last)) = (chains.first(), chains.last()) else {
            return;
        };
        let (start, end) = (first.start, last.end);
        let provisions = chains.iter().flat_map(references).collect();
        self.out.push(Joined { start, end, act: None, provisions });
    }

    /// May provisions be a citation without an act? "15-modda" may, "ikkinchi qism" may be the second part of anything.
    fn stands_alone(&self, chain: &Chain) -> bool {
        let Some(top) = chain.top() else { return false };
        match top.numbers {
            Numbers::This => chain.steps.len() > 1,
            Numbers::Listed(_) if self.reader.query => true,
            Numbers::Listed(_) => match top.unit {
                Unit::Annex | Unit::Chapter | Unit::Article => true,
                Unit::Point => chain.steps.len() > 1 || !self.is_latin_word(chain),
                Unit::Section | Unit::Part | Unit::Subpoint | Unit::Paragraph => false,
            },
        }
    }

    /// Was it written in English, where points and items are common words?
    fn is_latin_word(&self, chain: &Chain) -> bool {
        let latin =
            self.reader.tokens.get(chain.start).is_some_and(|token| !token.cyrillic && token.kind == Kind::Word);
        latin && chain.steps.iter().all(|step| !step.larger_first)
    }

    /// Is it the heading of a provision, such as "15-modda. Ishga qabul qilish" at the beginning of a line?
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

/// A chain that names only smaller parts has the larger ones of its neighbour: "15-moddaning 3-bandi va 4-bandi",
/// "пунктом 3 и абзацем вторым пункта 5 статьи 15".
fn inherit(chains: &mut [Chain]) {
    for at in (0..chains.len().saturating_sub(1)).rev() {
        let Some(top) = chains[at].top().map(|top| top.unit) else { continue };
        if chains[at].larger_first {
            continue;
        }
        let upper = steps_above(&chains[at + 1], top);
        chains[at].steps.splice(0..0, upper);
    }
    for at in 1..chains.len() {
        let Some(top) = chains[at].top().map(|top| top.unit) else { continue };
        let before = &chains[at - 1];
        if chains[at].larger_first || before.descends {
            let upper = steps_above(before, top);
            chains[at].steps.splice(0..0, upper);
        }
    }
}

/// The steps of a chain that are larger than a unit, when its smallest part is of that unit or smaller.
fn steps_above(chain: &Chain, unit: Unit) -> Vec<ProvisionMention> {
    let reaches = chain.steps.last().is_some_and(|last| last.unit >= unit);
    let above = chain.steps.iter().take_while(|step| step.unit < unit);
    if reaches { above.cloned().collect() } else { Vec::new() }
}

/// The paths of a chain.
fn references(chain: &Chain) -> Vec<ProvisionReference> {
    let of_this = chain.top().filter(|top| top.numbers == Numbers::This).map(|top| top.unit);
    let listed: Vec<(Unit, &[Span])> = chain
        .steps
        .iter()
        .filter_map(|step| match &step.numbers {
            Numbers::Listed(spans) => Some((step.unit, spans.as_slice())),
            Numbers::This => None,
        })
        .collect();
    let Some(((unit, spans), upper)) = listed.split_last() else {
        return Vec::new();
    };
    let mut parents = vec![Path::default()];
    for (unit, spans) in upper {
        let steps: Vec<String> = spans.iter().flat_map(numbers_of).map(|number| step(*unit, &number)).collect();
        let product = parents.iter().flat_map(|path| steps.iter().map(move |step| path.join(step)));
        parents = product.take(MOST_PATHS).collect();
    }
    let all = parents.iter().flat_map(|parent| {
        spans.iter().map(move |span| ProvisionReference {
            path: parent.join(&step(*unit, &span.from)),
            through: span.through.as_deref().map(|last| parent.join(&step(*unit, last))),
            of_this,
        })
    });
    all.take(MOST_PATHS).collect()
}

fn step(unit: Unit, number: &str) -> String {
    format!("{}_{number}", unit.step())
}

/// Every number of a span; of a range that cannot be counted, its two ends.
pub(crate) fn numbers_of(span: &Span) -> Vec<String> {
    let Some(last) = &span.through else {
        return vec![span.from.clone()];
    };
    match (span.from.parse::<u32>(), last.parse::<u32>()) {
        (Ok(from), Ok(through)) if through.saturating_sub(from) <= LONGEST_RANGE => {
            (from..=through).map(|number| number.to_string()).collect()
        }
        _ => vec![span.from.clone(), last.clone()],
    }
}

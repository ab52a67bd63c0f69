//! Chains: provisions on one path from the top of an act, and the paths that they denote.

use std::ops::Range;

use qonun_law::Path;

use crate::lexicon::Unit;
use crate::numeral::Span;
use crate::provision::{Numbers, ProvisionMention};
use crate::reference::ProvisionReference;

/// Maximum number of paths of one chain of lists: "15–17-moddalarning 1–3-bandlari" denotes the product of its lists.
const MOST_PATHS: usize = 256;
/// Maximum length of a range that is written out if it is above another unit.
const LONGEST_RANGE: u32 = 50;

/// What separates two neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glue {
    /// Nothing, or the name of the state.
    Tight,
    /// The word "of"; the smaller unit precedes it.
    Of,
    Comma,
    And,
    /// Other words: the neighbours are not joined.
    Apart,
}

impl Glue {
    pub(crate) const fn is_tight(self) -> bool {
        matches!(self, Self::Tight | Self::Of)
    }
}

/// Provisions on one path: "часть вторая статьи 15".
pub(crate) struct Chain {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The units, larger before smaller.
    pub(crate) steps: Vec<ProvisionMention>,
    /// True if several units were written with the larger one first, or if the language has that order.
    pub(crate) larger_first: bool,
    /// True if several units were written with the larger one first.
    pub(crate) descends: bool,
}

impl Chain {
    /// Creates the chain of one provision.
    pub(crate) fn of(provision: ProvisionMention, start: usize, end: usize) -> Self {
        let larger_first = provision.larger_first;
        Self { start, end, steps: vec![provision], larger_first, descends: false }
    }

    /// Appends the provision `next`. Returns it if it does not belong to the chain.
    pub(crate) fn extend(
        &mut self,
        next: ProvisionMention,
        end: usize,
        glue: Glue,
        query: bool,
    ) -> Result<(), ProvisionMention> {
        let Some(descends) = self.takes(&next, glue, query) else {
            return Err(next);
        };
        self.descends = descends;
        self.larger_first |= descends;
        self.end = end;
        self.steps.insert(if descends { self.steps.len() } else { 0 }, next);
        Ok(())
    }

    /// Turns the last provision into a range that ends with `last`, a provision of the same unit. Returns `false` if
    /// the range is not possible.
    pub(crate) fn reach(&mut self, last: &ProvisionMention, end: usize) -> bool {
        let is_last = self.steps.len() == 1 || self.descends;
        let Some(step) = self.steps.last_mut().filter(|step| is_last && step.unit == last.unit) else { return false };
        let (Numbers::Listed(from), Numbers::Listed(to)) = (&mut step.numbers, &last.numbers) else { return false };
        let (Some(from), [to]) = (from.last_mut(), to.as_slice()) else { return false };
        if from.through.is_some() || to.through.is_some() {
            return false;
        }
        from.through = Some(to.from.clone());
        from.tokens.end = to.tokens.end;
        (step.single, self.end) = (false, end);
        true
    }

    /// Returns `None` if the provision `next` does not belong to the chain; otherwise whether it makes the chain
    /// descend.
    fn takes(&self, next: &ProvisionMention, glue: Glue, query: bool) -> Option<bool> {
        let (first, last) = (self.steps.first()?, self.steps.last()?);
        let written_last = if self.steps.len() == 1 || self.descends { last } else { first };
        // Either a part or a point may be the larger unit: the order of the language decides.
        let equals = |unit| matches!(unit, Unit::Part | Unit::Point);
        let inner = |unit| unit > Unit::Article;
        let descends =
            if glue == Glue::Of && inner(next.unit) && inner(written_last.unit) && next.unit != written_last.unit {
                false
            } else if equals(next.unit) && equals(written_last.unit) && next.unit != written_last.unit {
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
            Glue::Tight | Glue::Of => descends || !next.larger_first || query,
            Glue::Comma => query || (descends && (next.larger_first || first.unit <= Unit::Article)),
            Glue::And | Glue::Apart => false,
        };
        allowed.then_some(descends)
    }

    /// The largest part.
    pub(crate) fn top(&self) -> Option<&ProvisionMention> {
        self.steps.first()
    }
}

/// Completes each chain that names only smaller units with the larger units of its neighbour: "15-moddaning 3-bandi va
/// 4-bandi", "пунктом 3 и абзацем вторым пункта 5 статьи 15".
pub(crate) fn inherit(chains: &mut [Chain]) {
    for at in (0..chains.len().saturating_sub(1)).rev() {
        let Some(top) = chains[at].top().map(|top| top.unit) else { continue };
        if chains[at].larger_first {
            continue;
        }
        let upper = steps_above(&chains[at + 1], top);
        chains[at].steps.splice(0..0, upper);
    }
    for at in 1..chains.len() {
        let Some(top) = chains[at].top().filter(|top| top.numbers != Numbers::This).map(|top| top.unit) else {
            continue;
        };
        let before = &chains[at - 1];
        if chains[at].larger_first || before.descends {
            let upper = steps_above(before, top);
            chains[at].steps.splice(0..0, upper);
        }
    }
}

/// Returns the steps of a chain that are larger than `unit`, if the smallest step is `unit` or smaller.
fn steps_above(chain: &Chain, unit: Unit) -> Vec<ProvisionMention> {
    let reaches = chain.steps.last().is_some_and(|last| last.unit >= unit);
    let above = chain.steps.iter().take_while(|step| step.unit < unit);
    if reaches { above.cloned().collect() } else { Vec::new() }
}

/// Returns the paths of a chain, each with the tokens that name it: the tokens of each number if there is one list, all
/// tokens if there is a product of lists.
pub(crate) fn references(chain: &Chain) -> Vec<(ProvisionReference, Range<usize>)> {
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
    let reference = |parent: &Path, span: &Span| ProvisionReference {
        path: parent.join(&step(*unit, &span.from)),
        through: span.through.as_deref().map(|last| parent.join(&step(*unit, last))),
        of_this,
    };
    let all = parents.iter().flat_map(|parent| {
        (0..).zip(*spans).map(move |(place, span)| (reference(parent, span), tokens_of(chain, spans, place)))
    });
    all.take(MOST_PATHS).collect()
}

/// Returns the tokens of the number at index `place` of the list. The first number includes the words before the list,
/// the last one the words after it.
fn tokens_of(chain: &Chain, spans: &[Span], place: usize) -> Range<usize> {
    let start = if place == 0 { chain.start } else { spans[place].tokens.start };
    let end = if place + 1 == spans.len() { chain.end } else { spans[place].tokens.end };
    start..end
}

fn step(unit: Unit, number: &str) -> String {
    format!("{}_{number}", unit.step())
}

/// Returns every number of a span. A range that cannot be counted has only its two ends.
fn numbers_of(span: &Span) -> Vec<String> {
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

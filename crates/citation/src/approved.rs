//! Annexes named by what they are and by the act that approved them: "VMQ-195 bilan tasdiqlangan Nizomning 5-bandi",
//! "пункт 5 Положения, утвержденного постановлением № 195".

use crate::join::Joined;
use crate::reference::ActReference;
use crate::relation::says_approved;
use crate::token::Token;

/// Maximum number of tokens between the act and its annex: the title of the annex is there.
const BETWEEN: usize = 60;

/// Gives each "that Regulation" of a line the act that approved it.
pub(crate) fn find_approvals(line: &str, tokens: &[Token], found: &mut [Joined]) {
    for at in 1..found.len() {
        let [before, after] = &mut found[at - 1..=at] else { continue };
        let range = before.end..after.start;
        if range.len() > BETWEEN {
            continue;
        }
        let (annex, act) = match is_annex(after) {
            true => (after, before),
            false if is_annex(before) => (before, after),
            false => continue,
        };
        let Some(by) = act.act.as_ref().filter(|by| act.provisions.is_empty() && approves(by)) else { continue };
        let text =
            tokens.get(range.start).zip(tokens.get(range.end)).and_then(|(from, to)| line.get(from.start..to.start));
        if text.is_some_and(says_approved)
            && let Some(ActReference::Unnamed { approved_by, .. }) = &mut annex.act
        {
            *approved_by = Some(Box::new(by.clone()));
        }
    }
}

fn is_annex(found: &Joined) -> bool {
    matches!(&found.act, Some(ActReference::Unnamed { approved_by: None, .. }))
}

const fn approves(act: &ActReference) -> bool {
    matches!(act, ActReference::Number { .. } | ActReference::Title { .. })
}

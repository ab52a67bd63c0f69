//! Checks a proof: are its words those of today?

use qonun_compare::{Aligned, compare, compare_pair};
use qonun_digest::Digest;
use qonun_index::TextEntry;
use qonun_law::{Document, EditionStamp};

use super::compare::view;
use super::document::text_of_edition;
use crate::answer::{ComparedProvision, Verdict, VerdictReason, VerifyAnswer};
use crate::clock::Patience;
use crate::editions::TextEditions;
use crate::proof::{Proof, words_at};
use crate::snapshot::Snapshot;
use crate::{QueryError, address};

/// A held text that has the words of a proof.
pub(crate) struct Stated {
    stamp: Option<EditionStamp>,
    document: Document,
}

/// The text of a proof, if it is held.
fn text_of<'s>(snapshot: &'s Snapshot, proof: &Proof) -> Option<&'s TextEntry> {
    let tables = snapshot.generation().tables();
    tables.texts_of(tables.act_of_id(&proof.act)?).iter().find(|text| text.lang == proof.lang)
}

/// True if a text has the words of a proof at its path.
fn says(document: &Document, proof: &Proof) -> bool {
    words_at(&document.provisions, &proof.path).is_some_and(|(words, ..)| Digest::of(words.as_bytes()) == proof.sha256)
}

/// The held edition that has the words of a proof: the one that the proof names, or if that is not held, any other one,
/// newest first.
pub(crate) fn stated(snapshot: &Snapshot, proof: &Proof, patience: &Patience) -> Result<Option<Stated>, QueryError> {
    let Some(text) = text_of(snapshot, proof) else { return Ok(None) };
    let editions = TextEditions::of(snapshot, text);
    let named = proof.edition.and_then(|stamp| editions.known.iter().find(|known| known.from == stamp.from));
    let named = named.filter(|&stamp| editions.holds(stamp));
    let stamps: Vec<Option<EditionStamp>> = match named {
        Some(named) => vec![Some(named)],
        None => {
            let held = editions.known.iter().filter(|&stamp| editions.holds(stamp) && Some(stamp) != editions.shown);
            [editions.shown].into_iter().chain(held.map(Some)).collect()
        }
    };
    for stamp in stamps {
        patience.check()?;
        let Some(document) = text_of_edition(snapshot, &editions, text, stamp)? else { continue };
        if says(&document, proof) {
            return Ok(Some(Stated { stamp, document }));
        }
    }
    Ok(None)
}

/// Checks a proof. `before` is what an earlier generation has for it.
pub(crate) fn verified(
    snapshot: &Snapshot,
    proof: &Proof,
    before: Option<Stated>,
    patience: &Patience,
) -> Result<VerifyAnswer, QueryError> {
    let generation = snapshot.generation().name().to_owned();
    let mut answer = VerifyAnswer {
        verdict: Verdict::Unknown,
        reason: Some(VerdictReason::NoText),
        proof: proof.to_string(),
        act: proof.act.clone(),
        lang: proof.lang,
        path: proof.path.clone(),
        document: None,
        title: None,
        status: None,
        repealed_on: None,
        stated_in: None,
        edition: None,
        url: None,
        stated_url: None,
        difference: None,
        generation,
    };
    let Some(text) = text_of(snapshot, proof) else { return Ok(answer) };
    let act = &snapshot.generation().tables().acts[text.act as usize];
    let editions = TextEditions::of(snapshot, text);
    answer.document = Some(text.id);
    answer.title = Some(text.title.clone());
    answer.status = Some(act.status_on(snapshot.today()));
    answer.repealed_on = act.repealed_on.map(|day| day.to_string());
    answer.edition = editions.shown.map(|stamp| editions.days(stamp));
    let now = text_of_edition(snapshot, &editions, text, editions.shown)?.unwrap_or_else(|| empty(text));
    let is_there = words_at(&now.provisions, &proof.path).is_some();
    answer.url = is_there.then(|| address::provision_page_address(&act.id, text.lang, &proof.path, None));
    let held = stated(snapshot, proof, patience)?;
    if let Some(held) = &held {
        answer.stated_in = held.stamp.map(|stamp| editions.days(stamp));
        let day = editions.day_of(held.stamp);
        answer.stated_url = day.map(|_| address::provision_page_address(&act.id, text.lang, &proof.path, day));
    }
    let Some(held) = held.or(before) else {
        let is_of_now = proof.generation == answer.generation;
        (answer.verdict, answer.reason) = match (is_of_now, is_there) {
            (true, true) => (Verdict::Unknown, Some(VerdictReason::OtherWords)),
            (false, true) => (Verdict::Changed, Some(VerdictReason::NotHeld)),
            (_, false) => (Verdict::Unknown, Some(VerdictReason::NoProvision)),
        };
        return Ok(answer);
    };
    if says(&now, proof) {
        (answer.verdict, answer.reason) = (Verdict::True, None);
        return Ok(answer);
    }
    patience.check()?;
    answer.verdict = Verdict::Changed;
    answer.difference = difference(&held.document, &now, proof);
    answer.reason = (!is_there).then_some(VerdictReason::Removed);
    Ok(answer)
}

fn empty(text: &TextEntry) -> Document {
    Document::new(text.id, text.lang, text.title.clone(), qonun_law::ActType::Other)
}

/// The difference of the provision of a proof. If the new text has none at its path, the whole texts are compared: it may
/// stand elsewhere.
fn difference(old: &Document, new: &Document, proof: &Proof) -> Option<ComparedProvision> {
    let (_, from, _) = words_at(&old.provisions, &proof.path)?;
    let from = &old.provisions[from];
    let same_path = new.provisions.iter().find(|provision| provision.path == from.path);
    let aligned: Aligned = match same_path {
        Some(to) => compare_pair(from, to),
        None => {
            let all = compare(&old.provisions, &new.provisions).provisions;
            all.into_iter().find(|aligned| aligned.from_path.as_ref() == Some(&from.path))?
        }
    };
    Some(view(aligned))
}

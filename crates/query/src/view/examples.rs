//! Citations of acts of the law base, as examples for readers.

use qonun_citation::Code;
use qonun_index::{ActNo, TextEntry};
use qonun_law::{ActType, Lang, ProvisionKind, Series, Status, number_in};

use super::cited;
use crate::answer::Examples;
use crate::snapshot::Snapshot;

/// Maximum number of acts of a series examined for an example.
const LOOKED_AT: usize = 200;
/// Number of the article in an example, counted from 1, if the act has it: far enough from the beginning not to be a
/// general one.
const ARTICLE: usize = 10;

/// Examples as a reader of a language writes them.
pub(crate) fn examples(snapshot: &Snapshot, lang: Lang) -> Examples {
    let numbered =
        [Series::Orq, Series::Pf, Series::Pq].into_iter().filter_map(|series| numbered(snapshot, series, lang));
    let numbered: Vec<(ActNo, String)> = numbered.collect();
    let article = numbered.iter().find_map(|(act, number)| article_of(snapshot, *act, number, lang));
    let code = snapshot.codes().iter().filter(|(_, act)| is_code_in_force(snapshot, *act));
    let code = code.filter_map(|&(code, act)| named_article(snapshot, code, act, lang)).next();
    Examples { numbers: numbered.into_iter().map(|(_, number)| number).collect(), article, code }
}

/// The newest act in force with a number in a series that no other act has, in a text of the language if there is one.
fn numbered(snapshot: &Snapshot, series: Series, lang: Lang) -> Option<(ActNo, String)> {
    let tables = snapshot.generation().tables();
    let beginning = format!("{}-", series.letters());
    let mut acts: Vec<ActNo> = (0..)
        .zip(&tables.acts)
        .filter(|(act, entry)| {
            let facts = &snapshot.facts()[*act as usize];
            let number = entry.number.as_deref().filter(|number| number.starts_with(&beginning));
            facts.status == Status::InForce
                && !facts.amends
                && number.is_some_and(|number| tables.acts_of_number(number).count() == 1)
        })
        .map(|(act, _)| act)
        .collect();
    acts.sort_by_key(|&act| {
        (text_in(snapshot, act, lang).is_none(), std::cmp::Reverse(tables.acts[act as usize].adopted))
    });
    acts.truncate(LOOKED_AT);
    let written = |act: ActNo| tables.acts[act as usize].number.as_deref().map(|number| number_in(number, lang));
    acts.into_iter().find_map(|act| written(act).filter(|text| names(snapshot, text, act)).map(|text| (act, text)))
}

/// An article of a numbered act.
fn article_of(snapshot: &Snapshot, act: ActNo, number: &str, lang: Lang) -> Option<String> {
    let article = article(snapshot, act, lang)?;
    let text = match lang {
        Lang::UzLatn => format!("{number} {article}-modda"),
        Lang::UzCyrl => format!("{number} {article}-модда"),
        Lang::Ru => format!("{number} ст. {article}"),
        Lang::En => format!("{number} article {article}"),
    };
    names(snapshot, &text, act).then_some(text)
}

/// An article of a code.
fn named_article(snapshot: &Snapshot, code: Code, act: ActNo, lang: Lang) -> Option<String> {
    let (name, article) = (code.name(lang), article(snapshot, act, lang)?);
    let text = match lang {
        Lang::UzLatn => format!("{name} {article}-modda"),
        Lang::UzCyrl => format!("{name} {article}-модда"),
        Lang::Ru => format!("{name} статья {article}"),
        Lang::En => format!("{name} article {article}"),
    };
    names(snapshot, &text, act).then_some(text)
}

fn is_code_in_force(snapshot: &Snapshot, act: ActNo) -> bool {
    let kind = snapshot.generation().tables().acts[act as usize].kind;
    kind == ActType::Code && snapshot.facts()[act as usize].status == Status::InForce
}

fn text_in(snapshot: &Snapshot, act: ActNo, lang: Lang) -> Option<&TextEntry> {
    snapshot.generation().tables().texts_of(act).iter().find(|text| text.lang == lang)
}

/// The number of an article of an act, from the text in a language if it has one.
fn article(snapshot: &Snapshot, act: ActNo, lang: Lang) -> Option<String> {
    let tables = snapshot.generation().tables();
    let text = text_in(snapshot, act, lang).or_else(|| tables.texts_of(act).first())?;
    let is_article = |record: &u32| tables.records[*record as usize].kind == ProvisionKind::Article;
    let articles: Vec<u32> = text.records.clone().filter(is_article).take(ARTICLE).collect();
    let path = snapshot.path_of(*articles.last()?)?;
    let number = path.as_str().strip_prefix("art_")?;
    number.bytes().all(|b| b.is_ascii_digit()).then(|| number.to_owned())
}

/// True if a citation names this act and no other.
fn names(snapshot: &Snapshot, citation: &str, act: ActNo) -> bool {
    let id = &snapshot.generation().tables().acts[act as usize].id;
    // The caller that asked for the examples reports damage.
    cited::resolve_text(snapshot, citation, None)
        .is_ok_and(|found| matches!(&found.matches[..], [only] if only.act == *id))
}

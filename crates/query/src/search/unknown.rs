//! Filters and fields that nothing in the law base can pass: the reader is told which, and why nothing is found.

use qonun_index::Tables;
use qonun_law::Lang;

use crate::answer::{Notice, SearchAnswer};
use crate::facets::{CompiledFilters, adopted_years};
use crate::language::{Field, Node, Value, is_quote, without_quotes};
use crate::plan::filters::{self, Target};
use crate::snapshot::Snapshot;
use crate::{FacetField, Filters, SearchRequest};

/// More values of one query are not looked at.
const MOST: usize = 20;
/// Longer values are cut in sentences, in characters.
const LONGEST: usize = 60;

/// What nothing in the law base has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Body,
    Topic,
    Number,
    Article,
    Adopted,
    InForce,
    Value,
    /// The target of `cites` and `amends` cannot be read.
    Unreadable,
    /// The law base does not have it.
    NotHeld,
    /// Its act has no such provision.
    NoProvision,
    /// Links lead to the provision, not to the part of it that is asked for.
    PartOfProvision,
}

/// The sentence in uz-Latn, uz-Cyrl, ru, en.
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
#[rustfmt::skip]
const fn template(what: What) -> [&'static str; 4] {
    match what {
        What::Body => [
            "Qonunchilik bazasida “{value}” nomli organ qabul qilgan hujjat yoʻq.",
            "Қонунчилик базасида «{value}» номли орган қабул қилган ҳужжат йўқ.",
            "В базе нет актов, принятых органом «{value}».",
            "The law base has no act adopted by a body named “{value}”.",
        ],
        What::Topic => [
            "Qonunchilik bazasida “{value}” mavzusi yoʻq.",
            "Қонунчилик базасида «{value}» мавзуси йўқ.",
            "В базе нет темы «{value}».",
            "The law base has no topic “{value}”.",
        ],
        What::Number => [
            "Qonunchilik bazasida “{value}” raqamli hujjat yoʻq.",
            "Қонунчилик базасида «{value}» рақамли ҳужжат йўқ.",
            "В базе нет акта с номером «{value}».",
            "The law base has no act with the number “{value}”.",
        ],
        What::Article => [
            "Qonunchilik bazasidagi hech bir hujjatda “{value}” raqamli modda yoʻq.",
            "Қонунчилик базасидаги ҳеч бир ҳужжатда «{value}» рақамли модда йўқ.",
            "Ни в одном акте базы нет статьи с номером «{value}».",
            "No act in the law base has an article with the number “{value}”.",
        ],
        What::Adopted => [
            "Qonunchilik bazasida shu vaqtda ({value}) qabul qilingan hujjat yoʻq: unda {first}–{last} yillarning hujjatlari bor.",
            "Қонунчилик базасида шу вақтда ({value}) қабул қилинган ҳужжат йўқ: унда {first}–{last} йилларнинг ҳужжатлари бор.",
            "В базе нет актов, принятых в это время ({value}): в ней есть акты {first}–{last} годов.",
            "The law base has no act adopted in that time ({value}): it has acts of the years {first}–{last}.",
        ],
        What::InForce => [
            "Qonunchilik bazasida shu sanaga ({value}) toʻgʻri keladigan hujjat yoʻq: unda {first}–{last} yillarda qabul qilingan hujjatlar bor.",
            "Қонунчилик базасида шу санага ({value}) тўғри келадиган ҳужжат йўқ: унда {first}–{last} йилларда қабул қилинган ҳужжатлар бор.",
            "В базе нет актов, действовавших или вступивших в силу в этот день ({value}): в ней есть акты, принятые в {first}–{last} годах.",
            "No act in the law base was in force or took effect on that day ({value}): it has acts adopted in the years {first}–{last}.",
        ],
        What::Value => [
            "Qonunchilik bazasida “{value}” qiymatiga ega hujjat yoʻq.",
            "Қонунчилик базасида «{value}» қийматига эга ҳужжат йўқ.",
            "В базе нет актов со значением «{value}».",
            "The law base has no act with the value “{value}”.",
        ],
        What::Unreadable => [
            "“{value}” hujjat sifatida oʻqilmadi: hujjatning raqami, nomi, identifikatori yoki manzilini yozing.",
            "«{value}» ҳужжат сифатида ўқилмади: ҳужжатнинг рақами, номи, идентификатори ёки манзилини ёзинг.",
            "«{value}» не читается как ссылка на акт: укажите номер, название, идентификатор или адрес акта.",
            "“{value}” cannot be read as an act: write its number, title, id or address.",
        ],
        What::NotHeld => [
            "“{value}” qonunchilik bazasida yoʻq.",
            "«{value}» қонунчилик базасида йўқ.",
            "«{value}» в базе нет.",
            "“{value}” is not in the law base.",
        ],
        What::NoProvision => [
            "“{value}”: hujjat bor, lekin unda bunday modda yoki band yoʻq.",
            "«{value}»: ҳужжат бор, лекин унда бундай модда ёки банд йўқ.",
            "«{value}»: акт есть, но такой статьи или пункта в нём нет.",
            "“{value}”: the act is there, but it has no such article or point.",
        ],
        What::PartOfProvision => [
            "“{value}”: havolalar moddaga olib boradi, butun moddaga havolalar topildi.",
            "«{value}»: ҳаволалар моддага олиб боради, бутун моддага ҳаволалар топилди.",
            "«{value}»: ссылки ведут на статью, найдено то, что ссылается на неё всю.",
            "“{value}”: links lead to the article; what links to the whole of it was found.",
        ],
    }
}

fn notice(what: What, value: &str, tables: &Tables, ui: Lang) -> Notice {
    let years = adopted_years(tables);
    let mut shown: String = value.chars().take(LONGEST).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    let text = template(what)[ui.index()]
        .replace("{first}", &years.start().to_string())
        .replace("{last}", &years.end().to_string())
        // Last, so that nothing in the reader's own words is taken for a placeholder.
        .replace("{value}", &shown);
    let code = if what == What::PartOfProvision { "ignored" } else { "unknown_value" };
    Notice { code, text, offset: None, length: None, replacement: None }
}

/// The notices of what the filters and fields of a search ask for and no act has.
pub(crate) fn notices(snapshot: &Snapshot, request: &SearchRequest, answer: &SearchAnswer, ui: Lang) -> Vec<Notice> {
    let tables = snapshot.generation().tables();
    let told = |(what, value): (What, String)| notice(what, &value, tables, ui);
    let mut notices: Vec<Notice> = of_filters(snapshot, &request.filters).into_iter().map(told).collect();
    let mut nodes = Vec::new();
    answer.query.parsed.iter().for_each(|tree| collect(tree, &mut nodes));
    for node in nodes.into_iter().take(MOST) {
        let (Node::Filter { span, .. } | Node::Range { span, .. }) = node else { continue };
        let (start, length) = (span.start, span.end.saturating_sub(span.start));
        if let Some(what) = of_node(snapshot, node) {
            let written: String = request.q.chars().skip(start).take(length).collect();
            let value: String = written.chars().filter(|&c| !is_quote(c)).collect();
            let value = without_quotes(&value);
            notices.push(Notice { offset: Some(start), length: Some(length), ..notice(what, value, tables, ui) });
        }
    }
    notices
}

/// The filters that no act passes, each taken alone.
fn of_filters(snapshot: &Snapshot, filters: &Filters) -> Vec<(What, String)> {
    let tables = snapshot.generation().tables();
    let is_empty =
        |filters: Filters| CompiledFilters::new(&filters, snapshot.acts(), tables).texts(snapshot.acts()).is_empty();
    let mut out: Vec<(What, String)> = Vec::new();
    let mut names = |field: FacetField, what: What, texts: &[String]| {
        let unknown = texts.iter().take(MOST).filter(|text| snapshot.acts().names.find(field, text, tables).is_empty());
        out.extend(unknown.map(|text| (what, text.clone())));
    };
    names(FacetField::Body, What::Body, &filters.bodies);
    names(FacetField::Topic, What::Topic, &filters.topics);
    if let Some(number) = &filters.number
        && is_empty(Filters { number: Some(number.clone()), ..Filters::default() })
    {
        out.push((What::Number, number.clone()));
    }
    for &year in filters.years.iter().take(MOST) {
        if is_empty(Filters { years: vec![year], ..Filters::default() }) {
            out.push((What::Adopted, year.to_string()));
        }
    }
    let (from, to) = (filters.adopted_from, filters.adopted_to);
    if (from.is_some() || to.is_some())
        && is_empty(Filters { adopted_from: from, adopted_to: to, ..Filters::default() })
    {
        let day = |day: Option<qonun_law::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        out.push((What::Adopted, format!("{}–{}", day(from), day(to))));
    }
    if let Some(day) = filters.in_force_on
        && is_empty(Filters { in_force_on: Some(day), ..Filters::default() })
    {
        out.push((What::InForce, day.to_string()));
    }
    for &kind in filters.types.iter().take(MOST) {
        if is_empty(Filters { types: vec![kind], ..Filters::default() }) {
            out.push((What::Value, kind.to_string()));
        }
    }
    for &status in &filters.statuses {
        if is_empty(Filters { statuses: vec![status], ..Filters::default() }) {
            out.push((What::Value, status.to_string()));
        }
    }
    out
}

/// The fields of a tree that hold values and days.
fn collect<'t>(node: &'t Node, out: &mut Vec<&'t Node>) {
    match node {
        Node::Filter { .. } | Node::Range { .. } => out.push(node),
        node => node.children().for_each(|child| collect(child, out)),
    }
}

/// What a field asks for that nothing has.
fn of_node(snapshot: &Snapshot, node: &Node) -> Option<What> {
    match node {
        Node::Filter {
            field: Field::Cites | Field::Amends, value: Value::Text(text) | Value::Citation(text), ..
        } => match filters::target_of(snapshot, text) {
            Target::Unreadable => Some(What::Unreadable),
            Target::NotHeld(_) => Some(What::NotHeld),
            Target::NoProvision => Some(What::NoProvision),
            Target::Acts(_) => filters::names_part(snapshot, text).then_some(What::PartOfProvision),
        },
        Node::Filter { field, value, .. } => {
            filters::of_value(snapshot, *field, value).is_empty().then_some(match field {
                Field::Body => What::Body,
                Field::Topic => What::Topic,
                Field::Number => What::Number,
                Field::Article => What::Article,
                _ => What::Value,
            })
        }
        Node::Range { field, from, to, .. } => {
            let what = if *field == Field::Adopted { What::Adopted } else { What::InForce };
            filters::of_days(snapshot, *field, *from, *to).is_empty().then_some(what)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use qonun_index::Tables;
    use qonun_law::Lang;

    use super::{What, notice};

    #[test]
    fn every_sentence_names_the_value_in_every_language() {
        use What::{
            Adopted, Article, Body, InForce, NoProvision, NotHeld, Number, PartOfProvision, Topic, Unreadable, Value,
        };
        let mut seen = std::collections::BTreeSet::new();
        for what in
            [Body, Topic, Number, Article, Adopted, InForce, Value, Unreadable, NotHeld, NoProvision, PartOfProvision]
        {
            for lang in Lang::ALL {
                let text = notice(what, "{first}", &Tables::default(), lang).text;
                assert!(text.contains("{first}") && !text.contains("{value}"), "{text}");
                let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c));
                assert_eq!(cyrillic, matches!(lang, Lang::UzCyrl | Lang::Ru), "{text}");
                assert!(seen.insert(text.clone()), "twice: {text}");
            }
        }
        let long = notice(Body, &"а".repeat(100), &Tables::default(), Lang::Ru).text;
        assert!(long.contains(&format!("{}…", "а".repeat(60))), "{long}");
    }
}

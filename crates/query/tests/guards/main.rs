//! Guards against meanings that a query does not have: doubled words, words of other clauses, idioms, phrases in
//! questions.

use qonun_law::{Date, Lang};
use qonun_query::SearchRequest;
use qonun_testkit::{LawBase, Opened, fits, tables};

const TODAY: Date = Date::constant(2024, 5, 1);

/// The cell of a list.
fn list(mut names: Vec<&str>) -> Option<String> {
    names.sort_unstable();
    (!names.is_empty()).then(|| names.join(" "))
}

/// Columns: query, first act and provision, acts that hold the whole query, codes of the notices, reason.
#[test]
fn queries_mean_what_they_say() {
    let base = Opened::new(LawBase::new(include_str!("law-base.md")), TODAY);
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(24) {
        let [query, first, acts, told, _] = row.cells();
        let answer = base.ask_in(Lang::En, &SearchRequest::new(query));
        let act = answer.results.first().map(|result| base.name(&result.act));
        let provision = answer.results.first().and_then(|result| result.provisions.first());
        let path = provision.map(|provision| provision.path.as_str());
        let exact = answer.results.iter().filter(|result| !result.close);
        let found = list(exact.map(|result| base.name(&result.act)).collect());
        let seen = list(answer.notices.iter().map(|notice| notice.kind().name()).collect());
        let (wanted_act, wanted_path) = first.split_once(' ').unwrap_or((first, first));
        if !fits(wanted_act, act)
            || !fits(wanted_path, path)
            || !fits(acts, found.as_deref())
            || !fits(told, seen.as_deref())
        {
            wrong.push(format!("{}: {query}: first {act:?} {path:?}, acts {found:?}, told {seen:?}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_phrase_searched_as_words_is_told_in_every_language() {
    let base = Opened::new(LawBase::new(include_str!("law-base.md")), TODAY);
    for (ui, wanted) in [
        (Lang::UzLatn, "alohida-alohida qidirildi"),
        (Lang::UzCyrl, "алоҳида-алоҳида қидирилди"),
        (Lang::Ru, "по отдельным словам"),
        (Lang::En, "searched for one by one"),
    ] {
        let answer = base.ask_in(ui, &SearchRequest::new("\"asboblarni saqlash tartibi\" qanday?"));
        let told: Vec<String> = answer.notices.iter().map(|notice| qonun_notices::notice(notice, ui)).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(wanted) && told[0].contains("asboblarni saqlash tartibi"), "{told:?}");
    }
}

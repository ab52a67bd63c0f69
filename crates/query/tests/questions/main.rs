//! Questions in plain words over a small law base: the first result, and whether a weak answer has a notice.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use qonun_law::{Date, Lang};
use qonun_query::{Notice, NoticeKind, SearchAnswer, SearchRequest, Syntax};
use qonun_testkit::{LawBase, Opened, fits, tables};

const TODAY: Date = Date::constant(2024, 5, 1);

/// Kinds of notices about how well the answer matches.
const FIT: [NoticeKind; 2] = [NoticeKind::WeakMatch, NoticeKind::NoMatch];

fn ask(base: &Opened, question: &str, ui: Lang) -> SearchAnswer {
    base.ask_in(ui, &SearchRequest::new(question))
}

/// The notices of an answer, in words.
fn said(answer: &SearchAnswer, ui: Lang) -> impl Iterator<Item = String> {
    answer.notices.iter().map(move |notice| qonun_notices::notice(notice, ui))
}

fn base() -> Opened {
    Opened::new(LawBase::new(include_str!("law-base.md")), TODAY)
}

/// Columns: question, first act and provision (`-` for none, `*` for any), notice about the match, reason.
#[test]
fn questions_find_the_provision_that_answers() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("cases.md").rows(20) {
        let [question, first, told, _] = row.cells();
        let answer = ask(&base, question, Lang::En);
        let act = answer.results.first().map(|result| base.name(&result.act));
        let provision = answer.results.first().and_then(|result| result.provisions.first());
        let path = provision.map(|provision| provision.path.as_str());
        let fit = answer.notices.iter().map(Notice::kind).find(|kind| FIT.contains(kind)).map(NoticeKind::name);
        let (wanted_act, wanted_path) = first.split_once(' ').unwrap_or((first, first));
        if !fits(wanted_act, act) || !fits(wanted_path, path) || !fits(told, fit) {
            wrong.push(format!("{}: found {act:?} {path:?}, told {fit:?}; wanted {first}, {told}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that Uzbek borrows are legal terms in Russian: there the law has no other words for them.
#[test]
fn words_of_law_are_told_in_the_language_of_the_question() {
    let base = Opened::new(LawBase::new(include_str!("borrowed.md")), TODAY);
    for (question, wanted) in [
        ("меҳнат договори узайтириш", Some("«меҳнат шартномаси»")),
        ("трудовой договор продление", None),
        ("трудовой договор", None),
    ] {
        let answer = ask(&base, question, Lang::Ru);
        assert!(!answer.results.is_empty(), "{question}");
        let told: Vec<String> = said(&answer, Lang::Ru).filter(|text| text.contains("говорится иначе")).collect();
        assert_eq!(told.len(), usize::from(wanted.is_some()), "{question}: {:?}", answer.notices);
        assert!(wanted.is_none_or(|wanted| told[0].contains(wanted)), "{question}: {told:?}");
    }
}

#[test]
fn a_provision_that_does_not_exist_is_named_in_every_language() {
    let base = base();
    for (ui, wanted) in [
        (Lang::UzLatn, "qonunchilik bazasida yoʻq"),
        (Lang::UzCyrl, "қонунчилик базасида йўқ"),
        (Lang::Ru, "в базе нет"),
        (Lang::En, "is not in the law base"),
    ] {
        let answer = ask(&base, "Mehnat kodeksi 99-modda", ui);
        let told = answer.notices.iter().find(|notice| notice.kind() == NoticeKind::WeakMatch).unwrap();
        let text = qonun_notices::notice(told, ui);
        assert!(text.contains(wanted) && text.contains("Mehnat kodeksi 99-modda"), "{text}");
    }
}

/// Cited things that the law base lacks are reported in one notice, each with the nearest thing that it has. Nothing
/// else is presented as the cited thing.
#[test]
fn what_is_cited_and_not_held_is_told_with_the_nearest() {
    let base = base();
    for (query, ui, written, nearest) in [
        ("ЗРУ-547 ст. 15", Lang::Ru, "«ЗРУ-547» в базе нет", "ближайший номер — ЗРУ-500"),
        ("O‘RQ-547 15-modda", Lang::UzLatn, "“O‘RQ-547” qonunchilik bazasida yoʻq", "eng yaqin raqam — OʻRQ-500"),
        ("15-модда ЎРҚ-547", Lang::UzCyrl, "«ЎРҚ-547» қонунчилик базасида йўқ", "энг яқин рақам — ЎРҚ-500"),
        ("LRU-547", Lang::En, "“LRU-547” is not in the law base", "the nearest number is LRU-500"),
        ("Mehnat kodeksi 99-modda", Lang::En, "“Mehnat kodeksi 99-modda” is not", "the last in the act is"),
        ("ТК ст. 99", Lang::Ru, "«ТК ст. 99» в базе нет", "последнее в документе —"),
        ("Mehnat kodeksi 2-modda 99-qism", Lang::UzLatn, "bazasida yoʻq", "hujjatda eng yaqini —"),
    ] {
        let answer = ask(&base, query, ui);
        let of_fit = answer.notices.iter().filter(|one| FIT.contains(&one.kind()));
        let told: Vec<String> = of_fit.map(|one| qonun_notices::notice(one, ui)).collect();
        assert_eq!(told.len(), 1, "{query}: {:?}", answer.notices);
        assert!(told[0].contains(written) && told[0].contains(nearest), "{query}: {told:?}");
    }
    // A regulation with the same digits is another act.
    for query in ["ЗРУ-547 ст. 15", "ЗРУ-547", "O‘RQ-547"] {
        let answer = ask(&base, query, Lang::Ru);
        assert_eq!(answer.total.value, 0, "{query}");
        assert!(answer.results.iter().all(|result| result.close), "{query}");
    }
    let held = ask(&base, "Mehnat kodeksi 2-modda 1-qism", Lang::En);
    assert!(held.notices.iter().all(|one| !FIT.contains(&one.kind())), "{:?}", held.notices);
}

#[test]
fn a_citation_is_read_as_a_whole() {
    let base = base();
    let mut wrong = Vec::new();
    for row in tables!("citations.md").rows(38) {
        let [query, acts, codes, told] = row.cells();
        let answer = ask(&base, query, Lang::En);
        let list = |found: Vec<&str>| (!found.is_empty()).then(|| found.join(" "));
        let exact = answer.results.iter().filter(|result| !result.close);
        let mut found: Vec<&str> = exact.map(|result| base.name(&result.act)).collect();
        found.sort_unstable();
        let seen = list(answer.notices.iter().map(|notice| notice.kind().name()).collect());
        let texts: String = said(&answer, Lang::En).collect();
        let says = match told {
            "-" => texts.is_empty(),
            "*" => true,
            told => told.split(" … ").all(|part| texts.contains(part)),
        };
        if !fits(acts, list(found.clone()).as_deref()) || !fits(codes, seen.as_deref()) || !says {
            wrong.push(format!("{}: {query}: found {found:?}, told {seen:?}: {texts}", row.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A lawyer's query gets the same notice; an excluded citation gets none.
#[test]
fn what_is_missing_is_told_in_the_advanced_syntax_too() {
    let base = base();
    for (query, wanted) in [
        ("Mehnat kodeksi 2-modda 99-qism", Some("“Mehnat kodeksi 2-modda 99-qism” is not in the law base")),
        ("ТК ст. 99", Some("“ТК ст. 99” is not in the law base")),
        ("ish AND ЗРУ-547", Some("“ЗРУ-547” is not in the law base")),
        ("ish -ЗРУ-547", None),
        ("Mehnat kodeksi 2-modda", None),
    ] {
        let request = SearchRequest { syntax: Syntax::Advanced, ..SearchRequest::new(query) };
        let answer = base.ask(&request);
        let told = said(&answer, Lang::En).find(|text| text.contains("is not in the law base"));
        match wanted {
            Some(wanted) => assert!(told.is_some_and(|text| text.contains(wanted)), "{query}: {:?}", answer.notices),
            None => assert_eq!(told, None, "{query}"),
        }
    }
}

#[test]
fn the_words_of_law_for_everyday_words_are_marked() {
    let base = base();
    let answer = ask(&base, "Oylik qachon toʻlanadi?", Lang::UzLatn);
    let provision = &answer.results[0].provisions[0];
    let snippet = provision.snippet.as_ref().unwrap();
    let letters: Vec<char> = snippet.text.chars().collect();
    let marked: Vec<String> = snippet.marks.iter().map(|mark| letters[mark[0]..mark[1]].iter().collect()).collect();
    assert!(marked.iter().any(|word| word == "haqi"), "{marked:?} in {}", snippet.text);
}

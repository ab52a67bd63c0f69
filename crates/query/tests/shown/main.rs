//! The language in which an answer is shown, over a small law base made by hand.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use qonun_index::{ActPlan, Builder, Folder, Generation, Unread};
use qonun_law::{ActId, ActType, Block, Document, Lang, Path, Provision, ProvisionKind};
use qonun_query::{Engine, Patience, SearchRequest};

/// A text: its language, title, and the text of its fifth article.
type Text = (Lang, &'static str, &'static str);

const ACTS: [(ActType, Option<&str>, &[Text]); 4] = [
    (
        ActType::Code,
        None,
        &[
            (
                Lang::UzLatn,
                "Oʻzbekiston Respublikasining Mehnat kodeksi",
                "Mehnat taʼtili kodeks boʻyicha har yili beriladi.",
            ),
            (
                Lang::UzCyrl,
                "Ўзбекистон Республикасининг Меҳнат кодекси",
                "Меҳнат таътили кодекс бўйича ҳар йили берилади.",
            ),
            (Lang::Ru, "Трудовой кодекс Республики Узбекистан", "Трудовой отпуск по кодексу предоставляется ежегодно."),
            (
                Lang::En,
                "Labour Code of the Republic of Uzbekistan",
                "Labour leave is granted every year under the code.",
            ),
        ],
    ),
    (
        ActType::Law,
        Some("ORQ-702"),
        &[
            (Lang::UzLatn, "Asalarichilik toʻgʻrisida", "Asalari oilalari 702-son qonun bilan muhofaza qilinadi."),
            (Lang::UzCyrl, "Асаларичилик тўғрисида", "Асалари оилалари 702-сон қонун билан муҳофаза қилинади."),
            (Lang::Ru, "О пчеловодстве", "Пчелиные семьи охраняются законом № 702."),
            (Lang::En, "On beekeeping", "Bee families are protected by law No. 702."),
        ],
    ),
    (
        ActType::Order,
        None,
        &[
            (Lang::UzCyrl, "Боқиманда тўловлари тартиби ҳақида", "Боқиманда тўлови белгиланган тартибда ундирилади."),
            (
                Lang::Ru,
                "О порядке взыскания",
                "Дебиторская задолженность взыскивается в порядке, установленном законом.",
            ),
        ],
    ),
    (ActType::Resolution, None, &[(Lang::UzLatn, "Daraxtlar ekish haqida", "Daraxtlar bahorda ekiladi.")]),
];

fn document(
    act: i64,
    (kind, number): (ActType, Option<&str>),
    text: &Text,
    languages: BTreeMap<Lang, i64>,
) -> Document {
    let &(lang, title, body) = text;
    let article = Provision {
        path: Path::new(Path::step(ProvisionKind::Article, Some("5"))),
        label: "5.".to_owned(),
        number: Some("5".to_owned()),
        heading: String::new(),
        blocks: vec![Block { text: body.to_owned(), ..Block::default() }],
        kind: ProvisionKind::Article,
        level: None,
        depth: 1,
        anchor: None,
        notes: Vec::new(),
    };
    Document {
        number: number.map(str::to_owned),
        languages,
        provisions: vec![article],
        ..Document::new(act * 10 + lang.index() as i64, lang, title, kind)
    }
}

/// The law base, and the folder that holds its files.
fn law_base() -> (Engine, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let lock = folder.lock().unwrap();
    let builder = Builder::new(folder.clone(), &lock, &[], 2);
    let mut packer = builder.packer().unwrap();
    let mut plan = |(number, (kind, printed, texts)): (i64, &(ActType, Option<&str>, &[Text]))| {
        let languages: BTreeMap<Lang, i64> =
            texts.iter().map(|text| (text.0, number * 10 + text.0.index() as i64)).collect();
        let pack = |text| packer.pack(document(number, (*kind, *printed), text, languages.clone())).unwrap();
        let id = ActId(format!("uz/{}/2020/{number}", kind.name()));
        ActPlan { id, texts: texts.iter().map(pack).collect(), editions: Vec::new() }
    };
    let acts: Vec<ActPlan> = (1..).zip(&ACTS).map(&mut plan).collect();
    drop(packer);
    builder.finish(acts, Vec::new(), Unread::default(), &|_| {}).unwrap();
    let engine = Engine::over(Generation::open_current(&folder).unwrap(), "2026-01-01".parse().unwrap()).unwrap();
    (engine, place)
}

/// Rows of a table in Markdown, without its head.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| line.starts_with('|'));
    lines.skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
}

#[test]
fn an_answer_is_in_the_language_of_its_query() {
    let (engine, _place) = law_base();
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases.md")) {
        let [query, reader, lang, searched, act, shown, _] = row[..] else { panic!("a row of seven cells: {row:?}") };
        let mut request = SearchRequest::new(query);
        (request.reader_lang, request.lang) = (reader.parse().ok(), lang.parse().ok());
        if let Ok(lang) = searched.parse::<Lang>() {
            request.searched = std::iter::once(lang).collect();
        }
        let answer = engine.search(&request, Lang::En, Instant::now() + Duration::from_secs(20)).unwrap();
        let found = answer.results.iter().find(|result| result.act.0.ends_with(&format!("/{act}")));
        let langs = found.map(|found| (found.lang, found.provisions.iter().map(|hit| hit.lang).collect::<Vec<_>>()));
        let in_one =
            langs.as_ref().is_some_and(|(title, hits)| title.tag() == shown && hits.iter().all(|hit| hit == title));
        if !in_one {
            wrong.push(format!("{query}, reader {reader}, lang {lang}, in {searched}: {langs:?}, wanted {shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_citation_and_a_suggestion_come_in_the_language_of_typing() {
    let (engine, _place) = law_base();
    for (typed, wanted) in [
        ("ст. 5 Трудового кодекса", "Трудовой кодекс"),
        ("Mehnat kodeksi 5-modda", "Mehnat kodeksi"),
        ("ЎРҚ-702", "Асаларичилик"),
        ("ЗРУ-702", "О пчеловодстве"),
        ("LRU-702", "On beekeeping"),
    ] {
        let lang = engine.language_of(typed, Some(Lang::UzLatn));
        let cited = engine.resolve(typed, lang).unwrap().matches;
        assert!(cited[0].title.contains(wanted), "{typed}: {cited:?}");
        let suggested = engine.suggest(typed, 8, None, Some(Lang::UzLatn), Patience::default()).unwrap().suggestions;
        assert!(suggested.iter().any(|found| found.text.contains(wanted)), "{typed}: {suggested:?}");
    }
    let suggested = engine.suggest("ЗРУ-702", 8, None, None, Patience::default()).unwrap().suggestions;
    assert_eq!(suggested[0].text, "О пчеловодстве (ЗРУ-702)");
}

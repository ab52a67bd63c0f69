//! A small law base, made by hand: a code, laws in force and repealed, an order, in four languages.

use std::collections::BTreeMap;

use qonun_index::{ActPlan, Builder, Folder, Generation, Unread};
use qonun_law::{ActId, ActType, Block, Document, Lang, Path, Provision, ProvisionKind, Status};
use qonun_query::Engine;

/// A text: id, language, title, articles as heading and text.
type Text = (i64, Lang, &'static str, &'static [(&'static str, &'static str)]);

/// An act: name, kind, number, status, adopting body, texts.
type Act = (&'static str, ActType, &'static str, Status, &'static str, &'static [Text]);

const ACTS: &[Act] = &[
    (
        "uz/code/2001/1",
        ActType::Code,
        "12-I",
        Status::InForce,
        "Oliy Majlis",
        &[
            (
                -1,
                Lang::UzLatn,
                "Oʻzbekiston Respublikasining Bogʻdorchilik kodeksi",
                &[
                    (
                        "Asosiy qoidalar",
                        "Bogʻdorchilik toʻgʻrisidagi munosabatlar ushbu Kodeks bilan tartibga solinadi.",
                    ),
                    ("Suvdan foydalanish", "Bogʻbon suvdan shartnoma asosida foydalanadi."),
                ],
            ),
            (
                1,
                Lang::UzCyrl,
                "Ўзбекистон Республикасининг Боғдорчилик кодекси",
                &[
                    ("Асосий қоидалар", "Боғдорчилик тўғрисидаги муносабатлар ушбу Кодекс билан тартибга солинади."),
                    ("Сувдан фойдаланиш", "Боғбон сувдан шартнома асосида фойдаланади."),
                ],
            ),
            (
                2,
                Lang::Ru,
                "Садоводческий кодекс Республики Узбекистан",
                &[
                    ("Основные положения", "Отношения в садоводстве регулируются настоящим Кодексом."),
                    ("Пользование водой", "Садовод пользуется водой на основании договора."),
                ],
            ),
        ],
    ),
    (
        "uz/law/2010/547",
        ActType::Law,
        "ORQ-547",
        Status::InForce,
        "Oliy Majlis",
        &[(
            -3,
            Lang::UzLatn,
            "Asalarichilik toʻgʻrisida",
            &[("Asal", "Asalni isteʼmol qilish va sotish tartibi. Daʼvo muddati bir yil.")],
        )],
    ),
    (
        "uz/law/1995/54",
        ActType::Law,
        "ORQ-54",
        Status::Repealed,
        "Oliy Majlis",
        &[(4, Lang::UzCyrl, "Асаларичилик хўжаликлари тўғрисида", &[("Асал", "Асал сотиш тартиби.")])],
    ),
    (
        "uz/law/2015/600",
        ActType::Law,
        "ORQ-600",
        Status::InForce,
        "Oliy Majlis",
        &[(5, Lang::UzCyrl, "Чорвачилик тўғрисида", &[("Чорва", "Чорва моллари ҳисоби юритилади.")])],
    ),
    (
        "uz/order/2020/3100",
        ActType::Order,
        "3100",
        Status::InForce,
        "Bogʻdorchilik vazirligi",
        &[(
            7,
            Lang::En,
            "On the registration of beehives",
            &[("Registration", "Beehives are registered by the ministry within ten days.")],
        )],
    ),
    (
        "uz/order/2021/3200",
        ActType::Order,
        "3200",
        Status::InForce,
        "Bogʻdorchilik vazirligi",
        &[(8, Lang::En, "On the registration of orchards", &[("Registration", "Orchards are registered too.")])],
    ),
];

fn document(act: &Act, text: &Text) -> Document {
    let (_, kind, number, status, body, texts) = act;
    let (id, lang, title, articles) = text;
    let provision = |(place, (heading, words)): (usize, &(&str, &str))| {
        let number = (place + 1).to_string();
        Provision {
            path: Path::new(Path::step(ProvisionKind::Article, Some(&number))),
            label: format!("{number}-modda."),
            number: Some(number),
            heading: (*heading).to_owned(),
            blocks: vec![Block { text: (*words).to_owned(), ..Block::default() }],
            kind: ProvisionKind::Article,
            level: None,
            depth: 1,
            anchor: None,
            notes: Vec::new(),
        }
    };
    Document {
        number: Some((*number).to_owned()),
        status: *status,
        bodies: vec![(*body).to_owned()],
        languages: texts.iter().map(|text| (text.1, text.0)).collect::<BTreeMap<_, _>>(),
        provisions: articles.iter().enumerate().map(provision).collect(),
        ..Document::new(*id, *lang, *title, *kind)
    }
}

/// The law base, open; its files last as long as the folder.
pub(crate) struct LawBase {
    pub(crate) engine: Engine,
    _folder: tempfile::TempDir,
}

impl LawBase {
    pub(crate) fn build() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let lock = folder.lock().unwrap();
        let builder = Builder::new(folder.clone(), &lock, &[], 1);
        let mut packer = builder.packer().unwrap();
        let mut plan = |act: &Act| ActPlan {
            id: ActId(act.0.to_owned()),
            texts: act.5.iter().map(|text| packer.pack(document(act, text)).unwrap()).collect(),
            editions: Vec::new(),
        };
        let acts: Vec<ActPlan> = ACTS.iter().map(&mut plan).collect();
        drop(packer);
        builder.finish(acts, Vec::new(), Unread::default(), &|_| {}).unwrap();
        let generation = Generation::open_current(&folder).unwrap();
        let engine = Engine::over(generation, "2026-01-01".parse().unwrap()).unwrap();
        Self { engine, _folder: place }
    }
}

//! A small law base that teaches words: acts in two languages, and acts in one.

use std::collections::BTreeMap;

use qonun_index::{ActPlan, Builder, Folder, Generation, Unread};
use qonun_law::{ActId, ActType, Block, Document, Lang, Path, Provision, ProvisionKind};
use qonun_query::Engine;

/// An act: its name, and for each language its id, title and the text of its one article.
type Act = (&'static str, &'static [(Lang, i64, &'static str, &'static str)]);

const ACTS: &[Act] = &[
    (
        "uz/law/2001/1",
        &[
            (Lang::UzLatn, -1, "Asalarichilik toʻgʻrisida", "Asalarichilik 3 yil, 5 oy va 7 kun yuritiladi."),
            (Lang::Ru, 11, "О пчеловодстве", "Пчеловодство ведётся 3 года, 5 месяцев и 7 дней."),
        ],
    ),
    (
        "uz/law/2002/2",
        &[
            (Lang::UzLatn, -2, "Asalarichilik xoʻjaliklari toʻgʻrisida", "Xoʻjaliklar 10, 20 va 30 gektar yer oladi."),
            (Lang::Ru, 12, "О хозяйствах пчеловодства", "Хозяйства получают 10, 20 и 30 гектаров земли."),
        ],
    ),
    (
        "uz/law/2003/3",
        &[
            (Lang::UzLatn, -3, "Asalarichilik mahsulotlari toʻgʻrisida", "Mahsulotlar 4, 8 va 12 darajada saqlanadi."),
            (Lang::Ru, 13, "О продуктах пчеловодства", "Продукты хранятся при 4, 8 и 12 градусах."),
        ],
    ),
    (
        "uz/law/2004/4",
        &[
            (
                Lang::UzLatn,
                -4,
                "Chorvachilik toʻgʻrisida",
                "Chorvachilik 40 tuman, 50 shahar va 60 qishloqda yuritiladi.",
            ),
            (Lang::Ru, 14, "О животноводстве", "Животноводство ведётся в 40 районах, 50 городах и 60 сёлах."),
        ],
    ),
    (
        "uz/order/2020/5",
        &[(Lang::UzLatn, -5, "Asalarichilik ustidan nazorat haqida", "Nazorat har kuni olib boriladi.")],
    ),
    ("uz/order/2021/6", &[(Lang::Ru, 16, "Об инвентаре пчеловодства", "Инвентарь выдаётся бесплатно.")]),
    ("uz/order/2022/7", &[(Lang::UzLatn, -7, "Mehnat shartnomasining namunasi", "Namuna majburiy emas.")]),
    ("uz/order/2023/8", &[(Lang::En, 18, "On honey and wax", "Beekeepers sell honey at the market.")]),
];

fn document(lang: Lang, id: i64, title: &str, text: &str, languages: BTreeMap<Lang, i64>) -> Document {
    let article = Provision {
        path: Path::new(Path::step(ProvisionKind::Article, Some("1"))),
        label: "1.".to_owned(),
        number: Some("1".to_owned()),
        heading: String::new(),
        blocks: vec![Block { text: text.to_owned(), ..Block::default() }],
        kind: ProvisionKind::Article,
        level: None,
        depth: 1,
        anchor: None,
        notes: Vec::new(),
    };
    Document { languages, provisions: vec![article], ..Document::new(id, lang, title, ActType::Law) }
}

/// The law base, open; its files last as long as the folder.
pub(crate) struct LawBase {
    pub(crate) engine: Engine,
    pub(crate) generation: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

impl LawBase {
    pub(crate) fn build() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::new(place.path());
        let lock = folder.lock().unwrap();
        let builder = Builder::new(folder.clone(), &lock, &[], 2);
        let mut packer = builder.packer().unwrap();
        let mut plan = |(name, texts): &Act| {
            let languages: BTreeMap<Lang, i64> = texts.iter().map(|text| (text.0, text.1)).collect();
            let pack = |&(lang, id, title, text): &(Lang, i64, &str, &str)| {
                packer.pack(document(lang, id, title, text, languages.clone())).unwrap()
            };
            ActPlan { id: ActId((*name).to_owned()), texts: texts.iter().map(pack).collect(), editions: Vec::new() }
        };
        let acts: Vec<ActPlan> = ACTS.iter().map(&mut plan).collect();
        drop(packer);
        builder.finish(acts, Vec::new(), Unread::default(), &|_| {}).unwrap();
        let generation = Generation::open_current(&folder).unwrap();
        let path = folder.path_of(generation.name());
        let engine = Engine::over(generation, "2026-01-01".parse().unwrap()).unwrap();
        Self { engine, generation: path, _folder: place }
    }
}

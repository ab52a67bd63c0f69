//! Generated documents with a small vocabulary, so that every operator meets every other.

use qonun_law::{ActId, ActType, Block, Date, Document, Lang, Path, Provision, ProvisionKind};
use qonun_testkit::Random;

/// Words of the texts, a few forms of each.
pub(super) const VOCABULARY: [(Lang, &[&str]); 4] = [
    (Lang::UzLatn, &["soliq", "soliqni", "boj", "bojlar", "penya", "shaxs", "shaxsga", "foyda"]),
    (Lang::UzCyrl, &["солиқ", "солиқнинг", "бож", "божни", "пеня", "шахс", "фойда"]),
    (Lang::Ru, &["налог", "налога", "налоги", "пошлина", "пошлину", "пеня", "лицо", "лица"]),
    (Lang::En, &["tax", "taxes", "duty", "duties", "penalty", "person", "persons"]),
];

pub(super) fn words(random: &mut Random, lang: Lang, most: usize) -> Vec<&'static str> {
    let vocabulary = VOCABULARY.iter().find(|(known, _)| *known == lang).map_or(&[][..], |(_, words)| words);
    (0..random.below(most + 1)).map(|_| random.choose(vocabulary)).collect()
}

/// A few sentences, each with a capital letter and a full stop.
pub(super) fn paragraph(random: &mut Random, lang: Lang) -> String {
    let mut text = String::new();
    for _ in 0..=random.below(3) {
        let sentence = words(random, lang, 5).join(" ");
        let mut letters = sentence.chars();
        if let Some(first) = letters.next() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.extend(first.to_uppercase());
            text.push_str(letters.as_str());
            text.push('.');
        }
    }
    text
}

pub(super) fn provisions(random: &mut Random, lang: Lang) -> Vec<Provision> {
    let mut made = Vec::new();
    for place in 1..=2 + random.below(6) {
        let kind = random.choose(&[
            ProvisionKind::Article,
            ProvisionKind::Article,
            ProvisionKind::Point,
            ProvisionKind::Chapter,
            ProvisionKind::Preamble,
        ]);
        let number = place.to_string();
        let blocks = (0..random.below(4)).map(|_| Block { text: paragraph(random, lang), ..Block::default() });
        made.push(Provision {
            path: Path::new(Path::step(kind, Some(&number))),
            kind,
            number: Some(number),
            label: String::new(),
            blocks: blocks.collect(),
            heading: words(random, lang, 3).join(" "),
            level: None,
            depth: u8::from(kind != ProvisionKind::Chapter),
            anchor: None,
            notes: Vec::new(),
            other_ids: Vec::new(),
        });
    }
    made
}

/// Makes `acts` acts, each in one to four languages.
pub(super) fn documents(random: &mut Random, acts: usize) -> Vec<(ActId, Vec<Document>)> {
    let act = |place: usize| {
        let kind = random.choose(&[ActType::Code, ActType::Law, ActType::Order]);
        let adopted = Date::constant(2018 + random.below(5) as i16, 1 + random.below(12) as i8, 1);
        let mut langs: Vec<Lang> = Lang::ALL.into_iter().filter(|_| random.one_in(2)).collect();
        if langs.is_empty() {
            langs.push(random.choose(&Lang::ALL));
        }
        let text = |lang: &Lang| {
            let id = (place * 10 + lang.index()) as i64 + 1;
            let document = Document::new(id, *lang, words(random, *lang, 5).join(" "), kind);
            let provisions = provisions(random, *lang);
            Document { adopted: Some(adopted), in_force_from: Some(adopted), provisions, ..document }
        };
        (ActId(format!("act/{place}")), langs.iter().map(text).collect())
    };
    (0..acts).map(act).collect()
}

//! Other editions in a generation: what they share is stored once, and each is read back as it was.

use std::collections::BTreeSet;

use qonun_index::{Chosen, Generation};
use qonun_law::{ActId, ActType, Date, Document, EditionStamp, Lang};
use qonun_testkit::{LawBase, article};

/// A text of four articles in the wording of a year: each year another article says its year.
fn edition(year: i16) -> Document {
    let text = |number: usize| match year - 2018 - number as i16 {
        0 => format!("Since {year} the tax of article {number} is due"),
        _ => format!("The tax of article {number} is due"),
    };
    let provisions = (0..4).map(|number| article(number + 1, "Tax", text(number))).collect();
    let stamp = EditionStamp { from: Date::constant(year, 1, 1), turn: 0 };
    Document { edition: Some(stamp), provisions, ..Document::new(1, Lang::En, format!("Law of {year}"), ActType::Law) }
}

fn base(others: &[i16]) -> LawBase {
    let others = others.iter().map(|&year| edition(year)).collect();
    LawBase::with_editions(vec![(ActId("uz/law/1".to_owned()), vec![edition(2024)], others)])
}

fn documents(generation: &Generation) -> (u32, u32) {
    generation.past().map_or((0, 0), |(records, texts)| (records.segment().num_docs(), texts.segment().num_docs()))
}

#[test]
fn a_wording_that_editions_share_is_indexed_once() {
    // Without other editions there is nothing of them.
    assert_eq!(documents(&base(&[]).generation()), (0, 0));
    // The first edition has four wordings. Each later one has two new ones at most: the article that names its year, and
    // that of the year before, which is again as the first edition has it.
    assert_eq!(documents(&base(&[2017]).generation()), (4, 1));
    assert_eq!(documents(&base(&[2017, 2018, 2019, 2020, 2021]).generation()), (4 + 4, 5));
    assert_eq!(documents(&base(&[2021, 2017, 2020, 2018, 2019]).generation()), (4 + 4, 5), "in any order");
}

#[test]
fn each_edition_is_read_back_as_it_was_and_shares_its_bytes() {
    let base = base(&[2017, 2018, 2019]);
    let generation = base.generation();
    let tables = generation.tables();
    let read: Vec<Document> = tables.editions.iter().map(|entry| generation.edition(entry).unwrap()).collect();
    assert_eq!(read, [2017, 2018, 2019].map(edition));
    assert_eq!(generation.document(&tables.texts[0]).unwrap(), edition(2024));
    let size = |name: &str| std::fs::metadata(base.root().join("generations").join(generation.name()).join(name));
    // Offsets of the head and the articles of the present text, of three heads, and of two articles: the edition of
    // 2017 and most articles of the others are those of the present text.
    assert_eq!(size("blobs.offsets").unwrap().len(), 8 * (1 + 5 + 3 + 2));
}

#[test]
fn as_of_a_day_a_text_is_its_edition() {
    let base = base(&[2017, 2018, 2019]);
    let generation = base.generation();
    for (place, year) in [2017, 2018, 2019].into_iter().enumerate() {
        let on = generation.as_of(&[Chosen::Edition(place)]);
        let text = &on.tables().texts[0];
        assert_eq!((text.title.as_str(), text.records.len()), (&*format!("Law of {year}"), 4));
        assert_eq!(on.document(text).unwrap(), edition(year));
        let records: Vec<u32> = text.records.clone().collect();
        let paths: BTreeSet<u32> =
            records.iter().map(|&record| on.tables().records[record as usize].path_hash).collect();
        assert_eq!(paths.len(), 4);
        assert!(records.iter().all(|&record| on.text_of_record(record) == 0 && on.is_in_force(record)));
        assert!(!on.is_in_force(0), "a record of the present text");
        let sentences = on.sentences(records[0]);
        assert!(!sentences.is_empty());
    }
    let nothing = generation.as_of(&[Chosen::Nothing]);
    assert!(nothing.tables().texts[0].records.is_empty());
    let same = generation.as_of(&[Chosen::Present]);
    assert_eq!(same.document(&same.tables().texts[0]).unwrap(), edition(2024));
}

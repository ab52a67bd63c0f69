//! The table of abbreviations: every row is complete, and every spelling is distinct from ordinary words.

use qonun_analysis::{Abbreviations, Analyzer, Language, fold, words};
use qonun_table::Table;

const TABLE: Table<4> = Table::new("abbreviations.tsv", include_str!("../../data/abbreviations.tsv"));

/// Returns the abbreviations and full names of each language.
fn rows() -> impl Iterator<Item = [(Vec<&'static str>, &'static str); 4]> {
    TABLE.rows().unwrap_or_else(|error| panic!("{error}")).into_iter().map(|row| {
        let cell = |cell: &'static str| {
            let (short, full) = cell.split_once("= ").unwrap_or_else(|| panic!("no full words: {cell}"));
            (short.trim().split("; ").filter(|short| !short.is_empty()).collect(), full)
        };
        row.cells.map(cell)
    })
}

#[test]
fn every_row_is_whole() {
    assert!(rows().count() >= 150);
    for row in rows() {
        let [latin, cyrillic, _, _] = &row;
        assert!(row.iter().any(|(short, _)| !short.is_empty()), "no abbreviation: {row:?}");
        assert!(row.iter().all(|(_, full)| !full.trim().is_empty()), "{row:?}");
        assert!(!latin.1.contains(['\'', '‘', '’']), "marks of the letters are U+02BB and U+02BC: {row:?}");
        let key = |text: &str| -> Vec<String> {
            words(text, Language::Uzbek).map(|word| fold(&text[word.range], Language::Uzbek)).collect()
        };
        assert_eq!(key(latin.1), key(cyrillic.1), "the full words of both alphabets have one key");
    }
}

#[test]
fn every_abbreviation_is_found_as_it_is_written() {
    let analyzer = Analyzer::new().unwrap();
    let table = Abbreviations::new(&analyzer).unwrap();
    let languages = [Language::Uzbek, Language::Uzbek, Language::Russian, Language::English];
    for (place, row) in rows().enumerate() {
        for ((short, _), language) in row.iter().zip(languages) {
            for written in short {
                let found = table.find(written.trim_end_matches('!'), false);
                let is_row = |meant: &qonun_analysis::Abbreviated| meant.row == place && meant.language == language;
                assert!(found.iter().any(is_row), "{written}");
            }
        }
    }
}

/// A word and its full name; an ordinary word has none.
#[test]
fn words_are_told_from_abbreviations() {
    let analyzer = Analyzer::new().unwrap();
    let table = Abbreviations::new(&analyzer).unwrap();
    let name = |word: &str| {
        let meant = *table.find(word, false).first()?;
        table.get(meant.row)?.names(meant.language).next().map(|name| name.text.clone())
    };
    for (word, wanted) in [
        ("QQS", "qoʻshilgan qiymat soligʻi"),
        ("QQSni", "qoʻshilgan qiymat soligʻi"),
        ("qqsning", "qoʻshilgan qiymat soligʻi"),
        ("ҚҚСга", "qoʻshilgan qiymat soligʻi"),
        ("НДС", "налог на добавленную стоимость"),
        ("НДСа", "налог на добавленную стоимость"),
        ("HДC", "налог на добавленную стоимость"),
        ("MChJning", "masʼuliyati cheklangan jamiyat"),
        ("mchj", "masʼuliyati cheklangan jamiyat"),
        ("MCHJ", "masʼuliyati cheklangan jamiyat"),
        ("МЧЖга", "masʼuliyati cheklangan jamiyat"),
        ("ИП", "индивидуальный предприниматель"),
        ("ИПни", "индивидуальный предприниматель"),
        ("АО", "акционерное общество"),
        ("ПОД", "противодействие легализации доходов"),
        ("LLC", "limited liability company"),
        ("ПИНФЛ", "персональный идентификационный номер физического лица"),
        ("JSHSHIR", "jismoniy shaxsning shaxsiy identifikatsiya raqami"),
        ("Oʻz\u{ad}R", "Oʻzbekiston Respublikasi"),
        ("O'zR", "Oʻzbekiston Respublikasi"),
    ] {
        assert_eq!(name(word).as_deref(), Some(wanted), "{word}");
    }
    for word in [
        "ип",
        "под",
        "osh",
        "sez",
        "ao",
        "ок",
        "ok",
        "стирка",
        "Инна",
        "сок",
        "воз",
        "who",
        "aids",
        "soliq",
        "налог",
        "",
        "5",
    ] {
        assert_eq!(name(word), None, "{word}");
    }
    assert!(table.find("ИП", true).is_empty(), "in a title in capitals short ones say nothing");
    assert!(!table.find("НДС", true).is_empty());
}

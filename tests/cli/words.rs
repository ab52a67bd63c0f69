//! `qonun analyze` and `qonun cite`: text in, results out.

use qonun_tests::program::{qonun_with_input, text};
use qonun_tests::{Mirror, Server};
use serde_json::Value;

/// Returns the keys of each line.
fn keys(language: &str, words: &[&str]) -> Vec<Vec<String>> {
    let ran = qonun_with_input(&["analyze", "--lang", language], &format!("{}\n", words.join("\n"))).expect(0);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), words.len(), "a line for each line: {}", ran.out);
    let split = |(line, word): (&&str, &&str)| {
        let (same, keys) = line.split_once('\t').unwrap_or_else(|| panic!("no tabulator: {line}"));
        assert_eq!(same, *word);
        keys.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect()
    };
    lines.iter().zip(words).map(split).collect()
}

#[test]
fn forms_and_spellings_of_a_word_share_a_key() {
    for (language, forms) in [
        ("uz", &["qonun", "qonunlar", "qonunining", "қонунларда", "QONUNDAN"][..]),
        ("uz", &["oʻzbek", "o'zbek", "o‘zbeklar", "ўзбек"]),
        ("ru", &["закон", "законами", "Законов"]),
        ("ru", &["учёт", "учета"]),
        ("en", &["contract", "contracts"]),
    ] {
        let all = keys(language, forms);
        for (form, found) in forms.iter().zip(&all) {
            assert!(found.iter().any(|key| all[0].contains(key)), "{form} does not meet {}: {found:?}", forms[0]);
        }
    }
}

#[test]
fn words_apart_share_no_key() {
    let all = keys("uz", &["qonun", "soliq", ""]);
    assert!(all[0].iter().all(|key| !all[1].contains(key)), "{all:?}");
    assert!(all[2].is_empty(), "an empty line has no keys");
}

#[test]
fn citations_are_found_where_they_stand() {
    let text = "Ариза ЎРҚ-9001-сон Қонуннинг 4-моддасига мувофиқ берилади.\nСм. статью 15 Закона № ЗРУ-547.\n";
    let ran = qonun_with_input(&["cite", "--json"], text).expect(0);
    let found: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 2, "{}", ran.out);
    let characters: Vec<char> = text.chars().collect();
    for citation in &found {
        let (start, end) = (citation["start"].as_u64().unwrap() as usize, citation["end"].as_u64().unwrap() as usize);
        assert_eq!(characters[start..end].iter().collect::<String>(), citation["text"].as_str().unwrap());
    }
    let canonical: Vec<&str> = found.iter().map(|citation| citation["canonical"].as_str().unwrap()).collect();
    assert_eq!(canonical, ["ORQ-9001, art_4", "ORQ-547, art_15"]);

    let plain = qonun_with_input(&["cite"], text).expect(0).out;
    assert_eq!(plain.lines().map(|line| line.split('\t').count()).collect::<Vec<_>>(), [4, 4], "{plain}");
    assert!(qonun_with_input(&["cite"], "no citation here").expect(0).out.is_empty());
}

/// With an index the terminal prints the same as the API: what is found, its status, and what is missing.
#[test]
fn with_an_index_citations_are_looked_up_as_by_the_api() {
    let sample = Mirror::sample();
    sample.ingest(&[]);
    let index = sample.index();
    let server = Server::start(&index);
    let text_in = "ЎРҚ-9001-сон Қонуннинг 4-моддасига, ЎРҚ-9001-сон Қонуннинг 4-моддаси 99-қисмига, ПФ-9070-сон Фармонга, \
                   ЎРҚ-8888-сон Қонунга ва ЎРҚ-9001-сон Қонуннинг 777-моддасига мувофиқ.\n";
    let ran = qonun_with_input(&["cite", "--json", "--index", text(&index)], text_in).expect(0);
    let printed: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let sent = server.post("/api/v1/citations", "text/plain", text_in.as_bytes()).expect(200).json();
    assert_eq!(Value::Array(printed), sent["citations"]);

    let plain = qonun_with_input(&["cite", "--index", text(&index)], text_in).expect(0).out;
    let lines: Vec<&str> = plain.lines().collect();
    for (line, wanted) in lines.iter().zip([
        "\t200\tin_force /uz/law/2019/9001/",
        "\t404\tmissing part art_4/part_99, nearest /uz/law/2019/9001/",
        "\t300\t",
        "\t404\tmissing act ORQ-8888, nearest /uz/law/2019/9001/",
        "\t404\tmissing provision art_777, nearest /uz/law/2019/9001/",
    ]) {
        assert!(line.contains(wanted), "no \"{wanted}\" in {line}");
    }
    assert_eq!(lines.len(), 5, "{plain}");
    let lost = qonun_with_input(&["cite", "--index", "no-such-folder"], text_in);
    assert!(lost.code != 0 && lost.out.is_empty() && !lost.err.is_empty(), "{}", lost.out);
}

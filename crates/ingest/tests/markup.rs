//! The markup of blocks and the text that a reader sees: `markup/cases.md`.

#![allow(clippy::unwrap_used)]

use qonun_ingest::{FileKind, FileName, read_page};
use qonun_law::ProblemCode;
use qonun_testkit::tables;

const NAME: FileName = FileName { id: 5, edition: None, kind: FileKind::Page, packed: false };

/// Returns a page with some blocks, each a class and its markup.
fn page(blocks: &[(&str, &str)]) -> String {
    let block = |(at, (class, inside)): (usize, &(&str, &str))| {
        format!("<div class=\"{class} lx_elem\"><div name=\"{at}\" id=\"{at}\">{inside}</div></div>")
    };
    let text: String = blocks.iter().enumerate().map(block).collect();
    format!("<html><title>О рыбе</title><body><div id=\"divCont\">{text}</div></body></html>")
}

#[test]
fn blocks_are_read_as_a_reader_sees_them() {
    for row in tables!("markup/cases.md").rows(15) {
        let [markup, wanted] = row.cells();
        let markup = markup.trim_matches('`');
        let result = read_page(&NAME, page(&[("ACT_TEXT", markup)]).as_bytes());
        let document = result.document.unwrap();
        let read: Vec<_> = document
            .provisions
            .iter()
            .map(|provision| format!("{} {}", provision.label, provision.text()).trim().to_owned())
            .collect();
        assert_eq!(read.join("\n"), wanted.replace(" / ", "\n").replace(" ǀ ", "\t"), "{}: {markup}", row.at);
        assert!(result.problems.iter().all(|problem| problem.code != ProblemCode::LostText), "{:?}", result.problems);
    }
}

#[test]
fn articles_after_something_unclosed_are_not_lost_and_it_is_told() {
    for unclosed in ["a <!-- b", "a <title>b", "a <style>b", "a <script>b", "a <template>b", "<a href=\"/docs/1>a</a>"]
    {
        let blocks = [("ACT_TEXT", unclosed), ("CLAUSE_DEFAULT", "Статья 2. Рыба"), ("ACT_TEXT", "Сом \"большой\".")];
        let result = read_page(&NAME, page(&blocks).as_bytes());
        let document = result.document.unwrap();
        let article = document.provisions.iter().find(|provision| provision.path.as_str() == "art_2").unwrap();
        assert_eq!(article.text(), "Сом \"большой\".", "{unclosed}");
        assert!(result.problems.iter().any(|problem| problem.message.contains("not closed")), "{unclosed}");
    }
}

#[test]
fn blocks_after_a_container_that_is_closed_too_early_are_read() {
    let blocks = [("ACT_TEXT", "a</div></div>"), ("CLAUSE_DEFAULT", "Статья 2. Рыба")];
    let result = read_page(&NAME, page(&blocks).as_bytes());
    assert!(result.document.unwrap().provisions.iter().any(|provision| provision.path.as_str() == "art_2"));
    assert!(result.problems.iter().any(|problem| problem.message.contains("closed before its last block")));
}

#[test]
fn a_number_that_leaps_up_and_back_is_doubtful() {
    let blocks = ["9", "91", "10"].map(|number| format!("Статья {number}. Рыба"));
    let blocks: Vec<_> = blocks.iter().map(|heading| ("CLAUSE_DEFAULT", heading.as_str())).collect();
    let result = read_page(&NAME, page(&blocks).as_bytes());
    assert!(result.problems.iter().any(|problem| problem.message.contains("it may be 9-1")), "{:?}", result.problems);
}

/// Figures as written on the page, and true if their reading is doubtful.
#[test]
fn figures_that_are_struck_through_or_stand_low_are_told_with_their_block() {
    for (class, markup, doubtful) in [
        ("ACT_TEXT", "1<s>2</s>50 сум", true),
        ("ACT_TEXT", "1<del>2</del>50 сум", true),
        ("ACT_TEXT", "<strike>50</strike> 60 сум", true),
        ("ACT_TEXT", "1<span style=\"text-decoration: line-through\">2</span>50 сум", true),
        ("ACT_TEXT", "<s>сом</s> 50 сум", false),
        ("ACT_TEXT", "H<sub>2</sub>O и CO<sub>2</sub>", false),
        ("CLAUSE_DEFAULT", "Статья 1<s>2</s>. Рыба", true),
        ("CLAUSE_DEFAULT", "Статья 9<sub>1</sub>. Рыба", true),
        ("CLAUSE_DEFAULT", "Статья 9<span style=\"vertical-align:sub\">1</span>. Рыба", true),
        ("CLAUSE_DEFAULT", "Статья 9<sup>1</sup>. Рыба", false),
    ] {
        let result = read_page(&NAME, page(&[(class, markup)]).as_bytes());
        let told = result.problems.iter().find(|problem| problem.message.starts_with("figures "));
        assert_eq!(told.is_some(), doubtful, "{markup}: {:?}", result.problems);
        assert!(told.is_none_or(|told| told.block.as_deref() == Some("0")), "{markup}: {told:?}");
    }
}

#[test]
fn an_error_of_the_site_is_no_act() {
    for (title, is_act) in [
        ("404", false),
        ("404 Not Found", false),
        ("Ошибка 404 — LEX.UZ", false),
        ("Страница не найдена", false),
        ("Sahifa topilmadi", false),
        ("Саҳифа топилмади", false),
        ("502 Bad Gateway", false),
        ("О рыбе, 404", true),
        ("Об ошибках в паспорте", true),
    ] {
        let markup = page(&[("ACT_TEXT", "Такой страницы нет.")]).replace("О рыбе", title);
        let result = read_page(&NAME, markup.as_bytes());
        assert_eq!(result.document.is_some(), is_act, "{title}");
        assert!(is_act || result.problems.iter().any(|problem| problem.code == ProblemCode::NotFound), "{title}");
    }
}

#[test]
fn a_page_without_a_title_is_named_by_its_type_number_and_day() {
    let markup = page(&[("ACT_TEXT", "1. Сом.")]).replace("О рыбе", "&nbsp;ЗРУ-5-сон 01.02.2020.&nbsp;");
    let header = "<div class=\"docHeader__item-label\">Закон Республики Узбекистан, 01.02.2020 г. № ЗРУ-5</div>";
    let result = read_page(&NAME, markup.replace("<body>", &format!("<body>{header}")).as_bytes());
    let title = result.document.unwrap().title;
    assert!(title.starts_with("Закон") && title.contains('5') && title.ends_with("01.02.2020"), "{title}");
}

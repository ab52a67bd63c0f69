//! A small law base in its folder: it is the same every time, has the right proportions, is parallel in its languages,
//! and has no broken links. The test reads the pages by plain string search on purpose: it trusts no parser.

// Helpers of tests may unwrap, as tests may: their panic is the report.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use qonun_law::{ActType, Lang};
use qonun_sample::{Options, SampleError, Summary, generate};

const PAGES: usize = 1_500;

struct Mirror {
    /// Folder with the pages; it is removed when the test program ends.
    _folder: tempfile::TempDir,
    summary: Summary,
    /// Text of every file by name: `-123.html`, `123@2020-01-01.html`.
    files: BTreeMap<String, String>,
}

fn mirror() -> &'static Mirror {
    static MIRROR: OnceLock<Mirror> = OnceLock::new();
    MIRROR.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { out: folder.path().to_owned(), documents: PAGES, seed: 3 };
        let summary = generate(&options, &|_, _| {}).unwrap();
        let read = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
        };
        let files = paths(folder.path()).iter().map(read).collect();
        Mirror { _folder: folder, summary, files }
    })
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let shards = fs::read_dir(folder).unwrap().map(|shard| shard.unwrap().path());
    let mut found: Vec<PathBuf> =
        shards.flat_map(|shard| fs::read_dir(shard).unwrap().map(|file| file.unwrap().path())).collect();
    found.sort();
    found
}

/// Returns undamaged pages, without cards.
fn whole_pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let whole = |page: &str| {
        let closed = page.matches("<div").count() == page.matches("</div>").count();
        closed && page.ends_with("</html>\n") && !page.contains("onerror") && !page.contains('\u{fffd}')
    };
    let pages = mirror().files.iter().filter(|(name, page)| !name.contains(".card.") && page.contains("docHeader"));
    pages.map(|(name, page)| (name.as_str(), page.as_str())).filter(move |(_, page)| whole(page))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// Returns every piece of text between two marks.
fn all_between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split_once(after).map(|(found, _)| found))
}

fn id_of(name: &str) -> i64 {
    name.split(['@', '.']).next().unwrap().parse().unwrap()
}

/// The title without number and date.
fn title_of(page: &str) -> &str {
    between(page, "<title>", "</title>").unwrap().rsplit("&nbsp;").next().unwrap()
}

/// Returns the classes of the blocks of the text, with the numbers of articles, without notes.
fn structure(page: &str) -> Vec<String> {
    let text = page.split_once("id=\"divCont\"").map_or("", |(_, text)| text);
    let parts: Vec<&str> = text.split(" lx_elem\" onmousemove").collect();
    let mut found = Vec::new();
    for pair in parts.windows(2) {
        let class = pair[0].rsplit('"').next().unwrap();
        found.push(class.to_owned());
        if class.starts_with("CLAUSE_") {
            let html = pair[1].split_once("</span></div></div>").unwrap().1;
            found.push(article_number(html.split("</div></div>").next().unwrap()));
        }
    }
    found
}

/// Returns `358-1` for `<div name="7" id="7">358<sup>1</sup>-modda. …</div>`.
fn article_number(html: &str) -> String {
    let html = html.replace("<sup>", "-").replace("</sup>", "");
    let words: String = html.split('>').skip(1).map(|part| part.split('<').next().unwrap()).collect();
    let from = words.find(|c: char| c.is_ascii_digit()).unwrap_or_else(|| panic!("no number in {html}"));
    let number: String = words[from..].chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    number.trim_end_matches('-').to_owned()
}

#[test]
fn the_same_options_give_the_same_bytes_with_any_number_of_threads() {
    let run = |threads: usize| {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { out: folder.path().to_owned(), documents: 250, seed: 11 };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let summary = pool.install(|| generate(&options, &|_, _| {})).unwrap();
        let files: Vec<(String, Vec<u8>)> = paths(folder.path())
            .into_iter()
            .map(|path| (path.strip_prefix(folder.path()).unwrap().display().to_string(), fs::read(&path).unwrap()))
            .collect();
        (summary, files)
    };
    let (one, three) = (run(1), run(3));
    assert_eq!(one.0, three.0);
    assert!(one.1 == three.1, "two runs wrote different files");
}

#[test]
fn another_seed_gives_another_law_base() {
    let titles = |seed: u64| {
        let folder = tempfile::tempdir().unwrap();
        generate(&Options { out: folder.path().to_owned(), documents: 60, seed }, &|_, _| {}).unwrap();
        let read = |path: &PathBuf| {
            fs::read_to_string(path).map(|page| page.contains("<title>").then(|| title_of(&page).to_owned()))
        };
        paths(folder.path())
            .iter()
            .filter(|p| !p.to_string_lossy().contains(".card."))
            .filter_map(|path| read(path).ok().flatten())
            .collect::<BTreeSet<_>>()
    };
    assert_ne!(titles(1), titles(2));
}

#[test]
fn a_folder_with_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("1.html"), "x").unwrap();
    let options = Options { out: folder.path().to_owned(), documents: 10, seed: 1 };
    assert!(matches!(generate(&options, &|_, _| {}), Err(SampleError::NotEmpty(_))));
}

#[test]
fn the_summary_counts_the_files() {
    let Mirror { summary, files, .. } = mirror();
    let cards = files.keys().filter(|name| name.contains(".card.")).count();
    assert_eq!(summary.pages, files.len() - cards);
    assert_eq!(summary.cards, cards);
    assert!(summary.pages >= PAGES && summary.pages < PAGES + 12, "{} pages", summary.pages);
    assert_eq!(summary.edition_pages, files.keys().filter(|name| name.contains('@')).count());
    assert_eq!(summary.pages_by_language.values().sum::<usize>(), summary.pages);
    assert_eq!(summary.acts_by_type.values().sum::<usize>(), summary.acts);
}

#[test]
fn types_and_languages_are_in_proportion() {
    let Summary { acts, pages, acts_by_type, pages_by_language, edition_pages, .. } = &mirror().summary;
    let share = |count: usize, of: usize| count as f64 / of as f64;
    let of_type = |kinds: &[ActType]| kinds.iter().filter_map(|kind| acts_by_type.get(kind)).sum::<usize>();
    use ActType::*;
    for (kinds, wanted) in [
        (&[Law][..], 0.052),
        (&[Decree, Disposition][..], 0.061),
        (&[Resolution][..], 0.522),
        (&[Order, Regulation, Rules, Instruction, Procedure][..], 0.307),
        (&[Treaty][..], 0.056),
    ] {
        let found = share(of_type(kinds), *acts);
        assert!((found - wanted).abs() < 0.02, "{kinds:?}: {found:.3}, wanted {wanted:.3}");
    }
    for (lang, wanted) in [(Lang::UzLatn, 0.31), (Lang::UzCyrl, 0.31), (Lang::Ru, 0.294), (Lang::En, 0.09)] {
        let found = share(pages_by_language[&lang], *pages);
        assert!((found - wanted).abs() < 0.03, "{lang}: {found:.3}, wanted {wanted:.3}");
    }
    assert!((share(*edition_pages, *pages) - 0.09).abs() < 0.03);
}

#[test]
fn the_texts_of_an_act_have_the_same_structure() {
    let pages: BTreeMap<&str, &str> = whole_pages().collect();
    let mut compared = 0;
    for (name, page) in &pages {
        let Some(rest) = name.strip_prefix('-') else { continue };
        let Some(cyrillic) = pages.get(rest) else { continue };
        let latin = structure(page);
        assert_eq!(latin, structure(cyrillic), "{name}");
        for other in all_between(page, "/docs/", "')\" title=\"").filter_map(|id| id.parse::<i64>().ok()) {
            let Some(text) = pages.get(format!("{other}.html").as_str()).filter(|_| !name.contains('@')) else {
                continue;
            };
            let own = |structure: &[String]| {
                structure.iter().filter(|class| !is_optional(class)).cloned().collect::<Vec<_>>()
            };
            assert_eq!(own(&latin), own(&structure(text)), "{name} and {other}");
            compared += 1;
        }
    }
    assert!(compared > PAGES / 4, "only {compared} pairs");
}

/// True for blocks that may exist in one language only.
fn is_optional(class: &str) -> bool {
    matches!(class, "TEXT_CENTER" | "COMMENT_FOR_WARNING")
}

#[test]
fn every_link_leads_to_a_page_an_edition_and_a_block() {
    let files = &mirror().files;
    let intact: BTreeSet<&str> = whole_pages().map(|(name, _)| name).collect();
    let mut followed = 0;
    for (name, page) in whole_pages() {
        for href in all_between(page, "href=\"/docs/", "\"") {
            let (address, anchor) = href.split_once('#').map_or((href, None), |(a, anchor)| (a, Some(anchor)));
            let (id, day) = address.split_once("?ONDATE=").map_or((address, None), |(id, day)| (id, Some(day)));
            let target = format!("{id}.html");
            let text = files.get(&target).unwrap_or_else(|| panic!("{name}: no page for {href}"));
            if !intact.contains(target.as_str()) {
                continue;
            }
            followed += 1;
            if let Some(day) = day {
                let day = day.trim_end_matches(" 00");
                let known = text.contains(&format!("?ONDATE={day}'")) || text.contains(&format!("?ONDATE={day} 0"));
                assert!(known, "{name}: {href} names no edition of the act");
            }
            // The block may be in the linked edition and not in the current one.
            let texts = files.iter().filter(|(file, _)| id_of(file).to_string() == id);
            if let Some(anchor) = anchor {
                let found = texts.map(|(_, text)| text).any(|text| text.contains(&format!("id=\"{anchor}\"")));
                assert!(found || text.contains("pdfBody"), "{name}: {href} leads to no block");
            }
        }
        for target in all_between(page, "openUrl('", "'") {
            let id = target.rsplit('/').next().unwrap().split('?').next().unwrap();
            assert!(files.contains_key(&format!("{id}.html")), "{name}: {target}");
        }
    }
    assert!(followed > PAGES, "only {followed} links");
}

#[test]
fn block_ids_occur_once() {
    for (name, page) in whole_pages() {
        let text = page.split_once("id=\"divCont\"").map_or("", |(_, text)| text);
        let ids: Vec<&str> = all_between(text, "\" id=\"", "\"").collect();
        let classifiers = ids.iter().filter(|id| id.starts_with("onLBC")).count();
        let different: BTreeSet<&str> = ids.iter().copied().filter(|id| !id.starts_with("onLBC")).collect();
        assert_eq!(different.len() + classifiers, ids.len(), "{name}");
    }
}

#[test]
fn titles_read_like_titles() {
    for (name, page) in whole_pages() {
        let title = title_of(page);
        assert!(title.chars().count() >= 8 && title.chars().count() <= 1_215, "{name}: {title}");
        let first = title.chars().find(|c| c.is_alphanumeric()).unwrap();
        assert!(first.is_uppercase() || first.is_numeric(), "{name}: {title}");
        for wrong in ["{", "}", "  ", " ,", " .", "<", "the the "] {
            assert!(!title.contains(wrong), "{name}: {title}");
        }
        let latin = title.contains('ʻ') || title.contains("toʻgʻrisida");
        let cyrillic = title.chars().any(|c| ('а'..='я').contains(&c));
        assert!(!(latin && cyrillic), "{name}: {title}");
    }
}

#[test]
fn the_traps_of_the_format_are_there() {
    let all: Vec<&str> = whole_pages().map(|(_, page)| page).collect();
    for trap in [
        "<sup>1</sup>-modda",
        "rowspan=\"2\"",
        "id=\"s3934\"",
        "id=\"s527\"",
        "id=\"s1104\"",
        "id=\"s1089\"",
        "id=\"s5987\"",
        "CHANGES_ORIGINS",
        "CLAUSE_AFTER_SRC",
        "DEPARTMENTAL",
        "APPL_BANNER_LANDSCAPE_TITLE",
        "clausePrfx",
        "pdfBody",
        "COMMENT_FOR_WARNING",
        ".zip\"",
        ".png\"",
        "docHeader__banner_red",
        "lang=\"ru-RU\"",
        "\u{ad}",
        "EXPLANATION",
        "FOOTNOTE",
    ] {
        assert!(all.iter().any(|page| page.contains(trap)), "no page has {trap}");
    }
    assert!(mirror().summary.damaged > 0 && mirror().summary.pdf_only > 0);
}

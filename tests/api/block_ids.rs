//! Every id of a block on a page of lex.uz leads to its place on our page. The browser keeps `#id` when an old address
//! redirects, so our page must have an element with that id, in the part of the text in which the block is.

// The figure is what the test measures.
#![allow(clippy::print_stderr)]

use std::path::Path;

use crate::Site;
use qonun_tests::mirror::sample_pages;

/// A block of a page of lex.uz: its id, and its letters without markup.
struct Block {
    id: String,
    letters: String,
}

/// Returns the blocks of a page: everything with an id in the text, except what is not a block. The labels of notes
/// (`s1104`) name a kind of note and occur many times; `LBC…` are the lines of a classifier, which our page lists apart.
fn blocks(html: &str) -> Vec<Block> {
    let Some((_, text)) = html.split_once("id=\"divCont\"") else { return Vec::new() };
    let text = text.split("<footer").next().unwrap_or(text);
    let mut blocks = Vec::new();
    for (at, _) in text.match_indices(" id=\"") {
        let rest = &text[at + 5..];
        let (id, after) = rest.split_once('"').unwrap_or((rest, ""));
        let in_label = text[..at].rsplit('<').next().is_some_and(|tag| tag.starts_with("label"));
        let content = after.split_once('>').map_or("", |(_, content)| content);
        let content = content.split("</div>").next().unwrap_or(content);
        if !in_label && !id.is_empty() && !id.contains("LBC") {
            blocks.push(Block { id: id.to_owned(), letters: letters(content) });
        }
    }
    blocks
}

/// Returns the letters and digits of markup, without tags and entities.
fn letters(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        add(&mut out, &rest[..at]);
        let end = if rest[at..].starts_with('<') { '>' } else { ';' };
        rest = rest[at..].find(end).map_or("", |length| &rest[at + length + 1..]);
    }
    add(&mut out, rest);
    out
}

/// Adds the letters and digits of a text. A superscript digit, which our page prints as one character, is the digit.
fn add(out: &mut String, text: &str) {
    let plain = |c: char| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c) {
        Some(digit) => char::from_digit(digit as u32, 10).unwrap_or(c),
        None => c,
    };
    out.extend(text.chars().map(plain).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
}

/// Returns the address on lex.uz of a page of a mirror.
fn address(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?.strip_suffix(".html")?;
    match name.split_once('@') {
        Some((id, day)) => {
            let parts: Vec<&str> = day.split('-').collect();
            let [year, month, day] = parts.as_slice() else { return None };
            Some(format!("/docs/{id}?ONDATE={day}.{month}.{year}"))
        }
        None => name.parse::<i64>().is_ok().then(|| format!("/docs/{name}")),
    }
}

/// Where an id leads on our page.
#[derive(PartialEq)]
enum Led {
    Nowhere,
    /// To a provision in which the words of the block are not.
    Elsewhere,
    Home,
}

fn led(page: &str, block: &Block) -> Led {
    let Some(at) = page.find(&format!("id=\"{}\"", block.id)) else { return Led::Nowhere };
    let wanted: String = block.letters.chars().take(24).collect();
    let Some(start) = page[..at].rfind("<section class=\"provision") else { return Led::Home };
    let end = page[at..].find("</section>").map_or(page.len(), |length| at + length);
    if letters(&page[start..end]).contains(&wanted) { Led::Home } else { Led::Elsewhere }
}

/// Blocks whose words this test cannot compare: the reference above the title of an annex, of which our page prints the
/// annex alone, and blocks with cut-off markup or a script.
const NOT_COMPARED: [&str; 3] = ["7000420", "7000702", "7000705"];

#[test]
fn every_block_id_of_every_page_leads_to_its_place() {
    let site = Site::sample();
    let (mut all, mut lost) = (0, Vec::new());
    let mut files: Vec<_> = std::fs::read_dir(sample_pages()).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let Some(old) = address(&file) else { continue };
        let Ok(html) = std::fs::read_to_string(&file) else { continue };
        let reply = site.get(&old);
        // A page that gave no document leads nowhere.
        let Some(new) = reply.header("location") else { continue };
        let page = site.get(new).expect(200);
        for block in blocks(&html) {
            all += 1;
            let led = led(page.text(), &block);
            let is_compared = !NOT_COMPARED.contains(&block.id.as_str());
            if led == Led::Nowhere || led == Led::Elsewhere && is_compared {
                lost.push(format!("{old}#{}: {}", block.id, block.letters));
            }
        }
    }
    eprintln!("{} of {all} block ids lead to their place", all - lost.len());
    assert!(all > 120, "{all}");
    assert!(lost.is_empty(), "{} of {all} are lost:\n{}", lost.len(), lost.join("\n"));
}

//! Reads a page: header, blocks, outline, and all possible problems.

mod block_ids;
mod body;
mod header;
mod headings;
mod language;
mod notes;
mod outline;
mod pieces;
mod scope;
mod title;

use std::collections::BTreeMap;

use qonun_law::{
    ActNumber, ActType, Document, EditionStamp, Lang, LinkTarget, Problem, ProblemCode, Registration, Status,
};

use crate::card::{Card, read_card};
use crate::encoding::decode;
use crate::html::token::{end_of, start_of};
use crate::html::{Blocks, read_blocks, read_blocks_by_tree, repair, split, under_way};
use crate::mirror::{FileKind, FileName};
use crate::numerals::fold;

pub(crate) use body::bodies_of_card;

use crate::kind::{Requisites, is_cabinet, read_requisites, type_of_line};
use crate::numerals::find_date;
use header::{PageHeader, read_header};
use outline::{Outline, build};
use title::{says_nothing, stand_in};

/// The result of reading a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageResult {
    /// The document; `None` if the file contains none.
    pub document: Option<Document>,
    /// The problems, also in [`Document::problems`]. Never empty if there is no document.
    pub problems: Vec<Problem>,
    /// True if the HTML parser read the text, because the byte scanner gave up.
    pub by_tree: bool,
}

/// The files of one text, unpacked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files<'a> {
    /// The web page.
    pub page: Option<(&'a FileName, &'a [u8])>,
    /// The card of the document.
    pub card: Option<&'a [u8]>,
    /// The Word export, used if there is no page or the page contains no text.
    pub word: Option<(&'a FileName, &'a [u8])>,
}

/// Reads the files of one text. The page takes precedence over the Word export; the card takes precedence over both for
/// type, number, dates, status and bodies. A card alone makes no document.
#[must_use]
pub fn read_files(files: &Files<'_>) -> PageResult {
    let mut result = PageResult::default();
    for (name, bytes) in [files.page, files.word].into_iter().flatten() {
        let mut read = read_page(name, bytes);
        let has_text = read.document.as_ref().is_some_and(|document| !document.provisions.is_empty());
        if has_text || result.document.is_none() {
            read.problems.splice(0..0, result.problems);
            result = read;
        }
        if has_text {
            break;
        }
    }
    let Some(card) = files.card else { return result };
    let mut problems = Vec::new();
    let read = guarded(|| {
        let mut problems = Vec::new();
        let card = read_card(bytes_of_card(card, &mut problems).as_ref());
        (card, problems)
    });
    let card = match read {
        Ok((card, found)) => {
            problems.extend(found);
            card
        }
        Err(said) => {
            let message = format!("the program failed in the card ({said}); it was not read");
            problems.push(Problem { code: ProblemCode::Fault, block: Some("card".to_owned()), message });
            Card::default()
        }
    };
    if result.document.is_none() && result.problems.is_empty() {
        let message = "there is a card but neither a page nor a Word export".to_owned();
        problems.push(Problem { code: ProblemCode::NotALawPage, block: None, message });
    }
    result.problems.append(&mut problems);
    if let Some(document) = &mut result.document {
        card.apply(document, &mut result.problems);
        document.problems.clone_from(&result.problems);
    }
    result
}

fn bytes_of_card<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> std::borrow::Cow<'a, str> {
    let before = problems.len();
    let text = decode(bytes, problems);
    for problem in &mut problems[before..] {
        problem.block = Some("card".to_owned());
    }
    text
}

/// Reads a web page or a Word export. It never fails: whatever cannot be read is reported as a problem.
#[must_use]
pub fn read_page(name: &FileName, bytes: &[u8]) -> PageResult {
    read_by(name, bytes, [read_blocks, read_blocks_by_tree])
}

/// Like [`read_page`], with the HTML parser alone, for comparison: slower, with the same result on every page.
#[must_use]
pub fn read_page_by_tree(name: &FileName, bytes: &[u8]) -> PageResult {
    read_by(name, bytes, [read_blocks_by_tree; 2])
}

/// A function that reads blocks from markup.
type Reader = fn(&str) -> Blocks;

/// Reads a page with the first of two readers, and with the second if the first panics. A panic is a fault of the
/// program on this page; it is reported as a problem of the page and must not stop the other pages.
fn read_by(name: &FileName, bytes: &[u8], readers: [Reader; 2]) -> PageResult {
    let mut problems = Vec::new();
    for (reader, instead) in readers.into_iter().zip(["it was read once more by the HTML parser", "it was not read"]) {
        match guarded(|| read(name, bytes, reader)) {
            Ok(mut result) => {
                result.problems.splice(0..0, problems);
                if let Some(document) = &mut result.document {
                    document.problems.clone_from(&result.problems);
                }
                return result;
            }
            Err(said) => {
                let message = format!("the program failed in this page ({said}); {instead}");
                problems.push(Problem { code: ProblemCode::Fault, block: under_way::block(), message });
            }
        }
    }
    PageResult { document: None, problems, by_tree: true }
}

/// Runs `work`, which may panic; returns the panic message in that case.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    under_way::clear();
    // Nothing but the result survives the call, so no inconsistent state can be seen.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why").to_owned()
    })
}

fn refuse(code: ProblemCode, message: &str, mut problems: Vec<Problem>) -> PageResult {
    problems.push(Problem { code, block: None, message: message.to_owned() });
    PageResult { document: None, problems, by_tree: false }
}

fn read(name: &FileName, bytes: &[u8], blocks_of: impl Fn(&str) -> Blocks) -> PageResult {
    let mut problems = Vec::new();
    let text = decode(bytes, &mut problems);
    if text.trim().is_empty() {
        return refuse(ProblemCode::Empty, "the file holds nothing", problems);
    }
    let parts = split(&text);
    let head = repair(parts.head);
    problems.extend(head.problems);
    let header = read_header(&head.markup);
    let body = parts.body.map(&blocks_of).unwrap_or_default();
    let has_blocks = body.blocks.iter().any(|block| !block.content.parts.is_empty());
    if !header.present && !has_blocks {
        return if is_not_found(&header, &text) {
            refuse(ProblemCode::NotFound, "the file is a saved \"not found\" page", problems)
        } else {
            refuse(ProblemCode::NotALawPage, "the file has neither the header nor the text of an act", problems)
        };
    }
    if says_error(&header) {
        return refuse(ProblemCode::NotFound, "the file is a saved page of an error of the site", problems);
    }
    let tail = end_of(&text, 20_000);
    let shows_pdf = header.shows_pdf || tail.contains("id=\"pdfBody\"") || tail.contains("/pdffile/");
    if !ends_well(&text) {
        let block = body.blocks.iter().rev().find_map(|block| block.id.clone());
        let message = "the page ends before its last tag; its text may be cut".to_owned();
        problems.push(Problem { code: ProblemCode::Truncated, block, message });
    } else if parts.body.is_none() && !shows_pdf {
        let message = "the page has a header but no text".to_owned();
        problems.push(Problem { code: ProblemCode::Markup, block: None, message });
    }
    let (visible, unread) = (body.visible, body.lost());
    problems.extend(body.problems);
    let outline = build(body.blocks);
    problems.extend(lost_text(visible, unread, "were read"));
    problems.extend(lost_text(visible, outline.lost, "came into a provision or a note"));
    let mut document = assemble(name, header, outline, &mut problems);
    if shows_pdf {
        document.attachments.insert(0, pdf_address(&text, name.id));
        if document.provisions.is_empty() {
            let message = "the text of the act is only in a PDF file".to_owned();
            problems.push(Problem { code: ProblemCode::PdfOnly, block: None, message });
        }
    }
    document.problems.clone_from(&problems);
    PageResult { document: Some(document), problems, by_tree: body.by_tree }
}

/// Number of letters that may be lost without a report: the counts differ slightly where entities are rare or labels
/// are cut.
const LOST_UNTOLD: usize = 5;

/// Reports text that the page shows and the document does not contain.
fn lost_text(visible: usize, lost: usize, what: &str) -> Option<Problem> {
    let message = format!(
        "of {visible} letters and figures that the text shows, {lost} neither {what} nor were left out on purpose"
    );
    (lost > LOST_UNTOLD).then_some(Problem { code: ProblemCode::LostText, block: None, message })
}

/// True if the page ends with its last tag.
fn ends_well(text: &str) -> bool {
    let end = end_of(text, 2000).to_ascii_lowercase();
    end.contains("</html") || end.contains("</body")
}

/// Numbers and words of error pages, and the words beside them in their titles.
const ERRORS: [&str; 29] = [
    "403",
    "404",
    "410",
    "500",
    "502",
    "503",
    "504",
    "found",
    "topilmadi",
    "топилмади",
    "найдена",
    "найден",
    "найдено",
    "forbidden",
    "unavailable",
    "gateway",
    "internal",
    "denied",
    "error",
    "errors",
    "ошибка",
    "xato",
    "xatolik",
    "хато",
    "хатолик",
    "timeout",
    "недоступен",
    "недоступна",
    "запрещен",
];
const BESIDE_ERRORS: [&str; 24] = [
    "page",
    "not",
    "the",
    "server",
    "bad",
    "service",
    "access",
    "http",
    "lex",
    "uz",
    "www",
    "temporarily",
    "страница",
    "сервер",
    "не",
    "документ",
    "доступ",
    "сервис",
    "sahifa",
    "саҳифа",
    "hujjat",
    "ҳужжат",
    "document",
    "временно",
];

/// True if the whole title is that of an error, on a page without an act.
fn says_error(header: &PageHeader) -> bool {
    let title = fold(&header.page_title);
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all = words.clone().all(|word| ERRORS.contains(&word) || BESIDE_ERRORS.contains(&word));
    all && words.any(|word| ERRORS.contains(&word)) && header.label.trim().is_empty()
}

fn is_not_found(header: &PageHeader, text: &str) -> bool {
    if header.page_title.contains("404") {
        return true;
    }
    let start = fold(start_of(text, 20_000));
    ["топилмади", "topilmadi", "not found", "не найден"].iter().any(|words| start.contains(words))
}

fn pdf_address(text: &str, id: i64) -> String {
    let written = text.find("/pdffile/").map(|at| {
        let rest = &text[at..];
        &rest[..rest.find(['"', '\'', ' ', '<', ')']).unwrap_or(rest.len()).min(64)]
    });
    written.map_or_else(|| format!("/pdffile/{id}"), str::to_owned)
}

/// Combines header and outline into a document.
fn assemble(name: &FileName, header: PageHeader, outline: Outline, problems: &mut Vec<Problem>) -> Document {
    let title = title_of(&header, &outline);
    let untitled = says_nothing(&title);
    let adopted = header
        .adopted
        .or_else(|| find_date(&header.page_title).or_else(|| find_date(&header.label)).map(|(_, date)| date));
    let web = name.kind == FileKind::Page;
    let missing = [
        (untitled, "its title; it is named by its type, number and day"),
        (header.lang.is_none() && web, "its language; told by the letters"),
        (adopted.is_none() && web, "its day of adoption"),
    ];
    problems.extend(missing.into_iter().filter(|(is, _)| *is).map(|(_, what)| Problem {
        code: ProblemCode::Metadata,
        block: None,
        message: format!("the page does not say {what}"),
    }));
    problems.extend_from_slice(&outline.problems);
    let lang = header.lang.unwrap_or_else(|| lang_of(name, &title, &outline));
    let requisites = read_requisites(&header.label);
    let kind = kind_of(&requisites, &outline, &title);
    let bodies = body::bodies_of(&requisites, &outline, problems);
    let registration = read_registration(&header.label);
    // On a web page a missing number means that the act has none.
    let lines = || if web { None } else { number_of_lines(&outline) };
    let number = number_of(&header, registration.as_ref()).or_else(lines);
    let mut languages: BTreeMap<Lang, i64> = header.languages.iter().copied().collect();
    languages.insert(lang, name.id);
    let mut editions = header.editions.clone();
    editions.sort_unstable_by(|a, b| b.cmp(a));
    let edition = name.edition.or_else(|| old_edition(&header));
    let attachments = attachments_of(&outline);
    let mut document = Document {
        number: number.map(|number| with_series(number, kind, &bodies)),
        adopted,
        in_force_from: header.in_force_from,
        repealed_on: header.repealed_on,
        status: if header.repealed { Status::Repealed } else { Status::InForce },
        bodies,
        form: if requisites.form.is_empty() { outline.form } else { requisites.form },
        registration,
        languages,
        editions,
        edition,
        chosen: header.selected,
        provisions: outline.provisions,
        requisites: outline.requisites,
        publications: outline.publications,
        classifiers: outline.classifiers,
        notes: outline.notes,
        other_ids: outline.other_ids,
        attachments,
        ..Document::new(name.id, lang, title, kind)
    };
    if untitled {
        document.title = stand_in(&document);
    }
    document
}

/// Returns the title of the page, otherwise of the text, otherwise the first line.
fn title_of(header: &PageHeader, outline: &Outline) -> String {
    let titles = [&header.title, &outline.title];
    titles.into_iter().find(|title| !says_nothing(title)).cloned().unwrap_or_else(|| first_line(outline))
}

/// Returns the language from the letters; without letters, from the sign of the id, which usually shows the script.
fn lang_of(name: &FileName, title: &str, outline: &Outline) -> Lang {
    let blocks = outline.provisions.iter().flat_map(|provision| &provision.blocks);
    let texts = std::iter::once(title).chain(blocks.map(|block| block.text.as_str()));
    language::guess_language(texts).unwrap_or(if name.id < 0 { Lang::UzLatn } else { Lang::UzCyrl })
}

/// Returns the first line, the title on a page without classes: it is in capitals or names a type.
fn first_line(outline: &Outline) -> String {
    let first = outline.provisions.first().and_then(|provision| provision.blocks.first());
    let line = first.map(|block| block.text.replace('\n', " ")).unwrap_or_default();
    let fits = line.chars().count() < 300 && line.chars().any(char::is_alphabetic);
    let fits = fits && (is_shouted(&line) || type_of_line(&line).is_some());
    if fits { line } else { String::new() }
}

/// Returns the edition of a page with a plain file name that calls itself an old edition: the selected one of its list.
fn old_edition(header: &PageHeader) -> Option<EditionStamp> {
    header.selected.filter(|_| header.old_edition)
}

fn kind_of(requisites: &Requisites, outline: &Outline, title: &str) -> ActType {
    requisites
        .kind
        .or_else(|| type_of_line(&outline.form))
        .or_else(|| type_of_line(title))
        .or_else(|| outline.bodies.iter().find_map(|body| type_of_line(body)))
        .unwrap_or(ActType::Other)
}

/// Parses "… ro‘yxatdan o‘tgan, ro‘yxat raqami 2644", "рег. № МЮ 3941".
fn read_registration(label: &str) -> Option<Registration> {
    let folded = fold(label);
    let words = ["royxatdan", "рўйхатдан", "зарегистр", "рег. ", "registered", "registration"];
    words.iter().any(|word| folded.contains(word)).then_some(())?;
    let (at, date) = find_date(label).map_or((None, None), |(at, date)| (Some(at), Some(date)));
    let after = at.map_or(label, |at| &label[at + 10..]);
    let number = after.rsplit([' ', '\u{a0}']).find(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    let number = number.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    Some(Registration { number, date })
}

/// Returns the number from the title, otherwise from the registration, otherwise from the line of requisites.
fn number_of(header: &PageHeader, registration: Option<&Registration>) -> Option<String> {
    let printed = header.number.as_deref().and_then(ActNumber::parse);
    let number = printed.map(|number| number.to_string()).or_else(|| registration.map(|r| r.number.clone()));
    number.or_else(|| number_of_label(&header.label))
}

/// Returns the number from the line at the end of the text, "O‘RQ-547-son" or "№ ЗРУ-547"; a Word export has no other.
fn number_of_lines(outline: &Outline) -> Option<String> {
    let lines = outline.requisites.iter().flat_map(|block| block.text.lines());
    let mut numbers = lines.filter(|line| !line.contains(' ') || line.starts_with('№')).filter_map(|line| {
        let counted = ["son", "сон", "сонли", "sonli"].iter().any(|word| fold(line).ends_with(word));
        let number = ActNumber::parse(line)?;
        (counted || line.starts_with('№') || number.series.is_some()).then(|| number.to_string())
    });
    numbers.next_back()
}

/// Parses "…, 01.02.2020 yildagi 12-son", "… от 01.02.2020 г. № УП-12".
fn number_of_label(label: &str) -> Option<String> {
    let (at, _) = find_date(label)?;
    let word = label[at + 10..].split_whitespace().rfind(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    ActNumber::parse(word).map(|number| number.to_string())
}

/// Adds the series to a Cabinet resolution: official texts print the bare number, and only common usage has the series.
pub(crate) fn with_series(number: String, kind: ActType, bodies: &[String]) -> String {
    let bare = number.bytes().all(|b| b.is_ascii_digit());
    if bare && kind == ActType::Resolution && bodies.iter().any(|body| is_cabinet(body)) {
        return format!("VMQ-{number}");
    }
    number
}

/// Returns the files linked from the text.
fn attachments_of(outline: &Outline) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let blocks = outline.provisions.iter().flat_map(|provision| &provision.blocks).chain(&outline.requisites);
    let noted = outline.notes.iter().flat_map(|note| &note.links);
    for link in blocks.flat_map(|block| &block.links).chain(noted) {
        let LinkTarget::Address(address) = &link.target else { continue };
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_file = [".pdf", ".zip", ".rar", ".doc", ".docx", ".xls", ".xlsx"].iter().any(|end| path.ends_with(end));
        if (is_file || path.contains("/pdffile/")) && !found.contains(address) {
            found.push(address.clone());
        }
    }
    found
}

impl Card {
    /// Applies the values of the card, which take precedence over the page.
    pub(crate) fn apply(self, document: &mut Document, problems: &mut Vec<Problem>) {
        let untitled = document.title == stand_in(document);
        if let Some(kind) = self.kind {
            document.kind = kind;
        }
        let bodies = bodies_of_card(&self.bodies, problems);
        if !bodies.is_empty() {
            let on_page = std::mem::replace(&mut document.bodies, bodies);
            document.bodies_on_page = if on_page.len() == document.bodies.len() { on_page } else { Vec::new() };
        }
        if let Some(number) = self.number {
            document.number = Some(with_series(number, document.kind, &document.bodies));
        }
        document.registration = self.registration.or_else(|| document.registration.take());
        document.adopted = self.adopted.or(document.adopted);
        document.in_force_from = self.in_force_from.or(document.in_force_from);
        if let Some(status) = self.status {
            document.status = status;
            document.repealed_on = self.repealed_on.or(document.repealed_on.filter(|_| status == Status::Repealed));
        }
        if untitled {
            document.title = self.name.unwrap_or_else(|| stand_in(document));
        } else if is_shouted(&document.title) {
            document.title = self.name.unwrap_or_else(|| document.title.clone());
        }
    }
}

/// True for a title in capitals only, as in a Word export.
fn is_shouted(title: &str) -> bool {
    !title.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use qonun_law::ProblemCode;

    use super::{Blocks, FileKind, FileName, read_blocks_by_tree, read_by};

    const NAME: FileName = FileName { id: 5, edition: None, kind: FileKind::Page, packed: false };
    const PAGE: &str = "<title>x</title><div id=\"divCont\"><div class=\"ACT_TEXT lx_elem\">\
        <div name=\"7\" id=\"7\">1. Text</div></div></div></html>";

    fn fails_at_the_end(body: &str) -> Blocks {
        let _ = read_blocks_by_tree(body);
        panic!("out of {}", "bounds")
    }

    #[test]
    fn a_panic_is_a_problem_of_its_page() {
        let once = read_by(&NAME, PAGE.as_bytes(), [fails_at_the_end, read_blocks_by_tree]);
        assert_eq!(once.document.as_ref().map(|document| document.provisions.len()), Some(1));
        assert_eq!((once.problems[0].code, once.problems[0].block.as_deref()), (ProblemCode::Fault, Some("7")));
        assert!(once.problems[0].message.contains("out of bounds"), "{}", once.problems[0].message);
        assert_eq!(once.document.map(|document| document.problems), Some(once.problems));
        let twice = read_by(&NAME, PAGE.as_bytes(), [fails_at_the_end; 2]);
        assert_eq!((twice.document, twice.problems.len()), (None, 2));
    }
}

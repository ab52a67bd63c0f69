//! The parts around the text of a page: title, requisites, dates, banners, language switcher, list of editions.

use qonun_law::{Date, DocId, EditionStamp, Lang, LinkTarget, parse_date};

use crate::html::token::{Token, attribute, one_line, parse_target, tokens};
use crate::numerals::{find_date, fold};

/// The contents of the page outside its text.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageHeader {
    /// The `title` element on one line.
    pub(crate) page_title: String,
    /// Title of the act in its natural case.
    pub(crate) title: String,
    /// Number as printed in the `title` element.
    pub(crate) number: Option<String>,
    /// Day of adoption.
    pub(crate) adopted: Option<Date>,
    /// The line of requisites: "… qarori, 01.02.2020 yildagi 12-son".
    pub(crate) label: String,
    /// First day in force.
    pub(crate) in_force_from: Option<Date>,
    /// True if a banner states that the act is no longer in force.
    pub(crate) repealed: bool,
    /// The day of that banner.
    pub(crate) repealed_on: Option<Date>,
    /// True if a banner states that this is an old edition.
    pub(crate) old_edition: bool,
    /// The language of the page according to its switcher.
    pub(crate) lang: Option<Lang>,
    /// The other texts named by the switcher.
    pub(crate) languages: Vec<(Lang, DocId)>,
    /// Editions of the list, in order.
    pub(crate) editions: Vec<EditionStamp>,
    /// The selected edition of the list.
    pub(crate) selected: Option<EditionStamp>,
    /// True if any part of a law page's header was found.
    pub(crate) present: bool,
    /// True if the page shows a PDF file.
    pub(crate) shows_pdf: bool,
}

/// Elements of the header whose text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Label,
    EffectDate,
    Language,
    Edition,
    /// A heading of the contents list, which repeats the text.
    Contents,
}

struct Capture<'a> {
    field: Field,
    name: &'a str,
    tag: &'a str,
    depth: u32,
    text: String,
}

/// A banner whose day has not been read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Banner {
    Repealed,
    OldEdition,
}

/// Reads the outside of a page in any state.
pub(crate) fn read_header(markup: &str) -> PageHeader {
    let mut reader = Reader::default();
    for token in tokens(markup) {
        match token {
            Token::Open(tag) => reader.open(tag),
            Token::Close(name) => reader.close(name),
            Token::Text(text) => reader.text(text),
        }
    }
    reader.end_capture();
    reader.header
}

#[derive(Default)]
struct Reader<'a> {
    header: PageHeader,
    capture: Option<Capture<'a>>,
    /// A banner was read, and its day may follow in a separate element.
    awaiting: Option<Banner>,
    /// True inside a heading of the page, which is not a mark of the site.
    in_heading: bool,
}

impl<'a> Reader<'a> {
    fn open(&mut self, tag: &'a str) {
        let name = Token::name(tag);
        self.in_heading = is_heading(name) || self.in_heading && !name.eq_ignore_ascii_case("div");
        if let Some(open) = &mut self.capture {
            open.depth += u32::from(open.name == name && !tag.ends_with('/'));
        }
        self.header.shows_pdf |= attribute(tag, "id") == Some("pdfBody");
        // A wanted element inside another ends it: the outer one has lost its end tag.
        if let Some(field) = wanted(name, tag) {
            self.end_capture();
            self.header.present |= field != Field::Title;
            self.capture = Some(Capture { field, name, tag, depth: 1, text: String::new() });
        }
    }

    fn close(&mut self, name: &str) {
        self.in_heading &= !is_heading(name);
        let Some(open) = &mut self.capture else { return };
        open.depth -= u32::from(open.name == name);
        if open.depth == 0 {
            self.end_capture();
        }
    }

    fn end_capture(&mut self) {
        if let Some(capture) = self.capture.take() {
            self.header.take(capture);
        }
    }

    fn text(&mut self, text: &str) {
        let field = self.capture.as_ref().map(|open| open.field);
        let may_be_banner = !self.in_heading && !matches!(field, Some(Field::Title | Field::Contents));
        if may_be_banner && let Some(banner) = banner_of(text) {
            self.end_capture();
            self.awaiting = Some(banner);
            match banner {
                Banner::Repealed => self.header.repealed = true,
                Banner::OldEdition => self.header.old_edition = true,
            }
        }
        if let Some(banner) = self.awaiting
            && !text.trim().is_empty()
        {
            self.header.take_banner_day(banner, text);
            let is_phrase = banner_of(text).is_some();
            self.awaiting = self.awaiting.filter(|_| is_phrase && find_date(text).is_none());
            if is_phrase {
                return;
            }
        }
        if let Some(open) = &mut self.capture {
            open.text.push_str(text);
        }
    }
}

/// Returns the field of an element.
fn wanted(name: &str, tag: &str) -> Option<Field> {
    if name.eq_ignore_ascii_case("title") {
        return Some(Field::Title);
    }
    if attribute(tag, "id") == Some("lblNEffectDate") {
        return Some(Field::EffectDate);
    }
    attribute(tag, "class")?.split_ascii_whitespace().find_map(|class| match class {
        "docHeader__item-label" => Some(Field::Label),
        "docContentHeader__item-link" => Some(Field::Language),
        "lx_date_link" | "lx_date_selected" => Some(Field::Edition),
        "search-text" => Some(Field::Contents),
        _ => None,
    })
}

impl PageHeader {
    fn take(&mut self, capture: Capture<'_>) {
        let text = one_line(&capture.text);
        match capture.field {
            Field::Title if self.page_title.is_empty() => self.read_title(text),
            Field::Label if self.label.is_empty() => self.label = text,
            Field::EffectDate => self.in_force_from = self.in_force_from.or_else(|| parse_date(&text)),
            Field::Language => self.read_language(capture.tag, &text),
            Field::Edition => self.read_edition(capture.tag, &text),
            Field::Title | Field::Label | Field::Contents => {}
        }
    }

    /// Parses `AB-12-сон 01.02.2020. Title`; codes have no number.
    fn read_title(&mut self, text: String) {
        if let Some((at, date)) = find_date(&text)
            && text[..at].split(' ').count() <= 4
        {
            let number = text[..at].trim();
            self.number = (!number.is_empty()).then(|| number.to_owned());
            self.adopted = Some(date);
            self.title = text[at + 10..].trim_start_matches(['.', ' ']).to_owned();
        } else {
            self.title.clone_from(&text);
        }
        self.page_title = text;
    }

    fn read_language(&mut self, tag: &str, text: &str) {
        let title = attribute(tag, "title").map(one_line).unwrap_or_default();
        let click = attribute(tag, "onclick").or_else(|| attribute(tag, "href")).unwrap_or_default();
        // Entries that show two languages side by side name no text of their own.
        if text.contains('|') || title.contains('|') || click.contains("otherlang") {
            return;
        }
        let Some(lang) = switcher_language(&title).or_else(|| switcher_language(text)) else { return };
        if attribute(tag, "class").is_some_and(|class| class.split_ascii_whitespace().any(|name| name == "active")) {
            self.lang = Some(lang);
            return;
        }
        if let Some(LinkTarget::Document { id, .. }) = click.find('/').and_then(|at| {
            let address = &click[at..];
            parse_target(&address[..address.find(['\'', '"', ')']).unwrap_or(address.len())])
        }) && self.languages.iter().all(|(known, _)| *known != lang)
        {
            self.languages.push((lang, id));
        }
    }

    fn read_edition(&mut self, tag: &str, text: &str) {
        let click = attribute(tag, "onclick").or_else(|| attribute(tag, "href")).unwrap_or_default();
        let written = click.find("ONDATE=").map(|at| &click[at + 7..]);
        let Some(stamp) = written.and_then(parse_stamp).or_else(|| parse_stamp(text)) else { return };
        if !self.editions.contains(&stamp) {
            self.editions.push(stamp);
        }
        if attribute(tag, "class").is_some_and(|class| class.contains("lx_date_selected")) {
            self.selected = Some(stamp);
        }
    }

    fn take_banner_day(&mut self, banner: Banner, text: &str) {
        let Some((_, date)) = find_date(text) else { return };
        match banner {
            Banner::Repealed => self.repealed_on = self.repealed_on.or(Some(date)),
            Banner::OldEdition => self.selected = self.selected.or(Some(EditionStamp { from: date, turn: 0 })),
        }
    }
}

/// True for headings of a page: `h1` to `h6`.
fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6'])
}

/// Returns the site's status mark if the text is one. It states that this document is no longer in force, and contains
/// nothing else but the day: other words on the page may be about other acts.
fn banner_of(text: &str) -> Option<Banner> {
    let plain = text.trim_start();
    if plain.len() > 400 || !plain.starts_with(['H', 'Ҳ', 'Д', 'D', 'T', 'А', 'A']) {
        return None;
    }
    let folded = fold(&one_line(plain));
    let subjects = ["hujjat ", "ҳужжат ", "документ ", "the document ", "document ", "the act ", "act "];
    let said = subjects.iter().find_map(|subject| folded.strip_prefix(subject))?;
    let lost = [
        "kuchini yoqotgan",
        "oz kuchini yoqotgan",
        "кучини йўқотган",
        "ўз кучини йўқотган",
        "утратил силу",
        "has lost force",
        "has lost its force",
        "lost force",
        "lost its force",
        "is no longer in force",
        "no longer in force",
    ];
    if lost.iter().any(|phrase| said.strip_prefix(phrase).is_some_and(is_day)) {
        return Some(Banner::Repealed);
    }
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(phrase));
    says(&["sanasi holatiga", "санаси ҳолатига", "по состоянию на", "as of"]).then_some(Banner::OldEdition)
}

/// True if a folded text is empty, or a day with the small words around it.
fn is_day(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        let small = [
            "с",
            "от",
            "г",
            "года",
            "from",
            "on",
            "since",
            "as",
            "of",
            "dan",
            "дан",
            "yil",
            "йил",
            "sana",
            "сана",
            "sanasidan",
            "санасидан",
            "sanadan",
            "санадан",
        ];
        word.bytes().all(|b| b.is_ascii_digit()) || small.contains(&word)
    })
}

/// Returns the language of a switcher entry.
fn switcher_language(text: &str) -> Option<Lang> {
    let folded = fold(text);
    if folded.contains("рус") {
        return Some(Lang::Ru);
    }
    if folded.contains("eng") {
        return Some(Lang::En);
    }
    if folded.contains("ўзб") {
        return Some(Lang::UzCyrl);
    }
    folded.contains("ozb").then_some(Lang::UzLatn)
}

/// Parses `01.03.2021` or `01.03.2021 02` at the start of a text.
fn parse_stamp(text: &str) -> Option<EditionStamp> {
    let text = text.trim_start();
    let from = parse_date(text.get(..10)?)?;
    let turn = text[10..].trim_start_matches([' ', '+']).trim_start_matches("%20");
    let turn = turn.get(..2).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    Some(EditionStamp { from, turn })
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;

    use super::{Banner, banner_of, read_header};

    #[test]
    fn state_is_known_by_the_mark_of_the_site_alone() {
        for (text, wanted) in [
            ("Hujjat kuchini yo‘qotgan 05.06.2021", Some(Banner::Repealed)),
            ("Ҳужжат кучини йўқотган", Some(Banner::Repealed)),
            ("Документ утратил силу с 05.05.2023 г.", Some(Banner::Repealed)),
            ("The document has lost force 05.05.2023", Some(Banner::Repealed)),
            ("Document is no longer in force", Some(Banner::Repealed)),
            ("Hujjat 05.06.2021 sanasi holatiga", Some(Banner::OldEdition)),
            ("Документ по состоянию на 05.06.2021", Some(Banner::OldEdition)),
            ("Документ утратил силу, если он не подписан", None),
            ("Документы, утратившие силу", None),
            ("Акт о том, что закон утратил силу", None),
            ("Act on fishing lost force", None),
            ("Данные по состоянию на 05.06.2021", None),
        ] {
            assert_eq!(banner_of(text), wanted, "{text}");
        }
        for (markup, repealed) in [
            ("<div>Документ утратил силу 05.05.2023</div>", true),
            ("<h1>О рыбе</h1><span>Документ утратил силу</span>", true),
            ("<h1>Документ утратил силу</h1>", false),
            ("<H2><span>Документ утратил силу</span></H2>", false),
            ("<title>Документ утратил силу</title>", false),
            ("<h1>О рыбе<div>Документ утратил силу</div>", true),
        ] {
            assert_eq!(read_header(markup).repealed, repealed, "{markup}");
        }
    }

    #[test]
    fn a_header_is_read_from_its_pieces() {
        let header = read_header(concat!(
            "<html lang=\"uz-Cyrl-UZ\"><title>&nbsp;AB-12-сон 01.02.2020.&nbsp;Baliq ovlash toʻgʻrisida 03.03.2003.</title>",
            "<div class=\"docHeader__item\"><div class=\"docHeader__item-label\">Qonun, 01.02.2020 yildagi AB-12-son</div></div>",
            "<div class=\"x\">Hujjat kuchini yo‘qotgan <b>05.06.2021</b></div>",
            "<span id=\"lblNEffectDate\">05.02.2020</span>",
            "<div class=\"docContentHeader__item-link\" onclick=\"openUrl('/ru/docs/-100')\" title=\"O'zbekcha\">O'zb</div>",
            "<div class=\"docContentHeader__item-link active\" title=\"Ўзбекча\">Ўзб</div>",
            "<div class=\"docContentHeader__item-link\" onclick=\"openUrl('/ru/docs/7?otherlang=1')\" title=\"Рус|Ўзб\">Рус|Ўзб</div>",
            "<span class=\"lx_date_selected\" onclick=\"openUrl('/docs/100?ONDATE=01.03.2021 02')\">01.03.2021</span>",
            "<span class=\"lx_date_link\" onclick=\"openUrl('/docs/100?ONDATE=05.02.2020')\">05.02.2020</span>",
        ));
        assert_eq!(header.number.as_deref(), Some("AB-12-сон"));
        assert_eq!(header.title, "Baliq ovlash toʻgʻrisida 03.03.2003.");
        assert_eq!(header.adopted.map(|d| d.to_string()).as_deref(), Some("2020-02-01"));
        assert_eq!(header.in_force_from.map(|d| d.to_string()).as_deref(), Some("2020-02-05"));
        assert!(header.repealed);
        assert_eq!(header.repealed_on.map(|d| d.to_string()).as_deref(), Some("2021-06-05"));
        assert_eq!(header.lang, Some(Lang::UzCyrl));
        assert_eq!(header.languages, [(Lang::UzLatn, -100)]);
        assert_eq!(
            header.editions.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["2021-03-01.02", "2020-02-05"]
        );
        assert_eq!(header.selected, header.editions.first().copied());
    }
}

//! What is said about an answer: one line, and the rest on request.

use qonun_query::{Notice, SearchRequest};
use qonun_texts::Texts;

use super::results_view::{address, as_typed};

/// One box: its first line is seen, the others are opened.
pub(super) struct NoticeBox {
    pub(super) lead: NoticeLine,
    pub(super) more: Vec<NoticeLine>,
}

/// A sentence, and a search that it offers: its name and its address.
pub(super) struct NoticeLine {
    pub(super) text: String,
    pub(super) offer: Option<(String, String)>,
}

/// Codes in the order in which a reader must know of them; others come last.
const ORDER: [&str; 10] = [
    "old_edition",
    "spelling",
    "precedence",
    "ignored",
    "expansion_cut",
    "no_match",
    "relaxed",
    "weak_match",
    "synonym",
    "other_language",
];

impl NoticeBox {
    /// `found` tells whether results are shown, `cited` whether what the query cites is. `None` when nothing is left to
    /// say.
    pub(super) fn new(
        notices: &[&Notice],
        request: &SearchRequest,
        found: bool,
        cited: bool,
        t: &Texts,
    ) -> Option<Self> {
        let has = |code: &str| notices.iter().any(|notice| notice.code == code);
        let fits = |notice: &&&Notice| match notice.code {
            // The heading says already that nothing was found.
            "no_match" => notice.replacement.is_some(),
            // These speak of results; and that acts hold most of the words says why no answer is clear.
            "relaxed" | "synonym" | "other_language" => found || notice.replacement.is_some(),
            "weak_match" => found && !cited && !has("relaxed"),
            _ => true,
        };
        let mut told: Vec<&Notice> = notices.iter().filter(fits).copied().collect();
        let rank = |code: &str| ORDER.iter().position(|known| *known == code).unwrap_or(ORDER.len());
        told.sort_by_key(|notice| rank(notice.code));
        let mut lines: Vec<NoticeLine> = Vec::new();
        for notice in told {
            let line = NoticeLine::new(notice, request, t);
            if !lines.iter().any(|known| known.text == line.text && known.offer == line.offer) {
                lines.push(line);
            }
        }
        // Several words were corrected, and there is one query as it was typed.
        let mut offered: Vec<String> = Vec::new();
        for line in &mut lines {
            line.offer = line.offer.take().filter(|(_, href)| !offered.contains(href));
            offered.extend(line.offer.iter().map(|(_, href)| href.clone()));
        }
        let mut lines = lines.into_iter();
        lines.next().map(|lead| Self { lead, more: lines.collect() })
    }
}

impl NoticeLine {
    fn new(notice: &Notice, request: &SearchRequest, t: &Texts) -> Self {
        let search = |q: &String| {
            let href = address(&SearchRequest { q: q.clone(), cursor: None, ..request.clone() });
            (q.clone(), href)
        };
        // The corrected word was searched for already: what is offered is the query as it was typed.
        let offer = match notice.code {
            "spelling" => Some((t.as_typed(&request.q), as_typed(request))),
            _ => notice.replacement.as_ref().map(search),
        };
        Self { text: notice.text.clone(), offer }
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;
    use qonun_query::{Notice, SearchRequest};
    use qonun_texts::texts;

    use super::NoticeBox;

    fn notice(code: &'static str, replacement: Option<&str>) -> Notice {
        let replacement = replacement.map(str::to_owned);
        Notice { code, text: format!("{code}."), offset: None, length: None, replacement }
    }

    /// The lines of the box, those on request after a stroke.
    fn lines(notices: &[Notice], found: bool, cited: bool) -> String {
        let notices: Vec<&Notice> = notices.iter().collect();
        let request = SearchRequest::new("mehnta");
        let Some(shown) = NoticeBox::new(&notices, &request, found, cited, texts(Lang::En)) else {
            return String::new();
        };
        let more: Vec<&str> = shown.more.iter().map(|line| line.text.as_str()).collect();
        format!("{}|{}", shown.lead.text, more.join(" "))
    }

    #[test]
    fn one_line_is_seen_and_none_speaks_against_another() {
        let [none, relaxed, weak, spelling, other] =
            ["no_match", "relaxed", "weak_match", "spelling", "other_language"].map(|code| notice(code, None));
        let offer = notice("no_match", Some("mehnat"));
        for (notices, found, cited, wanted) in [
            (vec![], true, false, ""),
            (vec![none.clone()], false, false, ""),
            (vec![none.clone(), offer.clone()], false, false, "no_match.|"),
            (vec![relaxed.clone(), weak.clone()], true, false, "relaxed.|"),
            (vec![weak.clone()], true, false, "weak_match.|"),
            (vec![weak.clone()], true, true, ""),
            (vec![weak.clone(), other.clone()], false, false, ""),
            (vec![relaxed, other, spelling], true, false, "spelling.|relaxed. other_language."),
            (vec![weak.clone(), weak], true, false, "weak_match.|"),
        ] {
            assert_eq!(lines(&notices, found, cited), wanted);
        }
    }

    #[test]
    fn the_query_as_typed_is_offered_once() {
        let (one, mut other) = (notice("spelling", Some("mehnat")), notice("spelling", Some("kodeks")));
        other.text = "another word".to_owned();
        let shown =
            NoticeBox::new(&[&one, &other], &SearchRequest::new("mehnta"), true, false, texts(Lang::En)).unwrap();
        assert_eq!(shown.lead.offer.unwrap().1, "/search?q=mehnta&spelling=off");
        assert!(shown.more[0].offer.is_none());
    }
}

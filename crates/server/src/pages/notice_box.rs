//! The box with the notices about an answer: one line, and the others on request.

use qonun_law::Lang;
use qonun_query::{Notice, NoticeKind, SearchRequest};
use qonun_texts::texts;

use super::results_view::{address, as_typed};
use crate::notice::Told;

/// A box of notices. The first line is visible; the others are collapsed.
pub(super) struct NoticeBox {
    pub(super) lead: NoticeLine,
    pub(super) more: Vec<NoticeLine>,
}

/// A sentence, and optionally the name and the address of a search that it offers.
pub(super) struct NoticeLine {
    pub(super) text: String,
    pub(super) offer: Option<(String, String)>,
}

/// Returns the rank of a notice: the most important one has the lowest.
fn rank(told: &Told) -> u8 {
    let Some(kind) = told.kind() else {
        return u8::MAX;
    };
    match kind {
        NoticeKind::Spelling => 0,
        NoticeKind::Precedence => 1,
        NoticeKind::Ignored => 2,
        NoticeKind::ExpansionCut => 3,
        NoticeKind::NoMatch => 4,
        NoticeKind::Relaxed => 5,
        NoticeKind::WeakMatch => 6,
        NoticeKind::Synonym => 7,
        NoticeKind::OtherLanguage => 8,
        NoticeKind::OldEdition => 9,
        NoticeKind::Abbreviation | NoticeKind::UnknownValue => u8::MAX,
    }
}

impl NoticeBox {
    /// `found` is true if results are shown; `cited` is true if the acts that the query cites are shown. Returns `None`
    /// if no notice is left.
    pub(super) fn new(notices: &[&Told], request: &SearchRequest, found: bool, cited: bool, ui: Lang) -> Option<Self> {
        let says_relaxed = notices.iter().any(|told| told.kind() == Some(NoticeKind::Relaxed));
        let fits = |told: &&&Told| {
            let offers = told.of_search().and_then(Notice::replacement).is_some();
            match told.kind() {
                // The heading already says that nothing was found.
                Some(NoticeKind::NoMatch) => offers,
                // These notices are about results. In addition, "acts have most of the words" explains why no answer is
                // clear.
                Some(NoticeKind::Relaxed | NoticeKind::Synonym | NoticeKind::OtherLanguage) => found || offers,
                Some(NoticeKind::WeakMatch) => found && !cited && !says_relaxed,
                _ => true,
            }
        };
        let mut told: Vec<&Told> = notices.iter().filter(fits).copied().collect();
        told.sort_by_key(|told| rank(told));
        let mut lines: Vec<NoticeLine> = Vec::new();
        for told in told {
            let line = NoticeLine::new(told, request, ui);
            if !lines.iter().any(|known| known.text == line.text && known.offer == line.offer) {
                lines.push(line);
            }
        }
        // If several words were corrected, the original query is offered only once.
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
    fn new(told: &Told, request: &SearchRequest, ui: Lang) -> Self {
        let search = |q: &str| {
            let href = address(&SearchRequest { q: q.to_owned(), cursor: None, ..request.clone() });
            (q.to_owned(), href)
        };
        let offer = match told.of_search() {
            // The search already used the corrected word, so the original query is offered.
            Some(Notice::Spelling { .. }) => Some((texts(ui).as_typed(&request.q), as_typed(request))),
            notice => notice.and_then(Notice::replacement).map(search),
        };
        Self { text: told.text(ui), offer }
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;
    use qonun_query::{InTheWay, Notice, QueryPlace, SearchRequest};

    use super::{NoticeBox, Told};

    fn spelling(typed: &str, replacement: &str) -> Notice {
        let place = QueryPlace { offset: 0, length: typed.chars().count() };
        Notice::Spelling { typed: typed.to_owned(), replacement: replacement.to_owned(), place }
    }

    /// Returns the box for the notices of a search.
    fn boxed(notices: &[Notice], found: bool, cited: bool) -> Option<NoticeBox> {
        let told: Vec<Told> = notices.iter().cloned().map(Told::OfSearch).collect();
        let told: Vec<&Told> = told.iter().collect();
        NoticeBox::new(&told, &SearchRequest::new("mehnta"), found, cited, Lang::En)
    }

    #[test]
    fn one_line_is_seen_and_none_speaks_against_another() {
        let [none, relaxed, weak, other] = [Notice::NoMatch, Notice::Relaxed, Notice::WeakMatch, Notice::OtherLanguage];
        let spelling = spelling("mehnta", "mehnat");
        let offer = Notice::InTheWay(InTheWay {
            words: vec!["mehnta".to_owned()],
            nowhere: true,
            acts: 1,
            found: false,
            place: None,
            without: Some("mehnat".to_owned()),
        });
        for (notices, found, cited, wanted) in [
            (vec![], true, false, vec![]),
            (vec![none.clone()], false, false, vec![]),
            (vec![none.clone(), offer.clone()], false, false, vec![&offer]),
            (vec![relaxed.clone(), weak.clone()], true, false, vec![&relaxed]),
            (vec![weak.clone()], true, false, vec![&weak]),
            (vec![weak.clone()], true, true, vec![]),
            (vec![weak.clone(), other.clone()], false, false, vec![]),
            (vec![relaxed.clone(), other.clone(), spelling.clone()], true, false, vec![&spelling, &relaxed, &other]),
            (vec![weak.clone(), weak.clone()], true, false, vec![&weak]),
        ] {
            let shown = boxed(&notices, found, cited);
            let lines = shown.iter().flat_map(|shown| std::iter::once(&shown.lead).chain(&shown.more));
            let lines: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
            let wanted: Vec<String> = wanted.iter().map(|one| qonun_notices::notice(one, Lang::En)).collect();
            assert_eq!(lines, wanted, "{notices:?}");
        }
    }

    #[test]
    fn the_query_as_typed_is_offered_once() {
        let shown = boxed(&[spelling("mehnta", "mehnat"), spelling("kdoeks", "kodeks")], true, false).unwrap();
        assert_eq!(shown.lead.offer.unwrap().1, "/search?q=mehnta&spelling=off");
        assert!(shown.more[0].offer.is_none());
    }
}

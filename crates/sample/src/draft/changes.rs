//! Articles and points by which an act amends and repeals others.

use super::provisions::{item_label, raised};
use super::{Drafter, Mark, Source};
use crate::act::{Act, Amendment, Change};
use crate::phrase::{Phrase, Slots, Texts};
use crate::reference::{Naming, reference};

/// Maximum length of a quoted new wording, in blocks.
const LONGEST_QUOTE: usize = 12;

impl<'a> Drafter<'a> {
    /// Writes "The following amendments shall be made to …", then each amendment with the new wording in quotes.
    pub(super) fn amendments(&mut self, source: Source<'a>, from: usize, to: usize) {
        let amendments: &'a [Amendment] = &source.act.amendments[from..to];
        let Some(first) = amendments.first() else { return };
        let target = &self.base.acts[first.target];
        let naming = Naming { unit: None, titled: true, linked: true, on: None };
        let name = reference(self.lexicon, target, naming);
        let opening = self.words("amend law", &Slots::default().with('r', &name));
        self.opened(source, &Texts::default(), opening);
        for (at, amendment) in amendments.iter().enumerate() {
            self.amendment(target, *amendment, at);
        }
    }

    /// Writes the list of repealed acts, each with a link.
    pub(super) fn repeal_list(&mut self, source: Source<'a>) {
        let heading = self.words("repeal heading", &Slots::default());
        let opening = self.words("repeal", &Slots::default());
        self.opened(source, &heading, opening);
        let last = source.act.repeals.len().saturating_sub(1);
        for (at, &repealed) in source.act.repeals.iter().enumerate() {
            let naming = Naming { unit: None, titled: true, linked: true, on: None };
            let name = reference(self.lexicon, &self.base.acts[repealed], naming);
            let names = [&name.uz, &name.cyr, &name.ru[0], &name.en];
            let end = if at == last { "." } else { ";" };
            self.text(std::array::from_fn(|lang| format!("{}{}{end}", item_label(2, lang, at), names[lang])));
        }
    }

    /// Writes the opening sentence: below the head of an article, or after the number of a point.
    fn opened(&mut self, source: Source<'a>, heading: &Texts, opening: Texts) {
        if source.has_article_head() {
            let head = self.article_head(source, heading);
            self.push("CLAUSE_DEFAULT", Mark::Listed, head);
            self.text(opening);
        } else {
            let opening = self.point_head(source, &opening);
            self.text(opening);
        }
    }

    fn amendment(&mut self, target: &'a Act, amendment: Amendment, at: usize) {
        let unit = &target.units[amendment.unit];
        let frame = format!("amend {} {}", change_word(amendment.change), unit_word(target));
        let number = Phrase::same(&raised(unit.number));
        let words = self.words(&frame, &Slots::default().with('n', &number));
        self.text(std::array::from_fn(|lang| item_label(2, lang, at) + &lower_first(&words[lang])));
        if amendment.change == Change::Removed {
            return;
        }
        let version = unit.version(amendment.edition);
        let quoted = Source { act: target, at: amendment.target, unit, unit_at: amendment.unit, version };
        let mut parts = self.provision(quoted);
        parts.truncate(LONGEST_QUOTE);
        let last = parts.len().saturating_sub(1);
        for (place, (_, _, html)) in parts.into_iter().enumerate() {
            self.text(quote(&html, place == 0, place == last));
        }
    }
}

/// Returns the word of the frame file for a change.
pub(super) const fn change_word(change: Change) -> &'static str {
    match change {
        Change::Reworded => "reworded",
        Change::Inserted => "inserted",
        Change::Removed => "removed",
    }
}

/// Returns the word of the frame file for a unit of an act.
pub(super) const fn unit_word(act: &Act) -> &'static str {
    if act.class.has_articles() { "article" } else { "point" }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    first + chars.as_str()
}

/// Returns a paragraph of a quotation; the first one has an opening mark, the last one a closing mark.
fn quote(html: &Texts, first: bool, last: bool) -> Texts {
    const MARKS: [(&str, &str); 4] = [("“", "”"), ("«", "»"), ("«", "»"), ("“", "”")];
    std::array::from_fn(|lang| {
        let (open, close) = MARKS[lang];
        format!("{}{}{}", if first { open } else { "" }, html[lang], if last { close } else { "" })
    })
}

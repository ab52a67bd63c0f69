//! Articles and points.

use super::{Drafter, Mark, Source};
use crate::act::{Class, Role};
use crate::fillers::Fillers;
use crate::lexicon::Kind;
use crate::phrase::{CYR, EN, Phrase, RU, Slots, Texts, UZ, capitalised};
use crate::rng::Rng;
use crate::russian::Gender;

/// Class, mark and HTML of a block without an id.
pub(super) type Part = (&'static str, Mark, Texts);

/// Maximum length of a list: the blocks of a unit must fit into its reserved ids.
const LONGEST_LIST: usize = 5;

impl<'a> Drafter<'a> {
    /// Returns the head and paragraphs of an article or point.
    pub(super) fn provision(&self, source: Source<'a>) -> Vec<Part> {
        let role = &source.unit.role;
        // A reworded fixed phrase gets another theme; a reworded provision keeps its theme and changes its sentences.
        let reworded = if matches!(role, Role::Frame(_)) { (source.version as u64) << 32 } else { 0 };
        let Some(fillers) = self.fillers_of(source, source.unit.theme + reworded) else { return Vec::new() };
        let mut rng = Rng::new(&[self.base.seed, source.at as u64, source.unit_at as u64, source.version as u64, 4]);
        let (this, cited) = (self.this(source), self.a_reference(&mut rng));
        let slots = fillers.slots().with('u', &this).with('r', &cited);
        // The general articles of a code are about its whole sphere.
        let general = source.act.class == Class::Code && matches!(role, Role::Purpose | Role::Legislation);
        let slots = if general { slots.with('s', &fillers.topic.sphere) } else { slots };
        let purpose = if general { "purpose code" } else { "purpose" };
        let (heading, mut paragraphs) = match role {
            Role::Provision(kind) => self.by_kind(&self.lexicon.kinds[*kind], source, &fillers, &slots, &mut rng),
            Role::Concepts => (self.words("terms heading", &slots), self.concepts(&fillers, &slots, &mut rng)),
            Role::Purpose => (self.words("purpose heading", &slots), vec![self.words(purpose, &slots)]),
            Role::Legislation => (
                self.words("legislation heading", &slots),
                vec![self.words("legislation", &slots), self.words("legislation treaty", &slots)],
            ),
            Role::Implement => (self.words("implement heading", &slots), vec![self.words("implement", &slots)]),
            Role::Force => {
                let frame = if rng.chance(600) { "force" } else { "force now" };
                (self.words("force heading", &slots), vec![self.words(frame, &slots)])
            }
            Role::Approve(annex) => (Texts::default(), vec![self.approval(source, *annex)]),
            Role::Frame(name) => (Texts::default(), vec![self.words(name, &slots)]),
            Role::Amend(..) | Role::RepealList | Role::Table => (Texts::default(), Vec::new()),
        };
        let mut parts = Vec::new();
        if source.has_article_head() {
            let heading = if source.act.class == Class::Treaty { Texts::default() } else { heading };
            parts.push(("CLAUSE_DEFAULT", Mark::Listed, self.article_head(source, &heading)));
        } else if let Some(first) = paragraphs.first_mut() {
            *first = self.point_head(source, first);
        }
        parts.extend(paragraphs.into_iter().map(|html| ("ACT_TEXT", Mark::Element, html)));
        self.extras(source, &slots, &mut rng, &mut parts);
        parts
    }

    fn by_kind(
        &self,
        kind: &Kind,
        source: Source<'a>,
        fillers: &Fillers<'a>,
        slots: &Slots<'_>,
        rng: &mut Rng,
    ) -> (Texts, Vec<Texts>) {
        let mut by_theme = self.theme_rng(source);
        let heading = by_theme.pick(&kind.headings).map(|pattern| pattern.sentence(self.wanted, slots));
        let mut heading = heading.unwrap_or_default();
        let order = by_theme.distinct(kind.sentences.len(), kind.sentences.len());
        let article = source.has_article_head();
        let count = if article { [1, 1, 1, 2, 2, 3][rng.below(6)] } else { 1 };
        // Each version begins at another place of the order, so that no two consecutive versions have the same text.
        let start = source.unit.ordinal + 4 * source.version;
        let sentence = |at: usize| kind.sentences.get(order[at % order.len()]);
        let chosen = (start..start + count).filter_map(sentence);
        let mut paragraphs: Vec<Texts> = chosen.map(|sentence| sentence.sentence(self.wanted, slots)).collect();
        let lists = if article { 210 } else { 150 };
        if rng.chance(lists)
            && (article || source.unit.ordinal == 0 && source.version == 0)
            && let Some((list, opening)) = rng.pick(&kind.lists)
        {
            if !article {
                paragraphs.clear();
            }
            paragraphs.push(opening.sentence(self.wanted, slots));
            paragraphs.extend(self.list(list, slots, rng));
        }
        if let Some(fact) = source.unit.fact.and_then(|at| fillers.subject.facts.get(at)) {
            // The sentence about the subject alone comes first, and the heading matches it.
            heading = fact.heading.as_ref().map_or_else(
                || fillers.subject.name.bare().map(|name| capitalised(&name)),
                |heading| heading.sentence(self.wanted, slots),
            );
            let sentence = fact.sentence.sentence(self.wanted, slots);
            if article {
                paragraphs.insert(0, sentence);
            } else if source.version == 0 {
                paragraphs = vec![sentence];
            }
        }
        (heading, paragraphs)
    }

    /// Returns the random stream that shuffles the sentences of a kind once per theme.
    pub(super) fn theme_rng(&self, source: Source<'_>) -> Rng {
        Rng::new(&[self.base.seed, source.at as u64, source.unit.theme, 5])
    }

    /// Returns the items of a list: plain, lettered, or numbered with brackets.
    fn list(&self, name: &str, slots: &Slots<'_>, rng: &mut Rng) -> Vec<Texts> {
        let patterns = self.lexicon.list(name);
        let count = rng.between(3, LONGEST_LIST);
        let mut chosen = rng.distinct(count, patterns.len());
        // The vocabulary lists the items in their natural order: the application first, the entry in the register last.
        chosen.sort_unstable();
        let style = rng.below(3);
        let last = chosen.len().saturating_sub(1);
        let item = |(at, &pattern): (usize, &usize)| {
            let words = patterns[pattern].words(self.wanted, slots);
            let end = if at == last { "." } else { ";" };
            std::array::from_fn(|lang| format!("{}{}{end}", item_label(style, lang, at), words[lang]))
        };
        chosen.iter().enumerate().map(item).collect()
    }

    fn concepts(&self, fillers: &Fillers<'a>, slots: &Slots<'_>, rng: &mut Rng) -> Vec<Texts> {
        let mut paragraphs = vec![self.words("terms", slots)];
        let subjects = &fillers.topic.subjects;
        let count = rng.between(3, LONGEST_LIST);
        let chosen = rng.distinct(count, subjects.len());
        let last = chosen.len().saturating_sub(1);
        for (at, subject) in chosen.into_iter().enumerate() {
            let subject = &subjects[subject];
            let patterns = self.lexicon.list(&format!("definition {}", subject.class));
            let Some(pattern) = rng.pick(patterns) else { continue };
            let parties = rng.distinct(2, fillers.topic.actors.len());
            let party = |at: usize| &fillers.topic.actors[parties[at % parties.len()]];
            let slots = slots.clone().with('a', party(0)).with('c', party(1));
            let definition = pattern.words(self.wanted, &slots);
            let end = if at == last { "." } else { ";" };
            let name = subject.name.bare();
            paragraphs.push(std::array::from_fn(|lang| format!("{} — {}{end}", name[lang], definition[lang])));
        }
        paragraphs
    }

    /// Writes `358<sup>1</sup>-modda. Heading`; Russian heads mostly in two spans, a few English ones without the
    /// blank.
    pub(super) fn article_head(&self, source: Source<'a>, heading: &Texts) -> Texts {
        let number = raised(source.unit.number);
        let spans = self.rng([22, u64::MAX]).chance(700);
        let typo = self.rng([22, source.unit_at as u64]).chance(8);
        let heads: Texts = std::array::from_fn(|lang| match lang {
            UZ => format!("{number}-modda. {}", heading[UZ]),
            CYR => format!("{number}-модда. {}", heading[CYR]),
            RU if spans => format!(
                "<span class=\"clausePrfx\">Статья {number}. </span><span class=\"clauseSuff\">{}</span>",
                heading[RU]
            ),
            RU => format!("Статья {number}. {}", heading[RU]),
            _ if typo => format!("Article{number}. {}", heading[EN]),
            _ => format!("Article {number}. {}", heading[EN]),
        });
        heads.map(|head| head.trim_end().to_owned())
    }

    pub(super) fn point_head(&self, source: Source<'a>, first: &Texts) -> Texts {
        let number = raised(source.unit.number);
        let space = if self.rng([23, source.unit_at as u64]).chance(50) { "&nbsp;" } else { " " };
        std::array::from_fn(|lang| format!("{number}.{space}{}", first[lang]))
    }

    /// Writes "The document “Regulation on …” shall be approved in accordance with Annex 1."
    fn approval(&self, source: Source<'a>, annex: usize) -> Texts {
        let [uz, cyr, ru, en] = self.annex_title(source.act, source.at, annex);
        let number = Phrase::same(&annex.to_string());
        let name = Phrase {
            uz: format!("“{uz}”"),
            cyr: format!("«{cyr}»"),
            ru: std::array::from_fn(|_| format!("«{ru}»")),
            gender: Gender::Neuter,
            en: format!("“{en}”"),
        };
        self.words("approve", &Slots::default().with('x', &name).with('n', &number))
    }

    /// Sometimes adds a formula, an attachment, an explanation or a soft hyphen.
    fn extras(&self, source: Source<'a>, slots: &Slots<'_>, rng: &mut Rng, parts: &mut Vec<Part>) {
        let Role::Provision(kind) = source.unit.role else { return };
        let file = rng.between(1_000_000, 9_999_999);
        let money = matches!(self.lexicon.kinds[kind].name.as_str(), "payment" | "financing");
        if money && rng.chance(60) {
            parts.push(("ACT_TEXT", Mark::Element, self.words("formula", slots)));
            let image = format!("<img src=\"/files/{file}.png\" alt=\"\" />");
            parts.push(("TEXT_CENTER", Mark::Element, std::array::from_fn(|_| image.clone())));
        }
        if rng.chance(6) {
            let words = self.words("attachment", slots);
            let linked = std::array::from_fn(|lang| format!("<a href=\"/files/{file}.zip\">{}</a>", words[lang]));
            parts.push(("ACT_TEXT", Mark::Element, linked));
        }
        if rng.chance(12) {
            parts.push(("EXPLANATION", Mark::Element, self.words("explanation", slots)));
        }
        if rng.chance(15)
            && let Some((_, _, html)) = parts.last_mut()
        {
            html.iter_mut().for_each(soften);
        }
    }
}

/// Formats a number as on the page: `358<sup>1</sup>`.
pub(super) fn raised(number: (usize, usize)) -> String {
    match number {
        (base, 0) => base.to_string(),
        (base, inserted) => format!("{base}<sup>{inserted}</sup>"),
    }
}

/// Returns the label of a list item: none, a letter, or a number; letters and numbers with a bracket.
pub(super) fn item_label(style: usize, lang: usize, at: usize) -> String {
    const LETTERS: [[&str; 8]; 4] = [
        ["a", "b", "d", "e", "f", "g", "h", "i"],
        ["а", "б", "в", "г", "д", "е", "ж", "з"],
        ["а", "б", "в", "г", "д", "е", "ж", "з"],
        ["a", "b", "c", "d", "e", "f", "g", "h"],
    ];
    match style {
        0 => String::new(),
        1 => format!("{}) ", LETTERS[lang][at % 8]),
        _ => format!("{}) ", at + 1),
    }
}

/// Inserts a soft hyphen into the first long word outside tags and links.
fn soften(text: &mut String) {
    if text.contains(['<', '&']) {
        return;
    }
    let mut run = 0;
    let place = text.char_indices().find(|&(_, c)| {
        run = if c.is_alphabetic() { run + 1 } else { 0 };
        run == 6
    });
    if let Some((at, _)) = place {
        text.insert(at, '\u{ad}');
    }
}

#[cfg(test)]
mod tests {
    use super::{item_label, raised, soften};

    #[test]
    fn numbers_and_labels() {
        assert_eq!(raised((358, 1)), "358<sup>1</sup>");
        assert_eq!(raised((15, 0)), "15");
        assert_eq!(item_label(1, 0, 2), "d) ");
        assert_eq!(item_label(2, 3, 2), "3) ");
        assert_eq!(item_label(0, 3, 2), "");
    }

    #[test]
    fn a_soft_hyphen_in_a_long_word() {
        let mut text = "uch mehnat shartnomasi".to_owned();
        soften(&mut text);
        assert_eq!(text, "uch mehna\u{ad}t shartnomasi");
        let mut tagged = "<b>shartnoma</b>".to_owned();
        soften(&mut tagged);
        assert_eq!(tagged, "<b>shartnoma</b>");
    }
}

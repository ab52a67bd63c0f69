//! Annexes: banner, title, tables.

use std::fmt::Write;

use super::{Drafter, Mark, Source};
use crate::act::{Act, UNIT_START, UNIT_STRIDE};
use crate::fillers::Fillers;
use crate::phrase::{CYR, RU, Slots, Texts, UZ, capitalised, toward};
use crate::reference::{Naming, reference};
use crate::rng::Rng;

/// Index of the road map among the titles of tables.
const ROAD_MAP: usize = 1;

impl<'a> Drafter<'a> {
    /// Returns the title of an annex of an act.
    pub(super) fn annex_title(&self, act: &Act, at: usize, number: usize) -> Texts {
        let Some(annex) = number.checked_sub(1).and_then(|place| act.annexes.get(place)) else {
            return Texts::default();
        };
        let group = if annex.table { "annex table" } else { "annex" };
        let mut rng = Rng::new(&[self.base.seed, at as u64, annex.theme]);
        let fillers = Fillers::choose(self.lexicon, act, annex.theme, (act.topic, annex.subject), &mut rng);
        let (Some(fillers), Some(pattern)) = (fillers, self.lexicon.titles(group).get(annex.title)) else {
            return Texts::default();
        };
        pattern.sentence(self.wanted, &fillers.slots())
    }

    /// Writes the banner "… qaroriga 1-ILOVA" and the title. Their ids precede those of the headings of the first unit.
    pub(super) fn annex_opening(&mut self, unit_at: usize, number: usize) {
        self.offset = UNIT_START + unit_at * UNIT_STRIDE - 10;
        let plain = Naming { unit: None, titled: false, linked: false, on: None };
        let act = reference(self.lexicon, self.act, plain);
        let word = self.words("annex label", &Slots::default());
        let banner = std::array::from_fn(|lang| match lang {
            UZ => format!("{}{}<br />{number}-{}", act.uz, toward(&act.uz), word[lang]),
            CYR => format!("{}{}<br />{number}-{}", act.cyr, toward(&act.cyr), word[lang]),
            RU => format!("{} № {number}<br />к {}", word[lang], act.ru[2]),
            _ => format!("{} No. {number}<br />to {}", word[lang], act.en),
        });
        let landscape = self.rng([40, number as u64]).chance(800);
        let class = if landscape { "APPL_BANNER_LANDSCAPE_TITLE" } else { "APPL_BANNER_PORTRAIT_TITLE" };
        self.push("BY_DEFAULT", Mark::Element, Texts::default());
        self.push(class, Mark::Listed, banner);
        if self.annex_is_uzbek_only() {
            let warning = self.words("text other", &Slots::default());
            self.only(RU, "COMMENT_FOR_WARNING", warning);
        }
        let title = self.annex_title(self.act, self.at, number);
        self.push("ACT_TITLE_APPL", Mark::Listed, title);
    }

    /// Writes a table with spans, and sometimes a footnote.
    pub(super) fn table(&mut self, source: Source<'a>) {
        let Some(fillers) = self.fillers_of(source, source.unit.theme) else { return };
        let mut rng = self.rng([41, source.unit_at as u64]);
        let rows = rng.between(3, 8);
        let annex = source.unit.annex.checked_sub(1).and_then(|place| source.act.annexes.get(place));
        if annex.is_some_and(|annex| annex.title == ROAD_MAP) {
            let html = self.road_map(&fillers, rows, &mut rng);
            self.push("BY_DEFAULT", Mark::Element, html);
            return;
        }
        let html = self.figures(&fillers, rows, &mut rng);
        self.push("TEXT_RIGHT", Mark::Element, self.words("table unit value", &Slots::default()));
        self.push("BY_DEFAULT", Mark::Element, html);
        if rng.chance(300) {
            self.push("FOOTNOTE", Mark::Element, self.words("footnote", &fillers.slots()));
        }
    }

    /// Writes indicators by year: a head of two rows, a total over several columns.
    fn figures(&self, fillers: &Fillers<'a>, rows: usize, rng: &mut Rng) -> Texts {
        let frames = ["table no", "table name", "table year", "table total"];
        let [no, name, years, total] = frames.map(|frame| self.words(frame, &Slots::default()));
        let year = self.act.adopted.year();
        let values: Vec<[usize; 3]> = (0..rows)
            .map(|_| rng.between(10, 900))
            .map(|first| [first, first + first / 9, first + first / 4])
            .collect();
        let sum: usize = values.iter().map(|value| value[2]).sum();
        let names = row_names(fillers, rows, rng);
        std::array::from_fn(|lang| {
            let mut out = String::from("<table class=\"TABLE_STD\" border=\"1\"><tbody>");
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "<tr><td rowspan=\"2\">{}</td><td rowspan=\"2\">{}</td><td colspan=\"3\">{}</td></tr>\
                 <tr><td>{year}</td><td>{}</td><td>{}</td></tr>",
                no[lang],
                name[lang],
                years[lang],
                year + 1,
                year + 2
            );
            for (at, ([first, second, third], name)) in values.iter().zip(&names).enumerate() {
                let _ = write!(
                    out,
                    "<tr><td>{}.</td><td>{}</td><td>{first}</td><td>{second},5</td><td>{third}</td></tr>",
                    at + 1,
                    name[lang]
                );
            }
            let _ = write!(out, "<tr><td colspan=\"4\">{}</td><td>{sum}</td></tr></tbody></table>", total[lang]);
            out
        })
    }

    /// Writes measures with the bodies that carry them out; one body may span several rows.
    fn road_map(&self, fillers: &Fillers<'a>, rows: usize, rng: &mut Rng) -> Texts {
        let frames = ["table no", "table name", "table executor"];
        let [no, name, executor] = frames.map(|frame| self.words(frame, &Slots::default()));
        let names = row_names(fillers, rows, rng);
        let span = rng.between(2, 3);
        let bodies = &fillers.topic.bodies;
        std::array::from_fn(|lang| {
            let mut out = String::from("<table class=\"TABLE_STD2\" border=\"1\"><tbody>");
            let _ = write!(out, "<tr><td>{}</td><td>{}</td><td>{}</td></tr>", no[lang], name[lang], executor[lang]);
            for (at, words) in names.iter().enumerate() {
                let _ = write!(out, "<tr><td>{}</td><td>{}</td>", at + 1, words[lang]);
                if at % span == 0 {
                    let body = bodies[(at / span) % bodies.len()].bare();
                    let _ = write!(out, "<td rowspan=\"{}\">{}</td>", span.min(rows - at), body[lang]);
                }
                out.push_str("</tr>");
            }
            out.push_str("</tbody></table>");
            out
        })
    }
}

/// Returns the matters of the topic, one per row.
fn row_names(fillers: &Fillers<'_>, rows: usize, rng: &mut Rng) -> Vec<Texts> {
    let subjects = &fillers.topic.subjects;
    let name = |_| {
        let matter = rng.pick(subjects).and_then(|subject| rng.pick(&subject.matters));
        let texts = matter.map(|matter| matter.noun.bare()).unwrap_or_default();
        texts.map(|text| capitalised(&text))
    };
    (0..rows).map(name).collect()
}

//! The parts around the provisions: body, form, title, preamble, headings, signature, publication.

use super::{Block, Drafter, Mark, Source};
use crate::act::{Class, Heading, HeadingWords, Level, Role, UNIT_START, UNIT_STRIDE, Unit};
use crate::calendar::{days_before, dotted, in_words};
use crate::phrase::{CYR, EN, Phrase, RU, Slots, Texts, UZ, capitalised};
use crate::reference::{form_of, owner_of};
use crate::rng::Rng;

/// Invented signatories: in both alphabets of Uzbek and in Russian.
const SIGNERS: [[&str; 3]; 8] = [
    ["B. ODILXOʻJAYEV", "Б. ОДИЛХЎЖАЕВ", "Б. ОДИЛХУЖАЕВ"],
    ["S. NORMATOV", "С. НОРМАТОВ", "С. НОРМАТОВ"],
    ["D. YUSUPALIYEVA", "Д. ЮСУПАЛИЕВА", "Д. ЮСУПАЛИЕВА"],
    ["K. RAHMONQULOV", "К. РАҲМОНҚУЛОВ", "К. РАХМОНКУЛОВ"],
    ["M. TURGʻUNBOYEVA", "М. ТУРҒУНБОЕВА", "М. ТУРГУНБОЕВА"],
    ["J. ERNAZAROV", "Ж. ЭРНАЗАРОВ", "Ж. ЭРНАЗАРОВ"],
    ["N. XOLMURODOVA", "Н. ХОЛМУРОДОВА", "Н. ХОЛМУРОДОВА"],
    ["A. SHOYIMQULOV", "А. ШОЙИМҚУЛОВ", "А. ШОЙИМКУЛОВ"],
];

/// Place of signature.
const PLACE: [&str; 4] = ["Toshkent sh.,", "Тошкент ш.,", "г. Ташкент,", "Tashkent City,"];

impl<'a> Drafter<'a> {
    pub(super) fn front(&mut self) {
        let act = self.act;
        let mut rng = self.rng([30, 0]);
        if rng.chance(600) {
            self.classifiers(&mut rng);
        }
        self.body_and_form(&mut rng);
        if act.class == Class::Ministry && rng.chance(250) {
            let number = Phrase::same(&act.number.label(RU));
            let day = Phrase::same(&dotted(act.adopted));
            let words = self.words("registered", &Slots::default().with('n', &number).with('x', &day));
            self.push("DEPARTMENTAL", Mark::Element, words);
        }
        let capitals = rng.chance(650);
        let title = act.title.clone().map(|title| if capitals { title.to_uppercase() } else { title });
        self.push("ACT_TITLE", Mark::Element, title);
        if rng.chance(500) {
            let note = self.words("unofficial", &Slots::default());
            self.only(EN, "TEXT_CENTER", note);
        }
        if rng.chance(300) {
            self.push("NEW_EDITION", Mark::Element, Texts::default());
        }
        // The Senate has existed since 2005.
        if act.class == Class::Law && act.adopted.year() >= 2005 && act.pdf_only.is_none() {
            self.grif();
        }
        self.push("BY_DEFAULT", Mark::Element, Texts::default());
        if act.pdf_only.is_none() {
            self.preamble(&mut rng);
        }
    }

    /// Writes "OʻZBEKISTON RESPUBLIKASI PREZIDENTINING / FARMONI"; often empty in codes.
    fn body_and_form(&mut self, rng: &mut Rng) {
        let act = self.act;
        let form_class = if act.class == Class::Law { "ACT_FORM_LAW" } else { "ACT_FORM" };
        if matches!(act.class, Class::Code | Class::Treaty) {
            if rng.chance(500) {
                self.push("ACCEPTING_BODY", Mark::Element, Texts::default());
                self.push(form_class, Mark::Element, Texts::default());
            }
            return;
        }
        let owner = owner_of(self.lexicon, act);
        let Some(form) = form_of(self.lexicon, act) else { return };
        let body = [
            format!("{}ning", owner.uz),
            format!("{}нинг", owner.cyr),
            owner.ru[1].clone(),
            format!("of {}", owner.en),
        ];
        let form = [form.uz.clone(), form.cyr.clone(), form.ru[0].clone(), form.en.clone()];
        // The form may precede or follow the body.
        let mut lines = [("ACCEPTING_BODY", body), (form_class, form)];
        if rng.chance(300) {
            lines.reverse();
        }
        for (class, words) in lines {
            self.push(class, Mark::Element, words.map(|text| text.to_uppercase()));
        }
    }

    /// Writes "Adopted by the Legislative Chamber on …, approved by the Senate on …".
    fn grif(&mut self) {
        let day = |date| {
            let cyr = in_words(CYR, date);
            let cyr = format!("{}да", cyr.trim_end_matches('ь'));
            Phrase::fixed(&format!("{}da", in_words(UZ, date)), &cyr, &in_words(RU, date), &in_words(EN, date))
        };
        let (house, senate) = (day(days_before(self.act.adopted, 48)), day(days_before(self.act.adopted, 17)));
        let words = self.words("grif", &Slots::default().with('x', &house).with('r', &senate));
        self.push("GRIF_PARLAMENT", Mark::Element, words);
    }

    fn preamble(&mut self, rng: &mut Rng) {
        let act = self.act;
        let cites = !act.cites.is_empty();
        let frame = match act.class {
            Class::Code | Class::Law => return,
            Class::Treaty => "preamble treaty",
            Class::Decree | Class::Resolution | Class::Disposition => "preamble decree",
            Class::Cabinet if cites => "preamble cabinet",
            Class::Cabinet => "preamble cabinet plain",
            Class::Ministry if cites => "preamble order",
            Class::Ministry => "preamble order plain",
        };
        let Some(fillers) = self.own_fillers() else { return };
        let cited = self.a_reference(rng);
        let words = self.words(frame, &fillers.slots().with('r', &cited));
        self.text(words);
    }

    /// Writes the headings above a unit; their ids precede the unit's id.
    pub(super) fn headings(&mut self, unit_at: usize, unit: &'a Unit) {
        let count = unit.headings.len();
        for (at, heading) in unit.headings.iter().enumerate() {
            let html = self.heading(unit_at, unit, *heading);
            self.offset = UNIT_START + unit_at * UNIT_STRIDE - (count - at);
            self.push("TEXT_HEADER_DEFAULT", Mark::Listed, html);
        }
    }

    fn heading(&self, unit_at: usize, unit: &'a Unit, heading: Heading) -> Texts {
        let words = self.heading_words(unit_at, unit, heading.words);
        let labels = label(heading);
        let upper = matches!(heading.level, Level::Part | Level::Section)
            || heading.two_lines && heading.level == Level::Chapter;
        let between = if heading.two_lines || heading.level == Level::Section { "<br />" } else { " " };
        std::array::from_fn(|lang| {
            let words = if upper { words[lang].to_uppercase() } else { words[lang].clone() };
            if labels[lang].is_empty() { words } else { format!("{}{between}{words}", labels[lang]) }
        })
    }

    fn heading_words(&self, unit_at: usize, unit: &'a Unit, words: HeadingWords) -> Texts {
        let frame = match words {
            HeadingWords::General => "chapter general",
            HeadingWords::GeneralPart => "chapter general part",
            HeadingWords::Final => "chapter final",
            HeadingWords::SpecialPart => "chapter special",
            HeadingWords::Kind => return self.kind_heading(unit_at, unit),
            HeadingWords::Subject => {
                let name = &self.lexicon.topics[unit.topic].subjects[unit.subject].name;
                return name.bare().map(|name| capitalised(&name));
            }
        };
        self.words(frame, &Slots::default())
    }

    /// Returns the heading of the unit's kind, filled with its theme.
    fn kind_heading(&self, unit_at: usize, unit: &'a Unit) -> Texts {
        let Role::Provision(kind) = unit.role else { return Texts::default() };
        let source = Source { act: self.act, at: self.at, unit, unit_at, version: 0 };
        let Some(fillers) = self.fillers_of(source, unit.theme) else { return Texts::default() };
        let this = self.this(source);
        let pattern = self.theme_rng(source).pick(&self.lexicon.kinds[kind].headings);
        let slots = fillers.slots().with('u', &this);
        pattern.map(|pattern| pattern.sentence(self.wanted, &slots)).unwrap_or_default()
    }

    /// Writes signature, place, date and number.
    pub(super) fn closing(&mut self, unit_at: usize) {
        let act = self.act;
        self.offset = UNIT_START + unit_at * UNIT_STRIDE - 14;
        let mut rng = self.rng([31, 0]);
        let [latin, cyrillic, russian] = SIGNERS[rng.below(SIGNERS.len())];
        let signer = Phrase::fixed(latin, cyrillic, russian, latin);
        let frame = match act.class {
            Class::Cabinet => "signed cabinet",
            Class::Ministry => "signed order",
            Class::Treaty => "signed treaty",
            _ => "signed president",
        };
        let words = self.words(frame, &Slots::default().with('x', &signer));
        let class = if rng.chance(300) { "SIGNATURE_WITH_BOLD" } else { "SIGNATURE" };
        self.push(class, Mark::Element, words);
        let dated = std::array::from_fn(|lang| format!("{}<br />{},", PLACE[lang], in_words(lang, act.adopted)));
        self.push("ACT_ESSENTIAL_ELEMENTS", Mark::Element, dated);
        if act.number.is_some() {
            let number = std::array::from_fn(|lang| {
                let label = act.number.label(lang);
                match (lang, act.class) {
                    (UZ, Class::Ministry) => format!("[Roʻyxat raqami {label}]"),
                    (CYR, Class::Ministry) => format!("[Рўйхат рақами {label}]"),
                    (RU, Class::Ministry) => format!("[Рег. № МЮ {label}]"),
                    (UZ, _) => format!("{label}-son"),
                    (CYR, _) => format!("{label}-сон"),
                    (RU, _) => format!("№ {label}"),
                    _ => format!("No. {label}"),
                }
            });
            self.push("ACT_ESSENTIAL_ELEMENTS_NUM", Mark::Element, number);
        }
    }

    /// Writes one entry of the official source for each edition so far.
    pub(super) fn publications(&mut self) {
        let act = self.act;
        let mut rng = self.rng([32, 0]);
        let serial = rng.between(100, 9_999);
        let mut entries: [Vec<String>; 4] = Default::default();
        for (at, edition) in act.editions.iter().take(self.edition + 1).enumerate() {
            let year = edition.from.year();
            let entry = if year >= 2018 {
                let code =
                    format!("{}/{:02}/{}/{serial:04}", publication_group(act.class), year % 100, serial % 997 + at);
                database_entry(&dotted(edition.from), &code)
            } else {
                collection_entry(year, rng.between(1, 52), rng.between(1, 700))
            };
            for (entries, entry) in entries.iter_mut().zip(entry) {
                entries.push(entry);
            }
        }
        let html = entries.map(|entries| format!("({})", entries.join("; ")));
        self.blocks.push(Block { class: "PUBLICATION_ORIGIN", mark: Mark::Publication, offset: self.offset, html });
    }

    pub(super) fn pdf_warning(&mut self) {
        let words = self.words("text pdf", &Slots::default());
        self.push("COMMENT_FOR_WARNING", Mark::Element, words);
    }
}

/// Returns an entry of the national database (since 2018).
pub(super) fn database_entry(day: &str, code: &str) -> Texts {
    [
        format!("Qonunchilik maʼlumotlari milliy bazasi, {day}-y., {code}-son"),
        format!("Қонунчилик маълумотлари миллий базаси, {day} й., {code}-сон"),
        format!("Национальная база данных законодательства, {day} г., № {code}"),
        format!("National database of legislation, {day}, No. {code}"),
    ]
}

/// Returns an entry of the printed collection (before 2018).
fn collection_entry(year: i16, issue: usize, article: usize) -> Texts {
    [
        format!("Oʻzbekiston Respublikasi qonun hujjatlari toʻplami, {year}-y., {issue}-son, {article}-modda"),
        format!("Ўзбекистон Республикаси қонун ҳужжатлари тўплами, {year} й., {issue}-сон, {article}-модда"),
        format!("Собрание законодательства Республики Узбекистан, {year} г., № {issue}, ст. {article}"),
        format!("Collection of Legislation of the Republic of Uzbekistan, {year}, No. {issue}, art. {article}"),
    ]
}

/// Returns the first figures of a number in the national database.
pub(super) const fn publication_group(class: Class) -> &'static str {
    match class {
        Class::Code => "02",
        Class::Law => "03",
        Class::Decree => "06",
        Class::Resolution => "07",
        Class::Disposition => "08",
        Class::Cabinet => "09",
        Class::Ministry => "10",
        Class::Treaty => "14",
    }
}

/// Returns the words and number before a heading, by language; none for parts.
fn label(heading: Heading) -> Texts {
    let n = heading.number;
    match heading.level {
        Level::Part => Texts::default(),
        Level::Section => {
            let roman = roman(n);
            [format!("{roman} BOʻLIM"), format!("{roman} БЎЛИМ"), format!("РАЗДЕЛ {roman}"), format!("SECTION {roman}")]
        }
        Level::Chapter => [format!("{n}-bob."), format!("{n}-боб."), format!("Глава {n}."), format!("Chapter {n}.")],
        Level::Paragraph => [format!("{n}-§."), format!("{n}-§."), format!("§ {n}."), format!("§ {n}.")],
    }
}

/// Returns a number in Roman figures.
fn roman(number: usize) -> String {
    const FIGURES: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut rest = number;
    let mut out = String::new();
    for (value, figure) in FIGURES {
        while rest >= value {
            out.push_str(figure);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_figures() {
        for (number, wanted) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (41, "XLI"), (99, "XCIX")] {
            assert_eq!(roman(number), wanted);
        }
    }
}

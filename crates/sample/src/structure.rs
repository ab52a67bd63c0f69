//! The articles, points, chapters and annexes of an act.

use std::collections::BTreeMap;

use crate::act::{Act, Annex, Class, Heading, HeadingWords, Level, Purpose, Role, Unit};
use crate::lexicon::Lexicon;
use crate::phrase::UZ;
use crate::rng::Rng;

/// Builds the units of an act whose amendments and repeals are known.
pub(crate) fn build(lexicon: &Lexicon, act: &mut Act, rng: &mut Rng) {
    let mut builder = Builder { lexicon, act, rng, units: Vec::new(), theme: 1, next: 1, told: BTreeMap::new() };
    match (&builder.act.purpose, builder.act.class) {
        (Purpose::Amends, _) => builder.amending(),
        (Purpose::Repeals, _) => builder.repealing(),
        (Purpose::Regulates, Class::Code) => builder.code(),
        (Purpose::Regulates, Class::Law) => builder.law(),
        (Purpose::Regulates, Class::Treaty) => builder.treaty(),
        (Purpose::Regulates, _) => builder.points(),
    }
    act.units = std::mem::take(&mut builder.units);
}

struct Builder<'a> {
    lexicon: &'a Lexicon,
    act: &'a mut Act,
    rng: &'a mut Rng,
    units: Vec<Unit>,
    theme: u64,
    next: usize,
    /// Number of sentences about each subject alone that the act has used.
    told: BTreeMap<(usize, usize), usize>,
}

impl Builder<'_> {
    fn push(&mut self, role: Role, subject: (usize, usize), headings: Vec<Heading>) {
        self.theme += 1;
        let number = (self.next, 0);
        self.next += 1;
        self.units.push(Unit {
            number,
            annex: 0,
            role,
            headings,
            topic: subject.0,
            subject: subject.1,
            theme: self.theme,
            ordinal: 0,
            fact: None,
            events: Vec::new(),
        });
    }

    /// Reserves the number of an article or point that an amending act may insert after the last one.
    fn reserve(&mut self) {
        let Some(last) = self.units.last() else { return };
        let Role::Provision(kind) = last.role else { return };
        let mut unit = last.clone();
        self.theme += 1;
        unit.number.1 = 1;
        unit.role = Role::Provision(kind);
        unit.headings.clear();
        unit.fact = None;
        unit.theme = self.theme;
        self.units.push(unit);
    }

    /// Gives the last unit the next sentence about its subject alone; an act uses each only once.
    fn tell_fact(&mut self) {
        let Some(unit) = self.units.last_mut().filter(|unit| matches!(unit.role, Role::Provision(_))) else { return };
        let told = self.told.entry((unit.topic, unit.subject)).or_default();
        if *told < self.lexicon.topics[unit.topic].subjects[unit.subject].facts.len() {
            unit.fact = Some(*told);
            *told += 1;
        }
    }

    fn own(&self) -> (usize, usize) {
        (self.act.topic, self.act.subject)
    }

    fn random_subject(&mut self, topic: usize) -> (usize, usize) {
        (topic, self.rng.below(self.lexicon.topics[topic].subjects.len()))
    }

    fn kind(&mut self, subject: (usize, usize)) -> Role {
        let kinds = self.lexicon.kinds_for(subject);
        Role::Provision(self.rng.pick(&kinds).copied().unwrap_or(0))
    }

    fn general_articles(&mut self, headings: Vec<Heading>) {
        let own = self.own();
        self.push(Role::Purpose, own, headings);
        self.push(Role::Legislation, own, Vec::new());
        self.push(Role::Concepts, own, Vec::new());
        self.push(self.principles(), own, Vec::new());
    }

    fn principles(&self) -> Role {
        Role::Provision(self.lexicon.kinds.iter().position(|kind| kind.name == "principles").unwrap_or(0))
    }

    fn code(&mut self) {
        let code = &self.lexicon.codes[self.act.code];
        let (topics, goal) = (code.topics.clone(), code.articles + self.rng.below(40));
        let two_lines = self.rng.chance(600);
        let heading = |level, number, words| Heading { level, number, words, two_lines };
        let (mut chapter, mut section) = (1, 1);
        let mut opening = vec![heading(Level::Chapter, 1, HeadingWords::General)];
        opening.insert(0, heading(Level::Section, 1, HeadingWords::General));
        if goal >= 220 {
            opening.insert(0, heading(Level::Part, 1, HeadingWords::GeneralPart));
        }
        self.general_articles(opening);
        let mut special = goal < 220;
        while self.next <= goal {
            chapter += 1;
            let topic = topics[self.next * topics.len() / (goal + 1)];
            let subject = self.random_subject(topic);
            let mut headings = Vec::new();
            if !special && self.next > goal / 3 {
                special = true;
                headings.push(heading(Level::Part, 2, HeadingWords::SpecialPart));
            }
            if chapter % 5 == 0 {
                section += 1;
                headings.push(heading(Level::Section, section, HeadingWords::Subject));
            }
            headings.push(heading(Level::Chapter, chapter, HeadingWords::Subject));
            let size = self.rng.between(5, 14);
            self.chapter(subject, size, headings, two_lines);
        }
        chapter += 1;
        let own = self.own();
        self.push(Role::Implement, own, vec![heading(Level::Chapter, chapter, HeadingWords::Final)]);
        self.push(Role::Force, own, Vec::new());
    }

    /// Adds articles about one subject; long chapters are divided into paragraphs.
    fn chapter(&mut self, subject: (usize, usize), size: usize, headings: Vec<Heading>, two_lines: bool) {
        let paragraphs = size > 11;
        let mut headings = headings;
        let mut kinds = self.lexicon.kinds_for(subject);
        self.rng.shuffle(&mut kinds);
        for (article, kind) in kinds.into_iter().take(size).enumerate() {
            if paragraphs && (article == 0 || article == size / 2) {
                let number = if article == 0 { 1 } else { 2 };
                headings.push(Heading { level: Level::Paragraph, number, words: HeadingWords::Kind, two_lines });
            }
            self.push(Role::Provision(kind), subject, std::mem::take(&mut headings));
            if self.rng.chance(500) {
                self.tell_fact();
            }
            if self.rng.chance(60) {
                self.reserve();
            }
        }
    }

    fn law(&mut self) {
        let mut goal = self.rng.between(10, 13);
        if self.rng.chance(100) {
            goal = self.rng.between(20, 60);
        }
        let chapters = goal >= 18;
        let two_lines = self.rng.chance(300);
        let heading = |number, words| {
            if chapters { vec![Heading { level: Level::Chapter, number, words, two_lines }] } else { Vec::new() }
        };
        self.general_articles(heading(1, HeadingWords::General));
        let mut chapter = 1;
        while self.next + 3 <= goal {
            chapter += 1;
            let own = self.own();
            let subject = if self.rng.chance(600) { own } else { self.random_subject(own.0) };
            let size = self.rng.between(4, 8).min(goal - self.next);
            self.chapter(subject, size, heading(chapter, HeadingWords::Subject), two_lines);
        }
        let own = self.own();
        let mut last = heading(chapter + 1, HeadingWords::Final);
        if !self.act.repeals.is_empty() {
            self.push(Role::RepealList, own, std::mem::take(&mut last));
        }
        self.push(Role::Implement, own, last);
        self.push(Role::Force, own, Vec::new());
    }

    fn treaty(&mut self) {
        const MIDDLE: [&str; 12] = [
            "treaty assist",
            "treaty request",
            "treaty costs",
            "treaty citizens",
            "treaty cooperation",
            "treaty visits",
            "treaty secrecy",
            "treaty commission",
            "treaty recognition",
            "treaty refusal",
            "treaty training",
            "treaty other obligations",
        ];
        const END: [&str; 4] = ["treaty disputes", "treaty change", "treaty final", "treaty languages"];
        let own = self.own();
        self.push(Role::Frame("treaty cooperation"), own, Vec::new());
        self.push(Role::Frame("treaty body"), own, Vec::new());
        let count = self.rng.between(4, 10);
        for middle in self.rng.distinct(count, MIDDLE.len()) {
            let subject = if self.rng.chance(700) { own } else { self.random_subject(own.0) };
            self.push(Role::Frame(MIDDLE[middle]), subject, Vec::new());
        }
        for frame in END {
            self.push(Role::Frame(frame), own, Vec::new());
        }
    }

    /// Builds decrees, resolutions and orders: points, then annexes.
    fn points(&mut self) {
        const TASKS: [&str; 6] = ["task", "task two", "task three", "task four", "task five", "task six"];
        self.annexes();
        let own = self.own();
        for annex in 1..=self.act.annexes.len() {
            self.push(Role::Approve(annex), own, Vec::new());
        }
        let tasks = match self.act.class {
            Class::Decree => self.rng.between(3, 9),
            Class::Resolution => self.rng.between(3, 6),
            Class::Ministry => self.rng.below(2),
            Class::Disposition => self.rng.between(2, 4),
            _ if self.act.annexes.is_empty() => self.rng.between(3, 7),
            _ => self.rng.between(1, 4),
        };
        for _ in 0..tasks {
            let subject = if self.rng.chance(700) { own } else { self.random_subject(own.0) };
            let role =
                if self.rng.chance(250) { self.kind(subject) } else { Role::Frame(TASKS[self.rng.below(TASKS.len())]) };
            self.push(role, subject, Vec::new());
            if self.rng.chance(80) {
                self.reserve();
            }
        }
        if matches!(self.act.class, Class::Decree) {
            self.push(Role::Frame("media"), own, Vec::new());
        }
        self.closing_points();
        self.annex_units();
    }

    fn closing_points(&mut self) {
        let own = self.own();
        if !self.act.repeals.is_empty() {
            self.push(Role::RepealList, own, Vec::new());
        }
        if self.act.class == Class::Ministry {
            if self.rng.chance(400) {
                self.push(Role::Frame("agreed"), own, Vec::new());
            }
            self.push(Role::Frame("registration"), own, Vec::new());
            return;
        }
        self.push(Role::Frame("control"), own, Vec::new());
    }

    /// Chooses the number and the kind of annexes: rules with points, or tables.
    fn annexes(&mut self) {
        let title = &self.act.title[UZ];
        let ruled = ["nizom", "qoidalari", "yoʻriqnoma", "reglament"].iter().position(|word| title.contains(word));
        let count = match (ruled, self.act.class) {
            (_, Class::Disposition) => 0,
            (Some(_), _) => 1 + usize::from(self.rng.chance(130)),
            (None, Class::Ministry) => 1,
            (None, _) => [0, 0, 0, 1, 1, 2][self.rng.below(6)],
        };
        for number in 0..count {
            self.theme += 1;
            let first = number == 0;
            let table = if first { ruled.is_none() && self.rng.chance(600) } else { self.rng.chance(700) };
            let title = match (first, ruled) {
                _ if table => self.rng.below(3),
                (true, Some(pattern)) => pattern,
                _ => self.rng.below(3),
            };
            let theme = if first { 0 } else { self.theme };
            let own = self.own();
            let subject = if first { own.1 } else { self.random_subject(own.0).1 };
            self.act.annexes.push(Annex { table, title, theme, subject });
        }
    }

    fn annex_units(&mut self) {
        for at in 0..self.act.annexes.len() {
            let annex = self.act.annexes[at];
            self.next = 1;
            let from = self.units.len();
            if annex.table {
                self.push(Role::Table, (self.act.topic, annex.subject), Vec::new());
                if let Some(unit) = self.units.last_mut() {
                    unit.number = (0, 0);
                    unit.theme = annex.theme;
                }
            } else {
                self.annex_points(annex);
            }
            for unit in &mut self.units[from..] {
                unit.annex = at + 1;
            }
        }
    }

    /// Adds chapters of points: each chapter has one kind and one theme.
    fn annex_points(&mut self, annex: Annex) {
        let own = (self.act.topic, annex.subject);
        let chapters = if self.rng.chance(60) { self.rng.between(4, 8) } else { [2, 2, 3][self.rng.below(3)] };
        let two_lines = self.rng.chance(150);
        let heading = |number, words| vec![Heading { level: Level::Chapter, number, words, two_lines }];
        self.push(Role::Purpose, own, heading(1, HeadingWords::General));
        if self.rng.chance(200) {
            self.push(Role::Concepts, own, Vec::new());
        }
        for chapter in 2..=chapters {
            let subject = if self.rng.chance(800) { own } else { self.random_subject(own.0) };
            let role = self.kind(subject);
            let mut headings = heading(chapter, HeadingWords::Kind);
            let size = self.rng.between(2, 4);
            self.theme += 1;
            let theme = self.theme;
            for ordinal in 0..size {
                self.push(role.clone(), subject, std::mem::take(&mut headings));
                if let Some(unit) = self.units.last_mut() {
                    (unit.theme, unit.ordinal) = (theme, ordinal);
                }
                if ordinal > 0 && self.rng.chance(150) {
                    self.tell_fact();
                }
            }
        }
        self.push(Role::Implement, own, heading(chapters + 1, HeadingWords::Final));
    }

    /// Adds one article or point for each changed act.
    fn amending(&mut self) {
        let own = self.own();
        let mut from = 0;
        while from < self.act.amendments.len() {
            let target = self.act.amendments[from].target;
            let same = self.act.amendments[from..].iter().take_while(|amendment| amendment.target == target).count();
            self.push(Role::Amend(from, from + same), own, Vec::new());
            from += same;
        }
        if self.act.class == Class::Law {
            self.push(Role::Implement, own, Vec::new());
            self.push(Role::Force, own, Vec::new());
            return;
        }
        self.closing_points();
    }

    fn repealing(&mut self) {
        let own = self.own();
        self.push(Role::RepealList, own, Vec::new());
        match self.act.class {
            Class::Law => self.push(Role::Force, own, Vec::new()),
            Class::Ministry => self.push(Role::Frame("registration"), own, Vec::new()),
            _ => self.push(Role::Frame("control"), own, Vec::new()),
        }
    }
}

//! Converts a flat list of blocks to provisions: parts, chapters, articles, points, annexes, with their notes.

use std::collections::HashMap;

use qonun_law::{
    Block, BlockStyle, Classifier, HeadingLevel, Note, NoteKind, Path, Problem, ProblemCode, Provision, ProvisionKind,
    Publication,
};

use crate::html::visible::letters;
use crate::html::{Class, RawBlock};

use super::block_ids::BlockIds;
use super::headings::{
    Heading, Labelled, is_preamble_heading, lacks_number, parse_annex, parse_article, parse_clause, parse_heading,
    parse_point,
};
use super::notes::{Annotation, annotation, make_note, read_classifiers, read_publications};
use super::pieces::{cut_label, into_blocks, style_of};
use super::scope::{Scope, find_scopes};

/// The contents of the text of a page.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) provisions: Vec<Provision>,
    pub(crate) requisites: Vec<Block>,
    pub(crate) publications: Vec<Publication>,
    pub(crate) classifiers: Vec<Classifier>,
    pub(crate) notes: Vec<Note>,
    /// Ids of blocks outside provisions that are in none of the above.
    pub(crate) other_ids: Vec<String>,
    pub(crate) bodies: Vec<String>,
    pub(crate) form: String,
    pub(crate) title: String,
    pub(crate) problems: Vec<Problem>,
    /// Number of letters and figures in blocks that are in none of the above.
    pub(crate) lost: usize,
}

impl Outline {
    /// Returns the number of letters and figures in the outline, without classifiers.
    fn letters(&self) -> usize {
        let of_blocks = |blocks: &[Block]| blocks.iter().map(|block| letters(&block.text)).sum::<usize>();
        let of_notes = |notes: &[Note]| notes.iter().map(|note| letters(&note.text)).sum::<usize>();
        let provisions = self.provisions.iter().map(|provision| {
            let heading = letters(&provision.label) + letters(&provision.heading);
            heading + of_blocks(&provision.blocks) + of_notes(&provision.notes)
        });
        let lines = self.bodies.iter().chain([&self.form, &self.title]);
        let publications = self.publications.iter().map(|publication| &publication.text);
        provisions.sum::<usize>()
            + of_blocks(&self.requisites)
            + of_notes(&self.notes)
            + lines.chain(publications).map(|line| letters(line)).sum::<usize>()
    }
}

/// Builds the outline of a text.
pub(crate) fn build(blocks: Vec<RawBlock>) -> Outline {
    let annotations: Vec<_> = blocks.iter().map(annotation).collect();
    let (places, scopes) = find_scopes(&blocks, &annotations);
    let classifies = |annotation: &Option<Annotation>| *annotation == Some(Annotation::Classifier);
    let said = blocks.iter().zip(&annotations).filter(|(_, annotation)| !classifies(annotation));
    let parts = said.flat_map(|(block, _)| &block.content.parts);
    let given: usize = parts.map(|part| letters(&part.text)).sum();
    let mut builder = Builder::default();
    for ((block, annotation), place) in blocks.into_iter().zip(annotations).zip(places) {
        builder.take(block, annotation, place, scopes[place]);
    }
    let mut outline = builder.finish();
    outline.lost = given.saturating_sub(outline.letters());
    outline
}

#[derive(Default)]
struct Builder {
    out: Outline,
    /// Number of the scope, and its properties.
    place: usize,
    scope: Scope,
    /// Path of the scope's annex; empty for the act itself.
    prefix: Path,
    annex: Option<usize>,
    annexes: usize,
    tables: usize,
    /// Number of the last point.
    last_point: u32,
    /// The provision to which running text is added.
    current: Option<usize>,
    signed: bool,
    /// Open headings: rank and path.
    levels: Vec<(u8, Path)>,
    /// Number of times that each path was used.
    given: HashMap<String, u32>,
    /// Notes and classifiers that wait for their block.
    waiting: Vec<Note>,
    waiting_classifiers: Vec<Classifier>,
    ids: BlockIds,
    /// The last block of law: its provision (`None` for the whole text) and id.
    last: Option<(Option<usize>, Option<String>)>,
    /// A heading that is only a label and may continue in the next block.
    unfinished: Option<usize>,
    /// Unknown classes already reported.
    unknown: Vec<String>,
}

impl Builder {
    fn take(&mut self, block: RawBlock, annotation: Option<Annotation>, place: usize, scope: Scope) {
        if let Class::Unknown(name) = &block.class
            && !self.unknown.contains(name)
        {
            self.unknown.push(name.clone());
            let message = format!("the class {name:?} is not known; the block was read as text");
            self.out.problems.push(Problem { code: ProblemCode::UnknownBlock, block: block.id.clone(), message });
        }
        if block.content.parts.is_empty() {
            self.ids.add(block.id, self.last.as_ref().and_then(|last| last.0));
            return;
        }
        if let Some(annotation) = annotation {
            self.annotate(annotation, block);
            return;
        }
        let id = block.id.clone();
        if let Some(what) = block.content.doubt {
            let line = block.content.line();
            self.doubt(&line, what, id.clone());
        }
        if place != self.place {
            self.open_scope(place);
        }
        self.scope = scope;
        let before = self.unfinished.take();
        let owner = self.law(block, before);
        for mut note in self.waiting.drain(..) {
            note.about.clone_from(&id);
            match owner.and_then(|at| self.out.provisions.get_mut(at)) {
                Some(provision) => provision.notes.push(note),
                None => self.out.notes.push(note),
            }
        }
        for mut classifier in self.waiting_classifiers.drain(..) {
            classifier.about = owner.and(id.clone());
            self.out.classifiers.push(classifier);
        }
        self.ids.own(owner);
        self.ids.add(id.clone(), owner);
        self.last = Some((owner, id));
    }

    fn annotate(&mut self, annotation: Annotation, block: RawBlock) {
        match annotation {
            Annotation::Classifier => {
                self.waiting_classifiers.extend(read_classifiers(&block.content.text()));
                self.ids.waiting.extend(block.id);
            }
            Annotation::Publication => {
                self.out.publications.extend(read_publications(&block.content.text()));
                self.ids.add(block.id, None);
            }
            Annotation::Next(kind) => {
                self.waiting.push(make_note(kind, None, block));
            }
            Annotation::Previous(kind) => {
                let (owner, about) = self.last.clone().unwrap_or_default();
                let note = make_note(kind, about, block);
                match owner.and_then(|at| self.out.provisions.get_mut(at)) {
                    Some(provision) => provision.notes.push(note),
                    None => self.out.notes.push(note),
                }
            }
        }
    }

    fn open_scope(&mut self, place: usize) {
        self.place = place;
        self.levels.clear();
        self.current = None;
        self.annex = None;
        self.tables = 0;
        self.last_point = 0;
    }

    /// Adds a block of law. Returns the index of its provision.
    fn law(&mut self, block: RawBlock, unfinished: Option<usize>) -> Option<usize> {
        let in_act = self.place == 0;
        match block.class {
            Class::Body if in_act => {
                self.out.bodies.push(block.content.line());
                None
            }
            Class::Form if in_act => {
                if !self.out.form.is_empty() {
                    self.out.form.push(' ');
                }
                self.out.form.push_str(&block.content.line());
                None
            }
            Class::Title if in_act => {
                let line = block.content.line();
                if !self.out.title.is_empty() {
                    self.out.title.push(' ');
                }
                self.out.title.push_str(&line);
                None
            }
            Class::Grif | Class::NewEdition | Class::Departmental if in_act => self.requisite(block),
            Class::Essential => self.requisite(block),
            Class::Signature => {
                self.signed = true;
                self.current = None;
                self.requisite(block)
            }
            Class::Warning => {
                let note = make_note(NoteKind::Warning, None, block);
                self.out.notes.push(note);
                None
            }
            Class::AnnexBanner => Some(self.banner(block)),
            Class::AnnexTitle => Some(self.annex_title(block)),
            Class::Header => Some(self.header(block, unfinished)),
            Class::Clause => Some(self.clause(block)),
            _ => self.text(block),
        }
    }

    fn requisite(&mut self, block: RawBlock) -> Option<usize> {
        let style = style_of(&block.class);
        self.out.requisites.extend(into_blocks(block, style));
        None
    }

    /// Returns a path below the scope that no other provision has.
    fn path(&mut self, parent: &Path, step: &str) -> Path {
        let path = parent.join(step);
        let count = self.given.entry(path.as_str().to_owned()).or_insert(0);
        *count += 1;
        if *count == 1 { path } else { parent.join(&format!("{step}~{count}")) }
    }

    fn depth(&self) -> u8 {
        let depth = self.levels.len() + usize::from(self.annex.is_some());
        u8::try_from(depth).unwrap_or(u8::MAX)
    }

    fn push(&mut self, kind: ProvisionKind, path: Path, text: Labelled, anchor: Option<String>) -> usize {
        self.out.provisions.push(Provision {
            path,
            kind,
            number: text.number,
            label: text.label,
            heading: text.rest,
            level: None,
            depth: self.depth(),
            anchor,
            blocks: Vec::new(),
            notes: Vec::new(),
            other_ids: Vec::new(),
        });
        self.out.provisions.len() - 1
    }

    /// Returns the annex of the scope; it is created on first use.
    fn open_annex(&mut self, label: Option<Labelled>, anchor: Option<String>) -> usize {
        if let Some(at) = self.annex {
            return at;
        }
        self.annexes += 1;
        let mut label = label.unwrap_or_default();
        let number = label.number.take().unwrap_or_else(|| self.annexes.to_string());
        let step = Path::step(ProvisionKind::Annex, Some(&number));
        let path = self.path(&Path::default(), &step);
        self.prefix = path.clone();
        let text = Labelled { label: label.label, number: Some(number), ..Labelled::default() };
        let at = self.push(ProvisionKind::Annex, path, text, anchor);
        self.annex = Some(at);
        self.current = Some(at);
        at
    }

    /// Sets the label of an annex: the line that names it may follow the line that states to what it belongs.
    fn name_annex(&mut self, annex: usize, label: Labelled) {
        let Some(provision) = self.out.provisions.get(annex).filter(|provision| provision.label.is_empty()) else {
            return;
        };
        let old = provision.path.as_str().to_owned();
        let renumbered = label.number.filter(|number| Some(number) != provision.number.as_ref());
        if let Some(number) = renumbered {
            self.given.remove(&old);
            let path = self.path(&Path::default(), &Path::step(ProvisionKind::Annex, Some(&number)));
            self.prefix = path.clone();
            self.out.provisions[annex].path = path;
            self.out.provisions[annex].number = Some(number);
        }
        self.out.provisions[annex].label = label.label;
    }

    /// Reads "… qaroriga / 1-ILOVA": the line that names the annex is its label, the others state to what it belongs.
    fn banner(&mut self, mut block: RawBlock) -> usize {
        let lines: Vec<String> = block.content.text().split('\n').map(str::to_owned).collect();
        let named = lines.iter().enumerate().rev().find_map(|(at, line)| parse_annex(line).map(|label| (at, label)));
        let id = block.id.clone();
        if let (Some(annex), Some((_, label))) = (self.annex, &named) {
            self.name_annex(annex, label.clone());
        }
        let Some((at, label)) = named.filter(|_| self.annex.is_none()) else {
            let annex = self.open_annex(None, id);
            self.append(annex, into_blocks(block, BlockStyle::Right));
            return annex;
        };
        let label_alone = letters(&label.label) == letters(&lines[at]);
        let annex = self.open_annex(Some(label), id);
        let single = block.content.parts.len() == 1 && block.content.parts[0].links.is_empty();
        if single {
            let kept =
                lines.iter().enumerate().filter(|(line, _)| *line != at || !label_alone).map(|(_, text)| text.as_str());
            block.content.parts[0].text = kept.collect::<Vec<_>>().join("\n");
        }
        block.id = None;
        block.content.parts.retain(|part| !part.text.is_empty() || !part.links.is_empty());
        self.append(annex, into_blocks(block, BlockStyle::Right));
        annex
    }

    fn annex_title(&mut self, block: RawBlock) -> usize {
        let annex = self.open_annex(None, block.id.clone());
        let line = block.content.line();
        if let Some(provision) = self.out.provisions.get_mut(annex) {
            if !provision.heading.is_empty() {
                provision.heading.push(' ');
            }
            provision.heading.push_str(&line);
        }
        annex
    }

    fn header(&mut self, block: RawBlock, unfinished: Option<usize>) -> usize {
        let line = block.content.line();
        if self.scope.by_words
            && let Some(article) = parse_article(&line)
        {
            return self.article(article, block.id);
        }
        let Heading { level, text } = parse_heading(&line);
        if level == HeadingLevel::Plain
            && text.number.is_none()
            && let Some(at) = unfinished
            && let Some(provision) = self.out.provisions.get_mut(at)
        {
            provision.heading = text.rest;
            return at;
        }
        self.ensure_scope();
        if is_preamble_heading(&line) && self.place == 0 {
            let under_way = self.current.filter(|&at| self.out.provisions[at].kind == ProvisionKind::Preamble);
            let at = under_way.unwrap_or_else(|| self.preamble(block.id));
            self.out.provisions[at].heading = line;
            return at;
        }
        let (rank, word) = rank(level, text.number.is_some());
        self.levels.retain(|(open, _)| *open < rank);
        // Subsections and paragraphs are numbered anew within their parent.
        let nested = matches!(level, HeadingLevel::Subsection | HeadingLevel::Paragraph);
        let parent =
            self.levels.last().filter(|_| nested).map_or_else(|| self.prefix.clone(), |(_, path)| path.clone());
        let step = text.number.as_ref().map_or_else(|| word.to_owned(), |number| format!("{word}_{number}"));
        let path = self.path(&parent, &step);
        let label_alone = text.rest.is_empty();
        let at = self.push(ProvisionKind::Chapter, path.clone(), text, block.id);
        self.out.provisions[at].level = Some(level);
        self.levels.push((rank, path));
        self.current = Some(at);
        self.unfinished = label_alone.then_some(at);
        at
    }

    /// Creates the annex of a scope without banner or title before anything is added to it.
    fn ensure_scope(&mut self) {
        if self.place > 0 {
            self.open_annex(None, None);
        }
    }

    fn clause(&mut self, block: RawBlock) -> usize {
        let line = block.content.line();
        if let Some(article) = parse_clause(&line) {
            return self.article(article, block.id);
        }
        if lacks_number(&line) {
            self.doubt(&line, "the number of the article cannot be read", block.id.clone());
        }
        if parse_point(&line).is_some() && !self.scope.articles {
            return self.text(block).unwrap_or_default();
        }
        let heading = parse_heading(&line);
        if heading.level != HeadingLevel::Plain {
            return self.header(block, None);
        }
        self.article(Labelled { rest: line, ..Labelled::default() }, block.id)
    }

    /// Reports a doubtful heading.
    fn doubt(&mut self, line: &str, what: &str, block: Option<String>) {
        let start: String = line.chars().take(40).collect();
        let message = format!("{what}: {start:?}");
        self.out.problems.push(Problem { code: ProblemCode::Metadata, block, message });
    }

    fn article(&mut self, text: Labelled, anchor: Option<String>) -> usize {
        self.ensure_scope();
        if text.doubtful {
            let number = text.number.as_deref().unwrap_or_default();
            self.doubt(&text.label, &format!("the article was read as number {number}"), anchor.clone());
        }
        let step = Path::step(ProvisionKind::Article, text.number.as_deref());
        let prefix = self.prefix.clone();
        let path = self.path(&prefix, &step);
        if path != prefix.join(&step) && text.number.is_some() {
            let message = format!("article {} occurs a second time", text.number.as_deref().unwrap_or_default());
            self.out.problems.push(Problem { code: ProblemCode::DuplicateNumber, block: anchor.clone(), message });
        }
        let at = self.push(ProvisionKind::Article, path, text, anchor);
        self.current = Some(at);
        at
    }

    fn preamble(&mut self, anchor: Option<String>) -> usize {
        let prefix = self.prefix.clone();
        let path = self.path(&prefix, &Path::step(ProvisionKind::Preamble, None));
        let at = self.push(ProvisionKind::Preamble, path, Labelled::default(), anchor);
        self.current = Some(at);
        at
    }

    /// Adds running text, point by point; tables are separate.
    fn text(&mut self, block: RawBlock) -> Option<usize> {
        let style = style_of(&block.class);
        let first = block.content.parts.first().filter(|part| part.table.is_none());
        if let Some(part) = first {
            if self.scope.by_words
                && let Some(article) = parse_article(&part.text).filter(|_| part.text.len() < 600)
            {
                return Some(self.article(article, block.id));
            }
            if self.scope.by_words && part.text.len() < 300 && parse_heading(&part.text).level != HeadingLevel::Plain {
                return Some(self.header(block, None));
            }
            if !self.scope.articles
                && let Some((number, length)) = parse_point(&part.text).filter(|(number, _)| self.follows(number))
            {
                return Some(self.point(block, style, number, length));
            }
        }
        let mut owner = None;
        for text in into_blocks(block, style) {
            owner = self.running(text);
        }
        owner
    }

    /// True if a number continues the points: a number of four digits is a year, unless it follows the previous point.
    fn follows(&self, number: &str) -> bool {
        let base = |number: &str| number.split('-').next().and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
        let number = base(number);
        number < 1000 || (self.last_point..=self.last_point + 1).contains(&number)
    }

    fn point(&mut self, mut block: RawBlock, style: BlockStyle, number: String, length: usize) -> usize {
        self.ensure_scope();
        self.last_point = number.split('-').next().and_then(|digits| digits.parse().ok()).unwrap_or(0);
        let step = Path::step(ProvisionKind::Point, Some(&number));
        let prefix = self.prefix.clone();
        let path = self.path(&prefix, &step);
        let mut label = String::new();
        if let Some(part) = block.content.parts.first_mut() {
            label = cut_label(part, length);
        }
        let text = Labelled { label, number: Some(number), ..Labelled::default() };
        let at = self.push(ProvisionKind::Point, path, text, block.id.clone());
        self.append(at, into_blocks(block, style));
        self.current = Some(at);
        at
    }

    /// Adds a paragraph or a table that begins no provision.
    fn running(&mut self, block: Block) -> Option<usize> {
        let inside = |at: usize| self.out.provisions.get(at).map(|provision| provision.kind);
        let kind = self.current.and_then(inside);
        if block.table.is_some() && !matches!(kind, Some(ProvisionKind::Article | ProvisionKind::Point)) {
            return Some(self.table(block));
        }
        if self.current.is_none() && self.place == 0 && self.signed {
            self.out.requisites.push(block);
            return None;
        }
        let at = match self.current {
            Some(at) => at,
            None if self.place > 0 => self.open_annex(None, block.id.clone()),
            None => self.preamble(block.id.clone()),
        };
        self.current = Some(at);
        self.append(at, vec![block]);
        Some(at)
    }

    fn table(&mut self, block: Block) -> usize {
        self.ensure_scope();
        self.tables += 1;
        let prefix = self.prefix.clone();
        let path = self.path(&prefix, &Path::step(ProvisionKind::Table, Some(&self.tables.to_string())));
        let at = self.push(ProvisionKind::Table, path, Labelled::default(), block.id.clone());
        self.append(at, vec![block]);
        at
    }

    fn append(&mut self, at: usize, blocks: Vec<Block>) {
        if let Some(provision) = self.out.provisions.get_mut(at) {
            provision.blocks.extend(blocks);
        }
    }

    /// Reports articles whose numbers jump up and come back: 91 between 9 and 10 is 9¹ without its superscript.
    fn tell_leaps(&mut self) {
        let articles = self.out.provisions.iter().filter(|provision| provision.kind == ProvisionKind::Article);
        let numbered: Vec<_> = articles
            .filter_map(|article| {
                let number = article.number.as_deref()?;
                Some((number.parse::<u32>().ok()?, number, &article.path, &article.anchor))
            })
            .collect();
        for three in numbered.windows(3) {
            let [(before, start, path, _), (number, written, middle, anchor), (after, _, end, _)] = three else {
                continue;
            };
            let together = path.parent() == middle.parent() && middle.parent() == end.parent();
            let inserted = written.strip_prefix(start).filter(|rest| !rest.is_empty());
            if together
                && number > after
                && (*before..=before + 1).contains(after)
                && let Some(inserted) = inserted
            {
                let message =
                    format!("article {number} stands between {before} and {after}; it may be {before}-{inserted}");
                self.out.problems.push(Problem { code: ProblemCode::Metadata, block: (*anchor).clone(), message });
            }
        }
    }

    fn finish(mut self) -> Outline {
        self.tell_leaps();
        self.out.notes.append(&mut self.waiting);
        self.out.classifiers.append(&mut self.waiting_classifiers);
        self.ids.own(None);
        let out = &mut self.out;
        out.other_ids = self.ids.place(&mut out.provisions, &out.requisites, &out.notes);
        self.out
    }
}

/// Returns the rank of a heading, and the word of its step in a path.
const fn rank(level: HeadingLevel, numbered: bool) -> (u8, &'static str) {
    match level {
        HeadingLevel::Part => (0, "part"),
        HeadingLevel::Section => (1, "section"),
        HeadingLevel::Subsection => (2, "subsection"),
        HeadingLevel::Chapter => (3, "chapter"),
        HeadingLevel::Paragraph => (4, "paragraph"),
        // Annexes number their chapters without the word "chapter".
        HeadingLevel::Plain => (if numbered { 3 } else { 5 }, if numbered { "chapter" } else { "heading" }),
    }
}

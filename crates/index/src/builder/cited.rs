//! Citations that a page does not mark as links, and what they name in the law base.
//!
//! A citation is recognised when its document is packed, and is looked up after all acts are known. A reader takes a
//! link for certain, so a citation that may name several acts becomes none.

use qonun_citation::{ActReference, Citation, Code, Directory, Match, resolve};
use qonun_law::{ActNumber, Date, Path, Relation, Status};
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::keys::{KeyMemo, language_of, title_keys};
use crate::links::{Landing, LinkEntry};
use crate::tables::{ActNo, Tables, TextEntry, TextNo};

/// Maximum number of provisions of one citation: of a longer range, "articles 1 to 200", only the act counts.
const MOST_PROVISIONS: usize = 30;

/// A citation whose act is not looked up yet.
pub(super) struct PackedCitation {
    pub(super) provision: Option<u32>,
    pub(super) part: u32,
    pub(super) citation: Citation,
    /// The annex that contains the citation, if it cites its own act: "this Regulation" is that annex.
    pub(super) annex: Option<Path>,
    pub(super) in_note: bool,
    pub(super) relation: Relation,
}

/// The written acts, as citations name them.
pub(super) struct CitedActs<'t> {
    tables: &'t Tables,
    codes: Vec<(Code, ActNo)>,
    /// Acts by the hash of the stems of their titles.
    titles: FxHashMap<u64, Vec<ActNo>>,
}

/// The directory as one citation sees it.
struct SeenFrom<'s, 't> {
    acts: &'s CitedActs<'t>,
    /// The text that cites.
    text: &'t TextEntry,
    /// The hash of the cited title: a citation has at most one.
    title: Option<u64>,
}

/// Returns the hash of the packed stems of a title; `None` for a title without words.
pub(super) fn title_hash(packed: &str) -> Option<u64> {
    (!packed.is_empty()).then(|| xxh3_64(packed.as_bytes()))
}

/// Returns the act that a reference names: of an approved annex, the act that approved it.
fn named(reference: Option<&ActReference>) -> Option<&ActReference> {
    match reference {
        Some(ActReference::Unnamed { approved_by: Some(act), .. }) => Some(act),
        other => other,
    }
}

impl<'t> CitedActs<'t> {
    /// `titles` are the hashes of the titles of all texts, in their order.
    pub(super) fn new(tables: &'t Tables, titles: &[Option<u64>]) -> Self {
        let mut by_title: FxHashMap<u64, Vec<ActNo>> = FxHashMap::default();
        for (text, title) in tables.texts.iter().zip(titles) {
            if let Some(title) = title {
                let acts = by_title.entry(*title).or_default();
                if !acts.contains(&text.act) {
                    acts.push(text.act);
                }
            }
        }
        Self { tables, codes: tables.codes(), titles: by_title }
    }

    /// Returns the links that a citation of text `from` is: one for each provision that it names.
    pub(super) fn links(&self, from: TextNo, cited: &PackedCitation, memo: &mut KeyMemo<'_>) -> Vec<LinkEntry> {
        let text = &self.tables.texts[from as usize];
        let title = title_in(cited.citation.act.as_ref(), text, memo);
        let seen = SeenFrom { acts: self, text, title };
        let Some((act, matches)) = seen.meant(cited) else { return Vec::new() };
        let target = seen.text_like(act);
        // Several annexes may have a point of the cited number.
        let certain = !matches!(cited.citation.act, Some(ActReference::Unnamed { .. })) || matches.len() == 1;
        let mut landings: Vec<Landing> = match certain && matches.len() <= MOST_PROVISIONS {
            true => matches.iter().map(|found| seen.landing(target, cited, found.path.as_ref())).collect(),
            false => vec![Landing::Text],
        };
        landings.dedup();
        let is_told = |landing: &Landing| match landing {
            Landing::Provision(place) => act != text.act || Some(*place) != cited.provision,
            _ => act != text.act,
        };
        let entry = |landing| LinkEntry {
            from,
            provision: cited.provision,
            part: cited.part,
            start: u32::try_from(cited.citation.start).unwrap_or(u32::MAX),
            end: u32::try_from(cited.citation.end).unwrap_or(u32::MAX),
            to: target.id,
            anchor: None,
            landing,
            in_note: cited.in_note,
            relation: cited.relation,
            is_marked: false,
        };
        landings.into_iter().filter(is_told).map(entry).collect()
    }
}

impl<'t> SeenFrom<'_, 't> {
    /// Returns the one act that a citation means, and what it names there; `None` if it may mean several. Of a code in
    /// two acts, it is the one that has the cited article.
    fn meant(&self, cited: &PackedCitation) -> Option<(ActNo, Vec<Match<ActNo>>)> {
        let reference = cited.citation.act.as_ref();
        let mut matches = resolve(&cited.citation, self, Some(&self.text.act));
        matches.retain(|found| self.is_meant(found.act, reference));
        let is_one = |matches: &[Match<ActNo>]| matches.windows(2).all(|pair| pair[0].act == pair[1].act);
        if !is_one(&matches) {
            let lands = |found: &Match<ActNo>| {
                self.landing(self.text_like(found.act), cited, found.path.as_ref()) != Landing::NoElement
            };
            matches.retain(|found| found.path.is_some() && lands(found));
        }
        let act = matches.first()?.act;
        is_one(&matches).then_some((act, matches))
    }

    /// True if the reference says enough to mean the act: numbers of orders begin anew each year, and acts of several
    /// kinds have one title.
    fn is_meant(&self, act: ActNo, reference: Option<&ActReference>) -> bool {
        let act = &self.acts.tables.acts[act as usize];
        let registered = act.registration.as_ref().and_then(|found| found.date);
        match named(reference) {
            Some(ActReference::Number { adopted: Some(day), .. }) => [act.adopted, registered].contains(&Some(*day)),
            Some(ActReference::Number { year: Some(year), .. }) => act.adopted.is_some_and(|day| day.year() == *year),
            Some(ActReference::Number { number, .. }) => number.is_unique(),
            Some(ActReference::Title { kind, adopted, .. }) => {
                *kind == act.kind && adopted.is_none_or(|day| act.adopted == Some(day))
            }
            _ => true,
        }
    }

    /// Returns the text of an act that a reader of the citing text reads.
    fn text_like(&self, act: ActNo) -> &'t TextEntry {
        let tables = self.acts.tables;
        tables.text_in(act, self.text.lang).unwrap_or(&tables.texts_of(act)[0])
    }

    /// Returns where a provision is in a text: itself, or the article of a cited part. The annex that contains the
    /// citation comes before the act.
    fn landing(&self, text: &TextEntry, cited: &PackedCitation, path: Option<&Path>) -> Landing {
        let Some(path) = path else { return Landing::Text };
        let in_annex = cited.annex.as_ref().map(|annex| annex.join(path.as_str()));
        let places = in_annex.iter().map(|path| self.place_of(text, path, cited.annex.as_ref()));
        let place = places.chain([self.place_of(text, path, None)]).flatten().next();
        place.map_or(Landing::NoElement, Landing::Provision)
    }

    /// Returns the index of the provision of a path, or of its nearest ancestor below `top`.
    fn place_of(&self, text: &TextEntry, path: &Path, top: Option<&Path>) -> Option<u32> {
        let (record, known) = self.acts.tables.nearest_record(text, path)?;
        (Some(&known) != top).then(|| record - text.records.start)
    }
}

/// Returns the hash of the title by which a citation in `text` names an act.
fn title_in(act: Option<&ActReference>, text: &TextEntry, memo: &mut KeyMemo<'_>) -> Option<u64> {
    let title = match named(act)? {
        ActReference::Title { title, .. } | ActReference::Number { title: Some(title), .. } => title,
        _ => return None,
    };
    title_hash(&title_keys(title, language_of(text.lang), memo).0)
}

impl Directory for SeenFrom<'_, '_> {
    type Act = ActNo;

    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<ActNo> {
        self.acts.tables.acts_of_number_on(&number.to_string(), adopted).collect()
    }

    fn by_number_in_year(&self, number: &ActNumber, year: i16) -> Vec<ActNo> {
        let mut found = self.by_number(number, None);
        found.retain(|&act| self.acts.tables.was_adopted_in(act, year));
        found
    }

    /// The acts of the code on the day of the citing text. One that lost force on an unknown day counts if there is no
    /// other.
    fn by_code(&self, code: Code) -> Vec<ActNo> {
        let acts = &self.acts.tables.acts;
        let edition = self.text.edition.map(|edition| edition.from);
        let Some(day) = edition.or(acts[self.text.act as usize].adopted) else { return Vec::new() };
        let lived = |act: &ActNo| {
            let act = &acts[*act as usize];
            act.adopted.is_some_and(|adopted| adopted <= day) && act.repealed_on.is_none_or(|end| end > day)
        };
        let of_code = self.acts.codes.iter().filter(|(known, _)| *known == code).map(|&(_, act)| act);
        let mut living: Vec<ActNo> = of_code.filter(lived).collect();
        let in_force = |act: &ActNo| acts[*act as usize].status == Status::InForce;
        if living.iter().any(in_force) {
            living.retain(in_force);
        }
        living
    }

    fn by_code_in_year(&self, code: Code, year: i16) -> Vec<ActNo> {
        let of_code = self.acts.codes.iter().filter(|(known, _)| *known == code).map(|&(_, act)| act);
        of_code.filter(|&act| self.acts.tables.was_adopted_in(act, year)).collect()
    }

    fn by_title(&self, _title: &str) -> Vec<ActNo> {
        self.title.and_then(|hash| self.acts.titles.get(&hash)).cloned().unwrap_or_default()
    }

    fn has(&self, act: &ActNo, path: &Path) -> bool {
        self.acts.tables.has_path(*act, path)
    }
}

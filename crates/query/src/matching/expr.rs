//! Combinations of clauses, matched over texts or over single provisions.

use std::sync::Arc;

use qonun_index::RecordNo;

use super::boundaries::Boundaries;
use super::clause::{Clause, TermClause};
use super::verify::Unverified;
use crate::postings::{Blocks, END, MatchTarget, Reader, Set, TermField, TextField, for_each_posting};
use crate::{QueryError, Scope};

/// The condition of a query on a text, or on a provision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MatchExpr {
    /// A clause in a provision or a title. The number is an index in the list of clauses.
    Clause(usize),
    /// A clause in the title only.
    Title(usize),
    /// A clause in a provision only, in its heading or text.
    Provision(usize),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// None of this.
    Not(Box<Self>),
    /// One of these texts, whatever words they contain.
    Texts(Set),
}

impl MatchExpr {
    /// Collects the clauses that must match in provisions, without the excluded ones.
    pub(crate) fn clauses(&self, out: &mut Vec<usize>) {
        match self {
            Self::Clause(place) | Self::Provision(place) => out.push(*place),
            Self::All(members) | Self::Any(members) => members.iter().for_each(|member| member.clauses(out)),
            Self::Title(_) | Self::Not(_) | Self::Texts(_) => {}
        }
    }

    /// Collects the clauses that must match in titles.
    pub(crate) fn title_clauses(&self, scope: Scope, out: &mut Vec<usize>) {
        match self {
            Self::Title(place) => out.push(*place),
            Self::Clause(place) if scope == Scope::Act => out.push(*place),
            Self::All(members) | Self::Any(members) => {
                members.iter().for_each(|member| member.title_clauses(scope, out));
            }
            Self::Clause(_) | Self::Provision(_) | Self::Not(_) | Self::Texts(_) => {}
        }
    }

    /// True if one branch may match while another does not, so that the words of the latter do not count.
    fn has_branches(&self) -> bool {
        match self {
            Self::Any(members) => members.iter().any(|member| matches!(member, Self::All(_)) || member.has_branches()),
            Self::All(members) => members.iter().any(Self::has_branches),
            Self::Clause(_) | Self::Title(_) | Self::Provision(_) | Self::Not(_) | Self::Texts(_) => false,
        }
    }
}

/// Where each clause of an expression counts. See [`Matcher::coverage`].
pub(crate) enum ClauseCoverage {
    /// Wherever the clause matches.
    Everywhere,
    /// For each clause, the texts (or records) in which a branch with this clause matches.
    In(Vec<Option<Set>>),
}

impl ClauseCoverage {
    /// True if a clause may match where it does not count.
    pub(crate) const fn differ(&self) -> bool {
        matches!(self, Self::In(_))
    }

    /// True if a clause counts in a text or record.
    pub(crate) fn count(&self, clause: usize, place: u32) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In(sets) => sets.get(clause).and_then(Option::as_ref).is_some_and(|set| set.contains(place)),
        }
    }
}

/// The matches of a clause that is matched by positions.
pub(crate) struct PlacedClause {
    /// The texts with a provision that matches; the records, if AND does not reach beyond a provision.
    pub(crate) matched: Arc<Set>,
    /// The matching records in ascending order, with the number of matches in each. For unverified records the number
    /// is an upper bound.
    pub(crate) records: Vec<(RecordNo, u32)>,
    /// The records whose positions were not read, if there are any.
    pub(crate) unverified: Option<Arc<Unverified>>,
}

/// Matches expressions over the texts or the records of a generation. The matches of a clause are cached.
pub(crate) struct Matcher<'m, 'g> {
    reader: &'m Reader<'g>,
    clauses: &'m [Clause],
    scope: Scope,
    /// Cache for words: the texts or records with a matching provision.
    found: Vec<Option<Arc<Set>>>,
    /// Cache for all other clauses: their matches.
    placed: Vec<Option<PlacedClause>>,
    /// Cache for all clauses: the texts or records that match anywhere.
    anywhere: Vec<Option<Arc<Set>>>,
}

impl<'m, 'g> Matcher<'m, 'g> {
    pub(crate) fn new(reader: &'m Reader<'g>, clauses: &'m [Clause], scope: Scope) -> Self {
        let (found, anywhere) = (vec![None; clauses.len()], vec![None; clauses.len()]);
        Self { reader, clauses, scope, found, placed: clauses.iter().map(|_| None).collect(), anywhere }
    }

    fn texts(&self) -> u32 {
        self.reader.generation.tables().text_count()
    }

    fn records(&self) -> u32 {
        self.reader.generation.tables().record_count()
    }

    fn size(&self) -> u32 {
        match self.scope {
            Scope::Act => self.texts(),
            Scope::Provision => self.records(),
        }
    }

    /// All texts or records. As of a day some numbers of records belong to no text.
    fn everything(&self) -> Set {
        let generation = self.reader.generation;
        if self.scope == Scope::Act || generation.day().is_none() {
            return Set::full(self.size());
        }
        let mut set = Set::empty(self.size());
        generation.tables().texts.iter().for_each(|text| set.insert_range(text.records.clone()));
        set
    }

    /// The texts that an expression matches; the records, if AND does not reach beyond a provision.
    pub(crate) fn matched(&mut self, expr: &MatchExpr) -> Result<Set, QueryError> {
        Ok(match expr {
            MatchExpr::Texts(texts) => self.of_texts(texts),
            MatchExpr::Title(place) => {
                let titled = self.in_titles(*place, &Set::empty(self.texts()))?;
                self.of_texts(&titled)
            }
            MatchExpr::Clause(place) => Set::clone(&*self.anywhere(*place)?),
            MatchExpr::Provision(place) => Set::clone(&*self.in_provisions(*place)?),
            MatchExpr::Not(inner) => {
                let mut set = self.matched(inner)?;
                if self.scope == Scope::Act && !matches!(**inner, MatchExpr::Texts(_)) {
                    set = self.whole_acts(&set);
                }
                let mut rest = self.everything();
                rest.subtract(&set);
                rest
            }
            MatchExpr::All(members) => {
                let mut set = self.everything();
                for member in members {
                    set.intersect(&self.matched(member)?);
                    if set.is_empty() {
                        break;
                    }
                }
                set
            }
            MatchExpr::Any(members) => {
                let mut set = Set::empty(self.size());
                for member in members {
                    set.unite(&self.matched(member)?);
                }
                set
            }
        })
    }

    /// For each clause, the texts (or records) in which it counts. There every part of the expression around it
    /// matches.
    pub(crate) fn coverage(&mut self, expr: &MatchExpr) -> Result<ClauseCoverage, QueryError> {
        if !expr.has_branches() {
            return Ok(ClauseCoverage::Everywhere);
        }
        let mut coverage = vec![None; self.clauses.len()];
        self.credit(expr, &Set::full(self.size()), &mut coverage)?;
        Ok(ClauseCoverage::In(coverage))
    }

    fn credit(&mut self, expr: &MatchExpr, within: &Set, coverage: &mut [Option<Set>]) -> Result<(), QueryError> {
        match expr {
            MatchExpr::Clause(place) | MatchExpr::Title(place) | MatchExpr::Provision(place) => {
                match &mut coverage[*place] {
                    Some(known) => known.unite(within),
                    unknown => *unknown = Some(within.clone()),
                }
            }
            MatchExpr::All(members) => {
                let mut within = within.clone();
                within.intersect(&self.matched(expr)?);
                for member in members {
                    self.credit(member, &within, coverage)?;
                }
            }
            MatchExpr::Any(members) => {
                for member in members {
                    self.credit(member, within, coverage)?;
                }
            }
            MatchExpr::Not(_) | MatchExpr::Texts(_) => {}
        }
        Ok(())
    }

    /// All texts of the acts of some texts: a word that occurs in one language of an act occurs in the act.
    fn whole_acts(&self, texts: &Set) -> Set {
        let tables = self.reader.generation.tables();
        let mut set = texts.clone();
        let mut next = texts.next(0);
        while let Some(text) = next {
            let act = &tables.acts[tables.texts[text as usize].act as usize];
            set.insert_range(act.texts.clone());
            next = texts.next(act.texts.end);
        }
        set
    }

    /// Converts texts to the unit of matching: texts, or their records.
    fn of_texts(&self, texts: &Set) -> Set {
        match self.scope {
            Scope::Act => texts.clone(),
            Scope::Provision => {
                let entries = &self.reader.generation.tables().texts;
                let mut set = Set::empty(self.size());
                texts.iter().for_each(|text| set.insert_range(entries[text as usize].records.clone()));
                set
            }
        }
    }

    /// The texts or records in which a clause matches.
    pub(crate) fn anywhere(&mut self, place: usize) -> Result<Arc<Set>, QueryError> {
        if let Some(known) = &self.anywhere[place] {
            return Ok(Arc::clone(known));
        }
        let set = self.find_anywhere(place)?;
        Ok(Arc::clone(self.anywhere[place].insert(set)))
    }

    fn find_anywhere(&mut self, place: usize) -> Result<Arc<Set>, QueryError> {
        if let (Clause::Word(word), Scope::Act) = (&self.clauses[place], self.scope) {
            return Ok(Arc::new(self.texts_of_word(word)?));
        }
        let mut set = self.in_provisions(place)?;
        match (&self.clauses[place], self.scope) {
            (Clause::Word(word), _) => self.add_heads_of_word(word, Arc::make_mut(&mut set))?,
            (_, Scope::Act) => {
                let titled = self.in_titles(place, &set)?;
                Arc::make_mut(&mut set).unite(&titled);
            }
            (_, Scope::Provision) => {}
        }
        Ok(set)
    }

    fn in_provisions(&mut self, place: usize) -> Result<Arc<Set>, QueryError> {
        let Clause::Word(word) = &self.clauses[place] else {
            return Ok(Arc::clone(&self.placed(place)?.matched));
        };
        if let Some(known) = &self.found[place] {
            return Ok(Arc::clone(known));
        }
        let set = self.provisions_of_word(word)?;
        Ok(Arc::clone(self.found[place].insert(Arc::new(set))))
    }

    /// Adds the texts with a key.
    fn add_texts(&self, field: TextField, key: &str, set: &mut Set) -> Result<(), QueryError> {
        if let Some(texts) = self.reader.set_of(field, key)? {
            set.unite(&texts.set);
        }
        Ok(())
    }

    /// The matches of a clause that is matched by positions.
    pub(crate) fn placed(&mut self, place: usize) -> Result<&PlacedClause, QueryError> {
        let found = match self.placed[place].take() {
            Some(found) => found,
            None => self.find_placed(&self.clauses[place])?,
        };
        Ok(self.placed[place].insert(found))
    }

    /// The member of the result set for a record: its text, or the record if AND does not reach beyond a provision.
    fn member(&self, record: RecordNo) -> u32 {
        match self.scope {
            Scope::Act => self.reader.generation.text_of_record(record),
            Scope::Provision => record,
        }
    }

    fn add_list(&self, list: Option<Blocks>, set: &mut Set) -> Result<(), QueryError> {
        self.reader.clock.spend(list.as_ref().map_or(0, |list| list.doc_freq().into()))?;
        for_each_posting(list, |record, _| set.insert(self.member(record)));
        Ok(())
    }

    /// Texts with a word anywhere. The index has exact forms only for records and titles.
    fn texts_of_word(&self, word: &TermClause) -> Result<Set, QueryError> {
        let mut set = Set::empty(self.size());
        for key in &word.keys {
            let field = if key.place == TermField::Stem { TextField::All } else { TextField::TitleExact };
            self.add_texts(field, &key.key, &mut set)?;
            if key.place == TermField::Exact {
                self.add_list(self.reader.postings_of(key)?.text, &mut set)?;
            }
        }
        Ok(set)
    }

    fn provisions_of_word(&self, word: &TermClause) -> Result<Set, QueryError> {
        let mut set = Set::empty(self.size());
        for key in &word.keys {
            self.add_list(self.reader.postings_of(key)?.text, &mut set)?;
        }
        Ok(set)
    }

    /// Adds the provisions under headings with a word.
    fn add_heads_of_word(&self, word: &TermClause, set: &mut Set) -> Result<(), QueryError> {
        for key in word.keys.iter().filter(|key| key.place == TermField::Stem) {
            self.add_list(self.reader.postings_of(key)?.head, set)?;
        }
        Ok(())
    }

    /// Walks the records that may match a clause. In each text, positions are read until one record matches. Of the
    /// further records of this text, only those that may be among the best are verified later.
    fn find_placed(&self, clause: &Clause) -> Result<PlacedClause, QueryError> {
        let (mut matched, mut records) = (Set::empty(self.size()), Vec::new());
        let mut unsettled = Set::empty(self.records());
        let mut places = clause.open(self.reader, MatchTarget::Records)?;
        let mut boundaries = Boundaries::new(self.reader.generation, MatchTarget::Records);
        let mut record = places.seek(0);
        while record != END {
            self.reader.clock.spend(1 + boundaries.take_work())?;
            let member = self.member(record);
            let times = if matched.contains(member) {
                unsettled.insert(record);
                places.most(record)
            } else {
                boundaries.go_to(record);
                places.times(&mut boundaries, u32::MAX)?
            };
            if times > 0 {
                records.push((record, times));
                matched.insert(member);
            }
            record = places.seek(record + 1);
        }
        let unverified = (!unsettled.is_empty()).then(|| Arc::new(Unverified::new(clause.clone(), unsettled)));
        Ok(PlacedClause { matched: Arc::new(matched), records, unverified })
    }

    fn add_titles_of_word(&self, word: &TermClause, set: &mut Set) -> Result<(), QueryError> {
        for key in &word.keys {
            let field = if key.place == TermField::Stem { TextField::Title } else { TextField::TitleExact };
            self.add_texts(field, &key.key, set)?;
        }
        Ok(())
    }

    /// Texts whose title matches a clause. If that needs positions, the texts in `known`, which match elsewhere, are
    /// skipped.
    fn in_titles(&self, place: usize, known: &Set) -> Result<Set, QueryError> {
        let mut set = Set::empty(self.texts());
        if let Clause::Word(word) = &self.clauses[place] {
            self.add_titles_of_word(word, &mut set)?;
            return Ok(set);
        }
        let mut places = self.clauses[place].open(self.reader, MatchTarget::Titles)?;
        let mut boundaries = Boundaries::new(self.reader.generation, MatchTarget::Titles);
        let mut text = places.seek(0);
        while text != END {
            self.reader.clock.spend(1 + boundaries.take_work())?;
            boundaries.go_to(text);
            if !known.contains(text) && places.times(&mut boundaries, 1)? > 0 {
                set.insert(text);
            }
            text = places.seek(text + 1);
        }
        Ok(set)
    }
}

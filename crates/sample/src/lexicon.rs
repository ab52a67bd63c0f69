//! The vocabulary: topics with their bodies, parties and subjects, and the patterns of provisions, titles and acts.

use crate::SampleError;
use crate::phrase::{Pattern, Phrase, PhrasePattern, Slots, Texts};
use crate::script::cyrillic;
use crate::table::{Row, Table};

/// The vocabulary files of topics.
const TOPICS: [(&str, &str); 29] = [
    ("labour", include_str!("../data/topics/labour.table")),
    ("tax", include_str!("../data/topics/tax.table")),
    ("housing", include_str!("../data/topics/housing.table")),
    ("utilities", include_str!("../data/topics/utilities.table")),
    ("licensing", include_str!("../data/topics/licensing.table")),
    ("education", include_str!("../data/topics/education.table")),
    ("energy", include_str!("../data/topics/energy.table")),
    ("citizenship", include_str!("../data/topics/citizenship.table")),
    ("statistics", include_str!("../data/topics/statistics.table")),
    ("budget", include_str!("../data/topics/budget.table")),
    ("courts", include_str!("../data/topics/courts.table")),
    ("health", include_str!("../data/topics/health.table")),
    ("land", include_str!("../data/topics/land.table")),
    ("customs", include_str!("../data/topics/customs.table")),
    ("digital", include_str!("../data/topics/digital.table")),
    ("family", include_str!("../data/topics/family.table")),
    ("criminal", include_str!("../data/topics/criminal.table")),
    ("liability", include_str!("../data/topics/liability.table")),
    ("civil", include_str!("../data/topics/civil.table")),
    ("environment", include_str!("../data/topics/environment.table")),
    ("transport", include_str!("../data/topics/transport.table")),
    ("banking", include_str!("../data/topics/banking.table")),
    ("social", include_str!("../data/topics/social.table")),
    ("agriculture", include_str!("../data/topics/agriculture.table")),
    ("construction", include_str!("../data/topics/construction.table")),
    ("procurement", include_str!("../data/topics/procurement.table")),
    ("competition", include_str!("../data/topics/competition.table")),
    ("culture", include_str!("../data/topics/culture.table")),
    ("governance", include_str!("../data/topics/governance.table")),
];

/// An action on a subject, and the verb that states it of the subject.
#[derive(Debug)]
pub(crate) struct Matter {
    /// "registration of the employment contract".
    pub(crate) noun: Phrase,
    /// "is registered"; Russian agrees with the subject.
    pub(crate) verb: Phrase,
}

/// A subject of law.
#[derive(Debug)]
pub(crate) struct Subject {
    /// Its name.
    pub(crate) name: Phrase,
    /// Letter of its class; see `data/actions.table`.
    pub(crate) class: String,
    /// Actions on the subject.
    pub(crate) matters: Vec<Matter>,
    /// Sentences about this subject alone.
    pub(crate) facts: Vec<Fact>,
}

/// A sentence about one subject alone.
#[derive(Debug)]
pub(crate) struct Fact {
    /// The sentence.
    pub(crate) sentence: Pattern,
    /// Heading of an article with the sentence; otherwise the name of the subject is used.
    pub(crate) heading: Option<Pattern>,
}

/// A sphere of law with its vocabulary.
#[derive(Debug)]
pub(crate) struct Topic {
    /// Name of the file.
    pub(crate) name: &'static str,
    /// Code in the general classifier: `05.01.00.00`.
    pub(crate) code: String,
    /// Name in the classifier.
    pub(crate) class_name: Texts,
    /// Name of the sphere inside sentences.
    pub(crate) sphere: Phrase,
    /// State bodies, the responsible ministry first.
    pub(crate) bodies: Vec<Phrase>,
    /// Parties to the relations.
    pub(crate) actors: Vec<Phrase>,
    /// Subjects.
    pub(crate) subjects: Vec<Subject>,
}

/// A kind of provision: right, duty, term…
#[derive(Debug)]
pub(crate) struct Kind {
    /// Name of the kind.
    pub(crate) name: String,
    /// Letters of the subject classes to which it applies; empty for all.
    pub(crate) classes: String,
    /// Patterns of headings.
    pub(crate) headings: Vec<Pattern>,
    /// Patterns of sentences.
    pub(crate) sentences: Vec<Pattern>,
    /// Patterns that introduce a list, with the name of the list.
    pub(crate) lists: Vec<(String, Pattern)>,
}

/// A code of law.
#[derive(Debug)]
pub(crate) struct Code {
    /// Indexes of its topics.
    pub(crate) topics: Vec<usize>,
    /// Number of articles.
    pub(crate) articles: usize,
    /// Year of adoption.
    pub(crate) year: i16,
    /// Its name.
    pub(crate) name: Phrase,
}

/// The whole vocabulary.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) topics: Vec<Topic>,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) codes: Vec<Code>,
    pub(crate) regions: Vec<Phrase>,
    pub(crate) countries: Vec<Phrase>,
    pub(crate) durations: Vec<Phrase>,
    pub(crate) amounts: Vec<Phrase>,
    lists: Vec<(String, Vec<Pattern>)>,
    titles: Vec<(String, Vec<Pattern>)>,
    frames: Vec<(String, Pattern)>,
    names: Vec<(String, String, Phrase)>,
}

impl Lexicon {
    /// Reads the vocabulary files compiled into the program.
    pub(crate) fn load() -> Result<Self, SampleError> {
        let actions = read_actions()?;
        let mut topics =
            TOPICS.iter().map(|&(name, text)| read_topic(name, text, &actions)).collect::<Result<Vec<_>, _>>()?;
        read_facts(&mut topics)?;
        let places = Table::read("places", include_str!("../data/places.table"));
        let frame = Table::read("frame", include_str!("../data/frame.table"));
        let mut names = Vec::new();
        for section in ["forms", "this"] {
            for row in frame.section(section)? {
                names.push((section.to_owned(), row.column(0)?.to_owned(), phrase(row, 1)?));
            }
        }
        let mut frames = Vec::new();
        for row in frame.section("frame")? {
            if row.column(0)?.starts_with("body ") {
                names.push(("frame".to_owned(), row.column(0)?.to_owned(), phrase(row, 1)?));
            } else {
                frames.push((row.column(0)?.to_owned(), pattern(row, 1)?));
            }
        }
        Ok(Self {
            codes: read_codes(&topics)?,
            topics,
            kinds: read_kinds()?,
            regions: phrases(places.section("regions")?)?,
            countries: phrases(places.section("countries")?)?,
            durations: durations(),
            amounts: amounts(),
            lists: read_patterns("lists", include_str!("../data/lists.table"))?,
            titles: read_patterns("titles", include_str!("../data/titles.table"))?,
            frames,
            names,
        })
    }

    /// Returns the kinds of provisions that apply to a subject.
    pub(crate) fn kinds_for(&self, (topic, subject): (usize, usize)) -> Vec<usize> {
        let class = &self.topics[topic].subjects[subject].class;
        let suits = |kind: &Kind| kind.classes.is_empty() || kind.classes.contains(class.as_str());
        (0..self.kinds.len()).filter(|&kind| suits(&self.kinds[kind])).collect()
    }

    /// Returns the items of a list.
    pub(crate) fn list(&self, name: &str) -> &[Pattern] {
        named(&self.lists, name)
    }

    /// Returns the title patterns of a group.
    pub(crate) fn titles(&self, group: &str) -> &[Pattern] {
        named(&self.titles, group)
    }

    /// Returns a fixed phrase in the wanted languages, beginning with a capital.
    pub(crate) fn frame(&self, name: &str, wanted: [bool; 4], slots: &Slots<'_>) -> Texts {
        let found = self.frames.iter().find(|(frame, _)| frame == name);
        found.map(|(_, pattern)| pattern.sentence(wanted, slots)).unwrap_or_default()
    }

    /// Returns a named phrase of a section of the frame file: `forms`, `this`, or a body.
    pub(crate) fn name(&self, section: &str, name: &str) -> Option<&Phrase> {
        self.names.iter().find(|(group, key, _)| group == section && key == name).map(|(_, _, phrase)| phrase)
    }
}

fn named<'a>(groups: &'a [(String, Vec<Pattern>)], name: &str) -> &'a [Pattern] {
    groups.iter().find(|(group, _)| group == name).map_or(&[], |(_, patterns)| patterns.as_slice())
}

fn phrase(row: &Row, from: usize) -> Result<Phrase, SampleError> {
    Phrase::read(row.column(from)?, row.column(from + 1)?, row.column(from + 2)?)
        .ok_or_else(|| row.wrong("the Russian phrase cannot be declined"))
}

fn phrases(rows: &[Row]) -> Result<Vec<Phrase>, SampleError> {
    rows.iter().map(|row| phrase(row, 0)).collect()
}

fn pattern(row: &Row, from: usize) -> Result<Pattern, SampleError> {
    Pattern::read(row.column(from)?, row.column(from + 1)?, row.column(from + 2)?)
        .ok_or_else(|| row.wrong("a place of the pattern cannot be read"))
}

fn read_patterns(file: &'static str, text: &str) -> Result<Vec<(String, Vec<Pattern>)>, SampleError> {
    let table = Table::read(file, text);
    let groups = table.sections().map(|(name, rows)| {
        let patterns = rows.iter().map(|row| pattern(row, 0)).collect::<Result<Vec<_>, _>>()?;
        Ok((name.to_owned(), patterns))
    });
    groups.collect()
}

struct Action {
    class: String,
    noun: PhrasePattern,
    verb: [String; 4],
}

fn read_actions() -> Result<Vec<Action>, SampleError> {
    let table = Table::read("actions", include_str!("../data/actions.table"));
    let read = |row: &Row| {
        let noun = PhrasePattern::read(row.column(1)?, row.column(3)?, row.column(5)?)
            .ok_or_else(|| row.wrong("the phrase cannot be read"))?;
        let (one, many) =
            row.column(4)?.split_once('/').ok_or_else(|| row.wrong("the verb needs a singular and a plural"))?;
        let verb = [row.column(2)?, one, many, row.column(6)?].map(str::to_owned);
        Ok(Action { class: row.column(0)?.to_owned(), noun, verb })
    };
    table.section("")?.iter().map(read).collect()
}

fn matter(action: &Action, subject: &Phrase) -> Matter {
    let [uz, one, many, en] = &action.verb;
    let ru = if subject.gender == crate::russian::Gender::Plural { many } else { one };
    Matter {
        noun: action.noun.phrase(&Slots::default().with('s', subject)),
        verb: Phrase::fixed(uz, &cyrillic(uz), ru, en),
    }
}

fn read_topic(name: &'static str, text: &str, actions: &[Action]) -> Result<Topic, SampleError> {
    let table = Table::read(name, text);
    let mut topic = Topic {
        name,
        code: String::new(),
        class_name: Texts::default(),
        sphere: Phrase::same(name),
        bodies: Vec::new(),
        actors: phrases(table.section("actors")?)?,
        subjects: Vec::new(),
    };
    for row in table.section("topic")? {
        match row.column(0)? {
            "sphere" => topic.sphere = phrase(row, 1)?,
            "body" => topic.bodies.push(phrase(row, 1)?),
            code => {
                topic.code = code.trim_start_matches("okoz ").to_owned();
                let uz = row.column(1)?;
                topic.class_name = [uz.to_owned(), cyrillic(uz), row.column(2)?.to_owned(), row.column(3)?.to_owned()];
            }
        }
    }
    for row in table.section("subjects")? {
        let class = row.column(0)?.to_owned();
        let name = phrase(row, 1)?;
        let matters = actions.iter().filter(|action| action.class == class).map(|action| matter(action, &name));
        let matters: Vec<Matter> = matters.collect();
        if matters.is_empty() {
            return Err(row.wrong("no action is known for this class"));
        }
        topic.subjects.push(Subject { name, class, matters, facts: Vec::new() });
    }
    Ok(topic)
}

fn read_facts(topics: &mut [Topic]) -> Result<(), SampleError> {
    let table = Table::read("facts", include_str!("../data/facts.table"));
    for (name, rows) in table.sections() {
        for row in rows {
            let topic = topics.iter_mut().find(|topic| topic.name == name);
            let topic = topic.ok_or_else(|| row.wrong("there is no such topic"))?;
            let about = row.column(0)?;
            let subject = topic.subjects.iter_mut().find(|subject| subject.name.uz == about);
            let subject = subject.ok_or_else(|| row.wrong("the topic has no such subject"))?;
            let heading = row.column(4).is_ok().then(|| pattern(row, 4)).transpose()?;
            subject.facts.push(Fact { sentence: pattern(row, 1)?, heading });
        }
    }
    Ok(())
}

fn read_kinds() -> Result<Vec<Kind>, SampleError> {
    let table = Table::read("provisions", include_str!("../data/provisions.table"));
    let mut kinds = Vec::new();
    for (name, rows) in table.sections() {
        let mut kind = Kind {
            name: name.to_owned(),
            classes: String::new(),
            headings: Vec::new(),
            sentences: Vec::new(),
            lists: Vec::new(),
        };
        for row in rows {
            match row.column(0)?.split_once(' ').unwrap_or((row.column(0)?, "")) {
                ("c", _) => kind.classes = row.column(1)?.to_owned(),
                ("h", _) => kind.headings.push(pattern(row, 1)?),
                ("s", _) => kind.sentences.push(pattern(row, 1)?),
                ("l", list) => kind.lists.push((list.to_owned(), pattern(row, 1)?)),
                _ => return Err(row.wrong("a row begins with c, h, s or l")),
            }
        }
        kinds.push(kind);
    }
    Ok(kinds)
}

fn read_codes(topics: &[Topic]) -> Result<Vec<Code>, SampleError> {
    let table = Table::read("codes", include_str!("../data/codes.table"));
    let read = |row: &Row| {
        let known = |name: &str| topics.iter().position(|topic| topic.name == name);
        let found: Option<Vec<usize>> = row.column(0)?.split(',').map(known).collect();
        Ok(Code {
            topics: found.ok_or_else(|| row.wrong("there is no such topic"))?,
            articles: row.column(1)?.parse().map_err(|_| row.wrong("not a number of articles"))?,
            year: row.column(2)?.parse().map_err(|_| row.wrong("not a year"))?,
            name: phrase(row, 3)?,
        })
    };
    table.section("")?.iter().map(read).collect()
}

/// Returns terms; Russian is in the genitive, which "within" and "not later than" require.
fn durations() -> Vec<Phrase> {
    const UNITS: [(&str, &str, &str, &[u32]); 3] = [
        ("ish kuni", "рабочих дней", "working days", &[3, 5, 7, 10, 15, 20]),
        ("kun", "дней", "days", &[5, 10, 15, 20, 30, 45, 60, 90]),
        ("oy", "месяцев", "months", &[2, 3, 6, 9, 12]),
    ];
    let unit = |&(uz, ru, en, counts): &(&str, &str, &str, &'static [u32])| {
        let (uz, ru, en) = (uz.to_owned(), ru.to_owned(), en.to_owned());
        counts.iter().map(move |n| {
            let latin = format!("{n} {uz}");
            Phrase::fixed(&latin, &cyrillic(&latin), &format!("{n} {ru}"), &format!("{n} {en}"))
        })
    };
    UNITS.iter().flat_map(unit).collect()
}

/// Returns amounts of money, as multiples of the base calculation value.
fn amounts() -> Vec<Phrase> {
    let times = |n: &u32| {
        let latin = format!("bazaviy hisoblash miqdorining {n} baravari miqdorida");
        let ru = format!("в размере {n} базовых расчетных величин");
        Phrase::fixed(&latin, &cyrillic(&latin), &ru, &format!("in the amount of {n} base calculation values"))
    };
    [5, 7, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300].iter().map(times).collect()
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn the_vocabulary_is_rich_enough() {
        let lexicon = Lexicon::load().unwrap();
        assert!(lexicon.topics.len() >= 20);
        for topic in &lexicon.topics {
            assert!(topic.subjects.len() >= 15, "{} has {} subjects", topic.name, topic.subjects.len());
            assert!(topic.actors.len() >= 4, "{}", topic.name);
            assert!(!topic.bodies.is_empty() && !topic.code.is_empty(), "{}", topic.name);
        }
        for kind in &lexicon.kinds {
            assert!(kind.headings.len() >= 2, "{}", kind.name);
            assert!(kind.sentences.len() >= 12, "{} has {} sentences", kind.name, kind.sentences.len());
            for (list, _) in &kind.lists {
                assert!(lexicon.list(list).len() >= 6, "{list}");
            }
        }
        assert_eq!(lexicon.codes.len(), 29);
    }
}

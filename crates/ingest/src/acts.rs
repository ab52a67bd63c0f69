//! Groups documents into acts, and names the acts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use qonun_law::{ActId, ActNumber, ActType, Date, DocId, Document, Lang, Series};

/// The properties of a document that grouping needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Id of the document.
    pub id: DocId,
    /// Its language.
    pub lang: Lang,
    /// Every text of the act named by its page, including this one.
    pub languages: BTreeMap<Lang, DocId>,
    /// Kind of act.
    pub kind: ActType,
    /// Canonical number.
    pub number: Option<String>,
    /// Day of adoption.
    pub adopted: Option<Date>,
}

impl From<&Document> for Header {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id,
            lang: document.lang,
            languages: document.languages.clone(),
            kind: document.kind,
            number: document.number.clone(),
            adopted: document.adopted,
        }
    }
}

/// An act and its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActGroup {
    /// Id of the act.
    pub act: ActId,
    /// Indexes of its texts in the given headers, in the order of languages, then ids.
    pub members: Vec<usize>,
    /// Every text of the act named by its pages, given or not. A given text takes precedence over one that is only
    /// named.
    pub languages: BTreeMap<Lang, DocId>,
}

/// An act with its texts, as values of the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActTexts<T> {
    /// Id of the act.
    pub id: ActId,
    /// Its current texts, in the order of languages, then ids.
    pub texts: Vec<T>,
    /// Other editions of these texts.
    pub editions: Vec<T>,
}

/// Groups texts into acts ([`join_acts`]). A document with other editions only is represented by its newest one.
#[must_use]
pub fn texts_by_act<T>(texts: Vec<T>, document: impl Fn(&T) -> &Document) -> Vec<ActTexts<T>> {
    let mut current: BTreeMap<DocId, T> = BTreeMap::new();
    let mut editions: BTreeMap<DocId, Vec<T>> = BTreeMap::new();
    for text in texts {
        let Document { id, edition, .. } = *document(&text);
        if edition.is_none() {
            current.insert(id, text);
        } else {
            editions.entry(id).or_default().push(text);
        }
    }
    for (id, others) in &mut editions {
        if !current.contains_key(id) {
            others.sort_by_key(|text| document(text).edition);
            current.extend(others.pop().map(|newest| (*id, newest)));
        }
    }
    let (ids, headers): (Vec<DocId>, Vec<Header>) =
        current.iter().map(|(id, text)| (*id, Header::from(document(text)))).unzip();
    let act = |group: ActGroup| {
        let members: Vec<DocId> = group.members.iter().map(|&place| ids[place]).collect();
        ActTexts {
            id: group.act,
            texts: members.iter().filter_map(|id| current.remove(id)).collect(),
            editions: members.iter().filter_map(|id| editions.remove(id)).flatten().collect(),
        }
    };
    join_acts(&headers).into_iter().map(act).collect()
}

/// Joins documents into acts: documents that name each other in their language switchers; and `-N` with `N`, the Latin
/// and the Cyrillic text of one act, unless their pages contradict. Several editions of a document count as one
/// document.
///
/// The result does not depend on the order of the headers. Acts are in the order of their smallest id (without sign).
/// If two acts would have the same id, the smallest document id distinguishes them: the act with the smaller one keeps
/// the plain id.
#[must_use]
pub fn join_acts(headers: &[Header]) -> Vec<ActGroup> {
    let mut union = Union::default();
    let mut by_id: BTreeMap<DocId, Vec<usize>> = BTreeMap::new();
    for (place, header) in headers.iter().enumerate() {
        by_id.entry(header.id).or_default().push(place);
        // A text that names no text, not even itself, is an act of its own.
        for other in header.languages.values().copied().chain([header.id]) {
            union.join(header.id, other);
        }
    }
    for (&id, places) in by_id.range(1..) {
        if let Some(mirrored) = by_id.get(&-id)
            && are_one(&headers[places[0]], &headers[mirrored[0]])
        {
            union.join(id, -id);
        }
    }
    let mut sets: BTreeMap<DocId, BTreeSet<DocId>> = BTreeMap::new();
    for id in union.ids() {
        let root = union.root(id);
        sets.entry(root).or_default().insert(id);
    }
    let mut groups: Vec<(u64, DocId, ActGroup)> = Vec::new();
    for ids in sets.into_values() {
        let smallest = ids.iter().map(|id| (id.unsigned_abs(), *id)).min().unwrap_or_default();
        let mut members: Vec<usize> = ids.iter().filter_map(|id| by_id.get(id)).flatten().copied().collect();
        members.sort_by_key(|&place| (headers[place].lang, headers[place].id, place));
        if !members.is_empty() {
            let group = make_group(headers, members, smallest.0);
            groups.push((smallest.0, smallest.1, group));
        }
    }
    groups.sort_by_key(|(magnitude, id, _)| (*magnitude, *id));
    let mut taken: HashMap<ActId, ()> = HashMap::new();
    for (magnitude, _, group) in &mut groups {
        while taken.insert(group.act.clone(), ()).is_some() {
            group.act = ActId(format!("{}~{magnitude}", group.act));
        }
    }
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// True if the documents `N` and `-N` are texts of one act. They are not if either names another text in the language
/// of the other, if both have the same language, or if their numbers or days differ.
fn are_one(one: &Header, two: &Header) -> bool {
    let agrees = |a: &Header, b: &Header| a.languages.get(&b.lang).is_none_or(|&named| named == b.id);
    let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
    one.lang != two.lang
        && agrees(one, two)
        && agrees(two, one)
        && same(one.number.as_deref(), two.number.as_deref())
        && (one.adopted.is_none() || two.adopted.is_none() || one.adopted == two.adopted)
}

fn make_group(headers: &[Header], members: Vec<usize>, smallest: u64) -> ActGroup {
    let mut languages: BTreeMap<Lang, DocId> = BTreeMap::new();
    for &place in &members {
        languages.entry(headers[place].lang).or_insert(headers[place].id);
    }
    for &place in &members {
        for (&lang, &id) in &headers[place].languages {
            languages.entry(lang).or_insert(id);
        }
    }
    let all = || members.iter().map(|&place| &headers[place]);
    let kind = all().map(|header| header.kind).min().unwrap_or(ActType::Other);
    let year = all().filter_map(|header| header.adopted).min().map(|day| day.year().to_string());
    let number = all().find_map(|header| header.number.as_deref()).map(|number| number_step(number, kind));
    let number = number.filter(|step| !step.is_empty()).unwrap_or_else(|| smallest.to_string());
    let act = ActId(format!("uz/{kind}/{}/{number}", year.as_deref().unwrap_or("undated")));
    ActGroup { act, members, languages }
}

/// Returns the last step of an act's id: `547` for the law ORQ-547, since laws have only one series; `pq-12` and
/// `vmq-12` for resolutions. Letters are lower-case Latin; any character that is not allowed in an address becomes a
/// hyphen.
fn number_step(number: &str, kind: ActType) -> String {
    let parsed = ActNumber::parse(number);
    let implied = match kind {
        ActType::Law | ActType::Code | ActType::Constitution => Some(Series::Orq),
        ActType::Decree => Some(Series::Pf),
        ActType::Disposition => Some(Series::F),
        _ => None,
    };
    let text = match parsed {
        Some(number) if number.series.is_some() && number.series == implied => number.rest,
        Some(number) => number.to_string(),
        None => number.to_owned(),
    };
    let mut step = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' | '-' | '.' => step.push(c),
            c => match LATIN.iter().find(|(letter, _)| *letter == c) {
                Some((_, latin)) => step.push_str(latin),
                None if step.ends_with('-') => {}
                None => step.push('-'),
            },
        }
    }
    step.trim_matches(['-', '.']).to_owned()
}

/// Latin letters for the Cyrillic letters in act numbers.
const LATIN: [(char, &str); 36] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "yo"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "i"),
    ('й', "y"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "x"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sh"),
    ('ъ', ""),
    ('ы', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('ў', "o"),
    ('қ', "q"),
    ('ҳ', "h"),
];

/// Disjoint sets of ids (union–find).
#[derive(Default)]
struct Union {
    parent: BTreeMap<DocId, DocId>,
}

impl Union {
    fn root(&mut self, id: DocId) -> DocId {
        let mut at = id;
        while let Some(&parent) = self.parent.get(&at).filter(|&&parent| parent != at) {
            at = parent;
        }
        // Path compression for the next look-up.
        let mut step = id;
        while step != at {
            step = self.parent.insert(step, at).unwrap_or(at);
        }
        self.parent.entry(at).or_insert(at);
        at
    }

    fn join(&mut self, one: DocId, two: DocId) {
        let (one, two) = (self.root(one), self.root(two));
        self.parent.insert(one.max(two), one.min(two));
    }

    fn ids(&self) -> Vec<DocId> {
        self.parent.keys().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActType, Document, EditionStamp, Lang, parse_date};

    use super::{Header, join_acts, texts_by_act};

    fn header(
        id: i64,
        lang: Lang,
        others: &[(Lang, i64)],
        kind: ActType,
        number: Option<&str>,
        adopted: &str,
    ) -> Header {
        let mut languages: std::collections::BTreeMap<_, _> = others.iter().copied().collect();
        languages.insert(lang, id);
        Header { id, lang, languages, kind, number: number.map(str::to_owned), adopted: parse_date(adopted) }
    }

    fn outline(headers: &[Header]) -> Vec<String> {
        let line = |group: super::ActGroup| {
            let ids: Vec<_> = group.members.iter().map(|&place| headers[place].id.to_string()).collect();
            format!("{}: {}", group.act, ids.join(" "))
        };
        join_acts(headers).into_iter().map(line).collect()
    }

    #[test]
    fn texts_are_joined_by_the_switcher_and_by_the_sign() {
        use ActType::{Code, Law, Resolution};
        use Lang::{En, Ru, UzCyrl, UzLatn};
        let headers = [
            header(-100, UzLatn, &[(Ru, 200)], Law, Some("ORQ-547"), "2019-07-02"),
            header(100, UzCyrl, &[], Law, Some("ORQ-547"), "2019-07-02"),
            header(200, Ru, &[], Law, Some("ORQ-547"), "2019-07-02"),
            // The ids match by sign and number, but the page contradicts.
            header(-300, UzLatn, &[(UzCyrl, 310)], Resolution, Some("PQ-5"), "2020-01-01"),
            header(300, UzCyrl, &[], Resolution, Some("VMQ-5"), "2020-01-01"),
            header(310, UzCyrl, &[], Resolution, Some("PQ-5"), "2020-01-01"),
            // Joined through a text that is not in the mirror.
            header(400, Ru, &[(En, 999)], Code, None, "1995-12-21"),
            header(401, UzCyrl, &[(En, 999)], Code, None, "1995-12-21"),
            // Two acts with the same number.
            header(500, Ru, &[], Law, Some("ORQ-547"), "2019-08-02"),
        ];
        let wanted = [
            "uz/law/2019/547: -100 100 200",
            "uz/resolution/2020/pq-5: -300 310",
            "uz/resolution/2020/vmq-5: 300",
            "uz/code/1995/400: 401 400",
            "uz/law/2019/547~500: 500",
        ];
        assert_eq!(outline(&headers), wanted);
        let mut turned = headers.to_vec();
        turned.reverse();
        assert_eq!(outline(&turned), wanted, "the order of the headers does not matter");
    }

    #[test]
    fn numbers_make_plain_steps() {
        for (number, wanted) in [
            ("VII-22-51-12-217-K/26", "uz/order/2020/vii-22-51-12-217-k-26"),
            ("12-мҳ", "uz/order/2020/12-mh"),
            ("2644", "uz/order/2020/2644"),
        ] {
            let one = [header(1, Lang::Ru, &[], ActType::Order, Some(number), "2020-05-05")];
            assert_eq!(join_acts(&one)[0].act.0, wanted);
        }
    }

    #[test]
    fn a_document_without_its_current_edition_is_known_by_the_newest_one() {
        let text = |id: i64, from: Option<&str>| Document {
            edition: from.and_then(parse_date).map(|from| EditionStamp { from, turn: 0 }),
            ..Document::new(id, Lang::Ru, "О труде", ActType::Law)
        };
        let texts = vec![
            text(5, Some("2020-01-02")),
            text(7, Some("2019-01-02")),
            text(7, Some("2021-01-02")),
            text(5, None),
            text(7, Some("2020-01-02")),
        ];
        let told = |texts: &[Document]| -> Vec<(i64, String)> {
            texts.iter().map(|text| (text.id, text.edition.map_or("current".to_owned(), |at| at.to_string()))).collect()
        };
        let acts = texts_by_act(texts, |text| text);
        let acts: Vec<_> = acts.iter().map(|act| (told(&act.texts), told(&act.editions))).collect();
        let stamps = |stamps: &[(i64, &str)]| stamps.iter().map(|&(id, at)| (id, at.to_owned())).collect::<Vec<_>>();
        assert_eq!(
            acts,
            [
                (stamps(&[(5, "current")]), stamps(&[(5, "2020-01-02")])),
                (stamps(&[(7, "2021-01-02")]), stamps(&[(7, "2019-01-02"), (7, "2020-01-02")])),
            ]
        );
    }
}

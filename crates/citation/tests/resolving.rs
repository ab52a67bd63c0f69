//! Resolves citations in a small law base.

use qonun_citation::{Code, Directory, Match, recognise, recognise_query, resolve};
use qonun_law::{ActNumber, Date, Path, parse_date};

/// Name, number, day of adoption, title; acts in force first.
const ACTS: [(&str, &str, &str, &str); 9] = [
    ("labour/2022", "ORQ-798", "2022-10-28", "Oʻzbekiston Respublikasining Mehnat kodeksi"),
    ("labour/1995", "161-I", "1995-12-21", "Oʻzbekiston Respublikasining Mehnat kodeksi"),
    ("civil/1", "163-I", "1995-12-21", "Oʻzbekiston Respublikasining Fuqarolik kodeksi (birinchi qism)"),
    ("civil/2", "256-I", "1996-08-29", "Oʻzbekiston Respublikasining Fuqarolik kodeksi (ikkinchi qism)"),
    ("criminal", "2012-XII", "1994-09-22", "Уголовный кодекс Республики Узбекистан"),
    ("housing", "713-I", "1998-12-24", "Жилищный кодекс Республики Узбекистан"),
    ("personal-data", "ORQ-547", "2019-07-02", "Shaxsga doir maʼlumotlar toʻgʻrisida"),
    ("cabinet/2020", "VMQ-443", "2020-05-12", "Xizmatlar toʻgʻrisida"),
    ("cabinet/2021", "VMQ-443", "2021-07-16", "Bozorlar toʻgʻrisida"),
];

struct Base;

impl Directory for Base {
    type Act = &'static str;

    fn by_number(&self, number: &ActNumber, adopted: Option<Date>) -> Vec<Self::Act> {
        let fits = |(_, own, day, _): &&(_, &str, &str, _)| {
            *own == number.to_string() && (adopted.is_none() || adopted == parse_date(day))
        };
        ACTS.iter().filter(fits).map(|act| act.0).collect()
    }

    fn by_number_in_year(&self, number: &ActNumber, year: i16) -> Vec<Self::Act> {
        let fits = |(_, own, day, _): &&(_, &str, &str, _)| {
            *own == number.to_string() && parse_date(day).is_some_and(|day| day.year() == year)
        };
        ACTS.iter().filter(fits).map(|act| act.0).collect()
    }

    fn by_code(&self, code: Code) -> Vec<Self::Act> {
        ACTS.iter().filter(|act| Code::of_title(act.3) == Some(code)).map(|act| act.0).collect()
    }

    fn by_title(&self, title: &str) -> Vec<Self::Act> {
        ACTS.iter().filter(|act| act.3 == title).map(|act| act.0).collect()
    }

    /// The Housing Code has three inserted articles; the resolution of 2020 writes one number with a full stop.
    fn has(&self, act: &Self::Act, path: &Path) -> bool {
        match *act {
            "housing" => ["art_41-1", "art_41-2", "art_43-2"].contains(&path.as_str()),
            "cabinet/2020" => ["point_4.1", "point_4-1"].contains(&path.as_str()),
            "cabinet/2021" => ["annex_1", "annex_2", "annex_2/point_5"].contains(&path.as_str()),
            _ => false,
        }
    }
}

fn shown(matches: &[Match<&str>]) -> Vec<String> {
    let one = |found: &Match<&str>| match &found.path {
        Some(path) => format!("{} {path}", found.act),
        None => found.act.to_owned(),
    };
    matches.iter().map(one).collect()
}

#[test]
fn citations_lead_to_acts_and_provisions() {
    for (text, wanted) in [
        ("ЎРҚ-547 15-модда", &["personal-data art_15"][..]),
        ("Mehnat kodeksining 15-moddasi", &["labour/2022 art_15", "labour/1995 art_15"]),
        ("статья 9 Гражданского кодекса", &["civil/1 art_9", "civil/2 art_9"]),
        ("ЖК 40", &["criminal art_40", "housing art_40"]),
        (
            "articles 15 and 17-19 of the Criminal Code",
            &["criminal art_15", "criminal art_17", "criminal art_18", "criminal art_19"],
        ),
        (
            "статьи 41-1–43 Жилищного кодекса",
            &["housing art_41-1", "housing art_41-2", "housing art_42", "housing art_43"],
        ),
        (
            "статьи 40–43-2 Жилищного кодекса",
            &[
                "housing art_40",
                "housing art_41",
                "housing art_41-1",
                "housing art_41-2",
                "housing art_42",
                "housing art_43",
                "housing art_43-2",
            ],
        ),
        ("Article 41.1 of the Housing Code", &["housing art_41-1"]),
        ("41.1-modda Uy-joy kodeksi", &["housing art_41-1"]),
        ("Уй-жой кодексининг 43.2-моддаси", &["housing art_43-2"]),
        ("ч. 2 ст. 43.2 Жилищного кодекса", &["housing art_43-2/part_2"]),
        ("статьи 41.1–42 Жилищного кодекса", &["housing art_41-1", "housing art_41-2", "housing art_42"]),
        ("ст. 41/1 Жилищного кодекса", &["housing art_41-1"]),
        // Neither article exists: the number is unchanged.
        ("ст. 16.1 Жилищного кодекса", &["housing art_16.1"]),
        // Both points exist: the cited spelling comes first.
        ("пункт 4.1 постановления № 443 от 12.05.2020", &["cabinet/2020 point_4.1"]),
        ("articles 1 to 900 of the Criminal Code", &["criminal art_1", "criminal art_900"]),
        ("12.05.2020 № 443", &["cabinet/2020"]),
        ("№ 443 12.05.2020", &["cabinet/2020"]),
        ("443-son", &["cabinet/2020", "cabinet/2021"]),
        ("09/21/443/0660", &["cabinet/2021"]),
        (
            "Vazirlar Mahkamasining 2021-yil 16-iyuldagi 443-son qaroriga 1-ilovaning 4-bandi",
            &["cabinet/2021 annex_1/point_4"],
        ),
        (
            "“Shaxsga doir maʼlumotlar toʻgʻrisida”gi Qonunning 3-moddasi ikkinchi qismi",
            &["personal-data art_3/part_2"],
        ),
        ("ЗРУ-547 от 03.07.2019", &["personal-data"]),
        ("ORQ-1", &[]),
        ("15-modda", &["here art_15"]),
        ("ushbu Qonunning 15-moddasi", &["here art_15"]),
        ("Закона статья 15", &[]),
        ("ushbu moddaning birinchi qismi", &["here"]),
    ] {
        let found = recognise_query(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(shown(&resolve(&found[0], &Base, Some(&"here"))), wanted, "{text}");
    }
}

#[test]
fn without_a_place_a_provision_alone_leads_nowhere() {
    let found = recognise("согласно статье 15 договор заключается");
    assert_eq!(found.len(), 1);
    assert!(resolve(&found[0], &Base, None).is_empty());
}

#[test]
fn an_annex_is_found_by_the_act_that_approved_it() {
    for (text, wanted) in [
        (
            "Vazirlar Mahkamasining 2021-yil 16-iyuldagi 443-son qarori bilan tasdiqlangan Bozorlar tartibi toʻgʻrisidagi nizomning 5-bandi",
            "cabinet/2021 annex_2/point_5",
        ),
        (
            "Вазирлар Маҳкамасининг 2021 йил 16 июлдаги 443-сон қарори билан тасдиқланган Низомнинг 5-бандига",
            "cabinet/2021 annex_2/point_5",
        ),
        (
            "пункт 5 Положения о рынках, утвержденного постановлением Кабинета Министров от 16 июля 2021 года № 443",
            "cabinet/2021 annex_2/point_5",
        ),
        // No annex has such a point: the act is cited all the same.
        (
            "пункт 9 Положения, утверждённого постановлением Кабинета Министров от 16 июля 2021 года № 443",
            "cabinet/2021",
        ),
        // Nothing was approved by that resolution.
        ("пункт 5 Положения и постановление Кабинета Министров от 16 июля 2021 года № 443", ""),
    ] {
        let found = recognise(text);
        let annex = found.iter().find(|citation| !citation.provisions.is_empty()).unwrap();
        assert_eq!(shown(&resolve(annex, &Base, None)).join(" "), wanted, "{text}");
    }
}

//! When an act last changed, and when a change of it takes effect.

use qonun_index::{ActEntry, Tables};
use qonun_law::Date;

/// The days from which wordings of an act are in force, in any language.
fn editions<'t>(tables: &'t Tables, act: &'t ActEntry) -> impl Iterator<Item = Date> + 't {
    let texts = &tables.texts[act.texts.start as usize..act.texts.end as usize];
    let known = texts.iter().flat_map(|text| text.editions.iter().copied().chain(text.edition));
    let kept = texts.iter().flat_map(|text| tables.editions_of(text.id)).map(|edition| edition.stamp);
    known.chain(kept).map(|stamp| stamp.from)
}

/// Returns the day until `today` on which the act was adopted, got another wording, or lost force, whichever is last.
pub(crate) fn last_change(tables: &Tables, act: &ActEntry, today: Date) -> Option<Date> {
    let days = editions(tables, act).chain(act.adopted).chain(act.repealed_on);
    days.filter(|day| *day <= today).max()
}

/// Returns the first day from `day` on from which the act, or another wording of it, is in force.
pub(crate) fn next_effect(tables: &Tables, act: &ActEntry, day: Date) -> Option<Date> {
    editions(tables, act).chain(act.in_force_from).filter(|effect| *effect >= day).min()
}

#[cfg(test)]
mod tests {
    use qonun_index::{ActEntry, Tables};
    use qonun_law::{ActId, ActType, Date, EditionStamp, Lang, Status, parse_date};

    use super::{last_change, next_effect};

    fn act(adopted: &str, from: &str, repealed: &str) -> ActEntry {
        ActEntry {
            id: ActId("uz/law/2018/1".to_owned()),
            texts: 0..1,
            kind: ActType::Law,
            number: None,
            registration: None,
            adopted: parse_date(adopted),
            in_force_from: parse_date(from),
            repealed_on: parse_date(repealed),
            status: Status::InForce,
            languages: std::collections::BTreeMap::new(),
            bodies: Vec::new(),
            topics: Vec::new(),
        }
    }

    fn tables(editions: &str) -> Tables {
        let stamp = |day: &str| EditionStamp { from: parse_date(day).unwrap(), turn: 0 };
        let text = qonun_index::TextEntry {
            id: 1,
            lang: Lang::Ru,
            act: 0,
            title: String::new(),
            title_words: 0,
            records: 0..0,
            head: 0,
            editions: editions.split_whitespace().map(stamp).collect(),
            edition: None,
            edition_of_day: None,
        };
        Tables { texts: vec![text], ..Tables::default() }
    }

    #[test]
    fn days_of_changes() {
        let shown = |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        // Columns: adopted, in force, repealed, editions; last change until 2026-07-01, next effect from 2026-07-02.
        for (adopted, from, repealed, editions, last, next) in [
            ("2018-05-05", "2018-08-05", "", "", "2018-05-05", "-"),
            ("2018-05-05", "2018-08-05", "", "2018-08-05 2024-01-01", "2024-01-01", "-"),
            ("2018-05-05", "2018-08-05", "2025-02-02", "2024-01-01", "2025-02-02", "-"),
            ("2026-06-01", "2026-09-01", "", "", "2026-06-01", "2026-09-01"),
            ("2018-05-05", "2018-08-05", "", "2024-01-01 2027-01-01 2026-10-01", "2024-01-01", "2026-10-01"),
            // What will lose force has not changed yet.
            ("2018-05-05", "2018-08-05", "2027-01-01", "", "2018-05-05", "-"),
            ("", "", "", "", "-", "-"),
        ] {
            let (act, tables) = (act(adopted, from, repealed), tables(editions));
            let (today, tomorrow) = (parse_date("2026-07-01").unwrap(), parse_date("2026-07-02").unwrap());
            let told = (shown(last_change(&tables, &act, today)), shown(next_effect(&tables, &act, tomorrow)));
            assert_eq!(told, (last.to_owned(), next.to_owned()), "{adopted} {from} {repealed} {editions}");
        }
    }
}

//! The card of a document (`/actinfo/card1/<id>`): its requisites in a table.
//!
//! Labels are in the language of the interface, values are mostly Russian in every interface; so labels and values are
//! recognised by their words in every language.

use qonun_law::{ActNumber, ActType, Date, Registration, Status, parse_date};

use crate::html::token::{Token, attribute, one_line, tokens};
use crate::kind::type_of_line;
use crate::numerals::find_date;
use crate::numerals::fold;

/// The contents of a card; missing values are `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Name of the act.
    pub name: Option<String>,
    /// Kind of act, from its form.
    pub kind: Option<ActType>,
    /// Status on the day when the card was saved; an act that takes effect later counts as in force.
    pub status: Option<Status>,
    /// First day in force.
    pub in_force_from: Option<Date>,
    /// First day no longer in force.
    pub repealed_on: Option<Date>,
    /// Registration by the Ministry of Justice.
    pub registration: Option<Registration>,
    /// Adopting bodies.
    pub bodies: Vec<String>,
    /// Day of adoption.
    pub adopted: Option<Date>,
    /// Canonical number; see [`ActNumber`].
    pub number: Option<String>,
}

/// The table that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Requisites,
    Bodies,
    Other,
}

/// Reads a card in any state.
#[must_use]
pub fn read_card(markup: &str) -> Card {
    let mut card = Card::default();
    let mut tables: Vec<Table> = Vec::new();
    let mut label = String::new();
    let mut row: Vec<String> = Vec::new();
    // The open cell: its class and its text.
    let mut cell: Option<(String, String)> = None;
    for token in tokens(markup) {
        match token {
            Token::Open(tag) => {
                let name = Token::name(tag).to_ascii_lowercase();
                let class = attribute(tag, "class").unwrap_or_default().to_owned();
                match name.as_str() {
                    "table" => {
                        cell = None;
                        tables.push(match attribute(tag, "id") {
                            Some("bodyTab") => Table::Bodies,
                            Some("srcTab") => Table::Other,
                            _ => Table::Requisites,
                        });
                    }
                    "tr" => row.clear(),
                    "td" | "th" => cell = Some((class, String::new())),
                    _ => {}
                }
            }
            Token::Text(text) => {
                if let Some((_, written)) = &mut cell {
                    written.push_str(text);
                }
            }
            Token::Close(name) => match name.to_ascii_lowercase().as_str() {
                "td" | "th" => {
                    let Some((class, text)) = cell.take() else { continue };
                    let text = one_line(&text);
                    match tables.last() {
                        Some(Table::Bodies) => row.push(text),
                        Some(Table::Other) => {}
                        _ if class.contains("lbl") => label = fold(&text),
                        _ if class.starts_with("cod") && !text.is_empty() => card.requisite(&label, text),
                        _ => {}
                    }
                }
                "tr" if tables.last() == Some(&Table::Bodies) => card.body(&std::mem::take(&mut row)),
                "table" => {
                    tables.pop();
                }
                _ => {}
            },
        }
    }
    card
}

impl Card {
    /// Stores a value by its label, which is folded.
    fn requisite(&mut self, label: &str, value: String) {
        let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let date = parse_date(&value);
        if says(&["юстици", "минюст", "adliya", "адлия", "justice"]) {
            let registration =
                self.registration.get_or_insert_with(|| Registration { number: String::new(), date: None });
            match date {
                Some(date) => registration.date = Some(date),
                None => registration.number = value.trim_start_matches(['№', ' ']).to_owned(),
            }
            self.registration.take_if(|registration| registration.number.is_empty() && registration.date.is_none());
        } else if says(&["утрат", "yoqot", "йўқот", "loss of force", "lost force"]) {
            self.repealed_on = date.or(self.repealed_on);
        } else if says(&["вступлени", "kuchga kirish", "кучга кириш", "entry into force", "effective", "effect date"])
        {
            self.in_force_from = date.or(self.in_force_from);
        } else if says(&["статус", "состояние", "holat", "ҳолат", "status"]) {
            self.status = read_status(&value).or(self.status);
        } else if says(&["форма", "shakl", "шакл", "form"]) && self.kind.is_none() {
            self.kind = type_of_line(&value);
        } else if says(&["наименование", "название", "nomi", "номи", "name", "title"]) && self.name.is_none()
        {
            self.name = Some(value);
        }
    }

    /// Reads a row of the table of bodies: ordinal, body, post, signer, date, number, place.
    fn body(&mut self, row: &[String]) {
        let numbered = row.first().is_some_and(|first| first.trim_end_matches('.').parse::<u8>().is_ok());
        let Some(body) = row.get(1).filter(|body| numbered && !body.is_empty()) else { return };
        self.bodies.push(body.clone());
        let dates = row.iter().skip(2).filter_map(|cell| find_date(cell)).map(|(_, date)| date);
        self.adopted = self.adopted.or_else(|| dates.min());
        let number = row.get(5).filter(|cell| find_date(cell).is_none()).and_then(|cell| ActNumber::parse(cell));
        self.number = self.number.take().or_else(|| number.map(|number| number.to_string()));
    }
}

/// Parses "Действующий", "Утративший силу", "Не действующий", "Amalda"…
fn read_status(value: &str) -> Option<Status> {
    let folded = fold(value);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if says(&["утрати", "не действ", "yoqot", "йўқот", "amalda emas", "амалда эмас", "not in force", "lost", "invalid"])
    {
        return Some(Status::Repealed);
    }
    says(&["действующ", "amalda", "амалда", "in force", "valid"]).then_some(Status::InForce)
}

#[cfg(test)]
mod tests {
    use qonun_law::{ActType, Status};

    use super::read_card;

    #[test]
    fn a_card_is_read_with_its_odd_markup() {
        let card = read_card(concat!(
            "<TABLE><TR><TD width=\"1\"CLASS=\"lbl\">Наименование:</TD><TD CLASS=\"codL\">Baliq ovlash qoidalari</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Форма акта:</TD><TD CLASS=\"codL\">Приказ</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Рег. номер Минюста</TD><TD CLASS=\"codС\">№ 2644</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Дата рег. в Минюсте</TD><TD CLASS=\"codR\">12.03.2015</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Статус</TD><TD CLASS=\"codL\">Утративший силу</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Дата вступления в силу</TD><TD CLASS=\"codR\">01.04.2015</TD></TR>",
            "<TR><TD CLASS=\"lbl\">Дата утраты силы</TD><TD CLASS=\"codR\">02.05.2018</TD></TR>",
            "<TR><TD colspan=2><TABLE id=\"bodyTab\"><TR><TD>№</TD><TD>Орган</TD></TR>",
            "<TR><TD>1</TD><TD>Министерство рыбы</TD><TD>Министр</TD><TD>А. Сом</TD><TD>01.03.2015</TD><TD>17-сон</TD><TD>Ташкент</TD></TR></TABLE></TD></TR>",
            "<TR><TD><TABLE id=\"srcTab\"><TR><TD CLASS=\"codL\">Данные отсутствуют</TD></TR></TABLE></TD></TR></TABLE>",
        ));
        assert_eq!(card.name.as_deref(), Some("Baliq ovlash qoidalari"));
        assert_eq!(card.kind, Some(ActType::Order));
        assert_eq!(card.status, Some(Status::Repealed));
        assert_eq!(card.in_force_from.map(|d| d.to_string()).as_deref(), Some("2015-04-01"));
        assert_eq!(card.repealed_on.map(|d| d.to_string()).as_deref(), Some("2018-05-02"));
        assert_eq!(card.bodies, ["Министерство рыбы"]);
        assert_eq!(card.adopted.map(|d| d.to_string()).as_deref(), Some("2015-03-01"));
        assert_eq!(card.number.as_deref(), Some("17"));
        let registration = card.registration.unwrap();
        assert_eq!(registration.number, "2644");
        assert_eq!(registration.date.map(|d| d.to_string()).as_deref(), Some("2015-03-12"));
    }
}

//! The document card `/actinfo/card1/<id>`: one table in upper-case tags, with mostly Russian values.

use std::fmt::Write;

use crate::act::{Act, Class, Number};
use crate::calendar::dotted;
use crate::lexicon::Lexicon;
use crate::phrase::{CYR, EN, RU, UZ};
use crate::reference::{form_of, owner_of};

/// Writes the card of one text of an act.
pub(crate) fn write(lexicon: &Lexicon, act: &Act, lang: usize) -> String {
    let registered = matches!(act.number, Number::Registered(_));
    let (number, day) = (act.number.label(RU), dotted(act.adopted));
    let (state, justice) = if registered { ("", number.as_str()) } else { (number.as_str(), "") };
    let form = form_of(lexicon, act).map(|form| form.ru[0].clone()).unwrap_or_default();
    let repealed = act.repealed_on();
    let status = match (repealed, lang) {
        (Some(_), _) => "Утративший силу",
        (None, UZ) => "Amalda",
        (None, _) => "Действующий",
    };
    let language = match lang {
        UZ => "Узбекский (Л)",
        CYR => "Узбекский (К)",
        RU => "Русский",
        EN => "Английский",
        _ => "",
    };
    let (source, issue) =
        if act.adopted.year() >= 2018 { ("НБДЗ", "03/22/798/0972") } else { ("СЗ РУ", "52 (II)") };
    let rows = [
        ("Номи", act.title[lang].clone(), "codL"),
        ("Тури", kind_words(act.class).to_owned(), "codL"),
        ("Шакли", form, "codL"),
        ("Давлат рўйхатидан ўтган рақами", state.to_owned(), "codL"),
        ("Давлат рўйхатидан ўтган санаси", if registered { String::new() } else { day.clone() }, "codR"),
        ("Тили", language.to_owned(), "codL"),
        ("Адлия вазирлигида рўйхатга олинган рақами", justice.to_owned(), "codL"),
        ("Адлия вазирлигида рўйхатга олинган санаси", if registered { day.clone() } else { String::new() }, "codR"),
        ("Ҳолати", status.to_owned(), "codL"),
        ("Кучга кириш санаси", dotted(act.in_force_from), "codR"),
        ("Амал қилиш муддати", "Бессрочный".to_owned(), "codL"),
        ("Кучини йўқотган санаси", repealed.map(dotted).unwrap_or_default(), "codR"),
        ("Кучини йўқотиш сабаби", String::new(), "codL"),
        ("Норматив хусусияти", "1. Нормативно-правовые акты".to_owned(), "codL"),
        ("Расмий манба", source.to_owned(), "codС"),
        ("Манба рақами", issue.to_owned(), "codL"),
        ("Эълон қилинган санаси", day.clone(), "codR"),
        ("Моддаси", String::new(), "codL"),
        ("Имзоланган санаси", day.clone(), "codR"),
        ("Кучга кириш санаси учун фойдаланилган", "Да".to_owned(), "codL"),
        ("Ишлаб чиқувчи орган", lexicon.topics[act.topic].bodies[0].ru[0].clone(), "codL"),
    ];
    let mut out =
        String::from("<HTML><HEAD><META charset=\"utf-8\"></HEAD><BODY><TABLE ID=\"cardTab\" WIDTH=\"100%\">\n");
    for (at, (label, value, class)) in rows.iter().enumerate() {
        // One attribute has no blank before CLASS.
        let blank = if at == 2 { "" } else { " " };
        let _ = writeln!(
            out,
            "<TR><TD CLASS=\"lbl\">{label}</TD><TD WIDTH=\"60%\"{blank}CLASS=\"{class}\">{value}</TD></TR>"
        );
    }
    let body = owner_of(lexicon, act);
    let _ = writeln!(
        out,
        "<TR><TD COLSPAN=\"2\"><TABLE ID=\"bodyTab\"><TR><TD CLASS=\"lbl\">1</TD><TD CLASS=\"codL\">{}</TD><TD CLASS=\"codL\"></TD>\
         <TD CLASS=\"codL\"></TD><TD CLASS=\"codR\">{day}</TD><TD CLASS=\"codL\">{number}</TD><TD CLASS=\"codL\">г. Ташкент</TD></TR></TABLE></TD></TR>",
        body.ru[0]
    );
    out.push_str("<TR><TD COLSPAN=\"2\"><TABLE ID=\"srcTab\"><TR><TD>Данные отсутствуют</TD></TR></TABLE></TD></TR>\n</TABLE></BODY></HTML>\n");
    out
}

const fn kind_words(class: Class) -> &'static str {
    match class {
        Class::Treaty => "Международные договоры",
        Class::Ministry => "Ведомственные акты",
        _ => "Законодательные акты",
    }
}

//! References from one act to another: with or without title, unit, and link.

use qonun_law::{ActType, Date};

use crate::act::{Act, Class};
use crate::calendar::{dotted, of_day};
use crate::lexicon::Lexicon;
use crate::phrase::{CYR, EN, Phrase, RU, UZ};
use crate::russian::Gender;
use crate::script::cyrillic;

/// The parts of a reference to an act.
#[derive(Clone, Copy)]
pub(crate) struct Naming {
    /// The unit, if the reference names one.
    pub(crate) unit: Option<usize>,
    /// True if the reference has the title, and not only number and date.
    pub(crate) titled: bool,
    /// True if the reference has links.
    pub(crate) linked: bool,
    /// Day of the linked edition.
    pub(crate) on: Option<Date>,
}

/// Returns a reference to the act in four languages: `Prezidentning 2020-yil 5-martdagi PF-60-son Farmoni`.
pub(crate) fn reference(lexicon: &Lexicon, act: &Act, naming: Naming) -> Phrase {
    let whole = act_phrase(lexicon, act, naming);
    let Some(unit) = naming.unit.and_then(|at| act.units.get(at)) else { return whole };
    let raised = match unit.number {
        (base, 0) => base.to_string(),
        (base, inserted) => format!("{base}<sup>{inserted}</sup>"),
    };
    let linked = |lang, words: String| link(act, lang, naming, true, &words);
    let article = act.class.has_articles();
    let (uz_word, ru_words, gender, en_word) = if article {
        ("moddasi", ["статья", "статьи", "статье", "статью", "статьей", "статье"], Gender::Feminine, "article")
    } else {
        ("bandi", ["пункт", "пункта", "пункту", "пункт", "пунктом", "пункте"], Gender::Masculine, "point")
    };
    let uz = format!("{}ning {}", whole.uz, linked(UZ, format!("{raised}-{uz_word}")));
    let cyr = format!("{}нинг {}", whole.cyr, linked(CYR, format!("{raised}-{}", cyrillic(uz_word))));
    let ru =
        std::array::from_fn(|case| format!("{} {}", linked(RU, format!("{} {raised}", ru_words[case])), whole.ru[1]));
    let en = format!("{} of {}", linked(EN, format!("{en_word} {raised}")), whole.en);
    Phrase { uz, cyr, ru, gender, en }
}

fn act_phrase(lexicon: &Lexicon, act: &Act, naming: Naming) -> Phrase {
    // With a unit, the link is on the unit's number.
    let naming = Naming { linked: naming.linked && naming.unit.is_none(), ..naming };
    if act.class == Class::Code {
        return code_phrase(&lexicon.codes[act.code].name, act, naming);
    }
    let Some(form) = form_of(lexicon, act) else { return Phrase::same("") };
    let linked = |lang, words: &str| link(act, lang, naming, false, words);
    let law = act.class == Class::Law;
    let dated = !law || !naming.titled;
    let uzbek = |lang: usize, title: &str, form: &str, own: &str| {
        let (open, close, gi, son) =
            if lang == UZ { ("“", "”", "gi", "-son") } else { ("«", "»", "ги", "-сон") };
        let title = if naming.titled { format!(" {open}{title}{close}{gi}") } else { String::new() };
        let date = if dated { format!(" {}", of_day(lang, act.adopted)) } else { String::new() };
        let number = if dated { format!(" {}{son}", act.number.label(lang)) } else { String::new() };
        format!("{own}{date}{title}{} {}", number, linked(lang, form))
    };
    let owner = owner_of(lexicon, act);
    let uz_owner = format!("{}ning", owner.uz);
    let ru_rest = {
        let date =
            if dated { format!(" {} № {}", of_day(RU, act.adopted), act.number.label(RU)) } else { String::new() };
        let title = if naming.titled { format!(" «{}»", act.title[RU]) } else { String::new() };
        format!(" {}{date}{title}", owner.ru[1])
    };
    let en = {
        let date =
            if dated { format!(" {} No. {}", of_day(EN, act.adopted), act.number.label(EN)) } else { String::new() };
        let title = if naming.titled { format!(" “{}”", act.title[EN]) } else { String::new() };
        format!("the {} of {}{date}{title}", linked(EN, &form.en), owner.en)
    };
    Phrase {
        uz: uzbek(UZ, &act.title[UZ], &form.uz, &uz_owner),
        cyr: uzbek(CYR, &act.title[CYR], &form.cyr, &cyrillic(&uz_owner)),
        ru: std::array::from_fn(|case| linked(RU, &form.ru[case]) + &ru_rest),
        gender: form.gender,
        en,
    }
}

fn code_phrase(name: &Phrase, act: &Act, naming: Naming) -> Phrase {
    let linked = |lang, words: &str| link(act, lang, naming, false, words);
    // "of an article of the Code of the Republic" has one genitive, not two.
    let inside = naming.unit.is_some();
    Phrase {
        uz: format!("Oʻzbekiston Respublikasi{} {}", if inside { "" } else { "ning" }, linked(UZ, &name.uz)),
        cyr: format!("Ўзбекистон Республикаси{} {}", if inside { "" } else { "нинг" }, linked(CYR, &name.cyr)),
        ru: std::array::from_fn(|case| linked(RU, &name.ru[case])),
        gender: name.gender,
        en: linked(EN, &name.en),
    }
}

/// Returns the form of an act: Qonuni, Закон, Law.
pub(crate) fn form_of<'a>(lexicon: &'a Lexicon, act: &Act) -> Option<&'a Phrase> {
    lexicon.name("forms", act.kind.name())
}

/// Returns the owner of an act: the Republic, the President, a ministry.
pub(crate) fn owner_of(lexicon: &Lexicon, act: &Act) -> Phrase {
    let named = |name| lexicon.name("frame", name).cloned().unwrap_or_else(|| Phrase::same(""));
    match act.class {
        Class::Decree | Class::Resolution | Class::Disposition => named("body president"),
        Class::Cabinet => named("body cabinet"),
        Class::Ministry => ministry(&lexicon.topics[act.topic].bodies[0]),
        Class::Code | Class::Law | Class::Treaty => {
            let ru = ["а", "и", "е", "у", "ой", "е"].map(|ending| format!("Республик{ending} Узбекистан"));
            Phrase {
                uz: "Oʻzbekiston Respublikasi".to_owned(),
                cyr: "Ўзбекистон Республикаси".to_owned(),
                ru,
                gender: Gender::Feminine,
                en: "the Republic of Uzbekistan".to_owned(),
            }
        }
    }
}

/// Returns a ministry with the name of the country.
fn ministry(body: &Phrase) -> Phrase {
    Phrase {
        uz: format!("Oʻzbekiston Respublikasi {}", body.uz),
        cyr: format!("Ўзбекистон Республикаси {}", body.cyr),
        ru: std::array::from_fn(|case| format!("{} Республики Узбекистан", body.ru[case])),
        gender: body.gender,
        en: format!("{} of the Republic of Uzbekistan", body.en),
    }
}

/// True for types whose number is the number of their registration.
pub(crate) fn is_ministerial(kind: ActType) -> bool {
    use ActType::{Instruction, Order, Procedure, Regulation, Rules};
    matches!(kind, Order | Regulation | Rules | Instruction | Procedure)
}

fn link(act: &Act, lang: usize, naming: Naming, to_unit: bool, words: &str) -> String {
    if !naming.linked {
        return words.to_owned();
    }
    let id = act.id_for(lang);
    let on = naming.on.map(|day| format!("?ONDATE={} 00", dotted(day))).unwrap_or_default();
    let anchor = naming.unit.filter(|_| to_unit).map(|unit| format!("#{}", Act::unit_anchor(id, unit)));
    format!("<a href=\"/docs/{id}{on}{}\">{words}</a>", anchor.unwrap_or_default())
}

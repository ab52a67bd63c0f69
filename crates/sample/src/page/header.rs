//! The parts around the text: title, header, language switcher, editions, contents, footer.

use std::fmt::Write;

use super::View;
use super::push::push;
use crate::act::{Class, block_id};
use crate::calendar::dotted;
use crate::draft::{Block, Mark};
use crate::phrase::{CYR, EN, RU, UZ};
use crate::reference::{form_of, is_ministerial, owner_of};
use crate::rng::Rng;

/// Words of the interface, whose language may differ from that of the document.
pub(super) struct Interface {
    tag: &'static str,
    prefix: &'static str,
    pub(super) suggest: &'static str,
    pub(super) listen: &'static str,
    pub(super) link: &'static str,
    in_force: &'static str,
    more: &'static str,
    card: [&'static str; 4],
    share: &'static str,
    contents: &'static str,
    repealed: &'static str,
    as_of: [&'static str; 2],
    to_current: &'static str,
    menu: [&'static str; 3],
    made_up: &'static str,
}

const INTERFACES: [Interface; 4] = [
    Interface {
        tag: "uz-Latn-UZ",
        prefix: "/uz",
        suggest: "Hujjatga taklif yuborish",
        listen: "Audioni tinglash",
        link: "Hujjat elementidan havola olish",
        in_force: "Kuchga kirish sanasi",
        more: "Qoʻshimcha axborot",
        card: ["Asosiy rekvizitlar", "Kodifikatsiya", "Qayta koʻrish asoslari", "Oʻzgarishlar tarixi"],
        share: "Ulashish",
        contents: "Mundarija",
        repealed: "Hujjat kuchini yo‘qotgan",
        as_of: ["Hujjat ", " sanasi holatiga"],
        to_current: "Amaldagi versiyaga o‘tish",
        menu: ["Qonunchilik", "Qidiruv", "Markaz haqida"],
        made_up: "Namuna: bu sahifadagi matn oʻylab topilgan va yuridik kuchga ega emas.",
    },
    Interface {
        tag: "uz-Cyrl-UZ",
        prefix: "",
        suggest: "Ҳужжатга таклиф юбориш",
        listen: "Аудиони тинглаш",
        link: "Ҳужжат элементидан ҳавола олиш",
        in_force: "Кучга кириш санаси",
        more: "Қўшимча ахборот",
        card: ["Асосий реквизитлар", "Кодификация", "Қайта кўриш асослари", "Ўзгаришлар тарихи"],
        share: "Улашиш",
        contents: "Мундарижа",
        repealed: "Ҳужжат кучини йўқотган",
        as_of: ["Ҳужжат ", " санаси ҳолатига"],
        to_current: "Амалдаги версияга ўтиш",
        menu: ["Қонунчилик", "Қидирув", "Марказ ҳақида"],
        made_up: "Намуна: бу саҳифадаги матн ўйлаб топилган ва юридик кучга эга эмас.",
    },
    Interface {
        tag: "ru-RU",
        prefix: "/ru",
        suggest: "Отправить предложение к документу",
        listen: "Прослушать аудио",
        link: "Получить ссылку на элемент документа",
        in_force: "Дата вступления в силу",
        more: "Дополнительная информация",
        card: ["Основные реквизиты", "Кодификация", "Основания пересмотра", "История изменений"],
        share: "Поделиться",
        contents: "Оглавление",
        repealed: "Документ утратил силу",
        as_of: ["Документ по состоянию на ", ""],
        to_current: "Перейти на действующую версию",
        menu: ["Законодательство", "Поиск", "О центре"],
        made_up: "Образец: текст этой страницы вымышлен и юридической силы не имеет.",
    },
    Interface {
        tag: "en-US",
        prefix: "/en",
        suggest: "Send a proposal to the document",
        listen: "Listen to audio",
        link: "Get a link to the element of the document",
        in_force: "Effective date",
        more: "Additional information",
        card: ["Main requisites", "Codification", "Grounds for revision", "Revision history"],
        share: "Share",
        contents: "Contents",
        repealed: "The document has lost force",
        as_of: ["Document as of ", ""],
        to_current: "Go to the current version",
        menu: ["Legislation", "Search", "About"],
        made_up: "Sample: the text of this page is made up and has no legal force.",
    },
];

impl Interface {
    /// Chooses Cyrillic for every second page, as served to a visitor without a preference.
    pub(super) fn choose(rng: &mut Rng) -> &'static Self {
        let at = match rng.below(20) {
            0..10 => CYR,
            10..15 => UZ,
            15..19 => RU,
            _ => EN,
        };
        &INTERFACES[at]
    }
}

/// Replaces U+02BB and U+02BC by U+2018, as in header lines.
fn header_letters(text: &str) -> String {
    text.replace(['ʻ', 'ʼ'], "‘")
}

/// Writes everything before the text.
pub(super) fn write(out: &mut String, view: View<'_>, blocks: &[Block], interface: &Interface) {
    head(out, view, interface);
    push(out, &["<header class=\"header\"><div class=\"header__menu\"><a href=\"/\">LexUZ</a>"]);
    let [law, search, about] = interface.menu;
    push(out, &["<a href=\"/search/nat\">", law, "</a><a href=\"/search/all\">", search, "</a>"]);
    push(
        out,
        &["<a href=\"/rss\">RSS</a><a href=\"/about\">", about, "</a></div></header>\n<div class=\"docHeader\">\n"],
    );
    push(out, &["<div class=\"docHeader__col docHeader__col__1\"><div class=\"docHeader__item\">"]);
    push(out, &["<div class=\"docHeader__item-label\">", &header_letters(&label(view)), "</div></div>"]);
    banners(out, view, interface);
    push(out, &["</div>\n<div class=\"docHeader__col docHeader__col__2\"><div class=\"docHeader__item\">"]);
    push(
        out,
        &["<div class=\"docHeader__item-label\">", interface.in_force, "</div><div class=\"docHeader__item-value\">"],
    );
    push(out, &["<span id=\"lblNEffectDate\">", &dotted(view.act.in_force_from), "</span></div></div></div>\n"]);
    menu(out, view, interface);
    languages(out, view, interface);
    editions(out, view);
    contents(out, view, blocks, interface);
}

fn head(out: &mut String, view: View<'_>, interface: &Interface) {
    let number = view.act.number.label(view.lang);
    let number = if number.is_empty() { number } else { format!("{}-сон ", header_letters(&number)) };
    let title = &view.act.title[view.lang];
    push(
        out,
        &["<!DOCTYPE html>\n<html lang=\"", interface.tag, "\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>&nbsp;"],
    );
    push(out, &[&number, &dotted(view.act.adopted), ".&nbsp;", title, "</title>\n"]);
    push(
        out,
        &["<link rel=\"stylesheet\" href=\"/css/lex.css\"/><script src=\"/js/act.js\"></script>\n</head>\n<body>\n"],
    );
}

/// Returns "Body's form, date and number" in the language of the document.
fn label(view: View<'_>) -> String {
    let (act, lang) = (view.act, view.lang);
    let date = dotted(act.adopted);
    match act.class {
        Class::Code => return act.title[lang].clone(),
        Class::Treaty => {
            let form = form_of(view.lexicon, act).map(|form| form.bare()[lang].clone()).unwrap_or_default();
            return match lang {
                UZ => format!("Xalqaro {form}, {date}"),
                CYR => format!("Халқаро {form}, {date}"),
                _ => format!("{form}, {date}"),
            };
        }
        _ => {}
    }
    let owner = owner_of(view.lexicon, act);
    let Some(form) = form_of(view.lexicon, act) else { return date };
    let number = act.number.label(lang);
    let whose = match lang {
        UZ => format!("{}ning {}", owner.uz, form.uz),
        CYR => format!("{}нинг {}", owner.cyr, form.cyr),
        RU => format!("{} {}", form.ru[0], owner.ru[1]),
        _ => format!("{} of {}", form.en, owner.en),
    };
    match (lang, is_ministerial(act.kind)) {
        (UZ, true) => format!("{whose}, {date} yilda ro‘yxatdan o‘tgan, ro‘yxat raqami {number}"),
        (CYR, true) => format!("{whose}, {date} йилда рўйхатдан ўтган, рўйхат рақами {number}"),
        (RU, true) => format!("{whose}, зарегистрирован {date} г., рег. номер {number}"),
        (UZ, false) => format!("{whose}, {date} yildagi {number}-son"),
        (CYR, false) => format!("{whose}, {date} йилдаги {number}-сон"),
        (RU, false) => format!("{whose}, от {date} г. № {number}"),
        (_, true) => format!("{whose}, registered {date}, reg. No. {number}"),
        _ => format!("{whose}, of {date} No. {number}"),
    }
}

fn banners(out: &mut String, view: View<'_>, interface: &Interface) {
    if let Some(day) = view.act.repealed_on() {
        push(out, &["<div class=\"docHeader__banner docHeader__banner_red\">", interface.repealed, " "]);
        push(out, &[&dotted(day), "</div>"]);
    }
    if view.is_other_edition() {
        let [before, after] = interface.as_of;
        let day = dotted(view.act.editions[view.edition].from);
        push(out, &["<div class=\"docHeader__banner\">", before, &day, after, " <a href=\"/docs/"]);
        push(out, &[&view.id.to_string(), "\">", interface.to_current, "</a></div>"]);
    }
}

fn menu(out: &mut String, view: View<'_>, interface: &Interface) {
    push(
        out,
        &["<div class=\"docHeader__col docHeader__col__3\"><div class=\"docHeader__menu\"><span>", interface.more],
    );
    out.push_str("</span>");
    for (at, name) in interface.card.iter().enumerate() {
        push(out, &["<a onclick=\"showAddCard(", &(at + 1).to_string(), ")\">", name, "</a>"]);
    }
    let id = view.id.to_string();
    push(out, &["</div><div class=\"docHeader__share\"><span>", interface.share, "</span>"]);
    push(
        out,
        &["<a href=\"https://t.me/share/url?url=https://lex.uz/docs/", &id, "\">Telegram</a></div></div>\n</div>\n"],
    );
}

/// Writes the texts of the act; the one shown has no address. Some pages have an entry for two columns.
fn languages(out: &mut String, view: View<'_>, interface: &Interface) {
    const NAMES: [(usize, &str, &str); 4] =
        [(RU, "Рус", "На русском"), (EN, "Eng", "In english"), (CYR, "Ўзб", "Ўзбекча"), (UZ, "O'zb", "O'zbekcha")];
    out.push_str("<div class=\"docContentHeader\">");
    for (lang, name, title) in NAMES {
        let Some(id) = view.act.ids[lang] else { continue };
        if lang == view.lang {
            push(out, &["<div class=\"docContentHeader__item-link active\" title=\"", title, "\">", name, "</div>"]);
        } else {
            let id = id.to_string();
            push(
                out,
                &["<div class=\"docContentHeader__item-link\" onclick=\"openUrl('", interface.prefix, "/docs/", &id],
            );
            push(out, &["')\" title=\"", title, "\">", name, "</div>"]);
        }
    }
    if let (Some(_), Some(id)) = (view.act.ids[RU], view.act.ids[CYR]) {
        let id = id.to_string();
        push(out, &["<div class=\"docContentHeader__item-link\" onclick=\"openUrl('", interface.prefix, "/docs/", &id]);
        out.push_str("?otherlang=1')\" title=\"Рус|Ўзб\">Рус|Ўзб</div>");
    }
    out.push_str("</div>\n");
}

/// Writes the editions, newest first, including future ones.
fn editions(out: &mut String, view: View<'_>) {
    out.push_str("<div class=\"docEditions\">");
    for (at, edition) in view.act.editions.iter().enumerate().rev() {
        let class = if at == view.edition { "lx_date_selected" } else { "lx_date_link" };
        let (id, day) = (view.id, dotted(edition.from));
        let turn = if edition.turn > 0 { format!(" {:02}", edition.turn) } else { String::new() };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<div class=\"lx_date_ddm\"><span class=\"{class}\" onclick=\"openUrl('/docs/{id}?ONDATE={day}{turn}')\">{day}{turn}</span></div>"
        );
    }
    out.push_str("</div>\n");
}

/// Writes every heading again, in a list that a parser must skip.
fn contents(out: &mut String, view: View<'_>, blocks: &[Block], interface: &Interface) {
    push(out, &["<div class=\"docNavbar\"><div class=\"docNavbar__title\">", interface.contents, "</div>"]);
    for block in blocks.iter().filter(|block| block.mark == Mark::Listed) {
        let id = block_id(view.id, block.offset);
        let _ = write!(
            out,
            "<div class=\"docNavbar__item\"><a class=\"search-text\" href=\"javascript:scrollText('{id}')\">"
        );
        push_plain(out, &block.html[view.lang]);
        out.push_str("</a></div>");
    }
    out.push_str("</div>\n");
}

/// Writes the words of an HTML text; a line break becomes a blank.
fn push_plain(out: &mut String, html: &str) {
    let mut rest = html;
    while let Some((words, after)) = rest.split_once('<') {
        out.push_str(words);
        if after.starts_with("br") {
            out.push(' ');
        }
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
}

/// Writes everything after the text.
pub(super) fn footer(out: &mut String, interface: &Interface) {
    push(
        out,
        &["<footer class=\"footer\"><div>", interface.menu[2], "</div><div>", interface.made_up, "</div></footer>\n"],
    );
    out.push_str("<script>(function(){var s=document.createElement(\"script\");s.src=\"/js/adv.js\";");
    out.push_str("document.body.appendChild(s);window._lx=\"<div>lex</div>\";})();</script>\n</body>\n</html>\n");
}

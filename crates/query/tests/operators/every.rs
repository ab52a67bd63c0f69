//! Every operator in every script and scope: the requests that `every.md` must have.

/// The words of one language: three words of its texts, a form, prefixes and misspellings of them, names of the
/// language.
struct Words {
    a: &'static str,
    b: &'static str,
    c: &'static str,
    form: &'static str,
    phrase: &'static str,
    beginning: &'static str,
    pattern: &'static str,
    misspelt: &'static str,
    and: &'static str,
    or: &'static str,
    not: &'static str,
    exact: &'static str,
    title: &'static str,
    text: &'static str,
    adopted: &'static str,
    provision: &'static str,
}

const LANGUAGES: [Words; 4] = [
    Words {
        a: "soliq",
        b: "boj",
        c: "penya",
        form: "penyani",
        phrase: "soliq organi",
        beginning: "hisob",
        pattern: "sol?q",
        misspelt: "saliq",
        and: "VA",
        or: "YOKI",
        not: "EMAS",
        exact: "ANIQ",
        title: "sarlavha",
        text: "matn",
        adopted: "sana",
        provision: "doira:modda",
    },
    Words {
        a: "солиқ",
        b: "бож",
        c: "пеня",
        form: "пеняни",
        phrase: "солиқ органи",
        beginning: "ҳисоб",
        pattern: "сол?қ",
        misspelt: "салиқ",
        and: "ВА",
        or: "ЁКИ",
        not: "ЭМАС",
        exact: "АНИҚ",
        title: "сарлавҳа",
        text: "матн",
        adopted: "сана",
        provision: "доира:модда",
    },
    Words {
        a: "налог",
        b: "пошлина",
        c: "пеня",
        form: "пеню",
        phrase: "налоговый орган",
        beginning: "плат",
        pattern: "нал?г",
        misspelt: "налаг",
        and: "И",
        or: "ИЛИ",
        not: "КРОМЕ",
        exact: "ТОЧНО",
        title: "название",
        text: "текст",
        adopted: "дата",
        provision: "область:статья",
    },
    Words {
        a: "leave",
        b: "tax",
        c: "dismissal",
        form: "employee",
        phrase: "leave pay",
        beginning: "empl",
        pattern: "lea?e",
        misspelt: "dismisal",
        and: "AND",
        or: "OR",
        not: "NOT",
        exact: "EXACT",
        title: "title",
        text: "text",
        adopted: "adopted",
        provision: "scope:provision",
    },
];

/// A request for each operator.
fn requests(words: &Words) -> Vec<String> {
    let Words { a, b, c, form, phrase, beginning, pattern, misspelt, .. } = words;
    let Words { and, or, not, exact, title, text, adopted, .. } = words;
    let mut all = vec![
        format!("{a} {b}"),
        format!("{a} {and} {b}"),
        format!("{a} & {b}"),
        format!("{b} {or} {c}"),
        format!("{b} | {c}"),
        format!("{a} -{c}"),
        format!("{a} {not} {c}"),
        format!("({b} {or} {c}) {a}"),
        format!("\"{phrase}\""),
        format!("={form}"),
        format!("{exact}({form})"),
        format!("=\"{phrase}\""),
        format!("\"{a} {b}\"~6"),
        format!("{beginning}*"),
        format!("{beginning}!"),
        format!("{pattern}"),
        format!("{misspelt}~"),
        format!("ATLEAST2({a})"),
        format!("{title}:{a}"),
        format!("{text}:{c}"),
        format!("{c}^2 {a}"),
        format!("{a} {adopted}:2019..2022"),
    ];
    for operator in ["/6", "w/6", "+6", "PRE/6", "/s", "+s", "/p", "+p", "/b", "/m", "NOT/6", "NOT/s", "NOT/p"] {
        all.push(format!("{a} {operator} {b}"));
    }
    all
}

/// Every request, over acts and over provisions.
pub(crate) fn all() -> Vec<String> {
    let in_both = |words: &Words| {
        let plain = requests(words);
        let within = plain.iter().map(|request| format!("{} {request}", words.provision)).collect::<Vec<_>>();
        plain.into_iter().chain(within).collect::<Vec<_>>()
    };
    LANGUAGES.iter().flat_map(in_both).collect()
}

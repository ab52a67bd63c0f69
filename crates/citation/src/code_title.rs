//! Titles that are names of codes.

use crate::code::Code;
use crate::lexicon::{Lexicon, Sense};
use crate::steps::Steps;
use crate::token::{Kind, Token};

impl Code {
    /// Returns the code whose name is the title. The title may also contain the name of the state and a remark in
    /// brackets, and nothing else.
    ///
    /// "Oʻzbekiston Respublikasining Fuqarolik kodeksi (birinchi qism)", in any of the four languages and in any letter
    /// case, is the Civil Code; "Fuqarolik kodeksiga oʻzgartirishlar kiritish toʻgʻrisida" is not.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let lexicon = Lexicon::get();
        let line = title.lines().next()?;
        let mut tokens = Vec::new();
        lexicon.tokens_of_line(line, &Steps::new(&|| true), &mut tokens);
        let mut code = None;
        let mut at = 0;
        while at < tokens.len() {
            if let Some((found, next)) = lexicon.code(&tokens, at) {
                if code.replace(found).is_some() {
                    return None;
                }
                at = next;
            } else if let Some(next) = lexicon.phrase(&tokens, at, Sense::Republic) {
                at = next;
            } else if let Some(next) = remark(&tokens, at) {
                at = next;
            } else if is_filler(lexicon, &tokens[at]) {
                at += 1;
            } else {
                return None;
            }
        }
        code
    }
}

/// Returns the end of a remark in brackets that begins at token `at`.
fn remark(tokens: &[Token], at: usize) -> Option<usize> {
    if tokens[at].kind != Kind::Open {
        return None;
    }
    let length = tokens[at..].iter().position(|token| token.kind == Kind::Close)?;
    Some(at + length + 1)
}

/// True if the title of a code may contain the token beside its name.
fn is_filler(lexicon: &Lexicon, token: &Token) -> bool {
    matches!(token.kind, Kind::Quote | Kind::QuoteOpen | Kind::QuoteClose | Kind::Dot | Kind::Dash)
        || lexicon.senses(token).contains(&Sense::Of)
}

#[cfg(test)]
mod tests {
    use crate::Code;

    #[test]
    fn a_code_is_known_by_its_title() {
        for (title, wanted) in [
            ("Oʻzbekiston Respublikasining Fuqarolik kodeksi (birinchi qism)", Some("civil_code")),
            ("Ўзбекистон Республикасининг Жиноят-процессуал кодекси", Some("criminal_procedure_code")),
            ("Гражданский процессуальный кодекс Республики Узбекистан", Some("civil_procedure_code")),
            ("КОДЕКС РЕСПУБЛИКИ УЗБЕКИСТАН ОБ АДМИНИСТРАТИВНОЙ ОТВЕТСТВЕННОСТИ", Some("administrative_liability_code")),
            ("Constitution of the Republic of Uzbekistan", Some("constitution")),
            ("Labour Code of the Republic of Uzbekistan (new version)", Some("labour_code")),
            ("Oʻzbekiston Respublikasining Mehnat kodeksiga oʻzgartirishlar kiritish toʻgʻrisida", None),
            ("Об утверждении Трудового кодекса Республики Узбекистан", None),
            ("Положение о порядке", None),
            ("", None),
        ] {
            assert_eq!(Code::of_title(title).map(Code::id), wanted, "{title}");
        }
    }

    #[test]
    fn every_code_has_an_identifier_and_four_names_that_are_its_titles() {
        assert!(Code::all().count() >= 25);
        for code in Code::all() {
            assert_eq!(Code::from_id(code.id()), Some(code));
            for lang in qonun_law::Lang::ALL {
                assert!(Code::of_title(code.name(lang)) == Some(code), "{code} {lang}: {}", code.name(lang));
            }
        }
        assert_eq!(Code::from_id("cooking_code"), None);
    }
}

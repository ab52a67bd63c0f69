//! The language of a text from its letters, for pages whose switcher does not name it.

use qonun_law::Lang;

use crate::numerals::{fold, is_apostrophe};

/// Maximum number of letters examined.
const ENOUGH: usize = 6000;

/// Returns the language of some words, or `None` if there are no letters.
pub(crate) fn guess_language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Lang> {
    let (mut cyrillic, mut latin, mut uzbek, mut russian) = (0usize, 0usize, 0usize, 0usize);
    let (mut english_words, mut uzbek_words) = (0usize, 0usize);
    for text in texts {
        let mut before = ' ';
        for c in text.chars() {
            match c {
                'ў' | 'қ' | 'ғ' | 'ҳ' | 'Ў' | 'Қ' | 'Ғ' | 'Ҳ' => (cyrillic, uzbek) = (cyrillic + 1, uzbek + 1),
                'ы' | 'щ' | 'Ы' | 'Щ' => (cyrillic, russian) = (cyrillic + 1, russian + 1),
                'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' => cyrillic += 1,
                'a'..='z' | 'A'..='Z' => latin += 1,
                c if is_apostrophe(c) && matches!(before, 'o' | 'O' | 'g' | 'G') => uzbek += 1,
                _ => {}
            }
            before = c;
        }
        for word in text.split_whitespace() {
            match fold(word).as_str() {
                "the" | "of" | "and" | "in" | "to" | "shall" => english_words += 1,
                "va" | "bilan" | "uchun" | "hamda" | "yoki" | "shu" => uzbek_words += 1,
                _ => {}
            }
        }
        if cyrillic + latin > ENOUGH {
            break;
        }
    }
    match (cyrillic, latin) {
        (0, 0) => None,
        (cyrillic, latin) if cyrillic > latin => Some(if uzbek > russian { Lang::UzCyrl } else { Lang::Ru }),
        _ => Some(if english_words > uzbek_words + uzbek { Lang::En } else { Lang::UzLatn }),
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;

    use super::guess_language;

    #[test]
    fn letters_tell_the_language() {
        for (text, wanted) in [
            ("Baliq ovlash qoidalari va tartibi toʻgʻrisida", Some(Lang::UzLatn)),
            ("Балиқ овлаш қоидалари ва тартиби тўғрисида", Some(Lang::UzCyrl)),
            ("О правилах и порядке рыбной ловли", Some(Lang::Ru)),
            ("On the rules of fishing and the order of it", Some(Lang::En)),
            ("№ 12, 01.02.2020", None),
        ] {
            assert_eq!(guess_language([text].into_iter()), wanted, "{text}");
        }
    }
}

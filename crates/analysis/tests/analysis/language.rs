//! The language of a paragraph of a text.

use qonun_analysis::{Language, paragraph_language};

#[test]
fn declared_language_stands_unless_the_letters_speak_against_it() {
    use Language::{English, Russian, Uzbek};
    for (text, declared, expected) in [
        ("Ўзбекистон Республикаси Конституцияси", Uzbek, Uzbek),
        ("Fuqarolar qonun oldida tengdirlar", Uzbek, Uzbek),
        ("банд", Uzbek, Uzbek),
        ("5. 358¹", Uzbek, Uzbek),
        ("", Russian, Russian),
        (
            "Настоящий Закон вступает в силу со дня его официального опубликования, за исключением положений",
            Uzbek,
            Russian,
        ),
        ("Внести изменения в следующие законы Республики Узбекистан и признать утратившими силу", Uzbek, Russian),
        ("Ушбу Қонун расмий эълон қилинган кундан эътиборан кучга киради", Russian, Uzbek),
        ("Ushbu Qonun rasmiy e’lon qilingan kundan e’tiboran kuchga kiradi, ya’ni o‘n kundan keyin", Russian, Uzbek),
        ("Ushbu Qonun rasmiy eʼlon qilingan kundan eʼtiboran kuchga kiradi, qoʻshimchalar bilan", English, Uzbek),
        ("The law enters into force on the day of its official publication in the press", Russian, English),
        ("The law enters into force on the day of its official publication", English, English),
        ("Настоящий Закон вступает в силу", English, Russian),
        ("Закон Республики Узбекистан", Russian, Russian),
    ] {
        assert_eq!(paragraph_language(text, declared), expected, "{text}");
    }
}

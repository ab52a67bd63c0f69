//! Acts that only amend other acts, recognised by their titles.
//!
//! Such an act repeats the words of the amended act, which contains the changes sooner or later. A reader who looks for
//! a rule wants the act with the rule.

use qonun_analysis::{Analyzer, words};
use qonun_index::{Generation, language_of};
use qonun_law::Lang;

use crate::QueryError;
use crate::postings::{Reader, TextField, TextSet};

/// Phrases in titles of acts that amend or repeal others.
const WORDINGS: [(Lang, &str); 8] = [
    (Lang::UzLatn, "oʻzgartirish kiritish"),
    (Lang::UzLatn, "qoʻshimcha kiritish"),
    (Lang::UzLatn, "kuchini yoʻqotgan"),
    (Lang::Ru, "внесение изменений"),
    (Lang::Ru, "внесение дополнений"),
    (Lang::Ru, "утратившими силу"),
    (Lang::En, "amendments"),
    (Lang::En, "invalidation"),
];

/// The texts with such titles.
pub(crate) fn amending_texts(generation: &Generation, analyzer: &Analyzer) -> Result<TextSet, QueryError> {
    let reader = Reader::new(generation)?;
    let size = generation.tables().text_count();
    let mut all = TextSet::empty(size);
    for (lang, wording) in WORDINGS {
        let language = language_of(lang);
        let mut titled = TextSet::full(size);
        for word in words(wording, language) {
            let mut with_word = TextSet::empty(size);
            for stem in analyzer.keys(&wording[word.range], language).stems.iter().take(1) {
                if let Some(texts) = reader.set_of(TextField::Title, stem)? {
                    with_word.unite(&texts.set);
                }
            }
            titled.intersect(&with_word);
        }
        all.unite(&titled);
    }
    Ok(all)
}

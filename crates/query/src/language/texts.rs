//! Problems in words, in four languages.

use qonun_law::Lang;

use super::{MAX_DEPTH, MAX_LENGTH, MAX_NUMBER, MAX_PROBLEMS, Problem, ProblemCode};

/// Longer tokens are cut in sentences.
const LONGEST_TOKEN: usize = 40;

impl Problem {
    /// One sentence for the reader, in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let token = shortened(self.token.trim());
        let mut text = template(self.code)[lang.index()]
            .replace("{depth}", &MAX_DEPTH.to_string())
            .replace("{length}", &MAX_LENGTH.to_string())
            .replace("{number}", &MAX_NUMBER.to_string())
            .replace("{problems}", &MAX_PROBLEMS.to_string());
        if let (Some(introduction), false) = (introduction(self.code), self.expected.is_empty()) {
            text.push_str(introduction[lang.index()]);
            text.push_str(&self.expected.join(", "));
            text.push('.');
        }
        // Last, so that nothing in the reader's own words is taken for a placeholder.
        text.replace("{token}", &token)
    }
}

/// What stands before that which could have stood there, for the codes whose sentence ends with it.
const fn introduction(code: ProblemCode) -> Option<[&'static str; 4]> {
    match code {
        ProblemCode::UnknownField | ProblemCode::UnknownValue | ProblemCode::BadDate => {
            Some([" Mumkin: ", " Мумкин: ", " Возможно: ", " Possible: "])
        }
        ProblemCode::BadOperator | ProblemCode::OperatorAsWord => Some([
            " Amal bunday yoziladi: ",
            " Амал бундай ёзилади: ",
            " Оператор пишется так: ",
            " Operators are written: ",
        ]),
        _ => None,
    }
}

fn shortened(token: &str) -> String {
    match token.char_indices().nth(LONGEST_TOKEN) {
        Some((end, _)) => format!("{}…", &token[..end]),
        None => token.to_owned(),
    }
}

/// The sentence in uz-Latn, uz-Cyrl, ru, en.
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
#[rustfmt::skip]
const fn template(code: ProblemCode) -> [&'static str; 4] {
    match code {
        ProblemCode::EmptyQuery => [
            "Soʻrovda qidiriladigan soʻz yoʻq.",
            "Сўровда қидириладиган сўз йўқ.",
            "В запросе нет слов для поиска.",
            "There is nothing to search for in the query.",
        ],
        ProblemCode::TooLong => [
            "Soʻrov juda uzun: faqat dastlabki {length} ta belgi oʻqildi.",
            "Сўров жуда узун: фақат дастлабки {length} та белги ўқилди.",
            "Запрос слишком длинный: прочитаны только первые {length} знаков.",
            "The query is too long: only the first {length} characters were read.",
        ],
        ProblemCode::TooDeep => [
            "Qavslar juda koʻp marta ichma-ich qoʻyilgan: {depth} qavatdan ichkaridagilari hisobga olinmadi.",
            "Қавслар жуда кўп марта ичма-ич қўйилган: {depth} қаватдан ичкаридагилари ҳисобга олинмади.",
            "Скобки вложены слишком глубоко: вложенные глубже {depth} уровней не учтены.",
            "Brackets are nested too deep: those deeper than {depth} levels were left out.",
        ],
        ProblemCode::TooManyProblems => [
            "Soʻrovda xatolar koʻp: dastlabki {problems} tasi koʻrsatildi.",
            "Сўровда хатолар кўп: дастлабки {problems} таси кўрсатилди.",
            "В запросе много ошибок: показаны первые {problems}.",
            "There are many problems in the query: the first {problems} are shown.",
        ],
        ProblemCode::UnbalancedQuote => [
            "{token} qoʻshtirnogʻining jufti yoʻq; soʻzlar ibora sifatida emas, alohida oʻqildi.",
            "{token} қўштирноғининг жуфти йўқ; сўзлар ибора сифатида эмас, алоҳида ўқилди.",
            "У кавычки {token} нет пары; слова прочитаны по отдельности, а не как фраза.",
            "The quotation mark {token} has no partner; the words were read one by one, not as a phrase.",
        ],
        ProblemCode::UnbalancedBracket => [
            "“{token}” qavsining jufti yoʻq.",
            "«{token}» қавсининг жуфти йўқ.",
            "У скобки «{token}» нет пары.",
            "The bracket “{token}” has no partner.",
        ],
        ProblemCode::EmptyBrackets => [
            "Qavs ichida hech narsa yoʻq.",
            "Қавс ичида ҳеч нарса йўқ.",
            "В скобках ничего нет.",
            "There is nothing between the brackets.",
        ],
        ProblemCode::EmptyPhrase => [
            "Qoʻshtirnoq ichida soʻz yoʻq.",
            "Қўштирноқ ичида сўз йўқ.",
            "В кавычках нет слов.",
            "There is no word between the quotation marks.",
        ],
        ProblemCode::MissingOperand => [
            "“{token}” amalining oldida yoki ketida soʻz yetishmaydi.",
            "«{token}» амалининг олдида ёки кетида сўз етишмайди.",
            "До или после оператора «{token}» не хватает слова.",
            "A word is missing before or after the operator “{token}”.",
        ],
        ProblemCode::OnlyNegative => [
            "“{token}” faqat istisnodan iborat: nimadan istisno qilinishi aytilmagan.",
            "«{token}» фақат истиснодан иборат: нимадан истисно қилиниши айтилмаган.",
            "«{token}» содержит одно исключение: не сказано, из чего исключать.",
            "“{token}” only excludes: what it is excluded from is not said.",
        ],
        ProblemCode::BadOperator => [
            "“{token}” amalga oʻxshaydi, lekin amal sifatida oʻqib boʻlmadi.",
            "«{token}» амалга ўхшайди, лекин амал сифатида ўқиб бўлмади.",
            "«{token}» похоже на оператор, но прочитать его как оператор нельзя.",
            "“{token}” looks like an operator but cannot be read as one.",
        ],
        ProblemCode::MixedNear => [
            "Yaqinlik amallari har xil: qaysi biri avval oʻqilishini qavs bilan koʻrsating.",
            "Яқинлик амаллари ҳар хил: қайси бири аввал ўқилишини қавс билан кўрсатинг.",
            "Разные операторы близости подряд: покажите скобками, какой читать первым.",
            "Different proximity operators follow one another: show with brackets which is read first.",
        ],
        ProblemCode::BadOperand => [
            "“{token}” bu amal bilan ishlatilmaydi: soʻz, ibora yoki ularning OR bilan bogʻlangani kerak.",
            "«{token}» бу амал билан ишлатилмайди: сўз, ибора ёки уларнинг OR билан боғлангани керак.",
            "«{token}» нельзя использовать с этим оператором: нужны слово, фраза или их сочетание через OR.",
            "“{token}” cannot stand with this operator: it takes words, phrases, or several of them with OR.",
        ],
        ProblemCode::UnknownField => [
            "“{token}” degan maydon yoʻq.",
            "«{token}» деган майдон йўқ.",
            "Поля «{token}» нет.",
            "There is no field “{token}”.",
        ],
        ProblemCode::MissingValue => [
            "“{token}” maydonidan keyin qiymat yoʻq.",
            "«{token}» майдонидан кейин қиймат йўқ.",
            "После поля «{token}» нет значения.",
            "There is no value after the field “{token}”.",
        ],
        ProblemCode::UnknownValue => [
            "Maydonning “{token}” degan qiymati yoʻq.",
            "Майдоннинг «{token}» деган қиймати йўқ.",
            "У поля нет значения «{token}».",
            "The field has no value “{token}”.",
        ],
        ProblemCode::BadDate => [
            "“{token}” sana emas.",
            "«{token}» сана эмас.",
            "«{token}» — не дата.",
            "“{token}” is not a date.",
        ],
        ProblemCode::BadRange => [
            "“{token}” oraligʻi notoʻgʻri: sana maydoni, boshi va oxiri tartib bilan kerak.",
            "«{token}» оралиғи нотўғри: сана майдони, боши ва охири тартиб билан керак.",
            "Диапазон «{token}» неверен: нужны поле даты, начало и конец по порядку.",
            "The range “{token}” is wrong: it needs a field of dates, and its beginning before its end.",
        ],
        ProblemCode::ShortWildcard => [
            "“{token}”: * yoki ? belgisidan oldin kamida ikkita harf boʻlishi kerak; belgisiz oʻqildi.",
            "«{token}»: * ёки ? белгисидан олдин камида иккита ҳарф бўлиши керак; белгисиз ўқилди.",
            "«{token}»: перед знаком * или ? нужны не менее двух букв; прочитано без знака.",
            "“{token}”: at least two letters must stand before * or ?; it was read without the sign.",
        ],
        ProblemCode::MisplacedWildcard => [
            "“{token}”: *, ?, ~ belgilari aniq shakl, bir-biri va maydon qiymati bilan birga ishlatilmaydi.",
            "«{token}»: *, ?, ~ белгилари аниқ шакл, бир-бири ва майдон қиймати билан бирга ишлатилмайди.",
            "«{token}»: знаки *, ?, ~ не сочетаются с точной формой, друг с другом и со значением поля.",
            "“{token}”: the signs *, ?, ~ cannot be used with an exact form, with one another or in a field's value.",
        ],
        ProblemCode::BadFuzzy => [
            "“{token}”: xatoga yoʻl qoʻyadigan qidiruv kamida toʻrt harfli soʻz uchun va 1 yoki 2 ta xato bilan ishlaydi.",
            "«{token}»: хатога йўл қўядиган қидирув камида тўрт ҳарфли сўз учун ва 1 ёки 2 та хато билан ишлайди.",
            "«{token}»: нечёткий поиск возможен для слов от четырёх букв и допускает 1 или 2 ошибки.",
            "“{token}”: fuzzy search is for words of at least four letters and allows 1 or 2 errors.",
        ],
        ProblemCode::BadDistance => [
            "“{token}”: masofa 1 dan {number} gacha boʻladi.",
            "«{token}»: масофа 1 дан {number} гача бўлади.",
            "«{token}»: расстояние бывает от 1 до {number}.",
            "“{token}”: a distance is from 1 to {number}.",
        ],
        ProblemCode::BadCount => [
            "“{token}”: necha marta uchrashi 1 dan {number} gacha son bilan yoziladi.",
            "«{token}»: неча марта учраши 1 дан {number} гача сон билан ёзилади.",
            "«{token}»: число повторений указывается от 1 до {number}.",
            "“{token}”: the number of occurrences is from 1 to {number}.",
        ],
        ProblemCode::BadBoost => [
            "“{token}”: ahamiyat koeffitsiyenti 0 dan katta va 10 dan oshmaydigan son boʻladi.",
            "«{token}»: аҳамият коэффициенти 0 дан катта ва 10 дан ошмайдиган сон бўлади.",
            "«{token}»: вес — число больше 0 и не больше 10.",
            "“{token}”: a boost is a number above 0 and not above 10.",
        ],
        ProblemCode::Ignored => [
            "“{token}” bu yerda hech narsani bildirmaydi va hisobga olinmadi.",
            "«{token}» бу ерда ҳеч нарсани билдирмайди ва ҳисобга олинмади.",
            "«{token}» здесь ничего не значит и не учтено.",
            "“{token}” means nothing here and was left out.",
        ],
        ProblemCode::Precedence => [
            "AND va OR qavssiz aralash yozilgan: avval AND (boʻsh joy), soʻng OR oʻqildi.",
            "AND ва OR қавссиз аралаш ёзилган: аввал AND (бўш жой), сўнг OR ўқилди.",
            "AND и OR стоят рядом без скобок: сначала прочитано AND (пробел), затем OR.",
            "AND and OR are mixed without brackets: AND (a space) was read first, then OR.",
        ],
        ProblemCode::CapitalWords => [
            "Soʻrov butunlay bosh harflarda, shuning uchun “{token}” oddiy soʻz sifatida oʻqildi; amal uchun &, | yoki - belgisini yozing.",
            "Сўров бутунлай бош ҳарфларда, шунинг учун «{token}» оддий сўз сифатида ўқилди; амал учун &, | ёки - белгисини ёзинг.",
            "Запрос набран прописными буквами, поэтому «{token}» прочитано как слово; для оператора поставьте знак &, | или -.",
            "The query is all in capitals, so “{token}” was read as a word; for the operator, type &, | or -.",
        ],
        ProblemCode::OperatorAsWord => [
            "“{token}” oddiy soʻz sifatida oʻqildi.",
            "«{token}» оддий сўз сифатида ўқилди.",
            "«{token}» прочитано как обычное слово.",
            "“{token}” was read as a plain word.",
        ],
        ProblemCode::SimpleSyntax => [
            "Oddiy qidiruvda “{token}” amal emas, oddiy matn; amallar kengaytirilgan qidiruvda ishlaydi.",
            "Оддий қидирувда «{token}» амал эмас, оддий матн; амаллар кенгайтирилган қидирувда ишлайди.",
            "В простом поиске «{token}» — обычный текст; операторы действуют в расширенном поиске.",
            "In simple search, “{token}” is plain text; operators work in advanced search.",
        ],
    }
}

#[cfg(test)]
mod tests {
    use qonun_law::Lang;

    use super::super::{Problem, ProblemCode, Severity};

    #[test]
    fn every_problem_has_a_sentence_of_its_own_in_every_language() {
        let mut seen = std::collections::BTreeSet::new();
        for code in ProblemCode::ALL {
            for lang in Lang::ALL {
                let problem = Problem {
                    code,
                    severity: Severity::Error,
                    offset: 0,
                    length: 7,
                    utf16_offset: 0,
                    utf16_length: 7,
                    token: "{depth}".to_owned(),
                    expected: Vec::new(),
                    repaired: None,
                };
                let text = problem.text(lang);
                let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c));
                assert_eq!(cyrillic, matches!(lang, Lang::UzCyrl | Lang::Ru), "{text}");
                assert!(!text.replace("{depth}", "").contains(['{', '}']), "{text}");
                let foreign = if cyrillic { ['“', '”'] } else { ['«', '»'] };
                assert!(!text.contains(foreign), "quotation marks of other letters: {text}");
                assert!(seen.insert(text.clone()), "twice: {text}");
            }
        }
    }
}

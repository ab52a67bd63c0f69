//! Uzbek in Latin letters.

use qonun_law::{ActType, NoteKind, Status};

use super::{Plural, Texts};
use crate::code::Code;

pub(super) const TEXTS: Texts = Texts {
    language_name: "Oʻzbekcha",
    site_name: "Qonun",
    tagline: "Oʻzbekiston qonunchiligi: qidirish va oʻqish",
    skip_to_content: "Asosiy mazmunga oʻtish",
    interface_language: "Interfeys tili",
    home: "Bosh sahifa",
    footer_note: "Matnlar maʼlumot uchun beriladi. Rasmiy eʼlon qilingan matn ustun turadi.",
    footer_help: "Qanday qidiriladi",
    footer_api: "Dasturlar uchun API",

    search_label: "Qonunchilikdan qidirish",
    search_placeholder: "Soʻzlar, nom yoki raqam",
    search_placeholder_example: "Soʻzlar, nom yoki raqam, masalan {number}",
    search_button: "Qidirish",
    suggestions: "Takliflar",
    try_examples: "Masalan:",
    examples: ["mehnat shartnomasini bekor qilish", "“mol-mulk soligʻi” imtiyozlari"],
    by_type: "Hujjat turlari",
    newest: "Yangi hujjatlar",
    acts_count: Plural { one: "{n} ta hujjat", few: "{n} ta hujjat", many: "{n} ta hujjat" },
    texts_count: Plural {
        one: "toʻrt tilda {n} ta matn",
        few: "toʻrt tilda {n} ta matn",
        many: "toʻrt tilda {n} ta matn",
    },
    provisions_count: Plural { one: "{n} ta modda va band", few: "{n} ta modda va band", many: "{n} ta modda va band" },

    found: Plural { one: "{n} ta hujjat topildi", few: "{n} ta hujjat topildi", many: "{n} ta hujjat topildi" },
    found_close: Plural {
        one: "{n} ta hujjat soʻrovga yaqin",
        few: "{n} ta hujjat soʻrovga yaqin",
        many: "{n} ta hujjat soʻrovga yaqin",
    },
    close_heading: "Soʻrovga yaqin",
    provisions_found: Plural { one: "{n} ta norma topildi", few: "{n} ta norma topildi", many: "{n} ta norma topildi" },
    provisions_close: Plural {
        one: "{n} ta norma soʻrovga yaqin",
        few: "{n} ta norma soʻrovga yaqin",
        many: "{n} ta norma soʻrovga yaqin",
    },
    all_acts: "Barcha hujjatlar",
    nothing_found: "Hech narsa topilmadi",
    nothing_found_tips: [
        "Imloni tekshiring yoki soʻzlarni kamaytiring.",
        "Shu maʼnodagi boshqa soʻzni yozing: “ishdan boʻshatish” oʻrniga “mehnat shartnomasini bekor qilish”.",
        "Filtrlarni olib tashlang yoki barcha tillarda qidiring.",
    ],
    number_tip: "Raqamni harflari bilan yozing: {numbers}.",
    without_filters: "Filtrlarsiz qidirish",
    mistake_in_query: "Soʻrovda xato bor",
    mended_query: "Balki shuni nazarda tutgandirsiz:",
    as_words: "Oddiy soʻzlar sifatida qidirish",
    as_typed: "“{q}” soʻrovini yozilganidek qidirish",
    details: "Batafsil",
    exact_words: "soʻzlar aynan yozilganidek",
    filters: "Filtrlar",
    clear_filters: "Barcha filtrlarni olib tashlash",
    take_filter_off: "Filtrni olib tashlash",
    more_values: "Yana",
    filter_type: "Hujjat turi",
    filter_status: "Holati",
    filter_year: "Qabul qilingan yili",
    filter_body: "Qabul qilgan organ",
    filter_language: "Matn tili",
    settings: "Sozlamalar",
    syntax: "Soʻrov tili",
    syntax_simple: "Oddiy: soʻzlar, “iboralar”, minus, =shakl",
    syntax_advanced: "Toʻliq: barcha operatorlar",
    scope: "Barcha soʻzlar birga",
    scope_act: "bitta hujjatda",
    scope_provision: "bitta modda yoki bandda",
    adopted_from: "Qabul qilingan: dan",
    adopted_to: "Qabul qilingan: gacha",
    in_force_on: "Shu kuni amalda",
    chip_adopted_from: "{date} kunidan qabul qilingan",
    chip_adopted_to: "{date} kunigacha qabul qilingan",
    chip_in_force_on: "{date} kuni amalda",
    number_of_act: "Hujjat raqami",
    apply: "Qoʻllash",
    sort: "Tartib",
    sort_relevance: "mosligi boʻyicha",
    sort_newest: "avval yangilari",
    sort_oldest: "avval eskilari",
    sort_number: "raqami boʻyicha",
    more_hits: "Shu hujjatda yana {n} ta",
    next_page: "Keyingi sahifa",
    first_page: "Birinchi sahifaga",
    cited_heading: "Siz izlagan hujjat",
    several_cited: "Bunga bir necha hujjat mos keladi",
    open_provision: "Ochish: {provision}",
    open_act: "Hujjatni ochish",
    unknown_parameter: "“{parameter}” parametri nomaʼlum, hisobga olinmadi.",

    contents: "Mundarija",
    text_languages: "Matn tili",
    editions: "Tahrirlar",
    banner_repealed: "Hujjat oʻz kuchini yoʻqotgan.",
    banner_repealed_on: "Hujjat oʻz kuchini yoʻqotgan: {date}.",
    banner_not_yet: "Hujjat hali kuchga kirmagan.",
    banner_not_yet_from: "Hujjat hali kuchga kirmagan. Kuchga kirish sanasi: {date}.",
    banner_old_edition: "Siz avvalgi tahrirni oʻqiyapsiz. Amal qilgan davri: {from} — {to}.",
    banner_later_edition: "Siz hali kuchga kirmagan tahrirni oʻqiyapsiz. Kuchga kirish sanasi: {from}.",
    later_not_held: "{from} tahririning matni; keyingi tahrir ({later}) matni bu yerda yoʻq.",
    to_current: "Amaldagi tahrirga oʻtish",
    to_last: "Oxirgi tahrirga oʻtish",
    to_held: "Mavjud tahrirlarning oxirgisiga oʻtish",
    edition_of: "{from} tahriri",
    edition_since: "{from}dan amal qiladigan tahrir",
    edition_span: "{from} — {to} davridagi tahrir",
    edition_not_held: "matni yoʻq",
    notes: "Izohlar",
    warning: "Diqqat qiling",
    note_name,
    cite_heading: "Hujjatga havola",
    copy: "Nusxa olish",
    copied: "Nusxa olindi",
    about_act: "Hujjat haqida",
    kind_label: "Turi",
    number_label: "Raqami",
    adopted_label: "Qabul qilingan",
    in_force_label: "Kuchga kirgan",
    repealed_label: "Kuchini yoʻqotgan",
    status_label: "Holati",
    bodies_label: "Qabul qilgan organ",
    registration_label: "Adliya vazirligida roʻyxatdan oʻtkazilgan",
    registration: "{number}-son, {date}",
    attachments: "Ilova qilingan fayllar",
    publications: "Rasmiy eʼlon qilingan manba",
    classifiers: "Mavzular",
    missing_act: "“{text}” qonunchilik bazasida yoʻq.",
    missing_in_act: "“{text}” qonunchilik bazasida yoʻq: “{title}” hujjati bor, lekin unda bunday modda yoki band yoʻq.",
    missing_with_nearest: "“{text}” qonunchilik bazasida yoʻq: “{title}” hujjati bor, lekin unda bunday modda yoki band yoʻq, eng yaqini — {nearest}.",
    problems: "Manba sahifani oʻqishda topilgan kamchiliklar",
    formula: "Formula (rasm)",
    links_of_act: "Hujjatning barcha matnlari, tahrirlari va bogʻliqliklari",
    whole_text: "Toʻliq matn",
    previous: "Oldingi",
    next: "Keyingi",
    to_top: "Yuqoriga",
    article: "{n}-modda",
    point: "{n}-band",
    annex: "{n}-ilova",
    chapter: "{n}-bob",
    part: "{n}-qism",
    section: "{n}-boʻlim",
    subpoint: "{n}-kichik band",
    paragraph: "{n}-xatboshi",
    preamble: "Muqaddima",
    table: "Jadval",

    texts_heading: "Matnlar",
    text_not_kept: "matni bu yerda yoʻq",
    cites: "Havola qiladi",
    cited_by: "Bu hujjatga havola qilganlar",
    amends: "Oʻzgartirish kiritadi",
    amended_by: "Oʻzgartirish kiritgan hujjatlar",
    repeals: "Kuchini yoʻqotgan deb topadi",
    repealed_by: "Kuchini yoʻqotgan deb topgan hujjatlar",
    no_links: "Boshqa hujjatlar bilan bogʻliqlik maʼlum emas.",

    nearest: "Bor matnlarning eng yaqini:",
    error_help: "Kerakli hujjatni qidiring yoki bosh sahifaga qayting.",
    help_query: "Qanday qidiriladi",
    help_query_intro: "Soʻzlarni toʻrt tilning istalganida, lotin yoki kirill yozuvida yozing; soʻz shakllari ham topiladi.",
    help_simple: "Har qanday qidiruvda",
    help_simple_lines: [
        ("Barcha soʻzlar", "mehnat shartnomasi", "ikkala soʻz bor hujjatlar; avval ikkalasi bitta moddada boʻlganlari"),
        ("Ibora", "“mehnat shartnomasi”", "soʻzlar yonma-yon va shu tartibda"),
        ("Soʻzsiz", "shartnoma -ijara", "“shartnoma” bor, “ijara” yoʻq hujjatlar"),
        ("Hujjat raqami", "{number}", "shu raqamli hujjat"),
        ("Hujjat moddasi", "{article}", "shu hujjatning shu moddasi"),
    ],
    help_advanced: "Toʻliq soʻrov tilida",
    help_advanced_intro: "Qidiruv sozlamalarida “Toʻliq”ni tanlang. Operatorlar bosh harflar bilan yoziladi.",
    help_advanced_lines: [
        ("Soʻzlardan biri", "soliq YOKI yigʻim", "soʻzlardan biri yoki ikkalasi bor hujjatlar"),
        ("Qavslar", "(soliq YOKI yigʻim) imtiyoz", "avval qavs ichidagisi oʻqiladi"),
        ("Soʻzsiz", "soliq -bojxona", "birinchi soʻz bor, ikkinchisi yoʻq hujjatlar"),
        ("Aynan shu shakl", "=soliqlar", "soʻzning faqat shu shakli"),
        ("Yaqin", "soliq /5 imtiyoz", "orasi besh soʻzdan oshmaydi, tartibi har qanday"),
        ("Yaqin, tartib bilan", "soliq +5 imtiyoz", "orasi besh soʻzdan oshmaydi, shu tartibda"),
        ("Bitta gapda", "soliq /s imtiyoz", "ikkala soʻz bitta gapda"),
        ("Bitta moddada", "soliq /m imtiyoz", "ikkala soʻz bitta modda yoki bandda"),
        ("Har qanday davomi", "soliq*", "shunday boshlanadigan soʻzlar; kamida ikkita harf"),
        ("Oʻxshash yozilishi", "imtiyoz~", "bir-ikki harfga farq qiladigan soʻzlar"),
        ("Nomida", "sarlavha:soliq", "hujjat nomidagi soʻz"),
        ("Sanalar", "sana:2019..2021", "shu yillarda qabul qilingan hujjatlar"),
    ],
    help_problems: "API xabar beradigan xatolar",
    help_problems_intro: "Rad etilgan har bir soʻrovga xato hujjati (RFC 9457) qaytadi. Uning “code” maydoni quyidagilardan biri boʻladi.",
    help_code: "Kod",
    help_status: "HTTP holati",
    help_meaning: "Maʼnosi",

    type_name,
    status_name,
    months: [
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
    ],
    date: "{year}-yil {day}-{month}",
    thousands: '\u{a0}',
    problem,
};

const fn note_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::PreviousEdition => "Avvalgi tahrir",
        NoteKind::FutureEdition => "Keyingi tahrir",
        NoteKind::Amendment => "Oʻzgartirilgan",
        NoteKind::Comment => "Muharrir sharhi",
        NoteKind::Warning => "Ogohlantirish",
    }
}

const fn type_name(kind: ActType) -> (&'static str, &'static str) {
    match kind {
        ActType::Constitution => ("Konstitutsiya", "Konstitutsiya"),
        ActType::Code => ("Kodeks", "Kodekslar"),
        ActType::Law => ("Qonun", "Qonunlar"),
        ActType::Decree => ("Farmon", "Farmonlar"),
        ActType::Resolution => ("Qaror", "Qarorlar"),
        ActType::Order => ("Buyruq", "Buyruqlar"),
        ActType::Disposition => ("Farmoyish", "Farmoyishlar"),
        ActType::Regulation => ("Nizom", "Nizomlar"),
        ActType::Rules => ("Qoidalar", "Qoidalar"),
        ActType::Instruction => ("Yoʻriqnoma", "Yoʻriqnomalar"),
        ActType::Procedure => ("Tartib", "Tartiblar"),
        ActType::Treaty => ("Xalqaro shartnoma", "Xalqaro shartnomalar"),
        ActType::Other => ("Boshqa hujjat", "Boshqa hujjatlar"),
    }
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::InForce => "Amalda",
        Status::Repealed => "Kuchini yoʻqotgan",
        Status::NotYet => "Hali kuchga kirmagan",
    }
}

const fn problem(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::BadEncoding => ("Buzuq manzil", "Manzil UTF-8 da toʻgʻri kodlanmagan."),
        Code::BadValue => {
            ("Notoʻgʻri qiymat", "“{parameter}” parametri “{value}” boʻla olmaydi. Kutilgan qiymat: {expected}.")
        }
        Code::MissingParameter => ("Parametr yoʻq", "“{parameter}” parametri berilmagan."),
        Code::RepeatedParameter => ("Takror parametr", "“{parameter}” parametri faqat bir marta berilishi mumkin."),
        Code::QueryTooLong => {
            ("Soʻrov juda uzun", "Soʻrovda {length} ta belgi bor; koʻpi bilan {limit} ta boʻlishi mumkin.")
        }
        Code::BadQuery => ("Soʻrovda xato", "Soʻrovni oʻqib boʻlmadi."),
        Code::BrokenCursor => (
            "Buzuq sahifa koʻrsatkichi",
            "Sahifa koʻrsatkichi buzuq yoki boshqa qidiruvga tegishli. Birinchi sahifadan boshlang.",
        ),
        Code::OldCursor => {
            ("Eskirgan sahifa koʻrsatkichi", "Baza shundan beri yangilangan. Birinchi sahifadan boshlang.")
        }
        Code::NoDocument => ("Bunday hujjat yoʻq", "Bazada lex.uz/docs/{document} hujjati yoʻq."),
        Code::NoAct => ("Bunday hujjat yoʻq", "Bazada “{act}” hujjati yoʻq."),
        Code::NoProvision => ("Bunday modda yoki band yoʻq", "“{title}” hujjatida “{path}” yoʻq."),
        Code::BeforeFirstEdition => (
            "Bu kunga tahrir yoʻq",
            "“{title}” hujjatining eng dastlabki maʼlum tahriri: {first}. {day} kungi tahriri yoʻq.",
        ),
        Code::EditionNotKept => {
            ("Bu tahrirning matni yoʻq", "“{title}” hujjatining {edition}dan amal qiladigan tahriri matni bazada yoʻq.")
        }
        Code::NothingCited => {
            ("Havola boʻyicha hech narsa yoʻq", "“{text}” bazadagi hujjatni yoki uning qismini bildirmaydi.")
        }
        Code::NotFound => ("Sahifa topilmadi", "Bu manzilda hech narsa yoʻq."),
        Code::MethodNotAllowed => ("Usulga ruxsat yoʻq", "Bu manzilga {method} usuli bilan murojaat qilib boʻlmaydi."),
        Code::BodyTooLarge => ("Matn juda katta", "Koʻpi bilan {limit} bayt yuborish mumkin."),
        Code::BadBody => ("Matn oʻqilmadi", "Yuborilgan matnni oʻqib boʻlmadi: {reason}."),
        Code::UnsupportedMediaType => {
            ("Nomaʼlum tur", "Bunday turdagi maʼlumot qabul qilinmaydi. Kutilgan tur: {expected}.")
        }
        Code::TooManyRequests => {
            ("Soʻrovlar juda koʻp", "Juda tez-tez soʻrayapsiz. {seconds} soniyadan keyin qayta urinib koʻring.")
        }
        Code::Deadline => (
            "Juda uzoq davom etdi",
            "Javob belgilangan vaqtdan oshib ketdi. Qayta urinib koʻring yoki soʻrovni soddalashtiring.",
        ),
        Code::BadHost => ("Manzilda server nomi yoʻq", "Soʻrovda bitta, faqat bitta server nomi boʻlishi kerak."),
        Code::TooManyValues => (
            "Qiymatlar juda koʻp",
            "Qidiruvda {count} ta qiymat bor, {limit} ta boʻlishi mumkin. Ortiqchasini olib tashlang.",
        ),
        Code::AddressTooLong => {
            ("Manzil juda uzun", "Manzil uzunligi {length} bayt, {limit} baytgacha boʻlishi mumkin.")
        }
        Code::QueryTooCostly => (
            "Soʻrov juda murakkab",
            "Soʻrov bitta soʻrovga ruxsat etilganidan koʻp ish talab qiladi. Almashtirish belgilarini, yonma-yon soʻzlarni yoki ular orasidagi masofani kamaytiring.",
        ),
        Code::BodyTooSlow => ("Matn juda sekin keldi", "Matn {seconds} soniyada yetib kelmadi. Uni yana yuboring."),
        Code::Busy => (
            "Server band",
            "Hozir juda koʻp soʻrovga javob berilmoqda. {seconds} soniyadan keyin qayta urinib koʻring.",
        ),
        Code::Internal => ("Bizning xatomiz", "Biz tomonda xato yuz berdi. Keyinroq qayta urinib koʻring."),
    }
}

### Uzbek in Latin letters. What stands in braces is filled in.

## Every page

language_name = Oʻzbekcha
site_name = Qonun
tagline = Oʻzbekiston qonunchiligi: qidirish va oʻqish
skip_to_content = Asosiy mazmunga oʻtish
interface_language = Interfeys tili
home = Bosh sahifa
footer_note = Matnlar maʼlumot uchun beriladi. Rasmiy eʼlon qilingan matn ustun turadi.
footer_help = Qanday qidiriladi
footer_api = Dasturlar uchun API

## The search box and the home page

search_label = Qonunchilikdan qidirish
search_placeholder = Soʻzlar, nom yoki raqam
search_placeholder_example = Soʻzlar, nom yoki raqam, masalan { $number }
search_button = Qidirish
suggestions = Takliflar
try_examples = Masalan:
example_words = mehnat shartnomasini bekor qilish
example_phrase = “mol-mulk soligʻi” imtiyozlari
by_type = Hujjat turlari
newest = Yangi hujjatlar
list_new = Yaqinda qabul qilinganlar
list_changed = Yaqinda oʻzgarganlar
list_soon = Tez orada kuchga kiradiganlar
acts_count = { $n } ta hujjat
texts_count = toʻrt tilda { $n } ta matn
provisions_count = { $n } ta modda va band

## Results

found = { $n } ta hujjat topildi
found_close = { $n } ta hujjat soʻrovga yaqin
close_heading = Soʻrovga yaqin
provisions_found = { $n } ta norma topildi
provisions_close = { $n } ta norma soʻrovga yaqin
all_acts = Barcha hujjatlar
nothing_found = Hech narsa topilmadi
tip_spelling = Imloni tekshiring yoki soʻzlarni kamaytiring.
tip_synonym = Shu maʼnodagi boshqa soʻzni yozing: “ishdan boʻshatish” oʻrniga “mehnat shartnomasini bekor qilish”.
tip_filters = Filtrlarni olib tashlang yoki barcha tillarda qidiring.
number_tip = Raqamni harflari bilan yozing: { $numbers }.
without_filters = Filtrlarsiz qidirish
mistake_in_query = Soʻrovda xato bor
mended_query = Balki shuni nazarda tutgandirsiz:
as_words = Oddiy soʻzlar sifatida qidirish
as_typed = “{ $q }” soʻrovini yozilganidek qidirish
details = Batafsil
exact_words = soʻzlar aynan yozilganidek
filters = Filtrlar
clear_filters = Barcha filtrlarni olib tashlash
take_filter_off = Filtrni olib tashlash
more_values = Yana
filter_type = Hujjat turi
filter_status = Holati
filter_year = Qabul qilingan yili
filter_body = Qabul qilgan organ
filter_language = Matn tili
settings = Sozlamalar
syntax = Soʻrov tili
syntax_simple = Oddiy: soʻzlar, “iboralar”, minus, =shakl
syntax_advanced = Toʻliq: barcha operatorlar
scope = Barcha soʻzlar birga
scope_act = bitta hujjatda
scope_provision = bitta modda yoki bandda
adopted_from = Qabul qilingan: dan
adopted_to = Qabul qilingan: gacha
in_force_on = Shu kuni amalda
changed_since = Oʻzgargan: dan
takes_effect_from = Kuchga kiradi: dan
chip_adopted_from = { $date } kunidan qabul qilingan
chip_adopted_to = { $date } kunigacha qabul qilingan
chip_in_force_on = { $date } kuni amalda
chip_changed_since = { $date } kunidan oʻzgargan
chip_takes_effect_from = { $date } kunidan kuchga kiradi
on_day = Shu kundagi matnlar
chip_on_day = { $date } kunidagi matnlar
number_of_act = Hujjat raqami
apply = Qoʻllash
sort = Tartib
sort_relevance = mosligi boʻyicha
sort_newest = avval yangilari
sort_oldest = avval eskilari
sort_number = raqami boʻyicha
sort_changed = avval yaqinda oʻzgarganlari
sort_effect = kuchga kirish sanasi boʻyicha
more_hits = Shu hujjatda yana { $n } ta
next_page = Keyingi sahifa
first_page = Birinchi sahifaga
cited_heading = Siz izlagan hujjat
several_cited = Bunga bir necha hujjat mos keladi
open_provision = Ochish: { $provision }
open_act = Hujjatni ochish
unknown_parameter = “{ $parameter }” parametri nomaʼlum, hisobga olinmadi.

## A text of law

contents = Mundarija
text_languages = Matn tili
editions = Tahrirlar
banner_repealed = Hujjat oʻz kuchini yoʻqotgan.
banner_repealed_on = Hujjat oʻz kuchini yoʻqotgan: { $date }.
banner_not_yet = Hujjat hali kuchga kirmagan.
banner_not_yet_from = Hujjat hali kuchga kirmagan. Kuchga kirish sanasi: { $date }.
banner_old_edition = Siz avvalgi tahrirni oʻqiyapsiz. Amal qilgan davri: { $from } — { $to }.
banner_later_edition = Siz hali kuchga kirmagan tahrirni oʻqiyapsiz. Kuchga kirish sanasi: { $from }.
later_not_held = { $from } tahririning matni; keyingi tahrir ({ $later }) matni bu yerda yoʻq.
to_current = Amaldagi tahrirga oʻtish
to_last = Oxirgi tahrirga oʻtish
to_held = Mavjud tahrirlarning oxirgisiga oʻtish
edition_of = { $from } tahriri
edition_since = { $from }dan amal qiladigan tahrir
edition_span = { $from } — { $to } davridagi tahrir
edition_not_held = matni yoʻq
notes = Izohlar
warning = Diqqat qiling
take_away = Yuklab olish
cite_heading = Hujjatga havola
copy = Nusxa olish
copied = Nusxa olindi
about_act = Hujjat haqida
kind_label = Turi
number_label = Raqami
adopted_label = Qabul qilingan
in_force_label = Kuchga kirgan
repealed_label = Kuchini yoʻqotgan
status_label = Holati
bodies_label = Qabul qilgan organ
registration_label = Adliya vazirligida roʻyxatdan oʻtkazilgan
registration = { $number }-son, { $date }
attachments = Ilova qilingan fayllar
publications = Rasmiy eʼlon qilingan manba
classifiers = Mavzular
problems = Manba sahifani oʻqishda topilgan kamchiliklar
formula = Formula (rasm)
links_of_act = Hujjatning barcha matnlari, tahrirlari va bogʻliqliklari
whole_text = Toʻliq matn
previous = Oldingi
next = Keyingi
to_top = Yuqoriga

## Taqqoslash

compare_heading = Taqqoslash
compare_link = Tahrir va tillarni taqqoslash
compare_old = Avvalgi matn
compare_new = Yangi matn
compare_choose = Matnlarni tanlash
compare_show = Taqqoslash
compare_since = Shu kundan beri nima oʻzgargan
compare_alone = Bu matnning boshqa tahriri yoki tili bazada yoʻq, uni taqqoslab boʻlmaydi.
compare_absent = Taqqoslab boʻlmaydigan tahrirlar: ularning matni bazada yoʻq.
compare_equal = Matnlarda farq yoʻq.
compare_hidden = Oʻzgarmagan qoidalar (koʻrsatilmagan): { $n }.
compare_all = Barchasini koʻrsatish
compare_as_text = Farqlar oddiy matnda
compare_lacking = Bu matnda bunday qoida yoʻq.
change_same = oʻzgarmagan
change_changed = oʻzgargan
change_moved = koʻchirilgan
change_added = qoʻshilgan
change_removed = chiqarilgan
spoken_removed = chiqarilgan
history_heading = Qoida tarixi
history_published = Eʼlon qilingan
history_wording = Shu tahrirni oʻqish
history_bad_day = Bu izohdagi sana u turgan tahrirga zid, shuning uchun havola yoʻq.
act_changes_heading = Bu hujjat nimani oʻzgartirgan
act_changes_day = Oʻzgartirilgan sana
act_changes_no_day = Bu qoidaning izohlarida oʻzgartirilgan sana yoʻq, shuning uchun avvalgi va keyingi matni nomaʼlum.
act_changes_not_held = Bu oʻzgartirishdan avvalgi va keyingi matn bazada yoʻq.
spoken_added = qoʻshilgan

## Proofs, and citations that are checked

proof_heading = Matn tasdigʻi
proof_note = Bu satr matnda hozir nima deyilganini qayd etadi. U orqali keyinchalik soʻzlar oʻzgarmaganini tekshirish mumkin.
proof_check = Tasdiqni tekshirish
verify_heading = Tasdiqni tekshirish
verify_intro = Tasdiq — qonun-proof bilan boshlanadigan satr. U har bir modda sahifasining oxirida bor.
verify_label = Tasdiq
verify_button = Tekshirish
verify_true = Toʻgʻri: matn bugun soʻzma-soʻz shunday.
verify_changed = Oʻzgargan: bugun matn boshqacha.
verify_unknown = Nomaʼlum: aniqlab boʻlmaydi.
verify_no_text = Bazada bu tilda bunday hujjat yoʻq.
verify_no_provision = Hujjatning mavjud matnlarida bunday qoida yoʻq.
verify_other_words = Matn bazada bor, lekin unda tasdiqdagi soʻzlar yoʻq.
verify_not_held = Avvalgi soʻzlar bazada saqlanmagan, shuning uchun nima oʻzgarganini va ular u yerda boʻlgan-boʻlmaganini koʻrsatib boʻlmaydi.
verify_removed = Qoida avvalgi oʻrnida endi yoʻq.
verify_difference = Nima oʻzgargan
verify_stated = Tasdiqdagi matn
check_heading = Havolalarni tekshirish
check_intro = Matnni joylang yoki fayl tanlang (.docx, .html, .txt). Undagi qonunchilikka har bir havola tekshiriladi: u nimani bildiradi, amaldami va oʻzgarganmi.
check_text = Matn
check_file = yoki fayl
check_day = Shu kundagi holat
check_button = Tekshirish
check_csv = Jadval (CSV)
check_none = Matnda qonunchilikka havola yoʻq.
check_place = Satr
check_citation = Havola
check_target = Nimani bildiradi
check_findings = Natija
check_ok = Toʻgʻri
check_ambiguous = Bir necha hujjatni bildirishi mumkin
check_not_held = Bazada yoʻq
check_no_provision = Hujjatda bunday qoida yoʻq
check_no_part = Qoidada bunday qism yoʻq
check_changed = Shu kundan keyin oʻzgargan
check_incomparable = Shu kundagi matn bazada yoʻq
check_found = { $n } ta havola
check_cut = Havolalar bitta javobga sigʻmadi: { $n }-belgidan keyingilari tekshirilmadi.

## A file with a text

taken_from = Manba: { $address }
taken_on = Olingan sana: { $date }
page_of = { $page }-bet, jami { $pages } bet
edition_by = Oʻzgartirish kiritgan hujjat: { $act }

## Provisions, by their numbers

article = { $n }-modda
point = { $n }-band
annex = { $n }-ilova
chapter = { $n }-bob
part = { $n }-qism
section = { $n }-boʻlim
subpoint = { $n }-kichik band
paragraph = { $n }-xatboshi
preamble = Muqaddima
table = Jadval

## An act

texts_heading = Matnlar
text_not_kept = matni bu yerda yoʻq
cites = Havola qiladi
cited_by = Bu hujjatga havola qilganlar
amends = Oʻzgartirish kiritadi
amended_by = Oʻzgartirish kiritgan hujjatlar
repeals = Kuchini yoʻqotgan deb topadi
repealed_by = Kuchini yoʻqotgan deb topgan hujjatlar
no_links = Boshqa hujjatlar bilan bogʻliqlik maʼlum emas.
based_on = Asos boʻlgan hujjatlar
ground_of = Asos boʻlib xizmat qilgan hujjatlar
approves = Tasdiqlaydi
approved_by = Tasdiqlagan hujjatlar
links_heading = Bogʻliqlar
links_out = Havola qiladi va oʻzgartiradi
links_in = Havola qilgan va oʻzgartirgan hujjatlar
link_kind = Bogʻliqlik
any_value = barchasi
in_note = Muharrirlar izohida
all_links = Barcha bogʻliqlar: { $n }

## Errors and help

nearest = Bor matnlarning eng yaqini:
error_help = Kerakli hujjatni qidiring yoki bosh sahifaga qayting.
help_query = Qanday qidiriladi
help_query_intro = Soʻzlarni toʻrt tilning istalganida, lotin yoki kirill yozuvida yozing; soʻz shakllari ham topiladi.
help_simple = Har qanday qidiruvda
help_all_words = Barcha soʻzlar
    .example = mehnat shartnomasi
    .finds = ikkala soʻz bor hujjatlar; avval ikkalasi bitta moddada boʻlganlari
help_phrase = Ibora
    .example = “mehnat shartnomasi”
    .finds = soʻzlar yonma-yon va shu tartibda
help_without_word = Soʻzsiz
    .example = shartnoma -ijara
    .finds = “shartnoma” bor, “ijara” yoʻq hujjatlar
help_number = Hujjat raqami
    .finds = shu raqamli hujjat
help_article = Hujjat moddasi
    .finds = shu hujjatning shu moddasi
help_advanced = Toʻliq soʻrov tilida
help_advanced_intro = Qidiruv sozlamalarida “Toʻliq”ni tanlang. Operatorlar bosh harflar bilan yoziladi.
help_either = Soʻzlardan biri
    .example = soliq YOKI yigʻim
    .finds = soʻzlardan biri yoki ikkalasi bor hujjatlar
help_brackets = Qavslar
    .example = (soliq YOKI yigʻim) imtiyoz
    .finds = avval qavs ichidagisi oʻqiladi
help_not = Soʻzsiz
    .example = soliq -bojxona
    .finds = birinchi soʻz bor, ikkinchisi yoʻq hujjatlar
help_exact = Aynan shu shakl
    .example = =soliqlar
    .finds = soʻzning faqat shu shakli
help_near = Yaqin
    .example = soliq /5 imtiyoz
    .finds = orasi besh soʻzdan oshmaydi, tartibi har qanday
help_near_in_order = Yaqin, tartib bilan
    .example = soliq +5 imtiyoz
    .finds = orasi besh soʻzdan oshmaydi, shu tartibda
help_same_sentence = Bitta gapda
    .example = soliq /s imtiyoz
    .finds = ikkala soʻz bitta gapda
help_same_article = Bitta moddada
    .example = soliq /m imtiyoz
    .finds = ikkala soʻz bitta modda yoki bandda
help_any_ending = Har qanday davomi
    .example = soliq*
    .finds = shunday boshlanadigan soʻzlar; kamida ikkita harf
help_similar = Oʻxshash yozilishi
    .example = imtiyoz~
    .finds = bir-ikki harfga farq qiladigan soʻzlar
help_title = Nomida
    .example = sarlavha:soliq
    .finds = hujjat nomidagi soʻz
help_days = Sanalar
    .example = sana:2019..2021
    .finds = shu yillarda qabul qilingan hujjatlar
help_parameters = Manzilda
help_parameters_intro = Bularni natijalar manziliga qoʻshish mumkin: `?` dan keyin, `&` orqali; API ham shularni qabul qiladi.
parameter_q = Soʻrov, toʻrt tildan istalganida: `mehnat shartnomasini bekor qilish`, `ер солиғи имтиёзлари`, `отпуск по беременности и родам`, `state registration of businesses`
parameter_syntax = `simple` (koʻrsatilmasa shu; hech bir soʻrovni rad etmaydi) yoki `advanced`
parameter_words = `forms` (koʻrsatilmasa shu): soʻz barcha shakllarida topiladi; `exact`: faqat yozilganidek, har bir soʻz oldida `=` turgandek
parameter_scope = `act` (koʻrsatilmasa shu): barcha soʻzlar bitta hujjatda; `provision`: bitta modda yoki bandda
parameter_in = Qidiriladigan matnlar tillari, vergul bilan; koʻrsatilmasa — barchasi
parameter_lang = Sarlavhalar, matnlar va xabarlar tili, hujjatda u bor boʻlsa; koʻrsatilmasa, sarlavha va matnlar soʻrovning aniqlangan tili va alifbosida, aks holda `Accept-Language` tilida, u ham boʻlmasa `ui` tilida keladi
parameter_type = Hujjat turlari, vergul bilan: `constitution, code, law, decree, resolution, order, disposition, regulation, rules, instruction, procedure, treaty, other`
parameter_status = Vergul bilan `in_force, repealed, not_yet` dan: amalda, kuchini yoʻqotgan, hali kuchga kirmagan
parameter_body = Qabul qilgan organ: istalgan tildagi nomi yoki undagi soʻzlar; takrorlash mumkin
parameter_topic = Klassifikator kodi yoki uning boshi (`03.01`), yoxud mavzuning istalgan tildagi nomi yoki undagi soʻzlar; takrorlash mumkin
parameter_year = Qabul qilingan yillar, vergul bilan
parameter_language = Hujjatning shu tillardan birida matni bor; vergul bilan
parameter_number = Hujjat raqami, istalgan yozuvda; harflarsiz (`547`) — istalgan turkumdagi yoki Adliya vazirligi reyestridagi raqam
parameter_adopted_from = Shu kuni yoki undan keyin qabul qilingan
parameter_adopted_to = Shu kuni yoki undan oldin qabul qilingan
parameter_in_force_on = Shu kuni amalda
parameter_changed_since = Shu kuni yoki undan keyin, bugungacha qabul qilingan, oʻzgargan yoki kuchini yoʻqotgan
parameter_takes_effect_from = Hujjat yoki uning yangi tahriri shu kuni yoki undan keyin kuchga kiradi
parameter_sort = `relevance` (koʻrsatilmasa shu: mosligi boʻyicha), `date` (avval eskilari), `-date` (avval yangilari), `number` (raqami boʻyicha), `-changed` (avval yaqinda oʻzgarganlari) yoki `effect` (avval ertaroq kuchga kiradiganlari)
parameter_on = Hozirgi matnlar emas, shu kundagi matnlar qidiriladi: eski tahrirdagi soʻzlar topiladi, oʻsha kuni matnda boʻlmagan soʻzlar topilmaydi
parameter_facets = Qaysi sonlar sanalsin, vergul bilan: `type, body, topic, status, year, language`; har biri oʻz filtrisiz sanaladi
parameter_snippet = Parchalar uzunligi, belgilarda; 0 — parchasiz
parameter_group = `act` (koʻrsatilmasa shu): bitta natija — bitta hujjat; `none`: bitta modda yoki band
parameter_limit = Bu javobda nechta natija; koʻrsatilmasa — 10
parameter_per_act = Har bir hujjatdan koʻpi bilan shuncha modda va band; koʻrsatilmasa — eng mosi va butun javobdagi eng moslari orasida boʻlganlari
parameter_spelling = `on` (koʻrsatilmasa shu): bazada yoʻq soʻz oʻrniga unga eng yaqini olinadi va bu haqda xabar beriladi; `off`: soʻzlar yozilganidek qoladi
parameter_explain = Baholar qanday chiqqanini koʻrsatish
parameter_cursor = Qayerdan davom etish: oldingi javobning `next` qiymati
parameter_ui = Xabar va xatolar tili, u `lang` dan farq qilsa
help_problems = API xabar beradigan xatolar
help_problems_intro = Rad etilgan har bir soʻrovga xato hujjati (RFC 9457) qaytadi. Uning “code” maydoni quyidagilardan biri boʻladi.
help_code = Kod
help_status = HTTP holati
help_meaning = Maʼnosi

## Days

january = yanvar
february = fevral
march = mart
april = aprel
may = may
june = iyun
july = iyul
august = avgust
september = sentabr
october = oktabr
november = noyabr
december = dekabr
date = { $year }-yil { $day }-{ $month }

## Citations of what is not held

missing_act = “{ $text }” qonunchilik bazasida yoʻq.
missing_in_act = “{ $text }” qonunchilik bazasida yoʻq: “{ $title }” hujjati bor, lekin unda bunday modda yoki band yoʻq.
missing_with_nearest = “{ $text }” qonunchilik bazasida yoʻq: “{ $title }” hujjati bor, lekin unda bunday modda yoki band yoʻq, eng yaqini — { $nearest }.

## Kinds of notes of editors

note_previous_edition = Avvalgi tahrir
note_future_edition = Keyingi tahrir
note_amendment = Oʻzgartirilgan
note_comment = Muharrir sharhi
note_warning = Ogohlantirish

## Kinds of acts: of one, of several

type_constitution = Konstitutsiya
    .plural = Konstitutsiya
type_code = Kodeks
    .plural = Kodekslar
type_law = Qonun
    .plural = Qonunlar
type_decree = Farmon
    .plural = Farmonlar
type_resolution = Qaror
    .plural = Qarorlar
type_order = Buyruq
    .plural = Buyruqlar
type_disposition = Farmoyish
    .plural = Farmoyishlar
type_regulation = Nizom
    .plural = Nizomlar
type_rules = Qoidalar
    .plural = Qoidalar
type_instruction = Yoʻriqnoma
    .plural = Yoʻriqnomalar
type_procedure = Tartib
    .plural = Tartiblar
type_treaty = Xalqaro shartnoma
    .plural = Xalqaro shartnomalar
type_other = Boshqa hujjat
    .plural = Boshqa hujjatlar

## What became of an act

status_in_force = Amalda
status_repealed = Kuchini yoʻqotgan
status_not_yet = Hali kuchga kirmagan

## Problems: their names, and the sentence about one occurrence

problem_bad_encoding = Buzuq manzil
    .detail = Manzil UTF-8 da toʻgʻri kodlanmagan.
problem_bad_value = Notoʻgʻri qiymat
    .detail = “{ $parameter }” parametri “{ $value }” boʻla olmaydi. Kutilgan qiymat: { $expected }.
problem_missing_parameter = Parametr yoʻq
    .detail = “{ $parameter }” parametri berilmagan.
problem_repeated_parameter = Takror parametr
    .detail = “{ $parameter }” parametri faqat bir marta berilishi mumkin.
problem_query_too_long = Soʻrov juda uzun
    .detail = Soʻrovda { $length } ta belgi bor; koʻpi bilan { $limit } ta boʻlishi mumkin.
problem_bad_query = Soʻrovda xato
    .detail = Soʻrovni oʻqib boʻlmadi.
problem_broken_cursor = Buzuq sahifa koʻrsatkichi
    .detail = Sahifa koʻrsatkichi buzuq yoki boshqa qidiruvga tegishli. Birinchi sahifadan boshlang.
problem_old_cursor = Eskirgan sahifa koʻrsatkichi
    .detail = Baza shundan beri yangilangan. Birinchi sahifadan boshlang.
problem_no_document = Bunday hujjat yoʻq
    .detail = Bazada lex.uz/docs/{ $document } hujjati yoʻq.
problem_no_act = Bunday hujjat yoʻq
    .detail = Bazada “{ $act }” hujjati yoʻq.
problem_no_provision = Bunday modda yoki band yoʻq
    .detail = “{ $title }” hujjatida “{ $path }” yoʻq.
problem_before_first_edition = Bu kunga tahrir yoʻq
    .detail = “{ $title }” hujjatining eng dastlabki maʼlum tahriri: { $first }. { $day } kungi tahriri yoʻq.
problem_edition_not_kept = Bu tahrirning matni yoʻq
    .detail = “{ $title }” hujjatining { $edition }dan amal qiladigan tahriri matni bazada yoʻq.
problem_nothing_cited = Havola boʻyicha hech narsa yoʻq
    .detail = “{ $text }” bazadagi hujjatni yoki uning qismini bildirmaydi.
problem_not_found = Sahifa topilmadi
    .detail = Bu manzilda hech narsa yoʻq.
problem_method_not_allowed = Usulga ruxsat yoʻq
    .detail = Bu manzilga { $method } usuli bilan murojaat qilib boʻlmaydi.
problem_body_too_large = Matn juda katta
    .detail = Koʻpi bilan { $limit } bayt yuborish mumkin.
problem_bad_body = Matn oʻqilmadi
    .detail = Yuborilgan matnni oʻqib boʻlmadi: { $reason }.
problem_unsupported_media_type = Nomaʼlum tur
    .detail = Bunday turdagi maʼlumot qabul qilinmaydi. Kutilgan tur: { $expected }.
problem_no_format = Bunday format yoʻq
    .detail = Matnlar “{ $format }” formatida berilmaydi. Mavjud formatlar: { $available }.
problem_not_acceptable = Mos format yoʻq
    .detail = Matn siz qabul qiladigan turlarning birortasida ham berilmaydi. Mavjud turlar: { $available }.
problem_too_many_requests = Soʻrovlar juda koʻp
    .detail = Juda tez-tez soʻrayapsiz. { $seconds } soniyadan keyin qayta urinib koʻring.
problem_deadline = Juda uzoq davom etdi
    .detail = Javob belgilangan vaqtdan oshib ketdi. Qayta urinib koʻring yoki soʻrovni soddalashtiring.
problem_bad_host = Manzilda server nomi yoʻq
    .detail = Soʻrovda bitta, faqat bitta server nomi boʻlishi kerak.
problem_too_many_values = Qiymatlar juda koʻp
    .detail = Qidiruvda { $count } ta qiymat bor, { $limit } ta boʻlishi mumkin. Ortiqchasini olib tashlang.
problem_address_too_long = Manzil juda uzun
    .detail = Manzil uzunligi { $length } bayt, { $limit } baytgacha boʻlishi mumkin.
problem_query_too_costly = Soʻrov juda murakkab
    .detail = Soʻrov bitta soʻrovga ruxsat etilganidan koʻp ish talab qiladi. Almashtirish belgilarini, yonma-yon soʻzlarni yoki ular orasidagi masofani kamaytiring.
problem_body_too_slow = Matn juda sekin keldi
    .detail = Matn { $seconds } soniyada yetib kelmadi. Uni yana yuboring.
problem_busy = Server band
    .detail = Hozir juda koʻp soʻrovga javob berilmoqda. { $seconds } soniyadan keyin qayta urinib koʻring.
problem_internal = Bizning xatomiz
    .detail = Biz tomonda xato yuz berdi. Keyinroq qayta urinib koʻring.

## Notices: what is told of an answer

notice_expansion_cut = Belgi juda koʻp soʻzga mos keldi: faqat eng koʻp uchraydiganlari olindi.
notice_no_match = Soʻrov boʻyicha hech narsa topilmadi.
notice_filtered_out = Tanlangan filtrlar boʻyicha hech narsa topilmadi. Filtrlarsiz topiladi: { $found }.
notice_weak_match = Aniq javob topilmadi: quyidagilar soʻrovga qisman mos keladi.
notice_relaxed = Barcha soʻzlar bitta hujjatda uchramadi: soʻzlarning koʻpi bor hujjatlar koʻrsatilmoqda.
notice_unquoted = { $phrases } soʻzma-soʻz hech qayerda uchramadi: soʻzlar alohida-alohida qidirildi.
notice_words_of_law = Qonunda bu boshqacha aytiladi: “{ $terms }”. Shu soʻzlar boʻyicha ham qidirildi.
notice_synonym = Qonunda bu “{ $terms }” deb ham ataladi: shunday atagan hujjatlar ham koʻrsatilmoqda.
notice_written_out = Toʻliq nomi boʻyicha ham qidirildi: { $names }.
notice_full_names = { $typed } — { $names }
notice_other_language = Soʻrov tilida matni boʻlmagan hujjatlar ham soʻzlarning tarjimasi boʻyicha topildi.
notice_old_edition = Hozirgi matnlar emas, { $date } kunidagi matnlar qidirildi.
notice_texts_not_held = Bazada shu kundagi matni yoʻq hujjatlar: { $absent }.
notice_spelling = “{ $typed }” soʻzi qonunchilik bazasida yoʻq: “{ $replacement }” soʻzi boʻyicha qidirildi.
notice_not_held = “{ $written }” qonunchilik bazasida yoʻq.
notice_not_held_nearest_number = “{ $written }” qonunchilik bazasida yoʻq, eng yaqin raqam — { $name }.
notice_not_held_nearest_provision = “{ $written }” qonunchilik bazasida yoʻq, hujjatda eng yaqini — { $name }.
notice_not_held_last_provision = “{ $written }” qonunchilik bazasida yoʻq, hujjatda oxirgisi — { $name }.
notice_in_part = Quyidagilar soʻrovga qisman mos keladi.
notice_nowhere = { $words } qonunchilik bazasida uchramaydi. Usiz topiladigan hujjatlar: { $acts }.
notice_not_together = { $words } soʻrovning qolgan qismi bilan birga bitta hujjatda uchramaydi. Usiz topiladigan hujjatlar: { $acts }.
notice_quoted = “{ $text }”
notice_no_body = Qonunchilik bazasida “{ $value }” nomli organ qabul qilgan hujjat yoʻq.
notice_no_topic = Qonunchilik bazasida “{ $value }” mavzusi yoʻq.
notice_no_number = Qonunchilik bazasida “{ $value }” raqamli hujjat yoʻq.
notice_no_article = Qonunchilik bazasidagi hech bir hujjatda “{ $value }” raqamli modda yoʻq.
notice_none_adopted = Qonunchilik bazasida shu vaqtda ({ $value }) qabul qilingan hujjat yoʻq: unda { $first }–{ $last } yillarning hujjatlari bor.
notice_none_in_force = Qonunchilik bazasida shu sanaga ({ $value }) toʻgʻri keladigan hujjat yoʻq: unda { $first }–{ $last } yillarda qabul qilingan hujjatlar bor.
notice_no_value = Qonunchilik bazasida “{ $value }” qiymatiga ega hujjat yoʻq.
notice_unreadable_target = “{ $value }” hujjat sifatida oʻqilmadi: hujjatning raqami, nomi, identifikatori yoki manzilini yozing.
notice_no_target = “{ $value }” qonunchilik bazasida yoʻq.
notice_no_such_provision = “{ $value }”: hujjat bor, lekin unda bunday modda yoki band yoʻq.
notice_whole_provision = “{ $value }”: havolalar moddaga olib boradi, butun moddaga havolalar topildi.

## Mistakes of a query

mistake_empty_query = Soʻrovda qidiriladigan soʻz yoʻq.
mistake_too_long = Soʻrov juda uzun: faqat dastlabki { $length } ta belgi oʻqildi.
mistake_too_deep = Qavslar juda koʻp marta ichma-ich qoʻyilgan: { $depth } qavatdan ichkaridagilari hisobga olinmadi.
mistake_too_many_problems = Soʻrovda xatolar koʻp: dastlabki { $problems } tasi koʻrsatildi.
mistake_unbalanced_quote = { $token } qoʻshtirnogʻining jufti yoʻq; soʻzlar ibora sifatida emas, alohida oʻqildi.
mistake_unbalanced_bracket = “{ $token }” qavsining jufti yoʻq.
mistake_empty_brackets = Qavs ichida hech narsa yoʻq.
mistake_empty_phrase = Qoʻshtirnoq ichida soʻz yoʻq.
mistake_missing_operand = “{ $token }” amalining oldida yoki ketida soʻz yetishmaydi.
mistake_only_negative = “{ $token }” faqat istisnodan iborat: nimadan istisno qilinishi aytilmagan.
mistake_bad_operator = “{ $token }” amalga oʻxshaydi, lekin amal sifatida oʻqib boʻlmadi.
mistake_mixed_near = Yaqinlik amallari har xil: qaysi biri avval oʻqilishini qavs bilan koʻrsating.
mistake_bad_operand = “{ $token }” bu amal bilan ishlatilmaydi: soʻz, ibora yoki ularning OR bilan bogʻlangani kerak.
mistake_unknown_field = “{ $token }” degan maydon yoʻq.
mistake_missing_value = “{ $token }” maydonidan keyin qiymat yoʻq.
mistake_unknown_value = Maydonning “{ $token }” degan qiymati yoʻq.
mistake_bad_date = “{ $token }” sana emas.
mistake_bad_range = “{ $token }” oraligʻi notoʻgʻri: sana maydoni, boshi va oxiri tartib bilan kerak.
mistake_short_wildcard = “{ $token }”: * yoki ? belgisidan oldin kamida ikkita harf boʻlishi kerak; belgisiz oʻqildi.
mistake_misplaced_wildcard = “{ $token }”: *, ?, ~ belgilari aniq shakl, bir-biri va maydon qiymati bilan birga ishlatilmaydi.
mistake_bad_fuzzy = “{ $token }”: xatoga yoʻl qoʻyadigan qidiruv kamida toʻrt harfli soʻz uchun va 1 yoki 2 ta xato bilan ishlaydi.
mistake_bad_distance = “{ $token }”: masofa 1 dan { $number } gacha boʻladi.
mistake_bad_count = “{ $token }”: necha marta uchrashi 1 dan { $number } gacha son bilan yoziladi.
mistake_bad_boost = “{ $token }”: ahamiyat koeffitsiyenti 0 dan katta va 10 dan oshmaydigan son boʻladi.
mistake_ignored = “{ $token }” bu yerda hech narsani bildirmaydi va hisobga olinmadi.
mistake_precedence = AND va OR qavssiz aralash yozilgan: avval AND (boʻsh joy), soʻng OR oʻqildi.
mistake_capital_words = Soʻrov butunlay bosh harflarda, shuning uchun “{ $token }” oddiy soʻz sifatida oʻqildi; amal uchun &, | yoki - belgisini yozing.
mistake_operator_as_word = “{ $token }” oddiy soʻz sifatida oʻqildi.
mistake_simple_syntax = Oddiy qidiruvda “{ $token }” amal emas, oddiy matn; amallar kengaytirilgan qidiruvda ishlaydi.
mistake_possible = Mumkin: { $expected }.
mistake_operators = Amal bunday yoziladi: { $expected }.

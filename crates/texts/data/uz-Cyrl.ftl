### Uzbek in Cyrillic letters. What stands in braces is filled in.

## Every page

language_name = Ўзбекча
site_name = Qonun
tagline = Ўзбекистон қонунчилиги: қидириш ва ўқиш
skip_to_content = Асосий мазмунга ўтиш
interface_language = Интерфейс тили
home = Бош саҳифа
footer_note = Матнлар маълумот учун берилади. Расмий эълон қилинган матн устун туради.
footer_help = Қандай қидирилади
footer_api = Дастурлар учун API

## The search box and the home page

search_label = Қонунчиликдан қидириш
search_placeholder = Сўзлар, ном ёки рақам
search_placeholder_example = Сўзлар, ном ёки рақам, масалан { $number }
search_button = Қидириш
suggestions = Таклифлар
try_examples = Масалан:
example_words = меҳнат шартномасини бекор қилиш
example_phrase = «мол-мулк солиғи» имтиёзлари
by_type = Ҳужжат турлари
newest = Янги ҳужжатлар
list_new = Яқинда қабул қилинганлар
list_changed = Яқинда ўзгарганлар
list_soon = Тез орада кучга кирадиганлар
acts_count = { $n } та ҳужжат
texts_count = тўрт тилда { $n } та матн
provisions_count = { $n } та модда ва банд

## Results

found = { $n } та ҳужжат топилди
found_close = { $n } та ҳужжат сўровга яқин
close_heading = Сўровга яқин
provisions_found = { $n } та норма топилди
provisions_close = { $n } та норма сўровга яқин
all_acts = Барча ҳужжатлар
nothing_found = Ҳеч нарса топилмади
tip_spelling = Имлони текширинг ёки сўзларни камайтиринг.
tip_synonym = Шу маънодаги бошқа сўзни ёзинг: «ишдан бўшатиш» ўрнига «меҳнат шартномасини бекор қилиш».
tip_filters = Фильтрларни олиб ташланг ёки барча тилларда қидиринг.
number_tip = Рақамни ҳарфлари билан ёзинг: { $numbers }.
without_filters = Фильтрларсиз қидириш
mistake_in_query = Сўровда хато бор
mended_query = Балки шуни назарда тутгандирсиз:
as_words = Оддий сўзлар сифатида қидириш
as_typed = «{ $q }» сўровини ёзилганидек қидириш
details = Батафсил
exact_words = сўзлар айнан ёзилганидек
filters = Фильтрлар
clear_filters = Барча фильтрларни олиб ташлаш
take_filter_off = Фильтрни олиб ташлаш
more_values = Яна
filter_type = Ҳужжат тури
filter_status = Ҳолати
filter_year = Қабул қилинган йили
filter_body = Қабул қилган орган
filter_language = Матн тили
settings = Созламалар
syntax = Сўров тили
syntax_simple = Оддий: сўзлар, «иборалар», минус, =шакл
syntax_advanced = Тўлиқ: барча операторлар
scope = Барча сўзлар бирга
scope_act = битта ҳужжатда
scope_provision = битта модда ёки бандда
adopted_from = Қабул қилинган: дан
adopted_to = Қабул қилинган: гача
in_force_on = Шу куни амалда
changed_since = Ўзгарган: дан
takes_effect_from = Кучга киради: дан
chip_adopted_from = { $date } кунидан қабул қилинган
chip_adopted_to = { $date } кунигача қабул қилинган
chip_in_force_on = { $date } куни амалда
chip_changed_since = { $date } кунидан ўзгарган
chip_takes_effect_from = { $date } кунидан кучга киради
on_day = Шу кундаги матнлар
chip_on_day = { $date } кунидаги матнлар
number_of_act = Ҳужжат рақами
apply = Қўллаш
sort = Тартиб
sort_relevance = мослиги бўйича
sort_newest = аввал янгилари
sort_oldest = аввал эскилари
sort_number = рақами бўйича
sort_changed = аввал яқинда ўзгарганлари
sort_effect = кучга кириш санаси бўйича
more_hits = Шу ҳужжатда яна { $n } та
next_page = Кейинги саҳифа
first_page = Биринчи саҳифага
cited_heading = Сиз излаган ҳужжат
several_cited = Бунга бир неча ҳужжат мос келади
open_provision = Очиш: { $provision }
open_act = Ҳужжатни очиш
unknown_parameter = «{ $parameter }» параметри номаълум, ҳисобга олинмади.

## A text of law

contents = Мундарижа
text_languages = Матн тили
editions = Таҳрирлар
banner_repealed = Ҳужжат ўз кучини йўқотган.
banner_repealed_on = Ҳужжат ўз кучини йўқотган: { $date }.
banner_not_yet = Ҳужжат ҳали кучга кирмаган.
banner_not_yet_from = Ҳужжат ҳали кучга кирмаган. Кучга кириш санаси: { $date }.
banner_old_edition = Сиз аввалги таҳрирни ўқияпсиз. Амал қилган даври: { $from } — { $to }.
banner_later_edition = Сиз ҳали кучга кирмаган таҳрирни ўқияпсиз. Кучга кириш санаси: { $from }.
later_not_held = { $from } таҳрирининг матни; кейинги таҳрир ({ $later }) матни бу ерда йўқ.
to_current = Амалдаги таҳрирга ўтиш
to_last = Охирги таҳрирга ўтиш
to_held = Мавжуд таҳрирларнинг охиргисига ўтиш
edition_of = { $from } таҳрири
edition_since = { $from }дан амал қиладиган таҳрир
edition_span = { $from } — { $to } давридаги таҳрир
edition_not_held = матни йўқ
notes = Изоҳлар
warning = Диққат қилинг
take_away = Юклаб олиш
cite_heading = Ҳужжатга ҳавола
copy = Нусха олиш
copied = Нусха олинди
about_act = Ҳужжат ҳақида
kind_label = Тури
number_label = Рақами
adopted_label = Қабул қилинган
in_force_label = Кучга кирган
repealed_label = Кучини йўқотган
status_label = Ҳолати
bodies_label = Қабул қилган орган
registration_label = Адлия вазирлигида рўйхатдан ўтказилган
registration = { $number }-сон, { $date }
attachments = Илова қилинган файллар
publications = Расмий эълон қилинган манба
classifiers = Мавзулар
problems = Манба саҳифани ўқишда топилган камчиликлар
formula = Формула (расм)
links_of_act = Ҳужжатнинг барча матнлари, таҳрирлари ва боғлиқликлари
whole_text = Тўлиқ матн
previous = Олдинги
next = Кейинги
to_top = Юқорига

## Таққослаш

compare_heading = Таққослаш
compare_link = Таҳрир ва тилларни таққослаш
compare_old = Аввалги матн
compare_new = Янги матн
compare_choose = Матнларни танлаш
compare_show = Таққослаш
compare_since = Шу кундан бери нима ўзгарган
compare_alone = Бу матннинг бошқа таҳрири ёки тили базада йўқ, уни таққослаб бўлмайди.
compare_absent = Таққослаб бўлмайдиган таҳрирлар: уларнинг матни базада йўқ.
compare_equal = Матнларда фарқ йўқ.
compare_hidden = Ўзгармаган қоидалар (кўрсатилмаган): { $n }.
compare_all = Барчасини кўрсатиш
compare_as_text = Фарқлар оддий матнда
compare_lacking = Бу матнда бундай қоида йўқ.
change_same = ўзгармаган
change_changed = ўзгарган
change_moved = кўчирилган
change_added = қўшилган
change_removed = чиқарилган
spoken_removed = чиқарилган
history_heading = Қоида тарихи
history_published = Эълон қилинган
history_wording = Шу таҳрирни ўқиш
history_bad_day = Бу изоҳдаги сана у турган таҳрирга зид, шунинг учун ҳавола йўқ.
act_changes_heading = Бу ҳужжат нимани ўзгартирган
act_changes_day = Ўзгартирилган сана
act_changes_no_day = Бу қоиданинг изоҳларида ўзгартирилган сана йўқ, шунинг учун аввалги ва кейинги матни номаълум.
act_changes_not_held = Бу ўзгартиришдан аввалги ва кейинги матн базада йўқ.
spoken_added = қўшилган

## Proofs, and citations that are checked

proof_heading = Матн тасдиғи
proof_note = Бу сатр матнда ҳозир нима дейилганини қайд этади. У орқали кейинчалик сўзлар ўзгармаганини текшириш мумкин.
proof_check = Тасдиқни текшириш
verify_heading = Тасдиқни текшириш
verify_intro = Тасдиқ — qonun-proof билан бошланадиган сатр. У ҳар бир модда саҳифасининг охирида бор.
verify_label = Тасдиқ
verify_button = Текшириш
verify_true = Тўғри: матн бугун сўзма-сўз шундай.
verify_changed = Ўзгарган: бугун матн бошқача.
verify_unknown = Номаълум: аниқлаб бўлмайди.
verify_no_text = Базада бу тилда бундай ҳужжат йўқ.
verify_no_provision = Ҳужжатнинг мавжуд матнларида бундай қоида йўқ.
verify_other_words = Матн базада бор, лекин унда тасдиқдаги сўзлар йўқ.
verify_not_held = Аввалги сўзлар базада сақланмаган, шунинг учун нима ўзгарганини ва улар у ерда бўлган-бўлмаганини кўрсатиб бўлмайди.
verify_removed = Қоида аввалги ўрнида энди йўқ.
verify_difference = Нима ўзгарган
verify_stated = Тасдиқдаги матн
check_heading = Ҳаволаларни текшириш
check_intro = Матнни жойланг ёки файл танланг (.docx, .html, .txt). Ундаги қонунчиликка ҳар бир ҳавола текширилади: у нимани билдиради, амалдами ва ўзгарганми.
check_text = Матн
check_file = ёки файл
check_day = Шу кундаги ҳолат
check_button = Текшириш
check_csv = Жадвал (CSV)
check_none = Матнда қонунчиликка ҳавола йўқ.
check_place = Сатр
check_citation = Ҳавола
check_target = Нимани билдиради
check_findings = Натижа
check_ok = Тўғри
check_ambiguous = Бир неча ҳужжатни билдириши мумкин
check_not_held = Базада йўқ
check_no_provision = Ҳужжатда бундай қоида йўқ
check_no_part = Қоидада бундай қисм йўқ
check_changed = Шу кундан кейин ўзгарган
check_incomparable = Шу кундаги матн базада йўқ
check_found = { $n } та ҳавола
check_cut = Ҳаволалар битта жавобга сиғмади: { $n }-белгидан кейингилари текширилмади.

## A file with a text

taken_from = Манба: { $address }
taken_on = Олинган сана: { $date }
page_of = { $page }-бет, жами { $pages } бет
edition_by = Ўзгартириш киритган ҳужжат: { $act }

## Provisions, by their numbers

article = { $n }-модда
point = { $n }-банд
annex = { $n }-илова
chapter = { $n }-боб
part = { $n }-қисм
section = { $n }-бўлим
subpoint = { $n }-кичик банд
paragraph = { $n }-хатбоши
preamble = Муқаддима
table = Жадвал

## An act

texts_heading = Матнлар
text_not_kept = матни бу ерда йўқ
cites = Ҳавола қилади
cited_by = Бу ҳужжатга ҳавола қилганлар
amends = Ўзгартириш киритади
amended_by = Ўзгартириш киритган ҳужжатлар
repeals = Кучини йўқотган деб топади
repealed_by = Кучини йўқотган деб топган ҳужжатлар
no_links = Бошқа ҳужжатлар билан боғлиқлик маълум эмас.
based_on = Асос бўлган ҳужжатлар
ground_of = Асос бўлиб хизмат қилган ҳужжатлар
approves = Тасдиқлайди
approved_by = Тасдиқлаган ҳужжатлар
links_heading = Боғлиқлар
links_out = Ҳавола қилади ва ўзгартиради
links_in = Ҳавола қилган ва ўзгартирган ҳужжатлар
link_kind = Боғлиқлик
any_value = барчаси
in_note = Муҳаррирлар изоҳида
all_links = Барча боғлиқлар: { $n }

## Errors and help

nearest = Бор матнларнинг энг яқини:
error_help = Керакли ҳужжатни қидиринг ёки бош саҳифага қайтинг.
help_query = Қандай қидирилади
help_query_intro = Сўзларни тўрт тилнинг исталганида, лотин ёки кирилл ёзувида ёзинг; сўз шакллари ҳам топилади.
help_simple = Ҳар қандай қидирувда
help_all_words = Барча сўзлар
    .example = меҳнат шартномаси
    .finds = иккала сўз бор ҳужжатлар; аввал иккаласи битта моддада бўлганлари
help_phrase = Ибора
    .example = «меҳнат шартномаси»
    .finds = сўзлар ёнма-ён ва шу тартибда
help_without_word = Сўзсиз
    .example = шартнома -ижара
    .finds = «шартнома» бор, «ижара» йўқ ҳужжатлар
help_number = Ҳужжат рақами
    .finds = шу рақамли ҳужжат
help_article = Ҳужжат моддаси
    .finds = шу ҳужжатнинг шу моддаси
help_advanced = Тўлиқ сўров тилида
help_advanced_intro = Қидирув созламаларида «Тўлиқ»ни танланг. Операторлар бош ҳарфлар билан ёзилади.
help_either = Сўзлардан бири
    .example = солиқ ЁКИ йиғим
    .finds = сўзлардан бири ёки иккаласи бор ҳужжатлар
help_brackets = Қавслар
    .example = (солиқ ЁКИ йиғим) имтиёз
    .finds = аввал қавс ичидагиси ўқилади
help_not = Сўзсиз
    .example = солиқ -божхона
    .finds = биринчи сўз бор, иккинчиси йўқ ҳужжатлар
help_exact = Айнан шу шакл
    .example = =солиқлар
    .finds = сўзнинг фақат шу шакли
help_near = Яқин
    .example = солиқ /5 имтиёз
    .finds = ораси беш сўздан ошмайди, тартиби ҳар қандай
help_near_in_order = Яқин, тартиб билан
    .example = солиқ +5 имтиёз
    .finds = ораси беш сўздан ошмайди, шу тартибда
help_same_sentence = Битта гапда
    .example = солиқ /s имтиёз
    .finds = иккала сўз битта гапда
help_same_article = Битта моддада
    .example = солиқ /m имтиёз
    .finds = иккала сўз битта модда ёки бандда
help_any_ending = Ҳар қандай давоми
    .example = солиқ*
    .finds = шундай бошланадиган сўзлар; камида иккита ҳарф
help_similar = Ўхшаш ёзилиши
    .example = имтиёз~
    .finds = бир-икки ҳарфга фарқ қиладиган сўзлар
help_title = Номида
    .example = сарлавҳа:солиқ
    .finds = ҳужжат номидаги сўз
help_days = Саналар
    .example = сана:2019..2021
    .finds = шу йилларда қабул қилинган ҳужжатлар
help_parameters = Манзилда
help_parameters_intro = Буларни натижалар манзилига қўшиш мумкин: `?` дан кейин, `&` орқали; API ҳам шуларни қабул қилади.
parameter_q = Сўров, тўрт тилдан исталганида: `mehnat shartnomasini bekor qilish`, `ер солиғи имтиёзлари`, `отпуск по беременности и родам`, `state registration of businesses`
parameter_syntax = `simple` (кўрсатилмаса шу; ҳеч бир сўровни рад этмайди) ёки `advanced`
parameter_words = `forms` (кўрсатилмаса шу): сўз барча шаклларида топилади; `exact`: фақат ёзилганидек, ҳар бир сўз олдида `=` тургандек
parameter_scope = `act` (кўрсатилмаса шу): барча сўзлар битта ҳужжатда; `provision`: битта модда ёки бандда
parameter_in = Қидириладиган матнлар тиллари, вергул билан; кўрсатилмаса — барчаси
parameter_lang = Сарлавҳалар, матнлар ва хабарлар тили, ҳужжатда у бор бўлса; кўрсатилмаса, сарлавҳа ва матнлар сўровнинг аниқланган тили ва алифбосида, акс ҳолда `Accept-Language` тилида, у ҳам бўлмаса `ui` тилида келади
parameter_type = Ҳужжат турлари, вергул билан: `constitution, code, law, decree, resolution, order, disposition, regulation, rules, instruction, procedure, treaty, other`
parameter_status = Вергул билан `in_force, repealed, not_yet` дан: амалда, кучини йўқотган, ҳали кучга кирмаган
parameter_body = Қабул қилган орган: исталган тилдаги номи ёки ундаги сўзлар; такрорлаш мумкин
parameter_topic = Классификатор коди ёки унинг боши (`03.01`), ёхуд мавзунинг исталган тилдаги номи ёки ундаги сўзлар; такрорлаш мумкин
parameter_year = Қабул қилинган йиллар, вергул билан
parameter_language = Ҳужжатнинг шу тиллардан бирида матни бор; вергул билан
parameter_number = Ҳужжат рақами, исталган ёзувда; ҳарфларсиз (`547`) — исталган туркумдаги ёки Адлия вазирлиги реестридаги рақам
parameter_adopted_from = Шу куни ёки ундан кейин қабул қилинган
parameter_adopted_to = Шу куни ёки ундан олдин қабул қилинган
parameter_in_force_on = Шу куни амалда
parameter_changed_since = Шу куни ёки ундан кейин, бугунгача қабул қилинган, ўзгарган ёки кучини йўқотган
parameter_takes_effect_from = Ҳужжат ёки унинг янги таҳрири шу куни ёки ундан кейин кучга киради
parameter_sort = `relevance` (кўрсатилмаса шу: мослиги бўйича), `date` (аввал эскилари), `-date` (аввал янгилари), `number` (рақами бўйича), `-changed` (аввал яқинда ўзгарганлари) ёки `effect` (аввал эртароқ кучга кирадиганлари)
parameter_on = Ҳозирги матнлар эмас, шу кундаги матнлар қидирилади: эски таҳрирдаги сўзлар топилади, ўша куни матнда бўлмаган сўзлар топилмайди
parameter_facets = Қайси сонлар саналсин, вергул билан: `type, body, topic, status, year, language`; ҳар бири ўз филтрисиз саналади
parameter_snippet = Парчалар узунлиги, белгиларда; 0 — парчасиз
parameter_group = `act` (кўрсатилмаса шу): битта натижа — битта ҳужжат; `none`: битта модда ёки банд
parameter_limit = Бу жавобда нечта натижа; кўрсатилмаса — 10
parameter_per_act = Ҳар бир ҳужжатдан кўпи билан шунча модда ва банд; кўрсатилмаса — энг моси ва бутун жавобдаги энг мослари орасида бўлганлари
parameter_spelling = `on` (кўрсатилмаса шу): базада йўқ сўз ўрнига унга энг яқини олинади ва бу ҳақда хабар берилади; `off`: сўзлар ёзилганидек қолади
parameter_explain = Баҳолар қандай чиққанини кўрсатиш
parameter_cursor = Қаердан давом этиш: олдинги жавобнинг `next` қиймати
parameter_ui = Хабар ва хатолар тили, у `lang` дан фарқ қилса
help_problems = API хабар берадиган хатолар
help_problems_intro = Рад этилган ҳар бир сўровга хато ҳужжати (RFC 9457) қайтади. Унинг «code» майдони қуйидагилардан бири бўлади.
help_code = Код
help_status = HTTP ҳолати
help_meaning = Маъноси

## Days

january = январь
february = февраль
march = март
april = апрель
may = май
june = июнь
july = июль
august = август
september = сентябрь
october = октябрь
november = ноябрь
december = декабрь
date = { $year } йил { $day } { $month }

## Citations of what is not held

missing_act = «{ $text }» қонунчилик базасида йўқ.
missing_in_act = «{ $text }» қонунчилик базасида йўқ: «{ $title }» ҳужжати бор, лекин унда бундай модда ёки банд йўқ.
missing_with_nearest = «{ $text }» қонунчилик базасида йўқ: «{ $title }» ҳужжати бор, лекин унда бундай модда ёки банд йўқ, энг яқини — { $nearest }.

## Kinds of notes of editors

note_previous_edition = Аввалги таҳрир
note_future_edition = Кейинги таҳрир
note_amendment = Ўзгартирилган
note_comment = Муҳаррир шарҳи
note_warning = Огоҳлантириш

## Kinds of acts: of one, of several

type_constitution = Конституция
    .plural = Конституция
type_code = Кодекс
    .plural = Кодекслар
type_law = Қонун
    .plural = Қонунлар
type_decree = Фармон
    .plural = Фармонлар
type_resolution = Қарор
    .plural = Қарорлар
type_order = Буйруқ
    .plural = Буйруқлар
type_disposition = Фармойиш
    .plural = Фармойишлар
type_regulation = Низом
    .plural = Низомлар
type_rules = Қоидалар
    .plural = Қоидалар
type_instruction = Йўриқнома
    .plural = Йўриқномалар
type_procedure = Тартиб
    .plural = Тартиблар
type_treaty = Халқаро шартнома
    .plural = Халқаро шартномалар
type_other = Бошқа ҳужжат
    .plural = Бошқа ҳужжатлар

## What became of an act

status_in_force = Амалда
status_repealed = Кучини йўқотган
status_not_yet = Ҳали кучга кирмаган

## Problems: their names, and the sentence about one occurrence

problem_bad_encoding = Бузуқ манзил
    .detail = Манзил UTF-8 да тўғри кодланмаган.
problem_bad_value = Нотўғри қиймат
    .detail = «{ $parameter }» параметри «{ $value }» бўла олмайди. Кутилган қиймат: { $expected }.
problem_missing_parameter = Параметр йўқ
    .detail = «{ $parameter }» параметри берилмаган.
problem_repeated_parameter = Такрор параметр
    .detail = «{ $parameter }» параметри фақат бир марта берилиши мумкин.
problem_query_too_long = Сўров жуда узун
    .detail = Сўровда { $length } та белги бор; кўпи билан { $limit } та бўлиши мумкин.
problem_bad_query = Сўровда хато
    .detail = Сўровни ўқиб бўлмади.
problem_broken_cursor = Бузуқ саҳифа кўрсаткичи
    .detail = Саҳифа кўрсаткичи бузуқ ёки бошқа қидирувга тегишли. Биринчи саҳифадан бошланг.
problem_old_cursor = Эскирган саҳифа кўрсаткичи
    .detail = База шундан бери янгиланган. Биринчи саҳифадан бошланг.
problem_no_document = Бундай ҳужжат йўқ
    .detail = Базада lex.uz/docs/{ $document } ҳужжати йўқ.
problem_no_act = Бундай ҳужжат йўқ
    .detail = Базада «{ $act }» ҳужжати йўқ.
problem_no_provision = Бундай модда ёки банд йўқ
    .detail = «{ $title }» ҳужжатида «{ $path }» йўқ.
problem_before_first_edition = Бу кунга таҳрир йўқ
    .detail = «{ $title }» ҳужжатининг энг дастлабки маълум таҳрири: { $first }. { $day } кунги таҳрири йўқ.
problem_edition_not_kept = Бу таҳрирнинг матни йўқ
    .detail = «{ $title }» ҳужжатининг { $edition }дан амал қиладиган таҳрири матни базада йўқ.
problem_nothing_cited = Ҳавола бўйича ҳеч нарса йўқ
    .detail = «{ $text }» базадаги ҳужжатни ёки унинг қисмини билдирмайди.
problem_not_found = Саҳифа топилмади
    .detail = Бу манзилда ҳеч нарса йўқ.
problem_method_not_allowed = Усулга рухсат йўқ
    .detail = Бу манзилга { $method } усули билан мурожаат қилиб бўлмайди.
problem_body_too_large = Матн жуда катта
    .detail = Кўпи билан { $limit } байт юбориш мумкин.
problem_bad_body = Матн ўқилмади
    .detail = Юборилган матнни ўқиб бўлмади: { $reason }.
problem_unsupported_media_type = Номаълум тур
    .detail = Бундай турдаги маълумот қабул қилинмайди. Кутилган тур: { $expected }.
problem_no_format = Бундай формат йўқ
    .detail = Матнлар «{ $format }» форматида берилмайди. Мавжуд форматлар: { $available }.
problem_not_acceptable = Мос формат йўқ
    .detail = Матн сиз қабул қиладиган турларнинг бирортасида ҳам берилмайди. Мавжуд турлар: { $available }.
problem_too_many_requests = Сўровлар жуда кўп
    .detail = Жуда тез-тез сўраяпсиз. { $seconds } сониядан кейин қайта уриниб кўринг.
problem_deadline = Жуда узоқ давом этди
    .detail = Жавоб белгиланган вақтдан ошиб кетди. Қайта уриниб кўринг ёки сўровни соддалаштиринг.
problem_bad_host = Манзилда сервер номи йўқ
    .detail = Сўровда битта, фақат битта сервер номи бўлиши керак.
problem_too_many_values = Қийматлар жуда кўп
    .detail = Қидирувда { $count } та қиймат бор, { $limit } та бўлиши мумкин. Ортиқчасини олиб ташланг.
problem_address_too_long = Манзил жуда узун
    .detail = Манзил узунлиги { $length } байт, { $limit } байтгача бўлиши мумкин.
problem_query_too_costly = Сўров жуда мураккаб
    .detail = Сўров битта сўровга рухсат этилганидан кўп иш талаб қилади. Алмаштириш белгиларини, ёнма-ён сўзларни ёки улар орасидаги масофани камайтиринг.
problem_body_too_slow = Матн жуда секин келди
    .detail = Матн { $seconds } сонияда етиб келмади. Уни яна юборинг.
problem_busy = Сервер банд
    .detail = Ҳозир жуда кўп сўровга жавоб берилмоқда. { $seconds } сониядан кейин қайта уриниб кўринг.
problem_internal = Бизнинг хатомиз
    .detail = Биз томонда хато юз берди. Кейинроқ қайта уриниб кўринг.

## Notices: what is told of an answer

notice_expansion_cut = Белги жуда кўп сўзга мос келди: фақат энг кўп учрайдиганлари олинди.
notice_no_match = Сўров бўйича ҳеч нарса топилмади.
notice_filtered_out = Танланган фильтрлар бўйича ҳеч нарса топилмади. Фильтрларсиз топилади: { $found }.
notice_weak_match = Аниқ жавоб топилмади: қуйидагилар сўровга қисман мос келади.
notice_relaxed = Барча сўзлар битта ҳужжатда учрамади: сўзларнинг кўпи бор ҳужжатлар кўрсатилмоқда.
notice_unquoted = { $phrases } сўзма-сўз ҳеч қаерда учрамади: сўзлар алоҳида-алоҳида қидирилди.
notice_words_of_law = Қонунда бу бошқача айтилади: «{ $terms }». Шу сўзлар бўйича ҳам қидирилди.
notice_synonym = Қонунда бу «{ $terms }» деб ҳам аталади: шундай атаган ҳужжатлар ҳам кўрсатилмоқда.
notice_written_out = Тўлиқ номи бўйича ҳам қидирилди: { $names }.
notice_full_names = { $typed } — { $names }
notice_other_language = Сўров тилида матни бўлмаган ҳужжатлар ҳам сўзларнинг таржимаси бўйича топилди.
notice_old_edition = Ҳозирги матнлар эмас, { $date } кунидаги матнлар қидирилди.
notice_texts_not_held = Базада шу кундаги матни йўқ ҳужжатлар: { $absent }.
notice_spelling = «{ $typed }» сўзи қонунчилик базасида йўқ: «{ $replacement }» сўзи бўйича қидирилди.
notice_not_held = «{ $written }» қонунчилик базасида йўқ.
notice_not_held_nearest_number = «{ $written }» қонунчилик базасида йўқ, энг яқин рақам — { $name }.
notice_not_held_nearest_provision = «{ $written }» қонунчилик базасида йўқ, ҳужжатда энг яқини — { $name }.
notice_not_held_last_provision = «{ $written }» қонунчилик базасида йўқ, ҳужжатда охиргиси — { $name }.
notice_in_part = Қуйидагилар сўровга қисман мос келади.
notice_nowhere = { $words } қонунчилик базасида учрамайди. Усиз топиладиган ҳужжатлар: { $acts }.
notice_not_together = { $words } сўровнинг қолган қисми билан бирга битта ҳужжатда учрамайди. Усиз топиладиган ҳужжатлар: { $acts }.
notice_quoted = «{ $text }»
notice_no_body = Қонунчилик базасида «{ $value }» номли орган қабул қилган ҳужжат йўқ.
notice_no_topic = Қонунчилик базасида «{ $value }» мавзуси йўқ.
notice_no_number = Қонунчилик базасида «{ $value }» рақамли ҳужжат йўқ.
notice_no_article = Қонунчилик базасидаги ҳеч бир ҳужжатда «{ $value }» рақамли модда йўқ.
notice_none_adopted = Қонунчилик базасида шу вақтда ({ $value }) қабул қилинган ҳужжат йўқ: унда { $first }–{ $last } йилларнинг ҳужжатлари бор.
notice_none_in_force = Қонунчилик базасида шу санага ({ $value }) тўғри келадиган ҳужжат йўқ: унда { $first }–{ $last } йилларда қабул қилинган ҳужжатлар бор.
notice_no_value = Қонунчилик базасида «{ $value }» қийматига эга ҳужжат йўқ.
notice_unreadable_target = «{ $value }» ҳужжат сифатида ўқилмади: ҳужжатнинг рақами, номи, идентификатори ёки манзилини ёзинг.
notice_no_target = «{ $value }» қонунчилик базасида йўқ.
notice_no_such_provision = «{ $value }»: ҳужжат бор, лекин унда бундай модда ёки банд йўқ.
notice_whole_provision = «{ $value }»: ҳаволалар моддага олиб боради, бутун моддага ҳаволалар топилди.

## Mistakes of a query

mistake_empty_query = Сўровда қидириладиган сўз йўқ.
mistake_too_long = Сўров жуда узун: фақат дастлабки { $length } та белги ўқилди.
mistake_too_deep = Қавслар жуда кўп марта ичма-ич қўйилган: { $depth } қаватдан ичкаридагилари ҳисобга олинмади.
mistake_too_many_problems = Сўровда хатолар кўп: дастлабки { $problems } таси кўрсатилди.
mistake_unbalanced_quote = { $token } қўштирноғининг жуфти йўқ; сўзлар ибора сифатида эмас, алоҳида ўқилди.
mistake_unbalanced_bracket = «{ $token }» қавсининг жуфти йўқ.
mistake_empty_brackets = Қавс ичида ҳеч нарса йўқ.
mistake_empty_phrase = Қўштирноқ ичида сўз йўқ.
mistake_missing_operand = «{ $token }» амалининг олдида ёки кетида сўз етишмайди.
mistake_only_negative = «{ $token }» фақат истиснодан иборат: нимадан истисно қилиниши айтилмаган.
mistake_bad_operator = «{ $token }» амалга ўхшайди, лекин амал сифатида ўқиб бўлмади.
mistake_mixed_near = Яқинлик амаллари ҳар хил: қайси бири аввал ўқилишини қавс билан кўрсатинг.
mistake_bad_operand = «{ $token }» бу амал билан ишлатилмайди: сўз, ибора ёки уларнинг OR билан боғлангани керак.
mistake_unknown_field = «{ $token }» деган майдон йўқ.
mistake_missing_value = «{ $token }» майдонидан кейин қиймат йўқ.
mistake_unknown_value = Майдоннинг «{ $token }» деган қиймати йўқ.
mistake_bad_date = «{ $token }» сана эмас.
mistake_bad_range = «{ $token }» оралиғи нотўғри: сана майдони, боши ва охири тартиб билан керак.
mistake_short_wildcard = «{ $token }»: * ёки ? белгисидан олдин камида иккита ҳарф бўлиши керак; белгисиз ўқилди.
mistake_misplaced_wildcard = «{ $token }»: *, ?, ~ белгилари аниқ шакл, бир-бири ва майдон қиймати билан бирга ишлатилмайди.
mistake_bad_fuzzy = «{ $token }»: хатога йўл қўядиган қидирув камида тўрт ҳарфли сўз учун ва 1 ёки 2 та хато билан ишлайди.
mistake_bad_distance = «{ $token }»: масофа 1 дан { $number } гача бўлади.
mistake_bad_count = «{ $token }»: неча марта учраши 1 дан { $number } гача сон билан ёзилади.
mistake_bad_boost = «{ $token }»: аҳамият коэффициенти 0 дан катта ва 10 дан ошмайдиган сон бўлади.
mistake_ignored = «{ $token }» бу ерда ҳеч нарсани билдирмайди ва ҳисобга олинмади.
mistake_precedence = AND ва OR қавссиз аралаш ёзилган: аввал AND (бўш жой), сўнг OR ўқилди.
mistake_capital_words = Сўров бутунлай бош ҳарфларда, шунинг учун «{ $token }» оддий сўз сифатида ўқилди; амал учун &, | ёки - белгисини ёзинг.
mistake_operator_as_word = «{ $token }» оддий сўз сифатида ўқилди.
mistake_simple_syntax = Оддий қидирувда «{ $token }» амал эмас, оддий матн; амаллар кенгайтирилган қидирувда ишлайди.
mistake_possible = Мумкин: { $expected }.
mistake_operators = Амал бундай ёзилади: { $expected }.

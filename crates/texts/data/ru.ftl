### Russian. What stands in braces is filled in.

## Every page

language_name = Русский
site_name = Qonun
tagline = Законодательство Узбекистана: поиск и чтение
skip_to_content = Перейти к содержанию
interface_language = Язык интерфейса
home = Главная
footer_note = Тексты приводятся для сведения. Преимущество имеет официальное опубликование.
footer_help = Как искать
footer_api = API для программ

## The search box and the home page

search_label = Поиск по законодательству
search_placeholder = Слова, название или номер
search_placeholder_example = Слова, название или номер, например { $number }
search_button = Найти
suggestions = Подсказки
try_examples = Например:
example_words = прекращение трудового договора
example_phrase = «налог на имущество» льготы
by_type = Документы по видам
newest = Новые документы
list_new = Недавно принятые
list_changed = Недавно изменённые
list_soon = Скоро вступят в силу
acts_count =
    { $n ->
        [one] { $n } документ
        [few] { $n } документа
       *[many] { $n } документов
    }
texts_count =
    { $n ->
        [one] { $n } текст на четырёх языках
        [few] { $n } текста на четырёх языках
       *[many] { $n } текстов на четырёх языках
    }
provisions_count =
    { $n ->
        [one] { $n } статья и пункт
        [few] { $n } статьи и пункта
       *[many] { $n } статей и пунктов
    }

## Results

found =
    { $n ->
        [one] Найден { $n } документ
        [few] Найдено { $n } документа
       *[many] Найдено { $n } документов
    }
found_close =
    { $n ->
        [one] { $n } документ близок к запросу
        [few] { $n } документа близки к запросу
       *[many] { $n } документов близки к запросу
    }
close_heading = Близко к запросу
provisions_found =
    { $n ->
        [one] Найдена { $n } норма
        [few] Найдены { $n } нормы
       *[many] Найдено { $n } норм
    }
provisions_close =
    { $n ->
        [one] { $n } норма близка к запросу
        [few] { $n } нормы близки к запросу
       *[many] { $n } норм близки к запросу
    }
all_acts = Все документы
nothing_found = Ничего не найдено
tip_spelling = Проверьте написание или уберите часть слов.
tip_synonym = Попробуйте другое слово с тем же значением: «увольнение» вместо «расчёт».
tip_filters = Снимите фильтры или ищите на всех языках.
number_tip = Пишите номер вместе с буквами: { $numbers }.
without_filters = Искать без фильтров
mistake_in_query = В запросе ошибка
mended_query = Возможно, вы имели в виду:
as_words = Искать как обычные слова
as_typed = Искать «{ $q }», как написано
details = Подробнее
exact_words = слова точно как написаны
filters = Фильтры
clear_filters = Снять все фильтры
take_filter_off = Снять фильтр
more_values = Ещё
filter_type = Вид документа
filter_status = Статус
filter_year = Год принятия
filter_body = Принявший орган
filter_language = Язык текста
settings = Настройки
syntax = Язык запросов
syntax_simple = Простой: слова, «фразы», минус, =форма
syntax_advanced = Полный: все операторы
scope = Все слова вместе
scope_act = в одном документе
scope_provision = в одной статье или пункте
adopted_from = Принят с
adopted_to = Принят по
in_force_on = Действует на дату
changed_since = Изменён с
takes_effect_from = Вступает в силу с
chip_adopted_from = Принят с { $date }
chip_adopted_to = Принят по { $date }
chip_in_force_on = Действует на { $date }
chip_changed_since = Изменён с { $date }
chip_takes_effect_from = Вступает в силу с { $date }
on_day = Тексты на дату
chip_on_day = Тексты на { $date }
number_of_act = Номер документа
apply = Применить
sort = Порядок
sort_relevance = сначала подходящие
sort_newest = сначала новые
sort_oldest = сначала старые
sort_number = по номеру
sort_changed = сначала недавно изменённые
sort_effect = по дате вступления в силу
more_hits = Ещё { $n } в этом документе
next_page = Следующая страница
first_page = К первой странице
cited_heading = Вы искали
several_cited = Под это подходит несколько документов
open_provision = Открыть: { $provision }
open_act = Открыть документ
unknown_parameter = Параметр «{ $parameter }» неизвестен и не учтён.

## A text of law

contents = Содержание
text_languages = Язык текста
editions = Редакции
banner_repealed = Документ утратил силу.
banner_repealed_on = Документ утратил силу { $date }.
banner_not_yet = Документ ещё не вступил в силу.
banner_not_yet_from = Документ ещё не вступил в силу. Дата вступления: { $date }.
banner_old_edition = Вы читаете прежнюю редакцию, действовавшую с { $from } по { $to }.
banner_later_edition = Вы читаете будущую редакцию. Она вступает в силу { $from }.
later_not_held = Текст редакции от { $from }; текста более поздней редакции, от { $later }, здесь нет.
to_current = Перейти к действующей редакции
to_last = Перейти к последней редакции
to_held = Перейти к последней из имеющихся редакций
edition_of = Редакция от { $from }
edition_since = Редакция, действующая с { $from }
edition_span = Редакция с { $from } по { $to }
edition_not_held = текста нет
notes = Примечания
warning = Обратите внимание
take_away = Скачать
cite_heading = Ссылка на документ
copy = Скопировать
copied = Скопировано
about_act = О документе
kind_label = Вид
number_label = Номер
adopted_label = Принят
in_force_label = Вступил в силу
repealed_label = Утратил силу
status_label = Статус
bodies_label = Принявший орган
registration_label = Регистрация в Министерстве юстиции
registration = № { $number }, { $date }
attachments = Приложенные файлы
publications = Официальное опубликование
classifiers = Темы
problems = Недостатки, найденные при чтении исходной страницы
formula = Формула (изображение)
links_of_act = Все тексты, редакции и связи документа
whole_text = Полный текст
previous = Назад
next = Далее
to_top = Наверх

## Сравнение

compare_heading = Сравнение
compare_link = Сравнить редакции и языки
compare_old = Прежний текст
compare_new = Новый текст
compare_choose = Выбрать тексты
compare_show = Сравнить
compare_since = Что изменилось с даты
compare_alone = Других редакций и языков этого текста в базе нет, сравнить его не с чем.
compare_absent = Редакции, которые нельзя сравнить: их текста в базе нет.
compare_equal = Тексты не различаются.
compare_hidden = Положений без изменений (не показаны): { $n }.
compare_all = Показать все
compare_as_text = Различия простым текстом
compare_lacking = В этом тексте такого положения нет.
change_same = без изменений
change_changed = изменено
change_moved = перемещено
change_added = добавлено
change_removed = исключено
spoken_removed = исключено
history_heading = История положения
history_published = Опубликовано
history_wording = Читать эту редакцию
history_bad_day = Дата в этом примечании противоречит редакции, в которой оно стоит, поэтому ссылки нет.
act_changes_heading = Что изменил этот документ
act_changes_day = Дата изменения
act_changes_no_day = Ни одно примечание к этому положению не называет дату изменения, поэтому текст до и после неизвестен.
act_changes_not_held = Текста до и после этого изменения в базе нет.
spoken_added = добавлено

## Proofs, and citations that are checked

proof_heading = Подтверждение текста
proof_note = Эта строка фиксирует, что сказано в тексте сейчас. По ней позднее можно проверить, остались ли слова прежними.
proof_check = Проверить подтверждение
verify_heading = Проверка подтверждения
verify_intro = Подтверждение — строка, которая начинается с qonun-proof. Она есть в конце страницы каждой статьи.
verify_label = Подтверждение
verify_button = Проверить
verify_true = Верно: сегодня текст слово в слово такой.
verify_changed = Изменено: сегодня текст другой.
verify_unknown = Неизвестно: установить нельзя.
verify_no_text = Такого акта на этом языке в базе нет.
verify_no_provision = Ни в одном имеющемся тексте акта такого положения нет.
verify_other_words = Текст есть в базе, но слов подтверждения в нём нет.
verify_not_held = Прежние слова в базе не сохранены, поэтому нельзя показать, что изменилось, и стояли ли они там когда-либо.
verify_removed = Положения на прежнем месте больше нет.
verify_difference = Что изменилось
verify_stated = Текст подтверждения
check_heading = Проверка ссылок
check_intro = Вставьте текст или выберите файл (.docx, .html, .txt). Каждая ссылка на законодательство проверяется: на что она указывает, действует ли это и не изменилось ли.
check_text = Текст
check_file = или файл
check_day = Состояние на день
check_button = Проверить
check_csv = Таблица (CSV)
check_none = В тексте нет ссылок на законодательство.
check_place = Строка
check_citation = Ссылка
check_target = Указывает на
check_findings = Результат
check_ok = В порядке
check_ambiguous = Может означать несколько актов
check_not_held = Нет в базе
check_no_provision = В акте нет такого положения
check_no_part = В положении нет такой части
check_changed = Изменено после этого дня
check_incomparable = Текст на этот день в базе отсутствует
check_found =
    { $n ->
        [one] { $n } ссылка
        [few] { $n } ссылки
       *[many] { $n } ссылок
    }
check_cut = Ссылок больше, чем вмещает один ответ: после { $n }-го знака они не проверены.

## A file with a text

taken_from = Источник: { $address }
taken_on = Получено: { $date }
page_of = Стр. { $page } из { $pages }
edition_by = Изменения внесены: { $act }

## Provisions, by their numbers

article = статья { $n }
point = пункт { $n }
annex = приложение { $n }
chapter = глава { $n }
part = часть { $n }
section = раздел { $n }
subpoint = подпункт { $n }
paragraph = абзац { $n }
preamble = Преамбула
table = Таблица

## An act

texts_heading = Тексты
text_not_kept = текста здесь нет
cites = Ссылается на
cited_by = На него ссылаются
amends = Вносит изменения в
amended_by = Изменён документами
repeals = Признаёт утратившими силу
repealed_by = Признан утратившим силу документами
no_links = Связи с другими документами неизвестны.
based_on = Принят на основании
ground_of = Основание для
approves = Утверждает
approved_by = Утверждён
links_heading = Связи
links_out = На что ссылается и что изменяет
links_in = Кто ссылается и изменяет
link_kind = Связь
any_value = все
in_note = В примечании редакции
all_links = Все связи: { $n }

## Errors and help

nearest = Ближайшее из того, что есть:
error_help = Воспользуйтесь поиском или вернитесь на главную страницу.
help_query = Как искать
help_query_intro = Пишите слова на любом из четырёх языков, латиницей или кириллицей; формы слов тоже находятся.
help_simple = В любом поиске
help_all_words = Все слова
    .example = трудовой договор
    .finds = документы с обоими словами; сначала статьи, где есть оба
help_phrase = Фраза
    .example = «трудовой договор»
    .finds = слова рядом и в этом порядке
help_without_word = Без слова
    .example = договор -аренда
    .finds = документы со словом «договор» и без слова «аренда»
help_number = Номер документа
    .finds = документ с этим номером
help_article = Статья документа
    .finds = эта статья этого документа
help_advanced = В полном языке запросов
help_advanced_intro = Выберите «Полный» в настройках поиска. Операторы пишутся заглавными буквами.
help_either = Одно из слов
    .example = налог ИЛИ сбор
    .finds = документы с одним из слов или с обоими
help_brackets = Скобки
    .example = (налог ИЛИ сбор) льгота
    .finds = сначала читается то, что в скобках
help_not = Без
    .example = налог НЕ таможня
    .finds = документы с первым словом и без второго
help_exact = Точная форма
    .example = =налогом
    .finds = только эта форма слова
help_near = Рядом
    .example = налог /5 льгота
    .finds = не дальше пяти слов, в любом порядке
help_near_in_order = Рядом по порядку
    .example = налог +5 льгота
    .finds = не дальше пяти слов, в этом порядке
help_same_sentence = В одном предложении
    .example = налог /s льгота
    .finds = оба слова в одном предложении
help_same_article = В одной статье
    .example = налог /ст льгота
    .finds = оба слова в одной статье или пункте
help_any_ending = Любое окончание
    .example = налог*
    .finds = слова, которые так начинаются; не меньше двух букв
help_similar = Похожее написание
    .example = льгота~
    .finds = слова, отличающиеся на одну-две буквы
help_title = В названии
    .example = название:налог
    .finds = слово в названии документа
help_days = Даты
    .example = дата:2019..2021
    .finds = документы, принятые в эти годы
help_parameters = В адресе
help_parameters_intro = Это можно дописать в адрес страницы результатов: после `?`, через `&`; API принимает то же самое.
parameter_q = Запрос на любом из четырёх языков: `mehnat shartnomasini bekor qilish`, `ер солиғи имтиёзлари`, `отпуск по беременности и родам`, `state registration of businesses`
parameter_syntax = `simple` (если не указано; ни одному запросу не отказывает) или `advanced`
parameter_words = `forms` (если не указано): слово находится во всех своих формах; `exact`: только так, как набрано, будто перед каждым словом стоит `=`
parameter_scope = `act` (если не указано): все слова в одном документе; `provision`: в одной статье или пункте
parameter_in = Языки текстов, по которым идёт поиск, через запятую; если не указано — все
parameter_lang = Язык названий, текстов и сообщений там, где он у документа есть; без него названия и тексты приходят на языке и алфавите запроса, если их можно определить, иначе на языке `Accept-Language`, иначе на языке `ui`
parameter_type = Виды документов через запятую: `constitution, code, law, decree, resolution, order, disposition, regulation, rules, instruction, procedure, treaty, other`
parameter_status = Через запятую что-то из `in_force, repealed, not_yet`: действует, утратил силу, ещё не вступил в силу
parameter_body = Принявший орган: его название или слова из него на любом языке; можно повторять
parameter_topic = Код классификатора или его начало (`03.01`) либо название темы или слова из него на любом языке; можно повторять
parameter_year = Годы принятия через запятую
parameter_language = У документа есть текст на одном из этих языков; через запятую
parameter_number = Номер документа в любом написании; без букв (`547`) — номер любой серии или реестра Министерства юстиции
parameter_adopted_from = Принят в этот день или позже
parameter_adopted_to = Принят в этот день или раньше
parameter_in_force_on = Действует в этот день
parameter_changed_since = Принят, изменён или утратил силу в этот день или позже, по сегодняшний день
parameter_takes_effect_from = Акт или его новая редакция вступает в силу в этот день или позже
parameter_sort = `relevance` (если не указано: сначала подходящие), `date` (сначала старые), `-date` (сначала новые), `number` (по номеру), `-changed` (сначала недавно изменённые) или `effect` (сначала те, что раньше вступят в силу)
parameter_on = Поиск идёт по текстам на этот день, а не по нынешним: слова прежней редакции находятся, а того, чего в тексте тогда не было, — нет
parameter_facets = Какие количества сосчитать, через запятую: `type, body, topic, status, year, language`; каждое считается без фильтра по нему самому
parameter_snippet = Длина отрывков в знаках, 0 — без отрывков
parameter_group = `act` (если не указано): один результат на документ; `none`: на статью или пункт
parameter_limit = Сколько результатов в этом ответе; если не указано — 10
parameter_per_act = Не больше стольких статей и пунктов каждого документа; если не указано — лучшая и те, что среди лучших во всём ответе
parameter_spelling = `on` (если не указано): слово, которого в базе нет, заменяется на самое вероятное из похожих, и об этом сообщается; `off`: слова остаются как набраны
parameter_explain = Показать, из чего сложились оценки
parameter_cursor = Откуда продолжать: берётся из `next` предыдущего ответа
parameter_ui = Язык сообщений и ошибок, если он не тот, что `lang`
help_problems = Ошибки, о которых сообщает API
help_problems_intro = На отклонённый запрос отвечает документ об ошибке (RFC 9457). Его поле «code» — одно из этих.
help_code = Код
help_status = Статус HTTP
help_meaning = Значение

## Days

january = января
february = февраля
march = марта
april = апреля
may = мая
june = июня
july = июля
august = августа
september = сентября
october = октября
november = ноября
december = декабря
date = { $day } { $month } { $year } г.

## Citations of what is not held

missing_act = «{ $text }» в базе нет.
missing_in_act = «{ $text }» в базе нет: документ «{ $title }» есть, но такого положения в нём нет.
missing_with_nearest = «{ $text }» в базе нет: документ «{ $title }» есть, но такого положения в нём нет, ближайшее — { $nearest }.

## Kinds of notes of editors

note_previous_edition = Прежняя редакция
note_future_edition = Будущая редакция
note_amendment = Изменено
note_comment = Комментарий редакции
note_warning = Предупреждение

## Kinds of acts: of one, of several

type_constitution = Конституция
    .plural = Конституция
type_code = Кодекс
    .plural = Кодексы
type_law = Закон
    .plural = Законы
type_decree = Указ
    .plural = Указы
type_resolution = Постановление
    .plural = Постановления
type_order = Приказ
    .plural = Приказы
type_disposition = Распоряжение
    .plural = Распоряжения
type_regulation = Положение
    .plural = Положения
type_rules = Правила
    .plural = Правила
type_instruction = Инструкция
    .plural = Инструкции
type_procedure = Порядок
    .plural = Порядки
type_treaty = Международный договор
    .plural = Международные договоры
type_other = Иной документ
    .plural = Иные документы

## What became of an act

status_in_force = Действует
status_repealed = Утратил силу
status_not_yet = Ещё не вступил в силу

## Problems: their names, and the sentence about one occurrence

problem_bad_encoding = Неверный адрес
    .detail = Адрес закодирован неверно: это не UTF-8.
problem_bad_value = Неверное значение
    .detail = Параметр «{ $parameter }» не может быть «{ $value }». Ожидается: { $expected }.
problem_missing_parameter = Нет параметра
    .detail = Не указан параметр «{ $parameter }».
problem_repeated_parameter = Повторный параметр
    .detail = Параметр «{ $parameter }» может стоять только один раз.
problem_query_too_long = Слишком длинный запрос
    .detail =
        { $length ->
            [one] В запросе { $length } знак; допускается не более { $limit }.
            [few] В запросе { $length } знака; допускается не более { $limit }.
           *[many] В запросе { $length } знаков; допускается не более { $limit }.
        }
problem_bad_query = Ошибка в запросе
    .detail = Запрос не удалось прочитать.
problem_broken_cursor = Неверный указатель страницы
    .detail = Указатель страницы повреждён или относится к другому поиску. Начните с первой страницы.
problem_old_cursor = Устаревший указатель страницы
    .detail = База с тех пор обновилась. Начните с первой страницы.
problem_no_document = Нет такого документа
    .detail = Документа lex.uz/docs/{ $document } в базе нет.
problem_no_act = Нет такого документа
    .detail = Документа «{ $act }» в базе нет.
problem_no_provision = Нет такого положения
    .detail = В документе «{ $title }» нет положения «{ $path }».
problem_before_first_edition = Нет редакции на эту дату
    .detail = Самая ранняя известная редакция документа «{ $title }»: { $first }. Редакции на { $day } нет.
problem_edition_not_kept = Текста этой редакции нет
    .detail = Текста документа «{ $title }» в редакции, действующей с { $edition }, в базе нет.
problem_nothing_cited = По ссылке ничего нет
    .detail = «{ $text }» не называет ни документа, ни его части из базы.
problem_not_found = Страница не найдена
    .detail = По этому адресу ничего нет.
problem_method_not_allowed = Метод не допускается
    .detail = К этому адресу нельзя обратиться методом { $method }.
problem_body_too_large = Слишком большой текст
    .detail = Можно отправить не более { $limit } байт.
problem_bad_body = Текст не читается
    .detail = Отправленное не удалось прочитать: { $reason }.
problem_unsupported_media_type = Неподдерживаемый тип
    .detail = Такое содержимое не принимается. Ожидается: { $expected }.
problem_no_format = Нет такого формата
    .detail = Тексты не выдаются в формате «{ $format }». Есть: { $available }.
problem_not_acceptable = Нет подходящего формата
    .detail = Текст не выдаётся ни в одном из типов, которые вы принимаете. Есть: { $available }.
problem_too_many_requests = Слишком много запросов
    .detail = Вы обращаетесь слишком часто. Повторите через { $seconds } с.
problem_deadline = Слишком долго
    .detail = Ответ занял больше допустимого времени. Повторите или упростите запрос.
problem_bad_host = В адресе нет узла
    .detail = Запрос должен называть один узел, и только один.
problem_too_many_values = Слишком много значений
    .detail = В поиске значений: { $count }, допустимо: { $limit }. Уберите лишние.
problem_address_too_long = Слишком длинный адрес
    .detail = Длина адреса в байтах: { $length }, допустимо: { $limit }.
problem_query_too_costly = Слишком сложный запрос
    .detail = Запрос требует больше работы, чем допустимо для одного запроса. Уменьшите число знаков подстановки, число слов рядом или расстояния между ними.
problem_body_too_slow = Текст передавался слишком медленно
    .detail = Текст не поступил за { $seconds } с. Отправьте его ещё раз.
problem_busy = Сервер занят
    .detail = Сейчас обрабатывается слишком много запросов. Повторите через { $seconds } с.
problem_internal = Наша ошибка
    .detail = На нашей стороне произошла ошибка. Попробуйте позже.

## Notices: what is told of an answer

notice_expansion_cut = Знаку подстановки подошло слишком много слов: взяты только самые частые.
notice_no_match = По запросу ничего не найдено.
notice_filtered_out = С выбранными фильтрами ничего не найдено. Без фильтров найдётся: { $found }.
notice_weak_match = Точного ответа не найдено: результаты подходят лишь отчасти.
notice_relaxed = Все слова вместе не встретились: показаны документы, где есть большинство из них.
notice_unquoted = Дословно { $phrases } нигде не встречается: поиск выполнен по отдельным словам.
notice_words_of_law = В законе об этом говорится иначе: «{ $terms }». Поиск выполнен и по этим словам.
notice_synonym = В законе это называется и иначе: «{ $terms }». Показаны и акты, где сказано так.
notice_written_out = Поиск выполнен и по полному названию: { $names }.
notice_full_names = { $typed } — { $names }
notice_other_language = Найдены и документы, которых нет на языке запроса, — по переводу его слов.
notice_old_edition = Искали в текстах на { $date }, а не в нынешних.
notice_texts_not_held = Документы, текста которых на этот день в базе нет: { $absent }.
notice_spelling = Слова «{ $typed }» в базе нет: поиск выполнен по слову «{ $replacement }».
notice_not_held = «{ $written }» в базе нет.
notice_not_held_nearest_number = «{ $written }» в базе нет, ближайший номер — { $name }.
notice_not_held_nearest_provision = «{ $written }» в базе нет, ближайшее в документе — { $name }.
notice_not_held_last_provision = «{ $written }» в базе нет, последнее в документе — { $name }.
notice_in_part = Результаты подходят лишь отчасти.
notice_nowhere = { $words } в базе не встречается. Без этого найдётся актов: { $acts }.
notice_not_together = { $words } и остальная часть запроса вместе ни в одном акте не встречаются. Без этого найдётся актов: { $acts }.
notice_quoted = «{ $text }»
notice_no_body = В базе нет актов, принятых органом «{ $value }».
notice_no_topic = В базе нет темы «{ $value }».
notice_no_number = В базе нет акта с номером «{ $value }».
notice_no_article = Ни в одном акте базы нет статьи с номером «{ $value }».
notice_none_adopted = В базе нет актов, принятых в это время ({ $value }): в ней есть акты { $first }–{ $last } годов.
notice_none_in_force = В базе нет актов, действовавших или вступивших в силу в этот день ({ $value }): в ней есть акты, принятые в { $first }–{ $last } годах.
notice_no_value = В базе нет актов со значением «{ $value }».
notice_unreadable_target = «{ $value }» не читается как ссылка на акт: укажите номер, название, идентификатор или адрес акта.
notice_no_target = «{ $value }» в базе нет.
notice_no_such_provision = «{ $value }»: акт есть, но такой статьи или пункта в нём нет.
notice_whole_provision = «{ $value }»: ссылки ведут на статью, найдено то, что ссылается на неё всю.

## Mistakes of a query

mistake_empty_query = В запросе нет слов для поиска.
mistake_too_long = Запрос слишком длинный: прочитаны только первые { $length } знаков.
mistake_too_deep = Скобки вложены слишком глубоко: вложенные глубже { $depth } уровней не учтены.
mistake_too_many_problems = В запросе много ошибок: показаны первые { $problems }.
mistake_unbalanced_quote = У кавычки { $token } нет пары; слова прочитаны по отдельности, а не как фраза.
mistake_unbalanced_bracket = У скобки «{ $token }» нет пары.
mistake_empty_brackets = В скобках ничего нет.
mistake_empty_phrase = В кавычках нет слов.
mistake_missing_operand = До или после оператора «{ $token }» не хватает слова.
mistake_only_negative = «{ $token }» содержит одно исключение: не сказано, из чего исключать.
mistake_bad_operator = «{ $token }» похоже на оператор, но прочитать его как оператор нельзя.
mistake_mixed_near = Разные операторы близости подряд: покажите скобками, какой читать первым.
mistake_bad_operand = «{ $token }» нельзя использовать с этим оператором: нужны слово, фраза или их сочетание через OR.
mistake_unknown_field = Поля «{ $token }» нет.
mistake_missing_value = После поля «{ $token }» нет значения.
mistake_unknown_value = У поля нет значения «{ $token }».
mistake_bad_date = «{ $token }» — не дата.
mistake_bad_range = Диапазон «{ $token }» неверен: нужны поле даты, начало и конец по порядку.
mistake_short_wildcard = «{ $token }»: перед знаком * или ? нужны не менее двух букв; прочитано без знака.
mistake_misplaced_wildcard = «{ $token }»: знаки *, ?, ~ не сочетаются с точной формой, друг с другом и со значением поля.
mistake_bad_fuzzy = «{ $token }»: нечёткий поиск возможен для слов от четырёх букв и допускает 1 или 2 ошибки.
mistake_bad_distance = «{ $token }»: расстояние бывает от 1 до { $number }.
mistake_bad_count = «{ $token }»: число повторений указывается от 1 до { $number }.
mistake_bad_boost = «{ $token }»: вес — число больше 0 и не больше 10.
mistake_ignored = «{ $token }» здесь ничего не значит и не учтено.
mistake_precedence = AND и OR стоят рядом без скобок: сначала прочитано AND (пробел), затем OR.
mistake_capital_words = Запрос набран прописными буквами, поэтому «{ $token }» прочитано как слово; для оператора поставьте знак &, | или -.
mistake_operator_as_word = «{ $token }» прочитано как обычное слово.
mistake_simple_syntax = В простом поиске «{ $token }» — обычный текст; операторы действуют в расширенном поиске.
mistake_possible = Возможно: { $expected }.
mistake_operators = Оператор пишется так: { $expected }.

### English. What stands in braces is filled in.

## Every page

language_name = English
site_name = Qonun
tagline = Legislation of Uzbekistan: search and read
skip_to_content = Skip to content
interface_language = Interface language
home = Home
footer_note = Texts are given for information. The official publication prevails.
footer_help = How to search
footer_api = API for programs

## The search box and the home page

search_label = Search legislation
search_placeholder = Words, a title, or a number
search_placeholder_example = Words, a title, or a number such as { $number }
search_button = Search
suggestions = Suggestions
try_examples = Try:
example_words = termination of an employment contract
example_phrase = "property tax" benefits
by_type = Browse by type of act
newest = Newest acts
list_new = Newly adopted
list_changed = Newly changed
list_soon = Taking effect soon
acts_count =
    { $n ->
        [one] { $n } act
       *[other] { $n } acts
    }
texts_count =
    { $n ->
        [one] { $n } text in four languages
       *[other] { $n } texts in four languages
    }
provisions_count =
    { $n ->
        [one] { $n } article or point
       *[other] { $n } articles and points
    }

## Results

found =
    { $n ->
        [one] { $n } act found
       *[other] { $n } acts found
    }
found_close =
    { $n ->
        [one] { $n } act comes close
       *[other] { $n } acts come close
    }
close_heading = Close to what was asked
provisions_found =
    { $n ->
        [one] { $n } provision found
       *[other] { $n } provisions found
    }
provisions_close =
    { $n ->
        [one] { $n } provision comes close
       *[other] { $n } provisions come close
    }
all_acts = All acts
nothing_found = Nothing was found
tip_spelling = Check the spelling, or use fewer words.
tip_synonym = Use another word for the same thing: “dismissal” instead of “firing”.
tip_filters = Take filters off, or search in all languages.
number_tip = Write a number with its letters: { $numbers }.
without_filters = Search without filters
mistake_in_query = There is a mistake in the query
mended_query = Perhaps you meant:
as_words = Search for these as plain words
as_typed = Search for “{ $q }” as typed
details = Details
exact_words = words exactly as typed
filters = Filters
clear_filters = Clear all filters
take_filter_off = Remove filter
more_values = More
filter_type = Type of act
filter_status = Status
filter_year = Year of adoption
filter_body = Adopting body
filter_language = Text available in
settings = Settings
syntax = Query language
syntax_simple = Simple: words, “phrases”, minus, =form
syntax_advanced = Advanced: all operators
scope = All words together in
scope_act = one act
scope_provision = one article or point
adopted_from = Adopted from
adopted_to = Adopted until
in_force_on = In force on
changed_since = Changed since
takes_effect_from = Takes effect from
chip_adopted_from = Adopted from { $date }
chip_adopted_to = Adopted until { $date }
chip_in_force_on = In force on { $date }
chip_changed_since = Changed since { $date }
chip_takes_effect_from = Takes effect from { $date }
on_day = Texts as of
chip_on_day = Texts as of { $date }
number_of_act = Number of the act
apply = Apply
sort = Order
sort_relevance = best first
sort_newest = newest first
sort_oldest = oldest first
sort_number = by number
sort_changed = latest change first
sort_effect = by day of effect
more_hits = { $n } more in this act
next_page = Next page
first_page = Back to the first page
cited_heading = You asked for
several_cited = This may mean several acts
open_provision = Open { $provision }
open_act = Open the act
unknown_parameter = The parameter “{ $parameter }” is not known and was passed over.

## A text of law

contents = Contents
text_languages = Language of the text
editions = Editions
banner_repealed = This act is no longer in force.
banner_repealed_on = This act has not been in force since { $date }.
banner_not_yet = This act is not yet in force.
banner_not_yet_from = This act is not yet in force. It takes effect on { $date }.
banner_old_edition = You are reading an earlier edition, in force from { $from } to { $to }.
banner_later_edition = You are reading an edition that is not yet in force. It takes effect on { $from }.
later_not_held = Text of the edition of { $from }; a later edition, of { $later }, is not held here.
to_current = Go to the current edition
to_last = Go to the last edition
to_held = Go to the newest edition held
edition_of = Edition of { $from }
edition_since = Edition in force from { $from }
edition_span = Edition in force from { $from } to { $to }
edition_not_held = text not held
notes = Notes
warning = Please note
take_away = Download
cite_heading = How to cite
copy = Copy
copied = Copied
about_act = About this act
kind_label = Type
number_label = Number
adopted_label = Adopted
in_force_label = In force from
repealed_label = Not in force since
status_label = Status
bodies_label = Adopted by
registration_label = Registered by the Ministry of Justice
registration = No. { $number }, { $date }
attachments = Attachments
publications = Official publication
classifiers = Subjects
problems = Problems found while reading the source page
formula = Formula (picture)
links_of_act = All texts, editions and links of this act
whole_text = Whole text
previous = Previous
next = Next
to_top = To the top

## Comparison

compare_heading = Comparison
compare_link = Compare editions and languages
compare_old = Old text
compare_new = New text
compare_choose = Choose texts
compare_show = Compare
compare_since = What changed since
compare_alone = No other edition or language of this text is held, so there is nothing to compare it with.
compare_absent = Editions that cannot be compared, because their text is not held:
compare_equal = The texts do not differ.
compare_hidden = Provisions without changes, not shown: { $n }.
compare_all = Show all
compare_as_text = Differences as plain text
compare_lacking = This text has no such provision.
change_same = unchanged
change_changed = changed
change_moved = moved
change_added = added
change_removed = removed
spoken_removed = removed
history_heading = History of this provision
history_published = Published
history_wording = Read this wording
history_bad_day = The day in this note contradicts the edition in which it stands, so it leads nowhere.
act_changes_heading = What this act changed
act_changes_day = Day of the change
act_changes_no_day = No note of this provision tells the day of the change, so its wording before and after is not known.
act_changes_not_held = The wording before and after this change is not held.
spoken_added = added

## Proofs, and citations that are checked

proof_heading = Proof of the text
proof_note = This line states what the text says now. With it anyone can check later whether the words are still the same.
proof_check = Check this proof
verify_heading = Check a proof
verify_intro = A proof is a line that begins with qonun-proof. Every article has one at the end of its page.
verify_label = Proof
verify_button = Check
verify_true = True: the text says this today, word for word.
verify_changed = Changed: the text says something else today.
verify_unknown = Unknown: this cannot be told.
verify_no_text = The law base has no such act in this language.
verify_no_provision = No text of the act that is held has this provision.
verify_other_words = The text is held, and the words of the proof do not stand in it.
verify_not_held = The words of the proof are not held, so it cannot be shown what was changed, nor whether they ever stood there.
verify_removed = The provision no longer stands in its place.
verify_difference = What has changed
verify_stated = The wording of the proof
check_heading = Check citations
check_intro = Paste a text or choose a file (.docx, .html, .txt). Each citation of legislation in it is looked up: what it names, whether that is in force, and whether it has changed.
check_text = Text
check_file = or a file
check_day = State on the day
check_button = Check
check_csv = Table (CSV)
check_none = The text cites no legislation.
check_place = Line
check_citation = Citation
check_target = Names
check_findings = Findings
check_ok = In order
check_ambiguous = May mean several acts
check_not_held = Not in the law base
check_no_provision = The act has no such provision
check_no_part = The provision has no such part
check_changed = Changed since that day
check_incomparable = The wording of that day is not held
check_found =
    { $n ->
        [one] { $n } citation
       *[other] { $n } citations
    }
check_cut = The text has more citations than one answer may contain: those from character { $n } on were not looked up.

## A file with a text

taken_from = Source: { $address }
taken_on = Retrieved: { $date }
page_of = Page { $page } of { $pages }
edition_by = Amended by: { $act }

## Provisions, by their numbers

article = article { $n }
point = point { $n }
annex = annex { $n }
chapter = chapter { $n }
part = part { $n }
section = section { $n }
subpoint = sub-point { $n }
paragraph = paragraph { $n }
preamble = Preamble
table = Table

## An act

texts_heading = Texts
text_not_kept = text not available here
cites = Cites
cited_by = Cited by
amends = Amends
amended_by = Amended by
repeals = Repeals
repealed_by = Repealed by
no_links = No links to other acts are known.
based_on = Based on
ground_of = Ground of
approves = Approves
approved_by = Approved by
links_heading = Links
links_out = Cites and changes
links_in = Cited and changed by
link_kind = Link
any_value = all
in_note = In a note of the editors
all_links = All { $n } links

## Errors and help

nearest = Nearest text that is held:
error_help = Search for what you need, or go back to the home page.
help_query = How to search
help_query_intro = Type words in any of the four languages, in Latin or Cyrillic letters; word forms are found too.
help_simple = In every search
help_all_words = All words
    .example = employment contract
    .finds = acts with both words; articles that hold both come first
help_phrase = Phrase
    .example = "employment contract"
    .finds = the words side by side, in this order
help_without_word = Without a word
    .example = contract -lease
    .finds = acts with “contract” and without “lease”
help_number = Number of an act
    .finds = the act with this number
help_article = Article of an act
    .finds = this article of this act
help_advanced = In the advanced query language
help_advanced_intro = Choose “Advanced” in the settings of the search. Operators are written in capitals.
help_either = Either word
    .example = tax OR duty
    .finds = acts with one of the words or both
help_brackets = Brackets
    .example = (tax OR duty) benefit
    .finds = what stands in brackets is read first
help_not = Without
    .example = tax NOT customs
    .finds = acts with the first word and without the second
help_exact = Exact form
    .example = =taxes
    .finds = this form of the word only
help_near = Near
    .example = tax /5 benefit
    .finds = at most five words apart, in any order
help_near_in_order = Near, in order
    .example = tax +5 benefit
    .finds = at most five words apart, in this order
help_same_sentence = Same sentence
    .example = tax /s benefit
    .finds = both words in one sentence
help_same_article = Same article
    .example = tax /m benefit
    .finds = both words in one article or point
help_any_ending = Any ending
    .example = tax*
    .finds = words that begin so; at least two letters
help_similar = Similar spelling
    .example = benefit~
    .finds = words that differ by a letter or two
help_title = In the title
    .example = title:tax
    .finds = the word in the title of the act
help_days = Days
    .example = adopted:2019..2021
    .finds = acts adopted in these years
help_parameters = In the address
help_parameters_intro = These can be added to the address of the results, behind `?` and parted by `&`; the API takes them too.
parameter_q = The query, in any of the four languages: `mehnat shartnomasini bekor qilish`, `ер солиғи имтиёзлари`, `отпуск по беременности и родам`, `state registration of businesses`
parameter_syntax = `simple` (default; never refuses a query) or `advanced`
parameter_words = `forms` (default): a word is found in all its forms; `exact`: only as it is typed, as if `=` stood before every word
parameter_scope = All words in one `act` (default) or in one `provision`
parameter_in = Languages of the texts searched, a comma list; default all
parameter_lang = Language of titles, texts and notices, where an act has it; without it titles and texts come in the language and alphabet of the query where it can be told, else in that of `Accept-Language`, else of `ui`
parameter_type = Kinds of act, a comma list: `constitution, code, law, decree, resolution, order, disposition, regulation, rules, instruction, procedure, treaty, other`
parameter_status = A comma list of `in_force, repealed, not_yet`
parameter_body = Adopting body, by its name or words of it in any language; may be repeated
parameter_topic = Code of a classifier or its beginning (`03.01`), or a name of a topic or words of it in any language; may be repeated
parameter_year = Years of adoption, a comma list
parameter_language = The act has a text in one of these languages, a comma list
parameter_number = Number of the act in any spelling; without letters (`547`) that of any series, or of the register of the Ministry of Justice
parameter_adopted_from = Adopted on this day or later
parameter_adopted_to = Adopted on this day or earlier
parameter_in_force_on = In force on this day
parameter_changed_since = Adopted, changed or repealed on this day or later, until today
parameter_takes_effect_from = The act, or another wording of it, takes effect on this day or later
parameter_sort = `relevance` (default), `date` (oldest first), `-date` (newest first), `number`, `-changed` (latest change first) or `effect` (earliest coming effect first)
parameter_on = The texts as of this day are searched, not those of today: words of an older edition are found, and what was not in the text on that day is not
parameter_facets = Counts wanted, a comma list of `type, body, topic, status, year, language`; each ignores the filter on itself
parameter_snippet = Length of snippets in characters, 0 for none
parameter_group = One result an `act` (default), or `none`: one result a provision
parameter_limit = Results in this answer, default 10
parameter_per_act = At most so many provisions of each act; default: the best one, and others that are among the best of the whole answer
parameter_spelling = `on` (default): a word that stands nowhere in the law base is taken for the likeliest one near it, and a notice says so; `off`: words stay as typed
parameter_explain = Show how scores were made
parameter_cursor = Where to go on: taken from `next` of the answer before
parameter_ui = Language of notices and problems, where it differs from `lang`
help_problems = Problems told by the API
help_problems_intro = Every refused request is answered with a problem document (RFC 9457). Its member “code” is one of these.
help_code = Code
help_status = HTTP status
help_meaning = Meaning

## Days

january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December
date = { $day } { $month } { $year }

## Citations of what is not held

missing_act = “{ $text }” is not in the law base.
missing_in_act = “{ $text }” is not in the law base: it has “{ $title }”, but that has no such provision.
missing_with_nearest = “{ $text }” is not in the law base: it has “{ $title }”, but that has no such provision; the nearest is { $nearest }.

## Kinds of notes of editors

note_previous_edition = Earlier edition
note_future_edition = Later edition
note_amendment = Amended
note_comment = Editors’ comment
note_warning = Warning

## Kinds of acts: of one, of several

type_constitution = Constitution
    .plural = Constitution
type_code = Code
    .plural = Codes
type_law = Law
    .plural = Laws
type_decree = Decree
    .plural = Decrees
type_resolution = Resolution
    .plural = Resolutions
type_order = Order
    .plural = Orders
type_disposition = Disposition
    .plural = Dispositions
type_regulation = Regulation
    .plural = Regulations
type_rules = Rules
    .plural = Rules
type_instruction = Instruction
    .plural = Instructions
type_procedure = Procedure
    .plural = Procedures
type_treaty = International treaty
    .plural = International treaties
type_other = Other act
    .plural = Other acts

## What became of an act

status_in_force = In force
status_repealed = No longer in force
status_not_yet = Not yet in force

## Problems: their names, and the sentence about one occurrence

problem_bad_encoding = Broken address
    .detail = The address is not correctly encoded UTF-8.
problem_bad_value = Wrong value
    .detail = The parameter “{ $parameter }” cannot be “{ $value }”. Expected: { $expected }.
problem_missing_parameter = Missing parameter
    .detail = The parameter “{ $parameter }” is missing.
problem_repeated_parameter = Repeated parameter
    .detail = The parameter “{ $parameter }” may stand only once.
problem_query_too_long = Query too long
    .detail = The query has { $length } characters; at most { $limit } are allowed.
problem_bad_query = Mistake in the query
    .detail = The query cannot be read.
problem_broken_cursor = Broken cursor
    .detail = The cursor is broken or belongs to another search. Start from the first page.
problem_old_cursor = Old cursor
    .detail = The law base has been updated since. Start from the first page.
problem_no_document = No such document
    .detail = The document lex.uz/docs/{ $document } is not in the law base.
problem_no_act = No such act
    .detail = There is no act “{ $act }” in the law base.
problem_no_provision = No such provision
    .detail = “{ $title }” has no provision “{ $path }”.
problem_before_first_edition = No edition of that day
    .detail = The text of “{ $title }” is known from { $first } on; there is no edition of { $day }.
problem_edition_not_kept = Edition not available
    .detail = The text of “{ $title }” in the edition in force from { $edition } is not in the law base.
problem_nothing_cited = Nothing held is cited
    .detail = “{ $text }” names no act of the law base and no provision of one.
problem_not_found = Page not found
    .detail = There is nothing at this address.
problem_method_not_allowed = Method not allowed
    .detail = This address cannot be asked with the method { $method }.
problem_body_too_large = Text too long
    .detail = At most { $limit } bytes can be sent.
problem_bad_body = Broken text
    .detail = What was sent cannot be read: { $reason }.
problem_unsupported_media_type = Unsupported type
    .detail = This type of content cannot be read. Expected: { $expected }.
problem_no_format = No such format
    .detail = Texts cannot be had as “{ $format }”. There are: { $available }.
problem_not_acceptable = No acceptable format
    .detail = The text cannot be had in a type that you accept. There are: { $available }.
problem_too_many_requests = Too many requests
    .detail = You ask too often. Try again in { $seconds } s.
problem_deadline = It took too long
    .detail = The answer took longer than it may. Try again, or make the query simpler.
problem_bad_host = The address names no host
    .detail = The request must name one host, and only one.
problem_too_many_values = Too many values
    .detail = The search has { $count } values where { $limit } are allowed. Take some away.
problem_address_too_long = The address is too long
    .detail = The address is { $length } bytes long; { $limit } are allowed.
problem_query_too_costly = The query asks too much
    .detail = The query would take more work than one query may. Use fewer wildcards, fewer words beside each other, or smaller distances.
problem_body_too_slow = The text came too slowly
    .detail = The text did not arrive within { $seconds } s. Send it again.
problem_busy = The server is busy
    .detail = Too many questions are being answered. Try again in { $seconds } s.
problem_internal = Our mistake
    .detail = Something went wrong on our side. Please try again later.

## Notices: what is told of an answer

notice_expansion_cut = The wildcard stands for too many words: only the most frequent ones were taken.
notice_no_match = Nothing was found for this query.
notice_filtered_out = Nothing was found with the chosen filters. Found without them: { $found }.
notice_weak_match = No clear answer was found: these results fit only in part.
notice_relaxed = No act holds every word: acts that hold most of them are shown.
notice_unquoted = Nothing holds { $phrases } word for word: the words were searched for one by one.
notice_words_of_law = The law says this in other words: “{ $terms }”. They were searched for too.
notice_synonym = The law calls this “{ $terms }” too: acts that say it so are shown as well.
notice_written_out = Searched for in full too: { $names }.
notice_full_names = { $typed } — { $names }
notice_other_language = Acts that have no text in the language of the query were found too, by translations of its words.
notice_old_edition = The texts as of { $date } were searched, not those of today.
notice_texts_not_held = The law base does not have the text of that day of some acts: { $absent }.
notice_spelling = “{ $typed }” stands nowhere in the law base: “{ $replacement }” was searched for instead.
notice_not_held = “{ $written }” is not in the law base.
notice_not_held_nearest_number = “{ $written }” is not in the law base, the nearest number is { $name }.
notice_not_held_nearest_provision = “{ $written }” is not in the law base, the nearest in the act is { $name }.
notice_not_held_last_provision = “{ $written }” is not in the law base, the last in the act is { $name }.
notice_in_part = These results fit only in part.
notice_nowhere = { $words } stands nowhere in the law base. Acts found without it: { $acts }.
notice_not_together = No act holds { $words } together with the rest of the query. Acts found without: { $acts }.
notice_quoted = “{ $text }”
notice_no_body = The law base has no act adopted by a body named “{ $value }”.
notice_no_topic = The law base has no topic “{ $value }”.
notice_no_number = The law base has no act with the number “{ $value }”.
notice_no_article = No act in the law base has an article with the number “{ $value }”.
notice_none_adopted = The law base has no act adopted in that time ({ $value }): it has acts of the years { $first }–{ $last }.
notice_none_in_force = No act in the law base was in force or took effect on that day ({ $value }): it has acts adopted in the years { $first }–{ $last }.
notice_no_value = The law base has no act with the value “{ $value }”.
notice_unreadable_target = “{ $value }” cannot be read as an act: write its number, title, id or address.
notice_no_target = “{ $value }” is not in the law base.
notice_no_such_provision = “{ $value }”: the act is there, but it has no such article or point.
notice_whole_provision = “{ $value }”: links lead to the article; what links to the whole of it was found.

## Mistakes of a query

mistake_empty_query = There is nothing to search for in the query.
mistake_too_long = The query is too long: only the first { $length } characters were read.
mistake_too_deep = Brackets are nested too deep: those deeper than { $depth } levels were left out.
mistake_too_many_problems = There are many problems in the query: the first { $problems } are shown.
mistake_unbalanced_quote = The quotation mark { $token } has no partner; the words were read one by one, not as a phrase.
mistake_unbalanced_bracket = The bracket “{ $token }” has no partner.
mistake_empty_brackets = There is nothing between the brackets.
mistake_empty_phrase = There is no word between the quotation marks.
mistake_missing_operand = A word is missing before or after the operator “{ $token }”.
mistake_only_negative = “{ $token }” only excludes: what it is excluded from is not said.
mistake_bad_operator = “{ $token }” looks like an operator but cannot be read as one.
mistake_mixed_near = Different proximity operators follow one another: show with brackets which is read first.
mistake_bad_operand = “{ $token }” cannot stand with this operator: it takes words, phrases, or several of them with OR.
mistake_unknown_field = There is no field “{ $token }”.
mistake_missing_value = There is no value after the field “{ $token }”.
mistake_unknown_value = The field has no value “{ $token }”.
mistake_bad_date = “{ $token }” is not a date.
mistake_bad_range = The range “{ $token }” is wrong: it needs a field of dates, and its beginning before its end.
mistake_short_wildcard = “{ $token }”: at least two letters must stand before * or ?; it was read without the sign.
mistake_misplaced_wildcard = “{ $token }”: the signs *, ?, ~ cannot be used with an exact form, with one another or in a field's value.
mistake_bad_fuzzy = “{ $token }”: fuzzy search is for words of at least four letters and allows 1 or 2 errors.
mistake_bad_distance = “{ $token }”: a distance is from 1 to { $number }.
mistake_bad_count = “{ $token }”: the number of occurrences is from 1 to { $number }.
mistake_bad_boost = “{ $token }”: a boost is a number above 0 and not above 10.
mistake_ignored = “{ $token }” means nothing here and was left out.
mistake_precedence = AND and OR are mixed without brackets: AND (a space) was read first, then OR.
mistake_capital_words = The query is all in capitals, so “{ $token }” was read as a word; for the operator, type &, | or -.
mistake_operator_as_word = “{ $token }” was read as a plain word.
mistake_simple_syntax = In simple search, “{ $token }” is plain text; operators work in advanced search.
mistake_possible = Possible: { $expected }.
mistake_operators = Operators are written: { $expected }.

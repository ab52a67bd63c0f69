//! English.

use qonun_law::{ActType, NoteKind, Status};

use super::{Plural, Texts};
use crate::code::Code;

pub(super) const TEXTS: Texts = Texts {
    language_name: "English",
    site_name: "Qonun",
    tagline: "Legislation of Uzbekistan: search and read",
    skip_to_content: "Skip to content",
    interface_language: "Interface language",
    home: "Home",
    footer_note: "Texts are given for information. The official publication prevails.",
    footer_help: "How to search",
    footer_api: "API for programs",

    search_label: "Search legislation",
    search_placeholder: "Words, a title, or a number",
    search_placeholder_example: "Words, a title, or a number such as {number}",
    search_button: "Search",
    suggestions: "Suggestions",
    try_examples: "Try:",
    examples: ["termination of an employment contract", "\"property tax\" benefits"],
    by_type: "Browse by type of act",
    newest: "Newest acts",
    acts_count: Plural { one: "{n} act", few: "{n} acts", many: "{n} acts" },
    texts_count: Plural {
        one: "{n} text in four languages",
        few: "{n} texts in four languages",
        many: "{n} texts in four languages",
    },
    provisions_count: Plural {
        one: "{n} article or point",
        few: "{n} articles and points",
        many: "{n} articles and points",
    },

    found: Plural { one: "{n} act found", few: "{n} acts found", many: "{n} acts found" },
    found_close: Plural { one: "{n} act comes close", few: "{n} acts come close", many: "{n} acts come close" },
    close_heading: "Close to what was asked",
    provisions_found: Plural { one: "{n} provision found", few: "{n} provisions found", many: "{n} provisions found" },
    provisions_close: Plural {
        one: "{n} provision comes close",
        few: "{n} provisions come close",
        many: "{n} provisions come close",
    },
    all_acts: "All acts",
    nothing_found: "Nothing was found",
    nothing_found_tips: [
        "Check the spelling, or use fewer words.",
        "Use another word for the same thing: “dismissal” instead of “firing”.",
        "Take filters off, or search in all languages.",
    ],
    number_tip: "Write a number with its letters: {numbers}.",
    without_filters: "Search without filters",
    mistake_in_query: "There is a mistake in the query",
    mended_query: "Perhaps you meant:",
    as_words: "Search for these as plain words",
    as_typed: "Search for “{q}” as typed",
    details: "Details",
    exact_words: "words exactly as typed",
    filters: "Filters",
    clear_filters: "Clear all filters",
    take_filter_off: "Remove filter",
    more_values: "More",
    filter_type: "Type of act",
    filter_status: "Status",
    filter_year: "Year of adoption",
    filter_body: "Adopting body",
    filter_language: "Text available in",
    settings: "Settings",
    syntax: "Query language",
    syntax_simple: "Simple: words, “phrases”, minus, =form",
    syntax_advanced: "Advanced: all operators",
    scope: "All words together in",
    scope_act: "one act",
    scope_provision: "one article or point",
    adopted_from: "Adopted from",
    adopted_to: "Adopted until",
    in_force_on: "In force on",
    chip_adopted_from: "Adopted from {date}",
    chip_adopted_to: "Adopted until {date}",
    chip_in_force_on: "In force on {date}",
    number_of_act: "Number of the act",
    apply: "Apply",
    sort: "Order",
    sort_relevance: "best first",
    sort_newest: "newest first",
    sort_oldest: "oldest first",
    sort_number: "by number",
    more_hits: "{n} more in this act",
    next_page: "Next page",
    first_page: "Back to the first page",
    cited_heading: "You asked for",
    several_cited: "This may mean several acts",
    open_provision: "Open {provision}",
    open_act: "Open the act",
    unknown_parameter: "The parameter “{parameter}” is not known and was passed over.",

    contents: "Contents",
    text_languages: "Language of the text",
    editions: "Editions",
    banner_repealed: "This act is no longer in force.",
    banner_repealed_on: "This act has not been in force since {date}.",
    banner_not_yet: "This act is not yet in force.",
    banner_not_yet_from: "This act is not yet in force. It takes effect on {date}.",
    banner_old_edition: "You are reading an earlier edition, in force from {from} to {to}.",
    banner_later_edition: "You are reading an edition that is not yet in force. It takes effect on {from}.",
    later_not_held: "Text of the edition of {from}; a later edition, of {later}, is not held here.",
    to_current: "Go to the current edition",
    to_last: "Go to the last edition",
    to_held: "Go to the newest edition held",
    edition_of: "Edition of {from}",
    edition_since: "Edition in force from {from}",
    edition_span: "Edition in force from {from} to {to}",
    edition_not_held: "text not held",
    notes: "Notes",
    warning: "Please note",
    note_name,
    cite_heading: "How to cite",
    copy: "Copy",
    copied: "Copied",
    about_act: "About this act",
    kind_label: "Type",
    number_label: "Number",
    adopted_label: "Adopted",
    in_force_label: "In force from",
    repealed_label: "Not in force since",
    status_label: "Status",
    bodies_label: "Adopted by",
    registration_label: "Registered by the Ministry of Justice",
    registration: "No. {number}, {date}",
    attachments: "Attachments",
    publications: "Official publication",
    classifiers: "Subjects",
    missing_act: "“{text}” is not in the law base.",
    missing_in_act: "“{text}” is not in the law base: it has “{title}”, but that has no such provision.",
    missing_with_nearest: "“{text}” is not in the law base: it has “{title}”, but that has no such provision; the nearest is {nearest}.",
    problems: "Problems found while reading the source page",
    formula: "Formula (picture)",
    links_of_act: "All texts, editions and links of this act",
    whole_text: "Whole text",
    previous: "Previous",
    next: "Next",
    to_top: "To the top",
    article: "article {n}",
    point: "point {n}",
    annex: "annex {n}",
    chapter: "chapter {n}",
    part: "part {n}",
    section: "section {n}",
    subpoint: "sub-point {n}",
    paragraph: "paragraph {n}",
    preamble: "Preamble",
    table: "Table",

    texts_heading: "Texts",
    text_not_kept: "text not available here",
    cites: "Cites",
    cited_by: "Cited by",
    amends: "Amends",
    amended_by: "Amended by",
    repeals: "Repeals",
    repealed_by: "Repealed by",
    no_links: "No links to other acts are known.",

    nearest: "Nearest text that is held:",
    error_help: "Search for what you need, or go back to the home page.",
    help_query: "How to search",
    help_query_intro: "Type words in any of the four languages, in Latin or Cyrillic letters; word forms are found too.",
    help_simple: "In every search",
    help_simple_lines: [
        ("All words", "employment contract", "acts with both words; articles that hold both come first"),
        ("Phrase", "\"employment contract\"", "the words side by side, in this order"),
        ("Without a word", "contract -lease", "acts with “contract” and without “lease”"),
        ("Number of an act", "{number}", "the act with this number"),
        ("Article of an act", "{article}", "this article of this act"),
    ],
    help_advanced: "In the advanced query language",
    help_advanced_intro: "Choose “Advanced” in the settings of the search. Operators are written in capitals.",
    help_advanced_lines: [
        ("Either word", "tax OR duty", "acts with one of the words or both"),
        ("Brackets", "(tax OR duty) benefit", "what stands in brackets is read first"),
        ("Without", "tax NOT customs", "acts with the first word and without the second"),
        ("Exact form", "=taxes", "this form of the word only"),
        ("Near", "tax /5 benefit", "at most five words apart, in any order"),
        ("Near, in order", "tax +5 benefit", "at most five words apart, in this order"),
        ("Same sentence", "tax /s benefit", "both words in one sentence"),
        ("Same article", "tax /m benefit", "both words in one article or point"),
        ("Any ending", "tax*", "words that begin so; at least two letters"),
        ("Similar spelling", "benefit~", "words that differ by a letter or two"),
        ("In the title", "title:tax", "the word in the title of the act"),
        ("Days", "adopted:2019..2021", "acts adopted in these years"),
    ],
    help_problems: "Problems told by the API",
    help_problems_intro: "Every refused request is answered with a problem document (RFC 9457). Its member “code” is one of these.",
    help_code: "Code",
    help_status: "HTTP status",
    help_meaning: "Meaning",

    type_name,
    status_name,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: "{day} {month} {year}",
    thousands: ',',
    problem,
};

const fn note_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::PreviousEdition => "Earlier edition",
        NoteKind::FutureEdition => "Later edition",
        NoteKind::Amendment => "Amended",
        NoteKind::Comment => "Editors’ comment",
        NoteKind::Warning => "Warning",
    }
}

const fn type_name(kind: ActType) -> (&'static str, &'static str) {
    match kind {
        ActType::Constitution => ("Constitution", "Constitution"),
        ActType::Code => ("Code", "Codes"),
        ActType::Law => ("Law", "Laws"),
        ActType::Decree => ("Decree", "Decrees"),
        ActType::Resolution => ("Resolution", "Resolutions"),
        ActType::Order => ("Order", "Orders"),
        ActType::Disposition => ("Disposition", "Dispositions"),
        ActType::Regulation => ("Regulation", "Regulations"),
        ActType::Rules => ("Rules", "Rules"),
        ActType::Instruction => ("Instruction", "Instructions"),
        ActType::Procedure => ("Procedure", "Procedures"),
        ActType::Treaty => ("International treaty", "International treaties"),
        ActType::Other => ("Other act", "Other acts"),
    }
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::InForce => "In force",
        Status::Repealed => "No longer in force",
        Status::NotYet => "Not yet in force",
    }
}

const fn problem(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::BadEncoding => ("Broken address", "The address is not correctly encoded UTF-8."),
        Code::BadValue => ("Wrong value", "The parameter “{parameter}” cannot be “{value}”. Expected: {expected}."),
        Code::MissingParameter => ("Missing parameter", "The parameter “{parameter}” is missing."),
        Code::RepeatedParameter => ("Repeated parameter", "The parameter “{parameter}” may stand only once."),
        Code::QueryTooLong => ("Query too long", "The query has {length} characters; at most {limit} are allowed."),
        Code::BadQuery => ("Mistake in the query", "The query cannot be read."),
        Code::BrokenCursor => {
            ("Broken cursor", "The cursor is broken or belongs to another search. Start from the first page.")
        }
        Code::OldCursor => ("Old cursor", "The law base has been updated since. Start from the first page."),
        Code::NoDocument => ("No such document", "The document lex.uz/docs/{document} is not in the law base."),
        Code::NoAct => ("No such act", "There is no act “{act}” in the law base."),
        Code::NoProvision => ("No such provision", "“{title}” has no provision “{path}”."),
        Code::BeforeFirstEdition => {
            ("No edition of that day", "The text of “{title}” is known from {first} on; there is no edition of {day}.")
        }
        Code::EditionNotKept => (
            "Edition not available",
            "The text of “{title}” in the edition in force from {edition} is not in the law base.",
        ),
        Code::NothingCited => {
            ("Nothing held is cited", "“{text}” names no act of the law base and no provision of one.")
        }
        Code::NotFound => ("Page not found", "There is nothing at this address."),
        Code::MethodNotAllowed => ("Method not allowed", "This address cannot be asked with the method {method}."),
        Code::BodyTooLarge => ("Text too long", "At most {limit} bytes can be sent."),
        Code::BadBody => ("Broken text", "What was sent cannot be read: {reason}."),
        Code::UnsupportedMediaType => {
            ("Unsupported type", "This type of content cannot be read. Expected: {expected}.")
        }
        Code::TooManyRequests => ("Too many requests", "You ask too often. Try again in {seconds} s."),
        Code::Deadline => {
            ("It took too long", "The answer took longer than it may. Try again, or make the query simpler.")
        }
        Code::BadHost => ("The address names no host", "The request must name one host, and only one."),
        Code::TooManyValues => {
            ("Too many values", "The search has {count} values where {limit} are allowed. Take some away.")
        }
        Code::AddressTooLong => ("The address is too long", "The address is {length} bytes long; {limit} are allowed."),
        Code::QueryTooCostly => (
            "The query asks too much",
            "The query would take more work than one query may. Use fewer wildcards, fewer words beside each other, or smaller distances.",
        ),
        Code::BodyTooSlow => ("The text came too slowly", "The text did not arrive within {seconds} s. Send it again."),
        Code::Busy => ("The server is busy", "Too many questions are being answered. Try again in {seconds} s."),
        Code::Internal => ("Our mistake", "Something went wrong on our side. Please try again later."),
    }
}

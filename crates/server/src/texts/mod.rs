//! Every text of the interface, one file a language. The compiler sees to it that none is missing; a test, that none is
//! empty and that all have the same places (`{number}`) to be filled in.

mod en;
mod ru;
mod uz_cyrl;
mod uz_latn;

use qonun_law::{ActType, Lang, NoteKind, Status};

use crate::code::Code;

/// The texts of a language.
pub(crate) const fn texts(lang: Lang) -> &'static Texts {
    match lang {
        Lang::UzLatn => &uz_latn::TEXTS,
        Lang::UzCyrl => &uz_cyrl::TEXTS,
        Lang::Ru => &ru::TEXTS,
        Lang::En => &en::TEXTS,
    }
}

/// A text for one, for a few (2–4 in Russian) and for many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plural {
    pub(crate) one: &'static str,
    pub(crate) few: &'static str,
    pub(crate) many: &'static str,
}

/// A line of the help on the query language: what it does, an example, what is found.
pub(crate) type HelpLine = (&'static str, &'static str, &'static str);

/// The texts of one language.
pub(crate) struct Texts {
    pub(crate) language_name: &'static str,
    pub(crate) site_name: &'static str,
    pub(crate) tagline: &'static str,
    pub(crate) skip_to_content: &'static str,
    pub(crate) interface_language: &'static str,
    pub(crate) home: &'static str,
    pub(crate) footer_note: &'static str,
    pub(crate) footer_help: &'static str,
    pub(crate) footer_api: &'static str,

    pub(crate) search_label: &'static str,
    pub(crate) search_placeholder: &'static str,
    /// The same with an example of a `{number}`.
    pub(crate) search_placeholder_example: &'static str,
    pub(crate) search_button: &'static str,
    pub(crate) suggestions: &'static str,
    pub(crate) try_examples: &'static str,
    pub(crate) examples: [&'static str; 2],
    pub(crate) by_type: &'static str,
    pub(crate) newest: &'static str,
    pub(crate) acts_count: Plural,
    pub(crate) texts_count: Plural,
    pub(crate) provisions_count: Plural,

    pub(crate) found: Plural,
    /// Acts that come close to a query.
    pub(crate) found_close: Plural,
    /// Heading of results that come close.
    pub(crate) close_heading: &'static str,
    pub(crate) provisions_found: Plural,
    pub(crate) provisions_close: Plural,
    pub(crate) all_acts: &'static str,
    pub(crate) nothing_found: &'static str,
    pub(crate) nothing_found_tips: [&'static str; 3],
    /// A tip that shows `{numbers}` of acts.
    pub(crate) number_tip: &'static str,
    pub(crate) without_filters: &'static str,
    pub(crate) mistake_in_query: &'static str,
    pub(crate) mended_query: &'static str,
    pub(crate) as_words: &'static str,
    pub(crate) as_typed: &'static str,
    /// Opens what else is to be said about an answer.
    pub(crate) details: &'static str,
    /// The name of the switch by which words are found only as they are typed.
    pub(crate) exact_words: &'static str,
    pub(crate) filters: &'static str,
    pub(crate) clear_filters: &'static str,
    pub(crate) take_filter_off: &'static str,
    pub(crate) more_values: &'static str,
    pub(crate) filter_type: &'static str,
    pub(crate) filter_status: &'static str,
    pub(crate) filter_year: &'static str,
    pub(crate) filter_body: &'static str,
    pub(crate) filter_language: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) syntax: &'static str,
    pub(crate) syntax_simple: &'static str,
    pub(crate) syntax_advanced: &'static str,
    pub(crate) scope: &'static str,
    pub(crate) scope_act: &'static str,
    pub(crate) scope_provision: &'static str,
    pub(crate) adopted_from: &'static str,
    pub(crate) adopted_to: &'static str,
    pub(crate) in_force_on: &'static str,
    /// A filter in use, with its `{date}`: a label before a day is no sentence in every language.
    pub(crate) chip_adopted_from: &'static str,
    pub(crate) chip_adopted_to: &'static str,
    pub(crate) chip_in_force_on: &'static str,
    pub(crate) number_of_act: &'static str,
    pub(crate) apply: &'static str,
    pub(crate) sort: &'static str,
    pub(crate) sort_relevance: &'static str,
    pub(crate) sort_newest: &'static str,
    pub(crate) sort_oldest: &'static str,
    pub(crate) sort_number: &'static str,
    pub(crate) more_hits: &'static str,
    pub(crate) next_page: &'static str,
    pub(crate) first_page: &'static str,
    pub(crate) cited_heading: &'static str,
    pub(crate) several_cited: &'static str,
    pub(crate) open_provision: &'static str,
    pub(crate) open_act: &'static str,
    pub(crate) unknown_parameter: &'static str,

    pub(crate) contents: &'static str,
    pub(crate) text_languages: &'static str,
    pub(crate) editions: &'static str,
    pub(crate) banner_repealed: &'static str,
    pub(crate) banner_repealed_on: &'static str,
    pub(crate) banner_not_yet: &'static str,
    pub(crate) banner_not_yet_from: &'static str,
    pub(crate) banner_old_edition: &'static str,
    pub(crate) banner_later_edition: &'static str,
    /// Of a text whose page was saved before the edition of today began, which is not held.
    pub(crate) later_not_held: &'static str,
    pub(crate) to_current: &'static str,
    pub(crate) to_last: &'static str,
    /// To the newest edition that is held, when that of today is not.
    pub(crate) to_held: &'static str,
    /// The name of an edition in short.
    pub(crate) edition_of: &'static str,
    pub(crate) edition_since: &'static str,
    pub(crate) edition_span: &'static str,
    /// Beside an edition or a language of which there is no text.
    pub(crate) edition_not_held: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) note_name: fn(NoteKind) -> &'static str,
    pub(crate) cite_heading: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) about_act: &'static str,
    pub(crate) kind_label: &'static str,
    pub(crate) number_label: &'static str,
    pub(crate) adopted_label: &'static str,
    pub(crate) in_force_label: &'static str,
    pub(crate) repealed_label: &'static str,
    pub(crate) status_label: &'static str,
    pub(crate) bodies_label: &'static str,
    pub(crate) registration_label: &'static str,
    pub(crate) registration: &'static str,
    pub(crate) attachments: &'static str,
    pub(crate) publications: &'static str,
    pub(crate) classifiers: &'static str,
    pub(crate) problems: &'static str,
    pub(crate) formula: &'static str,
    pub(crate) links_of_act: &'static str,
    pub(crate) whole_text: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,
    pub(crate) to_top: &'static str,
    // Names of provisions, of their number.
    pub(crate) article: &'static str,
    pub(crate) point: &'static str,
    pub(crate) annex: &'static str,
    pub(crate) chapter: &'static str,
    pub(crate) part: &'static str,
    pub(crate) section: &'static str,
    pub(crate) subpoint: &'static str,
    pub(crate) paragraph: &'static str,
    pub(crate) preamble: &'static str,
    pub(crate) table: &'static str,

    pub(crate) texts_heading: &'static str,
    pub(crate) text_not_kept: &'static str,
    pub(crate) cites: &'static str,
    pub(crate) cited_by: &'static str,
    pub(crate) amends: &'static str,
    pub(crate) amended_by: &'static str,
    pub(crate) repeals: &'static str,
    pub(crate) repealed_by: &'static str,
    pub(crate) no_links: &'static str,

    /// Before the link to what is held nearest to what was asked for.
    pub(crate) nearest: &'static str,
    pub(crate) error_help: &'static str,
    pub(crate) help_query: &'static str,
    pub(crate) help_query_intro: &'static str,
    pub(crate) help_simple: &'static str,
    pub(crate) help_simple_lines: [HelpLine; 5],
    pub(crate) help_advanced: &'static str,
    pub(crate) help_advanced_intro: &'static str,
    pub(crate) help_advanced_lines: [HelpLine; 12],
    pub(crate) help_problems: &'static str,
    pub(crate) help_problems_intro: &'static str,
    pub(crate) help_code: &'static str,
    pub(crate) help_status: &'static str,
    pub(crate) help_meaning: &'static str,

    /// Names of a kind of act: of one, of several.
    pub(crate) type_name: fn(ActType) -> (&'static str, &'static str),
    pub(crate) status_name: fn(Status) -> &'static str,
    /// Months as they stand in a date, January first.
    pub(crate) months: [&'static str; 12],
    /// A date of `{day}`, `{month}` and `{year}`.
    pub(crate) date: &'static str,
    /// Between thousands.
    pub(crate) thousands: char,
    /// What is cited is not held: the act itself.
    pub(crate) missing_act: &'static str,
    /// The act is held, what is cited of it is not.
    pub(crate) missing_in_act: &'static str,
    /// The same, with what the act has nearest to it.
    pub(crate) missing_with_nearest: &'static str,
    /// Title of a problem, and the sentence about one occurrence of it.
    pub(crate) problem: fn(Code) -> (&'static str, &'static str),
}

#[cfg(test)]
mod tests;

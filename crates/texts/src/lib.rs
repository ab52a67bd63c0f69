//! Every text for readers, in four languages: one Fluent file per language (`data/`), parsed once.
//!
//! Code refers to a text by a field or a method of [`Texts`], so that it cannot refer to a missing one. Tests check
//! that every language has the same texts with the same placeholders.
//!
//! Invariant: this crate formats sentences and does not know when a sentence is used: no query, no index, no HTTP.

mod bundle;
mod code;
mod help;
mod number;

use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use qonun_law::{ActType, Date, Lang, NoteKind, Status};

pub use code::Code;
/// A value for a placeholder: a text, or a number by which a text selects its plural form.
pub use fluent_bundle::FluentValue as Value;
use help::{ADVANCED_LINES, SIMPLE_LINES};
pub use help::{Example, SimpleLine};
pub use number::{grouped, thousands};

static TEXTS: LazyLock<[Texts; 4]> = LazyLock::new(|| Lang::ALL.map(Texts::load));

/// Returns the texts of a language.
#[must_use]
pub fn texts(lang: Lang) -> &'static Texts {
    &TEXTS[lang.index()]
}

/// Parses the texts of all languages now instead of on the first request.
pub fn read_all() {
    LazyLock::force(&TEXTS);
}

/// Defines [`Texts`]: a text without placeholders is a field, a text with placeholders is a method that takes their
/// values. Both have the name of their message.
macro_rules! texts {
    (
        plain { $($(#[$plain_doc:meta])* $plain:ident,)* }
        filled { $($(#[$filled_doc:meta])* $filled:ident($($place:ident),+),)* }
    ) => {
        /// The texts of one language.
        pub struct Texts {
            lang: Lang,
            /// Names of kinds of acts: singular, plural.
            types: [(&'static str, &'static str); ActType::ALL.len()],
            statuses: [&'static str; Status::ALL.len()],
            problem_titles: [&'static str; Code::ALL.len()],
            /// The help on the simple query language.
            pub help_simple_lines: [SimpleLine; SIMPLE_LINES.len()],
            /// The help on the advanced query language: the purpose of a line, an example, the result.
            pub help_advanced_lines: [(&'static str, &'static str, &'static str); ADVANCED_LINES.len()],
            $($(#[$plain_doc])* #[doc = concat!("`", stringify!($plain), "`")] pub $plain: &'static str,)*
        }

        impl Texts {
            fn load(lang: Lang) -> Self {
                let text = |key: &str| bundle::text(lang, key);
                let attribute = |key: &str, name: &str| bundle::attribute(lang, key, name);
                Self {
                    lang,
                    types: ActType::ALL.map(type_key).map(|key| (text(&key), attribute(&key, "plural"))),
                    statuses: Status::ALL.map(|status| text(&status_key(status))),
                    problem_titles: Code::ALL.map(|code| text(&problem_key(code))),
                    help_simple_lines: SIMPLE_LINES.map(|(key, example)| {
                        let example = example.unwrap_or_else(|| Example::Words(attribute(key, "example")));
                        (text(key), example, attribute(key, "finds"))
                    }),
                    help_advanced_lines: ADVANCED_LINES
                        .map(|key| (text(key), attribute(key, "example"), attribute(key, "finds"))),
                    $($plain: text(stringify!($plain)),)*
                }
            }

            $(
                $(#[$filled_doc])*
                #[doc = concat!("`", stringify!($filled), "`")]
                #[must_use]
                pub fn $filled<'a>(&self, $($place: impl Into<Value<'a>>),+) -> String {
                    let values = [$((stringify!($place), $place.into())),+];
                    bundle::filled(self.lang, stringify!($filled), None, &FluentArgs::from_iter(values))
                }
            )*
        }

        /// Every field and method, with its placeholders.
        #[cfg(test)]
        const LISTED: &[(&str, &[&str])] =
            &[$((stringify!($plain), &[]),)* $((stringify!($filled), &[$(stringify!($place)),+]),)*];
    };
}

texts! {
    plain {
        language_name,
        site_name,
        tagline,
        skip_to_content,
        interface_language,
        home,
        footer_note,
        footer_help,
        footer_api,
        search_label,
        search_placeholder,
        search_button,
        suggestions,
        try_examples,
        example_words,
        example_phrase,
        by_type,
        newest,
        /// Heading of approximate results.
        close_heading,
        all_acts,
        nothing_found,
        tip_spelling,
        tip_synonym,
        tip_filters,
        without_filters,
        mistake_in_query,
        mended_query,
        as_words,
        /// Opens further information about an answer.
        details,
        /// Label of the switch that finds words only as typed.
        exact_words,
        filters,
        clear_filters,
        take_filter_off,
        more_values,
        filter_type,
        filter_status,
        filter_year,
        filter_body,
        filter_language,
        settings,
        syntax,
        syntax_simple,
        syntax_advanced,
        scope,
        scope_act,
        scope_provision,
        adopted_from,
        adopted_to,
        in_force_on,
        changed_since,
        takes_effect_from,
        list_new,
        list_changed,
        list_soon,
        sort_changed,
        sort_effect,
        on_day,
        number_of_act,
        apply,
        sort,
        sort_relevance,
        sort_newest,
        sort_oldest,
        sort_number,
        next_page,
        first_page,
        cited_heading,
        several_cited,
        open_act,
        contents,
        text_languages,
        editions,
        banner_repealed,
        banner_not_yet,
        to_current,
        to_last,
        /// Link to the newest available edition, if today's edition is missing.
        to_held,
        /// Shown beside an edition or a language without a text.
        edition_not_held,
        notes,
        warning,
        take_away,
        cite_heading,
        copy,
        copied,
        about_act,
        kind_label,
        number_label,
        adopted_label,
        in_force_label,
        repealed_label,
        status_label,
        bodies_label,
        registration_label,
        attachments,
        publications,
        classifiers,
        problems,
        formula,
        links_of_act,
        whole_text,
        previous,
        next,
        to_top,
        preamble,
        table,
        texts_heading,
        text_not_kept,
        cites,
        cited_by,
        amends,
        amended_by,
        repeals,
        repealed_by,
        no_links,
        based_on,
        /// The act is the ground of these.
        ground_of,
        approves,
        approved_by,
        links_heading,
        links_out,
        links_in,
        link_kind,
        /// The first choice of a filter.
        any_value,
        in_note,
        /// Shown before the link to the nearest available text.
        nearest,
        error_help,
        help_query,
        help_query_intro,
        help_simple,
        help_advanced,
        help_advanced_intro,
        help_parameters,
        help_parameters_intro,
        parameter_q,
        parameter_syntax,
        parameter_words,
        parameter_scope,
        parameter_in,
        parameter_lang,
        parameter_type,
        parameter_status,
        parameter_body,
        parameter_topic,
        parameter_year,
        parameter_language,
        parameter_number,
        parameter_adopted_from,
        parameter_adopted_to,
        parameter_in_force_on,
        parameter_changed_since,
        parameter_takes_effect_from,
        parameter_on,
        parameter_sort,
        parameter_facets,
        parameter_snippet,
        parameter_group,
        parameter_limit,
        parameter_per_act,
        parameter_spelling,
        parameter_explain,
        parameter_cursor,
        parameter_ui,
        help_problems,
        help_problems_intro,
        help_code,
        help_status,
        help_meaning,
        proof_heading,
        proof_note,
        proof_check,
        verify_heading,
        verify_intro,
        verify_label,
        verify_button,
        verify_true,
        verify_changed,
        verify_unknown,
        verify_no_text,
        verify_no_provision,
        verify_other_words,
        verify_not_held,
        verify_removed,
        verify_difference,
        verify_stated,
        check_heading,
        check_intro,
        check_text,
        check_file,
        check_day,
        check_button,
        check_csv,
        check_none,
        check_place,
        check_citation,
        check_target,
        check_findings,
        check_ok,
        check_ambiguous,
        check_not_held,
        check_no_provision,
        check_no_part,
        check_changed,
        check_incomparable,
        january,
        february,
        march,
        april,
        may,
        june,
        july,
        august,
        september,
        october,
        november,
        december,
        compare_heading,
        compare_link,
        compare_old,
        compare_new,
        compare_choose,
        compare_show,
        compare_since,
        compare_alone,
        compare_absent,
        compare_equal,
        compare_all,
        compare_as_text,
        compare_lacking,
        change_same,
        change_changed,
        change_moved,
        change_added,
        change_removed,
        spoken_removed,
        spoken_added,
        act_changes_heading,
        act_changes_day,
        act_changes_no_day,
        act_changes_not_held,
        history_heading,
        history_published,
        history_wording,
        history_bad_day,
        note_previous_edition,
        note_future_edition,
        note_amendment,
        note_comment,
        note_warning,
        notice_expansion_cut,
        notice_no_match,
        notice_weak_match,
        notice_relaxed,
        notice_other_language,
        notice_in_part,
        mistake_empty_query,
        mistake_empty_brackets,
        mistake_empty_phrase,
        mistake_mixed_near,
        mistake_precedence,
    }
    filled {
        /// The same, with an act number as an example.
        search_placeholder_example(number),
        acts_count(n),
        texts_count(n),
        provisions_count(n),
        found(n),
        /// Number of acts that approximately match a query.
        found_close(n),
        provisions_found(n),
        provisions_close(n),
        /// A tip with examples of act numbers.
        number_tip(numbers),
        as_typed(q),
        /// An active filter with its day: a label followed by a day is not a sentence in every language.
        chip_adopted_from(date),
        chip_adopted_to(date),
        chip_in_force_on(date),
        chip_changed_since(date),
        chip_takes_effect_from(date),
        chip_on_day(date),
        more_hits(n),
        all_links(n),
        open_provision(provision),
        unknown_parameter(parameter),
        banner_repealed_on(date),
        banner_not_yet_from(date),
        banner_old_edition(from, to),
        banner_later_edition(from),
        /// For a text whose page was saved before today's edition began, if that edition is missing.
        later_not_held(from, later),
        check_found(n),
        check_cut(n),
        /// Short name of an edition.
        edition_of(from),
        edition_since(from),
        edition_span(from, to),
        registration(number, date),
        compare_hidden(n),
        /// Where the text of a file comes from.
        taken_from(address),
        taken_on(date),
        page_of(page, pages),
        /// The act that made an edition.
        edition_by(act),
        article(n),
        point(n),
        annex(n),
        chapter(n),
        part(n),
        section(n),
        subpoint(n),
        paragraph(n),
        /// A day in words.
        date(day, month, year),
        /// The cited act is missing.
        missing_act(text),
        /// The act is available, but the cited provision is missing in it.
        missing_in_act(text, title),
        /// The same, with the nearest provision of the act.
        missing_with_nearest(text, title, nearest),
        notice_filtered_out(found),
        notice_old_edition(date),
        notice_texts_not_held(absent),
        notice_unquoted(phrases),
        notice_words_of_law(terms),
        notice_synonym(terms),
        notice_written_out(names),
        notice_full_names(typed, names),
        notice_spelling(typed, replacement),
        notice_not_held(written),
        notice_not_held_nearest_number(written, name),
        notice_not_held_nearest_provision(written, name),
        notice_not_held_last_provision(written, name),
        notice_nowhere(words, acts),
        notice_not_together(words, acts),
        notice_quoted(text),
        notice_no_body(value),
        notice_no_topic(value),
        notice_no_number(value),
        notice_no_article(value),
        notice_none_adopted(value, first, last),
        notice_none_in_force(value, first, last),
        notice_no_value(value),
        notice_unreadable_target(value),
        notice_no_target(value),
        notice_no_such_provision(value),
        notice_whole_provision(value),
        mistake_too_long(length),
        mistake_too_deep(depth),
        mistake_too_many_problems(problems),
        mistake_unbalanced_quote(token),
        mistake_unbalanced_bracket(token),
        mistake_missing_operand(token),
        mistake_only_negative(token),
        mistake_bad_operator(token),
        mistake_bad_operand(token),
        mistake_unknown_field(token),
        mistake_missing_value(token),
        mistake_unknown_value(token),
        mistake_bad_date(token),
        mistake_bad_range(token),
        mistake_short_wildcard(token),
        mistake_misplaced_wildcard(token),
        mistake_bad_fuzzy(token),
        mistake_bad_distance(token, number),
        mistake_bad_count(token, number),
        mistake_bad_boost(token),
        mistake_ignored(token),
        mistake_capital_words(token),
        mistake_operator_as_word(token),
        mistake_simple_syntax(token),
        mistake_possible(expected),
        mistake_operators(expected),
    }
}

fn type_key(kind: ActType) -> String {
    format!("type_{}", kind.name())
}

fn status_key(status: Status) -> String {
    format!("status_{}", status.name())
}

fn problem_key(code: Code) -> String {
    format!("problem_{}", code.name())
}

/// Returns the element of `values` at the index of `wanted` in `all`.
fn of<T: PartialEq, V: Copy, const N: usize>(all: &[T; N], values: &[V; N], wanted: &T, none: V) -> V {
    all.iter().zip(values).find(|(one, _)| *one == wanted).map_or(none, |(_, &value)| value)
}

impl Texts {
    /// Returns the name of a kind of act, singular.
    #[must_use]
    pub fn type_name(&self, kind: ActType) -> &'static str {
        of(&ActType::ALL, &self.types, &kind, ("", "")).0
    }

    /// Returns the name of a kind of act, plural.
    #[must_use]
    pub fn types_name(&self, kind: ActType) -> &'static str {
        of(&ActType::ALL, &self.types, &kind, ("", "")).1
    }

    /// The name of a status.
    #[must_use]
    pub fn status_name(&self, status: Status) -> &'static str {
        of(&Status::ALL, &self.statuses, &status, "")
    }

    /// Returns the name of a kind of note.
    #[must_use]
    pub const fn note_name(&self, kind: NoteKind) -> &'static str {
        match kind {
            NoteKind::PreviousEdition => self.note_previous_edition,
            NoteKind::FutureEdition => self.note_future_edition,
            NoteKind::Amendment => self.note_amendment,
            NoteKind::Comment => self.note_comment,
            NoteKind::Warning => self.note_warning,
        }
    }

    /// Returns the title of a problem.
    #[must_use]
    pub fn problem_title(&self, code: Code) -> &'static str {
        of(&Code::ALL, &self.problem_titles, &code, "")
    }

    /// Returns the sentence about one occurrence of a problem, with its placeholders filled in.
    #[must_use]
    pub fn problem_detail<'a>(&self, code: Code, words: impl IntoIterator<Item = (&'a str, Value<'a>)>) -> String {
        bundle::filled(self.lang, &problem_key(code), Some("detail"), &FluentArgs::from_iter(words))
    }

    /// Returns example queries.
    #[must_use]
    pub const fn examples(&self) -> [&'static str; 2] {
        [self.example_words, self.example_phrase]
    }

    /// Returns the tips for a search without results.
    #[must_use]
    pub const fn nothing_found_tips(&self) -> [&'static str; 3] {
        [self.tip_spelling, self.tip_synonym, self.tip_filters]
    }

    /// Formats a day in words: `2019-yil 2-iyul`, `2 июля 2019 г.`
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        let month = self.months()[usize::from(day.month().unsigned_abs()).saturating_sub(1) % 12];
        self.date(day.day().to_string(), month, day.year().to_string())
    }

    /// Returns the months as written in a date, January first.
    #[must_use]
    pub const fn months(&self) -> [&'static str; 12] {
        [
            self.january,
            self.february,
            self.march,
            self.april,
            self.may,
            self.june,
            self.july,
            self.august,
            self.september,
            self.october,
            self.november,
            self.december,
        ]
    }
}

#[cfg(test)]
mod tests;

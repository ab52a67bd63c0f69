//! Classes of blocks, as named in the site's style sheet.

/// The kind of a block, from its class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Class {
    /// Adopting body.
    Body,
    /// Form of the act: "qarori".
    Form,
    /// Title of the act.
    Title,
    /// Title of an annex.
    AnnexTitle,
    /// Banner of an annex: "1-ILOVA".
    AnnexBanner,
    /// "Adopted by the Legislative Chamber…".
    Grif,
    /// Mark of a new edition.
    NewEdition,
    /// Lines with place, date and number.
    Essential,
    /// Heading of a part, section, chapter, paragraph.
    Header,
    /// Heading of an article.
    Clause,
    /// Running text.
    #[default]
    Text,
    /// Spacer or container of a table.
    Default,
    /// A table.
    Table,
    /// In bold letters.
    Bold,
    /// Centred.
    Center,
    /// Aligned to the right.
    Right,
    /// In italics.
    Italic,
    /// Indented.
    Indented,
    /// Ministry line or extract line.
    Departmental,
    /// Signature.
    Signature,
    /// Footnote.
    Footnote,
    /// Explanation of the law itself.
    Explanation,
    /// Editors' note.
    Comment,
    /// Warning about the whole text.
    Warning,
    /// Source of an amendment.
    Changes,
    /// Place of publication.
    Publication,
    /// Classifier.
    Index,
    /// A class that is not in the style sheet.
    Unknown(String),
}

impl Class {
    /// Returns the class named by a `class` attribute, or `None` if none of its names looks like a block class.
    pub(crate) fn of(attribute: &str) -> Option<Self> {
        attribute.split_ascii_whitespace().find_map(Self::from_name)
    }

    /// Like [`Self::of`], for a block marked by `lx_elem` or `lx_no_select`: any other name is accepted.
    pub(crate) fn of_block(attribute: &str) -> Self {
        let mut names = attribute.split_ascii_whitespace().filter(|name| !name.starts_with("lx_"));
        Self::of(attribute).unwrap_or_else(|| Self::Unknown(names.next().unwrap_or_default().to_owned()))
    }

    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "ACT_TEXT" => Self::Text,
            "BY_DEFAULT" => Self::Default,
            "CLAUSE_DEFAULT" | "CLAUSE_AFTER_SRC" => Self::Clause,
            "TEXT_HEADER_DEFAULT" | "TEXT_HEADER_AFTER_SRC" => Self::Header,
            "COMMENT" => Self::Comment,
            "CHANGES_ORIGINS" => Self::Changes,
            "INDEXES_ON_REF" => Self::Index,
            "PUBLICATION_ORIGIN" | "OFFICIAL_SOUR_TEXT" => Self::Publication,
            "COMMENT_FOR_WARNING" => Self::Warning,
            "ACCEPTING_BODY" => Self::Body,
            "ACT_FORM" | "ACT_FORM_LAW" => Self::Form,
            "ACT_TITLE" => Self::Title,
            "ACT_TITLE_APPL" => Self::AnnexTitle,
            "APPL_BANNER_LANDSCAPE_TITLE"
            | "APPL_BANNER_LANDSCAPE_TEXT"
            | "APPL_BANNER_PORTRAIT_TITLE"
            | "APPL_BANNER_PORTRAIT_TEXT" => Self::AnnexBanner,
            "GRIF_PARLAMENT" => Self::Grif,
            "NEW_EDITION" => Self::NewEdition,
            "ACT_ESSENTIAL_ELEMENTS" | "ACT_ESSENTIAL_ELEMENTS_NUM" => Self::Essential,
            "TABLE_STD" | "TABLE_STD2" | "IS_TABLE_FOR_LIST_TEMP" | "tabBox" => Self::Table,
            "TEXT_BOLD" => Self::Bold,
            "TEXT_BOLD_CENTER" | "TEXT_CENTER" => Self::Center,
            "TEXT_BOLD_RIGHT" | "TEXT_RIGHT" => Self::Right,
            "TEXT_ITALIC" => Self::Italic,
            "TEXT_15_LEFT" | "TEXT_30_LEFT" => Self::Indented,
            "DEPARTMENTAL" | "EXTRACT" => Self::Departmental,
            "SIGNATURE" | "SIGNATURE_WITH_BOLD" | "SIGNATURE_STAMP_TEXT" | "SIGNATURE_STAMPS_PLACEHOLDER" => {
                Self::Signature
            }
            "FOOTNOTE" => Self::Footnote,
            "EXPLANATION" => Self::Explanation,
            _ => return None,
        })
    }
}

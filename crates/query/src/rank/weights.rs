//! All weights of the ranking, with the reason for each.

/// Factor for all words in a record in which a word that is wanted with a negation occurs without it.
pub(crate) const CONTRARY: f32 = 0.25;
/// Saturation of word frequency: the second occurrence of a word says much less than the first.
pub(crate) const K1: f32 = 0.9;
/// Strength of the normalisation by the length of a text.
pub(crate) const BODY_B: f32 = 0.85;
/// Strength of the normalisation by the length of a heading.
pub(crate) const HEAD_B: f32 = 0.75;
/// Assumed length of a chapter or an annex without text of its own, in mean lengths of a text. A heading alone is
/// short, and would otherwise score higher than any article under it.
pub(crate) const BARE_LENGTH: f32 = 100.0;
/// Length of an average heading, in words.
pub(crate) const HEAD_PIVOT: f32 = 8.0;
/// Weight of a word in the heading of a provision, relative to one in its text.
pub(crate) const HEADING: f32 = 0.8;
/// Bonus for a heading all of whose words the query has, as a share of the query's whole weight. It is less the more
/// other words the heading has (on halves of the questions .013 more reciprocal rank and .02 more right acts first; beside
/// the concepts .2 gives .02 more recall on everyday questions than .3, and .5 gives .04 less).
pub(crate) const HEADING_SHARE: f32 = 0.2;
/// Factor for a provision without the subject of a short question, the rarest of its words. Otherwise headings and many
/// provisions of a common word outweigh it (the figures on the questions stay the same).
pub(crate) const BESIDE_SUBJECT: f32 = 0.7;
/// Maximum number of content words of a short question. A longer question says with several of them what it is about
/// (with three .004 fewer right acts come first).
pub(crate) const SHORT_QUESTION: usize = 2;
/// The subject of a question is at least this many times as rare as the next of its words.
pub(crate) const MUCH_RARER: f32 = 1.1;
/// Weight of a word in the headings above. It is low: of the many articles of a chapter few are searched by its name
/// (on the questions .1 against .3 gives .009 more recall and .006 more reciprocal rank; none at all the same again).
pub(crate) const ABOVE: f32 = 0.1;
/// Factor for a word that the query repeats in another form: it adds little (half or less of its weight gives .008 more
/// recall).
pub(crate) const REPEATED: f32 = 0.5;
/// Factor, in questions, for a word that has one meaning together with others, for which the law has other words
/// (`ishdan haydash`). On the questions it gives .018 more reciprocal rank and .019 more right acts first; with .5
/// stories gain more, but .027 recall is lost where a lawyer asks.
pub(crate) const TOLD: f32 = 0.7;
/// Factor for a word of the name of a cited act: the name identifies the act, and its provisions seldom repeat it.
pub(crate) const CITED_NAME: f32 = 0.4;
/// Bonus for the exact form of a word, in addition to its stem.
pub(crate) const EXACT: f32 = 0.25;
/// Bonus for neighbouring words of the query close to each other in the text: share of the rarer one's weight, divided
/// by their distance.
pub(crate) const PROXIMITY: f32 = 0.6;
/// Maximum distance of close words.
pub(crate) const PROXIMITY_WINDOW: u32 = 12;
/// Factor for neighbours in the reverse order.
pub(crate) const REVERSED: f32 = 0.5;
/// Share of an act's evidence that each of its provisions receives. The evidence is the sum of its best provisions,
/// with fading weights.
pub(crate) const EVIDENCE: f32 = 0.3;
/// Ratio between the weights of one provision and the next in the evidence of an act.
pub(crate) const EVIDENCE_FADE: f32 = 0.8;
/// Factor for a provision in the evidence of an act if a better one of the same text has a like heading: ten articles that
/// repeat one heading would outweigh the code that is asked about (.02 to .04 more right acts first).
pub(crate) const REPEATED_HEADING: f32 = 0.3;
/// Number of provisions in the evidence of an act.
pub(crate) const EVIDENCE_DEPTH: usize = 10;
/// Bonus for a provision with every word of the query, as a share of the query's whole weight. Not in questions: there
/// only the content words matter, and a long provision contains all words of any question.
pub(crate) const ALL_WORDS: f32 = 0.25;
/// Share of its weight that any match of a word scores in questions, in addition to its impact: a long provision with a
/// word still says more about it than one without (.02 more reciprocal rank on everyday questions).
pub(crate) const FLOOR: f32 = 0.1;
/// Bonus for a provision that defines what is asked, as a share of the query's whole weight; less for an unclear definition.
pub(crate) const DEFINES: f32 = 1.5;
/// Ratio between the scores of one definition of a notion and the next if several notions are asked for: their definitions
/// come in turn, and a few of each come before what mentions all of them.
pub(crate) const DEFINITION_FADE: f32 = 0.9;
/// Weight of the concepts in headings, relative to what the words of the query reach by chance. From .8 on everyday
/// questions gain; from 1.5 on questions in legal words lose recall.
pub(crate) const CONCEPTS: f32 = 1.2;
/// Weight of all legal words of the concepts together, on the same scale (.2 gives .05 less recall on everyday questions;
/// with .7 legal words outweigh typed ones, and .03 fewer right acts come first).
pub(crate) const WORDS_OF_CONCEPTS: f32 = 0.35;
/// Share of the best concept from which on a heading names a concept so clearly that its text may answer the query with
/// few of its words (.7 finds .06 fewer provisions by key words).
pub(crate) const CLEARLY_NAMED: f32 = 0.5;
/// Weight of a legal word for an everyday word of the query, relative to a typed word (on the questions .8 gives .007
/// less recall, .5 gives .017 less).
pub(crate) const WORD_OF_LAW: f32 = 0.6;
/// Factor for a legal word in a record without any other word of its terms (`размер` of `размер алиментов`).
pub(crate) const APART: f32 = 0.25;
/// Weight, in questions, of a word of the same family (javobgar for javobgarlik, труд for трудовой), relative to
/// the typed word.
pub(crate) const FAMILY: f32 = 0.5;
/// Minimum weight of a text in the answer to a question, as a share of the weight of the best text.
pub(crate) const QUESTION_SHARE: f32 = 0.3;
/// Minimum weight of a text in a search without a text that has every word, as a share of the weight of the best text.
pub(crate) const RELAXED_SHARE: f32 = 0.6;
/// Score of the title of an act: share of the weight of the matching words, if they make up the whole title.
pub(crate) const TITLE: f32 = 1.2;
/// Bonus if the query is the title, word for word: share of the query's whole weight. It exceeds the score of any text.
pub(crate) const TITLE_EQUAL: f32 = 8.0;
/// Bonus if the title begins with the query: share of the query's whole weight. It is less the longer the title is.
pub(crate) const TITLE_PREFIX: f32 = 4.0;
/// Exponent of the factor for kind and status of an act, if its title was typed: enough to rank the act in force before
/// a repealed one with the same title.
pub(crate) const TYPED_PRIOR: f32 = 0.125;
/// Minimum share of typed words for the two title bonuses, if some words occur there in another form or spelling. The
/// bonus is then multiplied by the square of the share.
pub(crate) const NEARLY_TITLE: f32 = 0.8;
/// From this number of typed first words on, the share of the title counts by its square root: nobody types them by
/// chance.
pub(crate) const LONG_BEGINNING: usize = 5;
/// Factor for the Constitution, codes and laws: they state a rule first; orders and resolutions repeat it.
pub(crate) const LAW_PRIOR: f32 = 1.1;
/// Factor for acts that only amend others: they repeat the words of the amended act.
pub(crate) const AMENDING: f32 = 0.85;
/// Factor for repealed acts.
pub(crate) const REPEALED: f32 = 0.7;
/// Number of provisions that are examined closely.
pub(crate) const CANDIDATES: usize = 200;
/// If at least this many provisions have every word, they fill a page, and provisions with some of the words are not
/// searched.
pub(crate) const ENOUGH: usize = 20;
/// Share of the query's weight for the most frequent words: a provision that has no other words than these does not
/// match.
pub(crate) const TELLING: f32 = 0.2;
/// Number of titles that are examined closely.
pub(crate) const TITLE_CANDIDATES: usize = 50;
/// Bonus for an act that the query cites among other words: share of the query's whole weight.
pub(crate) const CITED_ACT: f32 = 0.6;
/// A weak score: below this share of the root of the squared weights of its words, with the score of concepts. Of the
/// questions of `benches/relevance` one in ten has so low a best score together with so small a share of its words (of
/// those in legal words, one in thirty); of its questions without an answer, nearly nine in ten. A legal word for an
/// everyday word is no answer by itself.
pub(crate) const WEAK_SCORE: f32 = 1.15;
/// A weak share: the best provision has less than this share of the words, by weight. An answer is weak if both its
/// score and its share are.
pub(crate) const WEAK_SHARE: f32 = 0.75;
/// A title with more than this share of the query's whole weight is an answer.
pub(crate) const WEAK_TITLE: f32 = 0.5;
/// Factor for a match by translations of the words: it ranks below a match by the typed words if all else is equal.
/// Figures with 0.8 and 0.95 hardly differ (recall alike, the right act first .17 to .38 where both languages compete).
pub(crate) const OTHER_LANGUAGE: f32 = 0.9;
/// The same in questions, whose words are seldom all translated (.5 gives .01 more recall and .01 more right acts first
/// than .9).
pub(crate) const OTHER_LANGUAGE_OF_QUESTION: f32 = 0.5;
/// Factor for a match by a synonymous legal term: it ranks below a match by the typed words if all else is equal.
pub(crate) const SYNONYM: f32 = 0.9;
/// Minimum score of a close match by its own words, as a share of the best one.
pub(crate) const CLOSE: f32 = 0.4;
/// Minimum weight of a text in another language, as a share of the query's whole weight, including words without a
/// translation.
pub(crate) const OTHER_LANGUAGE_LEAST: f32 = 0.25;
/// From this score of its best provision on (same scale as [`WEAK_SCORE`]), a question needs no results from other
/// languages. This holds for four in ten questions in Uzbek. At 1.2 it holds for two in three, and Russian questions
/// whose acts exist only in Uzbek lose .2 recall.
pub(crate) const STRONG_SCORE: f32 = 1.6;

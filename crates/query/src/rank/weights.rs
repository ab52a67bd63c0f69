//! Every weight of the ranking, in one place, with the reason for it.

/// All words where one that is wanted negated stands without its negation, against those where it has it.
pub(crate) const CONTRARY: f32 = 0.25;
/// Saturation of word frequency: the second occurrence of a word says much less than the first.
pub(crate) const K1: f32 = 0.9;
/// How much the length of a text tells against its words.
pub(crate) const BODY_B: f32 = 0.85;
/// The same for headings.
pub(crate) const HEAD_B: f32 = 0.75;
/// Length that counts for a chapter or an annex without text of its own, in mean lengths of a text. A heading alone is
/// short, and would otherwise be worth more than any article under it.
pub(crate) const BARE_LENGTH: f32 = 100.0;
/// Length of a heading, in words, that is neither long nor short.
pub(crate) const HEAD_PIVOT: f32 = 8.0;
/// A word in the heading of a provision, against one in its text.
pub(crate) const HEADING: f32 = 0.8;
/// A heading all of whose words the query has: share of the query's whole weight, less the more the heading says beside
/// (on halves of the questions .013 more reciprocal rank and .02 more right acts first).
pub(crate) const HEADING_SHARE: f32 = 0.3;
/// In a short question a provision without its subject, the rarest of its words, against one with it: headings and many
/// provisions of a common word outweigh it otherwise (on the questions the figures stay as they are).
pub(crate) const BESIDE_SUBJECT: f32 = 0.7;
/// A question of more telling words than these says what it is about with several of them (with three .004 fewer right
/// acts come first).
pub(crate) const SHORT_QUESTION: usize = 2;
/// The subject of a question is so many times as rare as the next of its words.
pub(crate) const MUCH_RARER: f32 = 1.1;
/// A word in the headings above. Little: of the many articles of a chapter few are asked for by its name (on the
/// questions .1 against .3 gives .009 more recall and .006 more reciprocal rank; none at all the same again).
pub(crate) const ABOVE: f32 = 0.1;
/// A word that was typed before in the query, in another form: it says little more (half or less of its weight gives
/// .008 more recall).
pub(crate) const REPEATED: f32 = 0.5;
/// A word that says one thing together with others for which the law has other words (`ishdan haydash`), in questions:
/// on the questions .018 more reciprocal rank and .019 more right acts first; with .5 stories gain more, but .027
/// recall is lost where a lawyer asks.
pub(crate) const TOLD: f32 = 0.7;
/// A word of the name of an act that the query cites: the act is named by it, and its provisions seldom repeat it.
pub(crate) const CITED_NAME: f32 = 0.4;
/// A word in its exact form, beside its stem.
pub(crate) const EXACT: f32 = 0.25;
/// Neighbouring words of the query near each other in the text: share of the rarer one's weight, over their distance.
pub(crate) const PROXIMITY: f32 = 0.6;
/// Words farther apart than this are not near.
pub(crate) const PROXIMITY_WINDOW: u32 = 12;
/// Neighbours in the other order.
pub(crate) const REVERSED: f32 = 0.5;
/// Share of an act's evidence (its best provisions, fading) that each of its provisions receives.
pub(crate) const EVIDENCE: f32 = 0.3;
/// How fast the evidence of an act's further provisions fades.
pub(crate) const EVIDENCE_FADE: f32 = 0.8;
/// How many provisions of an act are evidence.
pub(crate) const EVIDENCE_DEPTH: usize = 10;
/// A provision that holds every word of the query, against one that holds most: share of the query's whole weight. Not
/// for questions: of their words the telling ones matter, and long provisions hold all of any.
pub(crate) const ALL_WORDS: f32 = 0.25;
/// A word of law that stands for an everyday word of the query, against a word that was typed (on the questions .8
/// gives .007 less recall, .5 gives .017 less).
pub(crate) const WORD_OF_LAW: f32 = 0.6;
/// A word of law where no other word of its terms stands, against one in their company (`размер` of `размер
/// алиментов`).
pub(crate) const APART: f32 = 0.25;
/// A word of the same family (javobgar for javobgarlik), in questions, against the word that was typed.
pub(crate) const FAMILY: f32 = 0.5;
/// A text must hold this share of the weight that the best text holds to be an answer to a question.
pub(crate) const QUESTION_SHARE: f32 = 0.3;
/// The same for a search none of whose results holds every word.
pub(crate) const RELAXED_SHARE: f32 = 0.6;
/// Title of the act: share of the matched words' weight, when all of the title is matched.
pub(crate) const TITLE: f32 = 1.2;
/// The query is the title, word for word: share of the query's whole weight. More than any text can gather.
pub(crate) const TITLE_EQUAL: f32 = 8.0;
/// The title begins with the query: the same, less the longer the title goes on.
pub(crate) const TITLE_PREFIX: f32 = 4.0;
/// Kind and status of an act count by this power for a title that was typed: enough to put the act in force before a
/// repealed one of the same title.
pub(crate) const TYPED_PRIOR: f32 = 0.125;
/// Both still hold, by the square of this share and over, when some words stand there in another form or spelling.
pub(crate) const NEARLY_TITLE: f32 = 0.8;
/// So many first words of a title count by the root of what they are of it: nobody types them by chance.
pub(crate) const LONG_BEGINNING: usize = 5;
/// The Constitution, codes and laws say it first; orders and resolutions repeat it.
pub(crate) const LAW_PRIOR: f32 = 1.1;
/// Acts that only change others: they repeat the words of what they change.
pub(crate) const AMENDING: f32 = 0.85;
/// Acts that lost force.
pub(crate) const REPEALED: f32 = 0.7;
/// How many provisions are looked at closely.
pub(crate) const CANDIDATES: usize = 200;
/// So many provisions that hold every word fill a page; those that hold some are then not looked for.
pub(crate) const ENOUGH: usize = 20;
/// A provision must hold a word beyond those frequent ones that together have this share of the query's weight.
pub(crate) const TELLING: f32 = 0.2;
/// How many titles are looked at closely.
pub(crate) const TITLE_CANDIDATES: usize = 50;
/// The query names the act by a citation and says more: share of the query's whole weight for that act.
pub(crate) const CITED_ACT: f32 = 0.6;
/// Below this share of the root of the squared weights of its words a score tells nothing. On the questions one in a
/// hundred that can be answered has a best score so low and holds so little of its words; of those that cannot, more
/// than eight in ten.
pub(crate) const WEAK_SCORE: f32 = 1.1;
/// ... where the best provision holds less than this share of the words, by weight.
pub(crate) const WEAK_SHARE: f32 = 0.75;
/// A title that gives more than this share of the query's whole weight is an answer.
pub(crate) const WEAK_TITLE: f32 = 0.5;
/// A hit by translations of the words, against one by the words typed: below it when all else is equal. Figures with
/// 0.8 and 0.95 hardly differ (recall alike, the right act first .17 to .38 where both languages compete).
pub(crate) const OTHER_LANGUAGE: f32 = 0.9;
/// A hit by another term of law for what was asked, against one by the words typed: below it when all else is equal.
pub(crate) const SYNONYM: f32 = 0.9;
/// What comes close must fit, by its own words, at least by this share of what the best one does.
pub(crate) const CLOSE: f32 = 0.4;
/// A text in another language must hold this share of the query's whole weight, words without a translation included.
pub(crate) const OTHER_LANGUAGE_LEAST: f32 = 0.25;
/// A question whose best provision scores so well, measured in the same way, needs no answer from other languages. Of
/// questions in Uzbek four in ten do; at 1.2 two in three, and Russian ones whose acts are there in Uzbek alone lose .2
/// recall.
pub(crate) const STRONG_SCORE: f32 = 1.6;

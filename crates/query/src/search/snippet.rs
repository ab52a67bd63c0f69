//! Snippets: the passage of a provision that shows best why it matched, with marks at exactly the matches.
//!
//! Marks come from positions in the posting lists, not from a second search for the words. Only the passage that is
//! shown is tokenised, to convert positions to characters.

use qonun_analysis::{Language, words};
use qonun_index::{Generation, RecordNo, language_of};

use crate::answer::{Mark, Snippet};
use crate::matching::Span;

/// Number of words of a window when the best passage is selected: about 200 characters.
const WINDOW: u32 = 28;
/// Number of words shown before the first mark, unless a sentence begins nearby.
const LEAD: u32 = 6;

/// The matches in one record or title.
#[derive(Clone, Default)]
pub(crate) struct Found {
    /// Weight of each clause.
    weights: Vec<f32>,
    /// Marked intervals as first and last positions, with the index of their clause. Sorted after `settle`.
    marks: Vec<(u32, u32, usize)>,
}

impl Found {
    /// Adds the matches of one more clause.
    pub(crate) fn add(&mut self, weight: f32, spans: &[Span]) {
        let clause = self.weights.len();
        self.weights.push(weight);
        for span in spans {
            self.marks.extend(span.parts().iter().map(|part| (part.start, part.end, clause)));
        }
    }

    /// Sorts the marks and removes duplicates. Called after all clauses were added.
    pub(crate) fn settle(&mut self) {
        self.marks.sort_unstable();
        self.marks.dedup();
    }

    /// The marked intervals that begin before a position, in ascending order and disjoint.
    fn stretches(&self, before: u32) -> Vec<(u32, u32)> {
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        for &(first, last, _) in self.marks.iter().take_while(|&&(first, ..)| first < before) {
            match stretches.last_mut() {
                Some(known) if first <= known.1 => known.1 = known.1.max(last),
                _ => stretches.push((first, last)),
            }
        }
        stretches
    }

    /// The marks from a position on.
    fn marks_from(&self, position: u32) -> &[(u32, u32, usize)] {
        &self.marks[self.marks.partition_point(|&(first, ..)| first < position)..]
    }
}

/// Position at which the best passage begins: the window with most different clauses, by weight.
fn best_start(found: &Found, marks: &[(u32, u32, usize)]) -> Option<u32> {
    let mut best: Option<(f32, u32)> = None;
    let mut counts = vec![0_u32; found.weights.len()];
    let (mut first, mut value) = (0, 0.0_f32);
    for &(_, last, clause) in marks {
        counts[clause] += 1;
        value += if counts[clause] == 1 { found.weights[clause] } else { 0.05 };
        while marks[first].0 + WINDOW < last {
            let gone = marks[first].2;
            counts[gone] -= 1;
            value -= if counts[gone] == 0 { found.weights[gone] } else { 0.05 };
            first += 1;
        }
        if best.is_none_or(|(highest, _)| value > highest + 1e-4) {
            best = Some((value, marks[first].0));
        }
    }
    best.map(|(_, start)| start)
}

/// Position at which the passage begins: that of the sentence if it begins shortly before `wanted`, otherwise a few
/// words before `wanted`.
fn lead_in(sentences: &[(u32, bool)], wanted: u32, floor: u32) -> u32 {
    let before = sentences.partition_point(|&(position, _)| position <= wanted);
    let sentence = before.checked_sub(1).map_or(floor, |place| sentences[place].0);
    if sentence >= floor && wanted - sentence <= LEAD * 2 { sentence } else { wanted.saturating_sub(LEAD).max(floor) }
}

/// Byte offset of the paragraph that contains a position, and the position of its first word.
fn paragraph_of(sentences: &[(u32, bool)], text: &str, heading: u32, position: u32) -> (usize, u32) {
    let starts = || sentences.iter().filter(|&&(at, paragraph)| paragraph && at >= heading).map(|&(at, _)| at);
    let place = starts().take_while(|&start| start <= position).count().saturating_sub(1);
    let Some(first) = starts().nth(place) else {
        return (0, heading);
    };
    // The n-th paragraph start belongs to the n-th line with a word in it.
    let mut at = 0;
    let mut left = place;
    for line in text.split_inclusive('\n') {
        if line.chars().any(char::is_alphanumeric) {
            if left == 0 {
                return (at, first);
            }
            left -= 1;
        }
        at += line.len();
    }
    (0, heading)
}

/// A passage of a text as byte offsets, with its marks.
struct Stretch {
    begin: usize,
    end: usize,
    marked: Vec<(usize, usize)>,
}

/// The text of a record, with the data to locate its words.
struct Body<'t> {
    text: &'t str,
    language: Language,
    /// Position of its first word, after the heading.
    first: u32,
    sentences: Vec<(u32, bool)>,
}

impl Body<'_> {
    /// The passage from a position on: as many words as fit into `length` characters, at least one.
    fn stretch(&self, start: u32, length: usize, marks: &[(u32, u32, usize)]) -> Stretch {
        let (origin, first_position) = paragraph_of(&self.sentences, self.text, self.first, start);
        let (mut begin, mut end) = (None, origin);
        let mut marked: Vec<(usize, usize)> = Vec::new();
        let mut characters = 0;
        for word in words(&self.text[origin..], self.language) {
            let position = first_position + word.position;
            if position < start {
                continue;
            }
            let (from, to) = (origin + word.range.start, origin + word.range.end);
            let counted_from = begin.map_or(from, |_| end);
            characters += self.text[counted_from..to].chars().count();
            if characters > length && begin.is_some() {
                break;
            }
            begin.get_or_insert(from);
            end = to;
            let mut begun = marks.iter().take_while(|&&(first, ..)| first <= position);
            if let Some(mark) = begun.find(|&&(_, last, _)| position <= last) {
                // The words of one interval get one mark.
                match marked.last_mut() {
                    Some(range) if position > mark.0 && range.1 >= begin.unwrap_or(0) && position > start => {
                        range.1 = to
                    }
                    _ => marked.push((from, to)),
                }
            }
        }
        Stretch { begin: begin.unwrap_or(origin), end, marked }
    }
}

/// Cuts the snippet of a record's text. It has at most `length` characters.
pub(crate) fn snippet(generation: &Generation, record: RecordNo, text: &str, found: &Found, length: usize) -> Snippet {
    let tables = generation.tables();
    let first = generation.heading_words(record);
    let language = language_of(tables.texts[generation.text_of_record(record) as usize].lang);
    let body = Body { text, language, first, sentences: generation.sentences(record) };
    let marks = found.marks_from(first);
    let Some(best) = best_start(found, marks) else {
        return finish(text, &body.stretch(first, length, marks));
    };
    let stretch = body.stretch(lead_in(&body.sentences, best, first), length, marks);
    // If there is little room, the match is shown rather than the words before it.
    let stretch = if stretch.marked.is_empty() { body.stretch(best, length, marks) } else { stretch };
    finish(text, &stretch)
}

/// Builds the snippet: adds the punctuation after the last word and dots where text was left out, and converts offsets
/// to characters.
fn finish(text: &str, stretch: &Stretch) -> Snippet {
    let Stretch { begin, end, .. } = *stretch;
    let tail: usize = text[end..]
        .chars()
        .take_while(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '»' | '”' | '"'))
        .map(char::len_utf8)
        .sum();
    let end = end + tail;
    let mut out = String::new();
    if !text[..begin].trim().is_empty() {
        out.push_str("… ");
    }
    let lead = out.chars().count();
    out.push_str(&text[begin..end].replace(['\n', '\t'], " "));
    if !text[end..].trim().is_empty() {
        out.push_str(" …");
    }
    let character = |byte: usize| lead + text[begin..byte.max(begin)].chars().count();
    let marks: Vec<Mark> = stretch.marked.iter().map(|&(from, to)| [character(from), character(to)]).collect();
    Snippet { text: out, marks }
}

/// Marks of the matches in a short text, such as a title.
pub(crate) fn marks_at(text: &str, lang: qonun_law::Lang, found: &Found) -> Vec<Mark> {
    // A word has at least one byte, so positions are smaller than the length in bytes.
    let stretches = found.stretches(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let mut marks: Vec<Mark> = Vec::new();
    if stretches.is_empty() {
        return marks;
    }
    let (mut byte, mut character) = (0, 0);
    for word in words(text, language_of(lang)) {
        let at = stretches.partition_point(|&(_, last)| last < word.position);
        let Some(&(first, _)) = stretches.get(at).filter(|(first, _)| *first <= word.position) else {
            continue;
        };
        character += text[byte..word.range.start].chars().count();
        let end = character + text[word.range.clone()].chars().count();
        match marks.last_mut() {
            Some(mark) if word.position > first => mark[1] = end,
            _ => marks.push([character, end]),
        }
        character = end;
        byte = word.range.end;
    }
    marks
}

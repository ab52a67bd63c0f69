//! `qonun analyze`: reads words, prints keys.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use qonun_analysis::uzbek::{Analysis, Source};
use qonun_analysis::{Analyzer, Explanation, Found, Keys, Language, Rule, Step, Terms, Translation, WordPairs, words};
use qonun_index::{Folder, Generation, IndexError, Learnt};

use crate::{Outcome, progress};

#[derive(Args)]
pub(crate) struct Options {
    /// Language of the words.
    #[arg(long, value_parser = ["uz", "ru", "en"])]
    lang: String,
    /// Explain step by step how each word becomes its keys: spelling, root and suffixes, source of the root, and the
    /// equivalent terms of other languages.
    #[arg(long)]
    explain: bool,
    /// An index whose learnt roots and word pairs are used.
    #[arg(long, value_name = "DIR")]
    index: Option<PathBuf>,
}

/// The data needed to explain words.
struct Knowledge {
    terms: Terms,
    pairs: WordPairs,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<Outcome> {
    let language = Language::from_code(&options.lang).unwrap_or(Language::Uzbek);
    let Learnt { roots, pairs } = options.index.as_deref().map_or_else(|| Ok(Learnt::default()), learnt_of)?;
    let analyzer = Analyzer::with_learnt_roots(&roots)?;
    let knowledge = if options.explain { Some(Knowledge { terms: Terms::new(&analyzer)?, pairs }) } else { None };
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let written = match &knowledge {
            Some(knowledge) => explain(&mut out, &analyzer, knowledge, &line, language),
            None => write_keys(&mut out, &analyzer, &line, language),
        };
        if written.is_err() {
            progress::written(written)?;
            return Ok(Outcome::Done);
        }
    }
    progress::written(out.flush())?;
    Ok(Outcome::Done)
}

/// Returns what the current generation of an index learnt.
fn learnt_of(index: &Path) -> Result<Learnt, IndexError> {
    Generation::open_current(&Folder::new(index))?.learnt()
}

/// Prints `word<TAB>key[ key…]`. A line may consist of several words for the analyzer (`5-moddasi`); their keys are
/// then listed one after another.
fn write_keys(out: &mut impl Write, analyzer: &Analyzer, line: &str, language: Language) -> io::Result<()> {
    let mut keys: Vec<String> = Vec::new();
    for word in words(line, language) {
        keys.extend(analyzer.keys(&line[word.range], language).stems);
    }
    writeln!(out, "{line}\t{}", keys.join(" "))
}

/// Prints a paragraph for each word of a line, then the legal terms of the line.
fn explain(
    out: &mut impl Write,
    analyzer: &Analyzer,
    knowledge: &Knowledge,
    line: &str,
    language: Language,
) -> io::Result<()> {
    let mut keys: Vec<Keys> = Vec::new();
    for word in words(line, language) {
        let explanation = analyzer.explain(&line[word.range], language);
        write_explanation(out, &explanation)?;
        write_pairs(out, &knowledge.pairs, &explanation.keys, language)?;
        keys.push(explanation.keys);
    }
    let translations = knowledge.terms.translations(&keys, language);
    let legal = knowledge.terms.legal_words(&knowledge.terms.words_of(analyzer, line, language), language);
    write_terms(out, "in other languages", &keys, &translations)?;
    write_terms(out, "in words of law", &keys, &legal)?;
    Ok(())
}

fn write_explanation(out: &mut impl Write, explanation: &Explanation) -> io::Result<()> {
    writeln!(out, "{}", explanation.word)?;
    for Step { rule, result } in &explanation.steps {
        // The readings list the roots and their derivation.
        if explanation.readings.is_empty() || !matches!(rule, Rule::Root | Rule::UzbekInRussian) {
            write_line(out, &rule.to_string(), result)?;
        }
    }
    for reading in &explanation.readings {
        write_line(out, "reading", &reading_line(reading))?;
    }
    let Keys { exact, stems } = &explanation.keys;
    write_line(out, "keys", &format!("{} (exact form: {exact})", stems.join(" ")))
}

/// Prints the words of other languages that the law base taught for a word: `договор (ru, .93, 4120 places)`.
fn write_pairs(out: &mut impl Write, pairs: &WordPairs, keys: &Keys, language: Language) -> io::Result<()> {
    for stem in &keys.stems {
        let told = |Translation { language, stem, strength, count }: &Translation| {
            format!("{stem} ({}, strength {strength:.2}, {count} places)", language.code())
        };
        let found: Vec<String> = pairs.translations(stem, language).iter().map(told).collect();
        if !found.is_empty() {
            write_line(out, "learnt pairs", &format!("{stem} = {}", found.join("; ")))?;
        }
    }
    Ok(())
}

fn write_terms(out: &mut impl Write, name: &str, keys: &[Keys], found: &[Found<'_>]) -> io::Result<()> {
    for Found { at, terms, .. } in found {
        let words: Vec<&str> = keys[at.clone()].iter().map(|keys| keys.exact.as_str()).collect();
        let terms: Vec<&str> = terms.iter().map(|term| term.text.as_str()).collect();
        writeln!(out, "{}", words.join(" "))?;
        write_line(out, name, &terms.join("; "))?;
    }
    Ok(())
}

fn write_line(out: &mut impl Write, name: &str, text: &str) -> io::Result<()> {
    writeln!(out, "  {name:<21} {text}")
}

/// Formats `modda (noun) + si (its) + ning (of) → modda; root modda, in the lexicon; cost 2`.
fn reading_line(reading: &Analysis) -> String {
    let pieces: Vec<String> = reading.segments.iter().map(|(piece, tag)| format!("{piece} ({tag})")).collect();
    let source = match reading.source {
        Source::Lexicon => "in the lexicon",
        Source::Learnt => "learnt from the corpus",
        Source::Guessed => "guessed",
    };
    let Analysis { key, root, cost, .. } = reading;
    format!("{} → {key}; root {root}, {source}; cost {cost}", pieces.join(" + "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>, &Analyzer) -> io::Result<()>) -> String {
        let analyzer = Analyzer::new().unwrap();
        let mut out = Vec::new();
        write(&mut out, &analyzer).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn knowledge(analyzer: &Analyzer, pairs: WordPairs) -> Knowledge {
        Knowledge { terms: Terms::new(analyzer).unwrap(), pairs }
    }

    #[test]
    fn keys_stand_behind_a_tab() {
        let keys = |line| written(|out, analyzer| write_keys(out, analyzer, line, Language::Uzbek));
        assert_eq!(keys("moddasining"), "moddasining\tmodda\n");
        assert_eq!(keys("5-moddasi"), "5-moddasi\t5 modda\n");
        assert_eq!(keys(""), "\t\n");
    }

    #[test]
    fn every_step_is_told() {
        let told = written(|out, analyzer| {
            let pairs = "uz\tru\tshartnoma\tдоговор\t0.930\t0.910\t4120\n".parse().unwrap();
            explain(out, analyzer, &knowledge(analyzer, pairs), "Мeҳнат шартномасини", Language::Uzbek)
        });
        let pieces = [
            "Мeҳнат\n  lower case            мeҳнат\n  one script            меҳнат\n  one alphabet          mehnat\n",
            "  reading               shartnoma (noun) + si (its) + ni (accusative) → shartnoma; root shartnoma, in the \
             lexicon; cost 2\n",
            "  keys                  shartnoma (exact form: shartnomasini)\n  learnt pairs          shartnoma = договор (ru, \
             strength 0.93, 4120 places)\n",
            "mehnat shartnomasini\n  in other languages    трудовой договор",
        ];
        for piece in pieces {
            assert!(told.contains(piece), "{piece:?} in\n{told}");
        }
    }

    #[test]
    fn a_guess_is_called_a_guess() {
        let told = written(|out, analyzer| {
            explain(out, analyzer, &knowledge(analyzer, WordPairs::default()), "brumandaga", Language::Uzbek)
        });
        assert!(told.contains("root brumanda, guessed"), "{told}");
    }
}

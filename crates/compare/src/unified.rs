//! A comparison as text.

use std::fmt::Write;

use crate::comparison::{Aligned, Change, Comparison};
use crate::pieces::{Op, Piece};

/// Unchanged lines that are shown around a change.
const AROUND: usize = 1;

/// Stands for unchanged lines that are not shown.
const LEFT_OUT: &str = "  …";

/// Writes a comparison as text: what is not in it is unchanged.
///
/// `---` and `+++` name the editions. Each provision that differs has a line with its paths between `@@`: both for a
/// moved one (`art_15 → art_16`), `+` before that of an added one, `-` before that of a removed one. Below it, lines of the
/// old edition begin with `-` and lines of the new one with `+`; in them `[-…-]` is what was removed and `{+…+}` what
/// was added. Other lines begin with a space, and `…` stands for lines left out.
#[must_use]
pub fn unified(comparison: &Comparison, old: &str, new: &str) -> String {
    let mut out = format!("--- {old}\n+++ {new}\n");
    for provision in comparison.provisions.iter().filter(|one| one.change != Change::Same) {
        let path = |path: &Option<qonun_law::Path>| path.as_ref().map_or("", |path| path.as_str()).to_owned();
        let (from, to) = (path(&provision.from_path), path(&provision.to_path));
        let paths = match provision.change {
            Change::Added => format!("+ {to}"),
            Change::Removed => format!("- {from}"),
            Change::Moved => format!("{from} → {to}"),
            Change::Same | Change::Changed => to,
        };
        // Writing into a string does not fail.
        let _ = writeln!(out, "\n@@ {paths} @@");
        write_provision(provision, &mut out);
    }
    out
}

fn write_provision(provision: &Aligned, out: &mut String) {
    let lines: Vec<Line> = [&provision.heading, &provision.diff].into_iter().flat_map(|pieces| lines(pieces)).collect();
    let is_shown = |at: usize| {
        let around = &lines[at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len())];
        at == 0 || around.iter().any(|line| !matches!(line, Line::Equal(_)))
    };
    let mut was_shown = true;
    for (at, line) in lines.iter().enumerate() {
        let shown = is_shown(at);
        if !shown && was_shown {
            out.push_str(LEFT_OUT);
            out.push('\n');
        }
        was_shown = shown;
        let (mark, text) = match line {
            Line::Equal(text) => (' ', text),
            Line::Old(text) => ('-', text),
            Line::New(text) => ('+', text),
        };
        if shown {
            let _ = writeln!(out, "{mark} {text}");
        }
    }
}

/// A line of the output.
enum Line {
    Equal(String),
    Old(String),
    New(String),
}

/// A line in the making.
#[derive(Default)]
struct Open {
    text: String,
    /// True if a part of the line is in both texts: then the rest is marked.
    has_equal: bool,
}

/// Splits pieces into lines. A line feed in both texts ends the lines of both.
fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut old, mut new): (Vec<Piece>, Vec<Piece>) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.op != Op::Equal {
            let side = if piece.op == Op::Delete { &mut old } else { &mut new };
            side.push(piece.clone());
            continue;
        }
        for (place, part) in piece.text.split('\n').enumerate() {
            if place > 0 {
                flush(&mut old, &mut new, &mut out);
            }
            let part = Piece { op: Op::Equal, text: part.to_owned() };
            old.push(part.clone());
            new.push(part);
        }
    }
    if !pieces.is_empty() {
        flush(&mut old, &mut new, &mut out);
    }
    out
}

/// Writes the lines of both texts up to a common line feed.
fn flush(old: &mut Vec<Piece>, new: &mut Vec<Piece>, out: &mut Vec<Line>) {
    let (old, new) = (std::mem::take(old), std::mem::take(new));
    let is_equal = |pieces: &[Piece]| pieces.iter().all(|piece| piece.op == Op::Equal);
    if is_equal(&old) && is_equal(&new) {
        out.push(Line::Equal(old.into_iter().map(|piece| piece.text).collect()));
        return;
    }
    let (old, new) = (marked(&old), marked(&new));
    // A paragraph that was added behind another one leaves that one as it was.
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    out.extend(old[..head].iter().cloned().map(Line::Equal));
    out.extend(old[head..old_end].iter().cloned().map(Line::Old));
    out.extend(new[head..new_end].iter().cloned().map(Line::New));
    out.extend(old[old_end..].iter().cloned().map(Line::Equal));
}

/// The lines of one text with marks around what the other lacks. A line that the other lacks as a whole has no marks.
fn marked(pieces: &[Piece]) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = Open::default();
    let mut plain = String::new();
    let mut end = |open: &mut Open, plain: &mut String| {
        let (open, plain) = (std::mem::take(open), std::mem::take(plain));
        out.push(if open.has_equal { open.text } else { plain });
    };
    for piece in pieces {
        for (place, part) in piece.text.split('\n').enumerate() {
            if place > 0 {
                end(&mut open, &mut plain);
            }
            plain.push_str(part);
            if part.is_empty() {
                continue;
            }
            match piece.op {
                Op::Equal => {
                    open.has_equal |= !part.trim().is_empty();
                    open.text.push_str(part);
                }
                Op::Delete => open.text.extend(["[-", part, "-]"]),
                Op::Insert => open.text.extend(["{+", part, "+}"]),
            }
        }
    }
    if pieces.iter().any(|piece| !piece.text.is_empty()) {
        end(&mut open, &mut plain);
    }
    out
}

//! Proofs: what a text said, as a line that can be pasted and checked later.
//!
//! `qonun-proof:1:uz/law/2019/547:uz-Latn:2021-01-01:art_15:0-812:sha256-9f86…:000003-0123456789abcdef` is version 1 of a
//! proof: act, language, edition (`-` if none is known), path, characters of the provision, digest of the UTF-8 bytes of
//! these characters, and the generation of the index that said so. A colon, a per cent sign or a blank inside a value is
//! written as in an address.

use std::fmt;
use std::str::FromStr;

use qonun_digest::Digest;
use qonun_law::{ActId, DocId, EditionStamp, Lang, Path, Provision, Stretch, parse_date};

use crate::answer::ProofView;

/// Name and version of the form.
const FORM: [&str; 2] = ["qonun-proof", "1"];
/// Maximum length of a proof in bytes.
const LONGEST: usize = 2_000;

/// What a text said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The act.
    pub act: ActId,
    /// Language of the text.
    pub lang: Lang,
    /// The edition of the text, if editions are known.
    pub edition: Option<EditionStamp>,
    /// The provision, or a part of one.
    pub path: Path,
    /// First character in the text of the provision, and one past the last.
    pub span: [usize; 2],
    /// Digest of these characters.
    pub sha256: Digest,
    /// The generation of the index.
    pub generation: String,
}

/// The text is not a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoProof {
    /// It does not begin as one.
    #[error("a proof begins with qonun-proof:1:")]
    Beginning,
    /// It is longer than any proof.
    #[error("a proof has at most {LONGEST} bytes")]
    TooLong,
    /// It has too few or too many values.
    #[error("a proof has nine values with colons between them")]
    Values,
    /// A value cannot be read.
    #[error("the proof has no readable {0}")]
    Value(&'static str),
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [name, version] = FORM;
        let edition = self.edition.map_or_else(|| "-".to_owned(), |stamp| stamp.to_string());
        let (act, path, generation) = (quoted(&self.act.0), quoted(self.path.as_str()), quoted(&self.generation));
        let (Self { lang, sha256, .. }, [start, end]) = (self, self.span);
        write!(f, "{name}:{version}:{act}:{lang}:{edition}:{path}:{start}-{end}:sha256-{sha256}:{generation}")
    }
}

impl FromStr for Proof {
    type Err = NoProof;

    /// Blanks around a proof and line ends inside it, which pasting adds, are ignored.
    fn from_str(text: &str) -> Result<Self, NoProof> {
        if text.len() > LONGEST {
            return Err(NoProof::TooLong);
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let rest = text.strip_prefix(&format!("{}:{}:", FORM[0], FORM[1])).ok_or(NoProof::Beginning)?;
        let values: Vec<&str> = rest.split(':').collect();
        let [act, lang, edition, path, span, digest, generation] = values[..] else { return Err(NoProof::Values) };
        let read = |name, value: Option<String>| value.filter(|value| !value.is_empty()).ok_or(NoProof::Value(name));
        Ok(Self {
            act: ActId(read("act", unquoted(act))?),
            lang: lang.parse().map_err(|_| NoProof::Value("language"))?,
            edition: match edition {
                "-" => None,
                edition => Some(stamp(edition).ok_or(NoProof::Value("edition"))?),
            },
            path: Path::new(read("path", unquoted(path))?),
            span: span_of(span).ok_or(NoProof::Value("span"))?,
            sha256: digest.strip_prefix("sha256-").and_then(|hex| hex.parse().ok()).ok_or(NoProof::Value("SHA-256"))?,
            generation: read("generation", unquoted(generation))?,
        })
    }
}

impl Proof {
    /// Reads a proof from values that an answer has one by one. Its place in the provision is not among them.
    ///
    /// # Errors
    /// A value cannot be read.
    pub fn of_values(
        act: ActId,
        lang: Lang,
        edition: &str,
        path: &str,
        sha256: &str,
        generation: &str,
    ) -> Result<Self, NoProof> {
        let filled =
            |name, value: &str| if value.is_empty() { Err(NoProof::Value(name)) } else { Ok(value.to_owned()) };
        Ok(Self {
            act,
            lang,
            edition: if edition == "-" { None } else { Some(stamp(edition).ok_or(NoProof::Value("edition"))?) },
            path: Path::new(filled("path", path)?),
            span: [0, 0],
            sha256: sha256.parse().map_err(|_| NoProof::Value("SHA-256"))?,
            generation: filled("generation", generation)?,
        })
    }

    /// The proof as part of an answer about a document.
    pub(crate) fn view(&self, document: DocId) -> ProofView {
        ProofView {
            token: self.to_string(),
            generation: self.generation.clone(),
            document,
            act: self.act.clone(),
            lang: self.lang,
            edition: self.edition.map(|stamp| stamp.to_string()),
            path: self.path.clone(),
            span: self.span,
            sha256: self.sha256.to_string(),
        }
    }
}

/// Reads a number of digits alone.
fn number(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn span_of(text: &str) -> Option<[usize; 2]> {
    let (start, end) = text.split_once('-')?;
    let span = [number(start)?, number(end)?];
    (span[0] <= span[1]).then_some(span)
}

/// Reads an edition as [`EditionStamp`] writes it: `2021-03-01`, `2021-03-01.02`.
fn stamp(text: &str) -> Option<EditionStamp> {
    let (day, turn) = text.split_once('.').map_or((text, None), |(day, turn)| (day, Some(turn)));
    let turn = turn.map_or(Some(0), |turn| number(turn).and_then(|turn| u8::try_from(turn).ok()))?;
    let stamp = EditionStamp { from: parse_date(day)?, turn };
    (stamp.to_string() == text).then_some(stamp)
}

fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if matches!(c, ':' | '%') || c.is_whitespace() || c.is_control() {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}

fn unquoted(value: &str) -> Option<String> {
    let mut out = Vec::with_capacity(value.len());
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        out.push(if byte == b'%' { digit(bytes.next()?)? << 4 | digit(bytes.next()?)? } else { byte });
    }
    String::from_utf8(out).ok()
}

/// Returns some characters of a text; `None` if the text is shorter.
pub(crate) fn cut(text: &str, [start, end]: [usize; 2]) -> Option<&str> {
    let at = |place: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(place);
    text.get(at(start)?..at(end)?)
}

/// Returns the place of a part in the text of its provision.
pub(crate) fn span_of_part(provision: &Provision, stretches: &[Stretch]) -> Option<[usize; 2]> {
    let starts = |block: usize| -> usize {
        provision.blocks.iter().take(block).map(|block| block.text.chars().count() + 1).sum()
    };
    let (first, last) = (stretches.first()?, stretches.last()?);
    Some([starts(first.block) + first.start, starts(last.block) + last.end])
}

/// Returns the words that a path names in a text, with the index of their provision and their place in its text.
pub(crate) fn words_at(provisions: &[Provision], path: &Path) -> Option<(String, usize, [usize; 2])> {
    if let Some(place) = provisions.iter().position(|provision| provision.path == *path) {
        let text = provisions[place].text();
        let length = text.chars().count();
        return Some((text, place, [0, length]));
    }
    let mut above = path.parent();
    while let Some(known) = above {
        if let Some(place) = provisions.iter().position(|provision| provision.path == known) {
            let way = path.as_str().strip_prefix(known.as_str())?;
            let span = span_of_part(&provisions[place], &provisions[place].within(way)?)?;
            return Some((cut(&provisions[place].text(), span)?.to_owned(), place, span));
        }
        above = known.parent();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use qonun_digest::Digest;
    use qonun_law::{ActId, EditionStamp, Lang, Path, parse_date};

    use super::{NoProof, Proof, cut};

    const GOOD: &str = "qonun-proof:1:uz/law/2019/547:uz-Latn:2021-01-01:art_15:0-3:sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:000003-0123456789abcdef";

    #[test]
    fn a_proof_is_read_and_written() {
        let proof: Proof = GOOD.parse().unwrap();
        assert_eq!(proof.to_string(), GOOD);
        let stamp = EditionStamp { from: parse_date("2021-01-01").unwrap(), turn: 0 };
        assert_eq!((proof.act.0.as_str(), proof.lang, proof.edition), ("uz/law/2019/547", Lang::UzLatn, Some(stamp)));
        assert_eq!((proof.path.as_str(), proof.span, proof.sha256), ("art_15", [0, 3], Digest::of(b"abc")));
        let pasted = format!("  {}\n {}\r\n", &GOOD[..80], &GOOD[80..]);
        assert_eq!(pasted.parse(), Ok(proof));
    }

    #[test]
    fn what_is_no_proof_is_told() {
        for (from, to, wanted) in [
            ("qonun-proof", "proof", NoProof::Beginning),
            ("proof:1:", "proof:2:", NoProof::Beginning),
            (":art_15", "", NoProof::Values),
            (":art_15", ":art_15:art_16", NoProof::Values),
            ("uz/law/2019/547", "", NoProof::Value("act")),
            ("uz/law/2019/547", "%zz", NoProof::Value("act")),
            ("uz-Latn", "de", NoProof::Value("language")),
            ("2021-01-01", "2021-02-30", NoProof::Value("edition")),
            ("2021-01-01", "2021-01-01.999", NoProof::Value("edition")),
            ("0-3", "3-0", NoProof::Value("span")),
            ("0-3", "+0-3", NoProof::Value("span")),
            ("0-3", "0-99999999999999999999999", NoProof::Value("span")),
            ("sha256-ba", "sha256-b", NoProof::Value("SHA-256")),
            ("sha256", "md5", NoProof::Value("SHA-256")),
            (":000003-0123456789abcdef", ":", NoProof::Value("generation")),
        ] {
            assert_eq!(GOOD.replace(from, to).parse::<Proof>(), Err(wanted), "{from} → {to}");
        }
        assert_eq!("".parse::<Proof>(), Err(NoProof::Beginning));
        assert_eq!(GOOD.repeat(20).parse::<Proof>(), Err(NoProof::TooLong));
    }

    #[test]
    fn characters_are_cut_from_a_text() {
        for (text, span, wanted) in [
            ("ўзбек", [0, 5], Some("ўзбек")),
            ("ўзбек", [1, 3], Some("зб")),
            ("ўз", [0, 3], None),
            ("", [0, 0], Some("")),
        ] {
            assert_eq!(cut(text, span), wanted, "{text} {span:?}");
        }
    }

    proptest! {
        #[test]
        fn any_values_are_read_back(act in ".{1,20}", path in ".{1,20}", start in 0_usize..9, more in 0_usize..9, turn in 0_u8..20) {
            let edition = Some(EditionStamp { from: parse_date("2021-01-01").unwrap(), turn });
            let (act, span) = (ActId(act), [start, start + more]);
            let sha256 = Digest::of(act.0.as_bytes());
            let proof = Proof {
                act, lang: Lang::Ru, edition, path: Path::new(path), span, sha256, generation: "1-a".to_owned(),
            };
            prop_assert_eq!(proof.to_string().parse(), Ok(proof));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = text.parse::<Proof>();
            let _ = format!("qonun-proof:1:{text}").parse::<Proof>();
        }
    }
}

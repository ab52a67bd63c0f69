//! `GET /api/v1/verify`

use axum::response::Response;
use qonun_query::{Engine, NoProof, Patience, Proof, VerifyAnswer};
use qonun_texts::Code;

use super::{answer_json, json};
use crate::failure::{Failure, Problem};
use crate::parameters::{Pairs, once};
use crate::request::RequestContext;

/// How a proof is written.
const FORM: &str = "qonun-proof:1:ACT:LANG:EDITION:PATH:START-END:sha256-HEX:GENERATION";

/// Check what a text said
///
/// `true`: the text says today what the proof states. `changed`: it says something else; `difference` leads from the words
/// of the proof to those of today, if the former are held. `unknown`: it cannot be told; `reason` says why. The `proof` of
/// an answer has the line (`token`) and the same values one by one.
#[utoipa::path(
    get,
    path = "/api/v1/verify",
    tag = "texts",
    params(
        ("proof" = Option<String>, Query, description = "A proof in one line, from `proof.token` of an answer", example = "qonun-proof:1:uz/law/2019/547:uz-Latn:2021-01-01:art_15:0-3:sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:000003-0123456789abcdef"),
        ("generation" = Option<String>, Query, description = "Without `proof`: its generation"),
        ("document" = Option<i64>, Query, description = "Without `proof`: its document, the id on lex.uz"),
        ("edition" = Option<String>, Query, description = "Without `proof`: its edition, if it has one"),
        ("path" = Option<String>, Query, description = "Without `proof`: its path"),
        ("sha256" = Option<String>, Query, description = "Without `proof`: its SHA-256"),
    ),
    responses(
        (status = 200, description = "What became of it", body = VerifyAnswer),
        (status = 400, description = "It is not a proof", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn verify(context: RequestContext) -> Result<Response, Failure> {
    let asked = Asked::read(&context.pairs)?;
    let work = move |engine: &Engine, patience: Patience| {
        let proof = asked.proof(engine)?;
        json(&engine.verify(&proof, None, patience.clone())?, &patience)
    };
    let body = context.work(work).await?;
    Ok(answer_json(context.request.headers(), body))
}

/// A proof in one line, or its values.
enum Asked {
    Token(Box<Proof>),
    Values { generation: String, document: i64, edition: String, path: String, sha256: String },
}

impl Asked {
    fn read(pairs: &Pairs) -> Result<Self, Failure> {
        if let Some(token) = once(pairs, "proof")? {
            return Ok(Self::Token(Box::new(read_proof(token)?)));
        }
        let needed = |name| {
            let missing = || Failure::new(Code::MissingParameter).with("parameter", "proof");
            once(pairs, name)?.map(str::to_owned).ok_or_else(missing)
        };
        let document = needed("document")?;
        let document = document.parse().map_err(|_| Failure::bad_value("document", &document, "-4396428"))?;
        let edition = once(pairs, "edition")?.unwrap_or("-").to_owned();
        Ok(Self::Values {
            generation: needed("generation")?,
            document,
            edition,
            path: needed("path")?,
            sha256: needed("sha256")?,
        })
    }

    fn proof(&self, engine: &Engine) -> Result<Proof, Failure> {
        let (generation, document, edition, path, sha256) = match self {
            Self::Token(proof) => return Ok(Proof::clone(proof)),
            Self::Values { generation, document, edition, path, sha256 } => {
                (generation, *document, edition, path, sha256)
            }
        };
        let (act, lang) = engine.act_of(document).ok_or(qonun_query::QueryError::NoDocument(document))?;
        Proof::of_values(act, lang, edition, path, sha256, generation).map_err(|wrong| match wrong {
            NoProof::Value("edition") => Failure::bad_value("edition", edition, "2021-03-01, 2021-03-01.02"),
            NoProof::Value("path") => Failure::bad_value("path", path, "art_15"),
            NoProof::Value("generation") => Failure::bad_value("generation", generation, "000003-0123456789abcdef"),
            _ => Failure::bad_value("sha256", sha256, "64 × 0–9, a–f"),
        })
    }
}

/// Reads a proof in one line.
pub(crate) fn read_proof(token: &str) -> Result<Proof, Failure> {
    token.parse().map_err(|_: NoProof| Failure::bad_value("proof", token, FORM))
}

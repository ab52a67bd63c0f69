//! Lists of acts: newly adopted, newly changed, taking effect soon. Each is a search without words, so filters, pages and
//! formats are those of searches.

use axum::http::StatusCode;
use axum::response::Response;
use qonun_law::{Date, days_before};

use super::go::lead_to;
use crate::address::encode_pairs;
use crate::failure::Failure;
use crate::request::RequestContext;

/// Number of days that are new.
const NEW: u16 = 30;

/// `GET /new`: the acts of the last 30 days, newest first.
pub(crate) async fn newly_adopted(context: RequestContext) -> Result<Response, Failure> {
    list(&context, "adopted_from", days_before(today(&context), NEW), "-date")
}

/// `GET /changed`: the acts that were adopted, changed or repealed in the last 30 days, latest change first.
pub(crate) async fn newly_changed(context: RequestContext) -> Result<Response, Failure> {
    list(&context, "changed_since", days_before(today(&context), NEW), "-changed")
}

/// `GET /soon`: the acts that take effect after today, or get another wording, earliest first.
pub(crate) async fn in_force_soon(context: RequestContext) -> Result<Response, Failure> {
    let today = today(&context);
    list(&context, "takes_effect_from", today.tomorrow().unwrap_or(today), "effect")
}

fn today(context: &RequestContext) -> Date {
    context.app.engine.load().today()
}

/// Leads to the search. What the reader asked for takes precedence over the bounds of the list.
fn list(context: &RequestContext, bound: &str, day: Date, sort: &str) -> Result<Response, Failure> {
    let day = day.to_string();
    let given = context.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let own = [("q", ""), (bound, day.as_str()), ("sort", sort)];
    let missing = own.into_iter().filter(|(name, _)| !context.pairs.iter().any(|(given, _)| given == name));
    let pairs: Vec<(&str, &str)> = missing.chain(given).collect();
    Ok(lead_to(StatusCode::SEE_OTHER, &format!("/search?{}", encode_pairs(pairs))))
}

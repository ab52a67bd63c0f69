//! The memory budget of all answers on their way.
//!
//! An answer is kept whole until its caller has taken it. Many callers that take nothing would fill the memory of the
//! server. So all answers share a budget, and an answer that does not fit is refused for a while.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tokio::sync::OwnedSemaphorePermit;

use crate::app::App;
use crate::budget::no_room;
use crate::refuse::refuse;

/// Size of one slice, in bytes. With slices, an answer that is taken slowly keeps its share of the budget.
const SLICE: usize = 64 * 1024;

/// Sends an answer in slices. Refuses it if all answers together would exceed the budget.
pub(crate) async fn within_budget(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let asked = refusable(&request);
    let response = next.run(request).await;
    let Some(size) = response.body().size_hint().exact().filter(|&size| size > SLICE as u64) else {
        return response;
    };
    match app.outgoing.share(size) {
        Some(share) => response.map(|body| Body::new(Sliced { body, rest: Bytes::new(), _share: share })),
        None => refuse(no_room(), &asked),
    }
}

/// Copies the parts of a request that a refusal needs: the address, and the headers that determine the language.
fn refusable(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    *copy.uri_mut() = Uri::clone(request.uri());
    for name in [COOKIE, ACCEPT_LANGUAGE] {
        for value in request.headers().get_all(&name) {
            copy.headers_mut().append(&name, value.clone());
        }
    }
    copy
}

/// A body that is sent in slices.
struct Sliced {
    body: Body,
    rest: Bytes,
    _share: OwnedSemaphorePermit,
}

impl HttpBody for Sliced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match std::task::ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(other) => return Poll::Ready(Some(Ok(other))),
                },
                end => return Poll::Ready(end),
            }
        }
        let length = self.rest.len().min(SLICE);
        let slice = self.rest.split_to(length);
        Poll::Ready(Some(Ok(Frame::data(slice))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let hint = self.body.size_hint();
        let rest = self.rest.len() as u64;
        match hint.exact() {
            Some(exact) => SizeHint::with_exact(exact + rest),
            None => SizeHint::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, Bytes, HttpBody, to_bytes};

    use super::{SLICE, Sliced};
    use crate::budget::Budget;

    #[tokio::test]
    async fn slices_are_the_whole_and_keep_their_share_until_the_end() {
        let budget = Budget::new(1_024 * 1_024);
        let text: Vec<u8> = (0..=255).cycle().take(3 * SLICE + 17).collect();
        let share = budget.share(text.len() as u64).unwrap();
        let body = Body::new(Sliced { body: Body::from(text.clone()), rest: Bytes::new(), _share: share });
        assert_eq!(body.size_hint().exact(), Some(text.len() as u64));
        assert!(budget.share(1_024 * 1_024).is_none(), "the share is taken");
        assert_eq!(to_bytes(body, usize::MAX).await.unwrap(), text);
        assert!(budget.share(1_024 * 1_024).is_some());
        assert!(budget.share(u64::MAX).is_none());
    }
}

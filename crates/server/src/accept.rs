//! Accepts connections and speaks HTTP on each of them, within the time limits.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use crate::connections::{Connections, Open, TimedStream};
use crate::server_error::ServerError;
use crate::settings::Settings;
use crate::stop::wait;

/// Maximum length of a request head, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// Pause before the next attempt to accept, after the system had no room for a connection.
const PAUSE: Duration = Duration::from_millis(100);

/// The limits of connections.
#[derive(Clone, Copy)]
pub(crate) struct ConnectionLimits {
    most: usize,
    head_timeout: Duration,
    write_timeout: Duration,
}

impl ConnectionLimits {
    pub(crate) const fn of(settings: &Settings) -> Self {
        let Settings { max_connections: most, head_timeout, write_timeout, .. } = *settings;
        Self { most, head_timeout, write_timeout }
    }
}

/// A bound address.
pub(crate) struct Listener {
    listener: TcpListener,
    pub(crate) address: SocketAddr,
}

impl Listener {
    /// # Errors
    /// Returns an error if the server cannot listen on the address.
    pub(crate) async fn bind(address: SocketAddr) -> Result<Self, ServerError> {
        let in_use = |source| ServerError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(in_use)?;
        let address = listener.local_addr().map_err(in_use)?;
        Ok(Self { listener, address })
    }

    /// Answers requests until `stop` is true. Returns when the last answer in progress is sent.
    pub(crate) async fn accept(self, router: Router, limits: ConnectionLimits, stop: watch::Receiver<bool>) {
        let connections = Connections::new(limits.most);
        let mut number = 0;
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = wait(stop.clone()) => break,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                // The caller has closed the connection.
                Err(error) if is_of_caller(&error) => continue,
                Err(error) => {
                    tracing::warn!(%error, "no connection can be accepted");
                    connections.close_longest_idle();
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            number += 1;
            let open = tokio::select! {
                open = connections.take_up(number) => open,
                () = wait(stop.clone()) => break,
            };
            if let Some(open) = open {
                tokio::spawn(speak(stream, peer, router.clone(), limits, open, stop.clone()));
            }
        }
        // From here on, no connection is accepted.
        drop(self.listener);
        connections.all_closed().await;
    }
}

fn is_of_caller(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Speaks HTTP on a connection until one side closes it.
async fn speak(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: ConnectionLimits,
    open: Open,
    stop: watch::Receiver<bool>,
) {
    // Answers are written whole. Waiting for more data would only delay them.
    let _ = stream.set_nodelay(true);
    let connection = Arc::clone(&open.connection);
    let service = service_fn(move |request: Request<Incoming>| {
        let busy = connection.busy();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async move {
            let answer = answer.await;
            drop(busy);
            answer
        }
    });
    let io = TokioIo::new(TimedStream::new(stream, limits.write_timeout));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head_timeout).max_buf_size(LONGEST_HEAD);
    let mut conversation = std::pin::pin!(http.serve_connection(io, service));
    tokio::select! {
        result = conversation.as_mut() => return told(result),
        () = open.connection.closed() => return,
        () = wait(stop) => {}
    }
    // No new request is read. The requests in progress are finished.
    conversation.as_mut().graceful_shutdown();
    if open.connection.has_spoken() {
        told(conversation.await);
    }
}

/// Logs a broken connection at debug level. It is no error of the server.
fn told(result: hyper::Result<()>) {
    if let Err(error) = result {
        tracing::debug!(%error, "a connection was broken off");
    }
}

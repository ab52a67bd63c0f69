//! Limits the number and the duration of connections, and chooses which one is closed when there are too many.
//!
//! A connection is busy while a request on it is answered, and idle otherwise. A caller that sends a head slowly, or
//! sends nothing, is idle. [`TimedStream`] cuts off a caller that reads slowly; the reader of a body cuts off one that
//! sends it slowly. A connection is closed for another one only after [`GRACE`], in which it can send its request.
//! Without this time, a crowd that connects at once would push out honest callers between their connection and their
//! first byte.

use std::collections::HashMap;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep};

/// Minimum idle time of a connection before it may be closed for another one.
const GRACE: Duration = Duration::from_millis(250);

/// All connections of a listener.
pub(crate) struct Connections {
    most: usize,
    open: Mutex<HashMap<u64, Arc<Connection>>>,
    one_closed: Notify,
}

/// One connection.
pub(crate) struct Connection {
    number: u64,
    /// Number of requests in progress.
    busy: AtomicUsize,
    /// True if the connection has sent a request.
    has_spoken: AtomicBool,
    idle_since: Mutex<Instant>,
    close: Notify,
}

/// An open connection. Dropping it removes it from the list.
pub(crate) struct Open {
    connections: Arc<Connections>,
    pub(crate) connection: Arc<Connection>,
}

/// A request in progress.
pub(crate) struct Busy(Arc<Connection>);

impl Connections {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most: most.max(1), open: Mutex::default(), one_closed: Notify::new() })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<u64, Arc<Connection>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the connection that has been idle longest, if there is an idle one.
    pub(crate) fn close_longest_idle(&self) {
        let mut open = self.open();
        if let Some((number, _)) = longest_idle(&open) {
            close(&mut open, number);
        }
    }

    /// Adds a connection. If the maximum is reached, the connection that has been idle longest is closed as soon as its
    /// [`GRACE`] is over. Returns `None` if all connections are busy.
    pub(crate) async fn take_up(self: &Arc<Self>, number: u64) -> Option<Open> {
        loop {
            let free_at = {
                let mut open = self.open();
                if open.len() < self.most {
                    return Some(self.admit(&mut open, number));
                }
                let (longest, since) = longest_idle(&open)?;
                let free_at = since + GRACE;
                if free_at <= Instant::now() {
                    close(&mut open, longest);
                    return Some(self.admit(&mut open, number));
                }
                free_at
            };
            tokio::select! {
                () = tokio::time::sleep_until(free_at) => {}
                () = self.one_closed.notified() => {}
            }
        }
    }

    fn admit(self: &Arc<Self>, open: &mut HashMap<u64, Arc<Connection>>, number: u64) -> Open {
        let connection = Arc::new(Connection {
            number,
            busy: AtomicUsize::new(0),
            has_spoken: AtomicBool::new(false),
            idle_since: Mutex::new(Instant::now()),
            close: Notify::new(),
        });
        open.insert(number, Arc::clone(&connection));
        Open { connections: Arc::clone(self), connection }
    }

    /// Returns when no connection is open.
    pub(crate) async fn all_closed(&self) {
        while !self.open().is_empty() {
            self.one_closed.notified().await;
        }
    }
}

/// Returns the number of the connection that has been idle longest, and the time since which it is idle. Of two that
/// became idle at the same moment, it is the older one.
fn longest_idle(open: &HashMap<u64, Arc<Connection>>) -> Option<(u64, Instant)> {
    let idle = open.values().filter(|connection| connection.is_idle());
    idle.map(|connection| (connection.number, *connection.idle_since())).min_by_key(|&(number, since)| (since, number))
}

/// Closes a connection; a new one may take its place at once.
fn close(open: &mut HashMap<u64, Arc<Connection>>, number: u64) {
    if let Some(connection) = open.remove(&number) {
        connection.close.notify_one();
    }
}

impl Connection {
    fn idle_since(&self) -> MutexGuard<'_, Instant> {
        self.idle_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_idle(&self) -> bool {
        self.busy.load(Ordering::Relaxed) == 0
    }

    /// Marks the connection as busy until the returned value is dropped.
    pub(crate) fn busy(self: &Arc<Self>) -> Busy {
        self.has_spoken.store(true, Ordering::Relaxed);
        self.busy.fetch_add(1, Ordering::Relaxed);
        Busy(Arc::clone(self))
    }

    /// True if the connection has sent a request. Before that, no request can be in progress.
    pub(crate) fn has_spoken(&self) -> bool {
        self.has_spoken.load(Ordering::Relaxed)
    }

    /// Returns when the connection must be closed.
    pub(crate) async fn closed(&self) {
        self.close.notified().await;
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        *self.0.idle_since() = Instant::now();
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.connections.open().remove(&self.connection.number);
        self.connections.one_closed.notify_one();
    }
}

/// Number of bytes that the remote side must take within the time limit of a [`TimedStream`].
const TAKEN: usize = 64 * 1024;

/// A stream with a time limit for writes: within it, the remote side must take all that is written, or at least
/// [`TAKEN`] bytes.
pub(crate) struct TimedStream<S> {
    stream: S,
    longest: Duration,
    /// The timer. It is set when a write has to wait.
    waits: Option<Pin<Box<Sleep>>>,
    /// Number of bytes taken since then.
    taken: usize,
}

impl<S> TimedStream<S> {
    /// `longest` is the time limit for a write.
    pub(crate) const fn new(stream: S, longest: Duration) -> Self {
        Self { stream, longest, waits: None, taken: 0 }
    }

    /// Returns the result of a write, or an error if the remote side takes too little.
    fn timed(&mut self, context: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = &result {
            self.taken += written.as_ref().copied().unwrap_or(0);
            if self.taken >= TAKEN {
                self.rest();
            }
            return result;
        }
        let longest = self.longest;
        let waits = self.waits.get_or_insert_with(|| Box::pin(tokio::time::sleep(longest)));
        match waits.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }

    /// Stops the timer.
    fn rest(&mut self) {
        (self.waits, self.taken) = (None, 0);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedStream<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.stream).poll_read(context, into);
        // A caller that sends another request has taken the previous answer.
        if result.is_ready() {
            self.rest();
        }
        result
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimedStream<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, from);
        self.timed(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        from: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, from);
        self.timed(context, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::AsyncWriteExt as _;
    use tokio::time::Instant;

    use super::{Connections, GRACE, TimedStream};

    #[tokio::test(start_paused = true)]
    async fn the_connection_that_is_idle_longest_makes_room() {
        let connections = Connections::new(2);
        let first = connections.take_up(1).await.unwrap();
        tokio::time::advance(Duration::from_secs(1)).await;
        let second = connections.take_up(2).await.unwrap();
        let busy = first.connection.busy();
        // The first connection is older, but it is busy.
        let third = connections.take_up(3).await.unwrap();
        second.connection.closed().await;
        let busy_too = third.connection.busy();
        assert!(connections.take_up(4).await.is_none(), "all are busy");
        drop(busy);
        tokio::time::advance(Duration::from_secs(1)).await;
        drop(busy_too);
        assert!(connections.take_up(5).await.is_some());
        first.connection.closed().await;
        drop((first, second, third));
        connections.all_closed().await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowd_that_connects_at_once_leaves_each_its_time_to_speak() {
        let connections = Connections::new(2);
        let begun = Instant::now();
        let (first, second) = (connections.take_up(1).await.unwrap(), connections.take_up(2).await.unwrap());
        let third = connections.take_up(3).await.unwrap();
        assert_eq!(begun.elapsed(), GRACE, "the third waits until the first has had its time");
        first.connection.closed().await;
        // A connection that ends by itself makes room at once.
        drop(second);
        let begun = Instant::now();
        let fourth = connections.take_up(4).await.unwrap();
        assert_eq!(begun.elapsed(), Duration::ZERO);
        drop((first, third, fourth));
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_of_what_is_written_is_cut() {
        let (near, _far) = tokio::io::duplex(16);
        let mut near = TimedStream::new(near, Duration::from_secs(20));
        assert!(near.write_all(&[0; 16]).await.is_ok());
        let error = near.write_all(&[0; 16]).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
    }
}

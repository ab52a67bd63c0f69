//! Connections: how many, how long, and which is closed first when there are too many.
//!
//! A connection is busy while a request on it is answered, idle otherwise. Who sends a head slowly, or nothing, is
//! idle; who reads slowly is cut by [`TimedStream`], and a body that comes slowly by whoever reads it. No connection is
//! closed for another before it has had [`GRACE`] to send its request: else a crowd that connects at once would push
//! out honest callers between their connecting and their first byte.

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

/// How long a connection may be idle before it is closed for another one.
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
    /// Requests that are being answered.
    busy: AtomicUsize,
    /// Has there been a request?
    has_spoken: AtomicBool,
    idle_since: Mutex<Instant>,
    close: Notify,
}

/// An open connection; forgotten when dropped.
pub(crate) struct Open {
    connections: Arc<Connections>,
    pub(crate) connection: Arc<Connection>,
}

/// A request that is being answered.
pub(crate) struct Busy(Arc<Connection>);

impl Connections {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most: most.max(1), open: Mutex::default(), one_closed: Notify::new() })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<u64, Arc<Connection>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the connection that has been idle longest, if there is one.
    pub(crate) fn close_longest_idle(&self) {
        let mut open = self.open();
        if let Some((number, _)) = longest_idle(&open)
            && let Some(connection) = open.remove(&number)
        {
            connection.close.notify_one();
        }
    }

    /// Takes up a connection. When there are as many as may be, the one that has been idle longest is closed for it, as
    /// soon as its grace is over; `None` when all are busy.
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
                    open.remove(&longest).inspect(|connection| connection.close.notify_one());
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

    /// Ends when there are none.
    pub(crate) async fn all_closed(&self) {
        while !self.open().is_empty() {
            self.one_closed.notified().await;
        }
    }
}

/// Number of the connection that has been idle longest, and since when.
fn longest_idle(open: &HashMap<u64, Arc<Connection>>) -> Option<(u64, Instant)> {
    let idle = open.values().filter(|connection| connection.is_idle());
    idle.map(|connection| (connection.number, *connection.idle_since())).min_by_key(|&(_, since)| since)
}

impl Connection {
    fn idle_since(&self) -> MutexGuard<'_, Instant> {
        self.idle_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_idle(&self) -> bool {
        self.busy.load(Ordering::Relaxed) == 0
    }

    /// A request has come.
    pub(crate) fn busy(self: &Arc<Self>) -> Busy {
        self.has_spoken.store(true, Ordering::Relaxed);
        self.busy.fetch_add(1, Ordering::Relaxed);
        Busy(Arc::clone(self))
    }

    /// Has there been a request? Until then nothing can be under way.
    pub(crate) fn has_spoken(&self) -> bool {
        self.has_spoken.load(Ordering::Relaxed)
    }

    /// Ends when the connection is to be closed.
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

/// What the other end has to take within the time of a [`TimedStream`], in bytes.
const TAKEN: usize = 64 * 1024;

/// A stream whose other end has to take what is written within a time: all of it, or [`TAKEN`] bytes at least.
pub(crate) struct TimedStream<S> {
    stream: S,
    longest: Duration,
    /// Set since a write has had to wait.
    waits: Option<Pin<Box<Sleep>>>,
    /// Bytes taken since then.
    taken: usize,
}

impl<S> TimedStream<S> {
    /// `longest` is the time in which the other end has to take something.
    pub(crate) const fn new(stream: S, longest: Duration) -> Self {
        Self { stream, longest, waits: None, taken: 0 }
    }

    /// The result of a write, or an error when the other end takes too little.
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

    /// Nothing waits.
    fn rest(&mut self) {
        (self.waits, self.taken) = (None, 0);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedStream<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.stream).poll_read(context, into);
        // Who asks again has taken the answer before.
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
        // The first is older, and works.
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
        // One that ends by itself makes room at once.
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

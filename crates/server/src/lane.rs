//! A fixed number of places for work, and a fair queue for them.
//!
//! The next free place goes to the caller that has received the fewest places since the lane was last empty. Among
//! equal callers, it goes to the one that has waited longest. So a caller with a thousand requests does not delay the
//! first request of another one.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// The address of a caller, or `None` for work without a caller.
pub(crate) type Caller = Option<IpAddr>;

/// A fixed number of places for work, and a queue for them.
pub(crate) struct Lane {
    /// Maximum length of the queue.
    most_waiting: usize,
    state: Mutex<State>,
}

struct State {
    free: usize,
    /// The queue, longest wait first.
    waiting: Vec<Waiter>,
    next_ticket: u64,
    /// Number of places given to each caller since the lane was last empty.
    given: HashMap<Caller, u64>,
    taken: usize,
}

struct Waiter {
    ticket: u64,
    caller: Caller,
    /// Receives a message when the place is given. Dropped when the waiter is removed from the queue.
    call: oneshot::Sender<()>,
}

/// A place in a lane. Dropping it frees the place.
pub(crate) struct Place(Arc<Lane>);

/// A position in the queue. Dropping it leaves the queue.
pub(crate) struct Queued {
    lane: Arc<Lane>,
    ticket: u64,
    call: Option<oneshot::Receiver<()>>,
}

/// The result of [`Lane::enter`]: a place, or a position in the queue.
pub(crate) enum Entry {
    Place(Place),
    Queued(Queued),
    /// The queue is full. The value is its length.
    Full(usize),
}

impl Lane {
    pub(crate) fn new(places: usize, most_waiting: usize) -> Arc<Self> {
        let (free, waiting, given) = (places.max(1), Vec::new(), HashMap::new());
        Arc::new(Self { most_waiting, state: Mutex::new(State { free, waiting, next_ticket: 0, given, taken: 0 }) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns a place for a caller, or a position in the queue if no place is free.
    pub(crate) fn enter(self: &Arc<Self>, caller: Caller) -> Entry {
        let mut state = self.state();
        if state.free > 0 {
            state.free -= 1;
            state.give(caller);
            return Entry::Place(Place(Arc::clone(self)));
        }
        if state.waiting.len() >= self.most_waiting {
            return Entry::Full(state.waiting.len());
        }
        let (call, called) = oneshot::channel();
        let ticket = state.next_ticket;
        state.next_ticket += 1;
        state.waiting.push(Waiter { ticket, caller, call });
        Entry::Queued(Queued { lane: Arc::clone(self), ticket, call: Some(called) })
    }

    /// Returns the length of the queue.
    pub(crate) fn waiting(&self) -> usize {
        self.state().waiting.len()
    }

    /// Removes the waiter with this ticket from the queue.
    fn send_away(&self, ticket: u64) {
        self.state().waiting.retain(|waiter| waiter.ticket != ticket);
    }

    /// Gives a freed place to the next waiter, or keeps it free if nobody waits.
    fn free(&self) {
        let mut state = self.state();
        state.taken -= 1;
        while let Some(next) = state.next() {
            let waiter = state.waiting.remove(next);
            // If the message cannot be sent, the waiter has gone.
            if waiter.call.send(()).is_ok() {
                state.give(waiter.caller);
                return;
            }
        }
        state.free += 1;
        if state.taken == 0 {
            state.given.clear();
        }
    }
}

impl State {
    fn give(&mut self, caller: Caller) {
        self.taken += 1;
        *self.given.entry(caller).or_default() += 1;
    }

    fn next(&self) -> Option<usize> {
        let given = |waiter: &Waiter| self.given.get(&waiter.caller).copied().unwrap_or(0);
        let places = self.waiting.iter().enumerate();
        places.min_by_key(|(_, waiter)| (given(waiter), waiter.ticket)).map(|(at, _)| at)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.free();
    }
}

impl Queued {
    /// Waits for the place. Returns `None` if the waiter was removed from the queue.
    pub(crate) async fn place(mut self) -> Option<Place> {
        let call = self.call.as_mut()?;
        let called = call.await.is_ok();
        // From here on, the caller holds the place, so dropping `self` must not free it a second time.
        self.call = None;
        called.then(|| Place(Arc::clone(&self.lane)))
    }

    /// As [`Queued::place`], but blocks the current thread.
    pub(crate) fn place_blocking(mut self) -> Option<Place> {
        let called = self.call.take()?.blocking_recv().is_ok();
        called.then(|| Place(Arc::clone(&self.lane)))
    }

    /// Returns a handle that can remove this waiter from the queue.
    pub(crate) fn sender_away(&self) -> SenderAway {
        SenderAway { lane: Arc::clone(&self.lane), ticket: self.ticket }
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        let Some(mut call) = self.call.take() else { return };
        self.lane.send_away(self.ticket);
        // The place may have been given in the meantime. Then the leaving waiter owns it, and it must be freed.
        if call.try_recv().is_ok() {
            drop(Place(Arc::clone(&self.lane)));
        }
    }
}

/// A handle that removes a waiter from the queue.
pub(crate) struct SenderAway {
    lane: Arc<Lane>,
    ticket: u64,
}

impl SenderAway {
    pub(crate) fn send_away(&self) {
        self.lane.send_away(self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use proptest::prelude::*;

    use super::{Caller, Entry, Lane, Place, Queued};

    fn caller(number: u8) -> Caller {
        Some(IpAddr::from([203, 0, 113, number]))
    }

    fn queued(entry: Entry) -> Queued {
        match entry {
            Entry::Queued(queued) => queued,
            Entry::Place(_) | Entry::Full(_) => panic!("not in the queue"),
        }
    }

    fn place(entry: Entry) -> Place {
        match entry {
            Entry::Place(place) => place,
            Entry::Queued(_) | Entry::Full(_) => panic!("no place"),
        }
    }

    #[tokio::test]
    async fn one_caller_with_many_questions_does_not_keep_another_from_the_first() {
        let lane = Lane::new(1, 10);
        let first = place(lane.enter(caller(1)));
        let (second, third) = (queued(lane.enter(caller(1))), queued(lane.enter(caller(1))));
        let other = queued(lane.enter(caller(2)));
        drop(first);
        let of_other = other.place().await.unwrap();
        drop(of_other);
        let of_second = second.place().await.unwrap();
        assert_eq!(lane.waiting(), 1);
        drop(of_second);
        assert!(third.place().await.is_some());
    }

    #[test]
    fn no_more_wait_than_may_and_who_is_sent_away_hears_it() {
        let lane = Lane::new(1, 1);
        let held = place(lane.enter(caller(1)));
        let waiting = queued(lane.enter(caller(1)));
        assert!(matches!(lane.enter(caller(2)), Entry::Full(1)));
        waiting.sender_away().send_away();
        assert!(waiting.place_blocking().is_none());
        drop(held);
        assert!(matches!(lane.enter(caller(2)), Entry::Place(_)));
    }

    proptest! {
        /// Whatever callers do, a place is never lost and never given twice.
        #[test]
        fn places_are_neither_lost_nor_doubled(steps in proptest::collection::vec((0_u8..4, 0_u8..3), 1..80)) {
            let lane = Lane::new(2, 8);
            let (mut held, mut waiting) = (Vec::new(), Vec::new());
            for (step, who) in steps {
                match step {
                    0 | 1 => match lane.enter(caller(who)) {
                        Entry::Place(place) => held.push(place),
                        Entry::Queued(queued) => waiting.push(queued),
                        Entry::Full(_) => {}
                    },
                    2 if !held.is_empty() => drop(held.remove(usize::from(who) % held.len())),
                    3 if !waiting.is_empty() => drop(waiting.remove(usize::from(who) % waiting.len())),
                    _ => {}
                }
            }
            // Waiters may own a place without knowing it. When they leave, those places are free.
            drop((held, waiting));
            let all: Vec<Entry> = (0..3).map(|who| lane.enter(caller(who))).collect();
            prop_assert!(matches!(all.as_slice(), [Entry::Place(_), Entry::Place(_), Entry::Queued(_)]));
        }
    }
}

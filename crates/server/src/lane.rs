//! Places to work at, and who gets the next one.
//!
//! Places are shared fairly: the next free one goes to the caller who has had the fewest since the lane was last empty,
//! and among those to the one who has waited longest. A caller with a thousand questions does not keep another one from
//! the first.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Who asks; `None` for work that belongs to nobody.
pub(crate) type Caller = Option<IpAddr>;

/// A number of places to work at, and a queue for them.
pub(crate) struct Lane {
    /// More than these may not wait.
    most_waiting: usize,
    state: Mutex<State>,
}

struct State {
    free: usize,
    /// Those who wait, longest first.
    waiting: Vec<Waiter>,
    next_ticket: u64,
    /// Places given to each caller since nobody had one last.
    given: HashMap<Caller, u64>,
    taken: usize,
}

struct Waiter {
    ticket: u64,
    caller: Caller,
    /// Told when the place is his. Dropped when he is sent away.
    call: oneshot::Sender<()>,
}

/// A place; free again when dropped.
pub(crate) struct Place(Arc<Lane>);

/// Somebody in the queue; leaves it when dropped.
pub(crate) struct Queued {
    lane: Arc<Lane>,
    ticket: u64,
    call: Option<oneshot::Receiver<()>>,
}

/// A place at once, or one in the queue.
pub(crate) enum Entry {
    Place(Place),
    Queued(Queued),
    /// Too many wait already: how many.
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

    /// A free place for a caller, or one in the queue when there is none.
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

    /// How many wait.
    pub(crate) fn waiting(&self) -> usize {
        self.state().waiting.len()
    }

    /// Sends away who waits under a ticket.
    fn send_away(&self, ticket: u64) {
        self.state().waiting.retain(|waiter| waiter.ticket != ticket);
    }

    /// Gives a place that is free again to who is next, or keeps it.
    fn free(&self) {
        let mut state = self.state();
        state.taken -= 1;
        while let Some(next) = state.next() {
            let waiter = state.waiting.remove(next);
            // Who does not hear has gone.
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
    /// Waits for the place; `None` when sent away.
    pub(crate) async fn place(mut self) -> Option<Place> {
        let call = self.call.as_mut()?;
        let called = call.await.is_ok();
        // From here on the place is held, and dropping this must not give it away once more.
        self.call = None;
        called.then(|| Place(Arc::clone(&self.lane)))
    }

    /// The same, for a thread that has nothing else to do.
    pub(crate) fn place_blocking(mut self) -> Option<Place> {
        let called = self.call.take()?.blocking_recv().is_ok();
        called.then(|| Place(Arc::clone(&self.lane)))
    }

    /// What sends this one away from elsewhere.
    pub(crate) fn sender_away(&self) -> SenderAway {
        SenderAway { lane: Arc::clone(&self.lane), ticket: self.ticket }
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        let Some(mut call) = self.call.take() else { return };
        self.lane.send_away(self.ticket);
        // The call may have come between: then the place is his who leaves, and free again.
        if call.try_recv().is_ok() {
            drop(Place(Arc::clone(&self.lane)));
        }
    }
}

/// Sends away somebody who waits.
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
            // Those who still wait hold their places without knowing: when they leave, the places are free.
            drop((held, waiting));
            let all: Vec<Entry> = (0..3).map(|who| lane.enter(caller(who))).collect();
            prop_assert!(matches!(all.as_slice(), [Entry::Place(_), Entry::Place(_), Entry::Queued(_)]));
        }
    }
}

//! The rate limit of a caller: one token bucket for each address.
//!
//! The cost of a request is known only after it is answered, so the balance of a caller may be negative. Rate limiters
//! that only grant or refuse an amount in advance do not support that.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::settings::RateLimit;

/// Number of shards of the table of callers. Each shard has its own lock.
const SHARDS: usize = 16;
/// Number of callers in a shard from which on the shard forgets callers with a full bucket.
const REMEMBERED: usize = 20_000 / SHARDS;
/// Work that costs one token. Most queries cost only the token that they start with.
const TOKEN_OF_WORK: Duration = Duration::from_millis(100);

/// The remaining requests of a caller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Allowance {
    /// Number of requests that the caller may send at once.
    pub(crate) remaining: u32,
    /// Seconds until the next request is allowed; 0 if this request is allowed.
    pub(crate) retry_after: u64,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

/// The rate at which buckets are filled, and their capacity.
#[derive(Clone, Copy, Debug)]
struct Filling {
    full: f64,
    a_second: f64,
}

impl Filling {
    /// Returns the tokens of a bucket at the time `now`.
    fn tokens(self, bucket: &Bucket, now: Instant) -> f64 {
        let since = now.saturating_duration_since(bucket.filled).as_secs_f64();
        self.full.min(bucket.tokens + since * self.a_second)
    }
}

/// The buckets of one shard of the callers.
#[derive(Debug)]
struct Shard {
    buckets: HashMap<IpAddr, Bucket>,
    /// Number of buckets at which the shard searches for full ones and removes them. After each search it is set to
    /// twice the number of remaining buckets, at least [`REMEMBERED`]. So the cost of a search is spread over at least
    /// half as many new callers as the search visits, even if many of them are active.
    looks_at: usize,
}

impl Default for Shard {
    fn default() -> Self {
        Self { buckets: HashMap::new(), looks_at: REMEMBERED }
    }
}

impl Shard {
    /// Returns the bucket of a caller, filled up to the time `now`.
    fn bucket(&mut self, caller: IpAddr, filling: Filling, now: Instant) -> &mut Bucket {
        if self.buckets.len() >= self.looks_at {
            self.buckets.retain(|_, bucket| filling.tokens(bucket, now) < filling.full);
            self.looks_at = REMEMBERED.max(self.buckets.len() * 2);
            self.buckets.shrink_to(self.looks_at);
        }
        let bucket = self.buckets.entry(caller).or_insert(Bucket { tokens: filling.full, filled: now });
        *bucket = Bucket { tokens: filling.tokens(bucket, now), filled: now };
        bucket
    }
}

/// The buckets of all callers.
#[derive(Debug)]
pub(crate) struct Limiter {
    rule: RateLimit,
    /// Selects the shard of a caller. The seed is secret, so that nobody can fill one shard on purpose.
    hasher: RandomState,
    shards: [Mutex<Shard>; SHARDS],
}

impl Limiter {
    pub(crate) fn new(rule: RateLimit) -> Self {
        Self { rule, hasher: RandomState::new(), shards: std::array::from_fn(|_| Mutex::default()) }
    }

    /// Returns the value of the `RateLimit-Policy` header.
    pub(crate) fn policy(&self) -> String {
        format!("\"default\";q={};w=60", self.rule.per_minute)
    }

    /// Takes one token of a caller. Returns `None` if the caller is not limited.
    pub(crate) fn take(&self, caller: IpAddr, now: Instant) -> Option<Allowance> {
        self.with_bucket(caller, now, |bucket, a_second| {
            if bucket.tokens >= 1.0 {
                bucket.tokens -= 1.0;
                return Allowance { remaining: bucket.tokens as u32, retry_after: 0 };
            }
            let wait = ((1.0 - bucket.tokens) / a_second).ceil().max(1.0);
            Allowance { remaining: 0, retry_after: wait as u64 }
        })
    }

    /// Takes the tokens for the work of a request: one for each [`TOKEN_OF_WORK`]. The balance may become negative,
    /// down to minus one full bucket.
    pub(crate) fn charge(&self, caller: IpAddr, work: Duration, now: Instant) {
        let cost = work.as_secs_f64() / TOKEN_OF_WORK.as_secs_f64();
        self.with_bucket(caller, now, |bucket, _| {
            bucket.tokens = (bucket.tokens - cost.floor()).max(-f64::from(self.rule.burst.max(1)));
        });
    }

    /// Calls `act` with the bucket of a caller, filled up to now, and the number of tokens it gets per second.
    fn with_bucket<T>(&self, caller: IpAddr, now: Instant, act: impl FnOnce(&mut Bucket, f64) -> T) -> Option<T> {
        if caller.is_loopback() && !self.rule.limit_loopback {
            return None;
        }
        let filling = Filling {
            full: f64::from(self.rule.burst.max(1)),
            a_second: f64::from(self.rule.per_minute.max(1)) / 60.0,
        };
        let caller = network(caller);
        let shard = &self.shards[self.hasher.hash_one(caller) as usize % SHARDS];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        Some(act(shard.bucket(caller, filling, now), filling.a_second))
    }
}

/// Returns the network that counts as one caller: a household has a whole /64 of IPv6 addresses.
fn network(caller: IpAddr) -> IpAddr {
    match caller {
        IpAddr::V4(_) => caller,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use std::net::Ipv4Addr;

    use super::{Filling, Limiter, REMEMBERED, SHARDS, Shard};
    use crate::settings::RateLimit;

    #[test]
    fn a_crowd_of_busy_callers_is_not_looked_at_for_each_new_one() {
        let (mut shard, now, filling) = (Shard::default(), Instant::now(), Filling { full: 3.0, a_second: 1.0 });
        let (mut looks, mut seen, mut before) = (0, 0, shard.looks_at);
        for caller in 0..100_000_u32 {
            let held = shard.buckets.len();
            shard.bucket(Ipv4Addr::from_bits(caller).into(), filling, now).tokens -= 1.0;
            if shard.looks_at != before {
                (looks, seen, before) = (looks + 1, seen + held, shard.looks_at);
            }
        }
        assert_eq!(shard.buckets.len(), 100_000, "no one who is busy is forgotten");
        assert!(looks > 3 && seen < 2 * 100_000, "{looks} looks at {seen} callers");
        // All buckets are full again, so the next search removes them.
        let later = now + Duration::from_secs(1);
        let missing = shard.looks_at - shard.buckets.len();
        for caller in 0..=missing as u32 {
            shard.bucket(Ipv4Addr::from_bits(u32::MAX - caller).into(), filling, later).tokens -= 1.0;
        }
        assert_eq!(shard.buckets.len(), missing + 1);
    }

    #[test]
    fn callers_are_spread_over_the_shards_and_those_that_owe_are_remembered() {
        let limiter = Limiter::new(RateLimit { per_minute: 60, burst: 3, limit_loopback: false });
        let (owing, start) = ("203.0.113.7".parse().unwrap(), Instant::now());
        limiter.charge(owing, Duration::from_secs(60), start);
        // A bucket of the crowd is full again after one second, that of the caller in debt after six.
        let crowds = [Duration::ZERO, Duration::from_secs(4)].map(|later| start + later);
        for (crowd, now) in (0_u32..).zip(crowds) {
            for caller in 0..40_000 {
                limiter.take(Ipv4Addr::from_bits((crowd + 1) << 24 | caller).into(), now);
            }
        }
        assert_eq!(limiter.take(owing, crowds[1]).map(|allowance| allowance.remaining), Some(0));
        let held: Vec<_> = limiter.shards.iter().map(|shard| shard.lock().unwrap().buckets.len()).collect();
        assert!(held.iter().all(|&held| held > REMEMBERED), "{held:?}");
        assert!(held.iter().sum::<usize>() < 80_000 && held.len() == SHARDS, "{held:?}");
    }

    #[test]
    fn a_burst_passes_then_callers_wait_and_recover() {
        let limiter = Limiter::new(RateLimit { per_minute: 60, burst: 3, limit_loopback: false });
        let (caller, start) = ("203.0.113.7".parse().unwrap(), Instant::now());
        let waits: Vec<_> = (0..4).filter_map(|_| limiter.take(caller, start)).map(|a| a.retry_after).collect();
        assert_eq!(waits, [0, 0, 0, 1]);
        let later = start + Duration::from_secs(2);
        assert_eq!(limiter.take(caller, later).map(|a| a.retry_after), Some(0));
        let other = "203.0.113.8".parse().unwrap();
        assert_eq!(limiter.take(other, start).map(|a| a.remaining), Some(2), "callers do not share a bucket");
    }

    #[test]
    fn what_a_request_cost_is_paid_for_and_debts_end() {
        let limiter = Limiter::new(RateLimit { per_minute: 60, burst: 3, limit_loopback: false });
        let (caller, start) = ("203.0.113.7".parse().unwrap(), Instant::now());
        assert_eq!(limiter.take(caller, start).map(|a| a.remaining), Some(2));
        limiter.charge(caller, Duration::from_millis(90), start);
        assert_eq!(limiter.take(caller, start).map(|a| a.remaining), Some(1), "little work is free");
        limiter.charge(caller, Duration::from_secs(60), start);
        assert_eq!(limiter.take(caller, start).map(|a| a.retry_after), Some(4), "a full bucket is owed at most");
    }

    #[test]
    fn this_computer_is_free_unless_told_otherwise() {
        for (limit_loopback, limited) in [(false, false), (true, true)] {
            let limiter = Limiter::new(RateLimit { per_minute: 1, burst: 1, limit_loopback });
            assert_eq!(limiter.take("127.0.0.1".parse().unwrap(), Instant::now()).is_some(), limited);
        }
    }

    #[test]
    fn one_version_6_network_is_one_caller() {
        let limiter = Limiter::new(RateLimit { per_minute: 1, burst: 1, limit_loopback: false });
        let now = Instant::now();
        assert_eq!(limiter.take("2001:db8::1".parse().unwrap(), now).map(|a| a.retry_after), Some(0));
        assert_ne!(limiter.take("2001:db8::2".parse().unwrap(), now).map(|a| a.retry_after), Some(0));
    }
}

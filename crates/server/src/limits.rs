//! How often one caller may ask: a bucket of tokens for each address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::settings::RateLimit;

/// Callers remembered before those that may ask freely again are forgotten.
const REMEMBERED: usize = 20_000;
/// Work that costs one token: most questions cost none beyond the one they begin with.
const TOKEN_OF_WORK: Duration = Duration::from_millis(100);

/// What a caller may still do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Allowance {
    /// Requests that may follow at once.
    pub(crate) remaining: u32,
    /// Seconds until the next request is allowed; 0 when this one is.
    pub(crate) retry_after: u64,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    filled: Instant,
}

/// The buckets of all callers.
#[derive(Debug)]
pub(crate) struct Limiter {
    rule: RateLimit,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

impl Limiter {
    pub(crate) fn new(rule: RateLimit) -> Self {
        Self { rule, buckets: Mutex::default() }
    }

    /// The rule in the words of the `RateLimit-Policy` header.
    pub(crate) fn policy(&self) -> String {
        format!("\"default\";q={};w=60", self.rule.per_minute)
    }

    /// Takes a token for a caller; `None` when the caller is not limited.
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

    /// Takes the tokens that a request cost beyond its first one: one for each [`TOKEN_OF_WORK`]. A caller may owe
    /// tokens, no more than a full bucket.
    pub(crate) fn charge(&self, caller: IpAddr, work: Duration, now: Instant) {
        let cost = work.as_secs_f64() / TOKEN_OF_WORK.as_secs_f64();
        self.with_bucket(caller, now, |bucket, _| {
            bucket.tokens = (bucket.tokens - cost.floor()).max(-f64::from(self.rule.burst.max(1)));
        });
    }

    /// Does something with the bucket of a caller, filled up to now, and the tokens it gets a second.
    fn with_bucket<T>(&self, caller: IpAddr, now: Instant, act: impl FnOnce(&mut Bucket, f64) -> T) -> Option<T> {
        if caller.is_loopback() && !self.rule.limit_loopback {
            return None;
        }
        let full = f64::from(self.rule.burst.max(1));
        let a_second = f64::from(self.rule.per_minute.max(1)) / 60.0;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, b| b.tokens + now.duration_since(b.filled).as_secs_f64() * a_second < full);
        }
        let bucket = buckets.entry(network(caller)).or_insert(Bucket { tokens: full, filled: now });
        bucket.tokens = full.min(bucket.tokens + now.duration_since(bucket.filled).as_secs_f64() * a_second);
        bucket.filled = now;
        Some(act(bucket, a_second))
    }
}

/// One household has a whole /64 of version 6 addresses: it is one caller.
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

    use super::Limiter;
    use crate::settings::RateLimit;

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

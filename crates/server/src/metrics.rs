//! Metrics for Prometheus: requests by route and status, durations, generation.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the histogram buckets, in seconds.
const BOUNDS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

#[derive(Debug, Default)]
struct Times {
    classes: [u64; BOUNDS.len()],
    sum: f64,
    count: u64,
}

#[derive(Debug, Default)]
struct Figures {
    requests: BTreeMap<(String, u16), u64>,
    times: BTreeMap<String, Times>,
    swaps: u64,
}

/// All metrics.
#[derive(Debug, Default)]
pub(crate) struct Metrics(Mutex<Figures>);

impl Metrics {
    /// Counts an answered request. `route` is a pattern of the routes, never an address, so it has few values.
    pub(crate) fn count(&self, route: &str, status: u16, took: Duration) {
        let mut figures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *figures.requests.entry((route.to_owned(), status)).or_default() += 1;
        let times = figures.times.entry(route.to_owned()).or_default();
        let seconds = took.as_secs_f64();
        for (class, bound) in times.classes.iter_mut().zip(BOUNDS) {
            *class += u64::from(seconds <= bound);
        }
        times.sum += seconds;
        times.count += 1;
    }

    /// Counts that the index was reopened.
    pub(crate) fn count_swap(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).swaps += 1;
    }

    /// Returns all metrics in the text format of Prometheus.
    pub(crate) fn text(&self, generation: &str) -> String {
        let figures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = write_figures(&mut out, &figures, generation);
        out
    }
}

fn write_figures(out: &mut String, figures: &Figures, generation: &str) -> std::fmt::Result {
    writeln!(out, "# HELP qonun_index_info The generation of the index that answers.\n# TYPE qonun_index_info gauge")?;
    writeln!(out, "qonun_index_info{{generation=\"{}\"}} 1", label(generation))?;
    writeln!(
        out,
        "# HELP qonun_index_swaps_total Times the index was opened anew.\n# TYPE qonun_index_swaps_total counter"
    )?;
    writeln!(out, "qonun_index_swaps_total {}", figures.swaps)?;
    writeln!(out, "# HELP qonun_requests_total Requests answered.\n# TYPE qonun_requests_total counter")?;
    for ((route, status), count) in &figures.requests {
        writeln!(out, "qonun_requests_total{{route=\"{}\",status=\"{status}\"}} {count}", label(route))?;
    }
    writeln!(out, "# HELP qonun_request_seconds Time to answer.\n# TYPE qonun_request_seconds histogram")?;
    for (route, times) in &figures.times {
        let route = label(route);
        for (class, bound) in times.classes.iter().zip(BOUNDS) {
            writeln!(out, "qonun_request_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}} {class}")?;
        }
        writeln!(out, "qonun_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {}", times.count)?;
        writeln!(out, "qonun_request_seconds_sum{{route=\"{route}\"}} {}", times.sum)?;
        writeln!(out, "qonun_request_seconds_count{{route=\"{route}\"}} {}", times.count)?;
    }
    Ok(())
}

fn label(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Metrics;

    #[test]
    fn figures_are_written_as_prometheus_reads_them() {
        let metrics = Metrics::default();
        metrics.count("/search", 200, Duration::from_micros(800));
        metrics.count("/search", 200, Duration::from_millis(300));
        metrics.count("/search", 404, Duration::from_secs(60));
        let text = metrics.text("g\"1");
        for line in [
            "qonun_index_info{generation=\"g\\\"1\"} 1",
            "qonun_requests_total{route=\"/search\",status=\"200\"} 2",
            "qonun_requests_total{route=\"/search\",status=\"404\"} 1",
            "qonun_request_seconds_bucket{route=\"/search\",le=\"0.001\"} 1",
            "qonun_request_seconds_bucket{route=\"/search\",le=\"0.5\"} 2",
            "qonun_request_seconds_bucket{route=\"/search\",le=\"+Inf\"} 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
    }
}

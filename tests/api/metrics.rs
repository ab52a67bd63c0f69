//! `/metrics`

use crate::Site;

/// Returns the value of the line with a given prefix.
fn value(text: &str, beginning: &str) -> Option<f64> {
    text.lines().find(|line| line.starts_with(beginning))?.rsplit(' ').next()?.parse().ok()
}

#[test]
fn figures_are_counted_for_prometheus() {
    let site = Site::sample();
    site.get("/api/v1/search?q=asalari").expect(200);
    site.get("/api/v1/search?q=asalari").expect(200);
    let _ = site.get("/api/v1/search?limit=0").problem(400);
    let reply = site.get("/metrics").expect(200);
    assert_eq!(reply.kind(), "text/plain");
    let text = reply.text();
    let requests =
        |status: &str| value(text, &format!("qonun_requests_total{{route=\"/api/v1/search\",status=\"{status}\"}}"));
    assert_eq!((requests("200"), requests("400")), (Some(2.0), Some(1.0)), "{text}");
    assert_eq!(value(text, &format!("qonun_index_info{{generation=\"{}\"}}", site.mirror.current())), Some(1.0));
    assert!(!text.contains("asalari"), "what people look for is theirs");
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        assert!(line.rsplit(' ').next().is_some_and(|number| number.parse::<f64>().is_ok()), "{line}");
    }
}

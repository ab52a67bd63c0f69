//! `/health/live`, `/health/ready`

use crate::Site;

#[test]
fn the_server_says_that_it_lives_and_which_generation_answers() {
    let site = Site::sample();
    for base in ["", "/api/v1"] {
        site.get(&format!("{base}/health/live")).expect(200);
        let ready = site.get(&format!("{base}/health/ready")).expect(200);
        assert_eq!(ready.json()["generation"], site.mirror.current());
        assert_eq!(ready.header("cache-control"), Some("no-store"));
    }
}

//! No link of a page leads to a missing page.

use std::collections::BTreeSet;

use crate::{MOST_ACTS, Site};

/// Maximum number of pages opened beside those of the acts.
const MOST_PAGES: usize = 1_500;

/// Returns the addresses on this server to which a page links, without anchors and without the interface switch.
fn links(page: &str) -> BTreeSet<String> {
    let hrefs = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = hrefs.filter(|href| href.starts_with('/') && !href.starts_with("/assets/") && !href.contains("ui="));
    own.map(|href| href.replace("&#38;", "&")).filter_map(|href| href.split('#').next().map(str::to_owned)).collect()
}

fn check(site: &Site, first: impl Iterator<Item = String>) -> usize {
    let mut wanted: Vec<String> = first.collect();
    let mut seen: BTreeSet<String> = wanted.iter().cloned().collect();
    let mut opened = 0;
    while let Some(path) = wanted.pop().filter(|_| opened < MOST_PAGES) {
        let reply = site.get(&path);
        assert!(reply.status < 400, "{path}: {}", reply.status);
        opened += 1;
        if reply.kind() != "text/html" {
            continue;
        }
        // Result pages lead to further result pages without end.
        let next = links(reply.text()).into_iter().filter(|link| !link.starts_with("/search"));
        wanted.extend(next.filter(|link| seen.insert(link.clone())));
    }
    opened
}

#[test]
fn every_link_of_the_sample_is_answered() {
    let site = Site::sample();
    let old = "/uz/law/2019/9001/uz-Latn?on=2020-01-01";
    assert!(check(&site, ["/uz/law/2019/9001", old, "/"].map(str::to_owned).into_iter()) > 20);
}

#[test]
fn every_link_of_a_made_up_law_base_is_answered() {
    let site = Site::generated();
    let answer = site.search(&[("q", MOST_ACTS), ("syntax", "advanced"), ("limit", "100"), ("snippet", "0")]);
    let acts = qonun_tests::server::acts(&answer);
    assert!(check(&site, acts.into_iter().map(|act| format!("/{act}"))) > 200);
}

//! Links of texts whose pages did not mark their citations: every link of `fixtures/links/law-base.md` is listed in
//! `links.md`.

use qonun_law::Lang;
use qonun_query::Patience;
use qonun_testkit::{LawBase, Opened, tables};

use crate::TODAY;

const ACTS: [(&str, &[Lang]); 5] = [
    ("labour", &[Lang::UzLatn, Lang::Ru]),
    ("criminal", &[Lang::UzLatn, Lang::Ru]),
    ("courts", &[Lang::UzLatn, Lang::En]),
    ("changes", &[Lang::UzLatn]),
    ("service", &[Lang::UzLatn]),
];

#[test]
fn citations_without_links_get_them() {
    let base = Opened::new(LawBase::new(include_str!("../fixtures/links/law-base.md")), TODAY);
    let mut found = Vec::new();
    for (name, langs) in ACTS {
        for lang in langs {
            let act = qonun_law::ActId(format!("uz/test/{name}"));
            let document =
                base.engine.document(base.engine.text_of(&act, *lang).unwrap(), None, Patience::default()).unwrap();
            for provision in &document.provisions {
                let one =
                    base.engine.provision(document.id, provision.path.as_str(), None, Patience::default()).unwrap();
                assert_eq!(
                    serde_json::to_value(&one.provision.blocks).unwrap(),
                    serde_json::to_value(&provision.blocks).unwrap(),
                    "a provision by itself has the links it has in its text"
                );
                for block in &provision.blocks {
                    let letters: Vec<char> = block.text.chars().collect();
                    assert!(block.links.windows(2).all(|pair| pair[0].end <= pair[1].start), "{block:?}");
                    for link in block.links.iter().filter(|link| link.canonical.is_some()) {
                        let words: String = letters[link.start as usize..link.end as usize].iter().collect();
                        let canonical = link.canonical.as_deref().unwrap();
                        let path = &provision.path;
                        found.push(format!("| {name} | {lang} | {path} | {words} | {canonical} | {} |", link.url));
                    }
                }
            }
        }
    }
    let wanted: Vec<String> =
        tables!("../fixtures/links/links.md").rows::<6>(25).into_iter().map(|row| row.text).collect();
    assert_eq!(found, wanted, "\n{}", found.join("\n"));
}

//! Language versions side by side.

use qonun_compare::side_by_side;
use qonun_law::Provision;

use crate::acts::provision;

fn version(paths: &str) -> Vec<Provision> {
    paths.split_whitespace().map(|path| provision(path, "", "", &[])).collect()
}

#[test]
fn versions_are_aligned_by_path() {
    // Columns: the paths of both versions, and the rows.
    for (from, to, wanted) in [
        ("preamble art_1 art_2", "preamble art_1 art_2", "preamble=preamble art_1=art_1 art_2=art_2"),
        ("art_1 art_2 art_3", "art_1 art_3", "art_1=art_1 art_2=- art_3=art_3"),
        ("art_1 art_3", "art_1 art_2 art_3", "art_1=art_1 -=art_2 art_3=art_3"),
        // One version has a mistake in its numbering.
        ("art_1 art_2 art_3", "art_1 art_22 art_3", "art_1=art_1 art_2=art_22 art_3=art_3"),
        ("art_1 art_2 point_1", "art_1 point_2 art_2", "art_1=art_1 -=point_2 art_2=art_2 point_1=-"),
        ("art_2 art_1", "art_1 art_2", "art_1=art_1 art_2=art_2"),
        ("art_1 art_1", "art_1", "art_1=art_1 art_1=-"),
        ("", "art_1", "-=art_1"),
        ("", "", ""),
    ] {
        let (from, to) = (version(from), version(to));
        let rows = side_by_side(&from, &to);
        let path = |path: &Option<qonun_law::Path>| path.as_ref().map_or("-".to_owned(), ToString::to_string);
        let told: Vec<String> =
            rows.iter().map(|row| format!("{}={}", path(&row.from_path), path(&row.to_path))).collect();
        assert_eq!(told.join(" "), wanted);
        assert_eq!(rows.iter().filter(|row| row.from.is_some()).count(), from.len());
        assert_eq!(rows.iter().filter(|row| row.to.is_some()).count(), to.len());
    }
}

//! The structure of the code: files import each other in one direction only.
//!
//! A file depends on another if one of its paths names something that the other defines, whichever file re-exports it;
//! a method call alone is not a path. Two things do not count: test code, and a child that names the plain data types
//! of a module above it.

mod circles;
mod files;
mod paths;

use std::path::Path;

use files::Crate;

#[test]
fn no_files_import_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut files = 0;
    for folder in std::fs::read_dir(root.join("crates")).unwrap().chain(std::fs::read_dir(root.join("tests")).unwrap())
    {
        let source = folder.unwrap().path().join("src");
        if !source.is_dir() {
            continue;
        }
        let read = Crate::read(&source);
        files += read.modules.len();
        let arrows = paths::arrows(&read);
        let circles = circles::of(&arrows).into_iter().chain(circles::of(&paths::between_modules(&arrows)));
        found.extend(circles.map(|circle| format!("{}:\n{circle}", source.display())));
    }
    assert!(files > 200, "only {files} modules were read");
    assert!(found.is_empty(), "{} circles of files:\n{}", found.len(), found.join("\n"));
}

/// Shipped code uses nothing that was made for tests.
#[test]
fn the_kit_of_the_tests_is_in_tests_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut read, mut used) = (0, 0);
    for folder in std::fs::read_dir(root.join("crates")).unwrap() {
        let Ok(manifest) = std::fs::read_to_string(folder.unwrap().path().join("Cargo.toml")) else { continue };
        let (shipped, tests) = manifest.split_once("[dev-dependencies]").unwrap_or((&manifest, ""));
        assert!(!shipped.contains("qonun-testkit") && !tests.contains("[dependencies]"), "{manifest}");
        read += 1;
        used += usize::from(tests.contains("qonun-testkit"));
    }
    assert!(read > 10 && used > 3, "{used} of {read} crates");
}

#[test]
fn a_circle_is_found_through_what_is_re_exported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    std::fs::create_dir(folder.path().join("room")).unwrap();
    write("lib.rs", "mod room; mod street; pub use room::Door;");
    write("room/mod.rs", "mod door; pub(crate) use door::Door; pub(crate) struct Wall; fn walk() { door::open(); }");
    write("room/door.rs", "use super::Wall; pub(crate) struct Door; pub(crate) fn open() { crate::street::leave(); }");
    write("street.rs", "#[cfg(test)] mod tests { use crate::Nothing; } pub(crate) fn leave() {}");
    assert_eq!(circles::of(&paths::arrows(&Crate::read(folder.path()))), Vec::<String>::new());
    write("street.rs", "pub(crate) fn leave() -> crate::Door { crate::room::Door }");
    let circles = circles::of(&paths::arrows(&Crate::read(folder.path())));
    assert_eq!(circles, ["  room/door.rs -> street.rs (leave)\n  street.rs -> room/door.rs (Door)"]);
}

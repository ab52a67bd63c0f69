//! The modules of a crate, with the names that each defines and imports, parsed from its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, ItemUse, UseTree};

/// The path of a module from the root of its crate.
pub(crate) type ModulePath = Vec<String>;

/// A name that a module imports.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// The path as written.
    pub(crate) path: Vec<String>,
    /// True if it is re-exported.
    pub(crate) is_public: bool,
}

/// A module.
#[derive(Default)]
pub(crate) struct Module {
    /// Its file, below the source folder.
    pub(crate) file: PathBuf,
    /// Names of plain data: structures, enumerations, constants, aliases.
    pub(crate) data: BTreeSet<String>,
    /// Other names defined in it: functions, traits, macros.
    pub(crate) others: BTreeSet<String>,
    /// Imports by their local name.
    pub(crate) imports: BTreeMap<String, Import>,
    /// Paths of glob imports.
    pub(crate) globs: Vec<Import>,
    /// Items with the paths in them.
    pub(crate) items: Vec<Item>,
}

/// The modules of a crate.
pub(crate) struct Crate {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
}

impl Crate {
    /// Reads a source folder.
    pub(crate) fn read(source: &Path) -> Self {
        let mut read = Self { modules: BTreeMap::new() };
        let root = ["lib.rs", "main.rs"].into_iter().find(|name| source.join(name).exists()).expect("a root file");
        read.read_file(source, Path::new(root), Vec::new(), Path::new(""));
        read
    }

    /// Reads the file of a module. Its children are in `folder`.
    fn read_file(&mut self, source: &Path, file: &Path, path: ModulePath, folder: &Path) {
        let text =
            std::fs::read_to_string(source.join(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.add_module(source, file, path, folder, parsed.items);
    }

    fn add_module(&mut self, source: &Path, file: &Path, path: ModulePath, folder: &Path, items: Vec<Item>) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        for item in items {
            if is_of_tests(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    let (mut path, folder) = (path.clone(), folder.join(&name));
                    path.push(name);
                    match inner.content {
                        Some((_, items)) => self.add_module(source, file, path, &folder, items),
                        None => {
                            let of_folder = folder.join("mod.rs");
                            let is_folder = source.join(&of_folder).exists();
                            let file = if is_folder { of_folder } else { folder.with_extension("rs") };
                            self.read_file(source, &file, path, &folder);
                        }
                    }
                }
                Item::Use(import) => module.add_imports(&import),
                item => module.add_item(item),
            }
        }
        self.modules.insert(path, module);
    }
}

impl Module {
    fn add_item(&mut self, item: Item) {
        let (names, name) = match &item {
            Item::Struct(item) => (&mut self.data, &item.ident),
            Item::Enum(item) => (&mut self.data, &item.ident),
            Item::Const(item) => (&mut self.data, &item.ident),
            Item::Static(item) => (&mut self.data, &item.ident),
            Item::Type(item) => (&mut self.data, &item.ident),
            Item::Fn(item) => (&mut self.others, &item.sig.ident),
            Item::Trait(item) => (&mut self.others, &item.ident),
            Item::Macro(syn::ItemMacro { ident: Some(ident), .. }) => (&mut self.others, ident),
            _ => return self.items.push(item),
        };
        names.insert(name.to_string());
        self.items.push(item);
    }

    pub(crate) fn add_imports(&mut self, import: &ItemUse) {
        let is_public = !matches!(import.vis, syn::Visibility::Inherited);
        self.add_tree(&import.tree, &mut Vec::new(), is_public);
    }

    fn add_tree(&mut self, tree: &UseTree, before: &mut Vec<String>, is_public: bool) {
        let import = |before: &[String], last: &str| {
            let last = Some(last.to_owned()).filter(|last| last != "self");
            Import { path: before.iter().cloned().chain(last).collect(), is_public }
        };
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_tree(&path.tree, before, is_public);
                before.pop();
            }
            UseTree::Name(name) => {
                let import = import(before, &name.ident.to_string());
                self.imports.extend(import.path.last().cloned().map(|name| (name, import)));
            }
            UseTree::Rename(rename) => {
                let import = import(before, &rename.ident.to_string());
                self.imports.insert(rename.rename.to_string(), import);
            }
            UseTree::Glob(_) => self.globs.push(import(before, "self")),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(tree, before, is_public)),
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        _ => &[],
    }
}

/// True if an item is compiled for tests only.
fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_test = |condition: syn::Path| condition.is_ident("test");
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(is_test)
    })
}

//! Which file uses which names of which other file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use syn::visit::{self, Visit};

use crate::files::{Crate, Module, ModulePath};

/// For each file the files on which it depends, with the names it uses from each.
pub(crate) type Arrows = BTreeMap<PathBuf, BTreeMap<PathBuf, BTreeSet<String>>>;

/// An item defined by a module.
struct Defined<'c> {
    path: ModulePath,
    module: &'c Module,
    name: String,
    is_data: bool,
}

/// Returns the dependencies between the files of a crate.
pub(crate) fn arrows(read: &Crate) -> Arrows {
    let mut arrows = Arrows::new();
    for (at, module) in &read.modules {
        let of_file = arrows.entry(module.file.clone()).or_default();
        for path in paths_of(module) {
            let Some(found) = read.find(at, &path, 0) else { continue };
            let names_parent = found.is_data && at.starts_with(&found.path);
            if found.module.file != module.file && !names_parent {
                of_file.entry(found.module.file.clone()).or_default().insert(found.name);
            }
        }
    }
    arrows
}

/// Returns the dependencies between the modules at the root of the crate.
pub(crate) fn between_modules(arrows: &Arrows) -> Arrows {
    let module = |file: &PathBuf| file.with_extension("").iter().take(1).collect::<PathBuf>();
    let mut between = Arrows::new();
    for (from, targets) in arrows {
        let of_module = between.entry(module(from)).or_default();
        for (to, names) in targets.iter().filter(|(to, _)| module(to) != module(from)) {
            of_module.entry(module(to)).or_default().extend(names.iter().cloned());
        }
    }
    between
}

/// Returns the paths in a module, without re-exports.
fn paths_of(module: &Module) -> Vec<Vec<String>> {
    let mut paths = Paths(Vec::new());
    module.items.iter().for_each(|item| paths.visit_item(item));
    let imports = module.imports.values().filter(|import| !import.is_public);
    paths.0.into_iter().chain(imports.map(|import| import.path.clone())).collect()
}

struct Paths(Vec<Vec<String>>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        // The contents of a macro are parsed as expressions if possible.
        let parse = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(arguments) = call.parse_body_with(parse) {
            arguments.iter().for_each(|argument| self.visit_expr(argument));
        }
        visit::visit_macro(self, call);
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        let mut inside = Module::default();
        inside.add_imports(import);
        self.0.extend(inside.imports.into_values().map(|import| import.path));
    }

    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
}

impl Crate {
    /// Returns what a path in a module names, if this crate defines it.
    fn find(&self, at: &ModulePath, path: &[String], depth: usize) -> Option<Defined<'_>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.find_from(&Vec::new(), rest, depth),
            "self" => self.find_from(at, rest, depth),
            "super" => self.find_super(&at[..at.len().checked_sub(1)?].to_vec(), rest, depth),
            _ => self.find_from(at, path, depth),
        }
    }

    fn find_super(&self, at: &ModulePath, path: &[String], depth: usize) -> Option<Defined<'_>> {
        match path.split_first() {
            Some((first, rest)) if first == "super" => self.find_super(&at[..at.len() - 1].to_vec(), rest, depth),
            _ => self.find_from(at, path, depth),
        }
    }

    fn find_from(&self, at: &ModulePath, path: &[String], depth: usize) -> Option<Defined<'_>> {
        let (first, rest) = path.split_first()?;
        let module = self.modules.get(at)?;
        if depth > 20 {
            return None;
        }
        let mut child = at.clone();
        child.push(first.clone());
        if self.modules.contains_key(&child) && !rest.is_empty() {
            return self.find_from(&child, rest, depth + 1);
        }
        let is_data = module.data.contains(first);
        if is_data || module.others.contains(first) {
            return Some(Defined { path: at.clone(), module, name: first.clone(), is_data });
        }
        if let Some(import) = module.imports.get(first) {
            let path: Vec<String> = import.path.iter().chain(rest).cloned().collect();
            // A path that begins with its own name belongs to another crate.
            return Some(path)
                .filter(|path| path.first() != Some(first))
                .and_then(|path| self.find(at, &path, depth + 1));
        }
        module.globs.iter().find_map(|glob| {
            let path: Vec<String> = glob.path.iter().chain(path).cloned().collect();
            self.find(at, &path, depth + 1)
        })
    }
}

//! The house's rules that a machine can see: imports go one way, no file is in a cycle of imports, one file calls
//! `fetch`, no HTML is made of text.
//!
//! The sources are parsed, so that `super::super::`, braces, renames, re-exports and paths in macros are seen as what
//! they are. A method that is called, and a type that is inferred, leave no path behind: those imports are not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// The layers, from the outermost to the innermost: each may use those behind it. Views and the runtime stand side by side, and
/// so do Keystone and Trove. Of two folders that a file is in, the inner one counts.
const LAYERS: [&[&str]; 10] = [
    &["main.rs", "element.rs", "lib.rs", "embed"],
    &["page"],
    &["app/view", "runtime"],
    &["app"],
    &["console", "create", "session", "tracking"],
    &["ui"],
    &["context"],
    &["openstack"],
    &["openstack/transport"],
    &["openstack/types"],
];

/// The rooms: a folder for each subject. None imports another one.
const ROOMS: [&str; 8] = [
    "console/backups",
    "console/batch",
    "console/freshness",
    "console/restore",
    "console/strategies",
    "create",
    "session",
    "tracking",
];

/// The only files of the cloud that know the browser: a request, taking it back, why it never left, and reading a body.
const BROWSER: [&str; 4] = [
    "openstack/transport/http.rs",
    "openstack/transport/abort.rs",
    "openstack/transport/csp.rs",
    "openstack/transport/body.rs",
];

/// The crates that plain code may name. All others of `Cargo.toml` bring the browser or yew along.
const PLAIN: [&str; 4] = ["httpdate", "saphyr_parser", "serde", "serde_json"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<(String, String)> {
    let root = root();
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    assert!(files.len() > 30, "the sources were found");
    files
}

/// The lines without those of the tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let (code, rest) = text.split_once("#[cfg(test)]\nmod tests {\n").unwrap_or((text, ""));
    code.lines().chain(rest.lines().skip_while(|line| *line != "}").skip(1))
}

/// A path of modules from the root of the library, or of a binary.
type Module = Vec<String>;

/// What a module holds.
#[derive(Default)]
struct Scope {
    /// The file that it is in.
    file: String,
    /// The modules in it, by their names.
    children: BTreeSet<String>,
    /// The names that `use` brings into it, with the paths behind them.
    names: BTreeMap<String, Vec<String>>,
    /// The modules of which everything is brought into it.
    globs: Vec<Vec<String>>,
}

/// A path as it is written, and the module where.
struct Reference {
    module: Module,
    path: Vec<String>,
    /// Whether it is a link of a comment: no import, but knowledge all the same.
    in_comment: bool,
}

/// All modules and all paths of the sources.
#[derive(Default)]
struct Sources {
    scopes: BTreeMap<Module, Scope>,
    references: Vec<Reference>,
    /// Where the visitor is.
    module: Module,
    file: String,
}

/// The name that stands for the root of a binary, which is a crate of its own.
fn crate_of(file: &str) -> Module {
    match file {
        "main.rs" | "element.rs" => vec![format!("bin {file}")],
        _ => Vec::new(),
    }
}

impl Sources {
    /// Reads texts by their names in `src`.
    fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = Self::default();
        for (name, text) in files {
            let Some(stem) = name.strip_suffix(".rs") else { continue };
            let mut module = crate_of(name);
            if !matches!(name, "main.rs" | "element.rs" | "lib.rs") {
                module.extend(stem.trim_end_matches("/mod").split('/').map(str::to_owned));
            }
            sources.enter(module, name);
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            sources.visit_file(&file);
        }
        sources
    }

    /// Makes a module known, to the one around it too.
    fn enter(&mut self, module: Module, file: &str) {
        if let Some((last, around)) = module.split_last() {
            let around = self.scopes.entry(around.to_vec()).or_default();
            around.children.insert(last.clone());
        }
        self.scopes.entry(module.clone()).or_default().file = file.to_owned();
        self.module = module;
        self.file = file.to_owned();
    }

    fn refer(&mut self, path: Vec<String>, in_comment: bool) {
        self.references.push(Reference { module: self.module.clone(), path, in_comment });
    }

    fn import(&mut self, tree: &syn::UseTree, mut before: Vec<String>) {
        let text = |ident: &syn::Ident| ident.to_string().trim_start_matches("r#").to_owned();
        match tree {
            syn::UseTree::Path(path) => {
                before.push(text(&path.ident));
                self.import(&path.tree, before);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before.clone())),
            syn::UseTree::Name(name) => self.name(before, &text(&name.ident), None),
            syn::UseTree::Rename(name) => self.name(before, &text(&name.ident), Some(text(&name.rename))),
            syn::UseTree::Glob(_) => {
                self.refer(before.clone(), false);
                self.scopes.entry(self.module.clone()).or_default().globs.push(before);
            }
        }
    }

    fn name(&mut self, mut path: Vec<String>, last: &str, renamed: Option<String>) {
        if last != "self" {
            path.push(last.to_owned());
        }
        self.refer(path.clone(), false);
        let name = renamed.or_else(|| path.last().cloned()).unwrap_or_default();
        self.scopes.entry(self.module.clone()).or_default().names.insert(name, path);
    }

    /// The paths among tokens that nobody has parsed: those of a macro.
    fn tokens(&mut self, stream: TokenStream, before: &[String]) {
        let mut path = before.to_vec();
        let mut colons = if before.is_empty() { 0 } else { 2 };
        for token in stream {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.path_ends(&mut path, before);
                    }
                    path.push(ident.to_string().trim_start_matches("r#").to_owned());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    let inner = if colons == 2 { path.clone() } else { Vec::new() };
                    self.path_ends(&mut path, before);
                    self.tokens(group.stream(), &inner);
                    colons = 0;
                }
                TokenTree::Literal(literal) => {
                    self.path_ends(&mut path, before);
                    self.words(&literal.to_string(), false);
                    colons = 0;
                }
                TokenTree::Punct(_) => {
                    self.path_ends(&mut path, before);
                    colons = if before.is_empty() { 0 } else { 2 };
                }
            }
        }
        self.path_ends(&mut path, before);
    }

    fn path_ends(&mut self, path: &mut Vec<String>, before: &[String]) {
        let whole = std::mem::replace(path, before.to_vec());
        if whole.len() > 1 {
            self.refer(whole, false);
        }
    }

    /// The paths in a text: the links of a comment, serde's `with = "…"`.
    fn words(&mut self, text: &str, in_comment: bool) {
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | ':')) {
            let path: Vec<_> = word.trim_matches(':').split("::").map(str::to_owned).collect();
            if path.len() > 1 && path.iter().all(|segment| !segment.is_empty() && !segment.contains(':')) {
                self.refer(path, in_comment);
            }
        }
    }

    /// The modules that a path leads through where it ends or changes its course (a re-export), or the crate that it
    /// begins with.
    fn resolve(&self, from: &Module, path: &[String]) -> (BTreeSet<Module>, Option<String>) {
        let mut touched = BTreeSet::new();
        let foreign = self.walk(from, path, &mut touched, &mut Vec::new());
        (touched, foreign)
    }

    /// `busy` are the `use` that are being followed, each with its module: none is followed inside of itself.
    fn walk<'a>(
        &'a self,
        from: &Module,
        path: &[String],
        touched: &mut BTreeSet<Module>,
        busy: &mut Vec<(Module, &'a [String])>,
    ) -> Option<String> {
        let base = usize::from(from.first().is_some_and(|first| first.starts_with("bin ")));
        let mut at = from.clone();
        let mut rest = path;
        let mut begins = true;
        while let Some((segment, behind)) = rest.split_first() {
            let scope = self.scopes.get(&at)?;
            match segment.as_str() {
                "crate" if begins => at.truncate(base),
                "trove_backup" if rest.len() == path.len() && !scope.children.contains("trove_backup") => at.clear(),
                "self" if begins => {}
                "super" => drop(at.pop()),
                name if scope.children.contains(name) => at.push(name.to_owned()),
                name => {
                    // `use serde;` says nothing that the path does not.
                    let known = scope.names.get(name).filter(|known| known.first() != Some(segment));
                    if let Some(known) = known.filter(|known| !busy.contains(&(at.clone(), known))) {
                        if !begins {
                            touched.insert(at.clone());
                        }
                        busy.push((at.clone(), known));
                        let path: Vec<_> = known.iter().chain(behind).cloned().collect();
                        let foreign = self.walk(&at, &path, touched, busy);
                        busy.pop();
                        return foreign;
                    }
                    for glob in &scope.globs {
                        if busy.contains(&(at.clone(), glob)) {
                            continue;
                        }
                        busy.push((at.clone(), glob));
                        let mut inside = BTreeSet::new();
                        self.walk(&at, glob, &mut inside, busy);
                        let holds = |module: &Module| {
                            let scope = self.scopes.get(module);
                            scope.is_some_and(|scope| scope.children.contains(name) || scope.names.contains_key(name))
                        };
                        let found = inside.into_iter().find(holds);
                        let foreign = found.as_ref().map(|module| {
                            if !begins {
                                touched.insert(at.clone());
                            }
                            self.walk(module, rest, touched, busy)
                        });
                        busy.pop();
                        if let Some(foreign) = foreign {
                            return foreign;
                        }
                    }
                    if begins {
                        return Some(name.to_owned());
                    }
                    break;
                }
            }
            begins = segment == "super" && begins;
            rest = behind;
        }
        touched.insert(at);
        None
    }

    /// The file of each reference, the files that it leads to, and the crate.
    fn resolved(&self) -> impl Iterator<Item = (&str, BTreeSet<&str>, Option<String>, &Reference)> {
        self.references.iter().map(|reference| {
            let (modules, foreign) = self.resolve(&reference.module, &reference.path);
            let file = |module: &Module| self.scopes.get(module).map_or("", |scope| scope.file.as_str());
            (file(&reference.module), modules.iter().map(file).collect(), foreign, reference)
        })
    }

    /// The imports between files: who, whom.
    fn imports(&self, with_comments: bool) -> BTreeSet<(&str, &str)> {
        let resolved = self.resolved().filter(|(.., reference)| with_comments || !reference.in_comment);
        resolved
            .flat_map(|(from, files, ..)| files.into_iter().map(move |to| (from, to)))
            .filter(|(from, to)| from != to)
            .collect()
    }

    /// The crates that each file names, and where.
    fn crates(&self) -> BTreeSet<(&str, String)> {
        let known = dependencies();
        let code = self.resolved().filter(|(.., reference)| !reference.in_comment);
        code.filter_map(|(from, _, foreign, _)| Some((from, foreign?)))
            .filter(|(_, name)| known.contains(name))
            .collect()
    }
}

impl Visit<'_> for Sources {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        item.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        self.import(&item.tree, Vec::new());
    }

    fn visit_item_extern_crate(&mut self, item: &syn::ItemExternCrate) {
        self.refer(vec![item.ident.to_string()], false);
    }

    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        if item.attrs.iter().any(is_test) {
            return;
        }
        let moved = item.attrs.iter().any(|attribute| attribute.path().is_ident("path"));
        assert!(!moved, "{}: #[path] hides where a module is", self.file);
        let Some((_, items)) = &item.content else { return };
        let (around, file) = (self.module.clone(), self.file.clone());
        let mut inner = around.clone();
        inner.push(item.ident.to_string());
        self.enter(inner, &file);
        items.iter().for_each(|item| self.visit_item(item));
        self.module = around;
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let segments: Vec<_> =
            path.segments.iter().map(|segment| segment.ident.to_string().trim_start_matches("r#").to_owned()).collect();
        if segments.len() > 1 {
            self.refer(segments, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        let name = item.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        assert!(name != "include", "{}: include! hides code", self.file);
        self.visit_path(&item.path);
        self.tokens(item.tokens.clone(), &[]);
    }

    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        match &attribute.meta {
            syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => {
                if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value {
                    self.words(&text.value(), true);
                }
            }
            syn::Meta::List(list) => {
                self.visit_path(&list.path);
                self.tokens(list.tokens.clone(), &[]);
            }
            _ => visit::visit_attribute(self, attribute),
        }
    }

    // `pub(in crate::app)` imports nothing.
    fn visit_visibility(&mut self, _: &syn::Visibility) {}

    fn visit_item(&mut self, item: &syn::Item) {
        // What is for tests alone is left out wherever it stands.
        let attributes: &[syn::Attribute] = match item {
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Const(item) => &item.attrs,
            _ => &[],
        };
        if !attributes.iter().any(is_test) {
            visit::visit_item(self, item);
        }
    }
}

fn is_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
}

/// The crates of `Cargo.toml` that the product is made of, as code names them.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().with_file_name("Cargo.toml")).expect("Cargo.toml");
    let section =
        manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[dev-dependencies]").next());
    let mut names = BTreeSet::new();
    for line in section.expect("[dependencies]").lines() {
        let table = line.strip_prefix("[dependencies.").map(|rest| rest.trim_end_matches(']'));
        let name = table.or_else(|| line.split_once(" = ").map(|(name, _)| name)).unwrap_or_default();
        names.insert(name.replace('-', "_"));
    }
    assert!(names.contains("yew") && names.contains("web_sys"), "{names:?}");
    names
}

/// The outermost folder of a file, of the cloud the inner one; the file itself, where it lies in none.
fn folder_of(file: &str) -> &str {
    let depth = usize::from(file.starts_with("openstack/"));
    file.match_indices('/').nth(depth).and_then(|(end, _)| file.get(..end)).unwrap_or(file)
}

fn layer(file: &str) -> usize {
    let belongs =
        |folder: &&str| file == *folder || file.strip_prefix(*folder).is_some_and(|rest| rest.starts_with('/'));
    let folders =
        LAYERS.iter().enumerate().flat_map(|(at, layer)| layer.iter().map(move |folder| (folder.len(), at, folder)));
    let innermost = folders.filter(|(.., folder)| belongs(folder)).max();
    innermost.map_or_else(|| panic!("{file} is in no layer"), |(_, at, _)| at)
}

/// The imports from a layer to one before it.
fn against_the_order(sources: &Sources) -> Vec<(&str, &str)> {
    sources.imports(true).into_iter().filter(|(from, to)| layer(to) < layer(from)).collect()
}

/// The groups of files of which each leads to each other one.
fn cycles<'a>(imports: &BTreeSet<(&'a str, &'a str)>) -> Vec<BTreeSet<&'a str>> {
    let reached = |from: &'a str| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            for (_, to) in imports.iter().filter(|(at, _)| *at == file) {
                if reached.insert(*to) {
                    open.push(to);
                }
            }
        }
        reached
    };
    let from_each: BTreeMap<_, _> = imports.iter().map(|(from, _)| (*from, reached(from))).collect();
    let mut groups: Vec<BTreeSet<&str>> = Vec::new();
    for (file, behind) in from_each.iter().filter(|(file, behind)| behind.contains(*file)) {
        let back = |other: &&&str| from_each.get(**other).is_some_and(|behind| behind.contains(file));
        let group: BTreeSet<_> = behind.iter().filter(back).copied().collect();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The imports of a cycle, for the message.
fn inside(cycle: &BTreeSet<&str>, imports: &BTreeSet<(&str, &str)>) -> String {
    let both = imports.iter().filter(|(from, to)| cycle.contains(from) && cycle.contains(to));
    both.map(|(from, to)| format!("  {from} → {to}")).collect::<Vec<_>>().join("\n")
}

/// The cycles, each with its imports.
fn cycles_with_imports(imports: &BTreeSet<(&str, &str)>) -> Vec<String> {
    let with_imports =
        |cycle: &BTreeSet<&str>| format!("a cycle of {}, {cycle:?}:\n{}", cycle.len(), inside(cycle, imports));
    cycles(imports).iter().map(with_imports).collect()
}

/// The room that a file belongs to.
fn room_of(file: &str) -> Option<&'static str> {
    ROOMS.into_iter().find(|room| file.strip_prefix(room).is_some_and(|rest| rest.starts_with('/')))
}

/// Whether a file of a room holds views, which know yew: `view.rs`, or those in a folder `view`.
fn is_view(file: &str) -> bool {
    file.ends_with("/view.rs") || file.contains("/view/")
}

/// The imports from one room to another.
fn between_rooms(sources: &Sources) -> Vec<(&str, &str)> {
    let rooms = |(from, to): &(&str, &str)| room_of(from).zip(room_of(to)).is_some_and(|(from, to)| from != to);
    sources.imports(true).into_iter().filter(rooms).collect()
}

/// The imports of views by a room's other files.
fn of_views(sources: &Sources) -> Vec<(&str, &str)> {
    let upward = |(from, to): &(&str, &str)| {
        let uses_view = is_view(to) || folder_of(to) == "ui";
        room_of(from).is_some() && !from.ends_with("/mod.rs") && !is_view(from) && uses_view
    };
    sources.imports(false).into_iter().filter(upward).collect()
}

fn all(files: &[(String, String)]) -> Sources {
    Sources::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

#[test]
fn imports_go_one_way() {
    let files = sources();
    let sources = all(&files);
    assert!(files.iter().all(|(name, _)| layer(name) < LAYERS.len()));
    assert!(sources.imports(false).len() > 300, "the imports were found: {}", sources.imports(false).len());
    assert_eq!(against_the_order(&sources), [], "(who, whom)");
}

#[test]
fn no_room_imports_another_one_and_only_views_know_views() {
    let files = sources();
    let sources = all(&files);
    for room in ROOMS.into_iter().chain(["session/settings"]) {
        for part in ["model", "update", "text", "view"] {
            let is_part =
                |name: &str| name == format!("{room}/{part}.rs") || name.starts_with(&format!("{room}/{part}/"));
            assert!(files.iter().any(|(name, _)| is_part(name)), "{room} has no {part}");
        }
    }
    assert_eq!(between_rooms(&sources), [], "(who, whom)");
    assert_eq!(of_views(&sources), [], "(who, whom)");
}

#[test]
fn no_file_and_no_folder_is_in_a_cycle() {
    let files = sources();
    let sources = all(&files);
    let imports = sources.imports(false);
    let mut problems = cycles_with_imports(&imports);
    let folders = imports.iter().map(|(from, to)| (folder_of(from), folder_of(to))).filter(|(from, to)| from != to);
    problems.extend(cycles_with_imports(&folders.collect()));
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Whether a file may know neither yew nor the browser.
fn is_plain(name: &str) -> bool {
    match name.split('/').next() {
        Some("app" | "context") => !is_view(name),
        Some("openstack") => !BROWSER.contains(&name),
        _ => room_of(name).is_some() && !is_view(name),
    }
}

#[test]
fn the_cloud_and_the_behaviour_know_no_browser() {
    let files = sources();
    let sources = all(&files);
    for (name, named) in sources.crates() {
        let plain = is_plain(name);
        assert!(!plain || PLAIN.contains(&named.as_str()), "{name} names {named}");
        assert!(named != "gloo_net" || name == "openstack/transport/http.rs", "{name} names gloo_net");
        assert!(named != "serde_wasm_bindgen" || name.starts_with("embed/"), "{name} is not the border");
        assert!(named != "rlsf" || matches!(name, "main.rs" | "element.rs"), "{name} names the allocator");
    }
    // A folder that is renamed here and not there would go unchecked.
    for (name, _) in &files {
        let browser = ["embed/", "page/", "runtime/", "ui/", "main.rs", "element.rs", "lib.rs"];
        let may_know = browser.iter().any(|known| name.starts_with(known)) || BROWSER.contains(&name.as_str());
        let is_grouping = name == "console/mod.rs";
        assert!(
            is_plain(name) != (may_know || is_view(name) || is_grouping),
            "{name}: whether it is plain is not known"
        );
    }
    let named = |file: &str, name: &str| sources.crates().contains(&(file, name.to_owned()));
    assert!(named("openstack/transport/http.rs", "gloo_net") && named("embed/detail.rs", "serde_wasm_bindgen"));
}

#[test]
fn no_text_becomes_html_and_nothing_is_stored_but_in_one_place() {
    for (name, text) in sources().into_iter().filter(|(name, _)| name != "runtime/remembered.rs") {
        for word in [
            "inner_html",
            "outer_html",
            "insert_adjacent_html",
            "from_html_unchecked",
            "local_storage",
            "session_storage",
            "web_sys::console",
            "gloo_console",
            "innerHTML",
            "outerHTML",
            "document.write",
            "set_cookie",
            "insertAdjacentHTML",
            "localStorage",
            "sessionStorage",
            "console.log",
            "console.debug",
            "console.info",
            "console.warn",
            "console.error",
        ] {
            assert!(!text.contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn each_file_says_what_lives_there_and_stays_short() {
    for (name, text) in sources() {
        let first = if name.ends_with(".rs") { "//!" } else { "//" };
        assert!(text.starts_with(first) || name.ends_with(".json"), "{name} begins with what lives there");
        // The element's documentation is what its manifest is made of.
        let lines = code(&text).filter(|line| !line.starts_with(" *")).count();
        assert!(lines <= 250, "{name} has {lines} lines");
    }
}

/// The rules themselves, on sources that break them.
mod planted {
    use super::*;

    const CLOUD: &str = "pub mod json; pub mod id;";
    const VIEWS: &str = "pub mod form; pub struct Scene;";

    fn imports(files: &[(&'static str, &'static str)]) -> Vec<String> {
        let files = [files, &[("openstack/mod.rs", CLOUD), ("page/mod.rs", VIEWS), ("page/form.rs", "")]].concat();
        let sources = Sources::read(files);
        sources.imports(false).iter().map(|(from, to)| format!("{from} {to}")).collect()
    }

    #[test]
    fn each_way_to_write_an_import_is_seen() {
        for text in [
            "use crate::page::form::view;",
            "use super::super::page::form::view;",
            "use crate::{openstack::id::{self}, page::{form::{view, other as o}}};",
            "use crate::page as c; fn f() { c::form::view() }",
            "use crate::page::{self}; type A = Vec<page::form::View>;",
            "use super::super::page::*; use form::view;",
            "fn f() { crate::page::form::view() }",
            "fn f() { use super::super::page::form; }",
            "fn f() { println!(\"{}\", g(crate::page::form::view)) }",
            "m! { use crate::{page::{form::view}}; }",
            "#[serde(with = \"crate::page::form\")] struct A;",
            "mod inner { use super::super::super::page::form::view; }",
            "impl super::super::page::form::View for A {}",
            "fn f(a: A) { match a { super::super::page::form::View::A => {} } }",
        ] {
            let seen = imports(&[("openstack/id.rs", ""), ("openstack/json.rs", text)]);
            assert!(seen.iter().any(|import| import == "openstack/json.rs page/form.rs"), "{text}: {seen:?}");
        }
        for text in [
            "#[cfg(test)] mod tests { use crate::page::form; }",
            "#[cfg(test)] fn f() { crate::page::form::view() }",
            "//! See [`crate::page::form`].",
            "pub(in crate::openstack) fn form() {}",
        ] {
            let seen = imports(&[("openstack/id.rs", ""), ("openstack/json.rs", text)]);
            assert!(!seen.iter().any(|import| import.contains("json.rs page")), "{text}: {seen:?}");
        }
    }

    #[test]
    fn a_re_export_leads_to_both_files() {
        let files = [("lib.rs", "pub use page::form::View;"), ("embed/mod.rs", "use crate::View;")];
        assert_eq!(imports(&files), ["embed/mod.rs lib.rs", "embed/mod.rs page/form.rs", "lib.rs page/form.rs"]);
        let files = [("main.rs", "fn main() { trove_backup::page::form::view(crate::X) }")];
        assert_eq!(imports(&files), ["main.rs page/form.rs"]);
    }

    #[test]
    fn the_order_holds_for_comments_too() {
        for text in ["//! See [`crate::page::form`].", "use super::super::page::Scene;"] {
            let sources = Sources::read([
                ("openstack/mod.rs", CLOUD),
                ("openstack/json.rs", text),
                ("page/mod.rs", VIEWS),
                ("page/form.rs", ""),
            ]);
            assert_eq!(against_the_order(&sources).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_room_keeps_to_itself() {
        let sources = Sources::read([
            ("console/mod.rs", "pub mod strategies;"),
            ("console/strategies/mod.rs", "pub mod model; pub mod update; pub mod view;"),
            ("console/strategies/model.rs", ""),
            ("console/strategies/view.rs", "use super::model::Model; use crate::ui::element;"),
            ("console/strategies/update.rs", "use super::view::StrategiesView; fn f() { crate::ui::element() }"),
            ("ui/mod.rs", "pub fn element() {}"),
        ]);
        let update = "console/strategies/update.rs";
        assert_eq!(of_views(&sources), [(update, "console/strategies/view.rs"), (update, "ui/mod.rs")]);
        assert_eq!(room_of("console/strategies/view.rs"), Some("console/strategies"));
        assert_eq!(room_of("console/strategies_else/view.rs"), None);
    }

    #[test]
    fn cycles_are_found() {
        let files = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f"), ("f", "e"), ("d", "g")];
        let imports: BTreeSet<_> = files.into_iter().collect();
        assert_eq!(cycles(&imports), [["a", "b", "c"].into(), BTreeSet::from(["e", "f"])]);
        let told = cycles_with_imports(&imports);
        assert!(told[0].contains("c → a") && !told[0].contains("c → d"), "{told:?}");
        assert_eq!(cycles_with_imports(&[("a", "b"), ("b", "c"), ("a", "c")].into()), [""; 0]);
    }

    #[test]
    fn a_crate_is_seen_under_another_name() {
        for text in [
            "use serde_wasm_bindgen::to_value;",
            "fn f() { serde_wasm_bindgen::to_value(&1); }",
            "use serde_wasm_bindgen as s;",
            "use {std::fmt, serde_wasm_bindgen::{to_value as v}};",
            "extern crate serde_wasm_bindgen;",
            "#[serde(with = \"serde_wasm_bindgen::preserve\")] struct A;",
        ] {
            let sources = Sources::read([("page/mod.rs", text)]);
            let crates = sources.crates();
            assert!(crates.contains(&("page/mod.rs", "serde_wasm_bindgen".into())), "{text}: {crates:?}");
        }
    }
}

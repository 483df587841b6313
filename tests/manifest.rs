//! What the element's documentation promises is what the code has: attributes, events, slots, parts, custom properties,
//! in its own comments (of which its manifest is made), its types, and the README.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The names that the element's comment gives with a tag.
fn documented(tag: &str) -> BTreeSet<String> {
    let element = read("src/embed/element.js");
    let lines =
        element.lines().filter_map(|line| line.trim_start_matches([' ', '*']).strip_prefix(&format!("@{tag} ")));
    let names: BTreeSet<_> = lines
        .map(|line| line.split_whitespace().find(|word| !word.contains(['{', '}', '|', '<', '>'])).unwrap_or_default())
        .map(str::to_owned)
        .collect();
    assert!(!names.is_empty(), "@{tag} is there");
    names
}

/// What stands between two marks, wherever they are.
fn between(text: &str, before: &str, after: &str) -> BTreeSet<String> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).map(str::to_owned).collect()
}

fn all_of(folder: &str, ending: &str) -> String {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let paths = files.map(|file| file.expect("a file").path()).filter(|path| path.to_string_lossy().ends_with(ending));
    paths.map(|path| fs::read_to_string(path).expect("a text")).collect()
}

#[test]
fn parts_are_those_of_the_views() {
    let views = ["src/components", "src/components/console", "src/pages"].map(|folder| all_of(folder, ".rs"));
    let mut parts = between(&views.concat(), "part=\"", "\"");
    parts.insert("frame".into());
    assert_eq!(documented("csspart"), parts);
}

#[test]
fn custom_properties_are_those_of_the_style_sheet() {
    let style = read("static/style.css");
    let set: BTreeSet<_> =
        style.lines().filter_map(|line| line.trim().strip_prefix("--tb-")?.split(':').next()).collect();
    let set: BTreeSet<_> = set.into_iter().map(|name| format!("--tb-{name}")).collect();
    assert_eq!(documented("cssprop"), set);
}

#[test]
fn events_are_those_that_are_told() {
    let told = between(&read("src/embed/detail.rs"), "(\"trove-backup-", "\"");
    let told: BTreeSet<_> = told.into_iter().map(|name| format!("trove-backup-{name}")).collect();
    assert_eq!(documented("fires"), told);
    let typed = between(&read("src/embed/trove-backup.d.ts"), "  \"trove-backup-", "\": CustomEvent");
    let typed: BTreeSet<_> = typed.into_iter().map(|name| format!("trove-backup-{name}")).collect();
    assert_eq!(documented("fires"), typed);
}

#[test]
fn attributes_and_slots_are_those_of_the_element() {
    let element = read("src/embed/element.js");
    let mirrored =
        element.split("const MIRRORED = {").nth(1).and_then(|rest| rest.split('}').next()).expect("the list");
    let mut attributes = between(mirrored, ": \"", "\"");
    attributes.insert("lang".into());
    assert_eq!(documented("attr"), attributes);
    assert_eq!(documented("slot"), between(&element, "slot(\"", "\")"));
}

#[test]
fn the_readme_names_them_all() {
    let readme = read("README.md");
    for tag in ["attr", "prop", "fires", "slot", "csspart", "cssprop"] {
        for name in documented(tag) {
            assert!(readme.contains(&format!("`{name}`")), "README.md has `{name}` of @{tag}");
        }
    }
    for outcome in ["not-created", "unknown", "not-followed", "gone", "not-loaded"] {
        assert!(readme.contains(&format!("`{outcome}`")), "{outcome}");
    }
}

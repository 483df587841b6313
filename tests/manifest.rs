//! What the element's documentation promises is what the code has: attributes, events, slots, parts, custom properties,
//! in its own comments (of which its manifest is made), its types, and docs/embed.md.

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

/// All Rust sources below a folder.
fn sources(folder: &Path) -> String {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let text = |path: std::path::PathBuf| match path.extension() {
        None => sources(&path),
        Some(extension) if extension == "rs" => fs::read_to_string(path).expect("a text"),
        Some(_) => String::new(),
    };
    paths.map(text).collect()
}

#[test]
fn parts_are_those_of_the_views() {
    let views = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut parts = between(&views, " part=\"", "\"");
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

/// The names in the first column of the table below a heading of docs/embed.md; of properties in the second.
fn in_table(heading: &str, column: usize) -> BTreeSet<String> {
    let document = read("docs/embed.md");
    let section = document.split(&format!("\n### {heading}\n")).nth(1).unwrap_or_else(|| panic!("{heading} is there"));
    let rows = section.split("\n#").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    let cells: String = rows.filter_map(|row| row.split('|').nth(column)).collect();
    cells.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_document_names_them_all_and_no_others() {
    for (tag, heading) in [
        ("attr", "Attributes and properties"),
        ("slot", "Slots"),
        ("csspart", "Parts"),
        ("cssprop", "Custom properties"),
    ] {
        assert_eq!(in_table(heading, 1), documented(tag), "@{tag} in docs/embed.md");
    }
    let mut properties = in_table("Attributes and properties", 2);
    properties.insert("token".into());
    assert_eq!(properties, documented("prop"));
    let outcomes = ["not-created", "unknown", "not-followed", "gone", "not-loaded"].map(str::to_owned);
    let events = documented("fires").into_iter().chain(outcomes).collect();
    assert_eq!(in_table("Events", 1), events);
}

//! The documents hold together: links lead somewhere, files that are named exist, and comments in src/ cite sections and
//! documents of this project.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder with one of these endings, by their paths from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| endings.iter().any(|ending| end == *ending)) {
                files.push(path.strip_prefix(root()).expect("inside").to_owned());
            }
        }
    }
    files
}

fn documents() -> Vec<PathBuf> {
    let mut all = files("docs", &["md"]);
    all.extend(["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(PathBuf::from));
    assert!(all.len() > 20, "the documents were found");
    all
}

/// A Markdown text without its blocks of code.
fn prose(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    lines.collect::<Vec<_>>().join("\n")
}

/// The anchors of a document: those that are written out, and those that its headings get.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors: BTreeSet<_> = between(text, "<a id=\"", "\"").into_iter().collect();
    for heading in prose(text).lines().filter(|line| line.starts_with('#')) {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        anchors.insert(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
    }
    anchors
}

fn between(text: &str, before: &str, after: &str) -> Vec<String> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).map(str::to_owned).collect()
}

/// The comments of a source file as one line of words, so that it does not matter where a line breaks.
fn comments(text: &str) -> String {
    let lines = text.lines().filter_map(|line| {
        let line = line.trim_start();
        let comment = ["///", "//!", "//", "/**", "* "].iter().find_map(|mark| line.strip_prefix(mark));
        comment.or_else(|| line.split_once(" // ").map(|(_, comment)| comment))
    });
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

fn sources() -> Vec<(PathBuf, String)> {
    let files = files("src", &["rs", "js", "ts"]);
    assert!(files.len() > 50, "the sources were found");
    files.into_iter().map(|path| (path.clone(), comments(&read(&root().join(path))))).collect()
}

/// The numbers of the sections of docs/trove-api.md.
fn sections() -> BTreeSet<String> {
    let text = read(&root().join("docs/trove-api.md"));
    let headings = text.lines().filter(|line| line.starts_with("## ") || line.starts_with("### "));
    let numbers =
        headings.filter_map(|line| line.split(' ').nth(1)).map(|number| number.trim_end_matches('.').to_owned());
    let sections: BTreeSet<_> = numbers.collect();
    assert!(sections.contains("3.5") && sections.len() > 30, "the sections were found");
    sections
}

/// The number at the beginning of a text, as in "3.2), and".
fn number(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

#[test]
fn comments_cite_sections_that_exist() {
    let sections = sections();
    let mut cited = 0;
    for (path, comments) in sources() {
        for (at, _) in comments.match_indices('§') {
            let (before, after) = (&comments[..at], &comments[at + '§'.len_utf8()..]);
            let document = before.trim_end().trim_end_matches('`');
            assert!(
                document.ends_with("docs/trove-api.md"),
                "{}: “§{}” stands behind no `docs/trove-api.md`",
                path.display(),
                number(after)
            );
            assert!(
                sections.contains(number(after)),
                "{}: docs/trove-api.md has no section {}",
                path.display(),
                number(after)
            );
            cited += 1;
        }
    }
    assert!(cited > 20, "the citations were found");
}

#[test]
fn comments_cite_documents_that_exist() {
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    for (path, comments) in sources() {
        for word in comments.split(|c: char| !is_path(c)).map(|word| word.trim_end_matches('.')) {
            if word.ends_with(".md") {
                assert!(root().join(word).is_file(), "{}: there is no {word} in the project", path.display());
            }
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let mut followed = 0;
    for path in documents() {
        let text = read(&root().join(&path));
        for link in between(&prose(&text), "](", ")") {
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => root().join(&path),
                file => root().join(&path).parent().expect("a folder").join(file),
            };
            assert!(target.exists(), "{}: {link} leads nowhere", path.display());
            let known = || anchors(&read(&target));
            assert!(anchor.is_empty() || known().contains(anchor), "{}: {link} has no such place", path.display());
            followed += 1;
        }
    }
    assert!(followed > 40, "the links were found");
}

#[test]
fn files_that_documents_name_exist() {
    let folders = ["src/", "tests/", "tools/", "docs/", "static/", "examples/", ".ci/"];
    for path in documents() {
        for name in between(&read(&root().join(&path)), "`", "`").iter().step_by(2) {
            let is_file = folders.iter().any(|folder| name.starts_with(folder)) && !name.contains([' ', '*', '…']);
            assert!(
                !is_file || name.contains("NN-") || root().join(name).exists(),
                "{}: there is no {name}",
                path.display()
            );
        }
    }
}

#[test]
fn each_rule_about_the_cloud_has_a_source() {
    let text = read(&root().join("docs/trove-api.md"));
    let nodes: Vec<_> = text.split("\n<a id=\"s").skip(1).collect();
    assert_eq!(nodes.len(), sections().len(), "each section has an anchor");
    for place in nodes {
        let (anchor, section) = place.split_once("\"></a>\n").expect("an anchor");
        let heading = section.lines().next().unwrap_or_default();
        let title = heading.trim_start_matches('#').trim();
        assert_eq!(anchor.replace('-', "."), number(title), "{heading}");
        // A chapter whose rules are in its sections needs none of its own.
        let is_chapter = heading.starts_with("## ") && section.trim().lines().count() == 1;
        assert!(is_chapter || section.contains("\nSource: "), "{heading} has a source");
        for name in between(section, "`", "`").iter().step_by(2) {
            let is_fixture = !name.contains([' ', '<']) && (name.ends_with(".http") || name.ends_with(".txt"));
            assert!(!is_fixture || root().join("tests/fixtures").join(name).is_file(), "{heading}: there is no {name}");
        }
    }
}

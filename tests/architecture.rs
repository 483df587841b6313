//! The house's rules that a machine can see: imports go one way, one file calls `fetch`, no HTML is made of text.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, from the outermost to the innermost: each may use those behind it. Views and hooks stand side by side.
const LAYERS: [&[&str]; 5] =
    [&["main.rs", "element.rs", "embed"], &["pages"], &["components", "hooks"], &["backup"], &["openstack"]];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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

/// The only files of the cloud that know the browser: a request, taking it back, and why it never left.
const BROWSER: [&str; 3] = ["openstack/http.rs", "openstack/abort.rs", "openstack/csp.rs"];

/// The code without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

#[test]
fn imports_go_one_way() {
    for (name, text) in sources() {
        let Some(at) = LAYERS.iter().position(|layer| layer.iter().any(|folder| name.starts_with(folder))) else {
            continue;
        };
        assert!(!text.contains("serde_wasm_bindgen::S") || name.starts_with("embed"), "{name} is not the border");
        for outer in LAYERS[..at].iter().flat_map(|layer| layer.iter()) {
            assert!(!code(&text).contains(&format!("crate::{outer}")), "{name} must not use {outer}");
        }
    }
}

#[test]
fn the_cloud_and_the_behaviour_know_no_browser() {
    for (name, text) in sources() {
        let plain = name.starts_with("backup") || (name.starts_with("openstack") && !BROWSER.contains(&name.as_str()));
        for word in ["web_sys::", "js_sys::", "gloo_net::", "gloo_timers::", "use yew", "wasm_bindgen"] {
            assert!(!plain || !code(&text).contains(word), "{name} names {word}");
        }
        assert!(name == "openstack/http.rs" || !text.contains("gloo_net::"), "{name} names gloo_net");
    }
}

#[test]
fn no_text_becomes_html_and_nothing_is_stored_but_in_one_place() {
    for (name, text) in sources().into_iter().filter(|(name, _)| name != "hooks/remembered.rs") {
        for word in [
            "inner_html",
            "from_html_unchecked",
            "local_storage",
            "session_storage",
            "web_sys::console",
            "gloo_console",
            "innerHTML",
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
        let lines = code(&text).lines().filter(|line| !line.starts_with(" *")).count();
        assert!(lines <= 250, "{name} has {lines} lines");
    }
}

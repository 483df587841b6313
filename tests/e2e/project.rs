//! Where things are in the project: the built page, the tools, the git-ignored folder. Used by everything that starts
//! something or writes something.

use std::path::{Path, PathBuf};

/// The project's top folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The git-ignored folder for tools, states and pictures.
pub fn local() -> PathBuf {
    root().join(".local")
}

/// The build under test: `dist`, or the folder that `E2E_DIST` names.
pub fn dist() -> PathBuf {
    std::env::var_os("E2E_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// A program: the project's own copy, else the one in PATH.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let own = local().join("bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(own)
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{name} is neither in .local/bin nor in PATH"))
}

/// A file below the folders where Debian and others keep libraries' own programs.
pub fn library_program(below: &str) -> Result<PathBuf, String> {
    let folders = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let multiarch = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    folders
        .into_iter()
        .chain(multiarch)
        .map(|folder| folder.join(below))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{below} is in none of the library folders"))
}

/// What this run writes down: logs, the site, the cloud's state. Each browser has a folder of its own, so that three
/// runs go side by side.
pub fn state() -> PathBuf {
    local().join("e2e").join(browser())
}

fn browser() -> String {
    std::env::var("BROWSER").ok().filter(|name| !name.is_empty()).unwrap_or_else(|| "chromium".into())
}

/// A port of this run: the one that the variable names, or the usual one, and for each browser the next one.
pub fn port(variable: &str, usual: u16) -> u16 {
    let beside = match browser().as_str() {
        "firefox" => 1,
        "webkit" => 2,
        _ => 0,
    };
    let named = std::env::var(variable).ok().and_then(|text| text.parse().ok());
    named.unwrap_or(usual) + beside
}

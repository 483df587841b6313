//! What this run serves: the build under test at several addresses of one origin, with different presets, by the
//! project's own server with its documented headers. Used by the runner.

use crate::cloud::keystone_port;
use crate::deadline::{Look, SOON, until};
use crate::faulty::Faulty;
use crate::process::{Process, log, must_be_free};
use crate::project;
use std::{fs, path::Path};
use tokio::process::Command;

/// The page below some folders, as a deployer may put it.
pub const SUB_PATH: &str = "/a/deeper/path/";
/// The page with a `config.json` that presets the endpoint.
pub const PRESET: &str = "/preset/";
/// The page with a `config.json` that presets where Keystone is.
pub const SIGN_IN: &str = "/sign-in/";
/// The page with a `config.json` that is no JSON.
pub const BROKEN: &str = "/broken/";
/// The page with a byte more in its wasm, and the page with one more in its glue, than its integrity says.
pub const CHANGED: [(&str, &str); 2] = [("/changed-wasm/", "_bg.wasm"), ("/changed-glue/", ".js")];
/// A page of ours that shows the page in a frame as narrow as a small phone.
pub const NARROW: &str = "/narrow.html";
/// An address of the same origin with no page on it.
pub const NOWHERE: &str = "/no-such-page";
/// The dashboards of examples/, as `tools/hosts` built them.
pub const HOSTS: &str = "/hosts/";
/// A table without any library, for the benchmark.
pub const PLAIN: &str = "/bench/plain.html";
/// A service worker for the whole origin, which another page than ours registers.
pub const WORKER: &str = "/foreign-worker.js";
/// What PRESET presets.
pub const PRESET_ENDPOINT: &str = "http://127.0.0.1:18779/v1.0/preset";

fn port() -> u16 {
    project::port("E2E_PAGE_PORT", 18080)
}

/// The pages' origin, as a browser writes it.
pub fn origin() -> String {
    format!("http://127.0.0.1:{}", port())
}

fn slow_port() -> u16 {
    project::port("E2E_SLOW_PAGE_PORT", 18090)
}

/// The pages' origin by way of a bad network, as a browser writes it. The cloud lets it in as well.
pub fn slow_origin() -> String {
    format!("http://127.0.0.1:{}", slow_port())
}

/// A bad network in front of the pages.
pub async fn slow_site() -> Look<Faulty> {
    // The one before may not have let go of the port yet.
    until("a free port for the bad network", SOON, async || Faulty::at(slow_port(), port()).await).await
}

/// Lays the site out and serves it.
pub async fn serve() -> Look<Process> {
    must_be_free(port(), "the page").await?;
    must_be_free(slow_port(), "the page by way of a bad network").await?;
    let folder = project::state().join("site");
    lay_out(&folder).map_err(|error| format!("copying the build {}: {error}", project::dist().display()))?;
    let mut command = Command::new("python3");
    command.arg(project::root().join("tools/serve.py")).arg(&folder).args(["--port", &port().to_string()]);
    let mut server = Process::start("the page's server", &mut command, &log("page"))?;
    server.listens(port()).await?;
    Ok(server)
}

/// What the dashboards know of their person.
pub fn sign_in(session: &str) -> std::io::Result<()> {
    fs::write(project::state().join("site").join(HOSTS.trim_matches('/')).join("session.json"), session)
}

fn lay_out(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for place in ["/", SUB_PATH, PRESET, SIGN_IN, BROKEN] {
        copy(&project::dist(), &folder.join(place.trim_matches('/')))?;
    }
    for (place, ending) in CHANGED {
        let folder = folder.join(place.trim_matches('/'));
        copy(&project::dist(), &folder)?;
        for entry in fs::read_dir(&folder)? {
            let file = entry?.path();
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("trove-backup") && name.ends_with(ending) {
                let mut bytes = fs::read(&file)?;
                // White space for the glue, an empty section of its own for the wasm: both would still run.
                bytes.extend(if ending == ".js" { b"\n".as_slice() } else { &[0, 2, 1, b'x'] });
                fs::write(&file, bytes)?;
            }
        }
    }
    copy(&project::local().join("hosts/site"), &folder.join(HOSTS.trim_matches('/')))?;
    copy(&project::root().join("tests/e2e/bench"), &folder.join("bench"))?;
    copy(&project::root().join("tests/e2e/worker"), folder)?;
    let preset = format!("{{ \"endpoint\": \"{PRESET_ENDPOINT}\" }}");
    fs::write(folder.join("preset/config.json"), preset)?;
    let sign_in = format!(
        "{{ \"identity-endpoint\": \"http://127.0.0.1:{}/v3\", \"user-domain\": \"Default\", \"region\": \"RegionOne\", \
         \"ways\": \"password application-credential\" }}",
        keystone_port()
    );
    fs::write(folder.join("sign-in/config.json"), sign_in)?;
    fs::write(folder.join("broken/config.json"), "{ \"endpoint\": ")?;
    let frame = "<!doctype html><html lang=en><meta charset=utf-8><title>Narrow</title>\
                 <style>body{margin:0}iframe{border:0;width:320px;height:900px}</style>\
                 <iframe title=Narrow src=\"/\"></iframe></html>";
    fs::write(folder.join(NARROW.trim_matches('/')), frame)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

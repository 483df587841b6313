//! Programs that the run starts and stops: drivers, the display, the page's server. Each has a process group
//! of its own, which is asked to end (so that a driver ends its browser) before it is killed.

use crate::deadline::{Look, until};
use crate::project;
use std::path::{Path, PathBuf};
use std::{process::Stdio, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

/// A running program with the name that messages give it.
pub struct Process {
    name: String,
    child: Child,
}

impl Process {
    /// Starts a program; what it prints goes into `log`.
    pub fn start(name: &str, command: &mut Command, log: &Path) -> Look<Self> {
        let folder = log.parent().unwrap_or(log);
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let file = std::fs::File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let twin = file.try_clone().map_err(|error| error.to_string())?;
        command.stdin(Stdio::null()).stderr(twin).process_group(0).kill_on_drop(true);
        command.stdout(file);
        let child = command.spawn().map_err(|error| format!("{name} does not start: {error}"))?;
        Ok(Self { name: name.into(), child })
    }

    /// Waits until something listens on the port, and the program has not died of it.
    pub async fn listens(&mut self, port: u16) -> Look<()> {
        let (name, child) = (self.name.clone(), &mut self.child);
        until(&format!("{name} listens on port {port}"), Duration::from_secs(30), async || {
            if let Ok(Some(status)) = child.try_wait() {
                return Err(format!("it ended with {status}, see its log in .local/e2e"));
            }
            TcpStream::connect(("127.0.0.1", port)).await.map(drop).map_err(|error| error.to_string())
        })
        .await
    }

    /// Asks the program's group to end, and kills what has not ended three seconds later.
    pub async fn stop(mut self) {
        if let Some(id) = self.child.id() {
            let group = format!("-{id}");
            let asked = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status().await;
            let grace = Duration::from_secs(3);
            if asked.is_err() || tokio::time::timeout(grace, self.child.wait()).await.is_err() {
                eprintln!("{} did not end by itself and is killed", self.name);
            }
            let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().await;
        }
        let _ = self.child.kill().await;
    }
}

/// A port that was free a moment ago.
pub async fn free_port() -> Look<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// Says so clearly when somebody else already has a port that the run needs.
pub async fn must_be_free(port: u16, whose: &str) -> Look<()> {
    let taken = TcpStream::connect(("127.0.0.1", port)).await.is_ok();
    if taken { Err(format!("port {port}, meant for {whose}, is taken; is another run going on?")) } else { Ok(()) }
}

/// Where a helper program's words go.
pub fn log(name: &str) -> PathBuf {
    project::state().join("log").join(format!("{name}.log"))
}

//! A bad network between the page and the real Trove: a small TCP proxy with rules by method and path. It is code of our
//! own because what it must do (lose a reply after the server has acted, cut a body short of its declared length, leave
//! out CORS headers) is below HTTP, where mock crates do not reach. It remembers every request. Used by scenarios.

mod answer;
mod fault;
#[cfg(test)]
mod tests;
mod watch;
mod wire;

pub use answer::Answer;
pub use fault::Fault;
pub use wire::Request;

use crate::deadline::Look;
use fault::{Memory, Rule, lock, serve};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// The proxy; it ends with its value.
pub struct Faulty {
    pub port: u16,
    memory: Arc<Mutex<Memory>>,
    task: JoinHandle<()>,
}

impl Faulty {
    /// A proxy in front of a server on this port.
    pub async fn before(server: u16) -> Look<Self> {
        Self::at(0, server).await
    }

    /// The same at a port of its own; at any free one for 0.
    pub async fn at(port: u16, server: u16) -> Look<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| error.to_string())?;
        let port = listener.local_addr().map_err(|error| error.to_string())?.port();
        let memory = Arc::new(Mutex::new(Memory::default()));
        let shared = Arc::clone(&memory);
        let task = tokio::spawn(async move {
            // They end with the proxy, so that no connection of before meets the rules of before.
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                connections.spawn(serve(client, server, Arc::clone(&shared)));
            }
        });
        Ok(Self { port, memory, task })
    }

    /// The endpoint of the cloud by way of this proxy.
    pub fn endpoint(&self, direct: &str) -> String {
        let path = direct.splitn(4, '/').nth(3).unwrap_or_default();
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// From now on, requests of this method (`*`: any, preflights too) whose path contains `path` meet this fault. A
    /// newer rule goes before an older one.
    pub fn always(&self, method: &'static str, path: &str, fault: Fault) {
        self.rule(method, path, usize::MAX, fault);
    }

    /// The same for the next such request only.
    pub fn once(&self, method: &'static str, path: &str, fault: Fault) {
        self.rule(method, path, 1, fault);
    }

    /// How many faults that were meant for one request have not met theirs.
    pub fn pending(&self) -> usize {
        lock(&self.memory).rules.iter().filter(|rule| rule.left == 1).count()
    }

    /// No more faults.
    pub fn heal(&self) {
        lock(&self.memory).rules.clear();
    }

    /// The requests so far, preflights left out.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.memory).seen.iter().filter(|request| request.method != "OPTIONS").cloned().collect()
    }

    /// How many requests of a method there have been.
    pub fn count(&self, method: &str) -> usize {
        self.requests().iter().filter(|request| request.method == method).count()
    }

    /// How many times anything connected and asked, preflights too.
    pub fn heard(&self) -> usize {
        lock(&self.memory).seen.len()
    }

    fn rule(&self, method: &'static str, path: &str, left: usize, fault: Fault) {
        lock(&self.memory).rules.insert(0, Rule { method, path: path.into(), left, fault });
    }
}

impl Drop for Faulty {
    fn drop(&mut self) {
        self.task.abort();
    }
}

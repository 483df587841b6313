//! What can happen to a request, and the serving of one connection by the rules in force.

use super::answer::Answer;
use super::wire::{self, Request};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpStream;

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It reaches the server; the server's answer never arrives.
    LoseReply,
    /// The connection ends before the server hears of it.
    LoseRequest,
    /// It reaches the server; the answer ends in the middle.
    CutReply,
    /// It reaches the server at once; the answer waits.
    SlowReply(Duration),
    /// It reaches the server when there are no faults any more.
    Held,
    /// In the server's answer, each first text becomes the second one.
    Rewrite(String, String),
    /// The server never hears of it; this is what the page gets.
    Answer(Answer),
}

pub(super) struct Rule {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) left: usize,
    pub(super) fault: Fault,
}

#[derive(Default)]
pub(super) struct Memory {
    pub(super) rules: Vec<Rule>,
    pub(super) seen: Vec<Request>,
}

pub(super) async fn serve(mut client: TcpStream, server: u16, memory: Arc<Mutex<Memory>>) {
    let Ok(request) = Request::read(&mut client).await else {
        return;
    };
    let fault = {
        let mut memory = lock(&memory);
        memory.seen.push(request.clone());
        let fits = |rule: &&mut Rule| {
            rule.left > 0 && (rule.method == "*" || rule.method == request.method) && request.path.contains(&rule.path)
        };
        memory.rules.iter_mut().find(fits).map(|rule| {
            rule.left -= 1;
            rule.fault.clone()
        })
    };
    // A failed write here only means that the page has hung up.
    let _ = match fault {
        Some(Fault::LoseRequest) => Ok(()),
        Some(Fault::Answer(answer)) => answer.send(&mut client).await,
        Some(Fault::LoseReply) => request.forward(server).await.map(drop),
        Some(Fault::CutReply) => wire::forward_half(&request, server, &mut client).await,
        Some(Fault::Rewrite(from, to)) => wire::forward_rewritten(&request, server, &mut client, &from, &to).await,
        Some(Fault::Held) => {
            while !lock(&memory).rules.is_empty() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            wire::forward_slowly(&request, server, &mut client, Duration::ZERO).await
        }
        Some(Fault::SlowReply(time)) => wire::forward_slowly(&request, server, &mut client, time).await,
        None => wire::forward_slowly(&request, server, &mut client, Duration::ZERO).await,
    };
}

pub(super) fn lock(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

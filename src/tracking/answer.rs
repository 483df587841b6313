//! What the cloud answers about a backup that is followed.
//!
//! This is apart from the messages because it is loaded with the first request (`docs/decisions/0013-parts.md`).

use super::follow::{Follow, Reason, Watch};
use super::message::Event;
use super::model::Model;
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::backups::{self, Backup};
use crate::openstack::trove::instances;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// Takes the answer to a request of the room: to a look, or to the question why a backup failed. One that nobody waits for
/// changes nothing.
pub fn answered(model: &mut Model, call: CallId, answer: Result<Reply, Error>, now: UtcTime) -> Vec<Event> {
    let is_asked_why =
        |follow: &Follow| matches!(follow.watch, Watch::Ended(Reason::Asking(awaited)) if awaited == call);
    if model.all().any(is_asked_why) {
        let answer = answer.and_then(|reply| instances::read_fault(&reply));
        for (_, follow) in model.all_mut().filter(|(_, follow)| is_asked_why(follow)) {
            follow.explained(answer.clone());
        }
        return Vec::new();
    }
    looked(model, call, answer.and_then(|reply| backups::read(&reply)), now)
}

/// The backup that was created here may be open as well: one look is enough for both. Another cloud may have one of the same
/// id.
fn looked(model: &mut Model, call: CallId, answer: Result<Backup, Error>, now: UtcTime) -> Vec<Event> {
    let next = model.calls.next_id();
    let asks = |follow: &&Follow| matches!(follow.watch, Watch::Asking(awaited) if awaited == call);
    let Some(at) = model.all().find(asks).map(|follow| follow.connection.clone()) else { return Vec::new() };
    let id = answer.as_ref().ok().and_then(|backup| backup.members.get("id"));
    let mut events = vec![Event::Answered];
    let mut refused = None;
    for (which, follow) in model.all_mut() {
        match follow.watch {
            Watch::Asking(awaited) if awaited == call => {}
            Watch::Waiting { .. }
                if follow.backup.members.get("id") == id && at.endpoint() == follow.connection.endpoint() => {}
            _ => continue,
        }
        let before = follow.backup.status();
        follow.answered(answer.clone(), now, next);
        // What was not known before did not change.
        if follow.backup.status() != before && (follow.asked.is_some() || before != Status::Unknown) {
            events.retain(|event| !matches!(event, Event::Changed(_)));
            events.push(Event::Changed(which));
        }
        if let Watch::TokenRefused(_) = follow.watch {
            refused = Some(follow.connection.clone());
        }
    }
    events.extend(refused.map(Event::TokenRefused));
    events
}

//! What happens to a restore that was sent: it is accepted, refused or lost, and the new instance is followed to its end.

use std::rc::Rc;

use super::form::{Problem, at_fault};
use super::message::{Context, Event, RefusedFor};
use super::model::Model;
use super::restoration::{Following, MOST_PAGES, Stage, Watch};
use crate::context::call::CallId;
use crate::context::choices::MOST;
use crate::context::connection::Credential;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{Page, Reply};
use crate::openstack::trove::instances;
use crate::openstack::types::time::UtcTime;

/// Takes an answer that is awaited.
pub(super) fn answered(
    model: &mut Model,
    call: CallId,
    answer: Result<Reply, Error>,
    now: UtcTime,
    context: &Context,
) -> Vec<Event> {
    match model.restoration.as_ref().map(|restoration| &restoration.stage) {
        Some(Stage::Sending(awaited)) if *awaited == call => sent(model, answer, now, context),
        Some(Stage::Looking(awaited, _, why)) if *awaited == call => {
            let why = why.clone();
            looked(model, why, answer, now, context)
        }
        Some(Stage::Following(Following { watch: Watch::Asking(awaited), .. })) if *awaited == call => {
            watched(model, answer, now, context)
        }
        _ => Vec::new(),
    }
}

/// The POST was answered, or not.
fn sent(model: &mut Model, answer: Result<Reply, Error>, now: UtcTime, context: &Context) -> Vec<Event> {
    match answer.and_then(|reply| instances::read(&reply)) {
        Ok(instance) => {
            let name = instance.name.clone();
            if let Some(restoration) = &mut model.restoration {
                restoration.follow(instance, false, now);
            }
            vec![Event::Accepted(name)]
        }
        Err(error) if error.may_have_arrived() => look(model, error, context).into_iter().collect(),
        Err(error) => {
            let Some(restoration) = &mut model.restoration else { return Vec::new() };
            let input = at_fault(&error, &restoration.restore);
            let about = match input {
                _ if error.wants_token() => RefusedFor::Token,
                Some(input) => RefusedFor::Input(input),
                None => RefusedFor::Other,
            };
            restoration.stage = Stage::Refused(error);
            model.problems = match about {
                RefusedFor::Input(input) => vec![(input, Problem::Refused)],
                _ => Vec::new(),
            };
            vec![Event::Refused(about)]
        }
    }
}

/// A page of instances was answered, or not: the new one may be in it.
fn looked(model: &mut Model, why: Error, answer: Result<Reply, Error>, now: UtcTime, context: &Context) -> Vec<Event> {
    let next = model.calls.next_id();
    let Some(restoration) = &mut model.restoration else { return Vec::new() };
    let since = restoration.since.plus(context.clock_ahead.saturating_neg());
    let trouble = match answer.and_then(|reply| reply.page("instances", MOST)) {
        Ok(Page { objects: page, more, cut }) => {
            match (restoration.find(&page, since), page.last().and_then(|last| last.id("id"))) {
                (Some(instance), _) => {
                    restoration.follow(instance, true, now);
                    return vec![Event::Found];
                }
                (None, Some(last)) if (more || cut) && restoration.pages < MOST_PAGES => {
                    restoration.pages += 1;
                    restoration.stage = Stage::Looking(next, Some(last), why);
                    return Vec::new();
                }
                _ => None,
            }
        }
        Err(error) => Some(error),
    };
    restoration.stage = Stage::Lost(why, trouble);
    vec![Event::Lost]
}

/// The look at the new instance was answered, or not.
fn watched(model: &mut Model, answer: Result<Reply, Error>, now: UtcTime, context: &Context) -> Vec<Event> {
    let Some(Stage::Following(following)) = model.restoration.as_mut().map(|restoration| &mut restoration.stage) else {
        return Vec::new();
    };
    let before = following.seen();
    let answer = answer.and_then(|reply| {
        let fault = instances::read_fault(&reply)?.map(|fault| fault.message);
        Ok((instances::read(&reply)?, fault))
    });
    following.answered(answer, now);
    let (has_ended, is_stopped) = (!following.is_running(), matches!(following.watch, Watch::Stopped));
    let mut events = Vec::new();
    if has_ended || following.seen() != before {
        events.push(Event::Changed);
    }
    if has_ended {
        events.push(Event::Ended);
    }
    // A token of before may have ended while today's is good.
    if is_stopped && !resume(model, true, context) {
        events.push(Event::TokenRefused);
    }
    events
}

/// The reply was lost: the instances are looked through, where it was asked for and nowhere else.
pub(super) fn look(model: &mut Model, why: Error, context: &Context) -> Option<Event> {
    let call = model.calls.next_id();
    let restoration = model.restoration.as_mut()?;
    let Some(credential) = context.credential.clone() else {
        restoration.stage = Stage::Lost(why, Some(Error::SignedOut));
        return Some(Event::Lost);
    };
    restoration.connection = Rc::new(restoration.connection.by(credential));
    restoration.pages = 0;
    restoration.stage = Stage::Looking(call, None, why);
    Some(Event::Looking)
}

/// Looks at the new instance, if that is due.
pub(super) fn wake(model: &mut Model, now: UtcTime) {
    let call = model.calls.next_id();
    if let Some(Stage::Following(following)) = model.restoration.as_mut().map(|restoration| &mut restoration.stage)
        && matches!(following.watch, Watch::Waiting(due) if due <= now)
    {
        following.watch = Watch::Asking(call);
    }
}

/// Goes on with today's token, where it is one for the same place; of another one than before, if that is wanted. Tells
/// whether there is one.
pub(super) fn resume(model: &mut Model, another: bool, context: &Context) -> bool {
    let call = model.calls.next_id();
    let Some(restoration) = &mut model.restoration else { return false };
    let is_wanted = |credential: &Credential| !another || credential != restoration.connection.credential();
    let Some(credential) = context.credential.clone().filter(is_wanted) else { return false };
    if let Stage::Following(following) = &mut restoration.stage
        && following.is_running()
    {
        restoration.connection = Rc::new(restoration.connection.by(credential));
        if matches!(following.watch, Watch::Stopped) {
            following.watch = Watch::Asking(call);
        }
    }
    true
}

/// The token is dropped, wherever it is.
pub(super) fn sign_out(model: &mut Model) {
    let Some(restoration) = &mut model.restoration else { return };
    restoration.connection = Rc::new(restoration.connection.by(Credential::None));
    match &mut restoration.stage {
        Stage::Following(following) if following.is_running() => following.watch = Watch::Stopped,
        Stage::Looking(.., why) => restoration.stage = Stage::Lost(why.clone(), Some(Error::SignedOut)),
        _ => {}
    }
}

/// Requests were aborted when the component was taken off its page. What became of the POST is looked up, by the same token:
/// whether the host gives one now is not known yet.
pub(super) fn detach(model: &mut Model) {
    let call = model.calls.next_id();
    let Some(restoration) = &mut model.restoration else { return };
    match &mut restoration.stage {
        Stage::Sending(_) => restoration.stage = Stage::Looking(call, None, Error::Detached),
        Stage::Looking(at, behind, _) => {
            (*at, *behind) = (call, None);
            restoration.pages = 0;
        }
        Stage::Following(following) => {
            if let Watch::Asking(_) = following.watch {
                following.watch = Watch::Waiting(following.looked);
            }
        }
        _ => {}
    }
}

//! What the cloud answers to a restore: it is accepted, refused or lost, and the new instance is told of.
//!
//! This is apart from the messages because it is loaded with the first request (`docs/decisions/0013-parts.md`).

use super::fault::at_fault;
use super::following::{look, resume};
use super::message::{Context, Event, RefusedFor};
use super::model::Model;
use super::restoration::{Following, MOST_PAGES, Stage, Watch};
use super::rules::Problem;
use crate::context::call::CallId;
use crate::context::choices::MOST;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::reply::{Page, Reply};
use crate::openstack::trove::instances;
use crate::openstack::types::time::UtcTime;

/// Takes the answer to a request of the room, and says what matters to others. One that nobody waits for changes nothing.
pub fn answered(
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

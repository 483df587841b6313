//! How a request goes out, and how it is looked for after a lost reply. POST is not idempotent: nothing here sends it a second time
//! without a person's word (`docs/trove-api.md` §3.1).

use super::message::{Context, Event};
use super::model::Model;
use super::rules::validate;
use super::submission::{InstanceWatch, Request, Submission};
use super::typing::stop_waiting;
use crate::openstack::transport::error::Error;
use crate::openstack::types::time::UtcTime;

/// Seconds after its acceptance in which what was accepted is not sent again: a double click.
const DOUBLE_CLICK: i64 = 2;

/// A person submits the form.
pub(super) fn submit(model: &mut Model, context: &Context, now: UtcTime) -> Option<Event> {
    if model.submission.is_busy() {
        return None;
    }
    if let Some(created) = context.created.as_ref().filter(|_| model.is_accepted) {
        if created.is_refused {
            return Some(Event::Resume);
        }
        if created.is_running || created.began.is_some_and(|began| now.since(began) < DOUBLE_CLICK) {
            return Some(Event::AlreadySent);
        }
    }
    if let Some(until) = model.submission.blocked_until().filter(|until| *until > now) {
        return Some(Event::Blocked(until.since(now)));
    }
    let request = match (validate(&model.draft), &context.connection) {
        (Ok(backup), Some(connection)) => Request { connection: connection.clone().into(), backup: backup.into() },
        (draft, _) => {
            // What was refused before is not what is wrong now.
            if matches!(model.submission, Submission::Refused { .. } | Submission::Busy { .. }) {
                model.submission = Submission::Idle;
            }
            model.problems = draft.err().unwrap_or_default();
            model.unfolded |= model.problems.iter().any(|(input, _)| input.is_option());
            return Some(Event::Invalid);
        }
    };
    if is_lost_just_now(model, &request, now) {
        return None;
    }
    if request.backup.instance().is_none() {
        model.problems.clear();
        model.submission = Submission::Review(request);
        return Some(Event::Review);
    }
    Some(send(model, request, now))
}

/// Whether this very request was lost a moment ago: a repeated key must not send it again before anybody has read so.
/// Each try begins the moment anew.
fn is_lost_just_now(model: &mut Model, again: &Request, now: UtcTime) -> bool {
    match &mut model.submission {
        Submission::Lost { request, looked, .. }
            if request.backup.body() == again.backup.body() && now.since(*looked) < 1 =>
        {
            *looked = now;
            true
        }
        _ => false,
    }
}

/// The request goes out.
pub(super) fn send(model: &mut Model, request: Request, now: UtcTime) -> Event {
    model.problems.clear();
    model.submission = Submission::Sending { call: model.calls.next_id(), request, since: now, left: false };
    Event::Sending
}

/// The reply was lost: the backup is looked for, once.
pub(super) fn look(model: &mut Model, request: Request, sent: UtcTime, why: Error) -> Event {
    model.submission = Submission::Looking { call: model.calls.next_id(), request, sent, why: why.clone() };
    Event::Looking(why)
}

/// A person asks to look again. The token may have been refused since: today's is asked with, if it is one for the same
/// place.
pub(super) fn look_again(model: &mut Model, context: &Context) -> Option<Event> {
    let Submission::Lost { request, sent, why, .. } = &model.submission else { return None };
    let Some(credential) = context.credential.clone() else { return Some(Event::OtherEndpoint) };
    let (request, sent, why) = (request.by(credential), *sent, why.clone());
    Some(look(model, request, sent, why))
}

/// A person gave up waiting, or goes back.
pub(super) fn cancel(model: &mut Model, now: UtcTime) -> Option<Event> {
    match std::mem::take(&mut model.submission) {
        Submission::Review(_) => Some(Event::ReviewClosed),
        Submission::Sending { left: false, .. } => Some(Event::Cancelled),
        Submission::Sending { request, since, .. } => Some(look(model, request, since, Error::Cancelled)),
        Submission::Looking { request, sent, why, .. } => {
            model.submission = Submission::Lost { request, sent, why, looked: now, trouble: Some(Error::Cancelled) };
            Some(Event::Lost)
        }
        busy @ Submission::Busy { .. } => {
            model.submission = busy;
            stop_waiting(model);
            Some(Event::NotWaiting)
        }
        other => {
            model.submission = other;
            None
        }
    }
}

/// The component was taken off its page, and put back: requests were aborted meanwhile. Whether a POST had arrived is looked
/// up, as after any lost reply.
pub(super) fn detach(model: &mut Model) -> Option<Event> {
    match std::mem::take(&mut model.submission) {
        Submission::Sending { left: false, .. } => None,
        Submission::Sending { request, since, .. } => Some(look(model, request, since, Error::Detached)),
        other => {
            model.submission = other;
            stop_waiting(model);
            None
        }
    }
}

/// A person wants the backup to be sent when its instance is free.
pub(super) fn send_when_free(model: &mut Model) -> Option<Event> {
    let call = model.calls.next_id();
    let Submission::Busy { watch, .. } = &mut model.submission else { return None };
    *watch = InstanceWatch::AskingUntilFree(call);
    Some(Event::WillSendWhenFree)
}

/// The next look at the busy instance is due. The token that the request was sent with may have ended since.
pub(super) fn wake(model: &mut Model, context: &Context, now: UtcTime) {
    let call = model.calls.next_id();
    if let Submission::Busy { request, watch, .. } = &mut model.submission
        && matches!(watch, InstanceWatch::WaitingUntilFree(due) if *due <= now)
    {
        if let Some(credential) = context.credential.clone() {
            *request = request.by(credential);
        }
        *watch = InstanceWatch::AskingUntilFree(call);
    }
}

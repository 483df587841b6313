//! What the cloud answers: the backup is accepted, refused or lost, and the busy instance is seen.
//!
//! This is apart from the messages because it is loaded with the first request (`docs/decisions/0013-parts.md`).

use std::rc::Rc;

use super::asking::{look, send};
use super::fault::at_fault;
use super::lost;
use super::message::{Answered, Context, Event, RefusedFor};
use super::model::Model;
use super::rules::{Problem, validate};
use super::submission::{InstanceWatch, Request, Submission};
use crate::context::call::CallId;
use crate::openstack::transport::error::Error;
use crate::openstack::transport::refusal::Cause;
use crate::openstack::transport::reply::Reply;
use crate::openstack::trove::backups::{self, Backup};
use crate::openstack::trove::instances::{self, Instance};
use crate::openstack::types::time::UtcTime;

/// Seconds between looks at an instance that has to become free.
const WHEN_FREE: i64 = 10;

/// Takes the answer to a request of the room, and says what matters to others. One that nobody waits for changes nothing.
pub fn answered(
    model: &mut Model,
    call: CallId,
    answer: Result<Reply, Error>,
    now: UtcTime,
    context: &Context,
) -> Vec<Answered> {
    match model.submission.clone() {
        Submission::Sending { call: awaited, request, since, .. } if awaited == call => {
            vec![match answer.and_then(|reply| backups::read(&reply)) {
                Ok(backup) => accepted(model, request, backup, None, now, context),
                Err(error) if error.may_have_arrived() => look(model, request, since, error).into(),
                Err(error) => refused(model, request, error, now),
            }]
        }
        Submission::Looking { call: awaited, request, sent, why } if awaited == call => {
            let listed = answer.and_then(|reply| backups::read_list(&reply));
            looked(model, (request, sent, why), listed, now, context)
        }
        Submission::Busy { request, error, status, watch } => match watch {
            InstanceWatch::AskingOnce(awaited) | InstanceWatch::AskingUntilFree(awaited) if awaited == call => {
                let shown = answer.and_then(|reply| instances::read(&reply));
                instance_shown(model, (request, error, status, watch.sends_when_free()), shown, now, context)
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn accepted(
    model: &mut Model,
    request: Request,
    backup: Backup,
    lost: Option<Error>,
    now: UtcTime,
    context: &Context,
) -> Answered {
    // What was typed meanwhile may be another backup.
    let is_same = || validate(&model.draft).is_ok_and(|draft| draft == *request.backup);
    model.is_accepted = context.connection.is_some() && is_same();
    model.submission = Submission::Idle;
    Answered::Accepted { request, backup, lost, now }
}

fn refused(model: &mut Model, request: Request, error: Error, at: UtcTime) -> Answered {
    let about = at_fault(&error, &request.backup);
    match about {
        RefusedFor::Input(input) => {
            model.unfolded |= input.is_option();
            model.problems = vec![(input, Problem::Refused)];
        }
        RefusedFor::Endpoint => model.problems.clear(),
        RefusedFor::Token | RefusedFor::Other => {}
    }
    model.submission = if error.cause() == Some(Cause::Busy) && request.backup.instance().is_some() {
        let watch = InstanceWatch::AskingOnce(model.calls.next_id());
        Submission::Busy { request, error, status: None, watch }
    } else {
        Submission::Refused { error, at }
    };
    Answered::Refused(about)
}

/// The list was answered, or not: what was asked for may be in it.
fn looked(
    model: &mut Model,
    (request, sent, why): (Request, UtcTime, Error),
    listed: Result<Vec<Backup>, Error>,
    now: UtcTime,
    context: &Context,
) -> Vec<Answered> {
    let known = context.created.as_ref().and_then(|created| created.id.as_deref());
    let by_cloud = sent.plus(context.clock_ahead.saturating_neg());
    let trouble = match listed {
        Ok(list) => {
            if let Some(backup) = lost::find(&list, &request, by_cloud, known) {
                return vec![accepted(model, request, backup.clone(), Some(why), now, context)];
            }
            None
        }
        Err(error) => Some(error),
    };
    let event = match &trouble {
        None => Answered::NotFound,
        Some(error) => Answered::LookFailed { wants_token: error.wants_token() },
    };
    model.submission = Submission::Lost { request, sent, why, looked: now, trouble };
    vec![event, Event::Lost.into()]
}

/// The busy instance was looked at: when it is free, what waits for that is sent.
fn instance_shown(
    model: &mut Model,
    (request, error, status, sends): (Request, Error, Option<Rc<str>>, bool),
    shown: Result<Instance, Error>,
    now: UtcTime,
    context: &Context,
) -> Vec<Answered> {
    let instance = match shown {
        Ok(instance) => instance,
        Err(error) if error.wants_token() || error.cause() == Some(Cause::NotFound) => {
            return vec![refused(model, request, error, now)];
        }
        Err(trouble) => {
            let due = now.plus(trouble.pause(WHEN_FREE));
            let watch = if sends { InstanceWatch::WaitingUntilFree(due) } else { InstanceWatch::Over };
            model.submission = Submission::Busy { request, error, status, watch };
            return Vec::new();
        }
    };
    let mut events = Vec::new();
    if instance.is_free() && sends {
        // Who asks may have another token by now; the place stays the same.
        match context.credential.clone() {
            Some(credential) => return vec![send(model, request.by(credential), now).into()],
            None => events.push(Event::OtherEndpoint.into()),
        }
    } else if Some(&instance.status) != status.as_ref() {
        events.push(Answered::InstanceIs(instance.status.clone()));
    }
    // Such an instance does not become free by itself, and a free one needs nobody to wait.
    let stays = matches!(&*instance.status, "ERROR" | "FAILED" | "SHUTDOWN");
    let waits = sends && !instance.is_free() && !stays;
    let watch = if waits { InstanceWatch::WaitingUntilFree(now.plus(WHEN_FREE)) } else { InstanceWatch::Over };
    model.submission = Submission::Busy { request, error, status: Some(instance.status), watch };
    events
}

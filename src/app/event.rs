//! What a host is told: the backup's life and what went wrong, without secrets.
//!
//! Events are the difference between two states, so that no path through the reducer can forget one.

use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use super::state::State;
use crate::context::alert::Alert;
use crate::context::error_text::explain;
use crate::create::{Submission, alert::alert};
use crate::openstack::trove::backups::Backup;
use crate::openstack::types::time::UtcTime;
use crate::tracking::{Follow, Reason, Watch, text};

/// What a host is told.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// The cloud accepted a backup, or it was found after a lost reply.
    Created(Backup),
    /// The status of the backup in view changed.
    Status(Backup),
    /// The backup ended well: `COMPLETED` or `RESTORED`.
    Completed(Backup),
    /// The backup ended badly.
    Failed(FailedBackup),
    /// A request was refused, or its outcome is not known, or the backup is gone.
    Error(Failure),
    /// The token was refused, or the host gave none: another one is needed.
    TokenRefused(Failure),
}

/// A backup that ended `FAILED` or `DELETE_FAILED`.
#[derive(Clone, PartialEq, Debug)]
pub struct FailedBackup {
    /// The backup.
    pub backup: Backup,
    /// The instance's last error, where it tells one.
    pub reason: Option<Rc<str>>,
}

/// What went wrong, as the person is told it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// What became of it.
    pub outcome: Outcome,
    /// What happened, in a sentence.
    pub message: Rc<str>,
    /// The server's own message, without the token.
    pub server_message: Option<Rc<str>>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The server's request id, where the cloud lets a page read it.
    pub request_id: Option<Rc<str>>,
}

/// What became of what was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// No backup was created.
    NotCreated,
    /// Nobody knows whether a backup was created. Look before sending again.
    Unknown,
    /// The backup in view goes on without being followed.
    NotFollowed,
    /// The backup in view is gone.
    Gone,
}

impl Outcome {
    /// Its name in JavaScript.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotCreated => "not-created",
            Self::Unknown => "unknown",
            Self::NotFollowed => "not-followed",
            Self::Gone => "gone",
        }
    }
}

fn failure(outcome: Outcome, alert: Alert) -> Failure {
    Failure {
        outcome,
        message: alert.title.into(),
        server_message: alert.server_message,
        status: alert.status,
        request_id: alert.request_id,
    }
}

/// What events follow from, of the state before.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    submission: Option<Discriminant<Submission>>,
    follow: Option<Known>,
    created: usize,
    /// Where the person was last called to.
    pub focus: u32,
}

/// What was known of the backup in view.
#[derive(Clone, Debug)]
struct Known {
    id: Option<String>,
    status: Option<String>,
    ended: bool,
    refused: bool,
    gone: bool,
}

impl Known {
    fn of(follow: &Follow) -> Self {
        Self {
            id: follow.backup.text("id"),
            status: follow.backup.text("status"),
            ended: matches!(&follow.watch, Watch::Ended(reason) if !matches!(reason, Reason::Asking(_))),
            refused: matches!(follow.watch, Watch::TokenRefused(_)),
            gone: matches!(follow.watch, Watch::Gone(_)),
        }
    }
}

impl Seen {
    /// What of a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        Self {
            submission: Some(discriminant(&state.create.submission)),
            follow: state.tracking.created.as_ref().map(Known::of),
            created: state.console.batch.created().count(),
            focus: state.focus.0,
        }
    }
}

/// What happened between two states.
#[must_use]
pub fn between(before: &Seen, after: &State) -> Vec<Event> {
    let mut events = Vec::new();
    if before.submission != Some(discriminant(&after.create.submission)) {
        events.extend(of_submission(after));
    }
    events.extend(after.console.batch.created().skip(before.created).cloned().map(Event::Created));
    if let Some(follow) = &after.tracking.created {
        of_follow(before.follow.as_ref(), follow, &mut events);
    }
    events
}

fn of_submission(after: &State) -> Option<Event> {
    // The wait that the alert of the page counts down is no part of an event.
    let shown = alert(&after.create.submission, &after.environment.origin, UtcTime(0));
    match &after.create.submission {
        Submission::Refused { error, .. } if error.wants_token() => {
            shown.map(|alert| Event::TokenRefused(failure(Outcome::NotCreated, alert)))
        }
        Submission::Refused { .. } | Submission::Busy { .. } => {
            shown.map(|alert| Event::Error(failure(Outcome::NotCreated, alert)))
        }
        Submission::Lost { .. } => shown.map(|alert| Event::Error(failure(Outcome::Unknown, alert))),
        _ => None,
    }
}

fn of_follow(before: Option<&Known>, follow: &Follow, events: &mut Vec<Event>) {
    let backup = &follow.backup;
    let now = Known::of(follow);
    let before = before.filter(|before| before.id == now.id);
    match before {
        None => events.push(Event::Created(backup.clone())),
        Some(before) if before.status != now.status => events.push(Event::Status(backup.clone())),
        Some(_) => {}
    }
    if now.ended && !before.is_some_and(|before| before.ended) {
        events.push(match &follow.watch {
            Watch::Ended(Reason::Fault(fault)) => {
                Event::Failed(FailedBackup { backup: backup.clone(), reason: Some(fault.message.clone()) })
            }
            _ if backup.status().is_bad_end() => Event::Failed(FailedBackup { backup: backup.clone(), reason: None }),
            _ => Event::Completed(backup.clone()),
        });
    }
    if let (Watch::TokenRefused(error), false) = (&follow.watch, before.is_some_and(|before| before.refused)) {
        events.push(Event::TokenRefused(failure(Outcome::NotFollowed, explain(error, ""))));
    }
    if now.gone && !before.is_some_and(|before| before.gone) {
        events.extend(text::alert(follow).map(|alert| Event::Error(failure(Outcome::Gone, alert))));
    }
}

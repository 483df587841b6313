//! The alerts: what happened, the server's own words, what to do, and the details for the operator.

use super::follow::{Follow, Reason, Watch};
use super::request_wording as wording;
use super::state::State;
use super::submission::Submission;
use crate::context::alert::Alert;
use crate::context::error_text::{explain, unreachable, unread};
use crate::context::phrases::isolated;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::CREATE_TIME_OUT;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// The alert for the task of sending, if it failed.
#[must_use]
pub fn of_submission(state: &State, now: UtcTime) -> Option<Alert> {
    match &state.submission {
        Submission::Refused { error, .. } => {
            let mut notice = explain(error, &state.environment.origin);
            notice.wait = state.submission.blocked_until().map(|until| until.since(now)).filter(|left| *left > 0);
            Some(notice)
        }
        Submission::Busy { error, status, .. } => {
            let mut notice = explain(error, &state.environment.origin);
            notice.advice.extend(status.as_ref().map(|status| wording::instance_is(status)));
            Some(notice)
        }
        Submission::Lost { why, trouble, .. } => Some(lost(why, trouble.as_ref(), &state.environment.origin)),
        _ => None,
    }
}

/// The alert for a part of the program that did not load, or was changed on its way; whether it is the one that sends
/// requests.
#[must_use]
pub fn part_not_loaded(sends: bool) -> Alert {
    let mut alert = Alert::new(
        "A part of this page did not load, or was changed on its way.",
        if sends { "Nothing was sent, and what you typed is kept." } else { "What you typed is kept." },
    );
    let advice =
        "Check the connection, then try again. If that does not help, this page was renewed on its server: reload it.";
    alert.advice.push(advice.into());
    alert
}

/// The alert for the followed backup, if it ended badly or cannot be followed any more.
#[must_use]
pub fn of_follow(follow: &Follow) -> Option<Alert> {
    match (&follow.watch, follow.backup.status()) {
        (Watch::TokenRefused(Error::SignedOut), _) => Some(Alert::new(
            "You are signed out here.",
            "What runs goes on in the cloud. Sign in again to go on following it.",
        )),
        (Watch::TokenRefused(Error::Revoked), _) => Some(Alert::new(
            "You are signed out here, and the token was revoked.",
            "The backup uploads with that token and probably fails. Sign in again to see what becomes of it.",
        )),
        (Watch::TokenRefused(error), _) => {
            let mut notice = explain(error, "");
            let advice =
                "What runs goes on in the cloud. Sign in again, or enter a new token, to go on following it here.";
            notice.advice = vec![advice.into()];
            Some(notice)
        }
        (Watch::Gone(refusal), _) => {
            let gone = Alert::new("The backup is gone.", "It was deleted. The last known properties stay here.");
            Some(gone.with_refusal(refusal))
        }
        // One alert, once the reason is known.
        (Watch::Ended(Reason::Asking(_)), _) => None,
        (Watch::Ended(reason), Status::Failed) => Some(failed(follow, reason)),
        (Watch::Ended(_), Status::DeleteFailed) => Some(Alert::new(
            "The backup could not be deleted.",
            "Its data may still be stored. Try to delete it again, or ask the cloud's operator.",
        )),
        _ => None,
    }
}

fn failed(follow: &Follow, reason: &Reason) -> Alert {
    let mut notice = Alert { title: "The backup failed.".into(), ..Alert::default() };
    match reason {
        Reason::Fault(fault) => {
            notice.server_message = Some(fault.message.clone());
            if !follow.backup.id().is_some_and(|id| fault.names(&id)) {
                let when = fault.created.as_deref().map_or("an unknown time".into(), isolated);
                notice.advice.push(format!(
                    "The message is the instance's last error, of {when} UTC; it may be about something else."
                ));
            }
        }
        Reason::Unasked(error) => {
            notice.advice.push(format!("The instance could not be asked for the reason: {}", explain(error, "").title));
        }
        Reason::None | Reason::Unknown | Reason::Asking(_) => {
            notice.advice.push(
                "The instance tells no reason; the cloud's operator can find it in the guest agent's log.".into(),
            );
        }
    }
    notice.advice.push("It cannot be restored from. Create another one; this command deletes the failed one:".into());
    notice.sample = follow.backup.id().map(|id| format!("openstack database backup delete {id}"));
    notice
}

fn lost(why: &Error, trouble: Option<&Error>, origin: &str) -> Alert {
    if matches!((why, trouble), (Error::Unreachable, Some(Error::Unreachable))) {
        let mut notice = unreachable(origin);
        let first = "Most likely nothing was created; check again before you send it once more.";
        notice.advice.insert(0, first.into());
        return notice;
    }
    let mut notice = match why {
        Error::Unreadable(unreadable) => unread(unreadable),
        Error::Refused(refusal) => Alert::default().with_refusal(refusal),
        _ => Alert::default(),
    };
    match why {
        Error::TimedOut => notice.title = format!("No reply came within {CREATE_TIME_OUT} s."),
        Error::Cancelled => notice.title = "You stopped waiting for the reply.".into(),
        Error::Detached => notice.title = "The form was taken off its page before the reply came.".into(),
        Error::Refused(_) => notice.title = "A server between this page and Trove reported a failure.".into(),
        Error::Unreadable(_) => {}
        _ => notice.title = "The connection broke before the reply came.".into(),
    }
    notice.advice.push(match trouble {
        None => "The backup is not in the instance's list. It may still appear: check again before you send it once more.".into(),
        Some(error) => {
            let looked = explain(error, origin);
            notice.server_message = notice.server_message.or(looked.server_message);
            notice.status = notice.status.or(looked.status);
            notice.request_id = notice.request_id.or(looked.request_id);
            format!("Whether it was created is not known, for looking failed too. {} Check again before you send it once more.", looked.title)
        }
    });
    notice
}

/// The line about a backup that waits in NEW for too long.
#[must_use]
pub fn stuck(elapsed: &str) -> String {
    format!(
        "Still NEW after {elapsed}: the guest agent has probably not heard of it. The instance takes no other action; \
         the cloud's operator can end it with “openstack database instance reset status”."
    )
}

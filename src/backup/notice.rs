//! The alerts: what happened, the server's own words, what to do, and the details for the operator.

use super::request_wording as wording;
use super::state::State;
use super::submission::Submission;
use crate::context::alert::Alert;
use crate::context::error_text::{explain, unreachable, unread};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::CREATE_TIME_OUT;
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

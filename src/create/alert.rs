//! What is said of a request that failed: what happened, the server's own words, what to do, and the details for the operator.

use super::submission::Submission;
use super::text;
use crate::context::alert::Alert;
use crate::context::error_text::{explain, unreachable, unread};
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::CREATE_TIME_OUT;
use crate::openstack::types::time::UtcTime;

/// The alert for a request that failed; none for one that did not. `origin` is the page's, for what an operator has to allow.
#[must_use]
pub fn alert(submission: &Submission, origin: &str, now: UtcTime) -> Option<Alert> {
    match submission {
        Submission::Refused { error, .. } => {
            let mut alert = explain(error, origin);
            alert.wait = submission.blocked_until().map(|until| until.since(now)).filter(|left| *left > 0);
            Some(alert)
        }
        Submission::Busy { error, status, .. } => {
            let mut alert = explain(error, origin);
            alert.advice.extend(status.as_ref().map(|status| text::instance_is(status)));
            Some(alert)
        }
        Submission::Lost { why, trouble, .. } => Some(lost(why, trouble.as_ref(), origin)),
        _ => None,
    }
}

fn lost(why: &Error, trouble: Option<&Error>, origin: &str) -> Alert {
    if matches!((why, trouble), (Error::Unreachable, Some(Error::Unreachable))) {
        let mut alert = unreachable(origin);
        let first = "Most likely nothing was created; check again before you send it once more.";
        alert.advice.insert(0, first.into());
        return alert;
    }
    let mut alert = match why {
        Error::Unreadable(unreadable) => unread(unreadable),
        Error::Refused(refusal) => Alert::default().with_refusal(refusal),
        _ => Alert::default(),
    };
    match why {
        Error::TimedOut => alert.title = format!("No reply came within {CREATE_TIME_OUT} s."),
        Error::Cancelled => alert.title = "You stopped waiting for the reply.".into(),
        Error::Detached => alert.title = "The form was taken off its page before the reply came.".into(),
        Error::Refused(_) => alert.title = "A server between this page and Trove reported a failure.".into(),
        Error::Unreadable(_) => {}
        _ => alert.title = "The connection broke before the reply came.".into(),
    }
    alert.advice.push(match trouble {
        None => "The backup is not in the instance's list. It may still appear: check again before you send it once more.".into(),
        Some(error) => {
            let looked = explain(error, origin);
            alert.server_message = alert.server_message.or(looked.server_message);
            alert.status = alert.status.or(looked.status);
            alert.request_id = alert.request_id.or(looked.request_id);
            format!("Whether it was created is not known, for looking failed too. {} Check again before you send it once more.", looked.title)
        }
    });
    alert
}

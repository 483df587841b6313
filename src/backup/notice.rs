//! The alerts: what happened, the server's own words, what to do, and the details for the operator.

use std::rc::Rc;

use super::follow::{Follow, Reason, Watch};
use super::state::State;
use super::submission::Submission;
use crate::openstack::backups::{CREATE_TIME_OUT, Status};
use crate::openstack::error::{Cause, Error, Problem, Refusal, Unreadable};
use crate::openstack::time::UtcTime;

/// One failure, ready to be shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Notice {
    /// What happened.
    pub title: String,
    /// The server's own message.
    pub words: Option<Rc<str>>,
    /// What to do next; more than one line are causes in the order of their likelihood.
    pub advice: Vec<String>,
    /// Lines for the operator, to be copied.
    pub sample: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The server's request id.
    pub request_id: Option<Rc<str>>,
    /// Seconds that are still to be waited.
    pub wait: Option<i64>,
}

/// The alert for the task of sending, if it failed.
#[must_use]
pub fn of_submission(state: &State, now: UtcTime) -> Option<Notice> {
    match &state.submission {
        Submission::Refused { error, .. } => {
            let mut notice = explain(error, &state.surroundings.origin);
            notice.wait = state.submission.blocked_until().map(|until| until.since(now)).filter(|left| *left > 0);
            Some(notice)
        }
        Submission::Lost { why, trouble, .. } => Some(lost(why, trouble.as_ref(), &state.surroundings.origin)),
        _ => None,
    }
}

/// The alert for the followed backup, if it ended badly or cannot be followed any more.
#[must_use]
pub fn of_follow(follow: &Follow) -> Option<Notice> {
    match (&follow.watch, follow.backup.status()) {
        (Watch::TokenRefused(refusal), _) => Some(Notice {
            title: "The token was refused or has expired.".into(),
            advice: vec!["The backup goes on in the cloud. Enter a new token to go on following it here.".into()],
            ..told(refusal)
        }),
        (Watch::Gone(refusal), _) => Some(Notice {
            title: "The backup is gone.".into(),
            advice: vec!["Somebody deleted it, or it belonged to a replica that has been made. The last known properties stay here.".into()],
            ..told(refusal)
        }),
        (Watch::Ended(reason), Status::Failed) => Some(failed(follow, reason)),
        (Watch::Ended(_), Status::DeleteFailed) => Some(Notice {
            title: "The backup could not be deleted.".into(),
            advice: vec!["Its data may still be stored. Try to delete it again, or ask the cloud's operator.".into()],
            ..Notice::default()
        }),
        _ => None,
    }
}

fn failed(follow: &Follow, reason: &Reason) -> Notice {
    let mut notice = Notice { title: "The backup failed.".into(), ..Notice::default() };
    let retry = "It cannot be restored from: delete it, and create another one under a new name.";
    match reason {
        Reason::Fault(fault) => {
            notice.words = Some(fault.message.clone());
            if !follow.backup.id().is_some_and(|id| fault.names(&id)) {
                let when = fault.created.as_deref().unwrap_or("an unknown time");
                notice.advice.push(format!(
                    "The message is the instance's last error, of {when} UTC; it may be about something else."
                ));
            }
        }
        Reason::Asking(_) => notice.advice.push("Asking the instance for the reason.".into()),
        Reason::None | Reason::Unknown => {
            notice.advice.push(
                "The instance tells no reason; the cloud's operator can find it in the guest agent's log.".into(),
            );
        }
    }
    notice.advice.push(retry.into());
    notice
}

fn lost(why: &Error, trouble: Option<&Error>, origin: &str) -> Notice {
    if matches!((why, trouble), (Error::Unreachable, Some(Error::Unreachable | Error::Offline))) {
        let mut notice = unreachable(origin);
        let first =
            "Most likely nothing was created; check again before you send it once more. These are the usual causes:";
        notice.advice.insert(0, first.into());
        return notice;
    }
    let mut notice = match why {
        Error::TimedOut => Notice { title: format!("No reply came within {CREATE_TIME_OUT} s."), ..Notice::default() },
        Error::Cancelled => Notice { title: "You stopped waiting for the reply.".into(), ..Notice::default() },
        Error::Unreadable(unreadable) => unread(unreadable),
        Error::Refused(refusal) => {
            Notice { title: "A server between this page and Trove gave up waiting.".into(), ..told(refusal) }
        }
        _ => Notice { title: "The connection broke before the reply came.".into(), ..Notice::default() },
    };
    notice.advice.push(match trouble {
        None => "The backup is not in the instance's list. It may still appear: check again before you send it once more.".into(),
        Some(error) => {
            let looked = explain(error, origin);
            notice.words = notice.words.or(looked.words);
            notice.status = notice.status.or(looked.status);
            notice.request_id = notice.request_id.or(looked.request_id);
            format!("Whether it was created is not known, for looking failed too. {} Check again before you send it once more.", looked.title)
        }
    });
    notice
}

/// What an error means, and what to do about it.
#[must_use]
pub fn explain(error: &Error, origin: &str) -> Notice {
    let simple =
        |title: &str, advice: &str| Notice { title: title.into(), advice: vec![advice.into()], ..Notice::default() };
    match error {
        Error::Offline => {
            simple("You are offline.", "Nothing was sent. What you typed is kept; send it when the connection is back.")
        }
        Error::Blocked => simple(
            "This page is not allowed to call that address.",
            "Nothing was sent. Its Content Security Policy names the addresses that it may call (connect-src): https ones and this machine, unless whoever runs the page narrowed it.",
        ),
        Error::Unreachable => unreachable(origin),
        Error::TimedOut => simple("No reply came in time.", "Try again; if it stays so, ask the cloud's operator."),
        Error::Cancelled => simple("You stopped waiting.", "Nothing is known about the answer."),
        Error::Redirected => simple(
            "The server answered with a redirect, which was not followed.",
            "Your token goes to the endpoint alone. Check the endpoint: a login page may be in front of it, or it may be https now.",
        ),
        Error::Unreadable(unreadable) => unread(unreadable),
        Error::Refused(refusal) => refused(refusal),
    }
}

fn refused(refusal: &Refusal) -> Notice {
    let (title, advice) = match refusal.cause() {
        Cause::Invalid => ("The cloud found the request invalid.", "Correct what its message names, and send again."),
        Cause::Token => {
            ("The token was refused or has expired.", "Enter a new token and send again; everything else is kept.")
        }
        Cause::Storage => (
            "The object store or a role refused, not your token.",
            "Your token is fine. Backups are kept in the object store: ask the cloud's operator whether your project may use it.",
        ),
        Cause::Forbidden => {
            ("You are not allowed to do this.", "Ask the cloud's operator for the right role in this project.")
        }
        Cause::Project => (
            "The endpoint is not this token's project.",
            "The address ends in /v1.0/ and the project's id. Use a token and an endpoint of the same project.",
        ),
        Cause::NotFound => (
            "The cloud does not know it.",
            "Check that the instance exists in this project, and that the endpoint ends in /v1.0/ and the project's id.",
        ),
        Cause::Busy => (
            "The instance cannot be backed up now.",
            "It is busy or not running; an instance does one thing at a time. Wait until it is ACTIVE, then send again.",
        ),
        Cause::Quota => (
            "The project's quota for backups is used up.",
            "Delete backups that nobody needs, or ask the cloud's operator for more.",
        ),
        Cause::RateLimit(_) => {
            ("Too many requests.", "All tools of the project share one limit. Wait, then send again.")
        }
        Cause::Unsupported => {
            ("This instance cannot be backed up.", "Members of a cluster and some datastores have no backups.")
        }
        Cause::Server => {
            ("Trove failed.", "Try again. If it stays so, give the message and the request id to the cloud's operator.")
        }
        Cause::Gateway => {
            ("The service is not available at the moment.", "Try again in a while; what you typed is kept.")
        }
        Cause::Other => ("The cloud refused.", "Check the endpoint; give the details to the cloud's operator."),
    };
    Notice { title: title.into(), advice: vec![advice.into()], ..told(refusal) }
}

fn told(refusal: &Refusal) -> Notice {
    let words = &refusal.fault.message;
    Notice {
        words: (!words.is_empty()).then(|| words.clone()),
        status: Some(refusal.status),
        request_id: refusal.request_id.clone(),
        ..Notice::default()
    }
}

fn unread(unreadable: &Unreadable) -> Notice {
    let what = match unreadable.problem {
        Problem::Truncated => "it broke off",
        Problem::Enormous => "it was enormous",
        Problem::Html => "it was an HTML page, perhaps of a login or a proxy",
        Problem::NotJson => "it was not JSON",
        Problem::Envelope => "there was no backup in it",
    };
    Notice {
        title: format!("The server answered, but the reply could not be read: {what}."),
        words: (!unreadable.head.is_empty()).then(|| unreadable.head.clone()),
        status: Some(unreadable.status),
        request_id: unreadable.request_id.clone(),
        ..Notice::default()
    }
}

fn unreachable(origin: &str) -> Notice {
    Notice {
        title: "The cloud cannot be reached.".into(),
        advice: vec![
            "The cloud may not allow this page (CORS): its operator adds the two lines below to trove.conf.".into(),
            "The certificate may not be trusted (TLS): open the endpoint in a tab of its own and look.".into(),
            "The address may be wrong (DNS, port), or the service down: the curl command below tells which.".into(),
        ],
        sample: Some(format!("[cors]\nallowed_origin = {origin}")),
        ..Notice::default()
    }
}

/// One line about a look at the followed backup that failed; the last good table stays.
#[must_use]
pub fn trouble(error: &Error) -> String {
    let notice = explain(error, "");
    let words = notice.words.map(|words| format!(" “{words}”")).unwrap_or_default();
    let status = notice.status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
    format!("The last look failed: {}{status}{words}", notice.title)
}

/// The line about a backup that waits in NEW for too long.
#[must_use]
pub fn stuck(elapsed: &str) -> String {
    format!(
        "Still NEW after {elapsed}: the instance's guest agent has probably not heard of it. The instance takes no other action meanwhile; \
         the cloud's operator can end it with “openstack database instance reset status”."
    )
}

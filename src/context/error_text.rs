//! What each error means, and what to do about it: sentences that all rooms share.

use super::alert::Alert;
use super::phrases::isolated;
use crate::openstack::transport::error::{Error, Problem, Unreadable};
use crate::openstack::transport::refusal::{Cause, Refusal};
use crate::openstack::types::endpoint::EndpointError;

/// What an error means, and what to do about it.
#[must_use]
pub fn explain(error: &Error, origin: &str) -> Alert {
    match error {
        Error::Offline => Alert::new(
            "You are offline.",
            "Nothing was sent. What you typed is kept; send it when the connection is back.",
        ),
        Error::Blocked => Alert::new(
            "This page is not allowed to call that address.",
            "Nothing was sent. Its Content Security Policy (connect-src) allows https, 127.0.0.1 and localhost, unless it was changed.",
        ),
        Error::Unreachable => unreachable(origin),
        Error::TimedOut => Alert::new("No reply came in time.", "Try again; if it stays so, ask the cloud's operator."),
        Error::Cancelled => Alert::new("You stopped waiting.", "Nothing is known about the answer."),
        Error::Detached => Alert::new(
            "It was taken off its page before the reply came.",
            "The request may have arrived: look before you send it again.",
        ),
        Error::NoToken(words) => {
            let mut alert = Alert::new(
                "The page around this form gave no token.",
                "Nothing was sent. Sign in there anew, or enter a token here.",
            );
            alert.server_message = (!words.is_empty()).then(|| words.clone());
            alert
        }
        Error::SignedOut | Error::Revoked => Alert::new("You are signed out here.", "Sign in again."),
        Error::SecondFactor(_) => Alert::new(
            "The cloud wants a second factor, which this way to sign in cannot give.",
            "Sign in with the password, or use a token.",
        ),
        Error::Redirected => Alert::new(
            "The server answered with a redirect, which was not followed.",
            "Your token goes to the endpoint alone. Check the endpoint: a login page may be in front of it, or it may be https now.",
        ),
        Error::Unreadable(unreadable) => unread(unreadable),
        Error::Refused(refusal) => refused(refusal),
    }
}

fn refused(refusal: &Refusal) -> Alert {
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
            "There is no such instance or address in this cloud.",
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
    Alert::new(title, advice).with_refusal(refusal)
}

/// A reply that could not be read.
#[must_use]
pub fn unread(unreadable: &Unreadable) -> Alert {
    let what = match unreadable.problem {
        Problem::Truncated => "it broke off",
        Problem::Enormous => "it was enormous",
        Problem::Html => "it was an HTML page, perhaps of a login or a proxy",
        Problem::NotJson => "it was not JSON",
        Problem::Envelope => "there was no backup in it",
    };
    Alert {
        title: format!("The server answered, but the reply could not be read: {what}."),
        server_message: (!unreadable.head.is_empty()).then(|| unreadable.head.clone()),
        status: Some(unreadable.status),
        request_id: unreadable.request_id.clone(),
        ..Alert::default()
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

/// A cloud that did not answer, or that does not let this page read its answer: the usual causes, with the operator's
/// settings for a page of this origin.
#[must_use]
pub fn unreachable(origin: &str) -> Alert {
    Alert {
        title: "The cloud cannot be reached.".into(),
        advice: vec!["These are the usual causes:".into()],
        causes: vec![
            "The address is wrong (DNS, port), or the service is down: the curl command under “Equivalent commands” of the form tells.",
            "The cloud does not allow this page (CORS): its operator adds the two lines below to trove.conf, and to keystone.conf.",
            "The certificate is not trusted (TLS): open the endpoint in a tab of its own and look.",
        ],
        sample: Some(format!("[cors]\nallowed_origin = {origin}")),
        ..Alert::default()
    }
}

/// What went wrong, on one line.
#[must_use]
pub fn brief(error: &Error) -> String {
    let alert = explain(error, "");
    let message = alert.server_message.map(|message| format!(" “{}”", isolated(&message))).unwrap_or_default();
    let status = alert.status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
    let id = alert.request_id.map(|id| format!(" {}", isolated(&id))).unwrap_or_default();
    format!("{}{status}{message}{id}", alert.title)
}

/// One line about a look that failed, beside what was seen last.
#[must_use]
pub fn trouble(error: &Error) -> String {
    format!("The last look failed: {}", brief(error))
}

/// What is wrong with the address of a service.
#[must_use]
pub fn address(error: EndpointError) -> &'static str {
    match error {
        EndpointError::Missing => "Enter the address of the database service.",
        EndpointError::NoScheme => "Begin the address with https:// (or http:// on this machine).",
        EndpointError::Scheme => "Only https:// and http:// addresses can be called.",
        EndpointError::Credentials => "Leave out the user and password before the host: the token says who you are.",
        EndpointError::Host => {
            "There is no usable host or port in this address; an example is https://cloud.example:8779/v1.0/<project id>. A host with other letters is written in its xn-- form."
        }
        EndpointError::Characters => {
            "An address holds no spaces, no hidden characters, no quotes, no “<”, “>” or “\\”, and no “..”."
        }
    }
}

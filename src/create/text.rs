//! What is said of a request on its way, and of a busy instance. Names are isolated (U+2068 and U+2069).

use super::submission::Submission;
use crate::context::phrases::duration;
use crate::openstack::transport::error::Error;
use crate::openstack::trove::backups::CREATE_TIME_OUT;
use crate::openstack::types::cut;
use crate::openstack::types::time::UtcTime;

/// Announced when a POST leaves.
pub const SENDING: &str = "Sending the request.";
/// Beside the button while nothing has left the browser yet.
const NOT_LEFT: &str = "Getting ready to send. Nothing was sent yet.";
/// Announced when the safe GET after a lost reply leaves.
const LOOKING: &str = "The reply was lost. Looking whether the backup exists.";
/// Announced when an accepted draft is submitted once more.
pub const ALREADY_SENT: &str =
    "This backup was accepted already and was not sent again. Change the name or the instance to create another one.";
/// Announced when the safe GET leaves after a person stopped waiting.
const LOOKING_AFTER_CANCEL: &str = "You stopped waiting. Looking whether the backup exists.";
/// Announced when a person stopped waiting for the host's token.
pub const CANCELLED_BEFORE: &str = "Cancelled. Nothing was sent.";
/// Announced when the form is back on a page and its request had been under way.
const LOOKING_AFTER_DETACH: &str =
    "The form was taken off its page before the reply came. Looking whether the backup exists.";
/// Announced when the look found nothing.
pub const NOT_FOUND: &str = "Checked: the backup is not in the instance's list.";
/// Announced when what is registered has to be checked first.
pub const REVIEW: &str = "Check what will be registered. Nothing was sent yet.";
/// Announced when a backup waits for its instance.
pub const WHEN_FREE: &str = "The backup is sent when the instance is free. Leave this page open.";
/// Announced when a name was suggested.
pub const NAME_SUGGESTED: &str = "A name was filled in.";
/// The storage drivers, as they are offered.
pub const DRIVERS: [(&str, &str); 3] = [
    ("", "As the cloud is set up"),
    ("swift", "Swift (object storage)"),
    ("cinder", "Cinder (snapshot of the volume)"),
];
/// Over what is to be checked.
pub const REVIEW_HEADING: &str = "Check what will be registered";
/// Under it.
pub const REGISTERED_STAYS: &str = "No data is copied: if the object is deleted, this backup is useless. The cloud looks for the object, and believes the rest.";

/// While a rate limit runs.
#[must_use]
pub fn wait_before_sending(seconds: i64) -> String {
    format!("The cloud asked to wait: {} left. Nothing was sent.", duration(seconds))
}

/// Beside the button while the POST is under way.
fn sending_for(seconds: i64) -> String {
    let left = i64::from(CREATE_TIME_OUT) - seconds;
    format!("Waiting for the reply: {seconds} s. Slow clouds need a while; this page waits {} s more.", left.max(0))
}

/// Announced when a busy instance was looked at.
#[must_use]
pub fn instance_is(status: &str) -> String {
    format!("The instance is \u{2068}{}\u{2069} now.", cut::name(status))
}

/// Beside the button while a backup waits for its instance.
#[must_use]
pub fn waiting(status: Option<&str>) -> String {
    let now = status.map(|status| format!(" It is \u{2068}{}\u{2069} now.", cut::name(status))).unwrap_or_default();
    format!("Waiting until the instance is free.{now} It is looked at every 10 s.")
}

/// Announced when the safe GET leaves, by how the reply was lost.
#[must_use]
pub fn looking(why: &Error) -> &'static str {
    match why {
        Error::Cancelled => LOOKING_AFTER_CANCEL,
        Error::Detached => LOOKING_AFTER_DETACH,
        _ => LOOKING,
    }
}

/// Beside the button while a request is on its way; empty where none is.
#[must_use]
pub fn progress(submission: &Submission, now: UtcTime) -> String {
    match submission {
        Submission::Sending { left: false, .. } => NOT_LEFT.into(),
        Submission::Sending { since, .. } => sending_for(now.since(*since)),
        Submission::Looking { .. } => LOOKING.into(),
        Submission::Busy { watch, status, .. } if watch.sends_when_free() => waiting(status.as_deref()),
        _ => String::new(),
    }
}

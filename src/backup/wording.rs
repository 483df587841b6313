//! Every sentence that people see, in plain words: what happened, then what to do. The fields' are in
//! [`super::labels`], the alerts in [`super::notice`] and [`crate::context::error_text`].

use super::follow::{Follow, Watch};
use super::properties::{Meaning, Property};
use crate::context::environment::Environment;
use crate::context::phrases::{ago, duration, isolated};
use crate::openstack::trove::backups::{Backup, CREATE_TIME_OUT};
use crate::openstack::types::cut;
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// Announced when a POST leaves.
pub const SENDING: &str = "Sending the request.";
/// Beside the button while nothing has left the browser yet.
pub const NOT_LEFT: &str = "Getting ready to send. Nothing was sent yet.";
/// Announced when the safe GET after a lost reply leaves.
pub const LOOKING: &str = "The reply was lost. Looking whether the backup exists.";
/// Announced when an accepted draft is submitted once more.
pub const ALREADY_SENT: &str =
    "This backup was accepted already and was not sent again. Change the name or the instance to create another one.";
/// Announced when a token is good for another place than the one that was asked before.
pub const OF_ANOTHER_ENDPOINT: &str =
    "That was at another endpoint, where this token is not sent. Sign in there again to go on with it.";
/// Announced when the browser goes offline.
pub const OFFLINE: &str = "Offline. This page goes on when the connection is back.";
/// Announced when it is back.
pub const ONLINE_AGAIN: &str = "Online again.";
/// Announced when the safe GET leaves after a person stopped waiting.
pub const LOOKING_AFTER_CANCEL: &str = "You stopped waiting. Looking whether the backup exists.";
/// Announced when a person stopped waiting for the host's token.
pub const CANCELLED_BEFORE: &str = "Cancelled. Nothing was sent.";
/// Announced when the form is back on a page and its request had been under way.
pub const LOOKING_AFTER_DETACH: &str =
    "The form was taken off its page before the reply came. Looking whether the backup exists.";
/// Shown over a backup that was found after the form was away.
pub const FOUND_AFTER_DETACH: &str =
    "The form was taken off its page before the reply came, but the backup exists: here it is.";
/// Announced when the look found nothing.
pub const NOT_FOUND: &str = "Checked: the backup is not in the instance's list.";
/// Shown before anything was created.
pub const EMPTY: &str =
    "No backup yet. When you create one, its properties appear here and are kept up to date until it ends.";
/// Shown while a backup runs.
pub const MAY_LEAVE: &str = "You can close this page: the backup goes on without it.";
/// Shown over a backup that was found after a lost reply.
pub const FOUND: &str = "The reply was lost, but the backup exists: here it is. Nothing was sent twice.";
/// Shown over a backup that was found after a person stopped waiting.
pub const FOUND_AFTER_CANCEL: &str = "You stopped waiting, but the backup exists: here it is.";
/// Told when somebody put a token into `config.json`.
pub const TOKEN_IN_CONFIG: &str = "config.json holds a token. It is not used: remove it, everybody can read that file.";
/// Told when a token came with the address.
pub const TOKEN_IN_ADDRESS: &str = "The address held a token. It was not used and was removed. It may be in the \
    browser's history or a server's log: get a new one, and type or paste it below.";

/// Told when a host wrote a token into an attribute of the element.
pub const TOKEN_IN_ATTRIBUTE: &str = "The page around this form wrote a token into an attribute, where every script \
    can read it. It was not used and was removed. Set the property “token” instead.";

/// Told when a link presets another endpoint than the site does.
#[must_use]
pub fn endpoint_of_link(link: &str, instead_of: Option<(&str, &str)>, by_token: bool) -> String {
    let instead = instead_of.map(|(who, host)| format!(", where {who} has {}", isolated(host))).unwrap_or_default();
    let way = if by_token { " It also chooses to sign in by a token." } else { "" };
    format!(
        "The link to this page fills in an endpoint at {}{instead}.{way} Your token goes there when you press a button: check it.",
        isolated(link)
    )
}

/// Announced when a link or a host changes the endpoint under a token that was typed for another one.
pub const TOKEN_OF_ANOTHER_ENDPOINT: &str =
    "Another endpoint was filled in. The token was removed: it was given for the endpoint before.";

/// The announcement after a refused submit.
#[must_use]
pub fn fields_need_attention(count: usize) -> String {
    if count == 1 {
        "1 field needs attention. Nothing was sent.".into()
    } else {
        format!("{count} fields need attention. Nothing was sent.")
    }
}

/// While a rate limit runs.
#[must_use]
pub fn wait_before_sending(seconds: i64) -> String {
    format!("The cloud asked to wait: {} left. Nothing was sent.", duration(seconds))
}

/// Beside the button while the POST is under way.
#[must_use]
pub fn sending_for(seconds: i64) -> String {
    let left = i64::from(CREATE_TIME_OUT) - seconds;
    format!("Waiting for the reply: {seconds} s. Slow clouds need a while; this page waits {} s more.", left.max(0))
}

/// The announcement of a new backup.
#[must_use]
pub fn accepted(backup: &Backup, found: Option<&str>, before: bool) -> String {
    let how = found.unwrap_or("Accepted.");
    let other = if before { " The backup before goes on in the cloud; this page follows the new one." } else { "" };
    format!("{how} Status {}. {}{other}", isolated(&status_text(backup)), sentence(backup.status()))
}

/// The announcement of a change of the status.
#[must_use]
pub fn status_changed(follow: &Follow, now: UtcTime, ahead: i64) -> String {
    let status = follow.backup.status();
    let after =
        if status.is_end() { format!(" after {}", duration(follow.elapsed(now, ahead))) } else { String::new() };
    let name = isolated(&follow.backup.text("name").unwrap_or_default());
    // What a bad end means is in the alert.
    let meaning = if status.is_bad_end() { "" } else { sentence(status) };
    format!("“{name}”: status {}{after}. {meaning}", isolated(&status_text(&follow.backup)))
}

/// The status as the server wrote it.
#[must_use]
pub fn status_text(backup: &Backup) -> String {
    backup.text("status").map_or("not told".into(), |status| cut::name(&status))
}

/// What a status means.
#[must_use]
pub fn sentence(status: Status) -> &'static str {
    match status {
        Status::New => "Waiting for the instance to begin.",
        Status::Building => "The instance is reading its data and storing it.",
        Status::Saving => "The data is being stored.",
        Status::Completed => "Ready to restore from.",
        Status::Failed => "Not usable. Delete it or create another one.",
        Status::Restored => "Registered; its data lies where it was.",
        Status::DeleteFailed => "It could not be deleted; its data may still be stored.",
        Status::Unknown => "This page does not know this status.",
    }
}

/// How following goes on, in one line under the status.
#[must_use]
pub fn watching(follow: &Follow, environment: &Environment, now: UtcTime) -> String {
    let last = match follow.looked {
        UtcTime(0) => "Not seen yet".into(),
        looked => format!("Last looked {}", ago(now.since(looked))),
    };
    match &follow.watch {
        Watch::Waiting { .. } | Watch::Asking(_) if !environment.online => {
            format!("{last}. Offline: goes on when the connection is back.")
        }
        Watch::Waiting { .. } if !environment.visible => format!("{last}. Goes on when the page is visible."),
        Watch::Waiting { due } => match due.since(now) {
            0 => format!("{last}, looking now."),
            seconds => format!("{last}, again in {}.", duration(seconds)),
        },
        Watch::Asking(_) => format!("{last}, looking now."),
        Watch::TokenRefused(_) => format!("{last}. Stopped: the token was refused."),
        Watch::Ended(_) => "It has ended, so this page asks no more.".into(),
        Watch::Gone(_) => format!("{last}. Stopped: the backup is gone."),
        Watch::NoId => "Cannot be followed: its id is not one that can be asked for.".into(),
    }
}

/// What a value means, beside the text that the CLI prints. `local` writes a moment in the person's own time. This
/// device's clock, which shows `now`, is `ahead` of the cloud's by so many seconds.
#[must_use]
pub fn note(
    property: &Property,
    follow: &Follow,
    now: UtcTime,
    ahead: i64,
    local: &dyn Fn(UtcTime) -> String,
) -> String {
    let status = follow.backup.status();
    let text = match (&property.meaning, property.name.as_str()) {
        (Meaning::Time(time), _) => {
            // What was made here just now is just now, to the second.
            let made_here = follow.asked.is_some() && follow.found.is_none();
            let created = follow.backup.time("created").filter(|_| made_here);
            let skew = created.map(|created| follow.began.0.saturating_sub(created.0));
            let now = now.plus(skew.filter(|skew| skew.abs() <= 86400).unwrap_or(ahead).saturating_neg());
            return format!("UTC; here: {}; {}", local(*time), ago(now.since(*time)));
        }
        (Meaning::Size, _) if property.raw == "0.01" => {
            "GiB of the data volume in use, at most; not the size of the stored file"
        }
        (Meaning::Size, _) => "GiB of the data volume in use; not the size of the stored file",
        (Meaning::Status(status), _) => sentence(*status),
        (Meaning::Id, "parent_id") => "incremental, on top of this backup",
        (Meaning::Absent, "parent_id") => "full backup",
        (Meaning::Absent, "description") => "no description",
        (Meaning::Absent, "size") if !status.is_end() => "known when the instance has begun",
        (Meaning::Absent, "locationRef") if !status.is_end() => "known when it is completed",
        (Meaning::Absent, "locationRef") => "nothing was stored",
        (Meaning::Absent, "instance_id") => "the backup was made elsewhere",
        _ => "",
    };
    text.into()
}

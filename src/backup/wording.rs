//! The sentences about sending, links and tokens, in plain words: what happened, then what to do. The fields' are in
//! [`super::labels`], the alerts in [`super::notice`] and [`crate::context::error_text`], those of a room in its `text`.

use crate::context::phrases::{duration, isolated};
use crate::openstack::trove::backups::{Backup, CREATE_TIME_OUT};
use crate::tracking::Found;
use crate::tracking::text::{found, sentence, status_text};

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
/// Announced when the look found nothing.
pub const NOT_FOUND: &str = "Checked: the backup is not in the instance's list.";
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
pub fn accepted(backup: &Backup, how: Option<Found>, before: bool) -> String {
    let how = how.map_or("Accepted.", found);
    let other = if before { " The backup before goes on in the cloud; this page follows the new one." } else { "" };
    format!("{how} Status {}. {}{other}", isolated(&status_text(backup)), sentence(backup.status()))
}

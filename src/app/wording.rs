//! What is said where several rooms meet, and of links and tokens: what happened, then what to do. What a room says alone is
//! in its `text`.

use crate::context::phrases::isolated;
use crate::openstack::trove::backups::Backup;
use crate::tracking::Found;
use crate::tracking::text::{found, sentence, status_text};

/// Announced when a token is good for another place than the one that was asked before.
pub const OF_ANOTHER_ENDPOINT: &str =
    "That was at another endpoint, where this token is not sent. Sign in there again to go on with it.";
/// Announced when the browser goes offline.
pub const OFFLINE: &str = "Offline. This page goes on when the connection is back.";
/// Announced when it is back.
pub const ONLINE_AGAIN: &str = "Online again.";
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

/// The announcement of a new backup.
#[must_use]
pub fn accepted(backup: &Backup, how: Option<Found>, before: bool) -> String {
    let how = how.map_or("Accepted.", found);
    let other = if before { " The backup before goes on in the cloud; this page follows the new one." } else { "" };
    format!("{how} Status {}. {}{other}", isolated(&status_text(backup)), sentence(backup.status()))
}

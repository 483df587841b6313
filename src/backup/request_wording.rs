//! The sentences about picking, about a busy instance, and about the quota. Names in them are
//! isolated (U+2068 and U+2069).

use super::draft::Field;
use super::kind::Kind;
use crate::context::phrases::thousands;
use crate::openstack::trove::quotas::Quota;
use crate::openstack::types::cut;
use crate::session::text;

/// Announced when what is registered has to be checked first.
pub const REVIEW: &str = "Check what will be registered. Nothing was sent yet.";
/// Announced when a backup waits for its instance.
pub const WHEN_FREE: &str = "The backup is sent when the instance is free. Leave this page open.";
/// Announced when a name was suggested.
pub const NAME_SUGGESTED: &str = "A name was filled in.";

/// Announced when an open list has got more.
#[must_use]
pub fn offered(count: usize) -> String {
    format!("{count} to pick from.")
}

/// Announced when something was picked.
#[must_use]
pub fn picked(name: &str) -> String {
    format!("Picked: \u{2068}{name}\u{2069}.")
}

/// Announced when something cannot be picked.
#[must_use]
pub fn not_picked(name: &str, why: &str) -> String {
    format!("\u{2068}{name}\u{2069} cannot be backed up now: {why}.")
}

/// Announced when a busy instance was looked at.
#[must_use]
pub fn instance_is(status: &str) -> String {
    format!("The instance is \u{2068}{}\u{2069} now.", cut::name(status))
}

/// How much of the quota is used; near its end, what to do.
#[must_use]
pub fn quota(quota: &Quota) -> String {
    let Quota { in_use, reserved, limit } = quota;
    let held = if *reserved > 0 { format!(" and {reserved} reserved") } else { String::new() };
    match (limit, quota.left()) {
        (Some(limit), Some(0)) => format!(
            "All {limit} backups of the project's quota are used{held}. Delete some, or ask the cloud's operator for more."
        ),
        (Some(limit), Some(left)) => format!("{in_use} of {limit} backups used{held}: {left} left."),
        _ => format!("{in_use} backups; there is no limit."),
    }
}

/// From how many left on the quota is a warning.
pub const FEW: i64 = 2;
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
/// In a list that nobody can be asked for.
pub const CONNECT_FIRST: &str = "Sign in first, or fill in the endpoint and the token.";

/// In a list while that button was not pressed.
#[must_use]
pub fn confirm_first(host: &str) -> String {
    format!(
        "The endpoint was filled in for you. Check it, and press “{}” beside it: nothing was asked yet.",
        text::use_token_at(host)
    )
}

/// In the list of parents.
pub const INSTANCE_FIRST: &str = "Fill in the instance first.";
/// In a list that could not be got.
pub const NO_LIST: &str = "The list could not be got; you can type the UUID.";
/// In a list without anything in it.
pub const NOTHING_THERE: &str = "This project has none.";
/// Below a list that the cloud has more of.
#[must_use]
pub fn listed_first(count: usize) -> String {
    format!("Only the first {} are listed. The id of another one can be typed.", thousands(count))
}

/// In a list in which nothing fits.
pub const NOTHING_FITS: &str = "Nothing fits.";

/// Below a list that is longer than what is shown.
#[must_use]
pub fn more(count: usize) -> String {
    format!("{count} more: type a part of the name.")
}

/// What a list is called.
#[must_use]
pub fn list_of(field: Field) -> &'static str {
    match field {
        Field::Parent => "Completed backups",
        Field::Version => "Datastore versions",
        Field::Flavor => "Flavors",
        _ => "Instances",
    }
}

/// What a kind is called.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Full => "Full",
        Kind::Latest => "Incremental, on top of the latest",
        Kind::Parent => "Incremental, on top of a chosen one",
        Kind::Register => "Register a backup made elsewhere",
    }
}

/// Beside the button while a backup waits for its instance.
#[must_use]
pub fn waiting(status: Option<&str>) -> String {
    let now = status.map(|status| format!(" It is \u{2068}{}\u{2069} now.", cut::name(status))).unwrap_or_default();
    format!("Waiting until the instance is free.{now} It is looked at every 10 s.")
}

//! The sentences of the room.

use super::board::{DAYS, Day, Row};
use crate::context::backups::text::kind;
use crate::context::phrases::{ago, duration, thousands};
use crate::openstack::types::time::UtcTime;

/// Where the project has no instances.
pub const NO_INSTANCES: &str = "This project has no instances.";
/// Over a board that the cloud has more instances for.
#[must_use]
pub fn first_instances(count: usize) -> String {
    format!("The cloud has more instances: only the first {} are listed.", thousands(count))
}

/// Said of the last good backup while not all are listed.
pub const NOT_KNOWN: &str = "not known yet";
/// The label of the field for the threshold.
pub const THRESHOLD: &str = "Too old after";

/// The thresholds that are offered, in hours, and what they are called.
pub const THRESHOLDS: [(u32, &str); 6] =
    [(1, "1 hour"), (6, "6 hours"), (24, "1 day"), (72, "3 days"), (168, "1 week"), (720, "30 days")];

/// How many instances have no good recent backup.
#[must_use]
pub fn stale(stale: usize, all: usize) -> String {
    match (stale, all) {
        (0, all) => format!("All {all} instances have a good recent backup."),
        (stale, all) => format!("{stale} of {all} instances have no good recent backup."),
    }
}

/// The last good backup of an instance.
#[must_use]
pub fn last(row: &Row, now: UtcTime) -> String {
    let Some((last, created)) = row.last.as_ref().and_then(|last| Some((last, last.created?))) else {
        return "none".into();
    };
    let chain = if row.chain > 1 { format!(", {} of a chain", row.chain) } else { String::new() };
    format!("{} ({}{chain})", ago(now.since(created)), kind(last))
}

/// Told where ages are judged, and this device's clock shows another time than the cloud's.
#[must_use]
pub fn clock_is_off(ahead: i64) -> String {
    let (off, direction) = (duration(ahead.saturating_abs()), if ahead > 0 { "ahead of" } else { "behind" });
    format!("This device's clock is {off} {direction} the cloud's. Ages are judged by the cloud's clock.")
}

/// The last days of an instance, in words.
#[must_use]
pub fn days(row: &Row) -> String {
    let count = |wanted: Day| row.days.iter().filter(|day| **day == wanted).count();
    format!(
        "Last {DAYS} days: {} with good backups, {} with failures, {} without",
        count(Day::Good),
        count(Day::Bad),
        count(Day::Nothing)
    )
}

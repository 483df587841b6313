//! Phrases that sentences of several rooms are made of: names, time spans.

use crate::openstack::types::cut;

/// The name of what is for all of a project.
pub const WHOLE_PROJECT: &str = "The whole project";
/// Announced when the browser refused to copy.
pub const NOT_COPIED: &str = "The browser did not allow copying. Select the text and copy it by hand.";
/// Announced while other requests are under way.
pub const BUSY: &str = "Other requests are still being sent, one after another. Wait for them.";
/// Why a backup is not deleted.
pub const STILL_RUNS: &str = "It runs, or one that builds on it does, and cannot be deleted: wait for its end.";

/// In a list that is on its way.
pub const LISTING: &str = "Asking the cloud …";

/// Below a list of which only the first are named; nothing for none.
#[must_use]
pub fn more(count: usize) -> String {
    if count == 0 { String::new() } else { format!("and {count} more") }
}

/// A count as people read it: 5,000.
#[must_use]
pub fn thousands(count: usize) -> String {
    match (count / 1000, count % 1000) {
        (0, rest) => rest.to_string(),
        (above, rest) => format!("{},{rest:03}", thousands(above)),
    }
}

/// A name in a sentence: whatever is in it, it turns no other letter round (U+2068 and U+2069). It cannot end
/// its own isolation either, and a very long one is cut.
#[must_use]
pub fn isolated(name: &str) -> String {
    let name: String = cut::name(name).chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    format!("\u{2068}{name}\u{2069}")
}

/// Announced after a copy.
#[must_use]
pub fn copied(what: &str) -> String {
    format!("Copied: {}.", isolated(what))
}

/// A time span: the two largest units.
#[must_use]
pub fn duration(seconds: i64) -> String {
    let (days, hours, minutes, rest) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{rest} s"),
        (0, 0, _) => format!("{minutes} min {rest} s"),
        (0, _, _) => format!("{hours} h {minutes} min"),
        _ => format!("{days} d {hours} h"),
    }
}

/// How long ago: one unit.
#[must_use]
pub fn ago(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..5 => return "just now".into(),
        5..120 => (seconds, "second"),
        120..7200 => (seconds / 60, "minute"),
        7200..172_800 => (seconds / 3600, "hour"),
        _ => (seconds / 86400, "day"),
    };
    format!("{count} {unit}s ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        for (count, read) in [(0, "0"), (999, "999"), (1000, "1,000"), (20_050, "20,050"), (1_000_007, "1,000,007")] {
            assert_eq!(thousands(count), read);
        }
    }
}

//! A sensible name for a backup: its instance and the time.

use super::rules::LONGEST;
use crate::openstack::time::UtcTime;

/// `orders-db-20261124-1530`: the instance and the minute, UTC. Sorted by name they are sorted by time.
#[must_use]
pub fn suggested_name(instance: &str, now: UtcTime) -> String {
    let instance = if instance.is_empty() { "backup" } else { instance };
    let (year, month, day) = now.date();
    let (hour, minute) = (now.0.rem_euclid(86400) / 3600, now.0.rem_euclid(3600) / 60);
    let time = format!("-{year:04}{month:02}{day:02}-{hour:02}{minute:02}");
    let room = LONGEST - time.len();
    instance.chars().take(room).collect::<String>() + &time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_instance_and_the_minute() {
        let now = UtcTime::parse("2026-11-24T15:30:59").expect("a time");
        assert_eq!(suggested_name("orders-db", now), "orders-db-20261124-1530");
        assert_eq!(suggested_name("", now), "backup-20261124-1530");
        assert_eq!(suggested_name(&"ü".repeat(300), now).chars().count(), LONGEST);
    }
}

//! A sensible name for a backup: its instance and the time.

use crate::openstack::types::name::LONGEST;
use crate::openstack::types::time::UtcTime;

/// `orders-db-20261124-1530`: the instance and the minute, UTC. Sorted by name they are sorted by time.
#[must_use]
pub fn suggested_name(instance: &str, now: UtcTime) -> String {
    let instance = if instance.is_empty() { "backup" } else { instance };
    let iso: String = now.iso().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let time = format!("-{}-{}", iso.get(..8).unwrap_or_default(), iso.get(9..13).unwrap_or_default());
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

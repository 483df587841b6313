//! How long a running backup may take.

use std::rc::Rc;

use super::item::Item;
use crate::openstack::types::status::Status;

/// How long a running backup may take, by the earlier ones of its instance and kind: seconds, and of how many that is
/// the mean.
#[must_use]
pub fn estimate(items: &[Rc<Item>], running: &Item) -> Option<(i64, i64)> {
    let (mut sum, mut count) = (0, 0);
    for item in items {
        let is_like = item.instance == running.instance && item.parent.is_empty() == running.parent.is_empty();
        if let Some(took) = item.took().filter(|_| is_like && item.status() == Status::Completed) {
            sum += took;
            count += 1;
        }
    }
    (count > 0).then(|| (sum / count, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::types::time::UtcTime;

    fn item(instance: &str, status: &str, created: &str, updated: &str) -> Rc<Item> {
        Rc::new(Item {
            id: created.into(),
            instance: instance.into(),
            status: status.into(),
            created: UtcTime::parse(created),
            updated: UtcTime::parse(updated),
            ..Item::default()
        })
    }

    #[test]
    fn it_is_the_mean_of_the_good_ones_of_the_instance() {
        let items = [
            item("one", "COMPLETED", "2025-01-01T01:00:00", "2025-01-01T01:20:00"),
            item("one", "COMPLETED", "2026-11-22T01:00:00", "2026-11-22T01:30:00"),
            item("one", "COMPLETED", "2026-11-24T01:00:00", "2026-11-24T01:10:00"),
            item("one", "FAILED", "2026-11-24T02:00:00", "2026-11-24T02:00:00"),
            item("two", "FAILED", "2026-11-24T01:00:00", "2026-11-24T01:00:00"),
        ];
        let running = item("one", "BUILDING", "2026-11-24T11:00:00", "2026-11-24T11:00:00");
        assert_eq!(estimate(&items, &running), Some((1200, 3)));
        assert_eq!(estimate(&items, &item("two", "NEW", "2026-11-24T11:00:00", "2026-11-24T11:00:00")), None);
    }
}

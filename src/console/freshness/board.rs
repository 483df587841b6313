//! Which databases have no good recent backup.

use std::rc::Rc;

use crate::context::backups::chain::lengths;
use crate::context::backups::item::Item;
use crate::context::choices::{Choice, Choices};
use crate::openstack::types::status::Status;
use crate::openstack::types::time::UtcTime;

/// How many days the strip shows.
pub const DAYS: usize = 30;

/// The worst that happened on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Day {
    /// No backup.
    Nothing,
    /// A good one.
    Good,
    /// One still runs.
    Running,
    /// One failed.
    Bad,
}

/// One instance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Which one.
    pub instance: Choice,
    /// Its last good backup.
    pub last: Option<Rc<Item>>,
    /// How many backups are needed to restore from that one.
    pub chain: usize,
    /// The last days, the oldest first; the last one is today, UTC.
    pub days: [Day; DAYS],
}

impl Row {
    /// Whether the last good backup is older than it should be, or there is none.
    #[must_use]
    pub fn is_stale(&self, threshold: Threshold, now: UtcTime) -> bool {
        let created = self.last.as_ref().and_then(|last| last.created);
        created.is_none_or(|created| now.since(created) > threshold.seconds())
    }
}

/// How old a good backup may be, in hours: a day unless a person chose otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Threshold(u32);

impl Default for Threshold {
    fn default() -> Self {
        Self(24)
    }
}

impl Threshold {
    /// Reads whole hours; of what is no number of hours that could be meant, the default is made.
    #[must_use]
    pub fn read(hours: &str) -> Self {
        hours.parse().map_or_else(|_| Self::default(), Self)
    }

    /// The hours.
    #[must_use]
    pub fn hours(self) -> u32 {
        self.0
    }

    fn seconds(self) -> i64 {
        i64::from(self.0) * 3600
    }
}

/// The board: each instance, the ones without a good backup first, then those with the oldest.
#[must_use]
pub fn board(items: &[Rc<Item>], instances: &Choices, now: UtcTime) -> Vec<Row> {
    let mut rows = Vec::new();
    for instance in instances.iter() {
        rows.push(Row { instance: instance.clone(), last: None, chain: 0, days: [Day::Nothing; DAYS] });
    }
    for item in items {
        let row = instances.position(&item.instance).and_then(|at| rows.get_mut(at));
        if let (Some(row), Some(created)) = (row, item.created) {
            let day = day_of(item);
            let ago = now.0.div_euclid(86400).saturating_sub(created.0.div_euclid(86400)).max(0);
            let day_index = usize::try_from(ago).ok().and_then(|ago| (DAYS - 1).checked_sub(ago));
            if let Some(shown) = day_index.and_then(|at| row.days.get_mut(at)) {
                *shown = day.max(*shown);
            }
            let later = row.last.as_ref().is_none_or(|last| last.created < item.created);
            if day == Day::Good && later {
                row.last = Some(item.clone());
            }
        }
    }
    let lengths = lengths(items);
    for row in &mut rows {
        let length = row.last.as_ref().and_then(|last| lengths.get(&*last.id));
        row.chain = length.copied().unwrap_or(0);
    }
    rows.sort_by_key(|row| row.last.as_ref().and_then(|last| last.created));
    rows
}

fn day_of(item: &Item) -> Day {
    match item.status() {
        Status::Completed | Status::Restored => Day::Good,
        Status::Failed | Status::DeleteFailed => Day::Bad,
        _ => Day::Running,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(instance: &str, status: &str, created: &str, updated: &str) -> Rc<Item> {
        let time = |text: &str| UtcTime::parse(text);
        Rc::new(Item {
            id: created.into(),
            instance: instance.into(),
            status: status.into(),
            created: time(created),
            updated: time(updated),
            ..Item::default()
        })
    }

    #[test]
    fn the_worst_of_a_day_counts_and_the_stale_come_first() {
        let choice = |id: &str| Choice { id: id.into(), name: id.into(), ..Choice::default() };
        let now = UtcTime::parse("2026-11-24T12:00:00").expect("a time");
        let items = [
            item("one", "COMPLETED", "2026-11-24T01:00:00", "2026-11-24T01:10:00"),
            item("one", "FAILED", "2026-11-24T02:00:00", "2026-11-24T02:00:00"),
            item("one", "COMPLETED", "2026-11-22T01:00:00", "2026-11-22T01:30:00"),
            item("one", "COMPLETED", "2025-01-01T01:00:00", "2025-01-01T01:20:00"),
            item("two", "FAILED", "2026-11-24T01:00:00", "2026-11-24T01:00:00"),
        ];
        let mut items = items.to_vec();
        items.sort_by(|one, two| one.id.cmp(&two.id));
        let rows = board(&items, &["one", "two"].map(choice).into_iter().collect(), now);
        assert_eq!(rows.iter().map(|row| &*row.instance.id).collect::<Vec<_>>(), ["two", "one"]);
        assert_eq!(&rows[1].days[26..], [Day::Nothing, Day::Good, Day::Nothing, Day::Bad]);
        assert_eq!(rows[1].last.as_ref().map(|last| &*last.id), Some("2026-11-24T01:00:00"));
        let day = Threshold::default();
        assert!(rows[0].is_stale(day, now) && !rows[1].is_stale(day, now));
        assert!(rows[1].is_stale(day, now.plus(24 * 3600)));
        assert!(!rows[1].is_stale(Threshold::read("48"), now.plus(24 * 3600)));
        assert_eq!(Threshold::read("a while"), day);
    }
}

//! Which backups the table shows, and in which order: as the person searches, filters and sorts.

use std::cmp::Reverse;
use std::rc::Rc;

use super::settings::{StatusFilter, TableSettings};
use crate::context::backups::item::Item;
use crate::context::choices::Choices;

/// What is shown of all backups, which are in the order of their ids.
#[must_use]
pub fn arrange(items: &[Rc<Item>], settings: &TableSettings, instances: &Choices) -> Vec<Rc<Item>> {
    let search = settings.search.trim().to_ascii_lowercase();
    let is = |wanted: &str, told: &str| wanted.is_empty() || told.eq_ignore_ascii_case(wanted);
    let holds = |text: &str| text.to_ascii_lowercase().contains(&search);
    let mut shown = Vec::new();
    for item in items {
        let found =
            search.is_empty() || holds(&item.name) || holds(&item.id) || holds(instances.name_of(&item.instance));
        let fits = match &settings.status {
            StatusFilter::All => true,
            StatusFilter::Running => item.is_running(),
            StatusFilter::Is(status) => is(status, &item.status),
        };
        if found && fits && is(&settings.instance, &item.instance) && is(&settings.datastore, &item.datastore) {
            shown.push(item.clone());
        }
    }
    let column = settings.sort.column;
    // Those with the same key stay in the order of their ids.
    if settings.sort.descending {
        shown.sort_by_cached_key(|item| Reverse(column.key(item, instances)));
    } else {
        shown.sort_by_cached_key(|item| column.key(item, instances));
    }
    shown
}

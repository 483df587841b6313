//! Which backups the list shows, and in which order: as the person searches, filters and sorts.

use std::cmp::Reverse;
use std::rc::Rc;

use super::columns::Column;
use super::item::Item;
use crate::backup::draft::{Draft, Field};
use crate::context::choices::Choices;

/// The column that the list is sorted by, and whether the largest comes first: the newest one unless told.
#[must_use]
pub fn order(draft: &Draft) -> (Column, bool) {
    let told = draft.get(Field::Sort);
    let (word, descending) = told.strip_prefix('-').map_or((told, false), |word| (word, true));
    let column = Column::ALL.into_iter().find(|column| column.is(word));
    column.map_or((Column::Created, true), |column| (column, descending))
}

/// The columns that are shown: all but the id unless told.
#[must_use]
pub fn columns(draft: &Draft) -> Vec<Column> {
    let told = draft.get(Field::Columns);
    let mut columns = Vec::new();
    for column in Column::ALL {
        if told.split(' ').any(|word| column.is(word)) {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        columns.extend(Column::ALL.iter().filter(|column| **column != Column::Id));
    }
    columns
}

/// Whether times are written in UTC: a word among those of the columns.
#[must_use]
pub fn is_utc(draft: &Draft) -> bool {
    draft.get(Field::Columns).split(' ').any(|word| word == "utc")
}

/// What is shown of all backups, which are in the order of their ids.
#[must_use]
pub fn arrange(items: &[Rc<Item>], draft: &Draft, instances: &Choices) -> Vec<Rc<Item>> {
    let typed = |field: Field| draft.or(field, "").to_ascii_lowercase();
    let (search, status) = (typed(Field::Search), typed(Field::ShowStatus));
    let (instance, datastore) = (typed(Field::ShowInstance), typed(Field::ShowDatastore));
    let is = |wanted: &str, told: &str| wanted.is_empty() || told.eq_ignore_ascii_case(wanted);
    let holds = |text: &str| text.to_ascii_lowercase().contains(&search);
    let mut shown = Vec::new();
    for item in items {
        let found =
            search.is_empty() || holds(&item.name) || holds(&item.id) || holds(instances.name_of(&item.instance));
        let fits = match &*status {
            "running" => item.is_running(),
            status => is(status, &item.status),
        };
        if found && fits && is(&instance, &item.instance) && is(&datastore, &item.datastore) {
            shown.push(item.clone());
        }
    }
    let (column, descending) = order(draft);
    // Those with the same key stay in the order of their ids.
    if descending {
        shown.sort_by_cached_key(|item| Reverse(column.key(item, instances)));
    } else {
        shown.sort_by_cached_key(|item| column.key(item, instances));
    }
    shown
}

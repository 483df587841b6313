//! The state of the room.

use std::rc::Rc;

use super::deletion::Deletion;
use super::settings::TableSettings;
use crate::context::backups::item::Item;
use crate::context::selection::Selection;

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// What is shown of the backups.
    pub table: TableSettings,
    /// The backups that are shown, in their order.
    pub shown: Rc<Vec<Rc<Item>>>,
    /// The first row that is in sight.
    pub first: usize,
    /// Those that are ticked, by their ids.
    pub selection: Selection,
    /// What is to be deleted, as soon as it is confirmed.
    pub deletion: Option<Deletion>,
}

impl Model {
    /// Whether all that are shown are ticked.
    #[must_use]
    pub fn is_all_selected(&self) -> bool {
        self.selection.is_all(self.shown.iter().map(|item| &item.id))
    }
}

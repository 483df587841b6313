//! The state of the room.

use std::rc::Rc;

use super::board::{Row, Threshold};
use crate::context::selection::Selection;

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The instances, those without a good backup first.
    pub board: Rc<Vec<Row>>,
    /// How old a good backup may be.
    pub threshold: Threshold,
    /// The first row that is in sight.
    pub first: usize,
    /// The instances that are ticked, by their ids.
    pub selection: Selection,
}

impl Model {
    /// The instances that can be backed up now.
    pub(super) fn free(&self) -> impl Iterator<Item = &Rc<str>> + Clone {
        self.board.iter().filter(|row| row.instance.unusable.is_none()).map(|row| &row.instance.id)
    }

    /// Whether any can be ticked.
    #[must_use]
    pub fn has_free(&self) -> bool {
        self.free().next().is_some()
    }

    /// Whether all of those are ticked.
    #[must_use]
    pub fn is_all_selected(&self) -> bool {
        self.selection.is_all(self.free())
    }
}

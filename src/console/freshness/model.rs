//! The state of the room.

use std::rc::Rc;

use super::board::{Row, Threshold};
use crate::context::selection::Selection;

/// How many rows are shown at once: with those of the oldest backups it begins.
pub const SHOWN: usize = 100;

/// The state of the room.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Model {
    /// The instances, those without a good backup first.
    pub board: Rc<Vec<Row>>,
    /// How old a good backup may be.
    pub threshold: Threshold,
    /// How often a person asked for more rows.
    pub more: usize,
    /// The instances that are ticked, by their ids.
    pub selection: Selection,
}

impl Model {
    /// The rows that are shown.
    #[must_use]
    pub fn shown(&self) -> &[Row] {
        let count = SHOWN.saturating_mul(self.more.saturating_add(1));
        self.board.get(..count).unwrap_or(&self.board)
    }

    /// The instances of the rows that are shown and can be backed up now.
    pub(super) fn free(&self) -> impl Iterator<Item = &Rc<str>> + Clone {
        self.shown().iter().filter(|row| row.instance.unusable.is_none()).map(|row| &row.instance.id)
    }

    /// Whether all of those are ticked.
    #[must_use]
    pub fn is_all_selected(&self) -> bool {
        self.selection.is_all(self.free())
    }
}

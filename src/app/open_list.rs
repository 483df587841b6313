//! Which list is open below its field.

use super::field::Field;

/// The list that is open, and where in it the person is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenList {
    /// Whose list.
    pub field: Field,
    /// Whether what is typed narrows it: not what stood there before.
    pub typed: bool,
    /// The place among those that are shown.
    pub active: Option<usize>,
}

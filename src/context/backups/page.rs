//! A page of the list of backups: what is behind it, and what it changed.

use std::rc::Rc;

use super::item::Item;

/// What is behind a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rest {
    /// It is the last page.
    Nothing,
    /// The cloud says that there is another page.
    Linked,
    /// The answer has more rows than are read of one.
    Unread,
}

/// What a page changed, for those who listen.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct News {
    /// Those whose status changed.
    pub changed: Vec<Rc<Item>>,
    /// How many are gone.
    pub gone: usize,
    /// How many should be gone, and are still there after a long while.
    pub stuck: usize,
}

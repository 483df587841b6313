//! How often the heavy views were rendered: for the test that types beside them. Only debug builds count.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static COUNTS: RefCell<BTreeMap<&'static str, usize>> = RefCell::default();
}

/// A view of this name is rendered.
pub fn count(name: &'static str) {
    if cfg!(debug_assertions) {
        COUNTS.with_borrow_mut(|counts| *counts.entry(name).or_default() += 1);
    }
}

/// How often each view was rendered on this page so far.
#[must_use]
pub fn counts() -> BTreeMap<&'static str, usize> {
    COUNTS.with_borrow(BTreeMap::clone)
}

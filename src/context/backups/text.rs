//! Words about a backup that several rooms use.

use super::item::Item;

/// Full, incremental, or made elsewhere.
#[must_use]
pub fn kind(item: &Item) -> &'static str {
    match (item.parent.is_empty(), item.instance.is_empty()) {
        (false, _) => "incremental",
        (true, false) => "full",
        (true, true) => "registered",
    }
}

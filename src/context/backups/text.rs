//! Words about a backup that several rooms use.

use super::inventory::Inventory;
use super::item::Item;
use crate::context::phrases::isolated;

/// Full, incremental, or made elsewhere.
#[must_use]
pub fn kind(item: &Item) -> &'static str {
    match (item.parent.is_empty(), item.instance.is_empty()) {
        (false, _) => "incremental",
        (true, false) => "full",
        (true, true) => "registered",
    }
}

/// So many backups.
#[must_use]
pub fn backups(count: usize) -> String {
    if count == 1 { "1 backup".into() } else { format!("{count} backups") }
}

/// What more there may be than is told of a chain.
#[must_use]
pub fn may_be_more(inventory: &Inventory) -> &'static str {
    match (inventory.whole, inventory.cut) {
        (false, _) => "The list is still loading: more may build on it.",
        (true, true) => "Not all backups of the project are listed: more may build on it.",
        (true, false) => "",
    }
}

/// A row of the chain, in words.
#[must_use]
pub fn link(item: &Item) -> String {
    let size = if item.size.is_empty() { String::new() } else { format!(", {} GiB", isolated(&item.size)) };
    format!("{}, {}{size}", kind(item), isolated(&item.status))
}

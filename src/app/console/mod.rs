//! The console, as part of the state: all backups, one of them, deleting, and which databases need one.

mod backups;
mod batch;
mod freshness;
mod inventory;
pub mod restore;
mod strategies;
pub mod wording;

use std::rc::Rc;

use crate::console::backups::Model as Backups;
use crate::console::batch::Model as Batch;
use crate::console::freshness::Model as Freshness;
use crate::console::restore::Model as Restore;
use crate::console::strategies::Model as Strategies;
use crate::context::backups::inventory::Inventory;

/// What the console knows and does.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// All backups.
    pub inventory: Inventory,
    /// The table of them.
    pub backups: Backups,
    /// Which instances have no good recent backup.
    pub freshness: Freshness,
    /// What is sent one after another, or was.
    pub batch: Batch,
    /// What is restored, or was.
    pub restore: Restore,
    /// The backup strategies.
    pub strategies: Rc<Strategies>,
}

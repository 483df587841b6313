//! Browser client for database backups on OpenStack Trove.
//!
//! It names an instance, names the backup, posts it to `{endpoint}/backups` with the user's token, shows the reply as
//! a table, and follows the backup to its end.
//!
//! The modules import one way: [`pages`] → [`components`], [`hooks`] → [`backup`] → [`openstack`]. The last two are
//! plain Rust but for the one file that calls `fetch`.
// A panic would stop every component on the page.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing))]

pub mod backup;
pub mod components;
pub mod hooks;
pub mod openstack;
pub mod pages;

pub use pages::trove_backup::{TroveBackup, TroveBackupProps};

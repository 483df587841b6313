//! The room of backup strategies: which Swift container backups go to that name none (`docs/trove-api.md` §4).

pub mod model;
pub mod text;
pub mod update;
pub mod view;

pub use model::{Model, Scope, StrategyRow};
pub use update::{Change, Event, Message, update};

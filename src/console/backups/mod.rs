//! The room of all backups: the table, what it shows of them, how they are deleted and exported.

pub mod arrange;
pub mod columns;
pub mod deletion;
pub mod export;
pub mod model;
pub mod settings;
pub mod text;
pub mod update;
pub mod view;

pub use model::Model;
pub use update::{Context, Event, Message, update};

//! The room of freshness: which databases have no good recent backup.

pub mod board;
pub mod model;
pub mod text;
pub mod update;
pub mod view;

pub use model::Model;
pub use update::{Event, Message, update};

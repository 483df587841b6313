//! What the rooms share and none of them owns: calls and their answers, lists to choose from, phrases.
//!
//! No yew and no browser here; see `docs/architecture.md`.

pub mod alert;
pub mod backups;
pub mod call;
pub mod choices;
pub mod connection;
pub mod effect;
pub mod environment;
pub mod error_text;
pub mod phrases;
pub mod remote;
pub mod resources;
pub mod selection;
pub mod shell;

//! The effects: calls, timers, visibility and connection. Views use these; only here the state's effects are carried out.

pub mod clipboard;
pub mod clock;
mod engine;
pub mod given;
pub mod host_token;
mod perform;
pub mod use_backup;
pub mod use_environment;

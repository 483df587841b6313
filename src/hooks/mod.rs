//! The effects: calls, timers, visibility and connection. Views use these; only here the state's effects are carried out.

pub mod clipboard;
pub mod clock;
pub mod use_backup;
pub mod use_environment;

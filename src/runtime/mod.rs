//! The effects: calls, timers, visibility, focus. Only here is carried out what the state wants.

pub mod engine;
pub mod environment;
pub mod focus;
pub mod host_input;
pub mod host_token;
pub mod kept;
pub mod parts;
pub mod perform;
pub mod remembered;
mod timer;

//! The effects: calls, timers, visibility, focus. Only here is carried out what the state wants.

pub mod attention;
pub mod engine;
pub mod environment;
pub mod given;
pub mod host_token;
pub mod kept;
pub mod parts;
pub mod perform;
pub mod remembered;
mod timer;

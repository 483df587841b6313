//! The room of restoring: the form for a new instance out of a backup, and the instance until it is healthy or has failed
//! (`docs/trove-api.md` §5).
//!
//! The request is sent once. After a lost reply the instances are looked through, and nothing is sent again.

mod answer;
mod fault;
mod following;
pub mod form;
pub mod message;
pub mod model;
pub mod restoration;
mod rules;
pub mod text;
pub mod update;
pub mod view;

pub use answer::answered;
pub use form::{Draft, Input};
pub use message::{Context, Event, Message, RefusedFor};
pub use model::Model;
pub use restoration::{Following, Restoration, Stage, Watch};
pub use rules::{Problem, check, least_volume};
pub use update::update;

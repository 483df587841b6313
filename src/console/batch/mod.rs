//! The room of batches: several requests, sent one after another, each with its own end.
//!
//! None is sent twice by itself, but for one that the rate limit turned away: that one was not carried out.

pub mod model;
pub mod text;
pub mod update;
pub mod view;

pub use model::{Job, Model, Outcome, Task};
pub use update::{Event, Message, update};

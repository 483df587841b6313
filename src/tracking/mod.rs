//! The room of tracking: one backup followed to its end, its status, its stages and its properties.
//!
//! Two backups are followed at most: the one that was created here, and the one that is open. Looks back off, stop while
//! the page is hidden or offline, and stop at the end (`docs/trove-api.md` §3.9).

mod answer;
mod cli_value;
pub mod follow;
pub mod message;
pub mod model;
pub mod properties;
pub mod text;
pub mod update;
pub mod view;

pub use answer::answered;
pub use follow::{Follow, Found, Reason, Watch};
pub use message::{Event, Message, Resumed};
pub use model::{Model, Which};
pub use update::{resume, update};

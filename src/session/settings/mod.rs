//! Settings files: an openrc file or a clouds.yaml fills in the form. A file is read on this page, and neither kept nor
//! sent.
//!
//! [`read`] and what it needs are a part of the program that is loaded when somebody gives a file
//! (`docs/decisions/0013-parts.md`). The rest is the room: its model, what happens in it, its sentences and its view.

pub mod cloud;
mod clouds;
mod dialects;
mod model;
mod read;
mod setting;
mod shell;
mod source;
pub mod text;
mod update;
mod variables;
pub mod view;
mod yaml;

pub use model::{File, Model, Outcome};
pub use read::{Unreadable, read};
pub use setting::Setting;
pub use update::{Event, LARGEST, Message, update};

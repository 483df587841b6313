//! What a person does with backups, as pure functions and one reducer: no I/O, and `now` is always an argument.
//!
//! It uses [`crate::openstack`] and is used by the hooks and the views.

pub mod commands;
pub mod draft;
pub mod follow;
pub mod lost;
pub mod notice;
pub mod properties;
pub mod python;
pub mod state;
pub mod submission;
pub mod validation;
pub mod wording;

//! What a person does with backups, as pure functions and one reducer: no I/O, and `now` is always an argument.
//!
//! It uses [`crate::openstack`] and is used by the hooks and the views.

pub mod action;
pub mod commands;
pub mod credential;
pub mod draft;
pub mod effect;
pub mod event;
pub mod explanation;
pub mod follow;
mod following;
mod keeping;
pub mod labels;
pub mod lost;
pub mod notice;
pub mod properties;
pub mod python;
mod sending;
pub mod state;
pub mod submission;
pub mod validation;
pub mod wording;
